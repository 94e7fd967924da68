"""A role holds for a satker and for all that is below it in the register, and nowhere else."""

import pytest

from monev.access import LOCAL, NotAllowed, check_entry, list_people
from monev.database import Database
from monev.offices import OfficeRow, load_register
from monev.outputs.audit_log import AuditFilter, audit_lines
from monev.people.invitations import people_seen_by
from tests.makers import SATKER, add_people, append_unggahan

PROVINCE, NEIGHBOUR, OUTSIDE = "KPU Provinsi Uji", "KPU Provinsi Lain", "KPU Kabupaten Lain"
ROWS = [
    OfficeRow("00", "KPU RI", "", "pusat"),
    OfficeRow("18", PROVINCE, "00", "provinsi"),
    OfficeRow("19", NEIGHBOUR, "00", "provinsi"),
    OfficeRow("1801", SATKER, "18", "kabupaten_kota"),
    OfficeRow("1901", OUTSIDE, "19", "kabupaten_kota"),
]


@pytest.fixture
def province(db: Database, journal) -> Database:
    append_unggahan(journal)
    append_unggahan(journal, satker=OUTSIDE)
    load_register(db, ROWS, pelaku=LOCAL.pelaku)
    add_people(db, provinsi={PROVINCE: "admin operator"}, uji={SATKER: "operator"}, luar={OUTSIDE: "operator"})
    return db


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


def test_an_office_that_moves_takes_the_roles_of_its_new_head(province):
    moved = [row if row.kode != "1801" else OfficeRow("1801", SATKER, "19", "kabupaten_kota") for row in ROWS]
    load_register(province, moved, pelaku=LOCAL.pelaku)
    assert not list_people(province)["provinsi"].may("lihat", SATKER)


def test_an_admin_sees_people_and_the_log_of_what_is_below_only(province):
    admin = list_people(province)["provinsi"]
    assert [person.pelaku for person in people_seen_by(province, admin)] == ["provinsi", "uji"]
    assert {line["satker"] for line in audit_lines(province, admin, AuditFilter())} == {SATKER}
    assert admin.places_of("atur_orang") == [SATKER, PROVINCE]
