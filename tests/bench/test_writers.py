"""Many writers at once are measured, or it is said that they were not."""

import pytest

from bench.nasional import writers


def test_a_measure_in_which_somebody_wrote_nothing_fails_and_says_so(monkeypatch):
    monkeypatch.setattr(writers, "WRITERS", 2)
    assert writers.measure(0.5, "edit") > 0
    with pytest.raises(RuntimeError, match="2 dari 2 penulis tidak menulis"):
        writers.measure(0, "edit")
