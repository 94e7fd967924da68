"""Starting the pages, and everything that touches the insides of Streamlit."""

import logging
import sys
from collections.abc import Awaitable, Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Concatenate, ParamSpec, TypeVar

from starlette.types import ASGIApp, Receive, Scope, Send

from monev.core.errors import MonevError, read_setting
from monev.core.words import read_words

P = ParamSpec("P")
T = TypeVar("T")
Answer = Callable[Concatenate[ASGIApp, Scope, Receive, Send, P], Awaitable[None]]
"""Answers one request or connection, or lets the application do so; with settings of its own."""

MOST_COUNTED = 4096
REFUSALS = read_words(__file__)

log = logging.getLogger("monev.server")


def say(sentence: str) -> None:
    """One line for the person who started the server, at once."""
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()


def own_setting(name: str, read: Callable[[str], T]) -> T | None:
    """What a setting of the server says, as `read_setting` reads it. Raises BadSetting in the words
    of our table."""
    return read_setting(name, read, *REFUSALS["settings"][name])


@contextmanager
def logged(work: str, *, level: int = logging.INFO) -> Iterator[None]:
    """What goes wrong where nobody looks is in the log; what each page says itself as a line of no
    weight."""
    try:
        yield
    except MonevError as error:
        log.log(level, "%s: %s", work, error)
    except Exception:
        log.exception(work)


class Pace:
    """How often each thing happened since the first time that still counts, for so many seconds."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._seen: dict[Hashable, tuple[float, int]] = {}

    def count(self, what: Hashable, now: float) -> int:
        """How often, with this time."""
        begun, count = self._seen.pop(what, (now, 0))
        if now - begun > self._seconds:
            begun, count = now, 0
        self._seen[what] = begun, count + 1
        if len(self._seen) > MOST_COUNTED:
            del self._seen[next(iter(self._seen))]
        return count + 1


class Allowance:
    """How often each may do something: so often at once, and then so often a second."""

    def __init__(self, at_once: int, a_second: float) -> None:
        self._step = 1 / a_second
        self._ahead = (at_once - 1) / a_second
        self._free: dict[Hashable, float] = {}
        """Since when each would have nothing used of what it may do at once."""

    def early(self, who: Hashable, now: float) -> float:
        """Seconds that are still to be waited; 0.0: it may, and has."""
        early = max(self._free.get(who, now) - now - self._ahead, 0.0)
        return early or self.wait(who, now)

    def wait(self, who: Hashable, now: float) -> float:
        """Seconds until the turn that it takes with this, behind those it took before."""
        free = max(self._free.pop(who, now), now)
        self._free[who] = free + self._step
        if len(self._free) > MOST_COUNTED:
            del self._free[next(iter(self._free))]
        return max(free - now - self._ahead, 0.0)


def middleware(answer: Answer[P]) -> Callable[Concatenate[ASGIApp, P], ASGIApp]:
    """ASGI middleware of what answers one request or connection; a server's start and end go past
    it."""

    def around(app: ASGIApp, *args: P.args, **settings: P.kwargs) -> ASGIApp:
        async def pass_on(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] in ("http", "websocket"):
                await answer(
                    app,
                    scope,
                    receive,
                    send,
                    *args,
                    **settings,
                )
            else:
                await app(scope, receive, send)

        return pass_on

    return around
