"""TARGET WAKTU to tenggat (docs/reading.md): what is owed by when, said in words, with every
doubt as a warning. Frequency words are taken out (`frequency`), the rest becomes the times it names
(`named_times`), then parts with years (`time_parts`); here parts and frequency become a
jenis_target and its tenggat. Its words: `vocabulary.time_words`."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import pairwise

from monev.core.dates import MONTH_NAMES, end_of_month, format_day, format_tenggat
from monev.core.records import Tenggat
from monev.core.remarks import Remark, remark_sentence
from monev.reading.due_dates.before_after import read_related
from monev.reading.due_dates.frequency import (
    COLUMN,
    Frequency,
    count_times,
    find_in_capaian,
    find_in_time,
    read_frequency_column,
)
from monev.reading.due_dates.time_parts import ParsedTime, TimePart, is_other_tahun, parse_time
from monev.reading.vocabulary.time_words import (
    ANY_MONTH,
    CHANGING,
    EMPTY,
    PATTERNS,
    UNIT_NAMES,
    UNITS,
    comparable,
    ordinal_said,
)

_YEAR, _DAYS = 12, {"hari": 1, "hari kerja": 7 / 5, "minggu": 7}
_DAY_0 = date(1899, 12, 30)
"""The day from which a spreadsheet counts the days of a date."""

READABLE_LENGTH = 600
"""Characters of a cell beyond which it is prose, not a target: asked about instead of searched for
months."""

MOST_MONTHS = 120
"""A window of more months than ten years is a slip of the pen, not a plan."""

ACCEPTED_FORMS = remark_sentence("due.accepted_forms", {})
"""What can be read as a TARGET WAKTU, for a person."""


@dataclass(frozen=True, slots=True)
class TargetTime:
    """One TARGET WAKTU as read: `mulai` ("2025-09") is the first month of a window, `dibaca` says
    in Indonesian how the cell was understood, `peringatan` are questions without a place."""

    jenis_target: str
    mulai: str | None
    tenggat: tuple[Tenggat, ...]
    dibaca: str
    peringatan: tuple[Remark, ...] = ()


_AS_NEEDED = TargetTime("tanpa", None, (), "tanpa target waktu", (Remark("due.as_needed"),))


@lru_cache(maxsize=1024)  # one plan says the same few times over and over
def read_time(
    text: str,
    tahun: int | None,
    *,
    frequency: str | None = None,
    target_capaian: str = "",
    day: datetime | None = None,
) -> TargetTime:
    """Which tenggat a TARGET WAKTU cell names (docs/reading.md). Never raises on any text. `text`
    is the cell as shown, `tahun` the rencana's year, `frequency` and `target_capaian` the cells
    beside it, `day` the real date where the cell was one: then `text` only tells whether a month or
    a day is meant."""
    tidied = comparable(text)
    if day and (of_day := _read_value(tidied, day.date(), tahun)):
        return of_day
    if tidied in EMPTY:
        return _read_rhythm_alone(frequency or "", tahun)
    if len(tidied) > READABLE_LENGTH:
        return _unreadable(Remark("due.too_long", values={"length": len(tidied)}))
    otherwise = _read_otherwise(tidied, tahun, frequency or "", target_capaian)
    return otherwise or _read_words(tidied, tahun, frequency or "", target_capaian)


def _read_otherwise(
    tidied: str, tahun: int | None, frequency: str, target_capaian: str
) -> TargetTime | None:
    """A time that is no list of months: revised, written out, said by another time or but for
    one."""
    if revised := PATTERNS["revised"].fullmatch(tidied) or PATTERNS["revised_from"].fullmatch(
        tidied
    ):
        latest = read_time(
            revised["new"], tahun, frequency=frequency, target_capaian=target_capaian
        )
        if latest.tenggat:
            return replace(latest, dibaca=f"{latest.dibaca} (semula {revised['old']})")
    if written_out := _write_out(tidied, tahun):
        return read_time(written_out, tahun)
    if related := read_related(tidied, tahun):
        parts, said = related
        return _build_time(parts, None, [said], [])
    if excluded := PATTERNS["exceptions"].search(tidied):
        return _unreadable(Remark("due.exception", values={"words": excluded[0]}))
    told = PATTERNS["in_brackets"].search(frequency)
    return _read_column(told[1], tahun) if told else None  # 2x (Apr, Sep) says when within the time


def _write_out(tidied: str, tahun: int | None) -> str:
    """Both ends of what begins with one tenggat and lasts so long: Maret s.d. April of Maret selama
    2 bulan; the day of a date of about this year that lost its format: 45731; "" of other words."""
    if (
        re.fullmatch("4[0-9]{4}", tidied)
        and abs((day := _DAY_0 + timedelta(int(tidied))).year - (tahun or 0)) <= 1
    ):
        return format_day(day)
    if (
        tahun
        and (beside := PATTERNS["year_beside"].search(tidied))
        and re.search(ANY_MONTH, tidied)
    ):
        year_meant = tahun + (-1 if beside["before"] else 1)
        return f"{tidied[: beside.start()]}{year_meant}{tidied[beside.end() :]}"
    if within := PATTERNS["month_of_period"].fullmatch(tidied):
        return _write_months_of_period(within)
    if not (lasting := PATTERNS["lasting"].fullmatch(tidied)):
        return ""
    begun, unit, count = (
        read_time(lasting["start"], tahun).tenggat,
        lasting["unit"],
        int(lasting["count"]),
    )
    if len(begun) != 1 or begun[0].buka.month != begun[0].jatuh_tempo.month:
        return ""
    key = begun[0].tenggat
    first = date.fromisoformat(f"{key}-01"[: len("2025-01-01")])
    if unit in _DAYS:
        last = first + timedelta(_DAYS[unit] * count - 1)
    else:
        months = first.year * _YEAR + first.month - 1 + UNITS[unit] * count
        last = date(months // _YEAR, months % _YEAR + 1, 1) + timedelta(first.day - 2)
    return f"{format_tenggat(key)} s.d. {format_tenggat(last.isoformat()[: len(key)])}"


def _write_months_of_period(within: re.Match[str]) -> str:
    """The month of each period that is named by its place in it, or of the one whose number stands
    behind it."""
    length = UNITS[within["unit"]]
    place = length if within["last"] else ordinal_said(within["which"])
    periods = [ordinal_said(within["nth"])] if within["nth"] else range(1, _YEAR // length + 1)
    months = [(n - 1) * length + place for n in periods] if place <= length else []
    return ", ".join(MONTH_NAMES[month - 1] for month in months if month <= _YEAR)


def _read_rhythm_alone(frequency: str, tahun: int | None) -> TargetTime:
    """What a Frekuensi column says beside an empty TARGET WAKTU: each month of Bulanan, each end of
    4 x setahun."""
    if PATTERNS["as_needed"].search(comparable(frequency)):
        return _AS_NEEDED
    has_rhythm = names_rhythm(frequency, "")
    if has_rhythm and (named := _read_column(frequency, tahun)):
        return named
    questions = (Remark("due.frequency_without_time"),) if has_rhythm else ()
    return TargetTime("tanpa", None, (), "kosong: tanpa target waktu", questions)


def _read_column(frequency: str, tahun: int | None) -> TargetTime | None:
    """The several tenggat that a Frekuensi column names for certain; None where it names none."""
    named = read_time(frequency, tahun)
    is_sure = len(named.tenggat) > 1 and all(
        remark.code == "due.once_every_months" for remark in named.peringatan
    )
    return replace(named, dibaca=named.dibaca.replace("TARGET WAKTU", COLUMN)) if is_sure else None


def _read_words(tidied: str, tahun: int | None, frequency: str, target_capaian: str) -> TargetTime:
    # Its day, then its months: each of them has that day.
    tidied = PATTERNS["day_of_months"].sub(
        lambda said: re.sub(ANY_MONTH, rf"{said[1]} \g<0>", said[2]), tidied
    )
    in_time, rest = find_in_time(tidied)
    parsed = parse_time(rest, tahun)
    rhythm, span_questions = _find_rhythm(in_time, frequency, target_capaian)
    warnings = _warnings_of(parsed, rhythm, tahun)
    parts = parsed.parts or _through_tahun(parsed, rest, in_time, tahun, warnings)
    if not parts:
        return _read_without_month(tidied, rest, tahun, rhythm, warnings)
    rhythm = _rhythm_of_times(frequency, rest, parts) or rhythm
    rhythm = rhythm or _rhythm_of_periods(parsed, parts, rest, target_capaian, warnings)
    if in_time and parsed.loose_unit is not None and parsed.loose_unit != in_time.months:
        values = {"unit": UNIT_NAMES[parsed.loose_unit], "words": in_time.wording}
        warnings.append(Remark("due.unit_not_used", values=values))
    said = in_time or rhythm
    if said and not _goes_with(said, parts):
        warnings.append(Remark("due.frequency_without_span", values={"words": said.wording}))
    timing = _build_time(parts, rhythm, warnings, span_questions)
    # 2 kali beside Januari – Juni, which no rhythm places.
    is_counted = timing.jenis_target == "rentang" and not rhythm
    times = count_times(f"{rest} {comparable(target_capaian) if is_counted else ''}")
    if times not in (None, len(timing.tenggat)):
        question = Remark(
            "due.count_differs", values={"times": times, "tenggat": len(timing.tenggat)}
        )
        timing = replace(timing, peringatan=(*timing.peringatan, question))
    notes = "; ".join(dict.fromkeys(parsed.notes))
    return replace(timing, dibaca=f"{timing.dibaca} ({notes})") if notes else timing


def _read_without_month(
    tidied: str, rest: str, tahun: int | None, rhythm: Frequency | None, warnings: list[Remark]
) -> TargetTime:
    """What names no month: when needed, or as often as a Frekuensi column says (bulanan | tanggal
    5); else nothing."""
    if not warnings and PATTERNS["as_needed"].search(rest):
        return _AS_NEEDED
    if rhythm is None or rhythm.source != COLUMN or rhythm.months not in UNIT_NAMES:
        return _unreadable(*warnings)
    return _read_words(f"setiap {UNIT_NAMES[rhythm.months]} {tidied}", tahun, "", "")


def _warnings_of(parsed: ParsedTime, rhythm: Frequency | None, tahun: int | None) -> list[Remark]:
    """What is odd in the words; that 25 is taken for the year is not, in a plan of 2025."""
    own_year = ("due.number_is_tahun", f"{(tahun or 0) % 100:02}")
    warnings = [
        remark
        for remark in parsed.warnings
        if (remark.code, remark.values.get("figures")) != own_year
    ]
    is_asked = any(remark.code in ("due.year_differs", "due.words_not_used") for remark in warnings)
    if parsed.tahun_only and not (is_asked or parsed.whole_year or (rhythm and rhythm.months)):
        warnings.append(Remark("due.only_tahun"))
    return warnings


def _rhythm_of_times(column: str, rest: str, parts: list[TimePart]) -> Frequency | None:
    """That each month is due where as many times are said as the window has months: 6 kali, Januari
    – Juni."""
    said = comparable(column)
    times = count_times(rest if said in EMPTY else said if said.endswith(("kali", "x")) else "")
    is_each = len(parts) == 1 and parts[0].is_span and times == _count_months(parts[0]) > 1
    return Frequency(1, f"{times} kali") if is_each else None


def _rhythm_of_periods(
    parsed: ParsedTime,
    parts: list[TimePart],
    rest: str,
    target_capaian: str,
    warnings: list[Remark],
) -> Frequency | None:
    """That each triwulan or semester is due, where it has no number, or where they are ends of a
    range: TW I s.d. TW III, which is asked about where nothing says as many times."""
    if parsed.loose_unit and not parsed.parts:
        return Frequency(parsed.loose_unit, UNIT_NAMES[parsed.loose_unit])
    lengths = {item.end - item.start + 1 if item.unit == "period" else 0 for item in parsed.items}
    if len(parts) > 1 or len(parsed.items) == 1 or lengths not in ({3}, {6}):
        return None
    length = min(lengths)
    counts = (
        *map(int, PATTERNS["count"].findall(target_capaian)),
        count_times(comparable(target_capaian)),
    )
    if _count_months(parts[0]) // length not in (count_times(rest), *counts):
        warnings.append(Remark("due.each_of_range", values={"unit": UNIT_NAMES[length]}))
    return Frequency(length, rest)


def _goes_with(frequency: Frequency, parts: list[TimePart]) -> bool:
    """Whether a frequency agrees with the time beside it: it expands a window, says as many times
    as are named, or the months named are so far apart."""
    if frequency.months * len(parts) in (0, _YEAR) or any(part.is_span for part in parts):
        return True
    months = sorted(part.due.year * _YEAR + part.due.month for part in parts)
    return len(months) > 1 and all(two - one == frequency.months for one, two in pairwise(months))


def _find_rhythm(
    in_time: Frequency | None, column: str, target_capaian: str
) -> tuple[Frequency | None, list[Remark]]:
    """Which frequency counts, the Frekuensi column before TARGET WAKTU before TARGET CAPAIAN, and
    what to ask of a window; a single month is due once, however often its work is done."""
    in_column, questions = read_frequency_column(column)
    if in_column or in_time:
        return in_column or in_time, questions
    in_capaian, open_questions = find_in_capaian(target_capaian)
    return in_capaian, [*questions, *open_questions]


@lru_cache(maxsize=1024)
def names_rhythm(frequency: str | None, target_capaian: str) -> bool:
    """Whether a Frekuensi column or TARGET CAPAIAN says how often, "sekali" included."""
    return _find_rhythm(None, frequency or "", target_capaian)[0] is not None


def _through_tahun(
    parsed: ParsedTime,
    rest: str,
    in_time: Frequency | None,
    tahun: int | None,
    warnings: list[Remark],
) -> list[TimePart]:
    """The whole year, where a cell names no month but says "setiap bulan", "sepanjang tahun" or
    only "Triwulan"."""
    is_clear = in_time is not None and not warnings
    is_mentioned = parsed.whole_year or (
        is_clear and not _find_week(rest, in_time) and _is_only_filler(rest)
    )
    is_periodic = in_time is not None and in_time.months > 0 and is_clear
    if not (is_mentioned or is_periodic or parsed.loose_unit):
        return []
    if tahun is None:
        warnings.append(Remark("due.tahun_unknown"))
        return []
    if in_time and in_time.months == 0 and not parsed.whole_year:
        warnings.append(Remark("due.month_not_named"))
    elif not is_mentioned:
        warnings.append(_ask_about_rest(parsed, rest, in_time))
    return [TimePart(date(tahun, 1, 1), date(tahun, 12, 31), is_span=True)]


def _ask_about_rest(parsed: ParsedTime, rest: str, in_time: Frequency | None) -> Remark:
    """What to say of the words beside a rhythm alone: they may change it, or say nothing of it."""
    changing = [word for word in parsed.strange if word in CHANGING]
    if changing := _find_week(rest, in_time) or changing:
        return Remark(
            "due.words_not_used", values={"words": ", ".join(f'"{word}"' for word in changing)}
        )
    if parsed.loose_unit or in_time is None:
        return Remark(
            "due.unit_without_number", values={"unit": UNIT_NAMES[parsed.loose_unit or 1]}
        )
    return Remark(
        "due.rest_not_used", values={"rest": " ".join(rest.split())[:60], "words": in_time.wording}
    )


def _find_week(rest: str, in_time: Frequency | None) -> list[str]:
    """The week that is named of a longer period than a month: minggu pertama setiap triwulan."""
    week = PATTERNS["week"].search(rest) if in_time is None or in_time.months > 1 else None
    return [week[0]] if week else []


def _is_only_filler(rest: str) -> bool:
    """Whether what is left beside frequency words carries no meaning of its own ("akhir",
    "selama")."""
    with_month = parse_time("januari " + rest.strip(" \n-,;:./()"), 2000)
    return not with_month.warnings and len(with_month.parts) == 1


def _unreadable(*warnings: Remark) -> TargetTime:
    return TargetTime(
        "tanpa",
        None,
        (),
        "tidak terbaca: tanpa target waktu",
        warnings or (Remark("due.unreadable"),),
    )


def _read_value(tidied: str, value: date, tahun: int | None) -> TargetTime | None:
    """A real date: the text shown decides between its month and its day; None where it shows
    neither ("2025", "Q3")."""
    parsed = parse_time(tidied, value.year) if len(tidied) <= READABLE_LENGTH else None
    shown = parsed.parts[0] if parsed and len(parsed.parts) == 1 else None
    first, last = value.replace(day=1), end_of_month(value.year, value.month)
    if shown and not shown.has_day and (shown.is_span or shown.due != last):
        return None
    # A text that is no single time shows a day by its number, or by none at all.
    numbers = [*map(int, re.findall(r"\d+", tidied))]
    shows_day = shown.has_day if shown else not numbers or value.day in numbers
    part = TimePart(first, value if shows_day else last, shows_day)
    is_shown = not {value.year, value.year % 100}.isdisjoint(numbers)
    return _from_one(part, _ask_about_year(part, tahun, is_shown=is_shown))


def _ask_about_year(part: TimePart, tahun: int | None, *, is_shown: bool) -> list[Remark]:
    """A question where a real date is of another year than the plan; one that its cell may not
    show."""
    if not is_other_tahun(part.due.year, part.due.month, tahun):
        return []
    if is_shown:
        return [Remark("due.year_differs", values={"years": str(part.due.year), "tahun": tahun})]
    in_plan = (
        f"{part.due.day if part.has_day else ''} {MONTH_NAMES[part.due.month - 1]} {tahun}".lstrip()
    )
    values = {"stored": format_day(part.due), "in_plan": in_plan, "tahun": tahun}
    return [Remark("due.year_not_shown", values=values)]


def _build_time(
    parts: list[TimePart],
    rhythm: Frequency | None,
    warnings: list[Remark],
    span_questions: list[Remark],
) -> TargetTime:
    """Parts and frequency to a TargetTime; a frequency expands windows only (docs/reading.md)."""
    if any(_count_months(part) > MOST_MONTHS for part in parts):
        return _unreadable(*warnings, Remark("due.span_too_long"))
    part = parts[0]
    if any(part.is_span for part in parts):
        warnings += [*span_questions, *([rhythm.remark] if rhythm and rhythm.remark else [])]
    if len(parts) > 1:
        return _from_several(parts, rhythm, warnings)
    if part.is_span and rhythm and rhythm.months:
        if tenggat := tuple(map(_tenggat_of, _periods(part, rhythm))):
            return _expand_span(part, rhythm, tenggat, warnings)
        values = {
            "period": UNIT_NAMES.get(rhythm.months, f"{rhythm.months} bulan"),
            "span": _name_span(part),
        }
        warnings.append(Remark("due.no_period_end", values=values))
    # "s.d. Juni" is due in Juni, whenever its work begins.
    return _from_one(part, [remark for remark in warnings if remark.code != "due.start_not_named"])


def _from_one(part: TimePart, warnings: list[Remark]) -> TargetTime:
    tenggat = _tenggat_of(part)
    name = format_tenggat(tenggat.tenggat)
    if part.has_day:
        read_as = f"{'rentang hari: ' if part.is_span else ''}satu target, {name}"
        return TargetTime("tanggal", None, (tenggat,), read_as, tuple(warnings))
    jenis, mulai = ("rentang", f"{part.opens:%Y-%m}") if part.is_span else ("bulan", None)
    return TargetTime(
        jenis, mulai, (tenggat,), f"{_name_span(part)}: satu target, akhir {name}", tuple(warnings)
    )


def _expand_span(
    part: TimePart, rhythm: Frequency, tenggat: tuple[Tenggat, ...], warnings: list[Remark]
) -> TargetTime:
    length = rhythm.months
    jenis = "daftar" if rhythm.day else {1: "bulanan", 3: "triwulanan"}.get(length, "daftar")
    mulai = None if jenis == "daftar" else f"{part.opens:%Y-%m}"
    period = UNIT_NAMES.get(length, f"{length} bulan") + (
        f" tanggal {rhythm.day}" if rhythm.day else ""
    )
    read_as = (
        f"{_name_span(part)}, setiap {period} (menurut {rhythm.source}): {len(tenggat)} target"
    )
    return TargetTime(jenis, mulai, tenggat, read_as, tuple(warnings))


def _from_several(
    parts: list[TimePart], rhythm: Frequency | None, warnings: list[Remark]
) -> TargetTime:
    """Several parts: one tenggat each, windows among them at their end or, with a frequency,
    expanded."""
    length = rhythm.months if rhythm else 0
    each: list[TimePart] = []
    for part in parts:
        each += (_periods(part, rhythm) if rhythm and length and part.is_span else None) or [part]
    if any(part.is_span for part in parts):
        warnings.append(Remark("due.list_with_expanded_spans" if length else "due.list_with_spans"))
    unique = {t.tenggat: t for t in map(_tenggat_of, reversed(each))}
    if len(unique) == 1:
        return _from_one(each[0], warnings)
    tenggat = tuple(sorted(unique.values(), key=lambda t: (t.jatuh_tempo, t.tenggat)))
    return TargetTime(
        "daftar", None, tenggat, f"{_name_list(tenggat)}: {len(tenggat)} target", tuple(warnings)
    )


def _count_months(part: TimePart) -> int:
    return (part.due.year - part.opens.year) * _YEAR + part.due.month - part.opens.month + 1


def _periods(part: TimePart, rhythm: Frequency) -> list[TimePart]:
    """The quarters or months of a window in which a period of the calendar ends (3 → March, June,
    September, December), with the day of each month that a frequency names."""
    first = part.opens.year * _YEAR + part.opens.month - 1
    months = [
        divmod(n, _YEAR)
        for n in range(first, first + _count_months(part))
        if (n + 1) % rhythm.months == 0
    ]
    ends = [end_of_month(tahun, month + 1) for tahun, month in months]
    if rhythm.day:
        return [
            TimePart(end.replace(day=1), end.replace(day=min(rhythm.day, end.day)), has_day=True)
            for end in ends
        ]
    return [
        TimePart(end.replace(month=end.month - 2 * (rhythm.months == 3), day=1), end)
        for end in ends
    ]


def _tenggat_of(part: TimePart) -> Tenggat:
    """The one tenggat of a part: its day, or the end of its last month; open from the first of its
    first month."""
    return Tenggat(
        part.due.isoformat() if part.has_day else f"{part.due:%Y-%m}", part.due, part.opens
    )


def _name_span(part: TimePart) -> str:
    last = format_tenggat(f"{part.due:%Y-%m}")
    if part.opens == part.due.replace(day=1):
        return last
    first_tahun = f" {part.opens.year}" if part.opens.year != part.due.year else ""
    return f"{MONTH_NAMES[part.opens.month - 1]}{first_tahun}–{last}"


def _name_list(tenggat: tuple[Tenggat, ...]) -> str:
    names = [format_tenggat(t.tenggat) for t in tenggat]
    if len({t.jatuh_tempo.year for t in tenggat}) == 1:
        names = [name.rsplit(" ", 1)[0] for name in names[:-1]] + names[-1:]
    return f"{', '.join(names[:-1])} dan {names[-1]}"
