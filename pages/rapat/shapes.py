"""What a browser may send from the meeting's room: a type for each message, with its fields and the
things it may touch. What was typed (`entries`) is refused in words at its field, by the domain;
another shape, as a whole."""

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from monev.meeting.acts import CHANGED_FIELDS
from monev.meeting.input_checks import MOST_PEOPLE
from monev.ui.shapes import (
    MessageId,
    Name,
    Shape,
    Tenggat,
    not_understood,
    read_shape,
)

Number = Annotated[int, Field(ge=1, le=1_000_000)]
"""Of a thing of the record."""


MESSAGES: dict[str, type["Sent"]] = {}
"""Every message by its `action`."""


class Sent(Shape):
    """What every message says: its own number, by which it is done once, and which screen and
    person it is from."""

    id: MessageId = ""
    screen: Name = ""
    recorder: str = ""
    action: ClassVar[str] = ""

    def __init_subclass__(cls, tag: str) -> None:
        cls.action = tag
        MESSAGES[tag] = cls
        super().__init_subclass__()


class Go(Sent, tag="go"):
    """To the screen of that key."""

    key: Name


class Follow(Sent, tag="follow"):
    """Whether this screen goes along with the one that leads."""

    value: bool


class Near(Sent, tag="near"):
    """The screens beside the one that is shown."""


class Choose(Sent, tag="choose"):
    """The PIC whose gaps are shown."""

    value: Name


class Theme(Sent, tag="theme"):
    dark: bool


class Filter(Sent, tag="filter"):
    """Whether only what must be discussed is gone through."""

    value: bool


class Find(Sent, tag="find"):
    """Every langkah that can be jumped to."""


class Recorder(Sent, tag="recorder"):
    """Who records at this browser."""

    entries: dict[Literal["nama"], str]


class Leave(Sent, tag="leave"):
    pass


class SeenBukti(Shape):
    """A bukti of a tenggat, as a form or a tick knew it."""

    nama: Name
    status: Name


class TickedBukti(SeenBukti):
    tenggat: Tenggat
    tautan: str


class Tick(Sent, tag="tick"):
    kode: Name
    bukti: Annotated[list[TickedBukti], Field(min_length=1, max_length=2_000)]
    value: bool


ReportField = Literal["laporan", "tanggal_selesai", "kendala"]


class Report(Sent, tag="report"):
    """One tenggat; `laporan` where a button said it, and the `bukti` that a form knew to be
    missing."""

    kode: Name
    tenggat: Tenggat
    entries: dict[Literal["laporan", "tanggal_selesai", "kendala", "semua_bukti"], str]
    seen: dict[ReportField, str] = Field(default_factory=dict)
    laporan: str = ""
    bukti: list[SeenBukti] = Field(default_factory=list)


class Month(Shape):
    """A tenggat as a form of several months knew it."""

    tenggat: Tenggat
    laporan: str
    kendala: str
    jatuh_tempo: str = ""
    tanggal_selesai: str = ""
    bukti: list[SeenBukti] = Field(default_factory=list)


MonthsField = Literal["laporan", "dari", "sampai", "kendala", "hari", "semua_bukti"]


class ReportMonths(Sent, tag="report_months"):
    """The tenggat of a langkah from one to another, of those the form knew."""

    kode: Name
    months: Annotated[list[Month], Field(min_length=1, max_length=600)]
    entries: dict[MonthsField, str]

    @model_validator(mode="after")
    def _check_months(self) -> Self:
        if not self.entries.keys() >= {"laporan", "dari", "sampai", "kendala"}:
            raise ValueError("a field of the form lacks")
        known = [month.tenggat for month in self.months]
        if len(known) != len({*known}) or not {self.entries["dari"], self.entries["sampai"]} <= {
            *known
        }:
            raise ValueError("a month that the form did not show")
        return self


class NoteEntries(Shape):
    kendala: str
    solusi: str = ""


class Note(Sent, tag="note"):
    entries: NoteEntries
    area: Name | None = None
    kode: Name | None = None
    tenggat: Tenggat | None = None


class DecideEntries(Shape):
    uraian: str
    pic: str
    batas: str


class Decide(Sent, tag="decide"):
    entries: DecideEntries
    area: Name | None = None
    kode: Name | None = None


class Agree(Sent, tag="agree"):
    number: Number


FollowUpField = Literal["uraian", "pic", "batas", "alasan", "status", "keterangan"]


class ChangeTindakLanjut(Sent, tag="change_tindak_lanjut"):
    number: Number
    entries: dict[FollowUpField, str]
    seen: dict[FollowUpField, str] = Field(default_factory=dict)


class AttendEntries(Shape):
    nama: str
    kehadiran: str


class Attend(Sent, tag="attend"):
    entries: AttendEntries


class MarkAttendance(Sent, tag="mark_attendance"):
    numbers: Annotated[list[Number], Field(max_length=MOST_PEOPLE)]
    kehadiran: Name


class AttendAgain(Sent, tag="attend_again"):
    pass


class Lead(Sent, tag="lead"):
    """Whether this screen leads, which shows the screen of that key."""

    value: bool
    key: Name


class Presence(Sent, tag="presence"):
    value: bool


class RemarkEntries(Shape):
    isi: str


class Remark(Sent, tag="remark"):
    jenis: Literal["arahan", "pembahasan", "catatan"]
    entries: RemarkEntries
    area: Name | None = None


RecordField = Literal["nama", "jabatan", "kehadiran", "kendala", "solusi", "isi"]


class Change(Sent, tag="change"):
    """Fields of one attendee, note or remark of this meeting."""

    thing: Literal["hadir", "catatan", "bahasan"]
    number: Number
    entries: dict[RecordField, str]
    seen: dict[RecordField, str] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _check_fields(self) -> Self:
        if not self.entries.keys() <= CHANGED_FIELDS[self.thing]:
            raise ValueError("fields of another thing")
        return self


class Delete(Sent, tag="delete"):
    thing: Literal["hadir", "catatan", "bahasan", "tindak_lanjut"]
    number: Number


class Restore(Delete, tag="restore"):
    """What was deleted from this meeting stands again."""


RapatField = (
    Literal[
        "judul",
        "tanggal",
        "mulai",
        "selesai",
        "tempat",
        "acara",
        "periode",
        "posisi",
        "laporan_nomor",
    ]
    | Literal["pemimpin", "pemimpin_jabatan", "pemimpin_pangkat", "pemimpin_nip"]
    | Literal["notulis", "notulis_jabatan", "notulis_pangkat", "notulis_nip"]
    | Literal[
        "undangan_nomor", "undangan_tanggal", "undangan_sifat", "undangan_lampiran", "undangan_hal"
    ]
    | Literal["undangan_tembusan"]
)


class ChangeRapat(Sent, tag="change_rapat"):
    entries: dict[RapatField, str]
    seen: dict[RapatField, str] = Field(default_factory=dict)


class Undo(Sent, tag="undo"):
    """An entry of this meeting, by where it stands."""

    entry: Annotated[int, Field(ge=0, le=2**53)]
    origin: Literal["rapat", "suntingan"]


ClosingField = Literal["mulai", "selesai", "pemimpin", "notulis", "laporan_lengkap"]


class Close(Sent, tag="close"):
    entries: dict[ClosingField, str] = Field(default_factory=dict)


class CorrectEntries(Shape):
    alasan: str


class Correct(Sent, tag="correct"):
    entries: CorrectEntries


class Told(Sent, tag="told"):
    pic: str


class Document(Sent, tag="document"):
    kode: Name
    form: Name


def read_message(message: object) -> Sent:
    """A message of the room by its type. Raises NotUnderstood."""
    action = message.get("action") if isinstance(message, dict) else None
    if not isinstance(action, str) or action not in MESSAGES:
        raise not_understood()
    return read_shape(message, MESSAGES[action])


def typed_in(message: Sent) -> dict[str, str]:
    """What was typed in the form that sent a message, by field; nothing where there was none."""
    entries = getattr(message, "entries", {})
    return vars(entries) if isinstance(entries, Shape) else dict(entries)
