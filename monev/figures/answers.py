"""What is asked of the database, remembered as long as it stays the same, and how its rows are narrowed."""

from __future__ import annotations

import pickle
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from typing import Any, TypeVar

from monev.database import Database, Row

T = TypeVar("T")


def ask_unggahan(db: Database, name: str, entry_hash: str, **params: Any) -> list[Row]:
    """The answer to a question about one unggahan, which `entry_hash` names, remembered: its rows change only with a
    journal entry, whose hash it then takes. Asking anew is 20 ms of planning queries, 1 ms remembered."""
    asked = sorted((key, tuple(value) if isinstance(value, list) else value) for key, value in params.items())
    return own_rows(_MEMORY.remember((name, entry_hash, *asked), lambda: db.ask(name, **params)))


def own_rows(rows: Iterable[Row]) -> list[Row]:
    """Rows that are remembered, for one who may change them."""
    return [row.copy() for row in rows]


def ask_rencana(db: Database, name: str, satker: str, tahun: int, /, **params: Any) -> list[Row]:
    """As `ask_unggahan`, of one rencana (`satker` as it is stored): remembered until an entry touches that one."""
    return ask_unggahan(db, name, db.newest.of_rencana(satker, tahun), **params)


def remember_rencana(db: Database, key: Hashable, satker: str, tahun: int, make: Callable[[], T]) -> T:
    """What `make` makes of one rencana, remembered until an entry touches it; it must be unchangeable."""
    return _MEMORY.remember((key, satker, tahun, db.newest.of_rencana(satker, tahun)), make)


def ask_plans(db: Database, name: str, **params: Any) -> list[Row]:
    """As `ask_unggahan`, of all plans: remembered until an entry changes one of them."""
    return ask_unggahan(db, name, db.newest.of_plans(), **params)


def remember_plans(db: Database, key: Hashable, make: Callable[[], T]) -> T:
    """What `make` makes of all plans, remembered until an entry changes one of them; it must be unchangeable."""
    return _MEMORY.remember((key, db.newest.of_plans()), make)


def narrowed(rows: Iterable[Row], **values: str | None) -> list[Row]:
    """The rows with just these values, where one is given; "" is the value of a cell that holds nothing."""
    wanted = {column: value for column, value in values.items() if value is not None}
    return [row for row in rows if all((row[column] or "") == value for column, value in wanted.items())]


class _Memory:
    """The answers used last, at most so many bytes of them: as long as they are pickled, which C counts in a moment."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._size = 0
        self._answers: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self._lock = threading.Lock()

    def remember(self, key: Hashable, make: Callable[[], T]) -> T:
        """The answer kept under `key`, else what `make` gives; what it raises is not kept."""
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
                return self._answers[key][0]
        answer = make()
        size = _KEY_BYTES + len(pickle.dumps(answer, pickle.HIGHEST_PROTOCOL))
        with self._lock:
            self._size += size - self._answers.pop(key, (None, 0))[1]
            self._answers[key] = (answer, size)
            while self._size > self._limit and len(self._answers) > 1:
                self._size -= self._answers.popitem(last=False)[1][1]
        return answer


_KEY_BYTES = 1000
"""What an answer takes besides itself: its key, its place."""

MEMORY_BYTES = 32 * 2**20
"""Of answers as they are pickled, each some seven times as long in memory. Ringkasan asks 400 KB so of an office with
228 tenggat at one posisi: 80 such offices are looked at in turn without asking again, 20 times as fast."""

_MEMORY = _Memory(MEMORY_BYTES)
