"""What each open page shows, and up to which journal entry.

New entries redraw the pages they concern.
"""

import time
from dataclasses import dataclass, field
from typing import NamedTuple

from streamlit.runtime.scriptrunner import get_script_run_ctx

from monev.database import Database

OWN_SECONDS = 5.0
"""Entries in a person's name so soon after they pressed are their own; their page has shown them
already."""


class State(NamedTuple):
    """The state of the data: the last entry, and a notice about the journal ("" if all is well).

    `is_late`: many entries are still to be applied.
    """

    number: int
    notice: str
    is_late: bool = False


UNKNOWN = State(-1, "?")


def state_of(db: Database) -> State:
    """Return the present state."""
    trouble = db.trouble()
    return State(db.up_to[0], "" if trouble is None else trouble.title, db.is_late)


@dataclass(slots=True)
class Watched:
    """One open page.

    `state`: None if it follows by itself or shows nothing. `satker`: besides everybody's entries it
    shows those of this satker (None: of all).
    """

    state: State | None
    satker: str | None
    own: set[int] = field(default_factory=set)
    _acts: tuple[str, float] | None = None

    def act(self, pelaku: str) -> None:
        """Note that somebody stores something from this page."""
        self._acts = (pelaku, time.monotonic())

    def is_behind(self, db: Database) -> bool:
        """True if the page shows something that somebody else has changed."""
        now = state_of(db)
        if self.state is None or now.is_late:
            return False  # wait until all entries are applied
        if self.state.is_late or self.state.notice != now.notice:
            return True
        if (news := db.news(self.state.number)) is None:
            return True
        pelaku, when = self._acts or ("", 0.0)
        if time.monotonic() - when < OWN_SECONDS:
            self.own.update(entry.nomor for entry in news if entry.pelaku == pelaku)
        others = (entry for entry in news if not entry.is_quiet and entry.nomor not in self.own)
        return any(self.satker is None or entry.satker in (None, self.satker) for entry in others)


_open: dict[str, Watched] = {}


def watch(state: State, db: Database, satker: str | None) -> None:
    """Note that this run shows the data of a satker (None: of all) in that state.

    If the journal's notice changed since then, the page may show either, so it is redrawn once.
    """
    said = state.notice == state_of(db).notice
    _look_at(Watched(state if said else UNKNOWN, satker))


def leave() -> None:
    """Note that this page follows by itself, or shows nothing."""
    _look_at(Watched(None, None))


def _look_at(watched: Watched) -> None:
    if (context := get_script_run_ctx(suppress_warning=True)) is not None:
        _open[context.session_id] = watched


def act(pelaku: str) -> None:
    """Note that somebody stores something from the page of this run."""
    context = get_script_run_ctx(suppress_warning=True)
    watched = None if context is None else _open.get(context.session_id)
    if watched is not None:
        watched.act(pelaku)


def open_pages() -> dict[str, Watched]:
    """Return all open pages by the id of their session."""
    return dict(_open)


def forget(session: str) -> None:
    """Forget a closed page."""
    _open.pop(session, None)
