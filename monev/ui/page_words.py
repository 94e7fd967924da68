"""Words of several pages beside the sentences of monev.figures: safe text, headings, changes."""

import re
from collections.abc import Iterable

from monev.core.file_references import is_web_address
from monev.core.text import ADDED, DELETED, diff_words

SIMULATED_DATA = "DATA SIMULASI"
NO_BREAK = "\u00a0"
"""A space at which no line ends."""
_MARKDOWN_MARKS = re.compile(r"([\\`*_{}\[\]()#+\-!|$~:<>&])")
# Streamlit makes icons, emoji, arrows and links only after it has read Markdown, so no backslash
# stops it. An invisible word joiner inside each of them does.
_JOINER = "\u2060"
_SIGNS = (
    (re.compile(r":(?=[\w+/-]+:)"), f":{_JOINER}"),
    (re.compile(r"(?<!\S)([-<>~])(?=(?:->|>|-|=)(?!\S))"), rf"\1{_JOINER}"),
    (re.compile(r"(https?:)(?=//)|(www)(?=\.)", re.IGNORECASE), rf"\g<0>{_JOINER}"),
    (re.compile(r"(?<=\S)@(?=\S)"), f"{_JOINER}@"),
)
_LIST_START = re.compile(r"^([^\S\n]*\d+)([.)])", re.MULTILINE)
_WORDS_AROUND = 6
"""The unchanged words shown beside each change; more would hide the change."""


def safe(text: str | None) -> str:
    """Return text from a file safe inside Markdown: shown letter by letter, line breaks kept."""
    apart = text or ""
    for sign, replacement in _SIGNS:
        apart = sign.sub(replacement, apart)
    escaped = _LIST_START.sub(r"\1\\\2", _MARKDOWN_MARKS.sub(r"\\\1", apart))
    return escaped.strip().replace("\r\n", "\n").replace("\n", "  \n")


def safe_line(text: str | None) -> str:
    """Like `safe`, on one line, for lists and tables."""
    return safe(" ".join((text or "").split()))


def with_note(words: str, note: str) -> str:
    """Return Markdown with a small grey note behind it, given as text; nothing if it is empty."""
    return f"{words} :small[:gray[{safe_line(note)}]]" if note else words


def headings(names: Iterable[str], **others: str) -> dict[str, str]:
    """Return the columns of a table: name in a row → heading.

    A heading is made from the name or given in `others`.
    """
    own = {"pic": "PIC", "kode_tampil": "Kode"}
    return {name: own.get(name, name.replace("_", " ").capitalize()) for name in names} | others


def safe_link(text: str) -> str:
    """Return a typed link, clickable only if it is a web address, else its text."""
    return f"[tautan]({text.strip()})" if is_web_address(text) else safe(text)


def sides_of_difference(before: str, after: str) -> tuple[str, str]:
    """Return where two texts differ, as the one and the other says it, with some words around."""
    pieces = diff_words(before, after, around=_WORDS_AROUND)
    if not any(piece.jenis in (DELETED, ADDED) for piece in pieces):
        return before, "(hanya spasi atau pindah baris)"
    old = " ".join(piece.text for piece in pieces if piece.jenis != ADDED)
    new = " ".join(piece.text for piece in pieces if piece.jenis != DELETED)
    return old, new


def mark_difference(before: str | None, after: str | None) -> str:
    """Return two texts as one line: removed words struck through, new words bold.

    Some words stand around them.
    """
    pieces = diff_words(before, after, around=_WORDS_AROUND)
    if not any(piece.jenis in (DELETED, ADDED) for piece in pieces):
        return "(hanya spasi atau pindah baris)"
    # Grey and green too, since a stroke through short words is easily overlooked.
    form = {DELETED: ":gray[~~{}~~]", ADDED: ":green[**{}**]"}
    return " ".join(form.get(piece.jenis, "{}").format(safe_line(piece.text)) for piece in pieces)
