"""The controls for each visitor: those that store are there for who may, a sentence is there for
who may not.
"""

from dataclasses import replace
from datetime import date

import pytest

from monev.access import NotAllowed, Visitor, list_people
from monev.core.roles import ROLES
from monev.database import Database
from monev.edits.single_edits import Target, edit
from monev.figures import view_at
from monev.people.accounts import accounts_of
from monev.people.setting_up import add_person, change_person
from monev.ui.address import Choice
from monev.ui.context import Context, look_again
from monev.ui.guard import guarded
from monev.ui.page_table import KESENJANGAN, RAPAT, RIWAYAT, UNGGAH
from monev.writing.append import NewEntry, append_entry
from tests.desk import cells_on, open_more, row_on, rows_on
from tests.makers import SATKER, TAHUN, add_people
from tests.on_screen import written_text
from tests.page_runs import (
    buttons_on,
    fill_situation,
    filled_with,
    has_field,
    has_fold,
    press,
    unfold,
)

TENGGAT_LATE = "I.2.1"
OWN_PIC = "V.a.1.1"


def fill_staffed(db: Database) -> None:
    """Store the reported plan, an admin, one person of each role, one of another satker, and a
    Kasubbag without a role.
    """
    fill_situation(db, "dilaporkan")
    add_people(
        db, **{role: {SATKER: role} for role in ROLES}, lain={"KPU Kabupaten Lain": " ".join(ROLES)}
    )
    add_person(
        db,
        Visitor("kasubbag", "Kasubbag Hukum", pics={SATKER: frozenset({"kasubbag  hukum"})}),
        pelaku="utama",
    )


staffed = filled_with(fill_staffed)


def offers(at, words: str) -> bool:
    """True if a button, a field or a cell on the page is called so."""
    if any("w" in cells_on(at, row).get(words, ()) for row in rows_on(at)):
        return True
    return has_field(at, words) or any(label.startswith(words) for label in buttons_on(at))


# What a page shows → who is offered it. The machine itself is offered everything, as in the other
# tests of the pages.
OFFERED = {
    (UNGGAH, ""): ("Excel", {"operator"}),
    (RAPAT, ""): ("Buka rapat", {"pemeriksa"}),
    (RIWAYAT, ""): ("Batalkan versi ini", {"admin"}),
    (KESENJANGAN, TENGGAT_LATE): ("Selesai", {"operator"}),
    (KESENJANGAN, OWN_PIC): ("Selesai", {"operator", "kasubbag"}),
}


@pytest.mark.parametrize("place", OFFERED, ids=lambda place: f"{place[0].address}-{place[1]}")
def test_a_control_is_there_for_who_may_use_it(staffed, look_as, open_page, place):
    page, kode = place
    words, allowed = OFFERED[place]
    for person in (*ROLES, "kasubbag"):
        look_as(staffed, person)
        asked = {"versi": "2"} if page == RIWAYAT else {}
        at = open_page(page, **({"langkah": kode} if kode else asked))
        if has_fold(at, "Batalkan …"):
            at = unfold(at, "Batalkan …")
        assert offers(at, words) == (person in allowed), (person, written_text(at))
        is_checker = person == "pemeriksa" and bool(kode)
        if person not in allowed and page != RIWAYAT and not is_checker:
            assert "Hanya melihat" in written_text(at), person


def test_a_cancelled_version_is_restored_by_an_admin_or_by_whom_it_was_stored(
    staffed, look_as, open_page
):
    content = {"unggahan": 2, "alasan": "latihan"}
    staffed.journal.add(
        jenis="pembatalan", pelaku="utama", satker=SATKER, tahun=TAHUN, content=content
    )
    for person in ("operator", "admin"):
        look_as(staffed, person)
        assert offers(open_page(RIWAYAT), "Pulihkan") == (person == "admin"), person


def bukti_form(open_page, kode: str = TENGGAT_LATE):
    """Open the panel of a langkah, with all that its row has."""
    return open_more(open_page(KESENJANGAN, langkah=kode), f"{kode} 2025-06")


def statuses(at) -> list[str]:
    documents = row_on(at, f"{TENGGAT_LATE} 2025-06")["more"]
    (cells,) = [each["cells"] for each in documents if each["label"] == "SK"]
    return [each["t"] for each in cells if each["w"] == "status SK"]


def test_only_a_checker_is_offered_what_a_checker_says(staffed, look_as, open_page):
    look_as(staffed, "operator")
    at = bukti_form(open_page)
    assert statuses(at) == ["Belum ada", "Ada", "Tidak berlaku"]
    look_as(staffed, "pemeriksa")
    at = bukti_form(open_page)
    assert statuses(at) == ["Belum ada", "Perlu perbaikan", "Terverifikasi"]
    assert "Tautan, atau" not in written_text(at), "a checker brings nothing"
    assert "contoh.example/berkas" in written_text(at), "but opens what there is"
    edit(
        staffed,
        SATKER,
        TAHUN,
        Target(TENGGAT_LATE, "2025-06", "SK"),
        {"status": "terverifikasi"},
        pelaku="pemeriksa",
    )
    look_as(staffed, "operator")
    assert not statuses(bukti_form(open_page)), "who reports does not take a checker's word away"


def test_an_admin_lets_who_reports_record_meetings_with_one_touch(staffed, look_as, open_page):
    grant = "Izinkan Operator mencatat rapat"
    look_as(staffed, "operator")
    assert grant not in buttons_on(open_page(RAPAT))
    look_as(staffed, "admin")
    at = open_page(RAPAT)
    (button,) = [button for button in at.button if button.label == grant]
    button.click().run()
    assert "Operator boleh mencatat rapat." in written_text(at)
    assert grant not in buttons_on(at)
    look_as(staffed, "operator")
    assert "Buka rapat" in buttons_on(open_page(RAPAT))


def test_who_reported_it_is_told_beforehand_that_another_checks(staffed, look_as, open_page):
    add_people(staffed, dua={SATKER: "operator pemeriksa"})
    place = Target(TENGGAT_LATE, "2025-06", "SK")
    edit(staffed, SATKER, TAHUN, place, {"status": "ada"}, pelaku="dua")
    look_as(staffed, "dua")
    at = bukti_form(open_page)
    assert "Terverifikasi" not in statuses(at)
    assert "Anda laporkan sendiri" in written_text(at)
    edit(
        staffed, SATKER, TAHUN, place, {"tautan": "https://contoh.example/lain"}, pelaku="operator"
    )
    at = bukti_form(open_page)
    assert "Terverifikasi" in statuses(at)


def test_who_has_no_role_here_reads_what_to_do_and_who_has_one_only_elsewhere_sees_no_plan(
    staffed, look_as, open_page
):
    look_as(staffed, "kasubbag")
    assert "minta admin memberi peran operator" in written_text(open_page(UNGGAH))
    assert "minta admin memberi peran pemeriksa" in written_text(open_page(RAPAT))
    add_people(staffed, baru={"KPU Kabupaten Lain": "pembaca"})
    look_as(staffed, "baru")
    at = open_page(RIWAYAT)
    assert "Minta admin memberi peran" in written_text(at)
    assert not at.file_uploader
    assert not at.get("page_link")
    assert SATKER not in written_text(at)


def test_a_guest_looks_and_is_told_to_sign_in(staffed, look_as, open_page):
    append_entry(staffed, NewEntry("tamu", None, None, {"terlihat": "semua"}), pelaku="utama")
    look_as(staffed, None)
    assert "tekan Masuk di atas untuk mencatat rapat" in written_text(open_page(RAPAT))
    at = open_page(KESENJANGAN, langkah=TENGGAT_LATE)
    assert "tekan Masuk di atas untuk melaporkan realisasi dan bukti" in written_text(at)
    assert not rows_on(at)


def test_a_page_whose_session_has_ended_stores_nothing_and_leads_to_sign_in(
    staffed, look_as, open_page
):
    look_as(staffed, "pemeriksa")
    at = open_page(RAPAT)
    before = staffed.journal.tip()
    accounts_of(str(staffed.journal)).end_sessions("pemeriksa")
    at = press(at, "Buka rapat")
    assert "Anda perlu masuk" in written_text(at)
    assert SATKER not in written_text(at)
    assert staffed.journal.tip() == before


def test_what_runs_without_the_router_shows_nothing_to_who_may_no_longer_look(staffed, look_as):
    view = view_at(staffed, SATKER, TAHUN, date(2025, 9, 30))
    drawn = Context(
        staffed, Choice(SATKER, TAHUN, view.posisi), view, list_people(staffed)["pembaca"]
    )
    look_as(staffed, "pembaca")
    assert look_again(drawn).visitor.pelaku == "pembaca"
    shown: list[Context] = []
    fragment = guarded(shown.append)
    elsewhere = {"KPU Kabupaten Lain": frozenset({"pembaca"})}
    reader = replace(list_people(staffed)["pembaca"], roles=elsewhere)
    change_person(staffed, reader, pelaku="utama")
    with pytest.raises(NotAllowed, match="tidak lagi terbuka"):
        look_again(drawn)
    fragment(drawn)
    assert shown == []
