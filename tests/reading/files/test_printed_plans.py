"""A printed plan reads as the decree does; what was guessed is asked at its place."""

import io
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

from monev.core.records import Langkah, Reading
from monev.reading import read_file
from tests.code import GUNUNGKIDUL_FILE, MESUJI_FILE, ROOT

FILES = ROOT / "tests" / "reading" / "books"


@cache
def read_printed(name: str) -> Reading:
    """Read a fixture."""
    return read_file((FILES / name).read_bytes(), name)


def normalise(langkah: Langkah) -> Langkah:
    """Return a langkah without its place in the file and with single spaces: a PDF does not keep
    where lines were wrapped.
    """
    texts = (
        "komponen",
        "indikator",
        "langkah_aksi",
        "bukti_dukung",
        "target_waktu",
        "target_capaian",
    )
    single_spaced = {name: " ".join(getattr(langkah, name).split()) for name in texts}
    return replace(langkah, lembar="", baris=0, jejak=(), **single_spaced)


def count_same(name: str, origin: Path) -> tuple[int, int, list[str]]:
    """Compare a draft with its decree. Return how many langkah of the decree it has, how many are
    equal in every field, and the kode of those that differ.
    """
    found = {langkah.kode: normalise(langkah) for langkah in read_printed(name).langkah}
    present, same, differing = 0, 0, []
    for langkah in read_file(origin.read_bytes(), origin.name).langkah:
        present += langkah.kode in found
        if found.get(langkah.kode) == normalise(langkah):
            same += 1
        else:
            differing.append(langkah.kode)
    return present, same, differing


@pytest.mark.semua
def test_a_printed_decree_gives_every_langkah() -> None:
    assert count_same("mesuji.pdf", MESUJI_FILE) == (45, 45, [])
    assert (read_printed("mesuji.pdf").satker, read_printed("mesuji.pdf").tahun) == (
        "KPU Kabupaten Mesuji",
        2025,
    )
    # VII.1 is merged over a page end; LibreOffice prints its KOMPONEN and INDIKATOR above the next
    # page's table.
    assert count_same("gunungkidul.pdf", GUNUNGKIDUL_FILE) == (56, 55, ["VII.1.1"])


def test_a_row_that_a_page_end_may_have_cut_is_asked_about_and_nothing_else_is() -> None:
    told = [remark.code for remark in read_printed("mesuji.pdf").peringatan]
    assert (told.count("files.from_pdf"), told.count("rows.perhaps_cut")) == (1, 0)
    # Printed by a browser on portrait paper: six page ends cut a row each.
    asked = [remark.code for remark in read_printed("gunungkidul_terpotong.pdf").peringatan]
    assert asked.count("rows.perhaps_cut") == 6
    assert count_same("gunungkidul_terpotong.pdf", GUNUNGKIDUL_FILE)[0] == 56


def printed(
    rows: list[list], lines: list[tuple], *below: Flowable | tuple[list[list], list[tuple]]
) -> Reading:
    """Read the draft of a PDF that holds a titled table with these lines (in the form of reportlab)
    and what stands below it.
    """
    stream = io.BytesIO()
    content = [
        Paragraph("RENCANA AKSI ZI KPU KABUPATEN CONTOH TAHUN 2025", getSampleStyleSheet()["Title"])
    ]
    for part in ((rows, lines), *below):
        if isinstance(part, tuple):
            widths = (40, 150, 150, *[100 if len(part[0][0]) == 4 else 40] * (len(part[0][0]) - 3))
            part = Table(
                part[0], colWidths=widths, style=[*part[1], ("VALIGN", (0, 0), (-1, -1), "TOP")]
            )
        content.append(part)
    SimpleDocTemplate(stream, pagesize=A4).build(content)
    return read_file(stream.getvalue(), "sk.pdf")


def actions(reading: Reading) -> list[str]:
    return [langkah.langkah_aksi for langkah in reading.langkah]


def times(reading: Reading) -> list[str]:
    return [langkah.target_waktu for langkah in reading.langkah]


def doubts(reading: Reading) -> list[str]:
    """List the values that a page end may have cut."""
    return [remark.nilai for remark in reading.peringatan if "perhaps_cut" in remark.code]


class Turned(Flowable):
    """A word printed upwards."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text, self.width, self.height = text, 12, 30

    def draw(self) -> None:
        self.canv.rotate(90)
        self.canv.drawString(0, -10, self.text)


PLAN = [
    ["NO", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET WAKTU"],
    ["1", "Membentuk tim kerja", "SK Tim", "Juli 2025"],
    ["2", "Menyusun rencana kerja", "Rencana kerja", "Agustus 2025"],
]
BLACK = (0.5, "#000000")


def drawn(command: str, first: tuple[int, int] = (0, 0), last: tuple[int, int] = (-1, -1)) -> tuple:
    """Return a black line of reportlab, around or between these cells."""
    return (command, first, last, *BLACK)


GRID, LEVEL, UPRIGHT, HEADINGS = (
    drawn("GRID"),
    drawn("LINEBELOW"),
    drawn("LINEAFTER"),
    drawn("GRID", last=(-1, 0)),
)
HEADED = [HEADINGS, drawn("GRID", last=(2, -1)), drawn("BOX")]
MARKED = [(1, 3), (2, 4), (2, 6), (3, 3), (3, 4), (4, 6)]
"""Row and column of each mark below TW I to TW IV."""
MARKED_TIMES = ["TW I", "TW II, TW IV", "TW I–TW II", "TW IV"]


def marked(mark: str, heading=str) -> list[list]:
    """Return a plan with this mark in the cells of MARKED."""
    rows = []
    for number in range(1, 5):
        rows.append([str(number), f"Menyusun dokumen {number}", f"Dokumen {number}", *[""] * 4])
    for row, column in MARKED:
        rows[row - 1][column] = mark
    quarters = [heading(f"TW {triwulan}") for triwulan in ("I", "II", "III", "IV")]
    return [["NO", "LANGKAH AKSI", "BUKTI DUKUNG", *quarters], *rows]


def in_marked(command: str, *rest) -> list[tuple]:
    """Return a command of reportlab for each cell of MARKED."""
    return [(command, (column, row), (column, row), *rest) for row, column in MARKED]


GREY = in_marked("BACKGROUND", "#BFBFBF")
UNPARTED = {
    "around the headings only": [HEADINGS],
    "level ones only": [LEVEL],
    "none between the rows": [drawn("BOX"), HEADINGS, UPRIGHT],
    "none": [],
}


def test_rows_parted_by_lines_are_read_unasked() -> None:
    reading = printed(PLAN, [GRID])
    assert actions(reading) == [row[1] for row in PLAN[1:]]
    assert doubts(reading) == []


@pytest.mark.parametrize("lines", UNPARTED.values(), ids=UNPARTED)
def test_rows_that_no_line_parts_are_refused_with_what_can_be_done(lines: list[tuple]) -> None:
    [error] = printed(PLAN, lines).galat
    assert "bergaris" in error.pesan
    assert "beri tabelnya garis" in error.pesan


FEW_LINES = {
    "boxes": ("x", [*HEADED, *in_marked("BOX", *BLACK)], str),
    "grey": ("", [*HEADED, *GREY], str),
    "turned headings": ("x", [GRID], Turned),
}


@pytest.mark.parametrize(("mark", "lines", "heading"), FEW_LINES.values(), ids=FEW_LINES)
def test_marks_stay_in_their_row_and_column_however_few_lines_are_drawn(
    mark: str, lines: list[tuple], heading
) -> None:
    assert times(printed(marked(mark, heading), lines)) == MARKED_TIMES


@pytest.mark.parametrize("lines", [[*HEADED, UPRIGHT], [LEVEL], []])
def test_marks_that_no_line_parts_are_refused_and_never_guessed(lines: list[tuple]) -> None:
    [error] = printed(marked("x"), lines).galat
    assert "bergaris" in error.pesan


def test_times_in_rows_of_their_own_are_those_of_the_rows_below_them() -> None:
    plan = [row[:3] for row in PLAN]
    titled = [plan[0], ["TRIWULAN I", "", ""], plan[1], ["TRIWULAN III", "", ""], plan[2]]
    spans = [("SPAN", (0, row), (-1, row)) for row in (1, 3)]
    read = printed(titled, [GRID, *spans])
    assert [tenggat.tenggat[5:] for langkah in read.langkah for tenggat in langkah.tenggat] == [
        "03",
        "09",
    ]


def test_a_pdf_without_a_plan_is_refused_with_what_was_found() -> None:
    content = [
        ["NO", "NAMA", "JABATAN"],
        ["1", "Contoh Satu", "Ketua"],
        ["2", "Contoh Dua", "Anggota"],
    ]
    assert "NAMA" in printed(content, [GRID]).galat[0].pesan
