"""The first sentence of a page says the situation, in every situation there is."""

from __future__ import annotations

from datetime import date

import pytest

from monev import keadaan as k
from tests.keadaan.bahan import kiriman, langkah, simpan, tenggat
from tests.pembuat import TAHUN

SELESAI = {"selesai_sejak": "2025-09-30"}


def lihat(toko, posisi: str, *semua_langkah, posisi_unggahan: str = "2025-09-30") -> k.Pandangan:
    satker = simpan(toko, kiriman(posisi_unggahan, *semua_langkah))
    return k.pandang(toko, satker, TAHUN, date.fromisoformat(posisi))


def kalimat(toko, p: k.Pandangan) -> str:
    return k.kalimat_ringkasan(p, k.ringkasan(toko, p).kini, k.per_area(toko, p))


def test_what_is_done_what_is_late_and_where_and_what_lacks_proof(toko):
    p = lihat(
        toko,
        "2025-09-30",
        langkah("I.1.1", tenggat("2025-03", "selesai", "belum_ada", **SELESAI), tenggat("2025-04")),
        langkah(
            "V.a.1.1", tenggat("2025-05"), tenggat("2025-06"), tenggat("2025-12"), nama_area="PENGUATAN PENGAWASAN"
        ),
    )
    assert kalimat(toko, p) == (
        "Per 30 September 2025, 1 dari 4 tenggat yang jatuh tempo sudah selesai. 3 terlambat, 2 di antaranya di "
        "V Penguatan Pengawasan. 1 tenggat yang dilaporkan selesai belum lengkap buktinya."
    )


@pytest.mark.parametrize(
    ("semua", "ujung"),
    [
        (("2025-05", "2025-06"), "2 terlambat, semuanya di I Area I."),
        (("2025-05",), "1 terlambat, di I Area I."),
    ],
)
def test_all_late_work_in_one_area_is_said_so(toko, semua, ujung):
    selesai = langkah("II.1.1", tenggat("2025-03", "selesai", **SELESAI))
    p = lihat(toko, "2025-09-30", langkah("I.1.1", *map(tenggat, semua)), selesai)
    assert kalimat(toko, p).endswith(ujung)


def test_no_area_is_named_where_none_stands_out(toko):
    p = lihat(toko, "2025-09-30", langkah("I.1.1", tenggat("2025-05", "proses")), langkah("II.1.1", tenggat("2025-05")))
    assert kalimat(toko, p) == (
        "Per 30 September 2025, belum satu pun dari 2 tenggat yang jatuh tempo selesai. 2 terlambat."
    )


def test_everything_due_is_done(toko):
    semua = langkah("I.1.1", tenggat("2025-05", "selesai", **SELESAI), tenggat("2025-12"))
    assert kalimat(toko, lihat(toko, "2025-09-30", semua)) == (
        "Per 30 September 2025, satu-satunya tenggat yang jatuh tempo sudah selesai."
    )


def test_the_only_tenggat_due_is_not_done(toko):
    p = lihat(toko, "2025-09-30", langkah("I.1.1", tenggat("2025-05", "proses")))
    assert kalimat(toko, p) == (
        "Per 30 September 2025, satu-satunya tenggat yang jatuh tempo belum selesai. 1 terlambat, di I Area I."
    )


def test_everything_of_the_year_is_done(toko):
    semua = langkah("I.1.1", tenggat("2025-05", "selesai", **SELESAI), tenggat("2025-12", "selesai", **SELESAI))
    assert kalimat(toko, lihat(toko, "2025-09-30", semua)) == "Per 30 September 2025, semua 2 tenggat sudah selesai."


def test_nothing_is_due_yet(toko):
    nanti = (tenggat("2025-11"), tenggat("2025-12", "proses"))
    assert kalimat(toko, lihat(toko, "2025-09-30", langkah("I.1.1", *nanti))) == (
        "Per 30 September 2025, belum ada tenggat yang jatuh tempo dari 2 tenggat."
    )
    dini = (tenggat("2025-11"), tenggat("2025-12", "selesai", **SELESAI))
    assert kalimat(toko, lihat(toko, "2025-09-30", langkah("I.1.1", *dini))) == (
        "Per 30 September 2025, belum ada tenggat yang jatuh tempo; 1 dari 2 sudah selesai lebih awal."
    )


def test_a_plan_nothing_was_reported_of_says_so_first(toko):
    p = lihat(toko, "2025-09-30", langkah("I.1.1", tenggat("2025-05", "belum", "belum_ada"), tenggat("2025-12")))
    assert kalimat(toko, p) == (
        "Belum ada realisasi yang dilaporkan: yang tampak adalah rencana. Rencana ini punya 2 tenggat; 1 di antaranya "
        "jatuh tempo s.d. 30 September 2025."
    )
    assert k.kalimat_kesenjangan(p, k.ringkasan(toko, p).kini, 1) == (
        "Belum ada realisasi yang dilaporkan: yang tampak adalah rencana. Menurut rencana, 1 bukti diperlukan untuk "
        "tenggat yang jatuh tempo s.d. 30 September 2025."
    )


def test_a_plan_that_cannot_be_judged_says_why(toko):
    assert "tidak satu pun langkah punya target waktu" in kalimat(toko, lihat(toko, "2025-09-30", langkah("I.1.1")))
    semua = langkah("I.1.1", tenggat("2025-05", "tidak_berlaku"))
    assert "semuanya dinyatakan tidak berlaku" in kalimat(toko, lihat(toko, "2025-09-30", semua))


def test_missing_proof_in_a_sentence(toko):
    kurang = lihat(toko, "2025-09-30", langkah("I.1.1", tenggat("2025-05", "selesai", "belum_ada", "ada", **SELESAI)))
    assert k.kalimat_kesenjangan(kurang, k.ringkasan(toko, kurang).kini, 1) == (
        "Per 30 September 2025, 1 bukti belum ada. 1 tenggat yang dilaporkan selesai belum lengkap buktinya."
    )
    lengkap = lihat(toko, "2025-09-30", langkah("I.1.1", tenggat("2025-05", "selesai", "ada", "ada", **SELESAI)))
    assert k.kalimat_kesenjangan(lengkap, k.ringkasan(toko, lengkap).kini, 0) == (
        "Per 30 September 2025, semua 2 bukti yang harus ada sudah lengkap."
    )
    tanpa = lihat(toko, "2025-09-30", langkah("I.1.1", tenggat("2025-12", "proses", "belum_ada")))
    assert k.kalimat_kesenjangan(tanpa, k.ringkasan(toko, tanpa).kini, 0) == (
        "Per 30 September 2025, belum ada bukti yang harus ada."
    )


def test_next_month_and_what_cannot_be_judged(toko):
    p = lihat(toko, "2025-09-30", langkah("I.1.1", tenggat("2025-10"), tenggat("2025-11")), langkah("II.1.1"))
    r = k.ringkasan(toko, p)
    assert k.kalimat_berikut(r) == "Oktober 2025: 1 tenggat jatuh tempo."
    assert k.kalimat_tanpa_target(r.kini) == "1 langkah belum dapat dinilai (tanpa target waktu)."
    januari = k.ringkasan(toko, lihat(toko, "2025-12-31", langkah("I.1.1", tenggat("2025-10"))))
    assert k.kalimat_berikut(januari) == "Januari 2026: tidak ada tenggat yang jatuh tempo."
    assert k.kalimat_tanpa_target(januari.kini) == ""
