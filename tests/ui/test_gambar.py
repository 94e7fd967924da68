"""Pictures are pure functions of frames: empty frames, what is drawn where, one colour per status."""

from __future__ import annotations

import json
from datetime import date

import pandas as pd
import plotly.graph_objects as go
import pytest

from monev import keadaan
from monev.istilah import STATUS_TENGGAT, WARNA_RENCANA
from monev.ui.gambar.bingkai_waktu import batas, sumbu_waktu, tempat
from monev.ui.gambar.dasar import SIMBOL, TANDA_GAMBAR
from monev.ui.gambar.linimasa import linimasa
from monev.ui.gambar.peta import peta_capaian
from tests.pembuat import SATKER

POSISI = date(2025, 9, 30)


@pytest.fixture
def bingkai(isi_basis):
    """The frames of one situation as keadaan gives them: tenggat, langkah, matriks."""

    def ambil(situasi: str, **pilihan) -> tuple[pd.DataFrame, ...]:
        db = isi_basis(situasi)
        p = keadaan.pandang(db, SATKER, 2025, POSISI)
        return keadaan.tenggat(db, p), keadaan.langkah(db, p), keadaan.matriks(db, p, **pilihan)

    return ambil


def gambar_linimasa(bingkai, **lain):
    tenggat, langkah, matriks = bingkai
    pilihan = {"tahun": 2025, "posisi": POSISI, "terbuka": list(langkah["area"].unique()), **lain}
    return go.Figure(linimasa(tenggat, langkah, matriks, **pilihan))


def gambar_peta(matriks: pd.DataFrame, **lain):
    return go.Figure(peta_capaian(matriks, **{"per": "bulan", "satuan": "tenggat selesai", "tahun": 2025, **lain}))


def jejak(gambar, jenis: str) -> list[str]:
    """What the marks of a picture open: kodes or areas."""
    return [
        nama
        for satu in gambar.data
        if satu.type == "scatter" and satu.mode != "lines" and satu.xaxis != "x2"
        for tipe, nama in satu.customdata or ()
        if tipe == jenis
    ]


@pytest.mark.parametrize("sempit", [False, True])
def test_every_figure_takes_empty_frames(bingkai, sempit):
    kosong = [satu.iloc[:0] for satu in bingkai("dilaporkan")]
    assert "Tidak ada langkah" in gambar_linimasa(kosong, sempit=sempit).layout.annotations[0].text
    peta = gambar_peta(kosong[2], sempit=sempit)
    assert "tidak ada tenggat" in peta.layout.annotations[0].text


@pytest.mark.parametrize("sempit", [False, True])
@pytest.mark.parametrize("situasi", ["rencana", "dilaporkan", "satu_baris", "tanpa_tenggat", "besar"])
def test_every_figure_is_drawn_in_every_situation(bingkai, situasi, sempit):
    """Figures are put together unchecked, for speed; here Plotly checks every name and value of them."""
    isi = bingkai(situasi)
    for gambar in (
        gambar_linimasa(isi, sempit=sempit),
        gambar_linimasa(isi, sempit=sempit, terbuka=[]),
        gambar_peta(isi[2], sempit=sempit),
    ):
        assert gambar.data or gambar.layout.annotations, "a picture, or the words of why there is none"


def test_every_tenggat_is_one_mark_that_opens_its_langkah(bingkai):
    tenggat, langkah, matriks = bingkai("besar")
    tanda = jejak(gambar_linimasa((tenggat, langkah, matriks)), "langkah")
    assert len(tanda) == len(tenggat) == 228
    assert set(tanda) == set(langkah["kode"])


def test_the_monthly_load_leaves_out_what_is_tidak_berlaku(bingkai):
    batang = next(satu for satu in gambar_linimasa(bingkai("dilaporkan")).data if satu.type == "bar")
    # Januari lies from 0 to 1: Maret, Juni, Juli, Oktober, Desember. November's only tenggat is tidak berlaku.
    assert dict(zip(batang.x, batang.y, strict=True)) == {2.5: 1, 5.5: 1, 6.5: 1, 9.5: 1, 11.5: 1}


def test_a_langkah_without_target_is_marked_in_words(bingkai):
    gambar = gambar_linimasa(bingkai("dilaporkan"))
    assert [satu.text[0] for satu in gambar.data if satu.text and "tanpa target" in str(satu.text[0])]


@pytest.mark.parametrize(("sempit", "lebar"), [(False, 640), (True, 360)], ids=["meja", "telepon"])
@pytest.mark.parametrize("bulan", range(1, 13))
def test_the_words_of_a_langkah_without_target_never_lie_on_the_line_at_posisi(bingkai, bulan, sempit, lebar):
    gambar = gambar_linimasa(bingkai("dilaporkan"), posisi=date(2025, bulan, 28), sempit=sempit)
    (garis,) = (satu.x0 for satu in gambar.layout.shapes if satu.type == "line")
    (kata,) = (satu for satu in gambar.data if satu.text and "tanpa target" in satu.text[0])
    # They are 132 pixels long; as months of the axis, where it is narrowest.
    dari, sampai = gambar.layout.xaxis.domain
    panjang = 132 / (lebar * (sampai - dari)) * 12
    assert garis < kata.x[0] or kata.x[0] + panjang < garis
    assert kata.x[0] + panjang <= 12


@pytest.mark.parametrize(("bulan", "banyak"), [((0, 12), 12), ((-1, 14), 15), ((-12, 24), 18), ((-24, 36), 15)])
def test_months_are_named_as_far_as_their_names_have_room(bulan, banyak):
    sumbu = sumbu_waktu(1, 100, bulan, 1, sempit=True)["xaxis"]
    assert len(sumbu["ticktext"]) == banyak
    assert dict(zip(sumbu["tickvals"], sumbu["ticktext"], strict=True))[0.5] == "J"


def test_counts_of_thousands_are_written_the_indonesian_way(bingkai):
    tenggat, langkah, matriks = bingkai("dilaporkan")
    matriks.loc[matriks["N"] > 0, ["n", "N"]] = 0, 1001
    gambar = gambar_linimasa((pd.concat([tenggat] * 1001), langkah, matriks), terbuka=[])
    tulisan = [teks for satu in gambar.data if satu.text for teks in satu.text]
    assert "0/1.001" in tulisan
    assert "1.001" in tulisan
    assert any(teks.startswith("0/1.001") for baris in isi_peta(matriks) for teks in baris if teks)


def test_a_folded_area_is_one_lane_with_a_mark_per_month(bingkai):
    isi = bingkai("besar")
    gambar = gambar_linimasa(isi, terbuka=[])
    assert jejak(gambar, "area") == ["V"] * 12
    assert jejak(gambar, "langkah") == []
    assert gambar.layout.height < gambar_linimasa(isi).layout.height


def test_a_month_stands_in_its_middle_an_exact_date_on_its_day():
    assert tempat("2025-01", 2025) == 0.5
    assert tempat("2025-12", 2025) == 11.5
    assert tempat("2025-08-04", 2025) == pytest.approx(7 + 3.5 / 31)
    assert tempat("2024-12", 2025) == -0.5


def test_a_tenggat_outside_the_tahun_widens_the_axis():
    assert batas([]) == (0, 12)
    assert batas([0.5, 11.5]) == (0, 12)
    assert batas([-0.5, 13.2]) == (-1, 14)


def test_a_window_is_a_bar_up_to_its_mark(bingkai):
    gambar = gambar_linimasa(bingkai("rencana"))
    batang = [satu for satu in gambar.data if satu.type == "scatter" and satu.mode == "lines"]
    assert [list(satu.x) for satu in batang] == [[pytest.approx(7.1), 10.5, None]]


def test_a_plan_without_reports_is_drawn_in_the_plans_colour_alone(bingkai):
    isi = bingkai("rencana")
    teks = gambar_linimasa(isi, rencana_saja=True).to_json()
    teks += gambar_peta(isi[2], rencana_saja=True).to_json()
    assert WARNA_RENCANA in teks
    for kode in ("terlambat", "berjalan", "selesai"):
        assert STATUS_TENGGAT[kode].warna not in teks, kode


def test_each_status_has_a_shape_and_a_sign_of_its_own():
    assert set(SIMBOL) == set(TANDA_GAMBAR) == set(STATUS_TENGGAT)
    assert len(set(TANDA_GAMBAR.values())) == len(STATUS_TENGGAT)


def test_no_figure_carries_plotlys_own_template(bingkai):
    isi = bingkai("dilaporkan")
    for gambar in (gambar_linimasa(isi), gambar_peta(isi[2])):
        assert len(json.dumps(gambar.to_plotly_json()["layout"]["template"])) < 100


def isi_peta(matriks: pd.DataFrame, per: str = "bulan", **lain) -> list[list[str]]:
    gambar = gambar_peta(matriks, per=per, **lain)
    return [list(baris) for baris in gambar.data[0].text]


def polos(teks: str) -> str:
    return (
        teks.replace("<br>", " ")
        .replace(f'<span style="color:{STATUS_TENGGAT["terlambat"].warna}"><b>', "")
        .replace("</b></span>", "")
    )


def test_heatmap_cells_say_n_of_all_late_and_not_yet_due(bingkai):
    """At 30 September 2025: I March 1/1, June 0/1 late; V July 1/1, October and December to come; VI nothing."""
    *_, matriks = bingkai("dilaporkan")
    sel = [[polos(teks) for teks in baris] for baris in isi_peta(matriks)]
    assert sel == [
        ["", "", "1/1", "", "", "0/1 ▲1", "", "", "", "", "", "", "1/2 ▲1"],
        ["", "", "", "", "", "", "1/1", "", "", "(1)", "", "(1)", "1/1"],
        ["", "", "", "", "", "", "", "", "", "", "", "", "–"],
        ["", "", "1/1", "", "", "0/1 ▲1", "1/1", "", "", "(1)", "", "(1)", "2/3 ▲1"],
    ]


def test_heatmap_by_triwulan(bingkai):
    *_, matriks = bingkai("dilaporkan", per="triwulan")
    assert [polos(t) for t in isi_peta(matriks, "triwulan")[-1]] == ["1/1", "0/1 ▲1", "1/1", "(2)", "2/3 ▲1"]


def test_on_a_phone_the_heatmap_is_turned(bingkai):
    *_, matriks = bingkai("dilaporkan")
    biasa, tegak = isi_peta(matriks), isi_peta(matriks, sempit=True)
    assert [polos(t) for t in tegak[2]] == ["1/1", "", "", "1/1"]
    assert (len(tegak), len(tegak[0])) == (len(biasa[0]), len(biasa))


def test_every_cell_can_be_chosen(bingkai):
    *_, matriks = bingkai("dilaporkan")
    gambar = gambar_peta(matriks)
    dapat = {tuple(satu) for satu in gambar.data[1].customdata}
    assert {(b.baris_urutan, b.kolom) for b in matriks[matriks["N"] > 0].itertuples()} <= dapat


def test_the_chosen_cell_has_a_frame_and_no_other(bingkai):
    *_, matriks = bingkai("dilaporkan")
    tanda = gambar_peta(matriks, dipilih=[1, 3]).data[1]
    assert [list(sel) for sel, tampak in zip(tanda.customdata, tanda.marker.opacity, strict=True) if tampak] == [[1, 3]]
    assert not any(gambar_peta(matriks).data[1].marker.opacity)


def test_texts_of_a_file_are_no_markup_in_a_picture(bingkai):
    assert "<b>ZI</b>" not in gambar_linimasa(bingkai("dilaporkan")).to_json()
