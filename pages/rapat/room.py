"""The meeting's room: one screen at a time, acts recorded as they come, and what others record seen within a second.

The place is kept in the address (`rapat`, `layar`, `tema`, `saring`: only what must be discussed) and, a second after
it was reached, in the meeting's record.
Whoever follows along (`ikuti=ya`) sees the screen recorded there. When they step on their own (`ikuti=sendiri`) they
look by themselves: their steps are not recorded, so that nobody who follows is taken along.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2 import component
from streamlit.components.v2.types import ComponentRenderer

from monev import figures, meeting
from monev.core.dates import format_day
from monev.core.errors import MonevError, NotFound
from monev.core.text import shorten
from monev.database import to_rows
from monev.figures import View, current_counts, opening_remark
from monev.meeting import Rapat, Screen
from monev.ui import address, guard, looks, page_words, permission, rehearsal
from monev.ui.context import Context, look_again
from monev.ui.visitor import current_actor
from pages.rapat import messages, recorder, rights
from pages.rapat.screens import rapat_screens

FOLLOW_SECONDS = 1
"""How often a screen asks whether somebody else recorded something: within two seconds it is to be seen."""
_ANSWER, _CHOSEN, _UNTIL, _LOCATION = "rapat_jawaban", "rapat_dipilih", "rapat_sampai", "rapat_letak"
_NEAR = "rapat_dekat"
_KEY = "ruang_rapat"
_FOLLOW, _FOLLOWING, _ALONE = "ikuti", "ya", "sendiri"
_FILTER = "saring"
_WHOLE = {"ya": False, "tidak": True}
"""Of the address: whether the whole plan is gone through; as its size suggests where nobody said."""
THEMES = ("terang", "gelap")
_STATIC = Path(__file__).parent / "static"
_MODULES = (
    "elements.js",
    "paging.js",
    "blocks.js",
    "several.js",
    "form.js",
    "recorder.js",
    "jump.js",
    "frame.js",
    "room.js",
)
"""The modules of the room, each after those it imports."""


def show_room(k: Context, number: str) -> None:
    """The meeting with that number as the address has it. Says so where there is none such, and leads back."""
    try:
        r = _read_rapat(k, number)
    except MonevError as error:
        guard.show_error(error)
        st.button("Kembali ke daftar rapat", on_click=leave_room)
        return
    address.settle(replace(k.choice, posisi=r.posisi, unggahan=None))
    _show_screen(k, r.nomor)
    _follow(k, r.nomor)


def enter_room(number: int, *, follows: bool = False) -> None:
    """Put a meeting into the address: the next run is its room; `follows`: at the screen its leader shows."""
    leave_room()
    st.query_params["rapat"] = str(number)
    if follows:
        st.query_params[_FOLLOW] = _FOLLOWING


def leave_room() -> None:
    """Leave the room: the address of the page itself."""
    for name in ("layar", "rapat", _FOLLOW, _FILTER):
        st.query_params.pop(name, None)
    for key in (_ANSWER, _CHOSEN, _LOCATION):
        st.session_state.pop(key, None)


def _read_rapat(k: Context, number: str) -> Rapat:
    if not number.isascii() or not number.isdigit() or len(number) > 6:
        raise NotFound(f"Rapat “{address.as_shown(number)}” tidak ada.", "Pilih rapat dari daftar.")
    try:
        return meeting.read_rapat(k.db, k.choice.satker, k.choice.tahun, int(number))
    except NotFound:
        k.db.catch_up()  # one that was opened just now, at another server say, may still be being applied
        return meeting.read_rapat(k.db, k.choice.satker, k.choice.tahun, int(number))


@st.fragment
@guard.guarded
def _show_screen(k: Context, number: int) -> None:
    """The screen itself; a fragment, so that a step or a tick runs nothing else of the page."""
    if "rapat" not in st.query_params:  # left by its button: the whole page changes
        st.rerun()
    k.db.keep_up()
    st.session_state[_UNTIL] = _newest(k)
    r = meeting.read_rapat(k.db, k.choice.satker, k.choice.tahun, number)
    near = st.session_state.pop(_NEAR, False)
    follows = r.is_open and st.query_params.get(_FOLLOW) == _FOLLOWING
    location = r.layar if follows else st.query_params.get("layar") or r.layar
    data = build_data(k, r, location, st.session_state.get(_CHOSEN), near=near)
    if follows:  # so that the place stays when they stop following, or the meeting is closed
        st.query_params["layar"] = data["kunci"]
    # Nothing to follow in a closed meeting: its record moves no more.
    data["ikuti"] = follows if r.is_open else None
    _room_component()(
        key=_KEY,
        data=data | {"jawaban": st.session_state.get(_ANSWER), "tema": _current_theme()},
        on_tindakan_change=lambda: _receive(k, number),
        height=1,
    )


def build_data(k: Context, r: Rapat, key: str | None, chosen: str | None, *, near: bool = False) -> dict[str, Any]:
    """Everything the browser needs to draw one screen, and those beside it where they are ready (with `near` they are
    made ready): the next one is then drawn without waiting for anybody."""
    p = meeting.rapat_view(k.db, r)
    structure = rapat_screens(k.db, p, r, whole=_WHOLE.get(st.query_params.get(_FILTER, "")))
    listing, one = structure.listing, structure.listing[meeting.find_screen(structure.listing, key)]
    following = meeting.step_screen(listing, one.key, 1)
    neighbours = [following, meeting.step_screen(listing, one.key, -1), meeting.step_screen(listing, following.key, 1)]
    screen = {one.key: _for_visitor(k, structure.build_screen(one, chosen))}
    for other in neighbours:
        other_content = structure.build_screen(other, chosen) if near else structure.ready_screen(other, chosen)
        if other_content is not None:
            screen[other.key] = _for_visitor(k, other_content)
    return {
        "rapat": {
            "satker": r.satker,
            "posisi": format_day(r.posisi),
            "simulasi": page_words.SIMULATED_DATA if p.simulasi else "",
            "ingat": _reminder(k, p, r),
        },
        "netral": p.rencana_only,
        "saring": not structure.whole,
        "urutan": [_order_item(listing, one) for one in listing],
        "versi": [*structure.version, chosen],
        "kunci": one.key,
        "layar": screen,
        "urung": structure.last_record(recorder.pelaku_of(k.visitor)),
        "dikenal": meeting.pic_choices(k.db, p) if r.is_open and k.may("rapat") else [],
        "pencatat": recorder.name_to_give(k.visitor),
    }


def _for_visitor(k: Context, screen: dict[str, Any]) -> dict[str, Any]:
    return rights.leave_allowed(screen, k.visitor, k.choice.satker)


def _order_item(listing: list[Screen], screen: Screen) -> dict[str, Any]:
    return {
        "kunci": screen.key,
        "judul": screen.title,
        "sebutan": f"Area {screen.area}" if screen.area else screen.title,
        "dilewati": screen.is_skipped,
        "alasan": screen.reason,
        "detik": screen.seconds,
        "berikut": meeting.step_screen(listing, screen.key, 1).key,
        "sebelum": meeting.step_screen(listing, screen.key, -1).key,
    }


def find_langkah(k: Context, number: int) -> list[dict[str, str]]:
    """Every langkah of a meeting's plan as it can be jumped to: kode, teks, and the key of the screen it stands on."""
    r = meeting.read_rapat(k.db, k.choice.satker, k.choice.tahun, number)
    return [
        {"kode": one["kode"], "teks": shorten(one["langkah_aksi"], 90), "layar": f"area-{one['area']}"}
        for one in to_rows(figures.langkah(k.db, meeting.rapat_view(k.db, r)))
    ]


def _reminder(k: Context, p: View, r: Rapat) -> str:
    """What has to be known before any figure is read."""
    item = [rehearsal.remark(), opening_remark(p, current_counts(k.db, p))]
    if not r.is_open:
        item.append("Rapat ini sudah ditutup: yang tampak adalah catatannya.")
    elif not k.may("rapat"):
        item.append(permission.only_looking(k.visitor, "rapat"))
    elif p.posisi_terbaru > r.posisi:
        item.append(
            f"Rapat ini menilai keadaan per {format_day(r.posisi)}. Yang dicatat di sini tampak pada posisi itu dan "
            f"pada versi terbaru ({format_day(p.posisi_terbaru)})."
        )
    return " ".join(filter(None, item))


def _current_theme() -> str:
    theme = st.query_params.get("tema")
    return theme if theme in THEMES else THEMES[0]


def _receive(k: Context, number: int) -> None:
    """A message of the browser: done before the screen is drawn again."""
    message = st.session_state[_KEY].tindakan
    action = message["aksi"]
    answer = {"id": message["id"], "baik": True}
    if action == "pindah":
        st.query_params["layar"] = message["kunci"]
        if _FOLLOW in st.query_params:
            st.query_params[_FOLLOW] = _ALONE
        else:
            st.session_state[_LOCATION] = message["kunci"]
    elif action == "ikuti":
        if message["nilai"]:
            st.query_params[_FOLLOW] = _FOLLOWING
            st.session_state.pop(_LOCATION, None)
        else:
            st.query_params.pop(_FOLLOW, None)
    elif action == "dekat":
        st.session_state[_NEAR] = True
    elif action == "pilih":
        st.session_state[_CHOSEN] = str(message["nilai"])
    elif action == "tema":
        st.query_params["tema"] = message["tema"]
    elif action == "saring":
        st.query_params[_FILTER] = "ya" if message["nilai"] else "tidak"
    elif action == "langkah":
        answer["langkah"] = find_langkah(k, number)
    elif action == "pencatat":
        answer |= recorder.keep_name(message.get("isian", message))
    elif action == "keluar":
        leave_room()
        return
    else:
        with guard.recorded() as incidents:
            look_again(k)
            r = meeting.read_rapat(k.db, k.choice.satker, k.choice.tahun, number)
            answer = _answerer().answer_once(messages.Desk(k.db, r, recorder.acting(k.db)), message)
        if incidents:
            answer |= {"baik": False, "judul": "Belum dapat disimpan", "galat": incidents[0]}
    st.session_state[_ANSWER] = answer


@st.cache_resource
def _answerer() -> messages.Answerer:
    return messages.Answerer()


@st.fragment(run_every=FOLLOW_SECONDS)
@guard.guarded
def _follow(k: Context, number: int) -> None:
    """Draw anew when somebody else recorded something; else next to nothing (one look at the journal's last entry)."""
    k.db.keep_up()
    _remember_location(k, number)
    if st.session_state.get(_UNTIL) != _newest(k):
        st.rerun()


def _newest(k: Context) -> tuple[str, str]:
    """Up to which entries what the room shows has come: those of its rencana, and of people."""
    return k.db.newest.of_rencana(k.choice.satker, k.choice.tahun), k.db.newest.of_none()


def _remember_location(k: Context, number: int) -> None:
    """Where the meeting is goes into its record once it rests there: a leader who steps through writes one entry. Who
    may not lead it looks by themselves: their steps move nobody."""
    location = st.session_state.pop(_LOCATION, None)
    if location is None:
        return
    r = meeting.read_rapat(k.db, k.choice.satker, k.choice.tahun, number)
    if r.is_open and r.layar != location and k.may("rapat"):
        meeting.move_to_screen(k.db, r, location, pelaku=current_actor(k.db))
        st.session_state[_UNTIL] = _newest(k)


@st.cache_resource
def _room_component() -> ComponentRenderer:
    """The component; registered once per process."""
    return component("monev_rapat", js=whole_script(), css=_read_static("room.css"))


def whole_script() -> str:
    """The room's modules as one: Streamlit takes one script for a component, which cannot import from beside it."""
    return looks.join_modules([_STATIC / name for name in _MODULES])


def _read_static(name: str) -> str:
    return (_STATIC / name).read_text(encoding="utf-8")
