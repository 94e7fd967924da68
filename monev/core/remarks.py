"""A remark on a cell: a code, a place and values. Its Indonesian sentence is made only where it is
shown."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from monev.core.errors import FileRefused
from monev.core.words import read_words

SENTENCES: dict[str, str] = {
    f"{room}.{matter}": sentence
    for room, sentences in read_words(__file__, "remark_sentences").items()
    for matter, sentence in sentences.items()
}
"""Every remark there is: code → sentence."""

PLACE = ("lembar", "baris", "kolom", "nilai", "sel")
"""Where a remark is, and what stood there."""

_ROWS_NAMED = 12
"""So many rows a sentence names; of more it says that there are others."""

STORED_SENTENCE = "stored.sentence"
"""The code of a remark that was stored as its sentence."""


WRITTEN = "tertulis"
"""Among the values of a remark: the mark that stands in its cell, where what its column says of the
row is nothing."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark on one cell: `code` names its sentence in SENTENCES, which `values` fill in;
    `baris` is the row as the spreadsheet shows it, `kolom` the heading as printed (or the column's
    letter), `sel` the address ("F12")."""

    code: str
    lembar: str | None = None
    baris: int | None = None
    kolom: str | None = None
    nilai: str | None = None
    sel: str | None = None
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def pesan(self) -> str:
        return remark_sentence(self.code, self.values)

    def as_stored(self) -> dict[str, Any]:
        """As the journal keeps it: its code, its values and its place. `stored_remark` reads it
        back."""
        return {
            "kode": self.code,
            "isi": dict(self.values),
            **{name: getattr(self, name) for name in PLACE},
        }


def stored_remark(row: Mapping[str, Any]) -> Remark:
    """A remark as it was stored: `kode` and `isi` (a mapping, or its JSON text), or only its
    sentence, `pesan`, as version 1 of the journal kept it. Its place is taken from the row where
    the row has one."""
    place = {name: row.get(name) for name in PLACE}
    if row.get("kode") is None:
        return Remark(STORED_SENTENCE, **place, values={"pesan": row["pesan"]})
    values = row["isi"]
    return Remark(
        row["kode"], **place, values=json.loads(values) if isinstance(values, str) else values
    )


def refused_remark(refusal: FileRefused) -> Remark:
    """Why a file is no readable file at all, as a remark that has no place in it."""
    return Remark("files.refused", values={"reason": f"{refusal.pesan} {refusal.advice}".strip()})


def remark_sentence(code: str, values: Mapping[str, Any]) -> str:
    """A code's Indonesian sentence with its values; a list is of remarks within it, [code, values].
    Raises KeyError."""

    def said(value: Any) -> Any:
        return (
            " ".join(remark_sentence(*within) for within in value)
            if isinstance(value, list)
            else value
        )

    return SENTENCES[code].format_map({name: said(value) for name, value in values.items()})


def name_rows(rows: Iterable[int]) -> str:
    """The rows a sentence is about, as it names them: 7, 9, 12; of many the first."""
    named = [*rows]
    return ", ".join(map(str, named[:_ROWS_NAMED])) + " dan lainnya" * (len(named) > _ROWS_NAMED)


def unique_remarks(remarks: Iterable[Remark]) -> list[Remark]:
    """Each remark once, in order. (Remarks hold values, so they can be no keys of a dictionary.)"""
    every = [*remarks]
    return [remark for place, remark in enumerate(every) if remark not in every[:place]]
