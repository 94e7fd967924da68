"""The screens of a meeting, each made once for as long as nothing is recorded.

A screen of an area takes 40 ms, and twenty people in a meeting look at the same one: it serves every viewer and the
next step.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from monev import meeting
from monev.core import clock
from monev.database import Database
from monev.figures import View
from monev.meeting import Rapat, Screen
from monev.outputs.told import read_marks
from monev.server import reach
from monev.ui.looks.blocks import Block
from pages.rapat import area_screen, figure_screens, opening_and_closing, record_screens
from pages.rapat.messages import find_last_records

_MAX_REMEMBERED = 32
"""How many states of meetings are kept at most, each with some hundred KB of screens."""


_CONTENTS: dict[str, Callable[[Database, View, Rapat], list[Block]]] = {
    "pembukaan": opening_and_closing.opening_blocks,
    "tindak_lanjut": record_screens.tindak_lanjut_blocks,
    "situasi": figure_screens.situation_blocks,
    "perubahan": figure_screens.change_blocks,
    "target": figure_screens.target_blocks,
    "keputusan": record_screens.decision_blocks,
    "penutup": opening_and_closing.closing_blocks,
}


@dataclass(slots=True)
class RapatScreens:
    """One meeting as it is recorded now. `version` names that state; what is recorded next makes another. `whole`: the
    meeting goes through all of its plan, not only what must be discussed."""

    db: Database
    p: View
    r: Rapat
    version: list[str | int]
    order: list[Screen]
    last_records: dict[str, Block]
    whole: bool
    _ready: dict[str, tuple[str | None, Block]] = field(default_factory=dict)

    def build_screen(self, screen: Screen, chosen: str | None) -> Block:
        """One screen: its kind, title and blocks. `chosen`: the PIC chosen on the screen of gaps; of several that
        visitors chose there the last one is kept."""
        made = self.ready_screen(screen, chosen)
        if made is None:
            made = {"kind": screen.jenis, "title": screen.title, "blocks": self._blocks(screen, chosen)}
            self._ready[screen.key] = (chosen, made)
        return made

    def ready_screen(self, screen: Screen, chosen: str | None) -> Block | None:
        chosen_then, made = self._ready.get(screen.key, (None, None))
        return made if screen.jenis != "kesenjangan" or chosen_then == chosen else None

    def _blocks(self, screen: Screen, chosen: str | None) -> list[Block]:
        if screen.jenis == "area":
            return area_screen.area_blocks(self.db, self.p, self.r, screen.area or "", whole=self.whole)
        if screen.jenis == "kesenjangan":
            return area_screen.pic_blocks(self.db, self.p, self.r, chosen)
        if screen.jenis == "putusan":
            return record_screens.read_out_blocks(self.db, self.r, screen.number or 0)
        return _CONTENTS[screen.jenis](self.db, self.p, self.r)


def rapat_screens(db: Database, p: View, r: Rapat, *, whole: bool | None = None) -> RapatScreens:
    """The screens of a meeting as it is recorded now, remembered from whoever asked first. `whole` None: as the size of
    the plan suggests."""
    # With the day: follow-ups grow overdue at midnight though nobody records anything.
    # With the door: the opening screen leads others in while it stands open.
    # With the messages sent by hand: who was told stands on the screen of gaps, and is no part of the record.
    door = " ".join(reach.current().addresses())
    told = len(read_marks(db, r.satker))
    version = [p.hash_entri, meeting.record_version(db, r), clock.today().isoformat(), door, str(whole), told]
    # The store itself is part of the key: two of them, as in tests, may hold the same entries in other meetings.
    return _make_once(db, p, r, whole, version, key=(id(db), r.rencana_id, r.nomor, p.posisi, p.posisi_terbaru))


@st.cache_resource(max_entries=_MAX_REMEMBERED, show_spinner=False)
def _make_once(
    _db: Database, _p: View, _r: Rapat, whole: bool | None, version: list[str | int], *, key: tuple[Any, ...]
) -> RapatScreens:
    everything = not meeting.is_large(_db, _p) if whole is None else whole
    order = meeting.screen_order(_db, _p, _r, whole=everything)
    return RapatScreens(_db, _p, _r, version, order, find_last_records(_db, _r), everything)
