"""What the papers of a meeting say of it: a page of its own, in groups."""

from datetime import date

import streamlit as st

from monev.core.dates import format_day
from monev.core.errors import MonevError
from monev.core.meeting_things import THINGS
from monev.core.text import listed
from monev.meeting import acts, records
from monev.meeting.records import Rapat
from monev.outputs.letterhead import lacks_for_letter
from monev.ui import address, guard, outcome, page_parts, seen_forms
from monev.ui.context import Context, current_actor
from monev.ui.page_words import safe

PARAMETER = "data"
"""The parameter of the address that names the meeting."""


def enter(number: int) -> None:
    """Put the meeting into the address, so that the next run draws this page."""
    address.write_one(PARAMETER, str(number))


def show(ctx: Context, number: str) -> None:
    """Draw what the invitation still lacks, then the form; or that there is no such meeting."""
    page_parts.button("← Kembali ke daftar rapat", address.write_one, PARAMETER, "")
    try:
        rapat = records.read_rapat(*ctx.rencana, address.read_number(number) or 0)
    except MonevError as error:
        guard.show_error(guard.for_reader(error))
        return
    page_parts.show_sentence(f"Data dan undangan rapat {format_day(rapat.tanggal)}")
    lacks = records.lacks_for_invitation(ctx.db, rapat)
    lacks += lacks_for_letter(ctx.db, rapat.satker)
    told = f"Untuk undangan masih kurang: {listed(lacks)}." if lacks else "Undangan sudah lengkap."
    st.markdown(safe(told))
    if not (ctx.may("rapat") and rapat.is_open):
        st.caption(ctx.only_looking("rapat"))
        return
    _show_form(ctx, rapat)


_DATA = {
    "Rapat": "judul tanggal mulai selesai tempat acara periode laporan_nomor",
    "Pemimpin": "pemimpin pemimpin_jabatan pemimpin_pangkat pemimpin_nip",
    "Notulis": "notulis notulis_jabatan notulis_pangkat notulis_nip",
    "Undangan": "undangan_nomor undangan_tanggal undangan_sifat undangan_lampiran undangan_hal "
    "undangan_tembusan",
}
"""The fields of a meeting's papers, by part of their form."""
_SAVED = "data_rapat_tersimpan"
_COLUMNS = (("Rapat", "Pemimpin"), ("Undangan", "Notulis"))


def _show_form(ctx: Context, rapat: Rapat) -> None:
    """Draw the form of what the papers of a meeting say of it.

    Leader and notulis are written as their names stand under the papers.
    """
    names = " ".join(_DATA.values()).split()
    stored = {name: rapat.value_of(name) for name in names}
    entries = seen_forms.open_entries(f"data_rapat_{rapat.nomor}", stored)
    with st.form(f"data_rapat_{rapat.nomor}"):
        for column, headings in zip(st.columns(2, gap="large"), _COLUMNS, strict=True):
            with column:
                for heading in headings:
                    st.markdown(f"### {heading}", anchors=False)
                    for name in _DATA[heading].split():
                        ask_field(entries, name, entries.seen[name])
        if st.form_submit_button("Simpan", type="primary"):
            with seen_forms.storing(entries):
                who = current_actor(ctx.db)
                typed = {name: value or "" for name, value in entries.typed.items()}
                acts.change_rapat(ctx.db, rapat, typed, entries.seen, pelaku=who)
                seen_forms.begin_anew(entries)
                outcome.keep(_SAVED, "Data rapat tersimpan.")
                st.rerun()
        outcome.show(_SAVED)  # here: what the page says above is out of sight


def ask_field(entries: guard.Entries, name: str, value: str, *, key: str | None = None) -> None:
    """Draw the field of a meeting with this name as its kind says.

    `key`: its own, where another value begins another field.
    """
    field = THINGS["rapat"].fields[name]
    label = field.asks or field.label
    match field.kind:
        case "day":
            day = date.fromisoformat(value) if value else None
            entries.ask(name, st.date_input, label, day, format="DD/MM/YYYY", key=key)
        case "lines":
            entries.ask(name, st.text_area, label, value, key=key)
        case "choice":
            entries.ask(name, page_parts.choose, label, field.choices, value)
        case _:
            entries.ask(name, st.text_input, label, value, max_chars=field.length, key=key)
