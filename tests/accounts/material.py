"""Accounts with one person who has a password."""

from pathlib import Path

import pytest

from monev.accounts.store import AccountsStore
from monev.journal.postgres_store import PostgresStore
from monev.journal.sqlite_store import SqliteStore
from monev.journal.store import Store
from monev.people.accounts import Accounts

PASSWORD, NEW_PASSWORD = "kuda lumping di sawah", "gamelan malam minggu"


@pytest.fixture(params=["sqlite", "postgres"])
def accounts(request: pytest.FixtureRequest, tmp_path: Path) -> Accounts:
    """Keep accounts in a file, then in PostgreSQL, with one person who has a password."""
    store: Store = SqliteStore(tmp_path / "monev.jurnal")
    if request.param == "postgres":
        store = PostgresStore(request.getfixturevalue("postgres").new_database())
        request.addfinalizer(store.close)
    made = Accounts(AccountsStore(store))
    made.set_password("ani", PASSWORD)
    return made
