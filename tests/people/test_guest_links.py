"""A guest's link shows one satker until its last day, and two made at once are both there."""

from datetime import date
from functools import partial

import pytest

from monev.access import Visitor
from monev.core import clock
from monev.core.roles import LOCAL_ACTOR
from monev.core.typed_input import EntryRefused
from monev.people import guest_links, visits
from monev.people.setting_up import add_person
from tests.makers import SATKER, together


def test_a_guests_link_shows_its_satker_on_its_last_day_and_no_longer(db, today):
    def make_link(until: date) -> str:
        return guest_links.make_link(db, SATKER, "semua", until, "Tim Penilai", pelaku=LOCAL_ACTOR)

    today("2025-09-10")
    with pytest.raises(EntryRefused):  # more than a year
        make_link(date(2026, 9, 12))
    secret = make_link(date(2025, 9, 12))
    today("2025-09-12")
    assert visits.visitor_of_link(db, secret).only_satker == SATKER
    today("2025-09-13")
    assert visits.visitor_of_link(db, secret) is None


ADMIN = {"*": frozenset({"admin"})}
ROUNDS = 5


def test_two_links_made_at_once_are_both_there_and_one_sign_in_name_is_given_once(two):
    link = (SATKER, "semua", clock.today(), "uji")
    made = [partial(guest_links.make_link, db, *link, pelaku=LOCAL_ACTOR) for db in two]
    for _ in range(ROUNDS):
        together(*made)
    two[0].catch_up()
    numbers = sorted(link.tautan for link in guest_links.list_links(two[0]))
    assert numbers == list(range(1, 2 * ROUNDS + 1))
    add_person(two[0], Visitor("utama", "Utama", roles=ADMIN), pelaku=LOCAL_ACTOR)
    for number in range(ROUNDS):
        form = Visitor(f"orang{number}", "Orang", roles=ADMIN)
        done = together(*(partial(add_person, db, form, pelaku=LOCAL_ACTOR) for db in two))
        assert sum(isinstance(outcome, EntryRefused) for outcome in done) == 1
