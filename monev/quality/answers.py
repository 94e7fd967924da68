"""Helps people answer: chosen months as words, how words would read, which areas a row can go to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from monev.core.dates import MONTH_NAMES
from monev.reading.choices import ChoiceItem
from monev.reading.due_dates.target_waktu import ACCEPTED_FORMS, read_time
from monev.reading.vocabulary.headings import COLUMN_NAMES


def months_in_words(month: Sequence[int], *, span: bool) -> str:
    """Months 1..12 as TARGET WAKTU says them: "Maret, Juni", or with `span` one piece of work: "Maret s.d. Juni"."""
    ordering = [MONTH_NAMES[b - 1] for b in sorted(set(month))]
    if span and len(ordering) > 1:
        return f"{ordering[0]} s.d. {ordering[-1]}"
    return ", ".join(ordering)


def try_time(text: str, tahun: int) -> tuple[str, bool]:
    """How words of a time would read for a plan of `tahun`, and whether that is without a doubt."""
    timing = read_time(text, tahun)
    if not timing.tenggat:
        return f"Belum terbaca. {ACCEPTED_FORMS}", False
    return (timing.peringatan[0], False) if timing.peringatan else (timing.dibaca, True)


def suggest_sub_area(langkah: Iterable[Mapping[str, Any]], area: str) -> list[tuple[str, str]]:
    """The sub-areas (mark, name) the plan has in one area, in its order."""
    existing = ((b["sub_area"], b["nama_sub_area"] or "") for b in langkah if b["area"] == area and b["sub_area"])
    return list(dict.fromkeys(existing))


def name_answer(item: ChoiceItem) -> str:
    """What was answered, in words on one line."""
    if item.hal == "judul":
        return COLUMN_NAMES.get(item.nilai, "tidak dipakai")
    if item.hal == "benar":
        return "sudah benar"
    row = item.nilai.split("\n")
    if item.hal == "area":
        return " › ".join(f"{mark} {name}" for mark, name in zip(row[::2], row[1::2], strict=False))
    return "; ".join(row)


def suggest_areas(area: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Areas to choose from: the plan's own (mark, name), then the usual ones it lacks."""
    from monev.outputs.template import USUAL_AREA  # here: openpyxl is 92 ms, and few questions are about areas

    own = dict.fromkeys(one for one in area if one[0] != "0")
    mark = {t for t, _ in own}
    return [*own, *(one for one in USUAL_AREA if one[0] not in mark)]
