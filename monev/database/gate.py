"""A gate at the connection: many who ask at once, or one who replaces the connection under them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Gate:
    """DuckDB hands out one instance per file for as long as anyone in the process holds it, so a file can only be
    replaced once every question still under way has its answer."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._inside = 0
        self._is_held = False

    @contextmanager
    def shared(self) -> Iterator[None]:
        """Be one of many; waits while someone has the connection alone."""
        with self._condition:
            self._condition.wait_for(lambda: not self._is_held)
            self._inside += 1
        try:
            yield
        finally:
            with self._condition:
                self._inside -= 1
                self._condition.notify_all()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Be alone: waits for the others to leave, and keeps new ones out meanwhile."""
        with self._condition:
            self._condition.wait_for(lambda: not self._is_held)
            self._is_held = True
            self._condition.wait_for(lambda: self._inside == 0)
        try:
            yield
        finally:
            with self._condition:
                self._is_held = False
                self._condition.notify_all()
