"""Tables of a PDF found from where its words stand, for want of lines. Runs in the child process.

Columns are where no row has a word, each below a heading; rows begin where all columns leave a gap or a line is drawn,
else at their NO. A row whose bounds nothing confirms is told, to be asked about.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from monev.core.records import JsonObject
from monev.reading.files.grid import split_runs
from monev.reading.files.printed_words import EDGE, Fill, TextLine, Word, cell_text, fill_of, middle, text_line
from monev.reading.files.ruled_tables import NEAR, RuledTable
from monev.reading.vocabulary.headings import heading_words, meaning_of
from monev.reading.vocabulary.structure import PAGE_FURNITURE, SIGNATURE, SURE_SIGNATURE
from monev.reading.vocabulary.time_words import MONTH_NUMBERS

_CHUNK_GAP = 0.5
"""Space between words, as a share of the type size, from which on they stand in two columns."""

FEWEST_HEADINGS = 3
_MOST_HEADING_LINES = 7
_SUB_HEADING = 14
"""Letters of a heading below another at most: Jan, TW I, Triwulan III."""

_CLEAR = 0.8
"""Points that the gap between two rows is wider than between two lines of a cell, at least."""

_NUMBER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[IVX]{1,4}|[a-zA-Z])[.)]*")
_IN_BLOCKS = frozenset({"area", "sub_area", "komponen", "indikator"})
"""What columns mean whose cells are merged over several rows: their lines stand across the rows' bounds."""

Line = list[Word]
"""A printed line: its chunks of words that stand close together, from left to right."""


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """What is kept of a page: its words, where lines part it, upright (x) and level ones (y) in order, its fills."""

    number: int
    words: list[Word]
    upright: list[float]
    level: list[float]
    fills: list[Fill]


@dataclass(slots=True)
class _Part:
    """The lines of a page that are a table or go on with one: its headings, if it has any, and what is below; and
    whether it ends at who signs."""

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
    def middle(self) -> float:
        """How far down it stands."""
        return (self.line.top + self.line.bottom) / 2


@dataclass(slots=True)
class _Row:
    """A row: where it begins, whether a gap, a line or its NO says so, and its pieces."""

    top: float
    is_sure: bool
    pieces: list[_Piece] = field(default_factory=list)

    @property
    def is_title(self) -> bool:
        """Whether it is one title."""
        return all(piece.is_title for piece in self.pieces)

    def lines(self, column: int) -> list[TextLine]:
        """What stands in a column."""
        return [piece.line for piece in self.pieces if piece.column == column]


def read_by_position(pages: Sequence[PrintedPage]) -> tuple[list[JsonObject], list[JsonObject]]:
    """The texts of pages and the tables that the places of their words make, from the first headings of a plan on; and
    the remarks at rows whose bounds are not sure. Both empty where no page has such headings."""
    content: list[JsonObject] = []
    remarks: list[JsonObject] = []
    pools: list[list[_Part]] = []
    printed = [_printed_lines(page) for page in pages]
    starts = _column_starts(printed)
    for page, lines in zip(pages, printed, strict=True):
        for part in _split_page(page, lines, starts, is_inside=bool(pools)):
            if not part.headings and (not pools or pools[-1][-1].is_signed):
                content += [{"teks": " ".join(chunk["text"] for chunk in line)} for line in part.body if not pools]
            elif part.headings and not (pools and _is_same(pools[-1][0].headings, part.headings)):
                pools.append([part])
            else:
                pools[-1].append(part)
    number = 0
    for parts in pools:
        columns = _find_columns(parts, starts)
        pieces = [_pieces(part, columns) for part in parts]
        gap = _line_gap(pieces)
        for part, own in zip(parts, pieces, strict=True):
            number += 1
            rows, is_doubtful = _find_rows(own, part, columns, gap)
            table, unsure = _build(part, columns, rows)
            content.append({"tabel": {"nomor": number, "halaman": part.page.number, **table.as_data()}})
            if is_doubtful:
                remarks.append({"kode": "files.merged_without_lines", "isi": {}, "tabel": number, "baris": None})
            remarks += [{"kode": "files.row_without_lines", "isi": {}, "tabel": number, "baris": row} for row in unsure]
    return content, remarks


def _printed_lines(page: PrintedPage) -> list[list[Word]]:
    """The words of each printed line of a page from left to right, from top to bottom."""
    words = sorted(page.words, key=middle)
    lines = split_runs(words, lambda line, word: middle(word) - middle(line[0]) <= NEAR)
    return [sorted(line, key=lambda word: word["x0"]) for line in lines]


def _column_starts(printed: list[list[list[Word]]]) -> list[float]:
    """Where words of several lines begin one below the other and hardly any runs over: columns set to the left."""
    words = [word for lines in printed for line in lines if len(_chunk_line(line)) > 1 for word in line]
    lefts, rights = sorted(word["x0"] for word in words), sorted(word["x1"] for word in words)
    # Marks begin below each other too, and headings stand over several columns of them.
    texts = sorted(word["x0"] for word in words if sum(map(str.isalpha, word["text"])) > 2)
    runs = [run for run in split_runs(texts, lambda run, x: x - run[0] < 1) if len(run) > len(printed) + 1]
    return [run[0] for run in runs if 5 * (bisect(lefts, run[0] - 1) - bisect(rights, run[0] + 1)) < len(run)]


def _chunk_line(line: list[Word], edges: Sequence[float] = ()) -> Line:
    """The chunks of a line, parted where columns begin too; each keeps its words."""
    chunks: list[Word] = []
    for word in line:
        last = chunks[-1] if chunks else None
        is_near = last and word["x0"] - last["x1"] < word["size"] * _CHUNK_GAP and not _are_months(last, word)
        if last and is_near and not any(last["x1"] - 1 < edge < word["x0"] + 1 for edge in edges):
            last["text"] += f" {word['text']}"
            last["x1"] = max(word["x1"], last["x1"])
            last["words"].append(word)
        else:
            chunks.append({**word, "words": [word]})
    return chunks


def _are_months(one: Word, other: Word) -> bool:
    """Whether two words are headings of narrow columns, or what their first lines leave of them."""
    words = [one["text"].casefold(), other["text"].casefold()]
    return all(word in MONTH_NUMBERS or len(word) == 1 or word in ("10", "11", "12") for word in words)


def _split_page(
    page: PrintedPage, printed: list[list[Word]], edges: list[float], *, is_inside: bool
) -> Iterator[_Part]:
    """The lines of a page from headings to headings; what is above the first goes on with the page before."""
    lines = [_chunk_line(line) for line in printed]
    by_column = [
        _chunk_line(words, edges) if len(line) > 1 else line for words, line in zip(printed, lines, strict=False)
    ]
    while lines and len(lines[-1]) == 1 and PAGE_FURNITURE.match(lines[-1][0]["text"]) and _stands_off(lines):
        lines.pop()
    at = 0
    headings: list[Line] = []
    body: list[Line] = []
    while at < len(lines):
        if found := _headings_at(by_column[: len(lines)], at):
            if body or headings:
                yield _Part(page, headings, body)
            headings, body, at = by_column[at : at + found], [], at + found
            is_inside = True
        elif is_inside and _begins_signature(lines[: at + 1]) and all(len(row) < 3 for row in lines[at + 1 : at + 4]):
            yield _Part(page, headings, body, is_signed=True)
            return
        else:
            body.append(lines[at])
            at += 1
    if body or headings:
        yield _Part(page, headings, body)


def _begins_signature(lines: list[Line]) -> bool:
    """Whether the last line is the first of who signs below the table: "Direktur," apart from the rows."""
    text = lines[-1][0]["text"]
    is_sure = bool(SURE_SIGNATURE.match(text))
    return len(lines[-1]) == 1 and (is_sure or (bool(SIGNATURE.match(text)) and _stands_off(lines)))


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
    reach = max(chunk["bottom"] for line in lines[at : at + size] for chunk in line)
    if size > 1 and _count_headings(lines[at + 1 : at + size]) >= most and _is_above(lines[at : at + size]):
        return 0
    while at + size < len(lines) and size < _MOST_HEADING_LINES:
        line = lines[at + size]
        top, letter = min(chunk["top"] for chunk in line), line[0]["size"]
        is_near = top - reach < 0.35 * letter
        leaves, spans = _stack_headings(lines[at : at + size])
        is_first = line[0]["x0"] < leaves[1]["x0"]
        is_number = is_first and _NUMBER.fullmatch(line[0]["words"][0]["text"])
        is_alone = len(line) == 1 and top > reach and (is_first or not _is_below_one(line[0], leaves))
        is_row = is_number or is_alone
        above = _sub_headings(lines[at : at + size], line)
        if is_row or not (is_near or any(chunk not in spans for chunk in above)):
            break
        reach = max(reach, *(chunk["bottom"] for chunk in line))
        size += 1
    return size


def _is_below_one(chunk: Word, leaves: list[Word]) -> bool:
    """Whether words go on with one heading: below it and no other, in its letters."""
    both = [chunk, *(leaf for leaf in leaves if _overlap(chunk, leaf))]
    looks = [(each["chars"][0]["fontname"], each["text"].isupper()) for each in both]
    return len(looks) == 2 and looks[0] == looks[1]


def _is_above(lines: list[Line]) -> bool:
    """Whether the first of these lines is no part of the headings below it: a title, or what was said before."""
    first, below = lines[0][0], min(chunk["top"] for chunk in lines[1])
    reach = max(chunk["bottom"] for chunk in lines[0])
    if len(lines[0]) > 1 and below - reach < 0.35 * first["size"]:
        leaves = _stack_headings(lines[1:])[0]
        return reach < below and not all(any(_overlap(chunk, leaf) for leaf in leaves) for chunk in lines[0])
    is_span = len(lines[0]) == 1 and first in _stack_headings(lines)[1] and below - reach < 2 * first["size"]
    says_heading = is_span and meaning_of(heading_words(re.sub(r"\d+", "", first["text"])))[0]
    return reach < below and not says_heading


def _sub_headings(headings: list[Line], line: Line) -> list[Word]:
    """The headings that at least two short ones of a line stand below."""
    short = [chunk for chunk in line if len(chunk["text"]) <= _SUB_HEADING]
    return [
        chunk
        for above in headings
        for chunk in above
        if chunk not in line and sum(_overlap(chunk, each) for each in short) > 1
    ]


def _overlap(one: Word, other: Word) -> bool:
    """Whether two words stand one below the other."""
    return min(one["x1"], other["x1"]) - max(one["x0"], other["x0"]) > 1


def _count_headings(lines: list[Line]) -> int:
    """How many columns of these lines are headings of a plan."""
    if max(map(len, lines)) < FEWEST_HEADINGS:
        return 0
    return sum(bool(meaning_of(heading_words(leaf["text"]))[0]) for leaf in _stack_headings(lines)[0])


def _stack_headings(lines: list[Line]) -> tuple[list[Word], list[Word]]:
    """The headings of single columns, those of several lines put together, and the headings above several of them."""
    found = (chunk for index, line in enumerate(lines[1:], start=1) for chunk in _sub_headings(lines[:index], line))
    spans = list({chunk["top"] * 1000 + chunk["x0"]: chunk for chunk in found}.values())
    chunks = sorted((chunk for line in lines for chunk in line if chunk not in spans), key=lambda chunk: chunk["x0"])
    stacks = split_runs(chunks, lambda stack, chunk: any(_overlap(each, chunk) for each in stack))
    return [_leaf(sorted(stack, key=middle)) for stack in stacks], spans


def _leaf(stack: list[Word]) -> Word:
    """The heading of a column out of its lines."""
    text = cell_text([text_line(chunk["words"]) for chunk in stack], 0)
    return {**stack[0], "x0": min(each["x0"] for each in stack), "x1": max(each["x1"] for each in stack), "text": text}


def _is_same(one: list[Line], other: list[Line]) -> bool:
    """Whether headings are those of another page again, at the same places."""
    pairs = zip((chunk for line in one for chunk in line), (chunk for line in other for chunk in line), strict=False)
    return all(a["text"] == b["text"] and abs(a["x0"] - b["x0"]) < NEAR for a, b in pairs)


def _find_columns(parts: list[_Part], starts: list[float]) -> _Columns:
    """The columns of a table: between two headings the widest gap that no word stands in, or an upright line."""
    leaves, spans = _stack_headings(parts[0].headings)
    words = [
        word
        for part in parts
        for line in part.body
        if len(line) > 1
        for chunk in line
        if sum(_overlap(chunk, leaf) for leaf in leaves) < 2
        for word in chunk["words"]
    ]
    gaps: list[tuple[float, ...]] = []
    reach = leaves[0]["x0"]
    for start, end in sorted((word["x0"], word["x1"]) for word in [*words, *leaves]):
        if start > reach:
            gaps.append((any(abs(x - start) < 1 for x in starts), start - reach, reach, start))
        reach = max(reach, end)
    upright = [x for part in parts for x in part.page.upright]
    edges = [_edge_between(one, other, gaps, upright) for one, other in pairwise(leaves)]
    meanings = [meaning_of(heading_words(leaf["text"]))[0] for leaf in leaves]
    return _Columns(leaves, spans, edges, reach + EDGE, meanings)


def _edge_between(one: Word, other: Word, gaps: list[tuple[float, ...]], upright: list[float]) -> float:
    """Where the second of two headings' columns begins. `gaps`: whether texts begin behind it, its width, its ends."""
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
        if (
            len(line) == 1
            and 0 in placed
            and (crosses or not (words[0]["text"][0].islower() or _NUMBER.fullmatch(line[0]["text"])))
        ):
            result.append(_Piece(0, text_line(words), is_title=True))
            continue
        result += [_Piece(column, text_line(each), is_title=False) for column, each in placed.items()]
    return result


def _find_rows(pieces: list[_Piece], part: _Part, columns: _Columns, gap: float) -> tuple[list[_Row], bool]:
    """The rows of a part; and whether it has merged cells of which nothing says where they begin."""
    blocks = {column for column, meaning in enumerate(columns.meanings) if meaning in _IN_BLOCKS}
    rows = _part_rows([piece for piece in pieces if piece.column not in blocks], part.page.level, gap)
    rows = _join_rows(rows, columns)
    is_doubtful = False
    for column in blocks:
        last: TextLine | None = None
        row: _Row | None = None
        is_level = True
        for piece in (piece for piece in pieces if piece.column == column):
            if row is None or last is None or piece.line.top - last.bottom > gap:
                row = next((each for each in reversed(rows) if each.top <= piece.line.top + 2), None)
                is_level = is_level and row is not None and abs(row.top - piece.line.top) < NEAR
            if row is not None:
                row.pieces.append(piece)
            last = piece.line
        filled = [bool(row.lines(column)) for row in rows if not row.is_title]
        is_level = is_level and not (part.headings and any(filled) and not filled[0])
        is_doubtful = is_doubtful or not (is_level or all(filled))
    return rows, is_doubtful


def _line_gap(parts: list[list[_Piece]]) -> float:
    """From which gap on two lines are two rows': wider than before a line that goes on in small letters; where none
    does, than the narrowest."""
    gaps: list[tuple[bool, float]] = []
    for pieces in parts:
        last: dict[int, TextLine] = {}
        for piece in pieces:
            above = last.get(piece.column)
            if above and piece.line.top - above.bottom < above.size:
                gaps.append((piece.line.text[0].islower(), piece.line.top - above.bottom))
            last[piece.column] = piece.line
    small = [gap for is_small, gap in gaps if is_small]
    return (median(small) if small else min((gap for _, gap in gaps), default=0.0)) + _CLEAR


def _is_number(piece: _Piece) -> bool:
    return piece.column == 0 and not piece.is_title and bool(_NUMBER.fullmatch(piece.line.text))


def _part_rows(pieces: list[_Piece], level: list[float], gap: float) -> list[_Row]:
    """Rows parted by gaps, lines and titles; where none parts two NO, the second's line begins a row."""
    rows: list[_Row] = []
    area = reach = -1.0
    for piece in sorted(pieces, key=lambda piece: (bisect(level, piece.middle), piece.line.top)):
        is_parted = not rows or bisect(level, piece.middle) != area or piece.line.top - reach > gap
        is_anchor = piece.is_title or _is_number(piece)
        if is_parted or (is_anchor and any(each.is_title or _is_number(each) for each in rows[-1].pieces)):
            begins: list[_Piece] = []
            if not is_parted:
                begins = [each for each in rows[-1].pieces if each.line.top > piece.line.top - 2]
                rows[-1].pieces = [each for each in rows[-1].pieces if each not in begins]
                rows[-1].is_sure = False
            rows.append(_Row(piece.line.top, is_parted, begins))
        rows[-1].pieces.append(piece)
        reach = max(reach, piece.line.bottom) if not is_parted else piece.line.bottom
        area = bisect(level, piece.middle)
    return [row for row in rows if row.pieces]


def _join_rows(rows: list[_Row], columns: _Columns) -> list[_Row]:
    """Rows of which each says something of its own; one without NO goes on with the row above."""
    langkah = columns.meanings.index("langkah_aksi") if "langkah_aksi" in columns.meanings else 0
    numbered = [row for row in rows if any(map(_is_number, row.pieces))]
    own = [row for row in rows if row.lines(langkah) and not row.pieces[0].is_title]
    has_numbers = 2 * len(numbered) > len(own)
    is_top = all(next(filter(_is_number, row.pieces)).line.top - row.top < NEAR for row in numbered)
    result: list[_Row] = []
    for row in rows:
        words = row.lines(langkah)
        is_open = not words or words[0].text[0].islower()
        above = result[-1] if result and not result[-1].is_title else None
        if row.is_title:
            pass
        elif any(map(_is_number, row.pieces)):
            row.is_sure = row.is_sure or (is_top and not is_open and _begins_level(row))
        elif above is None:
            row.is_sure = row.is_sure and not (result and has_numbers)
        elif is_open:
            above.pieces += row.pieces
            above.is_sure = above.is_sure and is_top
            continue
        else:
            row.is_sure = row.is_sure and not has_numbers
        result.append(row)
    return result


def _begins_level(row: _Row) -> bool:
    """Whether every column of a row begins at its top."""
    tops: dict[int, float] = {}
    for piece in row.pieces:
        tops.setdefault(piece.column, piece.line.top)
    return all(top - row.top < 2.5 for top in tops.values())


def _build(part: _Part, columns: _Columns, rows: list[_Row]) -> tuple[RuledTable, list[int]]:
    """A table with its headings, and the numbers of its rows that are not sure."""
    result = RuledTable(len(columns.leaves), 0)
    for line in (columns.spans, columns.leaves) if part.headings else ():
        result.rows += bool(line)
        result.cells += [(result.rows, columns.at(heading["x0"]) + 1, heading["text"]) for heading in line]
    unsure = []
    for row in rows:
        result.rows += 1
        letters = next((piece.middle for piece in row.pieces if piece.line.top == row.top), row.top)
        colours = [fill_of((left, letters, right, letters), part.page.fills) for left, right in columns.places()]
        result.colours += [(result.rows, column, colour) for column, colour in enumerate(colours, 1) if colour]
        for column in sorted({piece.column for piece in row.pieces}):
            left, right = columns.places()[column]
            # How wide the cell is can only be guessed: small letters go on with the line above.
            text = re.sub(r"\n(?=[a-z])", " ", cell_text(row.lines(column), right - left))
            result.cells.append((result.rows, column + 1, text))
            # A line that would have fitted on the one above may begin another langkah.
            row.is_sure = row.is_sure and not (columns.meanings[column] == "langkah_aksi" and "\n" in text)
        if row.is_title:
            result.merges.append((1, result.rows, result.columns, result.rows))
        elif not row.is_sure:
            unsure.append(result.rows)
    return result, unsure
