"""Questions and answers about a langkah and its bukti on a page."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from monev.access import name_of
from monev.access.door import place_of
from monev.core.content import Message
from monev.core.dates import format_day, format_tenggat
from monev.database import Database, Row
from monev.figures import shown_kode
from monev.ui import outcome, page_parts
from monev.ui.context import Context, current_actor
from monev.ui.page_words import safe, safe_line
from monev.writing.threads import ASKED, LONGEST, Thread, threads_of, waiting, write

_BLOCK = "percakapan"
Place = tuple[str, str | None, str | None]
"""kode, tenggat and bukti; None: the whole langkah."""


def show_waiting(ctx: Context) -> None:
    """Draw the threads in which it is the visitor's turn."""
    outcome.show(_BLOCK)
    if found := waiting(ctx.db, ctx.view, ctx.visitor):
        st.markdown("## **Tanya-jawab menunggu Anda**", anchors=False)
    for thread in found:
        _show_thread(ctx, thread, "giliran", may_write=True)


def show(ctx: Context, places: Sequence[Place], pic: str, where: str) -> None:
    """Draw the threads about these places of one langkah, and for who may the field to ask.

    `where`: part of the keys, since a page shows a thread at several places.
    """
    if ctx.visitor.is_guest:
        return
    may_check = ctx.may("verifikasi") or ctx.may("verifikasi_kedua")
    may_write = ctx.may_report(pic) or may_check
    outcome.show(_BLOCK)
    there = [one for one in threads_of(ctx.db, ctx.view) if place_of(one[0]) in places]
    for thread in there:
        _show_thread(ctx, thread, where, may_write=may_write)
    if may_write:
        key = f"{where} {places[0]} {len(there)}"
        page_parts.fold("Tanya …", _ask_for_words, ctx, key, None, places, pic, key=f"tanya {key}")


def _line(db: Database, row: Row) -> str:
    """Write a message with who and when, as Markdown."""
    when = f"{format_day(row['waktu'].date())} pukul {row['waktu']:%H.%M}"
    words = "*menutup tanya-jawab ini*" if row["selesai"] else safe(row["ucapan"])
    return f"**{safe_line(name_of(db, row['pelaku']))}** :gray[{when}]  \n{words}"


def _place_words(ctx: Context, place: Place) -> str:
    kode, tenggat, bukti = place
    kode = shown_kode(ctx.db, ctx.view, kode)
    return f"{kode} {bukti}, {format_tenggat(tenggat)}" if tenggat else f"Langkah {kode}"


def _show_thread(ctx: Context, thread: Thread, where: str, *, may_write: bool) -> None:
    first, last = thread[0], thread[-1]
    key = f"{where} {last['entri']}"  # with a new message its field is a new one
    with st.container(border=True, gap="xsmall", key=f"percakapan {key}"):
        place = safe_line(_place_words(ctx, place_of(first)))
        st.caption(f"Tanya-jawab {place} · kepada {ASKED[first['kepada']]}")
        st.markdown("\n\n".join(_line(ctx.db, row) for row in thread))
        if ctx.view.is_closed:
            return
        if may_write and not last["selesai"]:
            page_parts.fold("Jawab …", _ask_for_words, ctx, key, last, key=f"jawab {key}")
        own = [ctx.visitor.is_local or row["pelaku"] == ctx.visitor.pelaku for row in thread]
        with st.container(horizontal=True, gap="small"):
            if not last["selesai"] and (own[0] or ctx.may("atur_kantor")):
                end = replace(_reply(last), selesai=True)
                page_parts.button("Tutup", _store, ctx, end, last, key=f"tutup {key}")
            if own[-1]:
                back = replace(_reply(last), menarik=last["entri"], selesai=last["selesai"])
                page_parts.button("Urungkan", _store, ctx, back, last, key=f"tarik {key}")


def _reply(last: Row) -> Message:
    return Message(*place_of(last), last["kepada"], last["pertanyaan"])


def _ask_for_words(
    ctx: Context, key: str, last: Row | None, places: Sequence[Place] = (), pic: str = ""
) -> None:
    if last is None:
        asked = [name for name in ASKED if pic or name != "pic"]
        st.selectbox(
            "Tentang", places, format_func=partial(_place_words, ctx), key=f"{key} tentang"
        )
        st.selectbox("Kepada", asked, format_func=ASKED.__getitem__, key=f"{key} kepada")
    st.text_area("Pesan", max_chars=LONGEST, key=f"{key} ucapan")
    page_parts.button("Kirim", _send, ctx, key, last, type="primary", key=f"{key} kirim")


def _send(ctx: Context, key: str, last: Row | None) -> None:
    """Store what was typed as an answer, or as a question. A callback."""
    typed = st.session_state
    if last:
        message = _reply(last)
    else:
        kode, tenggat, bukti = typed[f"{key} tentang"]
        message = Message(kode, tenggat, bukti, typed[f"{key} kepada"])
    _store(ctx, replace(message, ucapan=typed[f"{key} ucapan"]), last)


def _store(ctx: Context, message: Message, last: Row | None) -> None:
    """Store a message. A callback."""
    with outcome.refusals(_BLOCK, "Tersimpan."):
        write(*ctx.rencana, message, last, pelaku=current_actor(ctx.db))
