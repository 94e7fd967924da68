"""Many targets in one entry with one undo: done at once, or the PIC of their langkah."""

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from monev.core import clock
from monev.core.dates import format_tenggat
from monev.core.text import NO_PIC, join_pics, pics_of
from monev.edits import reporting
from monev.edits.given_pics import proposed_pics
from monev.edits.single_edits import Edit, Target
from monev.figures import format_number
from monev.figures.quarter_report import ReportLine
from monev.ui import page_parts, screen, target_editor

_TOGETHER, _HANDED_OVER = "sekaligus", "serah"
"""The names under which the outcomes of touches on many rows are kept."""
_WITHOUT_DAY, _DUE_DAY, _ONE_DAY = "tanpa", "masing", "satu"
_DAYS = {
    _DUE_DAY: "Tanggal jatuh tempo masing-masing",
    _ONE_DAY: "Satu tanggal",
    _WITHOUT_DAY: "Tanpa tanggal",
}


def show_together(
    desk: target_editor.Desk, lines: Sequence[ReportLine], place: DeltaGenerator | None = None
) -> None:
    """Draw the ways to change many of these targets in one entry, and their outcome."""
    left = {line.name: line for line in lines if reporting.lacks_something(line)}
    with place or st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if desk.may_report and len(left) > 1:
            page_parts.fold(
                "Tandai …" if screen.layout() != "wide" else "Tandai sekaligus …",
                _ask_together,
                desk,
                left,
                key=desk.key(_TOGETHER),
                draw=st.popover,
            )
        langkah = {line.kode: line for line in lines}
        if desk.ctx.may("atur_pic") and len(langkah) > 1:
            page_parts.fold(
                "Ganti PIC …",
                _ask_handover,
                desk,
                langkah,
                key=desk.key(_HANDED_OVER),
                draw=st.popover,
            )
        for name in (_TOGETHER, _HANDED_OVER):
            target_editor.show_outcome(desk, desk.key(name))


def _ask_together(desk: target_editor.Desk, left: dict[str, ReportLine]) -> None:
    chosen = st.multiselect(
        "Target",
        [*left],
        format_func=lambda name: f"{left[name].kode_tampil} {format_tenggat(left[name].tenggat)}",
        placeholder="Pilih target, atau Pilih semua",
        help="Yang tampak di daftar; persempit dengan pencarian, area, atau PIC.",
    )
    when = page_parts.choose("Tanggal selesai", _DAYS, _DUE_DAY, ask=st.radio)
    day = st.date_input("Tanggal", desk.day, format="DD/MM/YYYY") if when == _ONE_DAY else None
    with_documents = st.checkbox("Semua buktinya ada", value=True)
    edits = []
    for name in chosen:
        line = left[name]
        at = min(line.due, clock.today()) if when == _DUE_DAY else day
        edits += reporting.done(line, at, with_documents=with_documents)
    page_parts.button(
        f"Tandai {format_number(len(chosen))} target selesai" if chosen else "Tandai selesai",
        _store,
        desk,
        desk.key(_TOGETHER),
        edits,
        type="primary",
        disabled=not chosen,
        key=desk.key("tandai"),
    )


def _ask_handover(desk: target_editor.Desk, langkah: dict[str, ReportLine]) -> None:
    """Draw the choice of langkah, and of who gets them in place of one of their PICs."""
    by_pic: dict[str, list[str]] = {}
    for line in langkah.values():
        for pic in pics_of(line.pic):
            by_pic.setdefault(pic, []).append(line.kode)
    words = {pic: f"{pic or NO_PIC} ({len(codes)} langkah)" for pic, codes in by_pic.items()}
    given = page_parts.choose("Dari PIC", words, next(iter(words)))
    of_pic = by_pic[given]
    chosen = st.multiselect("Langkah", of_pic, of_pic, key=desk.key("serah langkah", given))
    to = st.selectbox(
        "Kepada PIC",
        proposed_pics(desk.ctx.db, desk.ctx.view),
        index=None,
        placeholder="Pilih atau ketik PIC",
        accept_new_options=True,
        key=desk.key("serah kepada"),
    )
    edits = []
    for kode in chosen:
        seen = langkah[kode].pic
        others = [to if to and pic == given else pic for pic in pics_of(seen)]
        edits.append(Edit(Target(kode), {"pic": join_pics(others)}, {"pic": seen}))
    page_parts.button(
        f"Serahkan {format_number(len(chosen))} langkah",
        _store,
        desk,
        desk.key(_HANDED_OVER),
        edits,
        type="primary",
        disabled=not (chosen and to),
        key=desk.key("serahkan"),
    )


def _store(desk: target_editor.Desk, key: str, edits: list[Edit]) -> None:
    """Store the edits and close the window that asked. A callback."""
    target_editor.store(desk, key, edits)
    st.session_state[key] = False
