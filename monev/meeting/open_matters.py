"""What a meeting leaves open: asked before it is closed, never in the way of closing it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from monev.core.dates import format_tenggat
from monev.database import to_rows
from monev.meeting.meeting_records import Rapat, read_attendance, read_rapat_changes

if TYPE_CHECKING:
    from monev.database import Database


def open_matters(db: Database, rapat: Rapat) -> list[str]:
    """Whole sentences, one per matter: people not marked, times and leaders not said, completions without a date."""
    people = Counter(h["kehadiran"] for h in to_rows(read_attendance(db, rapat)))
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
    if undated := completions_without_date(db, rapat):
        named = ", ".join(f"{kode} ({format_tenggat(tenggat)})" for kode, tenggat in undated[:3])
        more = f" dan {len(undated) - 3} lagi" if len(undated) > 3 else ""
        result.append(f"Dilaporkan selesai tanpa tanggal: {named}{more}. Tanyakan tanggalnya.")
    return result


def completions_without_date(db: Database, rapat: Rapat) -> list[tuple[str, str]]:
    """The kode and tenggat of what this meeting recorded as done and whose day it does not know."""
    last: dict[tuple[str, str], dict[str, str | None]] = {}
    for change in reversed(to_rows(read_rapat_changes(db, rapat))):  # oldest first: what was said last stands
        if change["menarik"] is None and not change["ditarik"] and change["tenggat"] and not change["bukti"]:
            last.setdefault((change["kode"], change["tenggat"]), {})[change["kolom"]] = change["ke"]
    return [key for key, said in last.items() if said.get("laporan") == "selesai" and not said.get("tanggal_selesai")]
