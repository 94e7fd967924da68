"""What every page gets from the router: the open store and the view being looked at."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from monev.database import Database, find_place
from monev.figures import View
from monev.journal import open_journal
from monev.ui.address import Choice

_KEY = "konteks"


@dataclass(frozen=True, slots=True)
class AnyContext:
    """`choice` is None while there is no rencana at all, `view` also while the chosen one has no unggahan that stands.

    Most pages need a `Context`, Riwayat a `RencanaContext`; Unggah works without either.
    """

    db: Database
    choice: Choice | None
    view: View | None


@dataclass(frozen=True, slots=True)
class RencanaContext(AnyContext):
    """There is a rencana to look at, perhaps with every unggahan of it cancelled."""

    choice: Choice


@dataclass(frozen=True, slots=True)
class Context(RencanaContext):
    """There is a rencana, and an unggahan of it to judge."""

    view: View


def set_context(db: Database, choice: Choice | None, view: View | None) -> None:
    """Hand what is looked at to the page that runs next."""
    if choice is None:
        context = AnyContext(db, None, None)
    elif view is None:
        context = RencanaContext(db, choice, None)
    else:
        context = Context(db, choice, view)
    st.session_state[_KEY] = context


def current_context() -> AnyContext:
    """The context of this run."""
    return st.session_state[_KEY]


def current_rencana() -> RencanaContext | None:
    """The context of this run, where there is any rencana."""
    context = current_context()
    return context if isinstance(context, RencanaContext) else None


def current_view() -> Context | None:
    """The context of this run, where there is something to judge."""
    context = current_context()
    return context if isinstance(context, Context) else None


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
