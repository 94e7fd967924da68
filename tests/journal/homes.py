"""The store's two engines for tests: an SQLite file and PostgreSQL. A home opens the journal, changes it
behind its back, or takes it away for a while, as an unmounted drive would.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest

from monev.journal import Journal
from monev.journal.postgres_store import PostgresStore
from monev.journal.sqlite_store import SIDE_FILES, SqliteStore
from tests.makers import append_unggahan, sample_content
from tests.postgres import Cluster


def fill(
    journal: Journal, count: int, satker: str = "KPU Kabupaten Uji", *, with_originals: bool = False
) -> None:
    """Append so many unggahan of an office."""
    for number in range(1, count + 1):
        file = f"asli {number}".encode() if with_originals else None
        append_unggahan(journal, sample_content(unggahan=number), satker=satker, file=file)


class SqliteHome:
    """A journal in an SQLite file."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.address = str(file)
        self._stores: list[SqliteStore] = []

    def open(self) -> Journal:
        """Open the journal as another process would."""
        self._stores.append(SqliteStore(self.file))
        return Journal(self._stores[-1])

    def execute(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """Run a statement beside the journal."""
        with closing(sqlite3.connect(self.file, isolation_level=None)) as connection:
            return connection.execute(statement.replace("%s", "?"), values).fetchall()

    def text(self, number: int) -> str:
        """Read an entry as it is kept."""
        return self.execute("select teks from jurnal_entri where nomor = %s", number)[0][0]

    def write_text(self, number: int, text: str) -> None:
        """Change an entry as it is kept."""
        self.execute("update jurnal_entri set teks = %s where nomor = %s", text, number)

    def append(self, number: int, entry_hash: str, text: str) -> None:
        """Append an entry as another program would."""
        row = number, entry_hash, text
        self.execute("insert into jurnal_entri (nomor, hash, teks) values (%s, %s, %s)", *row)
        self.execute("update jurnal_ujung set nomor = %s, hash = %s", number, entry_hash)

    def drop(self, number: int) -> None:
        """Take an entry away."""
        self.execute("delete from jurnal_entri where nomor = %s", number)

    def set_aside(self, first: int, last: int) -> None:
        """Take entries away until `put_in`."""
        self.execute("create table dilepas as select * from jurnal_entri")
        self.execute("delete from jurnal_entri where nomor between %s and %s", first, last)

    def put_in(self) -> None:
        """Put back the entries that were set aside."""
        self.execute("insert or ignore into jurnal_entri select * from dilepas")
        self.execute("drop table dilepas")

    def write_original(self, sha256: str, data: bytes | None) -> None:
        """Change an original; None: take it away."""
        if data is None:
            self.execute("delete from jurnal_berkas where sha256 = %s", sha256)
        else:
            self.execute("update jurnal_berkas set isi = %s where sha256 = %s", data, sha256)

    def take_away(self) -> None:
        """Take the file away, as an unmounted drive."""
        self.close()
        self.file.rename(self._aside)
        for end in SIDE_FILES:
            self.file.with_name(self.file.name + end).unlink(missing_ok=True)

    def empty(self) -> None:
        """Leave an empty file."""
        self.take_away()
        self.file.touch()

    def shorten(self) -> None:
        """Put an older copy in its place, without entry 3."""
        self.take_away()
        shutil.copyfile(self._aside, self.file)
        self.drop(3)
        self.execute(
            "update jurnal_ujung set nomor = 2, hash = (select hash from jurnal_entri where nomor "
            "= 2)"
        )

    def exchange(self) -> None:
        """Put another office's journal in its place, longer than ours."""
        self.take_away()
        fill(self.open(), 4, "KPU Kabupaten Lain")

    def bring_back(self) -> None:
        """Put back what was taken away."""
        self.close()
        for end in ("", *SIDE_FILES):
            self.file.with_name(self.file.name + end).unlink(missing_ok=True)
        self._aside.rename(self.file)

    def content(self) -> object:
        """List all rows of the file's tables."""
        if not self.file.exists() or not self.file.stat().st_size:
            return []
        names = self.execute("select name from sqlite_master where type = 'table' order by name")
        found = []
        for (name,) in names:
            found.append((name, self.execute(f'select * from "{name}"')))  # noqa: S608 - own names
        return found

    @property
    def _aside(self) -> Path:
        return self.file.with_name("dilepas")

    def close(self) -> None:
        """Close the connections."""
        for store in self._stores:
            store.close()


class PostgresHome:
    """A journal in PostgreSQL, with the same methods as SqliteHome."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._servers: list[PostgresStore] = []

    def open(self) -> Journal:
        """Open the journal with its own connections, as another process would."""
        self._servers.append(PostgresStore(self.address))
        return Journal(self._servers[-1])

    def execute(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """Run a statement beside the journal."""
        with psycopg.connect(self.address, autocommit=True) as connection:
            cursor = connection.execute(statement.encode(), values)
            return cursor.fetchall() if cursor.description else []

    def text(self, number: int) -> str:
        return self.execute("select teks from jurnal_entri where nomor = %s", number)[0][0]

    def write_text(self, number: int, text: str) -> None:
        self.execute("update jurnal_entri set teks = %s where nomor = %s", text, number)

    def drop(self, number: int) -> None:
        self.execute("delete from jurnal_entri where nomor = %s", number)

    def set_aside(self, first: int, last: int) -> None:
        self.execute("create table dilepas as table jurnal_entri")
        self.execute("delete from jurnal_entri where nomor between %s and %s", first, last)

    def put_in(self) -> None:
        self.execute("insert into jurnal_entri table dilepas on conflict do nothing")
        self.execute("drop table dilepas")

    def write_original(self, sha256: str, data: bytes | None) -> None:
        if data is None:
            self.execute("delete from jurnal_berkas where sha256 = %s", sha256)
        else:
            self.execute("update jurnal_berkas set isi = %s where sha256 = %s", data, sha256)

    def take_away(self) -> None:
        """Leave an empty database, as after dropping the tables or at a wrong address."""
        self.execute("alter schema public rename to dilepas")
        self.execute("create schema public")

    def shorten(self) -> None:
        """Put an older backup in its place, without entry 3."""
        self.take_away()
        append_unggahan(self.open())  # which makes the tables
        self.execute("delete from jurnal_entri")
        self.execute("insert into jurnal_entri select * from dilepas.jurnal_entri where nomor <= 2")
        self.execute(
            "update jurnal_ujung set nomor = 2, hash = (select hash from jurnal_entri where nomor "
            "= 2)"
        )

    def exchange(self) -> None:
        self.take_away()
        fill(self.open(), 4, "KPU Kabupaten Lain")

    def bring_back(self) -> None:
        self.execute("drop schema public cascade")
        self.execute("alter schema dilepas rename to public")

    def content(self) -> object:
        """List the tables."""
        return sorted(self.execute("select tablename from pg_tables where schemaname = 'public'"))

    def close(self) -> None:
        """Close the connections."""
        for server in self._servers:
            server.close()


Home = SqliteHome | PostgresHome


def home_of(journal: Journal) -> SqliteHome:
    """Return the home of a journal in a file, to change it behind its back."""
    file = journal.store.file
    assert file is not None
    return SqliteHome(file)


@pytest.fixture
def postgres_home(postgres: Cluster) -> Iterator[PostgresHome]:
    """Make an empty database of PostgreSQL."""
    result = PostgresHome(postgres.new_database())
    yield result
    result.close()


@pytest.fixture(params=["sqlite", "postgres"])
def home(request: pytest.FixtureRequest, tmp_path: Path) -> Home:
    """Make an empty home, first a file, then PostgreSQL."""
    if request.param == "sqlite":
        return SqliteHome(tmp_path / "rumah.jurnal")
    return request.getfixturevalue("postgres_home")


@pytest.fixture
def journal(home: Home) -> Journal:
    """Make an empty journal."""
    return home.open()
