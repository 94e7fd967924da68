"""People mark themselves present on their phones: by an address that opens nothing else, while the meeting goes on.

Its secret lies beside the accounts, its digest in the meeting's record.
"""

from __future__ import annotations

from monev.core.errors import NotFound
from monev.core.roles import PRESENCE_ACTOR
from monev.database import Database
from monev.journal import Entry
from monev.meeting.meeting_records import Rapat, read_rapat
from monev.meeting.recording import RecordBook, Thing, record_in
from monev.people.store import digest, new_secret
from monev.people.visits import accounts_of

_KIND = "kehadiran"


def ask_presence(db: Database, rapat: Rapat, *, value: bool, pelaku: str) -> Entry | None:
    """Let the people of the list mark themselves, or nobody any more; an address given out earlier leads nowhere."""
    accounts, mark = accounts_of(str(db.journal)), ""
    if value:
        secret = new_secret()
        mark = digest(secret)
        accounts.keep(_KIND, mark, secret)

    def make(book: RecordBook) -> list[Thing]:
        return book.replace_fields("rapat", rapat.nomor, {"presensi": mark})

    entry = record_in(db, rapat, "presensi", make, pelaku=pelaku)
    accounts.forget(_KIND, rapat.rincian.presensi)
    return entry


def presence_secret(db: Database, rapat: Rapat) -> str:
    """The secret in the address of a meeting that goes on; "" where nobody is to mark themselves."""
    return accounts_of(str(db.journal)).find_kept(_KIND, rapat.rincian.presensi) if rapat.is_open else ""


def rapat_of_presence(db: Database, secret: str) -> Rapat:
    """The meeting an address of presence leads to. Raises NotFound where it leads to none, or to one that ended."""
    found = db.ask("access/presence", satker=None, tahun=None, rapat=None, sidik=digest(secret))
    if not found:
        raise NotFound("Alamat ini tidak berlaku, atau rapatnya sudah selesai.", "Tunjukkan kepada notulis rapat.")
    return read_rapat(db, found[0]["satker"], found[0]["tahun"], found[0]["rapat"])


def mark_present(db: Database, rapat: Rapat, number: int) -> str:
    """Say that one of the list is there; their name. Who is marked already stays as the notulis said. Raises NotFound,
    RapatClosed, NotAllowed."""
    name = ""

    def make(book: RecordBook) -> list[Thing]:
        nonlocal name
        person = book.read_thing("hadir", number)
        name = person["nama"]
        return book.replace_fields("hadir", number, {"kehadiran": "hadir"}) if person["kehadiran"] == "diundang" else []

    record_in(db, rapat, "hadir", make, pelaku=PRESENCE_ACTOR)
    return name
