"""A letter given to a real server is taken, put off, refused or left in doubt, each in words and
never by an exception. Hostile words stay words. The address to stop is for one person and kind.
"""

import ssl
from collections.abc import Iterator
from datetime import date
from email.message import EmailMessage
from socket import create_server
from urllib.parse import unquote

import pytest
import trustme

from monev.access import NotAllowed, Visitor
from monev.core.errors import BadSetting
from monev.core.public_address import public_address
from monev.core.roles import EVERY_SATKER, LOCAL_ACTOR
from monev.core.typed_input import EntryRefused
from monev.database import Database
from monev.offices.office_register import OfficeRow, load_register
from monev.outputs.settings import change_setting
from monev.people.accounts import accounts_of
from monev.reminders.desk import Letter
from monev.reminders.letters import Body, is_stop_address, new_mail, to_mail
from monev.reminders.mail import (
    KINDS,
    Answer,
    MailSettings,
    Post,
    password_of,
    read_settings,
    store_settings,
)
from monev.reminders.rounds import offices_with_mail
from tests.conftest import begins
from tests.makers import SATKER, refused_at
from tests.reminders.post_office import (
    BASE,
    PASSWORD,
    employ,
    plan,
    post_office,
    set_up,
    settings_at,
)

TO = "siti@kantor.go.id"


def letter(text: str = "Isi surat.\n") -> EmailMessage:
    mail = new_mail(settings_at(25), "Tim", "Siti", TO, "Percobaan")
    mail.set_content(text)
    return mail


def send(settings: MailSettings, password: str = "") -> Answer:
    with Post(settings, password) as post:
        return post.send(letter(), TO)


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    """Make an authority that nobody else vouches for."""
    return trustme.CA()


@pytest.fixture
def tls(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    return context


@pytest.fixture
def patience(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Wait only half a second for a server."""
    monkeypatch.setattr("monev.reminders.mail.TIMEOUT", 0.5)
    yield


GOOD = {
    "server": "smtp.kantor.go.id",
    "port": 587,
    "keamanan": "starttls",
    "nama": "zi@kantor.go.id",
    "jam": 7,
    "pengirim": "zi@kantor.go.id",
    "jenis": ["tugas"],
}


def staffed(db: Database) -> None:
    plan(db, {"Kasubbag A": ["2025-12"]})
    employ(db, "utama", roles={EVERY_SATKER: {"admin"}})
    employ(db, "kepala", roles={SATKER: {"admin"}})
    employ(db, "cek", roles={SATKER: {"pemeriksa"}})


beginning = begins(office=staffed)


@pytest.fixture
def office(db):
    return db


WRONG = (
    ("server", "smtp kantor"),
    ("server", "smtp.id\r\nx"),
    ("port", 0),
    ("keamanan", "ssl"),
    ("pengirim", "zi"),
    ("pengirim", "zi@x.id>\r\nBcc: a@b.id"),
    ("jam", 24),
)


@pytest.mark.parametrize("name", ["siti", "siti aminah kusumawardhani binti haji abdul " * 3])
def test_the_address_to_stop_stands_whole_on_the_wire(db, monkeypatch, name):
    """A mail program takes it from the bytes; it decodes nothing there."""
    monkeypatch.setenv("MONEV_TAUTAN", "https://monev.pengadilan-negeri-talaud.example")
    to = Visitor(name, "Siti", email=TO)
    letter = Letter(SATKER, to, "tugas", "kunci", date(2025, 3, 3), {}, lambda: Body("Perihal", ()))
    lines = to_mail(db, settings_at(25), letter).as_bytes().split(b"\r\n")
    assert max(map(len, lines)) <= 998, "RFC 5322 §2.1.1"
    at = lines.index(b"List-Unsubscribe:")
    address = lines[at + 1].decode("ascii")
    assert address.startswith(" <https://monev.pengadilan-negeri-talaud.example/")
    assert address.endswith(">")
    *_, orang, kind, signature = unquote(address[2:-1]).split("/")
    assert (orang, kind) == (name, "tugas")
    assert is_stop_address(db, orang, kind, signature)
    assert lines[at + 2] == b"List-Unsubscribe-Post: List-Unsubscribe=One-Click"


def test_it_comes_as_it_was_written_and_several_go_by_one_connection():
    with post_office() as office, Post(settings_at(office.port), "") as post:
        answers = [
            post.send(letter(text), TO)
            for text in ("Satu.\n", "Jumat, “petik” – é\n.\ntitik di awal baris\n")
        ]
        assert [answer.state for answer in answers] == ["terkirim"] * 2
        first, second = (mail.get_content().splitlines() for _, mail in office.letters)
        assert (first, second) == (["Satu."], ["Jumat, “petik” – é", ".", "titik di awal baris"])


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_by_tls_the_name_and_password_arrive_where_the_certificate_is_known(
    authority, tls, security, monkeypatch, tmp_path
):
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    with post_office(tls=tls, from_start=security == "tls", login=True) as office:
        settings = settings_at(office.port, keamanan=security, nama="zi@kantor.go.id")
        assert send(settings, PASSWORD).state == "terkirim"
        assert office.logins == [("zi@kantor.go.id", PASSWORD)]
        wrong = send(settings, "bukan ini")
        assert (wrong.state, wrong.is_server) == ("tunda", True)
        assert "menolak nama atau kata sandinya (535" in wrong.words


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_a_certificate_nobody_vouches_for_is_believed_by_nobody_and_learns_no_password(
    tls, security
):
    with post_office(tls=tls, from_start=security == "tls", login=True) as office:
        answer = send(settings_at(office.port, keamanan=security, nama="zi@kantor.go.id"), PASSWORD)
        assert (answer.state, answer.is_server) == ("gagal", True), "time does not mend it"
        assert "Sertifikat 127.0.0.1 tidak dapat dipercaya" in answer.words
        assert office.logins == []


def test_an_office_gives_its_own_authority_and_one_that_is_none_is_said(
    authority, tls, monkeypatch, tmp_path
):
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    monkeypatch.setenv("MONEV_SUREL_OTORITAS", str(tmp_path / "ca.pem"))
    with post_office(tls=tls, from_start=True, login=True) as office:
        settings = settings_at(office.port, keamanan="tls", nama="zi@kantor.go.id")
        assert send(settings, PASSWORD).state == "terkirim"
        for wrong in (tmp_path / "tidak-ada.pem", __file__):
            monkeypatch.setenv("MONEV_SUREL_OTORITAS", str(wrong))
            with pytest.raises(BadSetting, match="otoritas sertifikat"):
                send(settings, PASSWORD)


def test_what_the_server_says_decides_whether_it_is_tried_again():
    with post_office() as office, Post(settings_at(office.port), "") as post:
        office.answer_rcpt = {
            "tunda@x.id": "451 4.7.1 greylisted",
            "siapa@x.id": "550 tidak dikenal",
        }.get
        office.answer = {"penuh@x.id": "452 penuh", "isi@x.id": "554 ditolak"}.get
        for to, state in {
            "tunda@x.id": "tunda",
            "siapa@x.id": "gagal",
            "penuh@x.id": "tunda",
            "isi@x.id": "gagal",
            TO: "terkirim",
        }.items():
            answer = post.send(letter(), to)
            assert (answer.state, answer.is_server) == (state, False), to
            if to == "tunda@x.id":
                assert answer.words == "Server menjawab: 451 4.7.1 greylisted."
        assert office.readers == [TO]


def test_a_letter_refused_or_a_line_hung_up_is_not_laid_to_the_next_letter():
    with post_office() as office, Post(settings_at(office.port), "") as post:
        office.answer_start = {"tunda@x.id": "451 4.7.1 greylisted"}.get
        assert post.send(letter(), "tunda@x.id") == Answer(
            "tunda", "Server menjawab: 451 4.7.1 greylisted."
        )
        assert post.send(letter(), TO).state == "terkirim"
        assert office.readers == [TO]
    with post_office() as office, Post(settings_at(office.port), "") as post:
        office.hangs_up = True
        assert [post.send(letter(), TO).state for _ in range(3)] == ["terkirim"] * 3


def test_a_server_that_never_says_a_word_is_waited_for_only_so_long(patience):
    with create_server(("127.0.0.1", 0)) as silent:
        answer = send(settings_at(silent.getsockname()[1]))
    assert (answer.state, answer.is_server) == ("tunda", True)
    assert "tidak menjawab dalam" in answer.words


def test_a_port_without_a_server_a_name_nobody_knows_and_a_server_without_tls_are_told_apart(
    patience,
):
    with post_office() as office:
        for security, words in (
            ("starttls", "tidak menawarkan STARTTLS"),
            ("tls", "tidak berbicara TLS"),
        ):
            assert words in send(settings_at(office.port, keamanan=security)).words
        gone = settings_at(office.port)
    assert "tidak menerima sambungan" in send(gone).words
    nowhere = send(settings_at(25, server="surel.tidak-ada.invalid"))
    assert nowhere == Answer(
        "tunda", "Nama server surel.tidak-ada.invalid tidak dikenal.", is_server=True
    )


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
