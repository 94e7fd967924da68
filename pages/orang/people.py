"""Orang: who may sign in and what they may, set up by an admin or at the machine itself."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from monev.access import Visitor, list_people
from monev.core.roles import EVERY_SATKER, ROLES
from monev.database import Database
from monev.people.register import (
    add_person,
    change_person,
    invite_person,
    is_set_up,
    people_seen_by,
    roles_in_words,
    tasks_in_words,
)
from monev.people.visits import accounts_of
from monev.ui import guard, looks, outcome
from monev.ui.context import AnyContext
from monev.ui.looks import Block, blocks
from monev.ui.page_words import safe
from monev.ui.visitor import current_actor
from pages.orang import person_form, secret_link

BLOCK = "orang"
_OPEN = "orang_dibuka"
"""Whose form is open; `person_form.NEW` for somebody new."""


def show_people(k: AnyContext) -> None:
    """The people an admin sees, or the form of one of them; nothing for who sets nobody up."""
    if not k.visitor.may_anywhere("atur_orang"):
        return
    with outcome.titled("Orang", key="orang_pengaturan"):
        people = {person.pelaku: person for person in people_seen_by(k.db, k.visitor)}
        opened = st.session_state.get(_OPEN)
        if opened not in people:
            _show_what_happened()
        if not is_set_up(k.db):
            _show_first(k)
        elif opened == person_form.NEW or opened in people:
            _show_one(k, people.get(opened))
        else:
            _show_list(k, list(people.values()))


def _show_what_happened() -> None:
    outcome.show(BLOCK)
    secret_link.show(BLOCK)


def _show_first(k: AnyContext) -> None:
    """Nobody can sign in yet: what that means, and the form of the first admin."""
    st.markdown(
        "Belum ada yang dapat masuk: hanya komputer ini yang memakai Monev ZI, tanpa kata sandi. "
        "Sebelum dibuka untuk kantor, siapkan admin pertama; ia lalu menyiapkan yang lain."
    )
    everything = {EVERY_SATKER: frozenset(ROLES) - {"pembaca"}}
    entries = guard.Entries()
    form = person_form.ask_first(Visitor("", "", roles=everything), entries)
    if form is not None:
        _add(k.db, form, entries)
    st.caption("Sesudah itu admin membuka undangannya dan memilih kata sandi, di komputer ini juga boleh.")


def _show_list(k: AnyContext, people: list[Visitor]) -> None:
    with_password = accounts_of(str(k.db.journal)).has_password()
    listing = blocks.rows("Orang yang dapat masuk", [_row(k.visitor, person, with_password) for person in people])
    looks.show([listing], key="daftar_orang", on_choose=_open)
    st.button("Tambah orang", icon=":material/person_add:", on_click=_open, args=({"orang": person_form.NEW},))


def _row(admin: Visitor, person: Visitor, with_password: frozenset[str]) -> Block:
    seen = person_form.as_seen_by(admin, person)
    waiting = person.is_active and person.pelaku not in with_password
    return {
        "mark": "●" if person.is_active else "○",
        "status": "",
        "text": person.name,
        "state": "" if person.is_active else "tidak aktif",
        "notes": [
            person.pelaku,
            *([roles_in_words(seen)] if seen.roles else []),
            *tasks_in_words(seen),
            *(["belum memilih kata sandi"] if waiting else []),
        ],
        "act": {"orang": person.pelaku},
    }


def _show_one(k: AnyContext, person: Visitor | None) -> None:
    """The form of a person, and what else can be done with them; None: of somebody new."""
    st.button("← Semua orang", type="tertiary", on_click=_close)
    entries = guard.Entries()
    form = person_form.ask(k, person, entries)
    if person is None:
        if form is not None:
            _add(k.db, form, entries)
        return
    if form is not None:
        with guard.at_fields(entries.places):
            entry = change_person(k.db, form, pelaku=current_actor(k.db))
            name = safe(form.name)
            outcome.keep(BLOCK, f"{name} diubah." if entry else f"Isian {name} sama dengan sebelumnya.")
            _close()
            st.rerun()
    if not k.visitor.manages(person):
        st.caption("Orang ini juga bertugas di satker lain: nama, undangan, dan aktifnya diatur admin semua satker.")
        _show_what_happened()
        return
    with st.container(horizontal=True, gap="small"):
        if person.is_active:
            st.button("Undangan baru", icon=":material/key:", on_click=_invite, args=(k.db, person.pelaku))
        word = "Nonaktifkan" if person.is_active else "Aktifkan lagi"
        st.button(word, on_click=_set_active, args=(k.db, person.pelaku, not person.is_active))
    _show_what_happened()  # below what was pressed: on a phone the top of the block is a screen away
    st.caption(
        "Undangan baru juga dipakai bila kata sandi terlupa. Yang dinonaktifkan langsung keluar di semua peramban; "
        "catatannya tetap ada."
    )


def _add(db: Database, form: Visitor, entries: guard.Entries) -> None:
    with guard.at_fields(entries.places):
        add_person(db, form, pelaku=current_actor(db))
        _show_invitation(db, form.pelaku, form.name)
        outcome.keep(BLOCK, f"{safe(form.name)} disiapkan. Kirim undangannya, supaya ia memilih kata sandi.")
        _close()
        st.rerun()


def _invite(db: Database, orang: str) -> None:
    name = list_people(db)[orang].name
    with outcome.refusals(BLOCK, f"Undangan baru untuk {safe(name)} dibuat."):
        _show_invitation(db, orang, name)


def _show_invitation(db: Database, orang: str, name: str) -> None:
    secret = invite_person(db, orang, pelaku=current_actor(db))
    opening = (
        f"Halo {' '.join(name.split())}, ini undangan Anda ke Monev ZI. Nama masuk Anda: {orang}. Buka tautan ini dan "
        "pilih kata sandi. Jangan diteruskan kepada orang lain."
    )
    note = "Berlaku tujuh hari, dan hanya sekali; undangan sebelumnya tidak berlaku lagi."
    secret_link.keep(BLOCK, secret_link.SecretLink(f"Undangan untuk {name}", f"/undangan/{secret}", opening, note))


def _set_active(db: Database, orang: str, is_active: bool) -> None:
    form = replace(list_people(db)[orang], is_active=is_active)
    words = "dapat masuk lagi" if is_active else "tidak dapat masuk lagi; sesinya diakhiri"
    with outcome.refusals(BLOCK, f"{safe(form.name)} {words}."):
        change_person(db, form, pelaku=current_actor(db))


def _open(message: object) -> None:
    match message:
        case {"orang": str(orang)}:
            st.session_state[_OPEN] = orang


def _close() -> None:
    st.session_state.pop(_OPEN, None)
