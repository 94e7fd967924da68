"""The rows behind a figure are exactly those it counts: in all, of each area, by month and by PIC."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from monev import figures as k
from monev.database import to_rows
from tests.figures import reference
from tests.figures.material import langkah, make_submission, random_rencana, some_day, store_submissions, tenggat
from tests.makers import TAHUN


@pytest.fixture(scope="module")
def p(shared_db) -> k.View:
    """Seen on 30 September: two late (one for want of a report), two done, one of them without its bukti."""
    content = (
        langkah(
            "I.1.1",
            tenggat("2025-03", "selesai", "ada", "belum_ada", tanggal_selesai="2025-04-10"),
            tenggat("2025-06", "belum", "belum_ada"),
            pic="Sekretaris",
        ),
        langkah("V.a.1.1", tenggat("2025-09", "proses", "perlu_perbaikan"), tenggat("2025-10", "belum", "ada")),
        langkah("V.a.2.1", tenggat("2025-12", "selesai", "ada", tanggal_selesai="2025-09-01")),
        langkah("V.b.1.1", tenggat("2025-02", "tidak_berlaku", "ada"), pic="Sekretaris"),
    )
    satker = store_submissions(shared_db, make_submission("2025-08-31", *content))
    return k.view_at(shared_db, satker, TAHUN, date(2025, 9, 30))


def rows_of(shared_db, p: k.View, figure: str, **narrowed: str) -> list[tuple[str, str]]:
    return [(row["kode"], row["tenggat"]) for row in to_rows(k.figure_rows(shared_db, p, figure, **narrowed))]


def test_each_figure_has_its_rows_what_is_late_longest_first(shared_db, p):
    assert rows_of(shared_db, p, "terlambat") == [("I.1.1", "2025-06"), ("V.a.1.1", "2025-09")]
    assert rows_of(shared_db, p, "capaian") == [("I.1.1", "2025-06"), ("V.a.1.1", "2025-09"), ("I.1.1", "2025-03")]
    assert rows_of(shared_db, p, "selesai_tanpa_bukti") == [("I.1.1", "2025-03")]
    assert rows_of(shared_db, p, "berikut") == [("V.a.1.1", "2025-10")]
    assert len(rows_of(shared_db, p, "setahun")) == 5, "without what is declared tidak berlaku"


def test_rows_are_narrowed_by_area_pic_and_month(shared_db, p):
    assert rows_of(shared_db, p, "capaian", area="V") == [("V.a.1.1", "2025-09")]
    assert rows_of(shared_db, p, "setahun", pic="Sekretaris") == [("I.1.1", "2025-06"), ("I.1.1", "2025-03")]
    assert len(rows_of(shared_db, p, "setahun", pic="")) == 3, "those nobody is named for"
    assert rows_of(shared_db, p, "setahun", bulan="2025-12") == [("V.a.2.1", "2025-12")]
    assert rows_of(shared_db, p, "setahun", area="IX") == []


def test_the_bukti_of_kelengkapan_are_listed_what_is_missing_first(shared_db, p):
    rows = to_rows(k.bukti_rows(shared_db, p))
    assert [(b["kode"], b["tenggat"], b["hadir"], b["status_bukti"]) for b in rows] == [
        ("I.1.1", "2025-03", False, "Belum ada"),
        ("I.1.1", "2025-06", False, "Belum ada"),
        ("V.a.1.1", "2025-09", False, "Perlu perbaikan"),
        ("I.1.1", "2025-03", True, "Ada"),
    ]
    assert len(k.bukti_rows(shared_db, p, area="V")) == 1


def test_the_load_is_told_by_month_area_and_pic(shared_db, p):
    rows = [(b["kelompok"], b["nilai"], b["n"], b["jatuh_tempo"]) for b in to_rows(k.load(shared_db, p))]
    assert rows == [
        ("area", "I", 2, 2),
        ("area", "V", 3, 1),
        *(("bulan", f"2025-{month}", 1, int(month < "10")) for month in ("03", "06", "09", "10", "12")),
        ("pic", "", 3, 1),
        ("pic", "Sekretaris", 2, 2),
    ]


def test_a_list_is_named_by_what_it_counts(shared_db, p):
    bare = k.view_at(
        shared_db,
        store_submissions(shared_db, make_submission("2025-01-31", langkah("I.1.1", tenggat("2025-03")))),
        TAHUN,
        date(2025, 9, 30),
    )
    assert k.figure_rows_heading(p, "capaian", 1, 3) == "1 dari 3 target yang jatuh tempo sudah selesai"
    assert k.figure_rows_heading(bare, "capaian", 0, 3) == "3 target jatuh tempo s.d. 30 September 2025"
    assert k.figure_rows_heading(p, "terlambat", 0, 2) == "2 target terlambat"
    assert "terlambat" not in k.figure_rows_heading(bare, "terlambat", 0, 1)
    assert k.figure_rows_heading(p, "bukti", 1, 1234) == "1 dari 1.234 bukti ada"


@pytest.mark.slow
@given(everything=random_rencana(), posisi=some_day)
def test_the_rows_of_every_figure_are_as_many_as_a_plain_count(shared_db, everything, posisi):
    p = k.view_at(shared_db, store_submissions(shared_db, *everything), TAHUN, posisi)
    content = reference.assessed_unggahan(everything, posisi)["langkah"]
    for area in (None, *{row["area"] for row in content}):
        expected = reference.count_figures([row for row in content if area in (None, row["area"])], posisi)
        for figure, share in (("capaian", "capaian_posisi"), ("setahun", "capaian_setahun")):
            rows = to_rows(k.figure_rows(shared_db, p, figure, area=area))
            done = sum(row["status"] == "selesai" for row in rows)
            assert {"n": done, "N": len(rows)} == expected[share]
        assert len(k.figure_rows(shared_db, p, "terlambat", area=area)) == expected["status"]["terlambat"]
        assert len(k.figure_rows(shared_db, p, "selesai_tanpa_bukti", area=area)) == expected["selesai_tanpa_bukti"]
        bukti = k.bukti_rows(shared_db, p, area=area)
        assert {"n": int(bukti["hadir"].sum()), "N": len(bukti)} == expected["bukti"]
    load = k.load(shared_db, p)
    everything_due = len(k.figure_rows(shared_db, p, "setahun"))
    assert all(total == everything_due for total in load.groupby("kelompok")["n"].sum())
