"""One laptop holds thousands of connections that never ask in full: a redraw beside them, as a ratio to a quiet
server. `python -m bench.half_open`, some two minutes."""

from __future__ import annotations

import asyncio
import multiprocessing
import tempfile
from contextlib import suppress
from multiprocessing.synchronize import Event
from pathlib import Path
from urllib.parse import urlsplit

from bench.measures import compare, print_table
from bench.viewers import watch
from monev.core.platform_processes import open_more_files
from tests.browser.server import run_command, start_server

CONNECTIONS, AGAIN_SECONDS = 5_000, 10.0
LAPTOP = "127.0.0.2"
"""An address of its own on this machine (Linux), as another machine has one."""
ROUNDS = 12
CHOICES = "satker=KPU+Kabupaten+Gunungkidul&tahun=2024"


async def _hold(port: int) -> None:
    """Half a head, for as long as the server bears it; then anew."""
    while True:
        with suppress(OSError):
            reader, writer = await asyncio.open_connection("127.0.0.1", port, local_addr=(LAPTOP, 0))
            writer.write(b"GET /masuk HTTP/1.1\r\nHost: localhost\r\nX-Pelan: ")
            await reader.read()
            writer.close()
        await asyncio.sleep(AGAIN_SECONDS)


async def _hold_all(port: int, begun: Event) -> None:
    tasks = [asyncio.create_task(_hold(port)) for _ in range(CONNECTIONS)]
    await asyncio.sleep(AGAIN_SECONDS)
    begun.set()
    await asyncio.gather(*tasks)


def _laptop(port: int, begun: Event) -> None:
    open_more_files(2 * CONNECTIONS)
    asyncio.run(_hold_all(port, begun))


def _redraws(address: str) -> list[float]:
    return [watch(address, "", CHOICES, 1)[1] for _ in range(ROUNDS)]


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        run_command(Path(folder), "awal")
        with start_server(Path(folder)) as server:
            _measure(server.address)


def _measure(address: str) -> None:
    _redraws(address)  # what is loaded at first use
    quiet = _redraws(address)
    begun = multiprocessing.Event()
    laptop = multiprocessing.Process(target=_laptop, args=(urlsplit(address).port, begun), daemon=True)
    laptop.start()
    begun.wait()
    beside = _redraws(address)
    laptop.terminate()
    ratios = [compare("Ganti posisi sampai tergambar", beside, quiet)]
    print_table(f"Di samping {CONNECTIONS} sambungan yang tidak selesai bertanya", "peladen tenang", ratios)


if __name__ == "__main__":
    main()
