"""Which acts of a meeting a visitor is offered: screens are made once for all who look, each sees what they may do."""

from __future__ import annotations

from typing import Any

from monev.access import Action, Visitor
from pages.rapat.blocks import Block

_RECORD: tuple[Action, ...] = ("rapat",)
_REPORT: tuple[Action, ...] = ("lapor", "rapat")

ACT_NEEDS: dict[str, tuple[Action, ...]] = {
    "bukti": _REPORT,
    "bukti_banyak": _REPORT,
    "laporan": _REPORT,
    "catatan": _RECORD,
    "ubah_catatan": _RECORD,
    "putuskan": _RECORD,
    "lanjut": _RECORD,
    "hadir": _RECORD,
    "ubah_hadir": _RECORD,
    "tandai_hadir": _RECORD,
    "bahasan": _RECORD,
    "ubah_bahasan": _RECORD,
    "hapus": _RECORD,
    "rapat": _RECORD,
    "urungkan": _REPORT,
    "tutup": _RECORD,
    "lanjutkan": _RECORD,
    "dokumen": ("lihat",),
}
"""What a browser may send about a meeting → the actions of which one is enough. The journal's door asks again."""


def may_act(visitor: Visitor, satker: str, act: str) -> bool:
    """Whether a visitor may do this in a meeting of a satker."""
    return any(visitor.may(action, satker) for action in ACT_NEEDS[act])


def leave_allowed(screen: Block, visitor: Visitor, satker: str) -> Block:
    """A screen without the buttons and ticks that this visitor may not use; what they say stays."""
    allowed = {act for act in ACT_NEEDS if may_act(visitor, satker, act)}
    return screen if len(allowed) == len(ACT_NEEDS) else _filtered(screen, allowed)


def _filtered(value: Any, allowed: set[str]) -> Any:
    if isinstance(value, list):
        return [_filtered(one, allowed) for one in value if not _is_barred_button(one, allowed)]
    if isinstance(value, dict):
        kept = {name: one for name, one in value.items() if name != "kirim" or _may_send(one, allowed)}
        return {name: _filtered(one, allowed) for name, one in kept.items()}
    return value


def _is_barred_button(value: Any, allowed: set[str]) -> bool:
    """Whether it is a button that sends, or opens the form of, what they may not. A tick stays, without its message."""
    if not isinstance(value, dict) or "formulir" not in value:
        return False
    return not _may_send(value["kirim"] or (value["formulir"] or {}).get("kirim"), allowed)


def _may_send(message: Block | None, allowed: set[str]) -> bool:
    return message is None or message["aksi"] in allowed
