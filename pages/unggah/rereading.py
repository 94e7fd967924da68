"""The original file of a stored plan, read again with the answers given since.

That is an upload, whose changes are shown first.
"""

from functools import partial

import streamlit as st

from monev.core.dates import format_day
from monev.core.errors import FileRefused, VersionClash
from monev.core.records import Reading
from monev.figures import format_number
from monev.quality import OriginFile, find_origin_file, langkah_of
from monev.questions import select_tables
from monev.ui import column_meanings, guard, outcome, page_parts, upload_preview
from monev.ui.context import Context
from monev.ui.drop_field import ChosenFile
from monev.ui.page_words import safe_line
from monev.writing.reading_choices import list_choices
from pages.unggah import answers, tables_list

_OPENED = "tanya_baca_ulang"


def offer_rereading(ctx: Context, *, first: bool = True) -> None:
    """Offer to read the file again if there are answers it was not read with.

    Show the resulting plan.

    `first`: the button is the main one of the page.
    """
    # The file of the newest unggahan, whichever the page shows. Not opened here.
    file = find_origin_file(*ctx.rencana, ctx.view.unggahan_terbaru)
    waiting = 0 if file is None else _count_waiting(ctx, file)
    if not file or not waiting:
        st.session_state.pop(_OPENED, None)
        return
    with st.container(border=True, key="tanya_menunggu"):
        words = (
            f"**{format_number(waiting)} jawaban belum diterapkan** pada rencana yang "
            "tersimpan. Baca ulang berkas"
        )
        st.markdown(
            f"{words} “{safe_line(file.name)}” untuk melihat apa yang berubah; belum ada yang "
            "disimpan."
        )
        if not ctx.offers("unggah"):
            return
        if is_reading_again():
            page_parts.button("← Batal", st.session_state.pop, _OPENED, None, type="tertiary")
            _show_upload_plan(ctx, file)
        else:
            words = "Baca ulang berkas ini dengan jawaban saya"
            look = "primary" if first else "secondary"
            page_parts.button(words, st.session_state.update, {_OPENED: True}, type=look)


def _count_waiting(ctx: Context, file: OriginFile) -> int:
    """Count the answers given or taken back since the file was read.

    A confirmation ("benar") doesn't count: it changes nothing in the plan.
    """
    waiting = 0
    for choice in list_choices(ctx.db, ctx.view.satker):
        is_newer = choice.entry > file.unggahan_id and choice.item.hal != "benar"
        waiting += is_newer and choice.item.tahun in (None, ctx.view.tahun)
    return waiting


def is_reading_again() -> bool:
    """True if the file is being read again; the page then shows nothing else."""
    return _OPENED in st.session_state


def _read(ctx: Context, origin: OriginFile) -> tuple[OriginFile, ChosenFile, Reading]:
    content, (number, _) = ctx.db.journal.read_file(origin.sha256), ctx.db.journal.tip()
    file = ChosenFile(f"ulang_{origin.sha256}_{number}", origin.name, content)
    read = partial(
        upload_preview.read_file, ctx, file, satker=ctx.view.satker, tahun=ctx.view.tahun
    )
    reading = read()
    # Where nobody said which tables are the plan, those are whose rows are stored.
    if reading.unread and not column_meanings.answered_items(file.key):
        sheets = {row["lembar"] for row in langkah_of(ctx.db, ctx.view)}
        items = select_tables(reading, sheets)
        column_meanings.answer(file.key, tables_list.ABOUT, items)
        reading = read()
    return origin, file, reading


@guard.guard()
def _show_upload_plan(ctx: Context, newest: OriginFile) -> None:
    plan_file, file, reading = _read(ctx, newest)
    # Reports alone say nothing new of the plan: the file before them has it.
    while not reading.langkah and not reading.galat:
        before = find_origin_file(*ctx.rencana, plan_file.unggahan - 1)
        if before is None:
            break
        plan_file, file, reading = _read(ctx, before)
    if reading.galat:
        raise FileRefused("Berkas ini tidak terbaca lagi dengan jawaban itu.", errors=reading.galat)
    tables_list.show(file, reading)
    upload_preview.start_from(file, reading, plan_file.hash_entri)
    result = upload_preview.plan_and_show(ctx, file, reading, ctx.view.posisi_terbaru)
    if result.upload_plan.is_identical:
        st.info(
            "Jawaban Anda tidak mengubah rencana yang tersimpan; semuanya sudah terbaca demikian."
        )
        return
    words = f"Simpan sebagai unggahan {result.upload_plan.content['unggahan']}"
    if not st.button(words, type="primary", disabled=not result.is_ready):
        return
    column_meanings.store_provisional(*ctx.rencana, file.key)
    try:
        entry = upload_preview.store_answered(
            ctx, file, result, "Dibaca ulang dengan jawaban di Unggah"
        )
    except VersionClash:
        upload_preview.forget_plans()
        st.warning(
            "**Belum disimpan:** orang lain baru saja menyimpan rencana ini. Periksa lagi "
            "perubahannya."
        )
        return
    st.session_state.pop(_OPENED, None)
    upload_preview.forget_plans()
    stored = (
        f"**Tersimpan** sebagai unggahan {entry.isi['unggahan']}, posisi "
        f"{format_day(result.upload_plan.posisi)}"
    )
    outcome.keep(
        answers.BLOCK, f"{stored}: {format_number(len(result.upload_plan.changes))} perubahan."
    )
    st.rerun()
