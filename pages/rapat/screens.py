"""The screens of a meeting: what each says, and each made once for as long as nothing is recorded.

They place the figures and sentences of monev.meeting; nothing is counted here. A screen of an area takes 40 ms, and
twenty people in a meeting look at the same one: made once, it serves every viewer and the next step.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from monev import figures, meeting
from monev.core import clock
from monev.database import Database, to_rows
from monev.figures import (
    View,
    format_area,
    format_capaian,
    format_number,
)
from monev.meeting import Rapat, Screen
from monev.server import reach
from monev.ui import page_words
from pages.rapat import (
    area_screen,
    blocks,
    change_screen,
    closing_screen,
    figure_blocks,
    people_screens,
    pic_screen,
    record_screens,
)
from pages.rapat.blocks import Block
from pages.rapat.messages import find_last_records

_MAX_REMEMBERED = 32
"""How many states of meetings are kept at most, each with some hundred KB of screens."""


def _build_screen(db: Database, p: View, r: Rapat, one: Screen, chosen: str | None, *, whole: bool) -> Block:
    """One screen: jenis, judul and its parts. `chosen`: the PIC chosen on the screen of gaps; `whole`: with what needs
    no word."""
    if one.jenis == "area":
        content = area_screen.area(db, p, r, one.area or "", whole=whole)
    elif one.jenis == "kesenjangan":
        content = pic_screen.pic_blocks(db, p, r, chosen)
    else:
        content = _CONTENTS[one.jenis](db, p, r)
    return {"jenis": one.jenis, "judul": one.title, "blok": content}


def _situation_blocks(db: Database, p: View, r: Rapat) -> list[Block]:
    s = meeting.read_situation(db, p)
    current = s.ringkasan.current
    return [
        blocks.sentence(page_words.without_repetition(s.sentence, p, current), "sedang"),
        blocks.figures(figure_blocks.main_figures(current, p)),
        blocks.bars((_load_bar if p.rencana_only else _area_bar)(a) for a in to_rows(s.per_area)),
    ]


def _area_bar(a: dict[str, Any]) -> Block:
    return {
        "label": format_area(a["area"], a["nama_area"]),
        "lebar": figures.percent(a["capaian_n"], a["capaian_N"]) or 0,
        "teks": format_capaian(a["capaian_n"], a["capaian_N"]),
        "terlambat": a["terlambat"],
        "pindah": f"area-{a['area']}",
    }


def _load_bar(a: dict[str, Any]) -> Block:
    """Of a plan nothing was reported of: how much of an area's work is due by posisi."""
    return {
        "label": format_area(a["area"], a["nama_area"]),
        "lebar": figures.percent(a["capaian_N"], a["setahun_N"]) or 0,
        "teks": f"{format_number(a['capaian_N'])} dari {format_number(a['setahun_N'])} jatuh tempo",
        "pindah": f"area-{a['area']}",
    }


def _target_blocks(db: Database, p: View, r: Rapat) -> list[Block]:
    tenggat = to_rows(meeting.next_targets(db, p, r.periode))
    if not tenggat:
        return [blocks.sentence("Tidak ada target yang jatuh tempo pada triwulan itu.")]
    content: list[Block] = []
    month = ""
    for t in tenggat:
        name = f"{page_words.month_name(t['jatuh_tempo'].month)} {t['jatuh_tempo'].year}"
        if name != month:
            month = name
            count = sum(t2["jatuh_tempo"].month == t["jatuh_tempo"].month for t2 in tenggat)
            content.append(blocks.heading(f"{name}: {format_number(count)} target"))
        content.append(area_screen.tenggat_row(t, rencana_only=p.rencana_only))
    return [
        blocks.sentence(f"{format_number(len(tenggat))} target jatuh tempo.", "sedang"),
        blocks.listing(content, empty=""),
    ]


_CONTENTS: dict[str, Callable[[Database, View, Rapat], list[Block]]] = {
    "pembukaan": people_screens.opening_blocks,
    "tindak_lanjut": record_screens.tindak_lanjut_blocks,
    "situasi": _situation_blocks,
    "perubahan": change_screen.change_blocks,
    "target": _target_blocks,
    "keputusan": record_screens.decision_blocks,
    "penutup": closing_screen.closing_blocks,
}


@dataclass(slots=True)
class RapatScreens:
    """One meeting as it is recorded now. `version` names that state; what is recorded next makes another. `whole`: the
    meeting goes through all of its plan, not only what must be discussed."""

    db: Database
    p: View
    r: Rapat
    version: list[str | int]
    listing: list[Screen]
    last_records: dict[str, Block]
    whole: bool
    _ready: dict[Hashable, Block] = field(default_factory=dict)
    _pics: frozenset[str] | None = None

    def build_screen(self, one: Screen, chosen: str | None) -> Block:
        """One screen. `chosen`: the PIC chosen on the screen of gaps."""
        key = self._screen_key(one, chosen)
        if key not in self._ready:
            self._ready[key] = _build_screen(self.db, self.p, self.r, one, chosen, whole=self.whole)
        return self._ready[key]

    def ready_screen(self, one: Screen, chosen: str | None) -> Block | None:
        """That screen if it has been made already."""
        return self._ready.get(self._screen_key(one, chosen))

    def _screen_key(self, one: Screen, chosen: str | None) -> Hashable:
        """What is chosen comes from a browser: a PIC that is not there chooses nothing, and makes no screen to keep."""
        if one.jenis != "kesenjangan" or chosen is None:
            return one.key, None
        if self._pics is None:
            self._pics = frozenset(one.pic for one in meeting.pics_to_ask(self.db, self.p, self.r))
        return one.key, chosen if chosen in self._pics else None

    def last_record(self, pelaku: str) -> Block | None:
        """What *Urungkan* takes back for a pelaku: what they recorded last, never what another recorder did."""
        return self.last_records.get(pelaku)


def rapat_screens(db: Database, p: View, r: Rapat, *, whole: bool | None = None) -> RapatScreens:
    """The screens of a meeting as it is recorded now, remembered from whoever asked first. `whole` None: as the size of
    the plan suggests."""
    # With the day: follow-ups grow overdue at midnight though nobody records anything.
    # With the door: the opening screen leads others in while it stands open.
    door = " ".join(reach.current().addresses())
    version = [p.hash_entri, meeting.record_version(db, r), clock.today().isoformat(), door, str(whole)]
    # The store itself is part of the key: two of them, as in tests, may hold the same entries in other meetings.
    key = (id(db), r.rencana_id, r.nomor, p.posisi, p.posisi_terbaru, *version)
    with _LOCK:
        if key in _MEMORY:
            _MEMORY.move_to_end(key)
            return _MEMORY[key]
    everything = not meeting.is_large(db, p) if whole is None else whole
    order = meeting.screen_order(db, p, r, whole=everything)
    new = RapatScreens(db, p, r, version, order, find_last_records(db, r), everything)
    with _LOCK:
        _MEMORY[key] = new
        while len(_MEMORY) > _MAX_REMEMBERED:
            _MEMORY.popitem(last=False)
    return new


_MEMORY: OrderedDict[Hashable, RapatScreens] = OrderedDict()


_LOCK = Lock()
