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


async def _run(relations: ClientConnection, the_page: str, choice: str) -> float:
    """One run of a page, from the asking to its last element, in milliseconds."""
    request_made = BackMsg()
    request_made.rerun_script.query_string = choice
    request_made.rerun_script.page_name = the_page
    start = time.perf_counter()
    await relations.send(request_made.SerializeToString())
    async for data in relations:
        message = ForwardMsg()
        message.ParseFromString(data)
        if message.WhichOneof("type") == "script_finished":
            return (time.perf_counter() - start) * 1000
    raise ConnectionError("server menutup hubungan sebelum halaman selesai")


async def _together(address: str, the_page: str, choice: str, total_count: int) -> AsyncIterator[list[float]]:
    url = address.replace("http://", "ws://") + "/_stcore/stream"
    connection = [
        await connect(url, subprotocols=["streamlit"], max_size=None, origin=address) for _ in range(total_count)
    ]
    try:
        yield await asyncio.gather(*(_run(one, the_page, choice) for one in connection))
        for posisi in POSISI:
            other = f"{choice}&posisi={posisi}"
            yield await asyncio.gather(*(_run(one, the_page, other) for one in connection))
    finally:
        await asyncio.gather(*(one.close() for one in connection))


def watch(address: str, the_page: str, choice: str, total_count: int) -> tuple[float, float]:
    """`total_count` viewers open a page together and change posisi together: median first run and rerun,
    milliseconds.
    """

    async def everything() -> list[list[float]]:
        return [round_ async for round_ in _together(address, the_page, choice, total_count)]

    first, *following = asyncio.run(everything())
    return median(first), median(timing for round_ in following for timing in round_)
