"""A meeting from opening to closing: everything stored at once, nothing lost, everything taken back."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from monev import keadaan, rapat
from monev.basisdata import Basisdata
from monev.galat import TidakDitemukan
from monev.isian import IsianDitolak
from monev.rapat import CatatanBentrok, MasihAdaRapat, RapatDitutup
from monev.unggah import rancang, simpan
from monev.unggah.suntingan import Sasaran, batalkan_perubahan, sunting
from tests.basisdata.tabel import isi_semua_tabel
from tests.pembuat import SATKER, TAHUN, isi_contoh, unggah
from tests.rapat.conftest import ANI, BUDI
from tests.unggah.bahan import berkas, lapor

NOTULENSI = Sasaran("I.1.1", "2025-03", "Notulensi")


def nilai(bingkai, *kolom) -> list[tuple]:
    return [tuple(b[k] for k in kolom) for b in keadaan.ke_baris(bingkai)]


def putuskan(db, r, **lain):
    isi = {"uraian": "Lengkapi notulensi", "pic": "Sekretaris", "batas": "2025-07-20"}
    return rapat.putuskan(db, r, **{**isi, **lain}, **ANI)


def test_opening_needs_a_heading_and_a_date_near_the_plan(terisi, jurnal):
    sebelum = jurnal.ujung()
    with pytest.raises(IsianDitolak) as ditolak:
        rapat.buka(terisi, SATKER, TAHUN, judul=" \x00", tanggal=None, **ANI)
    assert ditolak.value.isian == {"judul": "Judul rapat belum diisi.", "tanggal": "Tanggal rapat belum diisi."}
    with pytest.raises(IsianDitolak) as ditolak:
        rapat.buka(terisi, SATKER, TAHUN, judul="Rapat", tanggal="2052-07-10", posisi=date(2025, 6, 1), **ANI)
    assert "2052" in ditolak.value.isian["tanggal"]
    with pytest.raises(IsianDitolak) as ditolak:
        rapat.buka(terisi, SATKER, TAHUN, judul="Rapat", tanggal="2025-07-10", posisi=date(2025, 6, 1), **ANI)
    assert "30 Juni 2025" in ditolak.value.isian["posisi"]
    assert jurnal.ujung() == sebelum


def test_a_meeting_left_open_is_found_again_where_it_was_and_no_second_one_is_opened(terisi, jurnal, pertemuan):
    rapat.pindah(terisi, pertemuan, "area-V", **ANI)
    esok = Basisdata.buka(None, jurnal)
    ditemukan = rapat.rapat_terbuka(esok, SATKER, TAHUN)
    assert (ditemukan.nomor, ditemukan.layar, ditemukan.terbuka) == (1, "area-V", True)
    with pytest.raises(MasihAdaRapat) as masih:
        rapat.buka(esok, SATKER, TAHUN, judul="Lain", tanggal="2025-07-11", **BUDI)
    assert masih.value.rapat.nomor == 1
    rapat.catat_kendala(esok, ditemukan, kendala="Listrik padam", **BUDI)
    terisi.ikuti()
    assert nilai(rapat.catatan(terisi, pertemuan), "kendala", "pelaku") == [("Listrik padam", "Budi")]
    esok.tutup()


def test_closing_needs_leader_writer_and_somebody_present(terisi, pertemuan):
    with pytest.raises(IsianDitolak) as ditolak:
        rapat.tutup(terisi, pertemuan, **ANI)
    assert set(ditolak.value.isian) == {"pemimpin", "notulis", "hadir"}
    rapat.ubah_rapat(terisi, pertemuan, {"pemimpin": "Ketua KPU", "notulis": "Ani"}, **ANI)
    rapat.hadirkan(terisi, pertemuan, [("Budi", "Anggota")], **ANI)
    rapat.tutup(terisi, pertemuan, **ANI)
    assert rapat.rapat_terbuka(terisi, SATKER, TAHUN) is None
    assert rapat.satu_rapat(terisi, SATKER, TAHUN, 1).ditutup.date() == date(2025, 7, 10)


def test_a_closed_meeting_changes_no_more_until_it_is_resumed(terisi, pertemuan, jurnal):
    rapat.ubah_rapat(terisi, pertemuan, {"pemimpin": "K", "notulis": "N"}, **ANI)
    rapat.hadirkan(terisi, pertemuan, [("Budi", "")], **ANI)
    rapat.tutup(terisi, pertemuan, **ANI)
    sebelum = jurnal.ujung()
    for lakukan in (
        lambda: rapat.catat_kendala(terisi, pertemuan, kendala="x", **ANI),
        lambda: putuskan(terisi, pertemuan),
        lambda: rapat.hadirkan(terisi, pertemuan, [("Citra", "")], **ANI),
        lambda: rapat.pindah(terisi, pertemuan, "situasi", **ANI),
    ):
        with pytest.raises(RapatDitutup):
            lakukan()
    with pytest.raises(IsianDitolak):
        sunting(terisi, SATKER, TAHUN, NOTULENSI, {"status": "ada"}, rapat=1, **ANI)
    assert jurnal.ujung() == sebelum
    rapat.lanjutkan(terisi, pertemuan, **ANI)
    rapat.catat_kendala(terisi, pertemuan, kendala="x", **ANI)
    assert rapat.satu_rapat(terisi, SATKER, TAHUN, 1).ditutup is None


def test_names_of_any_script_are_kept_and_each_person_is_written_once(terisi, pertemuan):
    rapat.hadirkan(terisi, pertemuan, [(" Ni Luh\tAyu ", "Ketua"), ("陳大文 \u202eÖz", "Anggota"), ("🏛", "")], **ANI)
    assert rapat.hadirkan(terisi, pertemuan, [("NI LUH AYU", "ketua")], **BUDI) is None
    assert nilai(rapat.hadir(terisi, pertemuan), "nomor", "nama", "jabatan") == [
        (1, "Ni Luh Ayu", "Ketua"),
        (2, "陳大文 Öz", "Anggota"),
        (3, "🏛", ""),
    ]
    with pytest.raises(IsianDitolak) as ditolak:
        rapat.hadirkan(terisi, pertemuan, [("Dewi", ""), (" ", "Tamu"), ("x" * 201, "")], **ANI)
    assert ditolak.value.isian == {"nama": "Nama peserta ke-2 belum diisi."}
    rapat.ubah_hadir(terisi, pertemuan, 3, "Gedung", "Saksi", **ANI)
    rapat.hapus(terisi, pertemuan, "hadir", 1, **ANI)
    assert nilai(rapat.hadir(terisi, pertemuan), "nomor", "nama") == [(2, "陳大文 Öz"), (3, "Gedung")]


@pytest.mark.parametrize(
    ("salah", "kolom", "kata"),
    [
        ({"uraian": "\n"}, "uraian", "Tulis apa"),
        ({"pic": ""}, "pic", "PIC belum diisi"),
        ({"batas": None}, "batas", "belum diisi"),
        ({"batas": "besok"}, "batas", "bukan tanggal"),
        ({"batas": "2025-07-09"}, "batas", "9 Juli 2025"),
        ({"batas": "2205-07-20"}, "batas", "Periksa tahunnya"),
        ({"uraian": "x" * 4001}, "uraian", "paling banyak 4000"),
    ],
)
def test_a_decision_says_what_who_and_by_when(terisi, pertemuan, jurnal, salah, kolom, kata):
    sebelum = jurnal.ujung()
    with pytest.raises(IsianDitolak) as ditolak:
        putuskan(terisi, pertemuan, **salah)
    assert list(ditolak.value.isian) == [kolom]
    assert kata in ditolak.value.isian[kolom]
    assert jurnal.ujung() == sebelum


def test_what_is_said_of_a_langkah_is_of_its_area_and_an_unknown_one_is_refused(terisi, pertemuan):
    putuskan(terisi, pertemuan, kode="V.a.1.1")
    rapat.catat_kendala(terisi, pertemuan, kendala="", solusi="Tambah petugas", area="I", **ANI)
    assert nilai(rapat.keputusan(terisi, pertemuan), "area", "kode") == [("V", "V.a.1.1")]
    assert nilai(rapat.catatan(terisi, pertemuan, area="I"), "kode", "solusi") == [(None, "Tambah petugas")]
    for letak in ({"kode": "V.a.9.9"}, {"area": "IX"}):
        with pytest.raises(TidakDitemukan):
            rapat.catat_kendala(terisi, pertemuan, kendala="x", **letak, **ANI)
    with pytest.raises(IsianDitolak):
        rapat.catat_kendala(terisi, pertemuan, kendala=" ", **ANI)


def test_what_is_open_comes_back_in_later_meetings_overdue_first_until_it_is_closed(terisi, pertemuan, hari_ini):
    putuskan(terisi, pertemuan, uraian="lama", batas="2025-08-01")
    putuskan(terisi, pertemuan, uraian="segera", batas="2025-07-15")
    putuskan(terisi, pertemuan, uraian="jauh", batas="2025-12-01")
    rapat.ubah_rapat(terisi, pertemuan, {"pemimpin": "K", "notulis": "N"}, **ANI)
    rapat.hadirkan(terisi, pertemuan, [("Budi", "")], **ANI)
    rapat.tutup(terisi, pertemuan, **ANI)
    hari_ini("2025-10-10")
    kedua = rapat.buka(terisi, SATKER, TAHUN, judul="TW III", tanggal="2025-10-10", posisi=date(2025, 9, 30), **ANI)
    lalu = rapat.tindak_lanjut_lalu(terisi, kedua)
    assert nilai(lalu, "uraian", "hari_terlambat") == [("segera", 87), ("lama", 70), ("jauh", 0)]
    rapat.ubah_tindak_lanjut(terisi, SATKER, TAHUN, 2, {"status": "selesai"}, rapat=kedua, **ANI)
    assert nilai(rapat.tindak_lanjut_lalu(terisi, kedua), "uraian", "status") == [
        ("lama", "terbuka"), ("jauh", "terbuka"), ("segera", "selesai"),
    ]  # fmt: skip
    with pytest.raises(IsianDitolak) as ditolak:
        rapat.ubah_tindak_lanjut(terisi, SATKER, TAHUN, 1, {"status": "batal"}, **ANI)
    assert list(ditolak.value.isian) == ["keterangan"]
    rapat.ubah_tindak_lanjut(terisi, SATKER, TAHUN, 1, {"status": "batal", "keterangan": "Tidak relevan"}, **ANI)
    assert nilai(rapat.tindak_lanjut_lalu(terisi, kedua), "uraian") == [("jauh",), ("segera",)]
    assert nilai(rapat.keputusan(terisi, kedua), "uraian") == []


def test_ticks_of_a_meeting_are_one_unggahan_at_its_posisi_whoever_made_them(terisi, pertemuan):
    pertama = sunting(terisi, SATKER, TAHUN, NOTULENSI, {"status": "ada"}, rapat=1, **ANI)
    mei = Sasaran("V.a.1.1", "2025-05")
    kedua = sunting(terisi, SATKER, TAHUN, mei, {"laporan": "selesai"}, rapat=1, **BUDI)
    assert (pertama.unggahan, kedua.unggahan, kedua.posisi) == (2, 2, date(2025, 6, 30))
    satu = keadaan.ke_baris(keadaan.riwayat(terisi, SATKER, TAHUN))[0]
    assert (satu["jenis"], satu["pelaku"], satu["perubahan"]) == ("rapat", "Ani, Budi", 2)
    assert keadaan.pandang(terisi, SATKER, TAHUN, date(2025, 6, 30)).unggahan == 2
    batalkan_perubahan(terisi, SATKER, TAHUN, kedua.entri.nomor, **BUDI)
    perubahan = rapat.perubahan_rapat(terisi, pertemuan)
    assert nilai(perubahan, "kode", "ditarik", "menarik") == [
        ("V.a.1.1", False, kedua.entri.nomor), ("V.a.1.1", True, None), ("I.1.1", False, None),
    ]  # fmt: skip


def test_a_tick_after_an_upload_of_a_later_posisi_stands_at_that_posisi_and_says_so(terisi, jurnal, pertemuan):
    unggah(jurnal, isi_contoh(unggahan=2, posisi="2025-07-05"))
    hasil = sunting(terisi, SATKER, TAHUN, NOTULENSI, {"status": "ada"}, rapat=1, **ANI)
    assert (hasil.unggahan, hasil.posisi) == (3, date(2025, 7, 5))
    assert "5 Juli 2025" in hasil.keterangan[0]


def test_two_people_recording_at_once_lose_nothing(terisi, jurnal, pertemuan):
    lain = Basisdata.buka(None, jurnal)

    def tulis(db, pelaku):
        for n in range(6):
            rapat.catat_kendala(db, pertemuan, kendala=f"{pelaku} {n}", pelaku=pelaku)
            rapat.hadirkan(db, pertemuan, [(f"{pelaku} {n}", "")], pelaku=pelaku)
            di = Sasaran("V.a.1.1", "2025-05" if pelaku == "Ani" else "2025-09")
            sunting(db, SATKER, TAHUN, di, {"kendala": f"{pelaku} {n}"}, rapat=1, pelaku=pelaku)

    with ThreadPoolExecutor(2) as kolam:
        for tugas in [kolam.submit(tulis, terisi, "Ani"), kolam.submit(tulis, lain, "Budi")]:
            tugas.result()
    semua = {f"{siapa} {n}" for siapa in ("Ani", "Budi") for n in range(6)}
    terisi.ikuti()
    assert {k for (k,) in nilai(rapat.catatan(terisi, pertemuan), "kendala")} == semua
    assert {n for (n,) in nilai(rapat.hadir(terisi, pertemuan), "nama")} == semua
    p = keadaan.pandang(terisi, SATKER, TAHUN, date(2025, 6, 30))
    kendala = {b["tenggat"]: b["kendala"] for b in keadaan.ke_baris(keadaan.tenggat(terisi, p))}
    assert (kendala["2025-05"], kendala["2025-09"]) == ("Ani 5", "Budi 5")
    assert p.unggahan == 2
    lain.tutup()


def test_the_very_same_note_or_decision_is_written_once(terisi, pertemuan):
    for ke in range(2):
        kendala = rapat.catat_kendala(terisi, pertemuan, kendala="Listrik padam", kode="I.1.1", **ANI)
        putusan = putuskan(terisi, pertemuan, kode="I.1.1")
        assert (kendala is None, putusan is None) == (ke == 1, ke == 1)
    assert (len(rapat.catatan(terisi, pertemuan)), len(rapat.keputusan(terisi, pertemuan))) == (1, 1)
    # What differs in anything is another one; one taken back can be written again.
    putuskan(terisi, pertemuan, kode="I.1.1", pic="Budi")
    rapat.catat_kendala(terisi, pertemuan, kendala="Listrik padam", **ANI)
    rapat.hapus(terisi, pertemuan, "catatan", 1, **ANI)
    assert rapat.catat_kendala(terisi, pertemuan, kendala="Listrik padam", kode="I.1.1", **ANI)
    assert (len(rapat.catatan(terisi, pertemuan)), len(rapat.keputusan(terisi, pertemuan))) == (2, 2)


def test_one_field_of_a_note_changed_by_two_is_shown_to_the_second(terisi, pertemuan):
    rapat.catat_kendala(terisi, pertemuan, kendala="Hujan", **ANI)
    dilihat = {"kendala": "Hujan", "solusi": ""}
    rapat.ubah_catatan(terisi, pertemuan, 1, {"kendala": "Banjir"}, dilihat=dilihat, **BUDI)
    rapat.ubah_catatan(terisi, pertemuan, 1, {"kendala": "Hujan", "solusi": "Pindah"}, dilihat=dilihat, **ANI)
    assert nilai(rapat.catatan(terisi, pertemuan), "kendala", "solusi") == [("Banjir", "Pindah")]
    with pytest.raises(CatatanBentrok) as bentrok:
        rapat.ubah_catatan(terisi, pertemuan, 1, {"kendala": "Badai"}, dilihat=dilihat, **ANI)
    assert bentrok.value.kolom == {"kendala": ("Banjir", "Badai")}
    assert "diubah oleh Budi" in bentrok.value.pesan


def test_everything_recorded_is_taken_back_while_it_stands(terisi, pertemuan):
    def urungkan(entri):
        return rapat.urungkan(terisi, SATKER, TAHUN, entri.nomor, **ANI)

    masuk = rapat.hadirkan(terisi, pertemuan, [("Budi", ""), ("Citra", "")], **ANI)
    catatan = rapat.catat_kendala(terisi, pertemuan, kendala="Hujan", **ANI)
    ubahan = rapat.ubah_catatan(terisi, pertemuan, 1, {"kendala": "Banjir"}, **ANI)
    keputusan = putuskan(terisi, pertemuan)
    with pytest.raises(CatatanBentrok):
        urungkan(catatan)
    urungkan(ubahan)
    assert nilai(rapat.catatan(terisi, pertemuan), "kendala") == [("Hujan",)]
    balik = [urungkan(e) for e in (catatan, keputusan, masuk)]
    assert urungkan(catatan) is None
    assert rapat.catatan(terisi, pertemuan).empty
    assert rapat.keputusan(terisi, pertemuan).empty
    assert rapat.hadir(terisi, pertemuan).empty
    urungkan(balik[0])
    assert nilai(rapat.catatan(terisi, pertemuan), "nomor", "kendala") == [(1, "Hujan")]
    with pytest.raises(Exception, match="sudah berisi catatan"):
        rapat.urungkan(terisi, SATKER, TAHUN, 2, **ANI)


def test_a_meeting_opened_by_mistake_can_be_taken_back_while_it_is_empty(terisi, pertemuan):
    rapat.urungkan(terisi, SATKER, TAHUN, 2, **ANI)
    assert rapat.daftar_rapat(terisi, SATKER, TAHUN).empty
    baru = rapat.buka(terisi, SATKER, TAHUN, judul="Lagi", tanggal="2025-07-10", **ANI)
    assert baru.nomor == 2


def test_a_note_in_a_meeting_does_not_stand_in_the_way_of_an_upload_planned_before_it(terisi, pertemuan):
    rancangan = rancang(terisi, berkas(realisasi=[lapor("V.a.1.1", "2025-05", "proses")]), posisi=date(2025, 7, 10))
    rapat.catat_kendala(terisi, pertemuan, kendala="Hujan", **ANI)
    entri = simpan(terisi, rancangan, pelaku="Op", berkas=b"x", nama_berkas="x.xlsx", setuju=True)
    assert entri.isi["unggahan"] == 2
    rancangan = rancang(terisi, berkas(realisasi=[lapor("V.a.1.1", "2025-05", "selesai")]), posisi=date(2025, 7, 10))
    sunting(terisi, SATKER, TAHUN, NOTULENSI, {"status": "ada"}, rapat=1, **ANI)
    rapat.catat_kendala(terisi, pertemuan, kendala="Banjir", **ANI)
    with pytest.raises(Exception, match="sudah diubah orang lain"):
        simpan(terisi, rancangan, pelaku="Op", berkas=b"y", nama_berkas="x.xlsx", setuju=True)


def test_a_meeting_rebuilt_from_the_journal_is_the_same_in_every_table(tmp_path, jurnal, terisi, pertemuan):
    rapat.hadirkan(terisi, pertemuan, [("Budi", ""), ("Citra", "Tamu")], **ANI)
    rapat.ubah_hadir(terisi, pertemuan, 1, "Budi S.", "Ketua", **BUDI)
    rapat.hapus(terisi, pertemuan, "hadir", 2, **ANI)
    catatan = rapat.catat_kendala(terisi, pertemuan, kendala="Hujan", kode="V.a.1.1", tenggat="2025-05", **ANI)
    rapat.urungkan(terisi, SATKER, TAHUN, catatan.nomor, **BUDI)
    putuskan(terisi, pertemuan, area="V")
    rapat.ubah_tindak_lanjut(terisi, SATKER, TAHUN, 1, {"status": "selesai"}, **BUDI)
    sunting(terisi, SATKER, TAHUN, NOTULENSI, {"status": "ada"}, rapat=1, **ANI)
    sunting(terisi, SATKER, TAHUN, NOTULENSI, {"catatan": "Asli"}, rapat=1, **BUDI)
    rapat.pindah(terisi, pertemuan, "penutup", **ANI)
    terisi.tutup()
    Basisdata.buka(tmp_path / "ulang.duckdb", jurnal).tutup()
    assert isi_semua_tabel(tmp_path / "ulang.duckdb") == isi_semua_tabel(tmp_path / "monev.duckdb")
