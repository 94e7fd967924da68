"""One part of a TARGET WAKTU: a month, a day or a window, made of the things it names and checked by the calendar.

From the things a TARGET WAKTU names to its parts: years filled in, ranges closed, impossible dates taken out.

Everything doubted is a warning.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from monev.core.dates import MONTH_NAMES
from monev.reading.due_dates.named_times import Parser, TimeItem, TimeStructure, without_numbers, without_weeks
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


_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_WHOLE_YEAR = re.compile(
    r"\b(?:sepanjang tahun|sepanjang|selama (?:satu |1 |se)tahun|(?:1|satu)(?: \(satu\))? tahun(?: penuh)?|"
    r"setahun(?: penuh)?|tahun (?P<jalan>berjalan|ini)|full year)\b"
)
_DURATION = re.compile(
    r"(?:\b(?:(?:selama|dalam) )?(?:\d{1,3}|satu|dua|tiga|empat|enam)(?: ?\([^()\n]{0,20}\))? "
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
_DAY_OF_MONTH = re.compile(r"\d{1,2} bulan (?=[a-z]{3})")


@dataclass(frozen=True, slots=True)
class ParsedTime:
    """The parts of a cell, whether it says "the whole year", a period named without number, and what to ask.

    `tahun` is the first year written, `tahun_only` says that a bare year stands for its twelve months, `remarks` how
    something was understood that needs no question.
    """

    parts: tuple[TimePart, ...]
    whole_year: bool
    loose_unit: int | None
    tahun: int | None
    tahun_only: bool
    peringatan: tuple[str, ...]
    remarks: tuple[str, ...] = ()


def parse_time(tidied: str, tahun: int | None) -> ParsedTime:
    """Read a normalised text in which no frequency words are left. `tahun`: the rencana's, for months without one."""
    warnings: list[str] = []
    text, week = without_weeks(_AT_CLOCK.sub(" ", tidied))
    text, whole_year = _without_whole_year(text, warnings)
    if "tanggal" not in text and not _DAY_OF_MONTH.search(text):
        text = _DURATION.sub(" ", text)
    result = _with_brackets(without_numbers(text, warnings), tahun, warnings)
    remarks = (*result.remarks, *(["minggu dihitung sampai akhir bulannya"] if week and result.parts else []))
    return replace(result, whole_year=whole_year, peringatan=(*warnings, *result.peringatan), remarks=remarks)


def _without_whole_year(text: str, warnings: list[str]) -> tuple[str, bool]:
    m = _WHOLE_YEAR.search(text)
    if m is None:
        return text, False
    if m["jalan"]:
        warnings.append(f'"{m[0]}" dibaca sebagai Januari sampai Desember tahun rencana.')
    return _WHOLE_YEAR.sub(" ", text), True


def _with_brackets(text: str, tahun: int | None, warnings: list[str]) -> ParsedTime:
    """A bracket beside a reading is its gloss ("TW II (April–Juni)"), not one more item."""
    bracket = _BRACKETS.search(text)
    if bracket:
        inner = _assemble(Parser("\n".join(m[1] for m in _BRACKETS.finditer(text))).parse(), tahun)
        outer = _assemble(Parser(_BRACKETS.sub(" ", text)).parse(), tahun or inner.tahun)
        if inner.parts and outer.parts and not outer.tahun_only and not _is_tahun_only(bracket[1]):
            return _reconcile(outer, inner, warnings)
    return _assemble(Parser(text).parse(), tahun)


def _is_tahun_only(text: str) -> bool:
    return all(b.unit == "tahun" for b in Parser(text).parse().items())


def _end_points(parsed: ParsedTime) -> list[date | tuple[int, int]]:
    return sorted({b.day or b.last_month for b in parsed.parts}, key=str)


def _reconcile(outer: ParsedTime, inner: ParsedTime, warnings: list[str]) -> ParsedTime:
    """The outer text rules; a list in brackets that details an outer window is taken instead, with a warning."""
    if _end_points(outer) == _end_points(inner):
        return outer
    one_span = len(outer.parts) == 1 and outer.parts[0].is_span
    if one_span and len(inner.parts) > 1:
        warnings.append("Yang dipakai adalah daftar di dalam kurung, sebagai rincian rentang di luarnya.")
        return inner
    warnings.append("Yang di dalam kurung berbeda dengan yang di luarnya; yang dipakai adalah yang di luar kurung.")
    return outer


def _assemble(s: TimeStructure, tahun: int | None) -> ParsedTime:
    """Put things and connectors together: claim loose numbers, fill years, close ranges."""
    warnings = s.peringatan
    _claim_figures(s, warnings)
    _fill_tahun(s, tahun, warnings)
    parts = _close_spans(s, warnings)
    if s.strange and parts:
        wording = ", ".join(f'"{k[:20]}"' for k in s.strange[:5])
        warnings.append(f"Bagian ini tidak dipakai dalam pembacaan: {wording}.")
    with_tahun = [b.tahun for b in s.items() if b.tahun]
    tahun_only = any(b.unit == "tahun" for b in s.items())
    return ParsedTime(
        tuple(parts),
        False,
        s.loose_unit,
        with_tahun[0] if with_tahun else None,
        tahun_only,
        tuple(warnings),
        tuple(dict.fromkeys(s.remarks)),
    )


def _claim_figures(s: TimeStructure, warnings: list[str]) -> None:
    """Give bare numbers to the day or the numeric month that follows them: "4, 11 dan 18 Agustus 2025"."""
    everything = s.items()
    separator = [u for u in s.elements if isinstance(u, str)]
    loose = [b for b in everything if b.unit == "angka"]
    if len(loose) == len([b for b in everything if b.unit != "tahun"]):
        sure = len(loose) > 1 and "/" not in separator and "sd" not in separator and "garis" not in separator
        if sure and all(1 <= b.start <= 12 for b in loose):
            warnings.append("Angka tanpa nama dibaca sebagai nomor bulan. Tulis nama bulannya agar pasti.")
            for b in loose:
                b.unit = "bulan"
            return
    right: TimeItem | None = None
    for element in reversed(s.elements):
        if isinstance(element, str):
            continue
        if element.unit == "angka" and right is not None and right.unit == "tanggal":
            element.unit, element.day, element.start = "tanggal", element.start, right.start
            element.end, element.tahun = right.end, right.tahun
        elif element.unit == "angka" and right is not None and right.is_figure and 1 <= element.start <= 12:
            element.unit, element.tahun, element.is_figure = "bulan", right.tahun, True
            warnings.append(f'"{element.writing}" dibaca sebagai bulan {MONTH_NAMES[element.start - 1]}.')
        right = element
    for b in loose:
        if b.unit == "angka":
            s.strange.append(b.writing)
    s.elements = [u for u in s.elements if isinstance(u, str) or u.unit != "angka"]


def _fill_tahun(s: TimeStructure, tahun: int | None, warnings: list[str]) -> None:
    """A year named once serves the whole cell; of several, the next one to the right; none: the rencana's (§3)."""
    everything = s.items()
    named = [b for b in everything if b.unit != "tahun"]
    if named and len(named) < len(everything) and not _is_tahun_span(s):
        sole = {b.tahun for b in everything if b.tahun}
        front = everything[0].unit == "tahun"
        _spread_tahun(everything if front else everything[::-1], sole)
        s.elements = [u for u in s.elements if isinstance(u, str) or u.unit != "tahun"]
    else:
        _spread_tahun(everything[::-1], {b.tahun for b in everything if b.tahun})
    _spread_tahun(everything, set())
    other = sorted({b.tahun for b in everything if b.tahun and tahun and b.tahun != tahun})
    if other:
        mention = " dan ".join(str(t) for t in other[:3])
        warnings.append(f"Tahun {mention} bukan tahun rencana ({tahun}); dibaca seperti tertulis.")
    for b in named:
        if b.tahun is None:
            b.tahun = tahun
        if b.doubtful_tahun and tahun and b.day == tahun % 100:
            warnings.append(f'"{b.writing}" dibaca sebagai tanggal {b.day}, bukan tahun 20{b.day}.')


def _spread_tahun(order: list[TimeItem], sole: set[int]) -> None:
    """Hand each year on to those after it in `order` that have none; the only one named goes to all."""
    current = next(iter(sole)) if len(sole) == 1 else None
    for b in order:
        current = b.tahun or current
        b.tahun = current


def _is_tahun_span(s: TimeStructure) -> bool:
    """Whether a bare year is itself an end of a range: "Maret 2024 – 2025"."""
    for left, middle, right in zip(s.elements, s.elements[1:], s.elements[2:], strict=False):
        edge = [u for u in (left, right) if isinstance(u, TimeItem)]
        if middle in ("sd", "garis") and len(edge) == 2 and any(u.unit == "tahun" for u in edge):
            other = next((u for u in edge if u.unit != "tahun"), None)
            if other is None or other.tahun:
                return True
    return False


def _close_spans(s: TimeStructure, warnings: list[str]) -> list[TimePart]:
    """Close ranges and check every date; what exists in no calendar is left out with a warning."""
    item, joiner, front, behind = _in_order(s)
    if not item:
        return []
    if s.between and len(item) == 2:
        joiner = ["sd"]
    if len(item) > 2 and all(k in ("sd", "garis") for k in joiner):
        warnings.append("Beberapa bulan bersambung tanda hubung dibaca sebagai daftar, bukan rentang.")
        joiner = ["pisah"] * len(joiner)
    if any(k == "" for k in joiner):
        warnings.append("Beberapa waktu tanpa pemisah dibaca sebagai daftar.")
    result: list[TimePart] = []
    if s.starts and len(item) == 1 and item[0].unit == "periode":
        item[0].end = item[0].start  # "mulai TW II" begins in April
    i = 0
    while i < len(item):
        span = i < len(joiner) and joiner[i] in ("sd", "garis")
        result += build_parts(item[i], item[i + 1] if span else None, warnings)
        i += 2 if span else 1
    return extend_open_end(result, s.starts, front, behind, warnings) if len(result) == 1 else result


def _in_order(s: TimeStructure) -> tuple[list[TimeItem], list[str], str, str]:
    """Things, the one connector between each two, and the connectors before the first and after the last."""
    item: list[TimeItem] = []
    joiner: list[str] = []
    current: set[str] = set()
    front = ""
    for element in s.elements:
        if isinstance(element, str):
            current.add(element)
            continue
        wording = next((k for k in ("sd", "garis", "pisah", "/", "baris") if k in current), "")
        if item:
            joiner.append(wording)
        else:
            front = wording
        item.append(element)
        current = set()
    return item, joiner, front, next((k for k in ("sd", "garis") if k in current), "")
