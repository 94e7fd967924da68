"""One request through an ASGI application, without a server; and reading what it answers."""

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar
from urllib.parse import unquote

from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from monev.database import Database
from monev.people.accounts import accounts_of
from tests.makers import SATKER, add_people, append_unggahan

R = TypeVar("R")


def in_own_loop(work: Awaitable[R]) -> R:
    """Return the result of a coroutine that runs in a thread of its own. After browser tests this
    thread has an event loop already.
    """

    async def wait() -> R:
        return await work

    with ThreadPoolExecutor(1) as threads:
        return threads.submit(lambda: asyncio.run(wait())).result()


def send_request(
    application: ASGIApp,
    address: str,
    *,
    method: str = "GET",
    machine: str | None = None,
    body: bytes = b"",
    **header: str,
) -> tuple[int, dict[str, str], bytes]:
    """Send one request and return status, headers and body of its answer. `machine`: the address
    that it comes from and is sent to.
    """
    messages: list[Message] = []
    is_asked = False

    async def send(message: Message) -> None:
        messages.append(message)

    async def receive() -> Message:
        nonlocal is_asked
        if is_asked:  # nothing follows, and nobody hangs up
            await asyncio.Event().wait()
        is_asked = True
        return {"type": "http.request", "body": body, "more_body": False}

    path, _, query = address.partition("?")
    sent = [(name.replace("_", "-").encode(), value.encode()) for name, value in header.items()]
    scope = {
        "type": "http",
        "method": method,
        "path": unquote(path),
        "root_path": "",
        "query_string": query.encode(),
        "headers": sent,
    }
    if machine is not None:
        scope |= {"client": (machine, 50000), "server": (machine, 80)}
    in_own_loop(application(scope, receive, send))
    headers = {name.decode(): content.decode() for name, content in messages[0]["headers"]}
    content = b"".join(message.get("body", b"") for message in messages[1:])
    return messages[0]["status"], headers, content


def session_of(db: Database, orang: str) -> str:
    """Begin a session of a person and return its secret."""
    return accounts_of(str(db.journal)).begin_session(orang, origin="uji").session


def pass_through(
    middleware: Callable[[ASGIApp], ASGIApp], address: str = "/", **header: str
) -> tuple[Scope, dict[bytes, bytes], dict[str, str]]:
    """Return the request that an application behind a middleware gets, its headers, and those of
    the answer.
    """
    seen: list[Scope] = []

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        seen.append(scope)
        await Response(status_code=204)(scope, receive, send)

    _, answered, _ = send_request(middleware(answer), address, **header)
    return seen[0], dict(seen[0]["headers"]), answered


def one_reader(db: Database) -> None:
    """Store a plan, and Ani, who may read it."""
    append_unggahan(db)
    add_people(db, ani={SATKER: "pembaca"})


async def streamlit_stand_in(scope: Scope, receive: Receive, send: Send) -> None:
    """Stands for Streamlit behind our middleware: HTML for a page's address, plain bytes for a
    file's.
    """
    kind = b"application/octet-stream" if "." in scope["path"] else b"text/html; charset=utf-8"
    headers = [(b"content-type", kind), (b"etag", b"lama"), (b"content-length", b"4")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"as", "more_body": True})
    await send({"type": "http.response.body", "body": b"li"})
