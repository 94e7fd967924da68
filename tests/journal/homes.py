"""The journal's two homes for tests: a folder and PostgreSQL. A home opens the journal, changes it
behind its back, or takes it away for a while, as an unmounted drive would."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from monev.journal import FolderJournal, Journal
from monev.journal.postgres import PostgresJournal
from monev.journal.postgres_server import Server
from tests.makers import append_unggahan, sample_content
from tests.postgres import Cluster


def fill(
    journal: Journal, count: int, satker: str = "KPU Kabupaten Uji", *, with_originals: bool = False
) -> None:
    """Append so many unggahan of an office."""
    for number in range(1, count + 1):
        file = f"asli {number}".encode() if with_originals else None
        append_unggahan(journal, sample_content(unggahan=number), satker=satker, file=file)


def entry_file(of_folder: FolderJournal | FolderHome, number: int) -> Path:
    """Return the file of an entry in a folder."""
    return of_folder.folder / "entri" / f"{number:08d}.json"


class FolderHome:
    """A journal in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._entries = folder / "entri"
        self._originals = folder / "berkas"

    def open(self) -> Journal:
        """Open the journal as another process would."""
        return FolderJournal(self.folder)

    def text(self, number: int) -> str:
        """Read an entry as it is kept."""
        return entry_file(self, number).read_text()

    def write_text(self, number: int, text: str) -> None:
        """Change an entry as it is kept."""
        entry_file(self, number).write_text(text)

    def drop(self, number: int) -> None:
        """Take an entry away."""
        entry_file(self, number).unlink()

    def set_aside(self, first: int, last: int) -> None:
        """Take entries away until `put_in`, as an unfinished copy lacks them."""
        self._aside.mkdir()
        for number in range(first, last + 1):
            entry_file(self, number).rename(self._aside / entry_file(self, number).name)

    def put_in(self) -> None:
        """Put back the entries that were set aside."""
        for file in self._aside.iterdir():
            file.rename(self._entries / file.name)
        self._aside.rmdir()

    def write_original(self, sha256: str, data: bytes | None) -> None:
        """Change an original; None: take it away."""
        if data is None:
            (self._originals / sha256).unlink()
        else:
            (self._originals / sha256).write_bytes(data)

    def take_away(self) -> None:
        """Take the folder away, as an unmounted drive."""
        self.folder.rename(self._aside)

    def empty(self) -> None:
        """Leave an empty folder, as the mount point of an unmounted drive."""
        self.take_away()
        self.folder.mkdir()

    def empty_entries(self) -> None:
        """Leave an empty folder of entries, as a journal that was just begun."""
        self.take_away()
        self._entries.mkdir(parents=True)

    def shorten(self) -> None:
        """Put an older copy in its place, without entry 3."""
        shutil.copytree(self.folder, self._aside)
        self.drop(3)

    def exchange(self) -> None:
        """Put another office's journal in its place, longer than ours."""
        self.take_away()
        fill(self.open(), 4, "KPU Kabupaten Lain")

    def bring_back(self) -> None:
        """Put back what was taken away."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self._aside.rename(self.folder)

    def content(self) -> object:
        """Read all files of the folder."""
        return {path: path.read_bytes() for path in self.folder.rglob("*") if path.is_file()}

    @property
    def _aside(self) -> Path:
        return self.folder.with_name("dilepas")

    def close(self) -> None:
        """Do nothing: a folder holds nothing open."""


class PostgresHome:
    """A journal in PostgreSQL, with the same methods as FolderHome."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._servers: list[Server] = []

    def open(self) -> Journal:
        """Open the journal with its own connections, as another process would."""
        self._servers.append(Server(self.address))
        return PostgresJournal(self._servers[-1])

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


Home = FolderHome | PostgresHome


@pytest.fixture
def postgres_home(postgres: Cluster) -> Iterator[PostgresHome]:
    """Make an empty database of PostgreSQL."""
    result = PostgresHome(postgres.new_database())
    yield result
    result.close()


@pytest.fixture(params=["folder", "postgres"])
def home(request: pytest.FixtureRequest, tmp_path: Path) -> Home:
    """Make an empty home, first a folder, then PostgreSQL."""
    if request.param == "folder":
        return FolderHome(tmp_path / "rumah.jurnal")
    return request.getfixturevalue("postgres_home")
