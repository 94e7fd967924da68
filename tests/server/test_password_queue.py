"""A storm of attempts to sign in: it has a line of its own, and in it who tries for the first time goes before it."""

import asyncio
from threading import Event

import pytest
from starlette.concurrency import run_in_threadpool

from monev.people.accounts import HASHES_AT_ONCE, SignInRefused
from monev.server.password_queue import LONGEST_LINE, Turns
from tests.server.asgi import in_own_loop

STRANGERS, OFFICE = "@192.168.1.66", "@192.168.1.20"


async def storm() -> list[str]:
    """Who came through in which order, while a stranger's machine keeps both threads and a full line busy."""
    turns, end, told = Turns(), Event(), []

    def ask(line: str, attempts: int, name: str) -> asyncio.Future[None]:
        return asyncio.ensure_future(turns.take(line, attempts, told.append, name))

    busy = [asyncio.ensure_future(turns.take(STRANGERS, 1, end.wait)) for _ in range(HASHES_AT_ONCE)]
    await asyncio.sleep(0)
    guesses = [ask(STRANGERS, 2, "guess") for _ in range(LONGEST_LINE)]
    await asyncio.sleep(0)
    others = [ask(OFFICE, 1, "elsewhere"), ask(STRANGERS, 1, "same address"), ask("digest", 1, "known browser")]
    await asyncio.sleep(0)
    with pytest.raises(SignInRefused, match="Sedang banyak yang mencoba"):
        await ask(STRANGERS, 2, "one too many")
    told.append(await run_in_threadpool(lambda: "page"))
    end.set()
    await asyncio.gather(*busy, *others)
    ended = await asyncio.gather(*guesses, return_exceptions=True)
    assert sum(isinstance(answer, SignInRefused) for answer in ended) == 1, "the last made room for who came first"
    await turns.take(STRANGERS, 9, told.append, "later")
    return told


def test_one_machine_keeps_neither_pages_nor_others_waiting():
    told = in_own_loop(storm())
    assert told[0] == "page"
    others_are_through = max(told.index(name) for name in ("same address", "elsewhere", "known browser"))
    assert told[:others_are_through].count("guess") <= 2 * HASHES_AT_ONCE
    assert told[-1] == "later"


async def broken_off() -> list[str]:
    turns, end, told = Turns(), Event(), []
    busy = [asyncio.ensure_future(turns.take(STRANGERS, 1, end.wait)) for _ in range(HASHES_AT_ONCE)]
    await asyncio.sleep(0)
    gone = asyncio.ensure_future(turns.take(STRANGERS, 1, told.append, "gone"))
    await asyncio.sleep(0)
    gone.cancel()
    end.set()
    await asyncio.gather(*busy)
    await asyncio.gather(*(turns.take(OFFICE, 1, told.append, "next") for _ in range(2 * HASHES_AT_ONCE)))
    return told


def test_a_request_that_was_broken_off_takes_no_turn():
    assert in_own_loop(broken_off()) == ["next"] * 2 * HASHES_AT_ONCE
