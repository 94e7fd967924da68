"""What stands in the address of a page: which rencana and posisi is looked at, and the filters of
its rows. It is the truth (a copied link shows the same view); without one, the last choice of this
visit, else the newest rencana. Streamlit's own binding would write what a choice is called on
screen; here it is the choice itself."""

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import TypedDict, TypeVar

import streamlit as st

from monev.core.clock import today_within
from monev.core.dates import end_of_month
from monev.core.errors import NotFound
from monev.core.public_address import TODAY
from monev.core.text import on_a_line, shorten
from monev.database import Row
from monev.figures import brought_plans, opening_posisi
from monev.ui.shapes import Name, read_shape
from monev.ui.shapes import not_understood as refused_message

Kept = TypeVar("Kept")
_MEMORY = "pilihan"
CHOICE_NAMES = ("satker", "tahun", "posisi", "unggahan")
"""What a `Choice` is called in the address."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Whose plan, of which year, judged at the end of which day; and on which unggahan, where it
    was asked for."""

    satker: str
    tahun: int
    posisi: date
    unggahan: int | None = None

    def url(self, **other: str) -> dict[str, str]:
        """As query parameters of a link, with others beside them."""
        kept = {"satker": self.satker, "tahun": str(self.tahun), "posisi": self.posisi.isoformat()}
        return kept | ({} if self.unggahan is None else {"unggahan": str(self.unggahan)}) | other


def posisi_bounds(tahun: int) -> tuple[date, date]:
    """The posisi that make sense for a plan of one year: to the end of the next, while late work is
    reported."""
    return date(tahun, 1, 1), end_of_month(tahun + 1, 12)


def default_choice(listing: list[Row]) -> Choice:
    """What is shown when nobody chose: an office's own plan, of several one that is followed, of
    these the newest; else the sample, on which a newcomer sees what pages can do. Bare plans from
    before the sample came with the program."""
    brought = [(row["satker"], row["tahun"]) for row in brought_plans(listing)]

    def rank(row: Row) -> tuple[bool, bool, bool, bool, int, str]:
        is_own = (row["satker"], row["tahun"]) in brought
        is_followed = is_own and row["unggahan"] > 1
        nothing_stands = row["unggahan"] == 0
        return (
            nothing_stands,
            not is_own,
            not row["simulasi"],
            not is_followed,
            -row["tahun"],
            row["satker"],
        )

    first = min(listing, key=rank)
    return Choice(
        first["satker"], first["tahun"], opening_posisi(listing, first["satker"], first["tahun"])
    )


def available_tahun(listing: list[Row], satker: str) -> list[int]:
    """The years an office has a plan of, newest first."""
    return sorted((row["tahun"] for row in listing if row["satker"] == satker), reverse=True)


def read_choice(listing: list[Row]) -> Choice:
    """The choice the URL asks for, completed from this visit's last one; a tahun without a satker
    is one of who has it. Raises NotFound, naming what was asked."""
    requested = {k: st.query_params[k] for k in CHOICE_NAMES if k in st.query_params}
    base = st.session_state.get(_MEMORY)
    if base is None or base.tahun not in available_tahun(listing, base.satker):
        base = default_choice(listing)
    if "tahun" in requested and "satker" not in requested:
        tahun = read_number(requested["tahun"])
        of_tahun = [row for row in listing if row["tahun"] == tahun]
        if of_tahun and base.satker not in {row["satker"] for row in of_tahun}:
            base = default_choice(of_tahun)
    satker = requested.get("satker", base.satker)
    tahun = _read_tahun(listing, satker, requested.get("tahun"), base)
    given = (
        base.posisi
        if (base.satker, base.tahun) == (satker, tahun)
        else opening_posisi(listing, satker, tahun)
    )
    posisi = _read_posisi(tahun, requested.get("posisi"), given)
    # An address that says anything is the whole truth: one without unggahan leads back to the
    # newest.
    if not requested:
        return Choice(satker, tahun, posisi, base.unggahan)
    text = requested.get("unggahan")
    return Choice(satker, tahun, posisi, None if text is None else _read_unggahan(text))


def _read_unggahan(text: str) -> int:
    if (number := read_number(text)) is None:
        advice = "Tulis nomornya, misalnya 3; semuanya ada di halaman Riwayat."
        raise NotFound(f"Unggahan “{as_shown(text)}” tidak ada.", advice)
    return number


def _read_tahun(
    listing: list[Row],
    satker: str,
    text: str | None,
    base: Choice,
) -> int:
    existing = available_tahun(listing, satker)
    if not existing:
        advice = "Periksa ejaannya, atau pilih salah satu rencana di bawah ini."
        raise NotFound(f"Satker “{as_shown(satker)}” tidak ada di sini.", advice)
    if text is None:
        return base.tahun if base.tahun in existing else existing[0]
    tahun = read_number(text)
    if tahun not in existing:
        advice = f"Tahun yang ada: {', '.join(map(str, existing))}."
        raise NotFound(f"{satker} belum punya rencana tahun “{as_shown(text)}”.", advice)
    return tahun


def _read_posisi(tahun: int, text: str | None, given: date) -> date:
    beginning, end = posisi_bounds(tahun)
    if text is None:
        return given
    if text == TODAY:
        return today_within(tahun)
    with suppress(ValueError):
        if beginning <= (posisi := date.fromisoformat(text)) <= end:
            return posisi
    advice = (
        f"Tulis tanggal seperti {tahun}-09-30, dari {beginning.isoformat()} s.d. {end.isoformat()}."
    )
    raise NotFound(
        f"Posisi “{as_shown(text)}” tidak dapat dipakai untuk rencana tahun {tahun}.", advice
    )


def read_number(text: str) -> int | None:
    """A number as an address has it; None where it is none, or longer than any of ours."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 6 else None


def as_shown(text: str) -> str:
    """What an address says, as a page may say it again: on one line, only what can be printed, and
    not all of it."""
    return shorten(on_a_line(text), 80)


def settle(choice: Choice) -> None:
    """Make a choice the one being looked at: in the URL and for the rest of this visit."""
    st.session_state[_MEMORY] = choice
    write_address(choice)


def write_address(choice: Choice) -> None:
    """Write a choice into the URL at once, and take out of it what the choice leaves open; nothing
    where it stands."""
    content = choice.url()
    if changed := {
        name: value for name, value in content.items() if st.query_params.get_all(name) != [value]
    }:
        st.query_params.update(changed)
    for name in set(CHOICE_NAMES) - content.keys():
        st.query_params.pop(name, None)


class Bound(TypedDict):
    """Key and callback of a widget that is kept in the address."""

    key: str
    on_change: Callable[[], None]


def bind_many(name: str, choice: Sequence[str | int]) -> Bound:
    """Key and callback of a widget of several choices, kept in the query parameter `name`; none
    means all."""
    return _bind(name, requested_values(name, choice), lambda chosen: [*map(str, chosen)])


def bind_one(name: str, choice: Sequence[str], given: str) -> Bound:
    """Key and callback of a widget of one choice, kept in the query parameter `name` unless it is
    `given`."""
    return _bind(
        name, requested_one(name, choice, given), lambda value: "" if value == given else value
    )


def bind_toggle(name: str, on: str) -> Bound:
    """Key and callback of a toggle, kept in the query parameter `name` as `on` while it is on."""
    return _bind(name, st.query_params.get(name) == on, lambda is_on: on if is_on else "")


def _bind(name: str, value: Kept, say: Callable[[Kept], str | list[str]]) -> Bound:
    key = f"alamat_{name}"
    # In every run, also where it is the same: a run that another one overtakes may never reach the
    # browser.
    st.session_state[key] = value
    return {"key": key, "on_change": lambda: write_one(name, say(st.session_state[key]))}


def requested_values(name: str, choice: Sequence[Kept]) -> list[Kept]:
    """The choices that query parameter `name` asks for, also while their widget is folded away."""
    known = {str(value): value for value in choice}
    return [known[text] for text in st.query_params.get_all(name) if text in known]


def requested_one(name: str, choice: Sequence[str], given: str) -> str:
    """The choice that query parameter `name` asks for; `given` where it asks for none, or for one
    that is not there."""
    asked = st.query_params.get(name, given)
    return asked if asked in choice else given


def not_understood(choices: Mapping[str, Collection[str]]) -> list[str]:
    """A sentence for each value in the address that is not among the `choices` of its query
    parameter."""
    asked = [
        (name, value) for name in choices for value in dict.fromkeys(st.query_params.get_all(name))
    ]
    unknown = [(name, value) for name, value in asked if value and value not in choices[name]]
    return [
        f"Pilihan {name} “{as_shown(value)}” tidak ada di sini dan diabaikan."
        for name, value in unknown
    ]


def write_one(name: str, value: str | Sequence[str]) -> None:
    """Put a choice into the address under `name`; an empty one is taken out of it."""
    if value:
        st.query_params[name] = value
    else:
        st.query_params.pop(name, None)


def choose_tahun(tahun: str) -> None:
    """Look at another tahun, of the same satker where it has a plan of it, else of one that has
    (`read_choice`)."""
    write_choices(
        {
            "satker": "",
            "tahun": tahun,
            "posisi": "",
            "unggahan": "",
        }
    )


Value = Name | bool | int | float | list[Name | int]
"""What a touch may hand on."""
Choices = dict[Name, Value]
"""What was touched in a block, as choices by their query parameters."""
_MOST_CHOICES = 32


def write_choices(message: object) -> None:
    """Put `Choices` into the address; a list that is asked for something else begins at its first
    page. They come from the browser, and are read as carefully as an address that somebody typed.
    Raises NotUnderstood."""
    choices = read_shape(message, Choices)
    if len(choices) > _MOST_CHOICES:
        raise refused_message()
    # A langkah is opened at just the target and the document that were touched, if any.
    begins_anew = {"target": "", "bukti": ""} if "langkah" in choices else {"halaman": ""}
    for name, value in (begins_anew | choices).items():
        if name.lower() not in (
            "embed",
            "embed_options",
        ):  # Streamlit lets nobody write them but who types them
            write_one(
                name, [str(part) for part in value] if isinstance(value, list) else str(value)
            )
