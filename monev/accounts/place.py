"""The accounts of a journal's store."""

from functools import cache

from monev.accounts.store import AccountsStore
from monev.journal import store_at


@cache
def accounts_store(journal: str) -> AccountsStore:
    """Open the accounts of a journal's store, the same object for the whole process."""
    return AccountsStore(store_at(journal))
