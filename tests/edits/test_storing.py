"""Test when an office's report is complete; one edit reports its own target, not the office."""

from datetime import date

import pytest

from monev import figures
from monev.core.errors import NotFound
from monev.core.typed_input import EntryRefused
from monev.database import Database, rows_of
from monev.edits.single_edits import Target, cancel_change
from monev.edits.storing import say_complete
from monev.meeting import acts, ending, records
from tests.conftest import begins, on_day
from tests.edits.material import edit_plan
from tests.makers import (
    SATKER,
    TAHUN,
    append_unggahan,
    begin_rapat,
    langkah_content,
    sample_content,
    tenggat_content,
)
from tests.uploads.material import langkah, load_and_store, make_reading, realisasi_row

SEPTEMBER = date(2025, 9, 30)
MONTHS = ("2025-03", "2025-06", "2025-09", "2025-12")
MARCH = Target("I.1.1", "2025-03")
UNDANGAN = Target("I.1.1", "2025-03", "Undangan")
AGAIN = langkah("I.1.1", "Maret, Juni, September dan Desember 2025", bukti="Undangan")
"""The langkah of the plan as a file brings it again."""

current = on_day("2025-10-01")


def plan(posisi: str = "2025-03-01", report: str = "belum") -> dict:
    """Return a plan of one langkah with four tenggat; `report` is the status of the first."""
    reports = dict.fromkeys(MONTHS, "belum") | {"2025-03": report}
    bukti = {"Undangan": "belum_ada"}
    tenggat = [tenggat_content(month, said, bukti=bukti) for month, said in reports.items()]
    return sample_content(langkah=[langkah_content("I.1.1", tenggat)], posisi=posisi)


beginning = begins(planned=lambda db: append_unggahan(db, plan()))


@pytest.fixture
def planned(db, journal) -> Database:
    """Return the database with a plan of which nothing was reported."""
    return db


def look(db: Database, posisi: date = SEPTEMBER) -> figures.View:
    return figures.view_at(db, SATKER, TAHUN, posisi)


def unreported(db: Database, posisi: date = SEPTEMBER) -> list[str]:
    """Return the due tenggat without a report; check that every figure counts the same ones."""
    view = look(db, posisi)
    targets = rows_of(figures.tenggat(db, view))
    found = [target["tenggat"] for target in targets if target["status"] == "belum_dilaporkan"]
    assert figures.current_counts(db, view).belum_dilaporkan == len(found)
    gaps = figures.kesenjangan(db, view)
    silent = {gap["tenggat"] for gap in gaps if gap["status_tenggat"] == "belum_dilaporkan"}
    assert silent == set(found)
    return found


def count_late(db: Database, posisi: date = SEPTEMBER) -> int:
    return figures.current_counts(db, look(db, posisi)).terlambat


def test_a_touch_an_edit_and_their_undo_speak_of_their_own_target_alone(db, planned):
    assert unreported(db) == ["2025-03", "2025-06", "2025-09"]
    now = date(2025, 10, 1)
    ticked = edit_plan(db, MARCH, {"laporan": "proses"}, pelaku="Ani")
    assert unreported(db, now) == ["2025-06", "2025-09"]
    view = look(db, now)
    assert (count_late(db, now), view.rencana_only, view.lengkap_per) == (1, False, None)
    said = figures.plan_sentence(view, figures.current_counts(db, view))
    assert said.endswith("; 1 terlambat, 2 belum dilaporkan.")
    edit_plan(db, Target("I.1.1", "2025-06"), {"kendala": "Hujan"}, pelaku="Ani")
    edit_plan(db, Target("I.1.1"), {"pic": "Umum"}, pelaku="Ani")
    assert unreported(db, now) == ["2025-09"]
    cancel_change(db, SATKER, TAHUN, ticked.entry.nomor, pelaku="Ani")
    assert unreported(db, now) == ["2025-03", "2025-09"]


def test_words_of_a_result_alone_are_no_report(db, planned):
    edit_plan(db, Target("I.1.1", "2025-06"), {"hasil": "Tiga rapat"}, pelaku="Ani")
    assert unreported(db, date(2025, 10, 1)) == ["2025-03", "2025-06", "2025-09"]


def test_a_meeting_about_a_past_day_adds_no_day_to_a_report_that_was_changed_since(db, planned):
    june = date(2025, 6, 30)
    rapat = begin_rapat(db, posisi=june)
    edit_plan(db, MARCH, {"laporan": "proses"}, pelaku="Budi")
    done = {"laporan": "selesai", "tanggal_selesai": "2025-03-20"}
    edit_plan(db, MARCH, done, rapat=rapat.nomor, pelaku="Ani")
    found = []
    for day in (june, date(2025, 10, 1)):
        march = rows_of(figures.tenggat(db, look(db, day)))[0]
        found.append((march["laporan"], march["tanggal_selesai"]))
    assert found == [("selesai", date(2025, 3, 20)), ("proses", None)]


def test_a_bukti_said_aloud_is_no_verdict_whatever_becomes_of_it(db, planned, today):
    now, everything = date(2025, 10, 1), ["2025-03", "2025-06", "2025-09"]
    said = edit_plan(db, UNDANGAN, {"status": "ada"}, pelaku="Ani")
    view = look(db, now)
    march, june, *_ = rows_of(figures.tenggat(db, view))
    assert figures.tell([march]).marked == "△ Belum dilaporkan, 184 hari lewat"
    assert figures.tell([june]).marked == "△ Belum dilaporkan, 93 hari lewat"
    remark = figures.opening_remark(view)
    assert (view.rencana_only, remark.partition(":")[0]) == (
        True,
        "Belum ada realisasi yang dilaporkan",
    )
    edit_plan(db, UNDANGAN, {"status": "belum_ada"}, pelaku="Budi")
    assert unreported(db, now) == everything
    edit_plan(db, UNDANGAN, {"status": "ada"}, pelaku="Budi")
    today("2025-10-03")
    edit_plan(db, MARCH, {"kendala": "Hujan"}, pelaku="Ani")
    undone = edit_plan(db, UNDANGAN, {"catatan": "tanpa cap"}, pelaku="Ani")
    cancel_change(db, SATKER, TAHUN, undone.entry.nomor, pelaku="Ani")
    assert unreported(db, date(2025, 10, 3)) == everything[1:], said.entry


def test_an_undo_on_a_later_day_takes_back_what_was_said_and_leaves_what_others_say(
    db, planned, today, tmp_path
):
    now = date(2025, 10, 3)
    ticked = edit_plan(db, MARCH, {"laporan": "proses"}, pelaku="Ani")
    noted = edit_plan(db, MARCH, {"kendala": "Hujan"}, pelaku="Ani")
    june = edit_plan(db, Target("I.1.1", "2025-06"), {"kendala": "Banjir"}, pelaku="Ani")
    today(now.isoformat())
    edit_plan(db, Target("I.1.1"), {"pic": "Umum"}, pelaku="Budi")
    assert unreported(db, now) == ["2025-09"]

    def take_back(entry: int, expected: list[str]) -> int:
        undone = cancel_change(db, SATKER, TAHUN, entry, pelaku="Ani").entry.nomor
        assert unreported(db, now) == expected
        return undone

    take_back(june.entry.nomor, ["2025-06", "2025-09"])
    take_back(ticked.entry.nomor, ["2025-06", "2025-09"])  # what was noted of March still stands
    last = take_back(noted.entry.nomor, ["2025-03", "2025-06", "2025-09"])
    take_back(last, ["2025-06", "2025-09"])
    anew = Database.open_at(tmp_path / "anew.duckdb", db.journal)
    assert unreported(anew, now) == ["2025-06", "2025-09"]
    anew.close()


def test_it_counts_from_the_day_the_office_says_so_and_not_before(db, planned):
    entry = say_complete(db, SATKER, TAHUN, SEPTEMBER, pelaku="Ani")
    assert entry.isi["lengkap_per"] == "2025-09-30"
    assert (unreported(db), count_late(db)) == ([], 3)
    assert look(db).rencana_only is False
    assert unreported(db, date(2025, 6, 30)) == ["2025-03", "2025-06"]
    assert unreported(db, date(2025, 12, 31)) == ["2025-12"]
    assert say_complete(db, SATKER, TAHUN, SEPTEMBER, pelaku="Ani") is None
    edit_plan(db, UNDANGAN, {"status": "ada"}, pelaku="Ani")
    assert unreported(db, date(2025, 12, 31)) == ["2025-12"]
    assert cancel_change(db, SATKER, TAHUN, entry.nomor, pelaku="Ani").entry.isi["ubah"] == []
    assert unreported(db) == ["2025-03", "2025-06", "2025-09"]
    with pytest.raises(NotFound):
        cancel_change(db, SATKER, TAHUN, entry.nomor, pelaku="Ani")
    with pytest.raises(EntryRefused, match="masih akan datang"):
        say_complete(db, SATKER, TAHUN, date(2025, 12, 31), pelaku="Ani")


def test_it_is_said_as_a_meeting_is_closed_and_its_papers_know_it(db, planned):
    ani = {"pelaku": "Ani"}
    edit_plan(db, Target("I.1.1"), {"pic": "Umum"}, **ani)
    rapat = begin_rapat(db, tanggal="2025-10-01", posisi=SEPTEMBER, pemimpin="A", notulis="B")
    edit_plan(db, MARCH, {"laporan": "proses"}, rapat=1, **ani)
    with pytest.raises(EntryRefused):
        ending.close_rapat(db, rapat, {"laporan_lengkap": "ya"}, **ani)
    assert unreported(db) == ["2025-06", "2025-09"], "nobody was there: nothing is stored"
    acts.add_attendance(db, rapat, [("A", "")], kehadiran="hadir", **ani)
    ending.close_rapat(db, rapat, {"laporan_lengkap": "ya"}, **ani)
    closed = records.read_rapat(db, SATKER, TAHUN, 1)
    assert closed.is_open is False
    assert closed.laporan_lengkap == "ya"
    view = records.rapat_view(db, closed)
    assert view.lengkap_per == SEPTEMBER
    assert figures.current_counts(db, view).belum_dilaporkan == 0
    assert unreported(db) == unreported(db, date(2025, 10, 1)) == []


def test_a_report_that_is_uploaded_is_complete_and_a_plan_is_not(db, planned):
    edit_plan(db, MARCH, {"laporan": "proses"}, pelaku="Ani")
    load_and_store(db, make_reading(AGAIN), "2025-10-01")
    # The report of March stays, but the file reports nothing else.
    assert unreported(db, date(2025, 10, 1)) == ["2025-06", "2025-09"]
    report(db, date(2025, 10, 1), realisasi_row("I.1.1", "2025-06", "proses"))
    assert unreported(db, date(2025, 10, 1)) == []


def test_bukti_that_are_ticked_do_not_make_a_report_of_a_plan(db, planned):
    """Before, four ticks turned a plan into *0 dari 3, terlambat 3*."""
    for month in MONTHS:
        edit_plan(db, Target("I.1.1", month, "Undangan"), {"status": "ada"}, pelaku="Ani")
    assert look(db).rencana_only
    now = date(2025, 10, 1)
    assert look(db, now).rencana_only
    edit_plan(db, MARCH, {"laporan": "selesai"}, pelaku="Ani")
    assert not look(db, now).rencana_only


def report(db: Database, posisi: date, *rows) -> None:
    """Upload a report with these rows of Realisasi."""
    load_and_store(db, make_reading(realisasi=rows), str(posisi))


def test_a_report_that_says_belum_with_its_kendala_is_one_and_so_is_one_that_takes_all_back(
    db, planned
):
    june = date(2025, 6, 30)
    report(db, june, realisasi_row("I.1.1", "2025-03", "belum", kendala="Anggaran belum cair"))
    assert look(db, june).rencana_only is False
    assert (unreported(db, june), unreported(db)) == ([], ["2025-09"])
    report(db, june, realisasi_row("I.1.1", "2025-03", "selesai"))
    report(db, SEPTEMBER, realisasi_row("I.1.1", "2025-03", "belum"))
    assert (unreported(db), count_late(db)) == ([], 3)


def test_a_late_report_of_an_earlier_day_leaves_what_a_later_one_said(db, planned):
    report(db, SEPTEMBER, realisasi_row("I.1.1", "2025-06", "proses"))
    report(db, date(2025, 3, 31), realisasi_row("I.1.1", "2025-03", "selesai"))
    assert (unreported(db), count_late(db)) == ([], 2)
    load_and_store(db, make_reading(AGAIN), "2025-10-01")
    assert unreported(db, date(2025, 10, 1)) == []


def test_an_entry_of_an_earlier_version_is_complete_where_it_reports_anything(db, journal):
    june = date(2025, 6, 30)
    append_unggahan(db, plan(june.isoformat(), report="selesai"))
    assert unreported(db) == ["2025-09"]
    edit_plan(db, Target("I.1.1", "2025-06"), {"laporan": "proses"}, pelaku="Ani")
    assert unreported(db) == ["2025-09"]
    view = look(db)
    assert (view.lengkap_per, view.laporan_terakhir) == (june, june)
    edit_plan(db, Target("I.1.1", "2025-09"), {"laporan": "proses"}, pelaku="Ani")
    assert unreported(db) == []
