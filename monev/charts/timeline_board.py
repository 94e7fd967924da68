"""The layout of the timeline: months across, lanes downwards.

Horizontal unit: months, 0 is the beginning of January of the plan's tahun. Names stand left of the
first month, at most `NAMES` of the width; on a phone above the marks. Vertical unit: pixels from
the first lane.
"""

from datetime import date
from textwrap import wrap
from typing import NamedTuple

import pandas as pd

from monev.charts.theme import Theme
from monev.core.dates import FIRST_DAY, LAST_DAY, place_of_due
from monev.core.text import shorten
from monev.figures.linimasa import Timeline

NAMES = 0.35
"""Share of the width for names."""
_NAME_LINES, _NAME_LINES_SMALL, _BESIDE_AREA = 2, 3, 5
_LETTER, _BOLD_LETTER = 0.53, 0.57
"""Width of a letter in letter sizes, for most fonts. With a wider font, names shrink."""
_ENTRY = 12.2
"""Width of an entry of the legend in letter sizes."""
KEY_LETTERS = 20
"""Letters on a line of it."""
_WIDER_CAPITALS = 0.3
"""How much wider a name in capitals is."""
_WORDS_BESIDE = 2.4
"""Width of the words beside a mark, in letter sizes: 12/14."""
_WORDS_OF_A_LANE = 2.5
"""Width in months of the words in a lane without a target."""


class Sizes(NamedTuple):
    """Heights in pixels at this size of letters."""

    letters: float
    line: float
    area: float
    lane: float
    marks: float
    posisi: float
    mark: float
    load: float
    legend: float


class Board(NamedTuple):
    """The area that all parts of the picture are drawn on.

    - first, end: the months shown, `end` excluded; left: where names begin
    - kode_width: width of the column of kode; 0 if the kode begins the name
    - is_tight: words of a mark stand below it, since beside it they would lie on the next one
    - lanes: with their places
    """

    theme: Theme
    sizes: Sizes
    shown: Timeline
    first: int
    end: int
    left: float
    kode_width: float
    is_tight: bool
    lanes: pd.DataFrame


def place_of(days: pd.Series, tahun: int) -> pd.Series:
    """Return the places of days across the plot (`place_of_due`)."""
    each = days.dt
    return place_of_due(tahun, each.year, each.month, each.day, each.days_in_month)


def place_of_posisi(posisi: date, tahun: int) -> float:
    """Return the place of the line for the end of that day.

    It is half a day after its targets, at a month's end on the border.
    """
    day = pd.Timestamp(posisi)
    month = (day.year - tahun) * 12 + day.month
    if day.is_month_end:
        return float(month)
    share = (day.day - 0.5) / (day.days_in_month - 1)
    return month - 1 + FIRST_DAY + share * (LAST_DAY - FIRST_DAY)


def board_of(theme: Theme, shown: Timeline) -> Board:
    """Make the board for these frames."""
    place = shown.months["tempat"]
    first = int(place.min())
    end = int(place.max()) + 1
    left = first
    if not theme.is_narrow:
        left -= (end - first) * NAMES / (1 - NAMES)
    sizes = _sizes(theme, shown.statuses["label"])
    kode_pixels = _kode_pixels(theme, sizes, shown.lanes)
    month = theme.width / (end - left)
    is_tight = month < _WORDS_BESIDE * sizes.letters + 1.5 * sizes.mark
    return Board(
        theme=theme,
        sizes=sizes,
        shown=shown,
        first=first,
        end=end,
        left=left,
        kode_width=kode_pixels / month,
        is_tight=is_tight,
        lanes=_lanes(theme, sizes, shown, _room(theme, sizes, kode_pixels), is_tight=is_tight),
    )


def _sizes(theme: Theme, entries: pd.Series) -> Sizes:
    """Compute the heights. `entries`: words of the legend, as many of them in a row as fit."""
    # On a desk only letters are larger, not lanes: all areas with two of them open fill a screen.
    # Letter sizes are whole pixels, since others look uneven.
    is_small = theme.is_medium or theme.is_large
    letters = round(theme.letters * (0.93 if is_small else 1))
    scale = theme.letters / (15 if theme.is_roomy else 14)
    rows = -(-len(entries) // entries_beside(theme))
    rows += int((entries.str.len() > KEY_LETTERS).any())  # such an entry has two lines
    return Sizes(
        letters=letters,
        line=15.5 * scale,
        area=22.5 * scale,
        lane=20 * scale,
        marks=25 * scale,
        posisi=20 * scale,
        mark=12 * scale,
        load=28 * scale,
        legend=2 * scale if theme.is_roomy else (20 * rows + 6) * scale,
    )


def entries_beside(theme: Theme) -> int:
    """Return how many entries of the legend stand beside each other, if it is in rows."""
    return max(2, int(theme.width / (_ENTRY * theme.letters)))


def _kode_pixels(theme: Theme, sizes: Sizes, lanes: pd.DataFrame) -> float:
    """Return the width of the column of kode; only on a desk, elsewhere it begins the name."""
    codes = lanes.loc[lanes["jenis"] == "langkah", "kode_tampil"]
    if theme.is_narrow or theme.is_medium or codes.empty:
        return 0
    return max(map(len, codes)) * _BOLD_LETTER * sizes.letters + 8


class _Room(NamedTuple):
    """Letters on a line of a langkah's and of an area's name."""

    langkah: int
    area: int


def _room(theme: Theme, sizes: Sizes, kode_pixels: float) -> _Room:
    """Compute how many letters fit on a line.

    An area's line also holds its kode, a sign and its count, all bold.
    """
    width = (1 if theme.is_narrow else NAMES) * theme.width / sizes.letters
    beside = kode_pixels / sizes.letters
    return _Room(
        langkah=int((width - beside) / _LETTER), area=int(width / _BOLD_LETTER) - _BESIDE_AREA
    )


def _lanes(
    theme: Theme, sizes: Sizes, shown: Timeline, room: _Room, *, is_tight: bool
) -> pd.DataFrame:
    """Place the lanes: lines of their names, top, bottom, and `at`, the height of their marks.

    On a phone the marks stand below the name.
    """
    lanes = shown.lanes
    found = []
    is_small = (theme.is_narrow or theme.is_medium) and not theme.is_large
    most = _NAME_LINES_SMALL if is_small else _NAME_LINES
    for jenis, kode, name in zip(lanes["jenis"], lanes["kode_tampil"], lanes["nama"], strict=True):
        if jenis == "area":
            found.append(_name_lines(name, room.area, most))
        else:
            begins = theme.is_narrow or theme.is_medium  # with the kode
            before = len(kode) + 2 if begins else 0
            found.append(_name_lines(name, room.langkah, most, before))
    lines = pd.Series(found, index=lanes.index, dtype="object")
    is_area = lanes["jenis"] == "area"
    single = sizes.lane + is_area * (sizes.area - sizes.lane)
    names = single + (lines.map(len).astype("int64") - 1) * sizes.line
    if theme.is_narrow:
        has_marks = ~(is_area & lanes["is_open"])
        below = has_marks * (sizes.marks + is_area * 0.6 * sizes.line)
        bottom = (names + below).cumsum()
        top = bottom - names - below
        at = top + names + sizes.marks / 2 - 2
    else:
        words = is_tight * (is_area & ~lanes["is_open"]) * sizes.line
        heights = names.clip(lower=sizes.lane + words)
        bottom = heights.cumsum()
        top = bottom - heights
        at = (top + bottom - words) / 2
        names = heights
    return lanes.assign(lines=lines, top=top, bottom=bottom, at=at, name_at=top + names / 2)


def _name_lines(name: str, letters: int, most: int, before: int = 0) -> list[str]:
    """Break the name of a lane into lines, `most` of them at most.

    `before`: letters that stand before it.
    """
    capitals = sum(map(str.isupper, name)) / max(1, len(name))
    wider = 1 + _WIDER_CAPITALS * capitals
    letters = round(letters / wider)
    lines = wrap(name, letters, initial_indent=" " * before)
    if len(lines) > most:
        kept = most - 1
        rest = " ".join(lines[kept:])
        lines = [*lines[:kept], shorten(rest, letters - 2)]
    if not lines:
        return [""]
    return [line.strip() for line in lines]


def top_of(sizes: Sizes) -> float:
    """Return the height above the lanes.

    It holds the name of posisi, the load with its numbers, and the month names.
    """
    return sizes.posisi + sizes.load + 2 * sizes.line + 15


def names_above(sizes: Sizes) -> float:
    """Return how far above the first lane the middle of the month names is."""
    return sizes.line / 2 + 4


def pixels_per_month(board: Board) -> float:
    """Return the width of a month on the usual screen of its kind."""
    return board.theme.width / (board.end - board.left)


def free_of_words(board: Board, at: float) -> list[tuple[float, float]]:
    """List the stretches where a vertical line at this place crosses no words.

    | place | stretches |
    |---|---|
    | end of a month | all the way from the name of posisi |
    | the same, where words stand below their marks | only the upper part of area bands |
    | within a month | only lanes of langkah: load and area bands hold words |
    | on a phone | the same, without the names |
    """
    sizes = board.sizes
    lanes = board.lanes
    if at < board.first + _WORDS_OF_A_LANE:
        lanes = lanes[~lanes["tanpa_target"].astype(bool)]
    is_langkah = lanes["jenis"] == "langkah"
    is_border = at == round(at)
    if board.theme.is_narrow:
        half = sizes.marks / 2
        lanes = lanes.assign(top=lanes["at"] - half, bottom=lanes["at"] + is_langkah * half)
        lanes = lanes[is_langkah | ~lanes["is_open"]]
    elif not is_border:
        lanes = lanes[is_langkah]
    elif board.is_tight:
        foot = lanes["at"] + sizes.mark / 2
        lanes = lanes.assign(bottom=lanes["bottom"].where(is_langkah | lanes["is_open"], foot))
    runs = []
    if is_border:
        runs.append((sizes.posisi - top_of(sizes), 0.0))
    for top, bottom in lanes[["top", "bottom"]].to_numpy().tolist():
        if runs and runs[-1][1] == top:
            top, _ = runs.pop()
        runs.append((top, bottom))
    return runs
