"""Long work in turn.

Visitors wait as coroutines; a few threads of its own do the work, so that the pool of 40 threads,
in which the guard and /siap run, stays free. Each visitor has a line, and the lines take turns.
"""

import asyncio
from bisect import insort
from collections import Counter
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from operator import itemgetter
from typing import TypeVar

from starlette.requests import Request
from starlette.responses import Response

from monev.server import count_off

R = TypeVar("R")
GONE = 499
"""nginx's status for a visitor who left before the answer."""


class Turns:
    """A queue of lines that take turns. Used by the server's own thread alone.

    At most `at_once` run in all and `of_line` of one line; at most `longest_line` wait in a line
    and `in_all` in all. `full` makes the error for who is turned away.
    """

    def __init__(
        self,
        *,
        at_once: int,
        of_line: int,
        longest_line: int,
        in_all: int,
        full: Callable[[], Exception],
    ):
        self._threads = ThreadPoolExecutor(at_once, thread_name_prefix="giliran")
        self._at_once = at_once
        self._of_line = of_line
        self._longest_line = longest_line
        self._in_all = in_all
        self._full = full
        self._lines: dict[str, list[tuple[int, asyncio.Future[None]]]] = {}
        """Line → (rank, turn) of those who wait, the lowest rank first. The next line stands first.
        """
        self._running: Counter[str] = Counter()

    async def take(self, line: str, rank: int, work: Callable[..., R], *content: object) -> R:
        """Do `work` when its turn comes and return its result. Raises what `work` raises.

        Without room the last of the longest line gets `full`. A caller that is cancelled before its
        turn leaves the line; work that has begun goes on to its end.
        """
        turn = asyncio.get_running_loop().create_future()
        insort(self._lines.setdefault(line, []), (rank, turn), key=itemgetter(0))
        self._pass_on()
        self._turn_away(line)
        try:
            await turn
        except asyncio.CancelledError:
            if turn.cancelled():
                self._leave(line, turn)
            else:
                self._end(line)
            raise
        running = asyncio.get_running_loop().run_in_executor(self._threads, work, *content)
        running.add_done_callback(lambda _: self._end(line))
        return await asyncio.shield(running)

    def _pass_on(self) -> None:
        while self._running.total() < self._at_once:
            line = next((line for line in self._lines if self._running[line] < self._of_line), None)
            if line is None:
                return
            waiting = self._lines.pop(line)
            _, turn = waiting.pop(0)
            if waiting:
                self._lines[line] = waiting  # behind all others
            if not turn.done():
                self._running[line] += 1
                turn.set_result(None)

    def _turn_away(self, line: str) -> None:
        sizes = {name: len(waiting) for name, waiting in self._lines.items()}
        in_all = sum(sizes.values())
        if sizes.get(line, 0) <= self._longest_line and in_all <= self._in_all:
            return
        longest = line if sizes[line] > self._longest_line else max(sizes, key=sizes.__getitem__)
        _, turn = self._lines[longest][-1]
        self._leave(longest, turn)
        if not turn.done():
            turn.set_exception(self._full())

    def _leave(self, line: str, turn: asyncio.Future[None]) -> None:
        left = [entry for entry in self._lines.pop(line, []) if entry[1] is not turn]
        if left:
            self._lines[line] = left

    def _end(self, line: str) -> None:
        count_off(self._running, line)
        self._pass_on()


async def while_waited_for(request: Request, answer: Awaitable[Response]) -> Response:
    """Await an answer, and give it up as soon as the visitor has left."""

    async def until_gone() -> None:
        while (await request.receive())["type"] != "http.disconnect":
            pass

    working = asyncio.ensure_future(answer)
    leaving = asyncio.ensure_future(until_gone())
    try:
        await asyncio.wait((working, leaving), return_when=asyncio.FIRST_COMPLETED)
        return working.result() if working.done() else Response(status_code=GONE)
    finally:
        working.cancel()
        leaving.cancel()
