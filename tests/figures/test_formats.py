"""Shares and versions in words."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monev import figures
from monev.figures.formats import whole_percents


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


@pytest.mark.parametrize(
    ("jenis", "posisi", "dilaporkan", "name", "heading"),
    [
        ("berkas", "2025-09-30", True, "laporan TW III", "30 September: laporan TW III"),
        ("berkas", "2025-12-31", True, "laporan TW IV", "31 Desember: laporan TW IV"),
        ("berkas", "2026-03-31", True, "laporan TW I 2026", "31 Maret 2026: laporan TW I 2026"),
        ("berkas", "2025-10-06", True, "laporan per 6 Oktober 2025", "Laporan per 6 Oktober 2025"),
        (
            "berkas",
            "2025-09-30",
            False,
            "rencana per 30 September 2025",
            "Rencana per 30 September 2025",
        ),
        ("rapat", "2025-09-30", True, "rapat TW III", "30 September: rapat TW III"),
        ("rapat", "2025-10-06", True, "rapat per 6 Oktober 2025", "Rapat per 6 Oktober 2025"),
    ],
)
def test_a_version_is_called_what_people_call_it(jenis, posisi, dilaporkan, name, heading):
    version = {"jenis": jenis, "posisi": date.fromisoformat(posisi), "dilaporkan": dilaporkan}
    assert figures.formats.version_name(version, 2025) == name
    assert figures.formats.version_heading(version, 2025) == heading


def test_a_table_writes_shares_as_the_same_whole_percents_as_a_sentence():
    pairs = [(n, total) for total in (1, 3, 8, 40, 200, 300, 399) for n in range(total + 1)]
    shares = pd.Series([n / total for n, total in pairs])
    shown = [round(100 * share, 9) for share in whole_percents(shares)]
    assert shown == [figures.formats.percent(n, total) for n, total in pairs]
    for nothing in (pd.NA, None):
        assert whole_percents(pd.Series([nothing], dtype="Float64")).isna().all()
