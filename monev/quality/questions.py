"""The questions reading left, with what each is about, and how many cells were read how surely."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import pandas as pd

from monev.core.remarks import stored_remark
from monev.core.statuses import CERTAINTY
from monev.database import Database, to_rows
from monev.database.rows import to_plain
from monev.figures import View, format_number
from monev.figures.frames import ask_unggahan
from monev.reading.choices import ChoiceItem, langkah_words, normalise, right_key
from monev.reading.rows.placement import WITHOUT_AREA
from monev.reading.vocabulary.headings import COLUMN_NAMES
from monev.writing.reading_choices import StoredChoice, list_choices


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `matter` is what settles it (`istilah.HAL_PILIHAN`); None where it is only to be known.

    `kode`, `langkah` (its words as `langkah_words` gives them) and `langkah_aksi` where it is about one langkah.
    `all_messages` is everything reading said of the cell: a target waktu is asked about once, however much is odd in
    it. `answer` is the choice that settles it, if somebody made one.
    """

    sheet: str | None
    row: int | None
    cell: str | None
    column: str | None
    value: str
    all_messages: tuple[str, ...]
    matter: str | None
    without_target: bool
    kode: str | None = None
    langkah: str = ""
    langkah_aksi: str = ""
    answer: StoredChoice | None = None

    @property
    def message(self) -> str:
        """What is asked, in words."""
        return " ".join(self.all_messages)


@dataclass(frozen=True, slots=True)
class QualitySummary:
    """How many langkah were read, how many questions are open (`answered` are settled), cells by kepastian."""

    langkah: int
    questions: int
    without_target: int
    answered: int
    cells: dict[str, int]


def list_questions(db: Database, p: View) -> tuple[Question, ...]:
    """Every question of the unggahan looked at, langkah tanpa target first."""
    answer = [j for j in list_choices(db, p.satker) if not j.withdrawn and j.item.tahun in (None, p.tahun)]
    row = ask_unggahan(
        db, "quality/questions", p.hash_entri, unggahan_id=p.unggahan_id, judul_waktu=COLUMN_NAMES["target_waktu"]
    )
    remarks = [{**b, "pesan": stored_remark(b["peringatan"]).pesan} for b in to_rows(row)]
    remarks.sort(key=lambda b: (b["tempat"], b["pesan"]))
    per_cell = groupby(enumerate(remarks), lambda b: _time_cell(*b))
    return tuple(_build_question([b for _, b in content], answer) for _, content in per_cell)


def summarise(db: Database, p: View, everything: Iterable[Question]) -> QualitySummary:
    """The figures of the page's first sentence; `everything` as `pertanyaan` gives them."""
    total_count = to_rows(ask_unggahan(db, "quality/counts", p.hash_entri, unggahan_id=p.unggahan_id))
    by_key = {b["kepastian"]: b["jumlah"] for b in total_count}
    opened = [one for one in everything if one.matter and one.answer is None]
    return QualitySummary(
        langkah=len(langkah(db, p)),
        questions=len(opened),
        without_target=sum(one.without_target for one in opened),
        answered=sum(one.answer is not None for one in everything),
        cells={kode: by_key[kode] for kode in CERTAINTY if kode in by_key},
    )


def langkah(db: Database, p: View) -> pd.DataFrame:
    """Every langkah with its verbatim cells, `dokumen` (a line each), and how many share its cells' words."""
    return ask_unggahan(db, "quality/langkah", p.hash_entri, unggahan_id=p.unggahan_id)


def read_cells(db: Database, p: View) -> pd.DataFrame:
    """Every cell that was not simply copied: kode, lembar, baris, sel, kolom, nilai, dibaca, kepastian."""
    cells = ask_unggahan(db, "quality/cells", p.hash_entri, unggahan_id=p.unggahan_id)
    read_as = [
        dibaca if stored is None else stored_remark(stored).pesan
        for dibaca, stored in zip(cells["dibaca"], map(to_plain, cells["peringatan"]), strict=True)
    ]
    return cells.assign(dibaca=read_as).drop(columns="peringatan")


def quality_sentence(r: QualitySummary) -> str:
    """How well was this plan read? One sentence."""
    beginning = f"{format_number(r.langkah)} langkah dibaca"
    if r.questions == 0:
        answered = f"; {format_number(r.answered)} pertanyaan sudah dijawab" if r.answered else ""
        return f"{beginning}; tidak ada pertanyaan yang menunggu jawaban{answered}."
    matter = f"{format_number(r.questions)} pertanyaan untuk tim ZI"
    if r.without_target:
        how_many = "semuanya" if r.without_target == r.questions else f"{format_number(r.without_target)} di antaranya"
        matter += f", {how_many} tentang langkah tanpa target waktu"
    interpreted = r.cells.get("ditafsirkan", 0)
    return f"{beginning}; {matter}. {format_number(interpreted)} sel ditafsirkan menurut aturan."


def _time_cell(index: int, b: dict[str, Any]) -> tuple[Any, ...]:
    """What one question is about: a langkah's time cell, else each remark by itself."""
    return (b["lembar"], b["sel"], b["kode"]) if b["tentang_waktu"] else (index,)


def _build_question(everything: list[dict[str, Any]], answer: list[StoredChoice]) -> Question:
    b = everything[0]
    wording = langkah_words(b) if b["kode"] else ""
    matter = _matter_of(b)
    value = b["nilai"] or ""
    message = tuple(one["pesan"] for one in everything)
    return Question(
        sheet=b["lembar"],
        row=b["baris"],
        cell=b["sel"],
        column=b["kolom"],
        value=value,
        all_messages=message,
        matter=matter,
        without_target=b["tanpa_target"],
        kode=b["kode"],
        langkah=wording,
        langkah_aksi=b["langkah_aksi"] or "",
        answer=_find_answer(answer, matter, wording, value, message),
    )


def _find_answer(
    answer: list[StoredChoice], matter: str | None, wording: str, value: str, message: tuple[str, ...]
) -> StoredChoice | None:
    """The newest choice that settles a question; where several things were said of a cell, all of them at once."""
    answering = [
        [j for j in reversed(answer) if _is_answered_by(j.item, matter, wording, value, one)] for one in message
    ]
    return answering[0][0] if all(answering) else None


def _matter_of(b: dict[str, Any]) -> str | None:
    if b["lembar"] is None:
        return None
    if b["tentang_waktu"]:
        return "waktu"
    if WITHOUT_AREA in b["pesan"]:
        return "area"
    if b["nilai"] and b["kolom"] and normalise(b["nilai"]) == normalise(b["kolom"]):
        return "judul"
    if b["tentang_bukti"]:
        return "bukti"
    return "benar"


def _is_answered_by(item: ChoiceItem, matter: str | None, wording: str, value: str, message: str) -> bool:
    """Whether a choice settles a question: it is about the same cell, or says that its reading is right."""
    if matter is None:
        return False
    if item.hal == "benar":
        return item.kunci == normalise(right_key(value, message))
    if item.hal != matter or item.langkah not in ("", wording):
        return False
    return matter == "area" or item.kunci == normalise(value)
