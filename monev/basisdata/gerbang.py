"""A gate at the connection: many who ask at once, or one who replaces the connection under them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Gerbang:
    """DuckDB hands out one instance per file for as long as anyone in the process holds it, so a file can only be
    replaced once every question still under way has its answer."""

    def __init__(self) -> None:
        self._kondisi = threading.Condition()
        self._di_dalam = 0
        self._dipegang = False

    @contextmanager
    def bersama(self) -> Iterator[None]:
        """Be one of many; waits while someone has the connection alone."""
        with self._kondisi:
            self._kondisi.wait_for(lambda: not self._dipegang)
            self._di_dalam += 1
        try:
            yield
        finally:
            with self._kondisi:
                self._di_dalam -= 1
                self._kondisi.notify_all()

    @contextmanager
    def sendiri(self) -> Iterator[None]:
        """Be alone: waits for the others to leave, and keeps new ones out meanwhile."""
        with self._kondisi:
            self._kondisi.wait_for(lambda: not self._dipegang)
            self._dipegang = True
            self._kondisi.wait_for(lambda: self._di_dalam == 0)
        try:
            yield
        finally:
            with self._kondisi:
                self._dipegang = False
                self._kondisi.notify_all()
