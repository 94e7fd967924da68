"""The messages between parent and child: two lengths of eight bytes, JSON, and bytes.

Reading one runs no code.
"""

import json
from datetime import date
from typing import IO

from monev.core.records import JsonObject

_LARGEST = 512 * 1024 * 1024


def send(pipe: IO[bytes], said: JsonObject, data: bytes) -> None:
    """Write one message."""
    text = json.dumps(said, ensure_ascii=False, default=_as_text).encode("utf-8", "replace")
    pipe.write(len(text).to_bytes(8, "big") + len(data).to_bytes(8, "big") + text)
    pipe.write(data)
    pipe.flush()


def receive(pipe: IO[bytes]) -> tuple[JsonObject, bytes] | None:
    """Read the next message; None if the other side ended.

    Raises ValueError, since a hijacked child may send anything.
    """
    start = pipe.read(16)
    lengths = int.from_bytes(start[:8], "big"), int.from_bytes(start[8:], "big")
    if sum(lengths) > _LARGEST:
        raise ValueError("pesan terlalu besar")
    text, data = (pipe.read(length) for length in lengths)
    if len(start) < 16 or (len(text), len(data)) != lengths:
        return None
    try:
        said = json.loads(text)
    except RecursionError as cause:
        raise ValueError("pesan terlalu dalam") from cause
    if not isinstance(said, dict):
        raise ValueError("pesan tidak dikenal")
    return said, data


def _as_text(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
