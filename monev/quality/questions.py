"""The questions an unggahan leaves, the answers given so far, and how many of its cells were read how surely."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from monev.core.remarks import Remark, stored_remark
from monev.core.statuses import CERTAINTY
from monev.database import Database, Row
from monev.figures import View, format_number
from monev.figures.answers import ask_unggahan
from monev.questions import Question, Sitting
from monev.questions.proposals import Plan
from monev.questions.questions import asked_of, build_questions
from monev.questions.sitting import sit
from monev.writing.reading_choices import list_choices


@dataclass(frozen=True, slots=True)
class QualitySummary:
    """How many langkah were read, how many answers are wanted (`answered` are given) and of how many places in the
    file, cells by certainty."""

    langkah: int
    questions: int
    places: int
    answered: int
    cells: dict[str, int]


def list_questions(db: Database, p: View) -> tuple[Question, ...]:
    """Every question of the unggahan looked at, langkah tanpa target first."""
    choices = [made for made in list_choices(db, p.satker) if not made.withdrawn and made.item.tahun in (None, p.tahun)]
    stored = ask_unggahan(db, "quality/remarks", p.hash_entri, unggahan_id=p.unggahan_id)
    asked = asked_of(langkah(db, p), map(stored_remark, stored))

    def weight(asked: tuple[Mapping[str, Any], Remark]) -> tuple[Any, ...]:
        """Langkah tanpa target first, then times, then in the order of the plan and of the file."""
        row, remark = asked
        is_time = row["tentang"] == "waktu"
        place = (remark.baris is None, remark.baris or 0, remark.sel is None, remark.sel or "")
        return not (is_time and row["jenis_target"] == "tanpa"), not is_time, row.get("urutan", 0), *place, remark.pesan

    return build_questions(sorted(asked, key=weight), choices)


def plan_sitting(db: Database, p: View, questions: Iterable[Question]) -> Sitting:
    """The questions of the unggahan looked at, as `list_questions` gives them, put together and in order."""
    return sit(questions, Plan(langkah(db, p), p.tahun))


def summarise(db: Database, p: View, questions: Iterable[Question]) -> QualitySummary:
    """The figures of the page's first sentence; `questions` as `list_questions` gives them."""
    cells = {(row["kepastian"], row["lembar"], row["sel"]) for row in _ask_cells(db, p)}
    counts = Counter(certainty for certainty, *_ in cells)
    sitting = plan_sitting(db, p, questions)
    return QualitySummary(
        langkah=len(sitting.plan.langkah),
        questions=len(sitting.left),
        places=sum(len(once.like) for once in sitting.left),
        answered=sitting.total - len(sitting.left),
        cells={certainty: counts[certainty] for certainty in CERTAINTY if certainty in counts},
    )


def langkah(db: Database, p: View) -> list[Row]:
    """Every langkah with its verbatim cells, `dokumen` (a line each), and how many share its cells' words."""
    return ask_unggahan(db, "quality/langkah", p.hash_entri, unggahan_id=p.unggahan_id)


def read_cells(db: Database, p: View) -> list[Row]:
    """Every cell that was not simply copied: kode, lembar, baris, sel, kolom, nilai, dibaca, kepastian."""
    cells = _ask_cells(db, p)
    for cell in cells:
        if stored := cell.pop("peringatan"):
            cell["dibaca"] = stored_remark(stored).pesan
    return cells


def _ask_cells(db: Database, p: View) -> list[Row]:
    return ask_unggahan(db, "quality/cells", p.hash_entri, unggahan_id=p.unggahan_id)


def quality_sentence(r: QualitySummary) -> str:
    """How well was this plan read? One sentence."""
    beginning = f"{format_number(r.langkah)} langkah dibaca"
    if r.questions == 0:
        answered = f"; {format_number(r.answered)} pertanyaan sudah dijawab" if r.answered else ""
        return f"{beginning}; tidak ada pertanyaan yang menunggu jawaban{answered}."
    places = f" (di {format_number(r.places)} tempat)" if r.places > r.questions else ""
    return f"{beginning}; {format_number(r.questions)} pertanyaan untuk tim ZI{places}."
