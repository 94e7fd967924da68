"""How often: the frequency words of a Frekuensi column, of TARGET WAKTU and of TARGET CAPAIAN.

A text gives the length of its period in months. What a frequency does to a window is settled in `target_waktu`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from monev.core.remarks import Remark
from monev.reading.vocabulary.time_words import ANY_MONTH, EMPTY, NUMBER_WORDS, UNITS, WEEKDAYS, comparable, number_said


@dataclass(frozen=True, slots=True)
class Frequency:
    """A frequency as read: `months` months from one tenggat to the next (0: once), and the words that said so.

    `source` is where they stand, in words. `remark` is how a frequency that is not kept exactly was read, None where
    there is nothing to say.
    """

    months: int
    wording: str
    source: str = "TARGET WAKTU"
    remark: Remark | None = None


_NUMBER_WORDS = rf"(?:\d{{1,2}}|{'|'.join(NUMBER_WORDS)})"
_UNITS: dict[str, int] = {**UNITS, "tahun": 12, "thn": 12, "minggu": -7, "pekan": -7, "hari": -1, "tw": 3, "smt": 6}
_UNIT = "|".join(sorted((re.escape(unit) for unit in _UNITS if unit != "q"), key=len, reverse=True))
_EVERY = r"(?:setiap|tiap)(?:[- ]tiap)?|per|saban"

_PATTERNS: tuple[re.Pattern[str], ...] = (
    # setiap bulan, tiap bulannya, per triwulan, setiap akhir semester, setiap 3 bulan
    re.compile(
        rf"\b(?:{_EVERY})[- ]+(?:(?:(?P<location>awal|pertengahan)|akhir) )?"
        rf"(?:(?P<n>{_NUMBER_WORDS}) )?(?P<unit>{_UNIT})"
        # A number behind it names one of them (triwulan II, triwulan 1 dan 3), unless it counts something (1 laporan).
        r"(?:[- ]?(?:nya|an))?\b(?![ -]*ke\b| [ivx]+\b(?![.)])"
        r"| \d{1,2}\b(?![.)])(?! (?!(?:dan|atau|serta|sd|sampai|hingga|tahun|thn)\b)[a-z]{2,}))"
        r"(?: sekali\b)?"
    ),
    # 2 kali dalam 1 tahun, 4x setahun, 1 kali/bulan, sekali sebulan
    re.compile(
        rf"(?:\b(?P<times>{_NUMBER_WORDS}) ?(?:kali|x)|\bsekali)\b ?(?:(?:dalam|di|pada|setiap|tiap|per|/) ?){{0,2}}"
        rf"(?:(?:se|(?P<n>{_NUMBER_WORDS}) ))?(?P<unit>{_UNIT})\b"
    ),
    # 3 bulan sekali, sebulan sekali
    re.compile(rf"(?:\b(?P<n>{_NUMBER_WORDS}) |\bse)(?P<unit>{_UNIT}) (?:se|(?:satu|1) ?)(?:kali|x)\b"),
    # 1 laporan/bulan
    re.compile(rf"\b\d{{1,3}}(?: [a-z]+)? ?/ ?(?P<unit>{_UNIT})\b"),
)
_EVERY_DATE = re.compile(rf"\b(?:{_EVERY}) (?:tanggal|tgl) \d{{1,2}}\b(?: bulan(?: berikutnya)?\b)?")
# All of a year's months, not a time of twelve months.
_ALL_MONTHS = re.compile(r"(?<!selama )(?<!dalam )\b(?:12|dua belas) (?:bulan|bln)\b(?! ke)")
# A meeting of every Monday is a weekly one: the day alone would leave "setiap" without what it counts.
_WEEKLY = re.compile(rf"\b(?:{_EVERY}) (?:hari )?(?:{'|'.join(WEEKDAYS)})\b")
_ADJECTIVE = re.compile(
    rf"\b(?:(?P<n>{_NUMBER_WORDS}) "
    rf")?(?P<unit>bulan|triwulan|tribulan|kuartal|semester|caturwulan|minggu|hari|tahun)an\b"
)
# "setiap bulan Maret" names a month; "setiap bulan Januari s.d. Desember" is a frequency.
_SINGLE_MONTH = re.compile(rf" (?:{ANY_MONTH})\b(?! ?\d* ?(?:-|s ?[./]? ?d\b|sampai|hingga))")
_ONCE = re.compile(r"(?:sekali(?: saja)?|(?:1|satu) ?(?:kali|x))(?: (?:saja|setahun))?|once|one time")
# A daily service described in TARGET CAPAIAN is no twelve documents: only a Frequency column may say so.
_DAILY = re.compile(r"\bhari\b")
_N_TIMES = re.compile(rf"\b(?P<times>{_NUMBER_WORDS}) ?(?:kali|x)\b")


def _build_frequency(unit: int, n: int, times: int, wording: str) -> Frequency | None:
    """The frequency of `times` times in `n` units; None where no calendar period fits it."""
    if unit < 0:
        return Frequency(1, wording, remark=Remark("due.read_as_monthly", values={"words": wording}))
    if n < 1 or times < 1:
        return None
    months, rest = divmod(unit * n, times)
    if months == 0:
        return Frequency(1, wording, remark=Remark("due.oftener_than_monthly", values={"words": wording}))
    if rest or (months not in (1, 2, 3, 4, 6) and months % 12):
        return None
    remark = (
        Remark("due.once_every_months", values={"words": wording, "months": months}) if times > 1 < months else None
    )
    return Frequency(0 if months % 12 == 0 else months, wording, remark=remark)


Phrase = tuple[re.Match[str], Frequency | None]
"""A frequency phrase of a text and its frequency; None where no calendar period fits it."""


def _overlaps(match: re.Match[str], phrases: list[Phrase]) -> bool:
    return any(match.start() < other.end() and other.start() < match.end() for other, _ in phrases)


def _find_phrases(text: str) -> list[Phrase]:
    """Every frequency phrase of a comparable text, in the order of the patterns, none overlapping another."""
    phrases: list[Phrase] = []
    for pattern, code in ((_EVERY_DATE, "due.monthly_until_month_end"), (_WEEKLY, "due.read_as_monthly")):
        for match in pattern.finditer(text):
            phrases.append((match, Frequency(1, match[0], remark=Remark(code, values={"words": match[0]}))))
    # "1 kali setiap 3 bulan" must be taken whole before "setiap 3 bulan" is looked for.
    for pattern in (_PATTERNS[1], _PATTERNS[2], _PATTERNS[0], _PATTERNS[3]):
        for match in pattern.finditer(text):
            if not _overlaps(match, phrases):
                phrases.append((match, _frequency_of_phrase(match)))
    phrases += [
        (match, Frequency(1, match[0])) for match in _ALL_MONTHS.finditer(text) if not _overlaps(match, phrases)
    ]
    # "setiap bulan Maret" names a month.
    return [(match, frequency) for match, frequency in phrases if not _SINGLE_MONTH.match(text, match.end())]


def _frequency_of_phrase(match: re.Match[str]) -> Frequency | None:
    groups = match.groupdict()
    n, times = number_said(groups.get("n") or "1"), number_said(groups.get("times") or "1")
    frequency = _build_frequency(_UNITS[match["unit"]], n, times, match[0].strip(" /"))
    if frequency and groups.get("location") and frequency.months > 1:
        remark = Remark("due.until_period_end", values={"words": match[0], "unit": match["unit"]})
        frequency = replace(frequency, remark=remark)
    return frequency


def find_in_time(text: str) -> tuple[Frequency | None, str]:
    """The frequency in a comparable TARGET WAKTU and the text without its words: "setiap bulan" → (1, "").

    A number of times alone is that of a year: 4 kali.
    """
    if alone := _N_TIMES.fullmatch(text):
        return _build_frequency(12, 1, number_said(alone["times"]), f"{text} setahun"), ""
    phrases = _find_phrases(text)
    for match in _ADJECTIVE.finditer(text):  # bulanan, 3 bulanan
        if not _overlaps(match, phrases):
            phrases.append(
                (match, _build_frequency(_UNITS[match["unit"]], number_said(match["n"] or "1"), 1, match[0]))
            )
    used = [(match, frequency) for match, frequency in phrases if frequency is not None]
    if not used:
        return None, text
    rest = text
    for match, _ in used:
        rest = rest[: match.start()] + " " * (match.end() - match.start()) + rest[match.end() :]
    choice = _pick_most_frequent([frequency for _, frequency in used])
    if len({frequency.months for _, frequency in used}) > 1:
        choice = replace(choice, remark=Remark("due.several_frequencies", values={"words": choice.wording}))
    return choice, rest


def count_times(text: str) -> int | None:
    """The number of times a cell names without saying in what time ("4 kali", "2x"); None where it names none."""
    match = _N_TIMES.search(text)
    return number_said(match["times"]) if match else None


def find_in_capaian(text: str) -> tuple[Frequency | None, Remark | None]:
    """The frequency a TARGET CAPAIAN says, and a question to ask where it only seems to (each may be None).

    Only *setiap/tiap/per bulan(nya)*, *3 bulan sekali* and their like count: "selama 12 bulan" is a duration, "Laporan
    bulanan" a kind of report.
    """
    tidied = comparable(text)
    phrases = _find_phrases(tidied)
    found = [frequency for _, frequency in phrases if frequency and not _DAILY.search(frequency.wording)]
    if found:
        return _pick_most_frequent(found), None
    if phrases and phrases[0][1] is None:
        return None, Remark("due.capaian_frequency_not_counted", values={"words": phrases[0][0][0].strip()})
    adjective = _ADJECTIVE.search(tidied)
    if adjective and adjective["unit"] not in ("tahun", "hari"):
        values = {"words": adjective[0], "unit": adjective["unit"]}
        return None, Remark("due.capaian_adjective", values=values)
    return None, None


def read_frequency_column(text: str | None) -> tuple[Frequency | None, Remark | None]:
    """The frequency of a Frekuensi column, which overrules every other, and a warning where it cannot be read."""
    tidied = comparable(text or "")
    if tidied in EMPTY:
        return None, None
    if _ONCE.fullmatch(tidied):
        return Frequency(0, tidied), None
    result, _ = find_in_time(tidied)
    if result is None and tidied in _UNITS:
        result = _build_frequency(_UNITS[tidied], 1, 1, tidied)
    if result is None and tidied.isdecimal() and len(tidied) <= 2:
        result = _build_frequency(12, 1, int(tidied), f"{tidied} kali setahun")
        result = result and replace(result, remark=Remark("due.number_is_times", values={"number": tidied}))
    if result is not None:
        return result, None
    return None, Remark("due.frequency_unreadable", values={"words": tidied[:40]})


def _pick_most_frequent(frequencies: list[Frequency]) -> Frequency:
    """The most frequent of several (once counts last), so that no obligation is overlooked."""
    return min(frequencies, key=lambda frequency: frequency.months or 99)
