"""Documents, messages, lists and the command line as sources of claims."""

import io
import json
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from io import BytesIO
from typing import Any

import pandas as pd
from docx import Document
from docx.table import Table
from lxml.html import fromstring
from openpyxl import load_workbook

from monev.cli import main
from monev.core.dates import Periode
from monev.figures import kesenjangan
from monev.outputs.documents import paint
from monev.outputs.documents.texts import write_kesenjangan_message, write_per_pic
from monev.outputs.missing_bukti import kesenjangan_csv, kesenjangan_xlsx
from monev.outputs.ringkasan_page import make_ringkasan
from monev.reminders import letters
from tests.outputs.documents.open_documents import texts_of
from tests.situations.claims import Line, Source, as_posisi, named_area
from tests.situations.material import Case
from tests.situations.truth import NO_PIC, OVERDUE, Standing, Truth

_NAMES = {"S.d. posisi": "Capaian s.d. posisi", "Setahun": "Capaian setahun", "Bukti": "Bukti ada"}
"""Columns of the command line that have another name elsewhere."""
MONTH_COLUMNS: dict[str, tuple[int, ...]] = {
    name: (number,)
    for number, name in enumerate(
        ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"],
        start=1,
    )
} | {"s.d. posisi": (), "Setahun": tuple(range(1, 13))}
"""The columns of the heatmap: their months; none for everything due by posisi."""


def document(case: Case, kode: str, form: str) -> bytes:
    """Make one document of a case, of its meeting if there was one."""
    return paint(case.material, kode, form)


def word_source(case: Case, kode: str) -> Source:
    """Read a Word document from top to bottom, a line per paragraph and per row of a table."""
    lines: list[Line] = []
    area: str | None = None
    for block in Document(BytesIO(document(case, kode, "docx"))).iter_inner_content():
        if isinstance(block, Table):
            lines += table_lines([texts_of(row.cells) for row in block.rows], case.truth)
            continue
        if (style := block.style) is not None and (style.name or "").startswith("Heading"):
            area = named_area(block.text, case.truth)
        lines.append(Line(block.text, area=area))
    told = [line for line in lines if line.text.strip() or line.cell is not None]
    return Source(f"{kode}.docx", told)


def table_lines(rows: list[list[str]], truth: Truth) -> Iterator[Line]:
    """Read the rows of a table as lines, each cell under its heading."""
    header, half = rows[0], len(rows[0]) // 2
    if header[:half] == header[half:]:  # two lists side by side
        header, rows = (
            header[:half],
            [part for row in rows for part in (row[:half], row[half:]) if any(part)][1:],
        )
    for row in rows[1:] if header[0] in _HEADED else rows:
        if header[0] == "Ukuran":
            yield from (
                Line(f"{row[0]}: {cell}", before=is_before)
                for cell, is_before in zip(row[:0:-1], (False, True), strict=False)
            )
        elif "Jan" in header:
            yield from _cell_lines(header, row, truth)
        elif len(row) == 3 and row[1] == ":":
            yield Line(f"{row[0]}: {row[2]}")
        elif header[0] in _HEADED:
            yield Line(label_cells(header, row), area=area_of(row[0], truth))
        else:
            yield Line(" | ".join(row))


def _cell_lines(header: list[str], row: list[str], truth: Truth) -> Iterator[Line]:
    """Read a row of the heatmap, each cell with its months."""
    area = area_of(row[0], truth)
    for name, cell in zip(header[1:], row[1:], strict=True):
        yield Line(cell, area=area, cell=MONTH_COLUMNS[as_posisi(name)])


_HEADED = (
    "Area",
    "Kode",
    "Ukuran",
    "Jenis bukti",
    "PIC",
    "No.",
    "Langkah atau area",
    "Tindak lanjut",
)


def label_cells(header: list[str], row: list[str]) -> str:
    """Join the cells of a row with their headings: Langkah: 5; Terlambat: 2."""
    names = [_NAMES.get(name, name) for name in header] if header[0] == "Area" else header
    return "; ".join(
        f"{name}: {' '.join(cell.split())}" for name, cell in zip(names, row, strict=True) if cell
    )


def area_of(name: str, truth: Truth) -> str | None:
    """Return the area of a row; None if it is about all."""
    first = name.partition(" ")[0]
    return first if first in truth.areas and name != first else None


def list_lines(rows: list[list[Any]]) -> Iterator[Line]:
    """Read the rows of a list: its title, then each row under the headings."""
    header: list[str] = []
    for row in rows:
        cells = ["" if cell is None else str(cell) for cell in row]
        if cells and cells[0] == "Kode":
            header = cells
        elif header and len(cells) == len(header) and any(cells[1:]):
            yield Line(label_cells(header, cells))
        elif any(cells):
            yield Line(" ".join(filter(None, cells)))


def text_source(name: str, text: str, opening: str | None = None, pic: str | None = None) -> Source:
    """Read a message line by line."""
    return Source(name, [Line(line, pic=pic) for line in text.split("\n") if line.strip()], opening)


def gaps_opening(truth: Truth, standings: list[Standing]) -> str:
    """Return what a list of missing bukti must say first: of a plan that nothing was reported, else
    of how many nobody reported since.
    """
    missing = Counter[str]()
    for standing in standings:
        missing[standing.status] += len(standing.missing)
    if truth.rencana_only or not missing["belum_dilaporkan"]:
        return truth.opening if missing.total() else ""
    of_targets = []
    for status in dict.fromkeys((*OVERDUE, *missing)):
        if missing[status]:
            of_targets.append(f"{missing[status]} pada target {status.replace('_', ' ')}")
    if len(of_targets) == 1:
        return f"{missing.total()} bukti kurang {of_targets[0].partition(' ')[2]}"
    return f"{missing.total()} bukti kurang: {', '.join(of_targets)}"


_ABOUT = 3
"""The first columns of the CSV: whose rows they are."""


def list_sources(case: Case) -> Iterator[Source]:
    """Read the lists of missing bukti, as a workbook, as CSV and as messages."""
    rows, truth = kesenjangan(case.db, case.view), case.truth
    opening = gaps_opening(truth, truth.standings)
    book = load_workbook(BytesIO(kesenjangan_xlsx(rows, case.view))).worksheets[0]
    lines = list_lines([list(row) for row in book.iter_rows(values_only=True)])
    yield Source("kesenjangan.xlsx", list(lines), opening)
    listed = pd.read_csv(BytesIO(kesenjangan_csv(rows, case.view)), keep_default_na=False)
    lines = list_lines([[*listed.columns[_ABOUT:]], *listed.iloc[:, _ABOUT:].to_numpy().tolist()])
    # It has no line above its rows: each says itself whether anybody reported of it.
    yield Source("kesenjangan.csv", list(lines), "")
    yield text_source("pesan kesenjangan", write_kesenjangan_message(rows, case.view), opening)
    for pic, message in write_per_pic(case.material).items():
        theirs = [standing for standing in truth.standings if (standing.pic or NO_PIC) == pic]
        yield text_source(f"pesan untuk {pic}", message, gaps_opening(truth, theirs), pic)


def letter_source(body: letters.Body, opening: str | None = "") -> Source:
    """Read a letter, its subject first."""
    text = "\n".join([body.subject, *map(letters.as_text, body.parts)])
    return text_source(f"surat {body.subject}", text, opening)


def ringkasan_letter(case: Case) -> Source:
    """Read the letter of figures that a pimpinan gets."""
    return letter_source(letters.of_ringkasan(case.db, case.view, _BASE))


def unreported_letters(case: Case) -> Iterator[Source]:
    """Read what an operator gets of each triwulan: its figures are of that triwulan alone."""
    for triwulan in range(1, 5):
        periode = Periode(case.view.tahun, triwulan)
        yield letter_source(letters.of_unreported(case.db, case.view, periode, _BASE))


_BASE = "https://monev.example"


def run_command(case: Case, command: str, *options: str) -> tuple[str, str]:
    """Run a command; return its standard output and standard error."""
    situation = case.situation
    out, err = io.StringIO(), io.StringIO()
    rencana = [
        "--satker",
        situation.satker,
        "--tahun",
        str(situation.tahun),
        "--posisi",
        situation.posisi,
    ]
    with redirect_stdout(out), redirect_stderr(err):
        code = main([command, *rencana, *options, *case.archive.place])
    assert code == 0, err.getvalue()
    return out.getvalue(), err.getvalue()


def command_json(case: Case, command: str) -> Any:
    """Return the JSON of a command."""
    return json.loads(run_command(case, command, "--json")[0])


def command_source(case: Case, command: str) -> Source:
    """Read the words of a command: sentences, then a table under its headings."""
    lines: list[Line] = []
    header: list[str] = []
    columns: list[slice] = []
    rows = run_command(case, command)[1].split("\n")
    for row, following in zip(rows, [*rows[1:], ""], strict=True):
        if re.fullmatch(r"-+(  -+)*", following.strip()):
            columns = [slice(*found.span()) for found in re.finditer("-+", following)]
            header = [row[column].strip() for column in columns]
        elif row.strip() and not row.startswith("---"):
            cells = [row[column].strip() for column in columns]
            area = area_of(cells[0], case.truth) if header[:1] == ["Area"] else None
            lines.append(Line(label_cells(header, cells) if header else row, area=area))
    return Source(f"monev {command}", lines)


def document_sources(case: Case) -> Iterator[Source]:
    """Read every document but the PDF files, whose words are compared with Word's."""
    sheet, _ = load_workbook(BytesIO(document(case, "lembar", "xlsx"))).worksheets
    yield Source(
        "lembar.xlsx", list(list_lines([list(row) for row in sheet.iter_rows(values_only=True)]))
    )
    for kode in ("laporan", *(("notulen", "undangan") if case.rapat else ())):
        yield word_source(case, kode)
    yield page_to_send_source(case)


def page_to_send_source(case: Case) -> Source:
    """Read Ringkasan as one page to send: a line for each part of it."""
    (main,) = fromstring(make_ringkasan(case.db, case.view)).iter("main")
    parts = [
        each for each in main.iter("p", "div", "h1", "h2", "footer") if each.find("div") is None
    ]
    texts = []
    for each in parts:
        words = each.itertext() if each.get("class") == "area" else [each.text_content()]
        texts += [" ".join(text.split()) for text in words if text.strip()]
    return Source("ringkasan.html", list(_page_lines(texts, case.truth)))


def _page_lines(texts: list[str], truth: Truth) -> Iterator[Line]:
    """Read an area with its figures; the rest as it stands."""
    area, above = None, ""
    for text in map(as_posisi, texts):
        if named := named_area(text, truth):
            area = named
        elif area and re.fullmatch(r"\d+/\d+", text) and not truth.rencana_only:
            yield Line(f"Capaian s.d. posisi: {text}", area=area)
        elif area and re.fullmatch(r"[▲△]\d.*|\d+ dari \d+ jatuh tempo", text):
            yield Line(text, area=area)
        else:
            if re.match(r"\W*(?:Terlambat|Belum dilaporkan|Bukti kurang) \d", text):
                above = text.lstrip("▲△ ")
            is_bare = re.fullmatch(r"\d+ \w{3}: [\d.]+", text)
            yield Line(f"{above} | {text}" if is_bare else text)
