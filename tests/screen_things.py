"""The things that stand on a page of ours, each with what a person reads of it. `tests.on_screen`
finds them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Block = Mapping[str, Any]
"""A block as the browser is given it."""


@dataclass(frozen=True, kw_only=True)
class Way:
    """What can be touched: a link has an address, a button an `act` that the page is sent."""

    text: str
    name: str = ""
    address: str = ""
    act: Any = None
    is_first: bool = False
    is_open: bool | None = None
    file: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Said:
    """A sentence, a heading, a notice, a line: its words, its mark, the ways on beside it.
    `stands_out`: a heading or a notice. `texts`: all its words in their order."""

    text: str
    mark: str = ""
    notes: tuple[str, ...] = ()
    ways: tuple[Way, ...] = ()
    colour: str = ""
    stands_out: bool = False
    is_scrolled_to: bool = False
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Head:
    """The head of a page: its title, a badge, and whose plan it shows (None: no office's)."""

    title: str
    badge: str
    office: str | None


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row of a list: a tenggat or another thing. `under`: the name of its list."""

    under: str
    kode: str
    mark: str
    text: str
    state: str
    notes: tuple[str, ...]
    colour: str


@dataclass(frozen=True, kw_only=True)
class Document:
    """A document of a langkah with what is said of it and its links."""

    text: str
    note: str = ""
    links: tuple[Way, ...] = ()
    is_ticked: bool = False
    is_fixed: bool = False


@dataclass(frozen=True, kw_only=True)
class Lacking:
    """A langkah with the documents it lacks. `under`: the heading it stands under."""

    under: str
    mark: str
    state: str
    kode: str
    text: str
    when: str
    pic: str
    documents: tuple[Document, ...]
    act: Any


@dataclass(frozen=True, kw_only=True)
class Bar:
    """A bar: its name, what stands at its end, and how long each coloured part is."""

    under: str
    label: str
    value: str
    late: str
    note: str
    parts: Mapping[str, int]


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A figure as a card. `bar`: how much of how many its bar shows."""

    label: str
    value: str
    share: str
    change: str
    note: str
    bar: tuple[int, int] | None

    @property
    def said(self) -> str:
        """2/3 67%."""
        return f"{self.value} {self.share}".strip()


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One of several choices. `under`: what is chosen; `count`: how many rows it leaves."""

    under: str
    text: str
    name: str = ""
    mark: str = ""
    count: str = ""
    is_on: bool = False


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A cell of a table or of a row of a heatmap."""

    text: str
    note: str = ""
    heading: str = ""
    late: str = ""
    is_number: bool = False
    is_marked: bool = False


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table with its headings."""

    label: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def texts(self) -> list[list[str]]:
        """The words in its cells, row by row."""
        return [[cell.text for cell in row] for row in self.rows]


@dataclass(frozen=True, kw_only=True)
class Counted:
    """What stands over a list: how many it holds, and the fields it is narrowed by."""

    text: str
    fields: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class File:
    """A file to be saved. Without an address it is not there."""

    text: str
    note: str
    address: str | None
    picture: str | None


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """A bukti that waits to be checked. `closed`: why this person may not check it."""

    kode: str
    bukti: str
    when: str
    reported: str
    words: str
    links: tuple[tuple[str, str, str], ...]
    closed: str


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line of a report: a target with its status in words and its documents. `is_open`: this
    person may report it."""

    kode: str
    status: str
    documents: tuple[Document, ...]
    is_open: bool


@dataclass(frozen=True, kw_only=True)
class Field:
    """A field of a form. `name`: what a browser sends its value under."""

    name: str
    label: str
    value: str
    suggested: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Item:
    """What is to be done about on a screen of a meeting. `folded`: the line it stands behind,
    which `fills` a screen that has room; `sums_up`: what it is made of stands behind it;
    `is_heading`: it only parts the others."""

    text: str
    kode: str = ""
    number: str = ""
    mark: str = ""
    aside: str = ""
    notes: tuple[str, ...] = ()
    ticks: tuple[Document, ...] = ()
    buttons: tuple[Way, ...] = ()
    colour: str = ""
    folded: str = ""
    fills: bool = False
    is_part: bool = False
    sums_up: bool = False
    is_heading: bool = False


@dataclass(frozen=True, kw_only=True)
class Still:
    """A picture that stands still: its months, its posisi, and each line's words and points."""

    months: tuple[str, ...]
    label: str
    posisi: float
    lines: tuple[tuple[str, list[list[float]]], ...]


@dataclass(frozen=True, kw_only=True)
class Code:
    """An address for the phones in the room, as a picture."""

    text: str
    address: str


@dataclass(frozen=True, kw_only=True)
class Door:
    """A page in the menu of a phone, with how much waits there."""

    text: str
    note: str


@dataclass(frozen=True, kw_only=True)
class Room:
    """A meeting's room: the screen that is shown, what stands on it, and the names of all screens
    with their place in the address. `blocks`: what the screen is drawn of."""

    screen: str
    remark: str
    is_dark: bool
    is_plan_only: bool
    screens: Mapping[str, str]
    blocks: list[Block]
