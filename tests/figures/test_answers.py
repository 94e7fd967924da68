"""What is cached of a rencana is what would be answered without a cache, whatever is stored."""

from collections.abc import Callable

import pytest

from monev.access import LOCAL, list_offices
from monev.database import Database
from monev.edits.single_edits import Target, edit
from monev.figures import views as answers
from monev.journal import Journal
from monev.offices.office_register import OfficeRow, load_register, register_rows
from monev.people.setting_up import set_guest_sight
from tests.makers import TAHUN, append_unggahan, sample_content
from tests.offices.four_offices import with_office

OFFICES = {"11": "KPU Kabupaten Satu", "12": "KPU Kabupaten Dua", "13": "KPU Kabupaten Tiga"}
PELAKU = LOCAL.pelaku


@pytest.fixture
def three_offices(db: Database, journal: Journal, today) -> Database:
    today("2025-07-10")
    for satker in OFFICES.values():
        append_unggahan(journal, sample_content(simulasi=satker == OFFICES["13"]), satker=satker)
        append_unggahan(
            journal, sample_content(posisi="2025-02-01"), satker=satker, tahun=TAHUN + 1
        )
    rows = [OfficeRow("1", "KPU Provinsi", "", "provinsi")]
    rows += [OfficeRow(kode, name, "1", "kabupaten_kota") for kode, name in OFFICES.items()]
    load_register(db, rows, pelaku=PELAKU)
    assert register_rows(list_offices(db)) == rows
    return db


def test_another_offices_entry_leaves_what_is_remembered_of_one_rencana(three_offices):
    db, (satker, other, _) = three_offices, OFFICES.values()
    before = db.newest.of_rencana(satker, TAHUN)
    append_unggahan(db.journal, sample_content(unggahan=2), satker=other)
    append_unggahan(db.journal, sample_content(unggahan=2), satker=satker, tahun=TAHUN + 1)
    set_guest_sight(db, "semua", pelaku=PELAKU)
    assert db.newest.of_rencana(satker, TAHUN) == before
    assert db.newest.of_none() == db.journal.tip()[1]
    append_unggahan(db, sample_content(unggahan=2), satker=satker)
    assert db.newest.of_rencana(satker, TAHUN) == db.newest.of_plans() == db.journal.tip()[1]


def test_news_of_an_office_that_was_renamed_come_under_the_name_its_pages_go_by(three_offices):
    db, new_name = three_offices, "KPU Kabupaten Satu Baru"
    row = OfficeRow("11", new_name, "1", "kabupaten_kota")
    load_register(db, with_office(list_offices(db), row, is_new=False), pelaku=PELAKU)
    since = db.up_to[0]
    edit(db, new_name, TAHUN, Target("I.1.1", "2025-03"), {"laporan": "proses"}, pelaku=PELAKU)
    news = db.news(since)
    assert [entry.satker for entry in news] == [new_name]
    assert db.newest.of_rencana(new_name, TAHUN) == db.journal.tip()[1], (
        "and what was remembered is asked anew"
    )


def test_the_memory_keeps_what_was_used_last_within_its_bytes():
    memory = answers._Memory(100_000)
    made: list[int] = []

    def make(number: int) -> Callable[[], str]:
        return lambda: made.append(number) or "x" * 9_000

    for number in range(60):
        memory.remember(number, make(number))
        memory.remember(0, make(0))
    assert made == list(range(60))
    memory.remember(59, make(59))
    memory.remember(1, make(1))
    assert made == [*range(60), 1]
    assert memory._size <= 100_000
