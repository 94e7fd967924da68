"""Errors as people see them: calm words and a next step, never a traceback.

Also remarks on the cells of a file: where it is, what is written there, what would be accepted.
"""

import functools
import logging
import secrets
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, ParamSpec, TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from monev.core.clock import now
from monev.core.errors import JOURNAL_ERRORS, MonevError
from monev.core.remarks import Remark
from monev.core.typed_input import EntryRefused
from monev.database.connection import PlaceReadOnly
from monev.ui.context import AnyContext, is_for_guest, look_again
from monev.ui.page_words import safe, safe_line
from monev.writing.content import Content

P = ParamSpec("P")
Value = TypeVar("Value")
logger = logging.getLogger("monev.ui")
NOT_WHOLE = MonevError(
    "Catatan di komputer ini sedang tidak utuh; yang tampak adalah yang terakhir diketahui.",
    "Beri tahu pengelola Monev ZI di kantor Anda.",
    heading="Data mungkin belum yang terbaru",
)
"""What a guest reads instead of an error of the journal, which names folders of this machine."""
ONLY_READ = MonevError(
    (
        "Penyimpanan di komputer ini sedang hanya dapat dibaca: semua dapat dilihat, belum ada "
        "yang dapat disimpan."
    ),
    "Beri tahu pengelola Monev ZI di kantor Anda.",
    heading=PlaceReadOnly.title,
)
_MOST_LINES = 200
"""Nobody reads more lines at once; the rest shows after these are settled."""


def show_remarks(remarks: Sequence[Remark]) -> None:
    """List the remarks, one line per cell."""
    everything = group_by_cell(remarks)
    lines = [_remark_line(*remarks) for remarks in everything[:_MOST_LINES]]
    if len(everything) > _MOST_LINES:
        lines.append(f"… dan {len(everything) - _MOST_LINES} catatan lain.")
    st.markdown("\n".join(f"- {line}" for line in lines))


def group_by_cell(remarks: Sequence[Remark]) -> list[list[Remark]]:
    """Group the remarks by their cell, in their order. A remark without a cell stands by itself."""
    cells: dict[Hashable, list[Remark]] = {}
    for index, remark in enumerate(remarks):
        place = (remark.lembar, remark.sel, remark.kolom, remark.nilai) if remark.sel else index
        cells.setdefault(place, []).append(remark)
    return list(cells.values())


def _remark_line(first: Remark, *again: Remark) -> str:
    row = f"baris {first.baris}" if first.baris else ""
    cell = f"sel {safe(first.sel)}" if first.sel else row
    column = safe_line(first.kolom)
    place = ", ".join(filter(None, (safe_line(first.lembar), cell, column and f"kolom {column}")))
    beginning = f"**{place}**: " if place else ""
    value = (
        f"tertulis “{safe_line(first.nilai)}”. "
        if place and first.nilai and first.nilai not in first.pesan
        else ""
    )
    return f"{beginning}{value}{safe_line(' '.join(remark.pesan for remark in (first, *again)))}"


def for_reader(error: MonevError) -> MonevError:
    """Return an error as the visitor of this run may read it."""
    return NOT_WHOLE if isinstance(error, JOURNAL_ERRORS) and is_for_guest() else error


def notice_for(notice: MonevError, *, is_guest: bool) -> MonevError:
    """Return a notice about the journal or its disk as the visitor may read it."""
    if not is_guest:
        return notice
    return ONLY_READ if isinstance(notice, PlaceReadOnly) else NOT_WHOLE


def show_error(error: MonevError) -> None:
    """Draw one of the project's own errors: title, what happened, what to do next."""
    parts = (f"**{safe(error.title)}**", safe(error.pesan), safe(error.advice))
    st.error("\n\n".join(filter(None, parts)))
    if error.errors:
        show_remarks(error.errors)
    if error.matters:
        st.markdown("\n".join(f"- {safe(matter)}" for matter in error.matters))


@dataclass(slots=True)
class Entries:
    """A form while it is drawn: what is typed in each field, and where its refusal stands.

    `key`: the prefix of its fields' keys, for labels that are not unique. `seen`: the values when
    it was first drawn, kept under `name` (`seen_forms`). `keys`: the keys of its fields.
    """

    typed: Content = field(default_factory=dict)
    places: dict[str, DeltaGenerator] = field(default_factory=dict)
    key: str = ""
    seen: dict[Any, Any] = field(default_factory=dict)
    name: str = ""
    keys: set[str] = field(default_factory=set)

    def ask(self, name: str, draw: Callable[P, Value], *about: P.args, **look: P.kwargs) -> Value:
        """Draw a field and take its value."""
        if self.key and not look.get("key"):
            look.update(key=f"{self.key}_{name}")
        if key := look.get("key"):
            self.keys.add(str(key))
        value = draw(*about, **look)
        self.take(name, value)
        return value

    def take(self, name: str, value: object) -> None:
        """Take the value of a field that was just drawn."""
        self.typed[name] = value
        self.places[name] = st.empty()


@contextmanager
def at_fields(places: Mapping[str, DeltaGenerator]) -> Iterator[None]:
    """Show a refusal at its field of a form; everything typed stays."""
    try:
        yield
    except EntryRefused as refused:
        for name, sentence in refused.entries.items():
            (places.get(name) or st).error(safe(sentence))
    except MonevError as error:
        show_error(error)


def incident_number() -> str:
    """Return a number that a person can read out, to find the log entry by."""
    return f"{now():%Y%m%d-%H%M%S}-{secrets.token_hex(2)}"


@contextmanager
def guard(tell: Callable[[MonevError], None] = show_error) -> Iterator[None]:
    """Turn any error of the block into words on the page.

    An unexpected one is logged under a number.
    """
    try:
        yield
    except MonevError as error:
        tell(for_reader(error))
    except Exception:
        number = incident_number()
        logger.exception("kejadian %s", number)
        advice = (
            f"Muat ulang halaman; bila terulang, sampaikan nomor kejadian {number} kepada "
            "pengelola aplikasi."
        )
        tell(
            MonevError(
                "Data yang tersimpan tidak berubah.",
                advice,
                heading="Halaman ini belum dapat ditampilkan",
            )
        )


@contextmanager
def recorded() -> Iterator[list[str]]:
    """Like `guard`, but collect the words in the list it yields instead of drawing them."""
    incidents: list[str] = []
    with guard(lambda error: incidents.append(f"{error.pesan} {error.advice}".strip())):
        yield incidents


def guarded(function: Callable[..., None]) -> Callable[..., None]:
    """Wrap a fragment in `guard`. If its first argument is a context, its visitor is read again.

    A fragment reruns without the router, so the session may have ended meanwhile.
    """

    @functools.wraps(function)
    def wrapper(*content: object, **name: object) -> None:
        with guard():
            if content and isinstance(content[0], AnyContext):
                content = (look_again(content[0]), *content[1:])
            function(*content, **name)

    return wrapper
