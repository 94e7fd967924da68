"""The items of blocks: rows, bars, figures, cells, choices.

`block_types` has the blocks they make up.

Common fields: `kode` stands before a text; `mark` and `status` are a sign and its colour; `note` is
small; `act` is what the page is sent after a touch.
"""

from typing import Literal, NotRequired, TypedDict

Answer = Literal["stored", "asked", "wrong"]
"""What came of a touch; the last two stored nothing."""
Act = object
"""Any plain value."""


class Touchable(TypedDict, total=False):
    """Something to touch: an address makes it a link, an `act` a button."""

    href: str | None
    act: Act


class WayLooks(TypedDict, total=False):
    """How a link looks. `leaves`: it goes to no page of ours; `primary`: the one to press next."""

    leaves: bool
    primary: bool


class Way(WayLooks):
    """A link with its words."""

    text: str
    href: str


class Term(TypedDict):
    """A word and its meaning."""

    text: str
    note: str


class Option(TypedDict):
    """One option of a field. `short`: its words once it is chosen."""

    label: str
    value: str | int
    on: NotRequired[bool]
    short: NotRequired[str]


class HeadLine(TypedDict):
    """Whose plan the page shows, and of which day.

    `end`: the day on paper. `triwulan`: the one that ends on this day. `other`: the words that open
    the choice of a day, "" for none.
    """

    start: str
    end: str
    triwulan: str
    other: str


class TriwulanChoice(TypedDict):
    """The end of a triwulan, to be chosen as the posisi."""

    label: str
    short: str
    name: str
    href: str
    current: bool


class HeadDay(TypedDict):
    """The posisi, and its first and last possible day."""

    value: str
    min: str
    max: str


class Who(TypedDict):
    """The person who is signed in; an empty name for a guest."""

    name: str
    href: NotRequired[str]


class HeadParts(TypedDict, total=False):
    """The parts of a head beside its title.

    `help`: the meaning of the page's words, posisi first, and which data are shown. `who` None: at
    the machine itself. `area`, `pic`: what the page can be narrowed to, first all. `is_narrow`: the
    triwulan are behind a button. `day` None: the page is always of today.
    """

    line: HeadLine
    is_narrow: bool
    satker: list[Option]
    tahun: list[Option]
    area: list[Option]
    pic: list[Option]
    triwulan: list[TriwulanChoice]
    day: HeadDay | None
    help: list[Term]
    today: Way | None
    who: Who | None


class WordsParts(TypedDict, total=False):
    """What stands beside words: a note, a link at the end of their line.

    `level`: that of a heading, 2 or 3. `appears`: the page scrolls to it. `act`: it heads what a
    touch opened, and a button closes it. `touch`: what its words send.
    """

    level: int
    touch: Act
    note: str
    link: Way | None
    appears: bool
    act: Act
    key: str


class YearMonth(Touchable):
    """A month of a year: its short name, what falls due in it, and all of it in words.

    `late`: 0..1, late of all.
    """

    name: str
    text: str
    state: str
    mark: str
    said: str
    late: float


class Door(TypedDict):
    """A page in the bar of a phone."""

    text: str
    href: str
    current: bool


class FoundItem(TypedDict):
    """One hit of the search."""

    text: str
    href: str
    kode: NotRequired[str]
    note: NotRequired[str]


class FoundGroup(TypedDict):
    """The hits of one kind."""

    label: str
    items: list[FoundItem]


class Line(Touchable):
    """A line of words."""

    text: str


class ActionLooks(TypedDict, total=False):
    """How an action looks.

    `name`: its full name. `leaves`: its address is no page of ours; `opens`: in a new tab. `count`:
    how many it leads to; `current`: it is chosen.
    """

    name: str
    note: str
    primary: bool
    leaves: bool
    opens: bool
    count: str
    current: bool


class Action(Touchable, ActionLooks):
    """A link or button.

    `copy` goes into the browser's clipboard; the `picture` with this key becomes a file.
    """

    text: str
    copy: NotRequired[str]
    picture: NotRequired[str]


class Figure(TypedDict):
    """A figure as a card; `badge` stands before the value."""

    label: str
    value: str
    status: NotRequired[str]
    badge: NotRequired[str]
    note: NotRequired[str]


class Part(TypedDict):
    """A part of a bar: a status (or "belum_dilaporkan", "rencana") and its count."""

    status: str
    n: int


class BarParts(Touchable, total=False):
    """Optional parts of a bar.

    `late`: a badge's text; `before`: a line across it, at so many percent.
    """

    total: int
    late: str
    note: str
    before: int | None


class Bar(BarParts):
    """A bar with its parts."""

    label: str
    parts: list[Part]
    value: str


class Quarter(TypedDict):
    """A triwulan of an office's line: its text, how it looks, and all of it in words.

    `looks`: full, part, none, or later (not due yet).
    """

    text: str
    looks: str
    said: str


class OfficeItem(Touchable):
    """A line of a satker: n of `total`, what is due and not done, bukti lacking, its triwulan.

    `name`: in full, where `label` is not. `last`: when it last reported. Without figures `state`
    says why.
    """

    label: str
    name: str
    n: int
    total: int
    late: str
    lacks: str
    quarters: list[Quarter]
    last: str
    state: str


class OfficePart(TypedDict):
    """Satker below a heading with their number; "" for none."""

    title: str
    items: list[OfficeItem]


class LooseLink(TypedDict):
    """A link as it was given: only words if it is no address."""

    text: str
    href: NotRequired[str]


class MissingBukti(TypedDict):
    """A missing document."""

    text: str
    note: str
    links: list[LooseLink]


class RowParts(Touchable, total=False):
    """Optional parts of a row. `bukti`: what its langkah lacks."""

    kode: str
    bukti: list[MissingBukti]


class RowItem(RowParts):
    """A tenggat or another thing: its text, its state in words and as a sign, its notes."""

    mark: str
    status: str
    text: str
    state: str
    notes: list[str]


class Cell(TypedDict):
    """A cell of a heatmap; `said`: its place and content in words.

    `share`, `late_share`: 0..1, done and late of all.
    """

    text: str
    state: str
    late: NotRequired[str]
    share: NotRequired[float]
    late_share: NotRequired[float]
    total: NotRequired[bool]
    said: NotRequired[str]


class CellsRow(TypedDict):
    """A row of cells; `heads`: those below belong to it."""

    label: str
    cells: list[Cell]
    act: NotRequired[Act]
    heads: NotRequired[bool]


class DeskCellParts(TypedDict, total=False):
    """Optional parts of a cell, with short names since a table has hundreds of cells.

    - `w` and `v`: what a touch does, and with which value (the text, if left out); without `w` it
      can't be changed. `on`: a switch. `f`: it is typed in, and this stands in it.
    - `k`: its key; `n`: the key leads to the next row.
    - `a`: its full name. `m`: a mark before its text. `s`: a status.
    - `h`: where it is; `u`: a file can be put there; `q`: it has the focus once it appears.
    """

    w: str
    v: str
    on: bool
    f: str
    k: str
    n: bool
    a: str
    m: str
    s: str
    h: str
    u: bool
    q: bool


class DeskCell(DeskCellParts):
    """A cell of a table to work in; `t`: its text, of a field what it is for."""

    t: str


class DeskMore(TypedDict):
    """A line that a row shows when it is opened."""

    label: str
    cells: list[DeskCell]
    note: NotRequired[str]


class DeskRowParts(TypedDict, total=False):
    """The parts of a row.

    - `opens`: its name is a button that opens it.
    - `state`, `docs`: its cells; `field`: a field below the state.
    - `told`: the answer to its last touch, which `answer` colours; `ends`: the cells beside that.
    - `said`: what else was said. `menu`: the cell that opens it; `more`: what it shows then.
    """

    kode: str
    text: str
    note: str
    when: str
    mark: str
    status: str
    opens: bool
    state: list[DeskCell]
    docs: list[DeskCell]
    field: DeskCell
    told: str
    answer: Answer
    ends: list[DeskCell]
    said: list[str]
    menu: DeskCell
    more: list[DeskMore]


class DeskRow(DeskRowParts):
    """A row of a table to work in."""

    id: str
