"""How much the server holds of what visitors send: at most so much of one visit, of one machine, and in all.

Streamlit keeps every uploaded file in memory until its visit ends, and asks only that each be small enough. So the
files a visit sent first go when it sends more (a page shows one at a time, and keeps what it is working on itself), and
a machine or everybody together over their ceiling are told so. What comes in is counted while it comes: a body is cut
at the ceiling, never read first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config
from streamlit.runtime import Runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

MB = 1024 * 1024
FRAMING = MB
"""What a form adds around a file: boundaries and names."""
LARGEST_OTHER_BODY = MB
FILES_OF_VISIT = 20
TOO_LARGE = "Berkas ini terlalu besar."
TOO_MUCH = "Terlalu banyak berkas dikirim sekaligus. Tunggu sebentar, lalu coba lagi."
_PLACE = re.compile(r"/_stcore/upload_file/(?P<visit>[^/]+)/(?P<file>[^/]+)")


class _Cut(Exception):
    """The body goes beyond what may still come."""


@dataclass
class Ceilings:
    """In bytes: of one visit, of one machine, in all; and what is on its way or lies there."""

    of_visit: int
    of_machine: int
    in_all: int
    coming: dict[str, int] = field(default_factory=dict)
    """Machine → bytes that are on their way now."""
    machines: dict[str, str] = field(default_factory=dict)
    """Visit → the machine it came from."""


def usual_ceilings() -> Ceilings:
    """Two of the largest files for a visit, six for a machine, twelve in all."""
    largest = config.get_option("server.maxUploadSize") * MB
    return Ceilings(2 * largest, 6 * largest, 12 * largest)


class LimitUploads:
    """ASGI middleware: keeps the ceilings."""

    def __init__(self, app: ASGIApp, ceilings: Ceilings | None = None) -> None:
        """`ceilings`: those of the settings where not given."""
        self.app = app
        self.ceilings = ceilings or usual_ceilings()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request, as ASGI has it."""
        if scope["type"] != "http" or scope["method"] in ("GET", "HEAD", "OPTIONS", "DELETE"):
            await self.app(scope, receive, send)
            return
        place = _PLACE.fullmatch(scope["path"])
        if place is None:
            await self._take_body(scope, receive, send, LARGEST_OTHER_BODY, machine=None)
            return
        machine = scope["client"][0] if scope.get("client") else ""
        largest = config.get_option("server.maxUploadSize") * MB + FRAMING
        announced = Headers(scope=scope).get("content-length", "")
        expected = int(announced) if announced.isdecimal() else 0
        if expected <= largest and expected > self._room(machine):
            await PlainTextResponse(TOO_MUCH, 413)(scope, receive, send)
            return
        await self._take_body(scope, receive, send, largest, machine=machine)
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
            self.ceilings.of_machine - of_machine - coming.get(machine, 0),
            self.ceilings.in_all - sum(held.values()) - sum(coming.values()),
        )

    async def _take_body(
        self, scope: Scope, receive: Receive, send: Send, largest: int, *, machine: str | None
    ) -> None:
        received = 0
        words = TOO_LARGE
        answered = False

        async def receive_counted() -> Message:
            nonlocal received, words
            message = await receive()
            size = len(message.get("body", b""))
            if machine is not None and size > self._room(machine):
                words = TOO_MUCH
                raise _Cut
            received += size
            if machine is not None:
                self.ceilings.coming[machine] = self.ceilings.coming.get(machine, 0) + size
            if received > largest:
                raise _Cut
            return message

        async def send_noted(message: Message) -> None:
            nonlocal answered
            answered = True
            await send(message)

        announced = Headers(scope=scope).get("content-length", "")
        try:
            if announced.isdecimal() and int(announced) > largest:
                raise _Cut
            await self.app(scope, receive_counted, send_noted)
        except _Cut:
            if not answered:
                await PlainTextResponse(words, 413)(scope, receive, send)
        finally:
            if machine is not None:
                self.ceilings.coming[machine] = self.ceilings.coming.get(machine, 0) - received
                if self.ceilings.coming[machine] <= 0:
                    del self.ceilings.coming[machine]


def _files() -> MemoryUploadedFileManager | None:
    files = Runtime.instance().uploaded_file_mgr if Runtime.exists() else None
    return files if isinstance(files, MemoryUploadedFileManager) else None


def _held_by_visit() -> dict[str, int]:
    files = _files()
    if files is None:
        return {}
    return {visit: sum(len(one.data) for one in list(own.values())) for visit, own in list(files.file_storage.items())}


def _make_room(visit: str, ceiling: int) -> None:
    """Let go of what a visit sent first, until the rest is below its ceiling; the newest file always stays."""
    files = _files()
    own = list(files.file_storage.get(visit, {}).items()) if files else []
    held = sum(len(one.data) for _, one in own)
    while files and len(own) > 1 and (held > ceiling or len(own) > FILES_OF_VISIT):
        file_id, oldest = own.pop(0)
        files.remove_file(visit, file_id)
        held -= len(oldest.data)
