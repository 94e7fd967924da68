"""What stands in the address of a page: which rencana and posisi is looked at, and the filters of its rows.

The address is the truth (a copied link shows the same view and the same rows); without one, the last choice of this
visit; else the newest rencana at its default posisi.

Streamlit's own binding writes what a choice is called on screen (its words, its count) into the address; here it is
the choice itself, which a link can name and which stays the same when the words change.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from monev.core.clock import default_posisi
from monev.core.dates import end_of_month
from monev.core.errors import NotFound

_MEMORY = "pilihan"
_IN_URL = ("satker", "tahun", "posisi", "unggahan")
_MOST_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Choice:
    """One view of the data: whose plan, of which year, judged at the end of which day; where a person asked for one
    unggahan by its number, on that one."""

    satker: str
    tahun: int
    posisi: date
    unggahan: int | None = None

    def url(self, **other: str) -> dict[str, str]:
        """As query parameters of a link, with others beside them."""
        kept = {"satker": self.satker, "tahun": str(self.tahun), "posisi": self.posisi.isoformat()}
        return kept | ({} if self.unggahan is None else {"unggahan": str(self.unggahan)}) | other


def posisi_bounds(tahun: int) -> tuple[date, date]:
    """The posisi that make sense for a plan of one year: its first day to the end of the next year, when late work
    is still being reported."""
    return date(tahun, 1, 1), end_of_month(tahun + 1, 12)


def default_choice(listing: pd.DataFrame) -> Choice:
    """What is shown when nobody chose: a plan that is being followed, else the sample (so that a newcomer sees what
    the pages can do, until it is hidden), else the newest plan."""
    value = listing.assign(diikuti=~listing["simulasi"] & (listing["unggahan"] > 1), berisi=listing["unggahan"] > 0)
    ordering = ["berisi", "diikuti", "simulasi", "tahun", "satker"]
    first = value.sort_values(ordering, ascending=[False, False, False, False, True]).iloc[0]
    tahun = int(first["tahun"])
    return Choice(str(first["satker"]), tahun, default_posisi(tahun))


def available_tahun(listing: pd.DataFrame, satker: str) -> list[int]:
    """The years an office has a plan of, newest first."""
    everything = zip(listing["satker"].tolist(), listing["tahun"].tolist(), strict=True)
    return sorted((tahun for name, tahun in everything if name == satker), reverse=True)


def read_choice(listing: pd.DataFrame) -> Choice:
    """The choice the URL asks for, completed from this visit's last one.

    Raises NotFound for a satker, tahun or posisi that is not there, naming what was asked.
    """
    requested = {k: st.query_params[k] for k in _IN_URL if k in st.query_params}
    base = st.session_state.get(_MEMORY)
    if base is None or base.tahun not in available_tahun(listing, base.satker):
        base = default_choice(listing)
    satker = requested.get("satker", base.satker)
    tahun = _read_tahun(listing, satker, requested.get("tahun"), base)
    posisi = _read_posisi(tahun, requested.get("posisi"), base)
    # An address that says anything is the whole truth: one without unggahan leads back to the newest.
    unggahan = _read_unggahan(requested.get("unggahan")) if requested else base.unggahan
    return Choice(satker, tahun, posisi, unggahan)


def _read_tahun(listing: pd.DataFrame, satker: str, text: str | None, base: Choice) -> int:
    existing = available_tahun(listing, satker)
    if not existing:
        raise NotFound(
            f"Satker “{satker}” tidak ada di sini.", "Periksa ejaannya, atau pilih salah satu rencana di bawah ini."
        )
    if text is None:
        return base.tahun if base.tahun in existing else existing[0]
    if not text.isascii() or not text.isdigit() or int(text) not in existing:
        raise NotFound(
            f"{satker} belum punya rencana tahun “{text}”.", f"Tahun yang ada: {', '.join(str(t) for t in existing)}."
        )
    return int(text)


def _read_posisi(tahun: int, text: str | None, base: Choice) -> date:
    beginning, end = posisi_bounds(tahun)
    if text is None:
        return base.posisi if base.tahun == tahun else default_posisi(tahun)
    try:
        posisi = date.fromisoformat(text)
    except ValueError:
        posisi = None
    if posisi is None or not beginning <= posisi <= end:
        raise NotFound(
            f"Posisi “{text}” tidak dapat dipakai untuk rencana tahun {tahun}.",
            f"Tulis tanggal seperti {tahun}-09-30, dari {beginning.isoformat()} s.d. {end.isoformat()}.",
        )
    return posisi


def _read_unggahan(text: str | None) -> int | None:
    if text is None:
        return None
    if not text.isascii() or not text.isdigit() or len(text) > _MOST_DIGITS:
        raise NotFound(f"Unggahan “{text}” tidak ada.", "Tulis nomornya, misalnya 3; semuanya ada di halaman Riwayat.")
    return int(text)


def settle(choice: Choice) -> None:
    """Make a choice the one being looked at: in the URL and for the rest of this visit."""
    st.session_state[_MEMORY] = choice
    write_address(choice)


def write_address(choice: Choice) -> None:
    """Write a choice into the URL, and take out of it what the choice leaves open."""
    content = choice.url()
    for name in _IN_URL:
        value = content.get(name)
        if value is None:
            st.query_params.pop(name, None)
        elif st.query_params.get(name) != value:
            st.query_params[name] = value


def bind_many(name: str, choice: Sequence[Any]) -> dict[str, Any]:
    """Key and callback of a widget of several choices, kept in the query parameter `name`; none means all.

    What the address names and is not among `choice` is left out.
    """
    key = f"alamat_{name}"
    _set_state(key, requested_values(name, choice))

    def write() -> None:
        st.query_params[name] = [str(one) for one in st.session_state[key]]

    return {"key": key, "on_change": write}


def requested_values(name: str, choice: Sequence[Any]) -> list[Any]:
    """The choices that query parameter `name` asks for, also while their widget is folded away."""
    known = {str(one): one for one in choice}
    return [known[one] for one in st.query_params.get_all(name) if one in known]


def bind_one(name: str, choice: Sequence[Any], given: Any) -> dict[str, Any]:
    """Key and callback of a widget of one choice, kept in the query parameter `name` unless it is `given`."""
    key = f"alamat_{name}"
    known = {str(one): one for one in choice}
    _set_state(key, known.get(st.query_params.get(name, ""), given))

    def write() -> None:
        value = st.session_state[key]
        if value == given:
            st.query_params.pop(name, None)
        else:
            st.query_params[name] = str(value)

    return {"key": key, "on_change": write}


def _set_state(key: str, value: Any) -> None:
    """In every run, also where it is the same: a run that another one overtakes may never reach the browser."""
    st.session_state[key] = value
