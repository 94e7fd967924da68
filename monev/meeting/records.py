"""What is recorded of the meetings of a rencana: from the tables, so that everyone following the
journal sees it. A meeting's figures are those of when it was closed: made again a year later, its
documents say the same. What was known then is told by the journal's order: everything up to the
entry that closed it. An unggahan grows no more once a meeting was closed on it
(`Newest.is_continued_by`)."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from operator import itemgetter

from monev.access import Visitor, same_pic
from monev.core import clock
from monev.core.dates import Periode, find_periode, format_day, format_short_day, periode_of
from monev.core.errors import NotFound
from monev.core.text import split_pics
from monev.database import Database, Row
from monev.edits.storing import read_meeting
from monev.figures import View, find_rencana, view_at
from monev.figures.views import Rencana, judge, remembered
from monev.meeting.things import (
    AttendeeRow,
    Correction,
    DeletedRow,
    EditRow,
    EventRow,
    Fields,
    FollowUpRow,
    KendalaRow,
    LetterRow,
    MeetingLists,
    Move,
    NoteRow,
    Paper,
    Ralat,
    RemarkRow,
    ThingName,
)

STATUS_RAPAT = {"berlangsung": "Berlangsung", "ditutup": "Ditutup", "dibatalkan": "Dibatalkan"}
STATUS_TINDAK_LANJUT = {"terbuka": "Belum selesai", "selesai": "Selesai", "batal": "Dibatalkan"}
NOT_READ_OUT = "diputuskan, belum dibacakan"
"""What a decision is called that nobody said was read out and agreed to."""
KEHADIRAN = {
    "diundang": "Diundang",
    "hadir": "Hadir",
    "izin": "Izin",
    "dinas_luar": "Dinas luar",
}
BAHASAN = {"arahan": "Arahan pimpinan", "pembahasan": "Jalannya pembahasan", "catatan": "Catatan"}
"""What a meeting, a follow-up and somebody asked to come may be, and what can be said: code →
word."""


def _named(name: str) -> str:
    return field(default="", metadata={"name": name})


@dataclass(frozen=True, slots=True)
class RapatDetails:
    """What else the papers of a meeting say; "" where nobody said it. Times as 09.30, lists as
    lines."""

    mulai: str = _named("Jam mulai")
    selesai: str = _named("Jam selesai")
    acara: str = _named("Acara")
    pemimpin_jabatan: str = _named("Jabatan pemimpin rapat")
    pemimpin_pangkat: str = _named("Pangkat pemimpin rapat")
    pemimpin_nip: str = _named("NIP pemimpin rapat")
    notulis_jabatan: str = _named("Jabatan notulis")
    notulis_pangkat: str = _named("Pangkat notulis")
    notulis_nip: str = _named("NIP notulis")
    undangan_nomor: str = _named("Nomor undangan")
    undangan_tanggal: str = _named("Tanggal undangan")
    undangan_sifat: str = _named("Sifat undangan")
    undangan_lampiran: str = _named("Lampiran undangan")
    undangan_hal: str = _named("Hal undangan")
    undangan_tembusan: str = _named("Tembusan")
    presensi: str = _named("Presensi")
    """Of the secret in the address by which people mark themselves present: its digest, while that
    is asked for."""
    memimpin: str = _named("Layar yang memimpin")
    """Which browser's screen leads; "" while none does."""
    diikuti: str = _named("Alamat untuk mengikuti")
    """Of the secret in the address by which phones follow without signing in: its digest."""
    laporan_lengkap: str = _named("Laporan lengkap")
    laporan_nomor: str = _named("Nomor laporan")


DETAIL_FIELDS = {each.name: each.metadata["name"] for each in fields(RapatDetails)}
"""The keys of RapatDetails, each with its name for people."""

LISTS = tuple(MeetingLists.__annotations__)


@dataclass(frozen=True, slots=True)
class Rapat:
    """One meeting: `layar` is the key of the screen it is at, `periode` what it is about, `posisi`
    the day at which that is judged. `sampai`: it is read as it was just after that journal entry;
    None: as it is now."""

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
    layar: str
    rincian: RapatDetails
    dibuka: datetime
    ditutup: datetime | None
    pelaku: str
    ralat: tuple[Ralat, ...] = ()
    perbaikan: tuple[Correction, ...] = ()
    naskah: tuple[Paper, ...] = ()
    sampai: int | None = None

    @property
    def is_open(self) -> bool:
        """Whether it still goes on, so that its record can change."""
        return self.status == "berlangsung"

    @property
    def is_called_off(self) -> bool:
        """Whether it is not held: it has no record to sign."""
        return self.status == "dibatalkan"

    @property
    def end_in_words(self) -> str:
        """When it ended: 11.45; of one that passed midnight with the day it ended on; "" where
        nobody said."""
        passes_midnight = "" < self.rincian.selesai < self.rincian.mulai
        return self.rincian.selesai + (" (hari berikutnya)" if passes_midnight else "")

    @property
    def correction(self) -> str:
        """Which correction of the signed version it is, when and why; "" of the version signed
        first."""
        if not self.perbaikan:
            return ""
        last = self.perbaikan[-1]
        return (
            f"Perbaikan ke-{len(self.perbaikan)}, "
            f"{format_day(date.fromisoformat(last['pada']))}: {last['alasan']}"
        )


def list_rapat(db: Database, satker: str, tahun: int) -> list[Rapat]:
    """Every meeting, newest first. Raises NotFound."""
    rencana = find_rencana(db, satker, tahun)
    rows = db.ask("meeting/one_meeting", rencana_id=rencana.rencana_id, rapat=None)
    return [_as_rapat(rencana, row) for row in reversed(rows)]


def read_rapat(
    db: Database,
    satker: str,
    tahun: int,
    number: int,
) -> Rapat:
    """One meeting. Raises NotFound, naming those there are."""
    rencana = find_rencana(db, satker, tahun)
    return _as_rapat(rencana, read_meeting(db, rencana, number))


def _as_rapat(rencana: Rencana, row: Row) -> Rapat:
    whose: Row = {
        "rencana_id": rencana.rencana_id,
        "satker": rencana.satker,
        "tahun": rencana.tahun,
    }
    read: Row = {
        "periode": find_periode(rencana.tahun, row["periode"]),
        **_details_as_records(json.loads(row["rincian"])),
    }
    return Rapat(**row | whose | read)


def read_version(db: Database, rapat: Rapat, entry: int) -> Rapat:
    """The meeting as it stood just after the entry that closed it: what was recorded later is not
    read."""
    which = {
        "rencana_id": rapat.rencana_id,
        "rapat": rapat.nomor,
        "benda": "rapat",
        "nomor": rapat.nomor,
    }
    (stored,) = db.ask("meeting/thing", **which, sampai=entry)
    said = with_later_fields("rapat", json.loads(stored["ke"]))
    texts = {
        name: said[name] for name in ("judul", "tempat", "pemimpin", "notulis", "status", "layar")
    }
    days: Row = {name: date.fromisoformat(said[name]) for name in ("tanggal", "posisi")}
    about: Row = {
        "periode": find_periode(rapat.tahun, said["periode"]),
        "ditutup": stored["waktu"],
        "sampai": entry,
    }
    return replace(
        rapat,
        **texts,
        **days,
        **about,
        **_details_as_records(said),
    )


_LATER_FIELDS: dict[ThingName, Fields] = {
    "hadir": {"kehadiran": "hadir"},
    "tindak_lanjut": {"riwayat_batas": [], "disepakati": False},
    "rapat": dict.fromkeys(DETAIL_FIELDS, "") | {name: [] for name in LISTS},
}


def with_later_fields(thing: ThingName, said: Row) -> Row:
    """A thing as the journal has it, with what earlier versions did not say, without what they said
    twice."""
    known = {name: value for name, value in said.items() if name != "rincian"}
    if thing == "rapat" and "periode" not in known:
        known["periode"] = periode_of(date.fromisoformat(said["posisi"])).code
    return {**_LATER_FIELDS.get(thing, {}), **known}


def _details_as_records(said: Row) -> Row:
    details = RapatDetails(**{name: said.get(name) or "" for name in DETAIL_FIELDS})
    return {"rincian": details} | {name: tuple(said.get(name) or ()) for name in LISTS}


def _which(rapat: Rapat) -> dict[str, int | None]:
    """Which meeting's record is asked for, and as of which entry."""
    return {"rencana_id": rapat.rencana_id, "rapat": rapat.nomor, "sampai": rapat.sampai}


def read_attendance(db: Database, rapat: Rapat) -> list[AttendeeRow]:
    """Who was asked to come and who came, in the order written down."""
    return db.ask("meeting/attendance", AttendeeRow, **_which(rapat))


def read_notes(db: Database, rapat: Rapat) -> list[NoteRow]:
    """What was noted, oldest first."""
    return db.ask("meeting/notes", NoteRow, **_which(rapat))


def read_remarks(db: Database, rapat: Rapat) -> list[RemarkRow]:
    """What was said, in the order written down; area None: of the whole."""
    return db.ask("meeting/remarks", RemarkRow, **_which(rapat))


def read_tindak_lanjut(db: Database, satker: str, tahun: int) -> list[FollowUpRow]:
    """Every follow-up, open ones first, the longest overdue (`hari_terlambat`, today's) first."""
    return _ask_tindak_lanjut(db, find_rencana(db, satker, tahun).rencana_id, None, None)


def open_tindak_lanjut(db: Database, satker: str, tahun: int) -> list[FollowUpRow]:
    """Those of `read_tindak_lanjut` that are still to be done."""
    return [row for row in read_tindak_lanjut(db, satker, tahun) if row["status"] == "terbuka"]


def given_to(
    visitor: Visitor,
    satker: str,
    pics: Sequence[str] | None,
    rows: Sequence[FollowUpRow],
) -> list[FollowUpRow]:
    """Of these follow-ups those that meetings gave these PIC (None: anybody), or this person by
    name."""
    return [row for row in rows if _is_given(visitor, satker, pics, row["pic"])]


def count_given(
    db: Database,
    view: View,
    visitor: Visitor,
    pics: Sequence[str] | None,
) -> int:
    """How many open follow-ups are `given_to` these."""
    return sum(_is_given(visitor, view.satker, pics, pic) for pic in _pics_of_open(db, view))


@remembered
def _pics_of_open(db: Database, view: View) -> tuple[str, ...]:
    return tuple(row["pic"] for row in open_tindak_lanjut(db, view.satker, view.tahun))


def _is_given(
    visitor: Visitor,
    satker: str,
    pics: Sequence[str] | None,
    to: str,
) -> bool:
    wanted = {same_pic(pic) for pic in pics or ()}
    named = split_pics(to)
    return pics is None or any(
        same_pic(pic) in wanted or visitor.is_asked(satker, pic) for pic in named
    )


def _ask_tindak_lanjut(
    db: Database,
    rencana_id: int,
    until: int | None,
    day: date | None,
) -> list[FollowUpRow]:
    known = {"rencana_id": rencana_id, "sampai": until, "hari": day or clock.today()}
    return db.ask("meeting/tindak_lanjut", FollowUpRow, **known)


def set_in(rapat: int, moves: Sequence[Move]) -> int | None:
    """Which meeting set the day a follow-up is due now: that of the last of its `moves`, else the
    one (`rapat`) that decided it; None: it was moved outside of meetings."""
    return moves[-1].get("rapat") if moves else rapat


def moved_sentence(riwayat_batas: str) -> str:
    """How often the day a follow-up is due was moved, from when, and why the last time; "" where it
    never was."""
    moves = json.loads(riwayat_batas)
    if not moves:
        return ""
    days = ", lalu ".join(format_short_day(date.fromisoformat(move["batas"])) for move in moves)
    reason = moves[-1]["alasan"]
    why = f" Alasan{' terakhir' if len(moves) > 1 else ''}: {reason}" if reason else ""
    return f"Batas waktu digeser {len(moves)} kali: semula {days}.{why}"


def read_earlier_tindak_lanjut(
    db: Database,
    rapat: Rapat,
    *,
    until: int | None = None,
    day: date | None = None,
) -> list[FollowUpRow]:
    """What earlier meetings agreed and is still open, or was settled in this one, just after the
    entry `until` (None: now), overdue by the end of `day` (None: today). Rows of
    `read_tindak_lanjut`."""
    earlier = (
        t for t in _ask_tindak_lanjut(db, rapat.rencana_id, until, day) if t["rapat"] < rapat.nomor
    )
    return [t for t in earlier if t["status"] == "terbuka" or t["rapat_terakhir"] == rapat.nomor]


def read_decisions(
    db: Database,
    rapat: Rapat,
    *,
    until: int | None = None,
    day: date | None = None,
) -> list[FollowUpRow]:
    """What this meeting agreed, read out and printed by due day; `until`, `day` as in
    `read_earlier_tindak_lanjut`."""
    every = _ask_tindak_lanjut(db, rapat.rencana_id, until, day)
    return sorted((t for t in every if t["rapat"] == rapat.nomor), key=itemgetter("batas", "nomor"))


def parted_by_agreement(
    decisions: Iterable[FollowUpRow],
) -> tuple[list[FollowUpRow], list[FollowUpRow]]:
    """Those read out and agreed to, and those only decided, each in their order."""
    parts: tuple[list[FollowUpRow], list[FollowUpRow]] = [], []
    for decision in decisions:
        parts[not decision["disepakati"]].append(decision)
    return parts


def only_decided(follow_up: FollowUpRow) -> str:
    """What is said behind a follow-up that nobody agreed to, in brackets; "" of another."""
    return "" if follow_up["disepakati"] else f" ({NOT_READ_OUT})"


def read_rapat_changes(db: Database, rapat: Rapat) -> list[EditRow]:
    """Every field changed in this meeting, newest first: rows of `uploads/edits`."""
    rows = db.ask("uploads/edits", EditRow, **_which(rapat), nomor=None)
    shown: list[EditRow] = []
    for row in rows:
        if not (row["dibatalkan"] or row["kembaran"] or row["kolom"] == "selesai_sejak"):
            shown.append(row)
    return sorted(shown, key=itemgetter("entri"), reverse=True)


Said = dict[tuple[str, str], dict[str, str | None]]


def said_last(changes: Iterable[EditRow]) -> Said:
    """What a meeting said of tenggat and did not take back, by kode and tenggat, and then by field:
    the first of `changes` (those of `read_rapat_changes`, newest first) has the word."""
    last: Said = {}
    for change in changes:
        is_taken_back = change["menarik"] is not None or change["ditarik"]
        if is_taken_back or change["bukti"] or not change["tenggat"]:
            continue
        fields = last.setdefault((change["kode"], change["tenggat"]), {})
        fields.setdefault(change["kolom"], change["ke"])
    return last


def kendala_under_status(changes: Iterable[EditRow]) -> list[KendalaRow]:
    """The kendala a meeting wrote under a status and that still stand: of rows of
    `read_rapat_changes`, newest first. What is written of a target that is called off is its
    reason, and no kendala."""
    result: list[KendalaRow] = []
    for (kode, tenggat), said in reversed(said_last(changes).items()):
        kendala = said.get("kendala")
        if kendala and said.get("laporan") != "tidak_berlaku":
            row: KendalaRow = {
                "nomor": None,
                "area": None,
                "kode": kode,
                "tenggat": tenggat,
                "kendala": kendala,
                "solusi": "",
            }
            result.append(row)
    return result


def name_version(corrections: int) -> str:
    """What a version of a meeting's papers is called, by how often it had been corrected."""
    return f"Perbaikan ke-{corrections}" if corrections else "Naskah pertama"


def record_version(db: Database, rapat: Rapat) -> int:
    """The entry that last changed what is recorded of the rencana's meetings; stays while only the
    screen moves."""
    (last,) = db.ask("meeting/version", rencana_id=rapat.rencana_id)
    return last["entri"]


def read_events(db: Database, rapat: Rapat) -> list[EventRow]:
    """What happened in its record, newest first."""
    return db.ask("meeting/events", EventRow, rencana_id=rapat.rencana_id, rapat=rapat.nomor)


def read_deleted(db: Database, rapat: Rapat) -> list[DeletedRow]:
    """What was taken out of this meeting and did not come back, the last first."""
    return db.ask("meeting/deleted", DeletedRow, rencana_id=rapat.rencana_id, rapat=rapat.nomor)


def read_letter(db: Database, rapat: Rapat) -> LetterRow:
    """What is known of the letter that asked to a meeting, and changes no more by what is recorded
    while it goes on."""
    (row,) = db.ask("meeting/letter", LetterRow, **_which(rapat))
    return row


def closing_entry(db: Database, rapat: Rapat) -> int | None:
    """Number of the journal entry that closed this meeting; None while it goes on."""
    if rapat.sampai is not None:
        return rapat.sampai
    (last,) = db.ask("meeting/last_close", rencana_id=rapat.rencana_id, rapat=rapat.nomor)
    return last["entri"]


def rapat_view(db: Database, rapat: Rapat) -> View:
    """The view all figures of a meeting are of: of a closed one as at its close, else the present
    one at its posisi; changes are told against the end of what came before its periode. Raises
    NotFound."""
    entry = closing_entry(db, rapat)
    view = view_at_entry(db, rapat.satker, rapat.tahun, rapat.posisi, entry)
    return told_since(db, view, rapat.periode.before, entry)


def told_since(
    db: Database,
    view: View,
    day: date,
    entry: int | None = None,
) -> View:
    """The view with its changes told since the end of `day`; nothing to compare with where nothing
    reports of that day or an earlier one. `entry`: as in `view_at_entry`."""
    if view.posisi_sebelum == day:
        return view
    before = view_at_entry(db, view.satker, view.tahun, day, entry)
    is_there = before.posisi_unggahan <= day
    return replace(
        view,
        posisi_sebelum=day,
        unggahan_sebelum_id=before.unggahan_id if is_there else None,
        unggahan_sebelum=before.unggahan if is_there else None,
        hash_sebelum=before.hash_entri if is_there else None,
    )


def view_at_entry(
    db: Database,
    satker: str,
    tahun: int,
    posisi: date,
    entry: int | None,
) -> View:
    """As `figures.view_at`, with what had been stored and cancelled up to journal entry `entry`
    (None: now)."""
    if entry is None:
        return view_at(db, satker, tahun, posisi)
    rencana = find_rencana(db, satker, tahun)
    view = judge(db, [rencana.rencana_id], posisi, up_to=entry).get(rencana.rencana_id)
    if view is None:
        told = (
            f"Saat rapat ditutup, semua unggahan rencana {rencana.satker} tahun {rencana.tahun} "
            "sedang dibatalkan."
        )
        raise NotFound(told, "Lanjutkan rapat itu, lalu tutup lagi bila rencananya sudah ada.")
    return view
