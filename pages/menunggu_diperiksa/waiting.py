"""Menunggu diperiksa: the bukti said to be there that no checker has looked at, each with a checker's two words."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from monev import figures
from monev.access import reporters
from monev.core.dates import format_tenggat
from monev.core.file_references import words_of
from monev.core.statuses import STATUS_BUKTI
from monev.core.text import shorten
from monev.core.typed_input import DESCRIPTION_LENGTH
from monev.database import Row, to_rows
from monev.edits.newest import find_newest
from monev.edits.single_edits import Target, cancel_change, edit
from monev.figures import format_area, format_number
from monev.ui import address, bukti_files, edit_form, outcome, page_parts, page_words
from monev.ui.context import Context
from monev.ui.visitor import current_actor

_DONE, _BLOCK = "periksa_selesai", "periksa"
_ROWS_PER_PAGE = 10


@dataclass(frozen=True, slots=True)
class _Done:
    """What was said last, of which bukti, and at which place of the list that stood."""

    entry: int | None
    message: str
    row: Row
    place: int


def show_waiting(k: Context) -> None:
    """The list, of one area or all, a page at a time; what was just said of a bukti stands in its place, so that the
    next one does not slip under the finger, and the way back is where one looks."""
    outcome.show(_BLOCK)
    everything = to_rows(figures.unchecked_bukti(k.db, k.view))
    done = st.session_state.get(_DONE)
    if not everything:
        if done is not None:
            _show_done(k, done)
        page_parts.show_sentence("Semua bukti yang ada sudah diperiksa.")
        return
    areas = {row["area"]: format_area(row["area"], row["nama_area"]) for row in everything}
    area = _choose_area(areas) if len(areas) > 1 else None
    rows = [row for row in everything if area in (None, row["area"])]
    page_parts.show_sentence(f"{format_number(len(rows))} bukti dinyatakan ada dan belum diperiksa.")
    brought_by = reporters(k.db, k.view.satker, k.view.tahun)
    items: list[Row | _Done] = list(rows)
    if done is not None and area in (None, done.row["area"]):
        items.insert(done.place, done)
    begin, end = page_parts.page_bounds(len(items), key="periksa", rows_per_page=_ROWS_PER_PAGE)
    for place, row in enumerate(items[begin:end], begin):
        if isinstance(row, _Done):
            _show_done(k, row)
            continue
        key = f"{row['kode']}_{row['tenggat']}_{row['bukti']}"
        with st.container(border=True, key=f"periksa_{key}", gap="xsmall"):
            _show_bukti(k, row, key, brought_by.get((row["kode"], row["tenggat"], row["bukti"]), ""), place)


def _choose_area(areas: dict[str, str]) -> str | None:
    choice = ["", *areas]
    chosen = st.selectbox(
        "Area",
        choice,
        format_func=lambda kode: areas.get(kode, "Semua area"),
        width=460,
        **address.bind_one("area_periksa", choice, ""),
    )
    return chosen or None


def _show_bukti(k: Context, row: Row, key: str, reporter: str, place: int) -> None:
    kode, tenggat = page_words.safe(row["kode"]), format_tenggat(row["tenggat"])
    st.markdown(f"**{page_words.safe_line(row['bukti'])}**  \n{_link(row)}")
    bukti_files.show_files(k, [row], key=f"berkas_{key}")
    about = [f"{kode} {page_words.safe_line(shorten(row['langkah_aksi'], 120))}", tenggat]
    about += [page_words.safe_line(row["pic"])] if row["pic"] else []
    about += [f"Catatan: {page_words.safe_line(row['catatan'])}"] if row["catatan"] else []
    st.caption(" · ".join(about))
    if reporter == k.visitor.pelaku and not k.visitor.is_local:
        st.caption(edit_form.OWN_REPORT)
        return
    with st.container(horizontal=True, gap="small"):
        st.button("✓ Terverifikasi", key=f"benar_{key}", on_click=_say, args=(k, row, "terverifikasi", None, place))
        fold = st.popover("Perlu perbaikan …", on_change="rerun", key=f"perbaiki_{key}")
    if fold.open:
        with fold:
            note = f"alasan_{key}"
            st.text_area("Apa yang perlu diperbaiki?", row["catatan"], max_chars=DESCRIPTION_LENGTH, key=note)
            args = (k, row, "perlu_perbaikan", note, place)
            st.button("Catat perlu perbaikan", type="primary", key=f"catat_{key}", on_click=_say, args=args)


def _link(row: Row) -> str:
    words = words_of(row["tautan"])
    return page_words.safe_link(words) if words else "" if row["tautan"] else ":gray[tanpa tautan]"


def _say(k: Context, row: Row, status: str, note: str | None, place: int) -> None:
    """A callback: what the checker says of a bukti, unless somebody changed it since it was shown."""
    value = {"status": status} | ({} if note is None else {"catatan": st.session_state[note]})
    seen = {name: row[name] for name in value}
    where = Target(row["kode"], row["tenggat"], row["bukti"])
    rencana = (k.view.satker, k.view.tahun)
    with outcome.refusals(_BLOCK):
        posisi = edit_form.posisi_of_edit(k, find_newest(k.db, *rencana))
        result = edit(k.db, *rencana, where, value, pelaku=current_actor(k.db), seen=seen, posisi=posisi)
        entry = None if result.entry is None else result.entry.nomor
        st.session_state[_DONE] = _Done(entry, f"{STATUS_BUKTI[status]}.", row, place)


def _show_done(k: Context, done: _Done) -> None:
    """As tall as the bukti it stands for, with words where its first button was: a second touch there does nothing."""
    row = done.row
    with st.container(border=True, key="periksa_baru_saja", gap="xsmall"):
        st.markdown(f"**{page_words.safe_line(row['bukti'])}**  \n{_link(row)}")
        about = (row["kode"], shorten(row["langkah_aksi"], 120))
        st.caption(f"{page_words.safe_line(' '.join(about))} · {format_tenggat(row['tenggat'])}")
        with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
            st.markdown(f":green[✓] {page_words.safe(done.message)}", width="content")
            if done.entry is not None:
                args = (k, done.entry)
                st.button("Urungkan", key="periksa_urungkan", icon=":material/undo:", on_click=_undo, args=args)


def _undo(k: Context, entry: int) -> None:
    """A callback: take back what was said last here."""
    with outcome.refusals(_BLOCK):
        cancel_change(k.db, k.view.satker, k.view.tahun, entry, pelaku=current_actor(k.db))
        st.session_state.pop(_DONE, None)  # it stands in the list again
