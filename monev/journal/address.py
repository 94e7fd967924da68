"""The address of a journal: a folder's path, or postgresql://…, whose password no text shows."""

from __future__ import annotations

from pathlib import Path

from monev.core.errors import MonevError


def is_postgres(address: str) -> bool:
    """True if a journal's address is one of PostgreSQL."""
    return address.startswith(("postgresql://", "postgres://"))


class Address(str):
    """An address that prints without its password. The driver gets it whole, by `with_secret`."""

    __slots__ = ("_whole",)
    _whole: str

    def __new__(cls, address: str | Path) -> Address:
        """Make an Address of a typed one; return an Address as it is."""
        if isinstance(address, Address):
            return address
        made = super().__new__(cls, _without_secret(str(address)))
        made._whole = str(address)
        return made

    def __reduce__(self) -> tuple[type[str], tuple[str]]:
        """Pickle as plain text without the password."""
        return str, (str(self),)

    @property
    def has_secret(self) -> bool:
        """True if it was typed with a password."""
        return is_postgres(self._whole) and _tells_password(self._whole)

    def with_secret(self) -> str:
        """Return the whole address, for the driver alone: never to be kept, logged or passed on."""
        return self._whole


def _without_secret(address: str) -> str:
    """Return an address without its password.

    Of one that cannot be read only the scheme is shown, since all the rest may be a password.
    """
    if not is_postgres(address):
        beginning, scheme, _ = address.partition("://")
        return f"{beginning}{scheme}…" if scheme else address
    # Not at the top: nearly everybody keeps the journal in a folder and needs no driver.
    from monev.journal.postgres_store import read_address, without_password

    try:
        return without_password(read_address(address))
    except MonevError:
        return f"{address.partition('://')[0]}://…"


def _tells_password(address: str) -> bool:
    # Not at the top, as above.
    from monev.journal.postgres_store import read_address

    try:
        return "password" in read_address(address)
    except MonevError:
        return False
