"""A rencana of 2025 with three reports, and a meeting about the second: something late, gaps, notes and follow-ups."""

from __future__ import annotations

from datetime import date

import pytest

from monev import rapat
from monev.keadaan import pandang
from monev.keluaran.dokumen.bahan import kumpulkan
from tests.pembuat import SATKER, TAHUN, isi_contoh, isi_langkah, isi_tenggat, unggah

ANI = {"pelaku": "Ani"}
NAMA_ANEH = "Nu'man Þórðarson <王小明> & “Ḍharma” 🙂"
RUSAK = "Undangan & <banner>\x0b\nbaris dua"


def semua_langkah(*, lanjut: bool = False):
    """Areas I (done, without proof), II (late), V (a long monthly one), VI (without target)."""
    selesai = {"laporan": "selesai", "tanggal_selesai": "2025-03-20"}
    bulanan = [isi_tenggat(f"2025-{b:02d}", bukti={"Notulensi": "belum_ada"}) for b in range(1, 13)]
    if lanjut:
        bulanan[0] = isi_tenggat("2025-01", bukti={"Notulensi": "ada"}, **selesai)
    return [
        isi_langkah("I.1.1", [isi_tenggat("2025-03", bukti={"Undangan": "ada", RUSAK: "belum_ada"}, **selesai)]),
        isi_langkah("II.1.1", [isi_tenggat("2025-05", kendala="Listrik <padam>", tindak_lanjut="genset")], pic="Ketua"),
        isi_langkah("V.a.1.1", bulanan, pic=NAMA_ANEH, langkah_aksi="Sosialisasi & <aplikasi> " * 9),
        isi_langkah("VI.1.1"),
    ]


@pytest.fixture
def kantor(db, jurnal, hari_ini):
    """The database on 10 July 2025."""
    hari_ini("2025-07-10")
    unggah(jurnal, isi_contoh(semua_langkah(), posisi="2025-03-31"))
    unggah(jurnal, isi_contoh(semua_langkah(lanjut=True), unggahan=2, posisi="2025-06-30"))
    db.ikuti()
    return db


@pytest.fixture
def p(kantor):
    """The view at 30 June."""
    return pandang(kantor, SATKER, TAHUN, date(2025, 6, 30))


@pytest.fixture
def r(kantor):
    """A meeting that goes on, with one attendee, a note and two follow-ups."""
    satu = rapat.buka(
        kantor,
        SATKER,
        TAHUN,
        judul="Rapat evaluasi TW II",
        tanggal="2025-07-10",
        posisi=date(2025, 6, 30),
        pemimpin=NAMA_ANEH,
        notulis="Budi",
        **ANI,
    )
    rapat.hadirkan(kantor, satu, [(NAMA_ANEH, "Sekretaris & <PPK>")], **ANI)
    rapat.catat_kendala(kantor, satu, kendala="Anggaran belum cair", solusi="Revisi DIPA", area="V", **ANI)
    tindak = {"uraian": "Lengkapi bukti", "pic": "Ketua", "batas": "2025-07-20"}
    rapat.putuskan(kantor, satu, **tindak, kode="II.1.1", **ANI)
    rapat.putuskan(kantor, satu, **{**tindak, "uraian": "Susun <jadwal>"}, **ANI)
    return satu


@pytest.fixture
def bahan(kantor, p, r):
    """All that documents are made of."""
    return kumpulkan(kantor, p, r)
