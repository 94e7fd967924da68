"""Connections that owe a question are cut off, so that whole requests always get in. Attempts to
sign in wait in lines of their own, in which the first attempt of a name goes first."""

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from threading import Event
from typing import Any

import pytest
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from monev.people.accounts import HASHES_AT_ONCE, SignInRefused
from monev.server import Allowance, Pace, account_pages, connections
from monev.server.account_pages import LONGEST_LINE
from monev.server.network import open_socket, uvicorn_settings
from monev.server.waiting import Turns
from tests.conftest import first_few
from tests.server.asgi import in_own_loop


@contextmanager
def serving(application: ASGIApp, **more: Any) -> Iterator[tuple[str, int]]:
    """Run a real server of this application at a real socket, which cuts off overdue connections.
    `more`: settings of uvicorn."""
    listener = open_socket(0)
    settings = uvicorn_settings(application, listener, lifespan="off", **more)
    settings.load()
    server = connections.Server(settings)

    async def run() -> None:
        async with connections.ending_what_is_overdue():
            await server._serve([listener])

    def run_in_its_loop() -> None:
        with asyncio.Runner(loop_factory=settings.get_loop_factory()) as runner:
            runner.run(run())

    thread = threading.Thread(target=run_in_its_loop)
    thread.start()
    try:
        yield listener.getsockname()
    finally:
        server.should_exit = True
        thread.join()


async def _answer(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer the number of bytes sent; open a live line and listen to it."""
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.accept"})
        assert (await receive())["type"] == "websocket.disconnect"
        return
    body = await Request(scope, receive).body()
    await PlainTextResponse(f"{len(body)} byte")(scope, receive, send)


QUESTION = b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
OPEN_A_LINE = (
    b"GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)


def open_halfway(place: tuple[str, int], text: bytes) -> socket.socket:
    """Open a connection that has sent this much and waits."""
    connection = socket.create_connection(place)
    connection.sendall(text)
    return connection


def read_to_end(connection: socket.socket) -> bytes:
    """Read until the other side closes."""
    parts = []
    while part := connection.recv(4096):
        parts.append(part)
    return b"".join(parts)


def ask(place: tuple[str, int]) -> bytes:
    """Send a whole request and return its answer."""
    with open_halfway(place, QUESTION) as connection:
        return read_to_end(connection)


def test_half_written_requests_keep_nobody_out(monkeypatch):
    monkeypatch.setattr(connections, "OF_ADDRESS", 28)
    monkeypatch.setattr(connections, "BEING_CLOSED", 8)
    with serving(connections.limit_connections(_answer)) as place, ExitStack() as held:
        half = [
            held.enter_context(open_halfway(place, b"GET /masuk HTTP/1.1\r\nHost: a\r\n"))
            for _ in range(60)
        ]
        assert ask(place).endswith(b"0 byte")
        assert [read_to_end(connection) for connection in half[:40]] == [b""] * 40, (
            "the longest owing went"
        )
        # One of those that still have a place ends its request, and is answered.
        half[-1].sendall(b"Connection: close\r\n\r\n")
        assert read_to_end(half[-1]).endswith(b"0 byte")


def test_beyond_the_pace_of_an_address_new_connections_are_closed_at_once_and_one_line_says_so(
    monkeypatch, caplog
):
    monkeypatch.setattr(connections, "_said", Pace(60.0))
    monkeypatch.setattr(connections._taken, "new", Allowance(3, 0.001))
    with serving(connections.limit_connections(_answer)) as place:
        # One after the other, so none is at the ceiling of what an address may hold.
        answers = [ask(place) for _ in range(3)]
        for _ in range(20):
            with socket.create_connection(place) as connection:
                assert read_to_end(connection) == b""
    assert all(answer.endswith(b"0 byte") for answer in answers)
    assert [record.getMessage()[:30] for record in caplog.records] == [
        "sambungan baru ditutup: terlal"
    ]


def test_of_many_that_come_together_from_one_address_some_are_answered_and_others_not_kept(
    monkeypatch,
):
    monkeypatch.setattr(connections._taken, "begun", Allowance(3, 0.001))
    with serving(connections.limit_connections(_answer)) as place, ExitStack() as held:
        many = [held.enter_context(open_halfway(place, QUESTION)) for _ in range(5)]
        assert [read_to_end(one).endswith(b"0 byte") for one in many[:3]] == [True] * 3
        other = socket.create_connection(place, source_address=("127.0.0.2", 0))
        held.enter_context(other).sendall(QUESTION)
        assert read_to_end(other).endswith(b"0 byte")
        for one in many[3:]:
            one.setblocking(False)
            with pytest.raises(BlockingIOError):
                one.recv(1)


def test_an_allowance_is_used_up_and_comes_back_with_time():
    allowance = Allowance(2, 4)
    assert [allowance.early("a", 10.0) for _ in range(4)] == [0.0, 0.0, 0.25, 0.25]
    assert [allowance.early(who, 10.25) for who in "aab"] == [0.0, 0.25, 0.0]
    assert [allowance.early("a", 99.0) for _ in range(3)] == [0.0, 0.0, 0.25]
    assert [allowance.wait("a", 99.0) for _ in range(2)] == [0.25, 0.5], (
        "each has a turn behind the others"
    )


HALF_A_BODY = b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nhalf"
OWED = {
    "nothing": ("HEAD_SECONDS", b""),
    "head": ("HEAD_SECONDS", b"GET / HTTP/1.1\r\nHost: a\r\nX-Long: "),
    "second head": ("HEAD_SECONDS", b"GET / HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\n"),
    "body": ("SILENCE_SECONDS", HALF_A_BODY),
    "whole body": ("BODY_SECONDS", HALF_A_BODY),
    "a word on a live line": ("SILENCE_SECONDS", OPEN_A_LINE),
}


@pytest.mark.parametrize(("setting", "sent"), first_few(OWED.values(), 3), ids=OWED)
def test_what_is_owed_too_long_is_ended(setting, sent, monkeypatch):
    monkeypatch.setattr(connections, setting, 0.1)
    with (
        serving(connections.limit_connections(_answer)) as place,
        open_halfway(place, sent) as connection,
    ):
        answered = read_to_end(connection)  # ends only because the server does
        assert answered.startswith(b"HTTP/1.1 101") or sent != OPEN_A_LINE
        while connections._taken.open:  # closed a moment later
            pass
        assert not {*connections._taken.of_address, *connections._taken.owing_of}, (
            "nothing is kept of who has gone"
        )


def test_a_long_answer_arrives_whole_however_slowly_it_is_read(monkeypatch):
    monkeypatch.setattr(connections, "HEAD_SECONDS", 0.1)
    size = 32 * 1024 * 1024

    async def send_much(scope: Scope, receive: Receive, send: Send) -> None:
        await PlainTextResponse(b"x" * size)(scope, receive, send)

    with (
        serving(connections.limit_connections(send_much)) as place,
        open_halfway(place, QUESTION) as slow,
    ):
        assert slow.recv(1024)
        with open_halfway(place, b"") as silent:
            read_to_end(silent)  # by now whoever owed a head was ended
        assert read_to_end(slow).count(b"x") > size - 1024


def test_a_live_line_counts_with_the_files_of_its_visit_and_leaves_room_for_other_questions(
    monkeypatch,
):
    monkeypatch.setattr(connections, "ROOM_FOR_OTHERS", 2)
    monkeypatch.setattr(connections, "BEING_CLOSED", 1)
    monkeypatch.setattr(connections._taken, "in_all", 8)
    with serving(connections.limit_connections(_answer)) as place, ExitStack() as held:
        lines = [held.enter_context(open_halfway(place, OPEN_A_LINE)) for _ in range(2)]
        assert sorted(line.recv(12) for line in lines) == [b"HTTP/1.1 101", b"HTTP/1.1 503"]
        assert ask(place).endswith(b"0 byte")


def test_behind_a_proxy_the_visitors_it_names_are_counted(monkeypatch):
    monkeypatch.setattr(connections, "OF_ADDRESS", 2)
    answers: list[int] = []

    async def crowd() -> None:
        release = asyncio.Event()

        async def hold(scope: Scope, receive: Receive, send: Send) -> None:
            await release.wait()
            await PlainTextResponse("masuk")(scope, receive, send)

        async def receive() -> Message:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Message) -> None:
            answers.extend([message["status"]] if "status" in message else [])

        app = connections.limit_connections(hold)
        of_proxy = {"type": "http", connections.PEER: ("10.0.0.1", 9), "path": "/"}
        visitors = [f"192.0.2.{number}" for number in (1, 1, 1, 2)]
        tasks = [
            asyncio.create_task(app(of_proxy | {"client": (one, 1)}, receive, send))
            for one in visitors
        ]
        await asyncio.sleep(0)
        release.set()
        await asyncio.gather(*tasks)

    in_own_loop(crowd())
    assert sorted(answers) == [200, 200, 200, 503]


STRANGERS, OFFICE = "@192.168.1.66", "@192.168.1.20"


async def storm() -> list[str]:
    """Sign in while a stranger's machine keeps both threads and a full line busy. Returns who came
    through, in order."""
    end, told = Event(), []
    turns = Turns(
        at_once=HASHES_AT_ONCE,
        of_line=HASHES_AT_ONCE,
        longest_line=LONGEST_LINE,
        in_all=9999,
        full=account_pages.turns._full,
    )

    def ask(line: str, attempts: int, name: str) -> asyncio.Future[None]:
        return asyncio.ensure_future(turns.take(line, attempts, told.append, name))

    busy = [
        asyncio.ensure_future(turns.take(STRANGERS, 1, end.wait)) for _ in range(HASHES_AT_ONCE)
    ]
    await asyncio.sleep(0)
    guesses = [ask(STRANGERS, 2, "guess") for _ in range(LONGEST_LINE)]
    await asyncio.sleep(0)
    others = [
        ask(OFFICE, 1, "elsewhere"),
        ask(STRANGERS, 1, "same address"),
        ask("digest", 1, "known browser"),
    ]
    await asyncio.sleep(0)
    with pytest.raises(SignInRefused, match="Sedang banyak yang mencoba"):
        await ask(STRANGERS, 2, "one too many")
    told.append(await run_in_threadpool(lambda: "page"))
    end.set()
    await asyncio.gather(*busy, *others)
    ended = await asyncio.gather(*guesses, return_exceptions=True)
    assert sum(isinstance(answer, SignInRefused) for answer in ended) == 1, (
        "the last made room for who came first"
    )
    await turns.take(STRANGERS, 9, told.append, "later")
    return told


def test_one_machine_keeps_neither_pages_nor_others_waiting():
    told = in_own_loop(storm())
    assert told[0] == "page"
    others_are_through = max(
        told.index(name) for name in ("same address", "elsewhere", "known browser")
    )
    assert told[:others_are_through].count("guess") <= 2 * HASHES_AT_ONCE
    assert told[-1] == "later"
