"""One thing of the newest version changed in the app itself, without Excel: checked, recorded, taken back.

Such changes are unggahan too (docs/design.md §6): all of one meeting are one, of jenis "rapat", and all that one person
makes on one day outside of meetings are one, of jenis "suntingan". The journal keeps each change by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from monev.access import name_of
from monev.core.dates import format_day
from monev.core.errors import NotFound, VersionClash
from monev.core.typed_input import EntryRefused
from monev.database import Database, to_rows
from monev.edits.edit_checks import (
    COLUMNS,
    DERIVED,
    check_laporan,
    choose_posisi,
    complete_entries,
    name_value,
    selesai_since,
    tidy_entries,
)
from monev.edits.newest import Newest, find_newest, not_there, read_langkah
from monev.journal import Entry
from monev.writing.append import NewEntry, append_with_retry, field_change, format_when, taken_back
from monev.writing.at_entry import find_targets
from monev.writing.changes import compare


@dataclass(frozen=True, slots=True)
class Target:
    """What is changed: a langkah (its PIC), one tenggat of it (its report), or one bukti of that tenggat, by name."""

    kode: str
    tenggat: str | None = None
    bukti: str | None = None

    @property
    def kind(self) -> str:
        """langkah, tenggat or bukti."""
        return "langkah" if self.tenggat is None else "tenggat" if self.bukti is None else "bukti"


@dataclass(frozen=True, slots=True)
class EntryClash:
    """One field that somebody else changed to something else meanwhile. Values as stored; `pelaku` by their name."""

    column: str
    stored: str | None
    entry: str | None
    pelaku: str
    waktu: datetime


class EditClash(VersionClash):
    """Somebody else changed the same field since it was shown; nothing was stored. `clashes` has each field."""

    def __init__(self, clashes: tuple[EntryClash, ...], heading: Mapping[str, str], cause: str) -> None:
        super().__init__(
            " ".join(
                f"{heading[b.column]} sudah diubah oleh {b.pelaku} ({format_when(b.waktu)}) menjadi "
                f"“{name_value(b.column, b.stored)}”, sedangkan Anda {cause} “{name_value(b.column, b.entry)}”."
                for b in clashes
            ),
            "Belum ada yang berubah. Bandingkan keduanya, lalu simpan lagi bila isian Anda tetap perlu.",
        )
        self.clashes = clashes


@dataclass(frozen=True, slots=True)
class EditResult:
    """What came of a change. `entry` is None where there was nothing to store: it was so already.

    `unggahan` and `posisi` say under which version it stands, `keterangan` what else the person should know.
    """

    entry: Entry | None
    unggahan: int
    posisi: date
    notes: tuple[str, ...] = ()


def edit(
    db: Database,
    satker: str,
    tahun: int,
    where: Target,
    value: Mapping[str, Any],
    *,
    pelaku: str,
    seen: Mapping[str, Any] | None = None,
    posisi: date | None = None,
    rapat: int | None = None,
) -> EditResult:
    """Change fields of one thing in the newest version, with the checks of an upload; durable when it returns.

    `value`: field → new value. Of a langkah: pic. Of a tenggat: laporan (code), tanggal_selesai (date, its ISO text
    or None), kendala, tindak_lanjut. Of a bukti: status (code), tautan, catatan. `seen`: the values the person had
    before them; a field somebody else changed since is refused, any other change of theirs is kept. Without it the
    fields are set whatever they were. `posisi`: else today's, never before the newest unggahan's. `rapat`: the number
    of the meeting it is made in, whose posisi it takes.

    Raises EntryRefused (a sentence per field), EditClash (both values, who, when), NotFound (satker,
    tahun, kode, tenggat, bukti or meeting). Then nothing is stored.
    """
    tidied = tidy_entries(where.kind, value)
    seen_values = tidy_entries(where.kind, seen or {})

    def change_fields(current: Newest, place: dict[str, Any], day: date) -> _FieldValues:
        change = field_change(tidied, place, seen_values)
        _refuse_clash(db, current, where, change.clashes, place)
        values = change.values
        notes = complete_entries(where.kind, place, values) if values else ()
        if where.kind == "tenggat" and values:
            finished = {**place, **values}
            check_laporan(finished, values, day, tahun)
            values[DERIVED] = selesai_since(place, finished, day)
        return _FieldValues({k: v for k, v in values.items() if place[k] != v}, notes)

    return _record_edit(db, satker, tahun, where, change_fields, pelaku=pelaku, posisi=posisi, rapat=rapat)


def change_place(
    db: Database,
    satker: str,
    tahun: int,
    where: Target,
    change: Callable[[Mapping[str, Any]], Mapping[str, Any]],
    *,
    pelaku: str,
    posisi: date | None = None,
    file: bytes | None = None,
) -> EditResult:
    """As `edit`, for new values that follow from what stands there: `change` is asked again where somebody was first.

    `file`: bytes that the change brings, kept beside the journal. Raises what `edit` and `change` raise.
    """

    def change_fields(current: Newest, place: dict[str, Any], day: date) -> _FieldValues:
        values: dict[str, Any] = {k: v for k, v in tidy_entries(where.kind, change(place)).items() if place[k] != v}
        notes = complete_entries(where.kind, place, values) if values else ()
        return _FieldValues(values, notes)

    return _record_edit(db, satker, tahun, where, change_fields, pelaku=pelaku, posisi=posisi, rapat=None, file=file)


def cancel_change(
    db: Database, satker: str, tahun: int, entry: int, *, pelaku: str, posisi: date | None = None
) -> EditResult:
    """Take back what journal entry `entry`, a change made in the app, did: a new change with the values swapped.

    At the newest unggahan's posisi unless another is given. Only while every field still has the value it gave; else
    EditClash says who changed it since. It belongs to the same meeting while that is open. Raises
    NotFound for an entry that is no change of this rencana, and EntryRefused where what it would bring back
    cannot stand beside what was reported since.
    """
    current = find_newest(db, satker, tahun)
    fields = to_rows(db.ask("uploads/edit_content", rencana_id=current.rencana.rencana_id, nomor=entry))
    if not fields:
        raise NotFound(
            "Perubahan yang hendak diurungkan tidak ada pada rencana ini.", "Muat ulang halaman, lalu pilih lagi."
        )
    where = Target(*(fields[0][k] for k in ("kode", "tenggat", "bukti")))
    given, former = ({field["kolom"]: field[side] for field in fields} for side in ("ke", "dari"))

    def give_back(current: Newest, place: dict[str, Any], day: date) -> _FieldValues:
        change = taken_back(former, given, place)
        told = {k: v for k, v in change.clashes.items() if k != DERIVED}
        _refuse_clash(db, current, where, told, place, cause="hendak mengembalikannya ke")
        if where.kind == "tenggat":
            check_laporan({**place, **change.values}, change.values, day, tahun)
        return _FieldValues(change.values)

    rapat = fields[0]["rapat"]
    if rapat is not None and _read_rapat(db, current, rapat)["status"] != "berlangsung":
        rapat = None
    return _record_edit(db, satker, tahun, where, give_back, pelaku=pelaku, posisi=posisi, rapat=rapat, undoes=entry)


@dataclass(frozen=True, slots=True)
class _FieldValues:
    """What a change comes to on the newest version: field → new value, each different from what is stored."""

    values: dict[str, str | None]
    notes: tuple[str, ...] = ()


ChangeFields = Callable[[Newest, dict[str, Any], date], _FieldValues]
"""The newest version, the thing in it that is changed, and the posisi → the fields that change."""


def _record_edit(
    db: Database,
    satker: str,
    tahun: int,
    where: Target,
    change_fields: ChangeFields,
    *,
    pelaku: str,
    posisi: date | None,
    rapat: int | None,
    undoes: int | None = None,
    file: bytes | None = None,
) -> EditResult:
    """Plan on the newest version and store; where somebody stored in between, plan anew on theirs."""
    results: list[EditResult] = []  # one for each time it was planned; the last one came to pass

    def plan(_: VersionClash | None) -> NewEntry | None:
        current = find_newest(db, satker, tahun)
        langkah, place = _find_place(db, current, where)
        # Taken back where it was done: at today's posisi the view it was done in would go on showing it.
        day, notes = _posisi_of_edit(db, current, posisi if undoes is None else posisi or current.posisi, rapat)
        change = change_fields(current, place, day)
        if not change.values:
            results.append(EditResult(None, current.nomor, current.posisi, change.notes))
            return None
        content = _build_content(db, current, where, langkah, change.values, pelaku=pelaku, day=day, rapat=rapat)
        results.append(EditResult(None, content["unggahan"], day, notes + change.notes))
        whole = {**content, "menarik": undoes}
        return NewEntry("suntingan", current.rencana.satker, tahun, whole, current.after, file)

    entry = append_with_retry(db, plan, pelaku=pelaku)
    return replace(results[-1], entry=entry)


def _refuse_clash(
    db: Database,
    current: Newest,
    where: Target,
    wanted: Mapping[str, Any],
    place: Mapping[str, Any],
    *,
    cause: str = "mengisi",
) -> None:
    """Raise EditClash where fields clash (field → what was wanted), naming who gave each its present value."""
    clashes = []
    for column, value in wanted.items():
        field = {"kode": where.kode, "tenggat": where.tenggat, "bukti": where.bukti, "kolom": column}
        (by,) = to_rows(db.ask("uploads/field_changes", rencana_id=current.rencana.rencana_id, **field))
        clashes.append(EntryClash(column, place[column], value, name_of(db, by["pelaku"]), by["waktu"]))
    if clashes:
        raise EditClash(tuple(clashes), COLUMNS[where.kind], cause)


def _find_place(db: Database, current: Newest, where: Target) -> tuple[dict[str, Any], dict[str, Any]]:
    """The langkah, and the part of it that is changed."""
    langkah = read_langkah(db, current.unggahan_id, where.kode)
    if langkah is None or not find_targets(langkah, where.tenggat, None):
        raise not_there(db, current, where.kode, where.tenggat)
    place = find_targets(langkah, where.tenggat, where.bukti)
    if not place:
        existing = ", ".join(f"“{b['nama']}”" for b in find_targets(langkah, where.tenggat, None)[0]["bukti"])
        raise NotFound(
            f"Bukti “{where.bukti}” tidak ada pada langkah {where.kode}.",
            f"Bukti yang ada: {existing}." if existing else "Tenggat ini tidak menyebut bukti.",
        )
    return langkah, place[0]


def _build_content(
    db: Database,
    current: Newest,
    where: Target,
    langkah: dict[str, Any],
    values: dict[str, str | None],
    *,
    pelaku: str,
    day: date,
    rapat: int | None,
) -> dict[str, Any]:
    """The content of the journal entry: under which unggahan, what changes, and what that one changes by now.

    `langkah` is that of the newest version; it gets the new values, in place.
    """
    jenis = "suntingan" if rapat is None else "rapat"
    continuing = current.is_continued_by(jenis, day, pelaku, rapat)
    origin = read_langkah(db, (current.asal_id if continuing else None) or current.unggahan_id, where.kode)
    assert origin is not None  # a change made in the app adds no langkah
    targets = find_targets(langkah, where.tenggat, where.bukti)
    named = {"kode": where.kode, "tenggat": where.tenggat, "bukti": where.bukti}
    fields = [{**named, "kolom": name, "dari": targets[0][name], "ke": value} for name, value in values.items()]
    for target in targets:
        target.update(values)
    return {
        "unggahan": current.nomor if continuing else current.nomor_terbesar + 1,
        "asal": current.asal if continuing else current.nomor,
        "jenis": jenis,
        "rapat": rapat,
        "posisi": day.isoformat(),
        "ubah": fields,
        "perubahan": [change.as_dict() for change in compare([origin], [langkah])],
    }


def _posisi_of_edit(
    db: Database, current: Newest, posisi: date | None, rapat: int | None
) -> tuple[date, tuple[str, ...]]:
    if rapat is None:
        return choose_posisi(posisi, current.posisi, current.rencana.tahun), ()
    meeting = _read_rapat(db, current, rapat)
    if meeting["status"] != "berlangsung":
        raise EntryRefused(
            {"rapat": f"Rapat “{meeting['judul']}” sudah ditutup, jadi catatannya tidak berubah lagi."},
            "Lanjutkan rapat itu dahulu, atau ubah di panel langkah di luar rapat.",
        )
    if meeting["posisi"] >= current.posisi:
        return meeting["posisi"], ()
    return current.posisi, (
        f"Unggahan terbaru melaporkan posisi {format_day(current.posisi)}, sesudah posisi rapat "
        f"({format_day(meeting['posisi'])}); "
        f"perubahan dicatat pada posisi {format_day(current.posisi)}.",
    )


def _read_rapat(db: Database, current: Newest, rapat: int) -> dict[str, Any]:
    found = to_rows(db.ask("meeting/one_meeting", rencana_id=current.rencana.rencana_id, rapat=rapat))
    if not found:
        raise NotFound(
            f"Rapat {rapat} tidak ada pada rencana {current.rencana.satker} tahun {current.rencana.tahun}.",
            "Buka rapat dari halaman Rapat, lalu ulangi.",
        )
    return found[0]
