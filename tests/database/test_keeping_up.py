"""Pages are drawn while many entries are applied: the follower of the journal applies them, not the
pages.
"""

import threading

import pytest

from monev.database import Database
from monev.database.database import FEW, GENTLE_BATCH
from monev.writing.append import NewEntry, append_entry
from tests.database.tables import unggahan_now
from tests.makers import SATKER, TAHUN, append_unggahan, sample_content


@pytest.fixture
def followed(db) -> Database:
    """Return a database with a follower and one unggahan."""
    append_unggahan(db)
    db.is_followed = True
    return db


def append_many(journal, first: int, count: int) -> None:
    for number in range(first, first + count):
        append_unggahan(journal, sample_content(unggahan=number))


def test_many_are_left_to_who_follows_and_it_is_said_how_many(followed, journal):
    append_many(journal, 2, FEW + 1)
    followed.keep_up()
    assert unggahan_now(followed) == [1]
    assert followed.is_late
    assert followed.behind == FEW + 1
    assert followed.shown_until.isoformat() == journal.entry_at(1).waktu
    followed.follow(lambda: False)
    assert unggahan_now(followed) == [2 + FEW]
    assert not followed.is_late
    append_many(journal, 3 + FEW, FEW + 1)
    followed.keep_up()
    assert unggahan_now(followed) == [2 + FEW]


def test_where_nobody_follows_a_page_applies_all_and_else_does_not_wait_for_who_applies(
    db, journal
):
    append_many(journal, 1, FEW + 5)
    db.keep_up()
    db.is_followed = True
    append_many(journal, FEW + 6, 1)
    with db._catch_up_lock:
        db.keep_up()
    assert unggahan_now(db) == [FEW + 5]


def test_what_a_person_stores_is_there_for_them_whatever_is_behind(followed, journal):
    append_many(journal, 2, FEW + 5)
    followed.keep_up()
    append_entry(
        followed, NewEntry("tampilan", SATKER, TAHUN, {"disembunyikan": True}), pelaku="Ani"
    )
    followed.keep_up()
    assert [
        row["disembunyikan"]
        for row in followed.ask("figures/rencana_list", sertakan_tersembunyi=True)
    ] == [True]


def test_who_follows_stops_between_two_parts_when_told_to_and_else_goes_on_to_the_end(
    followed, journal
):
    append_many(journal, 2, 3 * GENTLE_BATCH)
    stop = threading.Event()
    apply_part = followed._catch_up
    followed._catch_up = lambda **how: (apply_part(**how), stop.set())[0]
    followed.follow(stop.is_set)
    assert unggahan_now(followed) == [1 + GENTLE_BATCH]
    followed.follow(lambda: False)
    assert unggahan_now(followed) == [1 + 3 * GENTLE_BATCH]


OTHER = "KPU Kabupaten Lain"


def test_what_an_office_set_whatever_the_tahun_touches_each_of_its_rencana_and_no_other(
    db, journal
):
    for satker in (SATKER, OTHER):
        append_unggahan(db, satker=satker)
        append_unggahan(db, satker=satker, tahun=TAHUN + 1)
    places = [(satker, tahun) for satker in (SATKER, OTHER) for tahun in (TAHUN, TAHUN + 1)]
    before = {place: db.newest.of_rencana(*place) for place in places}
    content = {"hal": "kop", "nilai": {"satker": "KPU"}}
    entry = journal.add(jenis="pengaturan", pelaku="A", satker=SATKER, tahun=None, content=content)
    db.catch_up()
    for (satker, tahun), then in before.items():
        assert db.newest.of_rencana(satker, tahun) == (entry.hash if satker == SATKER else then)
