"""One request through an ASGI application, without a server."""

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar
from urllib.parse import unquote

from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

R = TypeVar("R")


def in_own_loop(work: Awaitable[R]) -> R:
    """What comes of it, in a thread of its own: where browser tests ran before, this one has an
    event loop already."""

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
    """The answer to one request: status, headers, body. `machine`: the address it comes from and is
    sent to."""
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
    scope = {
        "type": "http",
        "method": method,
        "path": unquote(path),
        "root_path": "",
        "query_string": query.encode(),
    }
    scope["headers"] = [
        (name.replace("_", "-").encode(), content.encode()) for name, content in header.items()
    ]
    if machine is not None:
        scope |= {"client": (machine, 50000), "server": (machine, 80)}
    in_own_loop(application(scope, receive, send))
    headers = {name.decode(): content.decode() for name, content in messages[0]["headers"]}
    return (
        messages[0]["status"],
        headers,
        b"".join(message.get("body", b"") for message in messages[1:]),
    )


def pass_through(
    middleware: Callable[[ASGIApp], ASGIApp], address: str = "/", **header: str
) -> tuple[Scope, dict[bytes, bytes], dict[str, str]]:
    """What an application behind a middleware gets of a request, the headers it got, and those of
    the answer."""
    seen: list[Scope] = []

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        seen.append(scope)
        await Response(status_code=204)(scope, receive, send)

    _, answered, _ = send_request(middleware(answer), address, **header)
    return seen[0], dict(seen[0]["headers"]), answered


async def streamlit_stand_in(scope: Scope, receive: Receive, send: Send) -> None:
    """Stands for Streamlit behind our middleware: HTML for a page's address, plain bytes for a
    file's."""
    kind = b"application/octet-stream" if "." in scope["path"] else b"text/html; charset=utf-8"
    headers = [(b"content-type", kind), (b"etag", b"lama"), (b"content-length", b"4")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"as", "more_body": True})
    await send({"type": "http.response.body", "body": b"li"})
