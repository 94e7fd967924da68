"""Small books for the reader's tests: cases in Markdown tables, and the files made of them."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from functools import cache
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from monev.core.records import Langkah, Reading
from monev.core.remarks import Remark
from monev.questions import effect_of, reading_questions
from monev.reading import read_file
from monev.reading.fates import COVER_CELLS
from monev.reading.files.gate import open_file
from monev.reading.files.grid import Grid, build_from_worker, build_sheet_grid
from monev.reading.vocabulary.structure import PATTERNS
from tests.makers import saved

HEADINGS = (
    "NO",
    "KOMPONEN",
    "INDIKATOR",
    "LANGKAH AKSI",
    "BUKTI DUKUNG",
    "TARGET WAKTU",
    "TARGET CAPAIAN",
)
TOP_ROWS = (
    ("RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS",),
    ("KPU KABUPATEN CONTOH",),
    ("TAHUN 2025",),
    (),
)
AREA = ("I. MANAJEMEN PERUBAHAN",)

Row = Sequence[object]

MESUJI: tuple[Row, ...] = (
    *TOP_ROWS,
    HEADINGS,
    (1, 2, 3, 4, 5, 6, 7),
    ("I. MANAJEMEN PERUBAHAN",),
    ("a", "Pembangunan Unit Kerja"),
    (1, "Tim Kerja", "Menerbitkan SK", "Membentuk Tim Kerja", "SK Tim", "Juli 2025", "1 SK"),
    (
        2,
        "Pola Pikir",
        "Pimpinan teladan",
        "Pimpinan hadir",
        "Daftar Hadir, Video",
        "Oktober 2025",
        "4 Dokumen",
    ),
    (None, None, "Melibatkan pegawai", "Mengadakan sosialisasi", "Foto, notulensi", None, None),
    ("IV. Penguatan Akuntabilitas",),
    (
        1,
        "Keterlibatan",
        "Renstra",
        "Pimpinan terlibat",
        "Undangan",
        "September sd Desember 2025",
        "Dokumen",
    ),
    ("V. PENGUATAN PENGAWASAN",),
    ("a",),
    ("Pelaksanaan Pengendalian Gratifikasi",),
    (1, "Kampanye", "Informasi", "Memasang banner", "Banner", "Desember 2025", "Laporan"),
    (None, None, None, None, "Tampilan situs", None, None),
    ("e Penanganan Pengaduan Masyarakat",),
    (1, "Kuesioner", "Tersebar", "Menyebarkan", "Kuesioner", None, "Dokumen"),
    (None, None, None, "Mengolah", "Hasil olah", None, None),
    ("VII Inovasi Pelayanan",),
    (
        1,
        "Inovasi",
        "Sosialisasi",
        "1. Sosialisasi",
        "Banner",
        "Oktober sd November 2025",
        "Tangkapan layar",
    ),
    (None, None, None, "2. Helpdesk", None, None, None),
    (),
    (None, None, None, None, None, "Mesuji, 05 Agustus 2025"),
    (None, None, None, None, None, "Ketua Tim Kerja"),
    (None, None, None, None, None, "SAMINGAN"),
)
"""An excerpt in the shape of Mesuji's table: nine langkah."""


def fill_sheet(sheet: Worksheet, rows: Iterable[Row], merges: Iterable[str] = ()) -> None:
    """Write rows into a sheet from A1 down, then merge the ranges named."""
    for row in rows:
        sheet.append(list(row))
    for span in merges:
        sheet.merge_cells(span)


def xlsx(rows: Iterable[Row], merges: Iterable[str] = (), name: str = "Rencana Aksi") -> bytes:
    """Build a workbook of one sheet."""
    workbook = Workbook()
    workbook.active.title = name
    fill_sheet(workbook.active, rows, merges)
    return saved(workbook)


def workbook_of(sheets: Mapping[str, Iterable[Row]]) -> bytes:
    """Build a workbook of several sheets."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    for name, rows in sheets.items():
        fill_sheet(workbook.create_sheet(name), rows)
    return saved(workbook)


def csv_text(rows: Iterable[Row], separator: str = ";") -> str:
    """Write rows as Excel saves them: every row as wide as the widest."""
    everything = [list(row) for row in rows]
    width = max(map(len, everything))
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=separator)
    for row in everything:
        blanks = [""] * (width - len(row))
        writer.writerow(["" if cell is None else cell for cell in row] + blanks)
    return stream.getvalue()


def midnight(tahun: int, month: int, day: int) -> datetime:
    """Return a date as a workbook's cell holds it: a moment without a zone."""
    return datetime.combine(date(tahun, month, day), time.min)


def make_grid(*rows: Row, merges: Iterable[str] = ()) -> Grid:
    """Build a grid of rows; with merges it is read from a real workbook."""
    if merges:
        return build_from_worker(open_file(xlsx(rows, merges), "xlsx")).sheets[0]
    texts = []
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            text = "" if value is None else str(value).strip()
            if text:
                texts.append((number, column, text))
    return build_sheet_grid({"nama": "CSV", "sel": texts, "gabungan": ()})


@dataclass(frozen=True)
class Case:
    """A small book and what is expected of it: field -> its values, ` / ` between.

    A book of several sheets has its rows in `sheets`, by name.
    """

    sentence: str
    rows: tuple[Row, ...]
    sheets: dict[str, tuple[Row, ...]]
    merges: tuple[str, ...]
    expected: dict[str, str]


def read_cases(text: str) -> list[Case]:
    """Read cases from Markdown: the sentence each proves, its sheet, and what is expected.

        ## Bukti under one merged heading are one list.
        | NO | LANGKAH AKSI  | BUKTI DUKUNG |          | WAKTU |
        | -- | ------------- | ------------ | -------- | ----- |
        | 1  | Membentuk tim | SK Tim       | Undangan | Mei   |
        | 2  | Rapat         |              | Foto     | Juni  |

        Merged: C2:D2
        Expect bukti: SK Tim, Undangan / Foto

    ` / ` parts the langkah, `-` is a blank field, `none` nothing at all. Several fields may stand
    in a table below `Expect:`, a column each. `Sheet: name` begins each sheet of several. In a
    cell, digits alone are a number and `<br>` breaks the line.
    """
    return [_read_case(*part.split("\n")) for part in re.split("^## ", text, flags=re.M)[1:]]


def _read_case(sentence: str, *lines: str) -> Case:
    tables: dict[str, list[str]] = {"": []}
    merges, expected = [], {}
    for line in lines:
        keyword, _, value = line.partition(":")
        value = value.strip()
        if line.startswith("|"):
            [*tables.values()][-1].append(line)
        elif keyword == "Sheet":
            tables[value] = []
        elif keyword == "Merged":
            merges = value.split()
        elif keyword == "Expect":
            tables[keyword] = []
        elif line:
            assert keyword.startswith("Expect "), line
            expected[keyword.removeprefix("Expect ")] = "" if value == "none" else value
    for name, *values in zip(*table_texts(tables.pop("Expect", [])), strict=True):
        expected[name] = " / ".join(values)
    rows = table_rows(*tables.pop(""))
    sheets = {name: table_rows(*table) for name, table in tables.items()}
    assert (rows or sheets) and expected, sentence
    return Case(sentence, rows, sheets, tuple(merges), expected)


def table_rows(*lines: str) -> tuple[Row, ...]:
    """Return the rows of a Markdown table as a sheet holds them; blank cells at the end go."""
    rows = []
    for texts in table_texts(lines):
        row = [int(text) if text.isdecimal() else text.replace("<br>", "\n") for text in texts]
        while row and row[-1] == "":
            row.pop()
        rows.append(tuple(None if cell == "" else cell for cell in row))
    return tuple(rows)


def table_texts(lines: Iterable[str]) -> list[list[str]]:
    """Split a Markdown table into its cells, without the line of dashes."""
    rows = []
    for line in lines:
        if not re.fullmatch(r"[|\s-]*--[|\s-]*", line):
            rows.append([text.strip() for text in line.strip("|").split("|")])
    return rows


PLAN_TITLE = ("RENCANA AKSI ZI KPU KABUPATEN CONTOH TAHUN 2025",)


def read_plan(*rows: Row, merges: Iterable[str] = ()) -> Reading:
    """Read a plan of 2025 whose headings stand in row 2."""
    return read_file(xlsx((PLAN_TITLE, *rows), merges), "a.xlsx")


@cache
def read_path(path: Path) -> Reading:
    """Read a file once for all tests."""
    return read_file(path.read_bytes(), path.name)


def reading_test(text: str) -> Callable[[pytest.Subtests], None]:
    """Make a test: each case of a text is a plan of 2025 that is read as it expects.

    Each sheet stands below a title in row 1, so its own first row is row 2.
    """

    def check(subtests: pytest.Subtests) -> None:
        for case in read_cases(text):
            with subtests.test(case.sentence):
                reading = read_file(*file_of(case))
                check_reading(reading, **case.expected)
                assert lost_rows(case, reading) == []

    return check


def lost_rows(case: Case, reading: Reading) -> list[Row]:
    """List the rows below titles of which no word stands where a person sees it.

    That is in a langkah, in what is asked or told, among the tables to choose from or their
    columns. A refused file tells of none. Of a signature's place, day and names nobody is told.
    """
    said = [asdict(langkah) for langkah in reading.langkah]
    told = [remark.pesan for remark in reading.peringatan]
    seen = _letters(repr((said, told, reading.plans, reading.tables, reading.realisasi)))
    lost = list[Row]()
    for name, rows in (case.sheets or {"": case.rows}).items() if reading.langkah else ():
        tops = [table.row for table in reading.tables if name in ("", table.sheet)]
        is_cover = len(case.sheets) > 1 and sum(map(len, rows)) < COVER_CELLS
        for row in () if is_cover else rows[max(0, min(tops, default=0) - 2) :]:
            words = [_letters(text) for cell in row for text in str(cell or "").split("\n")]
            words = [each for each in words if len(each) > 3]
            if any(map(PATTERNS["sure_signature"].match, map(str, row))):
                break
            if words and not any(each in seen for each in words):
                lost.append(row)
    return lost


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text.casefold()))


def file_of(case: Case) -> tuple[bytes, str]:
    """Build a case's file: CSV for one sheet without merges, which takes a third of the time."""
    if case.sheets:
        sheets = {name: (PLAN_TITLE, *rows) for name, rows in case.sheets.items()}
        return workbook_of(sheets), "a.xlsx"
    rows = (PLAN_TITLE, *case.rows)
    if case.merges:
        return xlsx(rows, case.merges), "a.xlsx"
    return csv_text(rows).encode(), "a.csv"


def check_reading(reading: Reading, **expected: str) -> None:
    """Check fields of a reading's langkah (values in their order, ` / ` between), or of the file:

    | field             | what it holds                                                        |
    | ----------------- | -------------------------------------------------------------------- |
    | remarks           | the codes of its remarks                                             |
    | notes             | the same, none of which asks a question                              |
    | pesan             | a part of each remark's sentence                                     |
    | nilai             | the cell each remark is about                                        |
    | status            | the status of each report                                            |
    | unread            | how many tables were not read                                        |
    | refused           | part of the error that refuses the file                              |
    """
    codes = " ".join(codes_of(reading))
    values = [remark.nilai or "-" for remark in reading.peringatan]
    statuses = [report.status or "-" for report in reading.realisasi or ()]
    of_file = {
        "remarks": codes,
        "notes": codes,
        "nilai": " / ".join(values),
        "status": " / ".join(statuses),
        "unread": str(len(reading.unread)),
    }
    for field, value in expected.items():
        assert (reading.galat == ()) == (field != "refused")
        if field == "refused":
            assert reading.langkah == ()
            assert value in reading.galat[0].pesan
        elif field == "pesan":
            check_pesan(reading.peringatan, value)
        elif field in of_file:
            assert of_file[field] == value, f"{field}: {of_file[field]}"
        else:
            found = " / ".join(_shown(langkah, field) for langkah in reading.langkah)
            assert found == value, f"{field}: {found}"
        assert field != "notes" or asks_nothing_of(reading), "a note asks no question"


def codes_of(reading: Reading) -> list[str]:
    """List the codes of a reading's remarks."""
    return [remark.code for remark in reading.peringatan]


def said_of(reading: Reading) -> str:
    """Join the sentences of a reading's remarks."""
    return " ".join(remark.pesan for remark in reading.peringatan)


def asks_nothing_of(reading: Reading) -> bool:
    """True if a reading asks no question, or only of langkah without bukti."""
    effects = {effect_of(question) for question in reading_questions(reading)}
    return effects <= {None, "tanpa_bukti"}


def check_pesan(remarks: Iterable[Remark], parts: str) -> None:
    """Check that each remark's sentence holds its part of `part / part`; blank: there is none."""
    sentences = [remark.pesan for remark in remarks]
    wanted = parts.split(" / ") if parts else []
    assert len(sentences) == len(wanted), sentences
    for sentence, part in zip(sentences, wanted, strict=True):
        assert part in sentence


def _shown(langkah: Langkah, field: str) -> str:
    """Write a field of a langkah as cases do."""
    if field == "tenggat":
        return months_of(langkah) or "-"
    if field == "bukti":
        return ", ".join(bukti.nama for bukti in langkah.bukti) or "-"
    if field == "lainnya":
        return ", ".join(f"{heading}: {value}" for heading, value in langkah.lainnya.items()) or "-"
    return str(getattr(langkah, field) or "-").replace("\n", "<br>")


def months_of(langkah: Langkah) -> str:
    """Return a langkah's tenggat, those of 2025 without the year: `03 06-15 2026-01`."""
    return " ".join(target.tenggat.removeprefix("2025-") for target in langkah.tenggat)
