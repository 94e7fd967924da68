"""Pages of many viewers are drawn one after the other, and nobody waits for one that does not end."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, BrokenBarrierError

from monev.ui import turns


def test_two_pages_are_never_drawn_at_once():
    both_inside = Barrier(2)

    def draw() -> bool:
        with turns.in_turn():
            try:
                both_inside.wait(0.2)
            except BrokenBarrierError:  # nobody came beside it
                return True
        return False

    with ThreadPoolExecutor(2) as pool:
        assert all(pool.map(lambda _: draw(), range(2)))


def test_behind_a_page_that_does_not_end_the_next_is_drawn_all_the_same(monkeypatch):
    monkeypatch.setattr(turns, "_PATIENCE", 0.01)

    def draw() -> str:
        with turns.in_turn():
            return "drawn"

    with turns.in_turn(), ThreadPoolExecutor(1) as pool:
        assert pool.submit(draw).result() == "drawn"
    assert draw() == "drawn"
