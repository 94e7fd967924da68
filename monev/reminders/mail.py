"""Keeps an office's mail settings, and sends mail by SMTP.

Settings are in the journal, except the password: it is with people's passwords (`Accounts.keep`),
and is sent only to the server it was typed for. Sending tells three failures apart: a refusal, an
unreachable server, and a connection that broke when the letter may have been taken.
"""

import json
import re
import smtplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import AbstractContextManager, suppress
from email.message import EmailMessage
from typing import NamedTuple

from monev.access import find_visitor, list_offices
from monev.core.errors import read_setting
from monev.core.records import JsonObject
from monev.core.roles import EVERY_SATKER
from monev.core.text import on_a_line
from monev.core.typed_input import Checker, clean_line
from monev.database import Database
from monev.journal import Entry
from monev.outputs.settings import MAIL, change_setting, stored_settings
from monev.people.accounts import accounts_of
from monev.people.setting_up import EMAIL
from monev.writing.forms import form_values

SECURITIES = {
    "tls": "TLS sejak awal (biasanya port 465)",
    "starttls": "STARTTLS (biasanya port 587)",
    "tanpa": "Tanpa",
}
KINDS = {
    "tugas": (
        "Kepada PIC: target dan tindak lanjut yang mendekati batas atau lewat, bukti yang "
        "dikembalikan"
    ),
    "unggah": "Kepada operator: triwulan hampir atau sudah berakhir dan laporannya belum diunggah",
    "periksa": "Kepada pemeriksa: ada bukti yang menunggu",
    "ringkasan": "Kepada pimpinan: Ringkasan (PDF) tiap akhir triwulan",
    "kesehatan": "Kepada admin: cadangan yang gagal, jurnal yang perlu dilihat",
}
"""The one table of letters: kind → its words. `write_KIND` of kinds.py says to whom and when."""
_HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?")
AUTHORITY = "MONEV_SUREL_OTORITAS"
HEADINGS = {  # field of the form → its heading
    "server": "Server (SMTP)",
    "keamanan": "Keamanan",
    "port": "Port",
    "nama": "Nama pengguna (boleh kosong)",
    "pengirim": "Alamat pengirim",
    "jam": "Dikirim mulai jam",
    "sabtu": "Sabtu juga hari kerja",
    "jenis": "Yang dikirim",
}
_ACCOUNT = ("server", "keamanan", "port", "nama")
TIMEOUT = 20.0  # seconds to wait for each answer of a server
_REFUSED = 400  # an answer from this number on refuses the letter
_FOR_GOOD = 500  # from this number on for good, below only for now
_LONGEST_ANSWER = 160
_FAILURES = {  # error → its words; the first that fits is used
    ssl.SSLCertVerificationError: "Sertifikat {server} tidak dapat dipercaya ({said}).",
    ssl.SSLError: "{server} tidak berbicara TLS di port {port}; periksa pilihan keamanannya.",
    smtplib.SMTPAuthenticationError: "{server} menolak nama atau kata sandinya ({said}).",
    smtplib.SMTPNotSupportedError: (
        "{server} tidak menawarkan STARTTLS atau masuk dengan nama; periksa keamanannya."
    ),
    smtplib.SMTPResponseException: "{server} menjawab: {said}.",
    ConnectionRefusedError: "{server} tidak menerima sambungan di port {port}.",
    smtplib.SMTPServerDisconnected | ConnectionError: "{server} memutus sambungan di tengah jalan.",
    socket.gaierror | UnicodeError: "Nama server {server} tidak dikenal.",
    TimeoutError: "{server} tidak menjawab dalam {seconds:.0f} detik.",
    Exception: "{server} tidak terjangkau di port {port}.",
}


class MailSettings(NamedTuple):
    """The mail settings of an office.

    - satker: the office that set them; EVERY_SATKER for all offices without own settings
    - server: "" if nothing is sent; nama: the user name there, "" if it wants none
    - pengirim: the sender's address; jam: the hour of day; sabtu: also sent on Saturdays
    - jenis: the kinds that are sent
    """

    satker: str = EVERY_SATKER
    server: str = ""
    port: int = 587
    keamanan: str = "starttls"
    nama: str = ""
    pengirim: str = ""
    jam: int = 7
    sabtu: bool = False
    jenis: tuple[str, ...] = ()

    @property
    def account(self) -> str:
        """The server and name that the password belongs to."""
        return f"{self.nama} {self.server}:{self.port} {self.keamanan}"


def all_settings(db: Database) -> dict[str, MailSettings]:
    """Read all mail settings, by the office that set them (EVERY_SATKER: for all others)."""
    found = {}
    for satker, said in stored_settings(db, MAIL).items():
        found[satker] = MailSettings(satker, **_read(said))
    return found


def read_settings(db: Database, satker: str) -> MailSettings:
    """Read an office's own settings; defaults if it has none."""
    return all_settings(db).get(satker, MailSettings(satker))


def password_of(db: Database, settings: MailSettings) -> str:
    """Return the password for this server and name; "" if none was typed for them."""
    key = list_offices(db).key_of(settings.satker)
    kept = accounts_of(str(db.journal)).find_kept(MAIL, key)
    said = json.loads(kept or "{}")
    return said["sandi"] if said.get("untuk") == settings.account else ""


def store_settings(
    db: Database,
    satker: str,
    typed: JsonObject,
    password: str,
    *,
    pelaku: str,
    seen: JsonObject | None = None,
) -> MailSettings:
    """Store the settings that an admin typed, by the fields of MailSettings.

    `password`: "" keeps the stored one. `seen`: the fields when the form was drawn; a field left
    unchanged there stays as it is stored now. Raises EntryRefused (a sentence per field, `sandi`
    too), FieldClash, NotAllowed.
    """
    db.catch_up()
    find_visitor(db, pelaku).require("atur_kantor", satker)
    tidied = _tidied(typed)
    new = MailSettings(satker)
    account = _ACCOUNT if password else ()  # a password was typed for these fields

    def change(stored: JsonObject | None) -> JsonObject | None:
        nonlocal new
        current = form_fields(MailSettings(satker, **_read(stored)))
        values: JsonObject = form_values(tidied, current, seen or {}, _in_words, judged_by=account)
        new = MailSettings(satker, **values)
        _check(db, new, password)
        fields = form_fields(new)
        return None if fields == current else fields | {"jenis": list(new.jenis)}

    def keep_password(_: Entry | None = None) -> None:
        if password:
            kept = json.dumps({"untuk": new.account, "sandi": password})
            accounts_of(str(db.journal)).keep(MAIL, list_offices(db).key_of(satker), kept)

    if change_setting(db, satker, MAIL, change, pelaku=pelaku, beside=keep_password) is None:
        keep_password()
    return new


def form_fields(settings: MailSettings) -> JsonObject:
    """Return the fields of the form with these settings."""
    fields = settings._asdict()
    del fields["satker"]
    return fields


def _read(stored: JsonObject | None) -> JsonObject:
    """Return the known fields; older settings also have the address for links."""
    if stored is None:
        return {}
    known = {name: stored[name] for name in form_fields(MailSettings()) if name in stored}
    known["jenis"] = tuple(kind for kind in KINDS if kind in stored.get("jenis", ()))
    return known


def _in_words(field: str, value: str | int | tuple[str, ...]) -> tuple[str, str]:
    heading = HEADINGS[field]
    if isinstance(value, tuple):
        return heading, ", ".join(KINDS[kind] for kind in value)
    if isinstance(value, bool):
        return heading, "ya" if value else "tidak"
    words = str(value)
    return heading, SECURITIES.get(words, words)


def _tidied(typed: JsonObject) -> JsonObject:
    tidied = dict(typed)
    for name in ("server", "nama", "pengirim"):
        tidied[name] = clean_line(typed[name], name)
    tidied["jenis"] = tuple(kind for kind in KINDS if kind in typed["jenis"])
    return tidied


def _check(db: Database, new: MailSettings, password: str) -> None:
    check = Checker()
    if new.server:
        for name, said in _wrong_fields(new):
            check.refuse(name, said)
        if new.nama and new.keamanan == "tanpa":
            said = (
                "Nama dan kata sandi tidak dikirim tanpa TLS: siapa pun di jaringan dapat "
                "membacanya."
            )
            check.refuse("sandi", said)
        if new.nama and not (password or password_of(db, new)):
            said = (
                "Isi kata sandi untuk server dan nama ini; yang tersimpan hanya untuk server "
                "sebelumnya."
            )
            check.refuse("sandi", said)
    check.finish()


def _wrong_fields(new: MailSettings) -> Iterator[tuple[str, str]]:
    """List the wrong fields of settings with a server, each with a sentence."""
    if not _HOST.fullmatch(new.server):
        yield "server", "Tulis misalnya smtp.kantor.go.id."
    if new.keamanan not in SECURITIES:
        yield "keamanan", f"Pilih keamanannya: {', '.join(SECURITIES.values())}."
    if new.port not in range(1, 2**16):
        yield "port", "Port ialah angka 1 sampai 65535; biasanya 587 atau 465."
    if not EMAIL.fullmatch(new.pengirim):
        yield "pengirim", "Tulis misalnya zi@kantor.go.id."
    if new.jam not in range(24):
        yield "jam", "Jam ialah angka 0 sampai 23."


class Answer(NamedTuple):
    """The result of sending a letter, also in words.

    `is_server`: True if the server is the cause, so that other letters would fail too.
    """

    state: str
    words: str
    is_server: bool = False


NOT_YET = Answer("ambil", "")


class Post(AbstractContextManager["Post"]):
    """A connection to a mail server, opened at the first letter and closed by `with`."""

    def __init__(self, settings: MailSettings, password: str) -> None:
        self.settings = settings
        self._password = password
        self._line: smtplib.SMTP | None = None

    def __exit__(self, *_: object) -> None:
        if self._line is not None:
            with suppress(smtplib.SMTPException, OSError):
                self._line.quit()
            self._line.close()

    def send(self, letter: EmailMessage, to: str) -> Answer:
        """Send one letter. Never raises: failures of server, network and address are answers."""
        content = letter.as_bytes()
        when_broken = "tunda"
        try:
            line = self._connected()
            code, said = line.mail(self.settings.pengirim)
            if code >= _REFUSED:
                raise smtplib.SMTPSenderRefused(code, said, self.settings.pengirim)
            code, said = line.rcpt(to)
            if code < _REFUSED:
                when_broken = "ragu"  # from here on the server may have taken it
                code, said = line.data(content)
        except smtplib.SMTPDataError as error:
            code = error.smtp_code
            said = error.smtp_error
        except (smtplib.SMTPException, OSError, ValueError) as error:
            if self._line is not None:
                self._line.close()
            self._line = None
            # A person must correct a wrong certificate; waiting does not help.
            state = "gagal" if isinstance(error, ssl.SSLCertVerificationError) else when_broken
            return Answer(state, self._in_words(error), is_server=True)
        if code < _REFUSED:
            return Answer("terkirim", _in_a_line(code, said))
        state = "tunda" if code < _FOR_GOOD else "gagal"
        return Answer(state, f"Server menjawab: {_in_a_line(code, said)}.")

    def _connected(self) -> smtplib.SMTP:
        """Return a connection without a letter in progress, a new one if need be.

        A server may remember a letter that it refused half-way; some close after a few letters.
        """
        if self._line is not None:
            with suppress(smtplib.SMTPException, OSError):
                if self._line.rset()[0] < _REFUSED:
                    return self._line
            self._line.close()
        where = self.settings
        trusted = None if where.keamanan == "tanpa" else _trusting()
        if where.keamanan == "tls":
            self._line = smtplib.SMTP_SSL(
                where.server, where.port, timeout=TIMEOUT, context=trusted
            )
        else:
            self._line = smtplib.SMTP(where.server, where.port, timeout=TIMEOUT)
        if where.keamanan == "starttls":
            self._line.starttls(context=trusted)
        if where.nama:
            self._line.login(where.nama, self._password)
        self._line.ehlo_or_helo_if_needed()
        return self._line

    def _in_words(self, error: BaseException) -> str:
        cause = error.__context__
        if isinstance(error, smtplib.SMTPServerDisconnected) and isinstance(cause, OSError):
            return self._in_words(cause)  # smtplib's own error says less
        said = getattr(error, "verify_message", "")
        if isinstance(error, smtplib.SMTPResponseException):
            said = _in_a_line(error.smtp_code, error.smtp_error)
        words = next(words for kind, words in _FAILURES.items() if isinstance(error, kind))
        return words.format(
            server=self.settings.server, port=self.settings.port, seconds=TIMEOUT, said=said
        )


def _trusting() -> ssl.SSLContext:
    """Make a TLS context with this machine's authorities and the office's own, if one is given.

    Raises BadSetting.
    """

    def read(path: str) -> ssl.SSLContext:
        context.load_verify_locations(cafile=path)
        return context

    context = ssl.create_default_context()
    wrong = "bukan berkas otoritas sertifikat (PEM) yang dapat dibaca."
    return read_setting(AUTHORITY, read, wrong, "Sebut berkas PEM otoritas kantor.") or context


def _in_a_line(code: int, said: bytes | str) -> str:
    text = said.decode(errors="replace") if isinstance(said, bytes) else said
    return on_a_line(f"{code} {text}")[:_LONGEST_ANSWER]
