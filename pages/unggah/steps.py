"""The four steps of Unggah: choose → check → preview → confirm. Nothing is stored before the last."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from monev.core.dates import format_day
from monev.core.errors import FileRefused, VersionClash
from monev.core.records import Reading
from monev.figures import format_number
from monev.ui import guard, page_words, remark_list, template_download, view_choice
from monev.ui.chooser import LOCAL_ACTOR
from monev.ui.context import Context
from monev.ui.page_table import RINGKASAN, RIWAYAT
from monev.ui.view_choice import Choice
from pages.mutu_data import column_form
from pages.unggah import plan_step, posisi_choice, preview, reading_step
from pages.unggah.reading_step import ChosenFile

if TYPE_CHECKING:
    from datetime import date

    from streamlit.delta_generator import DeltaGenerator

    from monev.uploads import UploadPlan

_STORED, _FILE_INDEX = "unggah_tersimpan", "unggah_ke"
_REQUESTED, _CHANGED = "unggah_minta", "unggah_berubah"
_STEPS = ("Pilih berkas", "Periksa", "Lihat perubahan", "Simpan")


def show(k: Context) -> None:
    """The page: each step stands under the one before it and waits for what it needs."""
    st.markdown("### Unggah rencana atau realisasi", anchors=False)
    _show_just_stored()
    step_bar = st.empty()
    _show_steps(step_bar, 1)
    file = _choose_file(k)
    if file is None:
        return
    _show_steps(step_bar, 2)
    progress = st.empty()
    reading = reading_step.check_file(k, file, progress)
    if reading is None:
        progress.empty()
        return
    preview.show_reading(reading)
    posisi = posisi_choice.choose_posisi(k, reading, st.session_state[_FILE_INDEX])
    if posisi is None:
        return
    _show_steps(step_bar, 3)
    upload_plan = _plan_upload(k, file, reading, posisi, progress)
    if upload_plan is None:
        return
    _show_steps(step_bar, 4 if upload_plan.is_ready else 3)
    _store(k, upload_plan.upload_plan, file, upload_plan.consent, ready=upload_plan.is_ready)


def _show_steps(place: DeltaGenerator, current: int) -> None:
    item = []
    for number, name in enumerate(_STEPS, start=1):
        if number < current:
            item.append(f":green[✓ {name}]")
        else:
            item.append(f"**{number} {name}**" if number == current else f":gray[{number} {name}]")
    place.markdown("  →  ".join(item))


def _show_just_stored() -> None:
    """What the last Simpan stored, and where to look at it."""
    stored = st.session_state.pop(_STORED, None)
    if stored:
        message, destination = stored
        st.success(message)
        with st.container(horizontal=True, gap="medium"):
            st.page_link(RINGKASAN, label="**Buka Ringkasan pada posisi itu →**", query_params=destination)
            st.page_link(RIWAYAT, label="Lihat di Riwayat, atau batalkan →", query_params=destination)


def _choose_file(k: Context) -> ChosenFile | None:
    index = st.session_state.setdefault(_FILE_INDEX, 0)
    unggahan = st.file_uploader(
        "Berkas Excel, Word, LibreOffice atau CSV: tabel rencana aksi seperti di SK, templat yang sudah diisi, atau "
        "realisasi saja. PDF dibuatkan draf Excel untuk diperiksa.",
        type=reading_step.FILE_TYPES,
        key=f"berkas_{index}",
    )
    if unggahan is None:
        reading_step.forget_reading()
        plan_step.forget_plans()
        template_download.offer_templates(k)
        return None
    st.button("← Pilih berkas lain", type="tertiary", on_click=_start_over, help="Belum ada yang disimpan.")
    return ChosenFile(unggahan.file_id, unggahan.name, unggahan.getvalue())


def _start_over() -> None:
    """Back to the first step: an empty place to choose a file, and nothing kept of the one before."""
    st.session_state[_FILE_INDEX] += 1
    reading_step.forget_reading()
    plan_step.forget_plans()


def _plan_upload(
    k: Context, file: ChosenFile, reading: Reading, posisi: date, progress: DeltaGenerator
) -> plan_step.AnsweredPlan | None:
    """What storing it would do, shown as a story; None while it is refused or changes nothing."""
    try:
        result = plan_step.plan_and_show(k, file, reading, posisi, progress)
    except FileRefused as error:
        guard.show_error(error)
        remark_list.offer_copy(file.name, file.content, error.errors, reading.peringatan, key="rancang")
        return None
    finally:
        progress.empty()
    if not result.upload_plan.is_identical:
        return result
    for sentence in result.upload_plan.notes:
        st.info(page_words.safe(sentence))
    st.info("Isi berkas ini sama dengan yang sudah tersimpan. Tidak ada yang perlu disimpan.")
    if result.upload_plan.is_known_file:
        st.markdown(
            "Berkas yang sama persis tidak disimpan dua kali. Untuk melaporkan keadaan yang sama pada posisi lain, "
            "unduh templat terbaru dan unggah itu dengan posisi barunya."
        )
    else:
        st.markdown("Untuk melaporkan keadaan yang sama pada posisi lain, ganti posisinya di atas.")
    return None


def _store(k: Context, upload_plan: UploadPlan, file: ChosenFile, consent: frozenset[str], *, ready: bool) -> None:
    text = st.text_input("Catatan (boleh kosong)", max_chars=300, placeholder="misalnya: laporan triwulan III")
    if st.session_state.pop(_CHANGED, False):
        _say_changed()
    if not ready:
        st.markdown("Untuk menyimpan, jawab dan centang dahulu semua yang ditanyakan di atas.")
    st.button(
        f"Simpan sebagai unggahan {upload_plan.content['unggahan']}",
        type="primary",
        disabled=not ready,
        on_click=_request_store,
        args=(upload_plan.base,),
    )
    # What was seen when the button was pressed; a version that landed since is shown before anything is stored.
    seen = st.session_state.pop(_REQUESTED, None)
    if seen is None or not ready:
        return
    if seen != upload_plan.base:
        _say_changed()
        return
    from monev.uploads import store_upload

    # Before the unggahan, which was read with them.
    column_form.store_provisional(k.db, upload_plan.satker, upload_plan.tahun, file.key)
    try:
        with st.spinner("Menyimpan …"):
            entry = store_upload(
                k.db,
                upload_plan,
                pelaku=LOCAL_ACTOR,
                file=file.content,
                file_name=file.name,
                remarks=text.strip(),
                consent=consent,
            )
    except VersionClash:
        st.session_state[_CHANGED] = True
        st.rerun()
    _finish(upload_plan, entry.isi["unggahan"])


def _request_store(base: str) -> None:
    st.session_state[_REQUESTED] = base


def _say_changed() -> None:
    st.warning(
        "**Belum disimpan:** orang lain baru saja menyimpan rencana ini. Berkas Anda sudah digabung dengan isinya; "
        "periksa sekali lagi perubahan di atas, lalu tekan Simpan."
    )


def _finish(upload_plan: UploadPlan, number: int) -> None:
    destination = Choice(upload_plan.satker, upload_plan.tahun, upload_plan.posisi)
    langkah = upload_plan.content["langkah"]
    tenggat = [t for one in langkah for t in one["tenggat"]]
    selesai = sum(t["laporan"] == "selesai" for t in tenggat)
    message = (
        f"**Tersimpan** sebagai unggahan {number} {page_words.safe(upload_plan.satker)} tahun "
        f"{upload_plan.tahun}, posisi "
        f"{format_day(upload_plan.posisi)}: {format_number(len(langkah))} langkah, "
        f"{format_number(len(tenggat))} tenggat, "
        f"{format_number(selesai)} dilaporkan selesai; {format_number(len(upload_plan.changes))} perubahan."
    )
    st.session_state[_STORED] = (message, destination.url())
    _start_over()
    view_choice.settle(destination)
    st.rerun()
