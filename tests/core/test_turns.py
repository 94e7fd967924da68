"""Pages are drawn one after the other, and a page that waits for a child holds up no other."""

from concurrent.futures import ThreadPoolExecutor
from threading import BoundedSemaphore, Event

import pytest

from monev.children import FILES, pool
from monev.core import turns


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "_PATIENCE", 60)


def _draw(drawn: list[str], name: str) -> None:
    with turns.in_turn():
        drawn.append(name)


def test_a_page_is_drawn_when_the_one_before_it_is():
    drawn: list[str] = []
    with ThreadPoolExecutor() as viewers:
        with turns.in_turn():
            second = viewers.submit(_draw, drawn, "second")
            drawn.append("first")
        second.result(60)
    assert drawn == ["first", "second"]


def test_behind_a_page_that_does_not_end_the_next_is_drawn_all_the_same(monkeypatch):
    monkeypatch.setattr(turns, "_PATIENCE", 0.01)
    drawn: list[str] = []
    with ThreadPoolExecutor() as viewers, turns.in_turn():
        viewers.submit(_draw, drawn, "next").result(10)
    assert drawn == ["next"]


def test_a_page_that_waits_for_a_child_lets_others_be_drawn(monkeypatch):
    taken = BoundedSemaphore(1)
    taken.acquire()
    monkeypatch.setattr(pool, "_places", taken)
    drawn: list[str] = []
    waits = Event()

    def read() -> None:
        with turns.in_turn():
            waits.set()
            pool.run_in_child(FILES, "monev.reading.files.opening:none", {}, seconds=1)

    with ThreadPoolExecutor() as viewers:
        reader = viewers.submit(read)
        assert waits.wait(60)
        try:
            viewers.submit(_draw, drawn, "other").result(10)
            assert drawn == ["other"] and not reader.done()
        finally:
            taken.release()
        with pytest.raises(pool.ChildStopped):
            reader.result(60)
        viewers.submit(_draw, drawn, "after").result(60)
    assert drawn == ["other", "after"]
