"""The items of an area's screen: late, lacking proof, or settled just now; each with all its documents."""

from __future__ import annotations

from datetime import date

import pytest

from monev import meeting
from monev.edits.single_edits import Target, edit
from tests.conftest import begins
from tests.makers import SATKER, TAHUN, append_unggahan, langkah_content, sample_content, tenggat_content
from tests.meeting.conftest import ANI


def store_areas(db) -> None:
    """Area I at 30 June: done and proven, done without proof, late, not due yet; area II: late."""
    selesai = {"laporan": "selesai", "tanggal_selesai": "2025-03-20"}
    content = [
        langkah_content("I.1.1", [tenggat_content("2025-01", **selesai, bukti={"SK": "ada"})]),
        langkah_content(
            "I.2.1", [tenggat_content("2025-04", **selesai, bukti={"SK": "ada", "Notulensi": "belum_ada"})]
        ),
        langkah_content("I.3.1", [tenggat_content("2025-02", bukti={"Laporan": "belum_ada", "Foto": "tidak_berlaku"})]),
        langkah_content("I.4.1", [tenggat_content("2025-11", bukti={"Laporan": "belum_ada"})]),
        langkah_content("II.1.1", [tenggat_content("2025-02")]),
    ]
    append_unggahan(db.journal, sample_content(content, posisi="2025-06-30"))
    db.catch_up()


beginning = begins(filled=store_areas)


@pytest.fixture
def r(filled):
    return meeting.open_rapat(
        filled, SATKER, TAHUN, judul="TW II", tanggal="2025-07-10", posisi=date(2025, 6, 30), **ANI
    )


def butir_of(db, r) -> list[tuple[str, str, dict[str, bool]]]:
    everything = meeting.area_items(db, meeting.rapat_view(db, r), r, "I")
    return [(b["kode"], b["status"], {d["nama"]: d["hadir"] for d in b["bukti"]}) for b in everything]


def test_late_ones_come_first_then_the_unproven_longest_due_first_with_every_document(filled, r):
    assert butir_of(filled, r) == [
        ("I.3.1", "terlambat", {"Laporan": False}),
        ("I.2.1", "selesai", {"SK": True, "Notulensi": False}),
    ]


def test_what_is_settled_in_the_meeting_keeps_its_place_until_it_ends(filled, r):
    for where, value in (
        (Target("I.3.1", "2025-02", "Laporan"), {"status": "ada"}),
        (Target("I.3.1", "2025-02"), {"laporan": "selesai"}),
    ):
        edit(filled, SATKER, TAHUN, where, value, rapat=r.nomor, **ANI)
    assert butir_of(filled, r)[0] == ("I.3.1", "selesai", {"Laporan": True})


def test_what_is_settled_stays_among_the_late_ones_where_it_was(filled, r):
    late_too = Target("I.3.1", "2025-02")
    edit(filled, SATKER, TAHUN, late_too, {"laporan": "selesai", "tanggal_selesai": "2025-02-20"}, rapat=r.nomor, **ANI)
    assert [kode for kode, _, _ in butir_of(filled, r)] == ["I.3.1", "I.2.1"]
    edit(filled, SATKER, TAHUN, Target("I.2.1", "2025-04"), {"laporan": "proses"}, rapat=r.nomor, **ANI)
    assert [(kode, status) for kode, status, _ in butir_of(filled, r)] == [("I.3.1", "selesai"), ("I.2.1", "terlambat")]


def test_the_months_of_one_langkah_are_one_line_and_what_needs_no_word_is_apart(db, journal):
    done = {"laporan": "selesai", "tanggal_selesai": "2025-02-20", "bukti": {"SK": "ada"}}
    months = [tenggat_content(f"2025-{m:02d}", **(done if m in (1, 2, 3) else {})) for m in range(1, 13)]
    content = [
        langkah_content("I.1.1", months, pic="Ketua"),
        langkah_content("I.2.1", [tenggat_content("2025-02", **done)]),
        langkah_content("I.3.1", [tenggat_content("2025-11")]),
    ]
    append_unggahan(journal, sample_content(content, posisi="2025-06-30"))
    db.catch_up()
    r = meeting.open_rapat(db, SATKER, TAHUN, judul="TW II", tanggal="2025-07-10", posisi=date(2025, 6, 30), **ANI)
    p = meeting.rapat_view(db, r)
    (monthly,) = meeting.group_by_langkah(db, p, "I", meeting.area_items(db, p, r, "I"))
    assert (monthly.kode, monthly.is_monthly, monthly.done, monthly.due) == ("I.1.1", True, 3, 6)
    assert [t["tenggat"] for t in monthly.opened] == ["2025-04", "2025-05", "2025-06"]
    on_plan = meeting.langkah_on_plan(db, p, "I", {"I.1.1"})
    assert [(one.kode, one.done, one.due) for one in on_plan] == [("I.2.1", 1, 1), ("I.3.1", 0, 0)]


def test_what_falls_due_until_the_next_meeting_is_named_whatever_the_day_of_posisi(db, journal, today):
    """At 7 October what is due on the 31st is not passed over; what is due after TW IV belongs to the next meeting."""
    today("2025-10-10")
    due = [tenggat_content(month) for month in ("2025-10", "2025-12", "2026-01")]
    append_unggahan(journal, sample_content([langkah_content("I.1.1", due)], posisi="2025-10-07"))
    db.catch_up()
    r = meeting.open_rapat(
        db, SATKER, TAHUN, judul="TW III", tanggal="2025-10-10", posisi=date(2025, 10, 7), periode="tw3", **ANI
    )
    p = meeting.rapat_view(db, r)
    assert list(meeting.read_area_screen(db, p, r, "I").soon["tenggat"]) == ["2025-10", "2025-12"]
    assert not next(one for one in meeting.screen_order(db, p, r) if one.area == "I").is_skipped


def test_the_version_of_the_record_stays_while_only_the_screen_moves(filled, r):
    beginning = meeting.record_version(filled, r)
    meeting.move_to_screen(filled, r, "situasi", **ANI)
    assert meeting.record_version(filled, r) == beginning
    meeting.add_attendance(filled, r, [("Siti", "")], **ANI)
    assert meeting.record_version(filled, r) > beginning
