"""A rencana is judged on one of its unggahan; without any the first step is named."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from monev import figures
from monev.access import LOCAL, list_offices
from monev.core.errors import NotFound
from monev.database import Database
from monev.edits.single_edits import Target, edit
from monev.figures import views as answers
from monev.journal import Journal
from monev.offices.office_register import OfficeRow, load_register, register_rows
from monev.people.setting_up import set_guest_sight
from tests.figures.material import langkah, make_submission, store_submissions, tenggat
from tests.makers import TAHUN, append_unggahan, sample_content
from tests.offices.four_offices import with_office

PLAN = langkah("I.1.1", tenggat("2025-06"))
SELESAI = langkah("I.1.1", tenggat("2025-06", "selesai"))


def stored(shared_db, *contents: tuple[str, dict]) -> str:
    """Store unggahan 1, 2, ... of (posisi, langkah), and return their satker."""
    submissions = []
    for number, (posisi, row) in enumerate(contents, start=1):
        submissions.append(make_submission(posisi, row, number=number))
    return store_submissions(shared_db, *submissions)


def judged(db, satker: str, *days: str) -> list[tuple[int, int | None]]:
    """List the file judged at each day of 2025, and the one at the end of the triwulan before."""
    found = []
    for day in days:
        view = figures.view_at(db, satker, TAHUN, date.fromisoformat(f"{TAHUN}-{day}"))
        found.append((view.unggahan, file_before(db, view)))
    return found


def file_before(db, view: figures.View) -> int | None:
    """Return the number of the file that a view is compared with."""
    before = answers.view_before(view)
    if before is None:
        return None
    then = figures.view_at(db, view.satker, TAHUN, before.posisi, entri=view.entri)
    assert then.unggahan_id == before.unggahan_id
    return then.unggahan


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


def test_the_newest_unggahan_whose_posisi_is_not_after_ours_is_judged(shared_db):
    satker = stored(shared_db, ("2025-03-31", SELESAI), ("2025-06-30", PLAN), ("2025-09-30", PLAN))
    # Compared with the end of the triwulan before, whatever was stored in between: in December that
    # is 3 itself.
    assert judged(shared_db, satker, "06-29", "06-30", "09-30", "12-31") == [
        (1, 1),
        (2, 1),
        (3, 2),
        (3, 3),
    ]


def test_what_changed_is_told_against_a_report_and_never_against_a_plan_alone(shared_db):
    satker = stored(shared_db, ("2025-01-15", PLAN), ("2025-09-30", SELESAI))
    view = figures.view_at(shared_db, satker, TAHUN, date(2025, 9, 30))
    told = figures.ringkasan(shared_db, view)
    assert (file_before(shared_db, view), told.current.selesai, told.difference) == (None, 1, None)
    later = figures.view_at(shared_db, satker, TAHUN, date(2025, 12, 31))
    assert figures.ringkasan(shared_db, later).difference.selesai == 0


@pytest.mark.parametrize(
    ("posisi", "since"),
    [
        ("2025-09-30", "2025-06-30"),
        ("2025-10-06", "2025-09-30"),
        ("2025-02-01", "2024-12-31"),
        ("2026-02-14", "2025-12-31"),
        ("2026-11-22", "2025-12-31"),
    ],
)
def test_changes_are_told_since_the_end_of_the_triwulan_before_at_most_the_plans_own_last(
    shared_db, posisi, since
):
    view = figures.view_at(
        shared_db, stored(shared_db, ("2025-03-31", PLAN)), TAHUN, date.fromisoformat(posisi)
    )
    assert view.posisi_sebelum == date.fromisoformat(since)


def test_a_rencana_opens_at_the_posisi_of_its_last_report(shared_db, monkeypatch):
    monkeypatch.setenv("MONEV_HARI_INI", "2026-02-14")
    satker = store_submissions(
        shared_db,
        make_submission("2025-01-15", PLAN, number=1),
        make_submission("2025-06-30", SELESAI, number=2),
        make_submission("2025-08-01", PLAN, number=3),
        replace(make_submission("2025-09-30", SELESAI, number=4), dibatalkan=True),
    )
    assert figures.opening_posisi(figures.list_rencana(shared_db), satker, TAHUN) == date(
        2025, 6, 30
    )
    plan = stored(shared_db, ("2025-01-15", PLAN))
    assert figures.opening_posisi(figures.list_rencana(shared_db), plan, TAHUN) == date(
        2025, 12, 31
    )
    monkeypatch.setenv("MONEV_HARI_INI", "2025-05-20")
    assert figures.opening_posisi(figures.list_rencana(shared_db), plan, TAHUN) == date(2025, 5, 20)


def test_before_the_first_the_oldest_is_judged_and_nothing_counts_as_reported(shared_db):
    satker = stored(shared_db, ("2025-06-30", SELESAI), ("2025-09-30", SELESAI))
    view = figures.view_at(shared_db, satker, TAHUN, date(2025, 6, 29))
    told = (view.unggahan, file_before(shared_db, view), view.ada_realisasi)
    assert told == (1, None, False)
    june = figures.view_at(shared_db, satker, TAHUN, date(2025, 6, 30))
    assert (view.laporan_terakhir, june.ada_realisasi, june.laporan_terakhir) == (
        None,
        True,
        june.posisi,
    )


def test_newest_is_by_number_not_by_posisi(shared_db):
    """The last upload counts for every later day, even if it corrects an older quarter."""
    satker = stored(shared_db, ("2025-09-30", PLAN), ("2025-06-30", SELESAI))
    assert judged(shared_db, satker, "07-15", "09-30", "12-31") == [(2, 2)] * 3, (
        "1 does not speak of July yet"
    )
    view = figures.view_at(shared_db, satker, TAHUN, date(2025, 12, 31))
    assert (view.hari, view.hari_terbaru) == (date(2025, 6, 30), date(2025, 9, 30))
    with pytest.raises(NotFound, match="tidak mempunyai unggahan 9"):
        figures.view_at(shared_db, satker, TAHUN, date(2025, 12, 31), unggahan=9)
    listing = figures.list_rencana(shared_db)
    assert [row["posisi_terakhir"] for row in listing if row["satker"] == satker] == [
        date(2025, 6, 30)
    ]


def test_before_a_chosen_unggahan_comes_the_one_that_speaks_of_that_day_or_earlier(shared_db):
    satker = stored(shared_db, ("2025-09-30", SELESAI), ("2025-06-30", PLAN))
    june = figures.view_at(shared_db, satker, TAHUN, date(2025, 6, 30), unggahan=2)
    assert (june.unggahan, file_before(shared_db, june), june.ada_realisasi) == (2, None, False)
    for number in (1, 2):
        chosen = figures.view_at(shared_db, satker, TAHUN, date(2025, 12, 31), unggahan=number)
        assert (chosen.is_chosen, file_before(shared_db, chosen)) == (True, number)


def test_the_same_office_written_another_way_is_found_and_what_is_not_there_is_said(shared_db):
    satker = store_submissions(
        shared_db, make_submission("2025-03-31", PLAN), satker="KPU Kota Tersedia"
    )
    assert (
        figures.view_at(
            shared_db, "KOMISI PEMILIHAN UMUM  KOTA TERSEDIA", TAHUN, date(2025, 3, 31)
        ).satker
        == satker
    )
    with pytest.raises(NotFound) as error:
        figures.view_at(shared_db, "KPU Kota Tersedja", TAHUN, date(2025, 3, 31))
    assert satker not in str(error.value) + error.value.advice
    with pytest.raises(NotFound) as error:
        figures.view_at(shared_db, satker, 2019, date(2025, 3, 31))
    assert ("2019" in error.value.pesan, str(TAHUN) in error.value.advice) == (True, True)


def test_with_nothing_stored_the_first_step_is_named_and_a_hidden_rencana_is_neither_listed_nor_shown(
    db,
):
    with pytest.raises(NotFound) as error:
        figures.view_at(db, "KPU Kabupaten Uji", TAHUN, date(2025, 3, 31))
    assert "Unggah" in error.value.advice
    assert figures.list_rencana(db) == []
    real = store_submissions(db, make_submission("2025-03-31", PLAN))
    simulated = store_submissions(db, make_submission("2025-03-31", PLAN, simulasi=True))
    assert [row["satker"] for row in figures.list_rencana(db)] == [
        real,
        simulated,
    ]  # sample data last
    content = {"disembunyikan": True}
    db.journal.add(
        jenis="tampilan", pelaku="Penguji", satker=simulated, tahun=TAHUN, content=content
    )
    db.catch_up()

    assert [row["satker"] for row in figures.list_rencana(db)] == [real]
    assert {row["satker"] for row in figures.list_rencana(db, include_hidden=True)} == {
        real,
        simulated,
    }
    for questions in (
        lambda: figures.view_at(db, simulated, TAHUN, date(2025, 3, 31)),
        lambda: figures.riwayat(db, simulated, TAHUN),
    ):
        with pytest.raises(NotFound, match="tidak ada"):
            questions()


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
