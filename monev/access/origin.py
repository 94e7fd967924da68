"""From where a person acts (a page at an address, the command line), for the audit log; it decides nothing."""

from __future__ import annotations

from contextvars import ContextVar

_ORIGIN: ContextVar[str] = ContextVar("origin", default="")


def acting_from(origin: str) -> None:
    """Say from where what is stored next in this thread of work comes: "halaman 192.168.1.7", "baris perintah root"."""
    _ORIGIN.set(origin)


def current_origin() -> str:
    """What was said last; "" where nobody did."""
    return _ORIGIN.get()
