"""The open pages that are drawn anew after something was stored: those that show it, but not for
who stored it.
"""

from monev.database import Database
from monev.ui.watched import State, Watched, state_of
from tests.journal.homes import home_of
from tests.makers import append_unggahan, sample_content

HERE, ELSEWHERE = "KPU Kabupaten Contoh", "KPU Kabupaten Lain"


def store(db: Database, satker: str, number: int, pelaku: str = "Budi") -> None:
    append_unggahan(db, sample_content(unggahan=number), satker=satker, pelaku=pelaku)


def watched(db, satker: str | None = HERE) -> Watched:
    return Watched(state_of(db), satker)


def test_a_page_is_behind_once_its_own_satker_has_something_new(db):
    store(db, HERE, 1)
    page, over_all = watched(db), watched(db, None)
    assert not page.is_behind(db)
    store(db, ELSEWHERE, 1)
    assert not page.is_behind(db)
    assert over_all.is_behind(db)
    assert not watched(db, None).is_behind(db)
    store(db, HERE, 2)
    assert page.is_behind(db)


def test_what_is_of_no_satker_is_news_to_every_page(db, journal):
    store(db, HERE, 1)
    pages = [watched(db), watched(db, ELSEWHERE), watched(db, None)]
    journal.add(jenis="tamu", pelaku="Budi", satker=None, tahun=None, content={"terlihat": "semua"})
    db.catch_up()
    assert [page.is_behind(db) for page in pages] == [True, True, True]


def test_what_its_own_person_just_stored_is_not_drawn_twice_but_at_another_screen_of_theirs_it_is(
    db,
):
    page, elsewhere = watched(db), watched(db)
    page.act("Ani")
    store(db, HERE, 1, pelaku="Ani")
    assert (page.is_behind(db), elsewhere.is_behind(db)) == (False, True)
    store(db, HERE, 2, pelaku="Budi")
    assert page.is_behind(db)


def test_more_than_is_remembered_and_a_journal_that_cannot_be_followed_count_as_something_new(
    db, journal
):
    page = Watched(State(0, ""), ELSEWHERE)
    store(db, HERE, 1)
    db._news.clear()
    assert page.is_behind(db)
    page = watched(db)
    home_of(journal).take_away()
    db.catch_up()
    assert page.is_behind(db)
