"""A letter given to a real server is taken, put off, refused or left in doubt, each in words and
never by an exception. Hostile words stay words. The address to stop is for one person and kind.
"""

import ssl
from collections.abc import Iterator
from datetime import date
from email.message import EmailMessage
from html.parser import HTMLParser
from socket import create_server
from urllib.parse import unquote

import pytest

from monev.access import Visitor
from monev.core.errors import BadSetting
from monev.database import Database
from monev.database.places import Place
from monev.reminders.desk import Letter
from monev.reminders.letters import Body, Part, is_stop_address, new_mail, to_mail
from monev.reminders.mail import Answer, MailSettings, Post
from monev.server.certificates import Certificate, find_certificate
from tests.makers import SATKER
from tests.reminders.post_office import BASE, PASSWORD, post_office, settings_at, text_of

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
    """Make a certificate of this computer that nobody else vouches for."""
    return find_certificate(
        Place(tmp_path_factory.mktemp("surel") / "monev.duckdb", ""), ["127.0.0.1"]
    )


@pytest.fixture
def tls(certificate: Certificate) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate.chain, certificate.key)
    return context


@pytest.fixture
def patience(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Wait only half a second for a server."""
    monkeypatch.setattr("monev.reminders.mail.TIMEOUT", 0.5)
    yield


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
    certificate, tls, security, monkeypatch
):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.authority))
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
    certificate, tls, monkeypatch, tmp_path
):
    monkeypatch.setenv("MONEV_SUREL_OTORITAS", str(certificate.authority))
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


def test_a_line_that_breaks_while_a_letter_is_taken_leaves_open_whether_it_was():
    with post_office() as office:
        office.answer = lambda _: "drop"
        answer = send(settings_at(office.port))
        assert answer == Answer(
            "ragu", "127.0.0.1 memutus sambungan di tengah jalan.", is_server=True
        )


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


HOSTILE = "Ani\r\nBcc: lain@x.id\r\n\r\n<script>alert(1)</script>\x00\u2028“, <b>& Co”"
ANI = Visitor("ani", HOSTILE, email="ani@kantor.go.id")


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src")]


@pytest.fixture
def due_letter() -> Letter:
    item = Part(HOSTILE, HOSTILE, f"{BASE}/lapor?langkah=%3Cb%3E")
    body = Body(
        HOSTILE, (Part(HOSTILE, items=(item,)), Part(HOSTILE), Part("Buka", href=f"{BASE}/lapor"))
    )
    return Letter(
        HOSTILE, ANI, "tugas", "tugas/ani/2025-09-25", date(2025, 9, 25), {}, lambda: body
    )


def test_no_word_of_a_plan_or_a_name_ends_a_header_or_is_markup(db: Database, due_letter: Letter):
    mail = to_mail(db, settings_at(25), due_letter)
    assert mail.get_all("Bcc") is None
    assert [address.addr_spec for address in mail["To"].addresses] == ["ani@kantor.go.id"]
    assert all("\n" not in value and "\r" not in value for value in mail.values())
    tags = _Tags()
    tags.feed(text_of(mail, "html"))
    assert not tags.tags & {"script", "b", "img", "iframe", "link"}, (
        "no markup of theirs, and no picture of ours"
    )
    assert all(address.startswith(f"{BASE}/") for address in tags.addresses)
    assert "<script>" in text_of(mail)
    assert b"\nBcc:" not in mail.as_bytes().split(b"\r\n\r\n", 1)[0]
    assert mail.as_bytes().isascii(), "servers that take no other bytes take it too"


def test_both_forms_say_the_same_and_the_way_to_stop_is_in_the_letter_and_its_header(
    db: Database, due_letter: Letter
):
    mail = to_mail(db, settings_at(25), due_letter._replace(satker=SATKER))
    stop = mail["List-Unsubscribe"][1:-1]
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail["Auto-Submitted"] == "auto-generated"
    for kind in ("plain", "html"):
        content = text_of(mail, kind)
        assert stop in content
        assert "Tim Zona Integritas" in content
    orang, kind, signature = stop.removeprefix(f"{BASE}/berhenti/").split("/")
    assert is_stop_address(db, orang, kind, signature)
    assert not is_stop_address(db, "budi", kind, signature)
    assert not is_stop_address(db, orang, "periksa", signature)


def test_a_subject_begins_on_the_line_of_its_name_however_long_it_is():
    for length in range(40, 200):
        mail = new_mail(settings_at(25), "Tim", "Siti", TO, ("Laporan ZI: berakhir " * 10)[:length])
        lines = mail.as_string().splitlines()
        (first,) = (line for line in lines if line.startswith("Subject:"))
        assert first.startswith("Subject: Laporan")
