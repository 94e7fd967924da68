"""Who may use a child next: at most so many at once, kind of work by kind of work, first come first served in each."""

from __future__ import annotations

import threading
from collections import Counter, deque
from collections.abc import Iterator
from contextlib import contextmanager


class Turns:
    """A queue for all. Kinds of work (`lane`) take turns, and none holds every place: of long work of one kind there
    may be as much as there will, the others still come through. Waiting holds no lock that anything else needs."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._most_of_a_lane = max(most - 1, 1)
        self._lock = threading.Lock()
        self._running: Counter[str] = Counter()
        self._waiting: dict[str, deque[threading.Event]] = {}

    @contextmanager
    def turn(self, lane: str) -> Iterator[None]:
        """Wait for a place in this lane, and hold it."""
        called = threading.Event()
        with self._lock:
            self._waiting.setdefault(lane, deque()).append(called)
            self._call_next()
        try:
            called.wait()
            yield
        finally:
            with self._lock:
                self._leave(lane, called)
                self._call_next()

    def waiting(self) -> int:
        """How many wait."""
        with self._lock:
            return sum(map(len, self._waiting.values()))

    def _leave(self, lane: str, called: threading.Event) -> None:
        if called.is_set():
            self._running[lane] -= 1
        else:  # whoever waited was stopped meanwhile
            self._waiting[lane].remove(called)

    def _call_next(self) -> None:
        """Give every free place to the lane whose turn it is: that which waits and was called longest ago."""
        while self._running.total() < self._most:
            lane = next((one for one in self._waiting if self._may_go_on(one)), None)
            if lane is None:
                return
            queue = self._waiting.pop(lane)
            self._running[lane] += 1
            queue.popleft().set()
            self._waiting[lane] = queue  # to the end of the line

    def _may_go_on(self, lane: str) -> bool:
        return bool(self._waiting[lane]) and self._running[lane] < self._most_of_a_lane
