"""The tenggat of a part of TARGET WAKTU, with their windows (DESIGN §3, §5), and how a part is said in words.

TARGET WAKTU to tenggat (DESIGN §3): what is owed by when, said in words, with every doubt as a warning.

The steps, each in its own module with its words as data in `kamus_waktu`: frequency words are taken out
(`frequency`), the rest becomes tokens (`token_waktu`), the things they name (`urai_waktu`), and parts with years and
ranges closed (`susun_waktu`). Here parts and frequency become a jenis_target and its tenggat.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache

from monev.core.dates import MONTH_NAMES, end_of_month, format_day, format_tenggat
from monev.core.records import Tenggat
from monev.reading.due_dates.frequency import (
    Frequency,
    count_times,
    find_in_capaian,
    find_in_time,
    read_frequency_column,
)
from monev.reading.due_dates.time_parts import ParsedTime, TimePart, parse_time
from monev.reading.vocabulary.time_words import EMPTY, EXCEPTIONS, UNIT_NAMES, comparable


def count_months(b: TimePart) -> int:
    """The months from the first to the last, both counted."""
    return (b.last_month[0] - b.first_month[0]) * 12 + b.last_month[1] - b.first_month[1] + 1


def periode_ends(b: TimePart, length: int) -> list[tuple[int, int]]:
    """The months of a window in which a period of the calendar ends: 3 → March, June, September, December."""
    beginning = b.first_month[0] * 12 + b.first_month[1] - 1
    month = ((n // 12, n % 12 + 1) for n in range(beginning, beginning + count_months(b)))
    return [(tahun, m) for tahun, m in month if m % length == 0]


def month_tenggat(month: tuple[int, int], length: int) -> Tenggat:
    """A tenggat at the end of a month whose window is its period of `length` months."""
    tahun, m = month
    return Tenggat(month_key(month), end_of_month(tahun, m), date(tahun, m - length + 1, 1))


def tenggat_from(b: TimePart) -> Tenggat:
    """The one tenggat of a part: its day, or the end of its last month; open from the first of its first month."""
    open_at = date(*b.first_month, 1)
    if b.day:
        return Tenggat(b.day.isoformat(), b.day, open_at)
    return Tenggat(month_key(b.last_month), end_of_month(*b.last_month), open_at)


def month_key(month: tuple[int, int]) -> str:
    """(2025, 9) → "2025-09"."""
    return f"{month[0]:04d}-{month[1]:02d}"


def name_span(b: TimePart) -> str:
    """ "September–Oktober 2025"; both years where they differ."""
    start_tahun = f" {b.first_month[0]}" if b.first_month[0] != b.last_month[0] else ""
    if b.first_month == b.last_month:
        return format_tenggat(month_key(b.last_month))
    return f"{MONTH_NAMES[b.first_month[1] - 1]}{start_tahun}–{format_tenggat(month_key(b.last_month))}"


def name_list(tenggat: tuple[Tenggat, ...]) -> str:
    """ "Maret, Juni dan September 2025"; each with its year where they differ."""
    name = [format_tenggat(t.tenggat) for t in tenggat]
    if len({t.jatuh_tempo.year for t in tenggat}) == 1:
        name = [n.rsplit(" ", 1)[0] for n in name[:-1]] + name[-1:]
    return f"{', '.join(name[:-1])} dan {name[-1]}"


READABLE_LENGTH = 600
"""Characters of a cell beyond which it is prose, not a target: asked about instead of searched for months."""

MOST_MONTHS = 120
"""A window of more months than ten years is a slip of the pen, not a plan."""

ACCEPTED_FORMS = (
    'Yang dapat dibaca misalnya "Juli 2025", "September s.d. Oktober 2025", "Maret, Juni dan September 2025", '
    '"TW I, TW III", "setiap bulan", "4 Agustus 2025".'
)


@dataclass(frozen=True, slots=True)
class TargetTime:
    """One TARGET WAKTU as read. `start` ("2025-09") is the first month of a window, else None.

    `tenggat` is in order of time; `read_as` says in Indonesian how the cell was understood; `warnings` are questions
    to the ZI team, each a full sentence.
    """

    jenis_target: str
    mulai: str | None
    tenggat: tuple[Tenggat, ...]
    dibaca: str
    peringatan: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Rhythm:
    """The frequency that counts, and where it stands, in words."""

    frekuensi: Frequency
    source: str


@lru_cache(maxsize=1024)  # one plan says the same few times over and over
def read_time(
    text: str,
    tahun: int | None,
    *,
    frequency: str | None = None,
    target_capaian: str = "",
    value: date | datetime | None = None,
) -> TargetTime:
    """Which tenggat a TARGET WAKTU cell names (DESIGN §3). Never raises on any text.

    `text` is the cell as shown, `tahun` the rencana's year, `frequency` and `target_capaian` the cells beside it,
    `value` the real date where the cell was one: then `text` only tells whether a month or a day is meant.
    """
    tidied = comparable(text)
    if isinstance(value, date):
        from_value = _from_value(tidied, value.date() if isinstance(value, datetime) else value, tahun)
        if from_value is not None:
            return from_value
    if tidied in EMPTY:
        rhythm, _, _ = _find_rhythm(None, frequency, "")
        questions = ("Frekuensi disebut, tetapi TARGET WAKTU kosong, jadi belum ada tenggat.",) if rhythm else ()
        return TargetTime("tanpa", None, (), "kosong: tanpa target waktu", questions)
    if len(tidied) > READABLE_LENGTH:
        return _unreadable(f"TARGET WAKTU terlalu panjang untuk dibaca ({len(tidied)} huruf). {ACCEPTED_FORMS}")
    if excluded := EXCEPTIONS.search(tidied):
        return _unreadable(f'"{excluded[0]}" belum dapat dibaca; tulis bulan-bulan yang dimaksud.')
    in_time, rest = find_in_time(tidied)
    result = parse_time(rest, tahun)
    rhythm, questions, span_questions = _find_rhythm(in_time, frequency, target_capaian)
    warnings = [*result.peringatan, *questions]
    if result.tahun_only and not result.whole_year and not (in_time and in_time.months):
        warnings.append("Hanya tahun yang disebut: dibaca Januari sampai Desember. Tulis bulannya bila bukan itu.")
    parts = result.parts or _through_tahun(result, rest, in_time, tahun, warnings)
    if not parts:
        return _unreadable(*(warnings or _explain(tidied)))
    if result.loose_unit and rhythm is None and not result.parts:
        rhythm = _Rhythm(Frequency(result.loose_unit, UNIT_NAMES[result.loose_unit]), "TARGET WAKTU")
    if in_time and result.loose_unit not in (None, in_time.months):
        warnings.append(f'"{UNIT_NAMES[result.loose_unit]}" di samping "{in_time.wording}" tidak dipakai.')
    if in_time and in_time.months and len(parts) == 1 and not parts[0].is_span:
        warnings.append(f'"{in_time.wording}" tidak dipakai, karena rentang bulannya tidak disebut.')
    timing = _build_time(parts, rhythm, warnings, span_questions)
    times = count_times(rest)
    if times is not None and times != len(timing.tenggat):
        count_question = (
            f"Disebut {times} kali, tetapi waktunya dibaca {len(timing.tenggat)} tenggat. Tulis bulan-bulannya."
        )
        timing = replace(timing, peringatan=_unique([*timing.peringatan, count_question]))
    if not result.remarks:
        return timing
    return replace(timing, dibaca=f"{timing.dibaca} ({'; '.join(result.remarks)})")


def _find_rhythm(
    in_time: Frequency | None, column: str | None, capaian: str
) -> tuple[_Rhythm | None, list[str], list[str]]:
    """Which frequency counts: the Frekuensi column before TARGET WAKTU before TARGET CAPAIAN.

    Second: what to ask in any case; third: what to ask only if the cell is a window.
    """
    in_column, questions = read_frequency_column(column)
    general_questions = [questions] if questions else []
    if in_column:
        return _Rhythm(in_column, "kolom Frekuensi"), general_questions, []
    if in_time:
        return _Rhythm(in_time, "TARGET WAKTU"), general_questions, []
    in_capaian, questions = find_in_capaian(capaian)
    span_questions = [questions] if questions else []
    return (_Rhythm(in_capaian, "TARGET CAPAIAN") if in_capaian else None), general_questions, span_questions


@lru_cache(maxsize=1024)
def names_rhythm(frequency: str | None, target_capaian: str) -> bool:
    """Whether a Frekuensi column or TARGET CAPAIAN says how often, "sekali" included."""
    rhythm, _, _ = _find_rhythm(None, frequency, target_capaian)
    return rhythm is not None


def _through_tahun(
    result: ParsedTime, rest: str, in_time: Frequency | None, tahun: int | None, warnings: list[str]
) -> tuple[TimePart, ...]:
    """The whole year, where a cell names no month but says "setiap bulan", "sepanjang tahun" or only "Triwulan"."""
    letters_left = re.search(r"[^\W_]", rest)
    mentioned = result.whole_year or (
        in_time is not None and not warnings and (not letters_left or _is_only_filler(rest))
    )
    periodic = in_time is not None and in_time.months > 0 and not warnings
    if not mentioned and result.loose_unit is None and not periodic:
        return ()
    if tahun is None:
        warnings.append("Tahunnya tidak disebut dan tahun rencana belum diketahui.")
        return ()
    if in_time is not None and in_time.months == 0 and not result.whole_year:
        warnings.append("Bulannya tidak disebut: dibaca satu tenggat di akhir tahun.")
    elif not mentioned and result.loose_unit is None:
        wording = " ".join(rest.split())[:60]
        warnings.append(f'"{wording}" di samping "{in_time.wording}" tidak dipakai: dibaca sepanjang tahun.')
    elif not mentioned:
        name = UNIT_NAMES[result.loose_unit]
        warnings.append(f'"{name}" tanpa nomor dibaca sebagai setiap {name} sepanjang tahun.')
    return (TimePart((tahun, 1), (tahun, 12), is_span=True),)


def _is_only_filler(rest: str) -> bool:
    """Whether what is left beside frequency words carries no meaning of its own ("akhir", "selama")."""
    explanation = parse_time(f"januari {rest}", 2000)
    return not explanation.peringatan and len(explanation.parts) == 1


def _explain(tidied: str) -> tuple[str, ...]:
    """Why nothing was read, for a person; a bare serial number of Excel is shown as the date it may be."""
    if tidied.isascii() and tidied.isdigit() and len(tidied) == 5 and 36526 <= int(tidied) <= 55152:
        day = date.fromordinal(date(1899, 12, 30).toordinal() + int(tidied))
        return (
            f'"{tidied}" mungkin nomor tanggal Excel ({format_day(day)}). '
            "Ubah format selnya menjadi tanggal atau teks.",
        )
    return (f"TARGET WAKTU tidak terbaca. {ACCEPTED_FORMS}",)


def _unreadable(*warnings: str) -> TargetTime:
    if not any(ACCEPTED_FORMS in p or "Excel" in p for p in warnings):
        warnings = (*warnings, ACCEPTED_FORMS)
    return TargetTime("tanpa", None, (), "tidak terbaca: tanpa target waktu", tuple(dict.fromkeys(warnings)))


def _from_value(tidied: str, value: date, tahun: int | None) -> TargetTime | None:
    """A real date: the text shown decides between its month and its day, the value everything else.

    None where what is shown is neither ("2025", "Q3"): a person sees the text, and only that counts.
    """
    result = parse_time(tidied, value.year) if len(tidied) <= READABLE_LENGTH else None
    visible = result.parts[0] if result and len(result.parts) == 1 else None
    if visible and visible.day is None and (visible.is_span or visible.last_month != (value.year, value.month)):
        return None
    if visible and not visible.is_span:
        dated = visible.day is not None
    else:
        figures = [int(a) for a in re.findall(r"\d+", tidied)[:6]]
        dated = not figures or value.day in figures or figures[0] > 9999
    month = (value.year, value.month)
    warnings = []
    if tahun and value.year != tahun:
        warnings.append(f"Tahun {value.year} bukan tahun rencana ({tahun}); dibaca seperti tertulis.")
    return _build_time((TimePart(month, month, value if dated else None),), None, warnings, [])


def _build_time(
    parts: tuple[TimePart, ...], rhythm: _Rhythm | None, warnings: list[str], span_questions: list[str]
) -> TargetTime:
    """Parts and frequency to the Waktu; a frequency expands windows only (DESIGN §3)."""
    if any(count_months(b) > MOST_MONTHS for b in parts):
        return _unreadable(*warnings, "Rentangnya lebih dari sepuluh tahun; periksa tahunnya.")
    has_span = any(b.is_span for b in parts)
    if has_span:
        warnings += span_questions
        if rhythm and rhythm.frekuensi.remark:
            warnings.append(f"{rhythm.frekuensi.remark}.")
    if len(parts) > 1:
        return _from_several(parts, rhythm, warnings)
    (one,) = parts
    if one.is_span and rhythm and rhythm.frekuensi.months:
        periodic = _expand_periodic(one, rhythm, warnings)
        if periodic:
            return periodic
    tenggat = tenggat_from(one)
    if one.is_span and one.day is None:
        read_as = f"{name_span(one)}: satu tenggat, akhir {format_tenggat(tenggat.tenggat)}"
        return TargetTime("rentang", month_key(one.first_month), (tenggat,), read_as, _unique(warnings))
    if one.day:
        until = "rentang hari: " if one.is_span else ""
        return TargetTime("tanggal", None, (tenggat,), f"{until}satu tenggat, {format_day(one.day)}", _unique(warnings))
    name = format_tenggat(tenggat.tenggat)
    return TargetTime("bulan", None, (tenggat,), f"{name}: satu tenggat, akhir {name}", _unique(warnings))


def _expand_periodic(parts: TimePart, rhythm: _Rhythm, warnings: list[str]) -> TargetTime | None:
    """A window expanded by its frequency; None (with a warning) where no period ends inside it."""
    length = rhythm.frekuensi.months
    tenggat = tuple(month_tenggat(b, length if length == 3 else 1) for b in periode_ends(parts, length))
    every = UNIT_NAMES.get(length, f"{length} bulan")
    if not tenggat:
        warnings.append(f"Tidak ada akhir {every} di dalam {name_span(parts)}; dibaca satu tenggat di akhirnya.")
        return None
    start = month_key(parts.first_month) if length in (1, 3) else None
    jenis = {1: "bulanan", 3: "triwulanan"}.get(length, "daftar")
    read_as = f"{name_span(parts)}, setiap {every} (menurut {rhythm.source}): {len(tenggat)} tenggat"
    return TargetTime(jenis, start, tenggat, read_as, _unique(warnings))


def _from_several(parts: tuple[TimePart, ...], rhythm: _Rhythm | None, warnings: list[str]) -> TargetTime:
    """Several parts: one tenggat each, windows among them at their end or, with a frequency, expanded."""
    everything: list[Tenggat] = []
    for b in parts:
        expanded = periode_ends(b, rhythm.frekuensi.months) if b.is_span and rhythm and rhythm.frekuensi.months else []
        everything += [month_tenggat(month, 1) for month in expanded] or [tenggat_from(b)]
    if any(b.is_span for b in parts):
        way = "menurut frekuensinya" if rhythm and rhythm.frekuensi.months else "satu tenggat di akhirnya"
        warnings.append(f"Daftar ini memuat rentang; tiap rentang dibaca {way}.")
    unique = {t.tenggat: t for t in reversed(everything)}
    if len(unique) < len(everything):
        twins = sorted({t.tenggat for t in everything if sum(t.tenggat == other.tenggat for other in everything) > 1})
        warnings.append(f"Disebut lebih dari sekali, dihitung sekali: {', '.join(map(format_tenggat, twins))}.")
    tenggat = tuple(sorted(unique.values(), key=lambda t: (t.jatuh_tempo, t.tenggat)))
    if len(tenggat) == 1:
        jenis = "tanggal" if len(tenggat[0].tenggat) == 10 else "bulan"
        return TargetTime(
            jenis, None, tenggat, f"satu tenggat, {format_tenggat(tenggat[0].tenggat)}", _unique(warnings)
        )
    return TargetTime("daftar", None, tenggat, f"{name_list(tenggat)}: {len(tenggat)} tenggat", _unique(warnings))


def _unique(warnings: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(warnings))
