"""The parts of Unggah: the file, its posisi, storing it.

Without a file an office can state that its report is complete.
"""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from monev.core.clock import today, today_within
from monev.core.dates import format_day
from monev.core.errors import FileRefused, VersionClash
from monev.core.office_names import clean_name
from monev.core.records import Reading
from monev.figures import format_number
from monev.outputs import template
from monev.reading.identity import WRITTEN, name_complaints
from monev.ui import (
    address,
    column_meanings,
    drop_field,
    guard,
    looks,
    outcome,
    page_parts,
    upload_preview,
)
from monev.ui.context import AnyContext
from monev.ui.drop_field import ChosenFile
from monev.ui.looks import blocks
from monev.ui.page_table import LAPOR, RINGKASAN, RIWAYAT
from monev.ui.page_words import safe, safe_line
from monev.ui.upload_preview import AnsweredPlan
from monev.uploads import UploadPlan
from monev.uploads.checking import has_reports, propose_posisi
from pages.unggah import file_reading

_STORED, _KEPT_POSISI = "unggah_tersimpan", "unggah_posisi_dipilih"
_REQUESTED = "unggah_minta"
ANSWERS = "unggah_jawaban"
"""Where the outcome of storing answers alone is told."""


def show_just_stored() -> bool:
    """Show what the last *Simpan* stored, with links to look at it; False if nothing was."""
    stored = outcome.take_once(_STORED)
    if stored:
        message, destination = stored
        day = format_day(destination.posisi)
        url = destination.url()
        st.success(message)
        words = {
            RINGKASAN: f"Ringkasan per {day}",
            LAPOR: "Lapor triwulan",
            RIWAYAT: "Riwayat (atau batalkan)",
        }
        ways = [
            {"text": text, "href": looks.link(page, url), "primary": page == RINGKASAN}
            for page, text in words.items()
        ]
        looks.show([blocks.actions(ways)], key="sesudah_simpan")
    return bool(stored)


def show_file(file: ChosenFile) -> None:
    """Name the file in hand, beside the way to another."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"**{safe_line(file.name)}**", width="content")
        other = "Pilih berkas lain"
        page_parts.button(other, _start_over, type="tertiary", help="Belum ada yang disimpan.")


def choose_file(ctx: AnyContext) -> None:
    """Draw the place for a file, as wide as the page.

    A person who may upload nowhere reads that instead.
    """
    _forget_plans()
    if ctx.visitor.may_anywhere("unggah"):
        drop_field.show()
    else:
        st.markdown(ctx.only_looking("unggah"))


def _start_over() -> None:
    drop_field.empty()
    _forget_plans()


def _forget_plans() -> None:
    st.session_state.pop(_KEPT_POSISI, None)
    upload_preview.forget_plans()


def plan_upload(
    ctx: AnyContext,
    file: ChosenFile,
    reading: Reading,
    refusals: DeltaGenerator,
    posisi: date,
    *,
    is_original: bool = False,
) -> AnsweredPlan | None:
    """Show what storing the file would change; None if it is refused (shown at `refusals`).

    `is_original`: it is the file of the stored plan.
    """
    try:
        result = upload_preview.plan_and_show(ctx, file, reading, posisi)
    except FileRefused as error:
        with refusals:
            guard.show_error(error)
        return None
    if result.upload_plan.is_identical and not is_original:
        for sentence in result.upload_plan.notes:
            st.info(safe(sentence))
        way = (
            "unduh templat terbaru dan unggah itu"
            if result.upload_plan.is_known_file
            else "ganti tanggal penilaiannya"
        )
        st.markdown(f"Untuk melaporkan keadaan yang sama pada tanggal lain, {way}.")
    return result


def open_bar(doubts_left: int) -> DeltaGenerator:
    """Return the bar that stays in sight, for what must be said to store a file, and *Simpan*.

    Until it was seen to its end, a plan that asks something is not stored by the main button.
    """
    key = "simpan_bilah_ditanya" if doubts_left else "simpan_bilah"
    return st.container(key=key, horizontal=True, vertical_alignment="center", gap="small")


def store(
    ctx: AnyContext,
    file: ChosenFile,
    reading: Reading,
    answered: AnsweredPlan | None,
    doubts_left: int,
    note: str,
) -> None:
    """Draw into the bar what was read, a note and *Simpan*; where nothing changes, why not."""
    if answered is None:
        st.markdown("Belum dapat disimpan.", width="stretch")
        return
    upload_plan = answered.upload_plan
    if upload_plan.is_identical:
        same = "Isi berkas ini sama dengan yang sudah tersimpan. Tidak ada yang perlu disimpan."
        has_answers = bool(column_meanings.answered_items(file.key))
        words = "Rencana yang tersimpan sudah terbaca demikian." if has_answers else same
        st.markdown(words, width="stretch")
        if has_answers:
            about = (ctx, file, reading)
            page_parts.button("Simpan jawaban", _store_answers, *about, type="primary")
        return
    ready = answered.is_ready
    said = upload_preview.reading_line(reading)
    if not ready:
        said = "Untuk menyimpan, jawab dan centang dahulu semua yang ditanyakan di atas."
    elif doubts_left:
        said = f"{said} **{format_number(doubts_left)} pertanyaan** dapat dijawab nanti."
    st.markdown(said, width="stretch")
    about = "Catatan (boleh kosong)"
    text = st.text_input(
        about, note, max_chars=300, placeholder=about, label_visibility="collapsed", width=260
    )
    asked = {_REQUESTED: upload_plan.base}
    save = st.session_state.update
    page_parts.button("Simpan", save, asked, type="primary", disabled=not ready)
    # The version the person saw when they pressed; a newer one is shown before anything is stored.
    seen = st.session_state.pop(_REQUESTED, None)
    if seen not in (None, upload_plan.base):
        merged = (
            "Berkas Anda sudah digabung dengan isinya; periksa sekali lagi perubahannya, "
            "lalu tekan Simpan."
        )
        st.warning(f"**Belum disimpan:** orang lain baru saja menyimpan rencana ini. {merged}")
        return
    if seen is None or not ready:
        return
    # Before the unggahan, since it was read with these answers.
    column_meanings.store_provisional(ctx.db, upload_plan.satker, upload_plan.tahun, file.key)
    try:
        entry = upload_preview.store_answered(ctx, file, answered, text.strip())
    except VersionClash:
        st.session_state[_REQUESTED] = False  # no version has this base: the next run warns
        st.rerun()
    _finish(upload_plan, entry.isi["unggahan"])


def _store_answers(ctx: AnyContext, file: ChosenFile, reading: Reading) -> None:
    """Store answers that change nothing of the stored plan. A callback."""
    told = "**Jawaban tersimpan** untuk berkas berikutnya. Rencana yang tersimpan tidak berubah."
    with outcome.refusals(ANSWERS, told):
        satker, tahun = reading.satker or "", reading.tahun or 0
        column_meanings.store_provisional(ctx.db, satker, tahun, file.key)


def _finish(upload_plan: UploadPlan, number: int) -> None:
    is_report = upload_plan.content["dilaporkan"]
    posisi = upload_plan.posisi if is_report else today_within(upload_plan.tahun)
    destination = address.Choice(upload_plan.satker, upload_plan.tahun, posisi)
    langkah = upload_plan.content["langkah"]
    reports = []
    for row in langkah:
        reports += [tenggat["laporan"] for tenggat in row["tenggat"]]
    work, targets, done = map(format_number, (len(langkah), len(reports), reports.count("selesai")))
    reported = f", {done} dilaporkan selesai" if is_report else ""
    version = f"unggahan {number} dari {safe(upload_plan.satker)} tahun {upload_plan.tahun}"
    day = f", posisi {format_day(posisi)}" if is_report else ""
    content = f"{work} langkah, {targets} target{reported}"
    _start_over()
    # Redrawn with what was stored, from its top, and with links to look at it.
    message = f"**Tersimpan** sebagai {version}{day}: {content}."
    st.session_state[_STORED] = (message, destination)
    st.query_params[drop_field.AT_TOP] = secrets.token_hex(2)
    address.settle(destination)
    st.rerun()


def choose_posisi(ctx: AnyContext, reading: Reading) -> date | None:
    """Ask for the posisi of the reports in the file; None while there is no date.

    A plan alone needs none.
    """
    tahun = reading.tahun
    if tahun is None:  # a reading without a year was refused before
        return None
    given = propose_posisi(ctx.db, reading)
    if not has_reports(reading):
        return given
    beginning, end = address.posisi_bounds(tahun)
    key = f"unggah_posisi_{drop_field.place()}_{tahun}"
    kept_key, kept_day, proposed = st.session_state.get(_KEPT_POSISI, ("", None, None))
    now = st.session_state.get(key, kept_day) if kept_key == key else proposed
    given = given and min(given, end)
    st.session_state[key] = (
        given if now == proposed else now
    )  # an answer may change what is proposed
    words = "Tanggal penilaian (posisi): keadaan pada tanggal berapa yang dilaporkan berkas ini?"
    days = {"min_value": beginning, "max_value": end, "format": "DD/MM/YYYY"}
    st.markdown("Keadaan per", width="content")
    posisi = st.date_input(words, label_visibility="collapsed", width=150, key=key, **days)
    st.session_state[_KEPT_POSISI] = (key, posisi, given)
    return posisi


def offer_report(ctx: AnyContext) -> None:
    """Offer to report without a file, first of all where a plan of one's own is stored."""
    view = ctx.view
    if view is None or view.simulasi or view.is_closed or view.posisi > today():
        return
    if ctx.choice and ctx.visitor.may("unggah", view.satker):
        way = blocks.way("Lapor triwulan tanpa berkas", looks.link(LAPOR, ctx.choice.url()))
        looks.show([blocks.actions([way])], key="ke_lapor")


def offer_templates(ctx: AnyContext) -> None:
    """Offer the templates by name, made only when somebody asks."""
    looks.show([upload_preview.read_head("Unduh lalu isi", key="unduh")], key="templat_judul")
    if ctx.view is not None:
        satker, tahun = ctx.view.satker, ctx.view.tahun
        filled = partial(template.make_template, ctx.db, satker, tahun)
        draft = partial(template.make_next_year, ctx.db, satker, tahun)
        _offer(
            f"Templat realisasi {tahun}",
            "rencana ini, dengan kolom realisasi dan bukti",
            filled,
            f"templat {satker} {tahun}.xlsx",
        )
        _offer(
            f"Draf rencana {tahun + 1}",
            "langkah yang sama, setahun kemudian",
            draft,
            f"draf rencana {satker} {tahun + 1}.xlsx",
        )
    with _line("kosong", "satker atau tahun yang baru"):
        page_parts.fold(
            "Templat kosong …", _offer_blank, key="templat_kosong", draw=st.popover, type="tertiary"
        )


def _offer(words: str, note: str, make: Callable[[], bytes], name: str) -> None:
    with _line(words, note):
        page_parts.offer_file(words, make, name, type="tertiary")


@contextmanager
def _line(key: str, note: str) -> Iterator[None]:
    """Draw what is offered, with its note beside it."""
    with st.container(key=f"unduh_{key}", horizontal=True, vertical_alignment="center"):
        yield
        st.caption(note)


def _offer_blank() -> None:
    name = st.text_input(
        "Nama satker", key="templat_satker", placeholder="KPU Kabupaten …", max_chars=120
    )
    satker = clean_name(name)
    for complaint in (wrong := name_complaints(satker, WRITTEN)):
        st.error(safe(complaint.pesan))
    years = file_reading.plan_years()
    tahun = st.selectbox(
        "Tahun rencana", years, index=years.index(today().year), key="templat_tahun"
    )
    make = partial(template.make_empty_template, satker, tahun)
    name = f"templat {satker or 'satker'} {tahun}.xlsx"
    page_parts.offer_file("Unduh templat kosong", make, name, disabled=not satker or bool(wrong))
