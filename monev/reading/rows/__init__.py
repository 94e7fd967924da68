"""Rows below the headings → langkah, each in its area, with what its cells say."""
