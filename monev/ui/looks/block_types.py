"""The fields of each kind of block; its items are in `block_parts` and `screen_parts`.

`tools/block_types.py` writes the painters' types from here (`build/blocks.d.ts`), so that a field
is named only once.
"""

from collections.abc import Mapping
from typing import Literal, NotRequired, TypedDict

from monev.ui.looks.block_parts import (
    Act,
    Action,
    Bar,
    CellsRow,
    DeskRow,
    Door,
    Figure,
    HeadParts,
    Line,
    OfficePart,
    RowItem,
    WordsParts,
    YearMonth,
)
from monev.ui.looks.screen_parts import Entry, LastRecord, OpenForm, Person, RoomAnswer, ScreenPlace


class Head(HeadParts):
    """The head of a page."""

    kind: Literal["head"]
    title: str
    key: str


class Doors(TypedDict):
    """The pages of every day as a bar at the foot of a phone."""

    kind: Literal["doors"]
    items: list[Door]
    key: str


class Search(TypedDict):
    """The search; its address answers with groups of hits."""

    kind: Literal["search"]
    text: str
    hint: str
    address: str
    key: str


class Words(WordsParts):
    """A sentence, a heading, a notice: `looks` says which, and its tone."""

    kind: Literal["words"]
    looks: str
    text: str


class Actions(TypedDict):
    """Links and buttons in a row."""

    kind: Literal["actions"]
    items: list[Action]
    looks: str


TableCell = str | list[str]
"""A text, or a text and the note below it."""


class Table(TypedDict):
    """A table of texts. `acts`: the name of each row, whose cells then send [name, column]."""

    kind: Literal["table"]
    label: str
    head: list[str]
    rows: list[list[TableCell]]
    acts: list[str]


class End(TypedDict):
    """The end of a long list: the page learns that it was seen."""

    kind: Literal["end"]
    key: str


class Figures(TypedDict):
    """Figures as cards, on a phone as lines."""

    kind: Literal["figures"]
    label: str
    items: list[Figure]


class Offices(TypedDict):
    """A line for each satker, in groups, in as many columns as there is room for.

    `heads`: the words above the columns of a line.
    """

    kind: Literal["offices"]
    heads: list[str]
    parts: list[OfficePart]
    key: str


class Bars(TypedDict):
    """Bars, each a share of its own total."""

    kind: Literal["bars"]
    label: str
    items: list[Bar]
    looks: str


class YearParts(TypedDict, total=False):
    """The lines of a year: points as places of months and shares."""

    plan: list[tuple[float, float]]
    reached: list[tuple[float, float]]
    share: str
    plan_words: str


class Year(YearParts):
    """A year: its months with their counts under the curve of plan and realisation."""

    kind: Literal["year"]
    key: str
    alt: str
    months: list[YearMonth]
    posisi: float


class Rows(TypedDict):
    """Rows of tenggat or other things; `looks` "brief": a line each."""

    kind: Literal["rows"]
    label: str
    items: list[RowItem]
    key: str
    looks: NotRequired[str]


class Group(TypedDict):
    """Blocks together, laid out by `looks`."""

    kind: Literal["group"]
    looks: str
    blocks: list["Block"]
    key: str


class Cells(TypedDict):
    """Rows of cells for the back row, below their headings; the first heading is that of names."""

    kind: Literal["cells"]
    label: str
    headings: list[str]
    items: list[CellsRow]


class Desk(TypedDict):
    """A table to work in: each cell of a row is pressed or typed in.

    `keys`: they are live on the whole page, not only while the focus is in it.
    """

    kind: Literal["desk"]
    label: str
    head: list[str]
    items: list[DeskRow]
    key: str
    keys: bool


class Months(TypedDict):
    """The month names of the picture below: at `above` pixels of it, after a share `before`."""

    kind: Literal["months"]
    label: str
    items: list[Line]
    above: float
    before: float
    key: str


class Items(TypedDict):
    """Items to work on; `empty` is said without any."""

    kind: Literal["items"]
    items: list[Entry]
    empty: str


class People(TypedDict):
    """The attendance: a line each."""

    kind: Literal["people"]
    label: str
    items: list[Person]


class Qr(TypedDict):
    """An address for the phones in the room, as a QR code."""

    kind: Literal["qr"]
    text: str
    address: str
    picture: str
    act: NotRequired[Act]


class Room(TypedDict):
    """A meeting's room, which covers the page; its touches act with {id, action, …}.

    - `meeting`: tells this meeting from every other; `version`: tells its states apart.
    - `here`: the key of the shown screen; `screens`: those that are ready, its neighbours among
      them if `near`.
    - `names`: suggestions for a field of names.
    - `days`: of the meeting and its plan; a field of a day has the years beside them.
    - `grant`: the visitor may give themselves the right to record.
    - `recorder`: opens the form with the name this browser gave; None if the visitor is signed in.
    - `open`: it goes on. `visit`: differs if a restarted server draws the room.
    - `until`: the entries it shows; `asks`: the address that says the newest.
    """

    kind: Literal["room"]
    key: str
    meeting: str
    here: str
    screens: Mapping[str, list["Block"]]
    order: list[ScreenPlace]
    version: str
    near: bool
    place: str
    badge: str
    remark: str
    plan_only: bool
    open: bool
    undo: LastRecord | None
    names: list[str]
    days: list[str]
    grant: bool
    recorder: OpenForm | None
    until: str
    asks: str
    answer: RoomAnswer | None
    visit: str


Block = (
    Actions
    | Bars
    | Cells
    | Desk
    | Doors
    | End
    | Figures
    | Group
    | Head
    | Items
    | Months
    | Offices
    | People
    | Qr
    | Room
    | Rows
    | Search
    | Table
    | Words
    | Year
)
"""One block of a page; its `kind` decides which painter draws it."""


class Page(TypedDict):
    """What a page sends to the component.

    `plan_only`: everything in the neutral colour. `width`: of the window it was drawn for.
    `heard`: the number of the last touch that was heard.
    """

    heard: NotRequired[int]

    blocks: list[Block]
    plan_only: bool
    width: NotRequired[int]
