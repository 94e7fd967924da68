"""Two admins at two processes at once: nobody's link takes another's place, and an admin stays."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from monev.access import Visitor
from monev.core import clock
from monev.core.errors import MonevError
from monev.core.typed_input import EntryRefused
from monev.database import Database
from monev.journal import open_journal
from monev.people.guest_links import list_links, make_link
from monev.people.register import add_person, change_person, is_set_up
from tests.makers import SATKER

ADMIN = {"*": frozenset({"admin"})}
ROUNDS = 5


@pytest.fixture
def two(tmp_path) -> list[Database]:
    """Two databases that follow one journal, as two processes have them."""
    return [Database.open_at(tmp_path / f"{n}.duckdb", open_journal(str(tmp_path / "monev.jurnal"))) for n in range(2)]


def together(*acts: Callable[[], object]) -> list[object]:
    """What each act gave, or the error it ended with; begun at the same moment."""
    beginning = Barrier(len(acts))

    def do(act: Callable[[], object]) -> object:
        beginning.wait()
        try:
            return act()
        except MonevError as error:
            return error

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(do, acts))


def test_two_links_made_at_once_are_both_there(two):
    until = clock.today()
    for _ in range(ROUNDS):
        together(*(lambda db=db: make_link(db, SATKER, "semua", until, "uji", pelaku="komputer ini") for db in two))
    two[0].catch_up()
    assert sorted(link.tautan for link in list_links(two[0])) == list(range(1, 2 * ROUNDS + 1))


def test_one_sign_in_name_is_given_once(two):
    add_person(two[0], Visitor("utama", "Utama", roles=ADMIN), pelaku="komputer ini")
    for n in range(ROUNDS):
        form = Visitor(f"orang{n}", "Orang", roles=ADMIN)
        done = together(*(lambda db=db, form=form: add_person(db, form, pelaku="komputer ini") for db in two))
        assert sum(isinstance(one, EntryRefused) for one in done) == 1


def test_of_two_admins_taken_away_at_once_one_stays(two):
    people = ("ani", "budi")
    forms = {name: Visitor(name, name.title(), roles=ADMIN) for name in people}
    off = [Visitor(name, name.title(), roles=ADMIN, is_active=False) for name in people]
    for form in forms.values():
        add_person(two[0], form, pelaku="komputer ini")
    for _ in range(ROUNDS):
        both = zip(two, off, strict=True)
        together(*(lambda db=db, form=form: change_person(db, form, pelaku="komputer ini") for db, form in both))
        two[0].catch_up()
        assert is_set_up(two[0])
        for form in forms.values():
            change_person(two[0], form, pelaku="komputer ini")
    # An admin who may not sign in is none that could stay.
    change_person(two[0], off[1], pelaku="komputer ini")
    with pytest.raises(EntryRefused):
        change_person(two[0], off[0], pelaku="komputer ini")
