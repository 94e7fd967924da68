"""Filters that stand in the address: a copied link shows the same rows.

Streamlit's own binding writes what a choice is called on screen (its words, its count) into the address; here it is
the choice itself, which a link can name and which stays the same when the words change.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st


def bind_many(name: str, choice: Sequence[Any]) -> dict[str, Any]:
    """Key and callback of a widget of several choices, kept in the query parameter `name`; none means all.

    What the address names and is not among `choice` is left out.
    """
    key = f"alamat_{name}"
    _set_state(key, requested_values(name, choice))

    def write() -> None:
        st.query_params[name] = [str(one) for one in st.session_state[key]]

    return {"key": key, "on_change": write}


def requested_values(name: str, choice: Sequence[Any]) -> list[Any]:
    """The choices that query parameter `name` asks for, also while their widget is folded away."""
    known = {str(one): one for one in choice}
    return [known[one] for one in st.query_params.get_all(name) if one in known]


def bind_one(name: str, choice: Sequence[Any], given: Any) -> dict[str, Any]:
    """Key and callback of a widget of one choice, kept in the query parameter `name` unless it is `given`."""
    key = f"alamat_{name}"
    known = {str(one): one for one in choice}
    _set_state(key, known.get(st.query_params.get(name, ""), given))

    def write() -> None:
        value = st.session_state[key]
        if value == given:
            st.query_params.pop(name, None)
        else:
            st.query_params[name] = str(value)

    return {"key": key, "on_change": write}


def _set_state(key: str, value: Any) -> None:
    """In every run, also where it is the same: a run that another one overtakes may never reach the browser."""
    st.session_state[key] = value
