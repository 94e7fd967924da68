"""What every page gets from app.py: the store, the view being looked at, and whether the screen is narrow."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from monev.database import Database
from monev.figures import View
from monev.ui.view_choice import Choice

_KEY = "konteks"


@dataclass(frozen=True, slots=True)
class Context:
    """`choice` is None while there is no rencana at all, `p` also while the chosen one has no unggahan that stands."""

    db: Database
    choice: Choice | None
    p: View | None


def set_context(context: Context) -> None:
    """Hand the context to the page that runs next."""
    st.session_state[_KEY] = context


def current_context() -> Context:
    """The context of this run."""
    return st.session_state[_KEY]
