"""A real mail server on loopback, which takes letters or does as a test wants, and the people who
get the letters.
"""

import asyncio
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

from monev.access import Visitor
from monev.core import clock
from monev.core.roles import EVERY_SATKER, LOCAL_ACTOR
from monev.database import Database
from monev.people.setting_up import add_person
from monev.reminders.mail import KINDS, MailSettings, store_settings
from monev.reminders.rounds import offices_with_mail, send_round
from tests.makers import SATKER, append_unggahan, langkah_content, sample_content, tenggat_content

BASE = "https://zi.kantor.go.id"
PASSWORD = "sandi surel kantor"


def says_nothing(address: str) -> str | None:
    """Let the letter to this address pass."""


class PostOffice:
    """The mail server of a test.

    - `letters`: the letters it took, each after its reader.
    - `answer_mail`, `answer_rcpt`, `answer_start`, `answer`: functions from an address to the words
      of a refusal, or to None: of the sender, of the reader, before the letter, of the letter.
    - `hangs_up`: True if it ends a connection before a second letter, as some servers do.
    """

    def __init__(self) -> None:
        self.letters: list[tuple[str, EmailMessage]] = []
        self.answer = self.answer_mail = self.answer_rcpt = self.answer_start = says_nothing
        self.hangs_up = False
        self.logins: list[tuple[str, str]] = []
        self.port = 0

    @property
    def readers(self) -> list[str]:
        """The readers of the letters, in order."""
        return [to for to, _ in self.letters]

    async def handle_MAIL(  # noqa: N802 - aiosmtpd calls it so
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any
    ) -> str:
        said = self.answer_mail(address)
        if said is None:
            envelope.mail_from = address
        return said or "250 OK"

    async def handle_RCPT(  # noqa: N802 - aiosmtpd calls it so
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any
    ) -> str:
        said = self.answer_rcpt(address)
        if said is None:
            envelope.rcpt_tos.append(address)
        return said or "250 OK"

    async def handle_DATA(  # noqa: N802 - as above
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        (to,) = envelope.rcpt_tos
        said = self.answer(to)
        if said is not None and said.startswith("drop"):
            if said == "drop after":
                self._keep(to, envelope)
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
            return "421 gone"
        if said is None:
            self._keep(to, envelope)
        return said or "250 diterima"

    def _keep(self, to: str, envelope: Envelope) -> None:
        self.letters.append((to, message_from_bytes(envelope.content, policy=policy.default)))

    def log_in(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any
    ) -> AuthResult:
        name, password = data.login.decode(), data.password.decode()
        self.logins.append((name, password))
        return AuthResult(success=password == PASSWORD, handled=False)


def text_of(letter: EmailMessage, kind: str = "plain") -> str:
    """Return the text of a letter, plain or as HTML."""
    return letter.get_body((kind,)).get_content()


class _Server(SMTP):
    """A server that may refuse a letter before it is sent, or hang up. Like Postfix, it remembers
    the readers of a refused letter.
    """

    async def smtp_RSET(self, arg: str) -> None:  # noqa: N802 - aiosmtpd calls it so
        assert isinstance(self.event_handler, PostOffice)
        if not self.event_handler.hangs_up:
            await super().smtp_RSET(arg)
            return
        await self.push("421 4.7.0 cukup")
        assert isinstance(self.transport, asyncio.Transport)
        self.transport.close()

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802 - aiosmtpd calls it so
        office, envelope = self.event_handler, self.envelope
        said = office.answer_start(envelope.rcpt_tos[0]) if envelope.rcpt_tos else None
        await (super().smtp_DATA(arg) if said is None else self.push(said))


class _AnyPort(Controller):
    """A controller on a free port."""

    def factory(self) -> SMTP:
        return _Server(self.handler, **self.SMTP_kwargs)

    def _trigger_server(self) -> None:
        assert isinstance(self.server, asyncio.Server)
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@contextmanager
def post_office(
    *, tls: ssl.SSLContext | None = None, from_start: bool = False, login: bool = False
) -> Iterator[PostOffice]:
    """Run a server while the with statement is open."""
    office = PostOffice()
    options: dict[str, Any] = {
        "tls_context": None if from_start else tls,
        "require_starttls": tls and not from_start,
    }
    if login:
        options |= {
            "authenticator": office.log_in,
            "auth_required": True,
            "auth_require_tls": False,
        }
    controller = _AnyPort(
        office, hostname="127.0.0.1", port=0, ssl_context=tls if from_start else None, **options
    )
    controller.start()
    office.port = controller.port
    try:
        yield office
    finally:
        controller.stop()


@pytest.fixture(autouse=True)
def reached(monkeypatch: pytest.MonkeyPatch) -> None:
    """Set the address that links in letters lead to."""
    monkeypatch.setenv("MONEV_TAUTAN", BASE)


@pytest.fixture
def office() -> Iterator[PostOffice]:
    """Run a server throughout a test."""
    with post_office() as opened:
        yield opened


def round_today(db: Database, office: PostOffice) -> list[tuple[str, EmailMessage]]:
    """Send the letters that are due today; list those that the server took."""
    before = len(office.letters)
    send_round(db, SATKER, offices_with_mail(db)[SATKER], clock.now())
    return office.letters[before:]


def settings_at(port: int, **other: Any) -> MailSettings:
    """Return the settings of an office for a server on this computer, without TLS."""
    usual = {
        "server": "127.0.0.1",
        "port": port,
        "keamanan": "tanpa",
        "pengirim": "zi@kantor.go.id",
    }
    return MailSettings(**{"satker": SATKER, "jam": 0, "jenis": tuple(KINDS), **usual, **other})


def set_up(
    db: Database, port: int, satker: str = SATKER, *, password: str = "", **other: Any
) -> MailSettings:
    """Store such settings, as an admin does on Pengaturan."""
    wanted = settings_at(port, satker=satker, **other)
    typed = {name: getattr(wanted, name) for name in MailSettings._fields if name != "satker"}
    return store_settings(db, satker, typed, password, pelaku=LOCAL_ACTOR)


def employ(
    db: Database,
    orang: str,
    nama: str = "",
    *,
    surel: str | None = None,
    **held: dict[str, set[str]],
) -> None:
    """Add a person with an address. `held` names their `roles` and `pics`, each by satker."""
    there: dict[str, Any] = {}
    for what, given in held.items():
        there[what] = {satker: frozenset(names) for satker, names in given.items()}
    email = f"{orang}@kantor.go.id" if surel is None else surel
    add_person(db, Visitor(orang, nama or orang.title(), email=email, **there), pelaku=LOCAL_ACTOR)


def plan(db: Database, tenggat: Mapping[str, list[str]], *, satker: str = SATKER) -> None:
    """Store a plan. `tenggat` gives what each PIC owes, each as its tenggat or `tenggat
    selesai`.
    """
    langkah = []
    for number, (pic, keys) in enumerate(tenggat.items(), start=1):
        own = [tenggat_content(*key.split()) for key in keys]
        langkah.append(
            langkah_content(
                f"V.a.{number}.1", own, pic=pic, langkah_aksi=f"Menyusun laporan {number}"
            )
        )
    content = sample_content(langkah, posisi="2025-01-01", dilaporkan=True, laporan_lengkap=True)
    append_unggahan(db, content, satker=satker)


ANI = {SATKER: {"Kasubbag A"}}


def one_task(db: Database) -> None:
    """Store what Ani owes on 30 September, and an admin."""
    plan(db, {"Kasubbag A": ["2025-09-30"]})
    employ(db, "utama", roles={EVERY_SATKER: {"admin"}})
    employ(db, "ani", pics=ANI)


def store(
    db: Database, *tenggat: dict[str, Any], pic: str | None = "Kasubbag A", **other: Any
) -> None:
    """Store the plan of one langkah."""
    langkah = langkah_content("V.a.1.1", list(tenggat), pic=pic, langkah_aksi="Menyusun laporan")
    append_unggahan(db, sample_content([langkah], **{"posisi": "2025-01-01"} | other))


def staff(db: Database, office: PostOffice, *kinds: str) -> None:
    employ(db, "utama", roles={EVERY_SATKER: {"admin"}})
    employ(db, "ani", pics=ANI)
    employ(db, "oki", roles={SATKER: {"operator"}})
    employ(db, "eka", roles={SATKER: {"pemeriksa"}})
    employ(db, "bapak", nama="Fulan, S.H.", roles={SATKER: {"pembaca"}})
    set_up(db, office.port, jenis=kinds)


def last_letter(office: PostOffice) -> tuple[str, str]:
    mail = office.letters[-1][1]
    return str(mail["Subject"]), text_of(mail).replace("\r\n", "\n")
