"""Forms that remember the values they were drawn with and store only what a person changed."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import streamlit as st

from monev.ui import guard
from monev.writing.append import FieldClash


def open_entries(name: str, stored: Mapping[Any, Any]) -> guard.Entries:
    """Return the entries of the form `name`, with `seen`: what was stored when it was first drawn.

    That lasts until `begin_anew`, or until a run that doesn't draw the form, since Streamlit then
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
    """Store a form inside this block.

    A refusal stands at its field; a clash that was shown counts as seen.

    Call `begin_anew` for a form that stays on the page.
    """
    with guard.at_fields(entries.places):
        try:
            yield
        except FieldClash as error:
            # Now the person has seen the other value; storing again is their decision.
            entries.seen.update({clash.field: clash.stored for clash in error.clashes})
            raise


def begin_anew(entries: guard.Entries) -> None:
    """Forget a form's entries, so that the next run shows what is stored."""
    st.session_state.pop(entries.name, None)
    st.session_state[f"{entries.name}_ke"] = st.session_state.get(f"{entries.name}_ke", 0) + 1
