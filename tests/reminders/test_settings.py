"""The mail server of an office: each refusal stands at its field. The password is not in the
journal and goes to no other server.
"""

import pytest

from monev.access import NotAllowed
from monev.core.errors import BadSetting
from monev.core.public_address import public_address
from monev.core.roles import EVERY_SATKER, LOCAL_ACTOR
from monev.core.typed_input import EntryRefused
from monev.offices.office_register import OfficeRow, load_register
from monev.outputs.settings import change_setting
from monev.people.accounts import accounts_of
from monev.reminders.mail import KINDS, password_of, read_settings, store_settings
from monev.reminders.rounds import offices_with_mail
from tests.makers import SATKER, refused_at
from tests.reminders.post_office import BASE, PASSWORD, employ, plan, set_up

GOOD = {
    "server": "smtp.kantor.go.id",
    "port": 587,
    "keamanan": "starttls",
    "nama": "zi@kantor.go.id",
    "jam": 7,
    "pengirim": "zi@kantor.go.id",
    "jenis": ["tugas"],
}


@pytest.fixture
def office(db):
    plan(db, {"Kasubbag A": ["2025-12"]})
    employ(db, "utama", roles={EVERY_SATKER: {"admin"}})
    employ(db, "kepala", roles={SATKER: {"admin"}})
    employ(db, "cek", roles={SATKER: {"pemeriksa"}})
    return db


def test_the_password_is_beside_those_of_people_and_never_in_the_journal(office):
    kept = store_settings(office, SATKER, GOOD, PASSWORD, pelaku="kepala")
    assert kept.pengirim == "zi@kantor.go.id"
    assert password_of(office, read_settings(office, SATKER)) == PASSWORD
    everything = b"".join(
        path.read_bytes() for path in office.journal.store.file.rglob("*") if path.is_file()
    )
    assert PASSWORD.encode() not in everything
    assert PASSWORD not in str(office.ask("offices/settings", hal="surel", satker=None))


def test_another_server_name_or_way_does_not_get_the_password_that_was_typed_for_this_one(office):
    store_settings(office, SATKER, GOOD, PASSWORD, pelaku="kepala")
    for other in (
        {"server": "smtp.lain.id"},
        {"port": 2525},
        {"nama": "lain"},
        {"keamanan": "tls"},
    ):
        with refused_at(sandi=""):
            store_settings(office, SATKER, GOOD | other, "", pelaku="kepala")
    kept = store_settings(office, SATKER, GOOD | {"jam": 8}, "", pelaku="kepala")
    assert (kept.jam, password_of(office, kept)) == (8, PASSWORD)


WRONG = (
    ("server", "smtp kantor"),
    ("server", "smtp.id\r\nx"),
    ("port", 0),
    ("keamanan", "ssl"),
    ("pengirim", "zi"),
    ("pengirim", "zi@x.id>\r\nBcc: a@b.id"),
    ("jam", 24),
)


def test_what_is_none_is_refused_at_its_field_and_nothing_is_stored(office):
    before = office.journal.tip()
    for field, value in WRONG:
        with pytest.raises(EntryRefused) as refused:
            store_settings(office, SATKER, GOOD | {field: value}, PASSWORD, pelaku="kepala")
        assert field in refused.value.entries, (field, value)
    assert office.journal.tip() == before
    assert accounts_of(str(office.journal)).kept("surel") == {}


def test_only_who_manages_an_office_sets_its_server_and_for_all_only_who_manages_all(office):
    for pelaku, satker in (
        ("cek", SATKER),
        ("kepala", EVERY_SATKER),
        ("kepala", "KPU Kabupaten Lain"),
    ):
        with pytest.raises(NotAllowed):
            store_settings(office, satker, GOOD, PASSWORD, pelaku=pelaku)
    assert accounts_of(str(office.journal)).kept("surel") == {}


def test_what_an_office_above_set_holds_before_what_is_set_for_all(office):
    rows = [
        OfficeRow("18", "KPU Provinsi Uji", "", "provinsi"),
        OfficeRow("1801", SATKER, "18", "kabupaten_kota"),
    ]
    load_register(office, rows, pelaku=LOCAL_ACTOR)
    for number, place in enumerate((EVERY_SATKER, "KPU Provinsi Uji"), start=25):
        set_up(office, number, place)
    ports = {place: settings.port for place, settings in offices_with_mail(office).items()}
    assert ports == {SATKER: 26, EVERY_SATKER: 25}


def test_the_machines_own_letter_goes_by_the_machines_own_server_or_not_at_all(office):
    """Otherwise the server of one office would carry it, and the admin of that office could read
    the stop address of the machine's admin.
    """
    store_settings(office, SATKER, GOOD | {"jenis": [*KINDS]}, PASSWORD, pelaku="kepala")
    assert set(offices_with_mail(office)) == {SATKER}
    set_up(office, 25, EVERY_SATKER)
    assert offices_with_mail(office)[EVERY_SATKER].satker == EVERY_SATKER


def test_where_links_lead_is_said_by_who_runs_the_machine_and_by_no_office(office, monkeypatch):
    kept = {**GOOD, "alamat": "https://lain.example"}
    change_setting(office, SATKER, "surel", lambda _: kept, pelaku=LOCAL_ACTOR)
    assert offices_with_mail(office)[SATKER].server == GOOD["server"], (
        "one of before is read as well"
    )
    assert public_address() == BASE
    monkeypatch.delenv("MONEV_TAUTAN")
    assert (public_address(), offices_with_mail(office)) == ("", {}), "no letter that leads nowhere"
    monkeypatch.setenv("MONEV_ALAMAT", "https://zi.kantor.lan/")
    assert public_address() == "https://zi.kantor.lan"
    for wrong in ("zi.kantor.go.id", "https://zi.kantor.go.id/halaman", "https://x.id/?a"):
        monkeypatch.setenv("MONEV_TAUTAN", wrong)
        with pytest.raises(BadSetting):
            public_address()


def test_what_is_set_for_all_holds_for_who_set_nothing_and_an_own_one_without_server_sends_nothing(
    office,
):
    assert offices_with_mail(office) == {}
    set_up(office, 25, EVERY_SATKER)
    assert set(offices_with_mail(office)) == {SATKER, EVERY_SATKER}
    assert offices_with_mail(office)[SATKER] == read_settings(office, EVERY_SATKER)
    store_settings(office, SATKER, GOOD | {"jam": 9}, PASSWORD, pelaku=LOCAL_ACTOR)
    assert offices_with_mail(office)[SATKER] == read_settings(office, SATKER)
    store_settings(office, SATKER, GOOD | {"server": "", "nama": ""}, "", pelaku=LOCAL_ACTOR)
    assert set(offices_with_mail(office)) == {EVERY_SATKER}
