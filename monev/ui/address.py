"""The address of a page: the rencana and posisi it shows, and the filters of its rows.

The address is the truth, so a copied link shows the same. What it leaves out comes from the last
choice of this visit, else from the newest rencana; without areas or PICs it means all of them.
Streamlit's own binding isn't used, since it would write the label of a choice instead of its value.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Annotated, TypedDict, TypeVar

import streamlit as st
from pydantic import Field

from monev.core.clock import today_within, zone
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
PARTS = ("area", "pic")
"""The parameters that narrow every page of figures, each with any number of values."""
CHOICE_NAMES = ("satker", "tahun", "posisi", "unggahan", *PARTS)
"""The parameters of a `Choice` in the address."""
Query = dict[str, str | list[str]]
"""Query parameters of a link."""
SINCE = "sejak"
"""The parameter in Riwayat's address: the moment since which it shows what others brought."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Whose plan, of which year, judged at the end of which day.

    And which unggahan, if one was chosen. `area`, `pic`: what it is narrowed to (none: all).
    """

    satker: str
    tahun: int
    posisi: date
    unggahan: int | None = None
    area: tuple[str, ...] = ()
    pic: tuple[str, ...] = ()

    def url(self, **other: str) -> Query:
        """Return the choice as query parameters of a link, with others beside them."""
        kept: Query = {
            "satker": self.satker,
            "tahun": str(self.tahun),
            "posisi": self.posisi.isoformat(),
        }
        if self.unggahan is not None:
            kept["unggahan"] = str(self.unggahan)
        narrowed = {"area": [*self.area], "pic": [*self.pic]}
        return kept | {name: values for name, values in narrowed.items() if values} | other

    def whole(self, *names: str) -> "Choice":
        """Return the choice of all areas or PICs (`names`: of PARTS)."""
        area = () if "area" in names else self.area
        return replace(self, area=area, pic=() if "pic" in names else self.pic)


def posisi_bounds(tahun: int) -> tuple[date, date]:
    """Return the first and last posisi of a plan: until the next year's end, for late reports."""
    return date(tahun, 1, 1), end_of_month(tahun + 1, 12)


def default_choice(listing: list[Row]) -> Choice:
    """Return what is shown if nobody chose.

    1. An office's own plan; of several one that has a second unggahan, then the newest.
    2. The sample, on which a newcomer sees what the pages can do.

    Plans without any unggahan in force come last. Bare plans from before the sample came with the
    program and don't count as an office's own.
    """
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
    """List the years for which an office has a plan, newest first."""
    return sorted((row["tahun"] for row in listing if row["satker"] == satker), reverse=True)


def read_choice(listing: list[Row]) -> Choice:
    """Read the choice from the address, completed by this visit's last one.

    A tahun without a satker keeps the satker if it has a plan of that year, else takes one that
    has. Raises NotFound, which names the unknown part.
    """
    requested = {name: st.query_params[name] for name in CHOICE_NAMES if name in st.query_params}
    base = st.session_state.get(_MEMORY)
    if base is None or base.tahun not in available_tahun(listing, base.satker):
        base = default_choice(listing)
    # An address with any choice is the whole truth: without an unggahan it means the newest.
    if not requested:
        return base
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
    unggahan = _read_unggahan(requested.get("unggahan"))
    parts = (tuple(dict.fromkeys(st.query_params.get_all(name))) for name in PARTS)
    return Choice(satker, tahun, posisi, unggahan, *parts)


def _read_unggahan(text: str | None) -> int | None:
    if text is None:
        return None
    if (number := read_number(text)) is None:
        advice = "Tulis nomornya, misalnya 3; semuanya ada di halaman Riwayat."
        raise NotFound(f"Unggahan “{as_shown(text)}” tidak ada.", advice)
    return number


def _read_tahun(listing: list[Row], satker: str, text: str | None, base: Choice) -> int:
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
    """Return a number in an address; None if it is none, or longer than six digits."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 6 else None


def read_moment(text: str) -> datetime | None:
    """Return a moment (or the beginning of a day) in an address, in our zone.

    None if it is none.
    """
    with suppress(ValueError, OverflowError):
        moment = datetime.fromisoformat(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=zone())).astimezone(zone())
    return None


def as_shown(text: str) -> str:
    """Return a text from the address in a form a page may repeat.

    It is one line, printable, at most 80 letters.
    """
    return shorten(on_a_line(text), 80)


def settle(choice: Choice) -> None:
    """Put a choice into the address and keep it for the rest of this visit."""
    st.session_state[_MEMORY] = choice
    write_address(choice)


def write_address(choice: Choice) -> None:
    """Write a choice into the address and remove what it leaves open.

    Nothing if it is already there.
    """
    content = choice.url()
    for name, value in content.items():
        if st.query_params.get_all(name) != (value if isinstance(value, list) else [value]):
            st.query_params[name] = value
    for name in set(CHOICE_NAMES) - content.keys():
        st.query_params.pop(name, None)


class Bound(TypedDict):
    """Key and callback of a widget whose value is kept in the address."""

    key: str
    on_change: Callable[[], None]


def bind_many(name: str, choice: Sequence[str | int]) -> Bound:
    """Bind a widget of several choices to the query parameter `name`; none means all."""
    return _bind(name, requested_values(name, choice), lambda chosen: [*map(str, chosen)])


def bind_one(name: str, choice: Sequence[str], given: str) -> Bound:
    """Bind a widget of one choice to the query parameter `name`, which is left out for `given`."""
    return _bind(
        name, requested_one(name, choice, given), lambda value: "" if value == given else value
    )


def bind_toggle(name: str, on: str) -> Bound:
    """Bind a toggle to the query parameter `name`, which is `on` while the toggle is on."""
    return _bind(name, st.query_params.get(name) == on, lambda is_on: on if is_on else "")


_PAGE = "halaman"


def requested_page(last: int) -> int:
    """Return the page of a list that the address names: 1 without one, at most the `last`."""
    return min(max(read_number(st.query_params.get(_PAGE, "")) or 1, 1), last)


def bind_page(last: int) -> Bound:
    """Bind the page chooser of a list to the address, which leaves the first page out."""
    return _bind(_PAGE, requested_page(last), lambda page: str(page) if page > 1 else "")


_LONGEST_TEXT = 300


def bind_text(name: str) -> Bound:
    """Bind a text field to the query parameter `name`."""
    given = st.query_params.get(name, "")
    return _bind(name, given, lambda text: " ".join(text.split())[:_LONGEST_TEXT])


def _bind(name: str, value: Kept, say: Callable[[Kept], str | list[str]]) -> Bound:
    key = f"alamat_{name}"
    # In every run, even if unchanged: a run that another one overtakes may not reach the browser.
    st.session_state[key] = value
    return {"key": key, "on_change": lambda: write_choices({name: say(st.session_state[key])})}


def requested_values(name: str, choice: Sequence[Kept]) -> list[Kept]:
    """Return the choices in query parameter `name`, even while their widget is folded away."""
    known = {str(value): value for value in choice}
    return [known[text] for text in st.query_params.get_all(name) if text in known]


def requested_one(name: str, choice: Sequence[str], given: str) -> str:
    """Return the choice in query parameter `name`; `given` without one, or with an unknown one."""
    asked = st.query_params.get(name, given)
    return asked if asked in choice else given


def not_understood(choices: Mapping[str, Collection[str]]) -> list[str]:
    """Return a sentence for each value in the address not among its parameter's `choices`."""
    complaints = []
    for name, known in choices.items():
        for value in dict.fromkeys(st.query_params.get_all(name)):
            if value and value not in known:
                shown = as_shown(value)
                complaints.append(f"Pilihan {name} “{shown}” tidak ada di sini dan diabaikan.")
    return complaints


def write_one(name: str, value: str | Sequence[str]) -> None:
    """Put a choice into the address under `name`; an empty one removes it."""
    if value:
        st.query_params[name] = value
    else:
        st.query_params.pop(name, None)


def choose_tahun(tahun: str) -> None:
    """Choose another tahun; the satker stays if it has a plan of that year (`read_choice`)."""
    write_choices({"satker": "", "tahun": tahun, "posisi": "", "unggahan": ""})


Value = Name | bool | int | float | Annotated[list[Name | int], Field(max_length=1_000)]
"""What a touch may hand on."""
Choices = dict[Name, Value]
"""Choices by their query parameter, as a touch in a block sends them."""
_MOST_CHOICES = 32


def write_choices(message: object) -> None:
    """Put `Choices` into the address.

    They come from the browser, so they are checked like a typed address. A list begins at its first
    page again. Raises NotUnderstood.
    """
    choices = read_shape(message, Choices)
    if len(choices) > _MOST_CHOICES:
        raise refused_message()
    # A langkah opens at the target and document that were touched, not at earlier ones.
    begins_anew = {"target": "", "bukti": ""} if "langkah" in choices else {_PAGE: ""}
    for name, value in (begins_anew | choices).items():
        # Streamlit refuses to write these two.
        if name.lower() not in ("embed", "embed_options"):
            texts = [str(part) for part in value] if isinstance(value, list) else str(value)
            write_one(name, texts)
