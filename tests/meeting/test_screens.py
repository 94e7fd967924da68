"""The screens: the same places each time, the figures of the pages, and the items of an area."""

from datetime import date
from itertools import chain

import pytest

from monev import figures
from monev.core.dates import Periode
from monev.core.errors import NotFound
from monev.edits.single_edits import Target
from monev.meeting import acts, records, screens
from monev.writing.append import NewEntry, append_entry
from tests.conftest import filled_by
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
from tests.meeting.conftest import ANI, close

ALL_DONE = {"laporan": "selesai", "tanggal_selesai": "2025-03-20", "bukti": {"Undangan": "ada"}}


def kodes_of(rows) -> list[str]:
    return [row["kode"] for row in rows]


def keys_of(order: list[screens.Screen]) -> list[str]:
    return [screen.key for screen in order]


@filled_by
def four_area(db) -> None:
    """Store area I done, II late, III due next month and IV far away, at 30 June, with a report at
    the end of March.
    """
    everything = [
        langkah_content("I.1.1", [tenggat_content("2025-03", **ALL_DONE)], pic="Ketua"),
        langkah_content("II.1.1", [tenggat_content("2025-06")], pic="Sekretaris"),
        langkah_content("III.1.1", [tenggat_content("2025-07")]),
        langkah_content("IV.1.1", [tenggat_content("2025-12")]),
    ]
    begun = [tenggat_content("2025-03", laporan="proses")]
    reported = [langkah_content("I.1.1", begun, pic="Ketua"), *everything[1:]]
    append_unggahan(db.journal, sample_content(reported, posisi="2025-03-31"))
    append_unggahan(db, sample_content(everything, unggahan=2, posisi="2025-06-30"))


@pytest.fixture
def meeting(four_area):
    """Open the meeting of TW II."""
    return begin_rapat(four_area)


@pytest.fixture
def view(four_area, meeting):
    """Return the view of the meeting."""
    return records.rapat_view(four_area, meeting)


def test_every_area_has_a_screen_and_one_that_would_be_empty_is_left_out(four_area, view, meeting):
    areas = ["area-I", "area-II", "area-III", "area-IV"]
    before, after = (
        ["kehadiran", "pembukaan", "situasi", "peta", "linimasa"],
        ["target", "keputusan", "penutup"],
    )
    assert keys_of(screens.screen_order(four_area, view, meeting)) == [*before, *areas, *after]
    said = {"uraian": "Selesaikan", "pic": "Ketua", "batas": "2025-08-01"}
    acts.decide(four_area, meeting, **said, area="IV", **ANI)
    close(four_area, meeting)
    second = acts.open_rapat(four_area, SATKER, TAHUN, judul="Lagi", tanggal="2025-07-10", **ANI)
    order = screens.screen_order(four_area, records.rapat_view(four_area, second), second)
    assert keys_of(order)[1:3] == ["pembukaan", "tindak-lanjut"]


def test_the_figures_are_those_of_every_page_and_changes_told_against_the_triwulan_before(
    four_area, view, meeting
):
    result = screens.read_area_screen(four_area, view, meeting, "II")
    assert (result.counts["terlambat"], len(result.missing)) == (1, 1)
    assert [item.kode for item in result.items] == ["II.1.1"]
    assert {row["area"] for row in result.matrix} == {"II"}
    third = screens.read_area_screen(four_area, view, meeting, "III")
    assert kodes_of(third.soon) == ["III.1.1"]
    with pytest.raises(NotFound):
        screens.read_area_screen(four_area, view, meeting, "IX")

    ringkasan = figures.ringkasan(four_area, view)
    assert view.posisi_sebelum == date(2025, 3, 31)
    assert (ringkasan.previous.selesai, ringkasan.current.selesai) == (0, 1)


def test_without_anything_stored_by_then_no_earlier_state_is_made_up(filled, a_meeting):
    view = records.rapat_view(filled, a_meeting)
    ringkasan = figures.ringkasan(filled, view)
    assert ringkasan.previous is None
    assert (ringkasan.current.selesai, ringkasan.current.terlambat) == (1, 1)


@pytest.mark.parametrize(
    ("posisi", "triwulan", "kode"),
    [
        (date(2025, 6, 30), 2, ["III.1.1"]),
        (date(2025, 7, 10), 2, ["III.1.1"]),
        (date(2025, 9, 30), 3, ["IV.1.1"]),
    ],
)
def test_coming_targets_are_those_of_the_triwulan_after_the_periode(
    four_area, posisi, triwulan, kode
):
    view = figures.view_at(four_area, SATKER, TAHUN, posisi)
    assert kodes_of(screens.next_targets(four_area, view, Periode(TAHUN, triwulan))) == kode


@filled_by
def items(db) -> None:
    """Store area I at 30 June: done and proven, done without proof, late, not due yet; and area II:
    late.
    """
    selesai = {"laporan": "selesai", "tanggal_selesai": "2025-03-20"}
    half = {"SK": "ada", "Notulensi": "belum_ada"}
    late = {"Laporan": "belum_ada", "Foto": "tidak_berlaku"}
    content = [
        langkah_content("I.1.1", [tenggat_content("2025-01", **selesai, bukti={"SK": "ada"})]),
        langkah_content("I.2.1", [tenggat_content("2025-04", **selesai, bukti=half)]),
        langkah_content("I.3.1", [tenggat_content("2025-06", bukti=late)]),
        langkah_content("I.4.1", [tenggat_content("2025-11", bukti={"Laporan": "belum_ada"})]),
        langkah_content("II.1.1", [tenggat_content("2025-02")]),
    ]
    append_unggahan(db, sample_content(content, posisi="2025-06-30"))


@pytest.fixture
def rapat(items):
    return begin_rapat(items)


def butir_of(db, rapat) -> list[tuple[str, str, dict[str, bool]]]:
    items = screens.read_area_screen(db, records.rapat_view(db, rapat), rapat, "I").items
    told = []
    for row in chain.from_iterable(item.opened for item in items):
        present = {bukti["bukti"]: bukti["hadir"] for bukti in row["bukti"]}
        told.append((row["kode"], row["status"], present))
    return told


def test_late_ones_come_first_then_the_unproven_and_what_is_settled_keeps_its_place(items, rapat):
    unproven = ("I.2.1", "selesai", {"SK": True, "Notulensi": False})
    assert butir_of(items, rapat) == [("I.3.1", "terlambat", {"Laporan": False}), unproven]
    for where, value in (
        (Target("I.3.1", "2025-06", "Laporan"), {"status": "ada"}),
        (Target("I.3.1", "2025-06"), {"laporan": "selesai", "tanggal_selesai": "2025-06-20"}),
    ):
        edit_plan(items, where, value, rapat=rapat.nomor, **ANI)
    proven = ("I.3.1", "selesai", {"Laporan": True})
    assert butir_of(items, rapat) == [proven, unproven]
    edit_plan(items, Target("I.2.1", "2025-04"), {"laporan": "proses"}, rapat=rapat.nomor, **ANI)
    assert butir_of(items, rapat) == [
        proven,
        ("I.2.1", "terlambat", {"SK": True, "Notulensi": False}),
    ]


def test_the_months_of_one_langkah_are_one_line_and_what_needs_no_word_is_apart(db, journal):
    done = {"laporan": "selesai", "tanggal_selesai": "2025-02-20", "bukti": {"SK": "ada"}}
    months = [tenggat_content(f"2025-0{month}", **done) for month in (1, 2, 3)]
    months += [tenggat_content(f"2025-0{month}") for month in range(4, 10)]
    content = [
        langkah_content("I.1.1", months, pic="Ketua"),
        langkah_content("I.2.1", [tenggat_content("2025-02", **done)]),
        langkah_content("I.3.1", [tenggat_content("2025-11")]),
    ]
    append_unggahan(db, sample_content(content, posisi="2025-06-30"))
    rapat = begin_rapat(db)
    view = records.rapat_view(db, rapat)
    content = screens.read_area_screen(db, view, rapat, "I")
    (monthly,) = content.items
    assert (monthly.kode, monthly.is_monthly, monthly.done, monthly.due) == ("I.1.1", True, 3, 6)
    assert [row["tenggat"] for row in monthly.opened] == ["2025-04", "2025-05", "2025-06"]
    assert [(item.kode, item.done, item.due) for item in content.on_plan] == [
        ("I.2.1", 1, 1),
        ("I.3.1", 0, 0),
    ]


def test_what_falls_due_until_the_next_meeting_is_named_whatever_the_day_of_posisi(
    db, journal, today
):
    """Name on 7 October a target due on the 31st; one due after TW IV belongs to the next
    meeting.
    """
    today("2025-10-10")
    due = [tenggat_content(month) for month in ("2025-10", "2025-12", "2026-01")]
    append_unggahan(db, sample_content([langkah_content("I.1.1", due)], posisi="2025-10-07"))
    rapat = begin_rapat(db, tanggal="2025-10-10", periode="tw3")
    view = records.rapat_view(db, rapat)
    assert [row["tenggat"] for row in screens.read_area_screen(db, view, rapat, "I").soon] == [
        "2025-10",
        "2025-12",
    ]


def test_an_entry_of_a_screen_that_led_a_meeting_stays_readable_and_counts_nothing(items, rapat):
    """Versions before 2.0 stored where a meeting was, and which screen led it."""
    beginning = records.record_version(items, rapat)
    before = {"judul": rapat.judul, "tanggal": "2025-07-10", "posisi": "2025-06-30", "tempat": ""}
    before |= {"pemimpin": "", "notulis": "", "status": "berlangsung", "layar": ""}
    moved = {**before, "layar": "situasi", "memimpin": "laptop", "diikuti": "0" * 64}
    change = {"benda": "rapat", "nomor": rapat.nomor, "dari": before, "ke": moved}
    entry = {"rapat": rapat.nomor, "peristiwa": "layar", "menarik": None, "ubah": [change]}
    append_entry(items, NewEntry("rapat", SATKER, TAHUN, entry), pelaku="Ani")
    assert records.record_version(items, rapat) == beginning
    assert "layar" not in {event["peristiwa"] for event in records.read_events(items, rapat)}
    acts.add_attendance(items, rapat, [("Siti", "")], **ANI)
    assert records.record_version(items, rapat) > beginning
