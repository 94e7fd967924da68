"""Finds the visitor behind a request by their cookies.

This is the same for pages, downloads and live connections.
"""

from collections.abc import Mapping

from monev.access import LOCAL, Visitor, guest, list_people
from monev.accounts.store import digest
from monev.core import clock
from monev.database import Database
from monev.people.accounts import accounts_of
from monev.people.guest_links import guest_sight, list_links

SESSION_COOKIE = "monev_sesi"
DEVICE_COOKIE = "monev_perangkat"
GUEST_COOKIE = "monev_tamu"


def visitor_of(db: Database, cookies: Mapping[str, str], *, is_local: bool) -> Visitor:
    """Find the visitor of a request.

    Raises MonevError if the journal or the accounts can't be read.

    1. Whoever sits at the machine (`is_local`).
    2. A person with a session.
    3. A guest, with or without a link.
    """
    if is_local:
        return LOCAL
    orang = accounts_of(str(db.journal)).person_of(cookies.get(SESSION_COOKIE, ""))
    person = list_people(db).get(orang) if orang else None
    if person is not None and person.is_active:
        return person
    return visitor_of_link(db, cookies.get(GUEST_COOKIE, "")) or guest(guest_sight(db))


def visitor_of_link(db: Database, secret: str) -> Visitor | None:
    """Find the visitor of a guest's link by its secret. None if it is over or unknown."""
    if not secret:
        return None
    sealed = digest(secret)
    today = clock.today()
    for link in list_links(db):
        if link.sidik == sealed and not link.dicabut and link.sampai >= today:
            return guest(link.terlihat, link.satker)
    return None
