"""The texts and ruled tables of a PDF in their order, as plain data. Runs in the child process. A
PDF keeps no table: cells are found from the lines drawn (pdfplumber), merges from cells that reach
over several lines of the others; what was one line of text before it was wrapped is judged by
whether the next word would have fitted. That is why a PDF gives a draft to be checked
(`outputs.pdf_draft`), never an upload. A table without lines is refused: where its rows end could
only be guessed, and 15 of 100 were wrong."""

import io
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, dropwhile, groupby, pairwise, product
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
    middle,
    text_lines,
    tidy_symbols,
)
from monev.reading.files.ruled_tables import NEAR, TableCell, build_table, line_places, nearest

Lines = tuple[list[float], list[float]]
"""Where the lines of a table stand: upright ones (x) and level ones (y)."""

_SAME_WORD = 0.05
"""Of a letter's size: what lies within a word that runs over a line. Between a NO and its text lie
0.18."""

_BLANK = 0.4
"""The same between two words of a line, at most."""

_OVER = 0.4
"""Of a letter's width and height: how near another's middle lies that is drawn over it."""

_GAP, _MOST_IN_PLACE = 8.0, 50
_UNITS_PER_POINT = 10
_LITTLE_TEXT = 20
_FEWEST_HEADINGS, _HEADING_ROWS = 3, 2
_LIE_OVER = "files.letters_lie_over"


def read(data: bytes) -> JsonObject:
    """{"dokumen": texts and tables in order, "catatan": pages without text}, as
    `word_document.read`. Raises TooLarge; FileRefused for a password, a scan and a file without a
    table; ValueError for no PDF pdfplumber can open."""
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
    by_page: list[list[JsonObject]] = []
    last: list[list[TableCell]] = []
    without_text, laid_over = [], []
    for page in pages:
        letters = tidy_symbols(page.chars)
        if len(letters) < _LITTLE_TEXT and page.images:
            without_text.append(page.page_number)
        if _lie_over(letters):
            laid_over.append(page.page_number)
        by_page.append(_page_parts(page, letters, _list_fills(page), last))
        page.close()  # lets go of what pdfplumber keeps of it
    content = [*chain.from_iterable(by_page)]
    tables = [part["tabel"] for part in content if "tabel" in part]
    for number, table in enumerate(tables, start=1):
        table["nomor"] = number
    limits.check_count("PDF ini", len(tables), limits.MAX_TABLES, "tabel")
    if not tables:
        raise limits.refusal(
            "pdf_without_table" if content and not without_text else "pdf_of_pictures"
        )
    if _lack_lines(by_page, tables):
        raise limits.refusal("pdf_without_lines")
    numbers = {table["halaman"]: table["nomor"] for table in reversed(tables)}
    remarks = _name_pages("files.page_is_picture", without_text, {})
    return {"dokumen": content, "catatan": [*remarks, *_name_pages(_LIE_OVER, laid_over, numbers)]}


def _lack_lines(by_page: list[list[JsonObject]], tables: list[JsonObject]) -> bool:
    """True if lines part some rows only: a row is several, or only the headings are ruled: no table
    has rows below them, and most of the text stands below."""
    from_table = chain.from_iterable(
        dropwhile(lambda part: "teks" in part, parts) for parts in by_page
    )
    below = sum(len(part.get("teks", "")) for part in from_table)
    inside = sum(len(text) for table in tables for _, _, text in table["sel"])
    are_headings = below >= inside and all(table["baris"] <= _HEADING_ROWS for table in tables)
    return are_headings or _are_open(tables)


def _name_pages(kode: str, pages: list[int], tables: dict[int, int]) -> list[JsonObject]:
    """A remark for each of some pages. `tables`: page → the first table on it."""
    return [
        {"kode": kode, "isi": {"page": page}, "tabel": tables.get(page, 1), "baris": None}
        for page in pages
    ]


def _lie_over(letters: list[Letter]) -> bool:
    """Whether letters lie over each other."""
    near: dict[tuple[int, int], list[Letter]] = {}
    for letter in letters:
        box = near.setdefault((int(letter["x0"] // _GAP), int(middle(letter) // _GAP)), [])
        if letter["upright"] and letter["text"].isalnum() and len(box) < _MOST_IN_PLACE:
            box.append(letter)
    for (across, down), own in near.items():
        around = [near.get((across + x, down + y), ()) for x in (0, 1) for y in (-1, 0, 1)]
        for a, b in product(own, chain.from_iterable(around)):
            beside = abs(a["x0"] + a["x1"] - b["x0"] - b["x1"]) / 2
            is_over = (
                beside < _OVER * min(a["width"], b["width"])
                and abs(middle(a) - middle(b)) < _OVER * a["size"]
            )
            if is_over and a["text"] != b["text"]:
                return True
    return False


def _list_fills(page: Page) -> list[Fill]:
    """The filled areas of a page with their colour, the last drawn first."""
    filled = (
        (rect, _to_hex(rect.get("non_stroking_color")))
        for rect in reversed(page.rects)
        if rect.get("fill")
    )
    return [
        ((rect["x0"], rect["top"], rect["x1"], rect["bottom"]), colour)
        for rect, colour in filled
        if colour
    ]


def _are_open(tables: list[JsonObject]) -> bool:
    """Whether a row may be several, for want of lines: it has several NO or marks in a cell, or
    lines in most."""
    before = 0
    for table in tables:
        for _, cells in groupby(table["sel"], key=itemgetter(0)):
            texts = [text for _, _, text in cells]
            numbers = next(
                (text.split() for text in texts if PRINTED["numbers"].fullmatch(text)), []
            )
            value = int(re.sub(r"\D", "", "".join(numbers)) or 0)
            has_marks = any(map(PRINTED["mark_repeated"].fullmatch, texts))
            has_lines = 2 * sum(text.count("\n") > 1 for text in texts) > len(texts)
            # A narrow column prints 10 over two lines.
            has_numbers = len(numbers) > 2 or (len(numbers) == 2 and value != before + 1)
            if has_numbers or has_marks or (has_lines and not numbers):
                return True
            before = value
    return False


def _page_parts(
    page: Page, letters: list[Letter], fills: list[Fill], last: list[list[TableCell]]
) -> list[JsonObject]:
    """The texts and tables of a page from top to bottom. `last`: the rows of the table before, and
    then of its own."""
    tables = [table for table in page.find_tables(_close_edges(page)) if len(table.cells) > 1]
    outside = [
        letter for letter in letters if not any(_is_inside(letter, table.bbox) for table in tables)
    ]
    placed: list[tuple[float, JsonObject]] = [
        (line.top, {"teks": line.text}) for line in text_lines(outside)
    ]
    place: JsonObject = {"nomor": 0, "halaman": page.page_number}
    placed += [
        (table.bbox[1], {"tabel": place | _build_table(table, letters, fills, last)})
        for table in tables
    ]
    return [part for _, part in sorted(placed, key=lambda item: item[0])]


def _close_edges(page: Page) -> JsonObject:
    """Lines that close what a page's end leaves open: a row that goes on over the page is often
    drawn without them."""
    upright = sorted(
        (edge for edge in page.edges if edge["orientation"] == "v"), key=lambda edge: edge["top"]
    )
    areas: list[list[float]] = []
    for line in upright:  # thousands, where they are dotted
        if not areas or line["top"] - areas[-1][1] > _GAP:
            areas.append([line["top"], line["bottom"]])
        areas[-1][1] = max(areas[-1][1], line["bottom"])
    frames = []
    for above, below in areas:
        inner = [
            edge
            for edge in page.edges
            if above - NEAR <= edge["top"] and edge["bottom"] <= below + NEAR
        ]
        left, right = min(edge["x0"] for edge in inner), max(edge["x1"] for edge in inner)
        frame = {"object_type": "rect", "x0": left, "x1": right, "top": above, "bottom": below}
        # pdfplumber makes its four lines out of these; where they stand counted from below it does
        # not use.
        frames.append(
            {**frame, "width": right - left, "height": below - above, "y0": 0, "y1": 0, "doctop": 0}
        )
    return {"explicit_horizontal_lines": frames, "explicit_vertical_lines": frames}


def _build_table(
    table: Table, letters: list[Letter], fills: list[Fill], last: list[list[TableCell]]
) -> JsonObject:
    """A table's cells laid on the lines that all of them share."""
    upright = line_places(x for box in table.cells for x in (box[0], box[2]))
    level = line_places(y for box in table.cells for y in (box[1], box[3]))
    if len(upright) - 1 > limits.MAX_COLUMNS or len(level) - 1 > limits.MAX_ROWS:
        raise limits.TooLarge(
            f"Sebuah tabel di PDF ini berisi {len(level) - 1} baris dan {len(upright) - 1} kolom."
        )
    members = [letter for letter in letters if _is_inside(letter, table.bbox)]
    rows = _lay_cells(table.cells, members, fills, (upright, level))
    _part_headings(rows, last)
    last[:] = rows
    return build_table(
        rows, widths=[round((b - a) * _UNITS_PER_POINT) for a, b in pairwise(upright)]
    )


def _part_headings(rows: list[list[TableCell]], last: list[list[TableCell]]) -> None:
    """Part headings said again from the row below where no line does: one cut by the page's end
    goes on there."""
    texts = (([cell.text for cell in cells] for cells in one) for one in (rows, last))
    apart = ((k, *pair) for k, pair in enumerate(zip(*texts, strict=False)) if pair[0] != pair[1])
    index, own, headings = next(apart, (0, [], []))
    if (
        len(own) == len(headings) >= _FEWEST_HEADINGS
        and all(map(str.startswith, own, headings))
        and all(headings)
    ):
        rows.insert(
            index,
            [replace(cell, text=text) for cell, text in zip(rows[index], headings, strict=True)],
        )
        for cell, text in zip(rows[index + 1], headings, strict=True):
            cell.text = cell.text.removeprefix(text).strip()


def _lay_cells(
    cells: list[Box], letters: list[Letter], fills: list[Fill], lines: Lines
) -> list[list[TableCell]]:
    """The cells of each row from left to right; one that reaches over several rows goes on in each
    of them."""
    rows: list[list[TableCell]] = [[] for _ in lines[1][1:]]
    filled: list[tuple[Box, list[Letter]]] = []
    for box in sorted(_close_boxes(cells, lines), key=lambda box: (box[1], box[0])):
        inside = [letter for letter in letters if _is_inside(letter, box)]
        if filled and _runs_on(*filled[-1], box, inside):
            before, others = filled.pop()
            box, inside = (*before[:2], *box[2:]), [*others, *inside]
        filled.append((box, inside))
    for box, inside in filled:
        (left, right), (above, below) = _lines_around(lines, box)
        text = cell_text(text_lines(inside), box[2] - box[0])
        rows[above].append(
            TableCell(left, right, text, fill_of(box, fills), starts_merge=below - above > 1)
        )
        for lower in range(above + 1, below):
            rows[lower].append(TableCell(left, right, continues=True))
    return [sorted(row, key=lambda cell: cell.start) for row in rows]


def _lines_around(lines: Lines, box: Box) -> list[tuple[int, int]]:
    """Between which lines a box lies, across and down, at least one apart."""
    ends = (
        (nearest(lines[axis], box[axis]), nearest(lines[axis], box[axis + 2])) for axis in (0, 1)
    )
    return [(first, max(last, first + 1)) for first, last in ends]


def _close_boxes(cells: list[Box], lines: Lines) -> set[Box]:
    """The cells where lines lack: each part between lines, of a box that others stand in or of
    none, is a cell."""
    parts = [[(x0, y0, x1, y1) for x0, x1 in pairwise(lines[0])] for y0, y1 in pairwise(lines[1])]
    inner: dict[Box, list[Box]] = {}
    owners: dict[Box, Box] = {}
    for box in sorted(cells, key=lambda box: (box[0] - box[2]) * (box[3] - box[1])):
        columns, rows = _lines_around(lines, box)
        inner[box] = [part for row in parts[slice(*rows)] for part in row[slice(*columns)]]
        owners |= dict.fromkeys(inner[box], box)
    whole = {box for box in inner if all(owners[part] == box for part in inner[box])}
    return whole | {part for row in parts for part in row if owners.get(part) not in whole}


def _runs_on(left: Box, one: list[Letter], right: Box, other: list[Letter]) -> bool:
    """Whether a word runs over the line between two cells, as an area's title does that was laid
    over its row: its letters stand on both sides, or its last one on the line and the next word
    behind no more than a blank."""
    if not one or not other or abs(left[1] - right[1]) > NEAR or abs(left[2] - right[0]) > NEAR:
        return False
    last, first = (
        max(one, key=lambda letter: letter["x1"]),
        min(other, key=lambda letter: letter["x0"]),
    )
    if abs(middle(last) - middle(first)) > NEAR:
        return False
    gap, is_on_line = (
        (first["x0"] - last["x1"]) / last["size"],
        last["x1"] > right[0] and last["text"] != " ",
    )
    return (gap < _SAME_WORD and (last["text"] + first["text"]).isalnum()) or (
        is_on_line and 0 <= gap < _BLANK
    )


def _is_inside(letter: Letter, box: Box) -> bool:
    """Whether the middle of a character lies in a box."""
    x, y = (letter["x0"] + letter["x1"]) / 2, middle(letter)
    return box[0] <= x < box[2] and box[1] <= y < box[3]


def _to_hex(colour: Any) -> str:
    """A colour of the PDF, grey or RGB, as RRGGBB; none where it is of another kind."""
    parts = [colour] if isinstance(colour, int | float) else list(colour or ())
    parts *= 3 if len(parts) == 1 else 1
    is_known = len(parts) == 3 and all(isinstance(part, int | float) for part in parts)
    return "".join(f"{round(min(max(part, 0), 1) * 255):02X}" for part in parts) if is_known else ""
