"""How much the server holds of what visitors send: at most so much of one visit, of one machine, and in all.

Streamlit keeps every uploaded file in memory until its visit ends, and sees to it only that each be small enough. So
the files a visit sent first go when it sends more (a page shows one at a time, and keeps what it is working on itself),
and a machine or everybody together over their ceiling are told so. What is sent says how long it is, as browsers do:
what does not is refused, and what is on its way counts whole.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import config
from streamlit.runtime import Runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

MB = 1024 * 1024
FRAMING = MB
"""What a form adds around a file: boundaries and names."""
LARGEST_OTHER_BODY = 16 * 1024
FILES_OF_VISIT = 20
TOO_LARGE = "Berkas ini terlalu besar."
TOO_MUCH = "Terlalu banyak berkas dikirim sekaligus. Tunggu sebentar, lalu coba lagi."
_PLACE = re.compile(r"/_stcore/upload_file/(?P<visit>[^/]+)/(?P<file>[^/]+)")


@dataclass
class Ceilings:
    """In bytes: of one visit, of one machine, in all; and what is on its way or lies there."""

    of_visit: int
    of_machine: int
    in_all: int
    coming: Counter[str] = field(default_factory=Counter)
    """Machine → bytes that are on their way now."""
    machines: dict[str, str] = field(default_factory=dict)
    """Visit → the machine it came from."""


def usual_ceilings() -> Ceilings:
    """Two of the largest files for a visit, six for a machine, twelve in all."""
    largest = config.get_option("server.maxUploadSize") * MB
    return Ceilings(2 * largest, 6 * largest, 12 * largest)


class LimitUploads:
    """ASGI middleware: keeps the ceilings."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.ceilings = usual_ceilings()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request, as ASGI has it."""
        if scope["type"] != "http" or scope["method"] in ("GET", "HEAD", "OPTIONS", "DELETE"):
            await self.app(scope, receive, send)
            return
        headers, place = Headers(scope=scope), _PLACE.fullmatch(scope["path"])
        length = headers.get("content-length", "") if "transfer-encoding" not in headers else ""
        largest = config.get_option("server.maxUploadSize") * MB + FRAMING if place else LARGEST_OTHER_BODY
        machine = scope["client"][0] if scope.get("client") else ""
        if not length.isdecimal() or int(length) > largest:
            await PlainTextResponse(TOO_LARGE, 413)(scope, receive, send)
        elif place is None:
            await self.app(scope, receive, send)
        elif int(length) > self._room(machine):
            await PlainTextResponse(TOO_MUCH, 413)(scope, receive, send)
        else:
            self.ceilings.coming[machine] += int(length)
            try:
                await self.app(scope, receive, send)
            finally:
                self.ceilings.coming[machine] -= int(length)
            self.ceilings.machines[place["visit"]] = machine
            _make_room(place["visit"], self.ceilings.of_visit)

    def _room(self, machine: str) -> int:
        """How many bytes may still come from a machine."""
        held = _held_by_visit()
        for gone in self.ceilings.machines.keys() - held.keys():
            del self.ceilings.machines[gone]
        of_machine = sum(size for visit, size in held.items() if self.ceilings.machines.get(visit) == machine)
        coming = self.ceilings.coming
        return min(
            self.ceilings.of_machine - of_machine - coming[machine],
            self.ceilings.in_all - sum(held.values()) - coming.total(),
        )


def _files() -> MemoryUploadedFileManager | None:
    files = Runtime.instance().uploaded_file_mgr if Runtime.exists() else None
    return files if isinstance(files, MemoryUploadedFileManager) else None


def _held_by_visit() -> dict[str, int]:
    files = _files()
    if files is None:
        return {}
    return {
        visit: sum(len(file.data) for file in list(own.values())) for visit, own in list(files.file_storage.items())
    }


def _make_room(visit: str, ceiling: int) -> None:
    """Let go of what a visit sent first, until the rest is below its ceiling; the newest file always stays."""
    files = _files()
    own = list(files.file_storage.get(visit, {}).items()) if files else []
    held = sum(len(file.data) for _, file in own)
    while files and len(own) > 1 and (held > ceiling or len(own) > FILES_OF_VISIT):
        file_id, oldest = own.pop(0)
        files.remove_file(visit, file_id)
        held -= len(oldest.data)
