"""Both homes of a journal: a test that takes `home` runs in a folder and in PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journal.homes import FolderHome, Home, PostgresHome


@pytest.fixture(params=["folder", "postgres"])
def home(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Home]:
    """An empty home."""
    if request.param == "folder":
        yield FolderHome(tmp_path / "rumah.jurnal")
        return
    result = PostgresHome(request.getfixturevalue("postgres").new_database())
    yield result
    result.close()
