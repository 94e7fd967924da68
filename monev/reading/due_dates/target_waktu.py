"""Read TARGET WAKTU as tenggat (docs/reading.md).

It comes with how it was understood in words, and every doubt as a warning.

Frequency words are taken out (`frequency`), the rest becomes the times it names (`named_times`),
then parts with years (`time_parts`). Here parts and frequency become a jenis_target and its
tenggat. The words are in `vocabulary.time_words`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache

from monev.core.dates import MONTH_NAMES, end_of_month, format_day, format_tenggat
from monev.core.records import Tenggat
from monev.core.remarks import Remark, remark_sentence
from monev.reading.due_dates.frequency import (
    COLUMN,
    Frequency,
    count_times,
    find_in_capaian,
    find_in_time,
    read_frequency_column,
)
from monev.reading.due_dates.time_parts import ParsedTime, TimePart, parse_time
from monev.reading.vocabulary.headings import is_nothing
from monev.reading.vocabulary.time_words import (
    ANY_MONTH,
    CHANGING,
    PATTERNS,
    UNIT_NAMES,
    UNITS,
    comparable,
    ordinal_said,
)

_YEAR = 12

_DAY_ZERO = date(1899, 12, 30)
_YEARS_TYPED = range(2000, 2101)

READABLE_LENGTH = 600
"""Characters of a cell beyond which it is prose, not a target: it gives a question."""

MOST_MONTHS = 120
"""A window of more months than ten years is a slip of the pen, not a plan."""

_JENIS_OF_RHYTHM = {1: "bulanan", 3: "triwulanan"}
"""Months → jenis_target; any other rhythm is a *daftar*."""

ACCEPTED_FORMS = remark_sentence("due.accepted_forms", {})
"""What can be read as a TARGET WAKTU, for a person."""


@dataclass(frozen=True, slots=True)
class TargetTime:
    """One TARGET WAKTU as read.

    `mulai`: the first month of a window ("2025-09"). `dibaca`: how the cell was understood, in
    Indonesian. `peringatan`: questions without a place.
    """

    jenis_target: str
    mulai: str | None
    tenggat: tuple[Tenggat, ...]
    dibaca: str
    peringatan: tuple[Remark, ...] = ()


def _without_target(said: str, *questions: Remark) -> TargetTime:
    return TargetTime("tanpa", None, (), f"{said}tanpa target waktu", questions)


def _unreadable(*warnings: Remark) -> TargetTime:
    return _without_target("tidak terbaca: ", *(warnings or (Remark("due.unreadable"),)))


@lru_cache(maxsize=4096)  # one plan says the same few times over and over
def read_time(
    text: str,
    tahun: int | None,
    *,
    frequency: str | None = None,
    target_capaian: str = "",
    day: datetime | None = None,
) -> TargetTime:
    """Read the tenggat that a TARGET WAKTU cell names (docs/reading.md). Never raises on any text.

    `text`: the cell as shown. `tahun`: the rencana's year. `frequency`, `target_capaian`: the cells
    beside it. `day`: the real date if the cell is one; then `text` only tells if a month or a day
    is meant.
    """
    tidied = comparable(text)
    if len(tidied) > READABLE_LENGTH:
        return _unreadable()
    of_day = _read_value(tidied, day.date(), tahun) if day else None
    if of_day:
        part, questions = of_day
        rhythm, _ = _find_rhythm(None, frequency or "", target_capaian)
        questions += _ask_about_rhythm(rhythm, [part])
        return _build_time([part], None, questions)
    if is_nothing(tidied):
        return _read_rhythm_alone(frequency or "", tahun)
    written = _write_out(tidied, tahun)
    if PATTERNS["exceptions"].search(written):
        return _unreadable()
    timing = _read_words(written, tahun, frequency or "", target_capaian)
    beside = PATTERNS["year_beside"].search(tidied)
    if beside and not beside["before"]:  # Januari tahun berikutnya leaves no doubt of the year
        sure = [remark for remark in timing.peringatan if remark.code != "due.year_differs"]
        return replace(timing, peringatan=tuple(sure))
    return timing


def _write_out(tidied: str, tahun: int | None) -> str:
    """Write out the months and the year that a text names by others.

    | written | meant |
    |---|---|
    | bulan pertama setiap triwulan | Januari, April, Juli, Oktober |
    | Desember tahun sebelumnya | Desember of the year before |
    | tanggal 10 bulan Maret dan Juli | 10 Maret, 10 Juli |
    """
    within = PATTERNS["month_of_period"].fullmatch(tidied)
    if within:
        return _list_months_of_periods(within) or tidied
    year_beside = PATTERNS["year_beside"]
    beside = year_beside.search(tidied)
    if tahun and beside and re.search(ANY_MONTH, tidied):
        meant = tahun - 1 if beside["before"] else tahun + 1
        tidied = year_beside.sub(str(meant), tidied)
    return PATTERNS["day_of_months"].sub(_give_day, tidied)


def _list_months_of_periods(within: re.Match[str]) -> str:
    """List the months at one place in each period of the year; "" if the period is shorter."""
    length = UNITS[within["unit"]]
    place = length if within["last"] else ordinal_said(within["which"])
    ends = range(length, _YEAR + 1, length)
    if within["nth"]:
        ends = ends[ordinal_said(within["nth"]) - 1 :][:1]
    months = [MONTH_NAMES[end - length + place - 1] for end in ends if place <= length]
    return ", ".join(months).casefold()


def _give_day(said: re.Match[str]) -> str:
    """Write the day before each month: 10 Maret dan 10 Juli."""
    return re.sub(ANY_MONTH, rf"{said[1]} \g<0>", said[2])


def _read_rhythm_alone(frequency: str, tahun: int | None) -> TargetTime:
    """Read a Frekuensi column beside an empty TARGET WAKTU.

    It gives each month of Bulanan, each end of 4 x setahun.
    """
    if not names_rhythm(frequency, ""):
        return _without_target("kosong: ")
    named = read_time(frequency, tahun)
    is_sure = {remark.code for remark in named.peringatan} <= {"due.once_every_months"}
    if is_sure and len(named.tenggat) > 1:
        read_as = named.dibaca.replace("TARGET WAKTU", COLUMN)
        return replace(named, dibaca=read_as)
    return _without_target("kosong: ", Remark("due.frequency_without_time"))


def _read_words(tidied: str, tahun: int | None, frequency: str, target_capaian: str) -> TargetTime:
    """Read the tenggat that words name together with the cells beside them."""
    in_time, rest = find_in_time(tidied)
    parsed = parse_time(rest, tahun)
    rhythm, span_questions = _find_rhythm(in_time, frequency, target_capaian)
    if parsed.tahun_only and not rhythm:
        parsed.warn_alone("due.only_tahun")
    parts = parsed.parts or _through_tahun(parsed, rest, in_time, tahun)
    if not parts:
        return _without_parts(rest, parsed.warnings)
    rhythm = _rhythm_of_times(frequency, rest, parts) or rhythm
    if not rhythm:
        rhythm = _rhythm_of_periods(parsed, parts, rest, target_capaian)
    warnings = parsed.warnings + _ask_about_rhythm(in_time or rhythm, parts)
    timing = _build_time(parts, rhythm, warnings, span_questions)
    return _ask_about_count(timing, rest, "" if rhythm else target_capaian)


def _without_parts(rest: str, warnings: list[Remark]) -> TargetTime:
    """Return no target for words that name no time.

    They speak of work done whenever there is need, or are unreadable.
    """
    if not warnings and PATTERNS["as_needed"].search(rest):
        return _without_target("", Remark("due.as_needed"))
    return _unreadable(*warnings)


def _ask_about_count(timing: TargetTime, rest: str, target_capaian: str) -> TargetTime:
    """Add a question if a text says another number of times than there are tenggat.

    An example is 2 kali, Januari–Juni.
    """
    if timing.jenis_target == "rentang":
        rest = f"{rest} {comparable(target_capaian)}"
    times, count = count_times(rest), len(timing.tenggat)
    if times in (None, count):
        return timing
    question = Remark("due.count_differs", values={"times": times, "tenggat": count})
    return replace(timing, peringatan=(*timing.peringatan, question))


def _rhythm_of_times(column: str, rest: str, parts: list[TimePart]) -> Frequency | None:
    """Return a monthly rhythm if a text says as many times as the window has months.

    An example is 6 kali, Januari – Juni.
    """
    words = comparable(column)
    times = count_times(rest if is_nothing(words) else words) or 0
    is_each = len(parts) == 1 and parts[0].is_span and parts[0].months == times > 1
    return Frequency(1, f"{times} kali") if is_each else None


def _rhythm_of_periods(
    parsed: ParsedTime, parts: list[TimePart], rest: str, target_capaian: str
) -> Frequency | None:
    """Return the rhythm of triwulan or semester that have no number, or are ends of a range.

    TW I s.d. TW III adds a question, unless a text says as many times.
    """
    if parsed.loose_unit and not parsed.parts:
        return Frequency(parsed.loose_unit, UNIT_NAMES[parsed.loose_unit])
    if len(parts) > 1 or len(parsed.items) == 1:
        return None
    lengths = {(each.unit == "period") * (each.end - each.start + 1) for each in parsed.items}
    if lengths not in ({3}, {6}):
        return None
    length = lengths.pop()
    counts = {*map(int, PATTERNS["count"].findall(target_capaian)), count_times(rest)}
    counts.add(count_times(comparable(target_capaian)))
    if parts[0].months // length not in counts:
        parsed.warn("due.each_of_range", unit=UNIT_NAMES[length])
    return Frequency(length, rest)


def _ask_about_rhythm(rhythm: Frequency | None, parts: list[TimePart]) -> list[Remark]:
    """Ask about a frequency that does not agree with the time: 31 Desember, Bulanan."""
    if rhythm is None or _goes_with(rhythm, parts):
        return []
    return [Remark("due.frequency_without_span", values={"words": rhythm.wording})]


def _goes_with(frequency: Frequency, parts: list[TimePart]) -> bool:
    """True if a frequency agrees with the time beside it.

    1. It is once, or it fills the year with as many times as there are parts.
    2. It expands a window.
    3. The months named are as far apart as it says.
    """
    step = frequency.months
    if step * len(parts) in (0, _YEAR) or any(part.is_span for part in parts):
        return True
    months = sorted(part.due.year * _YEAR + part.due.month for part in parts)
    return len(parts) > 1 and months == [*range(months[0], months[-1] + 1, step)]


def _find_rhythm(
    in_time: Frequency | None, column: str, target_capaian: str
) -> tuple[Frequency | None, list[Remark]]:
    """Find the frequency that counts, with questions if it expands a window.

    In order of trust: the Frekuensi column, TARGET WAKTU, TARGET CAPAIAN. A single month is due
    once, however often its work is done.
    """
    in_column, questions = read_frequency_column(column)
    found = in_column or in_time
    if found:
        return found, questions
    in_capaian, open_questions = find_in_capaian(target_capaian)
    return in_capaian, questions + open_questions


@lru_cache(maxsize=4096)
def names_rhythm(frequency: str | None, target_capaian: str) -> bool:
    """True if a Frekuensi column or TARGET CAPAIAN says how often, "sekali" included."""
    return _find_rhythm(None, frequency or "", target_capaian)[0] is not None


def _through_tahun(
    parsed: ParsedTime, rest: str, in_time: Frequency | None, tahun: int | None
) -> list[TimePart]:
    """Return the whole year for "setiap bulan", "sepanjang tahun" or only "Triwulan".

    The cell names no month. Other words beside those add a remark.
    """
    rhythm = None if parsed.warnings else in_time
    if not rhythm and not parsed.whole_year and not parsed.loose_unit:
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
    opens = date(tahun, 1, 1)
    return [TimePart(opens, date(tahun, 12, 31), is_span=True)]


def _tell_of_rest(parsed: ParsedTime, rest: str, rhythm: Frequency | None) -> None:
    """Add a remark on words beside a rhythm, or on the week of a longer one."""
    is_of_week = rhythm and parsed.has_weeks and rhythm.months > 1
    if parsed.strange or is_of_week:
        words = rhythm.wording if rhythm else "setahun"
        parsed.warn("due.rest_not_used", rest=" ".join(rest.split())[:60], words=words)


def _read_value(
    tidied: str, value: date, tahun: int | None
) -> tuple[TimePart, list[Remark]] | None:
    """Read a real date, with its questions.

    None if the text shows neither its month nor its day ("2025", "Q3"). The text decides between
    the two.
    """
    year = value.year
    month = value.month
    last = end_of_month(year, month)
    numbers = [*map(int, re.findall(r"\d+", tidied))]
    parts = parse_time(tidied, year).parts
    if len(parts) == 1:
        shown = parts[0]
        shows_day = shown.has_day
        if not shows_day and (shown.is_span or shown.due != last):
            return None
    else:
        # A text that is no single time shows a day by its number, or by none at all.
        shows_day = not numbers or value.day in numbers
    due = value if shows_day else last
    part = TimePart(value.replace(day=1), due, shows_day)
    if not tahun or year == tahun:
        return part, []
    if year in numbers or year % 100 in numbers:
        values = {"years": str(year), "tahun": tahun}
        typed = (value - _DAY_ZERO).days
        if typed in _YEARS_TYPED:  # 2025 in a cell that shows dates is 17 July 1905
            values["typed_year"] = typed
        return part, [Remark("due.year_differs", values=values)]
    day = f"{value.day} " if shows_day else ""
    in_plan = f"{day}{MONTH_NAMES[month - 1]} {tahun}"
    values = {"stored": format_day(due), "in_plan": in_plan, "tahun": tahun}
    return part, [Remark("due.year_not_shown", values=values)]


def _build_time(
    parts: list[TimePart],
    rhythm: Frequency | None,
    warnings: list[Remark],
    span_questions: Iterable[Remark] = (),
) -> TargetTime:
    """Build a TargetTime of parts and frequency.

    A frequency only expands windows (docs/reading.md).
    """
    if any(part.months > MOST_MONTHS for part in parts):
        return _unreadable(*warnings, Remark("due.unreadable"))
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
    """Name several tenggat, the year once if they share it."""
    years = {each.jatuh_tempo.year for each in tenggat}
    *names, last = [format_tenggat(each.tenggat) for each in tenggat]
    if len(years) == 1:
        names = [name.rsplit(" ", 1)[0] for name in names]
    return f"{', '.join(names)} dan {last}"


def _expand_spans(
    parts: list[TimePart], rhythm: Frequency | None, said: list[Remark]
) -> list[TimePart]:
    """Expand the windows among parts by a rhythm; remarks are added to `said`."""
    each: list[TimePart] = []
    for part in parts:
        expanded = [part]
        if rhythm and part.is_span:
            expanded = _expand(part, rhythm)
            if not expanded:
                values = {"period": _name_period(rhythm), "span": _name_span(part)}
                said.append(Remark("due.no_period_end", values=values))
                expanded = [part]
        each += expanded
    if rhythm and rhythm.remark:
        said.append(rhythm.remark)
    if len(parts) > 1:
        is_expanded = len(each) > len(parts)
        said.append(
            Remark("due.list_with_expanded_spans" if is_expanded else "due.list_with_spans")
        )
    return each


def _expand(part: TimePart, rhythm: Frequency) -> list[TimePart]:
    """List the months of a window in which a period of the calendar ends.

    An example is 3 → March, June, September, December. A frequency may name the day of each.
    """
    step = rhythm.months
    if not step:
        return [part]
    parts: list[TimePart] = []
    first = part.opens.year * _YEAR + part.opens.month - 1
    for months in range(first, first + part.months):
        if (months + 1) % step:
            continue
        year, month = divmod(months, _YEAR)
        due = end_of_month(year, month + 1)
        opens = due.replace(day=1)
        if step == 3:
            opens = opens.replace(month=due.month - 2)
        if rhythm.day:
            day = min(rhythm.day, due.day)
            due = due.replace(day=day)
        parts.append(TimePart(opens, due, bool(rhythm.day)))
    return parts


def _from_one(part: TimePart, tenggat: tuple[Tenggat, ...], warnings: list[Remark]) -> TargetTime:
    """Return a target that is due once: at a day, at the end of a month or of a window."""
    # "s.d. Juni" is due in Juni, whenever its work begins.
    kept = [remark for remark in warnings if remark.code != "due.start_not_named"]
    name = format_tenggat(tenggat[0].tenggat)
    if part.has_day:
        days = "rentang hari: " if part.is_span else ""
        return TargetTime("tanggal", None, tenggat, f"{days}satu target, {name}", tuple(kept))
    jenis, mulai = ("rentang", f"{part.opens:%Y-%m}") if part.is_span else ("bulan", None)
    read_as = f"{_name_span(part)}: satu target, akhir {name}"
    return TargetTime(jenis, mulai, tenggat, read_as, tuple(kept))


def _from_rhythm(
    part: TimePart, rhythm: Frequency, tenggat: tuple[Tenggat, ...], warnings: list[Remark]
) -> TargetTime:
    """Return a target that is due at each end of a period in a window."""
    period = _name_period(rhythm)
    jenis = "daftar"
    mulai = None
    if rhythm.day:
        period = f"{period} tanggal {rhythm.day}"
    elif rhythm.months in _JENIS_OF_RHYTHM:
        jenis = _JENIS_OF_RHYTHM[rhythm.months]
        mulai = f"{part.opens:%Y-%m}"
    read_as = f"{_name_span(part)}, setiap {period} (menurut {rhythm.source})"
    read_as = f"{read_as}: {len(tenggat)} target"
    return TargetTime(jenis, mulai, tenggat, read_as, tuple(warnings))


def _name_period(rhythm: Frequency) -> str:
    return UNIT_NAMES.get(rhythm.months, f"{rhythm.months} bulan")


def _tenggat_of(parts: list[TimePart]) -> tuple[Tenggat, ...]:
    """Return one tenggat for each part, in their order and each once.

    A tenggat is the part's day, or the end of its last month. It opens with the first of its first
    month.
    """
    found: dict[str, Tenggat] = {}
    for part in parts:
        key = part.due.isoformat() if part.has_day else f"{part.due:%Y-%m}"
        found.setdefault(key, Tenggat(key, part.due, part.opens))
    return tuple(sorted(found.values(), key=lambda each: (each.jatuh_tempo, each.tenggat)))


def _name_span(part: TimePart) -> str:
    opens, due = part.opens, part.due
    last = format_tenggat(f"{due:%Y-%m}")
    if opens == due.replace(day=1):
        return last
    year = f" {opens.year}" if opens.year != due.year else ""
    return f"{MONTH_NAMES[opens.month - 1]}{year}–{last}"
