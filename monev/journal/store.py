"""The one store of an office: entries, originals, accounts and sessions in one database. The same
statements ask an SQLite file (`sqlite_store`) and PostgreSQL (`postgres_store`).

What is asked or changed within `write` is one transaction, whoever asks it."""

import logging
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import cache
from pathlib import Path
from typing import Any, LiteralString, TypeVar, cast

from monev.core.errors import MonevError

log = logging.getLogger(__name__)
T = TypeVar("T")
Param = str | int | bytes | None
Row = tuple[Any, ...]

FOLDER = Path(__file__).resolve().parents[2] / "queries"
ENTRIES, ORIGINALS, REPLACED = "jurnal_entri", "jurnal_berkas", "jurnal_digantikan"
ACCOUNTS = ("sandi", "perangkat", "simpanan", "mesin", "sesi", "undangan", "percobaan")
"""The tables of the accounts (queries/accounts/schema.sql)."""
WAYS_IN = ("sesi", "undangan", "perangkat", "percobaan")
"""Those of them that a backup brings back outdated."""
PLACE_OF_TABLE, PLACE_OF_VALUES = "nama_tabel", "isian"
BUSY_SECONDS = 30.0
NOT_STORED = "Belum ada yang tersimpan."


class NoTables(Exception):
    """There are no tables yet, or no file: nothing is stored."""


class Unwritable(MonevError):
    """The disk takes nothing more: it is full, read-only, or not allowed to this program."""

    title = "Belum dapat disimpan"


@cache
def statement(name: str) -> LiteralString:
    """Read `queries/<name>.sql`, which is the program's own text, never a person's."""
    return cast("LiteralString", (FOLDER / f"{name}.sql").read_text(encoding="utf-8"))


class Store(ABC):
    """A database that keeps everything, safe for many threads and processes. `file`: None for a
    server. Its methods raise MonevError, never an error of a driver."""

    name: str
    file: Path | None = None
    kind: str
    when_empty: str
    how_to_bring_back: str
    how_to_mend = (
        "Pasang cadangan (pulihkan-cadangan), atau lanjutkan dari entri terakhir yang utuh: "
        "jurnal lanjutkan"
    )

    @abstractmethod
    def ask(self, name: str, **params: Param) -> list[Row]:
        """Return the rows of `queries/<name>.sql`; none if there are no tables yet. Within `write`
        of this thread it is part of that transaction."""

    @abstractmethod
    def write(self, work: Callable[[], T], *, made: Callable[[T], bool] | None = None) -> T:
        """Do `work` in one transaction, durable when this returns, and make the tables first. If it
        raises, nothing of it is stored. Within another `write` it is part of that one.

        `made` says afterwards if the result of `work` is stored, where a commit's answer was lost;
        without it such an error is raised."""

    @abstractmethod
    def rows(self, table: str) -> Iterator[Row]:
        """Read all rows of a table, within `snapshot`."""

    @abstractmethod
    def snapshot(self) -> AbstractContextManager[None]:
        """Let this thread see one moment of everything during a `with` block."""

    @abstractmethod
    def take_turn(self, what: str = "") -> None:
        """Wait, within `write`, for others who append (or, with `what`, try the same)."""

    @abstractmethod
    def version(self) -> object:
        """Return what changes with everything stored; None if that cannot be told."""

    @abstractmethod
    def faults(self) -> list[str]:
        """List what is damaged in the file itself, in sentences."""

    @abstractmethod
    def close(self) -> None:
        """Close all connections."""

    def why_nothing_fits(self) -> str | None:
        """Return why nothing more can be written now, if that shows without writing; else None."""
        return None

    def make_private(self) -> None:
        """Let nobody but the owner read the file; a server sees to that itself."""
        return

    def fold(self) -> None:
        """Leave nothing of what was deleted in a log beside the file; a server sees to that."""
        return

    def add_row(self, table: str, row: Row) -> None:
        """Add a row to a table, within `write`."""
        self.execute(*insertion(table, row))

    def has_people(self) -> bool:
        """True if somebody has a password or a name here."""
        named = self.ask("accounts/values", jenis="orang", nama="")
        return bool(named or self.ask("accounts/passwords", orang=None))

    def forget_ways_in(self) -> None:
        """End every session, invitation, known browser and secret address, within `write`."""
        for table in WAYS_IN:
            self.empty(table)
        self.ask("accounts/forget_addresses")

    def empty(self, table: str) -> None:
        """Take all rows out of a table, within `write`."""
        self.execute(statement("store/empty_table").replace(PLACE_OF_TABLE, table), {})

    @abstractmethod
    def execute(self, text: str, params: dict[str, Param]) -> list[Row]:
        """Run a statement, within `write`."""


def insertion(table: str, row: Row) -> tuple[str, dict[str, Param]]:
    """Return the statement that adds a row to a table, and its parameters."""
    names = [f"k{place}" for place in range(len(row))]
    values = ", ".join(f"${name}" for name in names)
    text = statement("store/add_row").replace(PLACE_OF_TABLE, table)
    return text.replace(PLACE_OF_VALUES, values), dict(zip(names, row, strict=True))


def broken_characters() -> MonevError:
    """Return the error for text that cannot be hashed or kept."""
    return MonevError(
        "Ada tulisan yang memuat karakter rusak sehingga tidak dapat disimpan.",
        (
            "Ganti nama berkasnya atau ketik ulang sel yang memuat tanda aneh, lalu ulangi. Belum "
            "ada yang tersimpan."
        ),
    )
