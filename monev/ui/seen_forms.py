"""Forms that remember what stood in them when they were drawn, so that only what a person changed
there is stored."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import streamlit as st

from monev.ui import guard
from monev.writing.append import FieldClash


def open_entries(name: str, stored: Mapping[Any, Any]) -> guard.Entries:
    """The entries of the form `name`; `seen` in them is what was stored when it was first drawn.

    That lasts until `begin_anew`, or until a run in which the form is not drawn: then Streamlit
    forgets what was typed.
    """
    key = f"{name}_isian"
    entries = st.session_state.get(key)
    if entries is None or not any(each in st.session_state for each in entries.keys):
        number = st.session_state.get(f"{key}_ke", 0)
        entries = guard.Entries(
            key=f"{name}_{number}" if number else name, seen=dict(stored), name=key
        )
        st.session_state[key] = entries
    return replace(entries, typed={}, places={})


@contextmanager
def storing(entries: guard.Entries) -> Iterator[None]:
    """Store a form: a refusal stands at its field, and what is shown of a clash is seen from then
    on. One that stays on the page once it was stored is to `begin_anew`."""
    with guard.at_fields(entries.places):
        try:
            yield
        except FieldClash as error:
            # They have seen the other value now: storing again is their decision.
            entries.seen.update({clash.field: clash.stored for clash in error.clashes})
            raise


def begin_anew(entries: guard.Entries) -> None:
    """The form was stored and is drawn again in the next run: it shows what is stored then."""
    st.session_state.pop(entries.name, None)
    st.session_state[f"{entries.name}_ke"] = st.session_state.get(f"{entries.name}_ke", 0) + 1
