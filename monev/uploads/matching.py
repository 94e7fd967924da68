"""Which stored langkah each row of a file is, where its kode does not tell: numbering shifts when a
row is inserted. The langkah's own words decide first. What is only alike is never matched in
silence: it is offered as a Guess."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeVar

from monev.core.grouping import group_by
from monev.core.records import BuktiReport, Langkah, Reading, TenggatReport
from monev.core.remarks import Remark
from monev.core.text import shorten
from monev.reading.vocabulary.headings import normalize
from monev.writing.content import Content, by_kode, has_laporan

SIMILAR = 0.5
"""Share of common words (Dice) from which two langkah may be the same one reworded."""


Coded = TypeVar("Coded", Langkah, TenggatReport, BuktiReport)
Report = TypeVar("Report", TenggatReport, BuktiReport)


class Guess(NamedTuple):
    """A new langkah of the file that is probably a stored one that would be gone: the person
    confirms or not."""

    file_kode: str
    file_langkah: str
    stored_kode: str
    stored_langkah: str


def recognise(
    reading: Reading, base: Sequence[Content], matches: Mapping[str, str]
) -> tuple[Reading, tuple[str, ...]]:
    """The reading with the stored kode on every langkah that is known, and the kode of those known
    by their words; `matches`: the confirmed Guess, file_kode → stored_kode."""
    stored = by_kode(base)
    sure = {langkah.kode for langkah in reading.langkah if _is_surely_stored(langkah, stored)}
    from_text = _match_by_text(reading, stored, sure)
    mapping = dict(from_text)
    used = {*sure, *mapping.values()}
    for langkah in reading.langkah:
        kode = langkah.kode
        if kode not in sure and kode not in mapping:
            if kode in used or not _may_be_same(langkah, stored.get(kode)):
                mapping[kode] = _new_kode(kode, {*used, *stored})
            used.add(mapping.get(kode, kode))
    for langkah in reading.langkah:
        chosen = matches.get(mapping.get(langkah.kode, langkah.kode))
        if chosen in stored and chosen not in used:
            mapping[langkah.kode] = chosen
            used.add(chosen)
    moved = tuple(new for old, new in from_text.items() if old != new)
    return _replace_kode(reading, mapping, stored), moved


def separate(
    reading: Reading,
    base: Sequence[Content],
    newest: Sequence[Content],
) -> Reading:
    """The reading with a kode of its own for every new langkah that took the kode of another one:
    two people who each add a langkah both number it the next free ordinal. What both added, word
    for word, takes the stored kode."""
    old = by_kode(base)
    current = by_kode(newest)
    since = {kode: langkah for kode, langkah in current.items() if kode not in old}
    if not since:
        return reading
    new = [langkah for langkah in reading.langkah if langkah.kode not in old]
    # The same words, stored since: the kode they were given, each at most once.
    twins = {normalize(langkah["langkah_aksi"]): kode for kode, langkah in since.items()}
    mapping = dict[str, str]()
    for langkah in new:
        if twin := twins.pop(normalize(langkah.langkah_aksi), None):
            mapping[langkah.kode] = twin
    used = {
        *current,
        *old,
        *(langkah.kode for langkah in reading.langkah),
    }
    for langkah in new:
        kode = langkah.kode
        is_foreign = kode in since and not _is_alike(langkah, since[kode])
        if kode not in mapping and (is_foreign or kode in mapping.values()):
            mapping[kode] = _new_kode(kode, used)
            used.add(mapping[kode])
    return _replace_kode(reading, mapping, old)


def ask_replaced(reading: Reading, base: Sequence[Content]) -> Iterator[Remark]:
    """A question for each row whose KODE is that of a langkah with progress, and whose words are
    another's: the KODE wins (docs/reading.md), which is wrong where somebody typed a new langkah
    over the old."""
    stored = by_kode(base)
    for langkah in reading.langkah:
        old = stored.get(langkah.kode)
        if old is None or not langkah.is_kode_written or not has_laporan([old]):
            continue
        if not _has_same_words(langkah, old) and not _is_alike(langkah, old):
            values = {"kode": langkah.kode, "stored": shorten(old["langkah_aksi"])}
            place = (
                langkah.lembar,
                langkah.baris,
                "KODE",
                langkah.kode,
            )
            yield Remark(
                "uploads.other_words_under_kode",
                *place,
                values=values,
            )


def guess_reworded(newest: Sequence[Content], langkah: Sequence[Content]) -> tuple[Guess, ...]:
    """New langkah that are much like one that would be gone, each at most once, the likeliest
    first."""
    old = by_kode(newest)
    new = by_kode(langkah)
    gone = {kode: _word_set(content) for kode, content in old.items() if kode not in new}
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
            words = new[kode]["langkah_aksi"]
            guesses[kode] = Guess(
                kode,
                words,
                gone_kode,
                old[gone_kode]["langkah_aksi"],
            )
            del gone[gone_kode]
    return tuple(guesses.values())


def _is_surely_stored(langkah: Langkah, stored: Mapping[str, Content]) -> bool:
    """Whether a kode is surely the stored langkah's: it stands in the file, or the words are the
    same."""
    old = stored.get(langkah.kode)
    return old is not None and (langkah.is_kode_written or _has_same_words(langkah, old))


def _has_same_words(langkah: Langkah, old: Content) -> bool:
    return normalize(old["langkah_aksi"]) == normalize(langkah.langkah_aksi)


def _may_be_same(langkah: Langkah, old: Content | None) -> bool:
    # A langkah stored without its words is the one whose row got them since.
    if old is None or langkah.is_kode_written or not old["langkah_aksi"]:
        return True
    return _is_alike(langkah, old)


def _match_by_text(
    reading: Reading, stored: Mapping[str, Content], sure: set[str]
) -> dict[str, str]:
    """kode in the file → stored kode, for rows whose words stand exactly once in the file and once
    in the store."""
    in_file = group_by(reading.langkah, lambda langkah: normalize(langkah.langkah_aksi))
    in_store = group_by(stored, lambda kode: normalize(stored[kode]["langkah_aksi"]))
    result = dict[str, str]()
    for text, rows in in_file.items():
        kodes = in_store.get(text, [])
        if len(rows) == len(kodes) == 1 and sure.isdisjoint((rows[0].kode, kodes[0])):
            result[rows[0].kode] = kodes[0]
    return result


def _new_kode(kode: str, used: Collection[str]) -> str:
    """The next free ordinal beside a kode that belongs to another langkah."""
    beginning = kode.rpartition(".")[0] or kode
    order = 1
    while f"{beginning}.{order}" in used:
        order += 1
    return f"{beginning}.{order}"


def _replace_kode(
    reading: Reading,
    mapping: Mapping[str, str],
    stored: Collection[str],
) -> Reading:
    """The reading with other kode on its langkah, and on what is reported of them. In a template
    the Kode of a report is the stored one, whatever the rows of the plan came to be called."""

    def with_kode(coded: Coded) -> Coded:
        return replace(coded, kode=mapping.get(coded.kode, coded.kode))

    def replaced(report: Report) -> Report:
        kept = reading.origin is not None and report.is_kode_written and report.kode in stored
        return report if kept else with_kode(report)

    if all(old == kode for old, kode in mapping.items()):
        return reading
    return replace(reading.with_reports(replaced), langkah=tuple(map(with_kode, reading.langkah)))


def _is_alike(langkah: Langkah, stored: Content) -> bool:
    own = {"langkah_aksi": langkah.langkah_aksi, "indikator": langkah.indikator}
    return _dice(_word_set(own), _word_set(stored)) >= SIMILAR


def _word_set(langkah: Mapping[str, object]) -> frozenset[str]:
    return frozenset(normalize(f"{langkah['langkah_aksi']} {langkah['indikator']}").split())


def _dice(words: frozenset[str], others: frozenset[str]) -> float:
    total = len(words) + len(others)
    return 2 * len(words & others) / total if total else 0.0
