"""Writing a change of a meeting's record: read, check, append; where somebody wrote in between, all of it again.

A change is a list of things (benda, nomor) with what each was (dari) and became (ke). Taking one back swaps the two.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from monev.core import clock
from monev.core.dates import format_short_day
from monev.core.errors import MonevError, NotFound, VersionClash
from monev.database import Database, to_rows
from monev.figures import Rencana, find_rencana
from monev.journal import Entry
from monev.meeting.meeting_records import Rapat, read_rapat, read_rapat_changes

RETRIES = 100

LABELS = {
    "rapat": "Data rapat",
    "hadir": "Peserta",
    "catatan": "Catatan",
    "tindak_lanjut": "Tindak lanjut",
}
"""How each thing of a record is spoken of."""

_QUERIES = {
    "rapat": "meeting/meeting_content",
    "hadir": "meeting/attendance_content",
    "catatan": "meeting/note_content",
    "tindak_lanjut": "meeting/tindak_lanjut_content",
}
_WITHIN_RAPAT = ("hadir", "catatan")

Thing = dict[str, Any]
"""One thing of a record, whole, in the shape of the journal."""


class RapatClosed(MonevError):
    """The meeting was closed: its record changes no more until it is resumed."""

    title = "Rapat sudah ditutup"


class NoteClash(VersionClash):
    """Somebody else changed the same field of the same thing meanwhile. `column` → (stored, wanted)."""

    title = "Catatan rapat sudah berubah"

    def __init__(self, message: str, column: Mapping[str, tuple[Any, Any]]) -> None:
        super().__init__(message, "Belum ada yang berubah. Lihat isi terbarunya, lalu simpan lagi bila masih perlu.")
        self.kolom = dict(column)


@dataclass(frozen=True, slots=True)
class RecordBook:
    """The record as it is now: what a change is planned on. `rapat` is None outside of meetings."""

    db: Database
    rencana: Rencana
    rapat: Rapat | None

    def read_thing(self, thing: str, number: int) -> Thing:
        """One thing as it is. Raises NotFound where there is none such, or it was taken out."""
        content = self.thing_or_none(thing, number)
        if content is None:
            raise NotFound(
                f"{LABELS[thing]} nomor {number} tidak ada, atau sudah dihapus.", "Muat ulang, lalu pilih lagi."
            )
        return content

    def thing_or_none(self, thing: str, number: int) -> Thing | None:
        """One thing as it is, None where it is not there (any more)."""
        inner = {"rapat": self._rapat_number} if thing in _WITHIN_RAPAT else {}
        row = to_rows(self.db.ask(_QUERIES[thing], rencana_id=self.rencana.rencana_id, nomor=number, **inner))
        return None if not row or row[0].pop("dihapus") else row[0]

    def next_number(self, thing: str) -> int:
        """The number a new thing takes."""
        (row,) = to_rows(
            self.db.ask("meeting/last_number", rencana_id=self.rencana.rencana_id, rapat=self._rapat_number)
        )
        return row[thing] + 1

    def add_thing(self, thing: str, index: Thing, *, number: int | None = None) -> Thing:
        """The change that adds a thing."""
        return {"benda": thing, "nomor": number or self.next_number(thing), "dari": None, "ke": index}

    def replace_fields(
        self, thing: str, number: int, value: Thing, seen: Mapping[str, Any] | None = None
    ) -> list[Thing]:
        """The change that gives fields of a thing new values; none where it has them already.

        A field that is no longer as it was seen (`seen`) and not as wanted either raises NoteClash.
        """
        current = self.read_thing(thing, number)
        seen_values = seen or {}
        wanted = {k: v for k, v in value.items() if current[k] != v and seen_values.get(k, current[k]) != v}
        self._refuse(
            thing,
            number,
            {k: (current[k], v) for k, v in wanted.items() if seen_values.get(k, current[k]) != current[k]},
        )
        return [{"benda": thing, "nomor": number, "dari": current, "ke": {**current, **wanted}}] if wanted else []

    def delete_thing(self, thing: str, number: int) -> list[Thing]:
        """The change that takes a thing out."""
        return [{"benda": thing, "nomor": number, "dari": self.read_thing(thing, number), "ke": None}]

    def undo_change(self, change: Thing) -> list[Thing]:
        """The change that undoes one, where what it did still stands; none where it was undone already."""
        thing, number, from_, index = (change[k] for k in ("benda", "nomor", "dari", "ke"))
        current = self.thing_or_none(thing, number)
        if from_ is None or index is None:
            if current == from_:
                return []
            if current != index:
                self._refuse(thing, number, {"": (current, from_)})
            return [{"benda": thing, "nomor": number, "dari": current, "ke": from_}]
        if current is None:
            self._refuse(thing, number, {"": (None, from_)})
        differing = [k for k in index if from_[k] != index[k] and current[k] != from_[k]]
        self._refuse(thing, number, {k: (current[k], from_[k]) for k in differing if current[k] != index[k]})
        index = {**current, **{k: from_[k] for k in differing}}
        return [{"benda": thing, "nomor": number, "dari": current, "ke": index}] if differing else []

    @property
    def _rapat_number(self) -> int | None:
        return None if self.rapat is None else self.rapat.nomor

    def _refuse(self, thing: str, number: int, column: Mapping[str, tuple[Any, Any]]) -> None:
        if not column:
            return
        who = {"benda": thing, "nomor": number, "rapat": self._rapat_number, "kolom": next(iter(column))}
        row = to_rows(self.db.ask("meeting/editors", rencana_id=self.rencana.rencana_id, **who))
        timing = row[0]["waktu"].astimezone(clock.zone())
        value = "; ".join(
            f"{k}: kini “{existing}”, isian Anda “{wanted}”" for k, (existing, wanted) in column.items() if k
        )
        raise NoteClash(
            f"{LABELS[thing]} ini sudah diubah oleh {row[0]['pelaku']} "
            f"({format_short_day(timing.date())} {timing:%H.%M}){': ' + value if value else ''}.",
            column,
        )


def record_change(
    db: Database,
    satker: str,
    tahun: int,
    event: str,
    rapat: int | None,
    make: Callable[[RecordBook], list[Thing]],
    *,
    pelaku: str,
    allow_closed: bool = False,
    undoes: int | None = None,
) -> Entry | None:
    """Append what `make` makes of the record as it is now; None where that is nothing. Durable when it returns.

    Raises RapatClosed (unless `allow_closed`), NotFound, and what `make` raises; then nothing is stored.
    """
    for rest in reversed(range(RETRIES)):
        db.catch_up()
        rencana = find_rencana(db, satker, tahun)
        (beginning,) = to_rows(db.ask("meeting/after", rencana_id=rencana.rencana_id))
        workbook = RecordBook(db, rencana, None if rapat is None else read_rapat(db, satker, tahun, rapat))
        if workbook.rapat is not None and not (workbook.rapat.is_open or allow_closed):
            raise RapatClosed(
                f"Rapat “{workbook.rapat.judul}” sudah ditutup, jadi catatannya tidak berubah lagi.",
                "Lanjutkan rapat itu dahulu bila masih ada yang perlu dicatat.",
            )
        change = make(workbook)
        if not change:
            return None
        rapat_number = change[0]["nomor"] if event == "buka" else rapat
        try:
            entry = db.journal.add(
                jenis="rapat",
                pelaku=pelaku,
                satker=rencana.satker,
                tahun=rencana.tahun,
                content={"rapat": rapat_number, "peristiwa": event, "menarik": undoes, "ubah": change},
                after=beginning["hash_terakhir"],
            )
        except VersionClash:
            if not rest:
                raise
            continue
        db.catch_up()
        return entry
    raise AssertionError("unreachable: the last try returns or raises")


def undo(db: Database, satker: str, tahun: int, entry: int, *, pelaku: str) -> Entry | None:
    """Take back what journal entry `entry` changed in a meeting's record; None where it was taken back already.

    Only while what it did still stands (else NoteClash, naming who changed it since). A meeting's opening is
    taken back only while nothing else was recorded in it. Raises NotFound, RapatClosed.
    """
    db.catch_up()
    rencana_id = find_rencana(db, satker, tahun).rencana_id
    row = to_rows(db.ask("meeting/one_event", rencana_id=rencana_id, nomor=entry))
    if not row:
        raise NotFound("Catatan yang hendak diurungkan tidak ada.", "Muat ulang, lalu pilih lagi.")
    one = row[0]

    def make(workbook: RecordBook) -> list[Thing]:
        other = db.ask("meeting/events", rencana_id=rencana_id, rapat=one["rapat"])
        if one["peristiwa"] == "buka" and (len(other) > 1 or not read_rapat_changes(db, workbook.rapat).empty):
            raise MonevError(
                "Rapat ini sudah berisi catatan, jadi pembukaannya tidak dapat diurungkan.",
                "Ubah judul, tanggal atau posisinya, atau tutup rapatnya.",
            )
        return [b for change in json.loads(one["ubah"]) for b in workbook.undo_change(change)]

    allowed = one["peristiwa"] in ("tutup", "lanjutkan")
    return record_change(
        db, satker, tahun, "urungkan", one["rapat"], make, pelaku=pelaku, allow_closed=allowed, undoes=entry
    )
