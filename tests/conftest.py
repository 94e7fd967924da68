"""Fixtures that many tests share: a journal, a database that follows it, and the clock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from monev.database import Database
from monev.journal import FolderJournal


@pytest.fixture
def journal(tmp_path: Path) -> FolderJournal:
    """An empty journal in a folder of its own."""
    return FolderJournal(tmp_path / "monev.jurnal")


@pytest.fixture
def db(tmp_path: Path, journal: FolderJournal) -> Iterator[Database]:
    """A DuckDB file beside `journal`, empty; `db.ikuti()` after adding to the journal."""
    database = Database.open_at(tmp_path / "monev.duckdb", journal)
    yield database
    database.close()


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Fix the clock: hari_ini("2025-09-30")."""
    return lambda day: monkeypatch.setenv("MONEV_HARI_INI", day)
