"""Who sets up whom: an admin of one satker never gets hold of somebody who is more than that; and
of two admins at two processes at once neither takes the other's place."""

from dataclasses import replace
from datetime import date

import pytest

from monev.access import LOCAL, NotAllowed, Visitor, find_visitor, list_people
from monev.core import clock
from monev.core.errors import MonevError
from monev.core.roles import LOCAL_ACTOR
from monev.core.typed_input import EntryRefused
from monev.database import Database
from monev.journal import open_journal
from monev.people import visits
from monev.people.setting_up import (
    add_person,
    change_person,
    invite_person,
    is_set_up,
    people_seen_by,
    pic_values,
)
from monev.writing.plan_versions import cancel
from tests.conftest import filled_by
from tests.makers import (
    SATKER,
    TAHUN,
    add_people,
    append_unggahan,
    langkah_content,
    sample_content,
    together,
)

OTHER = "KPU Kabupaten Lain"


@filled_by
def office(db: Database) -> None:
    """An admin for everything, one of SATKER, and people of the one, the other and both."""
    add_people(db, budi={SATKER: "admin"}, citra={SATKER: "operator"}, dewi={OTHER: "operator"})
    add_people(db, eko={SATKER: "operator", OTHER: "pemeriksa"})


def test_a_guests_link_shows_its_satker_on_its_last_day_and_no_longer(db, today):
    today("2025-09-10")
    with pytest.raises(EntryRefused):  # more than a year
        visits.make_link(db, SATKER, "semua", date(2026, 9, 12), "Tim Penilai", pelaku=LOCAL_ACTOR)
    secret = visits.make_link(
        db, SATKER, "semua", date(2025, 9, 12), "Tim Penilai", pelaku=LOCAL_ACTOR
    )
    today("2025-09-12")
    assert visits.visitor_of_link(db, secret).only_satker == SATKER
    today("2025-09-13")
    assert visits.visitor_of_link(db, secret) is None


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
    """Whoever opens an invitation acts as that person: else the admin of one satker would become
    one for everything."""
    made = set()
    for orang in list_people(office):
        try:
            secret = invite_person(office, orang, pelaku=admin)
        except NotAllowed:
            continue
        assert visits.accounts_of(str(office.journal)).invited(secret) == orang
        made.add(orang)
    assert made == allowed
    assert find_visitor(office, "budi").manages(list_people(office)["eko"]) is False
    assert LOCAL.manages(list_people(office)["utama"]) is True


def test_who_may_no_longer_sign_in_is_out_at_once_and_gets_no_invitation(office):
    accounts = visits.accounts_of(str(office.journal))
    session, invitation = (
        accounts.begin_session("citra", origin="uji").session,
        accounts.invite("citra"),
    )
    assert (
        visits.visitor_of(office, {visits.SESSION_COOKIE: session}, is_local=False).pelaku
        == "citra"
    )
    change_person(office, replace(list_people(office)["citra"], is_active=False), pelaku="budi")
    assert (
        visits.visitor_of(office, {visits.SESSION_COOKIE: session}, is_local=False).kind == "tamu"
    )
    assert (accounts.person_of(session), accounts.invited(invitation)) == (None, None)
    with pytest.raises(MonevError, match="tidak aktif"):
        invite_person(office, "citra", pelaku="budi")


def test_who_has_no_role_is_not_stored_and_who_becomes_more_loses_an_open_invitation(office):
    with pytest.raises(EntryRefused) as refused:
        add_person(office, Visitor("fajar", "\u202e ", roles={SATKER: frozenset()}), pelaku="budi")
    assert set(refused.value.entries) == {"nama", "peran"}
    assert "fajar" not in list_people(office)
    # Else who holds the link of one satker's admin would act where a general admin gave a role
    # since.
    accounts = visits.accounts_of(str(office.journal))
    secret = invite_person(office, "citra", pelaku="budi")
    form = list_people(office)["citra"]
    change_person(
        office,
        replace(form, roles={**form.roles, "KPU Kota Baru": frozenset({"operator"})}),
        pelaku="utama",
    )
    assert accounts.invited(secret) is None


def test_the_pic_to_choose_from_are_those_of_the_plan(db):
    pics = enumerate(["Kasubbag  Hukum", "kasubbag hukum", ""], 1)
    append_unggahan(db, sample_content([langkah_content(f"I.{n}.1", pic=pic) for n, pic in pics]))
    append_unggahan(db, sample_content([langkah_content("I.1.1", pic="Keliru")], unggahan=2))
    cancel(db, SATKER, TAHUN, reason="berkas tertukar", pelaku=LOCAL_ACTOR)
    assert pic_values(db, SATKER) == ["Kasubbag Hukum"]
    assert pic_values(db, OTHER) == []


ADMIN = {"*": frozenset({"admin"})}
ROUNDS = 5


@pytest.fixture
def two(tmp_path) -> list[Database]:
    """Two databases that follow one journal, as two processes have them."""
    return [
        Database.open_at(tmp_path / f"{n}.duckdb", open_journal(str(tmp_path / "monev.jurnal")))
        for n in range(2)
    ]


def test_two_links_made_at_once_are_both_there_and_one_sign_in_name_is_given_once(two):
    until = clock.today()
    for _ in range(ROUNDS):
        together(
            *(
                lambda db=db: visits.make_link(
                    db, SATKER, "semua", until, "uji", pelaku="komputer ini"
                )
                for db in two
            )
        )
    two[0].catch_up()
    assert sorted(link.tautan for link in visits.list_links(two[0])) == list(
        range(1, 2 * ROUNDS + 1)
    )
    add_person(two[0], Visitor("utama", "Utama", roles=ADMIN), pelaku="komputer ini")
    for n in range(ROUNDS):
        form = Visitor(f"orang{n}", "Orang", roles=ADMIN)
        done = together(
            *(lambda db=db, form=form: add_person(db, form, pelaku="komputer ini") for db in two)
        )
        assert sum(isinstance(outcome, EntryRefused) for outcome in done) == 1


def test_of_two_admins_taken_away_at_once_one_stays(two):
    people = ("ani", "budi")
    forms = {name: Visitor(name, name.title(), roles=ADMIN, sign_in_name=name) for name in people}
    off = [replace(form, is_active=False) for form in forms.values()]
    for form in forms.values():
        add_person(two[0], form, pelaku="komputer ini")
    for _ in range(ROUNDS):
        both = zip(two, off, strict=True)
        together(
            *(
                lambda db=db, form=form: change_person(db, form, pelaku="komputer ini")
                for db, form in both
            )
        )
        two[0].catch_up()
        assert is_set_up(two[0])
        for form in forms.values():
            change_person(two[0], form, pelaku="komputer ini")
    # An admin who may not sign in is none that could stay.
    change_person(two[0], off[1], pelaku="komputer ini")
    with pytest.raises(EntryRefused):
        change_person(two[0], off[0], pelaku="komputer ini")
    for name in ("budi", "ani"):
        visits.accounts_of(str(two[0].journal)).set_password(name, "kata sandi yang panjang")
        assert visits.admin_can_sign_in(two[0], by_email=False) == (name == "ani")
