"""What a browser may ask over its live connection: what our pages ask, and a download only while it is still theirs.
Streamlit runs the maker of a download for whoever sends its number, and has messages of its own that none of our pages
sends: so each message of somebody elsewhere is looked at before Streamlit gets it."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Awaitable, Callable

from google.protobuf.message import DecodeError
from starlette.types import Message, Receive, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

from monev.access import Visitor
from monev.core.errors import MonevError

OF_OUR_PAGES = frozenset(
    {"rerun_script", "stop_script", "file_urls_request", "app_heartbeat", "load_git_info", "backend_operation_request"}
)
POLICY_VIOLATION = 1008
DOWNLOADS = frozenset({"deferred_file", "dataframe_chunk"})

GIVEN = re.compile(rb"/media/([0-9a-f]{16,64})\b|b ([0-9a-f]{32})")
"""In what Streamlit sends: the address of a file, and the number of a download (its field 12, 32 letters long)."""
MOST_SESSIONS, MOST_GIVEN = 2000, 1000
_given: OrderedDict[str, OrderedDict[str, None]] = OrderedDict()
"""Session → what was given to it, the latest last; touched by the server's own thread alone."""


def note_given(session: str, sent: bytes) -> None:
    """Remember for which session the addresses and numbers in a message were made."""
    for match in GIVEN.finditer(sent):
        theirs = _given.setdefault(session, OrderedDict())
        theirs[(match[1] or match[2]).decode()] = None
        _given.move_to_end(session)
        while len(theirs) > MOST_GIVEN:
            theirs.popitem(last=False)
        while len(_given) > MOST_SESSIONS:
            _given.popitem(last=False)


def was_given(session: str, number: str) -> bool:
    """Whether that number, or the file of that address, was made for this session. Others who come to know it get
    nothing by it."""
    return number in _given.get(session, ())


class LiveConnection:
    """One live connection of `visitor` in a `session`; `ask_again` tells who is behind it now. It ends at the first
    download after they changed (signed out, another role, a link withdrawn), or that was made for another session: the
    browser comes back and is let in anew, or not."""

    def __init__(
        self,
        receive: Receive,
        send: Send,
        visitor: Visitor,
        ask_again: Callable[[], Awaitable[Visitor]],
        session: str = "",
    ):
        self._session = session
        self._receive, self._send = receive, send
        self._visitor, self._ask_again = visitor, ask_again
        self._has_shown_a_page = self._is_over = False

    async def receive(self) -> Message:
        """The next message that Streamlit may have."""
        while True:
            message = await self._receive()
            asked = _read(message)
            if asked is None:
                return message
            kind = asked.WhichOneof("type")
            if kind == "rerun_script" and not asked.rerun_script.fragment_id:
                self._has_shown_a_page = True
            if kind == "backend_operation_request":
                if asked.backend_operation_request.WhichOneof("payload") not in DOWNLOADS:
                    continue
                number = asked.backend_operation_request.deferred_file.file_id
                if (number and not was_given(self._session, number)) or not await self._is_still_theirs():
                    return await self._end()
            if kind in OF_OUR_PAGES:
                return message

    async def send(self, message: Message) -> None:
        """What Streamlit sends; nothing any more once it is over."""
        if not self._is_over:
            note_given(self._session, message.get("bytes") or b"")
            await self._send(message)

    async def _is_still_theirs(self) -> bool:
        """Numbers of downloads outlive a broken line, so a page is asked for first, on which they are given anew."""
        try:
            return self._has_shown_a_page and await self._ask_again() == self._visitor
        except MonevError:  # it can't be known who asks: nothing is given meanwhile
            return False

    async def _end(self) -> Message:
        self._is_over = True
        await self._send({"type": "websocket.close", "code": POLICY_VIOLATION})
        return {"type": "websocket.disconnect", "code": POLICY_VIOLATION}


def _read(message: Message) -> BackMsg | None:
    content = message.get("bytes") if message["type"] == "websocket.receive" else None
    if content is None:
        return None
    asked = BackMsg()
    try:
        asked.ParseFromString(content)
    except DecodeError:  # Streamlit says so itself
        return None
    return asked
