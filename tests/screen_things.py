"""The things that stand on a page of ours, each with what a person reads of it. `tests.on_screen`
finds them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, dataclass_transform

Block = Mapping[str, Any]
"""A block as the browser is given it."""


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Thing:
    """Something that stands on a page: each subclass is a frozen dataclass."""

    def __init_subclass__(cls) -> None:
        dataclass(frozen=True, kw_only=True)(cls)


class Way(Thing):
    """What can be touched: a link has an address, a button an `act` that the page is sent."""

    text: str = ""
    name: str = ""
    address: str = ""
    act: Any = None
    is_first: bool = False
    file: Mapping[str, Any] = field(default_factory=dict)


class Said(Thing):
    """A sentence, a heading, a notice, a line: its words, its mark, the ways on beside it.
    `stands_out`: a heading or a notice. `texts`: all its words in their order.
    """

    text: str = ""
    mark: str = ""
    notes: tuple[str, ...] = ()
    ways: tuple[Way, ...] = ()
    colour: str = ""
    stands_out: bool = False
    is_scrolled_to: bool = False
    texts: tuple[str, ...] = ()


class Head(Thing):
    """The head of a page: its title, and whose plan it shows (None: no office's)."""

    title: str = ""
    office: str | None = None


class Row(Thing):
    """A row of a list: a tenggat or another thing. `under`: the name of its list."""

    under: str = ""
    kode: str = ""
    mark: str = ""
    text: str = ""
    state: str = ""
    notes: tuple[str, ...] = ()
    colour: str = ""


class Document(Thing):
    """A document of a langkah with what is said of it and its links."""

    text: str = ""
    note: str = ""
    links: tuple[Way, ...] = ()
    is_ticked: bool = False
    is_fixed: bool = False


class Lacking(Thing):
    """A langkah with the documents it lacks, under the name of a PIC."""

    mark: str = ""
    state: str = ""
    kode: str = ""
    text: str = ""
    when: str = ""
    pic: str = ""
    documents: tuple[Document, ...] = ()
    act: Any = None


class Bar(Thing):
    """A bar: its name, what stands at its end, and how long each coloured part is."""

    under: str = ""
    label: str = ""
    value: str = ""
    late: str = ""
    note: str = ""
    parts: Mapping[str, int] = field(default_factory=dict)


class Figure(Thing):
    """A figure as a card."""

    label: str = ""
    value: str = ""
    note: str = ""


class Office(Thing):
    """The line of a satker, under the heading of its group. `triwulan`: each with its looks."""

    under: str = ""
    label: str = ""
    name: str = ""
    share: str = ""
    late: str = ""
    lacks: str = ""
    triwulan: tuple[str, ...] = ()
    looks: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    last: str = ""
    state: str = ""


class Cell(Thing):
    """A cell of a table or of a row of a heatmap."""

    text: str = ""
    note: str = ""
    heading: str = ""
    row: str = ""
    said: str = ""
    late: str = ""


class Table(Thing):
    """A table with its headings."""

    label: str = ""
    headings: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()

    @property
    def texts(self) -> list[list[str]]:
        """The words in its cells, row by row."""
        texts = []
        for row in self.rows:
            texts.append([cell.text for cell in row])
        return texts


class Field(Thing):
    """A field of a form. `name`: what a browser sends its value under."""

    name: str = ""
    label: str = ""
    value: str = ""
    suggested: tuple[str, ...] = ()


class Item(Thing):
    """What is to be done about on a screen of a meeting. `folded`: the line it stands behind,
    which `fills` a screen that has room; `sums_up`: what it is made of stands behind it;
    `is_heading`: it only parts the others.
    """

    text: str = ""
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


class Still(Thing):
    """A picture that stands still: its months, its posisi, and each line's words and points."""

    months: tuple[str, ...] = ()
    label: str = ""
    posisi: float = 0.0
    lines: tuple[tuple[str, list[list[float]]], ...] = ()


class Room(Thing):
    """A meeting's room: the screen that is shown, what stands on it, and the names of all screens
    with their place in the address. `blocks`: what the screen is drawn of; `answer`: to the message
    that this browser sent last.
    """

    screen: str = ""
    remark: str = ""
    is_dark: bool = False
    is_plan_only: bool = False
    screens: Mapping[str, str] = field(default_factory=dict)
    answer: Mapping[str, Any] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)
