"""Long work waits without a thread: two of a visitor at once, lines take turns, and visitors who
have left are passed over.
"""

import asyncio
from threading import Event

import pytest
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import Message

from monev.people.accounts import HASHES_AT_ONCE, SignInRefused
from monev.server import account_pages
from monev.server.account_pages import LONGEST_LINE
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


STRANGERS, OFFICE = "@192.168.1.66", "@192.168.1.20"


async def storm() -> list[str]:
    """Sign in while a stranger's machine keeps both threads and a full line busy. Returns who came
    through, in order.
    """
    end, told = Event(), []
    turns = Turns(
        at_once=HASHES_AT_ONCE,
        of_line=HASHES_AT_ONCE,
        longest_line=LONGEST_LINE,
        in_all=9999,
        full=account_pages.turns._full,
    )

    def ask(line: str, attempts: int, name: str) -> asyncio.Future[None]:
        return asyncio.ensure_future(turns.take(line, attempts, told.append, name))

    busy = [
        asyncio.ensure_future(turns.take(STRANGERS, 1, end.wait)) for _ in range(HASHES_AT_ONCE)
    ]
    await asyncio.sleep(0)
    guesses = [ask(STRANGERS, 2, "guess") for _ in range(LONGEST_LINE)]
    await asyncio.sleep(0)
    others = [
        ask(OFFICE, 1, "elsewhere"),
        ask(STRANGERS, 1, "same address"),
        ask("digest", 1, "known browser"),
    ]
    await asyncio.sleep(0)
    with pytest.raises(SignInRefused, match="Sedang banyak yang mencoba"):
        await ask(STRANGERS, 2, "one too many")
    told.append(await run_in_threadpool(lambda: "page"))
    end.set()
    await asyncio.gather(*busy, *others)
    ended = await asyncio.gather(*guesses, return_exceptions=True)
    assert sum(isinstance(answer, SignInRefused) for answer in ended) == 1, (
        "the last made room for who came first"
    )
    await turns.take(STRANGERS, 9, told.append, "later")
    return told


def test_one_machine_keeps_neither_pages_nor_others_waiting():
    told = in_own_loop(storm())
    assert told[0] == "page"
    others_are_through = max(
        told.index(name) for name in ("same address", "elsewhere", "known browser")
    )
    assert told[:others_are_through].count("guess") <= 2 * HASHES_AT_ONCE
    assert told[-1] == "later"
