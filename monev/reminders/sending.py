"""Sending by SMTP, and what came of it in words: a refusal is told from a server that is not there, and both from a
line that broke when the letter may already have been taken."""

from __future__ import annotations

import smtplib
import socket
import ssl
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP as SMTP_POLICY

from monev.reminders.settings import MailSettings

TIMEOUT = 20.0
"""Seconds that a server is waited for, each time it is to answer."""
_TEMPORARY = 500
"""An answer below it says: later."""
_LONGEST_ANSWER = 160
_WORDS = (
    (ssl.SSLCertVerificationError, "Sertifikat {server} tidak dapat dipercaya ({said})."),
    (ssl.SSLError, "{server} tidak berbicara TLS di port {port}; periksa pilihan keamanannya."),
    (smtplib.SMTPAuthenticationError, "{server} menolak nama atau kata sandinya ({said})."),
    (
        smtplib.SMTPNotSupportedError,
        "{server} tidak menawarkan STARTTLS atau masuk dengan nama; periksa port dan keamanannya.",
    ),
    (smtplib.SMTPResponseException, "{server} menjawab: {said}."),
    (
        smtplib.SMTPServerDisconnected | ConnectionResetError | BrokenPipeError,
        "{server} memutus sambungan di tengah jalan.",
    ),
    (socket.gaierror | UnicodeError, "Nama server {server} tidak dikenal."),
    (TimeoutError, "{server} tidak menjawab dalam {seconds:.0f} detik."),
    (ConnectionRefusedError, "{server} tidak menerima sambungan di port {port}."),
    (BaseException, "{server} tidak terjangkau di port {port}."),
)
"""What can happen on the line → its words; the first that fits."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a letter: one of NOTICE_STATES, and in words. `is_server`: it is the server's, so others will fare
    the same."""

    state: str
    words: str
    is_server: bool = False


class Post:
    """A connection to a mail server, opened at the first letter. Close it in the end (`with`)."""

    def __init__(self, settings: MailSettings, password: str) -> None:
        self._settings, self._password = settings, password
        self._line: smtplib.SMTP | None = None

    def __enter__(self) -> Post:
        return self

    def __exit__(self, *_: object) -> None:
        if self._line is not None:
            try:
                self._line.quit()
            except (smtplib.SMTPException, OSError):
                self._line.close()

    def send(self, letter: EmailMessage, to: str) -> Answer:
        """Give one letter to the server. Never raises for what a server, a network or an address does."""
        try:
            line = self._connected()
        except (smtplib.SMTPException, OSError, UnicodeError, ValueError) as error:
            return Answer("tunda", self._in_words(error), is_server=True)
        may_be_taken = False
        try:
            for answer in (line.mail(self._settings.pengirim), line.rcpt(to)):
                if answer[0] >= 400:
                    line.rset()
                    return _refused(*answer)
            content = letter.as_bytes(policy=SMTP_POLICY)
            may_be_taken = True
            code, said = line.data(content)
        except smtplib.SMTPDataError as error:
            return _refused(error.smtp_code, error.smtp_error)
        except UnicodeEncodeError:
            return Answer("gagal", "Alamatnya memuat huruf yang tidak dikenal surel.")
        except (smtplib.SMTPException, OSError) as error:
            self._line = None
            line.close()
            return Answer("ragu" if may_be_taken else "tunda", self._in_words(error), is_server=True)
        return Answer("terkirim", _said(code, said)) if code < 400 else _refused(code, said)

    def _connected(self) -> smtplib.SMTP:
        if self._line is not None:
            return self._line
        where, security = self._settings, self._settings.keamanan
        trusted = None if security == "tanpa" else ssl.create_default_context()
        if security == "tls":
            line: smtplib.SMTP = smtplib.SMTP_SSL(where.server, where.port, timeout=TIMEOUT, context=trusted)
        else:
            line = smtplib.SMTP(where.server, where.port, timeout=TIMEOUT)
        try:
            line.ehlo_or_helo_if_needed()
            if security == "starttls":
                line.starttls(context=trusted)
                line.ehlo()
            if where.nama:
                line.login(where.nama, self._password)
        except BaseException:
            line.close()
            raise
        self._line = line
        return line

    def _in_words(self, error: BaseException) -> str:
        if isinstance(error, smtplib.SMTPServerDisconnected) and isinstance(error.__context__, OSError):
            return self._in_words(error.__context__)  # what smtplib made of it says less
        words = next(words for kind, words in _WORDS if isinstance(error, kind))
        is_answer = isinstance(error, smtplib.SMTPResponseException)
        said = _said(error.smtp_code, error.smtp_error) if is_answer else getattr(error, "verify_message", "")
        return words.format(server=self._settings.server, port=self._settings.port, seconds=TIMEOUT, said=said)


def _refused(code: int, said: bytes | str) -> Answer:
    """Later, or never: the server's own number tells."""
    state = "tunda" if code < _TEMPORARY else "gagal"
    return Answer(state, f"Server menjawab: {_said(code, said)}.")


def _said(code: int, said: bytes | str) -> str:
    text = said.decode(errors="replace") if isinstance(said, bytes) else said
    printable = "".join(letter if letter.isprintable() else " " for letter in f"{code} {text}")
    return " ".join(printable.split())[:_LONGEST_ANSWER]
