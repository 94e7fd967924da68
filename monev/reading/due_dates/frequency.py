"""How often: the frequency words of a Frekuensi column, of TARGET WAKTU and of TARGET CAPAIAN. A
text gives the length of its period in months. What a frequency does to a window is settled in
`target_waktu`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from monev.core.remarks import Remark
from monev.reading.vocabulary.time_words import (
    EMPTY,
    FREQUENCIES,
    FREQUENCY_PARTS,
    PATTERNS,
    UNITS,
    comparable,
    number_said,
)

COLUMN = "kolom Frekuensi"


@dataclass(frozen=True, slots=True)
class Frequency:
    """A frequency as read: `months` from one tenggat to the next (0: once), the words that said so,
    where they stand, what to say of one that is not kept exactly, and the `day` of each month (0:
    its last)."""

    months: int
    wording: str
    source: str = "TARGET WAKTU"
    remark: Remark | None = None
    day: int = 0


_UNITS: dict[str, int] = {
    **UNITS,
    "tahun": 12,
    "thn": 12,
    "minggu": 0,
    "pekan": 0,
    "hari": 0,
}
"""Months of each unit; 0 for those that are shorter, which are read as monthly."""
_LENGTHS = (1, 2, 3, 4, 6)
_PARTS = FREQUENCY_PARTS | {"unit": "|".join(sorted(_UNITS.keys() - {"q"}, key=len, reverse=True))}
_KINDS = (
    f"(?P<{kind}>{(said % _PARTS).replace('(?P<', f'(?P<{kind}_')})"
    for kind, said in FREQUENCIES.items()
)
_PHRASE = re.compile("|".join(_KINDS))


def _build_frequency(unit: int, n: int, times: int, words: str) -> Frequency | None:
    """The frequency of `times` times in `n` units; None where no calendar period fits it."""
    if unit and not (n and times):
        return None
    months, rest = divmod(unit * n, times or 1)
    if not months:
        return Frequency(1, words, remark=Remark("due.read_as_monthly", values={"words": words}))
    if rest or (months not in _LENGTHS and months % 12):
        return None
    remark = None
    if times > 1 < months:
        remark = Remark("due.once_every_months", values={"words": words, "months": months})
    return Frequency(months if months % 12 else 0, words, remark=remark)


def _find_phrases(text: str) -> Iterator[tuple[re.Match[str], str, Frequency | None]]:
    """The frequency phrases of a comparable text, each with its unit and its frequency; None where
    no calendar period fits it."""
    for found in _PHRASE.finditer(text):
        kind = str(found.lastgroup)
        words = found[0].strip(" /")
        said = found.groupdict()
        unit = said.get(f"{kind}_unit") or "hari"
        n, times = (number_said(said.get(f"{kind}_{name}") or "1") for name in ("n", "times"))
        frequency = _build_frequency(_UNITS[unit], n, times, words)
        if kind == "date":
            frequency = Frequency(1, words, day=int(re.findall(r"\d+", words)[0]))
        if kind == "adjective" or not PATTERNS["single_month"].match(text, found.end()):
            yield found, unit, frequency


def find_in_time(text: str) -> tuple[Frequency | None, str]:
    """The frequency in a comparable TARGET WAKTU and the text without its words; 4 kali alone is
    that of a year."""
    if alone := PATTERNS["times"].fullmatch(text):
        return _build_frequency(12, 1, number_said(alone["times"]), f"{text} setahun"), ""
    rest = text
    used = list[Frequency]()
    for found, _, frequency in _find_phrases(text):
        if frequency is not None:
            used.append(frequency)
            rest = rest[: found.start()] + " " * len(found[0]) + rest[found.end() :]
    if not used:
        return None, text
    choice = _pick_most_frequent(used)
    if choice.months != used[0].months or choice.months != used[-1].months:
        values = {"words": choice.wording}
        choice = replace(choice, remark=Remark("due.several_frequencies", values=values))
    return choice, rest


def count_times(text: str) -> int | None:
    """The number of times a cell names without saying in what time ("4 kali", "2x"); None where it
    names none."""
    match = PATTERNS["times"].search(text)
    return number_said(match["times"]) if match else None


def find_in_capaian(text: str) -> tuple[Frequency | None, list[Remark]]:
    """The frequency a TARGET CAPAIAN says, or a question where it only seems to: "selama 12 bulan"
    is a duration, "Laporan bulanan" a kind of report."""
    questions = list[Remark]()
    said = list[Frequency]()
    for phrase, unit, frequency in _find_phrases(comparable(text)):
        if unit == "hari":
            continue
        if frequency and phrase.lastgroup != "adjective":
            said.append(replace(frequency, source="TARGET CAPAIAN"))
        elif unit != "tahun":
            values = {"words": phrase[0].strip(), "unit": unit}
            questions.append(Remark("due.capaian_adjective", values=values))
    return (_pick_most_frequent(said), []) if said else (None, questions[:1])


def read_frequency_column(text: str) -> tuple[Frequency | None, list[Remark]]:
    """The frequency of a Frekuensi column, which overrules every other, and a warning where it
    cannot be read."""
    words = comparable(text)
    if words in EMPTY:
        return None, []
    if PATTERNS["once"].fullmatch(words):
        return Frequency(0, words, COLUMN), []
    if words.isdecimal() and len(words) <= 2:
        found = _build_frequency(12, 1, int(words), words)
        remark = Remark("due.number_is_times", values={"number": words})
        found = found and replace(found, remark=remark)
    else:
        found = find_in_time(words)[0] or find_in_time(f"per {words}")[0]
    if found is None:
        return None, [Remark("due.frequency_unreadable", values={"words": words[:40]})]
    return replace(found, source=COLUMN), []


def _pick_most_frequent(frequencies: list[Frequency]) -> Frequency:
    """The most frequent of several (once counts last), so that no obligation is overlooked."""
    return min(frequencies, key=lambda frequency: frequency.months or 99)
