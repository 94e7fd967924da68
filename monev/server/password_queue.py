"""Passwords are proved in threads of their own, a few waiting for each machine: a storm of attempts holds up no page.

A hash takes 64 MB and a processor for a moment, on purpose. In the threads that all pages share, a hundred attempts at
once would keep everybody waiting for a minute.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from starlette.requests import Request

from monev.people.accounts import HASHES_AT_ONCE, SignInRefused

MOST_OF_ONE_MACHINE, MOST_WAITING = 4, 60

_threads = ThreadPoolExecutor(max_workers=HASHES_AT_ONCE, thread_name_prefix="sandi")
_waiting: Counter[str] = Counter()
"""How many attempts of each machine wait or run; touched by the server's own thread alone."""
R = TypeVar("R")


async def in_turn(request: Request, work: Callable[..., R], *content: object) -> R:
    """What `work` gives, once it is its turn. Raises SignInRefused for one too many, and what `work` raises."""
    machine = request.client.host if request.client else ""
    if _waiting[machine] >= MOST_OF_ONE_MACHINE or _waiting.total() >= MOST_WAITING:
        raise SignInRefused(
            "Sedang banyak yang mencoba masuk.", "Tunggu beberapa detik, lalu coba lagi. Kata sandi belum diperiksa."
        )
    _waiting[machine] += 1
    try:
        return await asyncio.get_running_loop().run_in_executor(_threads, work, *content)
    finally:
        _waiting[machine] -= 1
        if not _waiting[machine]:
            del _waiting[machine]
