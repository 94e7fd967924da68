"""Sending by SMTP, and what came of it in words: a refusal is told from a server that is not there, and both from a
line that broke when the letter may already have been taken."""

import smtplib
import socket
import ssl
from contextlib import AbstractContextManager, suppress
from email.message import EmailMessage
from typing import NamedTuple

from monev.core.text import on_a_line
from monev.reminders.settings import MailSettings

TIMEOUT = 20.0  # seconds that a server is waited for, each time it is to answer
_REFUSED, _FOR_GOOD = 400, 500  # answers from the first number on take no letter; those below the second say: later
_LONGEST_ANSWER = 160
_WORDS = {  # what can happen on the line → its words; the first that fits
    ssl.SSLCertVerificationError: "Sertifikat {server} tidak dapat dipercaya ({said}).",
    ssl.SSLError: "{server} tidak berbicara TLS di port {port}; periksa pilihan keamanannya.",
    smtplib.SMTPAuthenticationError: "{server} menolak nama atau kata sandinya ({said}).",
    smtplib.SMTPNotSupportedError: "{server} tidak menawarkan STARTTLS atau masuk dengan nama; periksa keamanannya.",
    smtplib.SMTPResponseException: "{server} menjawab: {said}.",
    ConnectionRefusedError: "{server} tidak menerima sambungan di port {port}.",
    smtplib.SMTPServerDisconnected | ConnectionError: "{server} memutus sambungan di tengah jalan.",
    socket.gaierror | UnicodeError: "Nama server {server} tidak dikenal.",
    TimeoutError: "{server} tidak menjawab dalam {seconds:.0f} detik.",
    Exception: "{server} tidak terjangkau di port {port}.",
}


class Answer(NamedTuple):
    """What came of a letter, in words too. `is_server`: it is the server's, so others will fare the same."""

    state: str
    words: str
    is_server: bool = False


NOT_YET = Answer("ambil", "")


class Post(AbstractContextManager["Post"]):
    """A connection to a mail server, opened at the first letter. Close it in the end (`with`)."""

    def __init__(self, settings: MailSettings, password: str) -> None:
        self.settings, self._password = settings, password
        self._line: smtplib.SMTP | None = None

    def __exit__(self, *_: object) -> None:
        if self._line is not None:
            with suppress(smtplib.SMTPException, OSError):
                self._line.quit()
            self._line.close()

    def send(self, letter: EmailMessage, to: str) -> Answer:
        """Give one letter to the server. Never raises for what a server, a network or an address does."""
        content, when_broken = letter.as_bytes(), "tunda"
        try:
            line = self._connected()
            code, said = line.mail(self.settings.pengirim)
            if code >= _REFUSED:
                raise smtplib.SMTPSenderRefused(code, said, self.settings.pengirim)
            code, said = line.rcpt(to)
            if code < _REFUSED:
                when_broken = "ragu"  # from here on it may have been taken
                code, said = line.data(content)
        except smtplib.SMTPDataError as error:
            code, said = error.smtp_code, error.smtp_error
        except (smtplib.SMTPException, OSError, ValueError) as error:
            if self._line is not None:
                self._line.close()
            self._line = None
            return Answer(when_broken, self._in_words(error), is_server=True)
        if code < _REFUSED:
            return Answer("terkirim", _in_a_line(code, said))
        return Answer("tunda" if code < _FOR_GOOD else "gagal", f"Server menjawab: {_in_a_line(code, said)}.")

    def _connected(self) -> smtplib.SMTP:
        """A line that knows of no letter: a server may remember one it refused half-way; some hang up after a few."""
        if self._line is not None:
            with suppress(smtplib.SMTPException, OSError):
                if self._line.rset()[0] < _REFUSED:
                    return self._line
            self._line.close()
        where = self.settings
        trusted = None if where.keamanan == "tanpa" else ssl.create_default_context()
        if where.keamanan == "tls":
            self._line = smtplib.SMTP_SSL(where.server, where.port, timeout=TIMEOUT, context=trusted)
        else:
            self._line = smtplib.SMTP(where.server, where.port, timeout=TIMEOUT)
        if where.keamanan == "starttls":
            self._line.starttls(context=trusted)
        if where.nama:
            self._line.login(where.nama, self._password)
        self._line.ehlo_or_helo_if_needed()
        return self._line

    def _in_words(self, error: BaseException) -> str:
        if isinstance(error, smtplib.SMTPServerDisconnected) and isinstance(error.__context__, OSError):
            return self._in_words(error.__context__)  # what smtplib made of it says less
        said = getattr(error, "verify_message", "")
        if isinstance(error, smtplib.SMTPResponseException):
            said = _in_a_line(error.smtp_code, error.smtp_error)
        words = next(words for kind, words in _WORDS.items() if isinstance(error, kind))
        return words.format(server=self.settings.server, port=self.settings.port, seconds=TIMEOUT, said=said)


def _in_a_line(code: int, said: bytes | str) -> str:
    text = said.decode(errors="replace") if isinstance(said, bytes) else said
    return on_a_line(f"{code} {text}")[:_LONGEST_ANSWER]
