"""A meeting's figures as they were when it was closed: made again a year later, its documents say the same.

What was known is told by the journal's order: everything up to the entry that closed it. An unggahan grows no more once
a meeting was closed on it (`Newest.is_continued_by`).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from monev.core.errors import NotFound
from monev.figures import View, find_rencana, view_at
from monev.figures.views import judge
from monev.meeting.meeting_records import Rapat

if TYPE_CHECKING:
    from monev.database import Database, Row


def read_letter(db: Database, rapat: Rapat) -> Row:
    """What is known of the letter that asked to a meeting, and changes no more by what is recorded while it goes on:
    dibuka_entri (that opened the meeting), entri and waktu of its last change, diundang (the numbers with which those
    were written down who were asked to come)."""
    (row,) = db.ask("meeting/letter", rencana_id=rapat.rencana_id, rapat=rapat.nomor, sampai=rapat.sampai)
    return row


def closing_entry(db: Database, rapat: Rapat) -> int | None:
    """Number of the journal entry that closed this meeting; None while it goes on."""
    if rapat.sampai is not None:
        return rapat.sampai
    (last,) = db.ask("meeting/last_close", rencana_id=rapat.rencana_id, rapat=rapat.nomor)
    return last["entri"]


def rapat_view(db: Database, rapat: Rapat) -> View:
    """The view all figures of a meeting are of: of a closed one as at its close, else the present one at its posisi;
    changes are told against the end of what came before its periode. Raises NotFound."""
    entry = closing_entry(db, rapat)
    p = view_at_entry(db, rapat.satker, rapat.tahun, rapat.posisi, entry)
    return told_since(db, p, rapat.periode.before, entry)


def told_since(db: Database, p: View, day: date, entry: int | None = None) -> View:
    """The same view with its changes told against the end of `day`; nothing to compare with where nothing reports of
    that day or an earlier one. `entry`: as in `view_at_entry`."""
    if p.posisi_sebelum == day:
        return p
    before = view_at_entry(db, p.satker, p.tahun, day, entry)
    is_there = before.posisi_unggahan <= day
    return replace(
        p,
        posisi_sebelum=day,
        unggahan_sebelum_id=before.unggahan_id if is_there else None,
        unggahan_sebelum=before.unggahan if is_there else None,
        hash_sebelum=before.hash_entri if is_there else None,
    )


def view_at_entry(db: Database, satker: str, tahun: int, posisi: date, entry: int | None) -> View:
    """As `figures.view_at`, with what had been stored and cancelled up to journal entry `entry` (None: now)."""
    if entry is None:
        return view_at(db, satker, tahun, posisi)
    rencana = find_rencana(db, satker, tahun)
    view = judge(db, [rencana.rencana_id], posisi, up_to=entry).get(rencana.rencana_id)
    if view is None:
        raise NotFound(
            f"Saat rapat ditutup, semua unggahan rencana {rencana.satker} tahun {rencana.tahun} sedang dibatalkan.",
            "Lanjutkan rapat itu, lalu tutup lagi bila rencananya sudah ada.",
        )
    return view
