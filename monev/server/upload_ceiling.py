"""How much the server holds of what visitors send: at most so much of one visit (then its first
files go), of one machine, and in all (then that is said). What is on its way, and says how long it
is, counts whole."""

import re
from collections import Counter
from typing import cast

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import config
from streamlit.runtime import Runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

from monev.reading.files.limits import MIB
from monev.server import middleware
from monev.server.start_page import refusal_line

FRAMING = MIB
LARGEST_OTHER_BODY = 16 * 1024
FILES_OF_VISIT = 20
_PLACE = re.compile(r"/_stcore/upload_file/(?P<visit>[^/]+)/(?P<file>[^/]+)")

_coming: Counter[str] = Counter()
"""Machine → bytes that are on their way now."""
_machines: dict[str, str] = {}
"""Visit → the machine it came from."""


def _largest_file() -> int:
    """Bytes. A visit may hold two of these, a machine six, all together twelve."""
    return config.get_option("server.maxUploadSize") * MIB


@middleware
async def limit_uploads(
    app: ASGIApp,
    scope: Scope,
    receive: Receive,
    send: Send,
) -> None:
    """Keeps the ceilings."""
    if scope["type"] != "http" or scope["method"] in ("GET", "HEAD", "OPTIONS", "DELETE"):
        await app(scope, receive, send)
        return
    headers = Headers(scope=scope)
    place = _PLACE.fullmatch(scope["path"])
    length = headers.get("content-length", "") if "transfer-encoding" not in headers else ""
    largest = _largest_file() + FRAMING if place else LARGEST_OTHER_BODY
    machine = scope["client"][0] if scope.get("client") else ""
    if not length.isdecimal() or int(length) > largest:
        await refusal_line("too_large")(scope, receive, send)
    elif place is None:
        await app(scope, receive, send)
    elif int(length) > _room(machine):
        await refusal_line("too_much")(scope, receive, send)
    else:
        _coming[machine] += int(length)
        try:
            await app(scope, receive, send)
        finally:
            _coming[machine] -= int(length)
        _machines[place["visit"]] = machine
        _make_room(place["visit"])


def _room(machine: str) -> int:
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
    """Let go of what a visit sent first, until the rest is below its ceiling; the newest file
    always stays."""
    own = list(_files().file_storage.get(visit, {}).items())
    held = sum(len(file.data) for _, file in own)
    while len(own) > 1 and (held > 2 * _largest_file() or len(own) > FILES_OF_VISIT):
        file_id, oldest = own.pop(0)
        _files().remove_file(visit, file_id)
        held -= len(oldest.data)
