"""Surel saya: which letters somebody wants."""

from __future__ import annotations

import streamlit as st

from monev.reminders.due import stop, stopped_by
from monev.reminders.settings import KINDS
from monev.ui import outcome, page_words
from monev.ui.context import AnyContext
from monev.ui.visitor import current_visitor

BLOCK = "surel_saya"


def show_own_mail(k: AnyContext) -> None:
    """The block of who is signed in: a switch for each kind of letter."""
    if k.visitor.is_local or not k.visitor.is_person:
        return
    with st.container(border=True, gap="small", key="surel_saya"):
        st.markdown("## Surel untuk saya", anchors=False)
        outcome.show(BLOCK)
        if not k.visitor.email:
            st.markdown("Alamat surel Anda belum diisi. Minta admin menuliskannya di halaman Orang dan akses.")
            return
        st.caption(f"Ke {page_words.safe_line(k.visitor.email)}, bila kantor menyalakannya juga.")
        stopped = stopped_by(k.db, k.visitor.pelaku)
        for kind, words in KINDS.items():
            key = f"surel_{kind}"
            st.toggle(words, kind not in stopped, key=key, on_change=_switch, args=(k, kind, key))


def _switch(k: AnyContext, kind: str, key: str) -> None:
    """A callback: their own, whoever is signed in by now."""
    with outcome.refusals(BLOCK):
        stop(k.db, current_visitor(k.db).pelaku, kind, stopped=not st.session_state[key])
        outcome.keep(BLOCK, "Tersimpan.")
