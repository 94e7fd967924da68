"""A letter given to a real server: taken, put off, refused, or left open, each in words, and never by an exception."""

import ssl
from collections.abc import Iterator
from email.message import EmailMessage
from socket import create_server

import pytest

from monev.database.places import Place
from monev.reminders import sending
from monev.reminders.letters import new_mail
from monev.reminders.sending import Answer, Post
from monev.reminders.settings import MailSettings
from monev.server.certificates import Certificate, find_certificate
from tests.reminders.post_office import PASSWORD, post_office, settings_at

TO = "siti@kantor.go.id"


def letter(text: str = "Isi surat.\n") -> EmailMessage:
    mail = new_mail(settings_at(25), "Tim", "Siti", TO, "Percobaan")
    mail.set_content(text)
    return mail


def send(settings: MailSettings, password: str = "") -> Answer:
    with Post(settings, password) as post:
        return post.send(letter(), TO)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    """A certificate of this computer's own: nobody else vouches for it."""
    place = Place(tmp_path_factory.mktemp("surel") / "monev.duckdb", "")
    return find_certificate(place, ["127.0.0.1"])


@pytest.fixture
def tls(certificate: Certificate) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate.chain, certificate.key)
    return context


@pytest.fixture
def patience(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As long as a server of a test is waited for."""
    monkeypatch.setattr(sending, "TIMEOUT", 0.5)
    yield


def test_it_comes_as_it_was_written_and_several_go_by_one_connection():
    with post_office() as office, Post(settings_at(office.port), "") as post:
        answers = [post.send(letter(text), TO) for text in ("Satu.\n", "Jumat, “petik” – é\n.\ntitik di awal baris\n")]
        assert [answer.state for answer in answers] == ["terkirim"] * 2
        assert [mail.get_content().splitlines() for _, mail in office.letters] == [
            ["Satu."],
            ["Jumat, “petik” – é", ".", "titik di awal baris"],
        ]


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_by_tls_the_name_and_password_arrive_where_the_certificate_is_known(certificate, tls, security, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.authority))
    with post_office(tls=tls, from_start=security == "tls", login=True) as office:
        settings = settings_at(office.port, keamanan=security, nama="zi@kantor.go.id")
        assert send(settings, PASSWORD).state == "terkirim"
        assert office.logins == [("zi@kantor.go.id", PASSWORD)]
        wrong = send(settings, "bukan ini")
        assert (wrong.state, wrong.is_server) == ("tunda", True)
        assert "menolak nama atau kata sandinya (535" in wrong.words


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_a_certificate_nobody_vouches_for_is_believed_by_nobody_and_learns_no_password(tls, security):
    with post_office(tls=tls, from_start=security == "tls", login=True) as office:
        answer = send(settings_at(office.port, keamanan=security, nama="zi@kantor.go.id"), PASSWORD)
        assert answer.state == "tunda"
        assert "Sertifikat 127.0.0.1 tidak dapat dipercaya" in answer.words
        assert office.logins == []


def test_what_the_server_says_decides_whether_it_is_tried_again():
    with post_office() as office, Post(settings_at(office.port), "") as post:
        office.answer_rcpt = {"tunda@x.id": "451 4.7.1 greylisted", "siapa@x.id": "550 tidak dikenal"}.get
        office.answer = {"penuh@x.id": "452 penuh", "isi@x.id": "554 ditolak"}.get
        answers = {to: post.send(letter(), to) for to in ("tunda@x.id", "siapa@x.id", "penuh@x.id", "isi@x.id", TO)}
        states = {to: (answer.state, answer.is_server) for to, answer in answers.items()}
        put_off, refused = ("tunda", False), ("gagal", False)
        expected = {"tunda@x.id": put_off, "siapa@x.id": refused, "penuh@x.id": put_off, "isi@x.id": refused}
        assert states == expected | {TO: ("terkirim", False)}
        assert answers["tunda@x.id"].words == "Server menjawab: 451 4.7.1 greylisted."
        assert office.readers == [TO]


def test_what_a_server_still_knows_of_a_letter_it_refused_is_not_laid_to_the_next_one():
    with post_office() as office, Post(settings_at(office.port), "") as post:
        office.answer_start = {"tunda@x.id": "451 4.7.1 greylisted"}.get
        assert post.send(letter(), "tunda@x.id") == Answer("tunda", "Server menjawab: 451 4.7.1 greylisted.")
        assert post.send(letter(), TO).state == "terkirim"
        assert office.readers == [TO]


def test_a_server_that_hangs_up_between_letters_is_called_again():
    with post_office() as office, Post(settings_at(office.port), "") as post:
        office.hangs_up = True
        assert [post.send(letter(), TO).state for _ in range(3)] == ["terkirim"] * 3


def test_a_line_that_breaks_while_a_letter_is_taken_leaves_open_whether_it_was():
    with post_office() as office:
        office.answer = lambda _: "drop"
        answer = send(settings_at(office.port))
        assert answer == Answer("ragu", "127.0.0.1 memutus sambungan di tengah jalan.", is_server=True)


def test_a_server_that_never_says_a_word_is_waited_for_only_so_long(patience):
    with create_server(("127.0.0.1", 0)) as silent:
        answer = send(settings_at(silent.getsockname()[1]))
    assert (answer.state, answer.is_server) == ("tunda", True)
    assert "tidak menjawab dalam" in answer.words


def test_a_port_without_a_server_a_name_nobody_knows_and_a_server_without_tls_are_told_apart(patience):
    with post_office() as office:
        plain = settings_at(office.port, keamanan="starttls")
        assert "tidak menawarkan STARTTLS" in send(plain).words
        assert "tidak berbicara TLS" in send(settings_at(office.port, keamanan="tls")).words
        gone = settings_at(office.port)
    assert "tidak menerima sambungan" in send(gone).words
    nowhere = send(settings_at(25, server="surel.tidak-ada.invalid"))
    assert nowhere == Answer("tunda", "Nama server surel.tidak-ada.invalid tidak dikenal.", is_server=True)
