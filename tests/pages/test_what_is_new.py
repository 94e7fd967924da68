"""*Yang baru sejak Anda masuk …* on Ringkasan: what others stored since somebody signed in before,
and the versions on Riwayat that hold it.
"""

import pytest

from monev.database import Database
from monev.edits.single_edits import Target, cancel_change, edit
from monev.ui.page_table import RINGKASAN, RIWAYAT
from monev.writing.plan_versions import read_stored
from tests.makers import SATKER, TAHUN, add_people, append_unggahan
from tests.on_screen import address_of, written_text
from tests.page_runs import filled_with, reported_content, touch
from tests.pages.test_permission import fill_staffed

PLAN = {"satker": SATKER, "tahun": "2025", "posisi": "2025-10-10"}
NEW = "Yang baru sejak Anda masuk"
JUNE, JULY, OCTOBER = ("I.2.1", "2025-06"), ("V.a.1.1", "2025-07"), ("V.a.2.1", "2025-10")


def fill_in_august(db: Database) -> None:
    """Store the plan and the people of an office on 5 August."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MONEV_HARI_INI", "2025-08-05")
        fill_staffed(db)
        add_people(db, dua={SATKER: "operator"})


staffed = filled_with(fill_in_august)


def change(db: Database, pelaku: str, place: tuple[str, ...], **value: str) -> int:
    """Store what somebody says of a target or a bukti; return the number of the entry."""
    return edit(db, SATKER, TAHUN, Target(*place), value, pelaku=pelaku).entry.nomor


@pytest.fixture
def sign_in(staffed, look_as, today):
    """Let somebody sign in on a day."""

    def begin(person: str, day: str) -> None:
        today(day)
        look_as(staffed, person)

    return begin


def test_who_signs_in_again_reads_what_others_brought_and_opens_it(
    staffed, sign_in, open_page, today
):
    sign_in("operator", "2025-10-02")
    assert NEW not in written_text(open_page(RINGKASAN, **PLAN)), "the first time nothing is new"
    today("2025-10-03")
    change(staffed, "kasubbag", JULY, kendala="Menunggu tanda tangan")
    change(staffed, "kasubbag", JULY, kendala="Menunggu tanda tangan ketua")
    change(staffed, "kasubbag", (*JULY, "Notulensi"), tautan="https://contoh.example/notulensi")
    taken_back = change(staffed, "dua", JUNE, kendala="keliru")
    cancel_change(staffed, SATKER, TAHUN, taken_back, pelaku="dua")
    change(staffed, "operator", OCTOBER, kendala="Catatan saya sendiri")
    assert NEW not in written_text(open_page(RINGKASAN, **PLAN)), "signed in only once until now"
    number = read_stored(staffed, SATKER, TAHUN).next_number
    append_unggahan(staffed, {**reported_content(), "unggahan": number}, pelaku="dua")

    sign_in("operator", "2025-10-08")
    at = open_page(RINGKASAN, **PLAN)
    assert f"{NEW} 2 Oktober 2025 pukul " in written_text(at)
    assert ": 1 laporan, 1 bukti, 1 unggahan →" in written_text(at)
    assert address_of(at, NEW).startswith("/riwayat?")
    at = touch(at, NEW)
    said = written_text(at)
    assert "Dari orang lain sejak 2 Oktober 2025 pukul " in said
    assert "1 laporan, 1 bukti, 1 unggahan" in said
    assert shown_versions(at) == {"kasubbag", "3"}, "what was taken back and one's own are not"
    everything = {"1", "2", "3", "kasubbag", "operator"}
    assert shown_versions(touch(at, "← Semua versi")) == everything

    sign_in("kasubbag", "2025-10-09")
    assert NEW not in written_text(open_page(RINGKASAN, **PLAN)), "this person's first time"
    sign_in("operator", "2025-10-10")
    assert NEW not in written_text(open_page(RINGKASAN, **PLAN)), "nothing came since 8 October"


def shown_versions(at) -> set[str]:
    """List the files that stand on Riwayat by number, and by whom the rest was said."""
    labels = [fold.label for fold in at.expander if "gray[" in fold.label]
    named = (label.partition("gray[")[2].removeprefix("unggahan ") for label in labels)
    return {name.partition(" ")[0].rstrip(",").casefold() for name in named}


def test_nothing_is_told_new_to_who_did_not_sign_in_nor_of_ones_own_acts(
    staffed, sign_in, look_as, open_page
):
    sign_in("operator", "2025-10-02")
    change(staffed, "operator", JUNE, kendala="Masih menunggu")
    sign_in("operator", "2025-10-08")
    assert NEW not in written_text(open_page(RINGKASAN, **PLAN))
    look_as(staffed, None)
    assert NEW not in written_text(open_page(RINGKASAN, **PLAN))


def test_an_address_with_no_moment_of_this_world_shows_all_versions(staffed, open_page):
    for moment in ("", "kemarin", "9999-12-31T23:59", "0001-01-01", "9" * 40):
        assert shown_versions(open_page(RIWAYAT, **PLAN, sejak=moment)) == {"1", "2"}, moment


def test_riwayat_says_that_nothing_came_since_a_day(staffed, open_page):
    at = open_page(RIWAYAT, **PLAN, sejak="2025-10-01")
    said = "Dari orang lain sejak 1 Oktober 2025 pukul 00.00: tidak ada."
    assert said in written_text(at)
    assert shown_versions(at) == {"1", "2"}
