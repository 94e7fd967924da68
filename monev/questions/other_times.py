"""What a time could mean instead, by the doubts in its words and by its months."""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from monev.core.dates import MONTH_NAMES, format_tenggat
from monev.core.records import JsonObject
from monev.core.remarks import Remark
from monev.reading import choices
from monev.reading.choices import ChoiceItem
from monev.reading.vocabulary.time_words import list_near_months

_LATER_YEAR = re.compile(r"(?:(?:tahun|ta|t\.a)[. ]+)?(?:anggaran )?(20\d\d)", re.IGNORECASE)
_FULL_YEAR = re.compile(r"20\d\d")
_YEAR = re.compile(r"\b20\d\d\b|(?<=[a-z][ '-])\d\d$")

OF_ONE_ROW = frozenset({"rows.called_off", "rows.off_by_revision", "rows.struck"})
"""Doubts whose answer is for the langkah alone, whatever others say in the same words."""

Langkah = JsonObject
"""A row of `questions.langkah`."""


class OtherTime(NamedTuple):
    """What a time could mean instead: its kind, why, the words of the time, and what is said of
    several."""

    kind: str
    because: str
    words: str
    general: str = ""


_SAID_BY_REMARK = {
    "due.after": OtherTime("akhir", "Paling lambat akhir tahun", "Desember {plan}"),
    "due.end_before_start": OtherTime("lewat", "Sampai tahun berikutnya", "{start} s.d. {later}"),
    "rows.words_and_marks_differ": OtherTime(
        "tanda", "Menurut tandanya", "{times}", "Menurut tandanya"
    ),
    "files.date_without_format": OtherTime(
        "tanggal", "Tepat tanggal itu", "{day}", "Tepat tanggal itu"
    ),
}
"""What a time could mean instead, by the code of the remark, whose values the words name."""


def other_readings(remark: Remark, text: str, tahun: int) -> Iterator[OtherTime]:
    """What could be meant by a time whose words are doubtful as this remark says."""
    values = remark.values
    code = remark.code
    if code in _SAID_BY_REMARK:
        end = str(values.get("end", ""))
        later = _FULL_YEAR.sub(lambda year: str(int(year[0]) + 1), end)
        time = _SAID_BY_REMARK[code]
        yield time._replace(
            words=time.words.format(
                **{
                    **values,
                    "plan": tahun,
                    "later": later,
                }
            )
        )
    elif code in OF_ONE_ROW:
        later = str(values.get("later", ""))
        year = _LATER_YEAR.fullmatch(later)
        yield OtherTime("tunda", "Ditunda ke", f"Desember {year[1]}" if year else later)
        yield OtherTime("batal", "Tidak berlaku lagi", choices.CALLED_OFF)
    elif code in ("due.day_first", "due.month_first", "due.turned"):
        said = "Bulan dan harinya tertukar"
        yield OtherTime(
            "tukar",
            said,
            swap_item(text, remark).nilai,
            said,
        )
    elif code in ("due.year_differs", "due.year_not_shown"):
        # A time of another year as one of the plan's; a year alone is all of it.
        is_year = text.isdecimal()
        whole = f"Januari s.d. Desember {tahun}" if is_year else _YEAR.sub(str(tahun), text)
        said = f"Maksudnya tahun {tahun}"
        yield OtherTime(
            "tahun",
            said,
            str(values.get("in_plan", whole)),
            said,
        )
    elif code == "due.words_not_used":
        for month in list_near_months(str(values["words"])):
            yield OtherTime(month, "Maksudnya", f"{month} {tahun}")
    elif code == "due.no_such_day":
        month = values["month"]
        last = monthrange(int(values["tahun"]), MONTH_NAMES.index(month) + 1)[1]
        words = f"{last} {month} {values['tahun']}"
        yield OtherTime("akhir_bulan", "Hari terakhir bulan itu", words)


def other_rhythms(row: Langkah, tahun: int) -> Iterator[OtherTime]:
    """Instead of several tenggat one, at their end or beginning; instead of one for several months,
    each of them."""
    keys = row["tenggat"].split()
    if not keys:
        return
    are_months = all(len(key) == len("2025-01") and key.startswith(str(tahun)) for key in keys)
    first = int((row["mulai"] or keys[0])[5:7])
    last = int(keys[-1][5:7])
    if len(keys) > 1:
        start = format_tenggat(keys[0])
        end = format_tenggat(keys[-1])
        if are_months:
            start = MONTH_NAMES[first - 1]
            end = months_in_words([first, last], span=True)
        yield OtherTime("sekali", "Sekali saja, selesai di akhirnya", end, "Sekali saja")
        yield OtherTime("awal", "Sekali saja, di awalnya", start, "Sekali saja, di awalnya")
    elif are_months and first < last:
        each = months_in_words(range(first, last + 1), span=False)
        yield OtherTime("bulanan", "Setiap bulan", each, "Setiap bulan")


def swap_item(text: str, remark: Remark) -> ChoiceItem:
    """The choice that a time means day and month the other way round; of "" where the day is no
    month."""
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
    """Months 1..12 as TARGET WAKTU says them: "Maret, Juni", or with `span` one piece of work:
    "Maret s.d. Juni"."""
    names = [MONTH_NAMES[month - 1] for month in sorted(set(months))]
    if span and len(names) > 1:
        return f"{names[0]} s.d. {names[-1]}"
    return ", ".join(names)
