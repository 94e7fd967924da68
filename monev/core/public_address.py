"""The address of the app in letters and papers. The person who runs the machine sets it."""

import os
import re
from collections.abc import Callable, Iterable

from monev.core.errors import read_setting

SETTING = "MONEV_TAUTAN"
TODAY = "hari-ini"
"""Stands for the posisi in an address: the day it is opened."""
_NOBODYS: tuple[str, ...] = ()
_served: list[Callable[[], Iterable[str]]] = [lambda: _NOBODYS]


def tell_served(addresses: Callable[[], Iterable[str]]) -> None:
    """Set the function that lists the addresses of this process's server, the best first."""
    _served[0] = addresses


def public_address() -> str:
    """Return the app's address in links that leave this machine, or "" if none is known.

    Raises BadSetting.

    1. MONEV_TAUTAN.
    2. MONEV_ALAMAT, if it is a whole address (https://…).
    3. The address that this process serves.

    It is never taken from an office's settings: an office's admin could then redirect the letters
    of others.
    """
    wrong = "bukan alamat yang dapat dibuka penerima email."
    if said := read_setting(
        SETTING, _read, wrong, f"Tulis misalnya {SETTING}=https://zi.kantor.go.id, tanpa halaman."
    ):
        return said
    served = os.environ.get("MONEV_ALAMAT", "").strip().rstrip("/")
    return served if served.startswith("https://") else next(iter(_served[0]()), "")


def _read(text: str) -> str:
    if not re.fullmatch(r"https?://[A-Za-z0-9.\-\[\]:]+/?", text):
        raise ValueError(text)
    return text.rstrip("/")
