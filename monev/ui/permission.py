"""What is said in the place of something to do, to who may not do it: in one sentence, with what would help."""

from __future__ import annotations

import streamlit as st

from monev.access import ACTIONS, ROLE_ACTIONS, Action, Visitor
from monev.ui.context import AnyContext


def only_looking(visitor: Visitor, *actions: Action) -> str:
    """Why none of these actions is offered: a guest signs in, a person asks the admin for the role."""
    what = " atau ".join(ACTIONS[action] for action in actions)
    if not visitor.is_person:
        return f"Hanya melihat. Masuk untuk {what}."
    roles = " atau ".join(role for role, allowed in ROLE_ACTIONS.items() if allowed & set(actions))
    return f"Hanya melihat. Untuk {what}, minta admin memberi peran {roles}."


def offers(k: AnyContext, *actions: Action) -> bool:
    """Whether one of these actions may be offered where the page is; where none may, the page says why instead."""
    if any(k.may(action) for action in actions):
        return True
    st.caption(only_looking(k.visitor, *actions))
    return False
