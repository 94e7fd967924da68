"""Tells which question of the Lembar Kerja Evaluasi (LKE) each langkah serves.

A column of the plan names it, else the office chose it. Areas and pilar are those of PermenPANRB
90/2021; nothing is scored (docs/design.md §5)."""

import json
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from monev.access.visitors import not_allowed
from monev.core.records import JsonObject
from monev.core.typed_input import EntryRefused
from monev.database import Database, rows_of
from monev.figures import View, langkah
from monev.outputs.settings import change_setting, stored_settings
from monev.reading.vocabulary.structure import usual_number

MATTER = "lke"
_WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_HEADING = re.compile(r"(?i)\bLKE\b|lembar kerja evaluasi")


class Question(NamedTuple):
    """A pilar of the LKE: its code (A.I.1.a), its words, the number of its area (1 to 6)."""

    code: str
    words: str
    area: int


class Served(NamedTuple):
    """The question that a langkah serves, in words ("" if unknown).

    `is_of_plan`: True if a column of the plan names it."""

    words: str
    is_of_plan: bool


def _list_questions() -> dict[str, Question]:
    questions = {}
    for part in _WORDS["parts"]:
        for area, pilar in enumerate(part["pilar"], start=1):
            for letter, name in zip("abcdef", pilar, strict=False):
                code = f"{part['code']}.{area}.{letter}"
                words = f"{code} {part['name']}, {_WORDS['areas'][area - 1]}: {name}"
                questions[code] = Question(code, words, area)
    return questions


QUESTIONS = _list_questions()
"""Code → pilar, in the order of the LKE."""


def questions_for(area_name: str) -> dict[str, str]:
    """List every pilar, code → words, those of the named area first."""
    number = usual_number(area_name)
    ordered = sorted(QUESTIONS.values(), key=lambda question: question.area != number)
    return {question.code: question.words for question in ordered}


def read_served(db: Database, view: View) -> dict[str, Served]:
    """Read the question that each langkah of the plan serves, by kode."""
    chosen = read_chosen(db, view.satker, view.tahun)
    served = {}
    for row in rows_of(langkah(db, view)):
        in_plan = _of_plan(json.loads(row["lainnya"]))
        question = QUESTIONS.get(chosen.get(row["kode"], ""))
        served[row["kode"]] = Served(in_plan or (question.words if question else ""), bool(in_plan))
    return served


def _of_plan(columns: Mapping[str, str]) -> str:
    named = [text for heading, text in columns.items() if text and _HEADING.search(heading)]
    return "; ".join(named)


def read_chosen(db: Database, satker: str, tahun: int) -> dict[str, str]:
    """Read the office's choices: kode of a langkah → code of the pilar."""
    return stored_settings(db, MATTER, satker).get(satker, {}).get(str(tahun), {})


def store_chosen(
    db: Database,
    view: View,
    chosen: Mapping[str, str],
    *,
    pelaku: str,
) -> bool:
    """Store the pilar of these langkah ("" for none); True if that changed anything.

    Raises EntryRefused, NotAllowed."""
    if unknown := [kode for kode, code in chosen.items() if code and code not in QUESTIONS]:
        raise EntryRefused(dict.fromkeys(unknown, "Pilih pilar yang ada di LKE."))

    def change(stored: JsonObject | None) -> JsonObject | None:
        if db.ask("access/closed", satker=view.satker, tahun=view.tahun):
            raise not_allowed("plan_closed", satker=view.satker, tahun=view.tahun)
        before = stored or {}
        of_tahun = before.get(str(view.tahun), {})
        new = {kode: code for kode, code in (of_tahun | dict(chosen)).items() if code}
        return None if new == of_tahun else before | {str(view.tahun): new}

    return change_setting(db, view.satker, MATTER, change, pelaku=pelaku) is not None
