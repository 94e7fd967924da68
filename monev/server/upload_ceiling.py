"""Ceilings for the uploads that the server holds in memory.

| of | ceiling | beyond it |
|---|---|---|
| a visit | 2 largest files, or 20 files | its oldest files go |
| a machine | 6 largest files | refused in words |
| all | 12 largest files | refused in words |

An upload that is on its way counts whole, by the length that it announces.
"""

import re
import sys
from collections import Counter
from typing import cast

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import config
from streamlit.runtime import Runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

from monev.reading.files.limits import MIB
from monev.server import machine_of, middleware
from monev.server.start_page import refusal_line

FRAMING = MIB
LARGEST_OTHER_BODY = 16 * 1024
FILES_OF_VISIT = 20
_PLACE = re.compile(r"/_stcore/upload_file/(?P<visit>[^/]+)/(?P<file>[^/]+)")

_coming: Counter[str] = Counter()
"""Machine → bytes on their way now."""
_machines: dict[str, str] = {}
"""Visit → the machine it came from."""


def _largest_file() -> int:
    """Return the largest allowed size of one file, in bytes."""
    return config.get_option("server.maxUploadSize") * MIB


@middleware
async def limit_uploads(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """Refuse bodies that are too large, too many, or without a length."""
    if scope["type"] != "http" or scope["method"] in ("GET", "HEAD", "OPTIONS", "DELETE"):
        await app(scope, receive, send)
        return
    headers = Headers(scope=scope)
    place = _PLACE.fullmatch(scope["path"])
    written = headers.get("content-length", "")
    is_known = written.isdecimal() and "transfer-encoding" not in headers
    length = int(written) if is_known else sys.maxsize
    machine = machine_of(scope)
    if length > (_largest_file() + FRAMING if place else LARGEST_OTHER_BODY):
        await refusal_line("too_large")(scope, receive, send)
    elif place is None:
        await app(scope, receive, send)
    elif length > _room(machine):
        await refusal_line("too_much")(scope, receive, send)
    else:
        _coming[machine] += length
        try:
            await app(scope, receive, send)
        finally:
            _coming[machine] -= length
        _machines[place["visit"]] = machine
        _make_room(place["visit"])


def _room(machine: str) -> int:
    """Return how many bytes a machine may still send; forget visits that hold nothing any more."""
    of_machine = _coming[machine]
    in_all = _coming.total()
    storage = dict(_files().file_storage)
    for visit, files in storage.items():
        held = sum(len(file.data) for file in list(files.values()))
        in_all += held
        if _machines.get(visit) == machine:
            of_machine += held
    for gone in _machines.keys() - storage.keys():
        del _machines[gone]
    return min(6 * _largest_file() - of_machine, 12 * _largest_file() - in_all)


def _files() -> MemoryUploadedFileManager:
    return cast(MemoryUploadedFileManager, Runtime.instance().uploaded_file_mgr)


def _make_room(visit: str) -> None:
    """Remove the oldest files of a visit until the rest is below its ceiling. The newest stays."""
    own = list(_files().file_storage.get(visit, {}).items())
    held = sum(len(file.data) for _, file in own)
    while len(own) > 1 and (held > 2 * _largest_file() or len(own) > FILES_OF_VISIT):
        file_id, oldest = own.pop(0)
        _files().remove_file(visit, file_id)
        held -= len(oldest.data)
