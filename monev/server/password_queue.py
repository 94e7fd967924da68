"""Passwords are proved in threads of their own, in lines that take turns: a hash takes 64 MB and a processor for a
moment, on purpose, and a storm of attempts holds up no page, and nobody who comes from elsewhere."""

from __future__ import annotations

import asyncio
from bisect import insort
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from typing import TypeVar

from monev.people.accounts import HASHES_AT_ONCE, SignInRefused

LONGEST_LINE = 100
R = TypeVar("R")


Place = tuple[int, int, asyncio.Future[None]]
"""Attempts for the same name, the place's own number, and what is done once it is its turn."""


class Turns:
    """A line for each browser that is known and for each address of those that are not; each in turn gives one.
    Used by the server's own thread alone."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(max_workers=HASHES_AT_ONCE, thread_name_prefix="sandi")
        self._lines: dict[str, list[Place]] = {}
        self._numbers = count()
        self._running = 0

    async def take(self, line: str, attempts: int, work: Callable[..., R], *content: object) -> R:
        """What `work` gives, once it is its turn in its line, where it is told `attempts` for the same name. Raises
        SignInRefused where the line is too long for who tried most often, and what `work` raises."""
        await self._wait(line, attempts)
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, work, *content)
        finally:
            self._pass_on()

    async def _wait(self, line: str, attempts: int) -> None:
        if self._running < HASHES_AT_ONCE:
            self._running += 1
            return
        waiting = self._lines.setdefault(line, [])
        turn = asyncio.get_running_loop().create_future()
        insort(waiting, (attempts, next(self._numbers), turn))
        if len(waiting) > LONGEST_LINE:
            waiting.pop()[2].set_exception(
                SignInRefused(
                    "Sedang banyak yang mencoba masuk dari alamat jaringan ini.",
                    "Tunggu beberapa detik, lalu coba lagi. Kata sandi belum diperiksa.",
                )
            )
        await turn

    def _pass_on(self) -> None:
        while self._lines:
            line = next(iter(self._lines))
            waiting = self._lines.pop(line)
            _, _, turn = waiting.pop(0)
            if waiting:
                self._lines[line] = waiting
            if not turn.done():  # its request was broken off
                turn.set_result(None)
                return
        self._running -= 1


turns = Turns()
