"""A heatmap cell and the five figures say the same wherever they are painted, because they are made here."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monev.core.statuses import STATUS_TENGGAT, find_term
from monev.figures import (
    FIGURE_LABELS,
    Counts,
    HeatmapCell,
    five_figures,
    format_lateness,
    heatmap_cell,
    heatmap_columns,
    late_mark,
)

COUNTS = Counts(
    langkah=10,
    tanpa_target=1,
    selesai=3,
    terlambat=2,
    berjalan=4,
    belum_jatuh_tempo=5,
    tidak_berlaku=0,
    capaian_n=3,
    capaian_N=5,
    setahun_n=3,
    setahun_N=14,
    bukti_n=0,
    bukti_N=0,
    selesai_tanpa_bukti=1,
)


def _row(n: int, total: int, jatuh_tempo: int, terlambat: int = 0) -> dict[str, int]:
    return {"n": n, "N": total, "jatuh_tempo": jatuh_tempo, "terlambat": terlambat}


@pytest.mark.parametrize(
    ("row", "cell"),
    [
        (None, HeatmapCell("", "kosong")),
        (_row(0, 0, 0), HeatmapCell("–", "kosong")),
        (_row(0, 1001, 0), HeatmapCell("(1.001)", "belum")),
        (_row(1, 4, 0), HeatmapCell("1/4", "sebagian", fill=0.3 * 1 / 4)),
        (_row(0, 4, 1, terlambat=1), HeatmapCell("0/4", "sebagian", fill=0.0, late=1)),
        (_row(3, 4, 4), HeatmapCell("3/4", "sebagian", fill=0.3 * 3 / 4)),
        (_row(4, 4, 4), HeatmapCell("4/4", "penuh", fill=1.0)),
    ],
)
def test_a_cell_is_n_of_all_or_in_brackets_what_is_not_due(row, cell):
    assert heatmap_cell(row, rencana_only=False) == cell


def test_a_cell_says_how_many_are_late_but_not_of_a_plan_nothing_was_reported_of():
    row = _row(0, 2000, 1200, terlambat=1200)
    assert heatmap_cell(row, rencana_only=False).late_text == "▲1.200"
    assert heatmap_cell(row, rencana_only=True).late_text == ""


def test_the_heatmap_shows_every_month_and_other_years_only_where_something_falls_due_in_one():
    assert heatmap_columns("triwulan", {0, 2}) == [1, 2, 3, 4, 0]
    assert heatmap_columns("bulan", {0, 2, 13}) == [*range(1, 14), 0]


def test_nothing_done_of_what_is_due_is_no_dash_and_needs_no_reason():
    figures = five_figures(replace(COUNTS, capaian_n=0))
    assert (figures["capaian"].text_with_reason, figures["capaian"].reason) == ("0/5 (0%)", "")
    assert figures["bukti"].reason != ""


def test_the_five_figures_have_one_order_and_one_way_of_writing():
    figures = five_figures(COUNTS)
    assert list(figures) == list(FIGURE_LABELS)
    assert [f.text for f in figures.values()] == ["3/5 (60%)", "2", "1", "–", "3/14 (21%)"]
    assert figures["bukti"].text_with_reason == "– (belum ada bukti yang harus ada)"
    assert figures["bukti"].reason == "belum ada bukti yang harus ada"
    assert figures["capaian"].reason == figures["terlambat"].reason == ""
    assert (figures["capaian"].fraction, figures["capaian"].percent_text) == ("3/5", "60%")
    assert (figures["terlambat"].fraction, figures["terlambat"].percent_text) == ("2", "")
    assert all(f.change is None for f in figures.values())


def test_a_figure_carries_its_change_and_comes_from_a_row_of_an_area_too():
    difference = replace(COUNTS, capaian_n=2, terlambat=-1, selesai_tanpa_bukti=0, bukti_n=7, setahun_n=2)
    figures = five_figures({"area": "I", **{k: getattr(COUNTS, k) for k in Counts.__slots__}}, difference)
    assert {key: f.change for key, f in figures.items()} == {
        "capaian": 2,
        "terlambat": -1,
        "selesai_tanpa_bukti": 0,
        "bukti": 7,
        "setahun": 2,
    }


def test_lateness_is_worded_once():
    assert format_lateness(1200) == "1.200 hari lewat tenggat"
    assert format_lateness(0) == ""
    assert late_mark(92) == "▲ 92 hari"


def test_every_status_is_found_with_its_mark():
    assert all(find_term(kode) is term for kode, term in STATUS_TENGGAT.items())
    assert find_term("tanpa_target").mark_and_label == "? Belum dapat dinilai"
