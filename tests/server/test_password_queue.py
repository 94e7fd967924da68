"""A storm of attempts to sign in: each machine has a few that wait, the others are told so at once."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from monev.people.accounts import SignInRefused
from monev.server.password_queue import MOST_OF_ONE_MACHINE, in_turn


def attempt_from(machine: str) -> Request:
    return Request({"type": "http", "method": "POST", "headers": [], "client": (machine, 50000)})


async def storm() -> list[str]:
    """What each was told: a stranger's attempts that never end by themselves, one too many, and meanwhile a page."""
    end, told = Event(), []
    stranger = attempt_from("192.168.1.66")
    attempts = [asyncio.ensure_future(in_turn(stranger, end.wait)) for _ in range(MOST_OF_ONE_MACHINE)]
    await asyncio.sleep(0)  # each has begun to wait
    with pytest.raises(SignInRefused, match="Sedang banyak"):
        await in_turn(stranger, lambda: told.append("stranger"))
    told.append(await run_in_threadpool(lambda: "page"))
    another = asyncio.ensure_future(in_turn(attempt_from("192.168.1.20"), lambda: told.append("somebody else")))
    await asyncio.sleep(0)
    end.set()
    await asyncio.gather(*attempts, another)
    await in_turn(stranger, lambda: told.append("stranger, later"))
    return told


def test_one_machine_keeps_neither_pages_nor_others_waiting():
    with ThreadPoolExecutor(1) as threads:
        told = threads.submit(lambda: asyncio.run(storm())).result()
    assert told == ["page", "somebody else", "stranger, later"]
