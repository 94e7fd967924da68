"""Connections held open without a question: a stranger's program can open thousands and end none of its requests. So
what one still owes (TLS, a head, a body, the first message of a live line) it owes only so long, and at the ceiling of
an address, or of all, the one that has owed longest goes. For a proxy the visitors it names are counted."""

import asyncio
import socket
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from monev.core.platform_processes import open_more_files
from monev.server import middleware, reach
from monev.server.exposure import PEER
from monev.server.start_page import refusal

HEAD_SECONDS = 10
"""For the handshake and the head of a request."""
SILENCE_SECONDS = 30
"""Between two parts of a body, and before the first message of a live line."""
BODY_SECONDS = 600
"""For a whole body: the largest upload at half a megabit a second, and as long for an answer to arrive."""
SHORT_ANSWER = 64 * 1024
"""Bytes that are on their way at once: a longer answer still arrives for a while after the last of it was sent."""
OF_ADDRESS = 400
"""Connections of one address: an office behind one."""
FILES_OF_LINE = 3
"""Of the process's open files, those that Streamlit gives each visit (its script's event loop) beside its live line."""
ROOM_FOR_OTHERS = 64
"""Connections that live lines leave to who asks something else: a page, /sehat."""
KEPT_FILES = 256 + FILES_OF_LINE * 128
"""Those that are for nobody who is here: database, journal, children, and visits that may still come back."""
MOST_FILES = 16_384

Peer = tuple[str, int]


class Connection(socket.socket):
    """A connection that is counted until it is closed."""

    peer: Peer = ("", 0)

    def close(self) -> None:
        """Close it, and count it no more."""
        _taken.let_go(self)
        super().close()


class CountingListener(socket.socket):
    """A listening socket whose connections are counted."""

    def accept(self) -> tuple[socket.socket, Any]:
        """The next connection. Raises ConnectionAbortedError, which a server passes over, where there is no place."""
        plain, address = super().accept()
        connection = Connection(fileno=plain.detach())
        connection.peer = address[:2]
        if not _taken.take(connection):
            connection.close()
            raise ConnectionAbortedError
        return connection, address


class _Taken:
    """The connections that are open, and until when the owing ones may owe. Used by the server's thread alone."""

    def __init__(self) -> None:
        self.open: dict[Peer, Connection] = {}
        self.owing: dict[Peer, float] = {}
        """Their deadlines (seconds of the steady clock), the longest owing first."""
        self.of_address: Counter[str] = Counter()
        self.in_all = MOST_FILES
        self.asking: Counter[str] = Counter()
        """Visitor → requests and live lines that are being answered."""
        self.lines = 0

    def has_room(self, files: int) -> bool:
        return len(self.open) + FILES_OF_LINE * self.lines + files <= self.in_all

    def take(self, connection: Connection) -> bool:
        host = connection.peer[0]
        if not self.has_room(1):
            most = Counter(address for address, _ in self.owing).most_common(1)
            if not most or not self._make_room(most[0][0]):
                return False
        is_full = self.of_address[host] >= OF_ADDRESS and not reach.is_within(host, reach.current().proxies)
        if is_full and not self._make_room(host):
            return False
        self.open[connection.peer] = connection
        self.of_address[host] += 1
        self.owe(connection.peer, HEAD_SECONDS)
        return True

    def let_go(self, connection: Connection) -> None:
        host = connection.peer[0]
        if self.open.get(connection.peer) is connection:
            del self.open[connection.peer]
            _count_off(self.of_address, host)
            self.pay(connection.peer)

    def owe(self, peer: Peer, seconds: float) -> None:
        if peer in self.open:
            self.pay(peer)  # then it stands behind all others
            self.owing[peer] = time.monotonic() + seconds

    def pay(self, peer: Peer) -> None:
        self.owing.pop(peer, None)

    def end_overdue(self) -> None:
        now = time.monotonic()
        for peer in [peer for peer, deadline in self.owing.items() if deadline < now]:
            self._end(peer)

    def _make_room(self, host: str) -> bool:
        longest = next((peer for peer in self.owing if peer[0] == host), None)
        if longest is not None:
            self._end(longest)
        return longest is not None

    def _end(self, peer: Peer) -> None:
        """The server sees its end and closes it; it is counted no more from here on."""
        connection = self.open[peer]
        self.let_go(connection)
        with suppress(OSError):  # the other side was faster
            connection.shutdown(socket.SHUT_RDWR)


def _count_off(counts: Counter[str], address: str) -> None:
    counts[address] -= 1
    if not counts[address]:
        del counts[address]


_taken = _Taken()


def use_more_files() -> None:
    """Let this process open as many files as the system allows it, and count connections against that."""
    files = open_more_files(MOST_FILES)
    _taken.in_all = files - min(KEPT_FILES, files // 2)


@asynccontextmanager
async def ending_what_is_overdue(*others: Callable[[], None]) -> AsyncIterator[None]:
    """While the server answers: once a second the connections that owe for too long are ended, and `others` called."""

    async def watch() -> None:
        while True:
            await asyncio.sleep(1)
            _taken.end_overdue()
            for call in others:
                call()

    task = asyncio.create_task(watch())
    try:
        yield
    finally:
        task.cancel()


@middleware
async def limit_connections(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """What a connection owes from here on, and how much one visitor may ask at once."""
    if not scope.get("client"):
        await app(scope, receive, send)
        return
    visitor = scope["client"][0]
    lines = int(scope["type"] == "websocket")
    if _taken.asking[visitor] >= OF_ADDRESS or not _taken.has_room(lines * (FILES_OF_LINE + ROOM_FOR_OTHERS)):
        await refusal("too_many_at_once")(scope, receive, send)
        return
    peer = scope.get(PEER, tuple(scope["client"]))
    answer = 0

    async def send_counted(message: Message) -> None:
        nonlocal answer
        answer += len(message.get("body", b""))
        await send(message)

    _taken.pay(peer)
    _taken.asking[visitor] += 1
    _taken.lines += lines
    try:
        await app(scope, _in_time(peer, receive), send_counted)
    finally:
        _taken.lines -= lines
        _count_off(_taken.asking, visitor)
        _taken.owe(peer, HEAD_SECONDS if answer <= SHORT_ANSWER else BODY_SECONDS)


def _in_time(peer: Peer, receive: Receive) -> Receive:
    """The parts of a request's body, each and the whole in time; of a live line its first message."""
    deadline = time.monotonic() + BODY_SECONDS
    is_whole = False

    async def in_time() -> Message:
        nonlocal is_whole
        if is_whole:
            return await receive()
        _taken.owe(peer, min(SILENCE_SECONDS, deadline - time.monotonic()))
        message = await receive()
        _taken.pay(peer)
        is_whole = not (message["type"] == "websocket.connect" or message.get("more_body", False))
        return message

    return in_time
