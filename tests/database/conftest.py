"""Both homes of a journal: a test that takes `home` runs in a folder and in PostgreSQL."""

from pathlib import Path

import pytest

from monev.journal import Journal
from tests.journal.homes import home as home
from tests.journal.homes import postgres_home as postgres_home


@pytest.fixture
def file(tmp_path: Path, journal: Journal) -> Path:
    """A closed database beside its journal."""
    return tmp_path / "monev.duckdb"
