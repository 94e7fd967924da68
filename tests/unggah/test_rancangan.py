"""An upload planned: what is carried forward, what moves, what is new, what is refused (DESIGN §6)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from monev.galat import BerkasDitolak, PerluPersetujuan, VersiBentrok
from monev.unggah import isi_terakhir, rancang, simpan
from tests.unggah.bahan import SATKER, TAHUN, ada, berkas, langkah, lapor, muat, status_bukti, tenggat

JUNI, SEPTEMBER = date(2025, 6, 30), date(2025, 9, 30)


def jenis(rancangan) -> list[tuple]:
    return [(p.jenis, p.kode, p.tenggat, p.kolom, p.dari, p.ke) for p in rancangan.perubahan]


def test_first_upload_has_every_langkah_new_and_nothing_reported(db):
    rancangan = rancang(db, berkas(langkah("I.1.1"), langkah("I.2.1", "")), posisi=JUNI)
    assert [p[:2] for p in jenis(rancangan)] == [("langkah_baru", "I.1.1"), ("langkah_baru", "I.2.1")]
    assert (rancangan.isi["unggahan"], rancangan.isi["dilaporkan"], rancangan.setelah) == (1, False, "")
    assert [s["urutan"] for s in rancangan.isi["langkah"]] == [1, 2]
    assert status_bukti(rancangan.isi, "I.1.1", "2025-03") == {"Undangan": "belum_ada", "Notulensi": "belum_ada"}


def test_a_plan_without_progress_carries_progress_forward_and_says_so(db):
    laporan = [lapor("I.1.1", "2025-03", selesai="2025-03-20", tindak_lanjut="arsipkan")]
    muat(
        db, berkas(langkah("I.1.1"), realisasi=laporan, bukti=[ada("I.1.1", "2025-03", "Undangan", tautan="https://a")])
    )
    rancangan = rancang(db, berkas(langkah("I.1.1"), langkah("I.2.1")), posisi=SEPTEMBER)
    t = tenggat(rancangan.isi, "I.1.1", "2025-03")
    assert (t["laporan"], t["tanggal_selesai"], t["tindak_lanjut"]) == ("selesai", "2025-03-20", "arsipkan")
    assert status_bukti(rancangan.isi, "I.1.1", "2025-03") == {"Undangan": "ada"}
    assert jenis(rancangan) == [("langkah_baru", "I.2.1", None, None, None, None)]
    assert any("tidak memuat realisasi" in k for k in rancangan.keterangan)


def test_a_part_the_file_leaves_out_is_carried_and_said(db):
    """A sheet deleted from the workbook, or one sheet saved as CSV."""
    satu = langkah("I.1.1")
    muat(db, berkas(satu, realisasi=[lapor("I.1.1", "2025-03")], bukti=[ada("I.1.1", "2025-03", "Undangan")]))
    for isi, kata in (
        (berkas(satu, realisasi=[]), "tidak memuat bukti; isinya dari unggahan 1 (posisi 30 Juni 2025) dibawa."),
        (berkas(satu, bukti=[]), "tidak memuat realisasi; isinya dari unggahan 1 (posisi 30 Juni 2025) dibawa."),
        (berkas(realisasi=[], bukti=[]), "tidak memuat tabel rencana aksi; isinya dari unggahan 1"),
        (berkas(realisasi=[]), "tidak memuat tabel rencana aksi dan bukti; isinya dari unggahan 1"),
    ):
        rancangan = rancang(db, isi, posisi=SEPTEMBER)
        assert kata in rancangan.keterangan[0]
        assert rancangan.perubahan == ()


def test_an_empty_report_is_not_a_plan_without_progress(db):
    muat(db, berkas(langkah("I.1.1"), realisasi=[lapor("I.1.1", "2025-03")]))
    rancangan = rancang(db, berkas(langkah("I.1.1"), realisasi=[lapor("I.1.1", "2025-03", "belum")]), posisi=SEPTEMBER)
    assert jenis(rancangan) == [("selesai_ditarik", "I.1.1", "2025-03", "Status", "Selesai", "Belum")]
    assert rancangan.mengurangi == ("I.1.1 Langkah I.1.1, Maret 2025: semula Selesai, menjadi Belum.",)


def test_a_row_left_out_of_realisasi_changes_nothing(db):
    muat(db, berkas(langkah("I.1.1"), realisasi=[lapor("I.1.1", "2025-03")]))
    rancangan = rancang(db, berkas(langkah("I.1.1"), realisasi=[]), posisi=SEPTEMBER)
    assert rancangan.perubahan == ()


def test_progress_follows_a_moved_target_and_the_move_is_on_record(db):
    muat(db, berkas(langkah("I.1.1", "Maret, Juni 2025"), realisasi=[lapor("I.1.1", "2025-06")]))
    rancangan = rancang(db, berkas(langkah("I.1.1", "Maret, Agustus 2025")), posisi=SEPTEMBER)
    assert ("target_bergeser", "I.1.1", "2025-08", "TARGET WAKTU", "2025-06", "2025-08") in jenis(rancangan)
    assert tenggat(rancangan.isi, "I.1.1", "2025-08")["laporan"] == "selesai"
    assert rancangan.mengurangi == ()


def test_a_tenggat_that_stays_keeps_its_own_progress_when_others_move(db):
    muat(db, berkas(langkah("I.1.1", "Maret, Juni 2025"), realisasi=[lapor("I.1.1", "2025-06")]))
    rancangan = rancang(db, berkas(langkah("I.1.1", "Juni, September 2025")), posisi=SEPTEMBER)
    assert tenggat(rancangan.isi, "I.1.1", "2025-06")["laporan"] == "selesai"
    assert tenggat(rancangan.isi, "I.1.1", "2025-09")["laporan"] == "belum"


@pytest.mark.parametrize(("waktu", "dicabut"), [("Juni 2025", ["Maret 2025"]), ("", ["Maret 2025", "Juni 2025"])])
def test_a_tenggat_taken_out_of_the_plan_is_a_loss_to_agree_to(db, waktu, dicabut):
    """In September both are late: without them nothing would be, and the capaian would be complete."""
    muat(db, berkas(langkah("I.1.1", "Maret, Juni 2025")))
    rancangan = rancang(db, berkas(langkah("I.1.1", waktu)), posisi=SEPTEMBER)
    assert rancangan.mengurangi == tuple(
        f"I.1.1 Langkah I.1.1, {nama}: tenggat ini tidak ada lagi di rencana." for nama in dicabut
    )


def test_progress_of_a_tenggat_that_goes_is_a_loss_to_agree_to(db):
    muat(
        db,
        berkas(
            langkah("I.1.1", "Maret, Juni 2025"),
            realisasi=[lapor("I.1.1", "2025-06")],
            bukti=[ada("I.1.1", "2025-06", "Undangan")],
        ),
    )
    rancangan = rancang(db, berkas(langkah("I.1.1", "Maret 2025")), posisi=SEPTEMBER)
    assert rancangan.mengurangi == (
        "I.1.1 Langkah I.1.1, Juni 2025: semula Selesai, menjadi tidak ada lagi di rencana.",
        "I.1.1 Langkah I.1.1, Juni 2025: bukti “Undangan” semula Ada, menjadi tidak ada lagi.",
    )


def test_a_template_whose_target_was_moved_keeps_its_rows_of_the_old_month(db):
    asal = muat(db, berkas(langkah("I.1.1", "Maret 2025")))
    isi = berkas(langkah("I.1.1", "Mei 2025"), realisasi=[lapor("I.1.1", "2025-03")], asal=asal)
    rancangan = rancang(db, isi, posisi=SEPTEMBER)
    assert tenggat(rancangan.isi, "I.1.1", "2025-05")["laporan"] == "selesai"


def test_done_without_a_date_counts_from_the_posisi_that_first_reported_it(db):
    laporan = [lapor("I.1.1", "2025-03")]
    asal = muat(db, berkas(langkah("I.1.1"), realisasi=laporan), "2025-06-30")
    untouched = rancang(db, berkas(langkah("I.1.1"), realisasi=laporan, asal=asal), posisi=SEPTEMBER)
    assert tenggat(untouched.isi, "I.1.1", "2025-03")["selesai_sejak"] == "2025-06-30"
    plan_only = rancang(db, berkas(langkah("I.1.1"), langkah("I.2.1")), posisi=SEPTEMBER)
    assert tenggat(plan_only.isi, "I.1.1", "2025-03")["selesai_sejak"] == "2025-06-30"


def test_an_older_posisi_that_reports_it_done_dates_it_back(db):
    muat(db, berkas(langkah("I.1.1"), realisasi=[lapor("I.1.1", "2025-03")]), "2025-09-30")
    baru = berkas(langkah("I.1.1"), realisasi=[lapor("I.1.1", "2025-03", tindak_lanjut="x")])
    rancangan = rancang(db, baru, posisi=JUNI)
    assert tenggat(rancangan.isi, "I.1.1", "2025-03")["selesai_sejak"] == "2025-06-30"
    assert any("lebih lama daripada unggahan terakhir" in p.pesan for p in rancangan.peringatan)


def test_selesai_taken_back_and_given_again_counts_anew(db):
    muat(db, berkas(langkah("I.1.1"), realisasi=[lapor("I.1.1", "2025-03")]), "2025-03-31")
    muat(db, berkas(langkah("I.1.1"), realisasi=[lapor("I.1.1", "2025-03", "proses")]), "2025-06-30")
    assert tenggat(isi_terakhir(db, SATKER, TAHUN), "I.1.1", "2025-03")["selesai_sejak"] is None
    rancangan = rancang(db, berkas(langkah("I.1.1"), realisasi=[lapor("I.1.1", "2025-03")]), posisi=SEPTEMBER)
    assert tenggat(rancangan.isi, "I.1.1", "2025-03")["selesai_sejak"] == "2025-09-30"


def test_rows_of_the_bukti_sheet_define_the_bukti_of_their_tenggat_alone(db):
    satu = langkah("I.1.1", "Maret, Juni 2025")
    asal = muat(db, berkas(satu))
    rows = [ada("I.1.1", "2025-03", "Undangan dan Notulensi"), ada("I.1.1", "2025-06", "Undangan", "belum_ada")]
    rancangan = rancang(db, berkas(satu, realisasi=[], bukti=rows, asal=asal), posisi=JUNI)
    assert status_bukti(rancangan.isi, "I.1.1", "2025-03") == {"Undangan dan Notulensi": "ada"}
    assert status_bukti(rancangan.isi, "I.1.1", "2025-06") == {"Undangan": "belum_ada"}
    assert [b["nama"] for b in rancangan.isi["langkah"][0]["bukti"]] == ["Undangan dan Notulensi", "Undangan"]


def test_a_corrected_split_outlives_a_plan_file_with_the_same_cell(db):
    asal = muat(db, berkas(langkah("I.1.1")))
    muat(db, berkas(langkah("I.1.1"), realisasi=[], bukti=[ada("I.1.1", "2025-03", "Satu map")], asal=asal))
    rancangan = rancang(db, berkas(langkah("I.1.1")), posisi=SEPTEMBER)
    assert status_bukti(rancangan.isi, "I.1.1", "2025-03") == {"Satu map": "ada"}


def test_a_changed_evidence_cell_brings_its_split_and_keeps_what_was_reported_by_name(db):
    rows = [ada("I.1.1", "2025-03", "Undangan"), ada("I.1.1", "2025-03", "Notulensi", "belum_ada")]
    asal = muat(db, berkas(langkah("I.1.1"), realisasi=[], bukti=rows))
    baru = langkah("I.1.1", bukti="Undangan, Daftar hadir")
    rancangan = rancang(db, berkas(baru, realisasi=[], bukti=rows, asal=asal), posisi=JUNI)
    assert status_bukti(rancangan.isi, "I.1.1", "2025-03") == {"Undangan": "ada", "Daftar hadir": "belum_ada"}
    hilang = langkah("I.1.1", bukti="Notulensi, Daftar hadir")
    rancangan = rancang(db, berkas(hilang, realisasi=[], bukti=rows, asal=asal), posisi=JUNI)
    nama = status_bukti(rancangan.isi, "I.1.1", "2025-03")
    assert nama == {"Notulensi": "belum_ada", "Daftar hadir": "belum_ada", "Undangan": "ada"}


def test_evidence_taken_away_is_listed_and_refused_until_agreed_by_name(db):
    muat(db, berkas(langkah("I.1.1"), langkah("I.2.1"), realisasi=[], bukti=[ada("I.1.1", "2025-03", "Undangan")]))
    rows = [ada("I.1.1", "2025-03", "Undangan", "belum_ada")]
    rancangan = rancang(db, berkas(langkah("I.1.1"), realisasi=[], bukti=rows), posisi=SEPTEMBER)
    assert rancangan.mengurangi == (
        "I.1.1 Langkah I.1.1, Maret 2025: bukti “Undangan” semula Ada, menjadi Belum ada.",
        "Langkah I.2.1 Langkah I.2.1: tidak ada lagi di berkas (1 tenggat, 0 selesai, 0 bukti ada).",
    )
    semua = {"pelaku": "operator", "berkas": b"x", "nama_berkas": "x.xlsx"}
    with pytest.raises(PerluPersetujuan) as tertahan:
        simpan(db, rancangan, setuju={rancangan.mengurangi[0]}, **semua)
    assert tertahan.value.hal == rancangan.mengurangi[1:]
    assert isi_terakhir(db, SATKER, TAHUN)["unggahan"] == 1
    assert simpan(db, rancangan, setuju=set(rancangan.mengurangi), **semua).isi["unggahan"] == 2


def test_documents_that_are_no_longer_owed_are_listed_and_refused_until_agreed(db):
    """Blank rows of Bukti Dukung deleted to tidy the sheet would else raise the kelengkapan bukti unseen."""
    satu = langkah("I.1.1", bukti="Undangan, Notulensi, Dokumentasi")
    asal = muat(db, berkas(satu))
    rows = [ada("I.1.1", "2025-03", "Undangan")]
    rancangan = rancang(db, berkas(satu, realisasi=[], bukti=rows, asal=asal), posisi=JUNI)
    assert rancangan.mengurangi == (
        "I.1.1 Langkah I.1.1, Maret 2025: bukti “Notulensi” tidak ditagih lagi.",
        "I.1.1 Langkah I.1.1, Maret 2025: bukti “Dokumentasi” tidak ditagih lagi.",
    )
    bernama_lain = [*rows, ada("I.1.1", "2025-03", "Notula", ""), ada("I.1.1", "2025-03", "Foto", "")]
    bernama_lain = [replace(satu, status=satu.status or "belum_ada") for satu in bernama_lain]
    rancangan = rancang(db, berkas(satu, realisasi=[], bukti=bernama_lain, asal=asal), posisi=JUNI)
    assert rancangan.mengurangi == (), "as many are owed under other names"
    sel_lain = replace(satu, bukti_dukung="Undangan", bukti=satu.bukti[:1])
    assert rancang(db, berkas(sel_lain), posisi=JUNI).mengurangi == (), "the evidence cell says so itself"


def test_the_same_content_at_the_same_posisi_stores_nothing(db):
    muat(db, berkas(langkah("I.1.1")), "2025-06-30")
    assert rancang(db, berkas(langkah("I.1.1")), posisi=JUNI).sama_persis
    assert not rancang(db, berkas(langkah("I.1.1")), posisi=SEPTEMBER).sama_persis
    assert not rancang(db, berkas(langkah("I.1.1", pic="Sekretaris")), posisi=JUNI).sama_persis


def test_the_same_file_again_stores_nothing_at_any_posisi(db):
    entri = muat(db, berkas(langkah("I.1.1")), "2025-06-30")
    lagi = berkas(langkah("I.1.1"), keterangan={"sha256": entri.sha256})
    assert rancang(db, lagi, posisi=SEPTEMBER).sama_persis


def test_two_who_planned_on_the_same_version_do_not_both_win(db):
    muat(db, berkas(langkah("I.1.1")))
    satu = rancang(db, berkas(langkah("I.1.1", pic="A")), posisi=SEPTEMBER)
    dua = rancang(db, berkas(langkah("I.1.1", pic="B")), posisi=SEPTEMBER)
    semua = {"pelaku": "operator", "berkas": b"x", "nama_berkas": "x.xlsx", "setuju": False}
    simpan(db, satu, **semua)
    with pytest.raises(VersiBentrok):
        simpan(db, dua, **semua)
    assert isi_terakhir(db, SATKER, TAHUN)["langkah"][0]["pic"] == "A"


def test_after_a_cancellation_the_one_before_it_is_what_is_compared_with(db):
    muat(db, berkas(langkah("I.1.1")), "2025-03-31")
    muat(db, berkas(langkah("I.1.1", pic="A")), "2025-06-30")
    db.jurnal.tambah(jenis="pembatalan", pelaku="o", satker=SATKER, tahun=TAHUN, isi={"unggahan": 2, "alasan": "salah"})
    rancangan = rancang(db, berkas(langkah("I.1.1", pic="B")), posisi=SEPTEMBER)
    assert jenis(rancangan) == [("pic_berubah", "I.1.1", None, "PIC", None, "B")]
    assert rancangan.isi["unggahan"] == 3
    simpan(db, rancangan, pelaku="o", berkas=b"z", nama_berkas="z.xlsx", setuju=False)


def test_a_template_of_a_cancelled_unggahan_brings_nothing_of_it_back(db):
    """Only what was changed in the file itself counts; that it was made from a cancelled one is said."""
    muat(db, berkas(langkah("I.1.1")), "2025-03-31")
    salah = muat(db, berkas(langkah("I.1.1"), realisasi=[lapor("I.1.1", "2025-03")]), "2025-06-30")
    db.jurnal.tambah(jenis="pembatalan", pelaku="o", satker=SATKER, tahun=TAHUN, isi={"unggahan": 2, "alasan": "salah"})
    isi = berkas(langkah("I.1.1", pic="A"), realisasi=[lapor("I.1.1", "2025-03")], asal=salah)
    rancangan = rancang(db, isi, posisi=SEPTEMBER)
    assert jenis(rancangan) == [("pic_berubah", "I.1.1", None, "PIC", None, "A")]
    assert "dibuat dari unggahan 2, yang sudah dibatalkan; yang berlaku unggahan 1." in rancangan.keterangan[0]


@pytest.mark.parametrize("nama", ["KOMISI PEMILIHAN UMUM KABUPATEN UJI", "kpu kab. uji", "KPU  Kabupaten  UJI"])
def test_an_office_is_known_by_its_name_however_it_is_written(db, nama):
    muat(db, berkas(langkah("I.1.1")))
    rancangan = rancang(db, berkas(langkah("I.1.1")), posisi=JUNI, satker=nama)
    assert rancangan.satker == SATKER
    assert rancangan.sama_persis


class TestRefused:
    """Each has its own sentence and its cell, and nothing is stored."""

    def tolak(self, db, isi, posisi=JUNI, **lain):
        with pytest.raises(BerkasDitolak) as ditolak:
            rancang(db, isi, posisi=posisi, **lain)
        assert db.jurnal.ujung()[0] <= 1
        return [(c.lembar, c.baris, c.kolom, c.pesan) for c in ditolak.value.galat]

    def test_done_after_the_posisi(self, db):
        isi = berkas(langkah("I.1.1"), realisasi=[lapor("I.1.1", "2025-03", selesai="2025-07-01")])
        pesan = (
            "Tanggal selesai 1 Juli 2025 ada sesudah posisi 30 Juni 2025. Perbaiki tanggalnya, atau pilih posisi "
            "1 Juli 2025 atau sesudahnya."
        )
        assert self.tolak(db, isi) == [("Realisasi", 7, "Tanggal selesai", pesan)]

    def test_a_posisi_years_away(self, db):
        [(_, _, _, pesan)] = self.tolak(db, berkas(langkah("I.1.1")), date(2035, 6, 30))
        assert pesan.startswith("Posisi 30 Juni 2035 jauh dari tahun rencana (2025).")

    def test_kode_and_tenggat_known_neither_to_the_file_nor_to_its_template(self, db):
        asal = muat(db, berkas(langkah("I.1.1")))
        isi = berkas(
            langkah("I.1.1"),
            realisasi=[lapor("I.1.9", "2025-03"), lapor("I.1.1", "2025-04")],
            bukti=[ada("X", "2025-03", "Undangan")],
            asal=asal,
        )
        assert self.tolak(db, isi) == [
            ("Realisasi", 7, "Kode", "Kode “I.1.9” tidak ada di rencana aksi ini. Yang mirip: I.1.1."),
            ("Realisasi", 7, "Tenggat", "Tenggat April 2025 tidak ada pada langkah I.1.1. Tenggatnya: Maret 2025."),
            ("Bukti Dukung", 8, "Kode", "Kode “X” tidak ada di rencana aksi ini."),
        ]

    def test_a_file_that_does_not_say_whose_it_is(self, db):
        isi = berkas(langkah("I.1.1"))
        tanpa = replace(isi, satker=None, tahun=None)
        assert [p[3][:11] for p in self.tolak(db, tanpa)] == ["Nama satker", "Tahun renca"]
        assert rancang(db, tanpa, posisi=JUNI, satker=SATKER, tahun=TAHUN).satker == SATKER


@pytest.mark.parametrize(
    ("posisi", "kata"), [(date(2025, 12, 31), "masih akan datang"), (date(2026, 1, 20), "di luar tahun rencana")]
)
def test_an_odd_posisi_is_questioned_not_refused(db, hari_ini, posisi, kata):
    hari_ini("2025-09-30")
    rancangan = rancang(db, berkas(langkah("I.1.1")), posisi=posisi)
    assert any(kata in c.pesan for c in rancangan.peringatan)
