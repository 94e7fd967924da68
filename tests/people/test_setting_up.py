"""Test who may set up people: an admin of one satker never gets an account with more rights.

Two admins in two processes at once never remove each other.
"""

from dataclasses import replace
from functools import partial

import pytest

from monev.access import LOCAL, NotAllowed, Visitor, find_visitor, list_people
from monev.core.errors import MonevError
from monev.core.roles import LOCAL_ACTOR
from monev.core.typed_input import EntryRefused
from monev.database import Database
from monev.people.accounts import accounts_of
from monev.people.setting_up import (
    add_person,
    admin_can_sign_in,
    change_person,
    invite_person,
    is_set_up,
    people_seen_by,
    pic_values,
)
from monev.writing.plan_versions import cancel
from tests.makers import SATKER, TAHUN, append_unggahan, langkah_content, sample_content, together

OTHER = "KPU Kabupaten Lain"


def names_seen_by(db: Database, pelaku: str) -> list[str]:
    return [person.pelaku for person in people_seen_by(db, find_visitor(db, pelaku))]


def test_an_admin_sees_the_people_of_their_satker_and_no_others(office):
    assert sorted(names_seen_by(office, "utama")) == ["budi", "citra", "dewi", "eko", "utama"]
    assert names_seen_by(office, "budi") == ["budi", "citra", "eko"]
    assert names_seen_by(office, "dewi") == []


@pytest.mark.parametrize(
    ("admin", "allowed"),
    [
        ("utama", {"budi", "citra", "dewi", "eko", "utama"}),
        ("budi", {"budi", "citra"}),
        ("citra", set()),
        (LOCAL_ACTOR, {"budi", "citra", "dewi", "eko", "utama"}),
    ],
)
def test_an_invitation_is_made_only_for_somebody_who_is_the_admins_in_whole(office, admin, allowed):
    """Whoever opens an invitation acts as that person, so it must not give an admin more rights."""
    made = set()
    for orang in list_people(office):
        try:
            secret = invite_person(office, orang, pelaku=admin)
        except NotAllowed:
            continue
        assert accounts_of(str(office.journal)).invited(secret) == orang
        made.add(orang)
    assert made == allowed
    assert find_visitor(office, "budi").manages(list_people(office)["eko"]) is False
    assert LOCAL.manages(list_people(office)["utama"]) is True


def test_who_has_no_role_is_not_stored_and_who_becomes_more_loses_an_open_invitation(office):
    with pytest.raises(EntryRefused) as refused:
        add_person(office, Visitor("fajar", "\u202e ", roles={SATKER: frozenset()}), pelaku="budi")
    assert set(refused.value.entries) == {"nama", "peran"}
    assert "fajar" not in list_people(office)
    # Otherwise the link that one satker's admin made would let its holder act at the other satker.
    accounts = accounts_of(str(office.journal))
    secret = invite_person(office, "citra", pelaku="budi")
    citra = list_people(office)["citra"]
    more = {**citra.roles, "KPU Kota Baru": frozenset({"operator"})}
    change_person(office, replace(citra, roles=more), pelaku="utama")
    assert accounts.invited(secret) is None


def test_the_pic_to_choose_from_are_those_of_the_plan(db):
    pics = enumerate(["Kasubbag  Hukum", "kasubbag hukum", ""], 1)
    langkah = [langkah_content(f"I.{number}.1", pic=pic) for number, pic in pics]
    append_unggahan(db, sample_content(langkah))
    append_unggahan(db, sample_content([langkah_content("I.1.1", pic="Keliru")], unggahan=2))
    cancel(db, SATKER, TAHUN, reason="berkas tertukar", pelaku=LOCAL_ACTOR)
    assert pic_values(db, SATKER) == ["Kasubbag Hukum"]
    assert pic_values(db, OTHER) == []


ADMIN = {"*": frozenset({"admin"})}
ROUNDS = 5


def test_of_two_admins_taken_away_at_once_one_stays(two):
    people = ("ani", "budi")
    forms = {name: Visitor(name, name.title(), roles=ADMIN, sign_in_name=name) for name in people}
    off = [replace(form, is_active=False) for form in forms.values()]
    for form in forms.values():
        add_person(two[0], form, pelaku=LOCAL_ACTOR)
    pairs = list(zip(two, off, strict=True))
    for _ in range(ROUNDS):
        together(*(partial(change_person, db, form, pelaku=LOCAL_ACTOR) for db, form in pairs))
        two[0].catch_up()
        assert is_set_up(two[0])
        for form in forms.values():
            change_person(two[0], form, pelaku=LOCAL_ACTOR)
    # An admin who may not sign in does not count as the one who stays.
    change_person(two[0], off[1], pelaku=LOCAL_ACTOR)
    with pytest.raises(EntryRefused):
        change_person(two[0], off[0], pelaku=LOCAL_ACTOR)
    with pytest.raises(MonevError, match="tidak aktif"):
        invite_person(two[0], "budi", pelaku=LOCAL_ACTOR)
    for name in ("budi", "ani"):
        accounts_of(str(two[0].journal)).set_password(name, "kata sandi yang panjang")
        assert admin_can_sign_in(two[0]) == (name == "ani")


def test_two_may_share_the_mailbox_of_the_office(office):
    roles = {SATKER: frozenset({"operator"})}
    for name in ("gita", "hadi"):
        form = Visitor(name, name.title(), email="zi@kantor.go.id", roles=roles)
        assert add_person(office, form, pelaku="utama")
    people = list_people(office)
    assert people["gita"].email == people["hadi"].email == "zi@kantor.go.id"
