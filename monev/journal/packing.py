"""How an entry's content is kept: as it is, or packed where it is long.

A plan of 228 tenggat takes 20 KB instead of 250: its canonical JSON as gzip and base64, which any tool opens
(`jq -r .isi_padat 00000001.json | base64 -d | gunzip`).
"""

from __future__ import annotations

import base64
import gzip
import json
import zlib
from dataclasses import dataclass
from typing import Any

LONG = 8192
"""Bytes of content, as canonical JSON, that are still kept as they are."""
LONGEST = 64 * 1024 * 1024
"""Bytes that a packed content may unpack to. A longer one is not packed; one in a file was not written by Monev ZI."""


@dataclass(frozen=True, slots=True)
class Content:
    """A content made ready to be sealed and kept, which takes longest and needs no place in the chain.

    `value`: as JSON brings it back (a tuple becomes a list), so that what is hashed, stored and applied is one and the
    same. `canonical`: what is hashed of it. `packed`: None where it is kept as it is.
    """

    value: dict[str, Any]
    canonical: bytes
    packed: str | None


def make_ready(content: dict[str, Any]) -> Content:
    """Raises TypeError or ValueError for what JSON cannot hold (a date, NaN): a writer's mistake."""
    text = to_canonical(content)
    value = json.loads(text)
    if value != content:  # keys that were no texts may have come in another order
        text = to_canonical(value)
    data = text.encode()
    is_packed = LONG < len(data) <= LONGEST
    return Content(value, data, base64.b64encode(gzip.compress(data, mtime=0)).decode() if is_packed else None)


_CANONICAL = json.JSONEncoder(ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
"""Made once: making it anew took a quarter of the time that checking a journal takes."""


def to_canonical(value: Any) -> str:
    """The one JSON text of a value: keys in order, no blanks. Raises TypeError, ValueError."""
    return _CANONICAL.encode(value)


def unpack(packed: object) -> bytes:
    """A packed content as canonical JSON; never more than LONGEST of it. Raises ValueError with words that follow
    *Entri n ...*."""
    unpacker = zlib.decompressobj(wbits=31)  # gzip
    try:
        data = unpacker.decompress(base64.b64decode(str(packed), validate=True), LONGEST + 1)
    except (ValueError, zlib.error) as error:
        raise ValueError("tidak dapat dibaca") from error
    if len(data) > LONGEST:
        raise ValueError("tidak wajar besarnya")
    if not unpacker.eof or unpacker.unused_data:
        raise ValueError("tidak dapat dibaca")
    return data
