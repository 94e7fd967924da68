"""Limits on connections, against programs that open thousands and end none of their requests.

1. A connection *owes* something until it has sent it: the TLS handshake, the head of a request, its
   body, the first message of a live line. Each has a time; who owes longer is cut off.
2. An address has a ceiling of open connections, and so has the whole server. At a ceiling the
   connection that has owed longest is cut off.
3. New connections of an address are taken at a pace; the others are closed at once.

Behind a proxy the visitors that it names are counted in place of addresses."""

import asyncio
import gc
import socket
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import cast

import uvicorn
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from monev.core.errors import cause_of
from monev.core.platform_processes import open_more_files
from monev.server import Allowance, Pace, count_off, log, machine_of, middleware, reach
from monev.server.exposure import PEER
from monev.server.start_page import refusal

HEAD_SECONDS = 10
"""Time for the handshake and the head of a request."""
SILENCE_SECONDS = 30
"""Time between two parts of a body, and until the first message of a live line."""
BODY_SECONDS = 600
"""Time for a whole body (the largest upload at half a megabit a second), and for an answer longer
than SHORT_ANSWER to arrive."""
SHORT_ANSWER = 64 * 1024
"""Bytes. A longer answer is still on its way for a while after its last part was sent."""
OF_ADDRESS = 400
"""Most connections of one address; a whole office may be behind one."""
NEW_AT_ONCE, NEW_A_SECOND = 300, 50
"""Most new connections of one address: at once when an office opens its pages together (six a
browser), then a second."""
BEGUN_AT_ONCE, BEGUN_A_SECOND = 60, 100
"""How many of the new ones are answered at once, then a second. Three hundred half bodies took the
processor for a quarter of a second, in which nobody else was answered."""
BEING_CLOSED = 32
"""Places made free in advance, since what is cut off is closed a moment later."""
PAUSE_SECONDS = 0.1
COLLECT_AFTER = 256
"""Broken handshakes until garbage is collected: without uvloop Python keeps 256 KiB of each."""
FILES_OF_LINE = 3
"""Open files that Streamlit needs for a session (its script's event loop) beside its live line."""
ROOM_FOR_OTHERS = 64
"""Connections that live lines leave free for other requests: a page, /sehat."""
KEPT_FILES = 256 + FILES_OF_LINE * 128
"""Files reserved for the database, the journal, children, and sessions that may still come back."""
MOST_FILES = 16_384

Peer = tuple[str, int]


class Connection(socket.socket):
    """A connection that is counted until asyncio closes it or uvloop takes it over (`detach`)."""

    peer: Peer = ("", 0)
    begins_in = 0.0
    """Seconds until it is answered."""

    def close(self) -> None:
        """Close it and stop counting it."""
        _taken.let_go(self)
        super().close()

    def detach(self) -> int:
        """Stop counting it: uvloop, which takes its number, closes it by itself."""
        _taken.let_go(self)
        return super().detach()


class _Taken:
    """The open connections, with deadlines of what they owe. Used by the server's thread alone."""

    def __init__(self) -> None:
        self.open: dict[Peer, Connection] = {}
        self.owing: dict[Peer, float] = {}
        """Connection → deadline (`time.monotonic`); who has owed longest stands first."""
        self.of_address: Counter[str] = Counter()
        self.owing_of: Counter[str] = Counter()
        """Address → number of its connections that owe something."""
        self.in_all = MOST_FILES
        """Most files that connections and live lines may open."""
        self.new = Allowance(NEW_AT_ONCE, NEW_A_SECOND)
        self.begun = Allowance(BEGUN_AT_ONCE, BEGUN_A_SECOND)
        self.asking: Counter[str] = Counter()
        """Visitor → number of requests and live lines being answered."""
        self.lines = 0

    def has_room(self, files: int) -> bool:
        """True if so many more files may be opened."""
        return len(self.open) + FILES_OF_LINE * self.lines + files <= self.in_all

    def take(self, connection: Connection) -> str:
        """Count a new connection and return ""; or return why there is no place for it."""
        host = connection.peer[0]
        now = time.monotonic()
        if not reach.is_within(host, reach.current().proxies):
            if self.new.early(host, now):
                return "terlalu cepat"
            connection.begins_in = self.begun.wait(host, now)
            if self.of_address[host] >= OF_ADDRESS - BEING_CLOSED:
                self._make_room(host)
            if self.of_address[host] >= OF_ADDRESS:
                return "terlalu banyak dari satu alamat"
        if not self.has_room(BEING_CLOSED) and self.owing_of:
            self._make_room(max(self.owing_of, key=self.owing_of.__getitem__))
        if not self.has_room(1):
            return "penuh"
        self.open[connection.peer] = connection
        self.of_address[host] += 1
        self.owe(connection.peer, HEAD_SECONDS)
        return ""

    def let_go(self, connection: Connection) -> None:
        """Stop counting a connection."""
        if self.open.get(connection.peer) is connection:
            self.pay(connection.peer)
            del self.open[connection.peer]
            count_off(self.of_address, connection.peer[0])

    def owe(self, peer: Peer, seconds: float) -> None:
        """Give an open connection so many seconds to send what it owes."""
        if peer in self.open:
            self.pay(peer)  # so that it stands behind all others
            self.owing[peer] = time.monotonic() + seconds
            self.owing_of[peer[0]] += 1

    def pay(self, peer: Peer) -> None:
        """Note that a connection owes nothing."""
        if self.owing.pop(peer, None) is not None:
            count_off(self.owing_of, peer[0])

    def end_overdue(self) -> None:
        """Cut off each connection whose deadline is past."""
        now = time.monotonic()
        for peer in [peer for peer, deadline in self.owing.items() if deadline < now]:
            self._end(peer)

    def _make_room(self, host: str) -> None:
        """Cut off the connection of this address that has owed longest."""
        longest = next((peer for peer in self.owing if peer[0] == host), None)
        if longest is not None:
            self._end(longest)

    def _end(self, peer: Peer) -> None:
        """Cut a connection off. It is counted until the server sees that and closes it."""
        self.pay(peer)
        with suppress(OSError):  # the other side closed it first
            self.open[peer].shutdown(socket.SHUT_RDWR)


_taken = _Taken()


def use_more_files() -> None:
    """Let this process open as many files as the system allows, and set the ceiling of connections
    by that."""
    files = open_more_files(MOST_FILES)
    _taken.in_all = files - min(KEPT_FILES, files // 2)


class Server(uvicorn.Server):
    """uvicorn that gets its connections one by one, each counted before its TLS handshake."""

    _doors: tuple[asyncio.Task[None], ...] = ()
    _broken_off = 0

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start and take connections from these listening sockets."""
        await super().startup([])
        self._doors = tuple(
            asyncio.create_task(self._take_from(listener)) for listener in sockets or ()
        )

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Take no more connections and stop."""
        for door in self._doors:
            door.cancel()
        await super().shutdown(sockets)

    async def _take_from(self, listener: socket.socket) -> None:
        loop = asyncio.get_running_loop()
        begun = set[asyncio.Task[None]]()
        listener.setblocking(False)
        while True:
            try:
                plain, address = await loop.sock_accept(listener)
            except OSError as error:  # no file left, or the other side closed it first
                _say_refused(cause_of(error))
                await asyncio.sleep(PAUSE_SECONDS)
                continue
            connection = Connection(fileno=plain.detach())
            connection.peer = address[:2]
            if reason := _taken.take(connection):
                connection.close()
                _say_refused(reason)
            else:
                task = loop.create_task(self._begin(connection))
                begun.add(task)
                task.add_done_callback(begun.discard)
            await asyncio.sleep(0)  # work for open connections goes first

    async def _begin(self, connection: Connection) -> None:
        """Wait for the connection's turn, then do its TLS handshake (with HTTPS) and answer it."""
        # uvicorn's own type does not say that it can be called so.
        make = cast(Callable[..., asyncio.Protocol], self.config.http_protocol_class)

        def answer() -> asyncio.Protocol:
            return make(
                config=self.config, server_state=self.server_state, app_state=self.lifespan.state
            )

        try:
            await asyncio.sleep(connection.begins_in)
        except asyncio.CancelledError:  # the server stops
            connection.close()
            raise
        try:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            await asyncio.get_running_loop().connect_accepted_socket(
                answer, connection, ssl=self.config.ssl
            )
        except OSError:  # the other side went away or speaks no TLS
            self._broken_off += 1
            if self._broken_off % COLLECT_AFTER == 0:
                gc.collect()


def _say_refused(reason: str) -> None:
    """Log a refused connection, one line a minute for each reason."""
    if _said.count(reason, time.monotonic()) == 1:
        log.warning(
            "sambungan baru ditutup: %s (yang serupa tidak ditulis lagi selama semenit)", reason
        )


_said = Pace(60.0)


@asynccontextmanager
async def ending_what_is_overdue(*others: Callable[[], None]) -> AsyncIterator[None]:
    """During the `with` block cut off overdue connections and call `others`, once a second."""

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
async def limit_connections(
    app: ASGIApp,
    scope: Scope,
    receive: Receive,
    send: Send,
) -> None:
    """Refuse what one visitor asks too much at once, and set the deadlines of a request."""
    visitor = machine_of(scope)
    if not visitor:
        await app(scope, receive, send)
        return
    lines = int(scope["type"] == "websocket")
    has_room = _taken.has_room(lines * (FILES_OF_LINE + ROOM_FOR_OTHERS))
    if _taken.asking[visitor] >= OF_ADDRESS or not has_room:
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
        count_off(_taken.asking, visitor)
        _taken.owe(peer, HEAD_SECONDS if answer <= SHORT_ANSWER else BODY_SECONDS)


def _in_time(peer: Peer, receive: Receive) -> Receive:
    """Set deadlines while receiving: for each part of a body and for the whole; of a live line for
    its first message alone."""
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
