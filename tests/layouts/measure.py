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
from types import ModuleType

from monev.core.records import Langkah, Reading
from monev.reading import read_file
from tests.layouts import (
    customs,
    files,
    matrix,
    not_a_plan,
    other_matrices,
    other_offices,
    other_structures,
    structure,
    titles,
    unexpected,
)
from tests.layouts.catalogue import LAYOUTS, Layout
from tests.layouts.random_plan import RandomRencana, make_rencana

GROUPS = {
    "judul": (titles,),
    "matriks": (matrix, other_matrices),
    "susunan": (structure, other_structures),
    "jenis berkas": (files,),
    "bukan rencana": (not_a_plan,),
    "tak terduga": (unexpected,),
    "kantor lain": (other_offices, customs),
}
COLUMNS = ("area", "sub_area", "komponen", "indikator", "langkah", "tenggat", "bukti", "pic")


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

    def merge(self, other: Score) -> None:
        for column in COLUMNS:
            self.counts[column] += other.counts[column]


def normalise(text: str | None) -> str:
    """Text without the differences no reader would see."""
    return " ".join((text or "").split()).casefold()


def score_one(layout: Layout, rencana: RandomRencana) -> Score:
    """Write the plan in this layout, read it, and compare every field with what is known."""
    result = layout.write(rencana)
    reading = read_file(result.data, result.nama)
    value = Score()
    if reading.galat:
        for column in COLUMNS:
            value.counts[column]["benar" if layout.asking else "ditanya"] += len(rencana.each_langkah())
        value.examples.append("ditolak: " + reading.galat[0].pesan)
        return value
    if layout.asking:
        value.count_outcome("langkah", "salah", "seharusnya bertanya, ternyata dibaca")
        return value
    compare(layout, rencana, reading, value)
    return value


def compare(layout: Layout, rencana: RandomRencana, reading: Reading, value: Score) -> None:
    """Match langkah by their sentence, each of which occurs once in the plan."""
    read_back = {normalise(lg.langkah_aksi): lg for lg in reading.langkah}
    asked = {(c.lembar, c.baris) for c in reading.peringatan}
    common = any(c.baris is None for c in reading.peringatan)
    # Marks without a gap are asked about once for the whole table, at the first row that has them.
    of_table = common or any(c.code.startswith("rows.consecutive_marks") for c in reading.peringatan)
    doubted = [normalise(lg.langkah_aksi) for lg in reading.langkah if _was_asked(lg, asked)]
    for area, sub, komponen, want in rencana.each_langkah():
        found = read_back.pop(normalise(want.langkah_aksi), None)
        if found is None:
            inside = common or any(normalise(want.langkah_aksi) in text for text in doubted)
            kind = ("benar" if layout.doubtful else "ditanya") if inside else "hilang"
            value.count_outcome("langkah", kind, want.langkah_aksi)
            continue
        questions = _was_asked(found, asked) or common
        if want.waktu.jenis in layout.doubtful:
            for column in COLUMNS:
                value.count_outcome(
                    column, "benar" if questions or of_table else "salah", f"{want.langkah_aksi!r}: tidak ditanyakan"
                )
            continue
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
        kind = ("benar" if layout.doubtful else "ditanya") if _was_asked(extra, asked) else "lebih"
        value.count_outcome("langkah", kind, extra.langkah_aksi)


def _was_asked(langkah: Langkah, asked: set[tuple[str | None, int | None]]) -> bool:
    return (langkah.lembar, langkah.baris) in asked


def measure(name: Iterable[str], seeds: Iterable[int]) -> dict[str, Score]:
    """Every named layout over every seed."""
    result = {}
    for one in name:
        layout, total_count = LAYOUTS[one], Score()
        for b in seeds:
            parts = score_one(layout, make_rencana(Random(b), layout.want))
            total_count.merge(parts)
            total_count.examples.extend(parts.examples[: 3 - len(total_count.examples)])
        result[one] = total_count
    return result


def accuracy(counts: Counter) -> tuple[float, float]:
    """Precision and recall of one field; what was asked counts as neither found nor wrong."""
    right = counts["benar"]
    found_ones = right + counts["salah"] + counts["lebih"]
    existing = right + counts["salah"] + counts["hilang"]
    return right / found_ones if found_ones else 1.0, right / existing if existing else 1.0


def main() -> None:
    """Print the report."""
    choice = argparse.ArgumentParser()
    choice.add_argument("tata_letak", nargs="*", default=sorted(LAYOUTS))
    choice.add_argument("--benih", dest="seeds", type=int, default=3, help="how many random plans a layout")
    args = choice.parse_args()
    everything = Score()
    result = measure(args.tata_letak, range(args.seeds))
    for name, value in result.items():
        everything.merge(value)
        total_count = value.totals()
        total = sum(total_count.values()) or 1
        sys.stdout.write(
            f"{name:32} " + "  ".join(f"{m} {100 * total_count[m] / total:5.1f}%" for m in OUTCOMES) + "\n"
        )
        if total_count["benar"] < total:
            sys.stdout.writelines(f"    {c[:180]}\n" for c in value.examples)
    for column in COLUMNS:
        precision, recall = accuracy(everything.counts[column])
        sys.stdout.write(
            f"{column:10} {dict(everything.counts[column])} presisi {precision:.4f} perolehan {recall:.4f}\n"
        )

    for group, module in GROUPS.items():
        if members := [n for n in module_members(module) if n in result]:
            sys.stdout.write(_describe_group(group, members, result))


def module_members(module: tuple[ModuleType, ...]) -> list[str]:
    """The layouts registered in these modules."""
    name = {m.__name__ for m in module}
    return [n for n, layout in LAYOUTS.items() if layout.write.__module__ in name]


def _describe_group(name: str, members: list[str], result: dict[str, Score]) -> str:
    total_count = sum((result[n].totals() for n in members), Counter())
    total = sum(total_count.values())
    caught = total_count["benar"] + total_count["ditanya"]
    return (
        f"{name:15} {len(members):3} tata letak  benar atau ditanya {100 * caught / total:6.2f}%  "
        f"benar tanpa bertanya {100 * total_count['benar'] / total:6.2f}%  diam-diam salah {total - caught}\n"
    )


OUTCOMES = ("benar", "ditanya", "salah", "hilang", "lebih")

if __name__ == "__main__":
    main()
