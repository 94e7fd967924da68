"""Messages from the room, and how the room does them: read by their type first."""

from collections.abc import Iterator
from typing import Any

from monev.ui.looks.screen_parts import RoomAnswer
from pages.rapat import messages
from pages.rapat.messages import Desk

MEANT = {"uraian": "Susun jadwal", "pic": "Ani", "batas": "2025-10-31"}
SENT: dict[str, dict[str, Any]] = {
    "add catatan": {"area": "I", "entries": {"kendala": "Hujan", "solusi": ""}},
    "add tindak_lanjut": {"area": "I", "entries": MEANT},
    "add bahasan": {"area": None, "entries": {"penutur": "Ketua", "isi": "Segera"}},
    "agree": {"numbers": [1]},
    "attend": {"entries": {"nama": "Cici; Staf", "kehadiran": "hadir"}},
    "attend_again": {},
    "mark_attendance": {"numbers": [1], "kehadiran": "izin"},
    "presence": {"value": True},
    "delete": {"thing": "hadir", "number": 1},
    "correct": {"entries": {"alasan": "Nama keliru"}},
}
"""What is sent of any plan with an area I → its content; after a blank the thing that it is of."""


def message_of(act: str, **content: Any) -> dict[str, Any]:
    """Return the message of an act and, after a blank, of the thing that it is about."""
    action, _, thing = act.partition(" ")
    return {"action": action, **({"thing": thing} if thing else {}), **content}


def perform(desk: Desk, message: Any) -> RoomAnswer:
    """Do what it asks."""
    return messages.perform(desk, messages.read_message(message))


def answer_once(desk: Desk, message: Any) -> RoomAnswer:
    """Do it, unless it was done already."""
    return messages.answer_once(desk, messages.read_message(message))


def every_part(value: Any) -> Iterator[dict[str, Any]]:
    """List every dict of a screen: blocks, items, buttons, forms."""
    if isinstance(value, dict):
        yield value
        value = [*value.values()]
    for part in value if isinstance(value, list) else ():
        yield from every_part(part)
