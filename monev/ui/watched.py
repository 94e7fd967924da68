"""What each open page looks at, and up to which entry its data go: who follows the journal draws
the others anew."""

import time
from dataclasses import dataclass, field
from typing import NamedTuple

from streamlit.runtime.scriptrunner import get_script_run_ctx

from monev.database import Database

OWN_SECONDS = 5.0
"""How long after somebody pressed what comes by their name is theirs: their page has said so
itself."""


class State(NamedTuple):
    """Up to which entry the data went, and what was said of the journal before anything else ("":
    all was well); `is_late`: that many entries were still to come."""

    number: int
    notice: str
    is_late: bool = False


UNKNOWN = State(-1, "?")


def state_of(db: Database) -> State:
    """As it is now."""
    trouble = db.trouble()
    return State(db.up_to[0], "" if trouble is None else trouble.title, db.is_late)


@dataclass(slots=True)
class Watched:
    """One open page. `state` is None where it follows by itself, or shows nothing; `satker`: whose
    entries it shows besides everybody's, None: those of all."""

    state: State | None
    satker: str | None
    own: set[int] = field(default_factory=set)
    _acts: tuple[str, float] | None = None

    def act(self, pelaku: str) -> None:
        """Somebody stores something from this page."""
        self._acts = (pelaku, time.monotonic())

    def is_behind(self, db: Database) -> bool:
        """Whether something it shows is no longer so, by another's hand."""
        now = state_of(db)
        if self.state is None or now.is_late:
            return False  # once they are all there
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
    """This run shows what there was then, of a satker; None: of all. Where the journal went or came
    back since then, it can't be known which of the two was said: it is drawn once more."""
    said = state.notice == state_of(db).notice
    _look_at(Watched(state if said else UNKNOWN, satker))


def leave() -> None:
    """This page follows by itself, or shows nothing."""
    _look_at(Watched(None, None))


def _look_at(watched: Watched) -> None:
    if (context := get_script_run_ctx(suppress_warning=True)) is not None:
        _open[context.session_id] = watched


def act(pelaku: str) -> None:
    """Somebody stores something from the page of this run."""
    context = get_script_run_ctx(suppress_warning=True)
    watched = None if context is None else _open.get(context.session_id)
    if watched is not None:
        watched.act(pelaku)


def open_pages() -> dict[str, Watched]:
    """All of them, by the id of their session."""
    return dict(_open)


def forget(session: str) -> None:
    """A page that was closed."""
    _open.pop(session, None)
