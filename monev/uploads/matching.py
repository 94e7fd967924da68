"""Which stored langkah each row of a file is, where its kode does not tell: numbering shifts when a
row is inserted. The langkah's own words decide first. What is only alike is never matched in
silence: it is offered as a Guess."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count
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
    used = sure | set(mapping.values())
    for langkah in reading.langkah:
        if langkah.kode in sure or langkah.kode in mapping:
            continue
        if langkah.kode in used or not _may_be_same(langkah, stored.get(langkah.kode)):
            mapping[langkah.kode] = _new_kode(langkah.kode, used | set(stored))
        used.add(mapping.get(langkah.kode, langkah.kode))
    for langkah in reading.langkah:
        chosen = matches.get(mapping.get(langkah.kode, langkah.kode))
        if chosen in stored and chosen not in used:
            mapping[langkah.kode] = chosen
            used.add(chosen)
    return _replace_kode(reading, mapping, stored), tuple(
        new for old, new in from_text.items() if old != new
    )


def separate(reading: Reading, base: Sequence[Content], newest: Sequence[Content]) -> Reading:
    """The reading with a kode of its own for every new langkah that took the kode of another one:
    two people who each add a langkah both number it the next free ordinal. What both added, word
    for word, takes the stored kode."""
    old = by_kode(base)
    current = by_kode(newest)
    since = {kode: langkah for kode, langkah in current.items() if kode not in old}
    new = [langkah for langkah in reading.langkah if since and langkah.kode not in old]
    mapping = _match_twins(new, since)
    used = {*current, *old, *(langkah.kode for langkah in reading.langkah)}
    for langkah in new:
        foreign = langkah.kode in since and not _is_alike(langkah, since[langkah.kode])
        if langkah.kode not in mapping and (foreign or langkah.kode in mapping.values()):
            mapping[langkah.kode] = _new_kode(langkah.kode, used)
            used.add(mapping[langkah.kode])
    return _replace_kode(reading, mapping, old)


def _match_twins(new: Sequence[Langkah], since: Mapping[str, Content]) -> dict[str, str]:
    """kode in the file → the kode under which the same words were stored `since`, each at most
    once."""
    by_wording = {normalize(langkah["langkah_aksi"]): kode for kode, langkah in since.items()}
    mapping: dict[str, str] = {}
    for langkah in new:
        if twin := by_wording.pop(normalize(langkah.langkah_aksi), None):
            mapping[langkah.kode] = twin
    return mapping


def ask_replaced(reading: Reading, base: Sequence[Content]) -> Iterator[Remark]:
    """A question for each row whose KODE is that of a langkah with progress, and whose words are
    another's: the KODE wins (docs/reading.md), which is wrong where somebody typed a new langkah
    over the old."""
    stored = by_kode(base)
    for langkah in reading.langkah:
        old = stored.get(langkah.kode)
        if old is None or not langkah.is_kode_written or not has_laporan([old]):
            continue
        if normalize(langkah.langkah_aksi) != normalize(old["langkah_aksi"]) and not _is_alike(
            langkah, old
        ):
            values = {"kode": langkah.kode, "stored": shorten(old["langkah_aksi"])}
            place = (langkah.lembar, langkah.baris, "KODE", langkah.kode)
            yield Remark("uploads.other_words_under_kode", *place, values=values)


def guess_reworded(newest: Sequence[Content], langkah: Sequence[Content]) -> tuple[Guess, ...]:
    """New langkah that are much like one that would be gone, each at most once, the likeliest
    first."""
    old = by_kode(newest)
    new = by_kode(langkah)
    gone = [(content, _word_set(content)) for kode, content in old.items() if kode not in new]
    added = [(content, _word_set(content)) for kode, content in new.items() if kode not in old]
    pairs = [
        (similarity, new_langkah, gone_langkah)
        for new_langkah, new_words in added
        for gone_langkah, gone_words in gone
        if (similarity := _dice(new_words, gone_words)) >= SIMILAR
    ]
    guesses: dict[str, Guess] = {}
    for _, new_langkah, gone_langkah in sorted(pairs, key=lambda pair: -pair[0]):
        kode = new_langkah["kode"]
        gone_kode = gone_langkah["kode"]
        if kode not in guesses and gone_kode not in {
            guess.stored_kode for guess in guesses.values()
        }:
            guesses[kode] = Guess(
                kode, new_langkah["langkah_aksi"], gone_kode, gone_langkah["langkah_aksi"]
            )
    return tuple(guesses.values())


def _is_surely_stored(langkah: Langkah, stored: Mapping[str, Content]) -> bool:
    """Whether a kode is surely the stored langkah's: it stands in the file, or the words are the
    same."""
    old = stored.get(langkah.kode)
    return old is not None and (
        langkah.is_kode_written or normalize(old["langkah_aksi"]) == normalize(langkah.langkah_aksi)
    )


def _may_be_same(langkah: Langkah, old: Content | None) -> bool:
    # A langkah stored without its words is the one whose row got them since.
    return (
        old is None or langkah.is_kode_written or not old["langkah_aksi"] or _is_alike(langkah, old)
    )


def _match_by_text(
    reading: Reading, stored: Mapping[str, Content], sure: Collection[str]
) -> dict[str, str]:
    """kode in the file → stored kode, for rows whose words stand exactly once in the file and once
    in the store."""
    in_file = Counter(normalize(langkah.langkah_aksi) for langkah in reading.langkah)
    in_store = group_by(stored, lambda kode: normalize(stored[kode]["langkah_aksi"]))
    result = {}
    for langkah in reading.langkah:
        text = normalize(langkah.langkah_aksi)
        candidates = in_store.get(text, [])
        if (
            langkah.kode not in sure
            and in_file[text] == 1
            and len(candidates) == 1
            and candidates[0] not in sure
        ):
            result[langkah.kode] = candidates[0]
    return result


def _new_kode(kode: str, used: Collection[str]) -> str:
    """The next free ordinal beside a kode that belongs to another langkah."""
    return next(
        new
        for order in count(1)
        if (new := f"{kode.rpartition('.')[0] or kode}.{order}") not in used
    )


def _replace_kode(reading: Reading, mapping: Mapping[str, str], stored: Collection[str]) -> Reading:
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
    return 2 * len(words & others) / (len(words) + len(others)) if words or others else 0.0
