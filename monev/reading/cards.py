"""Cards made one table: a small form for each langkah, with labels (*Rencana aksi*, *Bukti*, *Waktu*) beside what they
say.

A card ends where a label comes again, or one that stands above in the cards before. What stands between two cards, an
area's name for one, becomes a row; each langkah has the row its card begins in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from monev.reading.files.grid import Cell, Grid
from monev.reading.vocabulary.headings import COLUMN_NAMES, heading_words, meaning_of, normalize
from monev.reading.vocabulary.structure import row_number

_FEWEST = 3
_BESIDE = ("bukti_dukung", "target_waktu")
_IN_FRONT = ("no", "area", "komponen")
_LEFT = ""


@dataclass(slots=True)
class _Card:
    """A card: the row it begins in, and by label the cells of each row of what it says."""

    row: int
    fields: dict[str, list[list[Cell]]] = field(default_factory=dict)


def card_labels(texts: Iterable[str]) -> frozenset[str]:
    """The labels among the texts of a small table, if it may be a card or the rest of one that a page's end has cut."""
    return frozenset(words for text in texts if meaning_of(words := heading_words(text))[0])


def are_cards_alike(labels: frozenset[str], below: frozenset[str]) -> bool:
    """Whether a table of these labels is a card, and the table below it is another or goes on with it."""
    work, other = ({words for words in each if _means(words, "langkah_aksi")} for each in (labels, below))
    is_card = bool(work) and any(_means(words, *_BESIDE) for words in labels)
    return is_card and other <= work and not labels.isdisjoint(below)


def table_of_cards(grid: Grid) -> Grid:
    """The sheet with its cards as one table under their labels; as it is where it has not three of them."""
    labels = _find_labels(grid)
    cards, order, between = _read_cards(grid, labels) if labels else ([], [], [])
    while cards and not any(_means(words, "langkah_aksi") for words in cards[0].fields):
        del cards[0]
    is_whole = all(
        any(_means(words, "langkah_aksi") and lines for words, lines in card.fields.items())
        and any(_means(words, *_BESIDE) for words in card.fields)
        for card in cards
    )
    return _build_table(grid, cards, order, labels, between) if len(cards) >= _FEWEST and is_whole else grid


def _means(words: str, *meanings: str) -> bool:
    return meaning_of(words)[0] in meanings


def _find_labels(grid: Grid) -> dict[Cell, str]:
    """The cells that are labels, with their words: in the columns of labels with a meaning that come thrice, of which
    one is the langkah's and has something beside it."""
    words = {cell: heading_words(text) for cell, text in grid.texts.items()}
    words = {cell: said for cell, said in words.items() if said}
    places = Counter((said, column) for (_, column), said in words.items())
    often = {place for place, count in places.items() if count >= _FEWEST}
    columns = {column for said, column in often if meaning_of(said)[0]}
    filled = Counter(
        (said, column)
        for (row, column), said in words.items()
        if (said, column) in often
        and _means(said, "langkah_aksi")
        and any(beside > column and not meaning_of(words.get((row, beside), ""))[0] for beside in grid.by_row[row])
    )
    if max(filled.values(), default=0) < _FEWEST:
        return {}
    known = {place for place in places if _means(place[0], *COLUMN_NAMES) and not _means(place[0], "langkah_aksi")}
    labels = {cell: said for cell, said in words.items() if cell[1] in columns and (said, cell[1]) in often | known}
    rows = {row for row, _ in labels}
    start = min(row for (row, _), said in labels.items() if _means(said, "langkah_aksi"))
    while start - 1 in rows:
        start -= 1
    return {cell: said for cell, said in labels.items() if cell[0] >= start}


def _read_cards(grid: Grid, labels: dict[Cell, str]) -> tuple[list[_Card], list[str], list[Cell]]:
    """The cards, their labels in order, and the cells between them."""
    cards: list[_Card] = []
    order: list[str] = []
    between: list[Cell] = []
    label, last_row = (0, 0), 0
    for row, columns in grid.by_row.items():
        own = [column for column in columns if (row, column) in labels]
        left = [(row, column) for column in columns if not own or column < own[0]]
        if not own and cards and row == last_row + 1 and columns[0] > label[1]:
            cards[-1].fields[labels[label]].append(left)
            last_row = row
            continue
        for column, end in pairwise([*own, grid.last_column + 1]):
            said, before = labels[row, column], labels.get(label)
            if said not in order:
                order.insert(0 if _means(said, *_IN_FRONT) or before is None else order.index(before) + 1, said)
            if before is None or order.index(said) <= order.index(before):
                cards.append(_Card(row, {_LEFT: [left]} if left else {}))
                left = []
            label, last_row = (row, column), row
            line = [(row, k) for k in columns if column < k < end and grid.texts[row, k].strip(" :")]
            cards[-1].fields[said] = [line] if line else []
        between += left
    return cards, order, between


def _build_table(
    grid: Grid, cards: list[_Card], order: list[str], labels: dict[Cell, str], between: list[Cell]
) -> Grid:
    """The table: its headings in the row above the first card, where titles make room; then a row for each card, and
    one more for each further row of its bukti."""
    first = cards[0].row
    headings = {said: grid.texts[cell].rstrip(" :") for cell, said in reversed(labels.items())}
    names = [said for said in order if any(said in card.fields for card in cards)]
    if lefts := [lines[0][0] for card in cards if (lines := card.fields.get(_LEFT))]:
        headings[_LEFT] = COLUMN_NAMES["no" if all(row_number(grid.texts[cell]) for cell in lefts) else "area"]
        names.insert(0, _LEFT)
    moved: dict[Cell, list[Cell]] = {(row - 1, column): [(row, column)] for row, column in grid.texts if row < first}
    for card in cards:
        for column, said in enumerate(names, start=1):
            lines = card.fields.get(said, [])
            parts = lines if _means(said, "bukti_dukung") else [[cell for line in lines for cell in line]]
            moved |= {(card.row + index, column): part for index, part in enumerate(parts) if part}
    counted = Counter(_without_number(grid.texts[cell]) for cell in between)
    for cell in between:
        # *Kartu 2* says nothing of the langkah below it.
        if cell[0] > first and counted[_without_number(grid.texts[cell])] < _FEWEST:
            moved.setdefault((cell[0], 1), []).append(cell)
    texts = {to: "\n".join(grid.texts[cell].lstrip(" :") for cell in cells) for to, cells in moved.items()}
    texts |= {(first - 1, column): headings[said] for column, said in enumerate(names, start=1)}
    wide = {row: (row, 1, row, len(names)) for row, _ in between if first < row < cards[-1].row}
    merges = {(row, column): span for row, span in wide.items() for column in range(1, len(names) + 1)}
    places = {cells[0]: to for to, cells in moved.items() if len(cells) == 1}
    return replace(_move_cells(grid, texts, places), merges=merges, last_column=len(names))


def _without_number(text: str) -> str:
    return " ".join(word for word in normalize(text).split() if not word.isdecimal())


def _move_cells(grid: Grid, texts: dict[Cell, str], places: dict[Cell, Cell]) -> Grid:
    """The sheet with these texts; what is known of a cell goes where it stands now."""

    def move(by_cell: dict[Cell, Any]) -> dict[Cell, Any]:
        return {places[cell]: value for cell, value in by_cell.items() if cell in places}

    return replace(
        grid.with_texts(texts),
        **{name: move(getattr(grid, name)) for name in ("dates", "formats", "colours", "links")},
        struck=frozenset(places[cell] for cell in grid.struck if cell in places),
        dates_without_format=tuple(places[cell] for cell in grid.dates_without_format if cell in places),
        empty_formulas=(),
        hidden_columns=frozenset(),
        last_row=max(row for row, _ in texts),
    )
