"""The meeting's room: one screen at a time; acts of others are seen within a second.

Every screen keeps its place in its own address and moves nobody.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from secrets import token_hex
from urllib.parse import urlencode

import streamlit as st

from monev import figures
from monev.core import clock
from monev.core.dates import format_day
from monev.core.errors import MonevError, NotFound
from monev.core.meeting_things import STATUS_RAPAT
from monev.core.text import shorten
from monev.database import Database
from monev.figures import View, opening_remark
from monev.meeting import records, screens
from monev.meeting.records import Rapat
from monev.server import reach
from monev.ui import address, guard, looks, page_words
from monev.ui.context import Context, act_as, look_again
from monev.ui.looks import Block
from monev.ui.looks.block_types import Room
from monev.ui.looks.screen_parts import FoundLangkah, LastRecord, RoomAnswer
from monev.ui.page_table import NEWEST
from pages.rapat import (
    area_screen,
    figure_screens,
    forms,
    messages,
    record_screens,
    rights,
    undoing,
)

_ANSWER, _AGAIN = "rapat_jawaban", "rapat_lagi"
_NEAR, _VISIT = "rapat_dekat", "rapat_kunjungan"
_KEY = "ruang_rapat"
_MAX_REMEMBERED = 32
"""The most states of meetings that are cached, each with some hundred KB of screens."""


def show_room(ctx: Context, number: str) -> None:
    """Draw the meeting that the address names, or say that it doesn't exist, with the way back."""
    try:
        rapat = _read_rapat(ctx, number)
    except MonevError as error:
        guard.show_error(guard.for_reader(error))
        st.button("Kembali ke daftar rapat", on_click=leave_room)
        return
    address.settle(replace(ctx.choice, posisi=rapat.posisi, unggahan=None))
    _show_screen(ctx, rapat.nomor)


def enter_room(number: int) -> None:
    """Put a meeting into the address, so that the next run draws its room."""
    leave_room()
    st.query_params["rapat"] = str(number)


def leave_room() -> None:
    """Leave the room, back to the page itself."""
    for name in ("layar", "rapat"):
        st.query_params.pop(name, None)
    st.session_state.pop(_ANSWER, None)


def _read_rapat(ctx: Context, number: str) -> Rapat:
    if (found := address.read_number(number)) is None:
        raise NotFound(f"Rapat “{address.as_shown(number)}” tidak ada.", "Pilih rapat dari daftar.")
    try:
        return records.read_rapat(*ctx.rencana, found)
    except NotFound:
        # A meeting opened just now, perhaps at another server, may not be in the database yet.
        ctx.db.catch_up()
        return records.read_rapat(*ctx.rencana, found)


@st.fragment
@guard.guarded
def _show_screen(ctx: Context, number: int) -> None:
    """Draw the screen. A fragment, so that a step or a tick runs nothing else of the page."""
    # Left by the button, or others recorded something: draw the whole page anew.
    if "rapat" not in st.query_params or st.session_state.pop(_AGAIN, False):
        st.rerun()
    ctx.db.keep_up()
    until = ctx.db.newest.of_room(ctx.choice.satker, ctx.choice.tahun)
    shown = _build_room(ctx, records.read_rapat(*ctx.rencana, number), until)
    address.write_one("layar", shown["here"])
    looks.show([shown], key=_KEY, on_choose=partial(_receive, ctx, number))


def _build_room(ctx: Context, rapat: Rapat, until: str) -> Room:
    """Return all that the browser needs to draw one screen, and its neighbours if they are ready.

    Asked to be near, it also makes the neighbours, so that the next step needs no waiting.
    """
    view = records.rapat_view(ctx.db, rapat)
    made = rapat_screens(ctx.db, view, rapat)
    near = st.session_state.pop(_NEAR, False)
    key = st.query_params.get("layar")
    at = next((at for at, screen in enumerate(made.order) if screen.key == key), 0)
    here = made.order[at]
    neighbours = [*made.order[max(at - 1, 0) : at], *made.order[at + 1 : at + 3]]
    shown = [here, *(screen for screen in neighbours if near or screen.key in made.ready)]
    allowed = {}
    for screen in shown:
        allowed[screen.key] = rights.leave_allowed(made.draw(screen), ctx.visitor, rapat)
    name = rights.name_to_give(ctx.visitor)
    return {
        "kind": "room",
        "key": "room",
        "meeting": rapat.dibuka.isoformat(),
        "here": here.key,
        "screens": allowed,
        "order": [{"key": screen.key, "title": screen.title} for screen in made.order],
        "version": made.version,
        "near": len(shown) > len(neighbours),
        "place": f"{rapat.satker} · posisi {format_day(rapat.posisi)}",
        "badge": page_words.SIMULATED_DATA if view.simulasi else "",
        "remark": _remark(ctx, view, rapat),
        "plan_only": view.rencana_only,
        "open": rapat.is_open,
        "undo": made.last_records.get(rights.pelaku_of(ctx.visitor)),
        "names": screens.pic_choices(ctx.db, view) if rapat.is_open and ctx.may("rapat") else [],
        "days": [day.isoformat() for day in (rapat.periode.end, rapat.tanggal)],
        "grant": rights.may_let_record(ctx),
        "recorder": None if name is None else forms.recorder_form(name),
        "until": until,
        "asks": f"{NEWEST}?{urlencode({'satker': rapat.satker, 'tahun': rapat.tahun})}",
        "answer": st.session_state.get(_ANSWER),
        "visit": st.session_state.setdefault(_VISIT, token_hex(4)),
    }


def _remark(ctx: Context, view: View, rapat: Rapat) -> str:
    parts = [opening_remark(view)]
    if not rapat.is_open:
        parts.append(
            f"Rapat ini sudah {STATUS_RAPAT[rapat.status].lower()}: yang tampak adalah catatannya."
        )
    elif rapat.correction:
        parts.append(rapat.correction)
    elif not ctx.may("rapat"):
        # Who reports may be the notulis; a participant or a projector is told nothing.
        if ctx.visitor.may("lapor", rapat.satker):
            parts.append(ctx.only_looking("rapat"))
    elif view.hari_terbaru > rapat.posisi:
        parts.append(
            f"Rapat ini menilai keadaan per {format_day(rapat.posisi)}. Yang dicatat di sini "
            "berlaku sejak hari itu, kecuali yang sesudahnya sudah diisi lain."
        )
    return " ".join(filter(None, parts))


def _receive(ctx: Context, number: int, touched: object) -> None:
    message = messages.read_message(touched)
    rights.take_name(ctx.visitor, message.recorder)
    answer: RoomAnswer = {"id": message.id, "ok": True}
    match message:
        case messages.Go():
            st.query_params["layar"] = message.key
        case messages.Near():
            st.session_state[_NEAR] = True
        case messages.Look():
            st.session_state[_AGAIN] = True
        case messages.Find():
            answer["langkah"] = _langkah_to_find(ctx, number)
        case messages.Recorder():
            answer |= rights.keep_name(message.entries.get("nama", ""))
        case messages.Grant():
            answer |= rights.let_me_record(look_again(ctx))
        case messages.Leave():
            leave_room()
            return
        case messages.Act():
            answer = _record(ctx, number, message)
    st.session_state[_ANSWER] = answer


def _langkah_to_find(ctx: Context, number: int) -> list[FoundLangkah]:
    """Return every langkah with its screen, for the search."""
    view = records.rapat_view(ctx.db, records.read_rapat(*ctx.rencana, number))
    return [
        {
            "kode": row["kode_tampil"],
            "text": shorten(row["langkah_tampil"], 90),
            "screen": f"area-{row['area']}",
        }
        for row in figures.every_langkah(ctx.db, view)
    ]


def _record(ctx: Context, number: int, message: messages.Act) -> RoomAnswer:
    with guard.recorded() as incidents:
        ctx = look_again(ctx)
        act_as(ctx.visitor)
        rapat = records.read_rapat(*ctx.rencana, number)
        desk = messages.Desk(ctx.db, rapat, rights.pelaku_of(ctx.visitor))
        return messages.answer_once(desk, message)
    return {"id": message.id, "ok": False, "title": "Belum dapat disimpan", "error": incidents[0]}


_CONTENTS: dict[str, Callable[[Database, View, Rapat], list[Block]]] = {
    "kehadiran": record_screens.attendance_blocks,
    "pembukaan": record_screens.opening_blocks,
    "tindak-lanjut": record_screens.tindak_lanjut_blocks,
    "situasi": figure_screens.situation_blocks,
    "peta": figure_screens.peta_blocks,
    "linimasa": partial(figure_screens.timeline_blocks, "linimasa"),
    "target": partial(figure_screens.timeline_blocks, "target"),
    "keputusan": record_screens.decision_blocks,
    "penutup": record_screens.closing_blocks,
}


@dataclass(slots=True)
class RapatScreens:
    """One state of a meeting, named by `version`; the next record makes another."""

    db: Database
    view: View
    rapat: Rapat
    version: str
    order: list[screens.Screen]
    last_records: dict[str, LastRecord]
    ready: dict[str, list[Block]] = field(default_factory=dict)

    def draw(self, screen: screens.Screen) -> list[Block]:
        """Return the blocks of one screen."""
        if screen.key not in self.ready:
            of = (self.db, self.view, self.rapat)
            if screen.area:
                self.ready[screen.key] = area_screen.area_blocks(*of, screen.area)
            else:
                self.ready[screen.key] = _CONTENTS[screen.key](*of)
        return self.ready[screen.key]


def rapat_screens(db: Database, view: View, rapat: Rapat) -> RapatScreens:
    """Return the screens of a meeting in its present state, cached."""
    # Besides the record, the screens depend on
    # - the day: follow-ups become overdue at midnight,
    # - the addresses of this server: the opening screen shows a QR code.
    door = reach.current().addresses()
    of_record = (view.hash_entri, records.record_version(db, rapat), clock.today(), door)
    # The database is part of the key: in tests two of them may have the same entries.
    where = (id(db), rapat.rencana_id, rapat.nomor, view.posisi, view.hari_terbaru)
    return _make_once(db, view, rapat, str(of_record), where)


@st.cache_resource(max_entries=_MAX_REMEMBERED, show_spinner=False)
def _make_once(
    _db: Database, _view: View, _rapat: Rapat, version: str, where: object
) -> RapatScreens:
    order = screens.screen_order(_db, _view, _rapat)
    return RapatScreens(_db, _view, _rapat, version, order, undoing.find_last_records(_db, _rapat))
