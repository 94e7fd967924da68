"""Many viewers at once: Streamlit's own connection, without a browser, so that only the server is
measured."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from statistics import median

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

POSISI = ("2024-03-31", "2024-06-30", "2024-12-31", "2024-09-30")


async def run_page(connection: ClientConnection, page: str, choice: str) -> float:
    """One run of a page, from the asking to its last element, in milliseconds."""
    request = BackMsg()
    request.rerun_script.query_string = choice
    request.rerun_script.page_name = page
    start = time.perf_counter()
    await connection.send(request.SerializeToString())
    async for data in connection:
        if isinstance(data, str):  # Streamlit sends bytes; text is none of its messages
            continue
        message = ForwardMsg()
        message.ParseFromString(data)
        if message.WhichOneof("type") == "script_finished":
            return (time.perf_counter() - start) * 1000
    raise ConnectionError("server menutup hubungan sebelum halaman selesai")


async def _together(address: str, page: str, choice: str, count: int) -> AsyncIterator[list[float]]:
    url = address.replace("http://", "ws://") + "/_stcore/stream"
    connections = [
        await connect(
            url, subprotocols=[Subprotocol("streamlit")], max_size=None, origin=Origin(address)
        )
        for _ in range(count)
    ]
    try:
        yield await asyncio.gather(
            *(run_page(connection, page, choice) for connection in connections)
        )
        for posisi in POSISI:
            other = f"{choice}&posisi={posisi}"
            yield await asyncio.gather(
                *(run_page(connection, page, other) for connection in connections)
            )
    finally:
        await asyncio.gather(*(connection.close() for connection in connections))


def watch(address: str, page: str, choice: str, count: int) -> tuple[float, float]:
    """`count` viewers open a page and change posisi together: median first run and rerun, in
    milliseconds."""

    async def all_rounds() -> list[list[float]]:
        return [times async for times in _together(address, page, choice, count)]

    first, *following = asyncio.run(all_rounds())
    return median(first), median(ms for times in following for ms in times)
