"""Listening sockets, how uvicorn serves them, and the door to the office network.

The door is a second listener in the same process, by HTTPS, for the same application and database.
It is opened at the start by a setting, or by one touch on a page. A third takes what phones ask to
mark presence by plain HTTP, of which no browser warns, and leads all else to HTTPS.
"""

import asyncio
import errno
import ipaddress
import socket
from collections.abc import Coroutine
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal, TypedDict, Unpack

import streamlit as st
import uvicorn
from starlette.datastructures import URL, Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from monev.core.errors import MonevError
from monev.core.platform_processes import OWN_COMMAND, keep_port
from monev.database import find_place
from monev.people.accounts import accounts_of
from monev.people.setting_up import is_set_up
from monev.server import certificates, idle_connections, log, middleware, reach, refused
from monev.server.start_page import lead_to
from monev.ui.context import open_store

ADDRESS = "127.0.0.1"
DEFAULT_PORT = 8501
# A page sends a few kilobytes, a long note a few dozen; a larger message is not read.
LARGEST_MESSAGE = 1024 * 1024
STOP_SECONDS = 3
SECONDS_TO_OPEN = 20
PRESENCE_PORT, PRESENCE_PORTS = 8080, 10
"""The port that phones use, and how many are tried from there on."""
_AGAIN = ("jaringan", "buka_lagi")


class PortInUse(MonevError):
    """Another program (or Monev ZI itself) listens on the port."""

    title = "Port sedang dipakai"


@dataclass
class _Door:
    loop: asyncio.AbstractEventLoop | None = None
    application: ASGIApp | None = None
    prepared: tuple[socket.socket, socket.socket | None, Path] | None = None
    """The listeners of HTTPS and of presence, and the certificate. None behind a proxy, which has
    the certificate."""
    servers: list[tuple[uvicorn.Server, asyncio.Task[None]]] = field(default_factory=list)


_door = _Door()


def open_socket(port: int, address: str = ADDRESS) -> socket.socket:
    """Open a listening socket, for this computer only unless an address is given.

    Raises PortInUse, MonevError.
    """
    family = socket.AF_INET6 if ipaddress.ip_address(address).version == 6 else socket.AF_INET
    # The protocol by its name: else Python's own loop does not set TCP_NODELAY, and a bare rerun
    # takes 44 ms in place of 6.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    keep_port(listener)
    try:
        listener.bind((address, port))
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRNOTAVAIL:
            raise refused(MonevError, "not_this_computer", address=address) from error
        if error.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        other = port + 1 if port < 65535 else DEFAULT_PORT
        raise refused(PortInUse, "port_in_use", port=port, other=other) from error
    listener.listen(2048)
    return listener


class Further(TypedDict, total=False):
    """Further settings of `uvicorn.Config`, for a listener with a certificate."""

    lifespan: Literal["auto", "on", "off"]
    ssl_certfile: Path
    limit_concurrency: int


def uvicorn_settings(
    application: ASGIApp, listener: socket.socket, **more: Unpack[Further]
) -> uvicorn.Config:
    """Return uvicorn's settings for serving an application at a socket."""
    # Before uvicorn sets up its log: the first reading of an option lets Streamlit set up logging.
    compression = st.get_option("server.enableWebsocketCompression")
    return uvicorn.Config(
        application,
        host=listener.getsockname()[0],
        port=listener.getsockname()[1],
        ws="websockets-sansio",
        ws_max_size=LARGEST_MESSAGE,
        ws_per_message_deflate=compression,
        log_level="warning",
        access_log=False,
        # `exposure` reads these headers, of the proxies that the settings name alone.
        proxy_headers=False,
        timeout_graceful_shutdown=STOP_SECONDS,
        **more,
    )


def prepare(wanted: reach.Reach) -> None:
    """Take the socket and the certificate, so that errors are said before anything is served.

    Raises MonevError, also if no admin has been set up yet: others could come in.
    """
    if not is_set_up(open_store()):
        raise refused(MonevError, "no_admin", command=OWN_COMMAND)
    if wanted.bind is not None and wanted.port is not None:  # else a proxy leads here
        certificate = certificates.find_certificate(find_place())
        secure = open_socket(wanted.port, wanted.bind)
        plain = _open_for_presence(wanted.bind)
        _door.prepared = (secure, plain, certificate)
        if plain is not None:
            wanted = replace(wanted, presence_port=plain.getsockname()[1])
    reach.use(wanted)


def _open_for_presence(address: str) -> socket.socket | None:
    """Open the first free port for phones; None if there is none, then they come by HTTPS."""
    for port in range(PRESENCE_PORT, PRESENCE_PORT + PRESENCE_PORTS):
        with suppress(PortInUse):
            return open_socket(port, address)
    return None


async def start(application: ASGIApp) -> None:
    """Remember the application and its loop for a later touch, and open what was prepared.

    Called when the application starts.
    """
    _door.loop = asyncio.get_running_loop()
    _door.application = application
    await _open_prepared()


async def stop() -> None:
    """Close the door. Browsers that came through it show a lost connection."""
    servers, _door.servers = _door.servers, []
    for server, task in servers:
        server.should_exit = True
        await task


def can_be_opened() -> bool:
    """True if a touch can open the door: pages are served, and no setting opens them."""
    return _door.loop is not None and not reach.current().is_open


def is_opened_by_touch() -> bool:
    """True if a touch opened the door, so that a touch can close it."""
    return bool(_door.servers) and reach.current() == wanted_by_touch()


def wanted_by_touch() -> reach.Reach:
    """Return what a touch opens: all addresses of this computer at the usual port."""
    return reach.Reach(reach.EVERYWHERE, reach.DEFAULT_SECURE_PORT, frozenset(reach.own_names()))


def opens_again() -> bool:
    """True if somebody ticked that the door opens again at the next start."""
    journal = find_place().journal
    return bool(accounts_of(journal).find_kept(*_AGAIN))


def open_again(*, wanted: bool) -> None:
    """Set or remove the tick of `opens_again`."""
    accounts = accounts_of(find_place().journal)
    if wanted:
        accounts.keep(*_AGAIN, "ya")
    else:
        accounts.forget(*_AGAIN)


def open_by_touch() -> None:
    """Open the door until this process ends.

    Not to be called on the server's own thread. Raises as `prepare`.
    """
    prepare(wanted_by_touch())
    _in_server(_open_prepared())


def close_by_touch() -> None:
    """Close the door, also for the next start: only this computer is served again."""
    open_again(wanted=False)
    _in_server(stop())
    reach.use(reach.Reach())


async def _open_prepared() -> None:
    if _door.prepared is None or _door.loop is None or _door.application is None:
        return
    (secure, plain, certificate), _door.prepared = _door.prepared, None
    _serve_at(secure, _door.application, ssl_certfile=certificate)
    if plain is not None:
        _serve_at(plain, _presence_alone(_door.application, secure.getsockname()[1]))
    until_due = certificates.time_left(certificate) - certificates.RENEW_BEFORE
    told = "sertifikat HTTPS hampir berakhir; yang baru dibuat saat Monev ZI dinyalakan lagi"
    _door.loop.call_later(until_due.total_seconds(), log.warning, told)


def _serve_at(listener: socket.socket, application: ASGIApp, **more: Unpack[Further]) -> None:
    most = idle_connections.MOST
    settings = uvicorn_settings(
        application, listener, lifespan="off", limit_concurrency=most, **more
    )
    settings.load()
    server = uvicorn.Server(settings)
    _door.servers.append((server, asyncio.create_task(_serve(server, listener))))


@middleware
async def _presence_alone(
    app: ASGIApp, scope: Scope, receive: Receive, send: Send, secure_port: int
) -> None:
    """Pass on what phones ask to mark presence; lead all else to HTTPS.

    A Host that is none of ours is passed on too, for `gate` to refuse in words.
    """
    asked_at, _ = scope.get("server") or (None, None)
    host = Headers(scope=scope).get("host", "")
    if scope["type"] == "websocket":
        await send({"type": "websocket.close"})
    elif scope["path"].startswith(reach.PRESENCE) or not reach.current().knows_host(host, asked_at):
        await app(scope, receive, send)
    else:
        there = URL(scope=scope).replace(scheme="https", port=secure_port)
        await lead_to(str(there))(scope, receive, send)


async def _serve(server: uvicorn.Server, listener: socket.socket) -> None:
    ending = asyncio.create_task(idle_connections.end_idle(server))
    # Not `serve`, which would take the signals of the process from the first listener.
    await server._serve([listener])
    ending.cancel()


def _in_server(work: Coroutine[object, object, None]) -> None:
    if _door.loop is not None:
        asyncio.run_coroutine_threadsafe(work, _door.loop).result(SECONDS_TO_OPEN)
