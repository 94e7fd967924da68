"""Filters stand in the address: a copied link shows the same rows, a wrong one shows all."""

from __future__ import annotations

from monev.ui.page_table import KESENJANGAN, LINIMASA, PETA_CAPAIAN, RINGKASAN
from tests.page_runs import pictures_on, written_text


def test_ringkasan_leads_to_the_missing_bukti_of_an_area(fill_database, open_page):
    fill_database("dilaporkan")
    at = open_page(RINGKASAN)
    choice = at.segmented_control(key="ke_area")
    assert choice.options == ["I", "V", "VI"]
    at = choice.set_value("V").run()
    assert at.query_params["area"] == "V"
    assert "**1 dari 2 bukti**" in written_text(at)


def test_the_figures_of_ringkasan_lead_to_the_rows_they_count(fill_database, open_page):
    fill_database("dilaporkan")
    at = open_page(RINGKASAN)
    figures = {m.label: m.value for m in at.metric}
    listing = at.segmented_control(key="ke_daftar")
    terlambat, without_bukti = (
        f"{figures['Terlambat']} terlambat",
        f"{figures['Selesai tanpa bukti']} selesai tanpa bukti",
    )
    assert listing.options == [terlambat, without_bukti, "Per area dan bulan"]
    at = listing.set_value(terlambat).run()
    assert at.query_params["status"] == "terlambat"
    assert f"{figures['Terlambat']} tenggat terlambat" in written_text(at)
    at = open_page(RINGKASAN)
    at = at.segmented_control(key="ke_daftar").set_value(without_bukti).run()
    assert "#### Selesai tanpa bukti" in written_text(at)


def test_a_filter_that_came_with_the_address_is_said_and_taken_away_in_one_touch(fill_database, open_page):
    fill_database("dilaporkan")
    at = open_page(LINIMASA, status="terlambat", area="V")
    (delete,) = (button for button in at.button if button.label.startswith("✕ Hapus saringan"))
    assert delete.label == "✕ Hapus saringan: area V, Terlambat"
    at = delete.click().run()
    assert not at.query_params.get("status")
    assert not [button for button in at.button if button.label.startswith("✕ Hapus saringan")]


def test_a_langkah_of_the_timeline_opens_without_touching_its_mark(fill_database, open_page):
    """By keyboard: the list in the fold below the picture leads to the same panel."""
    fill_database("dilaporkan")
    at = open_page(LINIMASA)
    at.session_state["tabel_linimasa"] = True
    at = at.run()
    kode = at.selectbox(key="buka_linimasa").options[0].split(" ")[0]
    at = at.selectbox(key="buka_linimasa").set_value(kode).run()
    assert at.query_params["langkah"] == kode
    assert any(one.value.startswith("#### Tenggat") for one in at.markdown), written_text(at)


def test_a_filter_chosen_on_the_page_goes_into_the_address_and_out_again(fill_database, open_page):
    fill_database("dilaporkan")
    at = open_page(KESENJANGAN)
    at.pills(key="alamat_jenis").set_value(["Notulensi"]).run()
    assert at.query_params["jenis"] == "Notulensi"
    at.pills(key="alamat_jenis").set_value([]).run()
    assert not at.query_params.get("jenis")
    assert "**2 bukti**" in written_text(at)


def test_an_unknown_filter_in_the_address_shows_everything(fill_database, open_page):
    fill_database("dilaporkan")
    assert "**2 bukti**" in written_text(open_page(KESENJANGAN, area="XXX"))
    assert not open_page(LINIMASA, status="entahlah", bulan="13", pic="siapa").exception
    assert not open_page(PETA_CAPAIAN, ukuran="x", per="y", rinci="z").exception


def test_linimasa_is_filtered_by_status_and_month(fill_database, open_page):
    fill_database("dilaporkan")
    at = open_page(LINIMASA, status="terlambat")
    assert '"I.2.1"' in pictures_on(at)[0]
    assert '"V.a.1.1"' not in pictures_on(at)[0]
    assert "Tidak ada langkah" in pictures_on(open_page(LINIMASA, status="terlambat", bulan="1"))[0]


def test_the_heatmap_of_bukti_by_triwulan_can_be_linked_to(fill_database, open_page):
    fill_database("dilaporkan")
    at = open_page(PETA_CAPAIAN, ukuran="bukti", per="triwulan", rinci="True")
    assert "bukti ada dari seluruhnya" in written_text(at)
    assert "TW IV" in pictures_on(at)[0]
    at.segmented_control(key="alamat_per").set_value("bulan").run()
    assert "per" not in at.query_params, "what is usual needs no place in the address"
