"""How well a plan was read: each cell beside the original, every question, how to settle it (docs/design.md §2)."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from monev.core.remarks import Remark, stored_remark
from monev.core.statuses import CERTAINTY
from monev.database import Database, Row
from monev.figures import View, format_number
from monev.figures.views import ask_unggahan
from monev.quality.cell_comparison import (
    ComparedCell,
    Original,
    OriginFile,
    compare_cells,
    find_origin_file,
    open_original,
    picture_cell,
)
from monev.questions import Question, Sitting
from monev.questions.proposals import Plan
from monev.questions.questions import asked_of, build_questions
from monev.questions.sitting import sit
from monev.writing.reading_choices import list_choices


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


def count_cells(db: Database, p: View) -> dict[str, int]:
    """How many cells were read how surely: certainty → count, those to look at first; without those just copied."""
    cells = {(cell["kepastian"], cell["lembar"], cell["sel"]) for cell in _ask_cells(db, p)}
    counts = Counter(certainty for certainty, *_ in cells)
    return {certainty: counts[certainty] for certainty in CERTAINTY if certainty in counts}


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


def quality_sentence(sitting: Sitting) -> str:
    """How well was this plan read? Its langkah, the answers wanted, of how many places in the file, those given."""
    beginning = f"{format_number(len(sitting.plan.langkah))} langkah dibaca"
    left = len(sitting.left)
    if not left:
        answered = f"; {format_number(sitting.total)} pertanyaan sudah dijawab" if sitting.total else ""
        return f"{beginning}; tidak ada pertanyaan yang menunggu jawaban{answered}."
    places = sum(len(once.like) for once in sitting.left)
    where = f" (di {format_number(places)} tempat)" if places > left else ""
    return f"{beginning}; {format_number(left)} pertanyaan untuk tim ZI{where}."
