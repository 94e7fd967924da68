"""Fixtures of the journal. A test that takes `home` runs in a folder and in PostgreSQL."""

from pathlib import Path

import pytest

from monev.journal import Journal
from tests.journal.homes import Home, PostgresHome, SqliteHome
from tests.journal.homes import home as home
from tests.journal.homes import postgres_home as postgres_home
from tests.makers import append_unggahan, sample_content

ORIGINAL = b"PK\x03\x04 isi berkas asli"


@pytest.fixture
def three(journal: Journal) -> Journal:
    """Make a journal of three entries; the second has an original."""
    append_unggahan(journal)
    append_unggahan(journal, sample_content(unggahan=2), file=ORIGINAL)
    append_unggahan(journal, sample_content(unggahan=3))
    return journal


@pytest.fixture
def other(request: pytest.FixtureRequest, home: Home, tmp_path: Path) -> Home:
    """Make an empty home of the other kind."""
    if isinstance(home, PostgresHome):
        return SqliteHome(tmp_path / "lain.jurnal")
    return request.getfixturevalue("postgres_home")


@pytest.fixture
def full(home: Home) -> Home:
    """Fill a home with four entries; the second and fourth have the same original, the third its
    own.
    """
    journal = home.open()
    for number, file in enumerate((None, b"sama", b"lain", b"sama"), start=1):
        append_unggahan(journal, sample_content(unggahan=number), file=file)
    return home
