"""The journal's two homes as tests handle them: open it, and change what is kept behind its back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import psycopg

from monev.journal import FolderJournal, Journal
from monev.journal.postgres import PostgresJournal
from monev.journal.postgres_server import Server


class FolderHome:
    """A folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._entries = folder / "entri"
        self._originals = folder / "berkas"

    def open(self) -> Journal:
        """Another object of the same journal, as another process has it."""
        return FolderJournal(self.folder)

    def text(self, number: int) -> str:
        """An entry as it is kept."""
        return self._path(number).read_text()

    def write_text(self, number: int, text: str) -> None:
        """Change an entry as it is kept."""
        self._path(number).write_text(text)

    def drop(self, number: int) -> None:
        """Take an entry away."""
        self._path(number).unlink()

    def write_original(self, sha256: str, data: bytes | None) -> None:
        """Change an original; None: take it away."""
        if data is None:
            (self._originals / sha256).unlink()
        else:
            (self._originals / sha256).write_bytes(data)

    def close(self) -> None:
        """Nothing is held."""

    def _path(self, number: int) -> Path:
        return self._entries / f"{number:08d}.json"


class PostgresHome:
    """A database of PostgreSQL."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._servers: list[Server] = []

    def open(self) -> Journal:
        """Another object with its own connections, as another process has it."""
        self._servers.append(Server(self.address))
        return PostgresJournal(self.address, server=self._servers[-1])

    def execute(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """Run a statement beside the journal."""
        with psycopg.connect(self.address, autocommit=True) as connection:
            cursor = connection.execute(statement.encode(), values)
            return cursor.fetchall() if cursor.description else []

    def text(self, number: int) -> str:
        """An entry as it is kept."""
        return self.execute("select teks from jurnal_entri where nomor = %s", number)[0][0]

    def write_text(self, number: int, text: str) -> None:
        """Change an entry as it is kept."""
        self.execute("update jurnal_entri set teks = %s where nomor = %s", text, number)

    def drop(self, number: int) -> None:
        """Take an entry away."""
        self.execute("delete from jurnal_entri where nomor = %s", number)

    def write_original(self, sha256: str, data: bytes | None) -> None:
        """Change an original; None: take it away."""
        if data is None:
            self.execute("delete from jurnal_berkas where sha256 = %s", sha256)
        else:
            self.execute("update jurnal_berkas set isi = %s where sha256 = %s", data, sha256)

    def close(self) -> None:
        """Let go of the connections."""
        for server in self._servers:
            server.close()


Home = FolderHome | PostgresHome
