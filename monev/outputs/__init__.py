"""What the program makes: template, lists, documents, messages, Ringkasan as a page to send."""

from collections.abc import Callable
from io import BytesIO


def saved(save: Callable[[BytesIO], object]) -> bytes:
    """What something saves to a file, as bytes."""
    buffer = BytesIO()
    save(buffer)
    return buffer.getvalue()
