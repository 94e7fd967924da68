"""Test closed plans: shown and compared as before, but without tasks, letters or changes.

An admin closes a plan and opens it again; both are entries of the journal.
"""

from datetime import date, datetime

import pytest

from monev.access import NotAllowed, find_visitor
from monev.core import clock
from monev.core.roles import EVERY_SATKER, LOCAL_ACTOR
from monev.database import Database
from monev.edits.single_edits import Target, edit
from monev.figures import current_counts, view_at
from monev.figures import many_offices as offices
from monev.figures.evidence import unchecked_bukti
from monev.figures.tasks import TO_DO, tasks_of, tasks_sentence
from monev.meeting import acts, ending
from monev.outputs.audit_log import AuditFilter, audit_lines
from monev.reminders.due import letters_due
from monev.reminders.mail import MailSettings
from monev.writing.closing import closable_plans, close_plan, is_to_be_closed
from monev.writing.plan_versions import cancel, restore
from tests.makers import SATKER, TAHUN, add_people, append_unggahan, begin_rapat, sample_content
from tests.reminders.post_office import employ

YEAR_END = date(TAHUN, 12, 31)
KASUBBAG = "Kasubbag Hukum"


def fill(db: Database) -> None:
    append_unggahan(db, sample_content())
    employ(db, "utama", roles={EVERY_SATKER: {"admin"}})
    employ(db, "hukum", pics={SATKER: {KASUBBAG}})
    employ(db, "pemeriksa", roles={SATKER: {"pemeriksa"}})
    add_people(db, operator={SATKER: "operator"}, kepala={SATKER: "admin"})


@pytest.fixture
def db(own_store, today) -> Database:
    today("2026-02-02")
    return own_store(fill)


def close(db: Database, pelaku: str = "kepala", *, closed: bool = True):
    return close_plan(db, SATKER, TAHUN, closed=closed, pelaku=pelaku)


def report(db: Database, pelaku: str = "operator"):
    return edit(db, SATKER, TAHUN, Target("I.1.1"), {"pic": "Sekretaris"}, pelaku=pelaku)


def people_with_letters(db: Database) -> list[str]:
    settings = MailSettings(jenis=("tugas", "periksa"))
    now = datetime(2026, 2, 2, tzinfo=clock.zone())
    return [letter.to.pelaku for letter in letters_due(db, settings, SATKER, now)]


def test_an_admin_closes_it_and_opens_it_again_once_each_and_the_log_says_so(db):
    for pelaku in ("operator", "pemeriksa", "hukum"):
        with pytest.raises(NotAllowed):
            close(db, pelaku)
    entry = close(db)
    assert (entry.jenis, entry.satker, entry.tahun) == ("penutupan", SATKER, TAHUN)
    assert entry.isi["ditutup"] is True
    assert close(db) is None, "it is closed already"
    assert close(db, closed=False).isi["ditutup"] is False
    assert close(db, closed=False) is None
    lines = audit_lines(db, find_visitor(db, "utama"), AuditFilter())
    assert list(lines["apa"][:2]) == ["membuka lagi rencana", "menutup rencana"]


def count_tasks(db, view) -> int:
    counts = tasks_of(db, view, None).counts
    return sum(counts[part] for part in TO_DO)


def test_a_closed_plan_is_in_no_task_badge_or_letter_and_counts_as_before(db):
    before = view_at(db, SATKER, TAHUN, YEAR_END)
    assert (count_tasks(db, before), len(unchecked_bukti(db, before))) == (3, 1)
    assert people_with_letters(db) == ["hukum", "pemeriksa"]
    figures = current_counts(db, before)
    close(db)
    view = view_at(db, SATKER, TAHUN, YEAR_END)
    assert view.is_closed
    assert (count_tasks(db, view), len(unchecked_bukti(db, view))) == (0, 0)
    assert people_with_letters(db) == []
    tasks = tasks_of(db, view, None)
    assert not any(tasks.counts.values())
    assert tasks.returned == 0
    assert tasks_sentence(tasks, view) == "Rencana ini ditutup: tidak ada tugas lagi."
    assert current_counts(db, view) == figures
    close(db, closed=False)
    again = view_at(db, SATKER, TAHUN, YEAR_END)
    assert (count_tasks(db, again), len(unchecked_bukti(db, again))) == (3, 1)


def test_rekap_waits_for_no_report_of_a_closed_plan(db):
    other = "KPU Kabupaten Lain"
    append_unggahan(db, sample_content(), satker=other)

    def late() -> list[str]:
        recap = offices.recap(db, YEAR_END, tahun=TAHUN)
        return [office.satker for office in offices.overdue(recap)]

    assert late() == [other, SATKER]
    close(db)
    assert late() == [other]
    recap = offices.recap(db, YEAR_END, tahun=TAHUN)
    rows = offices.recap_frame(db, recap).set_index("satker")
    assert rows.loc[SATKER, "laporan"] == "ditutup"
    assert rows.loc[SATKER, "capaian_N"] == rows.loc[other, "capaian_N"], "compared all the same"


@pytest.mark.parametrize("pelaku", ["operator", LOCAL_ACTOR])
def test_nobody_changes_it_until_it_is_opened_again(db, pelaku):
    rapat = {"judul": "Rapat", "tanggal": "2026-02-02", "periode": "tw4"}
    meeting = acts.open_rapat(db, SATKER, TAHUN, **rapat, pelaku=LOCAL_ACTOR)
    close(db)
    for change in (
        lambda: report(db, pelaku),
        lambda: acts.add_attendance(db, meeting, [("Ani", "")], pelaku=LOCAL_ACTOR),
        lambda: cancel(db, SATKER, TAHUN, reason="salah", pelaku=pelaku),
    ):
        with pytest.raises(NotAllowed, match="sudah ditutup, jadi tidak berubah lagi"):
            change()
    stored = db.journal.tip()
    acts.open_rapat(db, SATKER, TAHUN, **rapat, pelaku=LOCAL_ACTOR)
    assert db.journal.tip() == stored, "who opens a second one is led into the open one"
    close(db, closed=False)
    assert report(db).entry is not None


def test_what_was_cancelled_before_it_closed_is_restored_only_once_it_is_open_again(db):
    append_unggahan(db, sample_content(unggahan=2))
    cancel(db, SATKER, TAHUN, reason="salah", pelaku=LOCAL_ACTOR)
    close(db)
    with pytest.raises(NotAllowed, match="sudah ditutup, jadi tidak berubah lagi"):
        restore(db, SATKER, TAHUN, pelaku=LOCAL_ACTOR)
    close(db, closed=False)
    assert restore(db, SATKER, TAHUN, pelaku=LOCAL_ACTOR).jenis == "pemulihan"


def test_closing_is_proposed_after_the_last_evaluation_or_at_the_end_of_march(db, today):
    assert [row["tahun"] for row in closable_plans(db)] == [TAHUN]
    assert not is_to_be_closed(db, SATKER, TAHUN), "its last evaluation is still to come"
    today("2026-03-30")
    assert not is_to_be_closed(db, SATKER, TAHUN)
    today("2026-03-31")
    assert is_to_be_closed(db, SATKER, TAHUN)
    today("2026-02-02")
    who = {"pemimpin": "Ani", "notulis": "Budi", "pelaku": LOCAL_ACTOR}
    for tanggal, periode, posisi, is_last in (
        ("2025-12-30", "tw4", date(TAHUN, 12, 29), False),
        ("2026-01-10", "tw3", date(TAHUN, 9, 30), False),
        ("2026-01-20", "tw4", YEAR_END, True),
    ):
        rapat = begin_rapat(db, **who, tanggal=tanggal, periode=periode, posisi=posisi)
        acts.add_attendance(db, rapat, [("Ani", "")], kehadiran="hadir", pelaku=LOCAL_ACTOR)
        assert not is_to_be_closed(db, SATKER, TAHUN)
        ending.close_rapat(db, rapat, pelaku=LOCAL_ACTOR)
        assert is_to_be_closed(db, SATKER, TAHUN) == is_last
    close(db)
    assert not is_to_be_closed(db, SATKER, TAHUN) and closable_plans(db) == []
    today("2025-12-31")
    close(db, closed=False)
    assert closable_plans(db) == [], "its year is not over"
