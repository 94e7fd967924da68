"""Who records in the meeting's room, and which acts each visitor is offered.

At the machine itself nobody signs in, so each browser gives a name once: two people who record
there can then each take back their own last change.
"""

from typing import Any

import streamlit as st

from monev.access import Visitor
from monev.core import typed_input
from monev.core.errors import MonevError
from monev.core.roles import named_local
from monev.meeting.records import Rapat
from monev.people.setting_up import grant_role
from monev.ui.context import Context, current_actor
from monev.ui.looks import Block, blocks
from monev.ui.looks.block_parts import Act
from monev.ui.looks.screen_parts import RoomAnswer
from pages.rapat.messages import ACTS, refusal

_NAME = "rapat_pencatat"
_RECORDS = "pemeriksa"
"""The role that records a meeting."""
_LONGEST_NAME = 60
"""The most letters of a name, which stands at the foot of the room and beside every change."""
_NOTHING_TO_DO = blocks.actions([])


def pelaku_of(visitor: Visitor) -> str:
    """Return the visitor of the room as the journal names them."""
    name = name_to_give(visitor)
    return named_local(name) if name else visitor.pelaku


def name_to_give(visitor: Visitor) -> str | None:
    """Return the name this browser gave, "" if it gave none yet.

    None if the visitor is signed in.
    """
    return st.session_state.get(_NAME, "") if visitor.is_local else None


def take_name(visitor: Visitor, recorder: str) -> None:
    """Keep the name that comes with a message, since a restarted server has forgotten it."""
    if visitor.is_local and not name_to_give(visitor) and recorder:
        keep_name(recorder)


def keep_name(typed: str) -> RoomAnswer:
    """Keep the name a browser gives (empty: forget it), and return the answer."""
    try:
        name = typed_input.clean_line(typed, "Nama", length=_LONGEST_NAME)
    except typed_input.BadEntry as wrong:
        return {"ok": False, "fields": {"nama": str(wrong)}}
    st.session_state[_NAME] = name
    return {"said": f"Anda mencatat sebagai {name}." if name else "Nama pencatat dikosongkan."}


def may_let_record(ctx: Context) -> bool:
    """True for an admin who may not record: one touch gives the right to them or who reports."""
    may = ctx.visitor.may
    return may("atur_orang", ctx.choice.satker) and not may("rapat", ctx.choice.satker)


def let_record(ctx: Context, person: Visitor) -> None:
    """Give a person the right to record the meetings of this office. Raises NotAllowed."""
    pelaku = current_actor(ctx.db)
    grant_role(ctx.db, person.pelaku, ctx.choice.satker, _RECORDS, pelaku=pelaku)


def let_me_record(ctx: Context) -> RoomAnswer:
    """Give the visitor of the room the right to record, and return the answer."""
    try:
        let_record(ctx, ctx.visitor)
    except MonevError as error:
        return refusal(error)
    return {"said": "Anda boleh mencatat rapat."}


def leave_allowed(screen: list[Block], visitor: Visitor, rapat: Rapat) -> list[Block]:
    """Return a screen without the acts this visitor may not do; its texts stay.

    Once the meeting has ended, only acts marked `after_end` stay, for everybody.
    """
    barred: set[str] = set()
    for name, act in ACTS.items():
        is_allowed = any(visitor.may(action, rapat.satker) for action in act.needs)
        if not (is_allowed and (rapat.is_open or act.after_end)):
            barred.add(name)
    return _without(screen, barred) if barred else screen


def _without(value: Any, barred: set[str]) -> Any:
    """Return a block, or a list of blocks, without the barred acts."""
    if isinstance(value, list):
        left = (_without(part, barred) for part in value if not _is_barred_button(part, barred))
        return [part for part in left if part != _NOTHING_TO_DO]
    if isinstance(value, dict):
        return {
            name: _without(part, barred)
            for name, part in value.items()
            if name != "act" or action_of(part) not in barred
        }
    return value


def _is_barred_button(value: object, barred: set[str]) -> bool:
    """True for a button that does a barred act or opens its form.

    A tick and a person stay, but without their act: they say something.
    """
    says = isinstance(value, dict) and ("on" in value or "mark" in value)
    return isinstance(value, dict) and not says and action_of(value.get("act")) in barred


def action_of(act: Act) -> str | None:
    """Return the action of an act: its own, or that of the form or the choice it opens."""
    if not isinstance(act, dict):
        return None
    if "among" in act:
        return action_of(act["among"][0]["act"])
    return act["open"]["message"]["action"] if "open" in act else act.get("action")
