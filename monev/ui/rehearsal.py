"""The practice of a meeting, on a pretended day.

All pages of the visit use the practice's own database. It is thrown away when the visit stops
practising, or when the next practice begins.
"""

import time

import streamlit as st
from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from monev.core import clock
from monev.core.dates import format_day
from monev.database import Database
from monev.meeting.practice import Practice, Practices, PracticeStore

_KEY = "latihan"
_PRACTICES = Practices()


def current() -> PracticeStore | None:
    """Return the practice of this visit; None without one, and in a thread without a visit."""
    store = (
        None if get_script_run_ctx(suppress_warning=True) is None else st.session_state.get(_KEY)
    )
    if store is None or store.is_over:
        return None
    store.touched = time.monotonic()
    return store


def begin(real: Database, practice: Practice, *, pelaku: str) -> None:
    """Practise from the next run on. A practice of the same person elsewhere ends.

    Raises MonevError if the plan can't be practised on or the machine has no room.
    """
    end()
    visit = get_script_run_ctx()

    def has_left() -> bool:
        return (
            visit is not None
            and runtime.exists()
            and not runtime.get_instance().is_active_session(visit.session_id)
        )

    st.session_state[_KEY] = _PRACTICES.begin(real, practice, pelaku=pelaku, has_left=has_left)


def end() -> None:
    """Return to the real database and throw the practice away."""
    if (ended := st.session_state.pop(_KEY, None)) is not None:
        _PRACTICES.end(ended)


def remark() -> str:
    """Return what every page says during a practice, or ""."""
    if (store := current()) is None:
        return ""
    name = store.practice.periode.short_name
    day = format_day(store.practice.day)
    what = f"Latihan rapat {name}: hari ini dianggap {day}, dan tidak ada yang tersimpan."
    return f"{what} Latihan berakhir di halaman Rapat, atau saat halaman dimuat ulang."


clock.pretend_by(lambda: None if (store := current()) is None else store.practice.day)
