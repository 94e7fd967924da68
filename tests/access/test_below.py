"""Test that a role holds for a satker and all below it in the register, and nowhere else.

And who did what: names, the reporter of a bukti, and who may take an unggahan back.
"""

import pytest

from monev.access import (
    LOCAL,
    NotAllowed,
    Visitor,
    check_entry,
    list_people,
    may_take_back,
    name_of,
    reporters,
)
from monev.database import Database
from monev.edits.single_edits import Target, edit
from monev.offices.office_register import OfficeRow, load_register
from monev.outputs.audit_log import AuditFilter, audit_lines
from monev.people.setting_up import add_person, people_seen_by
from tests.conftest import filled_by
from tests.makers import (
    SATKER,
    TAHUN,
    add_people,
    append_unggahan,
    langkah_content,
    sample_content,
    tenggat_content,
)

PROVINCE, NEIGHBOUR, OUTSIDE = "KPU Provinsi Uji", "KPU Provinsi Lain", "KPU Kabupaten Lain"
ROWS = [
    OfficeRow("00", "KPU RI", "", "pusat"),
    OfficeRow("18", PROVINCE, "00", "provinsi"),
    OfficeRow("19", NEIGHBOUR, "00", "provinsi"),
    OfficeRow("1801", SATKER, "18", "kabupaten_kota"),
    OfficeRow("1901", OUTSIDE, "19", "kabupaten_kota"),
]


@filled_by
def province(db: Database) -> None:
    append_unggahan(db.journal)
    append_unggahan(db.journal, satker=OUTSIDE)
    load_register(db, ROWS, pelaku=LOCAL.pelaku)
    add_people(
        db,
        provinsi={PROVINCE: "admin operator"},
        uji={SATKER: "operator"},
        luar={OUTSIDE: "operator"},
        pusat={"KPU RI": "pemeriksa"},
    )


def test_it_holds_below_also_at_the_journals_door_and_not_above_or_beside(province):
    person = list_people(province)["provinsi"]
    for satker in (PROVINCE, SATKER, "KPU RI", NEIGHBOUR, OUTSIDE, None):
        expected = satker in (PROVINCE, SATKER)
        assert person.may("lihat", satker) == expected, satker
        assert person.may("unggah", satker) == expected, satker
        assert not person.may("verifikasi", satker), satker
    assert list_people(province)["pusat"].may("verifikasi", SATKER), "two levels below"
    person = list_people(province)["uji"]
    assert person.may("unggah", SATKER)
    assert not person.may("lihat", PROVINCE)
    entry = {"jenis": "unggahan", "tahun": 2025, "content": {"langkah": []}}
    check_entry(province, pelaku="provinsi", satker=SATKER, **entry)
    with pytest.raises(NotAllowed):
        check_entry(province, pelaku="provinsi", satker=OUTSIDE, **entry)


def test_an_admin_sees_people_and_log_of_what_is_below_also_once_an_office_moved(province):
    admin = list_people(province)["provinsi"]
    assert [person.pelaku for person in people_seen_by(province, admin)] == ["provinsi", "uji"]
    assert set(audit_lines(province, admin, AuditFilter())["satker"]) == {SATKER}
    assert admin.places_of("atur_orang") == [SATKER, PROVINCE]
    moved = [row for row in ROWS if row.kode != "1801"]
    moved.append(OfficeRow("1801", SATKER, "19", "kabupaten_kota"))
    load_register(province, moved, pelaku=LOCAL.pelaku)
    assert not list_people(province)["provinsi"].may("lihat", SATKER)


PLACE = ("I.1.1", "2025-03", "SK")
NOTULENSI = ("I.1.1", "2025-03", "Notulensi")


def plan(unggahan: int, sk: str, notulensi: str) -> dict:
    """Return a plan of one langkah with these states of its two bukti."""
    tenggat = tenggat_content("2025-03", bukti={"SK": sk, "Notulensi": notulensi})
    return sample_content([langkah_content("I.1.1", [tenggat])], unggahan=unggahan)


@filled_by
def staffed(db: Database) -> None:
    """Store a langkah with two bukti, an admin and two operators."""
    append_unggahan(db.journal, plan(1, "belum_ada", "belum_ada"))
    add_people(db, budi={SATKER: "operator"})
    siti = Visitor("siti.rahma", "Siti Rahma", roles={SATKER: frozenset({"operator"})})
    add_person(db, siti, pelaku="utama")


def change(db, place: tuple[str, str, str], pelaku: str, **value: str) -> None:
    edit(db, SATKER, TAHUN, Target(*place), value, pelaku=pelaku)


def test_the_reporter_of_a_bukti_is_who_said_last_that_it_is_there(staffed):
    by_file = reporters(staffed, SATKER, TAHUN)[PLACE]
    change(staffed, PLACE, "siti.rahma", tautan="https://contoh.example/sk")
    change(staffed, PLACE, "budi", catatan="halaman 2")
    found = reporters(staffed, SATKER, TAHUN)
    assert found[PLACE] == "siti.rahma"  # a note does not say that the bukti is there
    assert found[NOTULENSI] == by_file
    kode, tenggat, bukti = PLACE
    one = reporters(staffed, SATKER, TAHUN, kode=kode, tenggat=tenggat, bukti=bukti)
    assert one == {PLACE: "siti.rahma"}


def test_a_later_file_that_says_no_other_of_a_bukti_is_not_its_reporters(staffed):
    """Otherwise the reporter could verify their own bukti once somebody else's file came."""
    append_unggahan(staffed, plan(2, "ada", "belum_ada"), pelaku="siti.rahma")
    append_unggahan(staffed, plan(3, "ada", "ada"), pelaku="budi")
    found = reporters(staffed, SATKER, TAHUN)
    assert (found[PLACE], found[NOTULENSI]) == ("siti.rahma", "budi")
    change(staffed, NOTULENSI, "budi", status="belum_ada")
    change(staffed, NOTULENSI, "siti.rahma", status="ada")
    append_unggahan(staffed, plan(6, "ada", "ada"), pelaku="budi")
    assert reporters(staffed, SATKER, TAHUN)[NOTULENSI] == "siti.rahma"


def test_an_unggahan_is_taken_back_by_its_author_or_an_admin_and_free_text_stays_a_name(staffed):
    people = list_people(staffed)
    assert may_take_back(people["siti.rahma"], SATKER, "siti.rahma")
    assert not may_take_back(people["budi"], SATKER, "siti.rahma")
    assert may_take_back(people["utama"], SATKER, "siti.rahma")
    assert may_take_back(LOCAL, SATKER, "siti.rahma")
    roles = {SATKER: frozenset({"operator"}), OUTSIDE: frozenset({"admin"})}
    admin_elsewhere = Visitor("luar", "Luar", roles=roles)
    assert not may_take_back(admin_elsewhere, SATKER, "siti.rahma")
    assert name_of(staffed, "siti.rahma") == "Siti Rahma"
    assert name_of(staffed, "komputer ini") == "komputer ini"
    assert name_of(staffed, "Tim ZI") == "Tim ZI"
