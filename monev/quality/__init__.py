"""Show how well a plan was read: each cell beside the original, every question, how to settle it
(docs/reading.md)."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from math import inf
from typing import NamedTuple

from monev.core.office_names import standard_name
from monev.core.remarks import Remark, stored_remark
from monev.core.statuses import CERTAINTY
from monev.database import Database, Row
from monev.figures import View, format_number
from monev.figures.views import ask_unggahan
from monev.questions import Question, Sitting, StoredChoice
from monev.questions.open_questions import AskedRow, asked_of, build_questions
from monev.questions.proposals import Plan
from monev.questions.sitting import sit
from monev.reading import open_workbook
from monev.reading.choices import WITHOUT_CHOICES, ReadingChoices, normalise
from monev.reading.columns.header import Header
from monev.reading.files.grid import cell_address, column_letter, find_cell
from monev.reading.passes import find_tables
from monev.writing.content import LANGKAH_TEXTS
from monev.writing.reading_choices import list_choices

_ADDRESS = re.compile(r"[A-Z]{1,3}\d+")
_FIELDS = {key for key in LANGKAH_TEXTS if "area" not in key}
"""Fields of a langkah with a cell of their own in its row."""


def list_questions(db: Database, view: View) -> tuple[Question, ...]:
    """List every question of the unggahan looked at, langkah tanpa target first."""
    choices = list[StoredChoice]()
    years = (None, view.tahun)
    for made in list_choices(db, view.satker):
        if not made.withdrawn and made.item.tahun in years:
            choices.append(made)
    rows = langkah(db, view)
    stored = map(stored_remark, _ask(db, view, "quality/remarks"))
    asked = asked_of(rows, stored)
    asked.sort(key=_order)
    return build_questions(asked, choices)


def _order(asked: AskedRow) -> tuple[object, ...]:
    """Return the sort key: langkah tanpa target first, then times, then as in the plan and the
    file."""
    row, remark = asked
    is_time = row["tentang"] == "waktu"
    is_lost = is_time and row["jenis_target"] == "tanpa"
    in_plan = row.get("urutan", 0)
    in_file = (remark.baris or inf, remark.sel or "~")
    return (not is_lost, not is_time, in_plan, *in_file, remark.pesan)


def plan_sitting(
    db: Database,
    view: View,
    questions: Iterable[Question],
) -> Sitting:
    """Put the questions of the unggahan looked at (`list_questions`) together and in order."""
    plan = Plan(langkah(db, view), view.tahun)
    return sit(questions, plan)


def count_cells(db: Database, view: View) -> dict[str, int]:
    """Count cells by how surely they were read: certainty → count, those to look at first. Cells
    that were just copied are left out."""
    places = set[tuple[str, str, str]]()
    for cell in _ask(db, view, "quality/cells"):
        address = (cell["lembar"], cell["sel"])
        places.add((cell["kepastian"], *address))
    found = Counter(certainty for certainty, *_ in places)
    return {certainty: found[certainty] for certainty in CERTAINTY if certainty in found}


def langkah(db: Database, view: View) -> list[Row]:
    """Return every langkah with its verbatim cells, `dokumen` (a line each), and the number of
    langkah with the same words."""
    return _ask(db, view, "quality/langkah")


def read_cells(db: Database, view: View) -> list[Row]:
    """Return every cell that was not simply copied: kode, lembar, baris, sel, kolom, nilai, dibaca,
    kepastian."""
    cells = _ask(db, view, "quality/cells")
    for cell in cells:
        if stored := cell.pop("peringatan"):
            cell["dibaca"] = stored_remark(stored).pesan
    return cells


def _ask(
    db: Database,
    view: View,
    question: str,
) -> list[Row]:
    return ask_unggahan(
        db,
        question,
        view.hash_entri,
        unggahan_id=view.unggahan_id,
    )


def quality_sentence(sitting: Sitting) -> str:
    """Say how well this plan was read: its langkah, the open questions and their places in the
    file, the answers given."""
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
    """An original file in the journal: its office, the unggahan it made, and the hash of that
    entry."""

    satker: str
    name: str
    sha256: str
    unggahan: int
    unggahan_id: int
    hash_entri: str


def find_origin_file(
    db: Database,
    satker: str,
    tahun: int,
    unggahan: int,
) -> OriginFile | None:
    """Find the newest file at or before that unggahan that was not cancelled; None if it was all
    made in the app."""
    found = None
    for row in ask_unggahan(
        db,
        "quality/file",
        db.newest.of_plans(),
        tahun=tahun,
    ):
        is_own = standard_name(row["satker"]) == standard_name(satker)
        if is_own and row["unggahan"] <= unggahan:
            found = OriginFile(**row)
    return found


class Original(NamedTuple):
    """A file's plan tables by sheet, from top to bottom."""

    tables: dict[str, tuple[Header, ...]]

    def header_at(self, sheet: str, row: int) -> Header | None:
        """Return the headings that a row belongs to or stands below."""
        found = None
        for header in self.tables.get(sheet, ()):
            if header.start <= row:
                found = header
        return found

    def headers(self) -> list[Header]:
        """Return the headings of all tables that lack no meaning."""
        found = list[Header]()
        for headers in self.tables.values():
            found += [header for header in headers if not header.missing]
        return found


def open_original(data: bytes, choice: ReadingChoices = WITHOUT_CHOICES) -> Original:
    """Read the cells and headings of a file, in a child process as at its upload. Raises
    FileRefused."""
    tables = dict[str, tuple[Header, ...]]()
    for grid in open_workbook(data).sheets:
        headers = find_tables(grid, choice.column_headings)
        tables[grid.name] = tuple(headers)
    return Original(tables)


class ComparedCell(NamedTuple):
    """One cell: its address, heading, text in the file, reading, and how sure that is
    (`statuses.CERTAINTY`)."""

    cell: str
    column: str
    written: str
    read_as: str
    certainty: str


def compare_cells(
    original: Original,
    langkah: Row,
    read_as: Iterable[Row],
) -> tuple[ComparedCell, ...]:
    """Return the cells of one `langkah`: headings above, its row, rows joined. `read_as` are its
    rows of `read_cells`."""
    least_sure_first = list(CERTAINTY)
    surest_first = sorted(
        read_as,
        key=lambda row: least_sure_first.index(row["kepastian"]),
        reverse=True,
    )
    by_cell = dict[tuple[int, str], Row]()
    for row in surest_first:  # the least sure reading of a cell stays
        by_cell[row["baris"], row["sel"]] = row
    header = original.header_at(langkah["lembar"], langkah["baris"])
    own = list[ComparedCell]()
    if header:
        own += _own_row(header, langkah, by_cell)
    used = {compared.cell for compared in own}
    above = list[ComparedCell]()
    joined = list[ComparedCell]()
    for row in by_cell.values():
        cell = row["sel"] or ""
        if cell in used:
            continue
        column = row["kolom"]
        said = (row["nilai"], row["dibaca"], row["kepastian"])
        beside = above if column in ("AREA", "SUB AREA") else joined
        beside.append(ComparedCell(cell, column, *said))
    return (*above, *own, *joined)


def _own_row(
    header: Header,
    langkah: Row,
    by_cell: dict[tuple[int, str], Row],
) -> Iterator[ComparedCell]:
    """Return the cells of a langkah's own row that are filled, now or in the file."""
    meanings = {column: meaning for meaning, column in header.columns.items()}
    others = json.loads(langkah["lainnya"])
    row = langkah["baris"]
    for column in sorted(header.headings):
        heading = header.column_display_name(column)
        place = (row, column)
        cell = cell_address(*place)
        written = header.grid.texts.get(place, "")
        reading = by_cell.get((row, cell))
        if reading:
            said = (reading["dibaca"], reading["kepastian"])
            yield ComparedCell(cell, heading, written, *said)
            continue
        value = others.get(heading, written)
        meaning = meanings.get(column)
        if meaning in _FIELDS:
            value = langkah[meaning]
        value = value or ""
        if written or value:
            seen = header.grid.content_at(row, column)
            certainty = "disalin" if _bare(seen) == _bare(value) else "diubah"
            yield ComparedCell(cell, heading, written, value, certainty)


def _bare(text: str) -> str:
    """Return a text for comparison with its copy: a number may have lost its full stop."""
    return normalise(text).rstrip(".")


class CellPicture(NamedTuple):
    """A cell with its surroundings.

    headings: letter and words of each column shown. rows: the texts by row number. marked: row and
    column of the cell itself (None: in no column shown). beside: the columns that only stand beside
    it.
    """

    headings: tuple[tuple[str, str], ...]
    rows: dict[int, tuple[str, ...]]
    marked: tuple[int, int | None]
    beside: frozenset[int]


def picture_cell(original: Original, question: Question) -> CellPicture | None:
    """Return a question's cell with a row above and below, its langkah and a column on each side;
    None outside a table."""
    if question.sheet is None or question.row is None:
        return None
    header = original.header_at(question.sheet, question.row)
    if header is None:
        return None
    row, marked = _find_cell(header, question, question.row)
    columns = _columns(header, marked)
    filled = {number for number in header.grid.by_row if number > header.end}
    filled.add(row)
    in_order = sorted(filled)
    at = in_order.index(row)
    rows = dict[int, tuple[str, ...]]()
    first = max(at - 1, 0)
    for number in in_order[first : at + 2]:
        texts = [header.grid.content_at(number, column) for column in columns]
        rows[number] = tuple(texts)
    headings = list[tuple[str, str]]()
    work = header.columns.get("langkah_aksi")
    beside = set[int]()
    for index, column in enumerate(columns):
        month = header.months.get(column)
        words = month.name if month else header.headings.get(column, "")
        headings.append((column_letter(column), words))
        if column not in (marked, work):
            beside.add(index)
    at_column = columns.index(marked) if marked else None
    return CellPicture(
        tuple(headings),
        rows,
        (row, at_column),
        frozenset(beside),
    )


def _find_cell(
    header: Header,
    question: Question,
    row: int,
) -> tuple[int, int | None]:
    """Return the row and column of a question's cell, by its address, else by the heading of its
    column."""
    if address := _ADDRESS.search(question.cell or ""):
        return find_cell(address[0])
    meaning = "bukti_dukung" if question.without_bukti else question.matter
    if meaning in ("bukti_dukung", "pic") and meaning in header.columns:
        return row, header.columns[meaning]
    wanted = normalise(question.column or "")
    for column, heading in header.headings.items():
        if normalise(heading) == wanted:
            return row, column
    return row, None


def _columns(header: Header, marked: int | None) -> list[int]:
    """Return the columns to show: LANGKAH AKSI, and the marked one with its neighbours, else the
    first three."""
    everything = sorted({*header.headings, *header.months})
    first = 0
    last = 3
    if marked is not None:
        left = [column for column in everything if column < marked]
        at = len(left)
        first = max(at - 1, 0)
        last = at + 2
    shown = {
        *everything[first:last],
        marked,
        header.columns.get("langkah_aksi"),
    }
    return sorted(filter(None, shown))
