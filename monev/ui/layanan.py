"""The server: starts the pages on this computer and says where to open them.

`python -m monev.ui.layanan --port 8501` (what `make run` calls). It is Streamlit's own server with three differences:
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
from monev import jam
from monev.galat import GalatMonev, SetelanSalah
from monev.ui import berkas_padat, halaman, terjemahan
from monev.ui.gambar.papan import ALAMAT_PLOTLY
from monev.ui.penjaga import jaga

AKAR = Path(__file__).resolve().parents[2]
ALAMAT = "127.0.0.1"
PORT_BAWAAN = 8501
# Streamlit's own limit for one message; a page of ours is a few hundred kilobytes.
PESAN_TERBESAR = 200 * 1024 * 1024
DETIK_BERHENTI = 3
AMBANG_SAMPAH = (10_000, 20, 20)


class PortTerpakai(GalatMonev):
    """Another program (or Monev ZI itself) listens on the port."""

    judul = "Port sedang dipakai"


def buka_soket(port: int) -> socket.socket:
    """A listening socket on this computer only. Raises PortTerpakai."""
    # Named protocol: asyncio turns TCP_NODELAY on only for sockets that say they are TCP, and Streamlit's does not.
    soket = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    soket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        soket.bind((ALAMAT, port))
    except OSError as galat:
        soket.close()
        if galat.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        raise PortTerpakai(
            f"Port {port} tidak dapat dipakai: program lain sudah memakainya.",
            f"Jika itu Monev ZI yang masih berjalan, buka http://localhost:{port}. "
            f"Jika bukan, pilih port lain: make run PORT={port + 1 if port < 65535 else PORT_BAWAAN}",
        ) from galat
    soket.listen(2048)
    return soket


def sampaikan_galat(galat: Exception) -> bool:
    """Tell of an error that no page caught (a callback's, say) in the same words as everywhere; True: it is shown."""
    with jaga():
        raise galat
    return True


def aplikasi(naskah: Path) -> berkas_padat.Aplikasi:
    """The pages as an ASGI application, with compressed files where the place for them can be written."""
    dasar = st.App(naskah, on_script_error=sampaikan_galat)
    lain = {ALAMAT_PLOTLY: get_plotlyjs().encode()}
    statis = Path(file_util.get_static_dir())
    # Beside the libraries they come from: thrown away with them, and never in the office's data.
    versi = f"streamlit-{st.__version__}-{get_plotlyjs_version()}-{berkas_padat.MUTU_BROTLI}-{terjemahan.sidik()}"
    padat = Path(sys.prefix) / "share" / "monev" / versi
    if not padat.is_dir():
        katakan("Menyiapkan berkas halaman (sekali saja) ...")
    try:
        berkas_padat.padatkan(statis, padat, lain)
    except OSError as galat:
        katakan(f"Berkas halaman dikirim tanpa dipadatkan, karena {padat.parent} tidak dapat ditulis ({galat}).")
    awal = berkas_padat.halaman_awal((statis / "index.html").read_text(encoding="utf-8"))
    return berkas_padat.BerkasPadat(dasar, padat=padat, awal=awal, halaman=halaman.alamat(), lain=lain)


def katakan(kalimat: str) -> None:
    """One line for the person at the terminal, at once."""
    sys.stdout.write(f"{kalimat}\n")
    sys.stdout.flush()


def hangatkan() -> None:
    """Load what every page needs before the first visitor comes, and keep garbage collection out of the redraws.

    The libraries' objects would be looked through again and again, 120 ms in somebody's redraw; and 700 new objects,
    Python's sign to look for garbage, are less than one table. Together 23 → 20 ms of processor for a redraw.
    """
    for modul in pkgutil.iter_modules(monev.ui.__path__, "monev.ui."):
        importlib.import_module(modul.name)
    gc.collect()
    gc.freeze()
    gc.set_threshold(*AMBANG_SAMPAH)


class Pelayan(uvicorn.Server):
    """uvicorn that says where to look once it really answers."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start listening, then say the address."""
        await super().startup(sockets)
        if self.started:
            katakan(f"\nMonev ZI siap. Buka http://localhost:{self.config.port} di peramban.")
            katakan("Untuk menghentikan: tekan Ctrl+C di jendela ini.")


def layani(naskah: Path, port: int) -> None:
    """Serve the pages of `naskah` on this computer until stopped. Raises PortTerpakai."""
    soket = buka_soket(port)
    port = soket.getsockname()[1]
    # Streamlit reads .streamlit/config.toml beside the script; what depends on this start is laid over it.
    config._main_script_path = str(naskah)
    # Else the very first visit takes our folder's name for Streamlit's old way of finding pages and says "Page not
    # found" to whoever opened any page but the first.
    PagesManager.uses_pages_directory = False
    bootstrap.load_config_options(
        {
            "server.port": port,
            "server.address": ALAMAT,
            # A page elsewhere on the web must not reach this server through a name of its own that points here.
            "server.allowedHosts": ["localhost", ALAMAT],
        }
    )
    setelan = uvicorn.Config(
        aplikasi(naskah),
        host=ALAMAT,
        port=port,
        ws="websockets-sansio",
        ws_max_size=PESAN_TERBESAR,
        ws_per_message_deflate=config.get_option("server.enableWebsocketCompression"),
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=DETIK_BERHENTI,
    )
    hangatkan()
    try:
        Pelayan(setelan).run(sockets=[soket])
    finally:
        gc.unfreeze()  # else DuckDB finds its own types still alive at the very end, and lists them at the terminal


def utama(argumen: list[str] | None = None) -> int:
    """Read the command line and serve; 0 after Ctrl+C, 1 when it cannot start, 2 for a wrong port or setting."""
    pilihan = argparse.ArgumentParser(prog="python -m monev.ui.layanan", description="Menjalankan halaman Monev ZI.")
    pilihan.add_argument("--port", default=str(PORT_BAWAAN), help=f"port alamat (bawaan {PORT_BAWAAN})")
    port = pilihan.parse_args(argumen).port
    if not port.isdecimal() or int(port) > 65535:
        sys.stderr.write(f"PORT harus angka 1 sampai 65535, bukan “{port}”. Contoh: make run PORT=8600\n")
        return 2
    try:
        jam.sekarang()  # a wrong MONEV_HARI_INI or MONEV_ZONA is told here, not on every page
        layani(AKAR / "app.py", int(port))
    except KeyboardInterrupt:
        katakan("Monev ZI berhenti.")
    except GalatMonev as galat:
        sys.stderr.write(f"{galat.judul}. {galat.pesan}\n{galat.saran}\n")
        return 2 if isinstance(galat, SetelanSalah) else 1
    return 0


if __name__ == "__main__":
    sys.exit(utama())
