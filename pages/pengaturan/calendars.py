"""Kalender: secret addresses to subscribe to, a person's own and an office's; made anew or withdrawn at any time."""

from __future__ import annotations

import streamlit as st

from monev.access import NotAllowed
from monev.core.roles import EVERY_SATKER
from monev.reminders.calendars import address_of, make_address, whose, withdraw_address
from monev.server import reach
from monev.ui import outcome, page_words
from monev.ui.context import AnyContext
from monev.ui.visitor import current_visitor
from pages.pengaturan.mail import managed_offices

BLOCK = "kalender"


def show_calendars(k: AnyContext) -> None:
    """The block: one's own for who is signed in, an office's for who manages it."""
    offices = [satker for satker in managed_offices(k) if satker != EVERY_SATKER]
    is_person = k.visitor.is_person and not k.visitor.is_local
    if not is_person and not offices:
        return
    with st.container(border=True, gap="small", key="kalender_pengaturan"):
        st.markdown("## Kalender", anchors=False)
        outcome.show(BLOCK)
        st.caption(
            "Tempel alamatnya di Google Kalender, Outlook, atau ponsel sebagai langganan. Siapa pun yang memegang "
            "alamat itu dapat membaca isinya. Layanan di internet hanya dapat membacanya bila Monev ZI terbuka dari "
            "internet."
        )
        if is_person:
            _show_one(k, "Tugas saya", whose(k.db, orang=k.visitor.pelaku), "")
        if offices:
            satker = offices[0]
            if len(offices) > 1:
                satker = st.selectbox("Kalender kantor", offices, key="kalender_satker")
            _show_one(k, f"Semua target, tindak lanjut, dan rapat {satker}", whose(k.db, satker=satker), satker)


def _show_one(k: AnyContext, title: str, owner: str, satker: str) -> None:
    path = address_of(k.db, owner)
    st.markdown(f"**{page_words.safe_line(title)}**")
    with st.container(horizontal=True, gap="small", key=f"kalender_{'kantor' if satker else 'saya'}"):
        label = "Ganti alamat" if path else "Buat alamat"
        st.button(label, key=f"{owner}_buat", on_click=_change, args=(k, owner, satker, True))
        if path:
            st.button("Cabut", key=f"{owner}_cabut", on_click=_change, args=(k, owner, satker, False))
    if path:
        base = next(iter(reach.current().addresses()), "")
        st.code(f"{base}{path}", language=None, wrap_lines=True)
        if not base:
            st.caption("Jaringan kantor belum dibuka: alamat di depannya menyusul.")


def _change(k: AnyContext, owner: str, satker: str, is_new: bool) -> None:
    """A callback: asked anew whether it is theirs, whoever is signed in by now."""
    with outcome.refusals(BLOCK):
        visitor = current_visitor(k.db)
        if satker:
            visitor.require("atur_kantor", satker)
        elif owner != whose(k.db, orang=visitor.pelaku):
            raise NotAllowed("Kalender ini bukan milik Anda.", "Muat ulang halaman. Belum ada yang berubah.")
        (make_address if is_new else withdraw_address)(k.db, owner)
        words = "Alamat baru dibuat; yang lama tidak berlaku lagi." if is_new else "Alamat dicabut."
        outcome.keep(BLOCK, words)
