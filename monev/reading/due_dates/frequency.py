"""How often: the frequency words of a Frequency column, of TARGET WAKTU and of TARGET CAPAIAN (DESIGN §3).

A frequency only ever expands a rentang; that is `waktu`'s business. Here a text gives the length of its period.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from monev.reading.vocabulary.time_words import EMPTY, MONTH_SPELLINGS, NUMBER_WORDS, UNITS, WEEKDAYS, comparable


@dataclass(frozen=True, slots=True)
class Frequency:
    """A frequency as read: `months` months from one tenggat to the next (0: once), and the words that said so.

    `remark` is "" or how a frequency that is not kept exactly was read, for a warning.
    """

    months: int
    wording: str
    remark: str = ""


_NUMBER_WORDS = rf"(?:\d{{1,2}}|{'|'.join(NUMBER_WORDS)})(?: ?\([^()\n]{{0,20}}\))?"
_UNITS = {**UNITS, "tahun": 12, "thn": 12, "minggu": -7, "pekan": -7, "hari": -1, "tw": 3, "smt": 6}
_UNIT = "|".join(sorted((re.escape(s) for s in _UNITS if s != "q"), key=len, reverse=True))
_EVERY = r"(?:setiap|tiap)(?:[- ]tiap)?|per|saban"

_PATTERNS: tuple[re.Pattern[str], ...] = (
    # setiap bulan, tiap bulannya, per triwulan, setiap akhir semester, setiap 3 (tiga) bulan
    re.compile(
        rf"\b(?:{_EVERY})[- ]+(?:(?:(?P<letak>awal|pertengahan)|akhir) )?(?:(?P<n>{_NUMBER_WORDS}) )?(?P<unit>{_UNIT})"
        r"(?:[- ]?(?:nya|an))?\b(?![ -]*ke\b| (?:[ivx]+|\d{1,2})\b(?![.)]))(?: sekali\b)?"
    ),
    # 2 kali dalam 1 tahun, 4x setahun, 1 kali/bulan, sekali sebulan
    re.compile(
        rf"(?:\b(?P<kali>{_NUMBER_WORDS}) ?(?:kali|x)|\bsekali)\b ?(?:(?:dalam|di|pada|setiap|tiap|per|/) ?){{0,2}}"
        rf"(?:(?:se|(?P<n>{_NUMBER_WORDS}) ))?(?P<unit>{_UNIT})\b"
    ),
    # 3 (tiga) bulan sekali, sebulan sekali
    re.compile(rf"(?:\b(?P<n>{_NUMBER_WORDS}) |\bse)(?P<unit>{_UNIT}) (?:se|(?:satu|1)(?: ?\(satu\))? ?)(?:kali|x)\b"),
    # 1 laporan/bulan
    re.compile(rf"\b\d{{1,3}}(?: [a-z]+)? ?/ ?(?P<unit>{_UNIT})\b"),
)
_EVERY_DATE = re.compile(rf"\b(?:{_EVERY}) (?:tanggal|tgl) \d{{1,2}}\b(?: bulan(?: berikutnya)?\b)?")
# A meeting of every Monday is a weekly one: the day alone would leave "setiap" without what it counts.
_WEEKLY = re.compile(rf"\b(?:{_EVERY}) (?:hari )?(?:{'|'.join(WEEKDAYS)})\b")
_ADJECTIVE = re.compile(
    rf"\b(?:(?P<n>{_NUMBER_WORDS}) "
    rf")?(?P<unit>bulan|triwulan|tribulan|kuartal|semester|caturwulan|minggu|hari|tahun)an\b"
)
_MONTH_NAMES = "|".join(e for listing in MONTH_SPELLINGS for e in listing)
# "setiap bulan Maret" names a month; "setiap bulan Januari s.d. Desember" is a frequency.
_SINGLE_MONTH = re.compile(rf" (?:{_MONTH_NAMES})\b(?! ?\d* ?(?:-|s ?[./]? ?d\b|sampai|hingga))")
_ONCE = re.compile(r"(?:sekali|sekali saja|(?:1|satu)(?: ?\(satu\))? ?(?:kali|x))(?: (?:saja|setahun))?")
# A daily service described in TARGET CAPAIAN is no twelve documents: only a Frequency column may say so.
_DAILY = re.compile(r"\bhari\b")
# Without one of these no frequency is there: most cells need no search.
_SIGNS = ("bulan", "bln", "triwulan", "tw", "semester", "minggu", "kuartal", "tahun", "tanggal")
_N_TIMES = re.compile(rf"\b(?P<kali>{_NUMBER_WORDS}) ?(?:kali|x)\b")


def _read_figure(text: str | None) -> int:
    """The number of "3 (tiga)", "3" or "tiga"; 1 where none is named."""
    if not text:
        return 1
    wording = text.split("(")[0].strip()
    return int(wording) if wording.isdigit() else NUMBER_WORDS[wording]


def _build_frequency(unit: int, n: int, times: int, wording: str) -> Frequency | None:
    """The frequency of `times` times in `n` units; None where no calendar period fits it."""
    if unit < 0:
        return Frequency(1, wording, f'"{wording}" dibaca sebagai setiap bulan')
    if n < 1 or times < 1:
        return None
    length, rest = divmod(unit * n, times)
    if length == 0:
        return Frequency(1, wording, f'"{wording}" (lebih dari sekali sebulan) dibaca sebagai setiap bulan')
    if rest or (length not in (1, 2, 3, 4, 6) and length % 12):
        return None
    result = 0 if length % 12 == 0 else length
    return Frequency(
        result, wording, f'"{wording}" dibaca sebagai sekali tiap {length} bulan' if times > 1 < length else ""
    )


def _find_phrases(text: str) -> list[tuple[re.Match[str], Frequency | None]]:
    """Every frequency phrase of a normalised text, in the order of the patterns, none overlapping another."""
    result: list[tuple[re.Match[str], Frequency | None]] = []

    def overlaps(m: re.Match[str]) -> bool:
        return any(m.start() < other.end() and other.start() < m.end() for other, _ in result)

    for m in _EVERY_DATE.finditer(text):
        result.append((m, Frequency(1, m[0], f'"{m[0]}" dibaca sebagai setiap bulan, sampai akhir bulan')))
    for m in _WEEKLY.finditer(text):
        if not overlaps(m):
            result.append((m, Frequency(1, m[0], f'"{m[0]}" dibaca sebagai setiap bulan')))
    # "1 kali setiap 3 bulan" must be taken whole before "setiap 3 bulan" is looked for.
    for pattern in (_PATTERNS[1], _PATTERNS[2], _PATTERNS[0], _PATTERNS[3]):
        for m in pattern.finditer(text):
            if not overlaps(m):
                parts = m.groupdict()
                unit = _UNITS[m["unit"]]
                frequency = _build_frequency(
                    unit, _read_figure(parts.get("n")), _read_figure(parts.get("kali")), m[0].strip(" /")
                )
                if frequency and parts.get("letak") and frequency.months > 1:
                    frequency = replace(frequency, remark=f'"{m[0]}" dibaca sampai akhir {m["unit"]} itu')
                result.append((m, frequency))
    return result


def find_in_time(tidied: str) -> tuple[Frequency | None, str]:
    """The frequency standing in a normalised TARGET WAKTU and the text without its words: "setiap bulan" → (1, "")."""
    findings = [(m, f) for m, f in _find_phrases(tidied) if not _SINGLE_MONTH.match(tidied, m.end())]
    for m in _ADJECTIVE.finditer(tidied):  # bulanan, 3 (tiga) bulanan
        if not any(m.start() < other.end() and other.start() < m.end() for other, _ in findings):
            findings.append((m, _build_frequency(_UNITS[m["unit"]], _read_figure(m["n"]), 1, m[0])))
    used = [(m, f) for m, f in findings if f is not None]
    if not used:
        return None, tidied
    rest = tidied
    for m, _ in used:
        rest = rest[: m.start()] + " " * (m.end() - m.start()) + rest[m.end() :]
    choice = pick_most_frequent([f for _, f in used])
    if len({f.months for _, f in used}) > 1:
        choice = replace(choice, remark=f'Lebih dari satu frekuensi disebut; dipakai "{choice.wording}"')
    return choice, rest


def count_times(rest: str) -> int | None:
    """The number of times a cell names without saying in what time ("4 kali", "2x"); None where it names none."""
    m = _N_TIMES.search(rest)
    return _read_figure(m["kali"]) if m else None


def find_in_capaian(text: str) -> tuple[Frequency | None, str]:
    """The frequency a TARGET CAPAIAN says, and a question to ask where it only seems to (each may be empty).

    Only *setiap/tiap/per bulan(nya)*, *3 bulan sekali* and their like count (DESIGN §3): "selama 12 bulan" is a
    duration, "Laporan bulanan" a kind of report.
    """
    tidied = comparable(text)
    if not any(
        unit in tidied
        for unit in ("bulan", "bln", "triwulan", "tw", "semester", "minggu", "kuartal", "tahun", "tanggal")
    ):
        return None, ""
    everything = [(m, f) for m, f in _find_phrases(tidied) if not _SINGLE_MONTH.match(tidied, m.end())]
    findings = [f for _, f in everything if f is not None]
    findings = [f for f in findings if not _DAILY.search(f.wording)]
    if findings:
        choice = pick_most_frequent(findings)
        differing = len({f.months for f in findings}) > 1
        return (
            choice,
            f'TARGET CAPAIAN menyebut lebih dari satu frekuensi; dipakai "{choice.wording}".' if differing else "",
        )
    if everything and not findings and everything[0][1] is None:
        return (
            None,
            f'Frekuensi "{everything[0][0][0].strip()}" dalam TARGET CAPAIAN tidak dapat dihitung dan tidak dipakai.',
        )
    properties = _ADJECTIVE.search(tidied)
    if properties and properties["unit"] not in ("tahun", "hari"):
        return None, (
            f'TARGET CAPAIAN menyebut "{properties[0]}", tetapi tidak dibaca sebagai frekuensi. Bila maksudnya tenggat '
            f'berulang, tulis "setiap {properties["unit"]}" atau isi kolom Frekuensi.'
        )
    return None, ""


def read_frequency_column(text: str | None) -> tuple[Frequency | None, str]:
    """The frequency of a Frequency column, which overrules every other, and a warning where it cannot be read."""
    tidied = comparable(text or "")
    if tidied in EMPTY:
        return None, ""
    if _ONCE.fullmatch(tidied):
        return Frequency(0, tidied), ""
    result, _ = find_in_time(tidied)
    if result is None and tidied in _UNITS:
        result = _build_frequency(_UNITS[tidied], 1, 1, tidied)
    if result is None and (m := _N_TIMES.fullmatch(tidied)):
        result = _build_frequency(12, 1, _read_figure(m["kali"]), f"{tidied} setahun")
    if result is None and tidied.isdecimal() and len(tidied) <= 2:
        result = _build_frequency(12, 1, int(tidied), f"{tidied} kali setahun")
        result = result and replace(result, remark=f'Frekuensi "{tidied}" dibaca sebagai {tidied} kali setahun')
    if result is not None:
        return result, ""
    return None, (
        f'Frekuensi "{tidied[:40]}" tidak terbaca dan tidak dipakai. Yang dapat dibaca: "setiap bulan", '
        '"setiap triwulan", "setiap semester", "sekali".'
    )


def pick_most_frequent(listing: list[Frequency]) -> Frequency:
    """The most frequent of several (once counts last), so that no obligation is overlooked."""
    return min(listing, key=lambda f: f.months or 99)
