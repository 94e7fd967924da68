"""Many writers at once are measured, or it is said that they were not."""

from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest

from bench.nasional import writers


@pytest.fixture
def two_writers(monkeypatch, postgres):
    """Let two write to the PostgreSQL of all tests, which a measure does not end."""
    lent = SimpleNamespace(new_database=postgres.new_database, close=lambda: None)
    monkeypatch.setattr(writers, "Cluster", lambda durable: lent)
    monkeypatch.setattr(writers, "WRITERS", 2)


def test_a_measure_in_which_somebody_wrote_nothing_fails_and_says_so(two_writers, monkeypatch):
    assert writers.measure(0.5, "edit") > 0
    # Threads: who does not write needs no process of its own, and each takes seconds to start.
    monkeypatch.setattr(
        writers, "ProcessPoolExecutor", lambda most, _, **how: ThreadPoolExecutor(most, **how)
    )
    with pytest.raises(RuntimeError, match="2 dari 2 penulis tidak menulis"):
        writers.measure(0, "edit")
