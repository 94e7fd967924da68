"""A share is written one way everywhere, and never says more than is so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monev.figures import format_capaian, format_fraction, format_percent, percent


@given(st.integers(1, 5000).flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total))))
def test_full_and_nothing_are_said_only_where_they_are_so(pairing):
    n, total = pairing
    value = percent(n, total)
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
    assert format_capaian(n, total) == write


def test_where_there_is_nothing_to_count_the_reason_stands_beside_the_dash():
    assert format_capaian(0, 0, "belum ada target yang jatuh tempo") == "– (belum ada target yang jatuh tempo)"
    assert format_percent(0, 0) == format_fraction(0, 0) == "–"
