"""The small form on the langkah panel: change one thing of the newest version without Excel, and take it back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import streamlit as st

from monev.core import clock
from monev.core.dates import format_day, format_tenggat
from monev.core.statuses import STATUS_BUKTI, STATUS_LAPORAN
from monev.core.typed_input import DESCRIPTION_LENGTH, LINK_LENGTH, NAME_LENGTH, EntryRefused
from monev.edits.newest import Newest, find_newest, read_langkah
from monev.edits.single_edits import EditClash, Target, cancel_change, edit
from monev.ui import guard, page_words
from monev.ui.chooser import LOCAL_ACTOR
from monev.ui.context import Context

_MATTERS = ("Laporan", "Bukti", "PIC")
_STORED, _SEEN, _ENTRY_INDEX = "sunting_tersimpan", "sunting_dilihat", "sunting_isian_ke"


def show_form(k: Context, kode: str) -> None:
    """The folded form of one langkah; drawn only once it is opened. What was just stored stands above it."""
    _show_stored(k, kode)
    fold = st.expander("Ubah langkah ini", icon=":material/edit:", on_change="rerun", key=f"sunting_{kode}")
    if not fold.open:
        st.session_state.pop(_SEEN, None)
        return
    with fold:
        current = find_newest(k.db, k.view.satker, k.view.tahun)
        langkah = read_langkah(k.db, current.unggahan_id, kode)
        if langkah is None:
            st.markdown(f"Langkah ini tidak ada lagi di versi terbaru (unggahan {current.nomor}).")
            return
        posisi = _posisi_of_edit(k, current)
        st.caption(
            f"Yang diubah adalah versi terbaru (unggahan {current.nomor}); dicatat pada posisi {format_day(posisi)} "
            f"atas nama {LOCAL_ACTOR}."
        )
        matter = _MATTERS if langkah["tenggat"] else _MATTERS[-1:]
        chosen = st.segmented_control(
            "Yang diubah",
            matter,
            default=matter[0],
            required=True,
            key=f"sunting_hal_{kode}",
            label_visibility="collapsed",
        )
        _FORMS[chosen](k, langkah, posisi)


def _posisi_of_edit(k: Context, current: Newest) -> date:
    """That of the view where it can be: the person changes what they look at. Never before the newest, nor to come."""
    return max(current.posisi, min(k.view.posisi, clock.today()))


def _edit_laporan(k: Context, langkah: dict[str, Any], posisi: date) -> None:
    t = _choose_tenggat(langkah)
    where = Target(langkah["kode"], t["tenggat"])
    with _edit_form(k, where, t, posisi) as (key, content, wrong):
        content["laporan"] = _choose_status("Status", STATUS_LAPORAN, t["laporan"], key("laporan"))
        wrong("laporan")
        content["tanggal_selesai"] = st.date_input(
            "Tanggal selesai",
            date.fromisoformat(t["tanggal_selesai"]) if t["tanggal_selesai"] else None,
            format="DD/MM/YYYY",
            key=key("tanggal_selesai"),
        )
        wrong("tanggal_selesai")
        for column, heading in (
            ("kendala", "Kendala (alasan, bila tidak berlaku)"),
            ("tindak_lanjut", "Tindak lanjut"),
        ):
            content[column] = st.text_area(
                heading, t[column], max_chars=DESCRIPTION_LENGTH, height="content", key=key(column)
            )
            wrong(column)


def _edit_bukti(k: Context, langkah: dict[str, Any], posisi: date) -> None:
    t = _choose_tenggat(langkah)
    if not t["bukti"]:
        st.markdown("Tenggat ini tidak menyebut bukti.")
        return
    name = st.selectbox("Bukti", [b["nama"] for b in t["bukti"]], key=f"sunting_bukti_{langkah['kode']}")
    b = next((b for b in t["bukti"] if b["nama"] == name), t["bukti"][0])
    with _edit_form(k, Target(langkah["kode"], t["tenggat"], b["nama"]), b, posisi) as (key, content, wrong):
        content["status"] = _choose_status("Status bukti", STATUS_BUKTI, b["status"], key("status"))
        wrong("status")
        content["tautan"] = st.text_input("Tautan", b["tautan"], max_chars=LINK_LENGTH, key=key("tautan"))
        wrong("tautan")
        content["catatan"] = st.text_input("Catatan", b["catatan"], max_chars=DESCRIPTION_LENGTH, key=key("catatan"))
        wrong("catatan")


def _choose_status(heading: str, everything: dict[str, str], current: str, key: str) -> str:
    return st.selectbox(
        heading, list(everything), index=list(everything).index(current), format_func=everything.__getitem__, key=key
    )


def _edit_pic(k: Context, langkah: dict[str, Any], posisi: date) -> None:
    with _edit_form(k, Target(langkah["kode"]), langkah, posisi) as (key, content, wrong):
        content["pic"] = st.text_input("PIC", langkah["pic"] or "", max_chars=NAME_LENGTH, key=key("pic"))
        wrong("pic")


_FORMS: dict[str, Callable[[Context, dict[str, Any], date], None]] = {
    "Laporan": _edit_laporan,
    "Bukti": _edit_bukti,
    "PIC": _edit_pic,
}


def _choose_tenggat(langkah: dict[str, Any]) -> dict[str, Any]:
    everything = {t["tenggat"]: t for t in langkah["tenggat"]}
    if len(everything) == 1:
        return langkah["tenggat"][0]
    chosen = st.selectbox(
        "Tenggat", list(everything), format_func=format_tenggat, key=f"sunting_tenggat_{langkah['kode']}"
    )
    return everything.get(chosen, langkah["tenggat"][0])


@contextmanager
def _edit_form(
    k: Context, where: Target, current: dict[str, Any], posisi: date
) -> Iterator[tuple[Callable[[str], str], dict[str, Any], Callable[[str], None]]]:
    """A form about one thing: gives the key of each field, a dict to put its value in, and a place for its complaint.

    What the person had before them when the form appeared is remembered: only what they changed is stored, and what
    somebody else changed meanwhile is shown to them. After storing, the fields begin anew.
    """
    index = st.session_state.get(_ENTRY_INDEX, 0)
    memory = st.session_state.setdefault(_SEEN, {})
    content: dict[str, Any] = {}
    place: dict[str, Any] = {}
    with st.form(f"sunting_{where}_{index}", border=False):
        yield (
            lambda column: f"sunting_{where}_{column}_{index}",
            content,
            lambda column: place.__setitem__(column, st.empty()),
        )
        seen = memory.setdefault((where, index), {column: current[column] for column in content})
        if st.form_submit_button("Simpan", type="primary"):
            _store(k, where, content, seen, posisi, place)


def _store(
    k: Context, where: Target, content: dict[str, Any], seen: dict[str, Any], posisi: date, place: dict[str, Any]
) -> None:
    try:
        result = edit(k.db, k.view.satker, k.view.tahun, where, content, pelaku=LOCAL_ACTOR, seen=seen, posisi=posisi)
    except EntryRefused as error:
        for column, sentence in error.entries.items():
            (place.get(column) or st).error(page_words.safe(sentence))
        return
    except EditClash as error:
        # They have seen the other value now: storing again is their decision.
        seen.update({b.column: b.stored for b in error.clashes})
        guard.show_error(error)
        return
    sentence = "Tersimpan." if result.entry else "Tidak ada yang berubah: isinya sudah demikian."
    message = " ".join([sentence, *result.notes])
    st.session_state[_STORED] = (where.kode, result.entry.nomor if result.entry else None, message)
    _start_anew()


def _show_stored(k: Context, kode: str) -> None:
    """What was stored last of this langkah, with the way to take it back."""
    stored_kode, entry, message = st.session_state.get(_STORED, (None, None, ""))
    if stored_kode != kode:
        st.session_state.pop(_STORED, None)
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f":green[✓] {page_words.safe(message)}", width="content")
        if entry is not None and st.button("Urungkan", key="sunting_urungkan", icon=":material/undo:"):
            with guard.guard():
                cancel_change(k.db, k.view.satker, k.view.tahun, entry, pelaku=LOCAL_ACTOR)
                st.session_state[_STORED] = (kode, None, "Perubahan sudah diurungkan.")
                _start_anew()


def _start_anew() -> None:
    """Draw the whole page anew, so that it and the panel show what is stored now; fields begin with it."""
    st.session_state[_ENTRY_INDEX] = st.session_state.get(_ENTRY_INDEX, 0) + 1
    st.session_state.pop(_SEEN, None)
    st.rerun()
