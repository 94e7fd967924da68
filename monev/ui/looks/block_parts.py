"""What the items of blocks hold: rows, bars, figures, cells, choices. `block_types` says how they
come together.

`kode` stands before a text; `mark` and `status` are a sign and its colour; `note` is said smaller;
`act` is what the page is sent when the thing is touched."""

from typing import NotRequired, TypedDict

Act = object
"""Any plain value."""


class Touchable(TypedDict, total=False):
    """An address makes it a link, an `act` a button."""

    href: str | None
    act: Act


class WayLooks(TypedDict, total=False):
    """`leaves`: to what is no page of ours; `primary`: to press next."""

    leaves: bool
    primary: bool


class Way(WayLooks):
    """A link with its words."""

    text: str
    href: str


class Term(TypedDict):
    """A word and what it means."""

    text: str
    note: str


class Option(TypedDict):
    """One of what a field chooses from."""

    label: str
    value: str | int
    on: NotRequired[bool]


class Select(TypedDict):
    """A field that chooses one of its options; its name is sent with the value."""

    name: str
    label: str
    options: list[Option]


class AskedSelect(Select):
    """The same, with the value that the address asks for; None where there is no such choice."""

    asked: str | None


class HeadLine(TypedDict):
    """What is looked at, in one line; its start is cut where there is little room."""

    start: str
    end: str


class TriwulanChoice(TypedDict):
    """The end of a triwulan as the posisi."""

    label: str
    name: str
    href: str
    current: bool


class HeadDay(TypedDict):
    """The posisi, and the days it can be."""

    text: str
    value: str
    min: str
    max: str


class Who(TypedDict):
    """Who is signed in: an empty name for a guest."""

    name: str
    href: NotRequired[str]


class HeadParts(TypedDict, total=False):
    """What a head says beside its title. `help`: what the words of the page mean, posisi first;
    `data`: which data are shown; `badge`: a word of warning about them; `who` None: at the machine
    itself."""

    line: HeadLine
    satker: list[Option]
    tahun: list[Option]
    triwulan: list[TriwulanChoice]
    day: HeadDay
    help: list[Term]
    today: Way | None
    data: str
    badge: str
    who: Who | None


class Door(TypedDict):
    """A page in the menu of a phone, with how much waits there."""

    text: str
    note: str
    href: str
    current: bool


class FoundItem(TypedDict):
    """One thing that was found."""

    text: str
    href: str
    kode: NotRequired[str]
    note: NotRequired[str]


class FoundGroup(TypedDict):
    """What was found of one kind."""

    label: str
    items: list[FoundItem]


class Line(Touchable):
    """A line of words."""

    text: str


class SavedFile(TypedDict):
    """A file that the browser saves. `coded`: its bytes are written in letters."""

    name: str
    mime: str
    content: str
    id: NotRequired[str]
    coded: NotRequired[bool]


class ActionLooks(TypedDict, total=False):
    """How an action looks and what it is called in full. `is_open`: it folds what stands below;
    `leaves`: its address is no page of ours."""

    name: str
    note: str
    primary: bool
    is_open: bool
    leaves: bool


class Action(Touchable, ActionLooks):
    """A way on or a thing to do. `file` is saved by the browser, `copy` put into its clipboard."""

    text: str
    file: NotRequired[SavedFile]
    copy: NotRequired[str]


class TableCell(TypedDict):
    """A cell of a table. `marked`: the one it is about; `wide_only`: not on a phone."""

    text: str
    kode: NotRequired[str]
    status: NotRequired[str]
    number: NotRequired[bool]
    marked: NotRequired[bool]
    wide_only: NotRequired[bool]
    note: NotRequired[str]


class Figure(Touchable):
    """A figure as a card. With `n` and `total` it has a bar; `share` is a percent; `badge` stands
    before the value; `tone` is the status of the change."""

    label: str
    value: str
    key: NotRequired[str]
    share: NotRequired[str]
    n: NotRequired[int]
    total: NotRequired[int]
    status: NotRequired[str]
    mark: NotRequired[str]
    badge: NotRequired[str]
    change: NotRequired[str]
    tone: NotRequired[str]
    note: NotRequired[str]


class Part(TypedDict):
    """A part of a bar: a status (or "belum_dilaporkan", "rencana") and how many."""

    status: str
    n: int


class BarParts(Touchable, total=False):
    """What may be said of a bar. `late`: a badge's text; `on`: it is chosen; `before`: a line
    across it, at so many percent."""

    total: int
    late: str
    note: str
    on: bool
    before: int | None


class Bar(BarParts):
    """A bar with its parts."""

    label: str
    parts: list[Part]
    value: str


class RowParts(Touchable, total=False):
    """What may be said of a row."""

    kode: str


class RowItem(RowParts):
    """A tenggat or another thing: what it is, how it stands in words and a sign, its notes."""

    mark: str
    status: str
    text: str
    state: str
    notes: list[str]


class Switch(TypedDict):
    """One of several choices, or one that is on or off."""

    text: str
    on: bool
    act: Act
    name: NotRequired[str]
    mark: NotRequired[str]
    status: NotRequired[str]


class Cell(TypedDict):
    """A cell of a heatmap; `heading` where it stands in a row by itself."""

    text: str
    state: str
    late: NotRequired[str]
    share: NotRequired[float]
    total: NotRequired[bool]
    heading: NotRequired[str]


class SearchField(TypedDict):
    """A field of words that a list is narrowed by."""

    name: str
    label: str
    value: str


class Narrowing(TypedDict):
    """One choice of a filter, with how many rows it leaves."""

    text: str
    on: bool
    act: Act
    n: NotRequired[int]
    count: NotRequired[str]


class FilterGroup(TypedDict):
    """A filter with its choices."""

    label: str
    items: list[Narrowing]


class Clear(TypedDict):
    """What takes all filters away."""

    text: str
    act: Act


class LooseLink(TypedDict):
    """What was given as a link: words alone where it is no address."""

    text: str
    href: NotRequired[str]


class MissingBukti(TypedDict):
    """A document that lacks."""

    text: str
    note: str
    links: list[LooseLink]


class MissingParts(TypedDict):
    """A langkah in words, its PIC, the documents it lacks."""

    text: str
    pic: str
    bukti: list[MissingBukti]


class MissingWords(MissingParts, Touchable, total=False):
    """The same; `state` and `when` in place of the langkah's own."""

    state: str
    when: str


class MissingLangkah(Touchable, MissingParts):
    """A langkah with the documents it lacks."""

    mark: str
    status: str
    state: str
    kode: str
    when: str


class FileItem(TypedDict):
    """A file to be saved; without an address it is not there. `picture`: the address of a small
    one."""

    text: str
    note: str
    href: str | None
    picture: NotRequired[str | None]
