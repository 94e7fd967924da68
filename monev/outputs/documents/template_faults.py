"""What in an office's Word template will not come out as meant, where, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from monev.core.text import shorten
from monev.outputs.documents.template_fields import FIELDS, LISTS, NAMES, written_names
from monev.outputs.documents.template_paragraphs import Paragraph

_OLD = re.compile(r"\{%.*?(?:%\}|$)|\{#.*?(?:#\}|$)")
_OLD_LOOP = re.compile(r"\{%[-+]?\s*(?:tr|tc|p|r)?\s*for\s+(\w+)\s+in\s+([\w.]+)")
"""How templates were written until version 1.0: {%tr for a in area %}, {{ a.nama|upper }}."""
_OTHER_BRACKETS = re.compile(r"(?:\{|\[|<<|«)\s*([A-Za-z_][\w.]*)\s*(?:\}|\]|>>|»)")


def list_faults(paragraphs: list[Paragraph]) -> list[str]:
    """Everything wrong, in the order in which it stands: Paragraf 3, “Laporan {{ satkr }}”: medan “satkr” …"""
    loops = dict(loop for paragraph in paragraphs for loop in _OLD_LOOP.findall(paragraph.line))
    lists: dict[Any, str] = {}
    faults = [
        _in_words(paragraph, sentence) for paragraph in paragraphs for sentence in _check(paragraph, loops, lists)
    ]
    if not faults and not any(paragraph.names for paragraph in paragraphs):
        faults = [
            _in_words(paragraph, f"tertulis seperti medan, tetapi bukan. Maksud Anda {{{{ {near} }}}}?")
            for paragraph in paragraphs
            for name in _OTHER_BRACKETS.findall(paragraph.line)
            if (near := find_similar(name.lower()))
        ] or ["Seluruh templat: tidak ada satu medan pun, jadi isinya akan selalu sama. Tulis misalnya {{ satker }}."]
    return faults


def find_similar(name: str) -> str | None:
    """The name somebody may have meant; None where none is like it."""
    return next(iter(get_close_matches(name, NAMES, n=1)), None)


def _in_words(paragraph: Paragraph, sentence: str) -> str:
    return f"{paragraph.place}, “{shorten(paragraph.line, 90)}”: {sentence}"


def _check(paragraph: Paragraph, loops: dict[str, str], lists: dict[Any, str]) -> Iterator[str]:
    """Sentences about one paragraph. `lists`: the list that the rows of tables so far are repeated for."""
    rest = paragraph.line
    for statement in _OLD.findall(rest):
        rest = rest.replace(statement, "", 1)
        yield _say_old_statement(statement)
    for name in paragraph.names:
        if name not in NAMES:
            yield _say_unknown(name, loops)
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
    rest = re.sub(r"\{\{.*?\}\}", "", rest)
    for lonely, other in (("{{", "}}"), ("}}", "{{")):
        if lonely in rest:
            yield f"“{lonely}” tanpa “{other}”. Keduanya harus ada di paragraf yang sama."


def _say_old_statement(statement: str) -> str:
    """What stands in the place of a loop or a condition."""
    loop = _OLD_LOOP.match(statement)
    listing = loop[2] if loop else ""
    if listing in LISTS:
        example = written_names(listing)[1]
        return f"“{statement}” tidak perlu lagi: baris tabel yang memuat {{{{ {example} }}}} diulang sendiri. Hapus."
    if listing in NAMES:
        return f"“{statement}” tidak perlu lagi: {{{{ {listing} }}}} mencetak semua butirnya. Hapus."
    return f"“{statement}” tidak dipakai lagi. Hapus: paragraf yang semua medannya kosong tidak tercetak."


def _say_unknown(name: str, loops: dict[str, str]) -> str:
    """That there is no such field, and what may have been meant."""
    if not name:
        return "“{{ }}” kosong. Tulis nama medan di dalamnya, misalnya {{ satker }}."
    base, dot, inner = name.partition("|")[0].strip().partition(".")
    meant = f"{loops.get(base, base)}{dot}{inner}"
    if meant in NAMES:
        capitals = " Huruf besar semua diatur di Word, di Font." if "|" in name else ""
        return f"“{{{{ {name} }}}}” ditulis dengan cara lama. Tulis {{{{ {meant} }}}}.{capitals}"
    if meant in FIELDS or meant in LISTS:
        names = ", ".join(written_names(meant))
        where = ", di baris tabel yang akan diulang" if meant in LISTS else ""
        return f"“{meant}” berisi beberapa isian. Tulis salah satunya{where}: {names}."
    near = find_similar(meant)
    return f"medan “{name}” tidak dikenal.{f' Maksud Anda {{{{ {near} }}}}?' if near else ''}"
