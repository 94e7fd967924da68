"""Fixtures of the journal. A test that takes `home` runs in a folder and in PostgreSQL."""

import pytest

from monev.journal import Journal
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
