"""What is recorded of the meetings of a rencana: from the tables, so that everyone following the journal sees it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from monev import jam
from monev.galat import TidakDitemukan
from monev.keadaan import cari_rencana, ke_baris

if TYPE_CHECKING:
    import pandas as pd

    from monev.basisdata import Basisdata

STATUS_RAPAT = {"berlangsung": "Berlangsung", "ditutup": "Ditutup"}
STATUS_TINDAK_LANJUT = {"terbuka": "Belum selesai", "selesai": "Selesai", "batal": "Dibatalkan"}
"""What a meeting and a follow-up may be: code → word."""


@dataclass(frozen=True, slots=True)
class Rapat:
    """One meeting. `nomor` counts within the rencana from 1; `layar` is the kunci of the screen it is at."""

    rencana_id: int
    satker: str
    tahun: int
    nomor: int
    judul: str
    tanggal: date
    posisi: date
    tempat: str
    pemimpin: str
    notulis: str
    status: str
    layar: str
    dibuka: datetime
    ditutup: datetime | None
    pelaku: str

    @property
    def terbuka(self) -> bool:
        """Whether it still goes on, so that its record can change."""
        return self.status == "berlangsung"


def daftar_rapat(db: Basisdata, satker: str, tahun: int) -> pd.DataFrame:
    """Every meeting, newest first: rapat (number), judul, tanggal, posisi, tempat, pemimpin, notulis, status, layar,
    dibuka, ditutup, pelaku, and how much it has: hadir, catatan, tindak_lanjut, perubahan. Raises TidakDitemukan."""
    return db.tanya("rapat/daftar", rencana_id=cari_rencana(db, satker, tahun).rencana_id)


def satu_rapat(db: Basisdata, satker: str, tahun: int, nomor: int) -> Rapat:
    """One meeting. Raises TidakDitemukan, naming those there are."""
    rencana = cari_rencana(db, satker, tahun)
    baris = ke_baris(db.tanya("rapat/satu", rencana_id=rencana.rencana_id, rapat=nomor))
    if not baris:
        ada = [str(b["rapat"]) for b in ke_baris(daftar_rapat(db, satker, tahun))]
        raise TidakDitemukan(
            f"Rapat {nomor} tidak ada pada rencana {rencana.satker} tahun {rencana.tahun}.",
            f"Rapat yang ada: {', '.join(reversed(ada))}." if ada else "Buka rapat pertama di halaman Rapat.",
        )
    satu = baris[0]
    return Rapat(rencana.rencana_id, rencana.satker, rencana.tahun, nomor=satu.pop("rapat"), **satu)


def rapat_terbuka(db: Basisdata, satker: str, tahun: int) -> Rapat | None:
    """The meeting that was opened and not closed, to be resumed; None where there is none."""
    nomor = [b["rapat"] for b in ke_baris(daftar_rapat(db, satker, tahun)) if b["status"] == "berlangsung"]
    return satu_rapat(db, satker, tahun, nomor[0]) if nomor else None


def hadir(db: Basisdata, rapat: Rapat) -> pd.DataFrame:
    """Who attended, in the order written down: nomor, nama, jabatan, waktu, pelaku."""
    return db.tanya("rapat/hadir", rencana_id=rapat.rencana_id, rapat=rapat.nomor)


def catatan(db: Basisdata, rapat: Rapat, *, area: str | None = None, kode: str | None = None) -> pd.DataFrame:
    """What was noted, oldest first: nomor, area, kode, tenggat, kendala, solusi, waktu, pelaku. Of one area or
    langkah where given."""
    return db.tanya("rapat/catatan", rencana_id=rapat.rencana_id, rapat=rapat.nomor, area=area, kode=kode)


def tindak_lanjut(db: Basisdata, satker: str, tahun: int, *, hari: date | None = None) -> pd.DataFrame:
    """Every follow-up of a rencana, open ones first, longest overdue first: nomor, rapat, judul_rapat, tanggal_rapat,
    rapat_terakhir, area, kode, uraian, pic, batas, status (code), keterangan, hari_terlambat (at `hari`, else today),
    waktu, pelaku."""
    return _tindak_lanjut(db, cari_rencana(db, satker, tahun).rencana_id, hari)


def tindak_lanjut_lalu(
    db: Basisdata, rapat: Rapat, *, area: str | None = None, hari: date | None = None
) -> pd.DataFrame:
    """What earlier meetings agreed and is still open, or was settled in this one. Columns of `tindak_lanjut`."""
    return _tindak_lanjut(db, rapat.rencana_id, hari, sebelum_rapat=rapat.nomor, area=area)


def keputusan(db: Basisdata, rapat: Rapat, *, area: str | None = None, hari: date | None = None) -> pd.DataFrame:
    """What this meeting agreed. Columns of `tindak_lanjut`."""
    return _tindak_lanjut(db, rapat.rencana_id, hari, dari_rapat=rapat.nomor, area=area)


def perubahan_rapat(db: Basisdata, rapat: Rapat) -> pd.DataFrame:
    """Every field changed in this meeting, newest first: entri (to take it back), unggahan, waktu, pelaku, rapat,
    menarik, ditarik (was taken back), kode, tenggat, bukti, kolom, dari, ke (as stored)."""
    return db.tanya("unggah/daftar_suntingan", rencana_id=rapat.rencana_id, kode=None, rapat=rapat.nomor)


def versi_catatan(db: Basisdata, rapat: Rapat) -> int:
    """The entry that last changed what is recorded of the rencana's meetings; stays while only the screen moves."""
    (baris,) = ke_baris(db.tanya("rapat/versi", rencana_id=rapat.rencana_id))
    return baris["entri"]


def peristiwa(db: Basisdata, rapat: Rapat) -> pd.DataFrame:
    """What happened in its record, newest first: entri, waktu, pelaku, peristiwa, menarik, ditarik, ubah (JSON)."""
    return db.tanya("rapat/peristiwa", rencana_id=rapat.rencana_id, rapat=rapat.nomor)


def _tindak_lanjut(
    db: Basisdata,
    rencana_id: int,
    hari: date | None,
    *,
    dari_rapat: int | None = None,
    sebelum_rapat: int | None = None,
    area: str | None = None,
) -> pd.DataFrame:
    return db.tanya(
        "rapat/tindak_lanjut",
        rencana_id=rencana_id,
        hari=hari or jam.hari_ini(),
        dari_rapat=dari_rapat,
        sebelum_rapat=sebelum_rapat,
        area=area,
    )
