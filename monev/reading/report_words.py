"""Read words of a report.

They are the statuses people may write, dates in cells, a tenggat as a sheet names it.

Shared by the template's sheets and by a Status column in a plain plan table (docs/design.md §5–§6).
"""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from functools import lru_cache

from monev.core.dates import format_day, format_tenggat
from monev.core.remarks import Remark
from monev.core.statuses import STATUS_BUKTI, STATUS_LAPORAN
from monev.reading.due_dates.target_waktu import read_time
from monev.reading.vocabulary.headings import (
    by_spelling,
    load_patterns,
    load_words,
    normalize,
    split_listing,
)
from monev.reading.vocabulary.time_words import ANY_MONTH

_WORDS = load_words("reports")
_STATUSES = _WORDS["statuses"]
_STATUS_LAPORAN = by_spelling(_STATUSES)
_STATUS_LAPORAN |= {normalize(words): code for code, words in STATUS_LAPORAN.items()}
_STATUS_BUKTI = by_spelling({"belum_ada": f"belum | {_STATUSES['belum']}"})
_STATUS_BUKTI |= {normalize(words): code for code, words in STATUS_BUKTI.items()}
_MEANT = by_spelling(_WORDS["meant"])
_MEANT_OF_BUKTI = by_spelling(_WORDS["meant_of_bukti"])
EMPTY = frozenset({"", "-", "–"})
"""Cells with which people say nothing."""

_PATTERNS = load_patterns("reports", month=ANY_MONTH)
OF_REMARKS = frozenset(split_listing(_WORDS["of_remarks"]))
"""Words in the heading of a column of remarks: anywhere in such a column, words may call work off,
and a share or a day may say that it was done."""
_REMARK_LENGTH = 100
_FEW_LETTERS = 60
_MARK = 2
_ANY_YEAR = 2024

Finished = tuple[date | None, Remark | None, tuple[Remark, ...]]
"""The day something was finished, the remark why it is none, and further remarks."""


def may_call_off(texts: Iterable[str]) -> bool:
    """True if one of these texts may call off or put off; cheap, for hardly any row has one.

    `put_off_to` then reads each.
    """
    return bool(_PATTERNS["called_off"].search(" ".join(" ; ".join(texts).split())))


@lru_cache(maxsize=4096)  # the same remark stands in many rows
def put_off_to(text: str, tahun: int) -> str | None:
    """Return the later time that a remark puts its langkah off to, "" if it calls it off.

    None if it says neither, or only under a condition.
    """
    words = " ".join(_PATTERNS["condition"].sub("…", text).split())
    found = _PATTERNS["called_off"].search(words) if len(words) <= _REMARK_LENGTH else None
    if not found:
        return None
    later = _PATTERNS["reason"].split(found["later"])[0].strip(" .")
    if read_time(later, tahun).tenggat:
        return later
    return None if found["moved"] else ""


@lru_cache(maxsize=4096)
def read_status(text: str) -> str | None:
    """Return the code of a reported status.

    None for a blank, which says nothing, and for a word that is none of the four.
    """
    part = _PATTERNS["part_done"].fullmatch(text.strip())
    if part:
        done = int(part[1])
        if done < int(part[2] or 100):
            return "proses" if done else "belum"
        if done > int(part[2] or 100) and "/" not in text:
            return "selesai"
    return _STATUS_LAPORAN.get(normalize(_PATTERNS["done_when"].sub("", text)))


def read_bukti_status(text: str) -> str | None:
    """Return the code of a bukti's status.

    None for a blank, which says nothing, and for a word that is none of the five.
    """
    return _STATUS_BUKTI.get(normalize(text))


def read_meant(text: str, *, bukti: bool = False) -> tuple[str | None, Remark | None]:
    """Return the code of other words that hardly mean anything else (sudah, v, dlm proses).

    A remark without a place says so; (None, None) for words that stay open.
    """
    words = " ".join(text.lower().split()).replace(" %", "%")
    status = (_MEANT_OF_BUKTI if bukti else _MEANT).get(words.strip(" .!"))
    return status, remark_on_status(text, status, bukti=bukti) if status else None


def read_beginning(text: str, tahun: int | None) -> tuple[str | None, date | None]:
    """Return the status that a few words begin with, and the day of one that is done.

    They are as sudah, foto terlampir; selesai tgl 26/3/26; blm ada dana. Others stay open.
    """
    words = " ".join(text.split()).strip(" .!")
    if len(words) > _FEW_LETTERS:
        return None, None
    if _PATTERNS["begins_not_yet"].fullmatch(words):
        return "belum", None
    found = _PATTERNS["begins_done"].fullmatch(words)
    day = read_finished(found["day"], None, tahun)[0] if found and found["day"] else None
    return ("selesai" if found and (day or not found["day"]) else None), day


def says_done(text: str) -> bool:
    """True if words, not a mark alone, say no more than that work is done, when, and with what."""
    status = read_status(text) or read_meant(text)[0] or read_beginning(text, _ANY_YEAR)[0]
    return len(text) > _MARK and status == "selesai"


def says_status(text: str, day: datetime | None, *, figures: bool) -> bool:
    """True if a cell says no more than a status, in words or a mark.

    `figures`: or by a share or a day.
    """
    is_figure = text[0].isdecimal() or bool(day)
    if is_figure and not figures:
        return False
    if read_status(text) or read_meant(text)[0]:
        return True
    return is_figure and bool(read_finished(text, day, None)[0])


def may_say_status(text: str) -> bool:
    """True for a few words beside a status: they would not be read, and nobody would see it."""
    return len(text) <= _FEW_LETTERS and bool(_PATTERNS["beside_status"].search(text))


def compare_counts(done: str, target: str) -> str | None:
    """Return the status that a count has beside its target: 3, or 34 berita beside 30 berita.

    None if one of them counts nothing, or they count something else.
    """
    one, other = (_PATTERNS["count"].fullmatch(text.strip()) for text in (done, target))
    if not (one and other and int(other[1])):
        return None
    if one[2] and other[2] and one[2].lower() != other[2].lower():
        return None
    if int(one[1]) < int(other[1]):
        return "proses" if int(one[1]) else "belum"
    return "selesai"


def is_count(text: str) -> bool:
    """True for a number, or one with its unit: 3, 34 berita."""
    return _PATTERNS["count"].fullmatch(text.strip()) is not None


def day_beside(count: str, tahun: int) -> date | None:
    """Return the day in brackets behind a count: 1 laporan (19 Jan)."""
    found = _PATTERNS["count"].fullmatch(count.strip())
    return read_finished(found["beside"] or "", None, tahun)[0] if found else None


def remark_on_status(text: str, status: str | None = None, *, bukti: bool = False) -> Remark:
    """Tell how a status is meant, or ask about one that is none of those accepted."""
    accepted = STATUS_BUKTI if bukti else STATUS_LAPORAN
    values = {"status": text, "done": "Ada" if bukti else "Selesai"}
    if status:
        values["meaning"] = accepted[status]
        return Remark("reports.status_meant", values=values)
    values["accepted"] = ", ".join(accepted.values())
    return Remark("reports.status_unknown_in_plan", values=values)


def read_date(
    text: str, value: datetime | None, tahun: int | None = None
) -> tuple[date | None, tuple[Remark, ...]]:
    """Read the day a cell names, with remarks without a place; None for anything else.

    It is a real date, text that is plainly one, or the last day of a month (`Juni 2025`). `tahun`:
    the year of words without one (`akhir Mei`), which adds a remark.
    """
    timing = read_time(text, tahun, day=value)
    jenis = timing.jenis_target
    if jenis not in ("tanggal", "bulan"):
        return value and value.date(), ()
    day = timing.tenggat[0].jatuh_tempo
    code = "reports.date_is_month"
    if tahun is not None:
        has_word = any(map(str.isalpha, text))
        if timing.peringatan or not has_word:
            return None, ()
        code = "reports.date_without_year"
    elif jenis == "tanggal":
        return day, ()
    remark = Remark(code, values={"day": format_day(day)})
    return day, (remark,)


def read_finished(text: str, value: datetime | None, tahun: int | None) -> Finished:
    """Read the day in a cell of Tanggal selesai; words without a year are of `tahun`.

    The second value says why a rencana of that year cannot have it, the third has further remarks.
    """
    if text in EMPTY:
        return None, None, ()
    day, remarks = read_date(text, value)
    if day is None and tahun is not None:
        day, remarks = read_date(text, None, tahun)
    if day is None:
        values = {"text": text, "tahun": tahun or 2025}
        return None, Remark("reports.no_date", values=values), remarks
    refusal = complain_of_date(day, tahun)
    return None if refusal else day, refusal, remarks


def complain_of_date(day: date, tahun: int | None) -> Remark | None:
    """Return the remark on a tanggal selesai that cannot be right for a rencana of `tahun`.

    The remark is without a place. The tanggal is before its year, or after the next one; in that
    one a late completion is real.
    """
    if tahun is None or tahun <= day.year <= tahun + 1:
        return None
    code = "reports.date_before_tahun" if day.year < tahun else "reports.date_too_late"
    return Remark(code, values={"day": format_day(day), "tahun": tahun})


def find_tenggat_key(
    text: str, value: datetime | None, tahun: int | None, own: Collection[str]
) -> str | None:
    """Return the key of the tenggat a cell names, preferring those the langkah has (`own`).

    None if it names none.

    It is written (1) as exported, (2) as a key (`2025-10`), (3) as a real date, or (4) in any
    notation of TARGET WAKTU that names one tenggat.
    """
    words = normalize(text)
    if said := [key for key in own if words in map(normalize, (key, format_tenggat(key)))]:
        return said[0]
    if value is not None:
        day = value.date().isoformat()
        month = day[:7]
        return month if month in own and day not in own else day
    tenggat = read_time(text, tahun).tenggat
    return tenggat[0].tenggat if len(tenggat) == 1 else None
