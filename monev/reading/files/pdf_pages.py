"""The texts and ruled tables of a PDF in their order, as plain data. Runs in the child process.

A PDF keeps no table: cells are found from the lines drawn (pdfplumber), else from where words stand; merges from cells
that reach over several lines of the others, and what was one line of text before it was wrapped is judged by whether
the next word would have fitted. That is why a PDF gives a draft to be checked (`outputs.pdf_draft`), never an upload.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass
from itertools import dropwhile, pairwise
from typing import Any

import pdfplumber
from pdfplumber.page import Page
from pdfplumber.table import Table
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException
from pdfplumber.utils.text import extract_words

from monev.core.errors import FileRefused
from monev.core.records import JsonObject
from monev.reading.files import limits
from monev.reading.files.gate import password_error
from monev.reading.files.limits import TooLarge
from monev.reading.files.ruled_tables import NEAR, RuledTable, TableCell, build_table, line_places, lines_around
from monev.reading.vocabulary.bukti_kinds import JENIS_BUKTI, OTHER_LEADING_WORDS
from monev.reading.vocabulary.headings import heading_vocabulary, heading_words, meaning_of
from monev.reading.vocabulary.structure import SURE_SIGNATURE
from monev.reading.vocabulary.symbol_fonts import SYMBOL_FONTS, translate_symbols
from monev.reading.vocabulary.time_words import MONTH_NUMBERS, MONTH_SPELLINGS, UNITS

Letter = Word = JsonObject
"""A character, or a word, as pdfplumber gives it: text, fontname, size, x0, x1, top, bottom."""

Box = tuple[float, float, float, float]
"""x0, top, x1, bottom in points."""

_WORD_GAP = 0.2
"""Space between letters, as a share of the type size, from which on a new word begins; Word squeezes to 0.17."""

_SAME_WORD = 0.05
"""The same within a word that runs over a line. A number right before the line is 0.18 from the next cell's text."""

_BLANK = 0.4
"""The same between two words of a line, at most."""

_EDGE = 2.0
"""Points a cell keeps free on each side at least (LibreOffice 2.8, Excel 2.3, Word 5.4)."""

_SLACK = 4.0
_ITEM = re.compile(r"\(?(?:\d{1,2}|[a-zA-Z])[.)]\s+\S|[•·●▪◦➢✓*]\s*\S")
# A code the usual encoding of PDF gives no letter is its bullet (ISO 32000-1, annex D.2, note 3).
_UNNAMED_BULLET = re.compile(r"\(cid:(?:127|129|14[134]|157)\)")
_DASH = re.compile(r"[-–]\s+\S")

_KNOWN_WORDS = frozenset(
    word
    for phrases in (heading_vocabulary(), *MONTH_SPELLINGS, UNITS, *JENIS_BUKTI.values(), OTHER_LEADING_WORDS)
    for phrase in phrases
    for word in phrase.split()
    if len(word) > 3
)
"""Words of headings, times and documents: a column narrower than such a word prints it over two or three lines."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """One printed line: where its top is, its text and width, and the width of its first word, in points."""

    top: float
    text: str
    width: float
    first_word: float
    size: float


def tidy_symbols(letters: list[Letter]) -> list[Letter]:
    """Characters of symbol fonts as what they look like (a tick typed as ü in Wingdings)."""
    result = []
    for letter in letters:
        font = letter["fontname"].rsplit("+", 1)[-1].split("-")[0].lower()
        symbols = SYMBOL_FONTS.get(font)
        text = "•" if _UNNAMED_BULLET.fullmatch(letter["text"]) else translate_symbols(letter["text"], symbols)
        result.append(letter if text == letter["text"] else {**letter, "text": text})
    return result


def text_lines(letters: list[Letter]) -> list[TextLine]:
    """Printed lines from top to bottom."""
    if not letters:
        return []
    words = extract_words(letters, x_tolerance_ratio=_WORD_GAP, extra_attrs=["size"])
    words.sort(key=lambda word: (_middle(word), word["x0"]))
    lines: list[list[Word]] = []
    for word in words:
        middle = _middle(word)
        if lines and middle < lines[-1][0]["bottom"] and middle - _middle(lines[-1][0]) < 0.5 * word["size"]:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [_text_line(sorted(line_words, key=lambda word: word["x0"])) for line_words in lines]


def _middle(word: Word) -> float:
    return (word["top"] + word["bottom"]) / 2


def _text_line(words: list[Word]) -> TextLine:
    return TextLine(
        words[0]["top"],
        " ".join(word["text"] for word in words),
        words[-1]["x1"] - words[0]["x0"],
        words[0]["x1"] - words[0]["x0"],
        words[0]["size"],
    )


def cell_text(letters: list[Letter], box: Box) -> str:
    """A cell's text: a line break stays only where the next word would still have fitted, or an item begins."""
    lines = text_lines(letters)
    if (whole := "".join(line.text for line in lines)).casefold() in MONTH_NUMBERS:
        return whole  # Ma/r over a column of marks
    width = box[2] - box[0] - 2 * _EDGE
    text = lines[0].text if lines else ""
    # "Contoh – Contoh" may be wrapped before its dash: a dash opens an item only in a list of dashes.
    dashed = bool(_DASH.match(text))
    for index, line in enumerate(lines[1:], start=1):
        above = lines[index - 1]
        fits = above.width + 0.3 * above.size + line.first_word + _SLACK < width
        if fits or _ITEM.match(line.text) or (dashed and _DASH.match(line.text)):
            text += "\n" + line.text
        elif (text.endswith("-") and not text.endswith((" -", "--"))) or _is_word_broken(
            text, lines[index : index + 2]
        ):
            text += line.text
        else:
            text += " " + line.text
    return text


def _is_word_broken(text: str, following: list[TextLine]) -> bool:
    """Whether a text and the lines below it are pieces of one known word: KOMPO/NEN, IN/DIKA/TOR."""
    word = text.rsplit(None, 1)[-1].casefold() if text else ""
    word = word.lstrip('(“"')
    first, *rest = ([word.rstrip(',.;:)”"') for word in line.text.casefold().split()] for line in following)
    if word in _KNOWN_WORDS and first[0] in _KNOWN_WORDS:
        return False
    whole = word + first[0]
    return whole in _KNOWN_WORDS or (len(first) == 1 and bool(rest) and whole + rest[0][0] in _KNOWN_WORDS)


_GAP = 8.0
_UNITS_PER_POINT = 10
_LITTLE_TEXT = 20
_PASSWORD = "PDFPasswordIncorrect"
_LINE_STEP = 4.0
_CHUNK_GAP = 0.8
"""Space between words, as a share of the type size, from which on they stand in two columns."""
_FEWEST_HEADINGS = 3
_FEWEST_BEGINS = 4
"""Lines in which a chunk begins at one place, from which on a column begins there."""


def read(data: bytes) -> JsonObject:
    """{"dokumen": texts and tables in order, "catatan": pages without text}, in the shape of `word_document.read`.

    Raises TooLarge; FileRefused for a password, a scan and a file without a table; ValueError where it is no PDF
    pdfplumber can open.
    """
    try:
        with pdfplumber.open(io.BytesIO(data)) as file:
            if len(file.pages) > limits.MAX_PAGES:
                raise TooLarge(f"PDF ini {len(file.pages)} halaman; batasnya {limits.MAX_PAGES} halaman.")
            return _read_pages(file.pages)
    except (PdfminerException, MalformedPDFException) as cause:
        if _PASSWORD in repr(cause):
            raise password_error() from cause
        raise ValueError(repr(cause)) from cause


def _read_pages(pages: Sequence[Page]) -> JsonObject:
    content: list[JsonObject] = []
    without_text: list[int] = []
    table_index = inside = below = 0
    for page in pages:
        letters = tidy_symbols(page.chars)
        if len(letters) < _LITTLE_TEXT and page.images:
            without_text.append(page.page_number)
        parts = _page_parts(page, letters)
        for part in parts:
            if "tabel" in part:
                table_index += 1
                if table_index > limits.MAX_TABLES:
                    raise TooLarge(f"PDF ini berisi lebih dari {limits.MAX_TABLES} tabel.")
                part["tabel"]["nomor"] = table_index
        content += parts
        inside += sum(len(text) for part in parts if "tabel" in part for _, _, text in part["tabel"]["sel"])
        below += sum(len(part["teks"]) for part in dropwhile(lambda part: "teks" in part, parts) if "teks" in part)
        page.close()
    # Where more stands below the tables than in them, lines part only some of the rows, such as the headings.
    if below >= inside and (by_position := _read_by_position(pages)):
        remark = {"kode": "files.table_without_lines", "isi": {}, "tabel": 1, "baris": None}
        return {"dokumen": by_position, "catatan": [remark]}
    if not table_index:
        raise _scanned_error() if without_text or not content else _without_table_error()
    remarks = [
        {"kode": "files.page_is_picture", "isi": {"page": number}, "tabel": 1, "baris": None} for number in without_text
    ]
    return {"dokumen": content, "catatan": remarks}


def _scanned_error() -> FileRefused:
    return FileRefused(
        "PDF ini hasil pindaian: halamannya gambar, tanpa teks yang dapat dibaca.",
        "Minta berkas Word atau Excel aslinya. Bila tidak ada, buka PDF itu di Word (Word mengenali hurufnya), periksa "
        "tabelnya, simpan sebagai .docx, lalu unggah.",
    )


def _without_table_error() -> FileRefused:
    return FileRefused(
        "Di PDF ini tidak ditemukan tabel rencana aksi.",
        "Buka PDF itu di Word, periksa tabelnya, simpan sebagai .docx, lalu unggah; atau minta berkas aslinya.",
    )


def _read_by_position(pages: Sequence[Page]) -> list[JsonObject]:
    """The texts of pages, and the tables on them without regard to lines: their columns are where no row has a word.

    From the page on that has a plan's headings; [] where none has.
    """
    content: list[JsonObject] = []
    number = 0
    for page in pages:
        lines = _chunk_lines(tidy_symbols(page.chars))
        page.close()
        headings = (index for index, line in enumerate(lines) if _is_heading_line(line))
        start = next(headings, 0 if number else len(lines))
        content += [{"teks": " ".join(chunk["text"] for chunk in line)} for line in lines[:start]]
        if rows := _rows_by_position(lines[start:]):
            number += 1
            columns = max(column for row in rows for column in row)
            cells = [(b, k, text) for b, row in enumerate(rows, start=1) for k, text in sorted(row.items())]
            table = RuledTable(columns, len(rows), cells)
            content.append({"tabel": {"nomor": number, "halaman": page.page_number, **table.as_data()}})
    return content if number else []


def _chunk_lines(letters: list[Letter]) -> list[list[Word]]:
    """The printed lines, each as its chunks of words that stand close together, from left to right."""
    words = extract_words(letters, x_tolerance_ratio=_WORD_GAP, extra_attrs=["size"]) if letters else []
    words.sort(key=lambda word: (round(_middle(word) / _LINE_STEP), word["x0"]))
    printed: list[list[Word]] = []
    for word in words:
        if not printed or abs(_middle(word) - _middle(printed[-1][0])) > NEAR:
            printed.append([])
        printed[-1].append(word)
    lines = [_chunk_line(line) for line in printed]
    begins = Counter(round(chunk["x0"]) for line in lines if len(line) >= _FEWEST_HEADINGS for chunk in line)
    columns = {start for start, often in begins.items() if often >= _FEWEST_BEGINS}
    return [
        _chunk_line(line, columns) if len(chunks) > 1 else chunks for line, chunks in zip(printed, lines, strict=True)
    ]


def _chunk_line(line: list[Word], columns: Container[int] = ()) -> list[Word]:
    """The chunks of a line; a word where one of these `columns` begins opens a chunk, however near the one before."""
    chunks: list[Word] = []
    for word in line:
        is_near = chunks and word["x0"] - chunks[-1]["x1"] < word["size"] * _CHUNK_GAP
        if is_near and round(word["x0"]) not in columns:
            chunks[-1] = {**chunks[-1], "x1": word["x1"], "text": f"{chunks[-1]['text']} {word['text']}"}
        else:
            chunks.append(word)
    return chunks


def _is_heading_line(line: list[Word]) -> bool:
    """Whether three chunks of a line or more are headings of a plan."""
    return sum(bool(meaning_of(heading_words(chunk["text"]))[0]) for chunk in line) >= _FEWEST_HEADINGS


def _rows_by_position(lines: list[list[Word]]) -> list[dict[int, str]]:
    """The rows below a line of headings, column → text: a line that says nothing in the first column goes on above."""
    edges = _find_gutters([line for line in lines if len(line) >= _FEWEST_HEADINGS])
    rows: list[dict[int, str]] = []
    for line in lines:
        cells: dict[int, str] = {}
        for chunk in line:
            column = 1 + sum(edge <= chunk["x0"] + NEAR for edge in edges)
            cells[column] = f"{cells[column]} {chunk['text']}" if column in cells else chunk["text"]
        if len(line) == 1 and SURE_SIGNATURE.match(line[0]["text"]):
            break
        if not rows or 1 in cells or (len(rows) == 1 and _is_heading_line(line)):
            rows.append(cells)
        else:
            _go_on_below(rows[-1], cells)
    return rows if edges and len(rows) > 1 else []


def _go_on_below(row: dict[int, str], cells: dict[int, str]) -> None:
    """Put the cells of a line with those of the row it goes on with."""
    for column, text in cells.items():
        above = row.get(column, "")
        # A small letter goes on with the sentence above, anything else begins a line of its own.
        row[column] = f"{above}{' ' if text[0].islower() else chr(10)}{text}" if above else text


def _find_gutters(lines: list[list[Word]]) -> list[float]:
    """Where the columns begin after the first: the ends of the gaps that no chunk of any of these lines stands in."""
    edges: list[float] = []
    reach: float | None = None
    for start, end in sorted((chunk["x0"], chunk["x1"]) for line in lines for chunk in line):
        if reach is not None and start - reach > NEAR:
            edges.append(start)
        reach = end if reach is None else max(reach, end)
    return edges


def _page_parts(page: Page, letters: list[Letter]) -> list[JsonObject]:
    """The texts and tables of a page from top to bottom."""
    tables = _outer_tables(page.find_tables(_close_edges(page)))
    outside = [letter for letter in letters if not any(_is_inside(letter, table.bbox) for table in tables)]
    placed: list[tuple[float, JsonObject]] = [(line.top, {"teks": line.text}) for line in text_lines(outside)]
    fills = _page_fills(page)
    for table in tables:
        data = {"nomor": 0, "halaman": page.page_number, **_build_table(table, letters, fills).as_data()}
        placed.append((table.bbox[1], {"tabel": data}))
    return [part for _, part in sorted(placed, key=lambda item: item[0])]


def _close_edges(page: Page) -> JsonObject:
    """Lines that close what a page's end leaves open: a row that goes on over the page is often drawn without them."""
    vertical = sorted((edge for edge in page.edges if edge["orientation"] == "v"), key=lambda edge: edge["top"])
    horizontal = [edge for edge in page.edges if edge["orientation"] == "h"]
    horizontal_closers, vertical_closers = [], []
    for above, below in _find_ruled_areas(vertical):
        inner = [
            edge for edge in (*vertical, *horizontal) if above - NEAR <= edge["top"] and edge["bottom"] <= below + NEAR
        ]
        left, right = min(edge["x0"] for edge in inner), max(edge["x1"] for edge in inner)
        horizontal_closers += [_closing_line("h", left, right, y, y) for y in (above, below)]
        vertical_closers += [_closing_line("v", x, x, above, below) for x in (left, right)]
    return {"explicit_horizontal_lines": horizontal_closers, "explicit_vertical_lines": vertical_closers}


def _find_ruled_areas(vertical: list[JsonObject]) -> list[list[float]]:
    """From where down to where upright lines, sorted by their tops, follow one another without a gap."""
    areas: list[list[float]] = []
    for line in vertical:
        if areas and line["top"] - areas[-1][1] <= _GAP:
            areas[-1][1] = max(areas[-1][1], line["bottom"])
        else:
            areas.append([line["top"], line["bottom"]])
    return areas


def _closing_line(direction: str, x0: float, x1: float, above: float, below: float) -> JsonObject:
    """A line in pdfplumber's own form."""
    return {
        "object_type": "line_edge",
        "orientation": direction,
        "x0": x0,
        "x1": x1,
        "top": above,
        "bottom": below,
        "width": x1 - x0,
        "height": below - above,
    }


def _outer_tables(tables: list[Table]) -> list[Table]:
    """Tables of more than one cell that stand in no other table."""
    with_cells = [table for table in tables if len(table.cells) > 1]
    return [
        table
        for table in with_cells
        if not any(_contains(other.bbox, table.bbox) for other in with_cells if other is not table)
    ]


def _contains(outer: Box, inner: Box) -> bool:
    same = all(abs(a - b) <= NEAR for a, b in zip(outer, inner, strict=True))
    return not same and (
        outer[0] - NEAR <= inner[0]
        and outer[1] - NEAR <= inner[1]
        and inner[2] <= outer[2] + NEAR
        and inner[3] <= outer[3] + NEAR
    )


def _build_table(table: Table, letters: list[Letter], fills: list[tuple[Box, str]]) -> RuledTable:
    """A table's cells laid on the lines that all of them share."""
    vertical = line_places(x for box in table.cells for x in (box[0], box[2]))
    horizontal = line_places(y for box in table.cells for y in (box[1], box[3]))
    if len(vertical) - 1 > limits.MAX_COLUMNS or len(horizontal) - 1 > limits.MAX_ROWS:
        raise TooLarge(f"Sebuah tabel di PDF ini berisi {len(horizontal) - 1} baris dan {len(vertical) - 1} kolom.")
    members = [letter for letter in letters if _is_inside(letter, table.bbox)]
    rows = _lay_cells(table, members, fills, vertical, horizontal)
    widths = [round((b - a) * _UNITS_PER_POINT) for a, b in pairwise(vertical)]
    return build_table(rows, widths)


def _lay_cells(
    table: Table,
    letters: list[Letter],
    fills: list[tuple[Box, str]],
    vertical: list[float],
    horizontal: list[float],
) -> list[list[TableCell]]:
    """The cells of each row from left to right; one that reaches over several rows goes on in each of them."""
    rows: list[list[TableCell]] = [[] for _ in horizontal[1:]]
    boxes = [each for box in table.cells for each in _split_open(box, table.cells, vertical, horizontal)]
    filled: list[tuple[Box, list[Letter]]] = []
    for box in sorted(boxes, key=lambda box: (box[1], box[0])):
        inside = [letter for letter in letters if _is_inside(letter, box)]
        if filled and _runs_on(*filled[-1], box, inside):
            before, others = filled.pop()
            box, inside = (*before[:2], *box[2:]), [*others, *inside]
        filled.append((box, inside))
    for box, inside in filled:
        above, below = lines_around(horizontal, box[1], box[3])
        left, right = lines_around(vertical, box[0], box[2])
        text = cell_text(inside, box)
        rows[above].append(TableCell(left, right, text, _fill_colour(box, fills), starts_merge=below - above > 1))
        for lower in range(above + 1, below):
            rows[lower].append(TableCell(left, right, continues=True))
    for cells in rows:
        cells.sort(key=lambda cell: cell.start)
    return rows


def _runs_on(left: Box, one: list[Letter], right: Box, other: list[Letter]) -> bool:
    """Whether a word runs over the line between two cells, as an area's title does that was laid over its row: its
    letters stand on both sides, or its last one on the line and the next word behind no more than a blank."""
    if not one or not other or abs(left[1] - right[1]) > NEAR or abs(left[2] - right[0]) > NEAR:
        return False
    last, first = max(one, key=lambda letter: letter["x1"]), min(other, key=lambda letter: letter["x0"])
    if abs(_middle(last) - _middle(first)) > NEAR:
        return False
    gap, is_on_line = (first["x0"] - last["x1"]) / last["size"], last["x1"] > right[0] and last["text"] != " "
    return (gap < _SAME_WORD and (last["text"] + first["text"]).isalnum()) or (is_on_line and 0 <= gap < _BLANK)


def _split_open(box: Box, boxes: list[Box], vertical: list[float], horizontal: list[float]) -> list[Box]:
    """The cells a box stands for: more than itself where others stand in it, because empty cells are drawn without
    lines. Then those its lines would part, but for the others."""
    inner = [other for other in boxes if _contains(box, other)]
    if not inner:
        return [box]
    parts = ((left, above, right, below) for left, right in pairwise(vertical) for above, below in pairwise(horizontal))
    return [part for part in parts if _covers(box, part) and not any(_covers(other, part) for other in inner)]


def _covers(box: Box, part: Box) -> bool:
    """Whether the middle of a part lies in a box."""
    x, y = (part[0] + part[2]) / 2, (part[1] + part[3]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _is_inside(letter: Letter, box: Box) -> bool:
    """Whether the middle of a character lies in a box."""
    x, y = (letter["x0"] + letter["x1"]) / 2, _middle(letter)
    return box[0] <= x < box[2] and box[1] <= y < box[3]


def _page_fills(page: Page) -> list[tuple[Box, str]]:
    """Filled areas of a page with their colour, the last drawn first."""
    return [
        ((rect["x0"], rect["top"], rect["x1"], rect["bottom"]), colour)
        for rect in reversed(page.rects)
        if rect.get("fill") and (colour := _to_hex(rect.get("non_stroking_color")))
    ]


def _fill_colour(box: Box, fills: list[tuple[Box, str]]) -> str:
    """The fill a cell stands on; empty for none and for white."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    for area, colour in fills:
        if area[0] <= x <= area[2] and area[1] <= y <= area[3]:
            return "" if colour == "FFFFFF" else colour
    return ""


def _to_hex(colour: Any) -> str:
    """A colour of the PDF, grey, RGB or CMYK, as RRGGBB."""
    parts = [colour] if isinstance(colour, int | float) else list(colour or ())
    if not all(isinstance(part, int | float) for part in parts):
        return ""
    if len(parts) == 1:
        parts = parts * 3
    elif len(parts) == 4:
        parts = [(1 - part) * (1 - parts[3]) for part in parts[:3]]
    return "".join(f"{round(min(max(part, 0), 1) * 255):02X}" for part in parts) if len(parts) == 3 else ""
