"""How a chosen file reads, whose it is, and what to mend in it."""

from dataclasses import replace
from functools import partial

import streamlit as st

from monev.access import list_offices, refusal
from monev.core.clock import today
from monev.core.errors import FileRefused
from monev.core.office_names import clean_name, standard_name
from monev.core.records import Reading
from monev.core.remarks import Remark
from monev.figures import format_number, list_rencana, stored_name
from monev.questions import CODES, file_questions, reading_sitting
from monev.reading.identity import list_named_years, not_as_chosen
from monev.ui import address, column_meanings, guard, page_parts
from monev.ui.context import AnyContext
from monev.ui.drop_field import ChosenFile
from monev.ui.page_words import safe
from monev.ui.upload_preview import read_file
from monev.uploads import plan_upload
from monev.uploads.checking import find_alike
from pages.unggah import columns_form, tables_list

_NO_YEAR = "identity.tahun_missing"


@guard.guard()
def check_file(ctx: AnyContext, file: ChosenFile) -> Reading | None:
    """Return the reading once satker and tahun are known and confirmed.

    None while something is open.

    The steps, each of which may end it:

    1. Reports without a plan need a stored rencana.
    2. The person must be allowed to upload for the satker; only then is its plan looked at.
    3. A missing tahun: a question. Other errors refuse the file.
    4. A missing satker: a question. If the file names another than on screen: a confirmation.
    """
    reading = named = read_file(ctx, file)
    # Reports without a plan: they don't say which rencana they belong to.
    if not reading.langkah and reading.has_place_for_reports and reading.origin is None:
        chosen = _choose_rencana(ctx)
        if chosen is None:
            return None
        satker, tahun = chosen
        reading = read_file(ctx, file, satker=satker, tahun=tahun)
    else:
        reading = _with_tahun(ctx, file, reading)
    tables_list.show(file, reading)
    if reading.satker is not None:
        _require(ctx, reading.satker)
    if reading.galat:
        if all(remark.code == _NO_YEAR for remark in reading.galat):
            st.markdown("Pilih tahun rencananya untuk melanjutkan.")
        else:
            _refuse_whole(ctx, file, reading)
        return None
    if reading.satker is None:
        if not (satker := _ask_satker(ctx)):
            return None
        _require(ctx, satker)
        reading = read_file(ctx, file, satker=satker, tahun=reading.tahun)
        if reading.galat:
            _refuse(file, reading)
            return None
    return _as_meant(ctx, file, named, reading)


def plan_years() -> range:
    """Return the years that a plan may be of, the likely ones first: next year's, this year's."""
    return range(today().year + 1, 2014, -1)


def _with_tahun(ctx: AnyContext, file: ChosenFile, reading: Reading) -> Reading:
    if any(remark.code == _NO_YEAR for remark in reading.galat):
        words = "Tahun rencana (tidak ditemukan di berkas)"
        tahun = st.selectbox(words, plan_years(), index=None, placeholder="Pilih tahunnya")
    elif years := list_named_years(reading):
        tahun = st.segmented_control(
            "Tabel ini menyebut beberapa tahun. Rencana tahun mana?", years, default=years[0]
        )
    else:
        return reading
    if tahun in (None, reading.tahun):
        return reading
    return read_file(ctx, file, satker=reading.satker, tahun=tahun)


def _ask_satker(ctx: AnyContext) -> str:
    """Ask for the office that the file doesn't name; "" until then.

    None is proposed: beside a wrong one the file would seem to remove its plan.
    """
    known = dict[str, None]()
    for row in list_rencana(ctx.db):
        if ctx.visitor.may("unggah", row["satker"]):
            known[row["satker"]] = None
    satker = st.selectbox(
        "Nama satker (tidak ditemukan di berkas)",
        list(known),
        index=None,
        placeholder="Pilih atau ketik nama satker",
        accept_new_options=True,
    )
    if not satker:
        st.markdown("Pilih atau tulis nama satkernya untuk melanjutkan.")
    return clean_name(satker or "")


def _all_complaints(ctx: AnyContext, reading: Reading) -> tuple[Remark, ...]:
    """Return all errors of the file, including those that show only against the stored rencana."""
    if reading.satker is not None and reading.tahun is not None:
        try:
            beginning, end = address.posisi_bounds(reading.tahun)
            plan_upload(ctx.db, reading, posisi=max(beginning, min(today(), end)))
        except FileRefused as error:
            return error.errors
    return reading.galat


def _refuse_whole(ctx: AnyContext, file: ChosenFile, reading: Reading) -> None:
    """Show all errors of the file. If nothing in it could be read, also ask for its columns.

    Raises FileRefused for a file that could not be opened.
    """
    if not_opened := next(
        (remark for remark in reading.galat if remark.code == "files.refused"), None
    ):
        raise FileRefused(not_opened.pesan, heading=f"{file.name} tidak dapat dibaca")
    _refuse(file, replace(reading, galat=_all_complaints(ctx, reading)))
    if not reading.has_place_for_reports:
        columns_form.show_form(file, reading, ())


def _refuse(file: ChosenFile, reading: Reading) -> None:
    """Show the errors, a copy with comments, and then the questions.

    Both matter for the next try.
    """
    sentence = (
        f"Ada {format_number(len(guard.group_by_cell(reading.galat)))} hal yang perlu "
        f"diperbaiki di {file.name}."
    )
    advice = (
        "Perbaiki yang disebut di bawah ini, simpan berkasnya, lalu pilih lagi. Belum ada "
        "yang berubah."
    )
    guard.show_error(FileRefused(sentence, advice, errors=reading.galat))
    _show_doubts(file, reading)


def _choose_rencana(ctx: AnyContext) -> tuple[str, int] | None:
    """Ask which stored rencana a file of reports is for, as it names neither satker nor tahun."""
    everything = [(row["satker"], int(row["tahun"])) for row in list_rencana(ctx.db)]
    existing = [rencana for rencana in everything if ctx.visitor.may("unggah", rencana[0])]
    if everything and not existing:
        st.markdown(ctx.only_looking("unggah"))
        return None
    if not existing:
        words = (
            "**Berkas ini hanya memuat realisasi atau bukti, sedangkan belum ada rencana yang "
            "tersimpan.**"
        )
        st.warning(f"{words} Unggah dahulu tabel rencana aksinya.")
        return None
    current = (ctx.choice.satker, ctx.choice.tahun) if ctx.choice else existing[0]
    words = {(satker, tahun): f"{satker} · {tahun}" for satker, tahun in existing}
    label = "Berkas ini memuat realisasi atau bukti saja. Untuk rencana mana?"
    return page_parts.choose(label, words, current if current in words else existing[0], width=460)


def is_stored(ctx: AnyContext, reading: Reading) -> bool:
    """True if a plan of this office and year is stored."""
    satker = standard_name(reading.satker or "")
    for row in list_rencana(ctx.db):
        if row["tahun"] == reading.tahun and standard_name(row["satker"]) == satker:
            return True
    return False


def _as_meant(
    ctx: AnyContext, file: ChosenFile, named: Reading, reading: Reading
) -> Reading | None:
    """Return the reading if the file is of the rencana on screen, or the person says whose it is.

    None until then. There is no question if the rencana on screen is a sample. `named`: the file as
    it reads by itself, since what the person just said is not asked again.
    """
    is_of_sample = ctx.view is not None and ctx.view.simulasi
    differing = []
    other = find_alike(ctx.db, named.satker)
    if ctx.choice and not is_of_sample:
        chosen = ctx.choice.satker, ctx.choice.tahun
        of_file = [*not_as_chosen(named, *chosen)]
        differing = [remark for remark in not_as_chosen(reading, *chosen) if remark in of_file]
        is_of_other = any(remark.code == "uploads.other_satker" for remark in differing)
        other = other or (chosen[0] if is_of_other else None)
    if not differing and other is None:
        return reading
    for remark in differing:
        st.warning(safe(remark.pesan))
    is_known = is_stored(ctx, reading)
    whose = f"{reading.satker}_{reading.tahun}"
    if other and not is_known and reading.origin is None and ctx.visitor.may("unggah", other):
        words = f"Ini {safe(other)} (nama di berkas berbeda)"
        if st.checkbox(words, key=f"unggah_nama_lain_{whose}"):
            return read_file(ctx, file, satker=other, tahun=reading.tahun)
    said = "berkas ini untuk" if is_known else "ini rencana baru"
    words = f"Benar, {said} {safe(reading.satker)} tahun {reading.tahun}"
    return reading if st.checkbox(words, key=f"unggah_memang_{whose}") else None


def _require(ctx: AnyContext, satker: str) -> None:
    """Raise NotAllowed if this person may not upload for an office, under any of its names.

    Roles are given for the stored name. If the office was renamed, the refusal doesn't tell its new
    name.
    """
    stored = stored_name(ctx.db, satker) or satker
    if not ctx.visitor.may("unggah", stored):
        office = list_offices(ctx.db).find(stored)
        is_renamed = office is not None and len(office.names) > 1
        raise refusal(ctx.visitor, ("unggah",), None if is_renamed else stored)


def show_unread(reading: Reading) -> None:
    """Say which cells could not be read."""
    if unread := [remark for remark in reading.peringatan if remark.code in CODES["unread"]]:
        st.warning(
            f"**{format_number(len(unread))} sel tidak terbaca.** Selebihnya dipakai; perbaiki "
            "bila perlu."
        )
        guard.show_remarks(unread)


def _show_doubts(file: ChosenFile, reading: Reading) -> None:
    """Show each question of a file that is refused, and its remarks."""
    show_unread(reading)
    questions = file_questions(reading)
    sitting = reading_sitting(reading, questions)
    cards = column_meanings.QuestionCards(sitting, partial(column_meanings.answer, file.key))
    cards.show(sitting.left, "unggah_tanya")
    cards.show_told(questions, key="unggah_diketahui")
