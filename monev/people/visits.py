"""Finds the visitor behind a request by their cookies, the same for pages, downloads and live
connections. Also guests' links, which show one satker's pages until a day or until withdrawn."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from monev.access import LOCAL, Visitor, follower, guest, list_people, meetings_of_address
from monev.accounts.place import accounts_store
from monev.accounts.store import digest, new_secret
from monev.core import clock
from monev.core.content import GuestLink, as_content
from monev.core.dates import format_day
from monev.core.errors import MonevError, NotFound
from monev.core.roles import GUEST_SIGHTS
from monev.core.typed_input import Checker, clean_line
from monev.database import Database
from monev.figures.views import ask_unggahan
from monev.people.accounts import Accounts
from monev.writing.append import NewEntry, append_entry, append_with_retry

log = logging.getLogger(__name__)
SESSION_COOKIE = "monev_sesi"
DEVICE_COOKIE = "monev_perangkat"
GUEST_COOKIE = "monev_tamu"
LONGEST_LINK = timedelta(days=366)


@cache
def accounts_of(journal: str) -> Accounts:
    """Return the accounts beside a journal, the same object for the whole process."""
    return Accounts(accounts_store(journal))


def note_machine(journal: str, address: str) -> Callable[[int], None] | None:
    """Return a function that notes an address as an entry's origin, for `acting_from`; None without
    an address."""
    if not address:
        return None

    def note(entry: int) -> None:
        try:
            accounts_of(journal).note_machine(address, entry)
        except MonevError as error:  # the entry is stored all the same
            log.warning("Alamat asal entri %s tidak tercatat: %s", entry, error.pesan)

    return note


def known_machines(journal: str) -> dict[int, str]:
    """Return journal entry → the address it came from; none if the accounts cannot be read."""
    try:
        return accounts_of(journal).machines()
    except MonevError as error:
        log.warning("Alamat asal entri tidak dapat dibaca: %s", error.pesan)
        return {}


def visitor_of(db: Database, cookies: Mapping[str, str], *, is_local: bool) -> Visitor:
    """Find the visitor of a request. Raises MonevError if the journal or the accounts can't be
    read.

    1. Whoever sits at the machine (`is_local`).
    2. A person with a session, or the follower of a meeting (`_as_follower`).
    3. A guest, with or without a link."""
    if is_local:
        return LOCAL
    orang = accounts_of(str(db.journal)).person_of(cookies.get(SESSION_COOKIE, ""))
    person = list_people(db).get(orang) if orang else None
    by_link = visitor_of_link(db, cookies.get(GUEST_COOKIE, ""))
    if person is not None and person.is_active:
        return _as_follower(person, by_link)
    return by_link or guest(guest_sight(db))


def _as_follower(person: Visitor, by_link: Visitor | None) -> Visitor:
    """Return the person; or the follower of a meeting, if their phone follows one of a satker that
    the person may not see."""
    if by_link is None or by_link.only_rapat is None:
        return person
    return person if person.may("lihat", by_link.only_satker) else by_link


def admin_can_sign_in(db: Database, *, by_email: bool) -> bool:
    """True if an active admin for everything has a password or, with `by_email`, an address at the
    office's provider. Else opening the pages to others would shut out whoever opens them."""
    with_password = accounts_of(str(db.journal)).has_password()
    for person in list_people(db).values():
        if person.is_active and person.may("atur_orang", None):
            if person.pelaku in with_password:
                return True
            if by_email and person.email:
                return True
    return False


def guest_sight(db: Database) -> str:
    """Return what is seen without signing in and without a link; "tidak" until somebody sets it."""
    found = ask_unggahan(db, "access/guests", db.newest.of_none())
    return found[0]["terlihat"] if found else "tidak"


def list_links(db: Database) -> list[GuestLink]:
    """List every link ever made, newest first."""
    rows = ask_unggahan(db, "access/guest_links", db.newest.of_none())
    return [GuestLink(**row) for row in rows]


def make_link(
    db: Database,
    satker: str,
    sight: str,
    until: date,
    purpose: str,
    *,
    pelaku: str,
) -> str:
    """Make a guest's link and return its secret, which is shown once. Raises EntryRefused (a
    sentence per field), NotAllowed."""
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
        link = GuestLink(
            number,
            digest(secret),
            satker,
            sight,
            until,
            purpose,
            dicabut=False,
        )
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


def visitor_of_link(db: Database, secret: str) -> Visitor | None:
    """Find the visitor of a guest's link, or of an open meeting, by its secret; None if it is over
    or unknown."""
    if not secret:
        return None
    sealed = digest(secret)
    today = clock.today()
    for link in list_links(db):
        if link.sidik == sealed and not link.dicabut and link.sampai >= today:
            return guest(link.terlihat, link.satker)
    for meeting in meetings_of_address(db, "diikuti", sidik=sealed):
        return follower(**meeting)
    return None
