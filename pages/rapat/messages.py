"""What a person did on a screen of the meeting: each message of the browser becomes one act of the
domain. The answer goes back to the browser: {"id", "ok"}, and where it was refused why, per field
(`fields`), as a whole (`title`, `error`, `advice`), or with both values where two people met
(`clashes`)."""

import json
from collections import deque
from collections.abc import Callable, Mapping
from operator import itemgetter
from typing import NamedTuple

from monev.access import Action, NotAllowed, authors_of
from monev.core import clock, typed_input
from monev.core.dates import format_tenggat
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
from monev.meeting.things import EditRow, EntryRow, EventRow
from monev.outputs.messages import WHO_MARKS, mark_told
from monev.ui import looks
from monev.ui.looks.screen_parts import LastRecord, RoomAnswer
from monev.writing.append import FieldClash
from monev.writing.changes import name_value
from pages.rapat import documents, shapes
from pages.rapat.area_screen import WITHDRAWN

_CORE = ("nama", "kendala", "solusi", "isi", "uraian", "judul")
"""What a thing of a record is known by, the first that it says."""


class Desk(NamedTuple):
    """Where an act takes place: the store, the meeting, and who acts."""

    db: Database
    r: records.Rapat
    pelaku: str


_ANSWERS: deque[tuple[str, RoomAnswer]] = deque(maxlen=256)
"""What was answered last in this process, with whom."""


def answer_once(desk: Desk, message: shapes.Sent) -> RoomAnswer:
    """Do what a message asks, unless it was done already: a browser sends it again after its line
    broke."""
    for pelaku, answer in tuple(_ANSWERS):
        if (pelaku, answer["id"]) == (desk.pelaku, message.id):
            return answer
    answer: RoomAnswer = {"id": message.id, **perform(desk, message)}
    if message.id and "file" not in answer:
        _ANSWERS.append((desk.pelaku, answer))
    return answer


def perform(desk: Desk, message: shapes.Sent) -> RoomAnswer:
    """Do what a message asks; a refusal is an answer too, no MonevError. *ok* where what it asks
    for stands now."""
    try:
        return {"ok": True, **(ACTS[message.action].do(desk, message) or {})}
    except MonevError as error:
        refusal: RoomAnswer = {
            "ok": False,
            "title": error.title,
            "error": error.pesan,
            "advice": error.advice,
        }
        if isinstance(error, typed_input.EntryRefused):
            refusal["fields"] = error.entries
        elif isinstance(error, FieldClash):
            refusal["clashes"] = [
                {
                    "field": name,
                    "value": now,
                    "stored": name_value(name, now),
                    "typed": name_value(name, typed),
                }
                for name, now, typed in error.clashes
            ]
        return refusal


def _record(
    do: Callable[..., object],
    *parts: str,
    whole: bool = False,
    said: str = "",
) -> Callable[[Desk, shapes.Sent], RoomAnswer]:
    """An act on the record: `do` with these parts of the message, and what was typed, by field or
    as a `whole`."""

    def act(desk: Desk, message: shapes.Sent) -> RoomAnswer:
        given = {name: getattr(message, name) for name in parts}
        typed = shapes.typed_in(message)
        given |= {"value": typed} if whole else typed
        do(desk.db, desk.r, **given, pelaku=desk.pelaku)
        return {"said": said} if said else {}

    return act


def _do_tick(desk: Desk, message: shapes.Tick) -> RoomAnswer:
    """Say of bukti that they are there, or not: one touch is one entry. A verified one ticked again
    stays verified; a tick is not taken back from another link or file than was seen."""
    edits = []
    for bukti in message.bukti:
        there = bukti.status if bukti.status in BUKTI_PRESENT else "ada"
        where = Target(message.kode, bukti.tenggat, bukti.nama)
        value = {"status": there if message.value else WITHDRAWN}
        judged_by = {} if message.value else {"tautan": bukti.tautan}
        edits.append(Edit(where, value, {"status": bukti.status}, judged_by))
    words = (
        f"{{}} bukti dicatat {'ada' if message.value else 'belum ada'}." if len(edits) > 1 else ""
    )
    return _edit(desk, edits, words)


def _do_report(desk: Desk, message: shapes.Report) -> RoomAnswer:
    """Report one tenggat, with all its bukti where that is said (`semua_bukti`); one entry."""
    value = {**message.entries, **({"laporan": message.laporan} if message.laporan else {})}
    all_there = value.pop("semua_bukti", "")
    edits = [Edit(Target(message.kode, message.tenggat), value, {**message.seen})]
    return _edit(desk, edits + (_all_there(message.kode, message) if all_there else []))


def _all_there(kode: str, month: shapes.Report | shapes.Month) -> list[Edit]:
    """That the bukti of a tenggat which a form knew to be missing are there."""
    return [
        Edit(Target(kode, month.tenggat, bukti.nama), {"status": "ada"}, {"status": bukti.status})
        for bukti in month.bukti
    ]


def _do_report_months(desk: Desk, message: shapes.ReportMonths) -> RoomAnswer:
    """Report several tenggat of a langkah as one entry, with all their bukti where that is said
    (`semua_bukti`). A kendala that nobody typed leaves theirs as they are; a day of completion that
    is known stays."""
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
    there = (
        [edit for month in chosen for edit in _all_there(kode, month)]
        if entries.get("semua_bukti")
        else []
    )
    said += f", {format_number(len(there))} bukti dicatat ada." if there else "."
    return _edit(desk, edits + there, said)


def _edit_of_month(
    kode: str, month: shapes.Month, entries: Mapping[shapes.MonthsField, str]
) -> Edit:
    """What a form of several months says of one; done on the day it was due where `hari` says
    so."""
    value = {"laporan": entries["laporan"]}
    seen = {"laporan": month.laporan}
    if entries["kendala"]:
        value["kendala"], seen["kendala"] = entries["kendala"], month.kendala
    on_time = entries["laporan"] == "selesai" and bool(entries.get("hari"))
    if on_time and not month.tanggal_selesai and month.jatuh_tempo <= clock.today().isoformat():
        value["tanggal_selesai"], seen["tanggal_selesai"] = month.jatuh_tempo, month.tanggal_selesai
    return Edit(Target(kode, month.tenggat), value, seen)


def _edit(desk: Desk, edits: list[Edit], said: str = "") -> RoomAnswer:
    """Store edits as one entry, and say so; {} in `said`: how many fields changed."""
    result = edit_together(
        desk.db,
        desk.r.satker,
        desk.r.tahun,
        edits,
        pelaku=desk.pelaku,
        rapat=desk.r.nomor,
    )
    changed = len(result.entry.isi["ubah"]) if result.entry else 0
    words = [*filter(None, [said.format(format_number(changed))]), *result.notes]
    return {"said": " ".join(words)} if words else {}


def _do_attend(desk: Desk, message: shapes.Attend) -> None:
    """People as typed or pasted, a line each: name, then position after a tab (as Excel copies) or
    a semicolon. Never after a comma: degrees stand behind one."""
    entries = message.entries
    lines = (
        line.replace("\t", ";", 1).partition(";")
        for line in entries.nama.splitlines()
        if line.strip()
    )
    people = [(name, job_title) for name, _, job_title in lines] or [("", "")]
    acts.add_attendance(
        desk.db,
        desk.r,
        people,
        kehadiran=entries.kehadiran,
        pelaku=desk.pelaku,
    )


def _do_attend_again(desk: Desk, message: shapes.AttendAgain) -> RoomAnswer:
    people = acts.participants_before(desk.db, desk.r)
    if (
        not people
        or acts.add_attendance(
            desk.db,
            desk.r,
            people,
            kehadiran="diundang",
            pelaku=desk.pelaku,
        )
        is None
    ):
        raise MonevError(
            "Tidak ada peserta rapat lalu yang belum ada di daftar ini.", "Belum ada yang berubah."
        )
    return {
        "said": f"{format_number(len(people))} peserta rapat lalu ditulis; tandai siapa yang hadir."
    }


def _do_presence(desk: Desk, message: shapes.Presence) -> None:
    """Let people mark themselves, by the address that stands where there is one, or nobody any
    more."""
    if not (message.value and acts.presence_secret(desk.db, desk.r)):
        acts.ask_presence(desk.db, desk.r, value=message.value, pelaku=desk.pelaku)


def _do_delete(desk: Desk, message: shapes.Delete) -> RoomAnswer:
    acts.delete_record(
        desk.db,
        desk.r,
        message.thing,
        message.number,
        pelaku=desk.pelaku,
    )
    where = "di layar pembukaan" if message.thing == "hadir" else "di layar keputusan"
    return {"said": f"{recording.LABELS[message.thing]} dihapus; dapat dikembalikan {where}."}


def _do_undo(desk: Desk, message: shapes.Undo) -> RoomAnswer:
    """Take back one's own of this meeting. At the machine everybody may do everything, and two who
    record there are told apart here."""
    of_meeting = (
        *records.read_rapat_changes(desk.db, desk.r),
        *records.read_events(desk.db, desk.r),
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
    undo(
        desk.db,
        desk.r.satker,
        desk.r.tahun,
        message.entry,
        pelaku=desk.pelaku,
    )
    return {"said": "Sudah diurungkan."}


def _do_lead(desk: Desk, message: shapes.Lead) -> RoomAnswer:
    """Lead from the screen the message came from, which is shown where it stands; or lead no
    more."""
    screen = message.screen if message.value else ""
    with typed_input.one_field("layar"):
        acts.lead_from(
            desk.db,
            desk.r,
            screen,
            layar=message.key,
            pelaku=desk.pelaku,
        )
    led = "Layar ini memimpin: yang mengikuti berpindah bersamanya."
    return {"said": led if screen else "Layar ini tidak memimpin lagi."}


def _do_mark_told(desk: Desk, message: shapes.Told) -> RoomAnswer:
    """That a message was sent to a PIC by hand: no part of the meeting's record, the same mark as
    on other pages."""
    with typed_input.one_field("pic"):
        pic = typed_input.clean_line(message.pic, "PIC", required="PIC belum dipilih.")
    mark_told(desk.db, [(desk.r.satker, pic)], pelaku=desk.pelaku)
    return {"said": f"Dicatat: pesan kepada {pic} sudah dikirim."}


def _do_document(desk: Desk, message: shapes.Document) -> RoomAnswer:
    name = documents.document_name(desk.r, message.kode, message.form)
    content = documents.make_document(desk.db, desk.r, message.kode, message.form)
    return {"file": looks.handed_over(name, content), "said": f"{name} siap."}


class Act(NamedTuple):
    """What a message can ask for, the actions of which one is enough for it, and whether it is
    offered once the meeting ended. The journal's door asks again."""

    do: Callable[..., RoomAnswer | None]
    needs: tuple[Action, ...] = ("rapat",)
    after_end: bool = False


_REPORT: tuple[Action, ...] = ("lapor", "rapat")
_CORRECTED = "Rapat dibuka untuk diperbaiki. Tutup lagi bila sudah benar."
ACTS: dict[str, Act] = {
    "tick": Act(_do_tick, _REPORT),
    "report": Act(_do_report, _REPORT),
    "report_months": Act(_do_report_months, _REPORT),
    "note": Act(_record(acts.record_kendala, "area", "kode", "tenggat")),
    "decide": Act(_record(acts.decide, "area", "kode")),
    "agree": Act(_record(acts.agree, "number")),
    "change_tindak_lanjut": Act(_record(acts.change_tindak_lanjut, "number", "seen", whole=True)),
    "attend": Act(_do_attend),
    "mark_attendance": Act(_record(acts.mark_kehadiran, "numbers", "kehadiran")),
    "attend_again": Act(_do_attend_again),
    "lead": Act(_do_lead),
    "presence": Act(_do_presence),
    "remark": Act(_record(acts.record_remark, "jenis", "area")),
    "change": Act(_record(acts.change_record, "thing", "number", "seen")),
    "delete": Act(_do_delete),
    "restore": Act(_record(acts.restore_record, "thing", "number", said="Dikembalikan.")),
    "change_rapat": Act(_record(acts.change_rapat, "seen", whole=True)),
    "undo": Act(_do_undo, _REPORT),
    "close": Act(_record(ending.close_rapat, whole=True, said="Rapat ditutup.")),
    "correct": Act(_record(ending.correct_rapat, said=_CORRECTED), after_end=True),
    "told": Act(_do_mark_told, WHO_MARKS, after_end=True),
    "document": Act(_do_document, ("lihat",), after_end=True),
}
"""By the `action` of the message."""


def find_last_records(db: Database, r: records.Rapat) -> dict[str, LastRecord]:
    """What *Urungkan* would take back now: for each pelaku what they recorded last. A correction is
    taken back only while nothing was recorded in it."""
    if not r.is_open:
        return {}
    # One touch may have changed several fields: an entry each.
    edits = group_by(filter(_stands, records.read_rapat_changes(db, r)), itemgetter("entri"))
    events = {row["entri"]: row for row in filter(_stands, records.read_events(db, r))}
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
    """If it takes nothing back, and was not taken back itself."""
    return row["menarik"] is None and not row["ditarik"]


def _edit_in_words(fields: list[EditRow]) -> str:
    b = fields[0]
    alike: set[tuple[str | None, str | None]] = set()
    for field in fields:
        if bool(field["bukti"]) == bool(b["bukti"]):
            alike.add((field["tenggat"], field["bukti"]))
    value = shorten(name_value(b["kolom"], b["ke"]), 40)
    if len(alike) > 1:
        what = "bukti" if b["bukti"] else "target"
        return f"{format_number(len(alike))} {what} ({b['kode']}): {value}"
    location = b["kode"] + (f", {format_tenggat(b['tenggat'])}" if b["tenggat"] else "")
    matter = COLUMNS["tenggat" if b["tenggat"] else "langkah"].get(b["kolom"], "")
    if b["bukti"]:
        matter = shorten(b["bukti"], 40)
    return f"{matter} ({location}): {value}"


def _event_in_words(b: EventRow) -> str:
    if b["peristiwa"] == "perbaikan":
        return "Rapat dibuka untuk diperbaiki"
    change = json.loads(b["ubah"])
    first = change[0]
    content = first["ke"] or first["dari"]
    core = next((content[k] for k in _CORE if content.get(k)), "")
    other = f" dan {len(change) - 1} lagi" if len(change) > 1 else ""
    end = " dihapus" if first["ke"] is None else ""
    return f"{recording.LABELS[first['benda']]}: {shorten(core, 50)}{other}{end}"
