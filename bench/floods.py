"""Floods the server from one address, while a person who signed in goes on.

A flood opens each connection again as soon as the server ends it. Measured are the person's
redraws, `/sehat`, memory, and the size of the log. `python -m bench.floods` takes five minutes;
names of floods run only these, `--berkas 1024` limits the open files, `--proksi` puts haproxy
before the server (apt-get install haproxy).
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import multiprocessing
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle
from pathlib import Path
from statistics import median
from urllib.parse import urlencode, urlsplit

import streamlit
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException
from websockets.typing import Origin, Subprotocol

from bench.viewers import POSISI, run_page
from monev.core.platform_processes import open_more_files
from monev.core.roles import LOCAL_ACTOR
from monev.database import Database
from monev.database.places import Place as PlaceOfData
from monev.journal import open_journal
from monev.journal.address import Address
from monev.people.setting_up import set_guest_sight
from monev.people.visits import SESSION_COOKIE
from monev.server.certificates import find_certificate
from tests.browser.server import ROOT, Server, begin_session, run_command, start_server

STREAMLIT = Path(streamlit.__file__).parent / "static" / "static"
PROXY_PORT = 8761  # below the ports that floods take
SECURE_PORT = 8763
STRANGER = "127.0.0.2"
"""A second address of this machine (Linux), in place of another machine's."""
SATKER = "KPU Kabupaten Gunungkidul"
TAHUN = 2024
CHOICE = urlencode({"satker": SATKER, "tahun": TAHUN})
CONNECTIONS = 2_000
DRAWINGS = 350
MESSAGES_A_SECOND = 5_000
SECONDS = 12.0
LONGEST_WAIT = 15.0
HEAD = b"GET /masuk HTTP/1.1\r\nHost: localhost\r\n"
LINE = (
    b"GET /_stcore/stream HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
)
LARGEST = max((STREAMLIT / "js").glob("*.js"), key=lambda path: path.stat().st_size)
HELLO = bytes.fromhex("16030100c8010000c40303")
COLUMNS = (
    "beban",
    "prosesor",
    "tenang",
    "gambar ulang",
    "terlama",
    "/sehat",
    "terlama",
    "pengamat",
    "MB tadinya",
    "MB puncak",
    "MB akhir",
    "stderr",
)
WITH_FILES = """
import resource, sys
resource.setrlimit(resource.RLIMIT_NOFILE, ({files}, {files}))
from monev.server.serve import main
sys.exit(main(["--port", "0"]))
"""


@dataclass(frozen=True)
class Place:
    """The target of a flood: its ports for HTTP and HTTPS, its origin, and the name of its session
    cookie.
    """

    port: int
    secure: int
    origin: str
    cookie: str


Flood = Callable[[Place, int], Awaitable[None]]


async def _opened(port: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    return await asyncio.open_connection("127.0.0.1", port, local_addr=(STRANGER, 0))


def _asking(sent: bytes, *, by_https: bool = False, held: float | None = None) -> Flood:
    """Make a flood of connections that send this and wait for their end, at most `held` seconds."""

    async def once(place: Place, _: int) -> None:
        reader, writer = await _opened(place.secure if by_https else place.port)
        try:
            writer.write(sent)
            with contextlib.suppress(asyncio.TimeoutError):
                await asyncio.wait_for(reader.read(), held)
        finally:
            writer.close()

    return once


async def _ask_on_and_on(place: Place, _: int) -> None:
    """Ask for one page after the other on one kept connection."""
    reader, writer = await _opened(place.port)
    try:
        while True:
            writer.write(HEAD + b"\r\n")
            head = await reader.readuntil(b"\r\n\r\n")
            length = re.search(rb"(?i)content-length: (\d+)", head)
            await reader.readexactly(int(length[1]) if length else 0)
    finally:
        writer.close()


async def _read_slowly(place: Place, _: int) -> None:
    """Ask for the largest script and read a few bytes of it a second."""
    line = socket.socket()
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    line.setblocking(False)
    line.bind((STRANGER, 0))
    loop = asyncio.get_running_loop()
    with line:
        await loop.sock_connect(line, ("127.0.0.1", place.port))
        ask = f"GET /static/js/{LARGEST.name} HTTP/1.1\r\nHost: localhost\r\n\r\n"
        await loop.sock_sendall(line, ask.encode())
        while await loop.sock_recv(line, 16):
            await asyncio.sleep(1)


async def _draw(place: Place, number: int) -> None:
    """Ask for the printed sheet of a new day, and leave before it is drawn."""
    day = date(2024, 1, 1) + timedelta(days=number)
    ask = f"GET /ringkasan-cetak?{CHOICE}&posisi={day} HTTP/1.1\r\nHost: localhost\r\n\r\n"
    await _asking(ask.encode(), held=2.0)(place, number)


async def _many_messages(place: Place, _: int) -> None:
    """Ask for a page again and again over one connection of a guest."""
    again = BackMsg(rerun_script=ClientState(query_string=CHOICE)).SerializeToString()
    line = connect(
        f"ws://localhost:{place.port}/_stcore/stream",
        subprotocols=[Subprotocol("streamlit")],
        max_size=None,
        origin=Origin(place.origin),
        ping_interval=None,
    )
    async with line as connection:
        reading = asyncio.create_task(_read(connection))
        begun = time.perf_counter()
        sent = 0
        while not reading.done():
            for _ in range(100):
                await connection.send(again)
            sent += 100
            await asyncio.sleep(max(begun + sent / MESSAGES_A_SECOND - time.perf_counter(), 0))


async def _read(connection: ClientConnection) -> None:
    async for _ in connection:
        pass


FLOODS: dict[str, tuple[int, Flood]] = {
    "setengah kepala": (CONNECTIONS, _asking(HEAD + b"X-Pelan: ")),
    "setengah isi": (
        CONNECTIONS,
        _asking(HEAD.replace(b"GET", b"POST") + b"Content-Length: 9\r\n\r\nhalf"),
    ),
    "WebSocket diam": (CONNECTIONS, _asking(LINE + b"\r\n")),
    "setengah WebSocket": (CONNECTIONS, _asking(LINE)),
    "TLS ditinggal": (CONNECTIONS, _asking(HELLO, by_https=True, held=0.0)),
    "TLS setengah": (CONNECTIONS, _asking(HELLO, by_https=True)),
    "GET utuh": (CONNECTIONS, _asking(HEAD + b"Connection: close\r\n\r\n")),
    "sambungan dijaga": (CONNECTIONS, _ask_on_and_on),
    "pembaca pelan": (CONNECTIONS, _read_slowly),
    "satu sambungan, 5.000 pesan": (1, _many_messages),
    "350 gambar ditinggal": (DRAWINGS, _draw),
}


async def _again_and_again(name: str, place: Place) -> None:
    count, once = FLOODS[name]

    async def repeat(number: int) -> None:
        while True:
            with contextlib.suppress(Exception):  # the server may refuse or end it
                await once(place, number)
            await asyncio.sleep(0)

    await asyncio.gather(*(repeat(number) for number in range(count)))


def _flood(name: str, place: Place) -> None:
    open_more_files(2 * CONNECTIONS)
    asyncio.run(_again_and_again(name, place))


@contextlib.contextmanager
def _flooding(name: str, place: Place) -> Iterator[None]:
    process = multiprocessing.Process(target=_flood, args=(name, place), daemon=True)
    process.start()
    try:
        yield
    finally:
        process.kill()
        process.join()


async def _redraws(place: Place, cookie: str, found: list[float]) -> None:
    """Redraw one person's page four times a second; connect again if the connection broke."""
    while True:
        try:
            await _on_one_line(place, cookie, found)
        except (OSError, WebSocketException) as error:
            found.append(LONGEST_WAIT * 1000)
            sys.stderr.write(f"  baris orang itu putus: {type(error).__name__} {error}\n")
            await asyncio.sleep(0.5)


async def _on_one_line(place: Place, cookie: str, found: list[float]) -> None:
    line = connect(
        f"ws://localhost:{place.port}/_stcore/stream",
        subprotocols=[Subprotocol("streamlit")],
        max_size=None,
        origin=Origin(place.origin),
        additional_headers={"Cookie": f"{place.cookie}={cookie}"},
    )
    async with line as connection:
        await run_page(connection, "", CHOICE)
        for posisi in cycle(POSISI):
            begun = time.perf_counter()
            run = run_page(connection, "", f"{CHOICE}&posisi={posisi}")
            try:
                await asyncio.wait_for(run, LONGEST_WAIT)
            finally:
                found.append((time.perf_counter() - begun) * 1000)
            await asyncio.sleep(0.25)


async def _health(port: int, found: list[float]) -> None:
    while True:
        begun = time.perf_counter()
        took = LONGEST_WAIT
        with contextlib.suppress(TimeoutError, OSError):
            opening = asyncio.open_connection("127.0.0.1", port)
            reader, writer = await asyncio.wait_for(opening, LONGEST_WAIT)
            writer.write(b"GET /sehat HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            answer = await asyncio.wait_for(reader.read(), LONGEST_WAIT)
            writer.close()
            if b"sehat" in answer:
                took = time.perf_counter() - begun
        found.append(took * 1000)
        await asyncio.sleep(0.25)


async def _lateness(found: list[float]) -> None:
    """Measure how late this process itself is woken: the other times include as much."""
    while True:
        begun = time.perf_counter()
        await asyncio.sleep(0.05)
        found.append((time.perf_counter() - begun - 0.05) * 1000)


def _look(
    place: Place, cookie: str, seconds: float
) -> tuple[list[float], list[float], list[float]]:
    redraws: list[float] = []
    health: list[float] = []
    late: list[float] = []

    async def both() -> None:
        tasks = [_redraws(place, cookie, redraws), _health(place.port, health), _lateness(late)]
        with contextlib.suppress(asyncio.TimeoutError):
            await asyncio.wait_for(asyncio.gather(*tasks), seconds)

    asyncio.run(both())
    never = [LONGEST_WAIT * 1000]
    return redraws or never, health or never, late


def _memory(server: Server, name: str) -> int:
    found = re.search(rf"{name}:\s+(\d+) kB", Path(f"/proc/{server.pid}/status").read_text())
    return int(found[1]) // 1024 if found else 0


def _processor_seconds(server: Server) -> float:
    """Return the processor time of the server's process in seconds, without its children."""
    fields = Path(f"/proc/{server.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Measure the floods and print a line for each."""
    parser = argparse.ArgumentParser(prog="python -m bench.floods")
    parser.add_argument("--berkas", type=int, help="berkas terbuka yang boleh (ulimit -n)")
    parser.add_argument("--proksi", action="store_true", help="di belakang haproxy")
    parser.add_argument("banjir", nargs="*", default=list(FLOODS), help=", ".join(FLOODS))
    asked = parser.parse_args()
    sys.stdout.write(f"{'banjir':30}" + "".join(f"{name:>13}" for name in COLUMNS) + "\n")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run_command(folder, "awal")
        run_command(folder, "orang", "tambah", "ani")
        db = Database.open_at(None, open_journal(folder / "monev.jurnal"))
        set_guest_sight(db, "semua", pelaku=LOCAL_ACTOR)
        db.close()
        cookie = begin_session(folder, "ani")
        for flood in asked.banjir:
            with contextlib.suppress(AssertionError):  # the server's log counts by its size
                _measure(folder, flood, cookie, asked.berkas, by_proxy=asked.proksi)


@contextlib.contextmanager
def _served(folder: Path, files: int | None, *, by_proxy: bool) -> Iterator[tuple[Server, Place]]:
    """Start the server, alone or behind haproxy with deploy/haproxy.cfg."""
    start = ("-c", WITH_FILES.format(files=files)) if files else ()
    if not by_proxy:
        with start_server(folder, *start, MONEV_ALAMAT=f"0.0.0.0:{SECURE_PORT}") as server:
            port = urlsplit(server.address).port or 0
            yield server, Place(port, SECURE_PORT, f"http://localhost:{port}", SESSION_COOKIE)
        return
    with start_server(folder, *start, MONEV_ALAMAT="https://localhost") as server:
        settings = folder / "haproxy.cfg"
        settings.write_text(_proxy_settings(folder), encoding="utf-8")
        environment = os.environ | {
            "MONEV_NAMA": "localhost",
            "MONEV_SATU": urlsplit(server.address).netloc,
            "MONEV_HTTP": f"127.0.0.1:{PROXY_PORT + 1}",
            "MONEV_HTTPS": f":{SECURE_PORT}",
            "CREDENTIALS_DIRECTORY": str(folder),
        }
        proxy = subprocess.Popen(["haproxy", "-f", settings], env=environment)
        place = Place(
            port=PROXY_PORT,
            secure=SECURE_PORT,
            origin=f"https://localhost:{PROXY_PORT}",
            cookie=f"__Host-{SESSION_COOKIE}",
        )
        try:
            time.sleep(4)  # until it has asked /siap
            yield server, place
        finally:
            proxy.kill()
            proxy.wait()


def _proxy_settings(folder: Path) -> str:
    """Make a certificate, and read deploy/haproxy.cfg with a further port, which takes plain HTTP:
    that costs a flood less.
    """
    certificate = find_certificate(PlaceOfData(folder / "monev.duckdb", Address("")))
    both = folder / "monev.pem"
    both.write_bytes(certificate.read_bytes())
    text = (ROOT / "deploy" / "haproxy.cfg").read_text(encoding="utf-8")
    return text.replace("frontend secure\n", f"frontend secure\n    bind :{PROXY_PORT}\n")


def _measure(folder: Path, flood: str, cookie: str, files: int | None, *, by_proxy: bool) -> None:
    with _served(folder, files, by_proxy=by_proxy) as (server, place):
        _look(place, cookie, 3)  # the first use loads modules
        quiet, _, _ = _look(place, cookie, 4)
        before = _memory(server, "VmRSS")
        used = _processor_seconds(server)
        with _flooding(flood, place):
            redraws, health, late = _look(place, cookie, SECONDS)
        used = (_processor_seconds(server) - used) / SECONDS
        peak = _memory(server, "VmHWM")
        after = _memory(server, "VmRSS")
        written = (folder / "peladen.log").stat().st_size
        times = [median(quiet), median(redraws), max(redraws), median(health), max(health)]
        times.append(max(late))
        figures = [
            f"{os.getloadavg()[0]:.0f}",
            f"{used:.0%}",
            *(f"{value:.0f} ms" for value in times),
            *map(str, (before, peak, after, written)),
        ]
        sys.stdout.write(f"{flood:30}" + "".join(f"{figure:>13}" for figure in figures) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
