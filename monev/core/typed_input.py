"""Checks and cleans what people type.

Each function returns the value to store, or raises BadEntry with one sentence.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any, TypeVar

from monev.core.dates import end_of_month, format_tenggat
from monev.core.errors import MonevError

T = TypeVar("T")

NAME_LENGTH = 200
TITLE_LENGTH = 300
LINK_LENGTH = 2000
DESCRIPTION_LENGTH = 4000
"""Longest texts of fields: names, headings, links, and paragraphs (what an Excel cell shows without
trouble)."""

# They reverse the letters around them, so that a name can look like another.
_DIRECTION_MARKS = re.compile("[\u202a-\u202e\u2066-\u2069]")

_MONTH_OF_A_DAY = re.compile(r"([12]\d{3})-(0[1-9]|1[0-2])-\d\d")


class BadEntry(ValueError):
    """A field cannot be stored as typed. Its only argument is the sentence for the person."""


class EntryRefused(MonevError):
    """Some fields cannot be stored, so nothing was.

    `entries`: field → a sentence with the reason.
    """

    title = "Isian belum dapat disimpan"

    def __init__(
        self, entry: dict[str, str], advice: str = "Perbaiki isian itu, lalu ulangi."
    ) -> None:
        super().__init__(" ".join(dict.fromkeys(entry.values())), advice)
        self.entries = entry


class Checker:
    """Collects the errors of a form: `with check("pic"): ...`, or `check.refuse`.

    Then `check.finish()`.
    """

    def __init__(self) -> None:
        self.entries: dict[str, str] = {}

    @contextmanager
    def __call__(self, column: str) -> Iterator[None]:
        try:
            yield
        except BadEntry as wrong:
            self.refuse(column, str(wrong))

    def refuse(self, column: str, sentence: str) -> None:
        self.entries.setdefault(column, sentence)

    def finish(self) -> None:
        if self.entries:
            raise EntryRefused(self.entries)


def tidy_fields(
    value: Mapping[str, Any], checkers: Mapping[str, Callable[[Any], T]]
) -> dict[str, T]:
    """Clean each field with its checker. Raises EntryRefused with a sentence per field."""
    check = Checker()
    result: dict[str, T] = {}
    for column, typed in value.items():
        with check(column):
            result[column] = checkers[column](typed)
    check.finish()
    return result


@contextmanager
def one_field(column: str) -> Iterator[None]:
    """Check a form of one field: a BadEntry inside becomes EntryRefused."""
    try:
        yield
    except BadEntry as wrong:
        raise EntryRefused({column: str(wrong)}) from wrong


def clean_choice(typed: str, display_name: str, choices: Mapping[str, str]) -> str:
    """Check that a code can be chosen (code → word).

    Raises BadEntry with the words to choose from.
    """
    if typed not in choices:
        raise BadEntry(
            f"{display_name} “{typed}” tidak dikenal. Pilih salah satu: "
            f"{', '.join(choices.values())}."
        )
    return typed


def clean_text(
    content: str | None,
    display_name: str,
    *,
    length: int = DESCRIPTION_LENGTH,
    required: str | None = None,
) -> str:
    """Clean a text of any number of lines: no control characters, no blanks around it.

    Raises BadEntry.

    `display_name`: the field in sentences. `required`: the sentence if it must not be empty.
    """
    text = unicodedata.normalize("NFC", (content or "").replace("\r\n", "\n").replace("\r", "\n"))
    text = _DIRECTION_MARKS.sub("", text)
    # Cc: control characters; Cs: half characters, which cannot be written to a file.
    text = "".join(
        sign for sign in text if sign in "\n\t" or unicodedata.category(sign) not in ("Cc", "Cs")
    ).strip()
    if not text and required:
        raise BadEntry(required)
    if len(text) > length:
        raise BadEntry(
            f"{display_name} terlalu panjang ({len(text)} huruf); paling banyak {length} huruf."
        )
    return text


def clean_line(
    content: str | None,
    display_name: str,
    *,
    length: int = NAME_LENGTH,
    required: str | None = None,
) -> str:
    """Clean a text as `clean_text` does and put it on one line: for names, places, headings."""
    on_a_line = " ".join(clean_text(content, display_name, length=10**6).split())
    return clean_text(on_a_line, display_name, length=length, required=required)


def clean_day(
    content: date | str | None, display_name: str, *, required: str | None = None
) -> date | None:
    """Read a day: a date, or a text like 30/09/2025 or 2025-09-30.

    None if it is empty and not required. Raises BadEntry, of 31 Februari with the month's last day.
    """
    if content is None or content == "":
        if required:
            raise BadEntry(required)
        return None
    if isinstance(content, date):
        return date(content.year, content.month, content.day)
    said = "-".join(reversed(content.strip().split("/")))
    try:
        return date.fromisoformat(said)
    except ValueError as error:
        typed = f"{display_name} “{clean_line(content[:40], display_name)}” bukan tanggal."
        advice = "Isi tanggal lengkap, misalnya 30/09/2025."
        if found := _MONTH_OF_A_DAY.fullmatch(said):
            last = end_of_month(int(found[1]), int(found[2]))
            advice = f"{format_tenggat(said[:7])} sampai tanggal {last.day}."
        raise BadEntry(f"{typed} {advice}") from error
