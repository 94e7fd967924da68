"""Many writers at once are measured, or it is said that they were not."""

from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest

from bench.nasional import writers


@pytest.fixture
def two_writers(monkeypatch, postgres, pytestconfig):
    """Let two write to the PostgreSQL of all tests, which a measure does not end: threads, as a
    process takes seconds to start; before a release they are processes.
    """
    lent = SimpleNamespace(new_database=postgres.new_database, close=lambda: None)
    monkeypatch.setattr(writers, "Cluster", lambda durable: lent)
    monkeypatch.setattr(writers, "WRITERS", 2)
    if not pytestconfig.getoption("semua"):
        monkeypatch.setattr(
            writers, "ProcessPoolExecutor", lambda most, _, **how: ThreadPoolExecutor(most, **how)
        )


def test_a_measure_in_which_somebody_wrote_nothing_fails_and_says_so(two_writers):
    assert writers.measure(0.5, "edit") > 0
    with pytest.raises(RuntimeError, match="2 dari 2 penulis tidak menulis"):
        writers.measure(0, "edit")
