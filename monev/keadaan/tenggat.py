"""What is due when, and how does each langkah and each tenggat stand?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from monev.galat import TidakDitemukan
from monev.keadaan.bingkai import tanya_unggahan

if TYPE_CHECKING:
    import pandas as pd

    from monev.basisdata import Basisdata
    from monev.keadaan.pandangan import Pandangan


@dataclass(frozen=True, slots=True)
class Rincian:
    """Everything known of one langkah, each a frame: `dokumen` is how its evidence cell was split."""

    langkah: pd.DataFrame
    tenggat: pd.DataFrame
    bukti: pd.DataFrame
    dokumen: pd.DataFrame
    jejak: pd.DataFrame

    def __getitem__(self, nama: str) -> pd.DataFrame:
        return getattr(self, nama)


def tenggat(db: Basisdata, p: Pandangan) -> pd.DataFrame:
    """One row per tenggat, in the plan's order then by due date; tidak_berlaku too.

    urutan, kode, area, nama_area, sub_area, nama_sub_area, no, langkah_aksi, komponen, pic, jenis_target, mulai,
    tenggat, buka, jatuh_tempo, status, sudah_jatuh_tempo, laporan, tanggal_selesai (as reported), selesai_pada (the
    day it counts as done), hari_terlambat (days past due, until posisi or until done), tepat_waktu (None unless
    selesai), bukti_n, bukti_N (present and owed for this tenggat, due or not), selesai_tanpa_bukti, kendala,
    tindak_lanjut.
    """
    return tanya_unggahan(db, "tenggat", p.hash_entri, unggahan_id=p.unggahan_id, posisi=p.posisi, kode=None)


def langkah(db: Basisdata, p: Pandangan) -> pd.DataFrame:
    """One row per langkah in the plan's order: its verbatim cells, how many tenggat in each status, its bukti.

    `tanpa_target` is true of a langkah that cannot be judged. bukti_n, bukti_N count all its tenggat, due or not.
    """
    return tanya_unggahan(db, "langkah", p.hash_entri, unggahan_id=p.unggahan_id, posisi=p.posisi, kode=None)


def tanpa_target(db: Basisdata, p: Pandangan) -> pd.DataFrame:
    """The langkah without any tenggat: questions for the ZI team. Verbatim cells, in the plan's order."""
    return tanya_unggahan(db, "tanpa_target", p.hash_entri, unggahan_id=p.unggahan_id)


def rincian(db: Basisdata, p: Pandangan, kode: str) -> Rincian:
    """One langkah in full: r["langkah"], r["tenggat"], r["bukti"], r["dokumen"], r["jejak"].

    Raises TidakDitemukan where this unggahan has no such kode.
    """
    judul = tanya_unggahan(db, "langkah", p.hash_entri, unggahan_id=p.unggahan_id, posisi=p.posisi, kode=kode)
    if judul.empty:
        raise TidakDitemukan(
            f"Langkah {kode} tidak ada di unggahan {p.unggahan} {p.satker} tahun {p.tahun}.",
            "Pilih langkah dari daftar; kode langkah dapat berubah di antara unggahan.",
        )
    return Rincian(
        langkah=judul,
        tenggat=tanya_unggahan(db, "tenggat", p.hash_entri, unggahan_id=p.unggahan_id, posisi=p.posisi, kode=kode),
        bukti=tanya_unggahan(db, "bukti_langkah", p.hash_entri, unggahan_id=p.unggahan_id, posisi=p.posisi, kode=kode),
        dokumen=tanya_unggahan(db, "dokumen_langkah", p.hash_entri, unggahan_id=p.unggahan_id, kode=kode),
        jejak=tanya_unggahan(db, "jejak_langkah", p.hash_entri, unggahan_id=p.unggahan_id, kode=kode),
    )
