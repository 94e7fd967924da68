"""The acts of a meeting: each message of the browser becomes one act of the domain.

The answer goes back to the browser: {"id", "ok"}. A refusal also has the reasons per field
(`fields`) or as a whole (`title`, `error`, `advice`), or both values if two people changed the same
field (`clashes`).
"""

import json
from collections import deque
from collections.abc import Callable, Mapping
from datetime import date
from operator import itemgetter
from typing import NamedTuple

from monev.access import Action, NotAllowed, authors_of
from monev.core import clock, typed_input
from monev.core.dates import format_tenggat, is_due
from monev.core.errors import MonevError, NotFound
from monev.core.grouping import group_by
from monev.core.roles import is_local
from monev.core.statuses import BUKTI_PRESENT, STATUS_LAPORAN
from monev.core.text import shorten
from monev.database import Database
from monev.edits.single_edits import Edit, Target, cancel_change, edit_together
from monev.edits.storing import COLUMNS
from monev.figures import format_number
from monev.meeting import acts, ending, recording, records
from monev.meeting.fields import words_of
from monev.meeting.things import EditRow, EntryRow, EventRow
from monev.outputs import meeting_bukti
from monev.ui.looks.screen_parts import LastRecord, RoomAnswer
from monev.writing.append import FieldClash
from monev.writing.changes import name_value
from pages.rapat import shapes
from pages.rapat.area_screen import WITHDRAWN


class Desk(NamedTuple):
    """Where an act takes place: the store, the meeting, and who acts."""

    db: Database
    rapat: records.Rapat
    pelaku: str


_ANSWERS: deque[tuple[str, RoomAnswer]] = deque(maxlen=256)
"""The last answers of this process, and to whom."""


def answer_once(desk: Desk, message: shapes.Sent) -> RoomAnswer:
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


def perform(desk: Desk, message: shapes.Sent) -> RoomAnswer:
    """Perform a message and return the answer; a MonevError becomes a refusal.

    `ok` means that what the message wants is so now.
    """
    try:
        return {"ok": True, **(ACTS[message.action].do(desk, message) or {})}
    except MonevError as error:
        return refusal(error)


def refusal(error: MonevError) -> RoomAnswer:
    """Return why an act was refused, as a whole and by field."""
    answer: RoomAnswer = {
        "ok": False,
        "title": error.title,
        "error": error.pesan,
        "advice": error.advice,
    }
    if isinstance(error, typed_input.EntryRefused):
        answer["fields"] = error.entries
    elif isinstance(error, FieldClash):
        answer["clashes"] = [
            {
                "field": name,
                "value": now,
                "stored": name_value(name, now),
                "typed": name_value(name, typed),
            }
            for name, now, typed in error.clashes
        ]
    return answer


def _record(
    do: Callable[..., object], *parts: str, said: str = ""
) -> Callable[[Desk, shapes.Sent], RoomAnswer]:
    """Return an act that calls `do` with these parts of the message and what was typed."""

    def act(desk: Desk, message: shapes.Sent) -> RoomAnswer:
        given = {name: getattr(message, name) for name in parts}
        do(desk.db, desk.rapat, **given, **shapes.typed_in(message), pelaku=desk.pelaku)
        return {"said": said} if said else {}

    return act


def _do_add(desk: Desk, message: shapes.Add) -> None:
    said = {**message.entries, **({"jenis": message.jenis} if message.thing == "bahasan" else {})}
    place = {"area": message.area, "kode": message.kode, "tenggat": message.tenggat}
    acts.add_thing(message.thing, desk.db, desk.rapat, **place, **said, pelaku=desk.pelaku)


def _do_change(desk: Desk, message: shapes.Change) -> None:
    acts.change_thing(
        message.thing,
        desk.db,
        desk.rapat,
        message.number,
        message.entries,
        message.seen,
        pelaku=desk.pelaku,
    )


def _do_tick(desk: Desk, message: shapes.Tick) -> RoomAnswer:
    """Report bukti as there or not, as one entry.

    A verified bukti that is ticked again stays verified. Unticking is refused if the link or file
    has changed since it was seen.
    """
    edits = []
    for bukti in message.bukti:
        there = bukti.status if bukti.status in BUKTI_PRESENT else "ada"
        where = Target(message.kode, bukti.tenggat, bukti.nama)
        value = {"status": there if message.value else WITHDRAWN}
        judged_by = {} if message.value else {"tautan": bukti.tautan}
        edits.append(Edit(where, value, {"status": bukti.status}, judged_by))
    if len(edits) == 1:
        return _edit(desk, edits)
    return _edit(desk, edits, f"{{}} bukti dicatat {'ada' if message.value else 'belum ada'}.")


def _do_report(desk: Desk, message: shapes.Report) -> RoomAnswer:
    """Report tenggat as one entry.

    It has all bukti of the first if the form says so (`semua_bukti`).
    """
    value: dict[str, str] = {**message.entries}
    if message.laporan:
        value["laporan"] = message.laporan
    all_there = value.pop("semua_bukti", "")
    edits = []
    for tenggat in (message.tenggat, *message.others):
        edits.append(Edit(Target(message.kode, tenggat), value, {**message.seen}))
    if all_there:
        edits += _all_there(message.kode, message)
    return _edit(desk, edits)


def _all_there(kode: str, month: shapes.Report | shapes.Month) -> list[Edit]:
    """Return the edits that report the bukti of a tenggat as there.

    It is the bukti that its form showed as missing.
    """
    return [
        Edit(Target(kode, month.tenggat, bukti.nama), {"status": "ada"}, {"status": bukti.status})
        for bukti in month.bukti
    ]


def _do_report_months(desk: Desk, message: shapes.ReportMonths) -> RoomAnswer:
    """Report several tenggat of a langkah as one entry, with all their bukti if the form says so.

    An empty kendala leaves theirs as they are. A known day of completion stays.
    """
    kode = message.kode
    entries = message.entries
    places = {month.tenggat: place for place, month in enumerate(message.months)}
    with typed_input.one_field("laporan"):
        if entries["laporan"] not in STATUS_LAPORAN:
            raise typed_input.BadEntry("Pilih statusnya dahulu.")
    with typed_input.one_field("sampai"):
        first = places[entries["dari"]]
        last = places[entries["sampai"]]
        if last < first:
            raise typed_input.BadEntry("Bulan terakhir ada sebelum bulan pertama.")
    chosen = message.months[first : last + 1]
    edits = [_edit_of_month(kode, month, entries) for month in chosen]
    said = (
        f"{format_number(len(chosen))} target dicatat {STATUS_LAPORAN[entries['laporan']].lower()}"
    )
    there: list[Edit] = []
    if entries.get("semua_bukti"):
        for month in chosen:
            there += _all_there(kode, month)
    said += f", {format_number(len(there))} bukti dicatat ada." if there else "."
    return _edit(desk, edits + there, said)


def _edit_of_month(
    kode: str, month: shapes.Month, entries: Mapping[shapes.MonthsField, str]
) -> Edit:
    """Return the edit of one month of the form.

    `hari` sets the due day as the day of completion.
    """
    value = {"laporan": entries["laporan"]}
    seen = {"laporan": month.laporan}
    if entries["kendala"]:
        value["kendala"], seen["kendala"] = entries["kendala"], month.kendala
    on_time = entries["laporan"] == "selesai" and bool(entries.get("hari"))
    is_undated = on_time and not month.tanggal_selesai
    if is_undated and is_due(date.fromisoformat(month.jatuh_tempo), clock.today()):
        value["tanggal_selesai"], seen["tanggal_selesai"] = month.jatuh_tempo, month.tanggal_selesai
    return Edit(Target(kode, month.tenggat), value, seen)


def _edit(desk: Desk, edits: list[Edit], said: str = "") -> RoomAnswer:
    """Store edits as one entry and say so.

    {} in `said` is replaced by the number of changed fields.
    """
    result = edit_together(
        desk.db,
        desk.rapat.satker,
        desk.rapat.tahun,
        edits,
        pelaku=desk.pelaku,
        rapat=desk.rapat.nomor,
    )
    changed = len(result.entry.isi["ubah"]) if result.entry else 0
    words = [*filter(None, [said.format(format_number(changed))]), *result.notes]
    return {"said": " ".join(words)} if words else {}


def _do_attend(desk: Desk, message: shapes.Attend) -> None:
    """Add people, typed or pasted, one per line.

    A line is the name, then the position after a tab (Excel) or a semicolon. It never stands
    after a comma, since degrees follow one.
    """
    entries = message.entries
    people = []
    for line in entries.nama.splitlines():
        if line.strip():
            name, _, job_title = line.replace("\t", ";", 1).partition(";")
            people.append((name, job_title))
    acts.add_attendance(
        desk.db, desk.rapat, people or [("", "")], kehadiran=entries.kehadiran, pelaku=desk.pelaku
    )


def _do_attend_again(desk: Desk, message: shapes.AttendAgain) -> RoomAnswer:
    """Add the participants of the last meeting as invited."""
    people = acts.participants_before(desk.db, desk.rapat)
    invited = {"kehadiran": "diundang", "pelaku": desk.pelaku}
    if not (people and acts.add_attendance(desk.db, desk.rapat, people, **invited)):
        raise MonevError(
            "Tidak ada peserta rapat lalu yang belum ada di daftar ini.", "Belum ada yang berubah."
        )
    return {
        "said": f"{format_number(len(people))} peserta rapat lalu ditulis; tandai siapa yang hadir."
    }


def _do_presence(desk: Desk, message: shapes.Presence) -> None:
    """Let people mark themselves present, by the present address if there is one, or stop that."""
    if not (message.value and acts.presence_secret(desk.db, desk.rapat)):
        acts.ask_presence(desk.db, desk.rapat, value=message.value, pelaku=desk.pelaku)


def _do_delete(desk: Desk, message: shapes.Delete) -> RoomAnswer:
    acts.delete_record(desk.db, desk.rapat, message.thing, message.number, pelaku=desk.pelaku)
    where = "di layar pembukaan" if message.thing == "hadir" else "di layar keputusan"
    return {"said": f"{recording.LABELS[message.thing]} dihapus; dapat dikembalikan {where}."}


def _do_undo(desk: Desk, message: shapes.Undo) -> RoomAnswer:
    """Take back one's own last change of this meeting.

    At the machine itself everybody has all rights, so the name of the author decides there.
    """
    of_meeting = (
        *records.read_rapat_changes(desk.db, desk.rapat),
        *records.read_events(desk.db, desk.rapat),
    )
    if message.entry not in {row["entri"] for row in of_meeting}:
        raise NotFound(
            "Catatan yang hendak diurungkan tidak ada di rapat ini.", "Muat ulang, lalu pilih lagi."
        )
    authors = set(authors_of(desk.db, message.entry))
    if is_local(desk.pelaku) and authors - {desk.pelaku}:
        told = f"Perubahan itu dicatat oleh {', '.join(sorted(authors))}."
        raise NotAllowed(
            told,
            "Yang diurungkan hanya catatan sendiri; isi nilai yang benar sebagai perubahan baru.",
        )
    undo = cancel_change if message.origin == "suntingan" else recording.undo
    undo(desk.db, desk.rapat.satker, desk.rapat.tahun, message.entry, pelaku=desk.pelaku)
    return {"said": "Sudah diurungkan."}


def _do_close(desk: Desk, message: shapes.Close) -> RoomAnswer:
    """Close the meeting, and store its papers as the bukti that was chosen."""
    typed = shapes.typed_in(message)
    chosen = typed.pop("bukti", "")
    ending.close_rapat(desk.db, desk.rapat, typed, pelaku=desk.pelaku)
    closed = records.read_rapat(desk.db, desk.rapat.satker, desk.rapat.tahun, desk.rapat.nomor)
    said = "Rapat ditutup."
    view = records.rapat_view(desk.db, closed)
    for offer in meeting_bukti.list_offers(desk.db, view, closed):
        if offer.code != chosen:
            continue
        try:
            meeting_bukti.keep_papers(desk.db, closed, offer, pelaku=desk.pelaku)
            said += f" Naskahnya menjadi bukti {offer.words}."
        except MonevError as error:  # the meeting is closed all the same
            said += f" Naskahnya belum menjadi bukti: {error.pesan}"
    return {"said": said}


class Act(NamedTuple):
    """What a message can ask for.

    `needs`: one of these actions is enough. The journal's door checks again.

    `after_end`: the act is still offered once the meeting has ended.
    """

    do: Callable[..., RoomAnswer | None]
    needs: tuple[Action, ...] = ("rapat",)
    after_end: bool = False


_REPORT: tuple[Action, ...] = ("lapor", "rapat")
_CORRECTED = "Rapat dibuka untuk diperbaiki. Tutup lagi bila sudah benar."
ACTS: dict[str, Act] = {
    "tick": Act(_do_tick, _REPORT),
    "report": Act(_do_report, _REPORT),
    "report_months": Act(_do_report_months, _REPORT),
    "add": Act(_do_add),
    "agree": Act(_record(acts.agree, "number")),
    "attend": Act(_do_attend),
    "mark_attendance": Act(_record(acts.mark_kehadiran, "numbers", "kehadiran")),
    "attend_again": Act(_do_attend_again),
    "presence": Act(_do_presence),
    "change": Act(_do_change),
    "delete": Act(_do_delete),
    "restore": Act(_record(acts.restore_record, "thing", "number", said="Dikembalikan.")),
    "undo": Act(_do_undo, _REPORT),
    "close": Act(_do_close),
    "correct": Act(_record(ending.correct_rapat, said=_CORRECTED), after_end=True),
}
"""The acts by the `action` of their message."""


def find_last_records(db: Database, rapat: records.Rapat) -> dict[str, LastRecord]:
    """Return pelaku → their last record, which *Urungkan* would take back now.

    The opening of a correction counts only while nothing was recorded in it.
    """
    if not rapat.is_open:
        return {}
    # One touch may have changed several fields, each a row of its entry.
    edits = group_by(filter(_stands, records.read_rapat_changes(db, rapat)), itemgetter("entri"))
    events = {row["entri"]: row for row in filter(_stands, records.read_events(db, rapat))}
    newest: dict[str, LastRecord] = {}
    for entry in sorted({*edits, *events}, reverse=True):
        event = events.get(entry)
        name = event["peristiwa"] if event else ""
        is_late_correction = name == "perbaikan" and bool(newest)
        if is_late_correction or name in recording.NEVER_TAKEN_BACK:
            continue
        first = event or edits[entry][0]
        told = _event_in_words(event) if event else _edit_in_words(edits[entry])
        last: LastRecord = {
            "entry": entry,
            "origin": "rapat" if event else "suntingan",
            "text": f"✓ {first['waktu'].astimezone(clock.zone()):%H.%M} {told}",
        }
        newest.setdefault(first["pelaku"], last)
    return newest


def _stands(row: EntryRow) -> bool:
    """True if an entry takes nothing back and was not taken back itself."""
    return row["menarik"] is None and not row["ditarik"]


def _edit_in_words(fields: list[EditRow]) -> str:
    first = fields[0]
    alike: set[tuple[str | None, str | None]] = set()
    for field in fields:
        if bool(field["bukti"]) == bool(first["bukti"]):
            alike.add((field["tenggat"], field["bukti"]))
    value = shorten(name_value(first["kolom"], first["ke"]), 40)
    if len(alike) > 1:
        unit = "bukti" if first["bukti"] else "target"
        return f"{format_number(len(alike))} {unit} ({first['kode_tampil']}): {value}"
    location = first["kode_tampil"] + (
        f", {format_tenggat(first['tenggat'])}" if first["tenggat"] else ""
    )
    matter = COLUMNS["tenggat" if first["tenggat"] else "langkah"].get(first["kolom"], "")
    if first["bukti"]:
        matter = shorten(first["bukti"], 40)
    return f"{matter} ({location}): {value}"


def _event_in_words(event: EventRow) -> str:
    if event["peristiwa"] == "perbaikan":
        return "Rapat dibuka untuk diperbaiki"
    change = json.loads(event["ubah"])
    first = change[0]
    content = first["ke"] or first["dari"]
    core = words_of(content)
    other = f" dan {len(change) - 1} lagi" if len(change) > 1 else ""
    end = " dihapus" if first["ke"] is None else ""
    return f"{recording.LABELS[first['benda']]}: {shorten(core, 50)}{other}{end}"
