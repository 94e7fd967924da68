"""An office reports each target once, in the quarter it falls due, as a person reads the decree."""

from datetime import date

import pytest

from monev import figures
from monev.core.dates import Periode
from monev.database import rows_of
from monev.edits.single_edits import Target, edit
from monev.edits.storing import say_complete
from monev.figures import view_at
from monev.figures.quarter_report import (
    QuarterReport,
    completeness_sentence,
    progress_sentence,
    report_of_triwulan,
)
from tests.conftest import on_day
from tests.makers import TAHUN, append_unggahan, langkah_content, sample_content, tenggat_content

current = on_day("2025-10-01")
SEPTEMBER = date(2025, 9, 30)


SATKER = "KPU Kabupaten Triwulan"
PLAN = {
    "I.1.1": tenggat_content("2025-07"),
    "I.2.1": tenggat_content("2025-08", "proses"),
    "I.3.1": tenggat_content(
        "2025-09", "selesai", tanggal_selesai="2025-06-20", bukti={"SK": "ada"}
    ),
    "I.4.1": tenggat_content("2025-09", "tidak_berlaku", kendala="Dihapus"),
    "I.5.1": tenggat_content("2025-05"),
    "I.6.1": tenggat_content(
        "2025-05", "selesai", tanggal_selesai="2025-05-20", bukti={"SK": "ada"}
    ),
    "I.7.1": tenggat_content(
        "2025-06", "selesai", tanggal_selesai="2025-06-20", bukti={"SK": "belum_ada"}
    ),
    "I.8.1": tenggat_content("2025-11"),
    "I.9.1": tenggat_content("2026-01"),
}
"""As the office reported on 30 June."""


@pytest.fixture
def office(db):
    langkah = []
    for kode, target in PLAN.items():
        pic = "Hukum" if kode < "I.3" else "Umum"
        langkah.append(langkah_content(kode, [target], pic=pic))
    append_unggahan(
        db, sample_content(langkah, posisi="2025-06-30", laporan_lengkap=True), satker=SATKER
    )
    return db


def report_of(db, number: int = 3, day: date = SEPTEMBER, **pics: list[str]) -> QuarterReport:
    return report_of_triwulan(db, view_at(db, SATKER, TAHUN, day), Periode(TAHUN, number), **pics)


def change(db, target: Target, **fields: str) -> None:
    """Store new values of a target's fields."""
    edit(db, SATKER, TAHUN, target, fields, pelaku="a")


def said(report: QuarterReport) -> dict[str, tuple[str, bool]]:
    return {line.kode: (line.laporan, line.is_reported) for line in report.lines}


def test_what_was_said_before_it_fell_due_is_no_report_of_it(office):
    report = report_of(office)
    assert said(report) == {
        "I.1.1": ("", False),
        "I.2.1": ("proses", False),
        "I.3.1": ("selesai", True),
        "I.4.1": ("tidak_berlaku", True),
    }
    assert [line.kode for line in report.earlier] == ["I.5.1", "I.7.1"], (
        "not done, or done without its document"
    )
    assert (
        progress_sentence(report)
        == "TW III 2025: 2 dari 4 target sudah dilaporkan. Tidak berlaku: 1 target."
    )
    left = (
        "2 target yang jatuh tempo sampai 30 September 2025 belum dilaporkan; setelah laporan "
        "dinyatakan lengkap, dinilai belum selesai."
    )
    assert completeness_sentence(report, SEPTEMBER) == left
    assert [line.kode for line in report_of(office, 4).lines] == ["I.8.1", "I.9.1"], (
        "January goes with the year's end"
    )
    assert [line.kode for line in report_of(office, pics=["Hukum"]).lines] == ["I.1.1", "I.2.1"]
    assert (
        progress_sentence(report_of(office, 1)) == "TW I 2025: tidak ada target yang jatuh tempo."
    )


def test_a_target_is_missing_from_the_report_of_the_very_day_it_falls_due(office):
    for day, count in ((date(2025, 8, 30), 1), (date(2025, 8, 31), 2)):
        told = completeness_sentence(report_of(office, day=day), day)
        assert told.startswith(f"{count} target yang jatuh tempo sampai {day.day} Agustus 2025")


def test_a_word_of_one_target_reports_it_alone_a_document_says_nothing_and_a_complete_report_all(
    office,
):
    change(office, Target("I.1.1", "2025-07", "Undangan"), status="ada")
    assert said(report_of(office))["I.1.1"] == ("", False)
    assert report_of(office).lines[0].documents[0].is_there
    change(office, Target("I.2.1", "2025-08"), kendala="dana")
    assert said(report_of(office))["I.2.1"] == ("proses", True)
    change(office, Target("I.1.1", "2025-07"), kendala="hujan")
    assert said(report_of(office))["I.1.1"] == ("belum", True)
    assert report_of(office).left == 0
    say_complete(office, SATKER, TAHUN, SEPTEMBER, pelaku="a")
    report = report_of(office)
    assert (
        progress_sentence(report)
        == "TW III 2025: semua 4 target sudah dilaporkan. Tidak berlaku: 1 target."
    )


def test_what_a_complete_report_leaves_out_is_not_told_as_reported(office):
    say_complete(office, SATKER, TAHUN, SEPTEMBER, pelaku="a")
    told = "TW III 2025: 3 dari 4 target sudah dilaporkan, 1 dinilai belum selesai."
    assert progress_sentence(report_of(office)).startswith(told)


def test_a_target_that_is_not_due_yet_is_reported_by_what_is_said_in_its_own_quarter(office, today):
    day = date(2025, 8, 15)
    today("2025-08-15")
    assert said(report_of(office, day=day))["I.2.1"] == ("proses", False)
    change(office, Target("I.2.1", "2025-08"), kendala="dana")
    assert said(report_of(office, day=day))["I.2.1"] == ("proses", True)


def test_a_complete_report_speaks_of_what_was_reported_alone_before_it_fell_due_too(office, today):
    def waits() -> bool:
        rows = rows_of(figures.tenggat(office, view_at(office, SATKER, TAHUN, SEPTEMBER)))
        return next(row["status"] for row in rows if row["kode"] == "I.2.1") == "belum_dilaporkan"

    today("2025-08-15")
    change(office, Target("I.2.1", "2025-08"), kendala="dana")
    today("2025-10-01")
    assert waits()
    say_complete(office, SATKER, TAHUN, SEPTEMBER, pelaku="a")
    assert not waits()
