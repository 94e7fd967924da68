"""Text for people: shortening without cutting a word."""

from __future__ import annotations


def potong(teks: str, panjang: int = 60) -> str:
    """The start of a text on one line, cut at a word and marked with … where it goes on."""
    satu_baris = " ".join(teks.split())
    if len(satu_baris) <= panjang:
        return satu_baris
    return satu_baris[: panjang + 1].rsplit(" ", 1)[0].rstrip(",;:.") + " …"
