"""One thing of the newest version changed in the app itself, without Excel: checked, recorded, taken back.

Such changes are unggahan too (DESIGN §6): all of one meeting are one, of jenis "rapat", and all that one person makes
on one day outside of meetings are one, of jenis "suntingan". The journal keeps each change by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from monev.core.dates import format_day
from monev.core.errors import NotFound, VersionClash
from monev.core.typed_input import EntryRefused
from monev.database import Database, to_rows
from monev.edits.edit_checks import DERIVED, check_laporan, choose_posisi, complete_entries, selesai_since, tidy_entries
from monev.edits.edit_clashes import EditClash, EntryClash, Target, refuse_clash
from monev.edits.newest import Newest, find_newest, not_there, read_langkah
from monev.journal import Entry
from monev.writing.at_entry import find_targets
from monev.writing.changes import compare

__all__ = ["EditClash", "EditResult", "EntryClash", "Target", "cancel_change", "edit"]

RETRIES = 100
"""How often a change is applied anew because somebody else stored first; each time somebody did get theirs stored."""


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

    def plan_edit(current: Newest, place: dict[str, Any], day: date) -> _EditPlan:
        content = {k: v for k, v in tidied.items() if place[k] != v and seen_values.get(k, place[k]) != v}
        refuse_clash(
            db,
            current,
            where,
            {k: v for k, v in content.items() if k in seen_values and seen_values[k] != place[k]},
            place,
        )
        info = complete_entries(where.kind, place, content) if content else ()
        if where.kind == "tenggat" and content:
            finished = {**place, **content}
            check_laporan(finished, content, day, tahun)
            content[DERIVED] = selesai_since(place, finished, day)
        return _EditPlan({k: v for k, v in content.items() if place[k] != v}, info)

    return _record_edit(db, satker, tahun, where, plan_edit, pelaku=pelaku, posisi=posisi, rapat=rapat)


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
    row = to_rows(db.ask("uploads/edit_content", rencana_id=current.rencana.rencana_id, nomor=entry))
    if not row:
        raise NotFound(
            "Perubahan yang hendak diurungkan tidak ada pada rencana ini.", "Muat ulang halaman, lalu pilih lagi."
        )
    where = Target(*(row[0][k] for k in ("kode", "tenggat", "bukti")))
    given, at_first = ({b["kolom"]: b[side] for b in row} for side in ("ke", "dari"))

    def plan_edit(current: Newest, place: dict[str, Any], day: date) -> _EditPlan:
        other = {k: at_first[k] for k, v in given.items() if place[k] not in (v, at_first[k]) and k != DERIVED}
        refuse_clash(db, current, where, other, place, cause="hendak mengembalikannya ke")
        content = {k: v for k, v in at_first.items() if place[k] == given[k] != v}
        if where.kind == "tenggat":
            check_laporan({**place, **content}, content, day, tahun)
        return _EditPlan(content)

    rapat = row[0]["rapat"]
    if rapat is not None and _read_rapat(db, current, rapat)["status"] != "berlangsung":
        rapat = None
    return _record_edit(db, satker, tahun, where, plan_edit, pelaku=pelaku, posisi=posisi, rapat=rapat, undoes=entry)


@dataclass(frozen=True, slots=True)
class _EditPlan:
    """What a change comes to on the newest version: field → new value, each different from what is stored."""

    content: dict[str, str | None]
    notes: tuple[str, ...] = ()


def _record_edit(
    db: Database,
    satker: str,
    tahun: int,
    where: Target,
    plan_edit: Any,
    *,
    pelaku: str,
    posisi: date | None,
    rapat: int | None,
    undoes: int | None = None,
) -> EditResult:
    """Plan on the newest version and store; where somebody stored in between, plan anew on theirs."""
    for rest in reversed(range(RETRIES)):
        current = find_newest(db, satker, tahun)
        langkah, place = _find_place(db, current, where)
        # Taken back where it was done: at today's posisi the view it was done in would go on showing it.
        day, info = _posisi_of_edit(db, current, posisi if undoes is None else posisi or current.posisi, rapat)
        edit_plan = plan_edit(current, place, day)
        if not edit_plan.content:
            return EditResult(None, current.nomor, current.posisi, edit_plan.notes)
        content = _build_content(
            db, current, where, langkah, place, edit_plan.content, pelaku=pelaku, day=day, rapat=rapat
        )
        try:
            entry = db.journal.add(
                jenis="suntingan",
                pelaku=pelaku,
                satker=current.rencana.satker,
                tahun=tahun,
                content={**content, "menarik": undoes},
                after=current.after,
            )
        except VersionClash:
            if not rest:
                raise
            continue
        db.catch_up()
        return EditResult(entry, content["unggahan"], day, info + edit_plan.notes)
    raise AssertionError("unreachable: the last try returns or raises")


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
    place: dict[str, Any],
    content: dict[str, str | None],
    *,
    pelaku: str,
    day: date,
    rapat: int | None,
) -> dict[str, Any]:
    """The content of the journal entry: under which unggahan, what changes, and what that one changes by now."""
    jenis = "suntingan" if rapat is None else "rapat"
    continuing = current.is_continued_by(jenis, day, pelaku, rapat)
    origin = read_langkah(db, current.asal_id if continuing else current.unggahan_id, where.kode)
    change = [
        {
            "kode": where.kode,
            "tenggat": where.tenggat,
            "bukti": where.bukti,
            "kolom": column,
            "dari": place[column],
            "ke": index,
        }
        for column, index in content.items()
    ]
    for one in find_targets(langkah, where.tenggat, where.bukti):
        one.update(content)
    return {
        "unggahan": current.nomor if continuing else current.nomor_terbesar + 1,
        "asal": current.asal if continuing else current.nomor,
        "jenis": jenis,
        "rapat": rapat,
        "posisi": day.isoformat(),
        "ubah": change,
        "perubahan": [one.as_dict() for one in compare([origin], [langkah])],
    }


def _posisi_of_edit(
    db: Database, current: Newest, posisi: date | None, rapat: int | None
) -> tuple[date, tuple[str, ...]]:
    if rapat is None:
        return choose_posisi(posisi, current.posisi, current.rencana.tahun), ()
    one = _read_rapat(db, current, rapat)
    if one["status"] != "berlangsung":
        raise EntryRefused(
            {"rapat": f"Rapat “{one['judul']}” sudah ditutup, jadi catatannya tidak berubah lagi."},
            "Lanjutkan rapat itu dahulu, atau ubah di panel langkah di luar rapat.",
        )
    if one["posisi"] >= current.posisi:
        return one["posisi"], ()
    return current.posisi, (
        f"Unggahan terbaru melaporkan posisi {format_day(current.posisi)}, sesudah posisi rapat "
        f"({format_day(one['posisi'])}); "
        f"perubahan dicatat pada posisi {format_day(current.posisi)}.",
    )


def _read_rapat(db: Database, current: Newest, rapat: int) -> dict[str, Any]:
    row = to_rows(db.ask("meeting/one_meeting", rencana_id=current.rencana.rencana_id, rapat=rapat))
    if not row:
        raise NotFound(
            f"Rapat {rapat} tidak ada pada rencana {current.rencana.satker} tahun {current.rencana.tahun}.",
            "Buka rapat dari halaman Rapat, lalu ulangi.",
        )
    return row[0]
