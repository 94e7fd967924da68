"""The choice of satker, tahun and posisi: in the URL, remembered, and never a dead end."""

from __future__ import annotations

import pytest

from tests.pembuat import SATKER, isi_contoh, unggah
from tests.ui.conftest import HALAMAN, isi_dilaporkan, tulisan

LAIN = "KPU Kota Lain"


def test_the_choice_stands_in_the_address(isi_basis, buka):
    isi_basis("dilaporkan")
    at = buka()
    assert (at.query_params["satker"], at.query_params["tahun"]) == (SATKER, "2025")
    assert at.query_params["posisi"] == "2025-10-01"


def test_a_copied_address_shows_the_same_view(isi_basis, buka):
    isi_basis("dilaporkan")
    at = buka(satker=SATKER, tahun="2025", posisi="2025-06-30")
    assert "30 Juni 2025" in tulisan(at)
    assert at.query_params["posisi"] == "2025-06-30"


@pytest.mark.parametrize(
    ("nama", "nilai", "disebut"),
    [
        ("satker", "KPU Antah Berantah", "KPU Antah Berantah"),
        ("tahun", "1999", "1999"),
        ("tahun", "dua ribu", "dua ribu"),
        ("tahun", "²", "²"),
        ("posisi", "kemarin", "kemarin"),
        ("posisi", "2025-02-30", r"2025\-02\-30"),
        ("posisi", "1999-01-01", r"1999\-01\-01"),
        ("satker", "<script>alert(1)</script>", r"\<script\>"),
    ],
)
@pytest.mark.parametrize("halaman", HALAMAN[:1])
def test_what_is_unknown_in_the_address_is_named_with_a_way_on(isi_basis, buka, halaman, nama, nilai, disebut):
    isi_basis("dilaporkan")
    at = buka(halaman, **{nama: nilai})
    assert not at.exception
    assert disebut in at.error[0].value
    assert [tautan.proto.label for tautan in at.get("page_link")] == [f"{SATKER} · 2025"]


def test_triwulan_is_one_touch(isi_basis, buka):
    isi_basis("dilaporkan")
    at = buka()
    at.segmented_control(key="pilih_tw").set_value(2).run()
    assert at.query_params["posisi"] == "2025-06-30"
    assert "30 Juni 2025" in tulisan(at)


def test_another_satker_and_back(isi_basis, buka):
    db = isi_basis("dilaporkan")
    unggah(db.jurnal, isi_contoh(posisi="2024-12-31"), satker=LAIN, tahun=2024)
    at = buka(satker=SATKER)
    at.selectbox(key="pilih_satker").set_value(LAIN).run()
    assert (at.query_params["satker"], at.query_params["tahun"]) == (LAIN, "2024")
    assert at.query_params["posisi"] == "2024-12-31", "today, at most the last day of the tahun"
    at.selectbox(key="pilih_satker").set_value(SATKER).run()
    assert (at.query_params["satker"], at.query_params["tahun"]) == (SATKER, "2025")
    assert not at.exception


def test_another_tahun_takes_its_own_default_posisi(isi_basis, buka):
    db = isi_basis("dilaporkan")
    unggah(db.jurnal, isi_contoh(posisi="2024-12-31"), tahun=2024)
    at = buka(tahun="2025", posisi="2025-06-30")
    at.selectbox(key="pilih_tahun").set_value(2024).run()
    assert at.query_params["posisi"] == "2024-12-31"


def test_a_new_unggahan_is_seen_at_the_next_run(isi_basis, buka):
    db = isi_basis("rencana")
    at = buka(posisi="2025-09-30")
    unggah(db.jurnal, {**isi_dilaporkan(), "unggahan": 2})
    assert "2 dari 3 tenggat" in tulisan(at.run())


def test_a_plan_that_is_followed_is_shown_before_the_sample_and_the_sample_before_a_bare_plan(isi_basis, buka):
    db = isi_basis("rencana")
    unggah(db.jurnal, {**isi_dilaporkan(), "simulasi": True}, satker=LAIN)
    assert buka().query_params["satker"] == LAIN
    unggah(db.jurnal, {**isi_dilaporkan(), "unggahan": 2})
    assert buka().query_params["satker"] == SATKER
