"""Who looks at this page or presses in it, asked anew in each run and each callback: a session may have ended."""

from collections.abc import Callable

import streamlit as st

from monev.access import Visitor, acting_from
from monev.database import Database
from monev.people.visits import visitor_of
from monev.ui import rehearsal, watched

_is_local: list[Callable[[], bool]] = [lambda: True]
"""How it is known whether a visit is made at the machine; without a server (a page run by a test) it is."""


def tell_locality(is_local: Callable[[], bool]) -> None:
    """Say how it is known whether the visit of a run is made at the machine itself."""
    _is_local[0] = is_local


def current_visitor(db: Database) -> Visitor:
    """Who this run is for, also while they practise. Raises MonevError."""
    practised = rehearsal.current()
    if practised is not None:
        db = practised.real
    is_local = _is_local[0]()
    return visitor_of(db, {} if is_local else st.context.cookies, is_local=is_local)


def current_actor(db: Database) -> str:
    """The pelaku of what this run stores; asked right before storing, so that the journal also knows from where."""
    return act_as(current_visitor(db))


def act_as(visitor: Visitor) -> str:
    """As `current_actor`, where who looks was asked just now."""
    address = "" if visitor.is_local else st.context.ip_address or ""
    acting_from(f"halaman {address}".strip())
    watched.act(visitor.pelaku)
    return visitor.pelaku
