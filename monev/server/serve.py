"""The server: starts the pages on this computer and says where to open them.

`python -m monev.server.serve --port 8501` (what `make run` calls). It is Streamlit's own server with three differences:
answers leave at once instead of waiting for more to send (TCP_NODELAY: a bare rerun 44 → 6 ms), files are sent
compressed (9.1 → 2.3 MB for a first visit), and an error nobody caught is told in Indonesian.
"""

from __future__ import annotations

import argparse
import errno
import gc
import importlib
import pkgutil
import socket
import sys
from pathlib import Path

import streamlit as st
import uvicorn
from plotly.offline import get_plotlyjs, get_plotlyjs_version
from streamlit import config, file_util
from streamlit.runtime.pages_manager import PagesManager
from streamlit.web import bootstrap

import monev.ui
from monev.core import clock
from monev.core.errors import BadSetting, MonevError
from monev.server import packed_files, translations
from monev.ui import page_table
from monev.ui.guard import guard
from monev.ui.pictures.board import PLOTLY_ADDRESS

ROOT = Path(__file__).resolve().parents[2]
ADDRESS = "127.0.0.1"
DEFAULT_PORT = 8501
# Streamlit's own limit for one message; a page of ours is a few hundred kilobytes.
LARGEST_MESSAGE = 200 * 1024 * 1024
STOP_SECONDS = 3
GARBAGE_THRESHOLDS = (10_000, 20, 20)


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


def tell_error(error: Exception) -> bool:
    """Tell of an error that no page caught (a callback's, say) in the same words as everywhere; True: it is shown."""
    with guard():
        raise error
    return True


def build_application(manuscript: Path) -> packed_files.Application:
    """The pages as an ASGI application, with compressed files where the place for them can be written."""
    base = st.App(manuscript, on_script_error=tell_error)
    other = {PLOTLY_ADDRESS: get_plotlyjs().encode()}
    static = Path(file_util.get_static_dir())
    # Beside the libraries they come from: thrown away with them, and never in the office's data.
    versions = (st.__version__, get_plotlyjs_version(), str(packed_files.BROTLI_QUALITY), translations.fingerprint())
    version = "-".join(("streamlit", *versions))
    compact = Path(sys.prefix) / "share" / "monev" / version
    if not compact.is_dir():
        say("Menyiapkan berkas halaman (sekali saja) ...")
    try:
        packed_files.compress_files(static, compact, other)
    except OSError as error:
        say(f"Berkas halaman dikirim tanpa dipadatkan, karena {compact.parent} tidak dapat ditulis ({error}).")
    beginning = packed_files.build_start_page((static / "index.html").read_text(encoding="utf-8"))
    return packed_files.CompressedFiles(
        base, compact=compact, beginning=beginning, the_page=page_table.page_addresses(), other=other
    )


def say(sentence: str) -> None:
    """One line for the person at the terminal, at once."""
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()


def warm_up() -> None:
    """Load what every page needs before the first visitor comes, and keep garbage collection out of the redraws.

    The libraries' objects would be looked through again and again, 120 ms in somebody's redraw; and 700 new objects,
    Python's sign to look for garbage, are less than one table. Together 23 → 20 ms of processor for a redraw.
    """
    for module in pkgutil.iter_modules(monev.ui.__path__, "monev.ui."):
        importlib.import_module(module.name)
    gc.collect()
    gc.freeze()
    gc.set_threshold(*GARBAGE_THRESHOLDS)


class PageServer(uvicorn.Server):
    """uvicorn that says where to look once it really answers."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start listening, then say the address."""
        await super().startup(sockets)
        if self.started:
            say(f"\nMonev ZI siap. Buka http://localhost:{self.config.port} di peramban.")
            say("Untuk menghentikan: tekan Ctrl+C di jendela ini.")


def serve(manuscript: Path, port: int) -> None:
    """Serve the pages of `manuscript` on this computer until stopped. Raises PortInUse."""
    listener = open_socket(port)
    port = listener.getsockname()[1]
    # Streamlit reads .streamlit/config.toml beside the script; what depends on this start is laid over it.
    config._main_script_path = str(manuscript)
    # Else the very first visit takes our folder's name for Streamlit's old way of finding pages and says "Page not
    # found" to whoever opened any page but the first.
    PagesManager.uses_pages_directory = False
    bootstrap.load_config_options(
        {
            "server.port": port,
            "server.address": ADDRESS,
            # A page elsewhere on the web must not reach this server through a name of its own that points here.
            "server.allowedHosts": ["localhost", ADDRESS],
        }
    )
    setting = uvicorn.Config(
        build_application(manuscript),
        host=ADDRESS,
        port=port,
        ws="websockets-sansio",
        ws_max_size=LARGEST_MESSAGE,
        ws_per_message_deflate=config.get_option("server.enableWebsocketCompression"),
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=STOP_SECONDS,
    )
    warm_up()
    try:
        PageServer(setting).run(sockets=[listener])
    finally:
        gc.unfreeze()  # else DuckDB finds its own types still alive at the very end, and lists them at the terminal


def main(arguments: list[str] | None = None) -> int:
    """Read the command line and serve; 0 after Ctrl+C, 1 when it cannot start, 2 for a wrong port or setting."""
    choice = argparse.ArgumentParser(prog="python -m monev.server.serve", description="Menjalankan halaman Monev ZI.")
    choice.add_argument("--port", default=str(DEFAULT_PORT), help=f"port alamat (bawaan {DEFAULT_PORT})")
    port = choice.parse_args(arguments).port
    if not port.isdecimal() or int(port) > 65535:
        sys.stderr.write(f"PORT harus angka 1 sampai 65535, bukan “{port}”. Contoh: make run PORT=8600\n")
        return 2
    try:
        clock.now()  # a wrong MONEV_HARI_INI or MONEV_ZONA is told here, not on every page
        serve(ROOT / "app.py", int(port))
    except KeyboardInterrupt:
        say("Monev ZI berhenti.")
    except MonevError as error:
        sys.stderr.write(f"{error.title}. {error.pesan}\n{error.advice}\n")
        return 2 if isinstance(error, BadSetting) else 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
