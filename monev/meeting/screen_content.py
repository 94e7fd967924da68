"""What each screen of a meeting shows. Every figure is asked of monev.figures; nothing is counted here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import NamedTuple

from monev import figures
from monev.core.errors import NotFound
from monev.core.grouping import group_by
from monev.core.periods import Periode
from monev.database import Database, Row
from monev.figures import View
from monev.figures.answers import narrowed
from monev.meeting.meeting_records import (
    Rapat,
    read_decisions,
    read_earlier_tindak_lanjut,
    read_notes,
)
from monev.writing.versions import changes_since_triwulan


class AreaChanges(NamedTuple):
    """What changed in one area."""

    area: str
    name: str
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class AreaScreen:
    """One area: its figures (of `figures.per_area`), its row of the heatmap (`figures.matrix`), what
    is late and what falls due until the next meeting (`figures.tenggat`), what cannot be judged
    (`figures.langkah_without_target`), its gaps (`figures.kesenjangan`), and what the meeting noted and agreed of it
    so far, with what earlier ones left open."""

    counts: Row
    matrix: list[Row]
    terlambat: list[Row]
    soon: list[Row]
    without_target: list[Row]
    kesenjangan: list[Row]
    notes: list[Row]
    decisions: list[Row]
    earlier_tindak_lanjut: list[Row]


def changes_per_area(db: Database, p: View) -> list[AreaChanges]:
    """What is different between the view at the end of what came before the periode and this one, area by area in the
    plan's order: rows of `changes_since_triwulan`."""
    area_of = {row["kode"]: row["area"] for row in figures.langkah(db, p)}
    names = {a["area"]: a["nama_area"] for a in figures.per_area(db, p)}
    # A langkah that is gone has its area only in its kode.
    found = group_by(changes_since_triwulan(db, p), lambda b: area_of.get(b["kode"]) or b["kode"].partition(".")[0])
    return [AreaChanges(area, names.get(area, ""), found[area]) for area in names | found if area in found]


def read_area_screen(db: Database, p: View, rapat: Rapat, area: str) -> AreaScreen:
    """One area's screen. Raises NotFound for an area this version has not."""
    counts = next((row for row in figures.per_area(db, p) if row["area"] == area), None)
    if counts is None:
        raise NotFound(f"Area “{area}” tidak ada di rencana ini.", "Pilih layar lain dari daftar layar.")
    return AreaScreen(
        counts=counts,
        matrix=narrowed(figures.matrix(db, p), tingkat="area", area=area),
        terlambat=narrowed(figures.tenggat(db, p), status="terlambat", area=area),
        soon=narrowed(due_until_next_meeting(db, p, rapat.periode), area=area),
        without_target=[row for row in figures.langkah_without_target(db, p) if row["area"] == area],
        kesenjangan=narrowed(figures.kesenjangan(db, p), area=area),
        notes=read_notes(db, rapat, area=area),
        decisions=read_decisions(db, rapat, area=area),
        earlier_tindak_lanjut=read_earlier_tindak_lanjut(db, rapat, area=area),
    )


def next_targets(db: Database, p: View, periode: Periode) -> list[Row]:
    """Tenggat not done that fall due in what comes after a periode: columns of `figures.tenggat`."""
    return _open_and_due(db, p, periode.following.before, periode.following.end)


def due_until_next_meeting(db: Database, p: View, periode: Periode) -> list[Row]:
    """Tenggat not done that fall due after posisi and before the next meeting has its posisi, the end of what comes
    after a periode: columns of `figures.tenggat`."""
    return _open_and_due(db, p, p.posisi, periode.following.end)


def _open_and_due(db: Database, p: View, after: date, until: date) -> list[Row]:
    coming = [
        t
        for t in figures.tenggat(db, p)
        if t["status"] not in ("selesai", "tidak_berlaku") and after < t["jatuh_tempo"] <= until
    ]
    return sorted(coming, key=itemgetter("jatuh_tempo", "urutan"))


def done_langkah(db: Database, p: View) -> set[str]:
    """The kode of every langkah of which all that was due by posisi is done."""
    rows = figures.langkah(db, p)
    return {row["kode"] for row in rows if row["capaian_N"] and row["capaian_n"] == row["capaian_N"]}
