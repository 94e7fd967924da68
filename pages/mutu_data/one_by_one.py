"""The questions one after the other: the cell as it stands in the file, the answers as buttons, and how many are left.

Y gives the proposed answer, N goes to the next one and behind the last to the next question, U takes the last back.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from monev import quality
from monev.core.errors import FileRefused
from monev.core.text import shorten
from monev.figures import format_number
from monev.questions import AskedOnce, Proposal, Sitting
from monev.ui import looks, outcome, page_parts, page_words, permission
from monev.ui.column_meanings import card_words
from monev.ui.context import Context
from monev.ui.looks import Block, blocks
from pages.mutu_data import answers, columns, questions, reread

_AT, _SKIPPED, _SHOWN = "mutu_usul", "mutu_dilewati", "mutu_asal"
_LABEL_LENGTH, _CELL_LENGTH, _MARKED_LENGTH = 160, 90, 320


def show_sitting(k: Context, sitting: Sitting) -> None:
    """What the last answer did, and the next question; behind the last one what to do with the answers."""
    outcome.show(answers.BLOCK)
    if not permission.offers(k, "atur_baca"):
        return
    if reread.is_open():
        reread.offer_rereading(k)
        return
    skipped = _skipped(k)
    waiting = [asked for asked in sitting.left if asked.key not in skipped]
    if sitting.total:
        left, total, passed = len(sitting.left), sitting.total, len(sitting.left) - len(waiting)
        words = f", {format_number(passed)} dilewati" if passed else ""
        page_parts.show_sentence(f"Sisa {format_number(left)} dari {format_number(total)} pertanyaan{words}")
        st.progress((total - left) / total)
    if waiting:
        asked_once, proposals = waiting[0], sitting.proposals(waiting[0])
        st.markdown(card_words(asked_once))
        _show_picture(k, asked_once)
        _show_answers(k, asked_once, proposals)
        questions.offer_own_answer(k, asked_once, proposals)
    else:
        _show_end(k, sitting)
    reread.offer_rereading(k, first=not waiting)


def _show_picture(k: Context, asked_once: AskedOnce) -> None:
    """The cell in the file with its neighbours; nothing where the file cannot be shown."""
    file = columns.find_file(k)
    if file is None:
        return
    try:
        picture = quality.picture_cell(columns.open_original(k, file), asked_once.first)
    except FileRefused:
        st.caption("Berkas asalnya tidak terbuka, jadi selnya tidak dapat digambar.")
        return
    if picture is None:
        return
    head = ["", *(f"{letter} · {heading}" if heading else letter for letter, heading in picture.headings)]
    rows: list[list[str | Block]] = []
    for number, texts in picture.rows.items():
        cells = [_draw_cell(text, (number, index) == picture.marked) for index, text in enumerate(texts)]
        for index in picture.beside:
            cells[index]["wide_only"] = True
        rows.append([str(number), *cells])
    looks.show([blocks.table("Sel ini di berkasnya", head, rows, key=asked_once.key)], key=_SHOWN)


def _draw_cell(text: str, marked: bool) -> Block:
    if not marked:
        return {"text": shorten(text, _CELL_LENGTH)}
    return {"text": shorten(text, _MARKED_LENGTH) or "(kosong)", "marked": True}


def _show_answers(k: Context, asked_once: AskedOnce, proposals: Sequence[Proposal]) -> None:
    at = st.session_state.get(_AT, {}).get(asked_once.key, 0)
    with st.container(horizontal=True, gap="small", key="mutu_usul_jawaban"):
        for index, proposal in enumerate(proposals):
            st.button(
                page_words.safe_line(shorten(proposal.words, _LABEL_LENGTH)),
                # With `at`: Y right behind N presses what was never seen, and does nothing.
                key=f"usul_{asked_once.key}_{at}_{index}",
                type="primary" if index == at else "secondary",
                shortcut="Y" if index == at else None,
                wrap=True,
                on_click=answers.store_answers,
                args=(k, asked_once.key, proposal.items, proposal.words),
            )
    more = at + 1 < len(proposals)
    with st.container(horizontal=True, gap="small"):
        st.button(
            "Bukan, usul berikutnya" if more else "Lewati",
            key=f"bukan_{asked_once.key}",
            shortcut="N",
            on_click=_go_on,
            args=(k, asked_once.key, at + 1 if more else None),
        )
        _offer_undo(k)


def _offer_undo(k: Context) -> None:
    if given := answers.given_here(k):
        _, words = given[-1]
        st.button(
            f"Urungkan “{page_words.safe_line(shorten(words, 40))}”",
            key="mutu_urungkan",
            type="tertiary",
            shortcut="U",
            on_click=answers.undo_given,
            args=(k,),
        )


def _go_on(k: Context, key: str, at: int | None) -> None:
    proposed = st.session_state.setdefault(_AT, {})
    if at is None:
        proposed.pop(key, None)
        _skipped(k).add(key)
    else:
        proposed[key] = at


def _skipped(k: Context) -> set[str]:
    return st.session_state.setdefault(f"{_SKIPPED}_{k.view.unggahan_id}", set())


def _show_end(k: Context, sitting: Sitting) -> None:
    if not sitting.total:
        st.markdown("Semua sel terbaca tanpa pertanyaan.")
        return
    if sitting.left:
        st.markdown(f"Selebihnya Anda lewati: {format_number(len(sitting.left))} pertanyaan.")
    else:
        st.markdown("**Semua pertanyaan terjawab.**")
    with st.container(horizontal=True, gap="small"):
        if sitting.left:
            st.button("Tanyakan lagi yang dilewati", key="mutu_lagi", on_click=_skipped(k).clear)
        _offer_undo(k)
