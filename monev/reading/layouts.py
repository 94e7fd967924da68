"""What is laid out otherwise made one table: cards, numbers and titles that stand in steps, and
paragraphs.

A card is a small form for each langkah, with labels (*Rencana aksi*, *Bukti*, *Waktu*) beside what
they say. It ends where a label comes again, or one that stands above the work in the cards before.
What stands between two cards, an area's name for one, becomes a row; each langkah has the row its
card begins in.

A plan of paragraphs says the work, and below it or behind it *Waktu: …*, *Penanggung jawab: …*,
*Bukti: …*. Headings of areas stay headings over the rows.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, dropwhile, islice, pairwise
from typing import Any

from monev.reading.columns.heading_rows import FIRST_WORDS, HEADING_LENGTH, first_word
from monev.reading.files.grid import Cell, Grid, Span
from monev.reading.files.limits import MAX_ROWS
from monev.reading.files.ruled_tables import new_table
from monev.reading.vocabulary.headings import (
    COLUMN_NAMES,
    PATTERNS,
    REQUIRED,
    heading_words,
    meaning_of,
    normalize,
)
from monev.reading.vocabulary.structure import is_usual_area, lone_mark, row_number, split_mark

_FEWEST = 3
_PAIR, _MOST_STEPS, _MOST_HEADINGS = 2, 0.9, 20
_BESIDE = ("bukti_dukung", "target_waktu")
_IN_FRONT = ("no", "area", "komponen")
_LEFT = ""
_FEWEST_WRITTEN, _LONGEST_WRITTEN = 2, 1_000
_WRITTEN = ("no", "langkah_aksi", "target_waktu", "pic", "bukti_dukung")
"""The columns of a plan of paragraphs."""


@dataclass(slots=True)
class _Card:
    """A card: the row it begins in, and by label the cells of each row of what it says."""

    row: int
    fields: dict[str, list[list[Cell]]] = field(default_factory=dict)

    def says(self, *meanings: str, with_words: bool = False) -> bool:
        """Whether it has a label of one of these meanings, `with_words` beside it."""
        return any(
            _means(words, *meanings) and (lines or not with_words)
            for words, lines in self.fields.items()
        )


def card_labels(texts: Iterable[str]) -> frozenset[str]:
    """The labels among the texts of a small table, if it may be a card or the rest of one that a
    page's end has cut."""
    return frozenset(words for text in texts if meaning_of(words := heading_words(text))[0])


def is_card(labels: frozenset[str]) -> bool:
    """Whether a table of these labels is a card: work, with its bukti or its time."""
    return any(_means(words, "langkah_aksi") for words in labels) and any(
        _means(words, *_BESIDE) for words in labels
    )


def are_cards_alike(labels: frozenset[str], below: frozenset[str]) -> bool:
    """Whether a table of these labels is a card, and the table below it is another or goes on with
    it. A document that a card names (Rencana aksi kinerja) may read as one label more."""
    work, other = (
        {words for words in each if _means(words, "langkah_aksi")} for each in (labels, below)
    )
    return (
        is_card(labels)
        and (not other or not work.isdisjoint(other))
        and not labels.isdisjoint(below)
    )


def lay_out(grid: Grid) -> Grid:
    """The sheet with what it lays out otherwise as one table; as it is where all is one already.
    Three cards or more become one, and so do numbers and titles in two columns that stand in steps
    under one heading, as the LKE has them: A. | PENGUNGKIT, below it one column further right I. |
    PEMENUHAN, then 1. | MANAJEMEN PERUBAHAN, a. | the question."""
    reader = _CardReader(grid, _find_labels(grid))
    reader.run()
    cards = [*dropwhile(lambda card: not card.says("langkah_aksi"), reader.cards)]
    is_whole = all(
        card.says("langkah_aksi", with_words=True) and card.says(*_BESIDE) for card in cards
    )
    grid = _build_table(reader, cards) if len(cards) >= _FEWEST and is_whole else grid
    for heading in islice(_list_wide_headings(grid), _MOST_HEADINGS):
        if steps := _find_steps(grid, heading):
            return _put_in_two_columns(grid, steps, heading)
    return grid


def _list_wide_headings(grid: Grid) -> Iterator[Span]:
    """The headings that may stand over steps: merged over three columns or more, or right of two
    without a heading, as no row above has either."""
    leftmost = grid.last_column
    for row, columns in grid.by_row.items():
        if len(columns) <= _FEWEST:
            continue
        spans = ((k, grid.merges.get((row, k))) for k in columns)
        yield from (span for k, span in spans if span and span[3] - k >= _PAIR)
        leftmost = min(leftmost, columns[0])
        if leftmost > _PAIR and not any(
            grid.is_covered_from_above(row, k) for k in range(1, columns[0])
        ):
            yield row, 1, row, columns[0]


def _find_steps(grid: Grid, heading: Span) -> dict[int, tuple[str, str]]:
    """Row → the number and the title that stand under a heading, side by side or in one cell, of
    all such rows; {} where they begin in one column, or too many rows say anything else there."""
    _, left, bottom, right = heading
    filled = grid.take_part(row=(bottom + 1, grid.last_row), column=(left, right)).by_row
    steps = {
        row: step for row, columns in filled.items() if (step := _read_step(grid, row, columns))
    }
    # In steps stand the titles, or but the numbers left of one column of titles.
    pairs = {filled[row][0] for row in steps if len(filled[row]) == _PAIR}
    is_stepped = max(len(pairs), len({filled[row][-1] for row in steps})) > 1
    are_most = _FEWEST < len(steps) >= _MOST_STEPS * len(filled)
    return steps if is_stepped and are_most else {}


def _read_step(grid: Grid, row: int, columns: list[int]) -> tuple[str, str] | None:
    """The number and the title that these cells of a row are; None where they are anything else."""
    texts = [grid.texts[row, k] for k in columns]
    if len(texts) == _PAIR and lone_mark(texts[0]) and not lone_mark(texts[1]):
        return texts[0], texts[1]
    found = PATTERNS["step"].fullmatch(texts[0]) if len(texts) == 1 else None
    return (found["number"], found["title"]) if found and lone_mark(found["number"]) else None


def _put_in_two_columns(grid: Grid, steps: dict[int, tuple[str, str]], heading: Span) -> Grid:
    """The sheet with each step's number in the heading's last column but one, now NO, and its title
    in the last."""
    top, left, bottom, right = heading
    inside = {(row, k) for row in (*steps, *range(top, bottom + 1)) for k in range(left, right + 1)}
    texts = {cell: text for cell, text in grid.texts.items() if cell not in inside}
    texts |= {(top, right - 1): COLUMN_NAMES["no"], (top, right): grid.content_at(top, right)}
    for row, (number, said) in steps.items():
        # 1. MANAJEMEN PERUBAHAN over 1. Penyusunan Tim Kerja: in steps the name alone tells which
        # is the area.
        texts |= {
            (row, right - 1): f"AREA {number}" if is_usual_area(said) else number,
            (row, right): said,
        }
    merges = {cell: span for cell, span in grid.merges.items() if cell not in inside}
    return replace(grid.with_texts(texts), merges=merges)


def _means(words: str, *meanings: str) -> bool:
    return meaning_of(words)[0] in meanings


def _find_labels(grid: Grid) -> dict[Cell, str]:
    """The cells that are labels, with their words: in the columns of labels with a meaning that
    come thrice, of which one is the langkah's."""
    headings = {
        cell: text
        for cell, text in grid.texts.items()
        if first_word(text[:HEADING_LENGTH]) in FIRST_WORDS
    }
    if not any(
        _means(said, "langkah_aksi") for said, _ in _find_frequent(_read_cells(grid, headings))
    ):
        # as in most sheets, and reading each cell as a label takes longer than telling that
        return {}
    words = _read_cells(grid, grid.texts)
    if _has_heading_row(grid, words):
        return {}  # Kegiatan, Laporan under its SATUAN are no labels
    frequent = _find_frequent(words)
    columns = {column for said, column in frequent if meaning_of(said)[0]}
    inside = {cell: said for cell, said in words.items() if cell[1] in columns}
    others = COLUMN_NAMES.keys() - {"langkah_aksi"}
    labels = {
        (b, k): said
        for (b, k), said in inside.items()
        if (said, k) in frequent or _means(said, *others)
    }
    return _from_first_card(labels)


def _find_frequent(words: dict[Cell, str]) -> set[tuple[str, int]]:
    """What comes thrice in a column, with that column."""
    places = Counter((said, column) for (_, column), said in words.items())
    return {place for place, count in places.items() if count >= _FEWEST}


def _has_heading_row(grid: Grid, words: dict[Cell, str]) -> bool:
    """Whether a row heads a table: three labels side by side, of which one is the langkah's."""
    meanings = (
        [meaning_of(words.get((row, k), ""))[0] for k in columns]
        for row, columns in grid.by_row.items()
    )
    side_by_side = chain.from_iterable(
        zip(each, each[1:], each[2:], strict=False) for each in meanings
    )
    return any(all(each) and "langkah_aksi" in each for each in side_by_side)


def _from_first_card(labels: dict[Cell, str]) -> dict[Cell, str]:
    """The labels from the rows right above the first langkah's on: those before stand in no
    card."""
    rows = {row for row, _ in labels}
    start = min(row for (row, _), said in labels.items() if _means(said, "langkah_aksi"))
    while start - 1 in rows:
        start -= 1
    return {cell: said for cell, said in labels.items() if cell[0] >= start}


def _words_of_label(grid: Grid, cell: Cell, text: str) -> str:
    """What a label says, that of the work without the number of the langkah, Kegiatan 3; "" for a
    title over a card."""
    words = heading_words(text)
    plain = words.rstrip(" 0123456789")
    if grid.by_row[cell[0]] == [cell[1]] and (grid.width_at(*cell) > 1 or plain != words):
        return ""
    return plain if _means(plain, "langkah_aksi") else words


def _read_cells(grid: Grid, texts: dict[Cell, str]) -> dict[Cell, str]:
    """What each of these cells says as a label, of those that could be one."""
    return {
        cell: said for cell, text in texts.items() if (said := _words_of_label(grid, cell, text))
    }


class _CardReader:
    """Walks a sheet from top to bottom: its cards, their labels in order, and the cells between
    them."""

    def __init__(self, grid: Grid, labels: dict[Cell, str]) -> None:
        self.grid = grid
        self.labels = labels
        self.cards: list[_Card] = []
        self.order: list[str] = []
        self.between: list[Cell] = []
        self.label: Cell = (0, 0)
        self.last_row = 0

    def run(self) -> None:
        """Every row of the sheet, if it has labels."""
        for row, columns in self.grid.by_row.items() if self.labels else ():
            own = [column for column in columns if (row, column) in self.labels]
            if not own and self.cards and row == self.last_row + 1 and columns[0] > self.label[1]:
                self.cards[-1].fields[self.labels[self.label]].append(
                    [(row, column) for column in columns]
                )
                self.last_row = row
            else:
                self._take_labels(row, columns, own)

    def _take_labels(self, row: int, columns: list[int], own: list[int]) -> None:
        """A row of the labels in its columns `own`, each with what stands right of it; what is left
        of them opens the card that begins here, or stands between cards."""
        left = [(row, column) for column in columns if not own or column < own[0]]
        for column, end in pairwise([*own, self.grid.last_column + 1]):
            said = self.labels[row, column]
            if self._begins_card(said):
                self.cards.append(_Card(row, {_LEFT: [left]} if left else {}))
                left = []
            self.label, self.last_row = (row, column), row
            line = [
                (row, k)
                for k in columns
                if column < k < end and self.grid.texts[row, k].strip(" :")
            ]
            self.cards[-1].fields[said] = [line] if line else []
        self.between += left

    def _begins_card(self, said: str) -> bool:
        """Whether a label comes again, or stands above the work in the cards before; a new one gets
        its place."""
        before = self.labels.get(self.label)
        if said not in self.order:
            at = 0 if before is None or _means(said, *_IN_FRONT) else self.order.index(before) + 1
            self.order.insert(at, said)
        if before is None or said in self.cards[-1].fields:
            return True
        work = next((at for at, words in enumerate(self.order) if _means(words, "langkah_aksi")), 0)
        return self.order.index(said) <= min(work, self.order.index(before))


def _build_table(reader: _CardReader, cards: list[_Card]) -> Grid:
    """The table: its headings in the row above the first card, where titles make room; then a row
    for each card, and one more for each further row of its bukti."""
    grid, first = reader.grid, cards[0].row
    headings = _name_columns(reader, cards)
    moved = {(row - 1, column): [(row, column)] for row, column in grid.texts if row < first}
    moved |= {to: cells for card in cards for to, cells in _place_fields(grid, card, headings)}
    for cell in _list_between(reader, first):
        moved.setdefault((cell[0], 1), []).append(cell)
    texts = {
        to: "\n".join(grid.texts[cell].lstrip(" :") for cell in cells)
        for to, cells in moved.items()
    }
    texts |= {
        (first - 1, column): heading for column, heading in enumerate(headings.values(), start=1)
    }
    places = {cells[0]: to for to, cells in moved.items() if len(cells) == 1}
    # What stands between cards is as wide as the table, as a heading of areas is.
    rows = {row for row, _ in reader.between if first < row < cards[-1].row}
    merges = {
        (row, k): (row, 1, row, len(headings)) for row in rows for k in range(1, len(headings) + 1)
    }
    return replace(_move_cells(grid, texts, places), merges=merges, last_column=len(headings))


def _place_fields(
    grid: Grid, card: _Card, headings: Iterable[str]
) -> Iterator[tuple[Cell, list[Cell]]]:
    """Where a card's cells stand in the table: each label's in one, but each line of its bukti,
    without a number in a cell of its own, in a row of its own."""
    for column, said in enumerate(headings, start=1):
        lines = card.fields.get(said, [])
        proofs = ([cell for cell in line if not grid.texts[cell].isdecimal()] for line in lines)
        parts = [*proofs] if _means(said, "bukti_dukung") else [[*chain.from_iterable(lines)]]
        yield from (((card.row + index, column), part) for index, part in enumerate(parts) if part)


def _list_between(reader: _CardReader, first: int) -> list[Cell]:
    """The cells between cards that say something of the langkah below: *Kartu 2* does not."""
    words = {
        cell: normalize(re.sub(r"\b\d+\b", "", normalize(reader.grid.texts[cell])))
        for cell in reader.between
    }
    counted = Counter(words.values())
    return [cell for cell in words if cell[0] > first and counted[words[cell]] < _FEWEST]


def _name_columns(reader: _CardReader, cards: list[_Card]) -> dict[str, str]:
    """The table's columns in order: what each is known by, and its heading."""
    texts = reader.grid.texts
    said = {words: texts[cell].rstrip(" :") for cell, words in reversed(reader.labels.items())}
    said = {words: words if _means(words, "langkah_aksi") else text for words, text in said.items()}
    headings = {
        words: said[words] for words in reader.order if any(words in card.fields for card in cards)
    }
    lefts = [lines[0][0] for card in cards if (lines := card.fields.get(_LEFT))]
    are_numbers = all(row_number(texts[cell]) for cell in lefts)
    return ({_LEFT: COLUMN_NAMES["no" if are_numbers else "area"]} if lefts else {}) | headings


def _move_cells(grid: Grid, texts: dict[Cell, str], places: dict[Cell, Cell]) -> Grid:
    """The sheet with these texts; what is known of a cell goes where it stands now."""

    known = {
        name: getattr(grid, name) for name in ("dates", "formats", "colours", "links", "comments")
    }
    moved: Any = {
        name: {places[k]: said for k, said in cells.items() if k in places}
        for name, cells in known.items()
    }
    moved["struck"] = frozenset(places[cell] for cell in grid.struck if cell in places)
    moved["dates_without_format"] = tuple(
        places[cell] for cell in grid.dates_without_format if cell in places
    )
    last_row = max(row for row, _ in texts)
    return replace(
        grid.with_texts(texts),
        **moved,
        empty_formulas=(),
        hidden_columns=frozenset(),
        last_row=last_row,
    )


def table_of_paragraphs(paragraphs: Sequence[str]) -> list[dict[str, Any]]:
    """The texts above the plan and its table, as blocks of a document; [] where no two works say
    their time and their evidence. A row to each work and each heading over them; other paragraphs
    are no part of the plan."""
    rows = _gather_rows(paragraphs) if len(paragraphs) <= MAX_ROWS else []
    works = [place for place, row in enumerate(rows) if {*REQUIRED} <= row.keys()]
    if len(works) < _FEWEST_WRITTEN:
        return []
    headings = [place for place, row in enumerate(rows) if _is_heading(row)]
    # A chapter (B. Rencana Aksi) over areas is none of them.
    usual = [
        place for place in headings if is_usual_area(split_mark(rows[place]["langkah_aksi"])[1])
    ]
    first = min([*(usual or headings), works[0]])
    plan = [row for row in rows[first : works[-1] + 1] if len(row) > 1 or _is_heading(row)]
    return [
        *({"teks": row["langkah_aksi"]} for row in rows[:first]),
        {"tabel": {"nomor": 1, **_as_table(plan)}},
    ]


def _gather_rows(paragraphs: Sequence[str]) -> list[dict[str, str]]:
    """Each paragraph that says more than labels, with what those in it and below it say, by
    meaning."""
    rows: list[dict[str, str]] = []
    for paragraph in paragraphs:
        words, values = _read_labels(paragraph)
        last = [*rows[-1]][-1] if rows else ""
        if words and not values and last in REQUIRED[1:] and PATTERNS["item"].match(words):
            rows[-1][last] = f"{rows[-1][last]}\n{words}".strip()
        elif words:
            rows.append({"langkah_aksi": words})
        if rows:
            rows[-1] |= values
    return rows


def _read_labels(paragraph: str) -> tuple[str, dict[str, str]]:
    """What a paragraph says before its first label, and meaning → what is said behind each."""
    if len(paragraph) > _LONGEST_WRITTEN:
        return "", {}
    found = [
        (mark, meaning_of(heading_words(mark["label"]))[0])
        for mark in PATTERNS["label"].finditer(paragraph)
    ]
    labels = [(mark, meaning) for mark, meaning in found if meaning in _WRITTEN[2:]]
    starts = [*(mark.start() for mark, _ in labels), len(paragraph)]
    parts = zip(labels, starts[1:], strict=True)
    values = {
        meaning: paragraph[mark.end() : end].strip().rstrip(".") for (mark, meaning), end in parts
    }
    return paragraph[: labels[0][0].start()].strip() if labels else paragraph.strip(), values


def _is_heading(row: dict[str, str]) -> bool:
    """Whether a paragraph without labels is a heading over the work below it: marked, or a usual
    area."""
    mark, title, says_area = split_mark(row["langkah_aksi"])
    return len(row) == 1 and (
        says_area or is_usual_area(title) or (mark is not None and len(title.split()) < 10)
    )


def _as_table(plan: Sequence[dict[str, str]]) -> dict[str, Any]:
    """The table of a plan of paragraphs, as plain data."""
    table = new_table(len(_WRITTEN), len(plan) + 1)
    for number, row in enumerate([COLUMN_NAMES, *plan], 1):
        if len(row) == 1:
            table["sel"].append((number, 1, row["langkah_aksi"]))
            table["gabungan"].append((1, number, len(_WRITTEN), number))
            continue
        mark, title, _ = split_mark(row["langkah_aksi"])
        said = row | ({"no": mark.text, "langkah_aksi": title} if mark else {})
        table["sel"] += [
            (number, k, said[meaning]) for k, meaning in enumerate(_WRITTEN, 1) if said.get(meaning)
        ]
    return table
