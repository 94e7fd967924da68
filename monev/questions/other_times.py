"""Propose other meanings of a time, by the doubts about its words and by its months."""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from monev.core.dates import MONTH_NAMES, format_tenggat
from monev.core.records import Langkah
from monev.core.remarks import Remark
from monev.reading import choices
from monev.reading.choices import ChoiceItem
from monev.reading.vocabulary.time_words import list_near_months

_LATER_YEAR = re.compile(r"(?:(?:tahun|ta|t\.a)[. ]+)?(?:anggaran )?(20\d\d)", re.IGNORECASE)
_FULL_YEAR = re.compile(r"20\d\d")
_YEAR = re.compile(r"\b20\d\d\b|(?<=[a-z][ '-])\d\d$")

OF_ONE_ROW = frozenset({"rows.called_off", "rows.struck"})
"""Doubts whose answer holds for one langkah alone, even if others have the same words."""


class OtherTime(NamedTuple):
    """Another meaning of a time.

    It has its kind, the reason, the words of the time, and the reason for several cells at once.
    """

    kind: str
    because: str
    words: str
    general: str = ""


_SAID_BY_REMARK = {
    "due.end_before_start": OtherTime("lewat", "Sampai tahun berikutnya", "{start} s.d. {later}"),
    "rows.words_and_marks_differ": OtherTime(
        "tanda", "Menurut tandanya", "{times}", "Menurut tandanya"
    ),
    "due.months_made_date": OtherTime(
        "bulan", "Dari bulan sampai bulan", "{months}", "Semuanya dari bulan sampai bulan"
    ),
    "files.date_without_format": OtherTime(
        "tanggal", "Tepat tanggal itu", "{day}", "Tepat tanggal itu"
    ),
}
"""Code of a remark → the other meaning; its words take the remark's values."""


def other_readings(remark: Remark, text: str, tahun: int) -> Iterator[OtherTime]:
    """List other meanings of a time whose words are doubtful by this remark."""
    values = remark.values
    code = remark.code
    if code in _SAID_BY_REMARK:
        end = str(values.get("end", ""))
        later = _FULL_YEAR.sub(lambda year: str(int(year[0]) + 1), end)
        time = _SAID_BY_REMARK[code]
        said = {**values, "plan": tahun, "later": later}
        yield time._replace(words=time.words.format(**said))
    elif code in OF_ONE_ROW:
        later = str(values.get("later", ""))
        year = _LATER_YEAR.fullmatch(later)
        words = f"Desember {year[1]}" if year else later
        yield OtherTime("tunda", "Ditunda ke", words)
        yield OtherTime("batal", "Tidak berlaku lagi", choices.CALLED_OFF)
    elif code in ("due.day_first", "due.month_first", "due.turned"):
        said = "Bulan dan harinya tertukar"
        swapped = swap_item(text, remark).nilai
        yield OtherTime("tukar", said, swapped, said)
    elif code in ("due.year_differs", "due.year_not_shown"):
        if typed := values.get("typed_year"):
            yield OtherTime("serial", str(typed), f"Desember {typed}", str(typed))
        # A time of another year as one of the plan's; a year alone is all of it.
        whole = _YEAR.sub(str(tahun), text)
        if text.isdecimal():
            whole = f"Januari s.d. Desember {tahun}"
        words = str(values.get("in_plan", whole))
        said = f"Maksudnya tahun {tahun}"
        yield OtherTime("tahun", said, words, said)
    elif code == "due.words_not_used":
        for month in list_near_months(str(values["words"])):
            yield OtherTime(month, "Maksudnya", f"{month} {tahun}")
    elif code == "due.no_such_day":
        month = values["month"]
        number = MONTH_NAMES.index(month) + 1
        _, last = monthrange(int(values["tahun"]), number)
        words = f"{last} {month} {values['tahun']}"
        yield OtherTime("akhir_bulan", "Hari terakhir bulan itu", words)


def other_rhythms(row: Langkah, tahun: int) -> Iterator[OtherTime]:
    """Propose one tenggat instead of several, or one for each month instead of one for several.

    The one instead of several is at the end or the beginning.
    """
    keys = [target.tenggat for target in row.tenggat]
    if not keys:
        return
    are_months = all(len(key) == len("2025-01") and key.startswith(str(tahun)) for key in keys)
    first = int((row.mulai or keys[0])[5:7])
    last = int(keys[-1][5:7])
    if len(keys) > 1:
        start = format_tenggat(keys[0])
        end = format_tenggat(keys[-1])
        if are_months:
            end = months_in_words([first, last], span=True)
        yield OtherTime("sekali", "Sekali saja, selesai di akhirnya", end, "Sekali saja")
        yield OtherTime("awal", "Sekali saja, di awalnya", start, "Sekali saja, di awalnya")
    elif are_months and first < last:
        each = months_in_words(range(first, last + 1), span=False)
        yield OtherTime("bulanan", "Setiap bulan", each, "Setiap bulan")


def swap_item(text: str, remark: Remark) -> ChoiceItem:
    """Return the choice that swaps day and month of a time, or a blank if the day is no month."""
    day = int(remark.values["day"])
    if not 1 <= day <= 12:
        return ChoiceItem("waktu", text, "")
    writing = str(remark.values["writing"])
    if writing not in text:
        writing = writing.rpartition("/")[0]  # 15/3 is read with the plan's year
    swapped = f"{remark.values['month']} {MONTH_NAMES[day - 1]}"
    if tahun := _FULL_YEAR.search(writing):
        swapped += f" {tahun[0]}"
    return ChoiceItem("waktu", text, text.replace(writing, swapped))


def months_in_words(months: Iterable[int], *, span: bool) -> str:
    """Write months 1..12 as in TARGET WAKTU: "Maret, Juni".

    With `span`, they are one piece of work: "Maret s.d. Juni".
    """
    names = [MONTH_NAMES[month - 1] for month in sorted(set(months))]
    if span and len(names) > 1:
        return f"{names[0]} s.d. {names[-1]}"
    return ", ".join(names)
