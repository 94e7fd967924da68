"""What every page gets from the router: the open store, the view being looked at, and who looks."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TypeVar

import streamlit as st

from monev.access import ACTIONS, LOCAL, ROLE_ACTIONS, Action, NotAllowed, Visitor, acting_from
from monev.database import Database, find_place
from monev.figures import View, view_at
from monev.journal import open_journal
from monev.people.visits import note_machine, visitor_of
from monev.ui import rehearsal, watched
from monev.ui.address import Choice

_KEY = "konteks"
_CHANGES_PLAN: frozenset[Action] = frozenset(
    {"batalkan", "lapor", "atur_pic", "verifikasi", "rapat"}
)
"""What is not done on a closed plan. A file may be another plan's, and answers hold for the next
one."""
K = TypeVar("K", bound="AnyContext")
_is_local: list[Callable[[], bool]] = [lambda: True]
"""How it is known whether a visit is made at the machine; without a server (a page run by a test)
it is."""


@dataclass(frozen=True, slots=True)
class AnyContext:
    """What a page works with. `choice` is None while there is no rencana at all, `view` also while
    the chosen one has no unggahan that stands: most pages need a `Context`, Riwayat a
    `RencanaContext`."""

    db: Database
    choice: Choice | None
    view: View | None
    visitor: Visitor = LOCAL

    def may(self, action: Action) -> bool:
        """Whether who looks may do this at the satker that is looked at; without one, anywhere."""
        if self.choice is None:
            return self.visitor.may_anywhere(action)
        if self._is_closed_to(action):
            return False
        return self.visitor.may(action, self.choice.satker)

    def offers(self, action: Action) -> bool:
        """Whether this action may be offered where the page is; where it may not, the page says why
        instead."""
        if not self.may(action):
            st.caption(self.only_looking(action))
        return self.may(action)

    def only_looking(self, action: Action) -> str:
        """Why this action is not offered: a guest signs in, a person asks the admin for the
        role."""
        if self._is_closed_to(action):
            return "Hanya melihat: rencana ini ditutup. Admin dapat membukanya lagi di Pengaturan."
        if not self.visitor.is_person:
            return f"Hanya melihat. Masuk untuk {ACTIONS[action]}."
        roles = " atau ".join(role for role, allowed in ROLE_ACTIONS.items() if action in allowed)
        return f"Hanya melihat. Untuk {ACTIONS[action]}, minta admin memberi peran {roles}."

    def _is_closed_to(self, action: Action) -> bool:
        return self.view is not None and self.view.is_closed and action in _CHANGES_PLAN


@dataclass(frozen=True, slots=True)
class RencanaContext(AnyContext):
    """There is a rencana to look at, perhaps with every unggahan of it cancelled."""

    choice: Choice

    @property
    def rencana(self) -> tuple[Database, str, int]:
        """The rencana in its store, as it is asked for everywhere."""
        return self.db, self.choice.satker, self.choice.tahun


@dataclass(frozen=True, slots=True)
class Context(RencanaContext):
    """There is a rencana, and an unggahan of it to judge."""

    view: View


def set_context(ctx: AnyContext) -> None:
    """Hand what is looked at, and by whom, to the page that runs next."""
    st.session_state[_KEY] = ctx


def current(needed: type[K]) -> K:
    """The context of this run, on a page that needs at least this one (`page_table`)."""
    k = st.session_state[_KEY]
    assert isinstance(k, needed)
    return k


def is_for_guest() -> bool:
    """Whether this run is for somebody who is not signed in; not known before the head of its page
    was drawn."""
    k = st.session_state.get(_KEY)
    return isinstance(k, AnyContext) and k.visitor.is_guest


def look_again(k: K) -> K:
    """The same for who looks now: what runs without the router may outlive a session. Raises
    NotAllowed."""
    visitor = current_visitor(k.db)
    if k.choice is not None and not visitor.may("lihat", k.choice.satker):
        raise NotAllowed(
            (
                "Halaman ini tidak lagi terbuka untuk Anda: sesi Anda sudah berakhir, atau izinnya "
                "diubah."
            ),
            "Muat ulang halaman, lalu masuk lagi. Yang sudah tersimpan tidak berubah.",
        )
    return replace(k, visitor=visitor)


def view_again(ctx: Context) -> Context:
    """The same context with its view as it is now, where something was stored since the page was
    drawn."""
    number = ctx.view.unggahan if ctx.view.is_chosen else None
    return replace(ctx, view=view_at(*ctx.rencana, ctx.view.posisi, unggahan=number))


def open_store() -> Database:
    """The store of this process, brought up to the journal's newest entry where that keeps nobody
    waiting. Raises MonevError: DatabaseLocked, DatabaseNewer, JournalDamaged."""
    place = find_place()
    db = _opened(str(place.db), place.journal)
    db.keep_up()
    return db


@cache
def _opened(file: str, journal: str) -> Database:
    return Database.open_at(Path(file), open_journal(journal))


def current_database() -> Database:
    """The store of this visit: that of the process, or of a visit that practises its own. Raises as
    `open_store`."""
    practised = rehearsal.current()
    return open_store() if practised is None else practised.db


def tell_locality(is_local: Callable[[], bool]) -> None:
    """Say how it is known whether the visit of a run is made at the machine itself."""
    _is_local[0] = is_local


def current_visitor(db: Database) -> Visitor:
    """Who this run is for, also while they practise: asked in each run and each callback, for a
    session may have ended. Raises MonevError."""
    if (practised := rehearsal.current()) is not None:
        db = practised.real
    is_local = _is_local[0]()
    return visitor_of(db, {} if is_local else st.context.cookies, is_local=is_local)


def current_actor(db: Database) -> str:
    """The pelaku of what this run stores; asked right before storing, so that the journal also
    knows from where."""
    return act_as(current_visitor(db))


def act_as(visitor: Visitor) -> str:
    """As `current_actor`, where who looks was asked just now."""
    # What is practised is nobody's record.
    address = (
        "" if visitor.is_local or rehearsal.current() is not None else st.context.ip_address or ""
    )
    acting_from("halaman", note_machine(find_place().journal, address))
    watched.act(visitor.pelaku)
    return visitor.pelaku
