"""What a meeting leaves open: asked before it is closed; whoever closes it may leave it so."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from monev import figures
from monev.core.dates import format_tenggat
from monev.meeting.closed_figures import rapat_view
from monev.meeting.meeting_records import (
    Rapat,
    read_attendance,
    read_decisions,
    read_earlier_tindak_lanjut,
    read_notes,
    read_rapat_changes,
    read_remarks,
)

if TYPE_CHECKING:
    from monev.database import Database


def open_matters(db: Database, rapat: Rapat) -> list[str]:
    """Whole sentences, one per matter: people not marked, times and leaders not said, late work and overdue follow-ups
    nobody spoke of, decisions not agreed to, completions without a date. A follow-up without PIC or day cannot be
    written (`decide`)."""
    people = Counter(row["kehadiran"] for row in read_attendance(db, rapat))
    result = []
    if not people["hadir"]:
        result.append("Belum ada yang ditandai hadir.")
    if people["diundang"]:
        result.append(f"{people['diundang']} orang yang diundang belum ditandai hadir, izin, atau dinas luar.")
    unsaid = [
        name
        for name, value in (
            ("pemimpin rapat", rapat.pemimpin),
            ("notulis", rapat.notulis),
            ("jam mulai", rapat.rincian.mulai),
            ("jam selesai", rapat.rincian.selesai),
        )
        if not value
    ]
    if unsaid:
        result.append(f"Belum diisi: {', '.join(unsaid)}.")
    if late := late_and_not_discussed(db, rapat):
        result.append(f"Terlambat dan belum dibahas: {_name_some(late)}.")
    if overdue := _overdue_and_untouched(db, rapat):
        result.append(f"{overdue} tindak lanjut rapat yang lalu sudah lewat batas waktunya dan belum diputuskan lagi.")
    if unread := sum(not t["disepakati"] for t in read_decisions(db, rapat)):
        result.append(f"{unread} keputusan belum dibacakan dan disepakati.")
    if undated := completions_without_date(db, rapat):
        result.append(f"Dilaporkan selesai tanpa tanggal: {_name_some(undated)}. Tanyakan tanggalnya.")
    return result


def _name_some(places: list[tuple[str, str]]) -> str:
    named = ", ".join(f"{kode} ({format_tenggat(tenggat)})" for kode, tenggat in places[:3])
    return named + (f" dan {len(places) - 3} lagi" if len(places) > 3 else "")


def late_and_not_discussed(db: Database, rapat: Rapat) -> list[tuple[str, str]]:
    """The kode and tenggat of what is late and of which this meeting recorded nothing: no change, no note and no
    follow-up of it, and nothing said of its area as a whole. Of a plan nothing was reported of nothing is late."""
    p = rapat_view(db, rapat)
    if p.rencana_only:
        return []
    recorded = [row for read in (read_notes, read_decisions) for row in read(db, rapat)]
    kode = {row["kode"] for row in [*recorded, *read_rapat_changes(db, rapat)] if row["kode"]}
    of_whole_areas = [*(row for row in recorded if not row["kode"]), *read_remarks(db, rapat)]
    area = {area["area"] for area in of_whole_areas if area["area"]}
    late = [t for t in figures.tenggat(db, p) if t["status"] == "terlambat"]
    return [(t["kode"], t["tenggat"]) for t in late if t["kode"] not in kode and t["area"] not in area]


def _overdue_and_untouched(db: Database, rapat: Rapat) -> int:
    """How many follow-ups of earlier meetings are overdue and were neither settled nor moved in this one."""
    earlier = read_earlier_tindak_lanjut(db, rapat)
    return sum(bool(t["hari_terlambat"]) and t["rapat_terakhir"] != rapat.nomor for t in earlier)


def completions_without_date(db: Database, rapat: Rapat) -> list[tuple[str, str]]:
    """The kode and tenggat of what this meeting recorded as done and whose day it does not know."""
    last: dict[tuple[str, str], dict[str, str | None]] = {}
    for change in reversed(read_rapat_changes(db, rapat)):  # oldest first: what was said last stands
        if change["menarik"] is None and not change["ditarik"] and change["tenggat"] and not change["bukti"]:
            last.setdefault((change["kode"], change["tenggat"]), {})[change["kolom"]] = change["ke"]
    return [key for key, said in last.items() if said.get("laporan") == "selesai" and not said.get("tanggal_selesai")]
