"""What is cached of a rencana is what would be answered without a cache, whatever is stored."""

import random
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from typing import Any

import pytest

from monev import figures
from monev.access import LOCAL, Visitor, list_offices, list_people
from monev.access import offices as access_offices
from monev.access import visitors as access_visitors
from monev.core.errors import MonevError, NotFound
from monev.database import Database, rows_of
from monev.edits.single_edits import Target, edit
from monev.figures import views as answers
from monev.figures.recap import recap, recap_as_json, total
from monev.figures.riwayat import curve
from monev.journal import Journal, open_journal
from monev.offices.office_register import OfficeRow, load_register, register_rows
from monev.people.guest_links import guest_sight, list_links, make_link
from monev.people.setting_up import add_person, set_guest_sight
from monev.writing.plan_versions import cancel, changes_since_triwulan, restore, show_simulations
from tests.conftest import before_release
from tests.makers import TAHUN, append_unggahan, begin_rapat, sample_content
from tests.offices.four_offices import with_office

OFFICES = {"11": "KPU Kabupaten Satu", "12": "KPU Kabupaten Dua", "13": "KPU Kabupaten Tiga"}
DAY = date(TAHUN, 7, 10)
PELAKU = LOCAL.pelaku


@pytest.fixture
def without_memory(monkeypatch) -> Callable[[Callable[[], Any]], Any]:
    """Ask something as though nothing were remembered."""

    def ask(work: Callable[[], Any]) -> Any:
        with monkeypatch.context() as patch:
            patch.setattr(answers, "_MEMORY", answers._Memory(0))
            for module, name in ((access_offices, "_offices_at"), (access_visitors, "_people_at")):
                patch.setattr(module, name, getattr(module, name).__wrapped__)
            return work()

    return ask


def everything(db: Database) -> list[object]:
    """List what pages ask of a database and of each rencana, by every name it ever had."""
    return list(_answers(db))


def _answers(db: Database) -> Iterator[object]:
    yield list_people(db)
    yield guest_sight(db)
    yield list_links(db)
    offices = list_offices(db)
    yield offices
    listing = figures.list_rencana(db)
    yield listing
    names = {row["satker"] for row in listing}.union(OFFICES.values())
    for office in offices.by_code.values():
        names.update(office.names)
    for satker in sorted(names):
        for tahun in (TAHUN, TAHUN + 1):
            with suppress(NotFound):
                yield from _of_view(db, figures.view_at(db, satker, tahun, DAY))
    seen = recap(db, DAY, tahun=TAHUN)
    yield seen
    yield total(seen)
    yield recap_as_json(db, seen)


def _of_view(db: Database, view: figures.View) -> Iterator[object]:
    yield view
    yield figures.current_counts(db, view)
    yield changes_since_triwulan(db, view)
    made = curve(db, view)
    yield [rows_of(points) for points in (made.rencana, made.unggahan, made.area)]


def act(db: Database, chance: random.Random) -> None:
    """Something that somebody does; a tenggat is reported more often than all else."""
    satker = list_offices(db).current_name(chance.choice(list(OFFICES.values())))
    tahun, who = chance.choice((TAHUN, TAHUN, TAHUN + 1)), {"pelaku": PELAKU}

    def rename() -> None:
        kode = chance.choice(list(OFFICES))
        office = list_offices(db).by_code[kode]
        row = OfficeRow(
            kode, f"{OFFICES[kode]} {chance.choice('AB')}", office.parent or "", office.level
        )
        load_register(db, with_office(list_offices(db), row, is_new=False), **who)

    def upload() -> None:
        rows = [
            row
            for row in figures.list_rencana(db)
            if (row["satker"], row["tahun"]) == (satker, tahun)
        ]
        content = sample_content(
            unggahan=(rows[0]["unggahan"] if rows else 0) + 1, posisi="2025-07-08"
        )
        append_unggahan(db, content, satker=list_offices(db).key_of(satker), tahun=tahun)

    def report() -> None:
        value = {"laporan": chance.choice(("proses", "selesai", "belum"))}
        edit(db, satker, tahun, Target("I.1.1", "2025-03"), value, **who)

    admin = Visitor(f"ani{db.up_to[0]}", "Ani", roles={"*": frozenset({"admin"})})
    acts = (
        lambda: cancel(db, satker, tahun, reason="salah", **who),
        lambda: restore(db, satker, tahun, **who),
        lambda: begin_rapat(db, satker=satker, tahun=tahun, tanggal=DAY, **who),
        rename,
        lambda: add_person(db, admin, **who),
        lambda: set_guest_sight(db, chance.choice(("semua", "ringkasan", "tidak")), **who),
        lambda: show_simulations(db, hidden=chance.choice((True, False)), **who),
        lambda: make_link(db, satker, "semua", date(TAHUN, 12, 31), "Pimpinan", **who),
        upload,
        *[report] * 3,
    )
    chance.choice(acts)()


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


@pytest.mark.semua
@pytest.mark.parametrize("seed", [1, *before_release(2)])
def test_after_whatever_several_offices_do_every_answer_is_as_without_a_memory(
    three_offices, without_memory, seed, pytestconfig
):
    here, chance = three_offices, random.Random(seed)
    rounds = 8 if pytestconfig.getoption("semua") else 2
    there = Database.open_at(None, open_journal(str(here.journal)))
    for number in range(rounds):
        for _ in range(chance.randint(1, 4)):
            with suppress(MonevError):
                act(chance.choice((here, there)), chance)
        if number == rounds // 2:
            here._reconnect(here._connection)
        one = (here, there)[number % 2]
        one.catch_up()
        assert everything(one) == without_memory(lambda one=one: everything(one))
    there.close()


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


@pytest.mark.semua
def test_an_answer_given_while_others_store_is_never_kept_as_that_of_their_entry(
    three_offices, without_memory
):
    db, (satker, *_) = three_offices, OFFICES.values()
    stop = threading.Event()

    def look() -> None:
        while not stop.is_set():
            figures.view_at(db, satker, TAHUN, DAY)

    lookers = [threading.Thread(target=look) for _ in range(2)]
    for looker in lookers:
        looker.start()
    try:
        for number in range(2, 10):
            append_unggahan(db, sample_content(unggahan=number, posisi="2025-07-08"), satker=satker)
            assert figures.view_at(db, satker, TAHUN, DAY).unggahan == number
    finally:
        stop.set()
        for looker in lookers:
            looker.join()


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
