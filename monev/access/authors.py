"""Who did what, and from where: the names people are called by, who reported a bukti, whose unggahan may be taken back
by whom, and for the audit log, where it decides nothing, the place a person acts from."""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar
from datetime import datetime
from typing import Any

from monev.access.visitors import Visitor, list_people
from monev.database import Database, Row

BuktiPlace = tuple[str, str, str]
"""kode, tenggat and name of a bukti."""


def name_of(db: Database, pelaku: str) -> str:
    """What a page calls a pelaku: the person's name; of one who is nobody here (an earlier free text, the machine
    itself) the pelaku as it was kept."""
    person = list_people(db).get(pelaku)
    return pelaku if person is None else person.name


def authors_of(
    db: Database,
    entry: int | None = None,
    *,
    satker: str | None = None,
    tahun: int | None = None,
    unggahan: int | None = None,
) -> list[str]:
    """Who wrote a journal entry; of a rencana who stored the unggahan of that number."""
    what = {"nomor": entry, "satker": satker, "tahun": tahun, "unggahan": unggahan}
    return [row["pelaku"] for row in db.ask("access/authors", **what)]


def said_of_bukti(db: Database, satker: str | None, tahun: int | None, **where: str | None) -> list[Row]:
    """What was said last of each bukti of the newest unggahan; of one `kode`, `tenggat` or `bukti` where that is
    given."""
    everywhere = {"kode": None, "tenggat": None, "bukti": None}
    return db.ask("access/said_of_bukti", satker=satker, tahun=tahun, **everywhere | where)


def reports(
    db: Database, satker: str | None, tahun: int | None, **where: str | None
) -> dict[BuktiPlace, tuple[str, datetime]]:
    """Who said last of each bukti that it is there, in the app or by a file, and when; `where` as above."""
    said = said_of_bukti(db, satker, tahun, **where)
    return {place_of(row): (row["pelaku"], row["waktu"]) for row in said if row["pelaku"] is not None}


def reporters(db: Database, satker: str | None, tahun: int | None, **where: str | None) -> dict[BuktiPlace, str]:
    """As `reports`, without when."""
    return {place: pelaku for place, (pelaku, _) in reports(db, satker, tahun, **where).items()}


def place_of(row: Mapping[str, Any]) -> BuktiPlace:
    """Where a row that names a bukti is."""
    return row["kode"], row["tenggat"], row["bukti"]


def may_take_back(visitor: Visitor, satker: str | None, author: str) -> bool:
    """Whether they may cancel or restore an unggahan that `author` stored: their own, an admin anybody's."""
    if not visitor.may("batalkan", satker):
        return False
    return visitor.is_local or author == visitor.pelaku or visitor.may("atur_kantor", satker)


_ORIGIN: ContextVar[str] = ContextVar("origin", default="")


def acting_from(origin: str) -> None:
    """Say from where what is stored next in this thread of work comes: "halaman 192.168.1.7", "baris perintah root"."""
    _ORIGIN.set(origin)


def current_origin() -> str:
    """What was said last; "" where nobody did."""
    return _ORIGIN.get()
