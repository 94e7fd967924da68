"""Guests' links, which show one satker's pages until a day or until withdrawn.

And what is seen without one.
"""

from dataclasses import replace
from datetime import date, timedelta

from monev.accounts.store import digest, new_secret
from monev.core import clock
from monev.core.content import GuestLink, as_content
from monev.core.dates import format_day
from monev.core.errors import NotFound
from monev.core.roles import GUEST_SIGHTS
from monev.core.typed_input import Checker, clean_line
from monev.database import Database
from monev.figures.views import ask_unggahan
from monev.writing.append import NewEntry, append_entry, append_with_retry

LONGEST_LINK = timedelta(days=366)


def guest_sight(db: Database) -> str:
    """Return what is seen without signing in and without a link; "tidak" until somebody sets it."""
    found = ask_unggahan(db, "access/guests", db.newest.of_none())
    return found[0]["terlihat"] if found else "tidak"


def list_links(db: Database) -> list[GuestLink]:
    """List every link ever made, newest first."""
    rows = ask_unggahan(db, "access/guest_links", db.newest.of_none())
    return [GuestLink(**row) for row in rows]


def make_link(
    db: Database, satker: str, sight: str, until: date, purpose: str, *, pelaku: str
) -> str:
    """Make a guest's link and return its secret, which is shown once.

    Raises EntryRefused (a sentence per field), NotAllowed.
    """
    check = Checker()
    today = clock.today()
    latest = today + LONGEST_LINK
    if sight not in GUEST_SIGHTS or sight == "tidak":
        check.refuse("terlihat", "Pilih yang terlihat: Ringkasan saja, atau semua halaman.")
    if not today <= until <= latest:
        said = f"Tautan berlaku dari hari ini sampai paling lama {format_day(latest)}."
        check.refuse("sampai", said)
    with check("untuk"):
        lacking = "Tulis untuk siapa tautan ini, supaya mudah dikenali nanti."
        purpose = clean_line(purpose, "Isian ini", required=lacking)
    check.finish()
    secret = new_secret()

    def plan() -> NewEntry:
        number = max((link.tautan for link in list_links(db)), default=0) + 1
        link = GuestLink(number, digest(secret), satker, sight, until, purpose, dicabut=False)
        return NewEntry("tautan_tamu", None, None, as_content(link))

    append_with_retry(db, plan, pelaku=pelaku)
    return secret


def withdraw_link(db: Database, number: int, *, pelaku: str) -> None:
    """Withdraw a guest's link, unless it is withdrawn already. Raises NotFound, NotAllowed."""
    db.catch_up()
    for link in list_links(db):
        if link.tautan == number:
            if not link.dicabut:
                content = as_content(replace(link, dicabut=True))
                append_entry(db, NewEntry("tautan_tamu", None, None, content), pelaku=pelaku)
            return
    raise NotFound(f"Tautan {number} tidak ada.", "Pilih dari daftar tautan.")
