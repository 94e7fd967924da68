"""What a browser may send from the meeting's room: a type for each message.

The domain refuses what was typed (`entries`) in words at its field. A message of another shape is
refused as a whole.
"""

from collections.abc import Collection, Mapping
from typing import Annotated, ClassVar, Literal, Self, TypeVar

from pydantic import Field, model_validator

from monev.meeting.acts import ADDED, Added, Taken
from monev.meeting.fields import FIELDS
from monev.meeting.input_checks import MOST_PEOPLE
from monev.meeting.things import ThingName
from monev.ui.shapes import MessageId, Name, Shape, Tenggat, not_understood, read_shape
from pages.rapat import forms

Number = Annotated[int, Field(ge=1, le=1_000_000)]
"""The number of a thing of the record."""
_EMPTY = Field(default_factory=dict)
Message = TypeVar("Message", bound="Sent")


MESSAGES: dict[str, type["Sent"]] = {}
"""Every message by its `action`."""


class Sent(Shape):
    """What every message has: an id, and the person's name.

    By its id it is done only once.
    """

    id: MessageId = ""
    recorder: str = ""
    action: ClassVar[str] = ""

    def __init_subclass__(cls, tag: str) -> None:
        cls.action = tag
        MESSAGES[tag] = cls
        super().__init_subclass__()


def _only(message: Message, known: Collection[str], *said: Mapping[str, str]) -> Message:
    """Return a message whose fields are all known. Raises ValueError."""
    if not all(fields.keys() <= {*known} for fields in said):
        raise ValueError("fields of another thing")
    return message


class Go(Sent, tag="go"):
    """Go to the screen of that key."""

    key: Name


class Near(Sent, tag="near"):
    """Prepare the screens beside the present one."""


class Look(Sent, tag="look"):
    """Draw the room anew, since somebody else recorded something."""


class Choose(Sent, tag="choose"):
    """Choose the PIC whose gaps are shown."""

    value: Name


class Theme(Sent, tag="theme"):
    """Choose the dark or the light theme."""

    dark: bool


class Filter(Sent, tag="filter"):
    """Show only what must be discussed, or the whole plan."""

    value: bool


class Find(Sent, tag="find"):
    """Send every langkah, to search in them."""


class Recorder(Sent, tag="recorder"):
    """Set the name of the person who records at this browser."""

    entries: dict[Literal["nama"], str]


class Grant(Sent, tag="grant"):
    """Give the visitor, an admin, the right to record."""


class Leave(Sent, tag="leave"):
    """Leave the room."""


class SeenBukti(Shape):
    """A bukti of a tenggat, as a form or a tick knew it."""

    nama: Name
    status: Name


class TickedBukti(SeenBukti):
    """A bukti that was ticked, with the link it had then."""

    tenggat: Tenggat
    tautan: str


class Tick(Sent, tag="tick"):
    """Report bukti as there (`value`) or not."""

    kode: Name
    bukti: Annotated[list[TickedBukti], Field(min_length=1, max_length=2_000)]
    value: bool


ReportField = Literal["laporan", "tanggal_selesai", "kendala"]


class Report(Sent, tag="report"):
    """Report one tenggat, and the same of `others` of its langkah.

    `laporan`: the status if a button set it. `bukti`: the missing ones the form knew.
    """

    kode: Name
    tenggat: Tenggat
    others: list[Tenggat] = Field(default_factory=list, max_length=600)
    entries: dict[ReportField | Literal["semua_bukti"], str]
    seen: dict[ReportField, str] = _EMPTY
    laporan: str = ""
    bukti: list[SeenBukti] = Field(default_factory=list, max_length=2_000)


class Month(Shape):
    """A tenggat as a form of several months knew it."""

    tenggat: Tenggat
    laporan: str
    kendala: str
    jatuh_tempo: str = ""
    tanggal_selesai: str = ""
    bukti: list[SeenBukti] = Field(default_factory=list, max_length=2_000)


MonthsField = Literal["laporan", "dari", "sampai", "kendala", "hari", "semua_bukti"]


class ReportMonths(Sent, tag="report_months"):
    """Report the tenggat of a langkah between two months that the form showed."""

    kode: Name
    months: Annotated[list[Month], Field(min_length=1, max_length=600)]
    entries: dict[MonthsField, str]

    @model_validator(mode="after")
    def _check_months(self) -> Self:
        if not self.entries.keys() >= {"laporan", "dari", "sampai", "kendala"}:
            raise ValueError("a field of the form lacks")
        known = {month.tenggat for month in self.months}
        ends = {self.entries["dari"], self.entries["sampai"]}
        if len(known) != len(self.months) or not ends <= known:
            raise ValueError("a month that the form did not show")
        return self


class Add(Sent, tag="add"):
    """Record a note, a remark (`jenis`) or a decision of a place of the plan."""

    thing: Added
    entries: dict[str, str]
    jenis: Name = ""
    area: Name | None = None
    kode: Name | None = None
    tenggat: Tenggat | None = None

    @model_validator(mode="after")
    def _check_fields(self) -> Self:
        return _only(self, ADDED[self.thing], self.entries)


class Agree(Sent, tag="agree"):
    """Record that a decision was agreed to."""

    number: Number


class AttendEntries(Shape):
    nama: str
    kehadiran: str


class Attend(Sent, tag="attend"):
    """Add people to the attendance."""

    entries: AttendEntries


class MarkAttendance(Sent, tag="mark_attendance"):
    """Mark people as present, excused or invited."""

    numbers: Annotated[list[Number], Field(max_length=MOST_PEOPLE)]
    kehadiran: Name


class AttendAgain(Sent, tag="attend_again"):
    """Add the participants of the last meeting."""


class Presence(Sent, tag="presence"):
    """Let people mark themselves present, or stop."""

    value: bool


CHANGED: dict[ThingName, Collection[str]] = {
    **FIELDS,
    "rapat": forms.NEXT_FIELDS,
    "bahasan": ("isi",),
    "tindak_lanjut": FIELDS["tindak_lanjut"].keys() - {"tautan"},
}
"""Thing → its fields that are changed in the room."""


class Change(Sent, tag="change"):
    """Change fields of the meeting itself, of a person, a note, a remark or a follow-up."""

    thing: ThingName
    number: Number
    entries: dict[str, str]
    seen: dict[str, str] = _EMPTY

    @model_validator(mode="after")
    def _check_fields(self) -> Self:
        return _only(self, CHANGED[self.thing], self.entries, self.seen)


class Delete(Sent, tag="delete"):
    """Delete a thing of the record."""

    thing: Taken
    number: Number


class Restore(Delete, tag="restore"):
    """Restore what was deleted from this meeting."""


class Undo(Sent, tag="undo"):
    """Take back an entry of this meeting; `origin`: where it was recorded."""

    entry: Annotated[int, Field(ge=0, le=2**53)]
    origin: Literal["rapat", "suntingan"]


ClosingField = Literal[
    "mulai", "selesai", "pemimpin", "notulis", "laporan_lengkap", "hari", "bukti"
]


class Close(Sent, tag="close"):
    """Close the meeting."""

    entries: dict[ClosingField, str] = _EMPTY


class CorrectEntries(Shape):
    alasan: str


class Correct(Sent, tag="correct"):
    """Open the closed meeting for correction."""

    entries: CorrectEntries


def read_message(message: object) -> Sent:
    """Return a message of the room as its type. Raises NotUnderstood."""
    action = message.get("action") if isinstance(message, dict) else None
    if not isinstance(action, str) or action not in MESSAGES:
        raise not_understood()
    return read_shape(message, MESSAGES[action])


def typed_in(message: Sent) -> dict[str, str]:
    """Return what was typed in the form of a message, by field; empty without a form."""
    entries = getattr(message, "entries", {})
    return vars(entries) if isinstance(entries, Shape) else dict(entries)
