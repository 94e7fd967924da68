"""The texts and ruled tables of a PDF in their order, as plain data. Runs in the child process.

A PDF keeps no table: its cells are found from the lines drawn (pdfplumber), and a wrapped line
from whether the next word would have fitted. So a PDF gives a draft to be checked
(`outputs.pdf_draft`), never an upload. A table whose rows no lines part is refused: where they end
could only be guessed."""

import io
import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise, product
from operator import itemgetter
from typing import Any

import pdfplumber
from pdfplumber.page import Page
from pdfplumber.table import Table
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from monev.core.records import JsonObject
from monev.reading.files import limits
from monev.reading.files.printed_words import (
    PRINTED,
    Box,
    Fill,
    Letter,
    cell_text,
    fill_of,
    is_inside,
    text_lines,
    tidy_symbols,
)
from monev.reading.files.ruled_tables import TableCell, build_table

_NEAR, _GAP = 3.0, 8.0
"""Points within which a line belongs to an area, and between the lines of two areas."""

_UNITS_PER_POINT = 10
_LITTLE_TEXT = 20


def read(data: bytes) -> JsonObject:
    """{"dokumen": texts and tables in order, "catatan": pages without text}, as
    `word_document.read`. Raises TooLarge; FileRefused for a password, a scan and a file without a
    ruled table; ValueError for no PDF pdfplumber can open."""
    try:
        with pdfplumber.open(io.BytesIO(data)) as file:
            if len(file.pages) > limits.MAX_PAGES:
                raise limits.TooLarge(
                    f"PDF ini {len(file.pages)} halaman; batasnya {limits.MAX_PAGES} halaman."
                )
            return _read_pages(file.pages)
    except (PdfminerException, MalformedPDFException) as cause:
        if "PDFPasswordIncorrect" in repr(cause):
            raise limits.refusal("password") from cause
        raise ValueError(repr(cause)) from cause


def _read_pages(pages: Sequence[Page]) -> JsonObject:
    content: list[JsonObject] = []
    pictures: list[JsonObject] = []
    for page in pages:
        letters = tidy_symbols(page.chars)
        if len(letters) < _LITTLE_TEXT and page.images:
            place = {"isi": {"page": page.page_number}, "tabel": 1, "baris": None}
            pictures.append({"kode": "files.page_is_picture", **place})
        content += _page_parts(page, letters)
        page.close()  # lets go of what pdfplumber keeps of it
    tables = [part["tabel"] for part in content if "tabel" in part]
    for number, table in enumerate(tables, start=1):
        table["nomor"] = number
    limits.check_count("PDF ini", len(tables), limits.MAX_TABLES, "tabel")
    if not tables:
        raise limits.refusal("pdf_of_pictures" if pictures or not content else "pdf_without_table")
    if any(map(_is_open, tables)) or _are_headings_alone(content, tables):
        raise limits.refusal("pdf_without_lines")
    return {"dokumen": content, "catatan": pictures}


def _are_headings_alone(content: list[JsonObject], tables: list[JsonObject]) -> bool:
    """True if only headings are ruled: no table has rows below them, and most text stands
    outside."""
    outside = sum(len(part.get("teks", "")) for part in content)
    inside = sum(len(text) for table in tables for _, _, text in table["sel"])
    return outside >= inside and all(table["baris"] <= 2 for table in tables)


def _is_open(table: JsonObject) -> bool:
    """True if a row is several, for want of lines: it has several NO or marks in one cell."""
    before = 0
    for _, cells in groupby(table["sel"], key=itemgetter(0)):
        texts = [text for _, _, text in cells]
        numbers = next((text for text in texts if PRINTED["numbers"].fullmatch(text)), "")
        count = len(numbers.split())
        value = int(re.sub(r"\D", "", numbers) or 0)
        is_wrapped = count == 2 and value == before + 1  # a narrow column prints 10 over two lines
        has_marks = any(map(PRINTED["mark_repeated"].fullmatch, texts))
        if has_marks or (count > 1 and not is_wrapped):
            return True
        before = value
    return False


def _page_parts(page: Page, letters: list[Letter]) -> Iterator[JsonObject]:
    """The texts and tables of a page from top to bottom."""
    tables = [table for table in page.find_tables(_close_edges(page)) if len(table.cells) > 1]
    fills = [*_list_fills(page)]
    placed = list[tuple[float, JsonObject]]()
    for table in tables:
        inside = [letter for letter in letters if is_inside(letter, table.bbox)]
        letters = [letter for letter in letters if letter not in inside]
        table_data = {"nomor": 0, "halaman": page.page_number, **_build_table(table, inside, fills)}
        placed.append((table.bbox[1], {"tabel": table_data}))
    placed += [(line.top, {"teks": line.text}) for line in text_lines(letters)]
    return (part for _, part in sorted(placed, key=itemgetter(0)))


def _list_fills(page: Page) -> Iterator[Fill]:
    """The filled areas of a page with their colour, the last drawn first."""
    for rect in reversed(page.rects):
        if rect.get("fill") and (colour := _to_hex(rect.get("non_stroking_color"))):
            yield (rect["x0"], rect["top"], rect["x1"], rect["bottom"]), colour


def _close_edges(page: Page) -> JsonObject:
    """Lines that close what a page's end leaves open: a row that goes on over the page is often
    drawn without them. For each run of upright lines the frame around it."""
    upright = sorted(
        (edge for edge in page.edges if edge["orientation"] == "v"), key=itemgetter("top")
    )
    areas: list[list[float]] = []
    for line in upright:
        if not areas or line["top"] - areas[-1][1] > _GAP:
            areas.append([line["top"], line["bottom"]])
        areas[-1][1] = max(areas[-1][1], line["bottom"])
    frames = [_frame(page.edges, above, below) for above, below in areas]
    return {"explicit_horizontal_lines": frames, "explicit_vertical_lines": frames}


def _frame(edges: list[JsonObject], above: float, below: float) -> JsonObject:
    """A rectangle around the edges between two heights, as pdfplumber wants it."""
    top = above - _NEAR
    bottom = below + _NEAR
    inner = [edge for edge in edges if top <= edge["top"] and edge["bottom"] <= bottom]
    left = min(edge["x0"] for edge in inner)
    right = max(edge["x1"] for edge in inner)
    sides = {"x0": left, "x1": right, "top": above, "bottom": below}
    size = {"width": right - left, "height": below - above, "y0": 0, "y1": 0, "doctop": 0}
    return {"object_type": "rect", **sides, **size}


def _build_table(table: Table, letters: list[Letter], fills: list[Fill]) -> JsonObject:
    """A table's cells laid on the lines that all of them share. Raises TooLarge."""
    across = sorted({x for box in table.cells for x in (box[0], box[2])})
    down = sorted({y for box in table.cells for y in (box[1], box[3])})
    limits.check_count("Sebuah tabel", len(across) - 1, limits.MAX_COLUMNS, "kolom")
    limits.check_count("Sebuah tabel", len(down) - 1, limits.MAX_ROWS, "baris")
    rows: list[list[TableCell]] = [[] for _ in down[1:]]
    for box in sorted(_close_boxes(table.cells, across, down), key=itemgetter(1, 0)):
        inside = [letter for letter in letters if is_inside(letter, box)]
        left = across.index(box[0])
        right = across.index(box[2])
        above = down.index(box[1])
        below = down.index(box[3])
        text = cell_text(text_lines(inside), box[2] - box[0])
        first = TableCell(left, right, text, fill_of(box, fills), starts_merge=below - above > 1)
        rows[above].append(first)
        for row in rows[above + 1 : below]:
            row.append(TableCell(left, right, continues=True))
    laid = [sorted(row, key=lambda cell: cell.start) for row in rows]
    return build_table(laid, [round((b - a) * _UNITS_PER_POINT) for a, b in pairwise(across)])


def _close_boxes(cells: list[Box], across: list[float], down: list[float]) -> set[Box]:
    """The cells of a table where lines lack: a box that others stand in falls apart, and each part
    between lines that no other box covers is a cell."""
    spans = product(pairwise(down), pairwise(across))
    parts = [(left, top, right, bottom) for (top, bottom), (left, right) in spans]
    inner: dict[Box, list[Box]] = {}
    owners: dict[Box, Box] = {}
    for box in sorted(cells, key=lambda box: (box[0] - box[2]) * (box[3] - box[1])):
        inner[box] = [part for part in parts if _is_part(part, box)]
        owners |= dict.fromkeys(inner[box], box)
    whole = {box for box, own in inner.items() if {box} == {*map(owners.get, own)}}
    return whole.union(part for part in parts if owners.get(part) not in whole)


def _is_part(part: Box, box: Box) -> bool:
    return box[0] <= part[0] and box[1] <= part[1] and part[2] <= box[2] and part[3] <= box[3]


def _to_hex(colour: Any) -> str:
    """A colour of the PDF, grey or RGB, as RRGGBB; "" where it is of another kind."""
    parts = [colour] if isinstance(colour, int | float) else list(colour or ())
    parts *= 3 if len(parts) == 1 else 1
    if len(parts) != 3 or not all(isinstance(part, int | float) for part in parts):
        return ""
    return "".join(f"{round(min(max(part, 0), 1) * 255):02X}" for part in parts)
