"""Small real workbooks and CSV files for the reader's tests, written the way an office would."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache, partial
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from monev.core.records import Langkah, Reading
from monev.core.remarks import Remark
from monev.questions import effect_of, reading_questions
from monev.reading import read_file
from monev.reading.files.gate import open_file
from monev.reading.files.grid import Grid, build_from_worker, build_sheet_grid
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


def fill_sheet(sheet: Worksheet, row: Iterable[Row], merges: Iterable[str] = ()) -> None:
    """Write rows into a sheet from A1 down, then merge the ranges named."""
    for content in row:
        sheet.append(list(content))
    for span in merges:
        sheet.merge_cells(span)


def xlsx(row: Iterable[Row], merges: Iterable[str] = (), name: str = "Rencana Aksi") -> bytes:
    """A workbook of one sheet."""
    workbook = Workbook()
    workbook.active.title = name
    fill_sheet(workbook.active, row, merges)
    return saved(workbook)


def workbook_of(content: Mapping[str, Iterable[Row]]) -> bytes:
    """A workbook of these sheets."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    for name, rows in content.items():
        fill_sheet(workbook.create_sheet(name), rows)
    return saved(workbook)


def csv_text(row: Iterable[Row], separator: str = ";") -> str:
    """The rows as Excel would save them: every row as wide as the widest."""
    everything = [list(content) for content in row]
    width = max(map(len, everything))
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=separator)
    for content in everything:
        writer.writerow(
            ["" if cell is None else cell for cell in content] + [""] * (width - len(content))
        )
    return stream.getvalue()


def midnight(tahun: int, month: int, day: int) -> datetime:
    """A date as a workbook's cell holds it: a moment without a zone."""
    return datetime.combine(date(tahun, month, day), time.min)


def make_grid(*row: Row, merges: Iterable[str] = ()) -> Grid:
    """Rows as a grid; of a real workbook where there are merges."""
    if merges:
        return build_from_worker(open_file(xlsx(row, merges), "xlsx")).sheets[0]
    texts = [
        (b, k, str(s).strip())
        for b, content in enumerate(row, 1)
        for k, s in enumerate(content, 1)
        if s is not None
    ]
    return build_sheet_grid(
        {"nama": "CSV", "sel": [cell for cell in texts if cell[2]], "gabungan": ()}
    )


@dataclass(frozen=True)
class Case:
    """What a table says, told in lines: the sentence it proves, its rows and merges, and what is
    expected of them. `sheets`: the rows of each sheet of a workbook that has several."""

    sentence: str
    rows: tuple[Row, ...]
    merges: tuple[str, ...]
    expected: str
    sheets: dict[str, tuple[Row, ...]]


def cells(line: str) -> Row:
    """The cells of a row written as `1 | Rapat | | Mei`; a blank one is None, figures are a number,
    ⏎ breaks a line."""
    words = (word.strip().replace("⏎", "\n") for word in line.split("|"))
    return tuple(int(word) if word.isdecimal() else word or None for word in words)


def told(text: str) -> list[Case]:
    """Cases one after the other: a sentence at the margin, below it rows of cells (short ones in a
    line, ↓ between), `= ` the headings with the usual area below them, `+ ` merges, `> `
    expectations; `# ` names the sheet of the rows behind and below it."""
    result: list[Case] = []
    for part in re.split(r"\n(?=[^\s>+#=])", text.strip()):
        sentence, *lines = part.split("\n")
        merges = [line[2:] for line in lines if line.startswith("+")]
        expected = [line[2:] for line in lines if line.startswith(">")]
        sheets: dict[str, list[Row]] = {"": []}
        for line in lines:
            if line.startswith("#"):
                name, *rows = line[2:].split("↓")
                sheets[name.strip()] = [*map(cells, rows)]
            elif line.startswith((" ", "=")):
                usual = [AREA] if line.startswith("=") else []
                sheets[[*sheets][-1]] += [*map(cells, line[2:].split("↓")), *usual]
        first = tuple(sheets.pop(""))
        of_sheets = {name: tuple(rows) for name, rows in sheets.items()}
        result.append(
            Case(
                sentence,
                first,
                tuple(" ".join(merges).split()),
                "\n".join(expected),
                of_sheets,
            )
        )
    assert all((case.rows or case.sheets) and case.expected for case in result)
    return result


PLAN_TITLE = ("RENCANA AKSI ZI KPU KABUPATEN CONTOH TAHUN 2025",)


def read_plan(*rows: Row, merges: Iterable[str] = ()) -> Reading:
    """A plan of 2025 whose headings stand in row 2."""
    return read_file(xlsx((PLAN_TITLE, *rows), merges), "a.xlsx")


@cache
def read_path(path: Path) -> Reading:
    """A file, read once for all tests."""
    return read_file(path.read_bytes(), path.name)


def reads(text: str, *, asks_nothing: bool = False) -> Callable[[pytest.Subtests], None]:
    """A test: each plan of 2025 in this text is read as it says. `asks_nothing`: also those that
    say nothing of it."""

    def check(subtests: pytest.Subtests) -> None:
        for case in told(text):
            with subtests.test(case.sentence):
                book = read_file(*_file_of(case))
                is_silent = (
                    asks_nothing and "asked:" not in case.expected and "told:" not in case.expected
                )
                check_reading(book, case.expected + ("\nasked:" if is_silent else ""))

    return check


reads_silently = partial(reads, asks_nothing=True)


def _file_of(case: Case) -> tuple[bytes, str]:
    """Of one sheet without merges as CSV, in a third of the time: what a cell of Excel says is
    another test's."""
    if case.sheets:
        return workbook_of(
            {name: (PLAN_TITLE, *rows) for name, rows in case.sheets.items()}
        ), "a.xlsx"
    rows = (PLAN_TITLE, *case.rows)
    return (
        (xlsx(rows, case.merges), "a.xlsx") if case.merges else (csv_text(rows).encode(), "a.csv")
    )


def check_reading(reading: Reading, expected: str) -> None:
    """A reading says what lines of `field: value / value` tell: of its langkah, or of the file what
    is `asked` or only `told`, by codes, or `said`, by a part of each sentence, the `nilai` of each
    of these remarks, each `status` it reports, how many tables are left `unread`, why it is
    `refused`, or its `choices`."""
    asked = " ".join(remark.code for remark in reading.peringatan)
    values = [remark.nilai or "-" for remark in reading.peringatan]
    statuses = [report.status or "-" for report in reading.realisasi or ()]
    of_file = {
        "asked": asked,
        "told": asked,
        "nilai": " / ".join(values),
        "status": " / ".join(statuses),
        "unread": str(len(reading.unread)),
        "choices": " / ".join(reading.choices),
    }
    for line in expected.split("\n"):
        field, value = (part.strip() for part in line.split(":", 1))
        assert (reading.galat == ()) == (field not in ("refused", "choices"))
        if field == "refused":
            assert reading.langkah == ()
            assert value in reading.galat[0].pesan
        elif field == "said":
            check_said(reading.peringatan, value)
        else:
            of_langkah = " / ".join(
                _shown(langkah, field) for langkah in reading.langkah if field not in of_file
            )
            found = of_file.get(field, of_langkah)
            assert found == value, f"{field}: {found}"
            assert field != "told" or asks_nothing_of(reading), "what is told is not asked"


def asks_nothing_of(reading: Reading) -> bool:
    """Whether nothing of its cells is asked, but where they are blank."""
    return all(
        effect_of(question) in (None, "tanpa_bukti") for question in reading_questions(reading)
    )


def check_said(remarks: Iterable[Remark], parts: str) -> None:
    """Each remark says its part of `part / part`; nothing: there is none."""
    sentences = [remark.pesan for remark in remarks]
    assert len(sentences) == len(parts.split(" / ") if parts else []), sentences
    for sentence, part in zip(sentences, parts.split(" / "), strict=False):
        assert part in sentence


def _shown(langkah: Langkah, field: str) -> str:
    """A field of a langkah; `-`: nothing."""
    if field == "tenggat":
        return " ".join(t.tenggat.removeprefix("2025-") for t in langkah.tenggat) or "-"
    if field == "bukti":
        return ", ".join(bukti.nama for bukti in langkah.bukti) or "-"
    if field == "lainnya":
        return ", ".join(f"{heading}: {value}" for heading, value in langkah.lainnya.items()) or "-"
    return str(getattr(langkah, field) or "-").replace("\n", "⏎")
