"""What in an office's Word template will not come out as meant, where, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from monev.core.text import shorten
from monev.outputs.documents.template_fields import FIELDS, LISTS, NAMES, written_names
from monev.outputs.documents.template_paragraphs import Paragraph


def list_faults(paragraphs: list[Paragraph]) -> list[str]:
    """Everything wrong, in the order in which it stands: Paragraf 3, “Laporan {{ satkr }}”: medan “satkr” …"""
    lists: dict[Any, str] = {}
    faults = [_in_words(paragraph, sentence) for paragraph in paragraphs for sentence in _check(paragraph, lists)]
    if not faults and not any(paragraph.names for paragraph in paragraphs):
        return ["Seluruh templat: tidak ada satu medan pun, jadi isinya akan selalu sama. Tulis misalnya {{ satker }}."]
    return faults


def find_similar(name: str) -> str | None:
    """The name somebody may have meant; None where none is like it."""
    return next(iter(get_close_matches(name, NAMES, n=1)), None)


def _in_words(paragraph: Paragraph, sentence: str) -> str:
    return f"{paragraph.place}, “{shorten(paragraph.line, 90)}”: {sentence}"


def _check(paragraph: Paragraph, lists: dict[Any, str]) -> Iterator[str]:
    """Sentences about one paragraph. `lists`: the list that the rows of tables so far are repeated for."""
    for name in paragraph.names:
        if name not in NAMES:
            yield _say_unknown(name)
        elif listing := NAMES[name]:
            if paragraph.row is None:
                yield (
                    f"“{name}” ada pada tiap baris sebuah daftar, jadi hanya dapat ditulis di baris tabel. Baris itu "
                    "diulang."
                )
            elif lists.setdefault(paragraph.row, listing) != listing:
                yield (
                    f"“{name}” bukan dari daftar “{lists[paragraph.row]}”, yang mengulang baris ini. Satu baris tabel "
                    "untuk satu daftar."
                )
    rest = re.sub(r"\{\{.*?\}\}", "", paragraph.line)
    for lonely, other in (("{{", "}}"), ("}}", "{{")):
        if lonely in rest:
            yield f"“{lonely}” tanpa “{other}”. Keduanya harus ada di paragraf yang sama."


def _say_unknown(name: str) -> str:
    """That there is no such field, and what may have been meant."""
    if not name:
        return "“{{ }}” kosong. Tulis nama medan di dalamnya, misalnya {{ satker }}."
    if name in FIELDS or name in LISTS:
        names = ", ".join(written_names(name))
        where = ", di baris tabel yang akan diulang" if name in LISTS else ""
        return f"“{name}” berisi beberapa isian. Tulis salah satunya{where}: {names}."
    near = find_similar(name.partition("|")[0].strip())
    return f"medan “{name}” tidak dikenal.{f' Maksud Anda {{{{ {near} }}}}?' if near else ''}"
