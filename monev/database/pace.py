"""Applying many entries while people look: how much of the time is left to their pages."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

from monev.journal import Entry

JUST_ASKED = 0.2
"""Seconds after a question during which somebody's page is taken to be drawn."""

STRETCH = 0.005
"""Seconds of work after which a page may come in between."""

REST = 0.05
"""And how long at most it is left to it each time; two thirds of the time in all."""


class Pace:
    """Who works in the background rests while questions are asked, unless somebody has to wait for the work."""

    def __init__(self) -> None:
        self._asked = float("-inf")
        self._hurry = threading.Event()

    def asked(self) -> None:
        """A question was asked now, or a page begins to be drawn, which may remember all it shows."""
        self._asked = time.monotonic()

    def hurry(self) -> None:
        """Somebody waits: no rests until `begin`."""
        self._hurry.set()

    def begin(self) -> None:
        """Who waited has its turn."""
        self._hurry.clear()

    def gently(self, entries: Iterator[Entry]) -> Iterator[Entry]:
        """The same entries, with rests between them."""
        since = time.monotonic()
        for entry in entries:
            yield entry
            since = self.rest(since)

    def rest(self, since: float) -> float:
        """Rest where that is due after work since then; since when there is work again."""
        now = time.monotonic()
        if now - since < STRETCH or now - self._asked > JUST_ASKED:
            return since if now - since < STRETCH else now
        self._hurry.wait(min(REST, 2 * (now - since)))
        return time.monotonic()
