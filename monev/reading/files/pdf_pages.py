"""Read the texts and ruled tables of a PDF in their order, as plain data.

Runs in the child process.

A PDF keeps no table. Its cells are found from the lines drawn (pdfplumber), and a wrapped line by
the room left for the next word. So people are asked to compare it. A table without lines between
its rows is refused: their ends would be guesses.
"""

import io
import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise, product
from operator import itemgetter

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
"""Points within which a line belongs to an area, and points between the lines of two areas."""

_UNITS_PER_POINT = 10
_LITTLE_TEXT = 20
_FEWEST_ROWS = 2


def read(data: bytes) -> JsonObject:
    """Return {"dokumen": texts and tables in order, "catatan": pages without text}.

    It is as `word_document.read` returns it.

    Raises TooLarge; FileRefused for a password, a scan and a file without a ruled table; ValueError
    for a PDF that pdfplumber cannot open.
    """
    try:
        with pdfplumber.open(io.BytesIO(data)) as file:
            count = len(file.pages)
            if count > limits.MAX_PAGES:
                most = limits.MAX_PAGES
                raise limits.TooLarge(f"PDF ini {count} halaman; batasnya {most} halaman.")
            return _read_pages(file.pages)
    except (PdfminerException, MalformedPDFException) as cause:
        if "PDFPasswordIncorrect" in repr(cause):
            raise limits.refusal("password") from cause
        raise ValueError(repr(cause)) from cause


def _read_pages(pages: Sequence[Page]) -> JsonObject:
    content = list[JsonObject]()
    tables = list[JsonObject]()
    pictures = list[JsonObject]()
    outside = 0
    inside = 0
    for page in pages:
        letters = tidy_symbols(page.chars)
        if len(letters) < _LITTLE_TEXT and page.images:
            place = {"isi": {"page": page.page_number}, "tabel": 1, "baris": None}
            pictures.append({"kode": "files.page_is_picture", **place})
        for part in _page_parts(page, letters):
            content.append(part)
            outside += len(part.get("teks", ""))
            if table := part.get("tabel"):
                tables.append(table)
                table["nomor"] = len(tables)
                for _, _, text in table["sel"]:
                    inside += len(text)
        page.close()  # frees the memory that pdfplumber keeps for it
    limits.check_count("PDF ini", len(tables), limits.MAX_TABLES, "tabel")
    if not tables:
        is_scan = pictures or not content
        raise limits.refusal("pdf_of_pictures" if is_scan else "pdf_without_table")
    # Only headings are ruled: no table has rows below them, and most text stands outside.
    is_low = max(table["baris"] for table in tables) <= _FEWEST_ROWS
    if (is_low and outside >= inside) or any(map(_is_open, tables)):
        raise limits.refusal("pdf_without_lines")
    return {"dokumen": content, "catatan": pictures}


def _is_open(table: JsonObject) -> bool:
    """True if lines are missing between rows: several NO or marks stand in one cell."""
    before = 0
    for _, cells in groupby(table["sel"], key=itemgetter(0)):
        value = 0
        for _, _, text in cells:
            if PRINTED["mark_repeated"].fullmatch(text):
                return True
            if value == 0 and PRINTED["numbers"].fullmatch(text):
                value = int(re.sub(r"\D", "", text) or 0)
                count = len(text.split())
                # A narrow column prints 10 over two lines.
                is_wrapped = count == 2 and value == before + 1
                if count > 1 and not is_wrapped:
                    return True
        before = value
    return False


def _page_parts(page: Page, letters: list[Letter]) -> Iterator[JsonObject]:
    """Return the texts and tables of a page from top to bottom."""
    fills = list(_list_fills(page))
    placed = list[tuple[float, JsonObject]]()
    for table in page.find_tables(_close_edges(page)):
        if len(table.cells) <= 1:
            continue
        inside = list[Letter]()
        outside = list[Letter]()
        for letter in letters:
            (inside if is_inside(letter, table.bbox) else outside).append(letter)
        letters = outside
        said = {"halaman": page.page_number, **_build_table(table, inside, fills)}
        placed.append((table.bbox[1], {"tabel": said}))
    for line in text_lines(letters):
        placed.append((line.top, {"teks": line.text}))
    placed.sort(key=itemgetter(0))
    return (part for _, part in placed)


def _list_fills(page: Page) -> Iterator[Fill]:
    """List the filled areas of a page with their colour, the last drawn first."""
    for rect in reversed(page.rects):
        if not rect.get("fill"):
            continue
        colour = _to_hex(rect.get("non_stroking_color"))
        if colour:
            box = (rect["x0"], rect["top"], rect["x1"], rect["bottom"])
            yield box, colour


def _close_edges(page: Page) -> JsonObject:
    """Return lines that close what a page's end leaves open.

    They are a frame around each run of upright lines. A row that goes on over the page is often
    drawn without its last line.
    """
    areas = list[list[float]]()
    for line in sorted(page.edges, key=itemgetter("top")):
        if line["orientation"] != "v":
            continue
        if not areas or line["top"] - areas[-1][1] > _GAP:
            areas.append([line["top"], line["bottom"]])
        area = areas[-1]
        area[1] = max(area[1], line["bottom"])
    frames = [_frame(page.edges, above, below) for above, below in areas]
    return {"explicit_horizontal_lines": frames, "explicit_vertical_lines": frames}


def _frame(edges: list[JsonObject], above: float, below: float) -> JsonObject:
    """Return a rectangle around the edges between two heights, as pdfplumber wants it."""
    sides = list[float]()
    for edge in edges:
        if above - _NEAR <= edge["top"] and edge["bottom"] <= below + _NEAR:
            sides += (edge["x0"], edge["x1"])
    left = min(sides)
    right = max(sides)
    return {
        "object_type": "rect",
        "x0": left,
        "x1": right,
        "top": above,
        "bottom": below,
        "width": right - left,
        "height": below - above,
        "y0": 0,
        "y1": 0,
        "doctop": 0,
    }


def _build_table(table: Table, letters: list[Letter], fills: list[Fill]) -> JsonObject:
    """Lay a table's cells on the lines that all of them share. Raises TooLarge."""
    sides = set[float]()
    heights = set[float]()
    for left, top, right, bottom in table.cells:
        sides |= {left, right}
        heights |= {top, bottom}
    across = sorted(sides)
    down = sorted(heights)
    limits.check_count("Sebuah tabel", len(across) - 1, limits.MAX_COLUMNS, "kolom")
    limits.check_count("Sebuah tabel", len(down) - 1, limits.MAX_ROWS, "baris")
    rows: list[list[TableCell]] = [[] for _ in down[1:]]
    for box in sorted(_close_boxes(table.cells, across, down)):
        left, top, right, bottom = box
        inside = [letter for letter in letters if is_inside(letter, box)]
        text = cell_text(text_lines(inside), right - left)
        columns = (across.index(left), across.index(right))
        above = down.index(top)
        below = down.index(bottom)
        is_tall = below - above > 1
        colour = fill_of(box, fills)
        rows[above].append(TableCell(*columns, text, colour, starts_merge=is_tall))
        for row in rows[above + 1 : below]:
            row.append(TableCell(*columns, continues=True))
    widths = list[int]()
    for left, right in pairwise(across):
        widths.append(round((right - left) * _UNITS_PER_POINT))
    return build_table(rows, widths)


def _close_boxes(cells: list[Box], across: list[float], down: list[float]) -> set[Box]:
    """Return the cells of a table with missing lines.

    A box with others inside falls apart: each part of it between lines that no other box covers is
    a cell.
    """
    parts = list[Box]()
    for (top, bottom), (left, right) in product(pairwise(down), pairwise(across)):
        parts.append((left, top, right, bottom))
    inner = dict[Box, set[Box]]()
    owners = dict[Box, Box]()
    for box in sorted(cells, key=_area, reverse=True):
        inner[box] = {part for part in parts if _is_part(part, box)}
        owners |= dict.fromkeys(inner[box], box)
    whole = set[Box]()
    for box, own in inner.items():
        if all(owners[part] == box for part in own):
            whole.add(box)
    return whole | {part for part in parts if owners.get(part) not in whole}


def _is_part(part: Box, box: Box) -> bool:
    """True if a box lies in another."""
    left, top, right, bottom = box
    x0, y0, x1, y1 = part
    is_across = left <= x0 and x1 <= right
    return is_across and top <= y0 and y1 <= bottom


def _area(box: Box) -> float:
    left, top, right, bottom = box
    return (right - left) * (bottom - top)


def _to_hex(colour: float | Sequence[float] | None) -> str:
    """Return a grey or RGB colour of the PDF as RRGGBB, or "" for any other kind."""
    parts = [colour]
    if not isinstance(colour, int | float):
        parts = list(colour or ())
    if len(parts) == 1:
        parts *= 3
    if len(parts) != 3:
        return ""
    code = ""
    for part in parts:
        if not isinstance(part, int | float):
            return ""
        code += f"{round(min(max(part, 0), 1) * 255):02X}"
    return code
