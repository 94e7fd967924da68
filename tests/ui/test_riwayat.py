"""Riwayat: its states, cancelling with a reason and restoring, an older state looked at, the picture and its table."""

from __future__ import annotations

from datetime import date

import plotly.graph_objects as go
import pytest

from monev import keadaan
from monev.ui.gambar.kurva import kurva_capaian
from monev.ui.halaman import LINIMASA, RINGKASAN, RIWAYAT, UNGGAH
from tests.keadaan.bahan import kiriman, langkah, simpan, tenggat
from tests.keadaan.test_kurva import DUA, EMPAT, SATU, TIGA, berurutan
from tests.pembuat import SATKER, TAHUN, isi_contoh, isi_langkah, unggah
from tests.ui.conftest import HALAMAN, gambar_di, tulisan

KURVA, BERGESER, BANDING = "kurva", "bergeser", "banding"


@pytest.fixture
def empat(isi_basis):
    """The four unggahan that tests/keadaan/test_kurva.py counts by hand."""
    db = isi_basis("kosong")
    simpan(db, *berurutan(SATU, DUA, TIGA, EMPAT), satker=SATKER)
    return db


def tekan(at, label: str):
    return next(tombol for tombol in at.button if tombol.label == label).click().run()


def label_tombol(at) -> list[str]:
    return [tombol.label for tombol in at.button if tombol.label != "Sembunyikan data simulasi"]


def bagian(at, nama: str):
    return at.segmented_control(key="bagian").set_value(nama).run()


def tanya_batal(at, nomor: int, alasan: str):
    """Open the question and answer it, without confirming yet."""
    at.session_state[f"batalkan_{nomor}"] = True
    return at.run().text_area(key=f"alasan_{nomor}").input(alasan).run()


def batalkan(at, nomor: int, alasan: str = "berkas tertukar"):
    return tekan(tanya_batal(at, nomor, alasan), "Batalkan unggahan ini")


def test_versions_stand_newest_first_with_who_when_and_what_they_changed(empat, buka):
    at = buka(RIWAYAT)
    isi = tulisan(at)
    assert "### 4 unggahan; yang terbaru unggahan 4, posisi 30 Juni 2025" in isi
    letak = [isi.index(f"**Unggahan {nomor}**") for nomor in (4, 3, 2, 1)]
    assert letak == sorted(letak)
    assert "oleh Penguji" in isi
    pil = at.pills(key="perubahan_versi_3")
    assert pil.options == ["1 target bergeser", "2 selesai", "1 laporan berubah", "1 teks berubah"]


@pytest.mark.parametrize(("posisi", "nomor"), [("2025-12-31", 4), ("2025-03-31", 2)])
def test_the_version_the_pages_show_at_this_posisi_is_marked(empat, buka, posisi, nomor):
    p = keadaan.pandang(empat, SATKER, TAHUN, date.fromisoformat(posisi))
    kartu = [m.value for m in buka(RIWAYAT, satker=SATKER, tahun="2025", posisi=posisi).markdown]
    (tampak,) = (isi for isi in kartu if "yang tampak per" in isi)
    assert f"**Unggahan {p.unggahan}**" in tampak
    assert p.unggahan == nomor


def test_a_count_opens_to_its_rows(empat, buka):
    at = buka(RIWAYAT)
    assert "Mei 2025 → Agustus 2025" not in tulisan(at)
    at = at.pills(key="perubahan_versi_3").set_value("target_bergeser").run()
    assert "Mei 2025 → Agustus 2025" in tulisan(at)


def test_one_unggahan_says_so_and_has_nothing_to_compare(isi_basis, buka):
    isi_basis("satu_baris")
    at = buka(RIWAYAT)
    assert "Baru ada satu unggahan, posisi 30 Juni 2025" in tulisan(at)
    assert at.segmented_control(key="bagian").options == ["Versi", "Kurva capaian", "Target bergeser"]
    at.session_state["batalkan_1"] = True
    assert "tidak punya unggahan yang berlaku" in tulisan(at.run())


def test_the_newest_is_cancelled_with_a_reason_and_restored(empat, buka):
    at = batalkan(buka(RIWAYAT), 4)
    assert "Unggahan 4 dibatalkan" in at.success[0].value
    assert "yang berlaku unggahan 3, posisi 30 Juni 2025. 1 dibatalkan" in tulisan(at)
    assert "berkas tertukar" in tulisan(at)
    assert [e.isi for e in empat.jurnal.baca()][-1] == {"unggahan": 4, "alasan": "berkas tertukar"}
    at = tekan(at, "Pulihkan")
    assert "Unggahan 4 dipulihkan" in at.success[0].value
    assert [e.jenis for e in empat.jurnal.baca()][-2:] == ["pembatalan", "pemulihan"]
    assert "Pulihkan" not in label_tombol(at)
    assert not at.exception


def test_without_a_reason_nothing_is_cancelled_and_what_is_missing_is_said(empat, buka):
    ujung = empat.jurnal.ujung()
    at = batalkan(buka(RIWAYAT), 4, alasan="   ")
    assert "Alasan pembatalan belum diisi" in at.error[0].value
    assert empat.jurnal.ujung() == ujung


def test_what_somebody_uploads_while_the_question_is_open_is_not_cancelled(empat, buka):
    at = tanya_batal(buka(RIWAYAT), 4, "berkas tertukar")
    unggah(empat.jurnal, {**EMPAT.isi, "unggahan": 5})
    at = tekan(at, "Batalkan unggahan ini")
    assert "sudah diubah orang lain" in at.error[0].value
    assert [e.jenis for e in empat.jurnal.baca()] == ["unggahan"] * 5
    assert "yang terbaru unggahan 5" in tulisan(at)


@pytest.mark.parametrize("halaman", HALAMAN)
def test_with_every_unggahan_cancelled_each_page_says_so_and_leads_to_riwayat_or_unggah(isi_basis, buka, halaman):
    db = isi_basis("dilaporkan")
    for nomor in (2, 1):
        isi = {"unggahan": nomor, "alasan": "latihan"}
        db.jurnal.tambah(jenis="pembatalan", pelaku="Penguji", satker=SATKER, tahun=TAHUN, isi=isi)
    at = buka(halaman, satker=SATKER, tahun=str(TAHUN))
    assert not at.exception
    assert not at.error, tulisan(at)
    tujuan = [tautan.proto.page for tautan in at.get("page_link")]
    if halaman == RIWAYAT:
        assert label_tombol(at) == ["Pulihkan"]
        assert at.segmented_control(key="bagian").options == ["Versi", "Bandingkan"]
    elif halaman != UNGGAH:
        assert tujuan == ["riwayat", "unggah"]
    if halaman != UNGGAH:
        assert "Semua unggahan rencana ini sudah dibatalkan" in tulisan(at)


def test_the_last_one_cancelled_and_restored_in_the_page(isi_basis, buka):
    db = isi_basis("satu_baris")
    at = batalkan(buka(RIWAYAT), 1)
    assert "Semua unggahan rencana ini sudah dibatalkan" in tulisan(at)
    at = tekan(at, "Pulihkan")
    assert "Baru ada satu unggahan" in tulisan(at)
    assert db.jurnal.ujung()[0] == 3


def test_an_older_state_is_looked_at_on_every_page_and_said(empat, buka):
    pilihan = {"satker": SATKER, "tahun": "2025", "posisi": "2025-03-31", "unggahan": "2"}
    for halaman in (RINGKASAN, LINIMASA, RIWAYAT):
        at = buka(halaman, **pilihan)
        assert "Melihat unggahan 2 dari 4" in tulisan(at)
    at = buka(RINGKASAN, **{**pilihan, "posisi": "2025-12-31"})
    assert "data: unggahan 2, posisi 31 Mar 2025" in tulisan(at)
    assert {m.label: m.value for m in at.metric}["Capaian setahun"] == "1/5 (20%)"


def test_the_older_state_stays_while_posisi_changes_and_one_touch_leads_back(empat, buka):
    at = buka(RINGKASAN, satker=SATKER, tahun="2025", posisi="2025-03-31", unggahan="2")
    at.segmented_control(key="pilih_tw").set_value(3).run()
    assert (at.query_params["unggahan"], at.query_params["posisi"]) == ("2", "2025-09-30")
    at = tekan(at, "Kembali ke yang terbaru")
    assert "unggahan" not in at.query_params
    assert "Melihat unggahan" not in tulisan(at)
    assert {m.label: m.value for m in at.metric}["Capaian setahun"] == "2/4 (50%)"


def test_each_version_has_a_link_to_the_dashboard_as_of_it(empat, buka):
    tautan = [t.proto.query_string for t in buka(RIWAYAT).get("page_link")]
    assert ["unggahan=4" in satu and "posisi=2025-06-30" in satu for satu in tautan] == [True, False, False, False]
    assert "unggahan=1" in tautan[3]


@pytest.mark.parametrize("nomor", ["9", "dua", "²", "-1", "9" * 40])
def test_an_unggahan_that_is_not_there_is_said_with_a_way_on(empat, buka, nomor):
    at = buka(RINGKASAN, satker=SATKER, tahun="2025", posisi="2025-12-31", unggahan=nomor)
    assert not at.exception
    assert "unggahan" in at.error[0].value.lower()
    assert at.get("page_link")


def test_cancelling_the_version_being_looked_at_leads_back_to_what_counts(empat, buka):
    at = buka(RIWAYAT, satker=SATKER, tahun="2025", posisi="2025-06-30", unggahan="4")
    at = batalkan(at, 4)
    assert not at.error, tulisan(at)
    assert "unggahan" not in at.query_params


def test_the_curve_has_its_sentence_its_picture_and_its_table(empat, buka):
    at = bagian(buka(RIWAYAT), KURVA)
    assert "Menurut unggahan 4, per 30 Juni 2025\\: 2/4 \\(50%\\) tenggat selesai" in tulisan(at)
    assert "menurut rencana 3 \\(75%\\) sudah jatuh tempo" in tulisan(at)
    assert len(gambar_di(at)) == 1
    assert "| **Tercapai** | 1/5 (20%), unggahan 2 | 2/4 (50%), unggahan 4 | belum dilaporkan |" in tulisan(at)
    at.session_state["tabel_kurva"] = True
    at = at.run()
    assert len(at.dataframe[0].value) == 16
    assert len(at.get("download_button")) == 1


def test_targets_that_moved_are_shown_where_they_were_where_they_went_and_that_they_were_missed(empat, buka):
    isi = tulisan(bagian(buka(RIWAYAT), BERGESER))
    assert "1 target pernah digeser, setelah terlewat" in isi
    assert "Mei 2025 → **Agustus 2025**" in isi
    assert "▲ sudah lewat 30 hari" in isi


def test_any_two_are_compared(empat, buka):
    at = bagian(buka(RIWAYAT), BANDING)
    assert "Dari unggahan 3 ke unggahan 4" in tulisan(at)
    at.selectbox(key="banding_dari").set_value(4).run()
    assert "Pilih dua unggahan yang berbeda" in tulisan(at)
    at.selectbox(key="banding_ke").set_value(1).run()
    assert "Dari unggahan 4 ke unggahan 1" in tulisan(at)
    assert any("ditarik kembali" in pilihan for pilihan in at.pills[0].options)


def test_the_original_is_read_only_once_asked_for_and_comes_with_its_full_sha256(isi_basis, buka):
    db = isi_basis("kosong")
    entri = unggah(db.jurnal, isi_contoh([isi_langkah("I.1.1")]), berkas=b"isi asli")
    at = buka(RIWAYAT)
    assert not at.get("download_button")
    at.session_state["berkas_1"] = True
    at = at.run()
    assert at.code[0].value == entri.sha256
    assert [tombol.label for tombol in at.get("download_button")] == ["Unduh berkas asli"]


def gambar(db, *semua, posisi="2025-12-31", sempit=False):
    from datetime import date

    p = keadaan.pandang(db, simpan(db, *semua), TAHUN, date.fromisoformat(posisi))
    return go.Figure(kurva_capaian(keadaan.kurva(db, p), tahun=TAHUN, posisi=p.posisi, sempit=sempit))


def teks_gambar(satu) -> str:
    return " ".join(str(a.text) for a in satu.layout.annotations)


@pytest.mark.parametrize("sempit", [False, True])
def test_the_picture_says_in_words_what_is_what(db, sempit):
    satu = gambar(db, *berurutan(SATU, DUA, TIGA, EMPAT), sempit=sempit)
    assert "<b>Rencana</b>" in teks_gambar(satu)
    assert "50%</b>" in teks_gambar(satu)
    nomor = [teks for jejak in satu.data for teks in (jejak.text or ())]
    assert sorted(nomor) == [f"<b>{n}</b>" for n in (1, 2, 3, 4)]


def test_a_plan_without_tenggat_has_a_picture_that_says_why_it_is_empty(db):
    assert "tidak ada tenggat" in teks_gambar(gambar(db, kiriman("2025-06-30", langkah("I.1.1"))))


def test_a_plan_alone_has_its_curve_and_no_reached_line(db):
    satu = gambar(db, kiriman("2025-01-15", langkah("I.1.1", tenggat("2025-06"))))
    assert [len(jejak.x or ()) for jejak in satu.data] == [13, 0, 1, 0]
