"""The year's end at the pace of the months behind: held against examples counted by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

from monev import figures as k
from tests.figures.material import langkah, make_submission, store_submissions, tenggat
from tests.makers import TAHUN


def at(db, posisi: str, *all_tenggat) -> Any:
    satker = store_submissions(db, make_submission("2025-04-30", langkah("I.1.1", *all_tenggat)))
    return k.forecast(db, k.view_at(db, satker, TAHUN, date.fromisoformat(posisi)))


def of_month(month: str, done: int, late: int):
    """So many tenggat of one month: their days tell them apart."""
    for day in range(1, done + late + 1):
        report = ("selesai",) if day <= done else ("belum",)
        yield tenggat(f"2025-{month}-{day:02d}", *report, **({"tanggal_selesai": "2025-04-29"} if day <= done else {}))


BEHIND = (*of_month("01", 2, 0), *of_month("02", 1, 1), *of_month("03", 3, 1))  # 6 of 8; months 100, 50, 75 %
AHEAD = tuple(tenggat(f"2025-{month:02d}") for month in range(5, 13))  # 8, none of them done


def test_what_is_open_gets_done_as_the_months_behind_were(shared_db):
    found = at(shared_db, "2025-04-30", *BEHIND, *AHEAD)
    assert (found.months, found.done, found.due, found.open) == (3, 6, 8, 8)
    assert (found.low, found.n, found.high, found.total) == (10, 12, 14, 16)
    assert found.sentence == "Dengan laju ini pada akhir 2025 selesai 12/16 (75%), antara 10 dan 14."
    assert "6/8 (75%); bulan terendah 50%, tertinggi 100%" in found.method
    assert "dari 8 target yang belum jatuh tempo, dan" in found.method


def test_what_is_not_reported_yet_is_open_and_says_nothing_of_the_pace(shared_db):
    """At 30 June two months more are due, of which no report knows."""
    found = at(shared_db, "2025-06-30", *BEHIND, *AHEAD)
    assert (found.due, found.open, found.unreported, found.n) == (8, 8, 2, 12)
    assert "belum jatuh tempo atau belum dilaporkan" in found.method


def test_what_was_done_early_stays_done_and_does_not_make_the_pace_better(shared_db):
    early = tenggat("2025-11", "selesai", tanggal_selesai="2025-04-01")
    found = at(shared_db, "2025-04-30", *BEHIND, *AHEAD[:-2], early)
    assert (found.done, found.due, found.open, found.n, found.total) == (6, 8, 6, 12, 15)


def test_nothing_is_foretold_where_nothing_can_be(shared_db):
    assert at(shared_db, "2025-12-31", *BEHIND, *AHEAD) is None, "the year is over"
    assert at(shared_db, "2025-04-30", *BEHIND) is None, "nothing is open"
    assert at(shared_db, "2025-04-30", *of_month("02", 1, 1), *of_month("03", 3, 1), *AHEAD) is None, "two months"
    assert at(shared_db, "2025-04-30", *of_month("01", 0, 2), *AHEAD) is None, "nothing was reported"
