"""A meeting that judges TW II after something was recorded in July. It is held as if nothing had
come since, and its ticks are also seen today.
"""

from collections.abc import Callable
from datetime import date

import pytest

from monev import figures
from monev.core.typed_input import EntryRefused
from monev.database import Database, rows_of
from monev.edits.single_edits import Target, cancel_change
from monev.meeting import records
from monev.uploads import plan_upload, store_upload
from monev.writing.append import FieldClash
from monev.writing.content_of import read_langkah
from monev.writing.plan_versions import find_targets, read_stored
from tests.edits.material import edit_plan
from tests.makers import (
    SATKER,
    TAHUN,
    append_unggahan,
    langkah_content,
    sample_content,
    tenggat_content,
    values_of,
)
from tests.meeting.conftest import ANI, BUDI, NOTULENSI
from tests.uploads.material import bukti_row, langkah, make_reading, status_bukti

JUNE = date(2025, 6, 30)
NOW = date(2025, 7, 10)
UNDANGAN = Target("I.1.1", "2025-03", "Undangan")
MAY = Target("V.a.1.1", "2025-05")


@pytest.fixture
def july(filled, a_meeting) -> Database:
    """Store a file of 30 June, the meeting that judges it, and a PIC of I.1.1 on 10 July."""
    edit_plan(filled, Target("I.1.1"), {"pic": "Kasubbag Umum"}, **BUDI)
    return filled


def langkah_at(db, posisi: date, kode: str = "I.1.1") -> dict:
    view = figures.view_at(db, SATKER, TAHUN, posisi)
    return read_langkah(db, view, [kode])[kode]


def statuses(db, posisi: date) -> dict[str, str]:
    """Return the status of each bukti of I.1.1 at a posisi."""
    (tenggat,) = langkah_at(db, posisi)["tenggat"]
    return {bukti["nama"]: bukti["status"] for bukti in tenggat["bukti"]}


def status_at(db, posisi: date, where: Target) -> str:
    return statuses(db, posisi)[where.bukti]


def report_at(db, posisi: date, where: Target) -> tuple[str, str]:
    """Return the report of a tenggat at a posisi, and its status then."""
    view = figures.view_at(db, SATKER, TAHUN, posisi)
    rows = {(row["kode"], row["tenggat"]): row for row in rows_of(figures.tenggat(db, view))}
    found = rows[where.kode, where.tenggat]
    return found["laporan"], found["status"]


def pic_at(db, posisi: date) -> str | None:
    return langkah_at(db, posisi)["pic"]


def on_both_days(question: Callable, db: Database, *about: Target) -> list:
    """List the answers to a question at the posisi of the meeting and today."""
    return [question(db, day, *about) for day in (JUNE, NOW)]


def test_ticks_are_seen_at_the_meetings_posisi_and_today_and_count_once(july, a_meeting):
    result = edit_plan(
        july, NOTULENSI, {"status": "ada"}, rapat=1, seen={"status": "belum_ada"}, **ANI
    )
    assert ([each["berlaku"] for each in result.entry.isi["ubah"]], result.notes) == (
        [JUNE.isoformat()],
        (),
    )
    assert on_both_days(status_at, july, NOTULENSI) == ["ada", "ada"]
    # The July edit is none of the meeting's business, and is not lost either.
    assert on_both_days(pic_at, july) == [None, "Kasubbag Umum"]
    (rencana,) = figures.list_rencana(july)
    assert (rencana["unggahan"], rencana["posisi_terakhir"]) == (1, JUNE)
    edit_plan(july, MAY, {"laporan": "selesai", "tanggal_selesai": "2025-05-20"}, rapat=1, **BUDI)
    edit_plan(july, UNDANGAN, {"catatan": "tanpa cap"}, rapat=1, **ANI)
    assert on_both_days(report_at, july, MAY) == [("selesai", "selesai")] * 2
    told = records.read_rapat_changes(july, a_meeting)
    of_may = [("V.a.1.1", "laporan"), ("V.a.1.1", "tanggal_selesai")]
    assert values_of(told, "kode", "kolom") == [("I.1.1", "catatan"), *of_may, ("I.1.1", "status")]


def test_what_was_said_of_a_later_day_stands_today_and_a_report_is_replaced_in_whole(july):
    edit_plan(july, NOTULENSI, {"status": "terverifikasi"}, **BUDI)
    edit_plan(july, NOTULENSI, {"status": "ada"}, rapat=1, seen={"status": "belum_ada"}, **ANI)
    assert on_both_days(status_at, july, NOTULENSI) == ["ada", "terverifikasi"]
    edit_plan(july, NOTULENSI, {"status": "terverifikasi"}, rapat=1, **ANI)
    assert status_at(july, JUNE, NOTULENSI) == "terverifikasi", "so it is today already"
    edit_plan(july, MAY, {"laporan": "proses"}, **BUDI)
    edit_plan(july, MAY, {"laporan": "selesai", "tanggal_selesai": "2025-06-02"}, rapat=1, **ANI)
    at_meeting, today = on_both_days(report_at, july, MAY)
    assert (at_meeting[0], today[0]) == ("selesai", "proses")
    (newest,) = find_targets(langkah_at(july, NOW, MAY.kode), MAY.tenggat, None)
    assert newest["tanggal_selesai"] is None, "nor is a part of it left behind"


def test_two_recorders_of_the_meeting_clash_at_its_posisi(july, journal):
    of_both = {"rapat": 1, "seen": {"status": "belum_ada"}}
    edit_plan(july, NOTULENSI, {"status": "ada"}, **of_both, **ANI)
    before = journal.tip()
    with pytest.raises(FieldClash) as clash:
        edit_plan(july, NOTULENSI, {"status": "perlu_perbaikan"}, **of_both, **BUDI)
    assert clash.value.clashes[0].stored == "ada"
    with pytest.raises(EntryRefused):  # a day still to come
        edit_plan(
            july, MAY, {"laporan": "selesai", "tanggal_selesai": "2025-12-02"}, rapat=1, **BUDI
        )
    assert journal.tip() == before


def test_undo_takes_back_both_and_leaves_today_what_somebody_else_said_since(july, a_meeting):
    result = edit_plan(july, NOTULENSI, {"status": "ada"}, rapat=1, **ANI)
    edit_plan(july, UNDANGAN, {"catatan": "tanpa cap"}, rapat=1, **ANI)
    cancel_change(july, SATKER, TAHUN, result.entry.nomor, **ANI)
    assert on_both_days(status_at, july, NOTULENSI) == ["belum_ada", "belum_ada"]
    told = records.read_rapat_changes(july, a_meeting)
    assert values_of(told, "kolom", "ditarik") == [("catatan", False), ("status", True)]
    result = edit_plan(july, NOTULENSI, {"status": "ada"}, rapat=1, **ANI)
    edit_plan(july, NOTULENSI, {"status": "terverifikasi"}, **BUDI)
    cancel_change(july, SATKER, TAHUN, result.entry.nomor, **ANI)
    assert on_both_days(status_at, july, NOTULENSI) == ["belum_ada", "terverifikasi"]


def test_a_langkah_that_the_newest_plan_dropped_is_still_recorded_at_the_meetings_posisi(
    filled, journal, a_meeting
):
    only_v = [langkah_content("V.a.1.1", [tenggat_content("2025-09")])]
    append_unggahan(journal, sample_content(only_v, unggahan=2, posisi="2025-07-07"))
    edit_plan(filled, NOTULENSI, {"status": "ada"}, rapat=1, **ANI)
    assert status_at(filled, JUNE, NOTULENSI) == "ada"
    assert figures.view_at(filled, SATKER, TAHUN, NOW).unggahan == 2


def test_a_template_of_a_meetings_tick_takes_nothing_back_that_came_since(filled, a_meeting):
    origin = edit_plan(filled, NOTULENSI, {"status": "ada"}, rapat=1, **ANI).entry
    edit_plan(filled, Target("I.1.1"), {"pic": "Kasubbag Umum"}, **BUDI)
    july = filled
    rows = [
        bukti_row("I.1.1", "2025-03", "Undangan", "terverifikasi"),
        bukti_row("I.1.1", "2025-03", "Notulensi"),
    ]
    plan_rows = (
        langkah("I.1.1", "Maret 2025"),
        langkah("V.a.1.1", "Mei 2025, September 2025"),
        langkah("V.a.2.1", ""),
    )
    reading = make_reading(*plan_rows, bukti=rows, origin=origin)
    plan = plan_upload(july, reading, posisi=NOW)
    store_upload(july, plan, pelaku="operator", file=b"x", file_name="isian.xlsx", consent=True)
    newest = read_stored(july, SATKER, TAHUN).newest.content
    assert status_bukti(newest, "I.1.1", "2025-03") == {
        "Undangan": "terverifikasi",
        "Notulensi": "ada",
    }
    assert pic_at(july, NOW) == "Kasubbag Umum"
