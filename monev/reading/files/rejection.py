"""What the child process says of a file it can't take; the parent turns it into words and a next step (`anak`)."""

from __future__ import annotations


class TooLarge(Exception):
    """The file holds more rows, cells, tables or pages than is read; the text says where and how many."""


class Unreadable(Exception):
    """The file is sound but can't be read; its one argument is the code by which `anak` knows the sentence."""
