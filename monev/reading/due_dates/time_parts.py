"""The parts of a TARGET WAKTU: from what it names to months, days and windows, checked by the calendar.

Years are filled in, ranges closed, impossible dates taken out. Everything doubted is a warning.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from monev.core.dates import MONTH_NAMES, end_of_month
from monev.core.remarks import Remark
from monev.reading.due_dates.named_times import Parser, TimeItem, TimeStructure, without_numbering, without_weeks
from monev.reading.vocabulary.time_words import ANY_MONTH, CHANGING, MONTH_NUMBERS, UNIT_NAMES, WORDS

PLAUSIBLE_TAHUN = range(1990, 2100)

_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_WHOLE_YEAR = re.compile(
    r"\b(?:sepanjang tahun|sepanjang|(?:full|all|whole) year|selama (?:satu |1 |se)tahun|"
    r"(?:1|satu) tahun(?: penuh)?|setahun(?: penuh)?|selama (?:12|dua belas) (?:bulan|bln)|"
    r"tahun (?P<current>berjalan|ini))\b"
)
_DURATION = re.compile(
    r"(?:\b(?:(?:selama|dalam) )?(?:\d{1,3}|satu|dua|tiga|empat|enam) "
    r"(?:bulan|bln|minggu|hari|triwulan|semester|tahun|kali)\b|\b\d{1,3} ?(?:kali|x)\b)"
    r"(?! ?(?:ke|\d|[ivx]+\b))"
)
# "pukul 09.00 s.d. selesai", "09.00-12.00 WIB": a clock says nothing of the day, and its hours are no days.
_CLOCK = r"\d{1,2}[.:]\d{2}"
_UNTIL_CLOCK = rf"(?: ?(?:-|s ?[./]? ?d\.?|sampai(?: dengan)?|hingga) ?(?:{_CLOCK}|selesai\b))?"
_ZONE = r"(?:wib|wita|wit)\b"
_AT_CLOCK = re.compile(
    rf"\b(?:(?:pukul|jam|pkl)\.? ?{_CLOCK}{_UNTIL_CLOCK}(?: ?{_ZONE})?|{_CLOCK}{_UNTIL_CLOCK} ?{_ZONE})"
)
_AMOUNT_BESIDE = re.compile(r"\(? ?\b(?:100|\d{1,2})(?:[.,]\d+)? ?%(?: ?\))?|±")
"""Maret 2025 (100%): how much is due by then says nothing of when."""
_MONTH_TWICE = re.compile(
    rf"\b0?(?P<figure>\d{{1,2}})\b ?[([{{] ?(?P<month>{ANY_MONTH})\b(?P<tahun> 20\d\d)? ?[)\]}}]"
    rf"|[([{{] ?0?(?P<before>\d{{1,2}}) ?[)\]}}] ?(?P<named>{ANY_MONTH})\b"
    rf"|\b(?P<first>{ANY_MONTH}) ?[([{{] ?0?(?P<behind>\d{{1,2}}) ?[)\]}}]"
    rf"|^0?(?P<listed>\d{{1,2}})(?:\. | ?[/)] ?| - |-(?=[a-z]{{4}}))(?P<fourth>{ANY_MONTH})$"
)
"""A month by its number and its name, one of them in brackets or as in a list: 3 (Maret), Maret (3), 3. Maret,
3-Maret; 5-Mei is how Excel writes a day."""
_DAY_AND_MONTH = re.compile(r"(?<![\d/.])(\d{1,2}) ?/ ?(0?[1-9]|1[0-2])(?![\d/])")
"""A day and its month in figures: 15/3."""
_BESIDE_DATE = frozenset({"FILLER", "UNTIL", "FROM", "BETWEEN", "SEPARATOR"})
_DAY_OF_MONTH = re.compile(r"\d{1,2} bulan (?=[a-z]{3})")

_SPAN = frozenset({"until", "dash"})
"""Joiners that make two items the ends of one."""


_REPORTED_BY = 3


@dataclass(frozen=True, slots=True)
class TimePart:
    """One part of a cell: from `first_month` to `last_month` (tahun, month); `day` where its last day is named.

    `is_span` says that it is a window; a single quarter or semester is its last month and no window.
    """

    first_month: tuple[int, int]
    last_month: tuple[int, int]
    day: date | None = None
    is_span: bool = False


@dataclass(frozen=True, slots=True)
class ParsedTime:
    """The parts of a cell, whether it says "the whole year", a period named without number, and what to ask.

    `tahun` is the first year written, `tahun_only` says that a bare year stands for its twelve months, `notes` say how
    something was understood that needs no question.
    """

    parts: tuple[TimePart, ...]
    whole_year: bool
    loose_unit: int | None
    tahun: int | None
    tahun_only: bool
    warnings: tuple[Remark, ...]
    notes: tuple[str, ...] = ()


def parse_time(text: str, tahun: int | None) -> ParsedTime:
    """Read a comparable text in which no frequency words are left. `tahun`: the rencana's, for months without one."""
    warnings: list[Remark] = []
    named = _MONTH_TWICE.sub(_name_month, _with_tahun(text, tahun))
    rest, names_week = without_weeks(_AMOUNT_BESIDE.sub(" ", _AT_CLOCK.sub(" ", named)))
    rest, whole_year = _without_whole_year(rest, warnings)
    if "tanggal" not in rest and not _DAY_OF_MONTH.search(rest):
        rest = _DURATION.sub(" ", rest)
    result = _parse_with_brackets(without_numbering(rest, warnings), tahun, warnings)
    week_note = ["minggu dihitung sampai akhir bulannya"] if names_week and result.parts else []
    return replace(
        result, whole_year=whole_year, warnings=(*warnings, *result.warnings), notes=(*result.notes, *week_note)
    )


def _with_tahun(text: str, tahun: int | None) -> str:
    """The text with 15/3 as a day of the plan's year; as it is where other words say what is numbered."""
    words = (word for word in re.findall(r"[a-z]{2,}", text) if word != "sd")
    is_date = tahun and all(WORDS.get(word, ("",))[0] in _BESIDE_DATE for word in words)
    return _DAY_AND_MONTH.sub(rf"\1/\2/{tahun}", text) if is_date else text


def _name_month(found: re.Match[str]) -> str:
    """A month's name alone where the number beside it is its own; as written where that is another number."""
    name = found["month"] or found["named"] or found["first"] or found["fourth"]
    number = found["figure"] or found["before"] or found["behind"] or found["listed"]
    is_own = int(number) == MONTH_NUMBERS[name]
    return f"{name}{found['tahun'] or ''}" if is_own else found[0]


def _without_whole_year(text: str, warnings: list[Remark]) -> tuple[str, bool]:
    found = _WHOLE_YEAR.search(text)
    if found is None:
        return text, False
    if found["current"]:
        warnings.append(Remark("due.current_tahun_is_rencana", values={"words": found[0]}))
    return _WHOLE_YEAR.sub(" ", text), True


def _parse_with_brackets(text: str, tahun: int | None, warnings: list[Remark]) -> ParsedTime:
    """A bracket beside a time explains it ("TW II (April–Juni)") and is not one more item."""
    bracket = _BRACKETS.search(text)
    if bracket:
        inner = _assemble(Parser("\n".join(found[1] for found in _BRACKETS.finditer(text))).parse(), tahun)
        around = Parser(_BRACKETS.sub(" ", text)).parse()
        months = next(((item.start, item.end) for item in around.items if item.unit != "year"), (0, 0))
        outer = _assemble(around, tahun or inner.tahun)
        is_year = all(item.unit == "year" for item in Parser(bracket[1]).parse().items)
        if inner.parts and outer.parts and not outer.tahun_only and not is_year:
            return _reconcile(outer, inner, months, warnings)
    return _assemble(Parser(text).parse(), tahun)


def _end_points(parsed: ParsedTime) -> set[date]:
    return {part.day or end_of_month(*part.last_month) for part in parsed.parts}


def _reconcile(outer: ParsedTime, inner: ParsedTime, months: tuple[int, int], warnings: list[Remark]) -> ParsedTime:
    """The outer text rules, but for a day of the very part of the year it names (its first and last of `months`):
    Triwulan II (15 Mei)."""
    if _end_points(outer) == _end_points(inner):
        return outer
    day, is_one = inner.parts[0].day, len(outer.parts) == len(inner.parts) == 1
    is_within = is_one and day and months[0] <= day.month <= months[1] and day.year == outer.parts[0].last_month[0]
    if is_within and not outer.parts[0].day:
        return inner
    warnings.append(Remark("due.bracket_differs"))
    return outer


def _assemble(structure: TimeStructure, tahun: int | None) -> ParsedTime:
    """Put items and connectors together: claim loose numbers, fill years, close ranges."""
    warnings = structure.warnings
    _claim_numbers(structure, warnings)
    _fill_tahun(structure, tahun, warnings)
    parts = _close_spans(structure, warnings)
    if structure.strange and parts:
        words = ", ".join(f'"{word[:20]}"' for word in structure.strange[:5])
        code = "due.occasion" if _are_occasion(structure) else "due.words_not_used"
        warnings.append(Remark(code, values={"words": words}))
    items = structure.items
    return ParsedTime(
        parts=tuple(parts),
        whole_year=False,
        loose_unit=structure.loose_unit,
        tahun=next((item.tahun for item in items if item.tahun), None),
        tahun_only=any(item.unit == "year" for item in items),
        warnings=tuple(warnings),
        notes=tuple(dict.fromkeys(structure.notes)),
    )


def _are_occasion(structure: TimeStructure) -> bool:
    """Whether words beside a time say what is on then: HAKORDIA Desember; HUT RI dan Desember may be two times."""
    first, last = structure.items[0], structure.items[-1]
    is_listed = any("separator" in joiners for joiners in (first.joiners, structure.trailing)) and not last.day
    return not is_listed and all(word.isalpha() and word not in CHANGING for word in structure.strange)


def _claim_numbers(structure: TimeStructure, warnings: list[Remark]) -> None:
    """Give bare numbers to the day that follows them: "4, 11 dan 18 Agustus 2025"."""
    loose = [item for item in structure.items if item.unit == "number"]
    if _are_months(loose, structure):
        warnings.append(Remark("due.numbers_are_months"))
        for item in loose:
            item.unit = "month"
        return
    items = structure.items
    for item, right in reversed(list(pairwise(items))):
        if item.unit == "number" and right.unit == "day":
            item.unit, item.day, item.tahun = "day", item.start, right.tahun
            item.start, item.end = right.start, right.end
    structure.strange += [item.writing for item in loose if item.unit == "number"]
    structure.leave_out("number")


def _are_months(numbers: list[TimeItem], structure: TimeStructure) -> bool:
    """Whether bare numbers are a list of months: nothing else but years is named, and no range is meant."""
    joiners = structure.trailing.union(*(item.joiners for item in structure.items))
    if len(numbers) < 2 or joiners & {"until", "dash"} or (len(numbers) == 2 and "/" in joiners):
        return False
    is_number = all(item.unit in ("number", "year") for item in structure.items)
    return is_number and all(1 <= number.start <= 12 for number in numbers)


def _fill_tahun(structure: TimeStructure, tahun: int | None, warnings: list[Remark]) -> None:
    """A year named once serves the whole cell; of several, the next one to the right; none: the rencana's."""
    items = structure.items
    named = [item for item in items if item.unit != "year"]
    written = {item.tahun for item in items if item.tahun}
    if named and len(named) < len(items) and not _is_tahun_span(items):
        _spread_tahun(items if items[0].unit == "year" else items[::-1], written)
        structure.leave_out("year")
    else:
        _spread_tahun(items[::-1], written)
    _spread_tahun(items, set())
    _ask_about_other_tahun(items, tahun, warnings)
    for item in named:
        if item.tahun is None:
            item.tahun = tahun
        if item.doubtful_tahun and tahun and item.day == tahun % 100:
            warnings.append(Remark("due.day_not_tahun", values={"writing": item.writing, "day": item.day}))


def is_other_tahun(year: int, month: int, tahun: int | None) -> bool:
    """Whether a month is of another year than the plan's: not where it is in the quarter after it, in which a year's
    last reports fall due."""
    return tahun is not None and year != tahun and not (year == tahun + 1 and month <= _REPORTED_BY)


def _ask_about_other_tahun(items: list[TimeItem], tahun: int | None, warnings: list[Remark]) -> None:
    others = sorted({item.tahun for item in items if item.tahun and is_other_tahun(item.tahun, item.end, tahun)})
    if others:
        named_years = " dan ".join(str(year) for year in others[:3])
        warnings.append(Remark("due.year_differs", values={"years": named_years, "tahun": tahun}))


def _spread_tahun(items: list[TimeItem], written: set[int]) -> None:
    """Hand each year on to those after it in `items` that have none; the only one written goes to all."""
    current = next(iter(written)) if len(written) == 1 else None
    for item in items:
        current = item.tahun or current
        item.tahun = current


def _is_tahun_span(items: list[TimeItem]) -> bool:
    """Whether a bare year is itself an end of a range: "Maret 2024 – 2025"."""
    spans = [pair for pair in pairwise(items) if pair[1].joiners in ({"until"}, {"dash"})]
    return any(
        any(item.unit == "year" for item in pair) and all(item.unit == "year" or item.tahun for item in pair)
        for pair in spans
    )


def _close_spans(structure: TimeStructure, warnings: list[Remark]) -> list[TimePart]:
    """Close ranges and check every date; what exists in no calendar is left out with a warning."""
    items = structure.items
    if not items:
        return []
    # Of several joiners between two items the first of these counts.
    strongest_first = ("until", "dash", "separator", "/", "line", "")
    joiners = [next(each for each in strongest_first if each in (*item.joiners, "")) for item in items[1:]]
    joiners = _settle_joiners(["until"] if structure.between and len(items) == 2 else joiners, warnings)
    if structure.starts and len(items) == 1 and items[0].unit == "period":
        items[0].end = items[0].start  # "mulai TW II" begins in April
    parts: list[TimePart] = []
    at = 0
    while at < len(items):
        is_span = at < len(joiners) and joiners[at] in _SPAN
        parts += _build_parts(items[at], items[at + 1] if is_span else None, warnings)
        at += 2 if is_span else 1
    return [_extend_open_end(parts[0], structure, warnings)] if len(parts) == 1 else parts


def _settle_joiners(joiners: list[str], warnings: list[Remark]) -> list[str]:
    """The connectors between the items, several dashes in a row taken as a list's; what is not sure is asked."""
    if len(joiners) > 1 and _SPAN.issuperset(joiners):
        warnings.append(Remark("due.dashes_are_list"))
        return ["separator"] * len(joiners)
    if "" in joiners:
        warnings.append(Remark("due.unseparated_is_list"))
    return joiners


def _build_parts(left: TimeItem, right: TimeItem | None, warnings: list[Remark]) -> list[TimePart]:
    """One part of one item, or of two as a range; [] with a warning where it is impossible."""
    flaw = _find_flaw(left) or (_find_flaw(right) if right else None)
    last = right or left
    if flaw or left.tahun is None or last.tahun is None:
        warnings += [flaw] if flaw else []
        return []
    first_month, last_month = (left.tahun, left.start), (last.tahun, last.end)
    day = date(last.tahun, last.end, last.day) if last.day else None
    if right is None:
        whole = left.unit == "year"
        return [TimePart(first_month if whole else last_month, last_month, day, is_span=whole)]
    if (*first_month, left.day or 1) > (*last_month, last.day or 31):
        values = {"end": _name_item(last), "start": _name_item(left)}
        warnings.append(Remark("due.end_before_start", values=values))
        return []
    return [TimePart(first_month, last_month, day, is_span=first_month != last_month or day is not None)]


def _name_item(item: TimeItem) -> str:
    day = f"{item.day} " if item.day else ""
    return f"{day}{MONTH_NAMES[item.end - 1]} {item.tahun}"


def _find_flaw(item: TimeItem) -> Remark | None:
    """Why an item is in no calendar; None where it is in it."""
    if item.unit == "flawed":
        length = next((months for months, name in UNIT_NAMES.items() if item.writing.startswith(name)), 1)
        values = {"writing": item.writing, "unit": UNIT_NAMES[length], "last": 12 // length}
        return Remark("due.no_such_period", values=values)
    if not 1 <= item.end <= 12:
        return Remark("due.no_such_month", values={"writing": item.writing, "month": item.end})
    if item.tahun is None:
        return Remark("due.tahun_unknown")
    if item.tahun not in PLAUSIBLE_TAHUN:
        return Remark("due.tahun_implausible", values={"tahun": item.tahun})
    try:
        date(item.tahun, item.end, 1 if item.day is None else item.day)
    except ValueError:
        values = {"day": item.day, "month": MONTH_NAMES[item.end - 1], "tahun": item.tahun}
        return Remark("due.no_such_day", values=values)
    return None


def _extend_open_end(part: TimePart, structure: TimeStructure, warnings: list[Remark]) -> TimePart:
    """A window with one end named: "mulai Maret" lasts to December, "s.d. Maret" begins in January; both are asked."""
    if part.is_span:
        return part
    if "until" in structure.items[0].joiners:
        if part.day is None:  # a day is due on that day, whenever its work began
            warnings.append(Remark("due.start_not_named"))
        return replace(part, first_month=(part.last_month[0], 1), is_span=True)
    if structure.starts or "until" in structure.trailing:
        warnings.append(Remark("due.end_not_named"))
        return TimePart(part.first_month, (part.first_month[0], 12), is_span=True)
    if "dash" in structure.trailing and not structure.strange:
        warnings.append(Remark("due.trailing_dash"))
    return part
