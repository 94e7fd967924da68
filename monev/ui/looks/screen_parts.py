"""The parts of a meeting's room, with its items and forms."""

from collections.abc import Mapping
from typing import NotRequired, TypedDict

from monev.core.field_of import Kind
from monev.ui.looks.block_parts import Act, Action


class Tick(TypedDict):
    """A tick; without an act it can't be changed, and an act that opens a form asks before."""

    text: str
    on: bool
    key: str
    act: NotRequired[Act]


class ItemHeading(TypedDict):
    """A heading between items."""

    heading: str


class ItemParts(TypedDict, total=False):
    """Optional parts of an item.

    - `muted`: drawn quietly.
    - `parts`: a fold behind a button.
    """

    kode: str
    number: str
    status: str
    mark: str
    aside: str
    who: str
    notes: list[str]
    ticks: list[Tick]
    buttons: list[Action]
    muted: bool
    parts: "Fold"


class Item(ItemParts):
    """An item to work on."""

    text: str


class Fold(TypedDict):
    """A line that hides items until it is touched, or (`fills`) until all of them fit."""

    fold: str
    items: list[Item]
    key: str
    fills: NotRequired[bool]


Entry = Item | Fold | ItemHeading
"""An entry of a list of items."""


class Field(TypedDict):
    """A field of a form.

    `options`: of a choice, pairs of code and word; `suggested`: values that a touch puts in.
    """

    name: str
    label: str
    value: str
    kind: Kind
    options: NotRequired[list[tuple[str, str]]]
    suggested: NotRequired[list[str]]


class FormParts(TypedDict, total=False):
    """Optional parts of a form.

    `seen`: the values the person saw; `hint`: text above the fields, a list for several paragraphs;
    `save`: the word on its button.
    """

    seen: Mapping[str, str]
    hint: str | list[str]
    save: str


class Form(FormParts):
    """A form: its fields and the message that sends it."""

    title: str
    fields: list[Field]
    message: Mapping[str, object]


class Person(TypedDict):
    """Somebody on the attendance; a press on the row marks it.

    `note`: the office, at the end of the line; `status`: a code of KEHADIRAN, `mark` its sign.
    """

    text: str
    note: str
    mark: str
    status: str
    act: NotRequired[Act]


class OpenForm(TypedDict):
    """The act that opens a form."""

    open: Form


class ScreenPlace(TypedDict):
    """A screen in the order of a meeting."""

    key: str
    title: str


class LastRecord(TypedDict):
    """What *Urungkan* would take back, and the act that does."""

    act: Act
    text: str


class FoundLangkah(TypedDict):
    """A langkah in the search of a meeting."""

    kode: str
    text: str
    screen: str


class RoomAnswer(TypedDict, total=False):
    """The answer to the last message: done, or refused as a whole or by field.

    `seen`: the present values of fields that somebody else changed meanwhile.
    """

    id: str
    ok: bool
    title: str
    error: str
    advice: str
    fields: Mapping[str, str]
    seen: Mapping[str, str]
    said: str
    langkah: list[FoundLangkah]
