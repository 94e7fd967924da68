"""Remarks on cells: a code, a place and values.

The Indonesian sentence is made only for display.
"""

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
"""All remarks: code → sentence."""

PLACE = ("lembar", "baris", "kolom", "nilai", "sel")
"""The place of a remark, and the value there."""

_ROWS_NAMED = 12
"""Most rows that a sentence names. If there are more, it says so."""

STORED_SENTENCE, FORMER = "stored.sentence", "stored.former"
"""The code of a remark stored as a sentence, and of one whose code is gone."""


WRITTEN = "tertulis"
"""Among the values of a remark: the mark in its cell, if the column has no value in that row."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark on a cell.

    - code: names its sentence in SENTENCES; values: fill it in
    - baris: the row as in the spreadsheet; sel: the address ("F12")
    - kolom: the printed heading, or the column's letter
    """

    code: str
    lembar: str | None = None
    baris: int | None = None
    kolom: str | None = None
    nilai: str | None = None
    sel: str | None = None
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def pesan(self) -> str:
        """Its sentence; of a stored code that nothing says any more, to upload the file again."""
        code = self.code if self.code in SENTENCES else FORMER
        return remark_sentence(code, self.values)

    def as_stored(self) -> dict[str, Any]:
        """Return the form for the journal: code, values and place.

        `stored_remark` reads it back.
        """
        return {
            "kode": self.code,
            "isi": dict(self.values),
            **{name: getattr(self, name) for name in PLACE},
        }


def stored_remark(row: Mapping[str, Any]) -> Remark:
    """Read a remark as it was stored: `kode` and `isi` (a mapping or its JSON text).

    Version 1 of the journal stored only its sentence, `pesan`. The place is in the row's columns,
    if it has them.
    """
    place = {name: row.get(name) for name in PLACE}
    if row.get("kode") is None:
        return Remark(STORED_SENTENCE, **place, values={"pesan": row["pesan"]})
    values = row["isi"]
    if isinstance(values, str):
        values = json.loads(values)
    return Remark(row["kode"], **place, values=values)


def refused_remark(refusal: FileRefused) -> Remark:
    """Turn the refusal of an unreadable file into a remark without a place."""
    return Remark("files.refused", values={"reason": f"{refusal.pesan} {refusal.advice}".strip()})


def remark_sentence(code: str, values: Mapping[str, Any]) -> str:
    """Return the Indonesian sentence of a code with its values.

    A list holds remarks inside it, as [code, values]. Raises KeyError.
    """

    shown = {}
    for name, value in values.items():
        if isinstance(value, list):
            shown[name] = " ".join(remark_sentence(*within) for within in value)
        else:
            shown[name] = value
    return SENTENCES[code].format_map(shown)


def name_rows(rows: Iterable[int]) -> str:
    """Name the rows of a sentence: 7, 9, 12. Of many only the first ones."""
    every = [*rows]
    named = ", ".join(map(str, every[:_ROWS_NAMED]))
    return f"{named} dan lainnya" if len(every) > _ROWS_NAMED else named
