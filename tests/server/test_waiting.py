"""Long work waits without a thread: two of a visitor at once, lines take turns, and visitors who
have left are passed over."""

import asyncio
from threading import Event

import pytest
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import Message

from monev.server.waiting import GONE, Turns, while_waited_for
from tests.server.asgi import in_own_loop


class Full(Exception):
    """No room."""


def new_turns() -> Turns:
    return Turns(at_once=3, of_line=2, longest_line=4, in_all=5, full=Full)


async def settle() -> None:
    """Let all tasks go on as far as they can."""
    for _ in range(10):
        await asyncio.sleep(0)


def test_one_visitor_has_two_places_of_three_and_fills_no_others_line():
    turns, end, told = new_turns(), Event(), []

    def work(name: str) -> None:
        told.append(name)
        end.wait()

    async def crowd() -> list[object]:
        greedy = [asyncio.ensure_future(turns.take("greedy", 0, work, "greedy")) for _ in range(7)]
        await settle()
        others = [
            asyncio.ensure_future(turns.take(name, 0, work, name))
            for name in ("one", "two", "three")
        ]
        await settle()
        # All three places are taken, but the pool for other work is free.
        assert await run_in_threadpool(lambda: "page") == "page"
        assert sorted(told) == ["greedy", "greedy", "one"]
        end.set()
        await asyncio.gather(*others)
        return await asyncio.gather(*greedy, return_exceptions=True)

    ended = in_own_loop(crowd())
    # The fifth in a line is turned away, and so is the last of the longest once six wait in all.
    assert [type(answer) for answer in ended] == [type(None)] * 5 + [Full] * 2
    assert told[3] in ("two", "three")


def test_who_has_gone_is_not_worked_for_and_leaves_the_line():
    turns, end, told = new_turns(), Event(), []

    def work(name: str) -> Response:
        told.append(name)
        end.wait()
        return PlainTextResponse(name)

    async def ask(name: str, *, is_gone: bool) -> Response:
        async def receive() -> Message:
            if not is_gone:
                await asyncio.Event().wait()
            return {"type": "http.disconnect"}

        return await while_waited_for(
            Request({"type": "http"}, receive), turns.take(name, 0, work, name)
        )

    async def leave() -> list[int]:
        busy = [asyncio.ensure_future(ask(name, is_gone=False)) for name in "abc"]
        await settle()
        gone = [await ask("gone", is_gone=True) for _ in range(20)]
        waiting = asyncio.ensure_future(ask("d", is_gone=False))
        await settle()
        end.set()
        answers = await asyncio.gather(*busy, waiting)
        assert not turns._lines
        return [answer.status_code for answer in (*gone, *answers)]

    assert in_own_loop(leave()) == [GONE] * 20 + [200] * 4
    assert sorted(told) == ["a", "b", "c", "d"]


def test_what_goes_wrong_is_raised_and_gives_its_place_back():
    turns = new_turns()

    def fail() -> None:
        raise ValueError("rusak")

    async def try_often() -> None:
        for _ in range(5):
            with pytest.raises(ValueError, match="rusak"):
                await turns.take("a", 0, fail)
        await settle()
        assert not turns._running

    in_own_loop(try_often())
