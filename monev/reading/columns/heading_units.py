"""Bare numbers under a heading that says what they count: 6 under BULAN, `I, III` under TRIWULAN (DESIGN §3)."""

from __future__ import annotations

import re

from monev.core.dates import MONTH_NAMES
from monev.reading.vocabulary.headings import normalize
from monev.reading.vocabulary.time_words import UNIT_NAMES, UNITS

_ONE = r"(?:\d{1,2}|[ivx]{1,4})"
_FIGURES = re.compile(rf"{_ONE}(?:(?:\s*[,;&/–-]\s*|\s+(?:dan|sd|s\.d\.?|s/d)\s+){_ONE})*", re.IGNORECASE)


def with_unit(heading: str, text: str) -> str:
    """The words TARGET WAKTU is read from: `text`, with the heading's unit where it is only numbers."""
    length = max((UNITS.get(wording, 0) for wording in normalize(heading).split()), default=0)
    tidied = " ".join(text.split())
    if not length or not _FIGURES.fullmatch(tidied):
        return text
    if length > 1:
        return f"{UNIT_NAMES[length]} {tidied}"
    return (
        re.sub(r"\d{1,2}", _name_months, tidied) if all(1 <= int(n) <= 12 for n in re.findall(r"\d+", tidied)) else text
    )


def _name_months(matching: re.Match[str]) -> str:
    return MONTH_NAMES[int(matching[0]) - 1]
