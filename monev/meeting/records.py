"""The records of a rencana's meetings, read from the tables.

So all followers of the journal see the same.

The figures of a meeting are those at its close, so its papers say the same a year later: as known
up to the journal entry that closed it.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from operator import itemgetter
from typing import cast

from monev.access import Visitor, same_pic
from monev.core import clock
from monev.core.dates import Periode, find_periode, format_day, format_weekday, periode_of
from monev.core.file_references import FileReference, describe_tautan, files_of
from monev.core.meeting_things import DETAILS, KEHADIRAN, SPEAKERS, RapatDetails, ThingName
from monev.core.statuses import DECLARED
from monev.core.text import joined, split_pics, with_mark
from monev.database import Database, Row
from monev.edits.storing import read_meeting
from monev.figures import View, find_rencana, view_at
from monev.figures.views import Rencana, ask_unggahan, with_before
from monev.meeting.things import (
    EditRow,
    EntryRow,
    EventRow,
    Fields,
    FollowUpRow,
    LetterRow,
    MeetingLists,
    Move,
    Paper,
    Reason,
)

NOT_READ_OUT = "diputuskan, belum dibacakan"
"""Marks a decision that was not read out and agreed to."""
LISTS = tuple(MeetingLists.__annotations__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rapat(RapatDetails):
    """One meeting, with the details for its papers.

    - periode: its subject; posisi: the day at which that is judged, its end, or
      today until then; closing settles it
    - entri_tutup: the journal entry that closed it, up to which its figures know; None: all
    """

    rencana_id: int
    satker: str
    tahun: int
    nomor: int
    judul: str
    tanggal: date
    posisi: date
    periode: Periode
    tempat: str
    pemimpin: str
    notulis: str
    status: str
    dibuka: datetime
    ditutup: datetime | None
    entri_tutup: int | None
    ralat: tuple[Reason, ...] = ()
    perbaikan: tuple[Reason, ...] = ()
    naskah: tuple[Paper, ...] = ()

    @property
    def is_open(self) -> bool:
        """True while it is in progress, so that its record can change."""
        return self.status == "berlangsung"

    def value_of(self, name: str) -> str:
        """Return the present value of a field as text: a day as YYYY-MM-DD, a periode as code."""
        if name == "periode":
            return self.periode.code
        return str(getattr(self, name))

    @property
    def is_called_off(self) -> bool:
        """True if it is not held, so there is no record to sign."""
        return self.status == "dibatalkan"

    @property
    def end_in_words(self) -> str:
        """When it ended: 11.45, with (hari berikutnya) if that is past midnight; "" if unknown."""
        passes_midnight = "" < self.selesai < self.mulai
        return self.selesai + (" (hari berikutnya)" if passes_midnight else "")

    @property
    def following(self) -> str:
        """When and where the next meeting is to be: Kamis, 8 Januari 2026, pukul 09.00, Aula.

        "" if nobody said its day.
        """
        if not self.berikut_tanggal:
            return ""
        day = date.fromisoformat(self.berikut_tanggal)
        return when_and_where(day, self.berikut_mulai, self.berikut_tempat)

    @property
    def correction(self) -> str:
        """The correction it is, with day and reason; "" for the version signed first."""
        if not self.perbaikan:
            return ""
        last = self.perbaikan[-1]
        return (
            f"Perbaikan ke-{len(self.perbaikan)}, "
            f"{format_day(date.fromisoformat(last['pada']))}: {with_mark(last['alasan'], '.')}"
        )


def when_and_where(day: date, begin: str, place: str) -> str:
    """Write when and where a meeting is held: Kamis, 10 Juli 2025, pukul 09.00 WIB, Aula."""
    hour = begin and f"pukul {begin} {clock.zone_name()}"
    return joined(format_weekday(day), hour, place, by=", ")


def list_rapat(db: Database, satker: str, tahun: int) -> list[Rapat]:
    """List all meetings, newest first. Raises NotFound."""
    rencana = find_rencana(db, satker, tahun)
    all_of_them = {"rencana_id": rencana.rencana_id, "rapat": None}
    until = db.newest.of_meetings(rencana.satker, rencana.tahun)
    rows = ask_unggahan(db, "meeting/one_meeting", until, **all_of_them)
    return [_as_rapat(rencana, row) for row in reversed(rows)]


def find_open_rapat(db: Database, satker: str, tahun: int) -> Rapat | None:
    """Return the meeting of a plan that goes on or is to come, corrections aside: it has one."""
    everything = list_rapat(db, satker, tahun)
    return next((rapat for rapat in everything if rapat.is_open and not rapat.perbaikan), None)


def read_rapat(db: Database, satker: str, tahun: int, number: int) -> Rapat:
    """Return one meeting. Raises NotFound with those that exist."""
    rencana = find_rencana(db, satker, tahun)
    return _as_rapat(rencana, read_meeting(db, rencana, number))


def _as_rapat(plan: Rencana, row: Row) -> Rapat:
    """Return the meeting of a row of `meeting/one_meeting`."""
    read = {**row}
    more = json.loads(read.pop("rincian"))  # its fields without a column
    read |= {
        "rencana_id": plan.rencana_id,
        "satker": plan.satker,
        "tahun": plan.tahun,
        "periode": find_periode(plan.tahun, row["periode"]),
        "posisi": min(row["posisi"], clock.today()),
    }
    read |= {name: more.get(name) or "" for name in DETAILS}
    read |= {name: tuple(more.get(name) or ()) for name in LISTS}
    return Rapat(**read)


_LATER_FIELDS: dict[ThingName, Fields] = {
    "hadir": {"kehadiran": "hadir", "wakil": ""},
    "bahasan": {"area": None},
    "tindak_lanjut": {"riwayat_batas": [], "disepakati": False, "tautan": ""},
    "rapat": dict.fromkeys(DETAILS, "") | {name: [] for name in LISTS},
}


def with_later_fields(thing: ThingName, said: Row) -> Row:
    """Complete a stored thing with fields that earlier versions lacked, and drop repeated ones."""
    known = {name: value for name, value in said.items() if name != "rincian"}
    if thing == "rapat" and "periode" not in known:
        known["periode"] = periode_of(date.fromisoformat(said["posisi"])).code
    if thing == "bahasan" and "penutur" not in known:
        known["penutur"] = SPEAKERS[known.pop("jenis")]
    return {**_LATER_FIELDS.get(thing, {}), **known}


def _which(rapat: Rapat) -> dict[str, int | None]:
    """Return the parameters that name a meeting's record."""
    return {"rencana_id": rapat.rencana_id, "rapat": rapat.nomor}


def read_things(db: Database, rapat: Rapat, thing: ThingName) -> list[Row]:
    """List the things of a kind of a meeting's record, in the order recorded.

    Each has its fields and place, its number, and who said it last and when.
    """
    rows = db.ask("meeting/things", **_which(rapat), benda=thing)
    return [with_later_fields(thing, json.loads(row.pop("ke"))) | row for row in rows]


def kehadiran_in_words(person: Row) -> str:
    """Write if a person came: Hadir, Diwakili oleh Budi."""
    by = f" {person['wakil']}" if person["kehadiran"] == "diwakili" else ""
    return KEHADIRAN[person["kehadiran"]] + by


def leader_and_notulis(people: Iterable[Row], pemimpin: str, notulis: str) -> dict[str, Row]:
    """Find who leads the meeting and who records it on its list, by what they are there."""
    found: dict[str, Row] = {}
    for what, name in (("Pemimpin rapat", pemimpin), ("Notulis", notulis)):
        for person in people:
            if name.strip() and same_pic(person["nama"]) == same_pic(name):
                found[what] = person
    return found


def read_tindak_lanjut(db: Database, satker: str, tahun: int) -> list[FollowUpRow]:
    """List all follow-ups, open ones first, the longest overdue first.

    `hari_terlambat` is as of today.
    """
    rencana = find_rencana(db, satker, tahun)
    known = {"rencana_id": rencana.rencana_id, "sampai": None, "hari": clock.today()}
    until = db.newest.of_meetings(rencana.satker, rencana.tahun)
    rows = ask_unggahan(db, "meeting/tindak_lanjut", until, **known)
    return cast("list[FollowUpRow]", rows)


def open_tindak_lanjut(db: Database, satker: str, tahun: int) -> list[FollowUpRow]:
    """List the open follow-ups of `read_tindak_lanjut`."""
    return [row for row in read_tindak_lanjut(db, satker, tahun) if row["status"] == "terbuka"]


def given_to(
    visitor: Visitor, satker: str, pics: Sequence[str] | None, rows: Sequence[FollowUpRow]
) -> list[FollowUpRow]:
    """Pick the follow-ups assigned to these PIC (None: to anybody), or to this person by name."""
    wanted = {same_pic(pic) for pic in pics or ()}

    def is_given(row: FollowUpRow) -> bool:
        named = split_pics(row["pic"])
        return any(same_pic(pic) in wanted or visitor.is_asked(satker, pic) for pic in named)

    return [row for row in rows if pics is None or is_given(row)]


def _ask_tindak_lanjut(
    db: Database, rencana_id: int, until: int | None, day: date | None
) -> list[FollowUpRow]:
    known = {"rencana_id": rencana_id, "sampai": until, "hari": day or clock.today()}
    return db.ask("meeting/tindak_lanjut", FollowUpRow, **known)


def set_in(rapat: int, moves: Sequence[Move]) -> int | None:
    """Return the meeting that set the present due day.

    It is that of the last of `moves`, else the one that decided the follow-up (`rapat`). None: the
    day was moved outside of meetings.
    """
    return moves[-1].get("rapat") if moves else rapat


def moved_sentence(riwayat_batas: str) -> str:
    """Say how often the due day was moved, from when, and why the last time. "" if never."""
    moves = json.loads(riwayat_batas)
    if not moves:
        return ""
    days = ", lalu ".join(format_day(date.fromisoformat(move["batas"])) for move in moves)
    sentence = f"Batas waktu digeser {len(moves)} kali: semula {days}."
    reason = moves[-1]["alasan"]
    if not reason:
        return sentence
    which = "Alasan terakhir" if len(moves) > 1 else "Alasan"
    return f"{sentence} {which}: {reason}"


def read_earlier_tindak_lanjut(
    db: Database, rapat: Rapat, *, until: int | None = None, day: date | None = None
) -> list[FollowUpRow]:
    """List the follow-ups of earlier meetings that are open or were settled since the one before.

    They were settled in this meeting, or outside of meetings since the one before. The rows are
    those of `read_tindak_lanjut`.

    `until`: as just after that journal entry (None: now). `day`: overdue by its end (None: today).
    """
    found = []
    for row in _ask_tindak_lanjut(db, rapat.rencana_id, until, day):
        is_left = row["status"] == "terbuka" or row["rapat_terakhir"] == rapat.nomor
        if row["status"] == "selesai" and row["rapat_terakhir"] is None:
            is_left = row["sesudah_rapat"] >= rapat.nomor - 1
        if row["rapat"] < rapat.nomor and is_left:
            found.append(row)
    return found


def result_in_words(follow_up: FollowUpRow) -> str:
    """Write what came of a follow-up: its keterangan, then its document."""
    proof = follow_up["tautan"] and f"Bukti: {describe_tautan(follow_up['tautan'])}"
    return joined(follow_up["keterangan"], proof, by="\n")


def read_decisions(
    db: Database, rapat: Rapat, *, until: int | None = None, day: date | None = None
) -> list[FollowUpRow]:
    """List the decisions of this meeting by due day, as they are read out and printed.

    `until`, `day` as in `read_earlier_tindak_lanjut`.
    """
    every = _ask_tindak_lanjut(db, rapat.rencana_id, until, day)
    own = [row for row in every if row["rapat"] == rapat.nomor]
    return sorted(own, key=itemgetter("batas", "nomor"))


def only_decided(follow_up: FollowUpRow) -> str:
    """Return a note in brackets for a follow-up that nobody agreed to; "" for others."""
    return "" if follow_up["disepakati"] else f" ({NOT_READ_OUT})"


def decision_in_words(decision: FollowUpRow) -> str:
    """Write a decision on a line: Melengkapi bukti (Sekretaris, 31 Oktober 2025)."""
    who = f"{decision['pic']}, {format_day(decision['batas'])}"
    return f"{with_mark(decision['uraian'])} ({who}){only_decided(decision)}"


def read_rapat_changes(db: Database, rapat: Rapat) -> list[EditRow]:
    """List the fields changed in this meeting, newest first: rows of `uploads/edits`."""
    rows = db.ask("uploads/edits", EditRow, **_which(rapat))
    return sorted(rows, key=itemgetter("entri"), reverse=True)


def stands(row: EntryRow) -> bool:
    """True if an entry takes nothing back and was not taken back itself."""
    return row["menarik"] is None and not row["ditarik"]


Said = dict[tuple[str, str], dict[str, str | None]]


def said_last(changes: Iterable[EditRow]) -> Said:
    """Return the last value of each field of tenggat that a meeting set and did not take back.

    It is kode and tenggat → field → value.

    `changes`: those of `read_rapat_changes`, newest first.
    """
    last: Said = {}
    for change in changes:
        if change["bukti"] or not change["tenggat"] or not stands(change):
            continue
        fields = last.setdefault((change["kode"], change["tenggat"]), {})
        fields.setdefault(change["kolom"], change["ke"])
    return last


def kendala_under_status(changes: Iterable[EditRow]) -> list[Row]:
    """List the kendala that a meeting wrote under a status and did not take back.

    The same words for several tenggat of a langkah are one. Of a target that is called off, it is
    the reason and no kendala.

    `changes`: rows of `read_rapat_changes`, newest first.
    """
    everything = [*changes]
    shown = {change["kode"]: change["kode_tampil"] for change in everything}
    months: dict[tuple[str, str], list[str]] = {}
    for (kode, tenggat), said in reversed(said_last(everything).items()):
        kendala = said.get("kendala")
        if kendala and said.get("laporan") not in DECLARED:
            months.setdefault((kode, kendala), []).append(tenggat)
    result: list[Row] = []
    for (kode, kendala), bulan in months.items():
        row: Row = {
            "area": None,
            "kode": kode,
            "kode_tampil": shown[kode],
            "tenggat": min(bulan),
            "kendala": kendala,
            "solusi": "",
            "bulan": sorted(bulan),
        }
        result.append(row)
    return result


def months_of(note: Row) -> list[str]:
    """List the tenggat that a note is about; none if it is about the whole langkah or area."""
    return note.get("bulan") or [*filter(None, [note.get("tenggat")])]


def record_version(db: Database, rapat: Rapat) -> int:
    """Return the entry that last changed any meeting record of the rencana.

    That a screen moved, in entries of earlier versions, does not count.
    """
    (last,) = db.ask("meeting/version", rencana_id=rapat.rencana_id)
    return last["entri"]


def read_events(db: Database, rapat: Rapat) -> list[EventRow]:
    """List the events in its record, newest first."""
    return db.ask("meeting/events", EventRow, **_which(rapat))


def read_letter(db: Database, rapat: Rapat) -> LetterRow:
    """Return the data of the meeting's invitation letter.

    Records during the meeting do not change them.
    """
    (row,) = db.ask("meeting/letter", LetterRow, **_which(rapat))
    return row


def lacks_for_invitation(db: Database, rapat: Rapat) -> list[str]:
    """List what the invitation to a meeting lacks, in words."""
    said = {
        "nomor undangan": rapat.undangan_nomor,
        "tanggal undangan": rapat.undangan_tanggal,
        "jam mulai": rapat.mulai,
        "tempat": rapat.tempat,
        "pemimpin rapat": rapat.pemimpin,
    }
    lacks = [name for name, value in said.items() if not value]
    if not len(read_letter(db, rapat)["diundang"]):
        lacks.append("siapa yang diundang (di layar pertama rapat)")
    return lacks


def files_beside(db: Database, rapat: Rapat, *, photos: bool) -> list[tuple[Paper, FileReference]]:
    """List the photos or the scans of a meeting, also those that came after its close."""
    now = read_rapat(db, rapat.satker, rapat.tahun, rapat.nomor)
    files = []
    for paper in now.naskah:
        if paper.get("foto", False) == photos:
            files += [(paper, file) for file in files_of(paper["berkas"])]
    return files


def rapat_view(db: Database, rapat: Rapat) -> View:
    """Return the view for all figures of a meeting.

    It is as known at its close, else the present one at its posisi. Changes are measured from the
    end of what came before its periode. Raises NotFound.
    """
    view = view_at(db, rapat.satker, rapat.tahun, rapat.posisi, entri=rapat.entri_tutup)
    return with_changes_since(db, view, rapat.periode.before)


def with_changes_since(db: Database, view: View, day: date) -> View:
    """Return the view with its changes measured from the end of `day`.

    If nothing was reported by that day, there is nothing to compare.
    """
    if view.posisi_sebelum == day:
        return view
    before = view_at(db, view.satker, view.tahun, day, entri=view.entri)
    if not before.ada_realisasi:
        return with_before(view, day, None, None)
    return with_before(view, day, before.unggahan_id, before.hash_entri)
