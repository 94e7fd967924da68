"""Which acts of a meeting a visitor is offered: screens are made once for all who look, each sees what they may do."""

from __future__ import annotations

from typing import Any

from monev.access import Visitor
from monev.ui.looks.blocks import Block
from pages.rapat.messages import ACTS


def leave_allowed(screen: Block, visitor: Visitor, satker: str) -> Block:
    """A screen without the buttons and ticks that this visitor may not use; what they say stays."""
    barred = {name for name, act in ACTS.items() if not any(visitor.may(action, satker) for action in act.needs)}
    return _without(screen, barred) if barred else screen


def _without(value: Any, barred: set[str]) -> Any:
    if isinstance(value, list):
        return [_without(part, barred) for part in value if not _is_barred_button(part, barred)]
    if isinstance(value, dict):
        return {
            name: _without(part, barred)
            for name, part in value.items()
            if name != "act" or action_of(part) not in barred
        }
    return value


def _is_barred_button(value: Any, barred: set[str]) -> bool:
    """Whether it is a button that does, or opens the form of, what they may not. A tick stays, without its act."""
    return isinstance(value, dict) and "on" not in value and action_of(value.get("act")) in barred


def action_of(act: Any) -> str | None:
    """What an act asks for: by itself, or once its form is sent."""
    return None if act is None else act["open"]["message"]["action"] if "open" in act else act.get("action")
