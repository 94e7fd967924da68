"""Links that show one satker's pages to whoever has them, until a day; withdrawn at any time."""

from __future__ import annotations

from datetime import date, timedelta

from monev.access import Visitor, guest
from monev.core import clock
from monev.core.content import GuestLink, as_content
from monev.core.dates import format_day
from monev.core.errors import NotFound
from monev.core.roles import GUEST_SIGHTS
from monev.core.typed_input import Checker, clean_line
from monev.database import Database
from monev.figures.answers import ask_unggahan
from monev.people.store import digest, new_secret
from monev.writing.append import NewEntry, append_entry, append_with_retry

LONGEST = timedelta(days=366)


def guest_sight(db: Database) -> str:
    """What is seen without signing in and without a link; nothing until somebody decided otherwise."""
    found = ask_unggahan(db, "access/guests", db.newest.of_none())
    return found[0]["terlihat"] if found else "tidak"


def list_links(db: Database) -> list[GuestLink]:
    """Every link ever made, newest first."""
    return [GuestLink(**row) for row in ask_unggahan(db, "access/guest_links", db.newest.of_none())]


def make_link(db: Database, satker: str, sight: str, until: date, purpose: str, *, pelaku: str) -> str:
    """Make a link; its secret, which is shown once. Raises EntryRefused (a sentence per field), NotAllowed."""
    check, today = Checker(), clock.today()
    if sight not in GUEST_SIGHTS or sight == "tidak":
        check.refuse("terlihat", "Pilih yang terlihat: Ringkasan saja, atau semua halaman.")
    if not today <= until <= today + LONGEST:
        check.refuse("sampai", f"Tautan berlaku dari hari ini sampai paling lama {format_day(today + LONGEST)}.")
    with check("untuk"):
        purpose = clean_line(
            purpose, "Isian ini", required="Tulis untuk siapa tautan ini, supaya mudah dikenali nanti."
        )
    check.finish()
    secret = new_secret()

    def plan() -> NewEntry:
        number = max((link.tautan for link in list_links(db)), default=0) + 1
        link = GuestLink(number, digest(secret), satker, sight, until, purpose, dicabut=False)
        return NewEntry("tautan_tamu", None, None, as_content(link))

    append_with_retry(db, plan, pelaku=pelaku)
    return secret


def withdraw_link(db: Database, number: int, *, pelaku: str) -> None:
    """Let a link show nothing any more. Raises NotFound, NotAllowed; nothing where it was withdrawn already."""
    db.catch_up()
    link = next((link for link in list_links(db) if link.tautan == number), None)
    if link is None:
        raise NotFound(f"Tautan {number} tidak ada.", "Pilih dari daftar tautan.")
    if not link.dicabut:
        append_entry(db, NewEntry("tautan_tamu", None, None, as_content(link) | {"dicabut": True}), pelaku=pelaku)


def visitor_of_link(db: Database, secret: str) -> Visitor | None:
    """What a link's secret shows; None for one that is over, withdrawn or never was."""
    if not secret:
        return None
    sealed, today = digest(secret), clock.today()
    link = next((link for link in list_links(db) if link.sidik == sealed), None)
    if link is None or link.dicabut or link.sampai < today:
        return None
    return guest(link.terlihat, link.satker)
