"""Turns: as many at once as there are places, in order, and no kind of work shuts out another."""

from __future__ import annotations

import threading
from contextlib import ExitStack

from monev.children.turns import Turns


class Worker(threading.Thread):
    """One that waits for its turn, says that it has it, and keeps it until it is told to go."""

    def __init__(self, turns: Turns, lane: str, name: str, order: list[str]) -> None:
        super().__init__(daemon=True)
        self.turns, self.lane, self.label, self.order = turns, lane, name, order
        self.has_turn, self.may_go = threading.Event(), threading.Event()

    def run(self) -> None:
        with self.turns.turn(self.lane):
            self.order.append(self.label)
            self.has_turn.set()
            self.may_go.wait()


def start(turns: Turns, lane: str, name: str, order: list[str], *, waiting: int) -> Worker:
    """A worker, once it waits (or holds a place)."""
    worker = Worker(turns, lane, name, order)
    worker.start()
    while not worker.has_turn.is_set() and turns.waiting() < waiting:
        worker.has_turn.wait(0.005)
    return worker


def test_long_work_of_one_kind_leaves_a_place_for_the_others() -> None:
    turns, order = Turns(3), []
    slow = [start(turns, "baca", f"baca {n}", order, waiting=max(n - 1, 0)) for n in range(5)]
    assert [one.has_turn.is_set() for one in slow] == [True, True, False, False, False]
    document = start(turns, "dokumen", "dokumen", order, waiting=4)
    assert document.has_turn.wait(30), "three readings wait, and the document need not"
    for leaving, following in zip(slow[:3], slow[2:], strict=True):
        leaving.may_go.set()
        assert following.has_turn.wait(30)
    for one in (document, *slow):
        one.may_go.set()
        one.join()
    assert order == ["baca 0", "baca 1", "dokumen", "baca 2", "baca 3", "baca 4"]


def test_kinds_take_turns_where_both_wait() -> None:
    turns, order = Turns(1), []
    first = start(turns, "baca", "baca 0", order, waiting=0)
    others = [start(turns, "baca", f"baca {n}", order, waiting=n) for n in (1, 2, 3)]
    others.append(start(turns, "dokumen", "dokumen", order, waiting=4))
    for one in others:
        one.may_go.set()
    first.may_go.set()
    for one in (first, *others):
        one.join()
    assert order == ["baca 0", "baca 1", "dokumen", "baca 2", "baca 3"]


def test_who_stops_waiting_leaves_the_line_and_a_failure_gives_its_place_back() -> None:
    turns = Turns(1)
    for _ in range(3):
        with ExitStack() as stack:
            stack.enter_context(turns.turn("baca"))
    try:
        with turns.turn("baca"):
            raise ValueError
    except ValueError:
        assert turns.waiting() == 0
    with turns.turn("baca"):
        pass
