"""Test that a person gets all data kept of them, and that all but the office's archive goes."""

import json
from io import BytesIO

import pytest
from openpyxl import load_workbook

from monev.access import NotAllowed, Visitor, acting_from, find_visitor, list_people, name_of
from monev.core import clock
from monev.core.content import Notice, Notices, as_content
from monev.core.errors import MonevError, NotFound
from monev.core.roles import LOCAL_ACTOR
from monev.core.typed_input import EntryRefused
from monev.database import Database
from monev.outputs.audit_log import AuditFilter, audit_lines
from monev.outputs.personal_data import as_json, as_xlsx, personal_data
from monev.people.accounts import accounts_of
from monev.people.machines import note_machine
from monev.people.setting_up import (
    add_person,
    change_person,
    close_person,
    invite_person,
    people_seen_by,
)
from monev.reminders.due import stop, stopped_by
from monev.writing.append import NewEntry, append_entry
from tests.conftest import filled_by
from tests.makers import SATKER, add_people

OTHER = "KPU Kabupaten Lain"
NAME, MAIL, PASSWORD = "Siti Rahma, S.H.", "siti@kantor.go.id", "kuda lumping di sawah"


@filled_by
def office(db: Database) -> None:
    """Set up an admin of every satker, an admin of SATKER, an operator of OTHER, and Siti."""
    add_people(db, budi={SATKER: "admin"}, dewi={OTHER: "operator"})
    roles = {SATKER: frozenset({"operator", "admin"})}
    add_person(db, Visitor("siti.rahma", NAME, email=MAIL, roles=roles), pelaku="budi")


@pytest.fixture
def siti(office: Database) -> str:
    """Give Siti a password, a stopped letter and an act; return her session."""
    accounts = accounts_of(str(office.journal))
    accounts.set_password("siti.rahma", PASSWORD)
    session = accounts.begin_session("siti.rahma", origin="114.10.1.7 · Firefox").session
    accounts.keep("kalender", "orang/siti.rahma", "alamat dari versi sebelumnya")
    stop(office, "siti.rahma", "tugas")
    acting_from("halaman", note_machine(str(office.journal), "114.10.1.7"))
    eko = Visitor("eko", "Eko", roles={SATKER: frozenset({"pembaca"})})
    add_person(office, eko, pelaku="siti.rahma")
    acting_from("")
    letters = [
        Notice(f"tugas/{to}", to, "tugas", "gagal", clock.today(), 1, 0, {}, answer)
        for to, answer in (("siti.rahma", "penuh"), ("eko", "ditolak"))
    ]
    content = as_content(Notices(tuple(letters)))
    append_entry(office, NewEntry("kabar", SATKER, None, content), pelaku=LOCAL_ACTOR)
    return session


def test_all_that_is_kept_of_a_person_is_given_and_no_secret(office, siti):
    accounts_of(str(office.journal)).begin_session("siti.rahma", origin="114.10.1.7 · Firefox")
    data = personal_data(office, "siti.rahma", pelaku="budi")
    assert (data["orang"]["nama"], data["orang"]["surel"]) == (NAME, MAIL)
    assert "arsip kantor" in data["tidak_termasuk"]
    account = {row["hal"].partition(" sejak")[0]: row["isi"] for row in data["akun"]}
    assert account["Sesi"] == "114.10.1.7 · Firefox"
    assert account["Masuk sebelumnya"].startswith(account["Kata sandi dipilih"][:10])
    assert account["Jenis email yang dihentikan"] == "tugas"
    assert [(row["siapa"], row["lewat"]) for row in data["catatan"]] == [
        ("tentang akunnya", ""),
        ("oleh orang ini", "halaman 114.10.1.7"),
    ]
    assert [row["jawaban"] for row in data["email"]] == ["penuh"]
    of_herself = personal_data(office, "siti.rahma", pelaku="siti.rahma")
    for content in (as_json(data), as_json(of_herself)):
        assert json.loads(content)["orang"] == data["orang"]
        for hidden in (PASSWORD, siti, "argon2"):
            assert hidden.encode() not in content
    book = load_workbook(BytesIO(as_xlsx(data)))
    assert book.sheetnames == ["Orang", "Akun", "Catatan", "Email"]
    assert NAME in {cell.value for row in book["Orang"].iter_rows() for cell in row}


def test_only_who_manages_a_person_in_whole_has_their_data_or_deletes_them(office, siti):
    for pelaku in ("dewi", "eko"):
        with pytest.raises(NotAllowed):
            personal_data(office, "siti.rahma", pelaku=pelaku)
        with pytest.raises(NotAllowed):
            close_person(office, "siti.rahma", pelaku=pelaku)
    with pytest.raises(NotAllowed):
        personal_data(office, "dewi", pelaku="budi")  # an admin, but not of her satker
    with pytest.raises(NotFound):
        personal_data(office, "tidak.ada", pelaku="utama")
    with pytest.raises(EntryRefused, match="satu-satunya admin"):
        close_person(office, "utama", pelaku="utama")
    assert accounts_of(str(office.journal)).person_of(siti) == "siti.rahma"


def test_a_person_whose_data_are_deleted_is_named_nowhere_and_comes_in_no_more(office, siti):
    accounts = accounts_of(str(office.journal))
    secret = accounts.invite("siti.rahma")
    assert close_person(office, "siti.rahma", pelaku="budi") is not None
    assert accounts.person_of(siti) is None
    assert accounts.invited(secret) is None
    assert accounts.password_since("siti.rahma") is None
    assert stopped_by(office, "siti.rahma") == frozenset()
    assert accounts.find_kept("kalender", "orang/siti.rahma") == ""
    closed = list_people(office)["siti.rahma"]
    assert (closed.is_closed, closed.email, closed.is_active) == (True, "", False)
    assert name_of(office, "siti.rahma").startswith("Pengguna dihapus ")
    admin = find_visitor(office, "utama")
    assert "siti.rahma" not in {seen.pelaku for seen in people_seen_by(office, admin)}
    lines = audit_lines(office, admin, AuditFilter()).to_csv()
    assert not any(word in lines for word in ("Siti", "siti", MAIL))
    assert "Pengguna dihapus" in lines
    assert close_person(office, "siti.rahma", pelaku="budi") is None, "nothing more is to be done"
    again = Visitor("siti.rahma", "Siti", is_active=True, roles=closed.roles)
    for work, person in (
        (invite_person, "siti.rahma"),
        (personal_data, "siti.rahma"),
        (change_person, again),
        (add_person, again),
    ):
        with pytest.raises(MonevError):
            work(office, person, pelaku="utama")
