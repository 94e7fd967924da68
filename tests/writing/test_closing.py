"""A plan whose year is over is closed: it is looked at and compared, asks nobody for anything,
changes no more until an admin opens it again, and all of that is entries of the journal."""

from datetime import date, datetime

import pytest

from monev.access import NotAllowed, find_visitor
from monev.core import clock
from monev.core.roles import EVERY_SATKER, LOCAL_ACTOR
from monev.database import Database, rows_of
from monev.edits.single_edits import Target, edit
from monev.figures import current_counts, recap_words, view_at
from monev.figures import recap as offices
from monev.figures.bukti import count_unchecked
from monev.figures.tasks import count_tasks, tasks_of, tasks_sentence
from monev.journal import FolderJournal
from monev.meeting import acts, ending
from monev.outputs.audit_log import AuditFilter, audit_lines
from monev.reminders.calendars import calendar_of
from monev.reminders.due import letters_due
from monev.reminders.mail import MailSettings
from monev.writing.closing import closable_plans, close_plan, is_to_be_closed
from monev.writing.plan_versions import cancel
from tests.makers import SATKER, TAHUN, add_people, append_unggahan, begin_rapat, sample_content
from tests.reminders.post_office import employ

YEAR_END = date(TAHUN, 12, 31)
KASUBBAG = "Kasubbag Hukum"


@pytest.fixture
def db(own_store, today) -> Database:
    today("2026-02-02")
    db = own_store()
    append_unggahan(db, sample_content())
    employ(db, "utama", roles={EVERY_SATKER: {"admin"}})
    employ(db, "hukum", pics={SATKER: {KASUBBAG}})
    employ(db, "pemeriksa", roles={SATKER: {"pemeriksa"}})
    add_people(db, operator={SATKER: "operator"}, kepala={SATKER: "admin"})
    return db


def close(db: Database, pelaku: str = "kepala", *, closed: bool = True):
    return close_plan(db, SATKER, TAHUN, closed=closed, pelaku=pelaku)


def report(db: Database, pelaku: str = "operator"):
    return edit(db, SATKER, TAHUN, Target("I.1.1"), {"pic": "Sekretaris"}, pelaku=pelaku)


def letters(db: Database) -> list[str]:
    settings = MailSettings(jenis=("tugas", "periksa"))
    return [
        letter.to.pelaku
        for letter in letters_due(db, settings, SATKER, datetime(2026, 2, 2, tzinfo=clock.zone()))
    ]


def test_an_admin_closes_it_and_opens_it_again_once_each_and_the_log_says_so(db):
    for pelaku in ("operator", "pemeriksa", "hukum"):
        with pytest.raises(NotAllowed):
            close(db, pelaku)
    entry = close(db)
    assert (entry.jenis, entry.isi["ditutup"], entry.satker, entry.tahun) == (
        "penutupan",
        True,
        SATKER,
        TAHUN,
    )
    assert close(db) is None, "it is closed already"
    assert close(db, closed=False).isi["ditutup"] is False
    assert close(db, closed=False) is None
    told = [
        line["apa"] for line in rows_of(audit_lines(db, find_visitor(db, "utama"), AuditFilter()))
    ][:2]
    assert told == ["membuka lagi rencana", "menutup rencana"]


def test_a_closed_plan_is_in_no_task_badge_letter_or_calendar_and_counts_as_before(db):
    before = view_at(db, SATKER, TAHUN, YEAR_END)
    assert (count_tasks(db, before, None), count_unchecked(db, before), letters(db)) == (
        3,
        1,
        ["hukum", "pemeriksa"],
    )
    assert b"BEGIN:VEVENT" in calendar_of(db, None, SATKER)
    figures = current_counts(db, before)
    close(db)
    p = view_at(db, SATKER, TAHUN, YEAR_END)
    assert p.is_closed and (count_tasks(db, p, None), count_unchecked(db, p), letters(db)) == (
        0,
        0,
        [],
    )
    assert b"BEGIN:VEVENT" not in calendar_of(db, None, SATKER)
    tasks = tasks_of(db, p, None)
    assert not any(tasks.parts.values()) and tasks.returned == 0
    assert tasks_sentence(tasks, p) == "Rencana ini ditutup: tidak ada tugas lagi."
    assert current_counts(db, p) == figures, "what it reached is compared as it was"
    close(db, closed=False)
    again = view_at(db, SATKER, TAHUN, YEAR_END)
    assert (count_tasks(db, again, None), count_unchecked(db, again)) == (3, 1)


def test_rekap_waits_for_no_report_of_a_closed_plan(db):
    append_unggahan(db, sample_content(), satker="KPU Kabupaten Lain")

    def late() -> list[str]:
        return [
            each.satker for each in recap_words.overdue(offices.recap(db, YEAR_END, tahun=TAHUN))
        ]

    assert late() == ["KPU Kabupaten Lain", SATKER]
    close(db)
    assert late() == ["KPU Kabupaten Lain"]
    rows = {
        each.satker: recap_words.recap_row(each)
        for each in offices.recap(db, YEAR_END, tahun=TAHUN)
    }
    assert rows[SATKER]["keadaan"] == "ditutup"
    assert rows[SATKER]["capaian"] == rows["KPU Kabupaten Lain"]["capaian"], (
        "it is compared all the same"
    )


@pytest.mark.parametrize("pelaku", ["operator", LOCAL_ACTOR])
def test_nobody_changes_it_until_it_is_opened_again(db, pelaku):
    close(db)
    for change in (
        lambda: report(db, pelaku),
        lambda: cancel(db, SATKER, TAHUN, reason="salah", pelaku=pelaku),
        lambda: acts.open_rapat(
            db,
            SATKER,
            TAHUN,
            judul="Rapat",
            tanggal="2026-02-02",
            posisi=YEAR_END,
            pelaku=LOCAL_ACTOR,
        ),
    ):
        with pytest.raises(NotAllowed, match="sudah ditutup, jadi tidak berubah lagi"):
            change()
    close(db, closed=False)
    assert report(db).entry is not None


def test_closing_is_proposed_after_the_last_evaluation_or_at_the_end_of_march(db, today):
    assert [row["tahun"] for row in closable_plans(db)] == [TAHUN]
    assert not is_to_be_closed(db, SATKER, TAHUN), "its last evaluation is still to come"
    today("2026-03-30")
    assert not is_to_be_closed(db, SATKER, TAHUN)
    today("2026-03-31")
    assert is_to_be_closed(db, SATKER, TAHUN)
    today("2026-02-02")
    who = {"pemimpin": "Ani", "notulis": "Budi", "pelaku": LOCAL_ACTOR}
    earlier = begin_rapat(db, **who, tanggal="2026-01-10", periode="tw3", posisi=date(TAHUN, 9, 30))
    acts.add_attendance(db, earlier, [("Ani", "")], kehadiran="hadir", pelaku=LOCAL_ACTOR)
    ending.close_rapat(db, earlier, pelaku=LOCAL_ACTOR)
    assert not is_to_be_closed(db, SATKER, TAHUN)
    last = begin_rapat(db, **who, tanggal="2026-01-20", periode="tw4", posisi=YEAR_END)
    assert not is_to_be_closed(db, SATKER, TAHUN)
    acts.add_attendance(db, last, [("Ani", "")], kehadiran="hadir", pelaku=LOCAL_ACTOR)
    ending.close_rapat(db, last, pelaku=LOCAL_ACTOR)
    assert is_to_be_closed(db, SATKER, TAHUN)
    close(db)
    assert not is_to_be_closed(db, SATKER, TAHUN) and closable_plans(db) == []
    today("2025-12-31")
    close(db, closed=False)
    assert closable_plans(db) == [], "its year is not over"


def test_the_journal_alone_tells_it_again(db, tmp_path):
    close(db)
    since = view_at(db, SATKER, TAHUN, YEAR_END).ditutup
    anew = Database.open_at(tmp_path / "baru.duckdb", FolderJournal(db.journal.folder))
    assert view_at(anew, SATKER, TAHUN, YEAR_END).ditutup == since
    anew.close()
