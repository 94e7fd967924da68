"""What is kept of a person is given to that person, and taken away where it is not an office's
archive."""

import json
from io import BytesIO

import pytest
from openpyxl import load_workbook

from monev.access import NotAllowed, Visitor, acting_from, find_visitor, list_people, name_of
from monev.core.errors import MonevError, NotFound
from monev.core.typed_input import EntryRefused
from monev.database import Database
from monev.outputs.audit_log import AuditFilter, audit_lines
from monev.outputs.personal_data import as_json, as_xlsx, personal_data
from monev.people.setting_up import (
    add_person,
    change_person,
    close_person,
    invite_person,
    people_seen_by,
)
from monev.people.visits import accounts_of, note_machine
from monev.reminders.calendars import address_of, change_address, whose
from monev.reminders.due import stop, stopped_by
from tests.conftest import filled_by
from tests.makers import SATKER, add_people

OTHER = "KPU Kabupaten Lain"
NAME, MAIL, PASSWORD = "Siti Rahma, S.H.", "siti@kantor.go.id", "kuda lumping di sawah"


@filled_by
def office(db: Database) -> None:
    """An admin for everything, one of SATKER, and Siti, who has an account with everything in
    it."""
    add_people(db, budi={SATKER: "admin"}, dewi={OTHER: "operator"})
    roles = {SATKER: frozenset({"operator", "admin"})}
    add_person(db, Visitor("siti.rahma", NAME, email=MAIL, roles=roles), pelaku="budi")


@pytest.fixture
def siti(office: Database) -> str:
    """With a password, a session, a calendar, letters she wants no more, and something she did."""
    accounts = accounts_of(str(office.journal))
    accounts.set_password("siti.rahma", PASSWORD)
    session = accounts.begin_session("siti.rahma", origin="114.10.1.7 · Firefox").session
    change_address(office, whose(office, orang="siti.rahma"), is_new=True)
    stop(office, "siti.rahma", "tugas")
    acting_from("halaman", note_machine(str(office.journal), "114.10.1.7"))
    add_person(
        office, Visitor("eko", "Eko", roles={SATKER: frozenset({"pembaca"})}), pelaku="siti.rahma"
    )
    acting_from("")
    return session


def test_all_that_is_kept_of_a_person_is_given_and_no_secret(office, siti):
    data = personal_data(office, "siti.rahma", pelaku="budi")
    assert (data["orang"]["nama"], data["orang"]["surel"]) == (NAME, MAIL)
    assert "arsip kantor" in data["tidak_termasuk"]
    told = {row["hal"].partition(" sejak")[0]: row["isi"] for row in data["akun"]}
    assert told["Sesi"] == "114.10.1.7 · Firefox"
    assert told["Jenis email yang dihentikan"] == "tugas"
    assert [(row["siapa"], row["lewat"]) for row in data["catatan"]] == [
        ("tentang akunnya", ""),
        ("oleh orang ini", "halaman 114.10.1.7"),
    ]
    secret = address_of(office, whose(office, orang="siti.rahma")).rpartition("/")[2]
    for content in (
        as_json(data),
        as_json(personal_data(office, "siti.rahma", pelaku="siti.rahma")),
    ):
        assert json.loads(content)["orang"] == data["orang"]
        assert not any(hidden.encode() in content for hidden in (PASSWORD, siti, secret, "argon2"))
    book = load_workbook(BytesIO(as_xlsx(data)))
    assert book.sheetnames == ["Orang", "Akun", "Catatan", "Email"]
    assert NAME in {cell.value for row in book["Orang"].iter_rows() for cell in row}


def test_only_who_manages_a_person_in_whole_has_their_data_or_deletes_them(office, siti):
    for pelaku in ("dewi", "eko"):
        with pytest.raises(NotAllowed):
            personal_data(office, "siti.rahma", pelaku=pelaku)
        with pytest.raises(NotAllowed):
            close_person(office, "siti.rahma", pelaku=pelaku)
    with pytest.raises(NotFound):
        personal_data(office, "tidak.ada", pelaku="utama")
    with pytest.raises(EntryRefused, match="satu-satunya admin"):
        close_person(office, "utama", pelaku="utama")
    assert accounts_of(str(office.journal)).person_of(siti) == "siti.rahma"


def test_a_person_whose_data_are_deleted_is_named_nowhere_and_comes_in_no_more(office, siti):
    accounts, secret = (
        accounts_of(str(office.journal)),
        accounts_of(str(office.journal)).invite("siti.rahma"),
    )
    assert close_person(office, "siti.rahma", pelaku="budi") is not None
    assert (
        accounts.person_of(siti),
        accounts.invited(secret),
        accounts.password_since("siti.rahma"),
    ) == (None,) * 3
    assert (
        stopped_by(office, "siti.rahma"),
        address_of(office, whose(office, orang="siti.rahma")),
    ) == (
        frozenset(),
        "",
    )
    closed = list_people(office)["siti.rahma"]
    assert (closed.is_closed, closed.email, closed.is_active) == (True, "", False)
    assert name_of(office, "siti.rahma").startswith("Pengguna dihapus ")
    assert "siti.rahma" not in {
        who.pelaku for who in people_seen_by(office, find_visitor(office, "utama"))
    }
    lines = audit_lines(office, find_visitor(office, "utama"), AuditFilter()).to_csv()
    assert not any(word in lines for word in ("Siti", "siti", MAIL))
    assert "Pengguna dihapus" in lines
    assert close_person(office, "siti.rahma", pelaku="budi") is None, "nothing more is to be done"
    for work in (
        lambda: invite_person(office, "siti.rahma", pelaku="utama"),
        lambda: change_person(
            office, Visitor("siti.rahma", "Siti", is_active=True), pelaku="utama"
        ),
        lambda: personal_data(office, "siti.rahma", pelaku="utama"),
        lambda: add_person(
            office, Visitor("siti.rahma", "Siti", roles=closed.roles), pelaku="utama"
        ),
    ):
        with pytest.raises(MonevError):
            work()
