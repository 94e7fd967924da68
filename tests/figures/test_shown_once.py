"""A heatmap cell, the five figures and the missing bukti are made once, for every place that shows
them.
"""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monev import figures
from monev.core.dates import brief_tenggat, fold_tenggat
from monev.core.statuses import STATUS_TENGGAT, find_term
from monev.ui.looks.tenggat_blocks import figure_item

SHARES = {"capaian_n": 3, "capaian_N": 5, "setahun_n": 3, "setahun_N": 14, "selesai_tanpa_bukti": 1}
STATUS = {
    "selesai": 3,
    "terlambat": 2,
    "belum_dilaporkan": 1,
    "berjalan": 4,
    "belum_jatuh_tempo": 5,
}
COUNTS = figures.Counts(
    **dict.fromkeys(figures.Counts._fields, 0)
    | {"langkah": 10, "tanpa_target": 1}
    | STATUS
    | SHARES
)


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


@pytest.mark.parametrize(
    ("row", "cell"),
    [
        (None, figures.HeatmapCell("", "kosong")),
        (_row(0, 0, 0), figures.HeatmapCell("–", "kosong")),
        (_row(0, 1001, 0), figures.HeatmapCell("(1.001)", "belum")),
        (_row(1, 4, 0), figures.HeatmapCell("1/4", "sebagian", share=1 / 4)),
        (
            _row(0, 4, 1, terlambat=1),
            figures.HeatmapCell("0/4", "terlambat", share=0.0, late=1, late_share=1 / 4),
        ),
        (
            _row(23, 24, 24, terlambat=1),
            figures.HeatmapCell("23/24", "terlambat", share=23 / 24, late=1, late_share=1 / 24),
        ),
        (_row(3, 4, 3), figures.HeatmapCell("3/4", "sebagian", share=3 / 4)),
        (_row(4, 4, 4), figures.HeatmapCell("4/4", "penuh", share=1.0)),
        (
            _row(1, 3, 3, 2, belum_dilaporkan=2),
            figures.HeatmapCell(
                "1/3", "belum_dilaporkan", 1 / 3, late=2, unreported=2, late_share=2 / 3
            ),
        ),
        (
            _row(4, 4, 4, total_kolom=True),
            figures.HeatmapCell("4/4", "penuh", share=1.0, is_total=True),
        ),
    ],
)
def test_a_cell_is_n_of_all_or_in_brackets_what_is_not_due(row, cell):
    assert figures.heatmap_cell(row, rencana_only=False) == cell


def test_a_cell_says_how_many_are_late_and_whether_a_report_is_all_they_lack():
    counts = ((1200, 0), (3, 3), (4, 2), (9, 8))
    rows = [_row(0, 2000, 1200, late, belum_dilaporkan=unreported) for late, unreported in counts]
    cells = [figures.heatmap_cell(row, rencana_only=False) for row in rows]
    assert [cell.late_text for cell in cells] == ["▲1.200", "△3", "▲4", "▲1 △8"]
    assert [cell.state for cell in cells[2:]] == ["terlambat", "belum_dilaporkan"]


def test_a_plan_nothing_was_reported_of_shows_how_much_is_due_and_no_failure():
    cell = figures.heatmap_cell(_row(0, 500, 500, terlambat=500), rencana_only=True)
    assert cell == figures.HeatmapCell("500", "rencana", share=0.25)
    assert cell.late_text == ""
    assert (
        figures.heatmap_cell(
            _row(0, 900, 9, terlambat=9, total_baris=True), rencana_only=True
        ).share
        is None
    )
    assert figures.heatmap_columns("triwulan", {0, 2}) == [1, 2, 3, 4, 0]
    assert figures.heatmap_columns("bulan", {0, 2, 13}) == [*range(1, 14), 0], (
        "other years only where something falls due"
    )


def test_the_five_figures_have_one_order_and_one_way_of_writing():
    five = figures.five_figures(COUNTS)
    assert list(five) == list(figures.figure_labels())
    assert [figure.text for figure in five.values()] == ["3/5 (60%)", "2", "1", "–", "3/14 (21%)"]
    assert five["bukti"].text_with_reason == "– (belum ada bukti yang harus ada)"
    assert five["bukti"].reason == "belum ada bukti yang harus ada"
    assert five["capaian"].reason == five["terlambat"].reason == ""
    assert (five["capaian"].fraction, five["capaian"].percent_text) == ("3/5", "60%")
    assert (five["terlambat"].fraction, five["terlambat"].percent_text) == ("2", "")
    assert all(figure.change is None for figure in five.values())
    none_done = figures.five_figures(COUNTS._replace(capaian_n=0))["capaian"]
    assert (none_done.text_with_reason, none_done.reason) == ("0/5 (0%)", ""), (
        "no dash, which would need a reason"
    )
    assert list(figures.distinct_figures(five)) == list(five)
    all_due = figures.distinct_figures(
        figures.five_figures(COUNTS._replace(capaian_N=COUNTS.setahun_N))
    )
    assert list(all_due) == list(five)[:4], "not said a second time where all of the year is due"


def test_a_figure_carries_its_change_and_comes_from_a_row_of_an_area_too():
    difference = COUNTS._replace(
        capaian_n=2, terlambat=-1, selesai_tanpa_bukti=0, bukti_n=7, setahun_n=2
    )
    five = figures.five_figures(
        {"area": "I", **{name: getattr(COUNTS, name) for name in figures.Counts._fields}},
        difference,
    )
    assert list(five) == ["capaian", "terlambat", "selesai_tanpa_bukti", "bukti", "setahun"]
    assert [figure.change for figure in five.values()] == [2, -1, 0, 7, 2]


def test_a_count_that_stayed_of_more_than_before_says_what_its_share_was():
    """30 of 94 bukti, then 30 of 206: *tetap* alone told the pimpinan that nothing got worse."""
    counts, none = (
        COUNTS._replace(bukti_n=30, bukti_N=206),
        dict.fromkeys(figures.Counts._fields, 0),
    )
    for added, words in ((0, "tetap sejak TW I 2024"), (112, "tetap sejak TW I 2024 (semula 32%)")):
        figure = figures.five_figures(counts, figures.Counts(**none | {"bukti_N": added}))["bukti"]
        assert figure_item(figure, date(2024, 3, 31))["change"] == words


def _tenggat(status: str, days: int, **other: object) -> dict[str, object]:
    return {
        "status": status,
        "hari_terlambat": days,
        "belum_dilaporkan": False,
        "tepat_waktu": None,
    } | other


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (_tenggat("terlambat", 0), "baru jatuh tempo, belum selesai"),
        (_tenggat("terlambat", 3), "3 hari lewat"),
        (_tenggat("terlambat", 3, belum_dilaporkan=True), "3 hari lewat, belum dilaporkan"),
        (
            _tenggat("terlambat", 0, selesai_kemudian=date(2025, 10, 7)),
            "selesai 7 Oktober 2025, sesudah posisi",
        ),
        (_tenggat("selesai", 5, tepat_waktu=False), "5 hari setelah tenggatnya"),
        (_tenggat("selesai", 0, tepat_waktu=True), ""),
        (_tenggat("berjalan", 0), ""),
    ],
)
def test_what_is_late_says_so_in_one_wording_and_a_plan_without_reports_never(row, words):
    assert figures.describe_lateness(row, rencana_only=False) == words
    assert figures.describe_lateness(row, rencana_only=True) == ""


def test_a_plan_without_reports_calls_nothing_late_and_every_status_is_found_with_its_mark():
    assert figures.format_lateness(1200) == "1.200 hari lewat"
    five = figures.five_figures(COUNTS, rencana_only=True)
    assert (five["terlambat"].label, five["terlambat"].n) == ("Sudah jatuh tempo", 2)
    assert find_term("terlambat", rencana_only=True).label == "Sudah jatuh tempo"
    assert all(find_term(kode) is term for kode, term in STATUS_TENGGAT.items())
    assert find_term("tanpa_target").mark_and_label == "? Belum dapat dinilai"


@given(st.integers(1, 5000).flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total))))
def test_full_and_nothing_are_said_only_where_they_are_so(pairing):
    n, total = pairing
    value = figures.formats.percent(n, total)
    assert (value == 100) == (n == total)
    assert (value == 0) == (n == 0)
    if 1 <= 100 * n / total <= 99:
        assert abs(value - 100 * n / total) <= 0.5


@pytest.mark.parametrize(
    ("n", "total", "write"),
    [
        (61, 78, "61/78 (78%)"),
        (1, 8, "1/8 (13%)"),  # 12.5 goes up
        (199, 200, "199/200 (99%)"),
        (1, 228, "1/228 (1%)"),
        (0, 3, "0/3 (0%)"),
        (1234, 1234, "1.234/1.234 (100%)"),
        (0, 0, "–"),
    ],
)
def test_a_share_is_n_of_all_with_its_percent(n, total, write):
    assert figures.format_capaian(n, total) == write
    assert (
        figures.format_capaian(0, 0, "belum ada target yang jatuh tempo")
        == "– (belum ada target yang jatuh tempo)"
    )
    assert figures.format_percent(0, 0) == figures.format_fraction(0, 0) == "–"


def gap(tenggat: str, bukti: str = "Notulensi", **other: Any) -> dict[str, Any]:
    """Make a row of `kesenjangan` of a monthly langkah that owes bukti of nine tenggat."""
    plan = {
        "kode": "V.a.1.1",
        "langkah_aksi": "Public campaign",
        "jenis_target": "bulanan",
        "pic": "Sekretaris",
    }
    state = {"status_tenggat": "terlambat", "hari_terlambat": 30, "belum_dilaporkan": False}
    proof = {
        "jenis_bukti": "Notulensi",
        "status_bukti": "Belum ada",
        "tautan": None,
        "bukti_n": 0,
        "bukti_N": 2,
    }
    due = {"tenggat": tenggat, "tenggat_N": 9, "bukti": bukti, "selesai_tanpa_bukti": False}
    return plan | state | proof | due | other


def selesai(tenggat: str, present: int) -> dict[str, Any]:
    return gap(
        tenggat,
        status_tenggat="selesai",
        selesai_tanpa_bukti=True,
        hari_terlambat=0,
        bukti_n=present,
    )


MONTHS = [f"2025-{month:02}" for month in range(1, 8)]


def test_a_monthly_langkah_stands_once_with_its_months_folded_and_says_which_a_document_is_missing_for():
    rows = [gap(month, bukti) for month in MONTHS for bukti in ("Notulensi", "Dokumentasi")]
    (one,) = figures.group_missing(rows, 2025)
    assert (one.kode, one.when, one.n, one.N) == ("V.a.1.1", "Jan–Jul", 0, 14)
    assert [(bukti.bukti, bukti.jenis, bukti.when) for bukti in one.bukti] == [
        ("Notulensi", "", ""),
        ("Dokumentasi", "Notulensi", ""),
    ]
    rows = [
        gap("2025-05"),
        gap("2025-06"),
        gap("2025-06", "Daftar hadir", status_bukti="Perlu perbaikan"),
    ]
    (one,) = figures.group_missing(rows, 2025)
    told = [(bukti.bukti, bukti.when, bukti.status) for bukti in one.bukti]
    assert told == [("Notulensi", "", ""), ("Daftar hadir", "Jun", "Perlu perbaikan")]


def test_what_is_called_selesai_lacks_only_what_is_incomplete_and_does_not_hide_want_of_a_report():
    (one,) = figures.group_missing([selesai("2025-05", 1)])
    assert (one.is_selesai, one.is_unreported, one.n) == (True, False, 1)
    (one,) = figures.group_missing([selesai("2025-05", 1), gap("2025-06", belum_dilaporkan=True)])
    assert (one.is_selesai, one.is_unreported) == (False, True)
    (one,) = figures.group_missing([gap("2025-05"), gap("2025-06", belum_dilaporkan=True)])
    assert not one.is_unreported


def test_links_of_a_missing_document_are_given_once():
    rows = [
        gap(month, tautan=link)
        for month, link in zip(MONTHS, ("https://a.example/x", None) * 3, strict=False)
    ]
    (one,) = figures.group_missing(rows)
    assert one.bukti[0].links == ("https://a.example/x",)


def test_months_in_a_narrow_place_have_no_year_but_another_than_the_plans():
    keys = ("2025-01", "2025-02", "2025-03", "2025-08-04", "2026-02", "2024-12-05")
    assert brief_tenggat(keys, 2025) == "5 Des 2024, Jan–Mar, 4 Agu, Feb 2026"


@pytest.mark.parametrize(
    ("tenggat", "words"),
    [
        (["2025-10"], "Oktober 2025"),
        (["2025-08-04"], "4 Agustus 2025"),
        (["2025-03", "2025-01", "2025-02"], "Jan–Mar 2025"),
        (["2025-01", "2025-02", "2025-04"], "Jan, Feb, Apr 2025"),
        (["2024-11", "2024-12", "2025-01"], "Nov, Des 2024, Jan 2025"),
        (["2025-01", "2025-08-04"], "Jan 2025, 04/08/2025"),
    ],
)
def test_months_are_folded(tenggat, words):
    assert fold_tenggat(tenggat) == words
