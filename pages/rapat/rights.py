"""Who records in the meeting's room, and which of its acts each visitor is offered. At the machine
each browser gives its name once, so that two who record there each take back their own last
change."""

from typing import TypeVar, overload

import streamlit as st

from monev.access import Visitor
from monev.core import typed_input
from monev.core.roles import named_local
from monev.meeting.records import Rapat
from monev.ui.looks import blocks
from monev.ui.looks.block_parts import Act
from monev.ui.looks.block_types import RoomScreen
from monev.ui.looks.screen_parts import RoomAnswer
from pages.rapat.messages import ACTS

Part = TypeVar("Part")
_NAME = "rapat_pencatat"
_LONGEST_NAME = 60
"""Letters: it stands in the foot of the room and beside every change."""
_NOTHING_TO_DO = blocks.actions([])


def pelaku_of(visitor: Visitor) -> str:
    """What the journal calls a visitor of the room."""
    name = name_to_give(visitor)
    return named_local(name) if name else visitor.pelaku


def name_to_give(visitor: Visitor) -> str | None:
    """The name this browser gave, "" while it gave none; None where who records is known."""
    return st.session_state.get(_NAME, "") if visitor.is_local else None


def take_name(visitor: Visitor, recorder: str) -> None:
    """The name that comes with every message of a browser: a server that was restarted since knows
    none any more."""
    if visitor.is_local and not name_to_give(visitor) and recorder:
        keep_name(recorder)


def keep_name(typed: str) -> RoomAnswer:
    """Keep the name a browser gives, or take it away with an empty one; the answer to it."""
    try:
        name = typed_input.clean_line(typed, "Nama", length=_LONGEST_NAME)
    except typed_input.BadEntry as wrong:
        return {"ok": False, "fields": {"nama": str(wrong)}}
    st.session_state[_NAME] = name
    return {"said": f"Anda mencatat sebagai {name}." if name else "Nama pencatat dikosongkan."}


def leave_allowed(screen: RoomScreen, visitor: Visitor, r: Rapat) -> RoomScreen:
    """A screen without what this visitor may not touch, or nobody since the meeting ended; what it
    says stays."""
    barred = set(ACTS)
    for name, act in ACTS.items():
        if any(visitor.may(action, r.satker) for action in act.needs):
            barred.remove(name)
    if not r.is_open:
        barred |= {name for name, act in ACTS.items() if not act.after_end}
    return _without(screen, barred) if barred else screen


@overload
def _without(value: list[Part], barred: set[str]) -> list[Part]:
    """What is left of a list."""


@overload
def _without(value: Part, barred: set[str]) -> Part:
    """What is left of a part."""


def _without(value: object, barred: set[str]) -> object:
    if isinstance(value, list):
        left = (_without(part, barred) for part in value if not _is_barred_button(part, barred))
        return [part for part in left if part != _NOTHING_TO_DO]
    if isinstance(value, dict):
        kept: dict[str, object] = {}
        for name, part in value.items():
            if name != "act" or action_of(part) not in barred:
                kept[name] = _without(part, barred)
        return kept
    return value


def _is_barred_button(value: object, barred: set[str]) -> bool:
    """Whether it is a button that does, or opens the form of, what they may not. A tick stays,
    without its act."""
    return isinstance(value, dict) and "on" not in value and action_of(value.get("act")) in barred


def action_of(act: Act) -> str | None:
    """What an act asks for: by itself, or once its form is sent."""
    if not isinstance(act, dict):
        return None
    return act["open"]["message"]["action"] if "open" in act else act.get("action")
