"""How an office's mail is sent: its server, what is sent at all, at which hour. In the journal but for the password,
which lies with those of people (`Accounts.keep`) and is given to no other server than the one it was typed for."""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from monev.access import find_visitor, list_offices
from monev.core.roles import EVERY_SATKER
from monev.core.typed_input import Checker, clean_line
from monev.database import Database
from monev.outputs.settings import store_setting, stored_settings
from monev.people.register import EMAIL
from monev.people.visits import accounts_of

MATTER = "surel"
SECURITIES = {"tls": "TLS sejak awal (biasanya port 465)", "starttls": "STARTTLS (biasanya port 587)", "tanpa": "Tanpa"}
KINDS = {  # what can be sent → its words
    "tugas": "Kepada PIC: seminggu sebelum jatuh tempo, dan sesudah lewat",
    "rapat": "Kepada pemimpin dan notulis: keadaan, beberapa hari sebelum rapat",
    "periksa": "Kepada pemeriksa: ada bukti yang menunggu",
    "kesehatan": "Kepada admin: cadangan yang gagal, jurnal yang perlu dilihat",
}
# A field of who has a server → whether it can be kept, and what is said where it can't.
_FIELDS: dict[str, tuple[Callable[[Any], object], str]] = {
    "server": (re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?").fullmatch, "Tulis misalnya smtp.kantor.go.id."),
    "keamanan": (SECURITIES.__contains__, f"Pilih keamanannya: {', '.join(SECURITIES.values())}."),
    "port": (range(1, 2**16).__contains__, "Port ialah angka 1 sampai 65535; biasanya 587 atau 465."),
    "pengirim": (EMAIL.fullmatch, "Tulis misalnya zi@kantor.go.id."),
    "alamat": (re.compile(r"https?://[A-Za-z0-9.\-\[\]:]+").fullmatch, "Tulis misalnya https://zi.kantor.go.id saja."),
    "jam": (range(24).__contains__, "Jam ialah angka 0 sampai 23."),
}


class MailSettings(NamedTuple):
    """As an office set it. `satker`: who set it (EVERY_SATKER: for all that set nothing); `server` "": nothing is sent.
    `nama`: what the server is told with the password, "" where it wants none; `pengirim`: where letters come from;
    `alamat`: where the links in them lead; `jam`: the hour of day; `jenis`: which of KINDS are sent."""

    satker: str = EVERY_SATKER
    server: str = ""
    port: int = 587
    keamanan: str = "starttls"
    nama: str = ""
    pengirim: str = ""
    alamat: str = ""
    jam: int = 7
    jenis: tuple[str, ...] = ()

    @property
    def account(self) -> str:
        """What the password is for."""
        return f"{self.nama} {self.server}:{self.port} {self.keamanan}"


def all_settings(db: Database) -> dict[str, MailSettings]:
    """What was set, by who set it: an office, or EVERY_SATKER for all that set nothing."""
    stored = stored_settings(db, MATTER)
    return {at: MailSettings(at, **said | {"jenis": tuple(said["jenis"])}) for at, said in stored.items()}


def read_settings(db: Database, satker: str) -> MailSettings:
    """What an office set itself."""
    return all_settings(db).get(satker, MailSettings(satker))


def password_of(db: Database, settings: MailSettings) -> str:
    """The password for just this server and name; "" where none was given for it."""
    kept = json.loads(accounts_of(str(db.journal)).find_kept(MATTER, list_offices(db).key_of(settings.satker)) or "{}")
    return kept["sandi"] if kept.get("untuk") == settings.account else ""


def store_settings(db: Database, satker: str, typed: Mapping[str, Any], password: str, *, pelaku: str) -> MailSettings:
    """Keep what an admin typed: the fields of MailSettings; `password` "" leaves the one there is. Raises EntryRefused
    (a sentence per field, `sandi` too), NotAllowed."""
    db.catch_up()
    find_visitor(db, pelaku).require("atur_kantor", satker)
    new = _checked(db, satker, typed, password)
    if new != read_settings(db, satker):
        stored = new._asdict() | {"jenis": [*new.jenis]}
        del stored["satker"]
        store_setting(db, satker, MATTER, stored, pelaku=pelaku)
    if password:
        kept = json.dumps({"untuk": new.account, "sandi": password})
        accounts_of(str(db.journal)).keep(MATTER, list_offices(db).key_of(satker), kept)
    return new


def _checked(db: Database, satker: str, typed: Mapping[str, Any], password: str) -> MailSettings:
    check = Checker()
    lines = {name: clean_line(typed[name], name) for name in ("server", "nama", "pengirim", "alamat")}
    said = {**typed, **lines, "alamat": lines["alamat"].rstrip("/")}
    said["jenis"] = tuple(kind for kind in KINDS if kind in typed["jenis"])
    new = MailSettings(satker, **said)
    for name, (fits, sentence) in _FIELDS.items() if new.server else ():
        if not fits(said[name]):
            check.refuse(name, sentence)
    if new.nama and new.keamanan == "tanpa" and new.server:
        check.refuse("sandi", "Nama dan kata sandi tidak dikirim tanpa TLS: siapa pun di jaringan dapat membacanya.")
    if new.nama and new.server and not (password or password_of(db, new)):
        check.refuse("sandi", "Isi kata sandi untuk server dan nama ini; yang tersimpan hanya untuk server sebelumnya.")
    check.finish()
    return new
