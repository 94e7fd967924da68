"""Fixtures that many tests share: a journal, a database that follows it, and the clock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from monev.basisdata import Basisdata
from monev.jurnal import JurnalFolder


@pytest.fixture
def jurnal(tmp_path: Path) -> JurnalFolder:
    """An empty journal in a folder of its own."""
    return JurnalFolder(tmp_path / "monev.jurnal")


@pytest.fixture
def db(tmp_path: Path, jurnal: JurnalFolder) -> Iterator[Basisdata]:
    """A DuckDB file beside `jurnal`, empty; `db.ikuti()` after adding to the journal."""
    basisdata = Basisdata.buka(tmp_path / "monev.duckdb", jurnal)
    yield basisdata
    basisdata.tutup()


@pytest.fixture
def hari_ini(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Fix the clock: hari_ini("2025-09-30")."""
    return lambda tanggal: monkeypatch.setenv("MONEV_HARI_INI", tanggal)
