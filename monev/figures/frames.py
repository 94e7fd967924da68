"""Asks one query of queries/figures and hands back its rows under the names of the contract."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, Any, TypeVar

import pandas as pd

if TYPE_CHECKING:
    from monev.database import Database

T = TypeVar("T")

# DuckDB does not tell column names apart by case, so N of n/N is written n_dari in SQL and renamed once, here.
_SQL_SUFFIX, _SUFFIX = "_dari", "_N"


def ask(db: Database, name: str, **params: Any) -> pd.DataFrame:
    """The rows of `queries/figures/<name>.sql` (of another folder where `name` names it: "history/turns").

    A denominator is called N (column `n_dari`) or x_N (`x_dari`).
    """
    frame = db.ask(name if "/" in name else f"figures/{name}", **params)
    frame = frame.rename(columns={k: _contract_name(k) for k in frame.columns})
    # Texts as Python's own: each read of an Arrow column builds them anew, a third of what a redraw of Ringkasan took.
    return frame.astype(dict.fromkeys(frame.select_dtypes("str").columns, object))


def ask_unggahan(db: Database, name: str, entry_hash: str, **params: Any) -> pd.DataFrame:
    """As `ask`, for a question about one unggahan, which `entry_hash` names: asked again, it is remembered.

    Rows of an unggahan change only with a journal entry, whose hash it then takes, so under one hash the answer stays.
    A redraw of Ringkasan asks what the one before asked: 20 ms of planning queries, 1 ms remembered.
    """
    answer = _MEMORY.remember((name, entry_hash, *sorted(params.items())), lambda: ask(db, name, **params))
    # A frame of its own for each caller; with pandas' copy-on-write this copies nothing until it is written to.
    return answer.copy(deep=False)


def ask_journal(db: Database, name: str, **params: Any) -> pd.DataFrame:
    """As `ask`, for a question about the whole store: remembered until the journal has another entry.

    Each page asks which rencana there are and which unggahan it looks at: 12 ms of planning queries in each redraw.
    """
    return ask_unggahan(db, name, db.up_to[1], **params)


def remember_journal(db: Database, key: Hashable, make: Callable[[], T]) -> T:
    """What `make` makes of the whole store, remembered until the journal has another entry; it must be unchangeable."""
    return _MEMORY.remember((key, db.up_to[1]), make)


class _Memory:
    """The answers used last, at most `count` of them; a few MB, as the largest frame has some hundred rows."""

    def __init__(self, count: int) -> None:
        self._limit = count
        self._answers: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = threading.Lock()

    def remember(self, key: Hashable, make: Callable[[], T]) -> T:
        """The answer kept under `key`, else what `make` gives; what it raises is not kept."""
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
                return self._answers[key]
        answer = make()
        with self._lock:
            self._answers[key] = answer
            if len(self._answers) > self._limit:
                self._answers.popitem(last=False)
        return answer


_MEMORY = _Memory(320)


def _contract_name(column: str) -> str:
    if column == "n_dari":
        return "N"
    return column.removesuffix(_SQL_SUFFIX) + _SUFFIX if column.endswith(_SQL_SUFFIX) else column
