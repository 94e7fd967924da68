"""Read how often: the frequency words of a Frekuensi column, of TARGET WAKTU and of TARGET CAPAIAN.

A text gives the length of its period in months. `target_waktu` settles what a frequency does to a
window.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from monev.core.remarks import Remark
from monev.reading.vocabulary.headings import any_of, is_nothing
from monev.reading.vocabulary.time_words import (
    FREQUENCIES,
    FREQUENCY_PARTS,
    PATTERNS,
    UNITS,
    comparable,
    number_said,
)

COLUMN = "kolom Frekuensi"
_YEAR = 12


@dataclass(frozen=True, slots=True)
class Frequency:
    """A frequency as read.

    `months`: from one tenggat to the next, 0 for once. `wording`: the words that said so. `source`:
    where they stand. `remark`: on one that is not kept exactly. `day`: of each month, 0 for its
    last.
    """

    months: int
    wording: str
    source: str = "TARGET WAKTU"
    remark: Remark | None = None
    day: int = 0


_UNITS: dict[str, int] = {**UNITS, "tahun": 12, "thn": 12, "minggu": 0, "pekan": 0, "hari": 0}
"""Months of each unit; shorter ones have 0 and are read as monthly."""
_LENGTHS = (1, 2, 3, 4, 6)
_UNIT_WORDS = any_of(_UNITS.keys() - {"q"})
_PARTS = FREQUENCY_PARTS | {"unit": _UNIT_WORDS}
_PHRASE = re.compile(
    "|".join(
        f"(?P<{kind}>{(said % _PARTS).replace('(?P<', f'(?P<{kind}_')})"
        for kind, said in FREQUENCIES.items()
    )
)


def _build_frequency(unit: int, number: int, times: int, words: str) -> Frequency | None:
    """Return the frequency of `times` times in `number` units.

    None if no calendar period fits it.
    """
    if unit and not (number and times):
        return None
    months, rest = divmod(unit * number, times or 1)
    if not months:
        remark = Remark("due.read_as_monthly", values={"words": words})
        return Frequency(1, words, remark=remark)
    is_once = months % _YEAR == 0
    if rest or not (is_once or months in _LENGTHS):
        return None
    remark = None
    if months > 1 and times > 1:
        values = {"words": words, "months": months}
        remark = Remark("due.once_every_months", values=values)
    return Frequency(0 if is_once else months, words, remark=remark)


def _find_phrases(text: str) -> Iterator[tuple[re.Match[str], str, Frequency | None]]:
    """List the frequency phrases of a comparable text, each with its unit and its frequency.

    None if no calendar period fits it.
    """
    for found in _PHRASE.finditer(text):
        kind = str(found.lastgroup)
        words = found[0].strip(" /")
        said = found.groupdict()
        unit = said.get(f"{kind}_unit") or "hari"
        number = number_said(said.get(f"{kind}_n") or "1")
        times = number_said(said.get(f"{kind}_times") or "1")
        frequency = _build_frequency(_UNITS[unit], number, times, words)
        if kind == "date":
            day, *_ = re.findall(r"\d+", words)
            frequency = Frequency(1, words, day=int(day))
        if kind != "adjective" and PATTERNS["single_month"].match(text, found.end()):
            continue
        yield found, unit, frequency


def find_in_time(text: str) -> tuple[Frequency | None, str]:
    """Find the frequency in a comparable TARGET WAKTU.

    With the text without its words. 4 kali alone is that of a year.
    """
    alone = PATTERNS["times"].fullmatch(text)
    if alone:
        times = number_said(alone["times"])
        return _build_frequency(_YEAR, 1, times, f"{text} setahun"), ""
    rest = text
    used: list[Frequency] = []
    for found, _, frequency in _find_phrases(text):
        if frequency:
            used.append(frequency)
            first, past = found.span()
            rest = rest[:first] + " " * (past - first) + rest[past:]
    if not used:
        return None, text
    choice = _pick_most_frequent(used)
    if {used[0].months, used[-1].months} != {choice.months}:
        remark = Remark("due.several_frequencies", values={"words": choice.wording})
        choice = replace(choice, remark=remark)
    return choice, rest


def count_times(text: str) -> int | None:
    """Return the number of times a cell names without saying in what time ("4 kali", "2x").

    None if it names none.
    """
    match = PATTERNS["times"].search(text)
    return number_said(match["times"]) if match else None


def find_in_capaian(text: str) -> tuple[Frequency | None, list[Remark]]:
    """Find the frequency a TARGET CAPAIAN says, or a question if it only seems to say one.

    "selama 12 bulan" is a duration, "Laporan bulanan" a kind of report.
    """
    questions: list[Remark] = []
    said: list[Frequency] = []
    for phrase, unit, frequency in _find_phrases(comparable(text)):
        if unit == "hari":
            continue
        if frequency and phrase.lastgroup != "adjective":
            said.append(replace(frequency, source="TARGET CAPAIAN"))
        elif unit != "tahun":
            values = {"words": phrase[0].strip(), "unit": unit}
            questions.append(Remark("due.capaian_adjective", values=values))
    if said:
        return _pick_most_frequent(said), []
    return None, questions[:1]


def read_frequency_column(text: str) -> tuple[Frequency | None, list[Remark]]:
    """Read the frequency of a Frekuensi column, which overrules every other.

    With a warning if it cannot be read.
    """
    words = comparable(text)
    if is_nothing(words):
        return None, []
    if PATTERNS["once"].fullmatch(words):
        return Frequency(0, words, COLUMN), []
    if words.isdecimal() and len(words) <= 2:
        if found := _build_frequency(_YEAR, 1, int(words), words):
            found = replace(found, remark=Remark("due.number_is_times", values={"number": words}))
    else:
        found = find_in_time(words)[0] or find_in_time(f"per {words}")[0]
    if not found:
        return None, [Remark("due.frequency_unreadable", values={"words": words[:40]})]
    return replace(found, source=COLUMN), []


def _pick_most_frequent(frequencies: list[Frequency]) -> Frequency:
    """Pick the most frequent of several (once counts last), so that no obligation is overlooked."""
    return min(frequencies, key=lambda frequency: frequency.months or 99)
