"""What the child process says of a file it can't take; the parent turns it into words and a next step."""

from __future__ import annotations


class TerlaluBesar(Exception):
    """The file holds more rows, cells, tables or pages than is read; the text says where and how many."""


class KataSandi(Exception):
    """The file is encrypted."""
