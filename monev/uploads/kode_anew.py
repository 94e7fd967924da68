"""Give the langkah of a plan that was read wrongly the kode of the right reading.

Only where nobody used the old ones. A template made before follows.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from monev.core.grouping import group_by
from monev.core.records import Reading
from monev.reading.vocabulary.headings import normalize
from monev.uploads.matching import replace_kode
from monev.writing.changes import Change
from monev.writing.content import Content, by_kode, has_laporan
from monev.writing.plan_versions import Stored, Version


def find_kode_anew(
    existing: Stored, origin: Version | None, as_read: Reading, known: Reading
) -> tuple[Reading, dict[str, str]]:
    """Return the corrected reading (`as_read`), and stored kode → its own, where they differ.

    `known` is the reading with the stored kode. It is returned with {} if these stay: it is another
    file, something was reported or noted, or a new kode is that of another stored langkah.
    """
    anew = dict[str, str]()
    if origin or not existing.standing or has_laporan(existing.langkah):
        return known, anew
    rencana = {"satker": existing.satker, "tahun": existing.tahun}
    (acts,) = existing.db.ask("uploads/acts_on_langkah", **rencana)
    is_same_file = known.keterangan.get("sha256") == existing.standing[-1]["sha256"]
    if acts["jumlah"] or not is_same_file:
        return known, anew
    stored = by_kode(existing.langkah).keys()
    for read, langkah in zip(as_read.langkah, known.langkah, strict=True):
        if langkah.kode in stored and langkah.kode != read.kode:
            anew[langkah.kode] = read.kode
    others = stored - anew.keys()
    if not anew or not others.isdisjoint(anew.values()):
        return known, {}
    return as_read, anew


def with_kode_of(langkah: Iterable[Content], anew: Mapping[str, str]) -> list[Content]:
    """Return these langkah with other kode: `anew` maps the old ones to the new ones."""
    return [{**row, "kode": anew.get(row["kode"], row["kode"])} for row in langkah]


def kode_changes(langkah: Iterable[Content], anew: Mapping[str, str]) -> Iterator[Change]:
    """Return the change of each kode."""
    before = {kode: old for old, kode in anew.items()}
    for row in langkah:
        kode = row["kode"]
        if kode in before:
            words = row["langkah_aksi"]
            yield Change("teks_berubah", kode, words, None, "KODE", before[kode], kode)


def follow_kode(
    reading: Reading, base: Sequence[Content], newest: Sequence[Content]
) -> tuple[Reading, list[Content]]:
    """Return a file and the version it was made from with the kode that their langkah have since.

    They are known by words that stand once.
    """
    old = by_kode(base)
    new = by_kode(newest)
    since = group_by(new.keys() - old.keys(), lambda kode: normalize(new[kode]["langkah_aksi"]))
    anew = dict[str, str]()
    for kode in old.keys() - new.keys():
        match since.pop(normalize(old[kode]["langkah_aksi"]), []):
            case [one]:
                anew[kode] = one
    return replace_kode(reading, anew, ()), with_kode_of(base, anew)
