"""The parts of Rapat outside of a meeting: resume the one left open, open a new one, find the earlier ones."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import streamlit as st
from streamlit.elements.lib.mutable_popover_container import PopoverContainer

from monev import meeting
from monev.access import NotAllowed
from monev.core import clock
from monev.core.dates import format_day
from monev.core.periods import PERIODE_CODES, Periode, find_periode, proposed_periode
from monev.core.typed_input import NAME_LENGTH, TITLE_LENGTH, EntryRefused
from monev.database import Row, to_rows
from monev.figures import format_number
from monev.meeting import STATUS_RAPAT
from monev.ui import guard, page_parts, page_words, permission
from monev.ui.context import Context
from monev.ui.visitor import current_actor
from pages.rapat import documents, room

_RUNNING = "berlangsung"
_ENTRIES = (("tempat", "Tempat"), ("pemimpin", "Pemimpin rapat"), ("notulis", "Notulis"))


def show_start(k: Context) -> None:
    """The meeting left open, to be resumed; else the form that opens one."""
    running = next((r for r in _all_meetings(k) if r["status"] == _RUNNING), None)
    if running:
        _show_resume(k, running)
    elif k.may("rapat"):
        _show_opening(k)
    else:
        page_parts.show_sentence("Tidak ada rapat yang berlangsung.")
        st.caption(permission.only_looking(k.visitor, "rapat"))


def show_earlier_meetings(k: Context) -> None:
    """Every other meeting of the rencana, with its documents."""
    meetings = _all_meetings(k)
    running = next((r for r in meetings if r["status"] == _RUNNING), None)
    earlier = [r for r in meetings if r is not running]
    if earlier:
        st.markdown("#### Rapat yang lalu", anchors=False)
        for r in earlier:
            _show_earlier_rapat(k, r)


def _all_meetings(k: Context) -> list[Row]:
    return to_rows(meeting.list_rapat(k.db, k.choice.satker, k.choice.tahun))


def _show_resume(k: Context, r: Row) -> None:
    page_parts.show_sentence(f"Rapat “{r['judul']}” masih berlangsung.")
    st.markdown(f"{_data_sentence(r)}. Semua yang sudah dicatat tersimpan; rapat kembali ke layar terakhirnya.")
    with st.container(horizontal=True, gap="small"):
        leads = k.may("rapat")
        label = "Lanjutkan rapat" if leads else "Ikuti rapat"
        st.button(label, type="primary", on_click=room.enter_room, args=(r["rapat"],), kwargs={"follows": not leads})
        fold = _documents_fold(r["rapat"])
    _fill_fold(k, fold, r["rapat"])


def _show_opening(k: Context) -> None:
    page_parts.show_sentence("Buka rapat evaluasi ZI")
    st.caption("Boleh dibuka sebelum harinya: undangan, daftar hadir dan paparannya lalu dapat dibuat.")
    periode = _choose_periode(k)
    posisi = _default_posisi(k, periode)
    with st.form("buka_rapat"):
        content: dict[str, Any] = {}
        place: dict[str, Any] = {}

        def column(name: str, make: Callable[[], Any]) -> None:
            content[name] = make()
            place[name] = st.empty()

        column(
            "judul", lambda: st.text_input("Judul", f"Rapat Evaluasi ZI {periode.short_name}", max_chars=TITLE_LENGTH)
        )
        left, right = st.columns(2)
        with left:
            column("tanggal", lambda: st.date_input("Tanggal rapat", clock.today(), format="DD/MM/YYYY"))
        with right:
            column("posisi", lambda: st.date_input("Keadaan dinilai pada posisi", posisi, format="DD/MM/YYYY"))
        for name, heading in _ENTRIES:
            column(name, lambda heading=heading: st.text_input(heading, max_chars=NAME_LENGTH))
        if st.form_submit_button("Buka rapat", type="primary"):
            _store(k, {**content, "periode": periode.code}, place)


def _choose_periode(k: Context) -> Periode:
    """What the meeting is about; outside of the form, so that its title and posisi follow."""
    tahun = k.choice.tahun
    proposed = proposed_periode(k.view.posisi, clock.today(), tahun)
    code = st.selectbox(
        "Periode yang dievaluasi",
        PERIODE_CODES,
        PERIODE_CODES.index(proposed.code),
        format_func=lambda code: find_periode(tahun, code).name,
    )
    return find_periode(tahun, code)


def _default_posisi(k: Context, periode: Periode) -> date:
    """The posisi looked at where the periode had ended by then; else its end. Never a day to come."""
    day = k.view.posisi
    is_after = periode.end <= day <= periode.following.end
    return min(day if is_after else periode.end, clock.today())


def _store(k: Context, content: dict[str, Any], place: dict[str, Any]) -> None:
    try:
        r = meeting.open_rapat(k.db, k.choice.satker, k.choice.tahun, **content, pelaku=current_actor(k.db))
    except NotAllowed as error:
        guard.show_error(error)
        return
    except EntryRefused as error:
        for name, sentence in error.entries.items():
            place.get(name, st).error(page_words.safe(sentence))
        return
    room.enter_room(r.nomor)
    st.rerun()


def _show_earlier_rapat(k: Context, r: Row) -> None:
    with st.container(border=True, key=f"rapat_{r['rapat']}", gap="xsmall"):
        st.markdown(f"**{page_words.safe(r['judul'])}** · {STATUS_RAPAT[r['status']]}")
        counts = ", ".join(
            f"{format_number(r[column])} {display_name}"
            for column, display_name in (
                ("hadir", "orang hadir"),
                ("tindak_lanjut", "tindak lanjut"),
                ("catatan", "catatan"),
                ("perubahan", "perubahan dicatat"),
            )
        )
        st.caption(f"{_data_sentence(r)} · {counts}")
        with st.container(horizontal=True, gap="small"):
            st.button("Lihat catatannya", key=f"masuk_{r['rapat']}", on_click=room.enter_room, args=(r["rapat"],))
            fold = _documents_fold(r["rapat"])
        _fill_fold(k, fold, r["rapat"])


def _documents_fold(number: int) -> PopoverContainer:
    return st.popover("Dokumen", on_change="rerun", key=f"dokumen_{number}")


def _fill_fold(k: Context, fold: PopoverContainer, number: int) -> None:
    if fold.open:
        with fold:
            _show_documents(k, number)


def _show_documents(k: Context, number: int) -> None:
    """A button per document and kind of file; each is made when it is pressed."""

    def content(kode: str, form: str) -> bytes:
        r = meeting.read_rapat(k.db, k.choice.satker, k.choice.tahun, number)
        return documents.make_document(k.db, r, kode, form).content

    p = meeting.rapat_view(k.db, meeting.read_rapat(k.db, k.choice.satker, k.choice.tahun, number))
    for document in documents.list_downloads():
        with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
            st.markdown(page_words.safe(document.title))
            for form, words in document.forms.items():
                st.download_button(
                    words,
                    lambda kode=document.kode, form=form: content(kode, form),
                    file_name=documents.document_name(p, document.kode, form),
                    key=f"unduh_{number}_{document.kode}_{form}",
                    on_click="ignore",
                )


def _data_sentence(r: Row) -> str:
    place = f", {page_words.safe_line(r['tempat'])}" if r["tempat"] else ""
    return f"{format_day(r['tanggal'])}{place}, posisi {format_day(r['posisi'])}"
