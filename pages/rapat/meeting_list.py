"""A meeting in the list of Rapat: resume it, call it off, find its papers."""

from collections.abc import Callable
from datetime import date
from functools import partial
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from monev.core import clock
from monev.core.dates import format_day
from monev.core.meeting_things import STATUS_RAPAT
from monev.core.typed_input import TITLE_LENGTH
from monev.database import Database
from monev.evidence_files.files import KINDS, PICTURES
from monev.meeting import ending, records
from monev.meeting.records import Rapat
from monev.outputs import documents, meeting_bukti
from monev.outputs.package import meeting_files
from monev.ui import guard, page_parts
from monev.ui.bukti_files import choose_file, line_of, paper_address
from monev.ui.context import Context, current_actor
from monev.ui.page_words import safe, safe_line
from pages.rapat import room
from pages.rapat.meeting_data import enter

EVERYTHING = documents.DocumentKind("semua", "Semua dokumen", ("zip",))
"""Stands for all documents of a meeting."""


def show_meeting(ctx: Context, rapat: Rapat) -> None:
    """Draw a meeting that ended, with its papers."""
    with st.container(border=True, key=f"rapat_{rapat.nomor}", gap="xsmall"):
        corrected = f", perbaikan ke-{len(rapat.perbaikan)}" if rapat.perbaikan else ""
        st.markdown(f"**{safe(rapat.judul)}** · {STATUS_RAPAT[rapat.status]}{corrected}")
        st.caption(_data_sentence(rapat))
        with st.container(horizontal=True, gap="small"):
            page_parts.button(
                "Lihat catatannya", room.enter_room, rapat.nomor, key=f"masuk_{rapat.nomor}"
            )
            _show_fold(ctx, "Dokumen", show_documents, rapat, f"dokumen_{rapat.nomor}")
            if rapat.status == "ditutup":
                _show_fold(ctx, "Naskah bertanda tangan", show_signed_papers, rapat)
                _show_fold(ctx, "Foto", show_photos, rapat)


def show_resume(ctx: Context, rapat: Rapat) -> None:
    state = (
        f"dijadwalkan {format_day(rapat.tanggal)}"
        if rapat.tanggal > clock.today()
        else "masih berlangsung"
    )
    if rapat.perbaikan:
        state = f"sedang diperbaiki (perbaikan ke-{len(rapat.perbaikan)})"
    page_parts.show_sentence(f"“{rapat.judul}” {state}.")
    st.markdown(f"{_data_sentence(rapat)}. Semua yang sudah dicatat tersimpan.")
    with st.container(horizontal=True, gap="small"):
        leads = ctx.may("rapat")
        words = "Lanjutkan rapat" if leads else "Lihat rapat"
        page_parts.button(
            words, room.enter_room, rapat.nomor, type="primary", key=f"masuk_{rapat.nomor}"
        )
        _show_fold(ctx, "Dokumen", show_documents, rapat, f"dokumen_{rapat.nomor}")
        _show_fold(ctx, "Foto", show_photos, rapat)
        if leads:
            page_parts.button(
                "Data dan undangan", enter, rapat.nomor, key=f"data_rapat_{rapat.nomor}_buka"
            )
        if leads and not rapat.perbaikan:
            _show_fold(ctx, "Batalkan", show_calling_off, rapat)


def _show_fold(
    ctx: Context, label: str, show: Callable[[Context, Rapat], None], rapat: Rapat, key: str = ""
) -> None:
    # Another state has another key, so that a popover doesn't stay open across states.
    key = key or f"{show.__name__}_{rapat.nomor}_{rapat.status}_{rapat.tanggal}"
    page_parts.fold(
        label,
        lambda: show(ctx, records.read_rapat(*ctx.rencana, rapat.nomor)),
        key=key,
        draw=st.popover,
    )


def show_documents(ctx: Context, rapat: Rapat) -> None:
    """Draw a button per document and kind of file, made on demand, and a way to print each."""
    for document in (EVERYTHING, *documents.list_documents(rapat)):
        with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
            st.markdown(safe(document.name))
            for form in document.forms:
                words = documents.FORMS[form]
                if form == documents.PRINTED:
                    st.link_button(words, paper_address(ctx.choice, document.kode, rapat.nomor))
                    continue
                name = documents.rapat_file_name(rapat, document.name, form)
                make = partial(make_document, ctx.db, rapat, document.kode, form)
                key = f"unduh_{rapat.nomor}_{document.kode}_{form}"
                page_parts.offer_file(words, make, name, key=key)


def make_document(db: Database, rapat: Rapat, kode: str, form: str) -> bytes:
    """Return one document of a meeting as it is now, or (EVERYTHING) a ZIP of all documents.

    The ZIP has each in all its kinds of file, and the signed scans. Raises MonevError.
    """
    now = records.read_rapat(db, rapat.satker, rapat.tahun, rapat.nomor)
    if kode != EVERYTHING.kode:
        return documents.make_document(db, records.rapat_view(db, now), now, kode, form)
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for name, make in meeting_files(db, now, every=True):
            archive.writestr(name, make())
    return content.getvalue()


def _data_sentence(rapat: Rapat) -> str:
    place = f", {safe_line(rapat.tempat)}" if rapat.tempat else ""
    return f"{format_day(rapat.tanggal)}{place}, posisi {format_day(rapat.posisi)}"


def show_calling_off(ctx: Context, rapat: Rapat) -> None:
    """Draw the form that calls a meeting off."""
    key = f"batal_{rapat.nomor}"
    with st.form(key, border=False):
        said = guard.Entries(key=key)
        said.take("alasan", st.text_input("Alasan", max_chars=TITLE_LENGTH))
        if st.form_submit_button("Batalkan rapat", type="primary"):
            with guard.at_fields(said.places):
                ending.call_off_rapat(ctx.db, rapat, **said.typed, pelaku=current_actor(ctx.db))
                st.toast("Rapat dibatalkan. Pesannya ada di Dokumen, Undangan.")
                st.rerun()


def show_signed_papers(ctx: Context, rapat: Rapat) -> None:
    """Draw the scans of signed papers and, for those who lead meetings, the upload of another."""
    hint = "Pindai naskah yang sudah ditandatangani, lalu simpan di sini sebagai PDF atau gambar."
    chosen = _choose_beside(ctx, rapat, hint, photos=False)
    if chosen is not None:
        with guard.guard():
            who = current_actor(ctx.db)
            ending.add_signed_paper(ctx.db, rapat, chosen.name, chosen.getvalue(), pelaku=who)
            if ctx.may("lapor"):
                _, scan = records.files_beside(ctx.db, rapat, photos=False)[-1]
                if own := meeting_bukti.keep_papers(ctx.db, rapat, scan, pelaku=who):
                    st.toast(f"Tersimpan juga sebagai bukti: {safe(own)}")
            st.rerun()


def _choose_beside(ctx: Context, rapat: Rapat, hint: str, *, photos: bool) -> UploadedFile | None:
    """List the files beside a meeting; return another that somebody chose who leads meetings."""
    lines = []
    for paper, file in records.files_beside(ctx.db, rapat, photos=photos):
        day = format_day(date.fromisoformat(paper["pada"]))
        lines.append(line_of(file, day if photos else f"disimpan {day}"))
    if lines:
        page_parts.show_list(lines)
    st.caption(hint)
    # Not `ctx.may`: in a closed plan too, since papers come back signed late.
    if not ctx.visitor.may("rapat", ctx.view.satker):
        return None
    what, kinds = ("foto", PICTURES) if photos else ("naskah", KINDS)
    key = f"{what}_{rapat.nomor}_{len(rapat.naskah)}"
    return choose_file(f"Tambah {what}", key=key, kinds=kinds)


def show_photos(ctx: Context, rapat: Rapat) -> None:
    """Draw the photos of a meeting and the upload of more; they are an annex of its papers."""
    hint = "Foto dikecilkan, bertanggal, dan menjadi lampiran Notulen dan Laporan."
    chosen = _choose_beside(ctx, rapat, hint, photos=True)
    if chosen is not None:
        with guard.guard():
            who = current_actor(ctx.db)
            ending.add_photo(ctx.db, rapat, chosen.name, chosen.getvalue(), pelaku=who)
            if ctx.may("lapor"):
                meeting_bukti.keep_photos(ctx.db, rapat, pelaku=who)
            st.rerun()
