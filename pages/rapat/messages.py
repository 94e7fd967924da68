"""What a browser may send from the meeting's room, who may send it, and what it does.

Each message is a type. One of another shape is refused as a whole; the domain refuses what was
typed (`entries`) in words at its field. The answer goes back to the browser: {"id", "ok"}. A
refusal also has the reasons as a whole (`title`, `error`, `advice`) and per field (`fields`); if
two people changed the same field also its present value (`seen`).
"""

from collections import deque
from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial
from typing import Annotated, ClassVar, Literal, NamedTuple, Self

from pydantic import Field, model_validator

from monev.access import Action, NotAllowed, authors_of
from monev.core import clock
from monev.core.dates import is_due
from monev.core.errors import MonevError, NotFound
from monev.core.meeting_things import THINGS, Added, Taken, ThingName
from monev.core.roles import is_local
from monev.core.statuses import STATUS_LAPORAN
from monev.core.typed_input import EntryRefused
from monev.database import Database
from monev.edits.reporting import tick
from monev.edits.single_edits import Edit, Target, cancel_change, edit_together
from monev.figures import format_number
from monev.meeting import acts, ending, recording, records
from monev.meeting.input_checks import MOST_PEOPLE
from monev.meeting.own_target import can_fulfil
from monev.outputs import meeting_bukti
from monev.ui.looks.screen_parts import RoomAnswer
from monev.ui.shapes import MessageId, Name, Shape, Tenggat, not_understood, read_shape
from monev.writing.append import FieldClash
from monev.writing.changes import name_value


class Desk(NamedTuple):
    """Where an act takes place: the store, the meeting, and who acts."""

    db: Database
    rapat: records.Rapat
    pelaku: str


Number = Annotated[int, Field(ge=1, le=1_000_000)]
"""The number of a thing of the record."""
_EMPTY = Field(default_factory=dict)
MESSAGES: dict[str, type["Sent"]] = {}
"""Every message by its `action`."""


class Sent(Shape):
    """What every message has: an id, and the person's name.

    By its id it is done only once.
    """

    id: MessageId = ""
    recorder: str = ""

    def __init_subclass__(cls, tag: str = "") -> None:
        if tag:
            MESSAGES[tag] = cls
        super().__init_subclass__()


class Go(Sent, tag="go"):
    """Go to the screen of that key."""

    key: Name


class Near(Sent, tag="near"):
    """Prepare the screens beside the present one."""


class Look(Sent, tag="look"):
    """Draw the room anew, since somebody else recorded something."""


class Find(Sent, tag="find"):
    """Send every langkah, to search in them."""


class Recorder(Sent, tag="recorder"):
    """Set the name of the person who records at this browser."""

    entries: dict[Literal["nama"], str]


class Grant(Sent, tag="grant"):
    """Give the visitor, an admin, the right to record."""


class Leave(Sent, tag="leave"):
    """Leave the room."""


class Act(Sent):
    """A message that records something.

    - needs: one of these actions is enough; the journal's door checks again
    - after_end: it is still offered once the meeting has ended
    """

    needs: ClassVar[tuple[Action, ...]] = ("rapat",)
    after_end: ClassVar[bool] = False

    def do(self, desk: Desk) -> str | None:
        """Do it and return what is said of it, if anything. Raises MonevError."""
        raise NotImplementedError


class SeenBukti(Shape):
    """A bukti of a tenggat, as a form or a tick knew it."""

    nama: Name
    status: Name

    def edit(self, kode: str, tenggat: str, *, is_there: bool = True) -> Edit:
        """Return the edit that reports it as there or not."""
        return tick(Target(kode, tenggat, self.nama), self.model_dump(), is_there=is_there)


class TickedBukti(SeenBukti):
    """A bukti that was ticked, with the link it had then."""

    tenggat: Tenggat
    tautan: str


class Tick(Act, tag="tick"):
    """Report bukti as there (`value`) or not, as one entry.

    A verified bukti that is ticked again stays verified. Unticking is refused if the link or file
    has changed since it was seen.
    """

    needs = ("lapor", "rapat")
    kode: Name
    bukti: Annotated[list[TickedBukti], Field(min_length=1, max_length=2_000)]
    value: bool

    def do(self, desk: Desk) -> str:
        edits = [each.edit(self.kode, each.tenggat, is_there=self.value) for each in self.bukti]
        said = f"{{}} bukti dicatat {'ada' if self.value else 'belum ada'}."
        return _edit(desk, edits, said if len(edits) > 1 else "")


ClosingField = Literal[
    "tempat", "mulai", "selesai", "pemimpin", "notulis", "laporan_lengkap", "hari", "memenuhi"
]
ReportField = Literal["laporan", "tanggal_selesai", "kendala"]


class Month(Shape):
    """A tenggat as a form knew it, with its missing bukti."""

    tenggat: Tenggat
    jatuh_tempo: str = ""
    seen: dict[ReportField, str] = _EMPTY
    bukti: list[SeenBukti] = Field(default_factory=list, max_length=2_000)


class Report(Act, tag="report"):
    """Report the tenggat of a langkah that a form showed, as one entry.

    - entries: a form of several has the first and the last of them (`dari`, `sampai`)
    - seen: what the form was filled in with; a field that was not is left as it is if empty
    """

    needs = ("lapor", "rapat")
    kode: Name
    months: Annotated[list[Month], Field(min_length=1, max_length=600)]
    entries: dict[ReportField | Literal["dari", "sampai", "hari", "semua_bukti"], str]
    seen: dict[ReportField, str] = _EMPTY

    @model_validator(mode="after")
    def _check_months(self) -> Self:
        known = [month.tenggat for month in self.months]
        ends = {self.entries.get(end, known[0]) for end in ("dari", "sampai")}
        if len({*known}) != len(known) or not ends <= {*known}:
            raise ValueError("a month that the form did not show")
        return self

    def do(self, desk: Desk) -> str:
        """Report them, with all their bukti if the form says so (`semua_bukti`)."""
        value: dict[str, str] = {}
        for name in ("laporan", "tanggal_selesai", "kendala"):
            if self.entries.get(name) or (name in self.entries and name in self.seen):
                value[name] = self.entries[name]
        chosen = self._chosen(value)
        edits = [self._edit_of(month, value) for month in chosen]
        there: list[Edit] = []
        if self.entries.get("semua_bukti"):
            for month in chosen:
                there += [bukti.edit(self.kode, month.tenggat) for bukti in month.bukti]
        said = ""
        if "dari" in self.entries:
            said = f"{len(chosen)} target dicatat {STATUS_LAPORAN[value['laporan']].lower()}"
            said += f", {format_number(len(there))} bukti dicatat ada." if there else "."
        return _edit(desk, edits + there, said)

    def _chosen(self, value: Mapping[str, str]) -> list[Month]:
        """Return the tenggat between `dari` and `sampai`, else all. Raises EntryRefused."""
        if "dari" not in self.entries:
            return self.months
        if value.get("laporan") not in STATUS_LAPORAN:
            raise EntryRefused({"laporan": "Pilih statusnya dahulu."})
        known = [month.tenggat for month in self.months]
        first = known.index(self.entries["dari"])
        last = known.index(self.entries.get("sampai", known[-1]))
        if last < first:
            raise EntryRefused({"sampai": "Bulan terakhir ada sebelum bulan pertama."})
        return self.months[first : last + 1]

    def _edit_of(self, month: Month, value: Mapping[str, str]) -> Edit:
        """Return the edit of one tenggat.

        `hari` sets the due day as the day of completion, unless one is known.
        """
        said = {**value}
        on_time = self.entries.get("hari") and value.get("laporan") == "selesai"
        is_undated = on_time and not month.seen.get("tanggal_selesai")
        if is_undated and is_due(date.fromisoformat(month.jatuh_tempo), clock.today()):
            said["tanggal_selesai"] = month.jatuh_tempo
        return Edit(Target(self.kode, month.tenggat), said, {**month.seen, **self.seen})


def _edit(desk: Desk, edits: list[Edit], said: str = "") -> str:
    """Store edits as one entry and return what is said of it.

    {} in `said` is replaced by the number of changed fields.
    """
    rapat = desk.rapat
    result = edit_together(
        desk.db, rapat.satker, rapat.tahun, edits, pelaku=desk.pelaku, rapat=rapat.nomor
    )
    changed = len(result.entry.isi["ubah"]) if result.entry else 0
    return " ".join(filter(None, (said.format(format_number(changed)), *result.notes)))


def _refuse_others(said: Iterable[str], known: Iterable[str]) -> None:
    """Raise ValueError for a field that is not known."""
    if {*said} - {*known}:
        raise ValueError("fields of another thing")


class Add(Act, tag="add"):
    """Record a thing of a place of the plan."""

    thing: Added
    entries: dict[str, str]
    area: Name | None = None
    kode: Name | None = None
    tenggat: Tenggat | None = None

    @model_validator(mode="after")
    def _check_fields(self) -> Self:
        _refuse_others(self.entries, THINGS[self.thing].added)
        return self

    def do(self, desk: Desk) -> None:
        place = {"area": self.area, "kode": self.kode, "tenggat": self.tenggat}
        acts.add_thing(self.thing, desk.db, desk.rapat, **place, **self.entries, pelaku=desk.pelaku)


class Change(Act, tag="change"):
    """Change fields of the meeting itself, of a person, a note, a remark or a follow-up."""

    thing: ThingName
    number: Number
    entries: dict[str, str]
    seen: dict[str, str] = _EMPTY

    @model_validator(mode="after")
    def _check_fields(self) -> Self:
        _refuse_others(self.entries | self.seen, THINGS[self.thing].changed)
        return self

    def do(self, desk: Desk) -> None:
        about = (self.number, self.entries, self.seen)
        acts.change_thing(self.thing, desk.db, desk.rapat, *about, pelaku=desk.pelaku)


class Agree(Act, tag="agree"):
    """Record that decisions were read out and agreed to."""

    numbers: Annotated[list[Number], Field(max_length=2_000)]

    def do(self, desk: Desk) -> None:
        acts.agree(desk.db, desk.rapat, self.numbers, pelaku=desk.pelaku)


class Attend(Act, tag="attend"):
    """Add people, typed or pasted, one per line.

    A line is the name, then the position after a tab (Excel) or a semicolon. It never stands
    after a comma, since degrees follow one.
    """

    entries: dict[Literal["nama", "kehadiran"], str]

    def do(self, desk: Desk) -> None:
        people = []
        for line in self.entries.get("nama", "").splitlines():
            if line.strip():
                name, _, job_title = line.replace("\t", ";", 1).partition(";")
                people.append((name, job_title))
        kehadiran = self.entries.get("kehadiran", "")
        acts.add_attendance(
            desk.db, desk.rapat, people or [("", "")], kehadiran, pelaku=desk.pelaku
        )


class MarkAttendance(Act, tag="mark_attendance"):
    """Mark people as present, excused or invited."""

    numbers: Annotated[list[Number], Field(max_length=MOST_PEOPLE)]
    kehadiran: Name

    def do(self, desk: Desk) -> None:
        acts.mark_kehadiran(desk.db, desk.rapat, self.numbers, self.kehadiran, pelaku=desk.pelaku)


class AttendAgain(Act, tag="attend_again"):
    """Add the participants of the last meeting as invited."""

    def do(self, desk: Desk) -> str:
        people = acts.participants_before(desk.db, desk.rapat)
        if not (
            people
            and acts.add_attendance(desk.db, desk.rapat, people, "diundang", pelaku=desk.pelaku)
        ):
            raise MonevError(
                "Tidak ada peserta rapat lalu yang belum ada di daftar ini.",
                "Belum ada yang berubah.",
            )
        count = format_number(len(people))
        return f"{count} peserta rapat lalu ditulis; tandai siapa yang hadir."


class Presence(Act, tag="presence"):
    """Let people mark themselves present, by the present address if there is one, or stop that."""

    value: bool

    def do(self, desk: Desk) -> None:
        if not (self.value and acts.presence_secret(desk.db, desk.rapat)):
            acts.ask_presence(desk.db, desk.rapat, value=self.value, pelaku=desk.pelaku)


class Delete(Act, tag="delete"):
    """Delete a thing of the record."""

    thing: Taken
    number: Number

    def do(self, desk: Desk) -> str:
        acts.delete_record(desk.db, desk.rapat, self.thing, self.number, pelaku=desk.pelaku)
        return f"{THINGS[self.thing].label} dihapus; ↶ Urungkan mengembalikannya."


class Undo(Act, tag="undo"):
    """Take back one's own last change of this meeting; `origin`: where it was recorded.

    At the machine itself everybody has all rights, so the name of the author decides there.
    """

    needs = ("lapor", "rapat")
    entry: Annotated[int, Field(ge=0, le=2**53)]
    origin: Literal["rapat", "isian"]

    def do(self, desk: Desk) -> str:
        db, rapat, pelaku = desk
        of_meeting = (*records.read_rapat_changes(db, rapat), *records.read_events(db, rapat))
        if self.entry not in {row["entri"] for row in of_meeting}:
            raise NotFound(
                "Catatan yang hendak diurungkan tidak ada di rapat ini.",
                "Muat ulang, lalu pilih lagi.",
            )
        authors = set(authors_of(db, self.entry))
        if is_local(pelaku) and authors - {pelaku}:
            told = f"Perubahan itu dicatat oleh {', '.join(sorted(authors))}."
            raise NotAllowed(
                told,
                "Yang diurungkan hanya catatan sendiri; isi nilai yang benar sebagai perubahan "
                "baru.",
            )
        undo = cancel_change if self.origin == "isian" else recording.undo
        undo(db, rapat.satker, rapat.tahun, self.entry, pelaku=pelaku)
        return "Sudah diurungkan."


class Close(Act, tag="close"):
    """Close the meeting; `memenuhi`: the target that it fulfils, of which its papers are bukti."""

    entries: dict[ClosingField, str] = _EMPTY

    def do(self, desk: Desk) -> str:
        db, rapat, pelaku = desk
        own = can_fulfil(db, records.rapat_view(db, rapat), rapat)
        fulfil = None
        said = "Rapat ditutup."
        entries: dict[str, str] = {**self.entries}
        answer = entries.pop("memenuhi", None)
        if own and answer == "":
            unsaid = "Pilih dahulu: rapat ini yang diminta langkah itu?"
            raise EntryRefused({"memenuhi": unsaid})
        if own and answer == own.said:
            entries["memenuhi"] = own.said
            fulfil = partial(meeting_bukti.fulfil, db, rapat, own, pelaku=pelaku)
            said += f" Naskahnya menjadi bukti {own.words}."
        ending.close_rapat(db, rapat, entries, fulfil, pelaku=pelaku)
        closed = records.read_rapat(db, rapat.satker, rapat.tahun, rapat.nomor)
        try:
            meeting_bukti.keep_papers(db, closed, pelaku=pelaku)
            meeting_bukti.keep_photos(db, closed, pelaku=pelaku)
        except MonevError as error:  # the meeting is closed all the same
            return f"Rapat ditutup. Naskahnya belum menjadi bukti: {error.pesan}"
        return said


class Correct(Act, tag="correct"):
    """Open the closed meeting for correction."""

    after_end = True
    entries: dict[Literal["alasan"], str]

    def do(self, desk: Desk) -> str:
        alasan = self.entries.get("alasan", "")
        ending.correct_rapat(desk.db, desk.rapat, alasan=alasan, pelaku=desk.pelaku)
        return "Rapat dibuka untuk diperbaiki. Tutup lagi bila sudah benar."


ACTS = {action: sent for action, sent in MESSAGES.items() if issubclass(sent, Act)}
"""The messages that record something."""


def read_message(message: object) -> Sent:
    """Return a message of the room as its type. Raises NotUnderstood."""
    action = message.get("action") if isinstance(message, dict) else None
    if not isinstance(action, str) or action not in MESSAGES:
        raise not_understood()
    return read_shape(message, MESSAGES[action])


_ANSWERS: deque[tuple[str, RoomAnswer]] = deque(maxlen=256)
"""The last answers of this process, and to whom."""


def answer_once(desk: Desk, message: Act) -> RoomAnswer:
    """Perform a message, unless it was done already.

    After a lost connection a browser sends it again.
    """
    for pelaku, answer in tuple(_ANSWERS):
        if (pelaku, answer["id"]) == (desk.pelaku, message.id):
            return answer
    answer: RoomAnswer = {"id": message.id, **perform(desk, message)}
    if message.id:
        _ANSWERS.append((desk.pelaku, answer))
    return answer


def perform(desk: Desk, message: Act) -> RoomAnswer:
    """Perform a message and return the answer; a MonevError becomes a refusal.

    `ok` means that what the message wants is so now.
    """
    try:
        said = message.do(desk)
    except MonevError as error:
        return refusal(error)
    return {"ok": True, "said": said} if said else {"ok": True}


def refusal(error: MonevError) -> RoomAnswer:
    """Return why an act was refused, as a whole and by field."""
    answer: RoomAnswer = {
        "ok": False,
        "title": error.title,
        "error": error.pesan,
        "advice": error.advice,
    }
    if isinstance(error, EntryRefused):
        answer["fields"] = error.entries
    elif isinstance(error, FieldClash) and error.clashes:
        answer["seen"] = {name: now or "" for name, now, _ in error.clashes}
        answer["fields"] = {
            name: f"Kini tersimpan: {name_value(name, now)}. Isian Anda: {name_value(name, typed)}."
            for name, now, typed in error.clashes
        }
    return answer
