"""Keeps what an office states of its results (IPAK, IPKP ...), beside the thresholds of lke.toml.

Values stay as they were typed: nothing is counted, compared or scored (docs/design.md §5).
"""

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from monev.core.file_references import with_scheme
from monev.core.records import JsonObject
from monev.core.typed_input import (
    LINK_LENGTH,
    BadEntry,
    clean_choice,
    clean_day,
    clean_line,
    tidy_fields,
)
from monev.database import Database
from monev.figures import View
from monev.outputs.lke import CHECKED, WORDS
from monev.outputs.settings import change_of_tahun, stored_settings

_MATTER = "hasil"
_LIST = "nilai"
_VALUE = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?")
StatedResult = Mapping[str, str]
"""Fields: hasil (a code of RESULTS), nilai, hari (ISO), sebutan (which survey), bukti."""


class ResultKind(NamedTuple):
    """A result: code and name, how its value is written, and its thresholds with their source."""

    code: str
    name: str
    unit: str
    wbk: str
    wbbm: str
    source: str

    @property
    def thresholds(self) -> str:
        """Its thresholds in words, and if they were not compared with the decree."""
        said = f"Ambang WBK {self.wbk} · WBBM {self.wbbm}"
        return said if self.source == CHECKED else f"{said} · belum dicocokkan dengan peraturan"


RESULTS = {row["code"]: ResultKind(**row) for row in WORDS["results"]}
"""Code → result, in their order."""
RESULT_NAMES = {kind.code: kind.name for kind in RESULTS.values()}


def read_results(db: Database, view: View) -> list[StatedResult]:
    """List what the office stated for this tahun, the latest day first."""
    stored = stored_settings(db, _MATTER, view.satker).get(view.satker, {})
    found: list[StatedResult] = stored.get(str(view.tahun), {}).get(_LIST, [])
    return sorted(found, key=lambda row: row["hari"], reverse=True)


def add_result(db: Database, view: View, given: Mapping[str, object], *, pelaku: str) -> None:
    """Store a result as it is stated. Raises EntryRefused, NotAllowed."""
    new = tidy_fields(given, _CHECKERS)
    _change(db, view, lambda rows: rows if new in rows else [*rows, new], pelaku)


def remove_result(db: Database, view: View, result: StatedResult, *, pelaku: str) -> None:
    """Take a stated result back. Raises NotAllowed."""
    _change(db, view, lambda rows: [row for row in rows if row != result], pelaku)


def _change(
    db: Database,
    view: View,
    change: Callable[[list[StatedResult]], list[StatedResult]],
    pelaku: str,
) -> None:
    def plan(stored: JsonObject | None) -> JsonObject | None:
        before = (stored or {}).get(_LIST, [])
        new = change(before)
        return None if new == before else {_LIST: new}

    change_of_tahun(db, view.satker, view.tahun, _MATTER, plan, pelaku=pelaku)


def _clean_value(typed: str) -> str:
    value = clean_line(typed, "Nilai", required="Isi nilainya.")
    if not _VALUE.fullmatch(value):
        raise BadEntry("Tulis sebuah angka, misalnya 3,87.")
    return value


def _clean_bukti(typed: str) -> str:
    asked = "Isi buktinya: tautan, atau di mana dokumennya."
    return with_scheme(clean_line(typed, "Bukti", length=LINK_LENGTH, required=asked))


_CHECKERS: dict[str, Callable[[Any], str]] = {
    "hasil": lambda typed: clean_choice(typed, "Hasil", RESULT_NAMES),
    "nilai": _clean_value,
    "hari": lambda typed: str(clean_day(typed, "Tanggal", required="Isi tanggalnya.")),
    "sebutan": lambda typed: clean_line(typed, "Survei atau penilaian"),
    "bukti": _clean_bukti,
}
