"""Where the accounts of a journal are: a file beside its folder, or PostgreSQL as the journal."""

from functools import cache

from monev.accounts.store import AccountsStore, Store
from monev.journal import accounts_file, is_postgres


@cache
def accounts_store(journal: str) -> Store:
    """Give the accounts beside a journal; one for the process."""
    if not is_postgres(journal):
        return AccountsStore(accounts_file(journal))
    # Not at the top: one PC needs neither the library nor the time it takes to load.
    from monev.accounts.postgres_store import SCHEMA, PostgresAccountsStore
    from monev.journal.postgres_server import server_beside

    return PostgresAccountsStore(server_beside(journal, SCHEMA))
