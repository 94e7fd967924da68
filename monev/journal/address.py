"""Where a journal lies: a folder's path, or postgresql://…, whose password no text shows."""

from __future__ import annotations

from pathlib import Path

from monev.core.errors import MonevError


def is_postgres(address: str) -> bool:
    """Whether a journal's address is one of PostgreSQL."""
    return address.startswith(("postgresql://", "postgres://"))


class Address(str):
    """An address as people and logs may see it, however it is printed; what the driver is told is
    `with_secret`."""

    __slots__ = ("_whole",)
    _whole: str

    def __new__(cls, address: str | Path) -> Address:
        """Of an address as it was typed; one that is an Address already stays as it is."""
        if isinstance(address, Address):
            return address
        made = super().__new__(cls, _without_secret(str(address)))
        made._whole = str(address)
        return made

    def __reduce__(self) -> tuple[type[str], tuple[str]]:
        """A copy that leaves the process is the text alone."""
        return str, (str(self),)

    @property
    def has_secret(self) -> bool:
        """Whether it was typed with a password."""
        return is_postgres(self._whole) and _tells_password(self._whole)

    def with_secret(self) -> str:
        """The whole of it, for the driver alone: never kept, logged or passed on."""
        return self._whole


def _without_secret(address: str) -> str:
    """Nothing but its beginning is shown of what cannot be read: all of it may be a password."""
    if not is_postgres(address):
        beginning, scheme, _ = address.partition("://")
        return f"{beginning}{scheme}…" if scheme else address
    # Not at the top: who keeps the journal in a folder, nearly everybody, need not load
    # PostgreSQL's driver.
    from monev.journal.postgres_server import read_address, without_password

    try:
        return without_password(read_address(address))
    except MonevError:
        return f"{address.partition('://')[0]}://…"


def _tells_password(address: str) -> bool:
    # Not at the top, as above.
    from monev.journal.postgres_server import read_address

    try:
        return "password" in read_address(address)
    except MonevError:
        return False  # and it leads nowhere
