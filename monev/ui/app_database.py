"""The store behind the pages: opened once per process, following the journal at each run."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from monev.database import Database, find_place
from monev.journal import open_journal


@st.cache_resource(show_spinner="Membuka data …")
def _open_database(file: str, journal: str) -> Database:
    return Database.open_at(Path(file), open_journal(journal))


def current_database() -> Database:
    """The open store (MONEV_DB, MONEV_JURNAL), brought up to the journal's newest entry.

    Raises MonevError: DatabaseLocked, DatabaseNewer, JournalDamaged.
    """
    location = find_place()
    db = _open_database(str(location.db), location.journal)
    db.catch_up()
    return db
