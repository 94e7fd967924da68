"""Headings of a grid → what each column means."""
