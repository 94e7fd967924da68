"""Characters of a PDF at their places → lines, and the text of a cell as it was before it was wrapped.

The texts and ruled tables of a PDF in their order, as plain data. Runs in the child process.

A PDF keeps no table: cells are found from the lines drawn (pdfplumber), merges from cells that reach over several
lines of the others, and what was one line of text before it was wrapped is judged by whether the next word would have
fitted. That is why a PDF gives a draft to be checked (`keluaran.draf`), never an upload.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pdfplumber
from pdfplumber.page import Page
from pdfplumber.table import Table
from pdfplumber.utils import extract_words
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from monev.reading.evidence.bukti_kinds import JENIS_BUKTI, OTHER_LEADING_WORDS
from monev.reading.files import limits
from monev.reading.files.limits import TooLarge, Unreadable
from monev.reading.files.ruled_tables import WordCell, WordTable, build_table
from monev.reading.vocabulary.headings import HEADINGS
from monev.reading.vocabulary.symbol_fonts import SYMBOL_FONTS, translate_symbols
from monev.reading.vocabulary.time_words import MONTH_SPELLINGS, UNITS

Letter = dict[str, Any]
"""A character as pdfplumber gives it: text, fontname, size, x0, x1, top, bottom."""

_WORD_GAP = 0.2
"""Space between letters, as a share of the type size, from which on a new word begins; Word squeezes to 0.17."""

_EDGE = 2.0
"""Points a cell keeps free on each side at least (LibreOffice 2.8, Excel 2.3, Word 5.4)."""

_SLACK = 4.0
_ITEM = re.compile(r"\(?(?:\d{1,2}|[a-zA-Z])[.)]\s+\S|[•·●▪◦➢✓*]\s*\S")
_DASH = re.compile(r"[-–]\s+\S")

_HEADER_WORDS = frozenset(
    wording
    for listing in (
        *HEADINGS.values(),
        *MONTH_SPELLINGS,
        UNITS,
        *(word for _, word in JENIS_BUKTI),
        OTHER_LEADING_WORDS,
    )
    for display_name in listing
    for wording in display_name.split()
    if len(wording) > 3
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


def tidy_symbols(letter: list[Letter]) -> list[Letter]:
    """Characters of symbol fonts as what they look like (a tick typed as ü in Wingdings)."""
    result = []
    for one in letter:
        font = one["fontname"].rsplit("+", 1)[-1].split("-")[0].lower()
        symbols = SYMBOL_FONTS.get(font)
        text = translate_symbols(one["text"], symbols)
        result.append(one if text == one["text"] else {**one, "text": text})
    return result


def text_lines(letter: list[Letter]) -> list[TextLine]:
    """Printed lines from top to bottom."""
    if not letter:
        return []
    wording = extract_words(letter, x_tolerance_ratio=_WORD_GAP, extra_attrs=["size"])
    wording.sort(key=lambda k: ((k["top"] + k["bottom"]) / 2, k["x0"]))
    row: list[list[dict[str, Any]]] = []
    for one in wording:
        middle = (one["top"] + one["bottom"]) / 2
        if row and middle < row[-1][0]["bottom"] and middle - _middle(row[-1][0]) < 0.5 * one["size"]:
            row[-1].append(one)
        else:
            row.append([one])
    return [_one_line(sorted(content, key=lambda k: k["x0"])) for content in row]


def _middle(wording: dict[str, Any]) -> float:
    return (wording["top"] + wording["bottom"]) / 2


def _one_line(wording: list[dict[str, Any]]) -> TextLine:
    return TextLine(
        wording[0]["top"],
        " ".join(k["text"] for k in wording),
        wording[-1]["x1"] - wording[0]["x0"],
        wording[0]["x1"] - wording[0]["x0"],
        wording[0]["size"],
    )


def cell_text(letter: list[Letter], box: tuple[float, float, float, float]) -> str:
    """A cell's text: a line break stays only where the next word would still have fitted, or an item begins."""
    row = text_lines(letter)
    room = box[2] - box[0] - 2 * _EDGE
    text = row[0].text if row else ""
    # "Contoh – Contoh" may be wrapped before its dash: a dash opens an item only in a list of dashes.
    dashed = bool(_DASH.match(text))
    for index, one in enumerate(row[1:], start=1):
        above = row[index - 1]
        fits = above.width + 0.3 * above.size + one.first_word + _SLACK < room
        if fits or _ITEM.match(one.text) or (dashed and _DASH.match(one.text)):
            text += "\n" + one.text
        elif (text.endswith("-") and not text.endswith((" -", "--"))) or _is_word_broken(text, row[index : index + 2]):
            text += one.text
        else:
            text += " " + one.text
    return text


def _is_word_broken(text: str, following: list[TextLine]) -> bool:
    """Whether a text and the lines below it are pieces of one known word: KOMPO/NEN, IN/DIKA/TOR."""
    wording = text.rsplit(None, 1)[-1].casefold() if text else ""
    wording = wording.lstrip('(“"')
    first, *rest = ([k.rstrip(',.;:)”"') for k in row.text.casefold().split()] for row in following)
    if wording in _HEADER_WORDS and first[0] in _HEADER_WORDS:
        return False
    whole = wording + first[0]
    return whole in _HEADER_WORDS or (len(first) == 1 and bool(rest) and whole + rest[0][0] in _HEADER_WORDS)


Box = tuple[float, float, float, float]
"""x0, top, x1, bottom in points."""

_NEAR = 3.0
_GAP = 8.0
_UNITS_PER_POINT = 10
_LITTLE_TEXT = 20
_PASSWORD = "PDFPasswordIncorrect"


def read(data: bytes) -> dict[str, Any]:
    """{"dokumen": texts and tables in order, "catatan": pages without text}, in the shape of `word.baca`.

    Raises TooLarge; Unreadable `kata_sandi`, `pindaian` (no text layer) or `tanpa_tabel` (no ruled table);
    ValueError where it is no PDF pdfplumber can open.
    """
    try:
        with pdfplumber.open(io.BytesIO(data)) as file:
            if len(file.pages) > limits.MAX_PAGES:
                raise TooLarge(f"PDF ini {len(file.pages)} halaman; batasnya {limits.MAX_PAGES} halaman.")
            return _read_pages(file.pages)
    except (PdfminerException, MalformedPDFException) as cause:
        if _PASSWORD in repr(cause):
            raise Unreadable("kata_sandi") from cause
        raise ValueError(repr(cause)) from cause


def _read_pages(the_page: Iterable[Page]) -> dict[str, Any]:
    content: list[dict[str, Any]] = []
    without_text: list[int] = []
    table_index = 0
    for one in the_page:
        letter = tidy_symbols(one.chars)
        if len(letter) < _LITTLE_TEXT and one.images:
            without_text.append(one.page_number)
        for parts in _page_parts(one, letter):
            if "tabel" in parts:
                table_index += 1
                if table_index > limits.MAX_TABLES:
                    raise TooLarge(f"PDF ini berisi lebih dari {limits.MAX_TABLES} tabel.")
                parts["tabel"]["nomor"] = table_index
            content.append(parts)
        one.close()
    if not table_index:
        raise Unreadable("pindaian" if without_text or not content else "tanpa_tabel")
    remarks = [
        {"pesan": f"Halaman {number} hanya berisi gambar (pindaian), jadi tidak terbaca.", "tabel": None, "baris": None}
        for number in without_text
    ]
    return {"dokumen": content, "catatan": remarks}


def _page_parts(the_page: Page, letter: list[Letter]) -> list[dict[str, Any]]:
    """The texts and tables of a page from top to bottom."""
    table = _outer_tables(the_page.find_tables(_close_edges(the_page)))
    outside = [h for h in letter if not any(_is_inside(h, t.bbox) for t in table)]
    ordering: list[tuple[float, dict[str, Any]]] = [(b.top, {"teks": b.text}) for b in text_lines(outside)]
    entry = _page_fills(the_page)
    for one in table:
        structure = _build_table(one, letter, entry)
        data = {"nomor": 0, "halaman": the_page.page_number, **structure.as_data()}
        ordering.append((one.bbox[1], {"tabel": data}))
    return [parts for _, parts in sorted(ordering, key=lambda u: u[0])]


def _close_edges(the_page: Page) -> dict[str, Any]:
    """Lines that close what a page's end leaves open: a row that goes on over the page is often drawn without them."""
    vertical = sorted((e for e in the_page.edges if e["orientation"] == "v"), key=lambda e: e["top"])
    horizontal = [e for e in the_page.edges if e["orientation"] == "h"]
    surfaces: list[list[float]] = []
    for line in vertical:
        if surfaces and line["top"] - surfaces[-1][1] <= _GAP:
            surfaces[-1][1] = max(surfaces[-1][1], line["bottom"])
        else:
            surfaces.append([line["top"], line["bottom"]])
    horizontal_closers, vertical_closers = [], []
    for above, below in surfaces:
        inner = [e for e in (*vertical, *horizontal) if above - _NEAR <= e["top"] and e["bottom"] <= below + _NEAR]
        left, right = min(e["x0"] for e in inner), max(e["x1"] for e in inner)
        horizontal_closers += [_closing_line("h", left, right, y, y) for y in (above, below)]
        vertical_closers += [_closing_line("v", x, x, above, below) for x in (left, right)]
    return {"explicit_horizontal_lines": horizontal_closers, "explicit_vertical_lines": vertical_closers}


def _closing_line(direction: str, x0: float, x1: float, above: float, below: float) -> dict[str, Any]:
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


def _outer_tables(everything: list[Table]) -> list[Table]:
    """Tables of more than one cell that stand in no other table."""
    real = [t for t in everything if len(t.cells) > 1]
    return [t for t in real if not any(_contains(other.bbox, t.bbox) for other in real if other is not t)]


def _contains(outer: Box, inner: Box) -> bool:
    same = all(abs(a - b) <= _NEAR for a, b in zip(outer, inner, strict=True))
    return not same and (
        outer[0] - _NEAR <= inner[0]
        and outer[1] - _NEAR <= inner[1]
        and inner[2] <= outer[2] + _NEAR
        and inner[3] <= outer[3] + _NEAR
    )


def _build_table(table: Table, letter: list[Letter], entry: list[tuple[Box, str]]) -> WordTable:
    """A table's cells laid on the lines that all of them share."""
    vertical = _line_places(x for k in table.cells for x in (k[0], k[2]))
    horizontal = _line_places(y for k in table.cells for y in (k[1], k[3]))
    if len(vertical) - 1 > limits.MAX_COLUMNS or len(horizontal) - 1 > limits.MAX_ROWS:
        raise TooLarge(f"Sebuah tabel di PDF ini berisi {len(horizontal) - 1} baris dan {len(vertical) - 1} kolom.")
    members = [h for h in letter if _is_inside(h, table.bbox)]
    row: list[list[WordCell]] = [[] for _ in horizontal[1:]]
    for box in sorted(table.cells, key=lambda k: (k[1], k[0])):
        above, below = (
            _nearest_line(horizontal, box[1]),
            max(_nearest_line(horizontal, box[3]), _nearest_line(horizontal, box[1]) + 1),
        )
        left, right = (
            _nearest_line(vertical, box[0]),
            max(_nearest_line(vertical, box[2]), _nearest_line(vertical, box[0]) + 1),
        )
        text = cell_text([h for h in members if _is_inside(h, box)], box)
        row[above].append(WordCell(left, right, text, _fill_colour(box, entry), starts_merge=below - above > 1))
        for row_below in range(above + 1, below):
            row[row_below].append(WordCell(left, right, continues=True))
    for content in row:
        content.sort(key=lambda cell: cell.start)
    width = [round((b - a) * _UNITS_PER_POINT) for a, b in pairwise(vertical)]
    return build_table(row, width)


def _line_places(place: Iterable[float]) -> list[float]:
    """Places of lines, those that lie together taken as one."""
    result: list[float] = []
    for one in sorted(place):
        if not result or one - result[-1] > _NEAR:
            result.append(one)
    return result


def _nearest_line(line: list[float], place: float) -> int:
    return min(range(len(line)), key=lambda index: abs(line[index] - place))


def _is_inside(letter: Letter, box: Box) -> bool:
    """Whether the middle of a character lies in a box."""
    x, y = (letter["x0"] + letter["x1"]) / 2, (letter["top"] + letter["bottom"]) / 2
    return box[0] <= x < box[2] and box[1] <= y < box[3]


def _page_fills(the_page: Page) -> list[tuple[Box, str]]:
    """Filled areas of a page with their colour, the last drawn first."""
    result = []
    for one in reversed(the_page.rects):
        if one.get("fill") and (colour := _to_hex(one.get("non_stroking_color"))):
            result.append(((one["x0"], one["top"], one["x1"], one["bottom"]), colour))
    return result


def _fill_colour(box: Box, entry: list[tuple[Box, str]]) -> str:
    """The fill a cell stands on; empty for none and for white."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    for area, colour in entry:
        if area[0] <= x <= area[2] and area[1] <= y <= area[3]:
            return "" if colour == "FFFFFF" else colour
    return ""


def _to_hex(colour: Any) -> str:
    """A colour of the PDF, grey, RGB or CMYK, as RRGGBB."""
    value = [colour] if isinstance(colour, int | float) else list(colour or ())
    if not all(isinstance(n, int | float) for n in value):
        return ""
    if len(value) == 1:
        value = value * 3
    elif len(value) == 4:
        value = [(1 - n) * (1 - value[3]) for n in value[:3]]
    return "".join(f"{round(min(max(n, 0), 1) * 255):02X}" for n in value) if len(value) == 3 else ""
