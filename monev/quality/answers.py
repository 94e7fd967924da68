"""Helps people answer: chosen months as words, how words would read, which areas a row can go to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from monev.core.dates import MONTH_NAMES
from monev.core.statuses import MARK_ROLES
from monev.reading.choices import ChoiceItem
from monev.reading.due_dates.target_waktu import ACCEPTED_FORMS, read_time
from monev.reading.vocabulary.headings import COLUMN_NAMES
from monev.reading.vocabulary.template_names import USUAL_AREA


def months_in_words(months: Sequence[int], *, span: bool) -> str:
    """Months 1..12 as TARGET WAKTU says them: "Maret, Juni", or with `span` one piece of work: "Maret s.d. Juni"."""
    names = [MONTH_NAMES[month - 1] for month in sorted(set(months))]
    if span and len(names) > 1:
        return f"{names[0]} s.d. {names[-1]}"
    return ", ".join(names)


def try_time(text: str, tahun: int) -> tuple[str, bool]:
    """How words of a time would read for a plan of `tahun`, and whether that is without a doubt."""
    timing = read_time(text, tahun)
    if not timing.tenggat:
        return f"Belum terbaca. {ACCEPTED_FORMS}", False
    return (timing.peringatan[0].pesan, False) if timing.peringatan else (timing.dibaca, True)


def suggest_sub_area(langkah: Iterable[Mapping[str, Any]], area: str) -> list[tuple[str, str]]:
    """The sub-areas (mark, name) the plan has in one area, in its order."""
    existing = (
        (row["sub_area"], row["nama_sub_area"] or "") for row in langkah if row["area"] == area and row["sub_area"]
    )
    return list(dict.fromkeys(existing))


def name_answer(item: ChoiceItem) -> str:
    """What was answered, in words on one line."""
    if item.hal == "judul":
        return COLUMN_NAMES.get(item.nilai, "tidak dipakai")
    if item.hal == "tanda":
        marks, roles = item.kunci.split(" "), item.nilai.split(" ")
        return "; ".join(f"{mark} = {MARK_ROLES[role]}" for mark, role in zip(marks, roles, strict=False))
    if item.hal == "benar":
        return "sudah benar"
    lines = item.nilai.split("\n")
    if item.hal == "area":
        return " › ".join(f"{mark} {name}" for mark, name in zip(lines[::2], lines[1::2], strict=False))
    return "; ".join(lines)


def suggest_areas(areas: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Areas to choose from: the plan's own (mark, name), then the usual ones it lacks."""
    own = dict.fromkeys(area for area in areas if area[0] != "0")
    marks = {mark for mark, _ in own}
    return [*own, *(area for area in USUAL_AREA if area[0] not in marks)]
