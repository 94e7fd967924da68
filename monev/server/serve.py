"""Serves the pages on this computer: `python -m monev.server --port 8501`, called by `make run`.

Any ASGI server can serve `app.py`. This one says where the pages are, or why not.
"""

import argparse
import importlib
import signal
import socket
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from types import FrameType

import uvicorn
from starlette.types import ASGIApp

from monev.core import clock
from monev.core.errors import BadSetting, MonevError
from monev.core.platform_files import keep_private
from monev.core.platform_processes import open_more_files, write_utf8
from monev.server import health, incidents, network, own_setting, reach, say
from monev.server.network import ADDRESS, DEFAULT_PORT, PortInUse, open_socket, uvicorn_settings

LONGEST_PAUSE = 300
PORTS_TRIED = 50
MOST_FILES = 16_384
"""A page needs four: its live line, and the event loop that Streamlit gives its script."""


class PageServer(uvicorn.Server):
    """uvicorn that prints its address once it answers, and says *not ready* before it stops."""

    _is_leaving = False
    when_ready: Callable[[int], None] | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start listening, then print the address."""
        await super().startup(sockets)
        if self.started and self.when_ready is not None:
            self.when_ready(self.config.port)
        elif self.started:
            say(f"\nMonev ZI siap. Buka http://localhost:{self.config.port} di peramban.")
            for address in reach.current().addresses():
                say(f"Dari komputer dan ponsel lain: {address}")
            say("Untuk menghentikan: tekan Ctrl+C di jendela ini.")

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Stop.

        At SIGTERM first say *not ready* for MONEV_JEDA_BERHENTI seconds, so that a proxy sends
        nobody else.
        """
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
    """Read MONEV_JEDA_BERHENTI, the seconds between SIGTERM and stopping. Raises BadSetting."""
    allowed = {str(seconds): float(seconds) for seconds in range(LONGEST_PAUSE + 1)}
    return own_setting("MONEV_JEDA_BERHENTI", allowed.__getitem__) or 0.0


def serve(
    application: ASGIApp, listener: socket.socket, when_ready: Callable[[int], None] | None = None
) -> None:
    """Serve an ASGI application on a listening socket until stopped.

    Once pages answer, `when_ready` gets the port, in place of a line at the terminal. Raises
    SystemExit if it cannot start (uvicorn has said why).
    """
    server = PageServer(uvicorn_settings(application, listener))
    server.when_ready = when_ready
    server.run(sockets=[listener])
    if not server.started:
        sys.exit(1)


def _open(wanted: reach.Reach, port: int, *, further: int) -> socket.socket:
    """Open the first free port of this and `further` ones.

    It listens on this computer only, or for a proxy elsewhere at an address of the network. Raises
    as `open_socket`.
    """
    address = wanted.bind if wanted.origin and wanted.bind else ADDRESS
    for number in range(port, port + further):
        with suppress(PortInUse):
            return open_socket(number, address)
    return open_socket(port + further, address)


def _open_again() -> None:
    """Open the door to the office network if it was left open.

    After an error serve this computer alone.
    """
    try:
        if network.opens_again():
            network.prepare(network.wanted_by_touch())
    except MonevError as error:
        say(f"Jaringan kantor tidak terbuka lagi. {error.pesan}")


def main(
    arguments: list[str] | None = None, *, when_ready: Callable[[int], None] | None = None
) -> int:
    """Read the command line and serve.

    Returns 0 after Ctrl+C, 1 if it cannot start, 2 for a wrong port or setting. With `when_ready`
    (see `serve`) it takes the next free port.
    """
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
        for read in (clock.now, read_pause, incidents.wants_json):
            read()  # so that a wrong setting is refused here, not on every page
        # Before the slow import, so that a busy port is said at once.
        further = 0 if when_ready is None else PORTS_TRIED
        listener = _open(reach.read_settings(), int(port), further=further)
        open_more_files(MOST_FILES)
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
