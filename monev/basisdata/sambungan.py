"""Opening a DuckDB file, and DuckDB's errors as the project's own: the only place that knows its messages."""

from __future__ import annotations

import logging
import os
from datetime import datetime
from pathlib import Path

import duckdb

from monev.basisdata.pertanyaan import ajukan
from monev.galat import BasisdataLebihBaru, BasisdataTerkunci, GalatMonev
from monev.jam import zona
from monev.sebab import sebab, sebab_dari_teks

catatan = logging.getLogger(__name__)

SETELAN = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
"""No query can reach a file, the network or an extension, whatever it says."""

KATA_PENUH = ("No space left", "File too large", "Disk quota exceeded")

TIDAK_TERBACA = "isinya tidak terbaca sebagai basis data"
"""Said of a broken file in place of DuckDB's own words, which are English and mean nothing to who reads them."""

TETAP_TERSAMBUNG = (
    duckdb.ProgrammingError,
    duckdb.DataError,
    duckdb.IntegrityError,
    duckdb.NotSupportedError,
    duckdb.OutOfMemoryException,
    duckdb.InterruptException,
    duckdb.TransactionException,
)
"""Errors of one question. Any other may have taken the connection with it."""


class BerkasRusak(Exception):
    """The file cannot be used as a database of ours; `sebutan` says so in its new name when it is put aside.

    None for one that the journal can give again whole: it is taken away.
    """

    def __init__(self, mengapa: str, sebutan: str | None) -> None:
        super().__init__(mengapa)
        self.sebutan = sebutan


class RuangPenuh(GalatMonev):
    """There is no room left to write the database's file."""

    judul = "Ruang penyimpanan penuh"


def sambung(berkas: Path | None, *, baca_saja: bool = False) -> duckdb.DuckDBPyConnection:
    """Connect to `berkas` (None: in memory), made where missing, with settings no query can change.

    Raises BasisdataTerkunci, BasisdataLebihBaru (made by a newer DuckDB), GalatMonev where the system refuses, and
    BerkasRusak where it is no readable database.
    """
    if berkas is not None:
        _periksa_jalur(berkas)
    zona_kantor = str(zona())
    try:
        sambungan = duckdb.connect(":memory:" if berkas is None else str(berkas), read_only=baca_saja, config=SETELAN)
        ajukan(sambungan, "skema/pengaturan", zona=zona_kantor)
    except duckdb.Error as galat:
        raise _galat_buka(berkas, galat) from galat
    return sambungan


def terjemahkan(galat: duckdb.Error, apa: str) -> GalatMonev:
    """What a person reads instead of DuckDB's words; `apa` names what was being done. The original goes to the log."""
    catatan.error("%s: %s", apa, galat)
    if _penuh(galat):
        return RuangPenuh(
            f"Ruang penyimpanan penuh, jadi {apa} tidak dapat diselesaikan.",
            "Kosongkan sebagian ruang disk lalu ulangi. Yang sudah tersimpan di jurnal tidak berubah.",
        )
    if isinstance(galat, duckdb.OutOfMemoryException):
        return GalatMonev(
            f"Memori komputer tidak cukup untuk {apa}.",
            "Tutup program lain lalu ulangi. Yang sudah tersimpan di jurnal tidak berubah.",
            judul="Memori tidak cukup",
        )
    return GalatMonev(
        f"Basis data tidak dapat menyelesaikan {apa}.",
        "Muat ulang halaman atau ulangi perintahnya. Bila tetap begini, jalankan ulang program: basis data disusun "
        "kembali dari jurnal. Yang sudah tersimpan di jurnal tidak berubah.",
    )


def memutus(galat: duckdb.Error) -> bool:
    """Whether an error may have left the connection unusable: a full disk, a broken block, an internal error."""
    return _penuh(galat) or not isinstance(galat, TETAP_TERSAMBUNG)


def _penuh(galat: duckdb.Error) -> bool:
    return any(kata in str(galat) for kata in KATA_PENUH)


def singkirkan(berkas: Path, rusak: BerkasRusak) -> None:
    """Make room for a new file: take the old one away, or, unless the journal surely has all of it, rename it.

    Raises GalatMonev where that cannot be done.
    """
    lama = [jalur for jalur in (berkas, _wal(berkas)) if jalur.exists()]
    try:
        if rusak.sebutan is None:
            catatan.warning("%s disusun ulang dari jurnal (%s)", berkas, rusak)
            for jalur in lama:
                jalur.unlink()
            return
        tujuan = berkas.with_name(f"{berkas.name}.{rusak.sebutan}-{datetime.now(zona()):%Y%m%d-%H%M%S-%f}")
        catatan.warning("%s disusun ulang dari jurnal (%s); berkas lama menjadi %s", berkas, rusak, tujuan.name)
        for jalur, nama in zip(lama, (tujuan, _wal(tujuan)), strict=False):
            jalur.rename(nama)
    except OSError as galat:
        raise GalatMonev(
            f"Basis data {berkas} tidak dapat dipakai ({rusak}) dan tidak dapat diganti: {sebab(galat)}.",
            "Pindahkan berkas itu ke tempat lain lalu jalankan ulang; basis data disusun kembali dari jurnal.",
        ) from galat


def _wal(berkas: Path) -> Path:
    return berkas.with_name(berkas.name + ".wal")


def _periksa_jalur(berkas: Path) -> None:
    if berkas.is_dir():
        raise GalatMonev(
            f"{berkas} adalah folder, sedangkan basis data berupa berkas.",
            "Sebut nama berkasnya juga, misalnya data/monev.duckdb.",
            judul="Basis data tidak dapat dibuka",
        )
    try:
        berkas.parent.mkdir(parents=True, exist_ok=True)
    except OSError as galat:
        raise _tidak_boleh(berkas, sebab(galat)) from galat
    if berkas.exists() and not os.access(berkas, os.R_OK | os.W_OK):
        raise _tidak_boleh(berkas, "tidak ada izin membaca dan menulis")


def _galat_buka(berkas: Path | None, galat: duckdb.Error) -> Exception:
    pesan = str(galat)
    if "Could not set lock" in pesan:
        return BasisdataTerkunci(
            f"Basis data {berkas} sedang dipakai oleh proses Monev ZI yang lain.",
            "Tutup program lain yang memakainya, atau pakai berkas lain dengan --db.",
        )
    if "newer version of DuckDB" in pesan:
        return BasisdataLebihBaru(
            f"Basis data {berkas} dibuat dengan DuckDB versi yang lebih baru.",
            "Perbarui Monev ZI di komputer ini, lalu buka lagi. Berkas itu tidak diubah.",
        )
    if _penuh(galat):
        return terjemahkan(galat, f"membuka basis data {berkas}")
    if any(kata in pesan for kata in ("Permission denied", "Read-only file system", "Cannot open file")):
        return _tidak_boleh(berkas, sebab_dari_teks(pesan) or pesan.rpartition(": ")[2])
    return BerkasRusak(TIDAK_TERBACA, "rusak")


def _tidak_boleh(berkas: Path | None, mengapa: str) -> GalatMonev:
    return GalatMonev(
        f"Basis data {berkas} tidak dapat dibuka: {mengapa}.",
        "Periksa bahwa foldernya ada dan boleh ditulis oleh pengguna yang menjalankan program, atau pilih tempat lain "
        "dengan --db.",
        judul="Basis data tidak dapat dibuka",
    )
