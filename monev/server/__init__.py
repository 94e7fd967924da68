"""Starting the pages, and everything that touches the insides of Streamlit."""

import logging
import sys
from collections import Counter
from collections.abc import Awaitable, Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Concatenate, ParamSpec, TypeVar

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from monev.core.errors import MonevError, read_setting
from monev.core.words import read_words, worded

P = ParamSpec("P")
T = TypeVar("T")
E = TypeVar("E", bound=MonevError)
Key = TypeVar("Key", bound=Hashable)
Answer = Callable[Concatenate[ASGIApp, Scope, Receive, Send, P], Awaitable[None]]
"""A function that answers one request or connection itself or passes it on to the application."""

Handler = Callable[[Request], Awaitable[Response]]
"""A function that answers the requests of a route."""

MOST_COUNTED = 4096
REFUSALS = read_words(__file__)
"""The words of this folder: `refusals.toml`."""

log = logging.getLogger("monev.server")


def say(sentence: str) -> None:
    """Print one line at the terminal of whoever started the server, at once."""
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()


def own_setting(name: str, read: Callable[[str], T]) -> T | None:
    """Read a setting of the server with `read`; None if it is not set.

    Raises BadSetting in the words of our table.
    """
    return read_setting(name, read, *REFUSALS["settings"][name])


def refused(kind: type[E], code: str, **values: object) -> E:
    """Make an error of this kind in the words that our table has for `code`."""
    return worded(kind, REFUSALS["errors"][code], **values)


def machine_of(scope: Scope) -> str:
    """Return the address of the machine that asks; "" if it is not known."""
    return (scope.get("client") or ("",))[0]


def with_header(scope: Scope, name: str, value: str) -> Scope:
    """Return a request in which a header has this value alone."""
    key = name.encode()
    others = [header for header in scope["headers"] if header[0].lower() != key]
    return {**scope, "headers": [*others, (key, value.encode("latin-1"))]}


def add_headers(message: Message, *headers: tuple[bytes, bytes]) -> None:
    """Add headers to a message that begins an answer; leave other messages alone."""
    if message["type"] == "http.response.start":
        message["headers"] = [*message.get("headers", ()), *headers]


@contextmanager
def logged(work: str, *, level: int = logging.INFO) -> Iterator[None]:
    """Log the errors of work that nobody watches.

    Our own are logged at `level`, since pages say them too, the others with a traceback.
    """
    try:
        yield
    except MonevError as error:
        log.log(level, "%s: %s", work, error)
    except Exception:
        log.exception(work)


def count_off(counts: Counter[Key], key: Key) -> None:
    """Count one less of `key`, and forget it at 0."""
    counts[key] -= 1
    if not counts[key]:
        del counts[key]


def _forget_oldest(seen: dict[Hashable, T]) -> None:
    if len(seen) > MOST_COUNTED:
        del seen[next(iter(seen))]


class Pace:
    """Counts how often each thing happens, anew once `seconds` have passed since its first time."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._seen: dict[Hashable, tuple[float, int]] = {}

    def count(self, what: Hashable, now: float) -> int:
        """Count this time and return the new count."""
        begun, count = self._seen.pop(what, (now, 0))
        if now - begun > self._seconds:
            begun, count = now, 0
        self._seen[what] = begun, count + 1
        _forget_oldest(self._seen)
        return count + 1


class Allowance:
    """A rate limit: each may act `at_once` times in a row, then `a_second` times a second."""

    def __init__(self, at_once: int, a_second: float) -> None:
        self._step = 1 / a_second
        self._ahead = (at_once - 1) / a_second
        self._free: dict[Hashable, float] = {}
        """Who → the moment from which its full `at_once` is free again."""

    def wait(self, who: Hashable, now: float) -> float:
        """Take the next turn, behind all turns taken before, and return the seconds until it."""
        free = max(self._free.pop(who, now), now)
        self._free[who] = free + self._step
        _forget_oldest(self._free)
        return max(free - now - self._ahead, 0.0)


def middleware(answer: Answer[P]) -> Callable[Concatenate[ASGIApp, P], ASGIApp]:
    """Make ASGI middleware of a function that answers one request or connection.

    The lifespan of the server passes it by.
    """

    def around(app: ASGIApp, *args: P.args, **settings: P.kwargs) -> ASGIApp:
        async def pass_on(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] in ("http", "websocket"):
                await answer(app, scope, receive, send, *args, **settings)
            else:
                await app(scope, receive, send)

        return pass_on

    return around
