"""What each question hands back: its rows, their order, and what they say in examples counted by hand."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from monev import keadaan as k
from monev.galat import TidakDitemukan
from tests.keadaan.bahan import kiriman, langkah, simpan, tenggat
from tests.pembuat import TAHUN

SEPTEMBER = date(2025, 9, 30)


@pytest.fixture(scope="module")
def p(toko) -> k.Pandangan:
    """Four langkah in two areas, one of them with sub-areas; seen on 30 September."""
    satker = simpan(
        toko,
        kiriman("2025-06-30", langkah("I.1.1", tenggat("2025-03"), tenggat("2025-06")), nomor=1),
        kiriman(
            "2025-09-30",
            langkah(
                "I.1.1",
                tenggat("2025-03", "selesai", "ada", "belum_ada", tanggal_selesai="2025-04-10"),
                tenggat("2025-06", "belum", "belum_ada"),
                pic="Sekretaris",
            ),
            langkah("V.a.1.1", tenggat("2025-08-04", "proses", "perlu_perbaikan"), tenggat("2025-10", "belum", "ada")),
            langkah("V.a.2.1", tenggat("2025-12", "selesai", "belum_ada", tanggal_selesai="2025-09-01")),
            langkah("V.b.1.1", tenggat("2026-01", "belum", "belum_ada"), tenggat("2025-02", "tidak_berlaku", "ada")),
            langkah("VI.1.1"),
            nomor=2,
        ),
    )
    return k.pandang(toko, satker, TAHUN, SEPTEMBER)


def test_ringkasan_has_the_figures_now_then_and_between(toko, p):
    r = k.ringkasan(toko, p)
    assert (r.kini.langkah, r.kini.tanpa_target, r.kini.selesai, r.kini.terlambat) == (5, 1, 2, 2)
    assert (r.kini.capaian_n, r.kini.capaian_N, r.kini.setahun_n, r.kini.setahun_N) == (1, 3, 2, 6)
    assert (r.kini.bukti_n, r.kini.bukti_N, r.kini.selesai_tanpa_bukti) == (1, 4, 2)
    assert (r.sebelum.capaian_n, r.sebelum.capaian_N, r.sebelum.terlambat) == (0, 2, 2)  # at its own 30 June
    assert (r.selisih.capaian_n, r.selisih.capaian_N, r.selisih.terlambat) == (1, 1, 0)
    assert (r.bulan_berikut, r.jatuh_tempo_berikut) == (date(2025, 10, 1), 1)


def test_next_month_of_december_is_january(toko, p):
    desember = k.pandang(toko, p.satker, TAHUN, date(2025, 12, 15))
    assert k.ringkasan(toko, desember).bulan_berikut == date(2026, 1, 1)
    assert list(k.jatuh_tempo_berikut(toko, desember)["kode"]) == ["V.b.1.1"]


def test_a_first_unggahan_has_nothing_to_differ_from(toko, p):
    r = k.ringkasan(toko, k.pandang(toko, p.satker, TAHUN, date(2025, 6, 30)))
    assert (r.sebelum, r.selisih) == (None, None)


def test_per_area_is_in_the_plans_order(toko, p):
    area = k.per_area(toko, p)
    assert list(area["area"]) == ["I", "V", "VI"]
    assert list(area["terlambat"]) == [1, 1, 0]
    assert list(area.columns) == [
        "area",
        "nama_area",
        "langkah",
        "tanpa_target",
        "selesai",
        "terlambat",
        "berjalan",
        "belum_jatuh_tempo",
        "tidak_berlaku",
        "capaian_n",
        "capaian_N",
        "setahun_n",
        "setahun_N",
        "bukti_n",
        "bukti_N",
        "selesai_tanpa_bukti",
    ]


def test_tenggat_says_how_late_and_whether_in_time(toko, p):
    semua = {(b["kode"], b["tenggat"]): b for b in k.ke_baris(k.tenggat(toko, p))}
    telat = {kunci: (b["status"], b["hari_terlambat"], b["tepat_waktu"]) for kunci, b in semua.items()}
    assert telat == {
        ("I.1.1", "2025-03"): ("selesai", 10, False),  # done 10 April
        ("I.1.1", "2025-06"): ("terlambat", 92, None),  # 31 July + 31 August + 30 September
        ("V.a.1.1", "2025-08-04"): ("terlambat", 57, None),
        ("V.a.1.1", "2025-10"): ("belum_jatuh_tempo", 0, None),
        ("V.a.2.1", "2025-12"): ("selesai", 0, True),
        ("V.b.1.1", "2025-02"): ("tidak_berlaku", 0, None),
        ("V.b.1.1", "2026-01"): ("belum_jatuh_tempo", 0, None),
    }
    assert semua["I.1.1", "2025-03"]["selesai_pada"] == date(2025, 4, 10)
    assert (semua["V.b.1.1", "2025-02"]["bukti_n"], semua["V.b.1.1", "2025-02"]["bukti_N"]) == (0, 0)


def test_langkah_carries_its_cells_and_how_its_tenggat_stand(toko, p):
    semua = {b["kode"]: b for b in k.ke_baris(k.langkah(toko, p))}
    assert list(semua) == ["I.1.1", "V.a.1.1", "V.a.2.1", "V.b.1.1", "VI.1.1"]
    assert semua["I.1.1"]["target_waktu"] == "2025-03, 2025-06"
    assert [semua["I.1.1"][n] for n in ("tenggat", "selesai", "terlambat", "bukti_n", "bukti_N")] == [2, 1, 1, 1, 3]
    assert [b["tanpa_target"] for b in semua.values()] == [False, False, False, False, True]
    assert list(k.tanpa_target(toko, p)["kode"]) == ["VI.1.1"]


def test_rincian_has_everything_of_one_langkah_and_nothing_of_others(toko, p):
    r = k.rincian(toko, p, "I.1.1")
    assert list(r["langkah"]["pic"]) == ["Sekretaris"]
    assert list(r["tenggat"]["tenggat"]) == ["2025-03", "2025-06"]
    assert list(r["bukti"]["status"]) == ["ada", "belum_ada", "belum_ada"]
    assert list(r["bukti"]["celah"]) == [False, True, True]
    assert list(r["dokumen"]["bukti"]) == ["Dokumen 1", "Dokumen 2"]
    assert r["jejak"].empty


def test_an_unknown_kode_is_answered_in_words(toko, p):
    with pytest.raises(TidakDitemukan, match=r"X\.9\.9"):
        k.rincian(toko, p, "X.9.9")


def test_gaps_go_from_selesai_tanpa_bukti_to_the_longest_overdue(toko, p):
    semua = k.ke_baris(k.kesenjangan(toko, p))
    assert [(b["kode"], b["tenggat"], b["hari_terlambat"], b["selesai_tanpa_bukti"]) for b in semua] == [
        ("I.1.1", "2025-03", 183, True),
        ("V.a.2.1", "2025-12", 0, True),  # called done before it is due, with nothing to show
        ("I.1.1", "2025-06", 92, False),
        ("V.a.1.1", "2025-08-04", 57, False),
    ]
    assert [b["status_bukti"] for b in semua] == ["Belum ada", "Belum ada", "Belum ada", "Perlu perbaikan"]
    assert semua[0]["pic"] == "Sekretaris"
    assert semua[1]["pic"] is None


def test_gaps_are_counted_by_jenis_pic_and_area(toko, p):
    kelompok = [(b["kelompok"], b["nilai"], b["n"]) for b in k.ke_baris(k.kelompok_kesenjangan(toko, p))]
    assert kelompok == [
        ("area", "I", 2),
        ("area", "V", 2),
        ("jenis", "Notulensi", 4),
        ("pic", "", 2),
        ("pic", "Sekretaris", 2),
    ]


def sel(bingkai: pd.DataFrame) -> dict[tuple[str, str], tuple[int, int, int, bool]]:
    return {
        (b["nama_baris"], b["nama_kolom"]): (b["n"], b["N"], b["terlambat"], b["jatuh_tempo_semua"])
        for b in k.ke_baris(bingkai)
    }


def test_heatmap_by_month(toko, p):
    assert sel(k.matriks(toko, p)) == {
        ("I Area I", "Mar"): (1, 1, 0, True),
        ("I Area I", "Jun"): (0, 1, 1, True),
        ("I Area I", "s.d. posisi"): (1, 2, 1, True),
        ("V Area V", "Agu"): (0, 1, 1, True),
        ("V Area V", "Okt"): (0, 1, 0, False),
        ("V Area V", "Des"): (1, 1, 0, False),
        ("V Area V", "Tahun lain"): (0, 1, 0, False),
        ("V Area V", "s.d. posisi"): (0, 1, 1, True),
        ("VI Area VI", "s.d. posisi"): (0, 0, 0, False),
        ("Semua area", "Mar"): (1, 1, 0, True),
        ("Semua area", "Jun"): (0, 1, 1, True),
        ("Semua area", "Agu"): (0, 1, 1, True),
        ("Semua area", "Okt"): (0, 1, 0, False),
        ("Semua area", "Des"): (1, 1, 0, False),
        ("Semua area", "Tahun lain"): (0, 1, 0, False),
        ("Semua area", "s.d. posisi"): (1, 3, 2, True),
    }


def test_heatmap_of_bukti_by_triwulan(toko, p):
    semua = sel(k.matriks(toko, p, ukuran="bukti", per="triwulan"))
    assert semua["V Area V", "TW III"] == (0, 1, 1, True)
    assert semua["V Area V", "TW IV"] == (1, 2, 0, False)
    assert semua["Semua area", "s.d. posisi"] == (1, 4, 3, True)


def test_heatmap_rows_of_sub_areas_follow_their_area(toko, p):
    baris = k.matriks(toko, p, tingkat="sub_area").drop_duplicates("baris_urutan")
    assert list(baris["nama_baris"]) == [
        "I Area I",
        "V Area V",
        "a Sub area a",
        "b Sub area b",
        "VI Area VI",
        "Semua area",
    ]
    assert list(baris["tingkat"]) == ["area", "area", "sub_area", "sub_area", "area", "semua"]
    assert list(baris["baris_urutan"]) == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("per", ["bulan", "triwulan"])
@pytest.mark.parametrize("tingkat", ["area", "sub_area"])
def test_every_cell_opens_to_the_tenggat_it_counts(toko, p, per, tingkat):
    for b in k.ke_baris(k.matriks(toko, p, per=per, tingkat=tingkat)):
        isi = k.isi_sel(toko, p, b["area"], b["sub_area"], *k.bulan_kolom(per, b["kolom"]))
        assert (len(isi), (isi["status"] == "selesai").sum()) == (b["N"], b["n"])


def test_a_page_that_writes_to_its_frame_changes_nobody_elses(toko, p):
    bingkai = k.tenggat(toko, p)
    bingkai["status"] = "diubah"
    assert set(bingkai["status"]) == {"diubah"}
    assert "diubah" not in set(k.tenggat(toko, p)["status"])


def test_an_empty_rencana_answers_every_question(toko):
    p = k.pandang(toko, simpan(toko, kiriman("2025-09-30", langkah("I.1.1"))), TAHUN, SEPTEMBER)
    assert k.tenggat(toko, p).empty
    assert k.kesenjangan(toko, p).empty
    assert k.keadaan(toko, p)["capaian_setahun"] == {"n": 0, "N": 0}
    assert sel(k.matriks(toko, p, tingkat="sub_area")) == {
        ("I Area I", "s.d. posisi"): (0, 0, 0, False),
        ("Semua area", "s.d. posisi"): (0, 0, 0, False),
    }
