"""Words of a report: the statuses people may write, dates in cells, a tenggat as a sheet names it.

Shared by the template's sheets and by a Status column in a plain plan table (DESIGN §5–§6).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from monev.baca.kamus import bakukan
from monev.baca.waktu import baca_waktu
from monev.istilah import STATUS_BUKTI, STATUS_LAPORAN
from monev.tanggal import sebut, sebut_tenggat

_STATUS_LAPORAN = {bakukan(kata): kode for kode, kata in STATUS_LAPORAN.items()}
_STATUS_BUKTI = {bakukan(kata): kode for kode, kata in STATUS_BUKTI.items()}
# What people write for "done" and "there". Never taken as such: a number on the pimpinan's page hangs on it.
_MAKSUD_SELESAI = frozenset(
    (
        "sudah",
        "sudah selesai",
        "done",
        "ok",
        "oke",
        "tuntas",
        "terlaksana",
        "telah",
        "beres",
        "ya",
        "v",
        "finish",
        "100",
    )
)
KOSONG = frozenset({"", "-", "–"})
"""What people write in a cell that has nothing to say."""


def baca_status(teks: str) -> str | None:
    """The code of a reported status; blank is belum, None for a word that is none of the four.

    Case and spacing do not matter; synonyms are asked back, never guessed.
    """
    return "belum" if teks.strip() in KOSONG else _STATUS_LAPORAN.get(bakukan(teks))


def baca_status_bukti(teks: str) -> str | None:
    """The code of a bukti's status; blank is belum_ada, None for a word that is none of the five."""
    return "belum_ada" if teks.strip() in KOSONG else _STATUS_BUKTI.get(bakukan(teks))


def keluhan_status(teks: str, *, bukti: bool = False) -> str:
    """What to say of a status that is none of the accepted ones."""
    pilihan = ", ".join((STATUS_BUKTI if bukti else STATUS_LAPORAN).values())
    maksud = ""
    if bakukan(teks) in _MAKSUD_SELESAI:
        maksud = f" Bila maksudnya sudah, pilih {'Ada' if bukti else 'Selesai'}."
    return f"Status “{teks}” tidak dikenal. Isi salah satu: {pilihan}; atau kosongkan.{maksud}"


def baca_tanggal(teks: str, nilai: datetime | None) -> date | None:
    """The day a cell names: a real date, or text that is plainly one (`30/06/2025`, `30 Juni 2025`, `2025-06-30`).

    None for anything else, a bare month included. A year is never supplied.
    """
    if nilai is not None:
        return nilai.date()
    try:
        return date.fromisoformat(teks.strip()[:10]) if teks.strip()[:4].isdigit() else _dari_kata(teks)
    except ValueError:
        return _dari_kata(teks)


def _dari_kata(teks: str) -> date | None:
    waktu = baca_waktu(teks, None)
    if waktu.jenis_target != "tanggal" or len(waktu.tenggat) != 1:
        return None
    return waktu.tenggat[0].jatuh_tempo


def keluhan_tanggal(tanggal: date, tahun: int | None) -> str | None:
    """What to say of a tanggal selesai that cannot be right for a rencana of `tahun`; None where it can.

    Before the plan's year it is refused (in January the year is most often mistyped so), and later than the year
    after it, too. In the year after it is a late completion, which is real.
    """
    if tahun is None or tahun <= tanggal.year <= tahun + 1:
        return None
    if tanggal.year < tahun:
        return (
            f"Tanggal selesai {sebut(tanggal)} ada sebelum tahun rencana ({tahun}). Periksa tahunnya; bila memang "
            f"selesai sebelumnya, tulis 1 Januari {tahun} dan jelaskan di Kendala atau Tindak lanjut."
        )
    return f"Tanggal selesai {sebut(tanggal)} terlalu jauh sesudah tahun rencana ({tahun}). Periksa tahunnya."


def kunci_tenggat(teks: str, nilai: datetime | None, tahun: int | None, punya: Iterable[str]) -> str | None:
    """The key of the tenggat a cell names, preferring those the langkah has (`punya`); None where it names none.

    As exported (`Oktober 2025`, `4 Agustus 2025`), as a key (`2025-10`), as a real date (Excel makes one of
    `Oktober 2025` typed anew), or in any notation of TARGET WAKTU that names one tenggat.
    """
    punya = list(punya)
    baku = bakukan(teks)
    for kunci in punya:
        if baku in (bakukan(sebut_tenggat(kunci)), bakukan(kunci)):
            return kunci
    if nilai is not None:
        hari, bulan = nilai.date().isoformat(), nilai.date().isoformat()[:7]
        return hari if hari in punya or bulan not in punya else bulan
    tenggat = baca_waktu(teks, tahun).tenggat
    return tenggat[0].tenggat if len(tenggat) == 1 else None
