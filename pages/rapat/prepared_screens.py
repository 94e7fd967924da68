"""The screens of a meeting, each made once for as long as nothing is recorded: for every viewer, and for the next step.

A screen of an area takes 40 ms; twenty people in a meeting look at the same one.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass, field
from threading import Lock

from monev import meeting
from monev.core import clock
from monev.database import Database
from monev.figures import View
from monev.meeting import Rapat, Screen
from pages.rapat import screen_parts, undo
from pages.rapat.blocks import Block

_MAX_REMEMBERED = 32
"""How many states of meetings are kept at most, each with some hundred KB of screens."""


@dataclass(slots=True)
class RapatScreens:
    """One meeting as it is recorded now. `version` names that state; another record is another Susunan."""

    db: Database
    p: View
    r: Rapat
    version: list[str | int]
    listing: list[Screen]
    last_undo: Block | None
    _ready: dict[Hashable, Block] = field(default_factory=dict)

    def build_screen(self, one: Screen, chosen: str | None) -> Block:
        """One screen. `chosen`: the PIC chosen on the screen of gaps."""
        key = _screen_key(one, chosen)
        if key not in self._ready:
            self._ready[key] = screen_parts.build_screen(self.db, self.p, self.r, one, chosen)
        return self._ready[key]

    def ready_screen(self, one: Screen, chosen: str | None) -> Block | None:
        """That screen if it has been made already."""
        return self._ready.get(_screen_key(one, chosen))


def rapat_screens(db: Database, p: View, r: Rapat) -> RapatScreens:
    """The screens of a meeting as it is recorded now, remembered from whoever asked first."""
    # With the day: follow-ups grow overdue at midnight though nobody records anything.
    version = [p.hash_entri, meeting.record_version(db, r), clock.today().isoformat()]
    # The store itself is part of the key: two of them, as in tests, may hold the same entries in other meetings.
    key = (id(db), r.rencana_id, r.nomor, p.posisi, p.posisi_terbaru, *version)
    with _LOCK:
        if key in _MEMORY:
            _MEMORY.move_to_end(key)
            return _MEMORY[key]
    new = RapatScreens(db, p, r, version, meeting.screen_order(db, p, r), undo.find_last(db, r))
    with _LOCK:
        _MEMORY[key] = new
        while len(_MEMORY) > _MAX_REMEMBERED:
            _MEMORY.popitem(last=False)
    return new


def _screen_key(one: Screen, chosen: str | None) -> Hashable:
    return (one.key, chosen if one.jenis == "kesenjangan" else None)


_MEMORY: OrderedDict[Hashable, RapatScreens] = OrderedDict()
_LOCK = Lock()
