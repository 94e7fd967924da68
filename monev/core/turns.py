"""Pages are drawn one after the other: drawn all at once, each of many would be ready only when all
of them are."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore, local

_PATIENCE = 2.0
"""Seconds after which a page is drawn all the same: the one before it may be waiting for something
else."""
_turn = BoundedSemaphore(1)
_thread = local()


@contextmanager
def in_turn() -> Iterator[None]:
    """Draw a page when those that were asked for before it are drawn."""
    _thread.has_turn = _turn.acquire(timeout=_PATIENCE)
    try:
        yield
    finally:
        _give_up()


@contextmanager
def aside() -> Iterator[None]:
    """Let others draw while this page waits; outside a page nothing."""
    had_turn = _give_up()
    try:
        yield
    finally:
        if had_turn:
            _thread.has_turn = _turn.acquire(timeout=_PATIENCE)


def _give_up() -> bool:
    """Whether this thread had the turn, which is the next one's now."""
    had_turn = getattr(_thread, "has_turn", False)
    _thread.has_turn = False
    if had_turn:
        _turn.release()
    return had_turn
