"""Words of a report: the statuses people may write, dates in cells, a tenggat as a sheet names it.
Shared by the template's sheets and by a Status column in a plain plan table (docs/design.md
§5–§6)."""

import re
from collections.abc import Collection, Iterable
from datetime import date, datetime

from monev.core.dates import format_day, format_tenggat
from monev.core.remarks import Remark
from monev.core.statuses import STATUS_BUKTI, STATUS_LAPORAN
from monev.reading.due_dates.target_waktu import read_time
from monev.reading.vocabulary.bukti_kinds import starts_like_document
from monev.reading.vocabulary.headings import (
    by_spelling,
    load_patterns,
    load_words,
    normalize,
    split_listing,
)
from monev.reading.vocabulary.time_words import ANY_MONTH

_WORDS = load_words("reports")
_STATUS_LAPORAN = by_spelling(_WORDS["statuses"]) | {
    normalize(words): kode for kode, words in STATUS_LAPORAN.items()
}
_NONE_YET = by_spelling({"belum_ada": f"belum | {_WORDS['statuses']['belum']}"})
_STATUS_BUKTI = _NONE_YET | {normalize(words): kode for kode, words in STATUS_BUKTI.items()}
_MEANT = by_spelling(_WORDS["meant"])
_MEANT_OF_BUKTI = by_spelling(_WORDS["meant_of_bukti"])
EMPTY = frozenset({"", "-", "–"})
"""What people write in a cell that has nothing to say."""

_GIVEN = "…"
"""Stands for a condition and all that would hold under it: Ditunda …"""
_PATTERNS = load_patterns("reports", month=ANY_MONTH)
_OF_WORK = frozenset(split_listing(_WORDS["of_work"]))
_REMARK_LENGTH = 100

Finished = tuple[date | None, Remark | None, tuple[Remark, ...]]
"""The day something was finished, why what is said is none, and what to say of it."""


def may_call_off(texts: Iterable[str]) -> bool:
    """True if one of these texts may call off or put off, which `put_off_to` says of each: hardly
    any row has one."""
    return bool(_PATTERNS["called_off"].search(" ".join(" ; ".join(texts).split())))


def put_off_to(
    text: str,
    tahun: int,
    *,
    work: str = "",
    aside: bool = False,
    done: bool = False,
) -> str | None:
    """The later time that words name for a langkah which they call off or put off, "" where they
    name none; None where they say nothing of the kind.

    Nor do they where they speak of something else than `work`, the langkah's words, of another
    year, or under a condition. `aside`: only where a part of them begins with it: Studi – batal.
    `done`: what was put off has its new time: that it was, without a time, says nothing more.
    """
    found = _find_called_off(_PATTERNS["condition"].sub(_GIVEN, text), aside=aside)
    if not found or max(_PATTERNS["year"].findall(found.string), default="9") < str(tahun):
        return None
    before = found.string[: found.start()]
    is_moved = found["moved"] or found["put_off"]
    later = _PATTERNS["reason"].split(found["later"])[0].strip(" .")
    tenggat = read_time(later, tahun).tenggat
    subject = normalize(_PATTERNS["clause"].split(before)[-1])
    is_other = subject if aside else _is_of_another(found, subject, work)
    if is_other or (not tenggat and _is_open(found, aside=aside, done=done)):
        return None
    # DIBATALKAN, nota dinas 24 Februari, puts off to a later year alone.
    is_later = any(each.jatuh_tempo.year > tahun or is_moved for each in tenggat[:1])
    return later if is_later else None if found["held"] else ""


def _is_open(found: re.Match[str], *, aside: bool, done: bool) -> bool:
    """True if words without a time say nothing of one: under a condition, of something moved, of
    what is `done`; in a part `aside` (batal kunjungan) also where they go on."""
    rest = found["rest"].strip(" .")
    goes_on = aside and _PATTERNS["goes_on"].match(rest)
    is_known = done and (found["moved"] or found["put_off"])
    is_open = _PATTERNS["open"].match(found["rest"]) or (found["moved"] and rest)
    return bool(goes_on or is_known or is_open)


def _find_called_off(text: str, *, aside: bool) -> re.Match[str] | None:
    """The first words by which a text, or `aside` one of its parts, calls off or puts off."""
    for part in _PATTERNS["parts"].split(text) if aside else [text]:
        words = " ".join(part.split())
        found = _PATTERNS["called_off"].search(words)
        if found and len(words) <= _REMARK_LENGTH:
            return found
    return None


def _is_of_another(found: re.Match[str], subject: str, work: str) -> bool:
    """True if what stands before the words, their `subject`, is something else than the langkah
    `work`: SK lama sudah tidak berlaku, 2 jaksa pindah."""
    others = {*subject.split()} - _OF_WORK - {*normalize(work).split()}
    is_loose = found["loose"] or found["moved"] or starts_like_document(subject)
    return bool(others and is_loose)


def read_status(text: str) -> str | None:
    """The code of a reported status; None for a blank, which says nothing, and for a word that is
    none of the four."""
    part = _PATTERNS["part_done"].fullmatch(text.strip())
    if part and int(part[1]) < int(part[2] or 100):
        return "proses" if int(part[1]) else "belum"
    return _STATUS_LAPORAN.get(normalize(_PATTERNS["done_when"].sub("", text)))


def read_bukti_status(text: str) -> str | None:
    """The code of a bukti's status; None for a blank, which says nothing, and for a word that is
    none of the five."""
    return _STATUS_BUKTI.get(normalize(text))


def read_meant(text: str, *, bukti: bool = False) -> tuple[str | None, Remark | None]:
    """The code that words mean which are none of those accepted but hardly say anything else
    (sudah, v, dlm proses), and what is told of it, without a place; None for other words, which are
    asked."""
    words = " ".join(text.lower().split()).strip(" .!")
    status = (_MEANT_OF_BUKTI if bukti else _MEANT).get(words)
    return status, _remark_on_status(text, status, bukti=bukti) if status else None


def complain_of_status(text: str, *, bukti: bool = False) -> Remark:
    """What to ask of a status that is none of those accepted (`bukti`: a bukti's)."""
    return _remark_on_status(text, None, bukti=bukti)


def _remark_on_status(text: str, status: str | None, *, bukti: bool) -> Remark:
    accepted, done = (STATUS_BUKTI, "Ada") if bukti else (STATUS_LAPORAN, "Selesai")
    values = {"status": text, "done": done}
    if status:
        values["meaning"] = accepted[status]
        return Remark("reports.status_meant", values=values)
    values["accepted"] = ", ".join(accepted.values())
    return Remark("reports.status_unknown_in_plan", values=values)


def read_date(
    text: str, value: datetime | None, tahun: int | None = None
) -> tuple[date | None, tuple[Remark, ...]]:
    """The day a cell names, a real date or text that is plainly one, the last one of a month alone
    (`Juni 2025`), and what to say of it, without a place. None for anything else. With `tahun` that
    is the year of words without one (`akhir Mei`), which is said."""
    timing = read_time(text, tahun, day=value)
    if timing.jenis_target not in ("tanggal", "bulan"):
        return value and value.date(), ()
    day = timing.tenggat[0].jatuh_tempo
    code = "reports.date_is_month" if timing.jenis_target == "bulan" else ""
    if tahun is not None:
        if timing.peringatan or not any(map(str.isalpha, text)):
            return None, ()
        code = "reports.date_without_year"
    return day, (Remark(code, values={"day": format_day(day)}),) if code else ()


def read_finished(text: str, value: datetime | None, tahun: int | None) -> Finished:
    """The day a cell of Tanggal selesai names, words without a year in `tahun`; why it is none that
    a rencana of that year can have; and what to say."""
    if text in EMPTY:
        return None, None, ()
    day, told = read_date(text, value)
    if day is None and tahun is not None:
        day, told = read_date(text, None, tahun)
    if day is None:
        return None, Remark("reports.no_date", values={"text": text, "tahun": tahun or 2025}), told
    refusal = complain_of_date(day, tahun)
    return None if refusal else day, refusal, told


def complain_of_date(day: date, tahun: int | None) -> Remark | None:
    """What to say of a tanggal selesai that cannot be right for a rencana of `tahun`, without a
    place: before its year, or after the next one, in which a late completion is real."""
    if tahun is None or tahun <= day.year <= tahun + 1:
        return None
    code = "reports.date_before_tahun" if day.year < tahun else "reports.date_too_late"
    return Remark(code, values={"day": format_day(day), "tahun": tahun})


def find_tenggat_key(
    text: str, value: datetime | None, tahun: int | None, own: Collection[str]
) -> str | None:
    """The key of the tenggat a cell names, preferring those the langkah has (`own`); None where it
    names none: as exported, as a key (`2025-10`), as a real date, or in any notation of TARGET
    WAKTU that names one tenggat."""
    for key in own:
        if normalize(text) in (normalize(format_tenggat(key)), normalize(key)):
            return key
    if value is not None:
        day = value.date().isoformat()
        return day if day in own or day[:7] not in own else day[:7]
    tenggat = read_time(text, tahun).tenggat
    return tenggat[0].tenggat if len(tenggat) == 1 else None
