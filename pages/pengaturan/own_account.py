"""Akun saya: who is signed in, their password, and their other sessions."""

import streamlit as st

from monev.access import Visitor
from monev.accounts.store import digest
from monev.core import clock
from monev.core.dates import format_day
from monev.core.typed_input import EntryRefused
from monev.people import visits
from monev.people.accounts import Accounts, Session, accounts_of
from monev.people.setting_up import roles_in_words, tasks_in_words
from monev.ui import guard, outcome, page_parts
from monev.ui.context import AnyContext, current_visitor
from monev.ui.page_words import safe_line
from pages.pengaturan import second_factor

BLOCK = "akun"
_BROWSERS = {"Edg": "Edge", "OPR": "Opera", "SamsungBrowser": "Samsung Internet"}
_BROWSERS |= {name: name for name in ("Firefox", "Chrome", "Safari")}
_SYSTEMS = {name: name for name in ("Android", "iPhone", "iPad", "Windows", "Mac", "Linux")}
"""A word in the browser's user agent → what people call it. The first that fits counts: other
browsers also name Chrome and Safari."""
_PASSWORDS = {
    "lama": "Kata sandi sekarang",
    "sandi": "Kata sandi baru",
    "ulang": "Kata sandi baru, sekali lagi",
}


def show_own_account(ctx: AnyContext) -> None:
    """Draw the account of a person who is signed in.

    Nothing at the machine itself, where nobody is.
    """
    if ctx.visitor.is_local or not ctx.visitor.is_person:
        return
    accounts = accounts_of(str(ctx.db.journal))
    with outcome.titled("Akun saya", key="akun_saya", told=BLOCK):
        tasks = [roles_in_words(ctx.visitor), *tasks_in_words(ctx.visitor)]
        roles = " · ".join(filter(None, tasks)) or "belum ada peran"
        st.markdown(
            f"**{safe_line(ctx.visitor.name)}** · nama pengguna "
            f"{safe_line(ctx.visitor.sign_in_name)} · {safe_line(roles)}"
        )
        page_parts.fold(
            "Ganti kata sandi", _show_password_form, accounts, ctx.visitor, key="ganti_sandi"
        )
        second_factor.show(accounts, ctx.visitor, BLOCK)
        _show_sessions(ctx, accounts)


def _show_password_form(accounts: Accounts, person: Visitor) -> None:
    with st.form("ganti_kata_sandi", clear_on_submit=True):
        entries = guard.Entries()
        for name, label in _PASSWORDS.items():
            kind = "current-password" if name == "lama" else "new-password"
            entries.take(
                name, st.text_input(label, type="password", autocomplete=kind, key=f"sandi_{name}")
            )
        if not st.form_submit_button("Ganti kata sandi", type="primary"):
            return
        with guard.at_fields(entries.places):
            present, new, again = entries.typed.values()
            if new != again:
                raise EntryRefused({"ulang": "Kedua isian kata sandi baru belum sama."})
            about = {"name": person.sign_in_name, **second_factor.browser_secrets()}
            accounts.change_password(person.pelaku, present, new, **about)
            outcome.keep(BLOCK, "Kata sandi diganti. Di peramban lain Anda perlu masuk lagi.")
            st.rerun()


def _show_sessions(ctx: AnyContext, accounts: Accounts) -> None:
    here = digest(st.context.cookies.get(visits.SESSION_COOKIE, ""))
    sessions = accounts.sessions_of(ctx.visitor.pelaku)
    st.markdown("**Tempat Anda sedang masuk**")
    for session in sessions:
        with st.container(
            horizontal=True,
            gap="small",
            vertical_alignment="center",
            key=f"sesi_{session.key[:16]}",
        ):
            st.markdown(_in_words(session, is_here=session.key == here), width="stretch")
            if session.key != here:
                page_parts.button(
                    "Keluarkan", _end, ctx, session.key, key=f"keluarkan_{session.key[:16]}"
                )
    if len(sessions) > 1:
        page_parts.button("Keluar di semua tempat", _end, ctx, None)


def _in_words(session: Session, *, is_here: bool) -> str:
    address, _, browser = session.origin.partition(" · ")
    begun = session.begun.astimezone(clock.zone())
    since = f"sejak {format_day(begun.date())} pukul {begun:%H.%M}"
    parts = [safe_line(part) for part in (device_in_words(browser), address, since) if part]
    if is_here:
        parts.append("**peramban ini**")
    return " · ".join(parts)


def device_in_words(user_agent: str) -> str:
    """Return the browser as people call it, for example *Chrome di Android*.

    The user agent may lie, so it is used for nothing else.
    """
    found = []
    for known in (_BROWSERS, _SYSTEMS):
        found += [name for sign, name in known.items() if sign in user_agent][:1]
    return " di ".join(found) or "peramban lain"


def _end(ctx: AnyContext, key: str | None) -> None:
    """End one session of the person signed in now, or all of them (None). A callback."""
    with outcome.refusals(
        BLOCK, "Peramban itu sudah dikeluarkan." if key else "Anda sudah keluar."
    ):
        accounts = accounts_of(str(ctx.db.journal))
        pelaku = current_visitor(ctx.db).pelaku
        accounts.end_session_of(pelaku, key) if key else accounts.end_sessions(pelaku)
