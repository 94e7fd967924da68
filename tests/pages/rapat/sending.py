"""Messages from the room, done as the room does them: read by their type first."""

from typing import Any

from monev.ui.looks.screen_parts import RoomAnswer
from pages.rapat import messages
from pages.rapat.messages import Desk


def perform(desk: Desk, message: Any) -> RoomAnswer:
    """Do what it asks."""
    return messages.perform(desk, messages.read_message(message))


def answer_once(desk: Desk, message: Any) -> RoomAnswer:
    """Do it, unless it was done already."""
    return messages.answer_once(desk, messages.read_message(message))
