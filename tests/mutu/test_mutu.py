"""What Mutu Data says of a reading: the questions and their ways to settle, every cell beside the original."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from monev import mutu
from monev.baca.kisi import alamat
from monev.baca.pilihan import YA, ButirPilihan, kunci_benar
from monev.basisdata import Basisdata
from monev.keadaan import Pandangan, ke_baris, pandang
from monev.keluaran.templat import buat_templat
from monev.unggah import periksa, rancang, simpan
from monev.unggah.pilihan import simpan_pilihan
from monev.unggah.suntingan import Sasaran, sunting
from tests.baca.tabel import JUDUL, xlsx
from tests.kode import AKAR

MESUJI = AKAR / "data" / "Rencana Aksi ZI KPU Kabupaten Mesuji 2025.xlsx"
GUNUNGKIDUL = AKAR / "data" / "Rencana Aksi ZI KPU Kabupaten Gunungkidul 2024.xlsx"
ATAS = (("KPU KABUPATEN CONTOH",), ("TAHUN 2025",))


def muat(db: Basisdata, data: bytes, nama: str = "rencana.xlsx", posisi: date = date(2025, 6, 30)) -> Pandangan:
    rancangan = rancang(db, periksa(data, nama, db=db), posisi=posisi)
    simpan(db, rancangan, pelaku="Ani", berkas=data, nama_berkas=nama, setuju=True)
    return pandang(db, rancangan.satker, rancangan.tahun, date(rancangan.tahun, 12, 31))


def banding(db: Basisdata, p: Pandangan) -> dict[str, tuple[mutu.SelBanding, ...]]:
    """kode → its cells beside the original."""
    berkas = mutu.berkas_asal(db, p.satker, p.tahun, p.unggahan)
    asli = mutu.buka_asli(db.jurnal.berkas(berkas.sha256))
    sel = ke_baris(mutu.sel(db, p))
    return {
        satu["kode"]: mutu.banding(asli, satu, [s for s in sel if s["kode"] == satu["kode"]])
        for satu in ke_baris(mutu.langkah(db, p))
    }


def test_mesuji_asks_for_its_five_langkah_without_a_target_and_nothing_else(db):
    p = muat(db, MESUJI.read_bytes(), MESUJI.name)
    semua = mutu.pertanyaan(db, p)
    assert [(satu.kode, satu.hal, satu.tanpa_target) for satu in semua] == [
        (kode, "waktu", True) for kode in ("V.d.4.1", "V.d.4.2", "V.e.4.1", "VI.2.1", "VI.3.1")
    ]
    ringkas = mutu.ringkas(db, p, semua)
    assert (ringkas.langkah, ringkas.pertanyaan, ringkas.sel["diragukan"]) == (45, 5, 5)
    assert mutu.kalimat_mutu(ringkas).startswith("45 langkah dibaca; 5 pertanyaan untuk tim ZI, semuanya tentang")


def test_a_doubtful_split_of_bukti_is_asked_and_settled_by_its_documents(db):
    sel = "Undangan Daftar Hadir, Foto"
    data = xlsx((*ATAS, JUDUL, ("I. AREA",), (1, "K", "I", "Rapat", sel, "Mei 2025", "1")))
    p = muat(db, data)
    (satu,) = [s for s in mutu.pertanyaan(db, p) if s.hal == "bukti"]
    assert (satu.kode, satu.nilai) == ("I.1.1", sel)
    butir = ButirPilihan("bukti", sel, "Undangan\nDaftar Hadir\nFoto", langkah=satu.langkah)
    simpan_pilihan(db, p.satker, [butir], pelaku="Ani", tahun=2025)
    (satu,) = [s for s in mutu.pertanyaan(db, p) if s.hal == "bukti"]
    assert satu.jawaban is not None
    hasil = periksa(data, "rencana.xlsx", db=db)
    assert [b.nama for b in hasil.langkah[0].bukti] == ["Undangan", "Daftar Hadir", "Foto"]
    assert not [c for c in hasil.peringatan if c.nilai == sel]


@pytest.mark.parametrize("berkas", [MESUJI, GUNUNGKIDUL], ids=["Mesuji", "Gunungkidul"])
def test_every_filled_cell_of_every_row_of_work_is_shown_as_it_stands_in_the_file(db, berkas):
    p = muat(db, berkas.read_bytes(), berkas.name, posisi=date(2024 if "2024" in berkas.name else 2025, 8, 31))
    asli = mutu.buka_asli(berkas.read_bytes())
    tampak = banding(db, p)
    for satu in ke_baris(mutu.langkah(db, p)):
        kepala = asli.kepala(satu["lembar"], satu["baris"])
        isi = {(b, k): teks for (b, k), teks in kepala.kisi.teks.items() if b == satu["baris"] and k in kepala.judul}
        tertulis = {s.sel: s.tertulis for s in tampak[satu["kode"]]}
        assert isi
        for (b, k), teks in isi.items():
            assert tertulis[alamat(b, k)] == teks
    assert "diubah" not in {s.kepastian for semua in tampak.values() for s in semua}


def test_what_was_changed_in_the_app_since_is_told_from_what_was_copied(db):
    data = xlsx((*ATAS, (*JUDUL, "PIC"), ("I. MANAJEMEN PERUBAHAN",), (1, "A", "B", "C", "D", "Mei", "E", "Kasubbag")))
    p = muat(db, data)
    assert [s.kepastian for s in banding(db, p)["I.1.1"] if s.kolom == "PIC"] == ["disalin"]
    sunting(db, p.satker, 2025, Sasaran("I.1.1"), {"pic": "Sekretaris"}, pelaku="Budi", posisi=date(2025, 7, 1))
    p = pandang(db, p.satker, 2025, date(2025, 12, 31))
    (pic,) = (s for s in banding(db, p)["I.1.1"] if s.kolom == "PIC")
    assert (pic.tertulis, pic.dibaca, pic.kepastian) == ("Kasubbag", "Sekretaris", "diubah")


def test_each_kind_of_doubt_has_its_own_way_to_be_settled(db):
    judul = (*JUDUL, "TENGGAT")
    data = xlsx(
        (*ATAS, judul, (1, "A", "B", "Rapat", "D", "entah kapan", "E"), (2, "A", "B", "Survei", "D", None, "E"))
    )
    p = muat(db, data)
    hal = {(satu.sel, satu.hal) for satu in mutu.pertanyaan(db, p)}
    assert {("F4", "waktu"), ("F5", "waktu"), ("A4", "area"), ("H3", "judul")} <= hal
    assert {h for _, h in hal} <= {"waktu", "area", "judul", "benar", None}


def test_an_answer_settles_its_question_and_no_other(db):
    data = xlsx(
        (
            *ATAS,
            JUDUL,
            ("II. INOVASI DAERAH",),
            (1, "A", "B", "Rapat", "D", "entah", "E"),
            (2, "A", "B", "Survei", "D", None, "E"),
        )
    )
    p = muat(db, data)
    waktu, kosong, asing = mutu.pertanyaan(db, p)[:3]
    assert (waktu.sel, kosong.sel, asing.hal) == ("F5", "F6", "benar")
    simpan_pilihan(db, p.satker, [ButirPilihan("waktu", "entah", "Mei")], pelaku="Ani", tahun=2025)
    benar = ButirPilihan("benar", kunci_benar(asing.nilai, asing.pesan), YA)
    simpan_pilihan(db, p.satker, [benar], pelaku="Ani", tahun=2025)
    semua = mutu.pertanyaan(db, p)
    assert [satu.sel for satu in semua if satu.jawaban is not None] == ["F5", "A4"]
    assert mutu.ringkas(db, p, semua).pertanyaan == len(semua) - 2


def test_the_file_of_the_plan_is_found_through_what_was_changed_in_the_app(db):
    p = muat(db, MESUJI.read_bytes(), MESUJI.name)
    sunting(db, p.satker, 2025, Sasaran("I.a.1.1"), {"pic": "Budi"}, pelaku="Budi", posisi=date(2025, 7, 1))
    berkas = mutu.berkas_asal(db, p.satker, 2025, 2)
    assert (berkas.nama, berkas.unggahan) == (MESUJI.name, 1)
    assert mutu.berkas_asal(db, "KPU Kota Lain", 2025, 9) is None


@pytest.mark.parametrize(
    ("bulan", "rentang", "kata"),
    [([], False, ""), ([5], True, "Mei"), ([6, 3], False, "Maret, Juni"), ([12, 8, 9], True, "Agustus s.d. Desember")],
)
def test_chosen_months_become_words_that_read_back_as_just_these(bulan, rentang, kata):
    assert mutu.kata_bulan(bulan, rentang=rentang) == kata
    if kata:
        assert mutu.coba_waktu(kata, 2025)[1], "without a doubt"


def test_a_time_cell_is_asked_about_once_however_much_is_odd_in_it(db):
    """A day outside the calendar and the hint of what can be read are one question, answered in one touch."""
    data = xlsx((*ATAS, JUDUL, ("I. MANAJEMEN PERUBAHAN",), (1, "A", "B", "Rapat", "D", "30 Februari 2025", "E")))
    p = muat(db, data)
    (satu,) = mutu.pertanyaan(db, p)
    assert (satu.sel, satu.hal, satu.tanpa_target) == ("F5", "waktu", True)
    assert "30 Februari 2025" in satu.pesan
    assert "Juli 2025" in satu.pesan
    assert mutu.ringkas(db, p, [satu]).tanpa_target == 1

    dibaca = xlsx((*ATAS, JUDUL, ("I. MANAJEMEN PERUBAHAN",), (1, "A", "B", "Rapat", "D", "2026", "E")))
    p = muat(db, dibaca)
    (satu,) = mutu.pertanyaan(db, p)
    assert len(satu.semua_pesan) == 2
    benar = [ButirPilihan("benar", kunci_benar(satu.nilai, pesan), YA) for pesan in satu.semua_pesan]
    simpan_pilihan(db, p.satker, benar[:1], pelaku="Ani", tahun=2025)
    assert mutu.pertanyaan(db, p)[0].jawaban is None
    simpan_pilihan(db, p.satker, benar, pelaku="Ani", tahun=2025)
    assert mutu.pertanyaan(db, p)[0].jawaban is not None


def test_a_plan_that_came_back_in_its_template_still_asks_for_its_missing_targets(db):
    """The template has other rows than the decree: a blank TARGET WAKTU is the same question in both."""
    p = muat(db, MESUJI.read_bytes(), MESUJI.name)
    buku = load_workbook(BytesIO(buat_templat(db, p.satker, p.tahun)))
    buku["Realisasi"]["D5"] = "Proses"
    simpanan = BytesIO()
    buku.save(simpanan)
    p = muat(db, simpanan.getvalue(), "templat.xlsx", posisi=date(2025, 9, 30))
    semua = mutu.pertanyaan(db, p)
    assert [(satu.kode, satu.tanpa_target) for satu in semua if satu.hal] == [
        (kode, True) for kode in ("V.d.4.1", "V.d.4.2", "V.e.4.1", "VI.2.1", "VI.3.1")
    ]


def test_after_a_filled_template_every_reading_is_told_of_a_cell_of_that_template(db):
    """The decree's addresses name other cells there: a trace of one beside a remark on the other would colour both."""
    p = muat(db, GUNUNGKIDUL.read_bytes(), GUNUNGKIDUL.name, posisi=date(2024, 8, 31))
    dulu = {(b["kode"], b["nilai"], b["dibaca"]) for b in ke_baris(mutu.sel(db, p))}
    buku = load_workbook(BytesIO(buat_templat(db, p.satker, p.tahun)))
    buku["Realisasi"]["D5"] = "Proses"
    simpanan = BytesIO()
    buku.save(simpanan)
    p = muat(db, simpanan.getvalue(), "templat.xlsx", posisi=date(2024, 9, 30))
    sel = [b for b in ke_baris(mutu.sel(db, p)) if b["sel"] and b["kepastian"] != "diragukan"]
    assert len({b["kode"] for b in sel}) == 56
    assert all(buku[b["lembar"]][b["sel"]].value == b["nilai"] for b in sel)
    # The reading itself is the one that was accepted; only headings are written another way in a template.
    assert {(b["kode"], b["nilai"], b["dibaca"]) for b in sel if b["kolom"] not in ("AREA", "SUB AREA")} <= dulu


def test_a_remark_on_a_file_of_reports_is_none_on_the_plans_cell_of_that_address(db):
    """Both are CSV, so both sheets have one name; E5 is the plan's TARGET WAKTU and the report's Tanggal selesai."""
    rencana = (
        "KPU KABUPATEN CONTOH\nTAHUN 2025\nNO;KOMPONEN;INDIKATOR;LANGKAH AKSI;TARGET WAKTU;BUKTI DUKUNG\n"
        "I. MANAJEMEN PERUBAHAN\n1;A;B;Rapat;Mei 2025;Undangan\n"
    )
    p = muat(db, rencana.encode(), "rencana.csv")
    (semula,) = (b for b in ke_baris(mutu.sel(db, p)) if b["sel"] == "E5")
    laporan = (
        "Laporan\nTW II\nTim ZI\nKode;Langkah;Tenggat;Status;Tanggal selesai\nI.1.1;Rapat;Mei 2025;Proses;05/05/2025\n"
    )
    bacaan = periksa(laporan.encode(), "laporan.csv", db=db)
    assert [c.sel for c in bacaan.peringatan] == ["E5"]
    rancangan = rancang(db, bacaan, posisi=date(2025, 6, 30), satker=p.satker, tahun=p.tahun)
    simpan(db, rancangan, pelaku="Ani", berkas=laporan.encode(), nama_berkas="laporan.csv")
    p = pandang(db, p.satker, p.tahun, date(2025, 12, 31))
    assert semula in ke_baris(mutu.sel(db, p))
    assert semula["kepastian"] != "diragukan"
