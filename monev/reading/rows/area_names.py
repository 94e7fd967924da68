"""An area's name reduced for comparison with those usual and those that stood before it."""

from __future__ import annotations

import re

from monev.reading.vocabulary.headings import normalize
from monev.reading.vocabulary.structure import known_area

_CONTINUED = re.compile(r"\s*\(?\s*lanjutan\s*\)?\s*$", re.IGNORECASE)
_BRACKETED_REMARK = re.compile(r"\s*\([^()]*\)\s*$")

_SHORTEST_START = 10

_IN_TITLE = re.compile(
    r"\b(?:area|pokja|kelompok kerja)\b(?: perubahan\b| pengungkit\b)?[\s:.–-]*"
    r"(?:(?:[IVX]{1,4}|\d|[A-Z])\b)?[\s:.–-]*(?P<sisa>\S.*)",
    re.IGNORECASE | re.DOTALL,
)


def find_area_in_title(text: str) -> str | None:
    """The usual area a plan's title speaks of: RENCANA AKSI POKJA MANAJEMEN PERUBAHAN; None where it names none."""
    if not (matching := _IN_TITLE.search(text)):
        return None
    rest = f"{normalize(matching['sisa'])} "
    name = max((name for name in known_area() if rest.startswith(f"{name} ")), key=len, default="")
    return " ".join(matching["sisa"].split()[: len(name.split())]) or None


def complete_area(name: str) -> str:
    """The name of a usual area whose end is cut off, whole: Peningkatan Kualitas PageServer; any other as it is."""
    beginning = normalize(name)
    matching = [usual for usual in known_area() if usual.startswith(beginning)]
    if len(beginning) < _SHORTEST_START or not matching:
        return name
    end, *again = min(matching, key=len)[len(beginning) :].split(" ")
    end = end.upper() if name.split()[-1].isupper() else end
    again = [wording.upper() if name.isupper() or wording == "sdm" else wording.capitalize() for wording in again]
    return " ".join([name.strip() + end, *again])


def normalize_name(name: str) -> str:
    """The name as `normalize` gives it, without "(lanjutan)" after a page break, and a usual area's without a
    remark.
    """
    normalized = normalize(_CONTINUED.sub("", name))
    without_remark = normalize(_BRACKETED_REMARK.sub("", name))
    return without_remark if without_remark in known_area() else normalized
