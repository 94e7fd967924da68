"""Filters stand in the address: a copied link shows the same rows, a wrong one shows all."""

from __future__ import annotations

from monev.ui.halaman import KESENJANGAN, LINIMASA, PETA_CAPAIAN, RINGKASAN
from tests.ui.conftest import gambar_di, tulisan


def test_ringkasan_leads_to_the_missing_bukti_of_an_area(isi_basis, buka):
    isi_basis("dilaporkan")
    at = buka(RINGKASAN)
    pilihan = at.segmented_control(key="ke_area")
    assert pilihan.options == ["I", "V", "VI"]
    at = pilihan.set_value("V").run()
    assert at.query_params["area"] == "V"
    assert "**1 dari 2 bukti**" in tulisan(at)


def test_the_figures_of_ringkasan_lead_to_the_rows_they_count(isi_basis, buka):
    isi_basis("dilaporkan")
    at = buka(RINGKASAN)
    angka = {m.label: m.value for m in at.metric}
    daftar = at.segmented_control(key="ke_daftar")
    terlambat, tanpa_bukti = f"{angka['Terlambat']} terlambat", f"{angka['Selesai tanpa bukti']} selesai tanpa bukti"
    assert daftar.options == [terlambat, tanpa_bukti, "Per area dan bulan"]
    at = daftar.set_value(terlambat).run()
    assert at.query_params["status"] == "terlambat"
    assert f"{angka['Terlambat']} tenggat terlambat" in tulisan(at)
    at = buka(RINGKASAN)
    at = at.segmented_control(key="ke_daftar").set_value(tanpa_bukti).run()
    assert "#### Selesai tanpa bukti" in tulisan(at)


def test_a_filter_that_came_with_the_address_is_said_and_taken_away_in_one_touch(isi_basis, buka):
    isi_basis("dilaporkan")
    at = buka(LINIMASA, status="terlambat", area="V")
    (hapus,) = (tombol for tombol in at.button if tombol.label.startswith("✕ Hapus saringan"))
    assert hapus.label == "✕ Hapus saringan: area V, Terlambat"
    at = hapus.click().run()
    assert not at.query_params.get("status")
    assert not [tombol for tombol in at.button if tombol.label.startswith("✕ Hapus saringan")]


def test_a_langkah_of_the_timeline_opens_without_touching_its_mark(isi_basis, buka):
    """By keyboard: the list in the fold below the picture leads to the same panel."""
    isi_basis("dilaporkan")
    at = buka(LINIMASA)
    at.session_state["tabel_linimasa"] = True
    at = at.run()
    kode = at.selectbox(key="buka_linimasa").options[0].split(" ")[0]
    at = at.selectbox(key="buka_linimasa").set_value(kode).run()
    assert at.query_params["langkah"] == kode
    assert any(satu.value.startswith("#### Tenggat") for satu in at.markdown), tulisan(at)


def test_a_filter_chosen_on_the_page_goes_into_the_address_and_out_again(isi_basis, buka):
    isi_basis("dilaporkan")
    at = buka(KESENJANGAN)
    at.pills(key="alamat_jenis").set_value(["Notulensi"]).run()
    assert at.query_params["jenis"] == "Notulensi"
    at.pills(key="alamat_jenis").set_value([]).run()
    assert not at.query_params.get("jenis")
    assert "**2 bukti**" in tulisan(at)


def test_an_unknown_filter_in_the_address_shows_everything(isi_basis, buka):
    isi_basis("dilaporkan")
    assert "**2 bukti**" in tulisan(buka(KESENJANGAN, area="XXX"))
    assert not buka(LINIMASA, status="entahlah", bulan="13", pic="siapa").exception
    assert not buka(PETA_CAPAIAN, ukuran="x", per="y", rinci="z").exception


def test_linimasa_is_filtered_by_status_and_month(isi_basis, buka):
    isi_basis("dilaporkan")
    at = buka(LINIMASA, status="terlambat")
    assert '"I.2.1"' in gambar_di(at)[0]
    assert '"V.a.1.1"' not in gambar_di(at)[0]
    assert "Tidak ada langkah" in gambar_di(buka(LINIMASA, status="terlambat", bulan="1"))[0]


def test_the_heatmap_of_bukti_by_triwulan_can_be_linked_to(isi_basis, buka):
    isi_basis("dilaporkan")
    at = buka(PETA_CAPAIAN, ukuran="bukti", per="triwulan", rinci="True")
    assert "bukti ada dari seluruhnya" in tulisan(at)
    assert "TW IV" in gambar_di(at)[0]
    at.segmented_control(key="alamat_per").set_value("bulan").run()
    assert "per" not in at.query_params, "what is usual needs no place in the address"
