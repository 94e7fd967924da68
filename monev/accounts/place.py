"""The place of a journal's accounts: a file beside its folder, or the same PostgreSQL."""

from functools import cache

from monev.accounts.store import AccountsStore, Store
from monev.journal import accounts_file, is_postgres


@cache
def accounts_store(journal: str) -> Store:
    """Open the accounts beside a journal, the same object for the whole process."""
    if not is_postgres(journal):
        return AccountsStore(accounts_file(journal))
    # Not at the top: nearly everybody keeps the journal in a folder and needs no driver.
    from monev.accounts.postgres_store import SCHEMA, PostgresAccountsStore
    from monev.journal.postgres_server import server_beside

    return PostgresAccountsStore(server_beside(journal, SCHEMA))
