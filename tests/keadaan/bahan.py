"""Plans and progress for the tests of meaning: short forms for examples told by hand, hypothesis for the rest."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from monev.basisdata import Basisdata
from tests.pembuat import TAHUN, isi_bukti, isi_contoh, isi_langkah, isi_tenggat, unggah

_NOMOR_SATKER = itertools.count(1)


@dataclass(frozen=True)
class Kiriman:
    """One unggahan as it goes into the journal, and whether it is cancelled afterwards."""

    isi: dict[str, Any]
    dibatalkan: bool = False


def tenggat(kunci: str, laporan: str = "belum", *status_bukti: str, **lain: Any) -> dict[str, Any]:
    """One tenggat that owes a bukti for each status given (none: no bukti at all)."""
    bukti = [isi_bukti(f"Dokumen {ke}", status, jenis="Notulensi") for ke, status in enumerate(status_bukti, start=1)]
    return isi_tenggat(kunci, laporan, **{"bukti": {}} | lain) | {"bukti": bukti}


def langkah(kode: str, *semua_tenggat: dict[str, Any], **lain: Any) -> dict[str, Any]:
    """One langkah of kode area[.sub_area].no.ordinal with its tenggat."""
    return isi_langkah(kode, list(semua_tenggat), **lain)


def kiriman(posisi: str, *semua_langkah: dict[str, Any], nomor: int = 1, **lain: Any) -> Kiriman:
    """One unggahan of these langkah at a posisi."""
    return Kiriman(isi_contoh(list(semua_langkah), unggahan=nomor, posisi=posisi, **lain))


def simpan(db: Basisdata, *semua: Kiriman, satker: str | None = None) -> str:
    """Append the unggahan to the journal of a satker of their own and let the database follow; the satker's name."""
    satker = satker or f"KPU Kabupaten Simulasi {next(_NOMOR_SATKER)}"
    for satu in semua:
        unggah(db.jurnal, satu.isi, satker=satker)
    for satu in semua:
        if satu.dibatalkan:
            isi = {"unggahan": satu.isi["unggahan"], "alasan": "salah berkas"}
            db.jurnal.tambah(jenis="pembatalan", pelaku="Penguji", satker=satker, tahun=TAHUN, isi=isi)
    db.ikuti()
    return satker


# Days on which something turns: ends of months, quarters and years, and the days beside them.
AKHIR = (date(2024, 12, 31), date(2025, 3, 31), date(2025, 6, 30), date(2025, 9, 30), date(2025, 12, 31))
HARI_GENTING = (
    *(hari_akhir + timedelta(days=geser) for hari_akhir in AKHIR for geser in (-1, 0, 1)),
    date(2025, 2, 28),
    date(2025, 8, 4),
    date(2026, 1, 31),
)

hari = st.one_of(st.sampled_from(HARI_GENTING), st.dates(date(2024, 10, 1), date(2026, 3, 31)))
_kunci_bulan = st.dates(date(2024, 11, 1), date(2026, 2, 28)).map(lambda d: f"{d:%Y-%m}")
_kunci = st.one_of(_kunci_bulan, _kunci_bulan, hari.map(date.isoformat))
_status_bukti = st.sampled_from(["belum_ada", "ada", "perlu_perbaikan", "terverifikasi", "tidak_berlaku"])


@st.composite
def _tenggat_acak(draw: st.DrawFn, kunci: str, posisi: date) -> dict[str, Any]:
    """Undated and dated Selesai, before and after the due date and posisi; windows of one to four months."""
    laporan = draw(st.sampled_from(["belum", "proses", "selesai", "selesai", "tidak_berlaku"]))
    buka = date(int(kunci[:4]), int(kunci[5:7]), 1)
    for _ in range(draw(st.integers(0, 3))):
        buka = (buka - timedelta(days=1)).replace(day=1)
    selesai = {}
    if laporan == "selesai":
        selesai = {
            "tanggal_selesai": draw(st.none() | hari.map(date.isoformat)),
            "selesai_sejak": (posisi - timedelta(days=draw(st.sampled_from([0, 0, 31, 92])))).isoformat(),
        }
    status = draw(st.lists(_status_bukti, max_size=3))
    return tenggat(kunci, laporan, *status, buka=buka.isoformat(), **selesai)


@st.composite
def _langkah_acak(draw: st.DrawFn, nomor: int, posisi: date) -> dict[str, Any]:
    area = draw(st.sampled_from(["I", "II", "V", "V.a", "V.b"]))
    kunci = draw(st.lists(_kunci, max_size=4, unique=True))
    pic = draw(st.sampled_from([None, "Sekretaris"]))
    return langkah(f"{area}.{nomor}.1", *(draw(_tenggat_acak(satu, posisi)) for satu in kunci), pic=pic)


@st.composite
def rencana_acak(draw: st.DrawFn) -> list[Kiriman]:
    """One to four unggahan of a rencana, their posisi in any order, some of them cancelled, never all."""
    semua = []
    for nomor, posisi in enumerate(draw(st.lists(hari, min_size=1, max_size=4)), start=1):
        banyak = draw(st.integers(1, 5))
        daftar = [draw(_langkah_acak(ke, posisi)) for ke in range(1, banyak + 1)]
        semua.append(replace(kiriman(posisi.isoformat(), *daftar, nomor=nomor), dibatalkan=draw(st.booleans())))
    if all(satu.dibatalkan for satu in semua):
        terpilih = draw(st.integers(0, len(semua) - 1))
        semua[terpilih] = replace(semua[terpilih], dibatalkan=False)
    return semua
