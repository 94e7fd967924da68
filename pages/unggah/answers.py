"""Store answers and take them back; list the answers this satker has given."""

from collections.abc import Sequence

import streamlit as st

from monev.access import name_of
from monev.core.dates import format_day
from monev.core.statuses import CHOICE_MATTERS
from monev.core.text import shorten
from monev.questions import StoredChoice, name_answer
from monev.reading.choices import ChoiceItem
from monev.ui import outcome, page_parts
from monev.ui.context import Context, current_actor
from monev.ui.page_words import safe, safe_line
from monev.writing.reading_choices import list_choices, store_choices, withdraw_choices

BLOCK, _GIVEN = "tanya", "tanya_dijawab"


def show_error(key: str) -> None:
    """Show why the answer of this form was refused."""
    outcome.show(f"{BLOCK}_{key}")


def store_answers(ctx: Context, key: str, items: Sequence[ChoiceItem]) -> None:
    """Store answers, which can be taken back; if refused, show the reason at this key's form."""
    with outcome.refusals(f"{BLOCK}_{key}"):
        entry = store_choices(
            ctx.db, ctx.view.satker, items, pelaku=current_actor(ctx.db), tahun=ctx.view.tahun
        )
        told = (
            "**Jawaban tersimpan** untuk berkas berikutnya. Rencana yang tersimpan belum berubah."
        )
        outcome.keep(BLOCK, told)
        if entry is not None:
            # Only the answers that were not in force already.
            made = [
                each.item
                for each in list_choices(ctx.db, ctx.view.satker)
                if each.entry == entry.nomor
            ]
            given_here(ctx).append((made, name_answer(items[0])))


def given_here(ctx: Context) -> list[tuple[list[ChoiceItem], str]]:
    """Return this visit's answers for the satker, oldest first: choices made, and their words."""
    return st.session_state.setdefault(f"{_GIVEN}_{ctx.view.satker}", [])


def offer_undo(ctx: Context) -> None:
    """Draw the button that takes back the last answer of this visit, if there is one."""
    if given := given_here(ctx):
        words = f"Urungkan “{safe_line(shorten(given[-1][1], 40))}”"
        page_parts.button(words, undo_given, ctx, key="tanya_urungkan", type="tertiary")


def undo_given(ctx: Context) -> None:
    """Take back the last answer of this sitting. A callback."""
    given = given_here(ctx)
    if not given:
        return  # pressed twice: the first press took it back
    items, _ = given[-1]
    with outcome.refusals(BLOCK):
        withdraw_choices(ctx.db, ctx.view.satker, items, pelaku=current_actor(ctx.db))
        given.pop()


def withdraw_answer(ctx: Context, item: ChoiceItem) -> None:
    """Take an answer back. A callback."""
    with outcome.refusals(
        BLOCK, "**Jawaban ditarik kembali.** Rencana yang tersimpan tidak berubah."
    ):
        withdraw_choices(ctx.db, ctx.view.satker, [item], pelaku=current_actor(ctx.db))


def show_choices(ctx: Context) -> None:
    """List the answers in force, newest first."""
    in_force = [
        choice for choice in reversed(list_choices(ctx.db, ctx.view.satker)) if not choice.withdrawn
    ]
    st.markdown(
        f"Dipakai setiap kali berkas {safe(ctx.view.satker)} dibaca. Yang sudah tersimpan tidak "
        "ikut berubah."
    )
    if not in_force:
        st.markdown("Belum ada jawaban yang tersimpan.")
    for choice in page_parts.take_page(in_force, key="tanya_pilihan"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(_in_words(ctx, choice), width="stretch")
            if ctx.may("atur_baca"):
                key = f"cabut_{choice.entry}_{choice.item.kunci}_{choice.item.langkah}"
                page_parts.button("Tarik", withdraw_answer, ctx, choice.item, key=key)


def _in_words(ctx: Context, stored_choice: StoredChoice) -> str:
    item = stored_choice.item
    written = f"“{safe_line(shorten(item.kunci, 100))}”" if item.kunci else "sel kosong"
    scope = f" · langkah: {safe_line(shorten(item.langkah, 60))}" if item.langkah else ""
    by = (
        f":gray[{format_day(stored_choice.waktu.date())}, "
        f"{safe_line(name_of(ctx.db, stored_choice.pelaku))}]"
    )
    from_ = "" if item.hal == "area" else f"{written} → "
    return (
        f"{CHOICE_MATTERS[item.hal].capitalize()}: "
        f"{from_}**{safe_line(name_answer(item))}**{scope} · {by}"
    )
