"""Every page opens in every situation of data, and says what it must say."""

from __future__ import annotations

import pytest

from monev.figures import NO_REALISASI_YET
from monev.outputs import messages
from monev.ui import page_table, page_words
from monev.ui.page_table import KESENJANGAN, LINIMASA, RINGKASAN
from tests.code import ROOT
from tests.makers import SATKER
from tests.page_runs import PAGES, SITUATIONS, pictures_on, written_text

LOOKING = ("ringkasan", "linimasa", "peta_capaian", "kesenjangan_bukti", "riwayat")
VIEW_PAGES = [h for h in PAGES if h.split("/")[1] in LOOKING]


def test_the_menu_has_every_page_of_the_folder():
    assert len(page_table.page_addresses()) == len(PAGES)


@pytest.mark.parametrize("situation", SITUATIONS)
@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_without_error(fill_database, open_page, page, situation):
    fill_database(situation)
    at = open_page(page)
    assert not at.exception
    assert not at.error, written_text(at)
    assert written_text(at).strip()


@pytest.mark.parametrize("page", VIEW_PAGES)
def test_without_any_rencana_each_page_leads_to_unggah(fill_database, open_page, page):
    fill_database("kosong")
    at = open_page(page)
    assert "Belum ada rencana yang dimuat" in written_text(at)
    assert [link.proto.page for link in at.get("page_link")] == ["unggah"]


@pytest.mark.parametrize("page", PAGES)
def test_a_plan_nothing_was_reported_of_says_so_first(fill_database, open_page, page):
    fill_database("rencana")
    assert [box.value for box in open_page(page).info][:1] == [f"**{NO_REALISASI_YET}**"]


@pytest.mark.parametrize("page", PAGES)
def test_with_reports_nothing_says_there_are_none(fill_database, open_page, page):
    fill_database("dilaporkan")
    assert NO_REALISASI_YET not in written_text(open_page(page))


@pytest.mark.parametrize("page", PAGES)
def test_sample_data_is_marked_on_every_page(fill_database, open_page, page):
    fill_database("dilaporkan", simulasi=True)
    at = open_page(page)
    assert any(page_words.SIMULATED_DATA in one.value for one in at.markdown), written_text(at)
    assert any(button.label == "Sembunyikan data simulasi" for button in at.button)


def test_one_click_hides_sample_data_for_good(fill_database, open_page):
    db = fill_database("dilaporkan", simulasi=True)
    at = open_page()
    next(button for button in at.button if button.label == "Sembunyikan data simulasi").click().run()
    assert "Belum ada rencana yang dimuat" in written_text(at)
    assert [entry.jenis for entry in db.journal.read()][-1] == "tampilan"
    assert "Belum ada rencana yang dimuat" in written_text(open_page()), "a new visit does not see it either"


def test_ringkasan_says_the_situation_and_its_figures(fill_database, open_page):
    fill_database("dilaporkan")
    at = open_page(RINGKASAN, posisi="2025-09-30")
    # Due by 30 September: I.1.1 (selesai), I.2.1 (terlambat), V.a.1.1 (selesai, its notulensi not yet right).
    assert "2 dari 3 tenggat yang jatuh tempo sudah selesai" in written_text(at)
    assert [(m.label, m.value) for m in at.metric] == [
        ("Capaian s.d. posisi", "2/3 (67%)"),
        ("Terlambat", "1"),
        ("Selesai tanpa bukti", "1"),
        ("Kelengkapan bukti", "1/3 (33%)"),
        ("Capaian setahun", "2/5 (40%)"),
    ]


def test_ringkasan_loads_no_picture_and_no_data_grid(fill_database, open_page):
    fill_database("besar")
    at = open_page(RINGKASAN)
    assert pictures_on(at) == []
    assert [len(at.get(jenis)) for jenis in ("plotly_chart", "arrow_data_frame", "arrow_table")] == [0, 0, 0]


def test_a_folded_list_is_sent_only_once_it_is_opened(fill_database, open_page):
    fill_database("dilaporkan")
    at = open_page(RINGKASAN)
    assert "VI\\.1\\.1" not in written_text(at)
    at.session_state["lipatan_tanpa_target"] = True
    assert "**VI.1.1**" in written_text(at.run())


def test_texts_of_a_file_are_shown_letter_by_letter(fill_database, open_page):
    fill_database("dilaporkan")
    listing = written_text(open_page(KESENJANGAN))
    assert r"Rapat \<b\>ZI\</b\> \$x\$ \:red\[awas\] \[a\]\(b\) baris dua" in listing


def test_pages_are_thin():
    length = {h: len((ROOT / h).read_text(encoding="utf-8").splitlines()) for h in PAGES}
    """A page says from top to bottom what it shows, and leaves how to its parts."""
    assert max(length.values()) <= 40, length


def test_kesenjangan_lists_done_without_proof_first(fill_database, open_page):
    fill_database("dilaporkan")
    content = written_text(open_page(KESENJANGAN, satker=SATKER, tahun="2025", posisi="2025-09-30"))
    assert content.index("Selesai tanpa bukti") < content.index("#### Terlambat")
    assert "[tautan](https://contoh.example/berkas)" in content


def test_kesenjangan_filters_search_and_empty_result(fill_database, open_page):
    fill_database("dilaporkan")
    at = open_page(KESENJANGAN)
    assert "**2 bukti**" in written_text(at)
    at.text_input(key="cari").input("kasubbag").run()
    assert "**1 dari 2 bukti**" in written_text(at)
    at.text_input(key="cari").input("tidak mungkin ada").run()
    assert "Tidak ada bukti yang cocok" in written_text(at)
    assert not at.exception


def test_salin_teks_gives_the_message_for_the_group(fill_database, open_page):
    fill_database("dilaporkan")
    at = open_page(KESENJANGAN)
    assert not at.code
    at.session_state["salin_teks"] = True
    assert at.run().code[0].value.startswith(f"*Kesenjangan bukti ZI, {SATKER}, posisi 1 Oktober 2025*")


def test_an_unknown_langkah_in_the_address_is_answered_in_words(fill_database, open_page):
    fill_database("dilaporkan")
    at = open_page(LINIMASA, langkah="IX.9.9")
    assert any("IX" in box.value for box in at.error)
    assert not at.exception


def test_the_panel_shows_the_cells_verbatim_the_report_and_the_bukti(fill_database, open_page):
    fill_database("dilaporkan")
    content = written_text(open_page(LINIMASA, langkah="I.2.1"))
    for parts in (r"Rapat \<b\>ZI\</b\>", "baris dua", "**Komponen**", "Kendala: Menunggu", "**Belum ada**"):
        assert parts in content, parts


def test_a_message_longer_than_whatsapp_takes_is_not_handed_out_but_says_to_filter(
    fill_database, open_page, monkeypatch
):
    fill_database("dilaporkan")
    at = open_page(KESENJANGAN)
    at.session_state["salin_teks"] = True
    assert at.run().code, "a short one is there to copy"
    monkeypatch.setattr(messages, "MAX_MESSAGE_LENGTH", 40)
    at = at.run()
    assert not at.code
    assert "Saring dahulu" in written_text(at)
