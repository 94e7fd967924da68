"""Who records in the meeting's room: who signed in, or at the machine the name that each browser gives once.

Two who record at once each take back their own last change (`screens.last_record`), so they must be told apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from monev.access import Visitor
from monev.core import typed_input
from monev.core.roles import named_local
from monev.ui.visitor import act_as

_NAME = "rapat_pencatat"
LONGEST_NAME = 60
"""Letters: it stands in the foot of the room and beside every change."""


def acting(visitor: Visitor) -> str:
    """The pelaku of what this browser, of somebody who was asked just now, records."""
    act_as(visitor)
    return pelaku_of(visitor)


def pelaku_of(visitor: Visitor) -> str:
    """What the journal calls a visitor of the room."""
    name = name_to_give(visitor)
    return named_local(name) if name else visitor.pelaku


def name_to_give(visitor: Visitor) -> str | None:
    """The name this browser gave, "" while it gave none; None where who records is known."""
    return st.session_state.get(_NAME, "") if visitor.is_local else None


def take_name(visitor: Visitor, message: Mapping[str, Any]) -> None:
    """The name that comes with every message of a browser: a server that was restarted since knows none any more."""
    if visitor.is_local and not name_to_give(visitor) and message.get("recorder"):
        keep_name({"nama": str(message["recorder"])})


def keep_name(entries: Mapping[str, Any]) -> dict[str, Any]:
    """Keep the name a browser gives, or take it away with an empty one; the answer to it."""
    try:
        name = typed_input.clean_line(entries["nama"], "Nama", length=LONGEST_NAME)
    except typed_input.BadEntry as wrong:
        return {"ok": False, "fields": {"nama": str(wrong)}}
    st.session_state[_NAME] = name
    return {"said": f"Anda mencatat sebagai {name}." if name else "Nama pencatat dikosongkan."}
