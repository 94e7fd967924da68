"""Which stored langkah each row of a file is, where its kode does not tell: numbering shifts when a row is inserted.

A kode in the row's KODE cell tells. Else it was made from the row's number, and the langkah's own words decide first:
a row written anew where another one was taken out is a new langkah. What is only alike is never matched in silence: it
is offered as a Guess, to be confirmed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from monev.core.records import BuktiReport, Langkah, Reading, TenggatReport
from monev.core.remarks import Remark
from monev.core.text import shorten
from monev.reading.vocabulary.headings import normalize
from monev.writing.content import by_kode, has_laporan

WithKode = TypeVar("Berkode", Langkah, TenggatReport, BuktiReport)

SIMILAR = 0.5
"""Share of common words (Dice) from which two langkah may be the same one reworded."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A new langkah of the file that is probably a stored one that would be gone: the person confirms or not."""

    file_kode: str
    file_langkah: str
    stored_kode: str
    stored_langkah: str
    similarity: float


def recognise(reading: Reading, base: Sequence[dict], matches: Mapping[str, str]) -> tuple[Reading, tuple[str, ...]]:
    """The reading with the stored kode on every langkah that is known, and the kode of those known by their words.

    `matches` are the confirmed Guess: kode_berkas → kode_tersimpan.
    """
    stored = by_kode(base)
    sure = {one.kode for one in reading.langkah if _is_surely_stored(one, stored)}
    from_text = _match_by_text(reading, stored, sure)
    mapping = dict(from_text)
    used = sure | set(mapping.values())
    for one in reading.langkah:
        if one.kode in sure or one.kode in mapping:
            continue
        other = one.kode in stored and not _may_be_same(one, stored[one.kode])
        if one.kode in used or other:
            mapping[one.kode] = _new_kode(one.kode, used | set(stored))
        used.add(mapping.get(one.kode, one.kode))
    for one in reading.langkah:
        chosen = matches.get(mapping.get(one.kode, one.kode))
        if chosen in stored and chosen not in used:
            mapping[one.kode] = chosen
            used.add(chosen)
    return _replace_kode(reading, mapping, stored), tuple(new for old, new in from_text.items() if old != new)


def separate(reading: Reading, base: Sequence[dict], newest: Sequence[dict]) -> Reading:
    """The reading with a kode of its own for every new langkah that took the kode of another one.

    Two people who each add a langkah since the same version both number it the next free ordinal: they are two
    langkah unless their words are alike. One that both added, word for word, takes the kode it was stored under.
    """
    old, current = by_kode(base), by_kode(newest)
    since = {kode: one for kode, one in current.items() if kode not in old}
    by_wording = {normalize(one["langkah_aksi"]): kode for kode, one in since.items()}
    new = [one for one in reading.langkah if since and one.kode not in old]
    mapping: dict[str, str] = {}
    for one in new:
        twins = by_wording.get(normalize(one.langkah_aksi))
        if twins is not None and twins not in mapping.values():
            mapping[one.kode] = twins
    used = {*current, *old, *(one.kode for one in reading.langkah)}
    for one in new:
        foreign = one.kode in since and _dice(_word_set(_wording_fields(one)), _word_set(since[one.kode])) < SIMILAR
        if one.kode not in mapping and (foreign or one.kode in mapping.values()):
            mapping[one.kode] = _new_kode(one.kode, used)
            used.add(mapping[one.kode])
    return _replace_kode(reading, mapping, old)


def ask_replaced(reading: Reading, base: Sequence[dict]) -> Iterator[Remark]:
    """A question for each row whose KODE is that of a langkah with progress, and whose words are another's.

    The KODE wins (DESIGN §2), so the progress stays with it: right for a langkah thoroughly reworded, wrong where
    somebody typed a new one over the old.
    """
    stored = by_kode(base)
    for one in reading.langkah:
        old = stored.get(one.kode)
        if old is None or not one.is_kode_written or not has_laporan([old]):
            continue
        if (
            normalize(one.langkah_aksi) != normalize(old["langkah_aksi"])
            and _dice(_word_set(_wording_fields(one)), _word_set(old)) < SIMILAR
        ):
            values = {"kode": one.kode, "stored": shorten(old["langkah_aksi"])}
            yield Remark("uploads.other_words_under_kode", one.lembar, one.baris, "KODE", one.kode, values=values)


def guess_reworded(newest: Sequence[dict], langkah: Sequence[dict]) -> tuple[Guess, ...]:
    """New langkah that are much like one that would be gone, each at most once, the likeliest first."""
    old, new = by_kode(newest), by_kode(langkah)
    missing = [(one, _word_set(one)) for kode, one in old.items() if kode not in new]
    add = [(one, _word_set(one)) for kode, one in new.items() if kode not in old]
    pairing = sorted(
        ((_dice(a, b), n, t, h) for n, (t, a) in enumerate(add) for h, b in missing), key=lambda p: (-p[0], p[1])
    )
    result: dict[str, Guess] = {}
    for value, _, t, h in pairing:
        if value < SIMILAR:
            break
        if t["kode"] not in result and h["kode"] not in {d.stored_kode for d in result.values()}:
            result[t["kode"]] = Guess(t["kode"], t["langkah_aksi"], h["kode"], h["langkah_aksi"], round(value, 2))
    return tuple(result.values())


def _is_surely_stored(one: Langkah, stored: Mapping[str, dict]) -> bool:
    """Whether a kode is surely the stored langkah's: it stands in the file, or the words are the same."""
    old = stored.get(one.kode)
    return old is not None and (one.is_kode_written or normalize(old["langkah_aksi"]) == normalize(one.langkah_aksi))


def _may_be_same(one: Langkah, old: dict) -> bool:
    return one.is_kode_written or _dice(_word_set(_wording_fields(one)), _word_set(old)) >= SIMILAR


def _match_by_text(reading: Reading, stored: Mapping[str, dict], sure: Collection[str]) -> dict[str, str]:
    """kode in the file → stored kode, for rows whose words stand exactly once in the file and once in the store."""
    in_file = Counter(normalize(one.langkah_aksi) for one in reading.langkah)
    in_store: dict[str, list[str]] = {}
    for kode, old in stored.items():
        in_store.setdefault(normalize(old["langkah_aksi"]), []).append(kode)
    result = {}
    for one in reading.langkah:
        text = normalize(one.langkah_aksi)
        candidates = in_store.get(text, [])
        if one.kode not in sure and in_file[text] == 1 and len(candidates) == 1 and candidates[0] not in sure:
            result[one.kode] = candidates[0]
    return result


def _new_kode(kode: str, used: Collection[str]) -> str:
    """The next free ordinal beside a kode that belongs to another langkah."""
    beginning = kode.rpartition(".")[0] or kode
    order = 1
    while f"{beginning}.{order}" in used:
        order += 1
    return f"{beginning}.{order}"


def _replace_kode(reading: Reading, mapping: Mapping[str, str], stored: Collection[str]) -> Reading:
    """The reading with other kode on its langkah, and on what is reported of them. In a template the Kode of a report
    is the stored one, whatever the rows of the plan came to be called."""

    def kept(one: TenggatReport | BuktiReport) -> bool:
        return reading.origin is not None and one.is_kode_written and one.kode in stored

    def laporan(listing: Sequence | None) -> tuple | None:
        return None if listing is None else tuple(x if kept(x) else _with_kode(x, mapping) for x in listing)

    if all(old == kode for old, kode in mapping.items()):
        return reading
    langkah = tuple(_with_kode(one, mapping) for one in reading.langkah)
    return replace(reading, langkah=langkah, realisasi=laporan(reading.realisasi), bukti=laporan(reading.bukti))


def _with_kode(one: WithKode, mapping: Mapping[str, str]) -> WithKode:
    return replace(one, kode=mapping.get(one.kode, one.kode))


def _wording_fields(one: Langkah) -> dict[str, str]:
    return {"langkah_aksi": one.langkah_aksi, "indikator": one.indikator}


def _word_set(one: Mapping[str, str]) -> frozenset[str]:
    return frozenset(normalize(f"{one['langkah_aksi']} {one['indikator']}").split())


def _dice(one: frozenset[str], two: frozenset[str]) -> float:
    return 2 * len(one & two) / (len(one) + len(two)) if one or two else 0.0
