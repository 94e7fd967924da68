"""Whether this visit practises a meeting: then every page of it looks at the practice's own store, on a pretended day.

A visit that ends, is reloaded or stops practising leaves nothing behind.
"""

from __future__ import annotations

from datetime import date

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from monev.core import clock
from monev.core.dates import format_day
from monev.database import Database
from monev.meeting.practice import Practice, PracticeStore

_KEY = "latihan"


def current() -> PracticeStore | None:
    """The practice of this visit; None outside of one, and where nobody visits (a thread of the program)."""
    return None if get_script_run_ctx(suppress_warning=True) is None else st.session_state.get(_KEY)


def begin(real: Database, practice: Practice) -> None:
    """Practise from the next run on. Raises MonevError where there is nothing to practise on."""
    end()
    st.session_state[_KEY] = PracticeStore(real, practice)


def end() -> None:
    """Look at the real store again; what was practised is thrown away."""
    ended = st.session_state.pop(_KEY, None)
    if ended is not None:
        ended.throw_away()


def remark() -> str:
    """What every page says while a visit practises; "" otherwise."""
    store = current()
    if store is None:
        return ""
    practice = store.practice
    return (
        f"Latihan rapat {practice.periode.short_name}: hari ini dianggap {format_day(practice.day)}, dan tidak ada "
        "yang tersimpan. Latihan berakhir di halaman Rapat, atau saat halaman dimuat ulang."
    )


def _pretended_day() -> date | None:
    store = current()
    return None if store is None else store.practice.day


clock.pretend_by(_pretended_day)
