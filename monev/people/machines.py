"""Notes, for 90 days, from which machine an entry of the journal came."""

import logging
from collections.abc import Callable

from monev.core.errors import MonevError
from monev.people.accounts import accounts_of

log = logging.getLogger(__name__)


def note_machine(journal: str, address: str) -> Callable[[int], None] | None:
    """Return a function that notes an address as an entry's origin, for `acting_from`.

    None without an address.
    """
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
