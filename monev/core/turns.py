"""Turns for drawing pages.

They are drawn one after the other: if many were drawn at once, all would be ready only at the end.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore, local

_PATIENCE = 2.0
"""Seconds after which a page is drawn without its turn, since the one before may be waiting for
something."""
_turn = BoundedSemaphore(1)
_thread = local()


@contextmanager
def in_turn() -> Iterator[None]:
    """Draw a page after those requested before it."""
    _thread.has_turn = _turn.acquire(timeout=_PATIENCE)
    try:
        yield
    finally:
        _give_up()


@contextmanager
def aside() -> Iterator[None]:
    """Let others draw while this page waits. Outside a page it does nothing."""
    had_turn = _give_up()
    try:
        yield
    finally:
        if had_turn:
            _thread.has_turn = _turn.acquire(timeout=_PATIENCE)


def _give_up() -> bool:
    """Pass the turn on. Return True if this thread had it."""
    had_turn = getattr(_thread, "has_turn", False)
    _thread.has_turn = False
    if had_turn:
        _turn.release()
    return had_turn
