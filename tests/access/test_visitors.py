"""A role holds for a satker and all below it in the register, and nowhere else."""

import pytest

from monev.access import ACTIONS, LOCAL, NotAllowed, Visitor, check_entry, guest, list_people
from monev.database import Database
from monev.offices.office_register import OfficeRow, load_register
from monev.outputs.audit_log import AuditFilter, audit_lines
from monev.people.setting_up import people_seen_by
from tests.conftest import filled_by
from tests.makers import SATKER, add_people, append_unggahan

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


OTHER = "KPU Kabupaten Lain"


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


def test_who_has_only_tasks_sees_the_satker_of_these_tasks_and_no_other():
    hukum = Visitor("hukum", "Hukum", pics={SATKER: frozenset({"Kasubbag Hukum"})})
    assert hukum.may("lihat", SATKER)
    assert not hukum.may("lihat", OTHER)


def test_a_guest_only_looks_at_what_guests_are_shown_and_by_a_link_at_its_one_satker():
    everything, link = guest("semua"), guest("semua", SATKER)
    assert everything.may("lihat", SATKER) and everything.may("lihat", OTHER)
    assert (link.may("lihat", SATKER), link.may("lihat", OTHER)) == (True, False)
    assert not guest("tidak").may("lihat", SATKER)
    assert [action for action in ACTIONS if link.may(action, SATKER)] == ["lihat"]
