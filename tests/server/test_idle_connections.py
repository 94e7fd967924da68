"""At the door to the office's network a connection that owes its question is ended, so that whole
requests get in again.
"""

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest
import uvicorn
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from monev.server import idle_connections
from monev.server.network import open_socket, uvicorn_settings

MOST = 4


async def answer(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer the number of bytes sent."""
    body = await Request(scope, receive).body()
    await PlainTextResponse(f"{len(body)} byte")(scope, receive, send)


@contextmanager
def serving() -> Iterator[tuple[str, int]]:
    """Run a real server with few places at a real socket."""
    listener = open_socket(0)
    settings = uvicorn_settings(answer, listener, lifespan="off", limit_concurrency=MOST)
    settings.load()
    server = uvicorn.Server(settings)

    async def run() -> None:
        ending = asyncio.create_task(idle_connections.end_idle(server))
        await server._serve([listener])
        ending.cancel()

    thread = threading.Thread(target=asyncio.run, args=(run(),))
    thread.start()
    try:
        yield listener.getsockname()
    finally:
        server.should_exit = True
        thread.join()


def read_to_end(connection: socket.socket) -> bytes:
    """Read until the other side closes."""
    parts = []
    while part := connection.recv(4096):
        parts.append(part)
    return b"".join(parts)


def ask(place: tuple[str, int]) -> bytes:
    """Send a whole request and return its answer."""
    with socket.create_connection(place) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        return read_to_end(connection)


HEAD = b"GET / HTTP/1.1\r\nHost: a\r\n"
WHOLE = HEAD + b"\r\n"
OWED = {
    "nothing": ("HEAD_SECONDS", b""),
    "head": ("HEAD_SECONDS", HEAD),
    "second head": ("HEAD_SECONDS", WHOLE + HEAD),
    "body": ("BODY_SECONDS", b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nhalf"),
}


@pytest.mark.parametrize(("setting", "sent"), OWED.values(), ids=OWED)
def test_who_owes_a_question_for_too_long_leaves_the_place_to_others(setting, sent, monkeypatch):
    monkeypatch.setattr(idle_connections, "PAUSE_SECONDS", 0.05)
    with serving() as place, ExitStack() as held:
        half = [held.enter_context(socket.create_connection(place)) for _ in range(MOST - 1)]
        for connection in half:
            connection.sendall(sent)
        with monkeypatch.context() as patch:
            patch.setattr(idle_connections, setting, 0.1)
            for connection in half:
                answered = read_to_end(connection)  # ends only because the server does
                assert answered.count(b"HTTP/1.1 ") == sent.count(WHOLE)
        assert ask(place).endswith(b"0 byte")


def test_beyond_its_places_a_question_is_refused_at_once():
    with serving() as place, ExitStack() as held:
        for _ in range(MOST):
            held.enter_context(socket.create_connection(place)).sendall(HEAD)
        assert ask(place).startswith(b"HTTP/1.1 503 ")
