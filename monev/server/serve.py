"""`python -m monev.server --port 8501`, what `make run` calls: serve the pages on this computer, say where and why not.

The application is `app:app`, the same that `streamlit run app.py` and any ASGI server serve. Only this start says in
Indonesian where to look or why it cannot, and lets answers leave at once instead of waiting for more to send
(TCP_NODELAY: a bare rerun 44 → 6 ms).
"""

from __future__ import annotations

import argparse
import errno
import importlib
import socket
import sys

import streamlit as st
import uvicorn
from starlette.types import ASGIApp

from monev.core import clock
from monev.core.errors import BadSetting, MonevError
from monev.server import say

ADDRESS = "127.0.0.1"
DEFAULT_PORT = 8501
# Streamlit's own limit for one message; a page of ours is a few hundred kilobytes.
LARGEST_MESSAGE = 200 * 1024 * 1024
STOP_SECONDS = 3


class PortInUse(MonevError):
    """Another program (or Monev ZI itself) listens on the port."""

    title = "Port sedang dipakai"


def open_socket(port: int) -> socket.socket:
    """A listening socket on this computer only. Raises PortInUse."""
    # Named protocol: asyncio turns TCP_NODELAY on only for sockets that say they are TCP, and Streamlit's does not.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((ADDRESS, port))
    except OSError as error:
        listener.close()
        if error.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        raise PortInUse(
            f"Port {port} tidak dapat dipakai: program lain sudah memakainya.",
            f"Jika itu Monev ZI yang masih berjalan, buka http://localhost:{port}. "
            f"Jika bukan, pilih port lain: make run PORT={port + 1 if port < 65535 else DEFAULT_PORT}",
        ) from error
    listener.listen(2048)
    return listener


class PageServer(uvicorn.Server):
    """uvicorn that says where to look once it really answers."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start listening, then say the address."""
        await super().startup(sockets)
        if self.started:
            say(f"\nMonev ZI siap. Buka http://localhost:{self.config.port} di peramban.")
            say("Untuk menghentikan: tekan Ctrl+C di jendela ini.")


def serve(application: ASGIApp, listener: socket.socket) -> None:
    """Serve an ASGI application on a listening socket until stopped.

    Raises SystemExit when the application cannot start (uvicorn has said why).
    """
    # Asked before uvicorn is told how to log: the first question for a setting lets Streamlit set up logging anew.
    compression = st.get_option("server.enableWebsocketCompression")
    settings = uvicorn.Config(
        application,
        host=ADDRESS,
        port=listener.getsockname()[1],
        ws="websockets-sansio",
        ws_max_size=LARGEST_MESSAGE,
        ws_per_message_deflate=compression,
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=STOP_SECONDS,
    )
    server = PageServer(settings)
    server.run(sockets=[listener])
    if not server.started:
        sys.exit(1)


def main(arguments: list[str] | None = None) -> int:
    """Read the command line and serve; 0 after Ctrl+C, 1 when it cannot start, 2 for a wrong port or setting."""
    parser = argparse.ArgumentParser(prog="python -m monev.server", description="Menjalankan halaman Monev ZI.")
    parser.add_argument("--port", default=str(DEFAULT_PORT), help=f"port alamat (bawaan {DEFAULT_PORT})")
    port = parser.parse_args(arguments).port
    if not port.isdecimal() or int(port) > 65535:
        sys.stderr.write(f"PORT harus angka 1 sampai 65535, bukan “{port}”. Contoh: make run PORT=8600\n")
        return 2
    try:
        clock.now()  # a wrong MONEV_HARI_INI or MONEV_ZONA is told here, not on every page
        listener = open_socket(int(port))  # before the slow import, so that a busy port is told at once
        serve(importlib.import_module("app").app, listener)
    except KeyboardInterrupt:
        say("Monev ZI berhenti.")
    except MonevError as error:
        sys.stderr.write(f"{error.title}. {error.pesan}\n{error.advice}\n")
        return 2 if isinstance(error, BadSetting) else 1
    return 0
