"""Surel: an office's mail server, tried with a real letter, what is sent, and whom it does not reach."""

from __future__ import annotations

from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from monev.core.roles import EVERY_SATKER
from monev.database import to_rows
from monev.figures import list_rencana
from monev.people.register import place_in_words
from monev.reminders.due import unreached
from monev.reminders.rounds import send_test
from monev.reminders.settings import KINDS, SECURITIES, MailSettings, read_settings, store_settings
from monev.server import reach
from monev.ui import guard, outcome, page_words
from monev.ui.context import AnyContext
from monev.ui.visitor import current_actor

BLOCK = "surel_kantor"


def show_mail(k: AnyContext) -> None:
    """The block, for who manages an office; opened by who wants to change something."""
    offices = managed_offices(k)
    if not offices:
        return
    with st.container(border=True, gap="small", key="surel_pengaturan"):
        st.markdown("## Surel pengingat", anchors=False)
        outcome.show(BLOCK)
        satker = offices[0]
        if len(offices) > 1:
            satker = st.selectbox("Untuk", offices, format_func=place_in_words, key="surel_satker")
        current = read_settings(k.db, satker)
        st.markdown(_in_words(current))
        _show_unreached(k, satker)
        fold = st.expander("Server surel dan yang dikirim", on_change="rerun", key="surel_atur")
        if fold.open:
            with fold:
                _show_form(k, satker, current)


def managed_offices(k: AnyContext) -> list[str]:
    """The offices whose settings are a visitor's, and EVERY_SATKER where all are."""
    own = dict.fromkeys(row["satker"] for row in to_rows(list_rencana(k.db)) if not row["simulasi"])
    offices = [satker for satker in own if k.visitor.may("atur_kantor", satker)]
    return [*offices, EVERY_SATKER] if k.visitor.may("atur_kantor", None) else offices


def _in_words(settings: MailSettings) -> str:
    if not settings.server:
        return "Belum ada server surel di sini, jadi tidak ada yang dikirim dari sini."
    kinds = "".join(f"\n- {KINDS[kind]}" for kind in settings.jenis) or " belum ada yang dinyalakan."
    return f"Lewat **{page_words.safe_line(settings.server)}**, mulai pukul {settings.jam:02}.00:\n{kinds}"


def _show_unreached(k: AnyContext, satker: str) -> None:
    """Once, here: PIC nobody has, people without an address."""
    matters = [] if satker == EVERY_SATKER else unreached(k.db, satker)
    if matters:
        st.markdown("**Belum terjangkau surel**\n\n" + "\n".join(f"- {page_words.safe_line(text)}" for text in matters))


def _show_form(k: AnyContext, satker: str, current: MailSettings) -> None:
    address = current.alamat or next(iter(reach.current().addresses()), "")
    with st.form(f"surel_{satker}"):
        places: dict[str, DeltaGenerator] = {}
        typed: dict[str, Any] = {}

        def below(name: str, value: Any) -> None:
            typed[name] = value
            places[name] = st.empty()

        below("server", st.text_input("Server (SMTP)", current.server, placeholder="smtp.kantor.go.id"))
        below("keamanan", _choose_security(current))
        below("port", st.number_input("Port", 1, 65535, current.port))
        below("nama", st.text_input("Nama masuk (boleh kosong)", current.nama, autocomplete="off"))
        password = st.text_input(
            "Kata sandi", type="password", autocomplete="new-password", help="Kosongkan bila tidak berubah."
        )
        places["sandi"] = st.empty()
        below("pengirim", st.text_input("Alamat pengirim", current.pengirim, placeholder="zi@kantor.go.id"))
        below("alamat", st.text_input("Alamat Monev ZI bagi penerima", address, placeholder="https://zi.kantor.go.id"))
        below("jam", st.number_input("Dikirim mulai jam", 0, 23, current.jam))
        below("jenis", st.multiselect("Yang dikirim", list(KINDS), list(current.jenis), format_func=KINDS.__getitem__))
        to = st.text_input("Kirim percobaan ke", k.visitor.email, help="Kosongkan bila tidak perlu dicoba.")
        if st.form_submit_button("Simpan dan coba", type="primary"):
            with guard.at_fields(places):
                kept = store_settings(k.db, satker, typed, password, pelaku=current_actor(k.db))
                outcome.keep(BLOCK, _tried(k, kept, to.strip()))
                st.rerun()


def _choose_security(current: MailSettings) -> str:
    kinds = list(SECURITIES)
    return st.selectbox("Keamanan", kinds, kinds.index(current.keamanan), format_func=SECURITIES.__getitem__)


def _tried(k: AnyContext, settings: MailSettings, to: str) -> str:
    """What came of it, as the block says it."""
    if not settings.server or not to:
        return "Pengaturan surel tersimpan."
    with st.spinner("Mencoba server surel ..."):
        answer = send_test(k.db, settings, to)
    if answer.state == "terkirim":
        return f"Tersimpan. Surel percobaan diterima server untuk {page_words.safe_line(to)}; periksa kotak masuknya."
    return f"Tersimpan, tetapi surel percobaan belum terkirim. {page_words.safe_line(answer.words)}"
