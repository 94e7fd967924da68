"""What Riwayat tells of what was said in the app: a line a person and day, or a meeting."""

from datetime import date

import pytest

from monev.edits.single_edits import Target, cancel_change, edit
from monev.edits.storing import say_complete
from monev.figures.plan_history import changed_later, said_later
from monev.figures.views import view_at
from monev.writing.touches import all_touches, all_versions
from tests.makers import (
    SATKER,
    TAHUN,
    append_unggahan,
    begin_rapat,
    langkah_content,
    sample_content,
    tenggat_content,
)

JUNE = Target("I.1.1", "2025-06")
BUKTI = Target("I.1.1", "2025-06", "Undangan")


@pytest.fixture
def plan(db, today):
    today("2025-07-05")
    langkah = langkah_content("I.1.1", [tenggat_content("2025-06"), tenggat_content("2025-09")])
    append_unggahan(db, sample_content([langkah], posisi="2025-01-15"))
    return db


def say(db, target: Target, pelaku: str = "Ani", rapat: int | None = None, **value: str) -> int:
    return edit(db, SATKER, TAHUN, target, value, pelaku=pelaku, rapat=rapat).entry.nomor


def told(db) -> list[tuple]:
    """List each line: who, in which meeting, the kinds of its changes."""
    lines = []
    for line in all_touches(db, SATKER, TAHUN):
        lines.append((line.pelaku, line.rapat, [change.jenis for change in line.changes]))
    return lines


def test_a_line_holds_what_one_person_changed_on_a_day_together(plan, today):
    say(plan, JUNE, laporan="proses")
    say(plan, JUNE, "Budi", kendala="Hujan")
    say(plan, JUNE, laporan="selesai")
    today("2025-07-06")
    say(plan, BUKTI, status="terverifikasi")
    assert told(plan) == [
        ("Ani", None, ["bukti_ada"]),
        ("Ani", None, ["selesai_baru"]),
        ("Budi", None, ["laporan_berubah"]),
    ]
    verdict, report, _ = all_touches(plan, SATKER, TAHUN)
    assert (report.holds, verdict.holds) == (date(2025, 6, 30), date(2025, 7, 6))
    assert [row["menjadi"] if "menjadi" in row else row["ke"] for row in report.rows()] == [
        "Selesai"
    ]


def test_what_was_taken_back_on_its_day_is_not_told_and_later_it_is_a_change(plan, today):
    first = say(plan, JUNE, laporan="selesai")
    cancel_change(plan, SATKER, TAHUN, first, pelaku="Ani")
    assert told(plan) == []
    second = say(plan, JUNE, laporan="selesai")
    today("2025-07-06")
    cancel_change(plan, SATKER, TAHUN, second, pelaku="Budi")
    assert told(plan) == [("Budi", None, ["selesai_ditarik"]), ("Ani", None, ["selesai_baru"])]


def test_a_meeting_is_one_line_and_a_complete_report_says_of_which_day(plan):
    rapat = begin_rapat(plan, tanggal="2025-07-05").nomor
    say(plan, JUNE, rapat=rapat, laporan="selesai")
    say(plan, BUKTI, "Budi", rapat=rapat, status="ada")
    say_complete(plan, SATKER, TAHUN, date(2025, 6, 30), pelaku="Ani")
    complete, meeting = all_touches(plan, SATKER, TAHUN)
    assert (meeting.rapat, [change.jenis for change in meeting.changes]) == (
        rapat,
        ["selesai_baru", "bukti_ada"],
    )
    assert complete.complete == (date(2025, 6, 30), complete.entries[-1])
    assert complete.changes == ()


def test_files_and_lines_stand_together_newest_first(plan):
    say(plan, JUNE, laporan="selesai")
    append_unggahan(plan, sample_content(unggahan=2, posisi="2025-07-05"))
    say(plan, Target("I.1.1"), pic="Ketua")
    versions = all_versions(plan, SATKER, TAHUN)
    kinds = [(row["jenis"], row["unggahan"]) for row in versions]
    assert kinds == [("isian", None), ("berkas", 2), ("berkas", 1)]


def test_a_day_that_changed_after_its_report_was_called_complete_says_so(plan, today):
    def said() -> str:
        return changed_later(plan, view_at(plan, SATKER, TAHUN, date(2025, 6, 30)))

    entry = say(plan, JUNE, laporan="selesai")
    say_complete(plan, SATKER, TAHUN, date(2025, 6, 30), pelaku="Ani")
    assert said() == ""
    today("2025-07-09")
    cancel_change(plan, SATKER, TAHUN, entry, pelaku="Ani")
    assert said().endswith("dinyatakan lengkap: 1 isian, terakhir 9 Juli 2025.")


def test_a_past_day_tells_what_was_said_since_of_its_own_targets_and_bukti(plan, today):
    def said(day: date) -> str:
        return said_later(plan, view_at(plan, SATKER, TAHUN, day))

    june = date(2025, 6, 30)
    say(plan, JUNE, laporan="selesai")
    say(plan, BUKTI, status="ada")
    say_complete(plan, SATKER, TAHUN, june, pelaku="Ani")
    assert said(june) == ""
    today("2025-07-09")
    wrong = say(plan, BUKTI, "Budi", status="perlu_perbaikan")
    say(plan, Target("I.1.1", "2025-09"), laporan="selesai")
    assert said(june) == "Sesudah 30 Juni 2025: 1 bukti menjadi Perlu perbaikan."
    assert said(date(2025, 7, 9)) == ""
    assert said_later(plan, view_at(plan, SATKER, TAHUN, june, entri=wrong)) == "", "as known then"
    cancel_change(plan, SATKER, TAHUN, wrong, pelaku="Budi")
    assert said(june) == ""
