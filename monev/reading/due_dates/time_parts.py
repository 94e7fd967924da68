"""One part of a TARGET WAKTU: a month, a day or a window, made of the things it names and checked by the calendar."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from monev.core.dates import MONTH_NAMES
from monev.reading.due_dates.named_times import TimeItem
from monev.reading.vocabulary.time_words import UNIT_NAMES

PLAUSIBLE_TAHUN = range(1990, 2100)


@dataclass(frozen=True, slots=True)
class TimePart:
    """One part of a cell: from month `dari` to month `sampai` (tahun, bulan); `day` where its last day is named.

    `is_span` says that it is a window; a single quarter or semester is its last month and no window.
    """

    first_month: tuple[int, int]
    last_month: tuple[int, int]
    day: date | None = None
    is_span: bool = False


def build_parts(left: TimeItem, right: TimeItem | None, warnings: list[str]) -> list[TimePart]:
    """One part of one thing, or of two as a range; [] with a warning where it is impossible."""
    for b in (left, right):
        wrong = b and _find_flaw(b)
        if wrong:
            warnings.append(wrong)
            return []
    end = right or left
    from_, until = (left.tahun, left.start), (end.tahun, end.end)
    day = date(end.tahun, end.end, end.day) if end.day else None
    if right is None:
        whole = left.unit == "tahun"
        return [TimePart(from_ if whole else until, until, day, is_span=whole)]
    beginning = (*from_, left.day or 1)
    if beginning > (*until, end.day or 31):
        warnings.append(
            f"Akhir rentang ({_name_thing(end)}) lebih dahulu daripada awalnya ({_name_thing(left)}); tidak dipakai. "
            "Periksa urutannya, atau tulis tahun pada keduanya."
        )
        return []
    if from_ == until and day is None:
        return [TimePart(from_, until)]
    return [TimePart(from_, until, day, is_span=from_ != until or day is not None)]


def _name_thing(b: TimeItem) -> str:
    day = f"{b.day} " if b.day else ""
    return f"{day}{MONTH_NAMES[b.end - 1]} {b.tahun}"


def _find_flaw(b: TimeItem) -> str:
    """Why a thing is in no calendar, in words, or ""."""
    if b.unit == "cacat":
        length = next((p for p, name in UNIT_NAMES.items() if b.writing.startswith(name)), 1)
        return f'"{b.writing}" tidak ada; {UNIT_NAMES[length]} yang ada 1 sampai {12 // length}.'
    if not 1 <= b.end <= 12:
        return f'"{b.writing}": bulan {b.end} tidak ada; bulan yang ada 1 sampai 12.'
    if b.tahun is None:
        return "Tahunnya tidak disebut dan tahun rencana belum diketahui."
    if b.tahun not in PLAUSIBLE_TAHUN:
        return f"Tahun {b.tahun} di luar jangkauan; tulis tahun rencana dengan empat angka."
    try:
        date(b.tahun, b.end, 1 if b.day is None else b.day)
    except ValueError:
        return f"{b.day} {MONTH_NAMES[b.end - 1]} {b.tahun} tidak ada dalam kalender."
    return ""


def extend_open_end(
    result: list[TimePart], start: bool, front: str, behind: str, warnings: list[str]
) -> list[TimePart]:
    """A window with one end named: "mulai Maret" lasts to December, "s.d. Maret" begins in January; both are asked."""
    (parts,) = result
    if parts.is_span:
        return result
    if front == "sd":
        warnings.append("Awal rentang tidak disebut; dibaca mulai Januari tahun yang sama.")
        return [replace(parts, first_month=(parts.last_month[0], 1), is_span=True)]
    if start or behind == "sd":
        warnings.append("Akhir rentang tidak disebut; dibaca sampai Desember tahun yang sama.")
        return [TimePart(parts.first_month, (parts.first_month[0], 12), is_span=True)]
    if behind:
        warnings.append("Tanda hubung di akhir sel tidak dipakai.")
    return result
