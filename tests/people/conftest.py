"""An office with its people, and two programs that follow one journal."""

import pytest

from monev.database import Database
from monev.journal import open_journal
from tests.accounts.material import accounts as accounts
from tests.conftest import filled_by
from tests.makers import SATKER, add_people

OTHER = "KPU Kabupaten Lain"


@filled_by
def office(db: Database) -> None:
    """Set up an admin of every satker, an admin of SATKER, and people of SATKER, OTHER and both."""
    add_people(db, budi={SATKER: "admin"}, citra={SATKER: "operator"}, dewi={OTHER: "operator"})
    add_people(db, eko={SATKER: "operator", OTHER: "pemeriksa"})


@pytest.fixture
def two(tmp_path) -> list[Database]:
    """Open two databases that follow one journal, as two processes do."""
    journal = str(tmp_path / "monev.jurnal")
    names = ("0.duckdb", "1.duckdb")
    return [Database.open_at(tmp_path / name, open_journal(journal)) for name in names]
