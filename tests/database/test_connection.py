"""The gate at the connection: many at once, or one alone."""

from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as BelumSelesai
from threading import Barrier, Event

import pytest

from monev.database.connection import Gate


def enter(way, inside: Event, may_leave: Event) -> None:
    with way():
        inside.set()
        assert may_leave.wait(5)


def test_many_are_in_at_once():
    gate, meeting_point = Gate(), Barrier(5, timeout=5)

    def together():
        with gate.shared():
            meeting_point.wait()

    with ThreadPoolExecutor(5) as pool:
        for result in [pool.submit(together) for _ in range(5)]:
            result.result()


@pytest.mark.parametrize(("first", "second"), [("shared", "alone"), ("alone", "shared"), ("alone", "alone")])
def test_whoever_is_to_be_alone_waits_and_is_waited_for(first, second):
    gate = Gate()
    inner = [Event(), Event()]
    output = [Event(), Event()]
    output[1].set()
    with ThreadPoolExecutor(2) as pool:
        one = pool.submit(enter, getattr(gate, first), inner[0], output[0])
        assert inner[0].wait(5)
        two = pool.submit(enter, getattr(gate, second), inner[1], output[1])
        with pytest.raises(BelumSelesai):
            two.result(timeout=0.1)
        assert not inner[1].is_set()
        output[0].set()
        one.result(timeout=5)
        two.result(timeout=5)


def test_an_error_inside_leaves_the_gate_open():
    gate = Gate()
    for way in (gate.shared, gate.alone):
        with pytest.raises(ZeroDivisionError), way():
            raise ZeroDivisionError
    with gate.alone():
        pass
