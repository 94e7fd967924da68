"""Test from which day a statement holds: by its kind and target, whatever the page."""

from datetime import date

import pytest

from monev import figures
from monev.database import Database, rows_of
from monev.edits.berlaku import PIC, REPORT, VERDICT, berlaku_of, kind_of, last_end, report_day
from monev.edits.single_edits import InFile, Target, cancel_change
from monev.edits.storing import say_complete
from monev.outputs.template import make_template
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
from tests.uploads.material import upload_file

SEPTEMBER, OCTOBER = date(2025, 9, 30), date(2025, 10, 5)
DUE, LATER = Target("I.1.1", "2025-09"), Target("I.1.1", "2025-12")
UNDANGAN = DUE._replace(bukti="Undangan")

current = on_day(OCTOBER.isoformat())


def plan(db: Database) -> None:
    tenggat = [tenggat_content(month) for month in ("2025-09", "2025-12")]
    append_unggahan(db, sample_content([langkah_content("I.1.1", tenggat)], posisi="2025-01-31"))


beginning = begins(db=plan)


def days(db: Database, target: Target, values: dict, **more) -> dict[str, str]:
    """Store a change and return the day from which each field holds."""
    entry = edit_plan(db, target, values, **{"pelaku": "Ani"} | more).entry
    return {field["kolom"]: field["berlaku"] for field in entry.isi["ubah"]}


def laporan(db: Database, posisi: date) -> tuple[str, date | None]:
    """Return the status and day of the target of September at a posisi."""
    view = figures.view_at(db, SATKER, TAHUN, posisi)
    first = rows_of(figures.tenggat(db, view))[0]
    return first["laporan"], first["tanggal_selesai"]


@pytest.mark.parametrize(
    ("kind", "due", "lengkap_per", "holds", "expected"),
    [
        (REPORT, SEPTEMBER, None, None, SEPTEMBER),
        (REPORT, date(2025, 3, 31), date(2025, 6, 30), None, SEPTEMBER),
        (REPORT, date(2025, 10, 31), None, None, OCTOBER),
        (REPORT, SEPTEMBER, SEPTEMBER, None, OCTOBER),
        (REPORT, SEPTEMBER, None, date(2025, 10, 2), date(2025, 10, 2)),
        (REPORT, SEPTEMBER, None, date(2025, 7, 2), SEPTEMBER),
        (VERDICT, SEPTEMBER, None, None, OCTOBER),
        (PIC, None, None, None, OCTOBER),
    ],
)
def test_the_rule(kind, due, lengkap_per, holds, expected):
    assert berlaku_of(kind, due, SEPTEMBER, lengkap_per, OCTOBER, holds) == expected
    judged = date(2025, 6, 30)
    assert berlaku_of(kind, due, SEPTEMBER, lengkap_per, OCTOBER, judged=judged) == judged


def test_the_kind_is_told_by_the_field_and_its_values():
    assert kind_of(None, None, "pic", None, "Umum") == PIC
    assert kind_of("2025-09", None, "kendala", "", "Hujan") == REPORT
    assert kind_of("2025-09", "SK", "tautan", "", "https://contoh.go.id") == REPORT
    assert kind_of("2025-09", "SK", "status", "perlu_perbaikan", "ada") == REPORT
    assert kind_of("2025-09", "SK", "status", "ada", "terverifikasi") == VERDICT
    assert kind_of("2025-09", "SK", "status", "terverifikasi", "ada") == VERDICT
    assert kind_of("2025-09", "SK", "catatan", "", "tanpa cap") == VERDICT


def test_a_quarter_is_of_the_plans_year_and_never_ahead():
    assert last_end(TAHUN, date(2025, 3, 30)) is None
    assert last_end(TAHUN, date(2025, 9, 30)) == SEPTEMBER
    assert last_end(TAHUN, date(2026, 5, 1)) == date(2025, 12, 31)


def test_a_report_holds_from_the_quarters_end_until_that_is_declared_complete(db):
    assert report_day(db, SATKER, TAHUN) == SEPTEMBER
    assert days(db, UNDANGAN, {"status": "ada"}) == {"status": "2025-09-30"}
    assert days(db, UNDANGAN, {"status": "terverifikasi"}) == {"status": "2025-10-05"}
    done = {"laporan": "selesai", "tanggal_selesai": "2025-09-12"}
    assert set(days(db, DUE, done).values()) == {"2025-09-30"}
    assert laporan(db, SEPTEMBER) == ("selesai", date(2025, 9, 12))
    assert days(db, LATER, {"laporan": "proses"}) == {"laporan": "2025-10-05"}
    say_complete(db, SATKER, TAHUN, SEPTEMBER, pelaku="Ani")
    assert report_day(db, SATKER, TAHUN) == OCTOBER
    assert days(db, DUE, {"laporan": "belum"})["laporan"] == "2025-10-05"
    assert laporan(db, SEPTEMBER) == ("selesai", date(2025, 9, 12)), "a declared quarter stays"


def test_a_press_changes_what_the_screen_shows_where_that_was_said_for_a_later_day(db):
    """In a meeting that judges 5 October; the day of completion goes with its status."""
    begin_rapat(db, posisi=date(2025, 12, 31), tanggal="2025-10-05")
    assert days(db, DUE, {"laporan": "proses"}, rapat=1) == {"laporan": "2025-10-05"}
    done = {"laporan": "selesai", "tanggal_selesai": "2025-09-12"}
    assert set(days(db, DUE, done).values()) == {"2025-10-05"}
    assert laporan(db, OCTOBER) == ("selesai", date(2025, 9, 12))
    assert laporan(db, SEPTEMBER) == ("belum", None)


def test_a_day_said_of_an_earlier_completion_does_not_come_back_with_the_next(db):
    days(db, DUE, {"laporan": "selesai"})
    say_complete(db, SATKER, TAHUN, SEPTEMBER, pelaku="Ani")
    assert days(db, DUE, {"tanggal_selesai": "2025-09-12"}) == {"tanggal_selesai": "2025-10-05"}
    days(db, DUE, {"laporan": "proses"})
    days(db, DUE, {"laporan": "selesai"})
    assert laporan(db, OCTOBER) == ("selesai", None)


def test_what_a_later_file_says_too_is_not_taken_back(db, today):
    done = edit_plan(db, DUE, {"laporan": "selesai"}, pelaku="Ani").entry
    noted = edit_plan(db, DUE, {"kendala": "Hujan"}, pelaku="Ani").entry
    today("2025-10-08")
    upload_file(db, make_template(db, SATKER, TAHUN), "isian.xlsx", "2025-10-08")
    edit_plan(db, DUE, {"kendala": ""}, pelaku="Ani")
    with pytest.raises(InFile, match="Status yang hendak diurungkan sudah ada di berkas 08/10"):
        cancel_change(db, SATKER, TAHUN, done.nomor, pelaku="Ani")
    assert cancel_change(db, SATKER, TAHUN, noted.nomor, pelaku="Ani").entry is None
    assert laporan(db, OCTOBER)[0] == "selesai"


def test_a_tick_of_a_meeting_is_taken_back_though_its_target_moved_since(db):
    begin_rapat(db, posisi=SEPTEMBER, tanggal="2025-10-05")
    done = edit_plan(db, DUE, {"laporan": "selesai"}, rapat=1, pelaku="Ani").entry
    moved = [tenggat_content(month) for month in ("2025-11", "2025-12")]
    plan_of_november = sample_content(
        [langkah_content("I.1.1", moved)], unggahan=2, posisi="2025-10-05", laporan_lengkap=False
    )
    moved[0]["laporan"] = "selesai"
    append_unggahan(db, plan_of_november)
    moved[0]["laporan"] = "proses"
    append_unggahan(db, plan_of_november | {"unggahan": 3})
    assert [laporan(db, day)[0] for day in (SEPTEMBER, OCTOBER)] == ["selesai", "proses"]
    cancel_change(db, SATKER, TAHUN, done.nomor, pelaku="Ani")
    assert [laporan(db, day)[0] for day in (SEPTEMBER, OCTOBER)] == ["belum", "proses"]
