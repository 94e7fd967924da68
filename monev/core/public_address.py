"""Where links lead that leave this machine in letters and papers: one address, set by who runs the
machine."""

import os
import re
from collections.abc import Callable, Iterable

from monev.core.errors import read_setting

SETTING = "MONEV_TAUTAN"
TODAY = "hari-ini"
"""In place of a posisi in an address: the day it is opened."""
_NOBODYS: tuple[str, ...] = ()
_served: list[Callable[[], Iterable[str]]] = [lambda: _NOBODYS]


def tell_served(addresses: Callable[[], Iterable[str]]) -> None:
    """Say what others type to reach the server of this process, the best first."""
    _served[0] = addresses


def public_address() -> str:
    """What MONEV_TAUTAN says, else the whole address that MONEV_ALAMAT names (https://…), else the
    one this process serves; "" where none is known. Never what is kept with an office: who manages
    one would choose where the letters of others lead. Raises BadSetting."""
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
