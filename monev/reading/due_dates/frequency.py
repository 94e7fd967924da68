"""How often: the frequency words of a Frekuensi column, of TARGET WAKTU and of TARGET CAPAIAN. A
text gives the length of its period in months. What a frequency does to a window is settled in
`target_waktu`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from monev.core.remarks import Remark
from monev.reading.vocabulary import time_words
from monev.reading.vocabulary.time_words import (
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


_UNITS: dict[str, int] = {**UNITS, "tahun": 12, "thn": 12, "minggu": -7, "pekan": -7, "hari": -1}
_PARTS = FREQUENCY_PARTS | {"unit": "|".join(sorted(_UNITS.keys() - {"q"}, key=len, reverse=True))}
_KINDS = (
    f"(?P<{kind}>{(said % _PARTS).replace('(?P<', f'(?P<{kind}_')})"
    for kind, said in FREQUENCIES.items()
)
_PHRASE = re.compile("|".join(_KINDS))


def _build_frequency(unit: int, n: int, times: int, wording: str) -> Frequency | None:
    """The frequency of `times` times in `n` units; None where no calendar period fits it."""
    if unit > 0 and (n < 1 or times < 1):
        return None
    months, rest = divmod(unit * n, times) if unit > 0 else (0, 0)
    if months == 0:
        return Frequency(
            1, wording, remark=Remark("due.read_as_monthly", values={"words": wording})
        )
    if rest or (months not in (1, 2, 3, 4, 6) and months % 12):
        return None
    remark = Remark("due.once_every_months", values={"words": wording, "months": months})
    return Frequency(
        0 if months % 12 == 0 else months, wording, remark=remark if times > 1 < months else None
    )


def _find_phrases(text: str) -> Iterator[tuple[re.Match[str], Frequency | None]]:
    """The frequency phrases of a comparable text, each with its frequency; None where no calendar
    period fits it."""
    for found in _PHRASE.finditer(text):
        if found.lastgroup == "adjective" or not PATTERNS["single_month"].match(text, found.end()):
            yield found, _frequency_of_phrase(found)


def _frequency_of_phrase(phrase: re.Match[str]) -> Frequency | None:
    kind, words = phrase.lastgroup, phrase[0].strip(" /")
    if kind == "date":
        return Frequency(1, words, day=int(re.findall(r"\d+", words)[0]))
    if kind == "weekday":
        return Frequency(1, words, remark=Remark("due.read_as_monthly", values={"words": words}))
    n, times = (number_said(_said(phrase, name) or "1") for name in ("n", "times"))
    frequency = _build_frequency(_UNITS[_said(phrase, "unit")], n, times, words)
    if frequency and frequency.months > 1 and _said(phrase, "location"):
        values = {"words": words, "unit": _said(phrase, "unit")}
        frequency = replace(frequency, remark=Remark("due.until_period_end", values=values))
    return frequency


def _said(phrase: re.Match[str], name: str) -> str:
    """What a part of a phrase says; "" where it has no such part."""
    return phrase.groupdict().get(f"{phrase.lastgroup}_{name}") or ""


def find_in_time(text: str) -> tuple[Frequency | None, str]:
    """The frequency in a comparable TARGET WAKTU and the text without its words; 4 kali alone is
    that of a year."""
    if alone := PATTERNS["times"].fullmatch(text):
        return _build_frequency(12, 1, number_said(alone["times"]), f"{text} setahun"), ""
    used = [(found, frequency) for found, frequency in _find_phrases(text) if frequency is not None]
    if not used:
        return None, text
    rest = text
    for found, _ in used:
        rest = rest[: found.start()] + " " * len(found[0]) + rest[found.end() :]
    choice = _pick_most_frequent([frequency for _, frequency in used])
    if len({frequency.months for _, frequency in used}) > 1:
        choice = replace(
            choice, remark=Remark("due.several_frequencies", values={"words": choice.wording})
        )
    return choice, rest


def count_times(text: str) -> int | None:
    """The number of times a cell names without saying in what time ("4 kali", "2x"); None where it
    names none."""
    match = PATTERNS["times"].search(text)
    return number_said(match["times"]) if match else None


def find_in_capaian(text: str) -> tuple[Frequency | None, list[Remark]]:
    """The frequency a TARGET CAPAIAN says, or a question where it only seems to: "selama 12 bulan"
    is a duration, "Laporan bulanan" a kind of report."""
    open_phrases, found = [], []
    for phrase, frequency in _find_phrases(comparable(text)):
        unit = _said(phrase, "unit")
        if phrase.lastgroup == "adjective" or frequency is None:
            open_phrases += (
                [{"words": phrase[0].strip(), "unit": unit}]
                if unit not in ("tahun", "hari")
                else []
            )
        elif not PATTERNS["daily"].search(phrase[0]):
            found.append(frequency)
    if found or not open_phrases:
        return replace(_pick_most_frequent(found), source="TARGET CAPAIAN") if found else None, []
    return None, [Remark("due.capaian_adjective", values=open_phrases[0])]


def read_frequency_column(text: str) -> tuple[Frequency | None, list[Remark]]:
    """The frequency of a Frekuensi column, which overrules every other, and a warning where it
    cannot be read."""
    tidied = comparable(text)
    if tidied in time_words.EMPTY:
        return None, []
    if PATTERNS["once"].fullmatch(tidied):
        return Frequency(0, tidied, COLUMN), []
    is_number = tidied.isdecimal() and len(tidied) <= 2
    result, _ = find_in_time(f"{tidied} kali" if is_number else tidied)
    if result is None and tidied in _UNITS:
        result = _build_frequency(_UNITS[tidied], 1, 1, tidied)
    if result is None:
        return None, [Remark("due.frequency_unreadable", values={"words": tidied[:40]})]
    remark = (
        Remark("due.number_is_times", values={"number": tidied}) if is_number else result.remark
    )
    return replace(result, source=COLUMN, remark=remark), []


def _pick_most_frequent(frequencies: list[Frequency]) -> Frequency:
    """The most frequent of several (once counts last), so that no obligation is overlooked."""
    return min(frequencies, key=lambda frequency: frequency.months or 99)
