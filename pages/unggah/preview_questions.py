"""What the preview of an upload asks: is it the same langkah, which of two values stays, may this be taken away?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from monev.core.text import shorten
from monev.figures import format_number
from monev.ui import page_words
from monev.ui.diff_markdown import mark_difference

if TYPE_CHECKING:
    from monev.uploads import Clash, Guess, UploadPlan

_SAME_ANSWERS = {"sama": "Ya, langkah yang sama; bunyinya diubah", "lain": "Bukan, langkah lain"}
_STORED, _FILE = "tersimpan", "berkas"


def ask_guesses(everything: Sequence[Guess]) -> tuple[dict[str, str], bool]:
    """For each new langkah that is much like one that would go: the same? The confirmed as kode_berkas →
    kode_tersimpan, and whether all were answered."""
    if not everything:
        return {}, True
    st.warning(
        f"**{format_number(len(everything))} langkah tampaknya sama dengan yang tersimpan, tetapi bunyinya berubah.** "
        "Bila sama, realisasi dan buktinya mengikuti. Pastikan satu per satu."
    )
    answer = {one.file_kode: _ask_guess(one) for one in everything}
    matches = {one.file_kode: one.stored_kode for one in everything if answer[one.file_kode] == "sama"}
    return matches, all(answer.values())


def _ask_guess(one: Guess) -> str | None:
    with st.container(border=True, gap="xsmall"):
        st.markdown(
            f"Tersimpan **{page_words.safe(one.stored_kode)}**: {page_words.safe_line(one.stored_langkah)}\n\n"
            f"Di berkas: {page_words.safe_line(one.file_langkah)}\n\n"
            f"Bedanya: {mark_difference(one.stored_langkah, one.file_langkah)}"
        )
        return st.radio(
            f"Apakah ini langkah {page_words.safe(one.stored_kode)} yang sama?",
            list(_SAME_ANSWERS),
            format_func=_SAME_ANSWERS.get,
            index=None,
            key=f"duga_{one.file_kode}_{one.stored_kode}",
        )


def ask_clashes(upload_plan: UploadPlan) -> dict[str, str]:
    """For each cell both sides changed: which one stays? kunci → "tersimpan" | "berkas", for those answered."""
    everything = upload_plan.clashes
    st.warning(
        f"**{format_number(len(everything))} sel diubah di berkas ini dan juga oleh orang lain.** Pilih nilai "
        "yang dipakai."
    )
    key = [_clash_key(one) for one in everything]
    with st.container(horizontal=True, gap="small"):
        st.button("Semua pakai yang tersimpan", on_click=_fill_all, args=(key, _STORED))
        st.button("Semua pakai dari berkas", on_click=_fill_all, args=(key, _FILE))
    answer = {one.key: _choose_value(one, upload_plan) for one in everything}
    return {key: value for key, value in answer.items() if value}


def _clash_key(one: Clash) -> str:
    return f"bentrok_{one.key}"


def _fill_all(key: list[str], value: str) -> None:
    st.session_state.update(dict.fromkeys(key, value))


def _choose_value(one: Clash, upload_plan: UploadPlan) -> str | None:
    from monev.uploads.merge import clash_author, clash_place, clash_values

    stored, file = (page_words.safe_line(value) for value in clash_values(one))
    by = clash_author(one, upload_plan.editors)
    display_name = {
        _STORED: f"Pakai yang tersimpan: “{stored}”{f' ({page_words.safe_line(by)})' if by else ''}",
        _FILE: f"Pakai dari berkas: “{file}”",
    }
    with st.container(border=True, gap="xsmall"):
        return st.radio(
            f"**{page_words.safe_line(clash_place(one))}** · {page_words.safe_line(shorten(one.langkah_aksi, 100))}",
            list(display_name),
            format_func=display_name.get,
            index=None,
            key=_clash_key(one),
        )


def ask_consent(upload_plan: UploadPlan) -> frozenset[str]:
    """A box for each thing that would go, under the sentence that counts its kind; those that were ticked."""
    if not upload_plan.removals:
        return frozenset()
    from monev.writing.changes import TAKING_AWAY
    from monev.writing.story import tell_story

    st.warning(
        f"**Unggahan ini menghilangkan {format_number(len(upload_plan.removals))} hal yang sudah tersimpan.** "
        "Centang satu per satu bila memang demikian; bila tidak, perbaiki berkasnya."
    )
    vanishing = [one for one in upload_plan.changes if one.jenis in TAKING_AWAY]
    per_jenis: dict[str, list[str]] = {}
    for one, sentence in zip(vanishing, upload_plan.removals, strict=True):
        per_jenis.setdefault(one.jenis, []).append(sentence)
    ticked = set()
    for chapter in tell_story(vanishing):
        with st.container(border=True, gap="xsmall"):
            st.markdown(f"**{page_words.safe(chapter.sentence)}**")
            ticked |= {k for k in per_jenis[chapter.jenis] if st.checkbox(page_words.safe(k), key=f"setuju_{k}")}
    return frozenset(ticked)
