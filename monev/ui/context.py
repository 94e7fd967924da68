"""What every page gets from the router: the open database, the view, and the visitor."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TypeVar

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from monev.access import ACTIONS, LOCAL, ROLE_ACTIONS, Action, NotAllowed, Visitor, acting_from
from monev.database import Database, find_place
from monev.figures import View, narrow_view, view_at
from monev.figures.views import newest_view
from monev.journal import open_journal
from monev.journal.store import hear_waiting
from monev.people.machines import note_machine
from monev.people.visits import visitor_of
from monev.ui import watched
from monev.ui.address import Choice

_KEY = "konteks"
_CHANGES_PLAN: frozenset[Action] = frozenset(
    {"batalkan", "lapor", "atur_pic", "verifikasi", "verifikasi_kedua", "rapat"}
)
"""The actions that a closed plan refuses.

Uploads and answers are not among them: a file may belong to another plan, and answers are for the
next one.
"""
K = TypeVar("K", bound="AnyContext")
_is_local: list[Callable[[], bool]] = [lambda: True]
"""Tells if a visit is made at the machine itself; True without a server (a test runs a page)."""


@dataclass(frozen=True, slots=True)
class AnyContext:
    """What a page works with.

    | class | choice | view |
    |---|---|---|
    | AnyContext | None if there is no rencana at all | None also if no unggahan is in force |
    | RencanaContext (Riwayat) | set | None if no unggahan is in force |
    | Context (most pages) | set | set |
    """

    db: Database
    choice: Choice | None
    view: View | None
    visitor: Visitor = LOCAL

    def may(self, action: Action) -> bool:
        """True if the visitor may do this at the chosen satker, or anywhere if none is chosen."""
        if self.choice is None:
            return self.visitor.may_anywhere(action)
        if self._is_closed_to(action):
            return False
        return self.visitor.may(action, self.choice.satker)

    def offers(self, action: Action) -> bool:
        """True if the visitor may do this. Otherwise draw the reason in its place."""
        if not self.may(action):
            st.caption(self.only_looking(action))
        return self.may(action)

    def only_looking(self, action: Action) -> str:
        """Return why an action isn't offered: a guest must sign in, a person needs another role."""
        if self._is_closed_to(action):
            return "Hanya melihat: rencana ini ditutup. Admin dapat membukanya lagi di Pengaturan."
        if not self.visitor.is_person:
            return f"Hanya melihat. Anda belum masuk: tekan Masuk di atas untuk {ACTIONS[action]}."
        roles = " atau ".join(role for role, allowed in ROLE_ACTIONS.items() if action in allowed)
        return f"Hanya melihat. Untuk {ACTIONS[action]}, minta admin memberi peran {roles}."

    def _is_closed_to(self, action: Action) -> bool:
        return self.view is not None and self.view.is_closed and action in _CHANGES_PLAN


@dataclass(frozen=True, slots=True)
class RencanaContext(AnyContext):
    """A context with a rencana, though every unggahan of it may be cancelled."""

    choice: Choice

    @property
    def rencana(self) -> tuple[Database, str, int]:
        """The arguments that name the rencana: database, satker, tahun."""
        return self.db, self.choice.satker, self.choice.tahun


@dataclass(frozen=True, slots=True)
class Context(RencanaContext):
    """A context with a rencana and an unggahan in force."""

    view: View

    def may_report(self, pic: str) -> bool:
        """True if the visitor may report on a langkah of this PIC."""
        owns = not self.view.is_closed and self.visitor.owns(self.view.satker, pic)
        return owns or self.may("lapor")


def set_context(ctx: AnyContext) -> None:
    """Hand the context to the page that runs next."""
    st.session_state[_KEY] = ctx


def current(needed: type[K]) -> K:
    """Return the context of this run, which has at least the type the page needs (`page_table`)."""
    ctx = st.session_state[_KEY]
    assert isinstance(ctx, needed)
    return ctx


def shows_sample() -> bool:
    """True if this run shows sample data; False before the head of the page was drawn."""
    ctx = st.session_state.get(_KEY)
    return isinstance(ctx, AnyContext) and ctx.view is not None and ctx.view.simulasi


def is_for_guest() -> bool:
    """True if this run is for a guest; False before the head of the page was drawn."""
    ctx = st.session_state.get(_KEY)
    return isinstance(ctx, AnyContext) and ctx.visitor.is_guest


def look_again(ctx: K) -> K:
    """Return the context with the present visitor, since fragments may outlive a session.

    Raises NotAllowed.
    """
    visitor = current_visitor(ctx.db)
    if ctx.choice is not None and not visitor.may("lihat", ctx.choice.satker):
        raise NotAllowed(
            (
                "Halaman ini tidak lagi terbuka untuk Anda: sesi Anda sudah berakhir, atau izinnya "
                "diubah."
            ),
            "Muat ulang halaman, lalu masuk lagi. Yang sudah tersimpan tidak berubah.",
        )
    return replace(ctx, visitor=visitor)


def view_again(ctx: Context) -> Context:
    """Return the context with the present view, since something may have been stored."""
    number = ctx.view.unggahan if ctx.view.is_chosen else None
    now = replace(ctx, view=view_at(*ctx.rencana, ctx.view.posisi, unggahan=number))
    return now if ctx.view.part is None else narrowed(now)


def at_now(ctx: Context) -> Context:
    """Return the context with the newest state, for pages that act.

    They never look at a past day: what is changed there is what is shown.
    """
    return narrowed(replace(ctx, view=newest_view(*ctx.rencana)))


def narrowed(ctx: Context) -> Context:
    """Return the context with its view narrowed to the chosen areas and PICs."""
    return replace(ctx, view=narrow_view(ctx.db, ctx.view, ctx.choice.area, ctx.choice.pic))


def open_store() -> Database:
    """Return the database of this process, caught up with the journal as far as that is quick.

    Raises MonevError: DatabaseLocked, DatabaseNewer, JournalDamaged.
    """
    place = find_place()
    db = _opened(str(place.db), place.journal)
    db.keep_up()
    return db


@cache
def _opened(file: str, journal: str) -> Database:
    return Database.open_at(Path(file), open_journal(journal))


def _say_waiting(words: str) -> None:
    if get_script_run_ctx(suppress_warning=True) is not None:
        st.toast(words, duration="long")


hear_waiting(_say_waiting)


def tell_locality(is_local: Callable[[], bool]) -> None:
    """Set how to find out if the visit of a run is made at the machine itself."""
    _is_local[0] = is_local


def current_visitor(db: Database) -> Visitor:
    """Return the visitor of this run.

    Read it again in each run and callback, since a session may have ended. Raises MonevError.
    """
    is_local = _is_local[0]()
    return visitor_of(db, {} if is_local else st.context.cookies, is_local=is_local)


def current_actor(db: Database) -> str:
    """Return the pelaku for what this run stores.

    Call it right before storing: it also notes the machine.
    """
    return act_as(current_visitor(db))


def act_as(visitor: Visitor) -> str:
    """Like `current_actor`, for a visitor that was read just now."""
    address = "" if visitor.is_local else st.context.ip_address or ""
    acting_from("halaman", note_machine(find_place().journal, address))
    watched.act(visitor.pelaku)
    return visitor.pelaku
