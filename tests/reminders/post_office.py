"""A real mail server on loopback, which takes letters or does what a test wants it to do, and who
is written to."""

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
from monev.core.roles import LOCAL_ACTOR
from monev.database import Database
from monev.people.setting_up import add_person
from monev.reminders.mail import KINDS, MailSettings, store_settings
from tests.makers import SATKER, append_unggahan, langkah_content, sample_content, tenggat_content

BASE = "https://zi.kantor.go.id"
PASSWORD = "sandi surel kantor"


def says_nothing(address: str) -> str | None:
    """To this one."""


class PostOffice:
    """The server: `letters` it took, each with whom it was for; `answer`: what it says to a letter
    instead of taking it; `answer_mail`, `answer_rcpt`, `answer_start`: the same to who sends, who
    is written to, and before the letter. Each is given the address. `hangs_up`: whether it ends a
    connection before a second letter, as some do."""

    def __init__(self) -> None:
        self.letters: list[tuple[str, EmailMessage]] = []
        self.answer = self.answer_mail = self.answer_rcpt = self.answer_start = says_nothing
        self.hangs_up = False
        self.logins: list[tuple[str, str]] = []
        self.port = 0

    @property
    def readers(self) -> list[str]:
        """Whom the letters were for, in order."""
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

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - as above
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
    """What a letter says, as plain text or as HTML."""
    return letter.get_body((kind,)).get_content()


class _Server(SMTP):
    """One that may refuse a letter before it is given, and remembers whom it was for, as Postfix
    does; or hang up."""

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
    """On a port that is free."""

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
    """A server that is open while what is inside goes on."""
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
    """Where the links in letters lead."""
    monkeypatch.setenv("MONEV_TAUTAN", BASE)


@pytest.fixture
def office() -> Iterator[PostOffice]:
    """One that is open throughout a test."""
    with post_office() as opened:
        yield opened


def settings_at(port: int, **other: Any) -> MailSettings:
    """An office's settings for a server on this computer, without TLS."""
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
    """Keep such settings, as an admin does on Pengaturan."""
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
    """Set a person up who has an address. `held`: satker → their `roles` there, and their
    `pics`."""
    there: dict[str, Any] = {}
    for what, given in held.items():
        there[what] = {satker: frozenset(names) for satker, names in given.items()}
    email = f"{orang}@kantor.go.id" if surel is None else surel
    add_person(db, Visitor(orang, nama or orang.title(), email=email, **there), pelaku=LOCAL_ACTOR)


def plan(db: Database, tenggat: Mapping[str, list[str]], *, satker: str = SATKER) -> None:
    """Store a plan: PIC → what they owe, each as its tenggat or `tenggat selesai`."""
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
