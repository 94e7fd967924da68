"""One database for all tests of meaning: each rencana in it has a satker of its own, so they do not meet."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from monev.database import Database
from monev.journal import FolderJournal


@pytest.fixture(scope="package")
def shared_db(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A real DuckDB file that follows a real journal."""
    folder = tmp_path_factory.mktemp("keadaan")
    database = Database.open_at(folder / "monev.duckdb", FolderJournal(folder / "monev.jurnal"))
    yield database
    database.close()
