"""Find the stored langkah of each row of a file if its kode does not tell.

Numbers shift when a row is inserted.

The langkah's own words decide first, among rows of the same words the target. A langkah that is
only similar, or whose report would get another month, is offered as a Guess.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product
from typing import NamedTuple, TypeVar

from monev.core.dates import fold_tenggat
from monev.core.grouping import group_by
from monev.core.records import BuktiReport, Langkah, Reading, TenggatReport
from monev.core.remarks import Remark
from monev.core.text import shorten
from monev.reading.vocabulary.headings import normalize
from monev.writing.content import (
    LAPORAN_HEADINGS,
    Content,
    by_kode,
    by_tenggat,
    has_laporan,
    is_reported,
    pick_fields,
)

SIMILAR = 0.5
"""From this share of common words (Dice) on, two langkah may be the same one reworded."""

_TELLING = ("bukti_dukung", "pic", "indikator", "komponen")
"""Cells that tell rows of the same words and the same target apart, the best first."""


Coded = TypeVar("Coded", Langkah, TenggatReport, BuktiReport)
Report = TypeVar("Report", TenggatReport, BuktiReport)


class Guess(NamedTuple):
    """A new langkah of the file that is probably a stored one that would be gone.

    The person confirms it or not.
    """

    file_kode: str
    file_langkah: str
    stored_kode: str
    stored_langkah: str


def recognise(
    reading: Reading, base: Sequence[Content], matches: Mapping[str, str]
) -> tuple[Reading, tuple[str, ...]]:
    """Return the reading with the stored kode on every known langkah.

    With it come the kode of those known by their words.

    `matches` are the confirmed Guess: file_kode → stored_kode.
    """
    stored = by_kode(base)
    sure = {row.kode for row in reading.langkah if row.is_kode_written and row.kode in stored}
    from_text = _match_by_text(reading.langkah, stored, sure)
    mapping = dict(from_text)
    used = {*sure, *mapping.values()}
    for langkah in reading.langkah:
        kode = langkah.kode
        if kode not in sure and kode not in mapping:
            if kode in used or not _may_be_same(langkah, stored.get(kode)):
                mapping[kode] = _new_kode(kode, {*used, *stored})
            used.add(mapping.get(kode, kode))
    for langkah in reading.langkah:
        kode = mapping.get(langkah.kode, langkah.kode)
        chosen = matches.get(kode)
        if chosen in stored and chosen not in used:
            mapping[langkah.kode] = chosen
            used.add(chosen)
    moved = tuple(new for old, new in from_text.items() if old != new)
    return replace_kode(reading, mapping, stored), moved


def separate(reading: Reading, base: Sequence[Content], newest: Sequence[Content]) -> Reading:
    """Return the reading with a kode of its own for every new langkah whose kode is taken.

    Two people who each add a langkah both give it the next free ordinal. A langkah that both added
    word for word takes the stored kode.
    """
    old = by_kode(base)
    current = by_kode(newest)
    since = {kode: content for kode, content in current.items() if kode not in old}
    if not since:
        return reading
    new = [langkah for langkah in reading.langkah if langkah.kode not in old]
    mapping = _match_by_text(new, since, set())
    used = {*current, *old}
    used.update(langkah.kode for langkah in reading.langkah)
    for langkah in new:
        kode = langkah.kode
        if kode in mapping:
            continue
        is_foreign = kode in since and not _is_alike(langkah, since[kode])
        if is_foreign or kode in mapping.values():
            mapping[kode] = _new_kode(kode, used)
            used.add(mapping[kode])
    return replace_kode(reading, mapping, old)


def ask_replaced(reading: Reading, base: Sequence[Content]) -> Iterator[Remark]:
    """Ask about each row with the KODE of a langkah with progress, but other words.

    The KODE wins (docs/reading.md), which is wrong if somebody typed a new langkah over the old.
    """
    stored = by_kode(base)
    for langkah in reading.langkah:
        old = stored.get(langkah.kode)
        if old is None or not langkah.is_kode_written or not has_laporan([old]):
            continue
        if _has_same_words(langkah, old) or _is_alike(langkah, old):
            continue
        kode = langkah.kode
        values = {"kode": kode, "stored": shorten(old["langkah_aksi"])}
        place = (langkah.lembar, langkah.baris, "KODE", kode)
        yield Remark("uploads.other_words_under_kode", *place, values=values)


def guess_reworded(newest: Sequence[Content], langkah: Sequence[Content]) -> tuple[Guess, ...]:
    """Return new langkah that are much like one that would be gone, the likeliest first.

    Each comes at most once.
    """
    old = by_kode(newest)
    new = by_kode(langkah)
    gone = dict[str, frozenset[str]]()
    for kode, content in old.items():
        if kode not in new:
            gone[kode] = _word_set(content)
    pairs = list[tuple[float, str, str]]()
    for kode, content in new.items():
        words = frozenset() if kode in old else _word_set(content)
        for gone_kode, gone_words in gone.items():
            similarity = _dice(words, gone_words)
            if similarity >= SIMILAR:
                pairs.append((similarity, kode, gone_kode))
    pairs.sort(key=lambda pair: -pair[0])
    guesses = dict[str, Guess]()
    for _, kode, gone_kode in pairs:
        if kode not in guesses and gone_kode in gone:
            words = _with_target(new[kode])
            guesses[kode] = Guess(kode, words, gone_kode, _with_target(old[gone_kode]))
            del gone[gone_kode]
    return tuple(guesses.values())


def _with_target(langkah: Content) -> str:
    """Return the words of a langkah and when it is due."""
    target = fold_tenggat(by_tenggat(langkah))
    return f"{langkah['langkah_aksi']} ({target or 'tanpa target'})"


def _has_same_words(langkah: Langkah, old: Content) -> bool:
    return normalize(old["langkah_aksi"]) == normalize(langkah.langkah_aksi)


def _may_be_same(langkah: Langkah, old: Content | None) -> bool:
    # A langkah stored without words is the one whose row got them since.
    if old is None or langkah.is_kode_written or not old["langkah_aksi"]:
        return True
    return _is_alike(langkah, old) and _keeps_months(langkah, old)


def _keeps_months(langkah: Langkah, old: Content) -> bool:
    """True if everything reported of a stored langkah would keep its month in this row."""
    blank = pick_fields(None, LAPORAN_HEADINGS)
    gone = dict(by_tenggat(old))
    for tenggat in langkah.tenggat:
        gone.pop(tenggat.tenggat, None)
    for stored in gone.values():
        if pick_fields(stored, LAPORAN_HEADINGS) != blank or any(map(is_reported, stored["bukti"])):
            return False
    return True


def _match_by_text(
    langkah: Sequence[Langkah], stored: Mapping[str, Content], sure: set[str]
) -> dict[str, str]:
    """Map kode in the file to stored kode for rows of the same words, except the `sure` ones.

    Words that stand once on both sides are one langkah, wherever its target went. Of others the
    pairs of the best score are taken first, and nothing reported gets another month.
    """
    in_file = group_by(langkah, lambda row: normalize(row.langkah_aksi))
    in_store = group_by(stored, lambda kode: normalize(stored[kode]["langkah_aksi"]))
    result = dict[str, str]()
    for words, rows in in_file.items():
        kodes = in_store.get(words, [])
        is_only = len(rows) == len(kodes) == 1
        pairs = dict[tuple[float, ...], list[tuple[str, str]]]()
        for row, kode in product(rows, kodes):
            old = stored[kode]
            if sure.isdisjoint((row.kode, kode)) and (is_only or _keeps_months(row, old)):
                pairs.setdefault(_score_twins(row, old), []).append((row.kode, kode))
        for score in sorted(pairs, reverse=True):
            result |= _pair_twins(pairs[score], result)
    return result


def _score_twins(row: Langkah, old: Content) -> tuple[float, ...]:
    """Score how much a row is a stored langkah of the same words: its area, target, other cells."""
    months = {tenggat.tenggat for tenggat in row.tenggat}
    before = {*by_tenggat(old)}
    shared = 1.0 if months == before else len(months & before) / len(months | before)
    is_same = [(getattr(row, name) or "") == (old[name] or "") for name in _TELLING]
    return (row.area == old["area"], shared, *is_same)


def _pair_twins(pairs: Sequence[tuple[str, str]], taken: Mapping[str, str]) -> dict[str, str]:
    """Map kode in the file to stored kode, of pairs that are equally good.

    As many rows as were stored are those, in their order. Of more or fewer, the number tells.
    """
    used = {*taken.values()}
    partners = dict[str, list[str]]()
    for row, kode in pairs:
        if kode not in used and row not in taken:
            partners.setdefault(kode, []).append(row)
    result = dict[str, str]()
    for rows, kodes in group_by(partners, lambda kode: tuple(partners[kode])).items():
        if len(rows) == len(kodes):
            result |= zip(rows, kodes, strict=True)
        else:
            result |= {kode: kode for kode in kodes if kode in rows}
    return result


def _new_kode(kode: str, used: Collection[str]) -> str:
    """Return the next free ordinal beside a kode that belongs to another langkah."""
    beginning, _, _ = kode.rpartition(".")
    beginning = beginning or kode
    order = 1
    while f"{beginning}.{order}" in used:
        order += 1
    return f"{beginning}.{order}"


def replace_kode(reading: Reading, mapping: Mapping[str, str], stored: Collection[str]) -> Reading:
    """Return the reading with other kode on its langkah and their reports.

    In a template the Kode of a report is the stored one, whatever the rows of the plan are called
    now.
    """

    def with_kode(coded: Coded) -> Coded:
        return replace(coded, kode=mapping.get(coded.kode, coded.kode))

    def replaced(report: Report) -> Report:
        kept = reading.origin is not None and report.is_kode_written and report.kode in stored
        return report if kept else with_kode(report)

    if all(old == kode for old, kode in mapping.items()):
        return reading
    langkah = tuple(map(with_kode, reading.langkah))
    return replace(reading.with_reports(replaced), langkah=langkah)


def _is_alike(langkah: Langkah, stored: Content) -> bool:
    own = _word_set({"langkah_aksi": langkah.langkah_aksi, "indikator": langkah.indikator})
    return _dice(own, _word_set(stored)) >= SIMILAR


def _word_set(langkah: Mapping[str, object]) -> frozenset[str]:
    text = f"{langkah['langkah_aksi']} {langkah['indikator']}"
    return frozenset(normalize(text).split())


def _dice(words: frozenset[str], others: frozenset[str]) -> float:
    total = len(words) + len(others)
    if total == 0:
        return 0.0
    return 2 * len(words & others) / total
