"""The code of an authenticator that a person is asked for after the password: turned on and off."""

from collections.abc import Mapping

import streamlit as st

from monev.access import Visitor
from monev.people import second_factor, visits
from monev.people.accounts import Accounts
from monev.ui import guard, outcome, page_parts

_KEY = "kode_masuk_kunci"


def browser_secrets() -> dict[str, str]:
    """Return the secrets by which this browser's attempts are counted."""
    cookies: Mapping[str, str] = st.context.cookies
    return {
        "session": cookies.get(visits.SESSION_COOKIE, ""),
        "device": cookies.get(visits.DEVICE_COOKIE, ""),
    }


def show(accounts: Accounts, person: Visitor, block: str) -> None:
    """Draw if a code is asked for, and the form that changes it. `block`: where it is answered."""
    if second_factor.is_on(accounts, person.pelaku):
        left = second_factor.recovery_left(accounts, person.pelaku)
        st.caption(f"Kode masuk aktif; {left} kode pemulihan belum dipakai.")
        words, draw = "Nonaktifkan kode masuk", _ask_end
    else:
        words, draw = "Aktifkan kode masuk", _ask_begin
    page_parts.fold(words, draw, accounts, person, block, key="kode_masuk")


def _ask_begin(accounts: Accounts, person: Visitor, block: str) -> None:
    key = st.session_state.setdefault(_KEY, second_factor.new_key())
    st.markdown(
        "Dianjurkan untuk admin dan pemeriksa. Pindai dengan aplikasi autentikator di ponsel, atau "
        "ketik kuncinya di sana."
    )
    address = second_factor.address_of(key, person.sign_in_name)
    st.image(page_parts.qr_data_uri(address), width=240, alt="Kode QR kunci autentikator")
    st.code(key, language=None, wrap_lines=True)
    with st.form("kode_masuk_mulai", clear_on_submit=True):
        entries = guard.Entries()
        hidden = {"type": "password", "autocomplete": "current-password"}
        entries.ask("sandi", st.text_input, "Kata sandi Anda", key="kode_masuk_sandi", **hidden)
        _ask_code(entries, "Kode enam angka yang tampak di aplikasi itu")
        if not st.form_submit_button("Aktifkan", type="primary"):
            return
        with guard.at_fields(entries.places):
            password, code = entries.typed.values()
            given = {"password": password, **browser_secrets()}
            codes = second_factor.turn_on(accounts, person.pelaku, key, code, **given)
            del st.session_state[_KEY]
            listed = " · ".join(f"`{one}`" for one in codes)
            outcome.keep(
                block,
                "Kode masuk aktif. Simpan kode pemulihan ini di tempat lain daripada ponsel Anda; "
                f"tiap kode sekali pakai, dan tidak ditampilkan lagi: {listed}",
            )
            st.rerun()


def _ask_end(accounts: Accounts, person: Visitor, block: str) -> None:
    with st.form("kode_masuk_akhir", clear_on_submit=True):
        entries = guard.Entries()
        _ask_code(entries, "Kode sekarang, atau satu kode pemulihan")
        if not st.form_submit_button("Nonaktifkan", type="primary"):
            return
        with guard.at_fields(entries.places):
            (code,) = entries.typed.values()
            second_factor.end(accounts, person.pelaku, code, **browser_secrets())
            outcome.keep(block, "Kode masuk tidak aktif lagi.")
            st.rerun()


def _ask_code(entries: guard.Entries, label: str) -> None:
    entries.ask("kode", st.text_input, label, autocomplete="one-time-code", key="kode_masuk_isian")
