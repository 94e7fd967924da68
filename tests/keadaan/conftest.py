"""One database for all tests of meaning: each rencana in it has a satker of its own, so they do not meet."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from monev.basisdata import Basisdata
from monev.jurnal import JurnalFolder


@pytest.fixture(scope="package")
def toko(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Basisdata]:
    """A real DuckDB file that follows a real journal."""
    folder = tmp_path_factory.mktemp("keadaan")
    basisdata = Basisdata.buka(folder / "monev.duckdb", JurnalFolder(folder / "monev.jurnal"))
    yield basisdata
    basisdata.tutup()
