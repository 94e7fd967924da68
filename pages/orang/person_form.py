"""The form of one person: name, ways in, and at one place after the other their roles and tasks."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from monev.access import Visitor, list_offices
from monev.core.roles import EVERY_SATKER, ROLES
from monev.database import Database
from monev.figures import list_rencana
from monev.people.register import pic_values, place_in_words
from monev.ui import guard, page_parts, page_words
from monev.ui.context import AnyContext

NEW = "+"
"""In place of a sign-in name, which never is one: somebody who is not there yet."""


def as_seen_by(admin: Visitor, person: Visitor) -> Visitor:
    """A person without the roles and tasks that they have where this admin sets nobody up."""
    return replace(
        person,
        roles={place: roles for place, roles in person.roles.items() if admin.may("atur_orang", place)},
        pics={place: pics for place, pics in person.pics.items() if admin.may("atur_orang", place)},
    )


def ask_first(form: Visitor, entries: guard.Entries) -> Visitor | None:
    """The form of the first admin; what was typed, once it is sent."""
    with st.form("orang_pertama"):
        named = _ask_name(form, entries, key="orang_pertama", is_new=True)
        entries.take("peran", form.roles)
        return named if st.form_submit_button("Siapkan admin pertama", type="primary") else None


def ask(k: AnyContext, person: Visitor | None, entries: guard.Entries) -> Visitor | None:
    """The form of a person (None: of somebody new); what was typed, once it is sent."""
    key, title, button, form = "orang_baru", "**Orang baru**", "Simpan dan buat undangan", Visitor("", "")
    if person is not None:
        title = f"**{page_words.safe_line(person.name)}** · nama masuk {page_words.safe_line(person.pelaku)}"
        key, button, form = f"orang_{person.pelaku}", "Simpan", person
    st.markdown(title)
    place = _choose_place(k, person, key=key)
    with st.form(key):
        is_open = person is None or k.visitor.manages(person)
        form = _ask_name(form, entries, key=key, is_new=person is None, is_open=is_open)
        form = _ask_tasks(k.db, form, place, entries, key=f"{key}_{place}")
        return form if st.form_submit_button(button, type="primary") else None


def _choose_place(k: AnyContext, person: Visitor | None, *, key: str) -> str:
    """Outside the form: another place has other tasks to choose from."""
    satker = {row["satker"] for row in list_rencana(k.db, include_hidden=True)}
    own = [] if person is None else [*person.roles, *person.pics]
    satker |= {office.name for office in list_offices(k.db).by_code.values()}
    there = [EVERY_SATKER, *sorted(satker | set(own) - {EVERY_SATKER})]
    places = [place for place in there if k.visitor.may("atur_orang", None if place == EVERY_SATKER else place)]
    wanted = [*own, *([k.choice.satker] if k.choice else [])]
    first = next((place for place in wanted if place in places), places[0])
    words = {place: "Semua satker" if place == EVERY_SATKER else place for place in places}
    return page_parts.choose("Peran dan tugas di", words, first, key=f"{key}_tempat")


def _ask_name(form: Visitor, entries: guard.Entries, *, key: str, is_new: bool, is_open: bool = True) -> Visitor:
    entries.take("nama", st.text_input("Nama", form.name, key=f"{key}_nama", disabled=not is_open))
    if is_new:
        label = "Nama masuk (huruf kecil, misalnya siti.rahma)"
        entries.take("orang", st.text_input(label, key=f"{key}_masuk").strip())
    heading = "Surel (untuk pengingat, dan masuk dengan akun kantor)"
    entries.take("surel", st.text_input(heading, form.email, key=f"{key}_surel", disabled=not is_open))
    typed = entries.typed
    return replace(form, pelaku=typed.get("orang", form.pelaku), name=typed["nama"], email=typed["surel"])


def _ask_tasks(db: Database, form: Visitor, place: str, entries: guard.Entries, *, key: str) -> Visitor:
    """Roles and tasks at one place; those elsewhere stay as they are."""
    former = form.roles.get(place, frozenset())
    st.markdown(f"Peran di {page_words.safe_line(place_in_words(place))}")
    chosen = {
        role
        for role, meaning in ROLES.items()
        if st.checkbox(f"**{role}**: {meaning}", value=role in former, key=f"{key}_{role}")
    }
    entries.take("peran", chosen)
    roles = {**form.roles, place: frozenset(chosen)}
    pics = dict(form.pics)
    if place != EVERY_SATKER:
        own = sorted(pics.get(place, frozenset()))
        pics[place] = frozenset(_ask_pics(list(dict.fromkeys([*own, *pic_values(db, place)])), own, key=key))
    return replace(
        form,
        roles={where: some for where, some in roles.items() if some},
        pics={where: some for where, some in pics.items() if some},
    )


def _ask_pics(options: list[str], own: list[str], *, key: str) -> list[str]:
    if not options:
        st.caption("Rencana satker ini belum menyebut PIC, jadi belum ada tugas yang dapat dipilih.")
        return []
    return st.multiselect(
        "Tugas: PIC dalam rencana yang menjadi bagian orang ini",
        options,
        default=own,
        placeholder="Tidak ada",
        help="Ia dapat melaporkan langkah dengan PIC itu, juga tanpa peran operator.",
        key=f"{key}_pic",
    )
