"""Every page opens in every situation of data, and says what it must say."""

from __future__ import annotations

import pytest

from monev.keadaan import BELUM_ADA_REALISASI
from monev.keluaran import pesan
from monev.ui import halaman, kata
from monev.ui.halaman import KESENJANGAN, LINIMASA, RINGKASAN
from tests.kode import AKAR
from tests.pembuat import SATKER
from tests.ui.conftest import HALAMAN, SITUASI, gambar_di, tulisan

LIHAT = [h for h in HALAMAN if h.startswith("pages/lihat/")]


def test_the_menu_has_every_page_of_the_folder():
    assert len(halaman.alamat()) == len(HALAMAN)


@pytest.mark.parametrize("situasi", SITUASI)
@pytest.mark.parametrize("halaman", HALAMAN)
def test_every_page_opens_without_error(isi_basis, buka, halaman, situasi):
    isi_basis(situasi)
    at = buka(halaman)
    assert not at.exception
    assert not at.error, tulisan(at)
    assert tulisan(at).strip()


@pytest.mark.parametrize("halaman", LIHAT)
def test_without_any_rencana_each_page_leads_to_unggah(isi_basis, buka, halaman):
    isi_basis("kosong")
    at = buka(halaman)
    assert "Belum ada rencana yang dimuat" in tulisan(at)
    assert [tautan.proto.page for tautan in at.get("page_link")] == ["unggah"]


@pytest.mark.parametrize("halaman", HALAMAN)
def test_a_plan_nothing_was_reported_of_says_so_first(isi_basis, buka, halaman):
    isi_basis("rencana")
    assert [kotak.value for kotak in buka(halaman).info][:1] == [f"**{BELUM_ADA_REALISASI}**"]


@pytest.mark.parametrize("halaman", HALAMAN)
def test_with_reports_nothing_says_there_are_none(isi_basis, buka, halaman):
    isi_basis("dilaporkan")
    assert BELUM_ADA_REALISASI not in tulisan(buka(halaman))


@pytest.mark.parametrize("halaman", HALAMAN)
def test_sample_data_is_marked_on_every_page(isi_basis, buka, halaman):
    isi_basis("dilaporkan", simulasi=True)
    at = buka(halaman)
    assert any(kata.DATA_SIMULASI in satu.value for satu in at.markdown), tulisan(at)
    assert any(tombol.label == "Sembunyikan data simulasi" for tombol in at.button)


def test_one_click_hides_sample_data_for_good(isi_basis, buka):
    db = isi_basis("dilaporkan", simulasi=True)
    at = buka()
    next(tombol for tombol in at.button if tombol.label == "Sembunyikan data simulasi").click().run()
    assert "Belum ada rencana yang dimuat" in tulisan(at)
    assert [entri.jenis for entri in db.jurnal.baca()][-1] == "tampilan"
    assert "Belum ada rencana yang dimuat" in tulisan(buka()), "a new visit does not see it either"


def test_ringkasan_says_the_situation_and_its_figures(isi_basis, buka):
    isi_basis("dilaporkan")
    at = buka(RINGKASAN, posisi="2025-09-30")
    # Due by 30 September: I.1.1 (selesai), I.2.1 (terlambat), V.a.1.1 (selesai, its notulensi not yet right).
    assert "2 dari 3 tenggat yang jatuh tempo sudah selesai" in tulisan(at)
    assert [(m.label, m.value) for m in at.metric] == [
        ("Capaian s.d. posisi", "2/3 (67%)"),
        ("Terlambat", "1"),
        ("Selesai tanpa bukti", "1"),
        ("Kelengkapan bukti", "1/3 (33%)"),
        ("Capaian setahun", "2/5 (40%)"),
    ]


def test_ringkasan_loads_no_picture_and_no_data_grid(isi_basis, buka):
    isi_basis("besar")
    at = buka(RINGKASAN)
    assert gambar_di(at) == []
    assert [len(at.get(jenis)) for jenis in ("plotly_chart", "arrow_data_frame", "arrow_table")] == [0, 0, 0]


def test_a_folded_list_is_sent_only_once_it_is_opened(isi_basis, buka):
    isi_basis("dilaporkan")
    at = buka(RINGKASAN)
    assert "VI\\.1\\.1" not in tulisan(at)
    at.session_state["lipatan_tanpa_target"] = True
    assert "**VI.1.1**" in tulisan(at.run())


def test_texts_of_a_file_are_shown_letter_by_letter(isi_basis, buka):
    isi_basis("dilaporkan")
    daftar = tulisan(buka(KESENJANGAN))
    assert r"Rapat \<b\>ZI\</b\> \$x\$ \:red\[awas\] \[a\]\(b\) baris dua" in daftar


def test_pages_are_thin():
    panjang = {h: len((AKAR / h).read_text(encoding="utf-8").splitlines()) for h in HALAMAN}
    assert max(panjang.values()) <= 30, panjang


def test_kesenjangan_lists_done_without_proof_first(isi_basis, buka):
    isi_basis("dilaporkan")
    isi = tulisan(buka(KESENJANGAN, satker=SATKER, tahun="2025", posisi="2025-09-30"))
    assert isi.index("Selesai tanpa bukti") < isi.index("#### Terlambat")
    assert "[tautan](https://contoh.example/berkas)" in isi


def test_kesenjangan_filters_search_and_empty_result(isi_basis, buka):
    isi_basis("dilaporkan")
    at = buka(KESENJANGAN)
    assert "**2 bukti**" in tulisan(at)
    at.text_input(key="cari").input("kasubbag").run()
    assert "**1 dari 2 bukti**" in tulisan(at)
    at.text_input(key="cari").input("tidak mungkin ada").run()
    assert "Tidak ada bukti yang cocok" in tulisan(at)
    assert not at.exception


def test_salin_teks_gives_the_message_for_the_group(isi_basis, buka):
    isi_basis("dilaporkan")
    at = buka(KESENJANGAN)
    assert not at.code
    at.session_state["salin_teks"] = True
    assert at.run().code[0].value.startswith(f"*Kesenjangan bukti ZI, {SATKER}, posisi 1 Oktober 2025*")


def test_an_unknown_langkah_in_the_address_is_answered_in_words(isi_basis, buka):
    isi_basis("dilaporkan")
    at = buka(LINIMASA, langkah="IX.9.9")
    assert any("IX" in kotak.value for kotak in at.error)
    assert not at.exception


def test_the_panel_shows_the_cells_verbatim_the_report_and_the_bukti(isi_basis, buka):
    isi_basis("dilaporkan")
    isi = tulisan(buka(LINIMASA, langkah="I.2.1"))
    for bagian in (r"Rapat \<b\>ZI\</b\>", "baris dua", "**Komponen**", "Kendala: Menunggu", "**Belum ada**"):
        assert bagian in isi, bagian


def test_a_message_longer_than_whatsapp_takes_is_not_handed_out_but_says_to_filter(isi_basis, buka, monkeypatch):
    isi_basis("dilaporkan")
    at = buka(KESENJANGAN)
    at.session_state["salin_teks"] = True
    assert at.run().code, "a short one is there to copy"
    monkeypatch.setattr(pesan, "PESAN_TERPANJANG", 40)
    at = at.run()
    assert not at.code
    assert "Saring dahulu" in tulisan(at)
