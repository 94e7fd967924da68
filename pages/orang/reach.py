"""Reach, on Orang dan akses: whether others in the office can come in, by which address; one touch opens the door."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from monev.core import platform_processes
from monev.people.register import is_set_up
from monev.people.visits import admin_can_sign_in
from monev.server import exposure, network, oidc, reach
from monev.ui import outcome, page_parts, page_words
from monev.ui.context import AnyContext
from monev.ui.page_parts import qr_data_uri
from pages.orang import secret_link

_BLOCK = "jangkauan"
_QUESTION = "buka_jaringan"
_AGAIN = "buka_lagi"


def show_reach(k: AnyContext) -> None:
    """Who can come in now, and the touch that changes it, on this computer alone."""
    now = reach.current()
    if not now.is_open and not network.can_be_opened():
        return
    with outcome.titled("Jaringan kantor", key="jangkauan", told=_BLOCK):
        if now.is_open:
            _show_addresses(now)
        else:
            st.markdown("Monev ZI sekarang hanya terbuka di komputer ini.")
            _ask_open(k)


def _show_addresses(now: reach.Reach) -> None:
    addresses = now.addresses()
    if not addresses:
        st.markdown("Terbuka, tetapi komputer ini sedang tidak terhubung ke jaringan mana pun.")
        return
    st.markdown("Buka alamat ini di komputer atau ponsel lain, lalu masuk:")
    page_parts.show_to_copy(addresses[0], key="salin_alamat")
    st.image(
        qr_data_uri(addresses[0]),
        width=200,
        alt=f"Kode QR alamat {addresses[0]}",
        caption="Pindai dengan kamera ponsel",
    )
    if others := addresses[1:]:
        st.markdown("Alamat lain komputer ini: " + ", ".join(page_words.safe_line(other) for other in others))
    if secret_link.is_warning_expected(addresses[0]):
        secret_link.show_warning(addresses[0], key="peringatan_peramban")
        st.markdown("Agar tidak memperingatkan lagi, pasang [sertifikat Monev ZI](/sertifikat.crt) di perangkat itu.")
    if network.is_opened_by_touch() and exposure.session_is_here():
        again = {"key": _AGAIN, "on_change": _change, "args": (_open_again_or_not, "")}
        st.checkbox("Buka lagi sesudah Monev ZI dinyalakan", network.opens_again(), **again)
        closed = (network.close_by_touch, "Monev ZI hanya terbuka di komputer ini lagi.")
        st.button("Tutup kembali", on_click=_change, args=closed)


def _ask_open(k: AnyContext) -> None:
    if not exposure.session_is_here():
        return
    if not is_set_up(k.db):
        st.markdown("Sebelum dibuka ke jaringan kantor, siapkan admin pertama di bagian *Orang* di atas.")
        return
    if not admin_can_sign_in(k.db, by_email=oidc.is_offered()):
        st.markdown(
            "Sebelum dibuka ke jaringan kantor, admin membuka undangannya di komputer ini dan memilih kata sandi: "
            "sesudah dibuka, di sini pun perlu masuk. Bila undangannya sudah ditutup, buat yang baru: sentuh namanya "
            "di bagian *Orang* di atas, lalu *Undangan baru*."
        )
        return
    with st.popover("Buka ke jaringan kantor …", on_change="rerun", key=_QUESTION):
        st.markdown(
            "**Buka ke jaringan kantor?** Siapa pun di jaringan yang sama dapat membuka alamatnya. Untuk mengubah apa "
            "pun semua orang harus masuk, di komputer ini juga."
        )
        if platform_processes.ASKED_BEFORE_OTHERS_COME:
            st.markdown(platform_processes.ASKED_BEFORE_OTHERS_COME)
        opened = (network.open_by_touch, "Monev ZI terbuka untuk jaringan kantor.")
        st.button("Ya, buka", type="primary", on_click=_change, args=opened)


def _open_again_or_not() -> None:
    network.open_again(wanted=st.session_state[_AGAIN])


def _change(act: Callable[[], object], done: str) -> None:
    """A callback, which does something at this computer alone."""
    st.session_state[_QUESTION] = False
    if exposure.session_is_here():
        with outcome.refusals(_BLOCK, done):
            act()
