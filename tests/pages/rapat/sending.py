"""What a browser sends from the room, done as the room does it: read by its type first."""

from typing import Any

from pages.rapat import messages, shapes
from pages.rapat.messages import Answer, Desk


def perform(desk: Desk, message: Any) -> Answer:
    """Do what it asks."""
    return messages.perform(desk, shapes.read_message(message))


def answer_once(desk: Desk, message: Any) -> Answer:
    """Do it, unless it was done already."""
    return messages.answer_once(desk, shapes.read_message(message))
