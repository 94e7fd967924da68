"""Read every layout and count, per field, what came out right, asked, missing or silently wrong.

`python -m tests.layouts.measure` prints the report; README's section on limits quotes it.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random

from monev.core.records import Langkah, Reading
from monev.reading import read_file
from tests.layouts import matrix, structure, titles
from tests.layouts.catalogue import LAYOUTS, Layout
from tests.layouts.random_plan import RandomRencana, make_rencana

MODULES = (titles, structure, matrix)
"""Each registers its layouts where it is imported."""
COLUMNS = ("area", "sub_area", "komponen", "indikator", "langkah", "tenggat", "bukti", "pic")
OUTCOMES = ("benar", "ditanya", "salah", "hilang", "lebih")


@dataclass
class Score:
    """Per field: benar (right, unasked), ditanya (right or wrong, but a person was asked), salah (silently wrong),
    hilang (silently missing), lebih (read though not there)."""

    counts: dict[str, Counter] = field(default_factory=lambda: {k: Counter() for k in COLUMNS})
    examples: list[str] = field(default_factory=list)

    def count_outcome(self, column: str, kind: str, contoh: str = "") -> None:
        self.counts[column][kind] += 1
        if kind in ("salah", "hilang", "lebih") and len(self.examples) < 5:
            self.examples.append(f"{column}: {contoh}")

    def totals(self) -> Counter:
        """All fields together."""
        return sum(self.counts.values(), Counter())


def normalise(text: str | None) -> str:
    """Text without the differences no reader would see."""
    return " ".join((text or "").split()).casefold()


def score_one(layout: Layout, rencana: RandomRencana, value: Score) -> None:
    """Write the plan in this layout, read it, and compare every field with what is known."""
    result = layout.write(rencana)
    reading = read_file(result.data, result.nama)
    if reading.galat:
        for column in COLUMNS:
            value.counts[column]["ditanya"] += len(rencana.each_langkah())
        value.examples.append("ditolak: " + reading.galat[0].pesan)
    else:
        compare(layout, rencana, reading, value)


def compare(layout: Layout, rencana: RandomRencana, reading: Reading, value: Score) -> None:
    """Match langkah by their sentence, each of which occurs once in the plan."""
    read_back = {normalise(lg.langkah_aksi): lg for lg in reading.langkah}
    asked = {(c.lembar, c.baris) for c in reading.peringatan}
    common = any(c.baris is None for c in reading.peringatan)
    doubted = [normalise(lg.langkah_aksi) for lg in reading.langkah if _was_asked(lg, asked)]
    for area, sub, komponen, want in rencana.each_langkah():
        found = read_back.pop(normalise(want.langkah_aksi), None)
        if found is None:
            inside = common or any(normalise(want.langkah_aksi) in text for text in doubted)
            value.count_outcome("langkah", "ditanya" if inside else "hilang", want.langkah_aksi)
            continue
        questions = _was_asked(found, asked) or common
        pairing = {
            "area": (normalise(area.nama), normalise(found.nama_area)),
            "sub_area": (normalise(sub.nama), normalise(found.nama_sub_area).split(" / ")[-1]),
            "komponen": (normalise(komponen.nama), normalise(found.komponen)),
            "indikator": (normalise(want.indikator), normalise(found.indikator)),
            "langkah": (normalise(want.langkah_aksi), normalise(found.langkah_aksi)),
            "tenggat": (want.waktu.tenggat(rencana.tahun), frozenset(t.tenggat for t in found.tenggat)),
            "bukti": (tuple(map(normalise, want.bukti)), tuple(normalise(b.nama) for b in found.bukti)),
            "pic": (normalise(want.pic), normalise(found.pic)),
        }
        for column, (expected, actual) in pairing.items():
            if column in layout.without:
                continue
            kind = "ditanya" if questions else "benar" if expected == actual else "salah"
            value.count_outcome(column, kind, f"{want.langkah_aksi!r}: {expected} ≠ {actual}")
    for extra in read_back.values():
        value.count_outcome("langkah", "ditanya" if _was_asked(extra, asked) else "lebih", extra.langkah_aksi)


def _was_asked(langkah: Langkah, asked: set[tuple[str | None, int | None]]) -> bool:
    return (langkah.lembar, langkah.baris) in asked


def measure(name: str, seeds: Iterable[int]) -> Score:
    """A layout over every seed."""
    layout, value = LAYOUTS[name], Score()
    for seed in seeds:
        score_one(layout, make_rencana(Random(seed), layout.want), value)
    return value


def main() -> None:
    """Print the report."""
    choice = argparse.ArgumentParser()
    choice.add_argument("tata_letak", nargs="*", default=sorted(LAYOUTS))
    choice.add_argument("--benih", dest="seeds", type=int, default=3, help="how many random plans a layout")
    args = choice.parse_args()
    everything: dict[str, Counter] = {column: Counter() for column in COLUMNS}
    for name in args.tata_letak:
        value = measure(name, range(args.seeds))
        for column in COLUMNS:
            everything[column] += value.counts[column]
        sys.stdout.write(f"{name:32} {_shares(value.totals())}\n")
        sys.stdout.writelines(f"    {example[:180]}\n" for example in value.examples)
    for column, counts in everything.items():
        sys.stdout.write(f"{column:32} {_shares(counts)}\n")
    sys.stdout.write(f"{len(args.tata_letak):2} tata letak {'':18} {_shares(sum(everything.values(), Counter()))}\n")


def _shares(counts: Counter) -> str:
    total = sum(counts.values()) or 1
    return "  ".join(f"{outcome} {100 * counts[outcome] / total:6.2f}%" for outcome in OUTCOMES)


if __name__ == "__main__":
    main()
