"""What is held by the screens on which much is done: the inbox, a quarter's report, a meeting's
room with its items and forms."""

from collections.abc import Mapping, Sequence
from typing import Literal, NotRequired, TypedDict

from monev.ui.looks.block_parts import Act, Action, SavedFile


class JudgedBy(TypedDict):
    """What of a bukti goes to the browser and comes back with a verdict."""

    status: str
    tautan: str
    catatan: str


class InboxLink(TypedDict):
    """A web address by its host and the last part of its path."""

    host: str
    text: str
    href: str


class InboxFile(TypedDict):
    """A file of a bukti. `pages`: where each of its pages is, without its number."""

    text: str
    href: NotRequired[str]
    pages: NotRequired[str | None]


class InboxItem(TypedDict):
    """A bukti that waits. `said`: who reported it, when; `words`: where it lies; `closed`: why
    this person may not judge it."""

    id: str
    bukti: str
    tenggat: str
    when: str
    said: str
    note: str
    words: str
    links: list[InboxLink]
    files: list[InboxFile]
    closed: str
    seen: JudgedBy


class InboxLangkah(TypedDict):
    """A langkah with its bukti that wait."""

    kode: str
    text: str
    pic: str
    items: list[InboxItem]


class InboxAnswer(TypedDict, total=False):
    """The answer to the last message. `back`: the bukti to go back to."""

    id: str
    said: str
    refused: list[str]
    back: str


class InboxParts(TypedDict):
    """What an inbox says beside its list. `undo`: there is something to take back; `visit`:
    another one where a server begins anew."""

    undo: bool
    note_length: int
    visit: str
    answer: InboxAnswer


class DocumentWay(TypedDict):
    """A way to a document."""

    mark: str
    text: str
    href: NotRequired[str]


class ReportedDocument(TypedDict):
    """A document of a line as a tick. `fixed`: it is not for who reports to say."""

    name: str
    status: str
    link: str
    on: bool
    fixed: bool
    state: str
    note: str
    ways: list[DocumentWay]


class ReportHeading(TypedDict):
    """A heading between lines."""

    heading: str
    id: str


class ReportLine(TypedDict):
    """A line of a quarter. `report`: a code of STATUS_LAPORAN, "" while nobody said; `state`: its
    word where no key says it; `done`: the day as 2025-09-30; `note`: the kendala; `undo`: there is
    something to take back; `open`: it may be reported."""

    id: str
    kode: str
    tenggat: str
    text: str
    pic: str
    when: str
    href: str
    report: str
    state: str
    done: str
    note: str
    documents: list[ReportedDocument]
    undo: bool
    open: bool


class ReportAnswer(TypedDict, total=False):
    """The answer to the last message. `refused`: why, by the id of a line."""

    id: str
    said: str
    refused: dict[str, str]


class ReportParts(TypedDict):
    """What a report says beside its lines. `words`: of the statuses that are said with a key;
    `year`: of a day without one; `empty`: said without lines."""

    words: Mapping[str, str]
    year: int
    note_length: int
    empty: str
    visit: str
    answer: ReportAnswer


class Tick(TypedDict):
    """A tick; without an act it only says how it stands. `ask`: the question before it is sent."""

    text: str
    full: str
    on: bool
    key: str
    act: NotRequired[Act]
    ask: NotRequired[str]


class ItemHeading(TypedDict):
    """A heading between items."""

    heading: str


class ItemParts(TypedDict, total=False):
    """What may be said of an item. `muted`: quiet; `wide`: its aside has room; `inline`: its
    buttons stand beside its text; `brief`: one line; `details`: said where it is read in full;
    `parts`: a fold behind a button."""

    kode: str
    number: str
    status: str
    mark: str
    aside: str
    who: str
    notes: list[str]
    ticks: list[Tick]
    buttons: list[Action]
    inline: bool
    muted: bool
    wide: bool
    brief: bool
    details: list[str]
    parts: "Fold"


class Item(ItemParts):
    """What is to be done about."""

    text: str


class Fold(TypedDict):
    """A line that holds items back until it is touched, or (`fills`) until all of them fit."""

    fold: str
    items: list[Item]
    key: str
    fills: NotRequired[bool]


Entry = Item | Fold | ItemHeading
"""What stands in a list of items."""


class StillLine(TypedDict):
    """A line of a still picture: its words at its end, its points [place, share]; `plan`: quiet."""

    text: str
    plan: bool
    points: list[list[float]]


class StillParts(TypedDict):
    """The axis of a still picture: month names until the place `end`, posisi with its label."""

    months: list[str]
    end: float
    posisi: float
    label: str


class FieldLooks(TypedDict, total=False):
    """What a field may say of itself. `lines`: how many; `options`: pairs of code and word;
    `suggested`: values put in by a touch; `saves`: in "lines" Enter saves."""

    lines: int
    options: Sequence[tuple[str, str]]
    suggested: list[str]
    saves: bool


FieldKind = Literal["line", "lines", "day", "names", "choice"]


class Field(FieldLooks):
    """A field of a form."""

    name: str
    label: str
    value: str
    kind: FieldKind


class FormParts(TypedDict, total=False):
    """What may be said of a form. `seen`: what the person had before them; `hint`: above the
    fields, of several paragraphs a list; `save`: its button's word."""

    seen: Mapping[str, str]
    hint: str | list[str]
    save: str


class Form(FormParts):
    """A form: its fields and the message it is sent with."""

    title: str
    fields: list[Field]
    message: Mapping[str, object]


class OpenForm(TypedDict):
    """The act that opens a form."""

    open: Form


class ScreenPlace(TypedDict):
    """A screen in the order of a meeting; `skipped`: passed by, for this reason."""

    key: str
    title: str
    name: str
    skipped: bool
    reason: str
    next: str
    previous: str


class LastRecord(TypedDict):
    """What *Urungkan* would take back."""

    entry: int
    origin: str
    text: str


class FoundLangkah(TypedDict):
    """A langkah that can be jumped to."""

    kode: str
    text: str
    screen: str


class Clash(TypedDict):
    """A field that somebody else changed meanwhile: both values in words, theirs as a value too."""

    field: str
    value: str
    stored: str
    typed: str


class RoomAnswer(TypedDict, total=False):
    """The answer to the message sent last: done or refused as a whole or by field."""

    id: str
    ok: bool
    title: str
    error: str
    advice: str
    fields: Mapping[str, str]
    clashes: list[Clash]
    said: str
    file: SavedFile
    langkah: list[FoundLangkah]
