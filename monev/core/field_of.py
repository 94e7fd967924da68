"""A field that people fill in: its name, its kind and its limit, and how it is cleaned.

The tables of fields are made of these: of the plan (`core/plan_fields`), of a meeting
(`core/meeting_things`).
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Literal, NamedTuple

from monev.core.file_references import with_scheme
from monev.core.text import join_pics, split_pics
from monev.core.typed_input import (
    DESCRIPTION_LENGTH,
    LINK_LENGTH,
    NAME_LENGTH,
    BadEntry,
    clean_choice,
    clean_day,
    clean_line,
    clean_text,
)

_TIME_OF_DAY = re.compile(r"(\d{1,2})(?:[.:](\d{2}))?(?:[.:]\d{2})?")

Kind = Literal["line", "lines", "text", "day", "time", "names", "link", "choice"]
"""Of a field; a `text` is longer than `lines`."""


class FieldOf(NamedTuple):
    """A field of a thing.

    - label: its name in refusals; asks: the question of its form, where that says more
    - required: the refusal of an empty one ("": it may be empty)
    - length: of a line; choices: code → word, of the kind `choice`
    """

    label: str
    kind: Kind = "line"
    required: str = ""
    asks: str = ""
    length: int = NAME_LENGTH
    choices: Mapping[str, str] = {}

    def clean(self, typed: date | str | None) -> str:
        """Return what is stored of this field. Raises BadEntry."""
        if self.kind == "day" or isinstance(typed, date):
            day = clean_day(typed, self.label, required=self.required)
            return day.isoformat() if day else ""
        length = self.length
        match self.kind:
            case "lines" | "text":
                return clean_text(
                    typed, self.label, length=DESCRIPTION_LENGTH, required=self.required
                )
            case "choice":
                return clean_choice(typed or "", self.label, self.choices)
            case "names":
                typed = join_pics(split_pics(typed))
            case "link":
                length = LINK_LENGTH
        line = clean_line(typed, self.label, length=length, required=self.required)
        if self.kind == "time":
            return _clean_time(line, self.label)
        return with_scheme(line) if self.kind == "link" else line


def _clean_time(text: str, label: str) -> str:
    """Convert a time of day (9, 9.30 or 09:30) to the form of official letters, 09.30."""
    if not text:
        return ""
    found = _TIME_OF_DAY.fullmatch(text)
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (24, 0)
    if hour > 23 or minute > 59:
        raise BadEntry(f"{label} “{text}” tidak terbaca. Tulis jam dan menit, misalnya 09.30.")
    return f"{hour:02}.{minute:02}"
