"""Many viewers at once: Streamlit's own connection, without a browser, so that only the server is measured."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from statistics import median

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

POSISI = ("2024-03-31", "2024-06-30", "2024-12-31", "2024-09-30")


async def _jalankan(hubungan: ClientConnection, halaman: str, pilihan: str) -> float:
    """One run of a page, from the asking to its last element, in milliseconds."""
    minta = BackMsg()
    minta.rerun_script.query_string = pilihan
    minta.rerun_script.page_name = halaman
    mulai = time.perf_counter()
    await hubungan.send(minta.SerializeToString())
    async for data in hubungan:
        pesan = ForwardMsg()
        pesan.ParseFromString(data)
        if pesan.WhichOneof("type") == "script_finished":
            return (time.perf_counter() - mulai) * 1000
    raise ConnectionError("server menutup hubungan sebelum halaman selesai")


async def _bersama(alamat: str, halaman: str, pilihan: str, jumlah: int) -> AsyncIterator[list[float]]:
    url = alamat.replace("http://", "ws://") + "/_stcore/stream"
    sambungan = [await connect(url, subprotocols=["streamlit"], max_size=None, origin=alamat) for _ in range(jumlah)]
    try:
        yield await asyncio.gather(*(_jalankan(satu, halaman, pilihan) for satu in sambungan))
        for posisi in POSISI:
            lain = f"{pilihan}&posisi={posisi}"
            yield await asyncio.gather(*(_jalankan(satu, halaman, lain) for satu in sambungan))
    finally:
        await asyncio.gather(*(satu.close() for satu in sambungan))


def tonton(alamat: str, halaman: str, pilihan: str, jumlah: int) -> tuple[float, float]:
    """`jumlah` viewers open a page together and change posisi together: median first run and rerun, milliseconds."""

    async def semua() -> list[list[float]]:
        return [putaran async for putaran in _bersama(alamat, halaman, pilihan, jumlah)]

    pertama, *berikut = asyncio.run(semua())
    return median(pertama), median(waktu for putaran in berikut for waktu in putaran)
