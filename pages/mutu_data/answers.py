"""Answers stored and taken back: what the last touch did, and every answer this satker has given."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from monev.access import name_of
from monev.core.dates import format_day
from monev.core.errors import MonevError
from monev.core.statuses import CHOICE_MATTERS
from monev.core.text import shorten
from monev.journal import Entry
from monev.quality import name_answer
from monev.reading.choices import ChoiceItem
from monev.ui import guard, page_parts, page_words
from monev.ui.context import Context
from monev.ui.visitor import current_actor
from monev.writing.reading_choices import StoredChoice, list_choices, store_choices, withdraw_choices

_SUCCESS, _ERRORS, _REFUSED = "mutu_berhasil", "mutu_galat", "mutu_ditolak"
_STORED, _GIVEN = "mutu_tersimpan", "mutu_dijawab"


def show_message() -> None:
    """What the last touch stored or took back, or why it did not."""
    if success := st.session_state.pop(_SUCCESS, None):
        st.success(success)
    if refused := st.session_state.pop(_REFUSED, None):
        guard.show_error(refused)


def show_error(key: str) -> None:
    """Why the answer of this form was not stored."""
    if sentence := st.session_state.get(_ERRORS, {}).get(key):
        st.error(sentence)


def store_answers(k: Context, item: Iterable[ChoiceItem], key: str) -> None:
    """Keep answers; a callback, so that what follows is drawn with them."""
    complaint = st.session_state.setdefault(_ERRORS, {})
    complaint.pop(key, None)
    try:
        st.session_state[_STORED] = store_choices(
            k.db, k.view.satker, item, pelaku=current_actor(k.db), tahun=k.view.tahun
        )
    except MonevError as rejection:
        complaint[key] = f"{page_words.safe(rejection.pesan)} {page_words.safe(rejection.advice)}".strip()
    else:
        st.session_state[_SUCCESS] = (
            "**Jawaban tersimpan** dan berlaku untuk berkas berikutnya. Rencana yang tersimpan belum berubah."
        )


def give_answer(k: Context, item: Iterable[ChoiceItem], key: str, words: str) -> None:
    """Keep an answer of the sitting, remembered so that it can be taken back; a callback."""
    store_answers(k, item, key)
    if st.session_state.pop(_SUCCESS, None) and (entry := st.session_state.pop(_STORED, None)):
        _given_here(k).append((_items_of(entry), words))


def _given_here(k: Context) -> list[tuple[list[ChoiceItem], str]]:
    """What this visit answered for the satker looked at, the last one last: the choices made, and in words."""
    return st.session_state.setdefault(f"{_GIVEN}_{k.view.satker}", [])


def last_given(k: Context) -> str | None:
    """What the last answer of this sitting said; None before the first."""
    given = _given_here(k)
    return given[-1][1] if given else None


def undo_given(k: Context) -> None:
    """Take back the last answer of this sitting; a callback."""
    given = _given_here(k)
    if not given:
        return  # pressed twice: the first press took it back
    items, _ = given[-1]
    try:
        withdraw_choices(k.db, k.view.satker, items, pelaku=current_actor(k.db))
    except MonevError as rejection:
        st.session_state[_REFUSED] = rejection
        return
    given.pop()


def _items_of(entry: Entry) -> list[ChoiceItem]:
    """The choices an entry made: of those given, the ones that did not stand already."""
    return [
        ChoiceItem(one["hal"], one["kunci"], one["nilai"], one["langkah"], one["untuk_tahun"])
        for one in entry.isi["pilihan"]
    ]


def withdraw_answer(k: Context, item: ChoiceItem) -> None:
    """Take an answer back; a callback."""
    try:
        withdraw_choices(k.db, k.view.satker, [item], pelaku=current_actor(k.db))
    except MonevError as rejection:
        st.session_state[_REFUSED] = rejection
        return
    st.session_state[_SUCCESS] = "**Jawaban ditarik kembali.** Rencana yang tersimpan tidak berubah."


def show_choices(k: Context) -> None:
    """The answers that stand, newest first; withdrawn ones are told in a line."""
    everything = list_choices(k.db, k.view.satker)
    in_force = [one for one in reversed(everything) if not one.withdrawn]
    st.markdown(
        f"Jawaban di bawah ini dipakai setiap kali berkas {page_words.safe(k.view.satker)} dibaca. Yang sudah "
        "tersimpan tidak "
        "ikut berubah."
    )
    if not in_force:
        st.markdown("Belum ada jawaban yang tersimpan.")
    beginning, end = page_parts.page_bounds(len(in_force), key="mutu_pilihan")
    for one in in_force[beginning:end]:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(_show_choice(k, one), width="stretch")
            if k.may("atur_baca"):
                st.button(
                    "Tarik",
                    key=f"cabut_{one.entry}_{one.item.kunci}_{one.item.langkah}",
                    on_click=withdraw_answer,
                    args=(k, one.item),
                )
    if withdrawn := sum(one.withdrawn for one in everything):
        st.caption(f"{withdrawn} jawaban lain sudah ditarik kembali; riwayatnya tetap ada di jurnal.")


def _show_choice(k: Context, one: StoredChoice) -> str:
    item = one.item
    written = f"“{page_words.safe_line(shorten(item.kunci, 100))}”" if item.kunci else "sel kosong"
    scope = f" · langkah: {page_words.safe_line(shorten(item.langkah, 60))}" if item.langkah else ""
    by = f":gray[{format_day(one.waktu.date())}, {page_words.safe_line(name_of(k.db, one.pelaku))}]"
    from_ = "" if item.hal == "area" else f"{written} → "
    return (
        f"{CHOICE_MATTERS[item.hal].capitalize()}: {from_}**{page_words.safe_line(name_answer(item))}**{scope} · {by}"
    )
