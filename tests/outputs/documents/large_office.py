"""A plan of 300 langkah with its meeting: long names, months that are late, more faults than fit a slide."""

from __future__ import annotations

from datetime import date
from typing import Any

from monev import meeting
from monev.database import Database
from monev.figures import View, view_at
from monev.meeting import Rapat
from tests.makers import SATKER, TAHUN, append_unggahan, langkah_content, sample_content, tenggat_content

POSISI = date(2025, 9, 30)
LONG_ROLE = "Kepala Subbagian Teknis Penyelenggaraan Pemilu, Partisipasi dan Hubungan Masyarakat"
_PICS = ("Sekretaris", LONG_ROLE, "Kasubbag Hukum dan SDM", None)
_AREAS = ("I", "II", "III", "IV", "V", "VI", "VII")


def open_large_meeting(db: Database) -> tuple[View, Rapat]:
    """300 langkah in seven areas, every fifth one monthly, and a meeting with 18 people and 12 follow-ups."""
    append_unggahan(db, sample_content([_langkah(n) for n in range(300)], posisi=POSISI.isoformat()))
    p = view_at(db, SATKER, TAHUN, POSISI)
    who = {"pelaku": "Ani"}
    r = meeting.open_rapat(db, SATKER, TAHUN, judul="Rapat evaluasi", tanggal="2025-10-10", posisi=POSISI, **who)
    meeting.add_attendance(db, r, [(f"Pegawai {n}", LONG_ROLE) for n in range(18)], **who)
    for n in range(12):
        agreed = f"Lengkapi bukti dukung yang ke-{n} dan sampaikan kepada tim. " * 4
        meeting.decide(db, r, uraian=agreed, pic=LONG_ROLE, batas="2025-10-25", **who)
    return p, r


def _langkah(n: int) -> dict[str, Any]:
    months = range(1, 13) if n % 5 == 0 else [n % 12 + 1]
    return langkah_content(
        f"{_AREAS[n % 7]}.{n // 7 + 1}.1",
        [_tenggat(n, f"2025-{month:02d}") for month in months],
        pic=_PICS[n % 4],
        langkah_aksi=f"Melaksanakan sosialisasi dan internalisasi nilai integritas {n} kepada seluruh pegawai " * 3,
    )


def _tenggat(n: int, month: str) -> dict[str, Any]:
    bukti = {"Undangan rapat koordinasi": "ada" if n % 2 else "belum_ada", "Notulensi": "belum_ada"}
    if n % 3 == 0 or month > "2025-09":
        return tenggat_content(month, bukti=bukti, kendala="Anggaran belum cair" if n % 9 == 0 else "")
    return tenggat_content(month, "selesai", bukti=bukti, tanggal_selesai=f"{month}-20")
