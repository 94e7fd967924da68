"""`python -m monev.server --port 8501`, what `make run` calls: serve the pages on this computer,
say where and why not. Any ASGI server may; this one lets answers leave at once (TCP_NODELAY: a bare
rerun 44 → 6 ms)."""

import argparse
import importlib
import signal
import socket
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from types import FrameType

from starlette.types import ASGIApp

from monev.core import clock
from monev.core.errors import BadSetting, MonevError
from monev.core.platform_files import keep_private
from monev.core.platform_processes import write_utf8
from monev.server import connections, health, incidents, network, oidc, own_setting, reach, say
from monev.server.network import ADDRESS, DEFAULT_PORT, PortInUse, open_socket, uvicorn_settings

LONGEST_PAUSE = 300
PORTS_TRIED = 50


class PageServer(connections.Server):
    """uvicorn that says where to look once it really answers, and before it stops that it is about
    to."""

    _is_leaving = False
    when_ready: Callable[[int], None] | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start listening, then say the address."""
        await super().startup(sockets)
        if self.started and self.when_ready is not None:
            self.when_ready(self.config.port)
        elif self.started:
            say(f"\nMonev ZI siap. Buka http://localhost:{self.config.port} di peramban.")
            for address in reach.current().addresses():
                say(f"Dari komputer dan ponsel lain: {address}")
            say("Untuk menghentikan: tekan Ctrl+C di jendela ini.")

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Stop; by SIGTERM with MONEV_JEDA_BERHENTI only after having said so long that nobody is
        to be sent here."""
        pause = 0.0 if self._is_leaving or sig != signal.SIGTERM else read_pause()
        if not pause:
            super().handle_exit(sig, frame)
            return
        self._is_leaving = True
        health.leave()
        timer = threading.Timer(pause, super().handle_exit, (sig, frame))
        timer.daemon = True
        timer.start()


def read_pause() -> float:
    """Seconds between being asked to stop and stopping. Raises BadSetting."""
    allowed = {str(seconds): float(seconds) for seconds in range(LONGEST_PAUSE + 1)}
    return own_setting("MONEV_JEDA_BERHENTI", allowed.__getitem__) or 0.0


def serve(
    application: ASGIApp, listener: socket.socket, when_ready: Callable[[int], None] | None = None
) -> None:
    """Serve an ASGI application on a listening socket until stopped. `when_ready` is told the port
    once pages answer, in place of who looks at the terminal. Raises SystemExit where it cannot
    start (uvicorn has said why)."""
    server = PageServer(uvicorn_settings(application, listener))
    server.when_ready = when_ready
    server.run(sockets=[listener])
    if not server.started:
        sys.exit(1)


def _open(wanted: reach.Reach, port: int, *, further: int) -> socket.socket:
    """The first of this port and so many further ones that is free. Plain HTTP is for this
    computer, and for a proxy: one elsewhere asks at an address of the network. Raises as
    `open_socket`."""
    address = wanted.bind if wanted.origin and wanted.bind else ADDRESS
    for number in range(port, port + further):
        with suppress(PortInUse):
            return open_socket(number, address)
    return open_socket(port + further, address)


def _open_again() -> None:
    """Open to the office network as the last time; where that cannot be, this computer is served
    all the same."""
    try:
        if network.opens_again():
            network.prepare(network.wanted_by_touch())
    except MonevError as error:
        say(f"Jaringan kantor tidak terbuka lagi. {error.pesan}")


def main(
    arguments: list[str] | None = None, *, when_ready: Callable[[int], None] | None = None
) -> int:
    """Read the command line and serve; 0 after Ctrl+C, 1 when it cannot start, 2 for a wrong port
    or setting. With `when_ready` (see `serve`) a port that is taken is no refusal: the next free
    one is."""
    write_utf8()
    keep_private()
    parser = argparse.ArgumentParser(
        prog="python -m monev.server", description="Menjalankan halaman Monev ZI."
    )
    parser.add_argument(
        "--port", default=str(DEFAULT_PORT), help=f"port alamat (bawaan {DEFAULT_PORT})"
    )
    port = parser.parse_args(arguments).port
    if not port.isdecimal() or int(port) > 65535:
        sys.stderr.write(
            f"PORT harus angka 1 sampai 65535, bukan “{port}”. Contoh: make run PORT=8600\n"
        )
        return 2
    try:
        for read in (clock.now, read_pause, health.read_askers, incidents.wants_json):
            read()  # a wrong setting is told here, not on every page
        if oidc.is_offered():
            oidc.read_settings()
        # Before the slow import: a busy port is told at once.
        listener = _open(
            reach.read_settings(), int(port), further=0 if when_ready is None else PORTS_TRIED
        )
        connections.use_more_files()
        application = importlib.import_module("app").app
        if reach.current().is_open:
            network.prepare(reach.current())
        else:
            _open_again()
        serve(application, listener, when_ready)
    except KeyboardInterrupt:
        say("Monev ZI berhenti.")
    except MonevError as error:
        sys.stderr.write(f"{error.title}. {error.pesan}\n{error.advice}\n")
        return 2 if isinstance(error, BadSetting) else 1
    return 0
