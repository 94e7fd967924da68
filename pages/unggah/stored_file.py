"""The original file of the stored plan, opened in the usual preview with the answers remembered.

What is answered there is an upload, whose changes are shown first.
"""

from collections.abc import Callable
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from monev.core.errors import FileRefused
from monev.core.records import Reading
from monev.figures import format_number
from monev.figures.views import newest_view
from monev.outputs.template import make_corrected
from monev.questions import file_questions, reading_sitting, select_tables
from monev.ui import column_meanings, guard, looks, outcome, page_parts, upload_preview
from monev.ui.context import AnyContext, Context
from monev.ui.drop_field import ChosenFile
from monev.ui.looks import blocks
from monev.ui.page_table import PART, READ, UNGGAH
from monev.ui.page_words import safe
from monev.uploads.original import OriginalFile, find_original, sheets_of
from pages.unggah import preview, steps, tables_list

_FORMERLY = ("pertanyaan", "pilihan")
"""What earlier versions called the parts that this took the place of."""


def is_open() -> bool:
    """True if the address asks for the original of the stored plan."""
    return st.query_params.get(PART) in (READ, *_FORMERLY)


def tell(ctx: AnyContext) -> Callable[[], None]:
    """Say which file the stored plan was read from, if any; return what draws the way to it."""
    if not isinstance(ctx, Context) or (file := find_original(*_newest(ctx))) is None:
        return lambda: None
    place = st.container(horizontal=True, vertical_alignment="center", key="unggah_asli")
    place.markdown(f"Rencana dibaca dari **“{safe(file.name)}”**.", width="content")
    return partial(_offer_way, ctx, file, place)


def _offer_way(ctx: Context, file: OriginalFile, place: DeltaGenerator) -> None:
    """Draw the way to the original, which says how many questions it leaves open."""
    left = _open_questions(ctx, file)
    words = f"Jawab {format_number(left)} pertanyaan →" if left else "Lihat cara membacanya →"
    there = looks.same_page(UNGGAH, **{PART: READ})
    with place:
        way = blocks.way(words, there, primary=left > 0)
        looks.show([blocks.actions([way])], key="ke_asli")


def _open_questions(ctx: Context, newest: OriginalFile) -> int:
    """Count them for who may answer; of a file that is not read any more its page says why."""
    if not ctx.offers("unggah"):
        return 0
    try:
        reading = _read_plan(ctx, newest)[2]
    except FileRefused:
        return 0
    return len(reading_sitting(reading, file_questions(reading)).left)


@guard.guard()
def show(ctx: Context) -> None:
    """Draw the original of the stored plan as a file in hand. Raises FileRefused."""
    back = blocks.way("← Unggah", looks.same_page(UNGGAH, **{PART: None}))
    newest = find_original(*_newest(ctx))
    if newest is None:
        text = "Rencana ini dibuat di aplikasi; tidak ada berkas yang dapat dilihat."
        looks.show([blocks.notice(text, link=back, key="asli")], key="dari_asli")
        return
    origin, file, reading = _read_plan(ctx, newest)
    text = f"{origin.name}, dibaca dengan jawaban yang diingat."
    note = "Yang diubah di aplikasi sesudahnya tetap."
    looks.show([blocks.notice(f"{text} {note}", link=back, key="asli")], key="dari_asli")
    outcome.show(steps.ANSWERS)
    if reading.galat:
        raise FileRefused("Berkas ini tidak terbaca lagi dengan jawaban itu.", errors=reading.galat)
    upload_preview.start_from(file, reading, origin.hash_entri)
    may_say = ctx.offers("unggah")
    if may_say:
        tables_list.show(file, reading)
    preview.show_read(ctx, file, reading, newest.posisi, may_say=may_say)
    make = partial(make_corrected, *ctx.rencana)
    name = f"rencana dibetulkan {ctx.view.satker} {ctx.view.tahun}.xlsx"
    page_parts.offer_file(f"Rencana {ctx.view.tahun} dengan jawaban di selnya", make, name)


def _newest(ctx: Context) -> tuple:
    """Return what finds the newest file, whichever the page shows."""
    return *ctx.rencana, newest_view(*ctx.rencana).unggahan


def _read_plan(ctx: Context, newest: OriginalFile) -> tuple[OriginalFile, ChosenFile, Reading]:
    """Read it. Reports alone say nothing new of the plan: the file before them has it."""
    origin, file, reading = _read(ctx, newest)
    while not reading.langkah and not reading.galat:
        before = find_original(ctx.db, ctx.view.satker, ctx.view.tahun, origin.unggahan - 1)
        if before is None:
            break
        origin, file, reading = _read(ctx, before)
    return origin, file, reading


def _read(ctx: Context, origin: OriginalFile) -> tuple[OriginalFile, ChosenFile, Reading]:
    content = ctx.db.journal.read_file(origin.sha256)
    file = ChosenFile(f"asli_{origin.unggahan_id}", origin.name, content)
    about = {"satker": ctx.view.satker, "tahun": ctx.view.tahun}
    reading = upload_preview.read_file(ctx, file, **about)
    # Where nobody said which tables are the plan, those are whose rows are stored.
    if reading.unread and not column_meanings.answered_items(file.key):
        items = select_tables(reading, sheets_of(ctx.db, origin))
        column_meanings.answer(file.key, tables_list.ABOUT, items)
        reading = upload_preview.read_file(ctx, file, **about)
    return origin, file, reading
