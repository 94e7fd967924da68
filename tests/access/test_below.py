"""A role holds for a satker and for all that is below it in the register, and nowhere else; who did
what: names, the reporter of a bukti, whose unggahan may be taken back."""

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
    )


def test_it_holds_below_also_at_the_journals_door_and_not_above_or_beside(province):
    person = list_people(province)["provinsi"]
    for satker in (PROVINCE, SATKER, "KPU RI", NEIGHBOUR, OUTSIDE, None):
        expected = satker in (PROVINCE, SATKER)
        assert person.may("lihat", satker) == expected, satker
        assert person.may("unggah", satker) == expected, satker
        assert not person.may("verifikasi", satker), satker
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
    moved = [
        row if row.kode != "1801" else OfficeRow("1801", SATKER, "19", "kabupaten_kota")
        for row in ROWS
    ]
    load_register(province, moved, pelaku=LOCAL.pelaku)
    assert not list_people(province)["provinsi"].may("lihat", SATKER)


PLACE = ("I.1.1", "2025-03", "SK")


@filled_by
def staffed(db: Database) -> None:
    """One langkah with one bukti, an admin and two operators."""
    tenggat = tenggat_content("2025-03", bukti={"SK": "belum_ada", "Notulensi": "belum_ada"})
    append_unggahan(db.journal, sample_content([langkah_content("I.1.1", [tenggat])]))
    add_people(db, budi={SATKER: "operator"})
    add_person(
        db,
        Visitor("siti.rahma", "Siti Rahma", roles={SATKER: frozenset({"operator"})}),
        pelaku="utama",
    )


def bring(db, pelaku: str, **value: str) -> None:
    edit(db, SATKER, TAHUN, Target(*PLACE), value, pelaku=pelaku)


def test_the_reporter_of_a_bukti_is_who_said_last_that_it_is_there(staffed):
    by_file = reporters(staffed, SATKER, TAHUN)[PLACE]
    bring(staffed, "siti.rahma", tautan="https://contoh.example/sk")
    bring(staffed, "budi", catatan="halaman 2")
    found = reporters(staffed, SATKER, TAHUN)
    assert found[PLACE] == "siti.rahma", "a note says nothing of its being there"
    assert found[("I.1.1", "2025-03", "Notulensi")] == by_file
    assert reporters(staffed, SATKER, TAHUN, kode=PLACE[0], tenggat=PLACE[1], bukti=PLACE[2]) == {
        PLACE: "siti.rahma"
    }


def test_a_later_file_that_says_no_other_of_a_bukti_is_not_its_reporters(staffed):
    """Else who brought it could verify it themselves once somebody else's file came."""
    later = ("I.1.1", "2025-03", "Notulensi")
    for number, pelaku, notulensi in ((2, "siti.rahma", "belum_ada"), (3, "budi", "ada")):
        tenggat = tenggat_content("2025-03", bukti={"SK": "ada", "Notulensi": notulensi})
        append_unggahan(
            staffed,
            sample_content([langkah_content("I.1.1", [tenggat])], unggahan=number),
            pelaku=pelaku,
        )
    found = reporters(staffed, SATKER, TAHUN)
    assert (found[PLACE], found[later]) == ("siti.rahma", "budi")
    edit(staffed, SATKER, TAHUN, Target(*later), {"status": "belum_ada"}, pelaku="budi")
    edit(staffed, SATKER, TAHUN, Target(*later), {"status": "ada"}, pelaku="siti.rahma")
    tenggat = tenggat_content("2025-03", bukti={"SK": "ada", "Notulensi": "ada"})
    append_unggahan(
        staffed, sample_content([langkah_content("I.1.1", [tenggat])], unggahan=6), pelaku="budi"
    )
    assert reporters(staffed, SATKER, TAHUN)[later] == "siti.rahma", (
        "said in the app, and by the file again"
    )


def test_an_unggahan_is_taken_back_by_its_author_or_an_admin_and_free_text_stays_a_name(staffed):
    people = list_people(staffed)
    assert may_take_back(people["siti.rahma"], SATKER, "siti.rahma")
    assert not may_take_back(people["budi"], SATKER, "siti.rahma")
    assert may_take_back(people["utama"], SATKER, "siti.rahma")
    assert may_take_back(LOCAL, SATKER, "siti.rahma")
    assert name_of(staffed, "siti.rahma") == "Siti Rahma"
    assert name_of(staffed, "komputer ini") == "komputer ini"
    assert name_of(staffed, "Tim ZI") == "Tim ZI"
