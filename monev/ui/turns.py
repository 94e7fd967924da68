"""Pages are drawn one after the other: drawn all at once, each of many would be ready only when all of them are."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

_PATIENCE = 2.0
"""Seconds after which a page is drawn all the same: the one before it may be waiting for something else."""
_turn = BoundedSemaphore(1)


@contextmanager
def in_turn() -> Iterator[None]:
    """Draw a page when those that were asked for before it are drawn."""
    has_turn = _turn.acquire(timeout=_PATIENCE)
    try:
        yield
    finally:
        if has_turn:
            _turn.release()
