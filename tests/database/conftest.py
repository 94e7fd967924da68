"""A database opened as a starting program opens it. A test that takes `home` runs in a folder and
in PostgreSQL.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from monev.database import Database
from monev.journal import Journal
from tests.journal.homes import Home, fill
from tests.journal.homes import home as home
from tests.journal.homes import postgres_home as postgres_home

Open = Callable[[Path, Journal], Database]


@pytest.fixture
def opened() -> Iterator[Open]:
    """Yield a function that opens a database and closes the one it opened before."""
    held: list[Database] = []

    def open_anew(file: Path, journal: Journal) -> Database:
        while held:
            held.pop().close()
        held.append(Database.open_at(file, journal))
        return held[-1]

    yield open_anew
    for db in held:
        db.close()


@pytest.fixture
def file(tmp_path: Path, journal: Journal) -> Path:
    """Return a closed database beside its journal."""
    return tmp_path / "monev.duckdb"


@pytest.fixture
def file_of_home(tmp_path: Path, home: Home) -> Path:
    """Return a closed database of three unggahan."""
    fill(journal := home.open(), 3)
    Database.open_at(tmp_path / "monev.duckdb", journal).close()
    return tmp_path / "monev.duckdb"
