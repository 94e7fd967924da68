"""The lines of Rekap: each counts what the Lapor of its satker counts, who needs help first."""

from datetime import date

import pytest

from monev.core.dates import find_periode
from monev.database import Database
from monev.edits.single_edits import Target, edit
from monev.figures import many_offices, recap_lines, view_at
from monev.figures.quarter_report import report_of_triwulan
from monev.figures.recap_lines import OfficeLine, short_names
from tests.conftest import filled_by
from tests.figures.material import langkah, make_submission, store_submissions, tenggat
from tests.makers import TAHUN
from tests.offices.four_offices import fill_four

pytestmark = pytest.mark.slow

POSISI = date(TAHUN, 9, 30)

four = filled_by(fill_four)


def lines(db: Database, scope: str | None = None) -> list[OfficeLine]:
    offices = many_offices.recap(db, POSISI, tahun=TAHUN, scope=scope)
    return recap_lines.office_lines(db, offices, scope)


def shares(line: OfficeLine) -> list[tuple[int, int, bool]]:
    return [(quarter.n, quarter.total, quarter.is_full) for quarter in line.quarters]


def test_first_stands_who_has_no_plan_then_no_report_then_most_that_is_left(four):
    late = [langkah("I.1.1", *(tenggat(f"2025-{month:02}", "proses") for month in (3, 4, 5)))]
    store_submissions(four, make_submission("2025-09-30", *late), satker="Lima")
    assert [(line.satker, line.state, line.is_awaited) for line in lines(four)] == [
        ("Empat", "belum ada rencana", True),
        ("Tiga", "belum ada laporan", True),
        ("Lima", "", False),
        ("Satu", "", False),
        ("Dua", "", True),
    ]


def test_a_triwulan_counts_what_the_lapor_of_its_satker_counts(four, today):
    today("2025-10-05")
    where = Target("I.1.1", "2025-09")
    edit(four, "Dua", TAHUN, where, {"kendala": "Menunggu"}, pelaku="Ani")
    for line in lines(four):
        if not line.quarters:
            continue
        view = view_at(four, line.satker, TAHUN, POSISI)
        counted = []
        for number in (1, 2, 3, 4):
            report = report_of_triwulan(four, view, find_periode(TAHUN, f"tw{number}"))
            counted.append((report.reported, len(report.lines)))
        assert [(n, of_all) for n, of_all, _ in shares(line)] == counted, line.satker
    dua = next(line for line in lines(four) if line.satker == "Dua")
    assert shares(dua) == [(0, 0, True), (0, 0, True), (1, 1, False), (0, 0, False)]


def test_months_count_from_the_last_complete_report(four):
    months = {line.satker: line.months for line in lines(four)}
    assert (months["Satu"], months["Dua"]) == (0, 3)


def test_of_very_many_each_line_is_all_below_one_of_them(four, monkeypatch):
    monkeypatch.setattr(recap_lines, "MOST_LINES", 2)
    told = {line.satker: line for line in lines(four)}
    assert {name: line.is_branch for name, line in told.items()} == {
        "Satu": False,
        "Dua": False,
        "Tiga": True,
    }
    assert told["Tiga"].counts is None, "neither Tiga nor Empat reported"
    assert told["Satu"].quarters[2].is_full
    (tiga, empat) = sorted(lines(four, "Tiga"), key=lambda line: line.is_branch)
    assert (tiga.satker, empat.satker) == ("Empat", "Tiga"), "two of them are listed"
    plan = [langkah("I.1.1", tenggat("2025-03", "proses"))]
    store_submissions(four, make_submission("2025-03-31", *plan), satker="Empat")
    branch = next(line for line in lines(four) if line.satker == "Tiga")
    assert [(quarter.n, quarter.total) for quarter in branch.quarters] == [(1, 2), *[(0, 2)] * 3]
    assert branch.counts and (branch.counts.terlambat, branch.counts.capaian_N) == (1, 1)


def test_names_leave_out_the_abbreviation_that_all_begin_with():
    names = ["KPU Kabupaten Mesuji", "KPU Kota Metro"]
    assert [*short_names(names).values()] == ["Kab. Mesuji", "Kota Metro"]
    for kept in (["KPU Kota Metro"], ["KPU", "KPU Kota Metro"], ["Satu Dua", "Satu Tiga"]):
        assert [*short_names(kept).values()] == kept
