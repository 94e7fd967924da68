"""The small ceiling of a door to the office's network, before which no proxy stands.

uvicorn answers 503 beyond `MOST` connections. One timer ends those that owe a head or a body for
too long, so that they leave their places. Against strangers a proxy stands in front
(`deploy/haproxy.cfg`).
"""

import asyncio
import time
from typing import Any

import uvicorn

MOST = 500
"""Most connections at once: an office of eighty, six a browser."""
HEAD_SECONDS = 15
"""Time for the head of a request."""
BODY_SECONDS = 600
"""Time for a whole body: the largest upload at half a megabit a second."""
PAUSE_SECONDS = 1.0


async def end_idle(server: uvicorn.Server) -> None:
    """End, until cancelled, the connections of a server that owe something for too long."""
    owing: dict[Any, tuple[object, float]] = {}
    """Connection → the request that it owes the body of, or None, and since when."""
    while True:
        await asyncio.sleep(PAUSE_SECONDS)
        now = time.monotonic()
        before, owing = owing, {}
        kind: Any = server.config.http_protocol_class
        connections: list[Any] = [
            one for one in server.server_state.connections if type(one) is kind
        ]
        for connection in filter(_owes, connections):
            request, since = before.get(connection, (connection, now))
            since = since if request is connection.cycle else now
            owing[connection] = (connection.cycle, since)
            if now - since > (BODY_SECONDS if _owes_body(connection) else HEAD_SECONDS):
                connection.transport.abort()


def _owes(connection: Any) -> bool:
    return connection.cycle is None or connection.cycle.response_complete or _owes_body(connection)


def _owes_body(connection: Any) -> bool:
    cycle = connection.cycle
    return cycle is not None and not cycle.response_complete and cycle.more_body
