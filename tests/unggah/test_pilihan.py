"""Choices of how cells are read: kept for the satker, met by its next file, withdrawn, the same after a rebuild."""

from __future__ import annotations

from datetime import date

import pytest

from monev.baca.pilihan import ButirPilihan, kata_langkah
from monev.basisdata import Basisdata
from monev.isian import IsianDitolak
from monev.jurnal import JurnalFolder
from monev.keluaran.templat import buat_templat
from monev.model import Bacaan
from monev.unggah import isi_terakhir, periksa, rancang, simpan
from monev.unggah.pilihan import cabut_pilihan, daftar_pilihan, simpan_pilihan
from monev.unggah.suntingan import Sasaran, sunting
from tests.baca.tabel import JUDUL, xlsx
from tests.basisdata.tabel import isi_semua_tabel
from tests.unggah.bahan import status_bukti, tenggat

SATKER = "KPU Kabupaten Contoh"
ATAS = (("RENCANA AKSI ZONA INTEGRITAS",), ("KPU KABUPATEN CONTOH",), ("TAHUN 2025",))
SATU = (1, "Tim Kerja", "SK terbit", "Membentuk tim", "SK Tim, Notulensi rapat", "setelah Lebaran", "1 SK")
DUA = (2, "Agen", "Agen ada", "Menunjuk agen", "SK Agen", None, "1 SK")
MEI = ButirPilihan("waktu", "setelah Lebaran", "Mei")
PECAHAN = ButirPilihan("bukti", "SK Tim, Notulensi rapat", "SK Tim dan Notulensi rapat")
POSISI = date(2025, 6, 30)


def berkas(*baris: tuple, judul: tuple = JUDUL, tahun: int = 2025) -> bytes:
    return xlsx((*ATAS[:2], (f"TAHUN {tahun}",), judul, ("I. MANAJEMEN PERUBAHAN",), *(baris or (SATU, DUA))))


def pilih(db: Basisdata, *butir: ButirPilihan):
    return simpan_pilihan(db, SATKER, butir, pelaku="Ani", tahun=2025)


def baca(db: Basisdata, data: bytes | None = None) -> Bacaan:
    return periksa(data or berkas(), "rencana.xlsx", db=db)


def muat(db: Basisdata, data: bytes | None = None, posisi: date = POSISI, **lain):
    data = data or berkas()
    rancangan = rancang(db, baca(db, data), posisi=posisi, **lain)
    return simpan(db, rancangan, pelaku="Ani", berkas=data, nama_berkas="rencana.xlsx", setuju=True)


def tenggat_dari(isi: dict, kode: str) -> list[str]:
    return [t["tenggat"] for satu in isi["langkah"] if satu["kode"] == kode for t in satu["tenggat"]]


def test_a_choice_is_met_by_the_next_file_of_that_satker_and_of_no_other(db):
    pilih(db, MEI)
    assert [t.tenggat for t in baca(db).langkah[0].tenggat] == ["2025-05"]
    assert [t.tenggat for t in baca(db, berkas(tahun=2026)).langkah[0].tenggat] == ["2026-05"]
    lain = xlsx((*ATAS[:1], ("KPU KOTA LAIN",), ATAS[2], JUDUL, ("I. MANAJEMEN PERUBAHAN",), SATU))
    assert baca(db, lain).langkah[0].tenggat == ()


def test_an_accepted_version_stays_as_it_was_until_the_file_is_read_again(db):
    muat(db)
    sebelum = isi_terakhir(db, SATKER, 2025)
    pilih(db, MEI, PECAHAN)
    assert isi_terakhir(db, SATKER, 2025) == sebelum
    rancangan = rancang(db, baca(db), posisi=POSISI)
    assert not rancangan.sama_persis, "the same bytes read another way are something to store"
    assert [p.jenis for p in rancangan.perubahan] == ["target_bergeser"]
    muat(db)
    isi = isi_terakhir(db, SATKER, 2025)
    assert status_bukti(isi, "I.1.1", "2025-05") == {"SK Tim dan Notulensi rapat": "belum_ada"}
    assert isi["langkah"][0]["target_waktu"] == "setelah Lebaran"


def test_a_new_split_keeps_what_was_reported_by_name(db):
    muat(db, berkas((*SATU[:5], "Mei", "1 SK")))
    sunting(db, SATKER, 2025, Sasaran("I.1.1", "2025-05", "SK Tim"), {"status": "ada"}, pelaku="Ani", posisi=POSISI)
    pilih(db, ButirPilihan("bukti", SATU[4], "SK Tim\nNotulensi rapat perdana"))
    muat(db, berkas((*SATU[:5], "Mei", "1 SK")))
    nama = status_bukti(isi_terakhir(db, SATKER, 2025), "I.1.1", "2025-05")
    assert nama == {"SK Tim": "ada", "Notulensi rapat perdana": "belum_ada"}


def test_reading_the_first_file_again_keeps_what_was_changed_in_the_app_since(db):
    asal = muat(db, berkas((*SATU[:5], "Maret", "1 SK")))
    sunting(db, SATKER, 2025, Sasaran("I.1.1"), {"pic": "Kasubbag"}, pelaku="Budi", posisi=POSISI)
    sunting(db, SATKER, 2025, Sasaran("I.1.1", "2025-03"), {"laporan": "selesai"}, pelaku="Budi", posisi=POSISI)
    pilih(db, ButirPilihan("waktu", "Maret", "Mei"))
    muat(db, berkas((*SATU[:5], "Maret", "1 SK")), dilihat=asal.hash)
    isi = isi_terakhir(db, SATKER, 2025)
    assert isi["langkah"][0]["pic"] == "Kasubbag"
    assert tenggat_dari(isi, "I.1.1") == ["2025-05"]
    assert tenggat(isi, "I.1.1", "2025-05")["laporan"] == "selesai"


def test_an_untouched_template_changes_nothing_after_a_choice_was_applied(db):
    pilih(db, MEI, PECAHAN)
    muat(db)
    templat = buat_templat(db, SATKER, 2025)
    assert rancang(db, baca(db, templat), posisi=POSISI).sama_persis


def test_a_choice_made_after_a_template_was_exported_is_met_by_it(db):
    muat(db)
    templat = buat_templat(db, SATKER, 2025)
    pilih(db, MEI, PECAHAN)
    muat(db, templat)
    isi = isi_terakhir(db, SATKER, 2025)
    assert tenggat_dari(isi, "I.1.1") == ["2025-05"]
    assert [b["nama"] for b in isi["langkah"][0]["bukti"]] == ["SK Tim dan Notulensi rapat"]


def test_an_answer_for_an_empty_cell_is_of_its_own_row_and_year(db):
    kata = kata_langkah({"komponen": "Agen", "indikator": "Agen ada", "langkah_aksi": "Menunjuk agen"})
    pilih(db, ButirPilihan("waktu", "", "TW II", langkah=kata, tahun=2025))
    assert [t.tenggat for t in baca(db).langkah[1].tenggat] == ["2025-06"]
    assert baca(db, berkas(tahun=2026)).langkah[1].tenggat == ()


def test_a_chosen_heading_opens_a_file_that_was_refused(db):
    asing = berkas(judul=(*JUDUL[:3], "Ikhtiar Nyata", *JUDUL[4:]))
    assert baca(db, asing).galat
    pilih(db, ButirPilihan("judul", "Ikhtiar Nyata", "langkah_aksi"))
    assert [lk.langkah_aksi for lk in baca(db, asing).langkah] == ["Membentuk tim", "Menunjuk agen"]


def test_a_withdrawn_choice_no_longer_holds_and_the_journal_tells_both(db):
    pilih(db, MEI)
    muat(db)
    entri = cabut_pilihan(db, SATKER, [MEI], pelaku="Budi")
    assert [p.dicabut for p in daftar_pilihan(db, SATKER)] == [True]
    assert baca(db).langkah[0].tenggat == ()
    assert [e.jenis for e in db.jurnal.baca()] == ["pilihan", "unggahan", "pilihan"]
    assert entri.isi["pilihan"][0]["nilai"] is None
    assert cabut_pilihan(db, SATKER, [MEI], pelaku="Budi") is None, "nothing to withdraw, nothing recorded"
    assert tenggat_dari(isi_terakhir(db, SATKER, 2025), "I.1.1") == ["2025-05"], "what was accepted stays"
    pilih(db, MEI)
    assert [t.tenggat for t in baca(db).langkah[0].tenggat] == ["2025-05"]


def test_the_same_choice_again_records_nothing(db):
    assert pilih(db, MEI) is not None
    assert pilih(db, MEI) is None


@pytest.mark.parametrize(
    ("butir", "sebab"),
    [
        (ButirPilihan("waktu", "kapan", "besok saja"), "tidak terbaca"),
        (ButirPilihan("waktu", "kapan", "Mei 2024"), "meragukan"),
        (ButirPilihan("waktu", "kapan", " "), "Pilih bulannya"),
        (ButirPilihan("bukti", "SK", "\n  \n"), "satu per baris"),
        (ButirPilihan("waktu", "", "Mei"), "langkahnya sendiri"),
        (ButirPilihan("bukti", "", "SK"), "kosong"),
        (ButirPilihan("judul", "Uraian", "sembarang"), "tidak dikenal"),
        (ButirPilihan("judul", " ", "pic"), "tanpa judul"),
        (ButirPilihan("area", "", "\nTanpa nomor"), "nomor areanya"),
        (ButirPilihan("area", "", "V.a\nNama"), "satu nomor"),
        (ButirPilihan("area", "", "V\nNama\n\nGratifikasi"), "nomor sub-areanya"),
        (ButirPilihan("area", "", "V\nNama\na b\nGratifikasi"), "nomornya saja"),
        (ButirPilihan("area", "", "V\nNama\na\n"), "nama sub-areanya"),
    ],
)
def test_what_cannot_be_read_is_said_and_nothing_is_stored(db, butir, sebab):
    with pytest.raises(IsianDitolak, match=sebab):
        pilih(db, MEI, butir)
    assert daftar_pilihan(db, SATKER) == ()
    assert db.jurnal.ujung() == (0, "")


def test_a_database_made_anew_from_the_journal_has_the_same_in_every_table(db, jurnal: JurnalFolder, tmp_path):
    pilih(db, MEI, PECAHAN)
    muat(db)
    pilih(db, ButirPilihan("judul", "Uraian", "langkah_aksi"))
    cabut_pilihan(db, SATKER, [MEI], pelaku="Budi")
    db.tutup()
    Basisdata.buka(tmp_path / "baru.duckdb", jurnal).tutup()
    semula, baru = isi_semua_tabel(tmp_path / "monev.duckdb"), isi_semua_tabel(tmp_path / "baru.duckdb")
    assert baru == semula
    assert len(baru["pilihan"]) == 3
