"""Is a DuckDB file there still what the journal says? Asked before anything is written to it."""

from __future__ import annotations

from pathlib import Path

import duckdb

from monev.basisdata.pertanyaan import ajukan
from monev.basisdata.sambungan import TIDAK_TERBACA, BerkasRusak, sambung
from monev.basisdata.terapkan import sidik
from monev.galat import BasisdataLebihBaru, GalatMonev
from monev.jurnal import Jurnal

TANDA_DUCKDB = slice(8, 12), b"DUCK"
"""Where a DuckDB file says that it is one."""


def periksa_berkas(berkas: Path, jurnal: Jurnal, versi_skema: int) -> None:
    """Return where `berkas` is missing, empty of tables, or ours and a true derivation of this journal so far.

    Reads only: a file refused here is byte for byte what it was. Raises BerkasRusak for one to be put aside and
    rebuilt, BasisdataLebihBaru and BasisdataTerkunci, and GalatMonev for a file that is somebody else's.
    """
    if not berkas.exists():
        return
    try:
        sambungan = sambung(berkas, baca_saja=True)
    except BerkasRusak as galat:
        _tolak_milik_orang(berkas, jurnal, galat)
        raise
    try:
        _periksa_isi(sambungan, berkas, jurnal, versi_skema)
    except duckdb.Error as galat:
        raise BerkasRusak(TIDAK_TERBACA, "rusak") from galat
    finally:
        sambungan.close()


def menyambung(jurnal: Jurnal, nomor: int, hash_entri: str) -> bool:
    """Whether entry `nomor` of the journal exists and is the one of that hash (0: before the first, always)."""
    nomor_ujung, hash_ujung = jurnal.ujung()
    if nomor in (0, nomor_ujung):
        return hash_entri == (hash_ujung if nomor else "")
    return nomor < nomor_ujung and next(iter(jurnal.baca(nomor - 1))).hash == hash_entri


def _periksa_isi(sambungan: duckdb.DuckDBPyConnection, berkas: Path, jurnal: Jurnal, versi_skema: int) -> None:
    tabel, milik_monev = ajukan(sambungan, "skema/daftar_tabel").fetchone()
    if not tabel:
        return
    if not milik_monev:
        raise _bukan_milik_kita(berkas)
    versi = ajukan(sambungan, "skema/versi").fetchone()
    if versi is None:
        raise BerkasRusak("catatannya tentang dirinya hilang", "rusak")
    (versi,) = versi
    if versi > versi_skema:
        raise BasisdataLebihBaru(
            f"Basis data {berkas} dibuat oleh Monev ZI versi yang lebih baru (skema {versi}; versi ini mengenal "
            f"sampai {versi_skema}).",
            "Perbarui Monev ZI di komputer ini, atau pakai berkas lain dengan --db. Berkas itu tidak diubah.",
        )
    nomor, hash_entri = ajukan(sambungan, "skema/sampai").fetchone()
    if not menyambung(jurnal, nomor, hash_entri):
        raise BerkasRusak(f"isinya sampai entri {nomor}, yang bukan dari jurnal {jurnal}", "lain")
    # All of it is in the journal and only shaped otherwise, so there is nothing to keep.
    if versi < versi_skema or ajukan(sambungan, "skema/sidik").fetchone()[0] != sidik():
        raise BerkasRusak("tabelnya dibuat oleh versi program yang lain", None)
    hilang = ajukan(sambungan, "skema/yang_hilang").fetchone()[0]
    if hilang:
        raise BerkasRusak(f"baris pada {hilang} unggahan tidak lagi seperti waktu ditulis", "rusak")


def _tolak_milik_orang(berkas: Path, jurnal: Jurnal, galat: BerkasRusak) -> None:
    """A file that was never DuckDB's, with no journal to rebuild from, is a wrong path: leave it alone."""
    with berkas.open("rb") as isi:
        awal = isi.read(TANDA_DUCKDB[0].stop)
    if awal and awal[TANDA_DUCKDB[0]] != TANDA_DUCKDB[1] and jurnal.ujung()[0] == 0:
        raise _bukan_milik_kita(berkas) from galat


def _bukan_milik_kita(berkas: Path) -> GalatMonev:
    return GalatMonev(
        f"{berkas} bukan basis data Monev ZI. Berkas itu tidak diubah.",
        "Periksa --db atau MONEV_DB; yang diterima adalah berkas .duckdb buatan Monev ZI atau nama berkas yang belum "
        "ada.",
        judul="Bukan basis data Monev ZI",
    )
