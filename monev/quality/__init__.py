"""How well a plan was read: each cell beside the original, every question, how to settle it
(docs/reading.md)."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from monev.core.office_names import standard_name
from monev.core.remarks import Remark, stored_remark
from monev.core.statuses import CERTAINTY
from monev.database import Database, Row
from monev.figures import View, format_number
from monev.figures.views import ask_unggahan
from monev.questions import Question, Sitting
from monev.questions.proposals import Plan
from monev.questions.questions import asked_of, build_questions
from monev.questions.sitting import sit
from monev.reading import open_workbook
from monev.reading.choices import WITHOUT_CHOICES, ReadingChoices, normalise
from monev.reading.columns.header import Header
from monev.reading.files.grid import cell_address, column_letter
from monev.reading.passes import find_tables
from monev.writing.content import LANGKAH_TEXTS
from monev.writing.reading_choices import list_choices

_ADDRESS = re.compile(r"([A-Z]{1,3})(\d+)")
_FIELDS = {key for key in LANGKAH_TEXTS if "area" not in key}
"""Fields of a langkah that stand in a cell of its own row."""


def list_questions(db: Database, view: View) -> tuple[Question, ...]:
    """Every question of the unggahan looked at, langkah tanpa target first."""
    choices = [
        made
        for made in list_choices(db, view.satker)
        if not made.withdrawn and made.item.tahun in (None, view.tahun)
    ]
    stored = ask_unggahan(db, "quality/remarks", view.hash_entri, unggahan_id=view.unggahan_id)
    asked = asked_of(langkah(db, view), map(stored_remark, stored))

    def weight(asked: tuple[Mapping[str, Any], Remark]) -> tuple[Any, ...]:
        """Langkah tanpa target first, then times, then in the order of the plan and of the file."""
        row, remark = asked
        is_time = row["tentang"] == "waktu"
        place = (remark.baris is None, remark.baris or 0, remark.sel is None, remark.sel or "")
        return (
            not (is_time and row["jenis_target"] == "tanpa"),
            not is_time,
            row.get("urutan", 0),
            *place,
            remark.pesan,
        )

    return build_questions(sorted(asked, key=weight), choices)


def plan_sitting(db: Database, view: View, questions: Iterable[Question]) -> Sitting:
    """The questions of the unggahan looked at, as `list_questions` gives them, put together and in
    order."""
    return sit(questions, Plan(langkah(db, view), view.tahun))


def count_cells(db: Database, view: View) -> dict[str, int]:
    """How many cells were read how surely: certainty → count, those to look at first; without those
    just copied."""
    cells = {(cell["kepastian"], cell["lembar"], cell["sel"]) for cell in _ask_cells(db, view)}
    counts = Counter(certainty for certainty, *_ in cells)
    return {certainty: counts[certainty] for certainty in CERTAINTY if certainty in counts}


def langkah(db: Database, view: View) -> list[Row]:
    """Every langkah with its verbatim cells, `dokumen` (a line each), and how many share its cells'
    words."""
    return ask_unggahan(db, "quality/langkah", view.hash_entri, unggahan_id=view.unggahan_id)


def read_cells(db: Database, view: View) -> list[Row]:
    """Every cell that was not simply copied: kode, lembar, baris, sel, kolom, nilai, dibaca,
    kepastian."""
    cells = _ask_cells(db, view)
    for cell in cells:
        if stored := cell.pop("peringatan"):
            cell["dibaca"] = stored_remark(stored).pesan
    return cells


def _ask_cells(db: Database, view: View) -> list[Row]:
    return ask_unggahan(db, "quality/cells", view.hash_entri, unggahan_id=view.unggahan_id)


def quality_sentence(sitting: Sitting) -> str:
    """How well was this plan read? Its langkah, the answers wanted, of how many places in the file,
    those given."""
    beginning = f"{format_number(len(sitting.plan.langkah))} langkah dibaca"
    left = len(sitting.left)
    if not left:
        answered = (
            f"; {format_number(sitting.total)} pertanyaan sudah dijawab" if sitting.total else ""
        )
        return f"{beginning}; tidak ada pertanyaan yang menunggu jawaban{answered}."
    places = sum(len(once.like) for once in sitting.left)
    where = f" (di {format_number(places)} tempat)" if places > left else ""
    return f"{beginning}; {format_number(left)} pertanyaan untuk tim ZI{where}."


class OriginFile(NamedTuple):
    """An original file in the journal: whose it is, which unggahan it made, and the hash of that
    entry."""

    satker: str
    name: str
    sha256: str
    unggahan: int
    unggahan_id: int
    hash_entri: str


def find_origin_file(db: Database, satker: str, tahun: int, unggahan: int) -> OriginFile | None:
    """The newest file at or before that unggahan that was not cancelled; None where all of it was
    made in the app."""
    standing = [
        OriginFile(**row)
        for row in ask_unggahan(db, "quality/file", db.newest.of_plans(), tahun=tahun)
    ]
    of_satker = (
        file for file in reversed(standing) if standard_name(file.satker) == standard_name(satker)
    )
    return next((file for file in of_satker if file.unggahan <= unggahan), None)


class Original(NamedTuple):
    """A file's plan tables by sheet, from top to bottom."""

    tables: dict[str, tuple[Header, ...]]

    def header_above(self, sheet: str, row: int) -> Header | None:
        above = [header for header in self.tables.get(sheet, ()) if header.end < row]
        return above[-1] if above else None

    def header_at(self, sheet: str, row: int) -> Header | None:
        """The headings a row is of, else those above it."""
        of = (header for header in self.tables.get(sheet, ()) if header.start <= row <= header.end)
        return next(of, None) or self.header_above(sheet, row)

    def headers(self) -> list[Header]:
        return [
            header for headers in self.tables.values() for header in headers if not header.missing
        ]


def open_original(data: bytes, choice: ReadingChoices = WITHOUT_CHOICES) -> Original:
    """The cells and headings of a file; in a child process, as at its upload. Raises
    FileRefused."""
    workbook = open_workbook(data)
    return Original(
        {grid.name: tuple(find_tables(grid, choice.column_headings)) for grid in workbook.sheets}
    )


class ComparedCell(NamedTuple):
    """One cell: its address, heading, text in the file, how it reads, and how sure that is
    (`statuses.CERTAINTY`)."""

    cell: str
    column: str
    written: str
    read_as: str
    certainty: str


def compare_cells(
    original: Original, langkah: Row, read_as: Iterable[Row]
) -> tuple[ComparedCell, ...]:
    """The cells of one `langkah`: headings above, its row, rows joined. `read_as`: its rows of
    `read_cells`."""
    order = list(CERTAINTY)
    # The least sure reading of a cell last, so that it is the one that stays.
    ordered = sorted(read_as, key=lambda row: -order.index(row["kepastian"]))
    by_cell = {(row["baris"], row["sel"]): row for row in ordered}
    header = original.header_above(langkah["lembar"], langkah["baris"])
    own = list(_own_row(header, langkah, by_cell)) if header else []
    used = {compared.cell for compared in own}
    others = [
        ComparedCell(row["sel"] or "", row["kolom"], row["nilai"], row["dibaca"], row["kepastian"])
        for row in by_cell.values()
        if row["sel"] not in used
    ]
    above = [compared for compared in others if compared.column in ("AREA", "SUB AREA")]
    return (*above, *own, *(compared for compared in others if compared not in above))


def _own_row(
    header: Header, langkah: Row, by_cell: dict[tuple[int, str], Row]
) -> Iterator[ComparedCell]:
    meaning = {number: name for name, number in header.columns.items()}
    others = json.loads(langkah["lainnya"])
    row = langkah["baris"]
    grid = header.grid
    for number in sorted(header.headings):
        heading = header.column_display_name(number)
        field = meaning.get(number)
        value = langkah[field] if field in _FIELDS else others.get(heading)
        cell = cell_address(row, number)
        written = grid.texts.get((row, number), "")
        if reading := by_cell.get((row, cell)):
            yield ComparedCell(cell, heading, written, reading["dibaca"], reading["kepastian"])
        elif written or value:
            read_as = (value if field in _FIELDS or heading in others else written) or ""
            # Copied where both say the same (a number with or without its full stop), else changed
            # after the upload.
            stands, read = (
                normalise(text).rstrip(".") for text in (grid.content_at(row, number), read_as)
            )
            yield ComparedCell(
                cell, heading, written, read_as, "disalin" if stands == read else "diubah"
            )


class CellPicture(NamedTuple):
    """The headings of the columns shown (letter and words), and the rows by their number; `marked`:
    row and column of the cell itself (None: in none of them); `beside`: which of the columns only
    stand beside it."""

    headings: tuple[tuple[str, str], ...]
    rows: dict[int, tuple[str, ...]]
    marked: tuple[int, int | None]
    beside: frozenset[int]


def picture_cell(original: Original, question: Question) -> CellPicture | None:
    """A question's cell with a row above and below, its langkah and a column on each side; None
    where no table is."""
    if question.sheet is None or question.row is None:
        return None
    header = original.header_at(question.sheet, question.row)
    if header is None:
        return None
    row, marked = _find_cell(header, question)
    columns = _columns(header, marked)
    filled = sorted({number for number in header.grid.by_row if number > header.end} | {row})
    at = filled.index(row)
    words = header.headings | {column: month.name for column, month in header.months.items()}
    shown = (marked, header.columns.get("langkah_aksi"))
    headings = tuple((column_letter(column), words.get(column, "")) for column in columns)
    rows = {}
    for number in filled[max(at - 1, 0) : at + 2]:
        rows[number] = tuple(header.grid.content_at(number, column) for column in columns)
    beside = frozenset(index for index, column in enumerate(columns) if column not in shown)
    return CellPicture(headings, rows, (row, columns.index(marked) if marked else None), beside)


def _find_cell(header: Header, question: Question) -> tuple[int, int | None]:
    assert question.row is not None
    if address := _ADDRESS.search(question.cell or ""):
        column = 0  # not by openpyxl, which pages would load for this alone
        for letter in address[1]:
            column = column * 26 + ord(letter) - 64
        return int(address[2]), column
    wanted = normalise(question.column or "")
    named = (column for column, heading in header.headings.items() if normalise(heading) == wanted)
    by_meaning = header.columns.get("bukti_dukung") if question.without_bukti else None
    return question.row, by_meaning or next(named, None)


def _columns(header: Header, marked: int | None) -> list[int]:
    everything = sorted({*header.headings, *header.months})
    shown = {header.columns["langkah_aksi"]} if "langkah_aksi" in header.columns else set()
    if marked is None:
        return sorted(shown | set(everything[:3]))
    at = sum(column < marked for column in everything)
    shown |= {marked, *everything[max(at - 1, 0) : at + 2]}
    return sorted(shown)
