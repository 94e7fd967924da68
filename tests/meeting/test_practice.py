"""A meeting to try: on the sample as it was, on a pretended day, and none of it stays."""

from datetime import date
from pathlib import Path

import pytest

from monev import figures
from monev.access import list_people, name_of
from monev.core.dates import Periode
from monev.core.errors import MonevError
from monev.database import Database
from monev.meeting.practice import MOST_AT_ONCE, Practice, Practices, PracticeStore, offered
from tests.makers import SATKER, TAHUN, add_people, append_unggahan, sample_content

TW2 = Practice(SATKER, TAHUN, Periode(TAHUN, 2))


@pytest.fixture
def two_reports(journal):
    append_unggahan(journal, sample_content(posisi="2025-06-30"))
    append_unggahan(journal, sample_content(unggahan=2, posisi="2025-09-30"))
    return Database.open_at(None, journal)


def test_it_sees_what_had_been_stored_by_the_end_of_its_periode_only_and_needs_something(
    two_reports,
):
    store = PracticeStore(two_reports, TW2)
    assert [*figures.riwayat(store.db, SATKER, TAHUN)["unggahan"]] == [1]
    assert TW2.day == date(2025, 7, 8)
    store.throw_away()
    with pytest.raises(MonevError, match="Belum ada yang tersimpan"):
        PracticeStore(two_reports, Practice(SATKER, TAHUN, Periode(TAHUN, 1)))
    assert offered(figures.view_at(two_reports, SATKER, TAHUN, date(2025, 9, 30))) == ()


def test_people_are_called_there_as_in_the_office_and_have_no_roles_of_theirs(two_reports):
    add_people(two_reports, ani={SATKER: "pembaca"})
    store = PracticeStore(two_reports, TW2)
    assert (name_of(store.db, "ani"), list_people(store.db)) == ("Ani", {})
    store.throw_away()


def test_they_are_few_at_once_and_end_with_their_visit_and_after_idling(two_reports):
    practices, gone = Practices(), set()
    first, *others = [
        practices.begin(
            two_reports, TW2, pelaku=str(visit), has_left=lambda visit=visit: visit in gone
        )
        for visit in range(MOST_AT_ONCE)
    ]
    for _ in range(200):
        with pytest.raises(MonevError, match="latihan yang berjalan"):
            practices.begin(two_reports, TW2, pelaku="lain", has_left=lambda: False)
    gone.add(0)
    assert practices.sweep() == MOST_AT_ONCE - 1
    assert first.is_over
    assert not any(store.is_over for store in others)
    again = practices.begin(two_reports, TW2, pelaku="1", has_left=lambda: False)
    assert others.pop(0).is_over, "one a person: the new one takes its place"
    practices.end(again)
    assert practices.sweep(idle=0) == 0
    for store in (first, *others):
        assert store.is_over
        assert not Path(str(store.db.journal)).exists()
