"""Which unggahan is judged at a day, as a meeting and a person who chose one see it."""

from datetime import date

import pytest

from monev.figures.judged import Versions, day_before

_APRIL, _JULY = date(2025, 4, 1), date(2025, 7, 1)


def version(nomor: int, posisi: date, pangkal: int | None = None, *, reports: bool = True) -> dict:
    return {
        "nomor": nomor,
        "posisi": posisi,
        "pangkal": pangkal,
        "dilaporkan": reports,
        "lengkap_per": None,
    }


PLAN, REPORT = version(1, _APRIL, reports=False), version(2, _JULY)
BESIDE, LATER_BESIDE = version(3, _APRIL, pangkal=1), version(4, date(2025, 5, 1), pangkal=1)
ALL = [PLAN, REPORT, BESIDE, LATER_BESIDE]


@pytest.mark.parametrize(
    ("rows", "chosen", "posisi", "judged"),
    [
        ([PLAN, REPORT], None, date(2025, 9, 30), 2),
        ([PLAN, REPORT], None, date(2025, 6, 30), 1),
        ([PLAN, REPORT], None, date(2025, 1, 1), 1),
        (ALL, None, date(2025, 9, 30), 2),
        (ALL, None, _APRIL, 3),
        (ALL, None, date(2025, 6, 30), 4),
        (ALL, 1, date(2025, 9, 30), 1),
        (ALL, 3, date(2025, 9, 30), 3),
        ([REPORT, BESIDE], None, date(2025, 6, 30), 2),
    ],
    ids=[
        "the newest by then",
        "not one that is later",
        "else the oldest",
        "beside an earlier one is not the newest",
        "but it is judged at its day",
        "of several the newest",
        "chosen by number",
        "also one beside",
        "beside a cancelled one is none",
    ],
)
def test_one_version_is_judged(rows, chosen, posisi, judged):
    assert Versions(rows, chosen).own(posisi)["nomor"] == judged


def test_before_is_what_was_reported_by_the_end_of_the_triwulan_before():
    assert day_before(date(2025, 9, 30), 2025) == date(2025, 6, 30)
    assert day_before(date(2026, 8, 1), 2025) == date(2025, 12, 31)
    assert Versions([PLAN, REPORT], None).before(date(2025, 6, 30)) is None, "a plan is no zero"
    assert Versions(ALL, None).before(date(2025, 6, 30)) == LATER_BESIDE
    assert Versions(ALL, 1).before(date(2025, 9, 30)) is None, "as though nothing newer were stored"
