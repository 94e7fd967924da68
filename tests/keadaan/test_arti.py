"""The SQL says what DESIGN §5 says: held against plain Python over plans nobody thought of, and against examples."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monev import keadaan as k
from tests.keadaan import acuan
from tests.keadaan.bahan import Kiriman, hari, kiriman, langkah, rencana_acak, simpan, tenggat
from tests.pembuat import TAHUN

# Each example is a rencana in a real journal and database (50 ms), so the days are tried several at a time.
SELINGAN = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def lihat(toko, posisi: str, *semua: Kiriman) -> k.Pandangan:
    return k.pandang(toko, simpan(toko, *semua), TAHUN, date.fromisoformat(posisi))


def angka(toko, posisi: str, *semua_langkah, posisi_unggahan: str = "2025-09-30") -> dict:
    """The whole JSON for one unggahan of these langkah."""
    return k.keadaan(toko, lihat(toko, posisi, kiriman(posisi_unggahan, *semua_langkah)))


@settings(SELINGAN, max_examples=40)
@given(semua=rencana_acak(), semua_posisi=st.lists(hari, min_size=3, max_size=3))
def test_every_figure_is_that_of_a_plain_count(toko, semua, semua_posisi):
    satker = simpan(toko, *semua)
    for posisi in semua_posisi:
        samakan(toko, satker, semua, posisi)


def samakan(toko, satker: str, semua: list[Kiriman], posisi: date) -> None:
    p = k.pandang(toko, satker, TAHUN, posisi)
    assert k.keadaan(toko, p) == acuan.keadaan(semua, satker, posisi)
    assert p.ada_realisasi == acuan.ada_realisasi(semua, posisi)
    status = {(s["kode"], s["tenggat"]): s["status"] for s in k.ke_baris(k.tenggat(toko, p))}
    assert status == {
        (satu["kode"], t["tenggat"]): acuan.status(t, posisi)
        for satu in acuan.unggahan_dinilai(semua, posisi)["langkah"]
        for t in satu["tenggat"]
    }
    celah = [
        (s["kode"], s["tenggat"], s["bukti"], s["hari_terlambat"], s["selesai_tanpa_bukti"])
        for s in k.ke_baris(k.kesenjangan(toko, p))
    ]
    assert len(celah) == len(set(celah))
    assert set(celah) == acuan.celah(semua, posisi)


@settings(SELINGAN, max_examples=15)
@given(semua=rencana_acak(), posisi=hari)
def test_every_page_counts_the_same(toko, semua, posisi):
    """Areas add up to the total, the heatmap's cells to both, the list of gaps to the bukti that are missing."""
    p = k.pandang(toko, simpan(toko, *semua), TAHUN, posisi)
    kini = k.ringkasan(toko, p).kini
    area = k.per_area(toko, p)
    for nama in ("langkah", "tanpa_target", "selesai", "terlambat", "capaian_n", "capaian_N", "setahun_N", "bukti_N"):
        assert area[nama].sum() == getattr(kini, nama)

    tenggat_baris = k.tenggat(toko, p)
    assert len(tenggat_baris) == kini.setahun_N + kini.tidak_berlaku
    assert len(k.tanpa_target(toko, p)) == kini.tanpa_target
    assert len(k.langkah(toko, p)) == kini.langkah

    celah = k.kesenjangan(toko, p)
    jatuh_tempo = celah["jatuh_tempo"].dt.date <= posisi
    assert jatuh_tempo.sum() == kini.bukti_N - kini.bukti_n
    tanpa_bukti = celah[celah["selesai_tanpa_bukti"]]
    assert len(tanpa_bukti.drop_duplicates(["kode", "tenggat"])) == kini.selesai_tanpa_bukti
    kelompok = k.kelompok_kesenjangan(toko, p).groupby("kelompok")["n"].sum()
    assert set(kelompok) <= {len(celah)}

    for per in ("bulan", "triwulan"):
        for ukuran, n, dari in (
            ("capaian", kini.capaian_n, kini.capaian_N),
            ("bukti", kini.bukti_n, kini.bukti_N),
        ):
            sel = k.matriks(toko, p, ukuran=ukuran, per=per, tingkat="sub_area")
            semua_area = sel[sel["tingkat"] == "semua"]
            total = semua_area[semua_area["total_kolom"]]
            assert (total["n"].item(), total["N"].item()) == (n, dari)
            assert total["terlambat"].item() == dari - n
            assert sel[(sel["tingkat"] == "area") & sel["total_kolom"]]["N"].sum() == dari
            assert semua_area[~semua_area["total_kolom"]]["jatuh_tempo"].sum() == dari
            if ukuran == "capaian":
                assert semua_area[~semua_area["total_kolom"]]["N"].sum() == kini.setahun_N


@pytest.mark.parametrize(
    ("posisi", "status"),
    [
        ("2025-05-31", "belum_jatuh_tempo"),
        ("2025-06-01", "berjalan"),
        ("2025-06-29", "berjalan"),
        ("2025-06-30", "terlambat"),  # posisi speaks of the end of that day
        ("2025-07-01", "terlambat"),
    ],
)
def test_an_undone_month_opens_on_its_first_day_and_is_late_at_the_end_of_its_last(toko, posisi, status):
    isi = angka(toko, posisi, langkah("I.1.1", tenggat("2025-06")), posisi_unggahan="2025-05-01")
    assert isi["status"][status] == 1


def test_a_rentang_is_running_from_its_first_month(toko):
    rentang = tenggat("2025-10", buka="2025-08-01")
    assert angka(toko, "2025-08-01", langkah("I.1.1", rentang))["status"]["berjalan"] == 1
    assert angka(toko, "2025-07-31", langkah("I.1.1", rentang))["status"]["belum_jatuh_tempo"] == 1


def test_done_counts_from_its_date_and_without_one_from_the_posisi_that_reported_it(toko):
    bertanggal = tenggat("2025-06", "selesai", tanggal_selesai="2025-07-15", selesai_sejak="2025-06-30")
    tanpa_tanggal = tenggat("2025-06", "selesai", selesai_sejak="2025-06-30")
    semua = (langkah("I.1.1", bertanggal), langkah("I.2.1", tanpa_tanggal))
    assert angka(toko, "2025-07-14", *semua)["capaian_posisi"] == {"n": 1, "N": 2}
    assert angka(toko, "2025-07-15", *semua)["capaian_posisi"] == {"n": 2, "N": 2}
    assert angka(toko, "2025-06-29", *semua)["capaian_setahun"] == {"n": 0, "N": 2}


def test_done_early_counts_for_the_year_but_not_for_what_is_due(toko):
    dini = tenggat("2025-12", "selesai", "belum_ada", tanggal_selesai="2025-08-20")
    isi = angka(toko, "2025-09-30", langkah("I.1.1", dini, tenggat("2025-03")))
    assert isi["capaian_posisi"] == {"n": 0, "N": 1}
    assert isi["capaian_setahun"] == {"n": 1, "N": 2}
    assert isi["bukti"] == {"n": 0, "N": 0}  # not owed yet
    assert isi["selesai_tanpa_bukti"] == 1  # but called done, and nothing shows it


def test_tidak_berlaku_leaves_every_count_and_takes_its_bukti_along(toko):
    isi = angka(
        toko,
        "2025-09-30",
        langkah("I.1.1", tenggat("2025-03", "tidak_berlaku", "belum_ada", "ada")),
        langkah("I.2.1", tenggat("2025-04", "selesai", "ada", "tidak_berlaku", selesai_sejak="2025-04-30")),
    )
    assert isi["status"] == {
        "selesai": 1,
        "terlambat": 0,
        "berjalan": 0,
        "belum_jatuh_tempo": 0,
        "tidak_berlaku": 1,
    }
    assert isi["langkah"] == 2
    assert isi["capaian_posisi"] == isi["capaian_setahun"] == {"n": 1, "N": 1}
    assert isi["bukti"] == {"n": 1, "N": 1}
    assert isi["selesai_tanpa_bukti"] == 0
    assert isi["area"][0]["bulan"] == [{"bulan": "2025-04", "n": 1, "N": 1}]


def test_only_ada_and_terverifikasi_are_present(toko):
    semua = ("ada", "terverifikasi", "perlu_perbaikan", "belum_ada", "tidak_berlaku")
    assert angka(toko, "2025-09-30", langkah("I.1.1", tenggat("2025-03", "proses", *semua)))["bukti"] == {
        "n": 2,
        "N": 4,
    }


def test_a_monthly_langkah_with_one_file_is_one_of_twelve(toko):
    bulanan = [tenggat(f"2025-{b:02d}", "belum", "ada" if b == 1 else "belum_ada") for b in range(1, 13)]
    isi = angka(toko, "2025-12-31", langkah("I.1.1", *bulanan), posisi_unggahan="2025-12-31")
    assert isi["bukti"] == {"n": 1, "N": 12}


def test_a_langkah_tanpa_target_is_counted_apart_and_nowhere_else(toko):
    isi = angka(toko, "2025-12-31", langkah("I.1.1"), langkah("V.a.1.1", tenggat("2025-03")))
    assert (isi["langkah"], isi["tanpa_target"]) == (2, 1)
    assert isi["capaian_setahun"]["N"] == 1
    assert [(a["area"], a["tanpa_target"], sum(a["status"].values())) for a in isi["area"]] == [
        ("I", 1, 0),
        ("V", 0, 1),
    ]


def test_months_of_other_years_are_told_by_their_year(toko):
    isi = angka(toko, "2025-12-31", langkah("I.1.1", tenggat("2025-01"), tenggat("2026-01"), tenggat("2024-12")))
    assert isi["area"][0]["bulan"] == [
        {"bulan": "2024-12", "n": 0, "N": 1},
        {"bulan": "2025-01", "n": 0, "N": 1},
        {"bulan": "2026-01", "n": 0, "N": 1},
    ]
