"""The heatmap: its rows, its cells, what they say and what they open to."""

import pytest

from monev import figures
from monev.core.statuses import OVERDUE
from monev.database import rows_of
from monev.figures.heatmap import (
    UP_TO_POSISI,
    cell_content,
    column_months,
    describe_cell,
    heatmap_lines,
)
from tests.figures.material import langkah, tenggat, view_of


def _row(
    n: int, total: int, jatuh_tempo: int, terlambat: int = 0, **other: object
) -> dict[str, object]:
    counts = {
        "n": n,
        "N": total,
        "jatuh_tempo": jatuh_tempo,
        "terlambat": terlambat,
        "belum_dilaporkan": 0,
    }
    usual = {"terbanyak": 2000, "total_baris": False, "total_kolom": False}
    return {**counts, **usual, **other}


def test_heatmap_rows_of_sub_areas_follow_their_area_and_what_stands_in_none_says_so(
    shared_db, view
):
    def names_of(view: figures.View) -> list[tuple[str, str]]:
        lines = heatmap_lines(rows_of(figures.matrix(shared_db, view, level="sub_area")))
        return [(line[UP_TO_POSISI]["nama_baris"], line[UP_TO_POSISI]["tingkat"]) for line in lines]

    of_i, of_v, of_vi = ("I Area I", "area"), ("V Area V", "area"), ("VI Area VI", "area")
    whole = ("Semua area", "semua")
    sub_areas = [("a Sub area a", "sub_area"), ("b Sub area b", "sub_area")]
    assert names_of(view) == [of_i, of_v, *sub_areas, of_vi, whole]
    assert "Tahun lain" in {cell["nama_kolom"] for cell in rows_of(figures.matrix(shared_db, view))}
    view = view_of(
        shared_db,
        "2025-09-30",
        langkah("V.1.1", tenggat("2025-03")),
        langkah("V.a.1.1", tenggat("2025-06")),
    )
    assert names_of(view) == [of_v, ("Tanpa sub-area", "sub_area"), sub_areas[0], whole]


@pytest.mark.parametrize("per", ["bulan", "triwulan"])
@pytest.mark.parametrize("level", ["area", "sub_area"])
def test_every_cell_opens_to_the_tenggat_it_counts(shared_db, view, per, level):
    for cell in rows_of(figures.matrix(shared_db, view, per=per, level=level)):
        months = column_months(per, cell["kolom"])
        content = cell_content(shared_db, view, cell["area"], cell["sub_area"], *months)
        done = (content["status"] == "selesai").sum()
        assert (len(content), done) == (cell["N"], cell["n"])
        late = [*content["status"].isin(OVERDUE)]
        assert late == sorted(late, reverse=True), "what is late first"


@pytest.mark.parametrize(
    ("row", "cell"),
    [
        (None, figures.HeatmapCell("", "kosong")),
        (_row(0, 0, 0), figures.HeatmapCell("–", "kosong")),
        (_row(0, 1001, 0), figures.HeatmapCell("(1.001)", "belum")),
        (_row(1, 4, 0), figures.HeatmapCell("1/4", "sebagian", share=1 / 4)),
        (
            _row(0, 4, 1, terlambat=1),
            figures.HeatmapCell("0/4", "terlambat", 0.0, "▲1", late_share=1 / 4),
        ),
        (
            _row(23, 24, 24, terlambat=1),
            figures.HeatmapCell("23/24", "terlambat", 23 / 24, "▲1", late_share=1 / 24),
        ),
        (_row(3, 4, 3), figures.HeatmapCell("3/4", "sebagian", share=3 / 4)),
        (_row(4, 4, 4), figures.HeatmapCell("4/4", "penuh", share=1.0)),
        (
            _row(1, 3, 3, belum_dilaporkan=2),
            figures.HeatmapCell("1/3", "belum_dilaporkan", 1 / 3, "△2", late_share=2 / 3),
        ),
        (
            _row(4, 4, 4, total_kolom=True),
            figures.HeatmapCell("4/4", "penuh", share=1.0, is_total=True),
        ),
    ],
)
def test_a_cell_is_n_of_all_or_in_brackets_what_is_not_due(row, cell):
    assert figures.heatmap_cell(row, rencana_only=False) == cell


def test_a_cell_says_how_many_are_late_and_how_many_nobody_reported():
    counts = ((1200, 0), (0, 3), (2, 2), (1, 8))
    rows = [_row(0, 2000, 1200, late, belum_dilaporkan=unreported) for late, unreported in counts]
    cells = [figures.heatmap_cell(row, rencana_only=False) for row in rows]
    assert [cell.late_text for cell in cells] == ["▲1.200", "△3", "▲2 △2", "▲1 △8"]
    assert [cell.state for cell in cells[2:]] == ["terlambat", "belum_dilaporkan"]


def test_a_plan_nothing_was_reported_of_shows_how_much_is_due_and_no_failure():
    cell = figures.heatmap_cell(_row(0, 500, 500, belum_dilaporkan=500), rencana_only=True)
    assert cell == figures.HeatmapCell("500", "rencana", share=0.25)
    assert cell.late_text == ""
    assert (
        figures.heatmap_cell(
            _row(0, 900, 9, belum_dilaporkan=9, total_baris=True), rencana_only=True
        ).share
        is None
    )
    assert figures.heatmap_columns("triwulan", {0, 2}) == [1, 2, 3, 4, 0]
    assert figures.heatmap_columns("bulan", {0, 2, 13}) == [*range(1, 14), 0], (
        "other years only where something falls due"
    )


def test_a_cell_is_said_in_words_what_is_done_first():
    row = _row(2, 6, 5, terlambat=1, belum_dilaporkan=2)
    assert describe_cell(row, "capaian") == "6 target: 2 selesai, 1 terlambat, 2 belum dilaporkan"
    assert describe_cell(row, "bukti") == "6 bukti: 2 ada, 3 kurang"
    assert describe_cell(_row(0, 4, 0), "capaian") == "4 target belum jatuh tempo"
    assert describe_cell(_row(0, 0, 0), "bukti") == "tidak ada bukti yang jatuh tempo"
