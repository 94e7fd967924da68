"""Of which posisi a file reports, as far as it says so itself."""

from datetime import date

from monev.core.records import BuktiReport, Reading, TemplateOrigin, TenggatReport
from monev.uploads.checking import has_reports, propose_posisi
from tests.makers import SATKER, TAHUN, append_unggahan, sample_content

TEMPLATE = TemplateOrigin(SATKER, TAHUN, 1, "0" * 64)


def done(tenggat: str | None, day: str | None = None) -> TenggatReport:
    return TenggatReport("I.1.1", tenggat, "selesai", day and date.fromisoformat(day))


def reading(*reports: TenggatReport, **other: object) -> Reading:
    return Reading(SATKER, TAHUN, realisasi=reports or None, **other)


FILES = (
    (reading(), "2025-01-01"),
    (reading(TenggatReport("I.1.1", "2025-03", "belum")), "2025-01-01"),
    (reading(done("2025-03"), done("2025-05")), "2025-06-30"),
    # December was done early: its triwulan is not over, so nothing is reported of it.
    (reading(done("2025-08-04"), done("2025-12")), "2025-09-30"),
    (reading(done("2025-09", "2025-10-14")), "2025-10-14"),
    (reading(done("2025-12", "2025-10-20")), "2025-10-20"),
    (reading(done(None, "2025-05-02")), "2025-05-02"),
    (reading(bukti=(BuktiReport("I.1.1", "2025-02", "SK", None, "ada"),)), "2025-03-31"),
    (reading(done("2025-12")), None),
    (reading(TenggatReport("I.1.1", "2025-03", "belum"), origin=TEMPLATE), None),
)


def test_a_report_is_of_the_triwulan_it_fills_a_plan_of_the_years_start(db, today):
    today("2025-11-22")
    for number, (file, posisi) in enumerate(FILES):
        assert propose_posisi(db, file) == (posisi and date.fromisoformat(posisi)), number
        assert has_reports(file) == (posisi != "2025-01-01"), number


def test_nothing_is_proposed_from_before_what_was_stored_last(db, today):
    today("2025-11-22")
    append_unggahan(db.journal, sample_content(posisi="2025-09-30"))
    db.catch_up()
    for file in (reading(), reading(done("2025-05"))):
        assert propose_posisi(db, file) == date(2025, 9, 30)
