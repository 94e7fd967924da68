"""TARGET WAKTU to tenggat (docs/reading.md): what is owed by when, said in words, with every
doubt as a warning. Frequency words are taken out (`frequency`), the rest becomes the times it names
(`named_times`), then parts with years (`time_parts`); here parts and frequency become a
jenis_target and its tenggat. Its words: `vocabulary.time_words`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache

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

_YEAR = 12

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


def _without_target(said: str, *questions: Remark) -> TargetTime:
    return TargetTime("tanpa", None, (), f"{said}tanpa target waktu", questions)


def _unreadable(*warnings: Remark) -> TargetTime:
    return _without_target("tidak terbaca: ", *(warnings or (Remark("due.unreadable"),)))


@lru_cache(maxsize=1024)  # one plan says the same few times over and over
def read_time(
    text: str,
    tahun: int | None,
    *,
    frequency: str | None = None,
    target_capaian: str = "",
    day: datetime | None = None,
) -> TargetTime:
    """Which tenggat a TARGET WAKTU cell names (docs/reading.md). Never raises on any text.

    `text` is the cell as shown, `tahun` the rencana's year, `frequency` and `target_capaian` the
    cells beside it, `day` the real date where the cell was one: then `text` only tells whether a
    month or a day is meant.
    """
    tidied = comparable(text)
    if len(tidied) > READABLE_LENGTH:
        return _unreadable(Remark("due.too_long", values={"length": len(tidied)}))
    if day and (of_day := _read_value(tidied, day.date(), tahun)):
        part, asked = of_day
        rhythm, _ = _find_rhythm(None, frequency or "", target_capaian)
        return _build_time([part], None, [*asked, *_ask_about_rhythm(rhythm, [part])])
    if tidied in EMPTY:
        return _read_rhythm_alone(frequency or "", tahun)
    if revised := PATTERNS["revised"].fullmatch(tidied):
        latest = read_time(
            revised["new"], tahun, frequency=frequency, target_capaian=target_capaian
        )
        if latest.tenggat:
            return replace(latest, dibaca=f"{latest.dibaca} (semula {revised['old']})")
    tidied = _write_out(tidied, tahun)
    if related := read_related(tidied, tahun):
        parts, said = related
        return _build_time(parts, None, [said])
    if excluded := PATTERNS["exceptions"].search(tidied):
        return _unreadable(Remark("due.exception", values={"words": excluded[0]}))
    return _read_words(tidied, tahun, frequency or "", target_capaian)


def _write_out(tidied: str, tahun: int | None) -> str:
    """The text with the months and the year that it names by others: bulan pertama setiap triwulan,
    Desember tahun sebelumnya, tanggal 10 bulan Maret dan Juli."""
    if within := PATTERNS["month_of_period"].fullmatch(tidied):
        length = UNITS[within["unit"]]
        place = length if within["last"] else ordinal_said(within["which"])
        ends = range(length, _YEAR + 1, length)
        if within["nth"]:
            ends = ends[ordinal_said(within["nth"]) - 1 :][:1]
        months = [MONTH_NAMES[end - length + place - 1] for end in ends if place <= length]
        return ", ".join(months).casefold() or tidied
    beside = PATTERNS["year_beside"].search(tidied)
    if tahun and beside and re.search(ANY_MONTH, tidied):
        meant = tahun - 1 if beside["before"] else tahun + 1
        tidied = PATTERNS["year_beside"].sub(str(meant), tidied)
    return PATTERNS["day_of_months"].sub(
        lambda said: re.sub(ANY_MONTH, rf"{said[1]} \g<0>", said[2]), tidied
    )


def _read_rhythm_alone(frequency: str, tahun: int | None) -> TargetTime:
    """What a Frekuensi column says beside an empty TARGET WAKTU: each month of Bulanan, each end of
    4 x setahun."""
    if not names_rhythm(frequency, ""):
        return _without_target("kosong: ")
    named = read_time(frequency, tahun)
    is_sure = all(remark.code == "due.once_every_months" for remark in named.peringatan)
    if is_sure and len(named.tenggat) > 1:
        return replace(named, dibaca=named.dibaca.replace("TARGET WAKTU", COLUMN))
    return _without_target("kosong: ", Remark("due.frequency_without_time"))


def _read_words(tidied: str, tahun: int | None, frequency: str, target_capaian: str) -> TargetTime:
    """The tenggat that words name together with the cells beside them."""
    in_time, rest = find_in_time(tidied)
    parsed = parse_time(rest, tahun)
    rhythm, span_questions = _find_rhythm(in_time, frequency, target_capaian)
    if parsed.tahun_only and not rhythm:
        parsed.warn_alone("due.only_tahun")
    parts = parsed.parts or _through_tahun(parsed, rest, in_time, tahun)
    if not parts:
        return _without_parts(rest, parsed.warnings)
    rhythm = _rhythm_of_times(frequency, rest, parts) or rhythm
    rhythm = rhythm or _rhythm_of_periods(parsed, parts, rest, target_capaian)
    parsed.warnings += _ask_about_rhythm(in_time or rhythm, parts)
    timing = _build_time(parts, rhythm, parsed.warnings, span_questions)
    return _ask_about_count(timing, rest, "" if rhythm else target_capaian)


def _without_parts(rest: str, warnings: list[Remark]) -> TargetTime:
    """Words that name no time: those of work done whenever there is need, or unreadable ones."""
    if not warnings and PATTERNS["as_needed"].search(rest):
        return _without_target("", Remark("due.as_needed"))
    return _unreadable(*warnings)


def _ask_about_count(timing: TargetTime, rest: str, target_capaian: str) -> TargetTime:
    """The time, asked about where as many tenggat are said as it has not: 2 kali, Januari–Juni."""
    if timing.jenis_target == "rentang":
        rest = f"{rest} {comparable(target_capaian)}"
    times = count_times(rest)
    if times in (None, len(timing.tenggat)):
        return timing
    question = Remark("due.count_differs", values={"times": times, "tenggat": len(timing.tenggat)})
    return replace(timing, peringatan=(*timing.peringatan, question))


def _rhythm_of_times(column: str, rest: str, parts: list[TimePart]) -> Frequency | None:
    """That each month is due where as many times are said as the window has months: 6 kali, Januari
    – Juni."""
    times = count_times(rest if comparable(column) in EMPTY else comparable(column))
    is_each = len(parts) == 1 and parts[0].is_span and times == parts[0].months > 1
    return Frequency(1, f"{times} kali") if is_each else None


def _rhythm_of_periods(
    parsed: ParsedTime, parts: list[TimePart], rest: str, target_capaian: str
) -> Frequency | None:
    """That each triwulan or semester is due, where it has no number, or where they are ends of a
    range: TW I s.d. TW III, which is asked about where nothing says as many times."""
    if parsed.loose_unit and not parsed.parts:
        return Frequency(parsed.loose_unit, UNIT_NAMES[parsed.loose_unit])
    lengths = {item.end - item.start + 1 if item.unit == "period" else 0 for item in parsed.items}
    if len(parts) > 1 or len(parsed.items) == 1 or lengths not in ({3}, {6}):
        return None
    length = min(lengths)
    counts = {*map(int, PATTERNS["count"].findall(target_capaian))}
    counts |= {count_times(comparable(target_capaian)), count_times(rest)}
    if parts[0].months // length not in counts:
        parsed.warn("due.each_of_range", unit=UNIT_NAMES[length])
    return Frequency(length, rest)


def _ask_about_rhythm(rhythm: Frequency | None, parts: list[TimePart]) -> list[Remark]:
    """What to ask where a frequency does not agree with the time: 31 Desember, Bulanan."""
    if rhythm is None or _goes_with(rhythm, parts):
        return []
    return [Remark("due.frequency_without_span", values={"words": rhythm.wording})]


def _goes_with(frequency: Frequency, parts: list[TimePart]) -> bool:
    """True if a frequency agrees with the time beside it: it expands a window, says as many times
    as are named, or the months named are so far apart."""
    if frequency.months * len(parts) in (0, _YEAR) or any(part.is_span for part in parts):
        return True
    months = sorted(part.due.year * _YEAR + part.due.month for part in parts)
    every = range(months[0], months[-1] + 1, frequency.months)
    return len(months) > 1 and months == [*every]


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
    """True if a Frekuensi column or TARGET CAPAIAN says how often, "sekali" included."""
    return _find_rhythm(None, frequency or "", target_capaian)[0] is not None


def _through_tahun(
    parsed: ParsedTime, rest: str, in_time: Frequency | None, tahun: int | None
) -> list[TimePart]:
    """The whole year, where a cell names no month but says "setiap bulan", "sepanjang tahun" or
    only "Triwulan"; what stands beside that is told or asked."""
    rhythm = None if parsed.warnings else in_time
    if not (rhythm or parsed.whole_year or parsed.loose_unit):
        return []
    if tahun is None:
        parsed.warn("due.tahun_unknown")
        return []
    changing = [f'"{word}"' for word in parsed.strange if word in CHANGING]
    if changing:
        parsed.warn("due.words_not_used", words=", ".join(changing))
    elif rhythm and not rhythm.months:
        parsed.warn("due.month_not_named")
    elif parsed.loose_unit:
        parsed.warn("due.unit_without_number", unit=UNIT_NAMES[parsed.loose_unit])
    else:
        _tell_of_rest(parsed, rest, rhythm)
    return [TimePart(date(tahun, 1, 1), date(tahun, 12, 31), is_span=True)]


def _tell_of_rest(parsed: ParsedTime, rest: str, rhythm: Frequency | None) -> None:
    """Tell of words beside a rhythm, or of the week of a longer one."""
    is_of_week = parsed.has_weeks and rhythm is not None and rhythm.months > 1
    if parsed.strange or is_of_week:
        words = rhythm.wording if rhythm else "setahun"
        parsed.warn("due.rest_not_used", rest=" ".join(rest.split())[:60], words=words)


def _read_value(
    tidied: str, value: date, tahun: int | None
) -> tuple[TimePart, list[Remark]] | None:
    """A real date and what to ask of it: the text shown decides between its month and its day; None
    where it shows neither ("2025", "Q3")."""
    parts = parse_time(tidied, value.year).parts
    shown = parts[0] if len(parts) == 1 else None
    last = end_of_month(value.year, value.month)
    if shown and not shown.has_day and (shown.is_span or shown.due != last):
        return None
    # A text that is no single time shows a day by its number, or by none at all.
    numbers = [*map(int, re.findall(r"\d+", tidied))]
    shows_day = shown.has_day if shown else not numbers or value.day in numbers
    part = TimePart(value.replace(day=1), value if shows_day else last, shows_day)
    if not is_other_tahun(value.year, value.month, tahun):
        return part, []
    if {value.year, value.year % 100} & {*numbers}:
        asked = Remark("due.year_differs", values={"years": str(value.year), "tahun": tahun})
    else:
        day = value.day if shows_day else ""
        in_plan = f"{day} {MONTH_NAMES[value.month - 1]} {tahun}".lstrip()
        values = {"stored": format_day(part.due), "in_plan": in_plan, "tahun": tahun}
        asked = Remark("due.year_not_shown", values=values)
    return part, [asked]


def _build_time(
    parts: list[TimePart],
    rhythm: Frequency | None,
    warnings: list[Remark],
    span_questions: Iterable[Remark] = (),
) -> TargetTime:
    """Parts and frequency to a TargetTime; a frequency expands windows only (docs/reading.md)."""
    if any(part.months > MOST_MONTHS for part in parts):
        return _unreadable(*warnings, Remark("due.span_too_long"))
    said = list(warnings)
    each = parts
    if any(part.is_span for part in parts):
        said += span_questions
        each = _expand_spans(parts, rhythm, said)
    tenggat = _tenggat_of(each)
    if rhythm and len(parts) == 1 and each != parts:
        return _from_rhythm(parts[0], rhythm, tenggat, said)
    if len(tenggat) == 1:
        return _from_one(each[0], tenggat, said)
    read_as = f"{_name_each(tenggat)}: {len(tenggat)} target"
    return TargetTime("daftar", None, tenggat, read_as, tuple(said))


def _name_each(tenggat: tuple[Tenggat, ...]) -> str:
    """The names of several tenggat, the year once if they share it."""
    names = [format_tenggat(each.tenggat) for each in tenggat]
    if len({each.jatuh_tempo.year for each in tenggat}) == 1:
        names[:-1] = [name.rsplit(" ", 1)[0] for name in names[:-1]]
    return f"{', '.join(names[:-1])} dan {names[-1]}"


def _expand_spans(
    parts: list[TimePart], rhythm: Frequency | None, said: list[Remark]
) -> list[TimePart]:
    """The parts with their windows expanded by a rhythm; what is to be `said` of it is added."""
    each = list[TimePart]()
    for part in parts:
        expanded = _expand(part, rhythm) if rhythm and part.is_span else [part]
        if rhythm and not expanded:
            period = UNIT_NAMES.get(rhythm.months, f"{rhythm.months} bulan")
            values = {"period": period, "span": _name_span(part)}
            said.append(Remark("due.no_period_end", values=values))
        each += expanded or [part]
    if rhythm and rhythm.remark:
        said.append(rhythm.remark)
    if len(parts) > 1:
        is_each = len(each) > len(parts)
        said.append(Remark("due.list_with_expanded_spans" if is_each else "due.list_with_spans"))
    return each


def _expand(part: TimePart, rhythm: Frequency) -> list[TimePart]:
    """The quarters or months of a window in which a period of the calendar ends (3 → March, June,
    September, December), with the day of each month that a frequency names."""
    first = part.opens.year * _YEAR + part.opens.month - 1
    parts: list[TimePart] = []
    if not rhythm.months:
        return [part]
    for month in range(first, first + part.months):
        if (month + 1) % rhythm.months:
            continue
        due = end_of_month(month // _YEAR, month % _YEAR + 1)
        opens = due.replace(month=due.month - 2 * (rhythm.months == 3), day=1)
        if rhythm.day:
            due = due.replace(day=min(rhythm.day, due.day))
        parts.append(TimePart(opens, due, bool(rhythm.day)))
    return parts


def _from_one(part: TimePart, tenggat: tuple[Tenggat, ...], warnings: list[Remark]) -> TargetTime:
    """What is due once: at a day, at the end of a month or of a window."""
    # "s.d. Juni" is due in Juni, whenever its work begins.
    asked = (each for each in warnings if each.code != "due.start_not_named")
    name = format_tenggat(tenggat[0].tenggat)
    if part.has_day:
        read_as = f"{'rentang hari: ' if part.is_span else ''}satu target, {name}"
        return TargetTime("tanggal", None, tenggat, read_as, tuple(asked))
    jenis, mulai = ("rentang", f"{part.opens:%Y-%m}") if part.is_span else ("bulan", None)
    read_as = f"{_name_span(part)}: satu target, akhir {name}"
    return TargetTime(jenis, mulai, tenggat, read_as, tuple(asked))


def _from_rhythm(
    part: TimePart, rhythm: Frequency, tenggat: tuple[Tenggat, ...], warnings: list[Remark]
) -> TargetTime:
    """What is due at each end of a period in a window."""
    period = UNIT_NAMES.get(rhythm.months, f"{rhythm.months} bulan")
    jenis = {1: "bulanan", 3: "triwulanan"}.get(rhythm.months, "daftar")
    if rhythm.day:
        jenis = "daftar"
        period = f"{period} tanggal {rhythm.day}"
    mulai = None if jenis == "daftar" else f"{part.opens:%Y-%m}"
    read_as = f"{_name_span(part)}, setiap {period} (menurut {rhythm.source})"
    read_as = f"{read_as}: {len(tenggat)} target"
    return TargetTime(jenis, mulai, tenggat, read_as, tuple(warnings))


def _tenggat_of(parts: list[TimePart]) -> tuple[Tenggat, ...]:
    """One tenggat each, in their order and each once: its day, or the end of its last month; open
    from the first of its first month."""
    found: dict[str, Tenggat] = {}
    for part in parts:
        key = part.due.isoformat() if part.has_day else f"{part.due:%Y-%m}"
        found.setdefault(key, Tenggat(key, part.due, part.opens))
    return tuple(sorted(found.values(), key=lambda each: (each.jatuh_tempo, each.tenggat)))


def _name_span(part: TimePart) -> str:
    last = format_tenggat(f"{part.due:%Y-%m}")
    if part.opens == part.due.replace(day=1):
        return last
    first_tahun = f" {part.opens.year}" if part.opens.year != part.due.year else ""
    return f"{MONTH_NAMES[part.opens.month - 1]}{first_tahun}–{last}"
