"""Who is behind a request: told by what their browser carries, the same for pages, downloads and connections."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

from monev.access import LOCAL, Visitor, guest, list_people
from monev.core.errors import MonevError
from monev.database import Database
from monev.journal.backup import Backup, make_backup
from monev.journal.interface import Journal
from monev.journal.places import accounts_file, is_postgres
from monev.people.accounts import Accounts
from monev.people.guest_links import guest_sight, visitor_of_link
from monev.people.store import AccountsStore, Store

SESSION_COOKIE = "monev_sesi"
DEVICE_COOKIE = "monev_perangkat"
GUEST_COOKIE = "monev_tamu"


@cache
def accounts_of(journal: str) -> Accounts:
    """The accounts beside a journal; one for the process."""
    return Accounts(accounts_store(journal))


def back_up(journal: Journal, folder: Path) -> Backup:
    """Copy everything into a folder, and let the accounts know when, or why not. Raises MonevError: none is made."""
    accounts = accounts_of(str(journal))
    try:
        backup = make_backup(journal, folder)
    except MonevError as error:
        with suppress(MonevError):  # who looks after everything is told by mail; not where this can't be kept either
            if not journal.is_empty():
                accounts.keep("cadangan", "gagal", error.pesan)
        raise
    if backup.has_accounts or is_postgres(str(journal)):
        accounts.forget("cadangan", "gagal")
        accounts.keep("cadangan", "terakhir", backup.made_at)
    return backup


def accounts_store(journal: str) -> Store:
    """Where the accounts of a journal are kept: a file beside its folder, or PostgreSQL as the journal."""
    if not is_postgres(journal):
        return AccountsStore(accounts_file(journal))
    # Not at the top: one PC needs neither the library nor the time it takes to load.
    from monev.journal.postgres_server import server_beside
    from monev.people.postgres_store import SCHEMA, PostgresAccountsStore

    return PostgresAccountsStore(server_beside(journal, SCHEMA))


def visitor_of(db: Database, cookies: Mapping[str, str], *, is_local: bool) -> Visitor:
    """Who somebody is: whoever sits at the machine, a person with a session, else a guest with or without a link.
    Raises MonevError where the journal or the accounts can't be read."""
    if is_local:
        return LOCAL
    orang = accounts_of(str(db.journal)).person_of(cookies.get(SESSION_COOKIE, ""))
    person = list_people(db).get(orang) if orang else None
    if person is not None and person.is_active:
        return person
    return visitor_of_link(db, cookies.get(GUEST_COOKIE, "")) or guest(guest_sight(db))


def admin_can_sign_in(db: Database, *, by_email: bool) -> bool:
    """Whether an admin for everything has a way in already: a password, or (`by_email`) an address at the office's
    accounts. Without one, opening the pages to others would shut out whoever opens them."""
    with_password = accounts_of(str(db.journal)).has_password()
    admins = [person for person in list_people(db).values() if person.is_active and person.may("atur_orang", None)]
    return any(admin.pelaku in with_password or (by_email and admin.email) for admin in admins)
