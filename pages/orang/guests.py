"""Tamu: what is seen without signing in, and links that show one satker's pages until a day."""

from datetime import timedelta

import streamlit as st

from monev.core import clock
from monev.core.dates import format_day
from monev.core.roles import GUEST_SIGHTS
from monev.figures import list_rencana
from monev.people.register import is_set_up, set_guest_sight
from monev.people.visits import LONGEST_LINK, guest_sight, list_links, make_link, withdraw_link
from monev.ui import guard, outcome, page_parts, page_words
from monev.ui.context import AnyContext, current_actor
from pages.orang import reach

BLOCK = "tamu"


def show_guests(k: AnyContext) -> None:
    """What guests see, and their links; nothing for who decides nothing of it, nor while this computer is alone."""
    if not k.visitor.may_anywhere("atur_orang") or not is_set_up(k.db):
        return
    with outcome.titled("Tamu", key="tamu_pengaturan", told=BLOCK):
        reach.show_link(BLOCK)
        _show_sight(k)
        today = clock.today()
        links = [link for link in list_links(k.db) if k.visitor.may("atur_orang", link.satker)]
        valid = [link for link in links if not link.dicabut and link.sampai >= today]
        if valid:
            st.markdown("**Tautan yang berlaku**")
        for link in valid:
            number = link.tautan
            with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"tautan_tamu_{number}"):
                whose = (link.untuk, link.satker, GUEST_SIGHTS[link.terlihat], f"s.d. {format_day(link.sampai)}")
                st.markdown(" · ".join(map(page_words.safe_line, whose)), width="stretch")
                page_parts.button("Tarik", _withdraw, k, number, key=f"tarik_{number}")
        own = {row["satker"] for row in list_rencana(k.db, include_hidden=True)}
        if places := sorted(satker for satker in own if k.visitor.may("atur_orang", satker)):
            page_parts.fold("Buat tautan tamu", _show_form, k, places, key="tautan_tamu_baru")
        else:
            st.caption("Tautan tamu menampilkan halaman satu satker; unggah rencananya dahulu.")


def _show_sight(k: AnyContext) -> None:
    """For every satker at once, so an admin of one only reads it."""
    present = guest_sight(k.db)
    if not k.visitor.may("atur_orang", None):
        st.markdown(f"Yang terlihat tanpa masuk: **{GUEST_SIGHTS[present]}**.")
        return
    with st.form("terlihat_tamu"):
        label = "Yang terlihat di jaringan kantor tanpa masuk"
        sight = page_parts.choose(label, GUEST_SIGHTS, present, ask=st.radio, key="terlihat")
        if st.form_submit_button("Simpan") and sight != present:
            with outcome.refusals(BLOCK, f"Tanpa masuk kini terlihat: {GUEST_SIGHTS[sight]}."):
                set_guest_sight(k.db, sight, pelaku=current_actor(k.db))
            st.rerun()


def _show_form(k: AnyContext, satker: list[str]) -> None:
    chosen = k.choice.satker if k.choice and k.choice.satker in satker else satker[0]
    sights = [code for code in GUEST_SIGHTS if code != "tidak"]
    today, entries = clock.today(), guard.Entries(key="tautan")
    with st.form("tautan_tamu"):
        where = st.selectbox("Satker", satker, index=satker.index(chosen), key="tautan_satker")
        sight = entries.ask("terlihat", st.radio, "Yang terlihat", sights, format_func=GUEST_SIGHTS.__getitem__)
        days = {"min_value": today, "max_value": today + LONGEST_LINK, "format": "DD/MM/YYYY"}
        until = entries.ask("sampai", st.date_input, "Berlaku sampai", today + timedelta(days=30), **days)
        purpose = entries.ask("untuk", st.text_input, "Untuk siapa", placeholder="misalnya: tim penilai internal")
        if st.form_submit_button("Buat tautan", type="primary"):
            with guard.at_fields(entries.places):
                secret = make_link(k.db, where, sight, until, purpose, pelaku=current_actor(k.db))
                opening = f"Halo, tautan ini membuka Monev ZI {where}, hanya untuk dilihat, s.d. {format_day(until)}."
                note = "Siapa pun yang memegangnya dapat melihat; di sini dapat ditarik kapan saja."
                reach.keep_link(BLOCK, f"Tautan untuk {purpose.strip()}", f"/tamu/{secret}", opening, note)
                st.rerun()


def _withdraw(k: AnyContext, number: int) -> None:
    with outcome.refusals(BLOCK, "Tautan itu ditarik: tidak menampilkan apa pun lagi."):
        withdraw_link(k.db, number, pelaku=current_actor(k.db))
