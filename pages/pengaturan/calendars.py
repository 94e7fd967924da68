"""Kalender: secret addresses to subscribe to, a person's own and an office's; made anew or withdrawn at any time."""

from __future__ import annotations

import streamlit as st

from monev.reminders.calendars import address_of, change_address, whose
from monev.server import reach
from monev.ui import outcome, page_words
from monev.ui.context import AnyContext
from monev.ui.visitor import current_visitor
from pages.pengaturan.mail import choose_office, managed_offices

BLOCK = "kalender"


def show_calendars(k: AnyContext) -> None:
    """The block: one's own for who is signed in, an office's for who manages it."""
    offices = managed_offices(k)
    if not k.visitor.is_person and not offices:
        return
    with outcome.titled("Kalender", key="kalender_pengaturan", told=BLOCK):
        st.caption(
            "Tempel alamatnya di Google Kalender, Outlook, atau ponsel sebagai langganan. Siapa pun yang memegang "
            "alamat itu dapat membaca isinya. Layanan di internet hanya dapat membacanya bila Monev ZI terbuka dari "
            "internet."
        )
        if k.visitor.is_person:
            _show_one(k, "Tugas saya", "")
        if offices:
            satker = choose_office("Kalender kantor", offices, key="kalender_satker")
            _show_one(k, f"Semua target, tindak lanjut, dan rapat {satker}", satker)


def _show_one(k: AnyContext, title: str, satker: str) -> None:
    path, which = address_of(k.db, whose(k.db, orang=k.visitor.pelaku, satker=satker)), "kantor" if satker else "saya"
    st.markdown(f"**{page_words.safe_line(title)}**")
    with st.container(horizontal=True, gap="small", key=f"kalender_{which}"):
        label = "Ganti alamat" if path else "Buat alamat"
        st.button(label, key=f"kalender_{which}_buat", on_click=_change, args=(k, satker, True))
        if path:
            st.button("Cabut", key=f"kalender_{which}_cabut", on_click=_change, args=(k, satker, False))
    if path:
        base = next(iter(reach.current().addresses()), "")
        st.code(f"{base}{path}", language=None, wrap_lines=True)
        if not base:
            st.caption("Jaringan kantor belum dibuka: alamat di depannya menyusul.")


def _change(k: AnyContext, satker: str, is_new: bool) -> None:
    """A callback: of the office, if they still may; else their own, whoever is signed in by now."""
    with outcome.refusals(BLOCK, "Alamat baru dibuat; yang lama tidak berlaku lagi." if is_new else "Alamat dicabut."):
        visitor = current_visitor(k.db)
        if satker or not visitor.is_person:
            visitor.require("atur_kantor", satker)
        change_address(k.db, whose(k.db, orang=visitor.pelaku, satker=satker), is_new=is_new)
