"""The original file of an unggahan: its cells (cached), and reading it again.

Reading it again with the answers given since is an upload, whose changes are shown first.
"""

from functools import partial

import streamlit as st

from monev.core.dates import format_day
from monev.core.errors import FileRefused, VersionClash
from monev.database import Database
from monev.figures import format_number
from monev.quality import original_file, reading_quality
from monev.quality.original_file import Original, OriginFile
from monev.reading.choices import TOGETHER, ReadingChoices
from monev.ui import guard, outcome, page_parts, upload_preview
from monev.ui.context import Context
from monev.ui.page_words import safe_line
from monev.writing.reading_choices import list_choices, satker_choices
from pages.mutu_data import answers

_OPENED = "mutu_baca_ulang"


def find_file(ctx: Context, unggahan: int | None = None) -> OriginFile | None:
    """Find the file the plan came from; of a file with reports alone, the one before it.

    None if the plan was made in the app.
    """
    file = original_file.find_origin_file(*ctx.rencana, unggahan or ctx.view.unggahan)
    while file is not None and not open_original(ctx, file).headers():
        file = original_file.find_origin_file(*ctx.rencana, file.unggahan - 1)
    return file


def open_original(ctx: Context, origin_file: OriginFile) -> Original:
    """Return the cells of the file. Raises FileRefused, JournalDamaged."""
    choices = satker_choices(*ctx.rencana)
    return _open_cached(
        ctx.db, choices, origin_file.sha256, sorted(choices.column_headings.items())
    )


def show_no_file() -> None:
    """Say that there is no file to compare with."""
    st.markdown(
        "Berkas asal rencana ini tidak tersimpan di jurnal, jadi tidak ada yang dapat dibandingkan."
    )


@st.cache_resource(max_entries=4, show_spinner="Membuka berkas asal …")
def _open_cached(
    _db: Database, _choices: ReadingChoices, sha256: str, headings: list[tuple[str, str]]
) -> Original:
    return original_file.open_original(_db.journal.read_file(sha256), _choices)


def offer_rereading(ctx: Context, *, first: bool = True) -> None:
    """Offer to read the file again if there are answers it was not read with.

    Show the resulting plan.

    `first`: the button is the main one of the page.
    """
    # The file of the newest unggahan, whichever the page shows. Not opened here.
    file = original_file.find_origin_file(*ctx.rencana, ctx.view.unggahan_terbaru)
    waiting = 0 if file is None else _count_waiting(ctx, file)
    if not file or not waiting:
        st.session_state.pop(_OPENED, None)
        return
    with st.container(border=True, key="mutu_menunggu"):
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


@guard.guard()
def _show_upload_plan(ctx: Context, newest: OriginFile) -> None:
    plan_file = find_file(ctx, ctx.view.unggahan_terbaru) or newest
    content, (number, _) = ctx.db.journal.read_file(plan_file.sha256), ctx.db.journal.tip()
    file = upload_preview.ChosenFile(f"ulang_{plan_file.sha256}_{number}", plan_file.name, content)
    read = partial(
        upload_preview.read_file, ctx, file, satker=ctx.view.satker, tahun=ctx.view.tahun
    )
    reading = read()
    # If the file holds several plans, take the one that is stored, or all.
    if reading.choices and (langkah := reading_quality.langkah(ctx.db, ctx.view)):
        sheets = {row["lembar"] for row in langkah}
        reading = read(sheet=sheets.pop() if len(sheets) == 1 else TOGETHER)
    if reading.galat:
        raise FileRefused("Berkas ini tidak terbaca lagi dengan jawaban itu.", errors=reading.galat)
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
    try:
        entry = upload_preview.store_answered(
            ctx, file, result, "Dibaca ulang dengan jawaban di Mutu Data"
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
