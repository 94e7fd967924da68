"""Every question of an unggahan, how to settle it, and the file it came from."""

from collections.abc import Iterable
from math import inf
from typing import NamedTuple

from monev.core.office_names import standard_name
from monev.core.remarks import stored_remark
from monev.database import Database, Row
from monev.figures import View, format_number
from monev.figures.views import ask_unggahan
from monev.questions import Question, Sitting, StoredChoice
from monev.questions.open_questions import AskedRow, asked_of, build_questions
from monev.questions.proposals import Plan
from monev.questions.sitting import sit
from monev.writing.reading_choices import list_choices


def list_questions(db: Database, view: View) -> tuple[Question, ...]:
    """List every question of the unggahan looked at, langkah tanpa target first."""
    choices = list[StoredChoice]()
    years = (None, view.tahun)
    for made in list_choices(db, view.satker):
        if not made.withdrawn and made.item.tahun in years:
            choices.append(made)
    rows = langkah_of(db, view)
    stored = map(stored_remark, _ask(db, view, "quality/remarks"))
    asked = asked_of(rows, stored)
    asked.sort(key=_order)
    return build_questions(asked, choices)


def _order(asked: AskedRow) -> tuple[object, ...]:
    """Return the sort key: langkah tanpa target first, then times, then as in plan and file."""
    row, remark = asked
    is_time = row["tentang"] == "waktu"
    is_lost = is_time and row["jenis_target"] == "tanpa"
    in_plan = row.get("urutan", 0)
    in_file = (remark.baris or inf, remark.sel or "~")
    return (not is_lost, not is_time, in_plan, *in_file, remark.pesan)


def plan_sitting(db: Database, view: View, questions: Iterable[Question]) -> Sitting:
    """Put the questions of the unggahan looked at (`list_questions`) together and in order."""
    plan = Plan(langkah_of(db, view), view.tahun)
    return sit(questions, plan)


def langkah_of(db: Database, view: View) -> list[Row]:
    """Return every langkah with its verbatim cells.

    It also has `dokumen` (a line each), and the number of langkah with the same words.
    """
    return _ask(db, view, "quality/langkah")


def _ask(db: Database, view: View, question: str) -> list[Row]:
    return ask_unggahan(db, question, view.hash_entri, unggahan_id=view.unggahan_id)


def quality_sentence(sitting: Sitting) -> str:
    """Say how well this plan was read.

    It tells its langkah, the open questions and their places in the file, and the answers given.
    """
    read = f"{format_number(len(sitting.plan.langkah))} langkah dibaca"
    left = len(sitting.left)
    if not left:
        total = sitting.total
        answered = f"; {format_number(total)} pertanyaan sudah dijawab" if total else ""
        return f"{read}; tidak ada pertanyaan yang menunggu jawaban{answered}."
    places = sum(len(once.like) for once in sitting.left)
    where = ""
    if places > left:
        where = f" (di {format_number(places)} tempat)"
    return f"{read}; {format_number(left)} pertanyaan untuk tim ZI{where}."


class OriginFile(NamedTuple):
    """An original file in the journal: its office, the unggahan it made, and that entry's hash."""

    satker: str
    name: str
    sha256: str
    unggahan: int
    unggahan_id: int
    hash_entri: str


def find_origin_file(db: Database, satker: str, tahun: int, unggahan: int) -> OriginFile | None:
    """Find the newest file at or before that unggahan that was not cancelled.

    None if it was all made in the app.
    """
    found = None
    for row in ask_unggahan(db, "quality/file", db.newest.of_plans(), tahun=tahun):
        is_own = standard_name(row["satker"]) == standard_name(satker)
        if is_own and row["unggahan"] <= unggahan:
            found = OriginFile(**row)
    return found
