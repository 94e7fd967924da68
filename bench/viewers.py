"""Measures many viewers at once over Streamlit's own connection, without a browser: only the server
counts.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from itertools import chain
from statistics import median

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

POSISI = ("2024-03-31", "2024-06-30", "2024-12-31", "2024-09-30")


async def run_page(connection: ClientConnection, page: str, choice: str) -> float:
    """Run a page once, and measure from the request to its last element, in milliseconds."""
    request = BackMsg()
    request.rerun_script.query_string = choice
    request.rerun_script.page_name = page
    start = time.perf_counter()
    await connection.send(request.SerializeToString())
    async for data in connection:
        if isinstance(data, str):  # Streamlit's messages are bytes
            continue
        message = ForwardMsg()
        message.ParseFromString(data)
        if message.WhichOneof("type") == "script_finished":
            return (time.perf_counter() - start) * 1000
    raise ConnectionError("server menutup hubungan sebelum halaman selesai")


async def _together(address: str, page: str, choice: str, count: int) -> AsyncIterator[list[float]]:
    url = address.replace("http://", "ws://") + "/_stcore/stream"
    protocols = [Subprotocol("streamlit")]
    connections = []
    for _ in range(count):
        line = connect(url, subprotocols=protocols, max_size=None, origin=Origin(address))
        connections.append(await line)
    try:
        for query in (choice, *(f"{choice}&posisi={posisi}" for posisi in POSISI)):
            runs = [run_page(connection, page, query) for connection in connections]
            yield await asyncio.gather(*runs)
    finally:
        await asyncio.gather(*(connection.close() for connection in connections))


def watch(address: str, page: str, choice: str, count: int) -> tuple[float, float]:
    """Let `count` viewers open a page and change posisi together.

    Returns the median of the first run and of a rerun, in milliseconds.
    """

    async def all_rounds() -> list[list[float]]:
        return [times async for times in _together(address, page, choice, count)]

    first, *following = asyncio.run(all_rounds())
    return median(first), median(chain.from_iterable(following))
