"""Text for people: shortening without cutting a word."""

from __future__ import annotations


def shorten(text: str, length: int = 60) -> str:
    """The start of a text on one line, cut at a word and marked with … where it goes on."""
    one_line = " ".join(text.split())
    if len(one_line) <= length:
        return one_line
    return one_line[: length + 1].rsplit(" ", 1)[0].rstrip(",;:.") + " …"
