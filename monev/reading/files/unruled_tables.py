"""Tables of a PDF found from where its words stand, for want of lines. Runs in the child process. Columns are where no
row has a word, each below a heading; rows begin where all columns leave a gap or a line is drawn, else at their NO. A
row whose bounds nothing confirms is told, to be asked about."""

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, chain, pairwise
from statistics import median

from monev.core.grouping import group_by
from monev.core.records import JsonObject
from monev.reading.files.printed_words import (
    EDGE,
    PRINTED,
    Fill,
    Line,
    PrintedPage,
    TextLine,
    Word,
    cell_text,
    chunk_line,
    column_starts,
    fill_of,
    overlap,
    stack_headings,
    sub_headings,
    text_line,
)
from monev.reading.files.ruled_tables import NEAR, new_table
from monev.reading.vocabulary.headings import heading_words, meaning_of
from monev.reading.vocabulary.structure import PAGE_FURNITURE, PATTERNS, SURE_SIGNATURE

FEWEST_HEADINGS = 3
_MOST_HEADING_LINES = 7
_CLEAR = 0.8
"""Points that the gap between two rows is wider than between two lines of a cell, at least."""

_IN_BLOCKS = frozenset({"area", "sub_area", "komponen", "indikator"})
"""What columns mean whose cells are merged over several rows: their lines stand across the rows' bounds."""

_Gap = tuple[bool, float, float, float]
"""A gap between words: whether texts begin behind it, its width, where it begins and ends."""


@dataclass(slots=True)
class _Part:
    """Lines of a page that are a table or go on with one: its headings, if any, what is below; whether it is signed."""

    page: PrintedPage
    headings: list[Line]
    body: list[Line]
    is_signed: bool = False


@dataclass(slots=True)
class _Columns:
    """The columns of a table: their headings, where each after the first begins, and some by their meaning."""

    leaves: list[Word]
    spans: list[Word]
    edges: list[float]
    right: float
    meanings: list[str]

    def at(self, x: float) -> int:
        """The column that begins before a place."""
        return bisect(self.edges, x + 1)

    def places(self) -> list[tuple[float, float]]:
        """Where each column begins and ends, in points."""
        return list(pairwise([self.leaves[0]["x0"], *self.edges, self.right]))


@dataclass(frozen=True, slots=True)
class _Piece:
    """A printed line of one cell; `is_title`: it runs over several columns, or stands alone in the first, no number."""

    column: int
    line: TextLine
    is_title: bool

    @property
    def is_number(self) -> bool:
        return self.column == 0 and not self.is_title and bool(PRINTED["number"].fullmatch(self.line.text))

    @property
    def is_anchor(self) -> bool:
        return self.is_title or self.is_number

    @property
    def middle(self) -> float:
        return (self.line.top + self.line.bottom) / 2


@dataclass(slots=True)
class _Row:
    """A row: where it begins, whether a gap, a line or its NO says so, and its pieces."""

    top: float
    is_sure: bool
    pieces: list[_Piece] = field(default_factory=list)

    @property
    def is_title(self) -> bool:
        return all(piece.is_title for piece in self.pieces)

    @property
    def is_numbered(self) -> bool:
        return any(piece.is_number for piece in self.pieces)

    def goes_on(self, langkah: int) -> bool:
        """Whether its langkah is none, or goes on in small letters with the one above."""
        words = self.lines(langkah)
        return not words or words[0].text[0].islower()

    def lines(self, column: int) -> list[TextLine]:
        return [piece.line for piece in self.pieces if piece.column == column]


def read_by_position(pages: Sequence[PrintedPage]) -> tuple[list[JsonObject], list[JsonObject]]:
    """The texts of pages and the tables that the places of their words make, from the first headings of a plan on; and
    the remarks at rows whose bounds are not sure. Both empty where no page has such headings."""
    starts = column_starts(pages)
    above, tables = _gather_tables(pages, starts)
    content: list[JsonObject] = [{"teks": " ".join(chunk["text"] for chunk in line)} for line in above]
    remarks: list[JsonObject] = []
    read = chain.from_iterable(_read_table(parts, starts) for parts in tables)
    for number, (table, doubts) in enumerate(read, start=1):
        content.append({"tabel": {"nomor": number, **table}})
        remarks += [{"kode": kode, "isi": {}, "tabel": number, "baris": row} for kode, row in doubts]
    return content, remarks


def _gather_tables(pages: Sequence[PrintedPage], starts: list[float]) -> tuple[list[Line], list[list[_Part]]]:
    """The lines above the first table, and the parts of each table. What follows who signs is left out."""
    above: list[Line] = []
    tables: list[list[_Part]] = []
    for page in pages:
        for part in _split_page(page, starts, is_inside=bool(tables)):
            if part.headings and not (tables and _is_same(tables[-1][0].headings, part.headings)):
                tables.append([part])
            elif not tables:
                above += part.body
            elif part.headings or not tables[-1][-1].is_signed:
                tables[-1].append(part)
    return above, tables


def _read_table(parts: list[_Part], starts: list[float]) -> Iterator[tuple[JsonObject, list[tuple[str, int | None]]]]:
    """Each part of a table as a table of its page, with what is not sure about it."""
    columns = _find_columns(parts, starts)
    blocks = {column for column, meaning in enumerate(columns.meanings) if meaning in _IN_BLOCKS}
    pieces = [_pieces(part, columns) for part in parts]
    gap = _line_gap(pieces)
    for part, own in zip(parts, pieces, strict=True):
        rows = _part_rows([piece for piece in own if piece.column not in blocks], part.page.level, gap)
        rows = _join_rows(rows, columns)
        doubts = [_place_merged(column, own, rows, gap, has_headings=bool(part.headings)) for column in blocks]
        table, unsure = _build(part, columns, rows)
        of_all = [("files.merged_without_lines", None)] if any(doubts) else []
        yield table, [*of_all, *(("files.row_without_lines", row) for row in unsure)]


def _split_page(page: PrintedPage, edges: list[float], *, is_inside: bool) -> list[_Part]:
    """The lines of a page from headings to headings; what is above the first goes on with the page before."""
    lines = [chunk_line(line) for line in page.lines]
    while lines and _is_furniture(lines):
        lines.pop()
    kept = zip(page.lines, lines, strict=False)
    by_column = [chunk_line(words, edges) if len(line) > 1 else line for words, line in kept]
    parts = [_Part(page, [], [])]
    at = 0
    while at < len(lines):
        if found := _headings_at(by_column, at):
            parts.append(_Part(page, by_column[at : at + found], []))
            is_inside = True
        elif is_inside and _begins_signature(lines, at):
            parts[-1].is_signed = True
            break
        else:
            parts[-1].body.append(lines[at])
        at += max(found, 1)
    return [part for part in parts if part.headings or part.body or part.is_signed]


def _is_furniture(lines: list[Line]) -> bool:
    """Whether the last line of a page is its number or another that is on every page."""
    return len(lines[-1]) == 1 and bool(PAGE_FURNITURE.match(lines[-1][0]["text"])) and _stands_off(lines)


def _begins_signature(lines: list[Line], at: int) -> bool:
    """Whether a line is the first of who signs below the table: "Direktur," apart from the rows, and no row below."""
    text = lines[at][0]["text"]
    is_first = SURE_SIGNATURE.match(text) or (PATTERNS["signature"].match(text) and _stands_off(lines[: at + 1]))
    return len(lines[at]) == 1 and bool(is_first) and all(len(line) < 3 for line in lines[at + 1 : at + 4])


def _stands_off(lines: list[Line]) -> bool:
    """Whether the last line stands by itself, as a page's number does."""
    return len(lines) == 1 or lines[-1][0]["top"] - lines[-2][0]["bottom"] > lines[-1][0]["size"]


def _headings_at(lines: list[Line], at: int) -> int:
    """How many lines from this one on are a plan's headings; 0 for none."""
    counts = [_count_headings(lines[at : at + size]) for size in range(1, _MOST_HEADING_LINES)]
    most = max(counts)
    is_numbered = lines[at][0]["text"].isdigit() and not all(chunk["text"].isdigit() for chunk in lines[at])
    if most < FEWEST_HEADINGS or is_numbered:
        return 0
    size = counts.index(most) + 1
    if size > 1 and _count_headings(lines[at + 1 : at + size]) >= most and _is_above(lines[at : at + size]):
        return 0
    while at + size < len(lines) and size < _MOST_HEADING_LINES and _go_on(lines[at : at + size], lines[at + size]):
        size += 1
    return size


def _go_on(headings: list[Line], line: Line) -> bool:
    """Whether headings go on with the line below them: close below, or with the headings of what one spans; no row."""
    leaves, spans = stack_headings(headings)
    is_first = line[0]["x0"] < leaves[1]["x0"]
    is_number = is_first and PRINTED["number"].fullmatch(line[0]["words"][0]["text"])
    below = min(chunk["top"] for chunk in line) - max(chunk["bottom"] for above in headings for chunk in above)
    if is_number or (len(line) == 1 and below > 0 and (is_first or not _is_below_one(line[0], leaves))):
        return False
    return below < 0.35 * line[0]["size"] or any(chunk not in spans for chunk in sub_headings(headings, line))


def _is_below_one(chunk: Word, leaves: list[Word]) -> bool:
    """Whether words go on with one heading: below it and no other, in its letters."""
    both = [chunk, *(leaf for leaf in leaves if overlap(chunk, leaf))]
    looks = [(each["chars"][0]["fontname"], each["text"].isupper()) for each in both]
    return len(looks) == 2 and looks[0] == looks[1]


def _is_above(lines: list[Line]) -> bool:
    """Whether the first of these lines is no part of the headings below it: a title, or what was said before."""
    first, below = lines[0][0], min(chunk["top"] for chunk in lines[1])
    reach = max(chunk["bottom"] for chunk in lines[0])
    if len(lines[0]) > 1 and below - reach < 0.35 * first["size"]:
        leaves = stack_headings(lines[1:])[0]
        return reach < below and not all(any(overlap(chunk, leaf) for leaf in leaves) for chunk in lines[0])
    is_span = len(lines[0]) == 1 and first in stack_headings(lines)[1] and below - reach < 2 * first["size"]
    says_heading = is_span and meaning_of(heading_words(re.sub(r"\d+", "", first["text"])))[0]
    return reach < below and not says_heading


def _count_headings(lines: list[Line]) -> int:
    """How many columns of these lines are headings of a plan."""
    if max(map(len, lines)) < FEWEST_HEADINGS:
        return 0
    return sum(bool(meaning_of(heading_words(leaf["text"]))[0]) for leaf in stack_headings(lines)[0])


def _is_same(one: list[Line], other: list[Line]) -> bool:
    """Whether headings are those of another page again, at the same places."""
    pairs = zip((chunk for line in one for chunk in line), (chunk for line in other for chunk in line), strict=False)
    return all(a["text"] == b["text"] and abs(a["x0"] - b["x0"]) < NEAR for a, b in pairs)


def _find_columns(parts: list[_Part], starts: list[float]) -> _Columns:
    """The columns of a table: between two headings the widest gap that no word stands in, or an upright line."""
    leaves, spans = stack_headings(parts[0].headings)
    # The words of rows: no title alone in its line, nothing that runs on below two headings.
    lines = (line for part in parts for line in part.body if len(line) > 1)
    chunks = (chunk for line in lines for chunk in line if sum(overlap(chunk, leaf) for leaf in leaves) < 2)
    words = [*(word for chunk in chunks for word in chunk["words"]), *leaves]
    gaps = _find_gaps(words, leaves[0]["x0"], starts)
    upright = [x for part in parts for x in part.page.upright]
    edges = [_edge_between(one, other, gaps, upright) for one, other in pairwise(leaves)]
    meanings = [meaning_of(heading_words(leaf["text"]))[0] for leaf in leaves]
    return _Columns(leaves, spans, edges, max(word["x1"] for word in words) + EDGE, meanings)


def _find_gaps(words: list[Word], left: float, starts: list[float]) -> list[_Gap]:
    """Where no word of a table stands, from its left on."""
    places = sorted((word["x0"], word["x1"]) for word in words)
    reaches = accumulate((end for _, end in places), max, initial=left)
    gaps = ((reach, start) for reach, (start, _) in zip(reaches, places, strict=False) if start > reach)
    return [(any(abs(x - start) < 1 for x in starts), start - reach, reach, start) for reach, start in gaps]


def _edge_between(one: Word, other: Word, gaps: list[_Gap], upright: list[float]) -> float:
    """Where the second of two headings' columns begins."""
    first, last = (one["x0"] + one["x1"]) / 2, (other["x0"] + other["x1"]) / 2
    inner = [gap for gap in gaps if first < gap[2] and gap[3] < last]
    *_, start, end = max(inner, default=(one["x1"], other["x0"]))
    drawn = [x for x in upright if start - NEAR < x < end + NEAR]
    return min(drawn, default=end - min(EDGE, (end - start) / 2))


def _pieces(part: _Part, columns: _Columns) -> list[_Piece]:
    """The lines of each cell below the headings, from top to bottom."""
    result: list[_Piece] = []
    for line in part.body:
        words = [word for chunk in line for word in chunk["words"]]
        placed: dict[int, list[Word]] = {}
        for chunk in line:
            column = columns.at(chunk["x0"])
            for word in chunk["words"]:
                # A word of a text that runs over the next column does not begin where that column's texts do.
                if abs(word["x0"] - EDGE - columns.edges[columns.at(word["x0"]) - 1]) < EDGE:
                    column = columns.at(word["x0"])
                placed.setdefault(column, []).append(word)
        crosses = any(word["x0"] + 1 < edge < word["x1"] - 1 for word in words for edge in columns.edges)
        is_row = words[0]["text"][0].islower() or PRINTED["number"].fullmatch(line[0]["text"])
        is_title = len(line) == 1 and 0 in placed and (crosses or not is_row)
        pieces = {0: words} if is_title else placed
        result += [_Piece(column, text_line(each), is_title) for column, each in pieces.items()]
    return result


def _row_at(rows: list[_Row], top: float) -> _Row | None:
    """The row that a text beginning here belongs to; None above the first."""
    return next((row for row in reversed(rows) if row.top <= top + 2), None)


def _place_merged(column: int, pieces: list[_Piece], rows: list[_Row], gap: float, *, has_headings: bool) -> bool:
    """Put the texts of merged cells into the rows they begin in; and whether one may begin elsewhere: some rows have
    none, and one stands level with no row or below the first of the table."""
    row: _Row | None = None
    reach, is_level = 0.0, True
    for piece in (piece for piece in pieces if piece.column == column):
        if row is None or piece.line.top - reach > gap:
            row = _row_at(rows, piece.line.top)
            is_level = is_level and row is not None and abs(row.top - piece.line.top) < NEAR
        if row is not None:
            row.pieces.append(piece)
        reach = piece.line.bottom
    filled = [bool(row.lines(column)) for row in rows if not row.is_title]
    is_below_first = has_headings and any(filled) and not filled[0]
    return not all(filled) and (is_below_first or not is_level)


def _line_gap(parts: list[list[_Piece]]) -> float:
    """From which gap on two lines are two rows': wider than before a line in small letters, else than the narrowest."""
    cells = chain.from_iterable(group_by(pieces, lambda piece: piece.column).values() for pieces in parts)
    pairs = [(above.line, below.line) for own in cells for above, below in pairwise(own)]
    gaps = [(gap, below.text) for above, below in pairs if (gap := below.top - above.bottom) < above.size]
    in_text = [gap for gap, text in gaps if text[0].islower()]
    return (median(in_text) if in_text else min((gap for gap, _ in gaps), default=0.0)) + _CLEAR


def _part_rows(pieces: list[_Piece], level: list[float], gap: float) -> list[_Row]:
    """Rows parted by gaps, lines and titles; where none parts two NO, the second's line begins a row."""
    rows: list[_Row] = []
    area = reach = -1.0
    for piece in sorted(pieces, key=lambda piece: (bisect(level, piece.middle), piece.line.top)):
        if not rows or bisect(level, piece.middle) != area or piece.line.top - reach > gap:
            rows.append(_Row(piece.line.top, is_sure=True))
            reach = piece.line.bottom
        # A title or a NO can stand in a row once.
        elif piece.is_anchor and any(each.is_anchor for each in rows[-1].pieces):
            # The row above gives up what begins from here on: where it ends is only guessed.
            below = [each for each in rows[-1].pieces if each.line.top > piece.line.top - 2]
            rows[-1].pieces = [each for each in rows[-1].pieces if each not in below]
            rows[-1].is_sure = False
            rows.append(_Row(piece.line.top, is_sure=False, pieces=below))
        rows[-1].pieces.append(piece)
        reach = max(reach, piece.line.bottom)
        area = bisect(level, piece.middle)
    return [row for row in rows if row.pieces]


def _join_rows(rows: list[_Row], columns: _Columns) -> list[_Row]:
    """Rows of which each says something of its own; one without NO goes on with the row above."""
    langkah = columns.meanings.index("langkah_aksi") if "langkah_aksi" in columns.meanings else 0
    has_numbers, is_top = _place_of_numbers(rows, langkah)
    result: list[_Row] = []
    for row in rows:
        above = result[-1] if result and not result[-1].is_title else None
        if above and row.goes_on(langkah) and not (row.is_title or row.is_numbered):
            above.pieces += row.pieces
            above.is_sure &= is_top
            continue
        if row.is_numbered:
            row.is_sure |= is_top and _begins_level(row, langkah)
        elif result and not row.is_title:
            row.is_sure &= not has_numbers
        result.append(row)
    return result


def _place_of_numbers(rows: list[_Row], langkah: int) -> tuple[bool, bool]:
    """Whether most langkah have a NO, and whether each NO stands at the top of its row."""
    numbered = [row for row in rows if row.is_numbered]
    own = [row for row in rows if row.lines(langkah) and not row.pieces[0].is_title]
    is_top = all(next(piece for piece in row.pieces if piece.is_number).line.top - row.top < NEAR for row in numbered)
    return 2 * len(numbered) > len(own), is_top


def _begins_level(row: _Row, langkah: int) -> bool:
    """Whether every column of a row begins at its top, and its langkah anew."""
    tops = {piece.column: piece.line.top for piece in reversed(row.pieces)}
    return not row.goes_on(langkah) and all(top - row.top < 2.5 for top in tops.values())


def _build(part: _Part, columns: _Columns, rows: list[_Row]) -> tuple[JsonObject, list[int]]:
    """A table with its headings, and the numbers of its rows that are not sure."""
    table = new_table(len(columns.leaves))
    for line in (columns.spans, columns.leaves) if part.headings else ():
        table["baris"] += bool(line)
        table["sel"] += [(table["baris"], columns.at(heading["x0"]) + 1, heading["text"]) for heading in line]
    unsure = []
    for row in rows:
        table["baris"] = number = table["baris"] + 1
        colours = enumerate(_row_colours(row, part.page.fills, columns), 1)
        table["warna"] += [(number, column, colour) for column, colour in colours if colour]
        texts = [(column, _text_in(row, column, columns)) for column in sorted({piece.column for piece in row.pieces})]
        table["sel"] += [(number, column + 1, text) for column, text in texts]
        # A line that would have fitted on the one above may begin another langkah.
        may_be_two = any(columns.meanings[column] == "langkah_aksi" and "\n" in text for column, text in texts)
        if row.is_title:
            table["gabungan"].append((1, number, table["kolom"], number))
        elif may_be_two or not row.is_sure:
            unsure.append(number)
    return table, unsure


def _row_colours(row: _Row, fills: list[Fill], columns: _Columns) -> list[str]:
    """The fill of each cell of a row, at the height of its first letters."""
    height = next((piece.middle for piece in row.pieces if piece.line.top == row.top), row.top)
    return [fill_of((left, height, right, height), fills) for left, right in columns.places()]


def _text_in(row: _Row, column: int, columns: _Columns) -> str:
    """A cell's text. How wide the cell is can only be guessed: small letters go on with the line above."""
    left, right = columns.places()[column]
    return re.sub(r"\n(?=[a-z])", " ", cell_text(row.lines(column), right - left))
