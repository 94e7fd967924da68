"""Orang: the people who may sign in, their roles, and the form of one person.

An admin sets them up, or anybody at the machine itself while there is no admin.
"""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from monev.access import Visitor, list_offices, list_people
from monev.core.platform_processes import OWN_COMMAND
from monev.core.roles import EVERY_SATKER, ROLES, ROLES_OF_FIRST
from monev.database import Database
from monev.figures import list_rencana
from monev.people.accounts import accounts_of
from monev.people.second_factor import is_on
from monev.people.setting_up import (
    add_person,
    change_person,
    invite_person,
    is_set_up,
    people_seen_by,
    person_fields,
    person_of,
    pic_values,
    place_in_words,
    roles_in_words,
    tasks_in_words,
)
from monev.ui import guard, looks, outcome, page_parts, seen_forms
from monev.ui.context import AnyContext, current_actor
from monev.ui.looks import blocks
from monev.ui.looks.block_parts import RowItem
from monev.ui.page_words import safe, safe_line
from monev.ui.shapes import Name, Shape, read_shape
from pages.pengaturan import personal, reach

BLOCK = "orang"
_OPEN = "orang_dibuka"
"""The session key of the person whose form is open; `NEW` for a new one."""
NEW = "+"
"""Stands for a new person. No sign-in name is like it."""
_MANAGED = (
    "Lupa kata sandi? Buat undangan baru. Yang dinonaktifkan langsung keluar; catatannya tetap ada."
)
_ALSO_ELSEWHERE = (
    "Pengguna ini juga bertugas di satker lain: nama, undangan, dan status aktifnya diatur admin "
    "semua satker."
)
_LABEL = "Pengguna yang dapat masuk"


def show_people(ctx: AnyContext) -> None:
    """Draw the list of people an admin sees, or the form of one. Others see nothing."""
    if not ctx.visitor.may_anywhere("atur_orang"):
        return
    with outcome.titled("Pengguna", key="orang_pengaturan"):
        people = {person.pelaku: person for person in people_seen_by(ctx.db, ctx.visitor)}
        opened = st.session_state.get(_OPEN)
        if opened not in people:
            _show_what_happened()
        if not is_set_up(ctx.db):
            _show_first(ctx)
        elif opened == NEW or opened in people:
            _show_one(ctx, people.get(opened))
        else:
            with_password = accounts_of(str(ctx.db.journal)).has_password()
            _show_list([_row(ctx.visitor, person, with_password) for person in people.values()])
            page_parts.button("Tambah pengguna", _open, NEW, icon=":material/person_add:")


def _show_what_happened() -> None:
    outcome.show(BLOCK)
    reach.show_link(BLOCK)


def _show_first(ctx: AnyContext) -> None:
    nobody = (
        "Belum ada yang dapat masuk: hanya komputer ini yang memakai Monev ZI, tanpa kata sandi."
    )
    st.markdown(
        f"{nobody} Sebelum dibuka untuk kantor, siapkan admin pertama; admin itu menyiapkan "
        "pengguna lain."
    )
    everything = {EVERY_SATKER: ROLES_OF_FIRST}
    entries = guard.Entries(key="orang_pertama")
    with st.form(entries.key):
        form = _ask_name(Visitor("", "", roles=everything), entries)
        entries.take("peran", everything)
        if st.form_submit_button("Siapkan admin pertama", type="primary"):
            _add(ctx.db, form, entries)
    st.caption(
        "Sesudah itu admin membuka undangannya dan memilih kata sandi; boleh juga di komputer ini. "
        "Sejak kata sandinya dipilih, semua orang perlu masuk, di komputer ini pun. Bila lupa: "
        f"`{OWN_COMMAND} orang undang NAMA.PENGGUNA`"
    )


class _Chosen(Shape):
    """The person whose row was touched."""

    orang: Name


def _show_list(people: list[RowItem]) -> None:
    """Draw the people, one sentence each, which opens the form of that person."""
    st.caption("Pilih nama untuk mengubah peran, tugas, atau undangannya.")
    looks.show([blocks.rows(_LABEL, people)], key="daftar_orang", on_choose=_open_touched)


def _open_touched(message: object) -> None:
    _open(read_shape(message, _Chosen).orang)


def _row(admin: Visitor, person: Visitor, with_password: frozenset[str]) -> RowItem:
    """Return a person as a sentence, without roles and tasks where this admin doesn't manage."""
    seen = replace(
        person, roles=_where_seen(admin, person.roles), pics=_where_seen(admin, person.pics)
    )
    does = "; ".join(filter(None, (roles_in_words(seen), *tasks_in_words(seen))))
    state = "" if person.pelaku in with_password else "belum memilih kata sandi"
    return blocks.row(
        f"{person.name} ({person.sign_in_name}): {does or 'belum ada peran'}",
        state if person.is_active else "tidak aktif",
        (),
        mark="●" if person.is_active else "○",
        act={"orang": person.pelaku},
    )


def _where_seen(
    admin: Visitor, by_place: Mapping[str, frozenset[str]]
) -> dict[str, frozenset[str]]:
    return {place: some for place, some in by_place.items() if admin.may("atur_orang", place)}


def _show_one(ctx: AnyContext, person: Visitor | None) -> None:
    """Draw the form of a person (None: a new one) and the other things that can be done."""
    page_parts.button("← Semua pengguna", _close, type="tertiary")
    is_new = person is None
    former = person or Visitor("", "")
    entries = seen_forms.open_entries(f"orang_{former.pelaku or 'baru'}", person_fields(former))
    former = person_of(former, entries.seen)
    name = f"**{safe_line(former.name)}** · nama pengguna {safe_line(former.sign_in_name)}"
    st.markdown("**Pengguna baru**" if is_new else name)
    # Outside the form, since another place offers other tasks.
    place = _choose_place(ctx, former, key=entries.key)
    with st.form(entries.key):
        is_open = person is None or ctx.visitor.manages(person)
        form = _ask_name(former, entries, is_open=is_open)
        form = _ask_tasks(ctx.db, form, place, entries, key=f"{entries.key}_{place}")
        is_sent = st.form_submit_button(
            "Simpan dan buat undangan" if is_new else "Simpan", type="primary"
        )
    if person is None:
        if is_sent:
            _add(ctx.db, form, entries)
        return
    if is_sent:
        with seen_forms.storing(entries):
            entry = change_person(ctx.db, form, pelaku=current_actor(ctx.db), seen=entries.seen)
            name = safe(form.name)
            outcome.keep(
                BLOCK, f"{name} diubah." if entry else f"Isian {name} sama dengan sebelumnya."
            )
            _close()
            st.rerun()
    is_managed = ctx.visitor.manages(person)
    if is_managed:
        _show_management(ctx, person)
    # Below the buttons, since on a phone the top of the block is a screen away.
    _show_what_happened()
    st.caption(_MANAGED if is_managed else _ALSO_ELSEWHERE)


def _show_management(ctx: AnyContext, person: Visitor) -> None:
    """Draw the buttons that invite or deactivate a person, and the fold of their data."""
    with st.container(horizontal=True, gap="small"):
        if person.is_active:
            page_parts.button(
                "Undangan baru", _invite, ctx.db, person.pelaku, icon=":material/key:"
            )
            if is_on(accounts_of(str(ctx.db.journal)), person.pelaku):
                words = "Undangan baru tanpa kode masuk"
                page_parts.button(words, _invite, ctx.db, person.pelaku, True)
        word = "Nonaktifkan" if person.is_active else "Aktifkan lagi"
        page_parts.button(word, _set_active, ctx.db, person.pelaku, not person.is_active)
    page_parts.fold("Data pribadi", personal.show_data, ctx, person, BLOCK, key="orang_data")


def _add(db: Database, form: Visitor, entries: guard.Entries) -> None:
    with guard.at_fields(entries.places):
        entry = add_person(db, form, pelaku=current_actor(db))
        _show_invitation(db, entry.isi["orang"])
        outcome.keep(
            BLOCK, f"{safe(form.name)} disiapkan. Dengan undangan ini ia memilih kata sandinya."
        )
        _close()
        st.rerun()


def _invite(db: Database, orang: str, without_code: bool = False) -> None:
    name = list_people(db)[orang].name
    with outcome.refusals(BLOCK, f"Undangan baru untuk {safe(name)} dibuat."):
        _show_invitation(db, orang, without_code)


def _show_invitation(db: Database, orang: str, without_code: bool = False) -> None:
    secret = invite_person(db, orang, pelaku=current_actor(db), without_code=without_code)
    person = list_people(db)[orang]
    name, of_account = person.name, f"Nama pengguna Anda: {person.sign_in_name}."
    greeting = f"Halo {name}, ini undangan Anda ke Monev ZI. {of_account}"
    opening = (
        f"{greeting} Buka tautan ini dan pilih kata sandi. Jangan diteruskan kepada orang lain."
    )
    note = "Berlaku tujuh hari, dan hanya sekali; undangan sebelumnya tidak berlaku lagi."
    about = {"opening": opening, "note": note, "here": "Pilih kata sandi sekarang"}
    reach.keep_link(BLOCK, f"Undangan untuk {name}", f"/undangan/{secret}", **about)


def _set_active(db: Database, orang: str, is_active: bool) -> None:
    form = replace(list_people(db)[orang], is_active=is_active)
    words = "dapat masuk lagi" if is_active else "tidak dapat masuk lagi; sesinya diakhiri"
    with outcome.refusals(BLOCK, f"{safe(form.name)} {words}."):
        change_person(db, form, pelaku=current_actor(db))


def _open(orang: str) -> None:
    st.session_state[_OPEN] = orang


def _close() -> None:
    st.session_state.pop(_OPEN, None)


def _choose_place(ctx: AnyContext, person: Visitor, *, key: str) -> str:
    own = [*person.roles, *person.pics]
    satker = {row["satker"] for row in list_rencana(ctx.db, include_hidden=True)} | set(own)
    satker |= {office.name for office in list_offices(ctx.db).by_code.values()}
    places = []
    for place in [EVERY_SATKER, *sorted(satker - {EVERY_SATKER})]:
        if ctx.visitor.may("atur_orang", None if place == EVERY_SATKER else place):
            places.append(place)
    wanted = [*own, ctx.choice.satker] if ctx.choice else own
    first = next((place for place in wanted if place in places), places[0])
    words = {place: "Semua satker" if place == EVERY_SATKER else place for place in places}
    return page_parts.choose("Peran dan tugas di", words, first, key=f"{key}_tempat")


def _ask_name(form: Visitor, entries: guard.Entries, *, is_open: bool = True) -> Visitor:
    look = {"disabled": not is_open}
    name = entries.ask("nama", st.text_input, "Nama", form.name, **look)
    heading = "Nama pengguna (huruf kecil, misalnya siti.rahma)"
    sign_in_name = entries.ask("orang", st.text_input, heading, form.sign_in_name, **look)
    heading = "Email (untuk pengingat)"
    email = entries.ask("surel", st.text_input, heading, form.email, **look)
    return replace(form, name=name, email=email, sign_in_name=sign_in_name)


def _ask_tasks(
    db: Database, form: Visitor, place: str, entries: guard.Entries, *, key: str
) -> Visitor:
    """Ask for the roles and tasks at one place; those elsewhere stay."""
    former = form.roles.get(place, frozenset())
    ticked = {}
    st.markdown(f"Peran di {safe_line(place_in_words(place))}")
    for role, meaning in ROLES.items():
        ticked[role] = st.checkbox(
            f"**{role}**: {meaning}", value=role in former, key=f"{key}_{role}"
        )
    chosen = frozenset(role for role, is_chosen in ticked.items() if is_chosen)
    entries.take("peran", chosen)
    roles = {**form.roles, place: chosen}
    pics = dict(form.pics)
    if place != EVERY_SATKER:
        own = sorted(pics.get(place, frozenset()))
        if options := list(dict.fromkeys([*own, *pic_values(db, place)])):
            words = "Tugas: PIC dalam rencana yang menjadi bagian pengguna ini"
            hint = "Langkah dengan PIC itu dapat dilaporkannya, juga tanpa peran operator."
            own = st.multiselect(
                words, options, own, placeholder="Tidak ada", help=hint, key=f"{key}_pic"
            )
        else:
            st.caption(
                "Rencana satker ini belum menyebut PIC, jadi belum ada tugas yang dapat dipilih."
            )
        pics[place] = frozenset(own)
    roles = {where: some for where, some in roles.items() if some}
    pics = {where: some for where, some in pics.items() if some}
    return replace(form, roles=roles, pics=pics)
