"""Connections held open without a question: a stranger's program can open thousands and end none of
its requests. So what one still owes (TLS, a head, a body, the first message of a live line) it owes
only so long, and at the ceiling of an address, or of all, the one that has owed longest goes. Of
one address only so many new ones are taken a second, the others are closed at once. For a proxy the
visitors it names are counted."""

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
from monev.server import Allowance, Pace, log, middleware, reach
from monev.server.exposure import PEER
from monev.server.start_page import refusal

HEAD_SECONDS = 10
"""For the handshake and the head of a request."""
SILENCE_SECONDS = 30
"""Between two parts of a body, and before the first message of a live line."""
BODY_SECONDS = 600
"""For a whole body: the largest upload at half a megabit a second, and as long for an answer to
arrive."""
SHORT_ANSWER = 64 * 1024
"""Bytes that are on their way at once: a longer answer still arrives for a while after the last of
it was sent."""
OF_ADDRESS = 400
"""Connections of one address: an office behind one."""
NEW_AT_ONCE, NEW_A_SECOND = 300, 50
"""New connections of one address: an office that opens its pages together (six for each browser),
and then a pace."""
BEGUN_AT_ONCE, BEGUN_A_SECOND = 60, 100
"""Of those the ones that are answered at once, and then a pace: three hundred half bodies take a
quarter of a second of the processor, in which nobody else was answered."""
BEING_CLOSED = 32
"""Places that are made free before they are needed: what is ended is closed a moment later."""
PAUSE_SECONDS = 0.1
COLLECT_AFTER = 256
"""Handshakes broken off: where there is no uvloop, Python keeps 256 KiB of each until it collects
garbage."""
FILES_OF_LINE = 3
"""Of the process's open files, those that Streamlit gives each visit (its script's event loop)
beside its live line."""
ROOM_FOR_OTHERS = 64
"""Connections that live lines leave to who asks something else: a page, /sehat."""
KEPT_FILES = 256 + FILES_OF_LINE * 128
"""Those that are for nobody who is here: database, journal, children, and visits that may still
come back."""
MOST_FILES = 16_384

Peer = tuple[str, int]


class Connection(socket.socket):
    """A connection that is counted until it is closed (asyncio), or given to libuv, which closes it
    (uvloop)."""

    peer: Peer = ("", 0)
    begins_in = 0.0
    """Seconds until it is answered."""

    def close(self) -> None:
        """Close it, and count it no more."""
        _taken.let_go(self)
        super().close()

    def detach(self) -> int:
        """Count it no more: whoever takes its number closes it at once."""
        _taken.let_go(self)
        return super().detach()


class _Taken:
    """The connections that are open, and until when the owing ones may owe. Used by the server's
    thread alone."""

    def __init__(self) -> None:
        self.open: dict[Peer, Connection] = {}
        self.owing: dict[Peer, float] = {}
        """Their deadlines (seconds of the steady clock), the longest owing first."""
        self.of_address: Counter[str] = Counter()
        self.owing_of: Counter[str] = Counter()
        self.in_all = MOST_FILES
        self.new = Allowance(NEW_AT_ONCE, NEW_A_SECOND)
        self.begun = Allowance(BEGUN_AT_ONCE, BEGUN_A_SECOND)
        self.asking: Counter[str] = Counter()
        """Visitor → requests and live lines that are being answered."""
        self.lines = 0

    def has_room(self, files: int) -> bool:
        return len(self.open) + FILES_OF_LINE * self.lines + files <= self.in_all

    def take(self, connection: Connection) -> str:
        """Count a connection that just came; why not, where it has no place."""
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
        if self.open.get(connection.peer) is connection:
            self.pay(connection.peer)
            del self.open[connection.peer]
            _count_off(self.of_address, connection.peer[0])

    def owe(self, peer: Peer, seconds: float) -> None:
        if peer in self.open:
            self.pay(peer)  # then it stands behind all others
            self.owing[peer] = time.monotonic() + seconds
            self.owing_of[peer[0]] += 1

    def pay(self, peer: Peer) -> None:
        if self.owing.pop(peer, None) is not None:
            _count_off(self.owing_of, peer[0])

    def end_overdue(self) -> None:
        now = time.monotonic()
        for peer in [peer for peer, deadline in self.owing.items() if deadline < now]:
            self._end(peer)

    def _make_room(self, host: str) -> None:
        longest = next((peer for peer in self.owing if peer[0] == host), None)
        if longest is not None:
            self._end(longest)

    def _end(self, peer: Peer) -> None:
        """The server sees its end and closes it; until then it is counted."""
        self.pay(peer)
        with suppress(OSError):  # the other side was faster
            self.open[peer].shutdown(socket.SHUT_RDWR)


def _count_off(counts: Counter[str], address: str) -> None:
    counts[address] -= 1
    if not counts[address]:
        del counts[address]


_taken = _Taken()


def use_more_files() -> None:
    """Let this process open as many files as the system allows it, and count connections against
    that."""
    files = open_more_files(MOST_FILES)
    _taken.in_all = files - min(KEPT_FILES, files // 2)


class Server(uvicorn.Server):
    """uvicorn, which is given its connections one by one, each counted before anything (TLS too) is
    done for it."""

    _doors: tuple[asyncio.Task[None], ...] = ()
    _broken_off = 0

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, and take connections."""
        await super().startup([])
        self._doors = tuple(
            asyncio.create_task(self._take_from(listener)) for listener in sockets or ()
        )

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Take no more, and stop."""
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
            except OSError as error:  # no file left, or the other side was faster
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
            await asyncio.sleep(0)  # whoever has a place goes first

    async def _begin(self, connection: Connection) -> None:
        """Once it is its turn shake hands, where it is HTTPS, and answer from then on."""
        make = cast(
            Callable[..., asyncio.Protocol], self.config.http_protocol_class
        )  # not said by its type

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
        except OSError:  # it went, or is none that speaks TLS
            self._broken_off += 1
            if self._broken_off % COLLECT_AFTER == 0:
                gc.collect()


def _say_refused(reason: str) -> None:
    """A line a minute, however many they are."""
    if _said.count(reason, time.monotonic()) == 1:
        log.warning(
            "sambungan baru ditutup: %s (yang serupa tidak ditulis lagi selama semenit)", reason
        )


_said = Pace(60.0)


@asynccontextmanager
async def ending_what_is_overdue(*others: Callable[[], None]) -> AsyncIterator[None]:
    """While the server answers: once a second the connections that owe for too long are ended, and
    `others` called."""

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
    """What a connection owes from here on, and how much one visitor may ask at once."""
    if not scope.get("client"):
        await app(scope, receive, send)
        return
    visitor = scope["client"][0]
    lines = int(scope["type"] == "websocket")
    if _taken.asking[visitor] >= OF_ADDRESS or not _taken.has_room(
        lines * (FILES_OF_LINE + ROOM_FOR_OTHERS)
    ):
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
    """The parts of a request's body, each and the whole in time; of a live line its first
    message."""
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
