"""The clock: the only thing tests replace. MONEV_HARI_INI (YYYY-MM-DD) fixes the date for tests and rehearsals."""

from __future__ import annotations

import os
from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from monev.galat import SetelanSalah
from monev.tanggal import akhir_bulan

ZONA_BAWAAN = "Asia/Jakarta"


def zona() -> ZoneInfo:
    """The office's zone: MONEV_ZONA, else WIB. Raises SetelanSalah for a name that is no zone."""
    nama = os.environ.get("MONEV_ZONA") or ZONA_BAWAAN
    try:
        return ZoneInfo(nama)
    except (ZoneInfoNotFoundError, ValueError) as galat:
        raise SetelanSalah(
            f"MONEV_ZONA = “{nama}” bukan nama zona waktu.",
            "Yang diterima: Asia/Jakarta (WIB), Asia/Makassar (WITA) atau Asia/Jayapura (WIT).",
        ) from galat


def sekarang() -> datetime:
    """The present moment in the office's zone, to the second. Raises SetelanSalah where a setting says no date."""
    kini = datetime.now(zona()).replace(microsecond=0)
    tetap = os.environ.get("MONEV_HARI_INI")
    if tetap:
        hari = _hari(tetap)
        return kini.replace(year=hari.year, month=hari.month, day=hari.day)
    return kini


def hari_ini() -> date:
    """Today in the office's zone."""
    return sekarang().date()


def posisi_bawaan(tahun: int) -> date:
    """The posisi when nobody chose one: today, at most 31 December of the rencana's tahun (DESIGN §5)."""
    return min(hari_ini(), akhir_bulan(tahun, 12))


def _hari(teks: str) -> date:
    try:
        return date.fromisoformat(teks.strip())
    except ValueError as galat:
        raise SetelanSalah(
            f"MONEV_HARI_INI = “{teks}” bukan tanggal.",
            "Yang diterima: tahun-bulan-tanggal, misalnya MONEV_HARI_INI=2025-09-30; atau kosongkan setelan itu.",
        ) from galat
