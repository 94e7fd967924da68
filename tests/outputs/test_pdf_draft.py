"""A draft from a PDF reads back as the decree does; guesses are marked for a person to check."""

import io
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

from monev.core.errors import FileRefused
from monev.core.records import Langkah, Reading
from monev.outputs.pdf_draft import Draft, make_draft
from monev.reading import read_file
from tests.code import GUNUNGKIDUL_FILE, MESUJI_FILE, ROOT
from tests.makers import saved

FILES = ROOT / "tests" / "reading" / "books"


@cache
def draft_of(name: str) -> Draft:
    """Return the draft of a fixture."""
    return make_draft((FILES / name).read_bytes())


@cache
def read_draft(name: str) -> Reading:
    """Read the draft of a fixture."""
    return read_file(draft_of(name).content, "draf.xlsx")


def normalise(langkah: Langkah) -> Langkah:
    """Return a langkah without its place in the file and with single spaces: a PDF does not keep
    where lines were wrapped."""
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
    equal in every field, and the kode of those that differ."""
    found = {langkah.kode: normalise(langkah) for langkah in read_draft(name).langkah}
    present, same, differing = 0, 0, []
    for langkah in read_file(origin.read_bytes(), origin.name).langkah:
        present += langkah.kode in found
        if found.get(langkah.kode) == normalise(langkah):
            same += 1
        else:
            differing.append(langkah.kode)
    return present, same, differing


@pytest.mark.semua
def test_a_printed_decree_gives_every_langkah_and_rows_cut_by_page_ends_are_joined() -> None:
    assert count_same("mesuji.pdf", MESUJI_FILE) == (45, 45, [])
    assert (read_draft("mesuji.pdf").satker, read_draft("mesuji.pdf").tahun) == (
        "KPU Kabupaten Mesuji",
        2025,
    )
    # VII.1 is merged over a page end; LibreOffice prints its KOMPONEN and INDIKATOR above the next
    # page's table.
    assert count_same("gunungkidul.pdf", GUNUNGKIDUL_FILE) == (56, 55, ["VII.1.1"])
    assert "Informasi mengenai inovasi" in " ".join(draft_of("gunungkidul.pdf").guidance)
    # Printed by a browser on portrait paper: six page ends cut a row each; one dash lost the space
    # after it.
    assert count_same("gunungkidul_terpotong.pdf", GUNUNGKIDUL_FILE) == (56, 55, ["I.I.4.2"])


def test_what_was_guessed_is_yellow_and_says_why_and_nothing_else_is() -> None:
    assert not any("kuning;" in line for line in draft_of("mesuji.pdf").guidance)
    result = draft_of("gunungkidul_terpotong.pdf")
    sheet = load_workbook(io.BytesIO(result.content))["Rencana Aksi"]
    commented = [cell for row in sheet.iter_rows() for cell in row if cell.comment]
    beginning = f"{len(commented)} tempat berwarna kuning;"
    assert any(line.startswith(beginning) for line in result.guidance)
    comments = set()
    for cell in commented:
        assert cell.fill.start_color.rgb[-6:] == "FFF2A8"
        assert "PDF" in cell.comment.text or "halaman" in cell.comment.text
        comments.add((cell.coordinate, cell.comment.text))
    remarks = read_draft("gunungkidul_terpotong.pdf").peringatan
    asked = {(remark.sel, remark.pesan) for remark in remarks if "draft" in remark.code}
    assert asked == comments != set()
    sheet = load_workbook(io.BytesIO(draft_of("mesuji.pdf").content))["Petunjuk"]
    text = " ".join(str(cell) for row in sheet.values for cell in row)
    assert ("bandingkan dengan PDF-nya" in text, "45 langkah" in text) == (True, True), (
        "what to check first"
    )


def printed(
    rows: list[list], lines: list[tuple], *below: Flowable | tuple[list[list], list[tuple]]
) -> Reading:
    """Read the draft of a PDF that holds a titled table with these lines (in the form of reportlab)
    and what stands below it."""
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
    return read_file(make_draft(stream.getvalue()).content, "draf.xlsx")


def actions(reading: Reading) -> list[str]:
    return [langkah.langkah_aksi for langkah in reading.langkah]


def times(reading: Reading) -> list[str]:
    return [langkah.target_waktu for langkah in reading.langkah]


def doubts(reading: Reading) -> list[str]:
    """List the values that the draft asks about."""
    return [remark.nilai for remark in reading.peringatan if remark.code == "files.doubt_of_draft"]


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
    with pytest.raises(FileRefused, match="bergaris") as rejection:
        printed(PLAN, lines)
    assert "beri tabelnya garis" in rejection.value.advice


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
    with pytest.raises(FileRefused, match="bergaris"):
        printed(marked("x"), lines)


def test_times_in_rows_of_their_own_are_those_of_the_rows_below_them() -> None:
    plan = [row[:3] for row in PLAN]
    titled = [plan[0], ["TRIWULAN I", "", ""], plan[1], ["TRIWULAN III", "", ""], plan[2]]
    spans = [("SPAN", (0, row), (-1, row)) for row in (1, 3)]
    read = printed(titled, [GRID, *spans])
    assert [tenggat.tenggat[5:] for langkah in read.langkah for tenggat in langkah.tenggat] == [
        "03",
        "09",
    ]


def test_what_is_no_pdf_and_one_without_a_plan_are_refused_with_what_was_found() -> None:
    with pytest.raises(FileRefused, match="bukan PDF"):
        make_draft(saved(Workbook()))
    content = [
        ["NO", "NAMA", "JABATAN"],
        ["1", "Contoh Satu", "Ketua"],
        ["2", "Contoh Dua", "Anggota"],
    ]
    with pytest.raises(FileRefused, match="tidak ditemukan tabel rencana aksi") as rejection:
        printed(content, [GRID])
    assert "NAMA" in rejection.value.errors[0].pesan
