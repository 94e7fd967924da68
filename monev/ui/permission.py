"""What is said in the place of something to do, to who may not do it: in one sentence, with what would help."""

from __future__ import annotations

import streamlit as st

from monev.access import ACTIONS, ROLE_ACTIONS, Action, Visitor
from monev.ui.context import AnyContext


def only_looking(visitor: Visitor, action: Action) -> str:
    """Why this action is not offered: a guest signs in, a person asks the admin for the role."""
    if not visitor.is_person:
        return f"Hanya melihat. Masuk untuk {ACTIONS[action]}."
    roles = " atau ".join(role for role, allowed in ROLE_ACTIONS.items() if action in allowed)
    return f"Hanya melihat. Untuk {ACTIONS[action]}, minta admin memberi peran {roles}."


def offers(k: AnyContext, action: Action) -> bool:
    """Whether this action may be offered where the page is; where it may not, the page says why instead."""
    if k.may(action):
        return True
    st.caption(only_looking(k.visitor, action))
    return False
