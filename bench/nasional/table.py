"""The table of what N offices cost against one, with the aim of each row beside it; it never says pass or fail."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bench.nasional.measures import Results, exponent
from bench.nasional.nation import Size
from bench.nasional.writers import WRITERS

Cell = Callable[[Results, int, int], str]
"""What is written of a number of offices; the last number is the smallest that was measured."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table."""

    name: str
    aim: str
    cell: Cell


def against_one(name: str) -> Cell:
    """How many times of what the smallest number of offices takes."""
    return lambda results, offices, smallest: _number(results.ratio(name, offices, name, smallest))


def against(name: str, yardstick: str) -> Cell:
    """How many times of another thing at the same number of offices."""
    return lambda results, offices, _: _number(results.ratio(name, offices, yardstick, offices))


def plain(name: str, digits: int = 1) -> Cell:
    """The value itself."""
    return lambda results, offices, _: _number(results.middle(name, offices), digits)


def _more_kb(results: Results, offices: int, smallest: int) -> str:
    ours, bare = results.middle("byte", offices), results.middle("byte", smallest)
    return "–" if ours is None or bare is None else f"{(ours - bare) / 1000:+.1f} KB".replace(".", ",")


ROWS = (
    Row("kueri halaman satu kantor", "≤ 1,2", against_one("kueri")),
    Row("gambar ulang, prosesor server", "≤ 1,2", against_one("tenang")),
    Row("byte halaman", "≤ +5 KB", _more_kb),
    Row("gambar ulang setelah entri kantor lain / tenang", "≤ 1,3", against("setelah entri lain", "tenang")),
    Row("  berikut menerapkan entri itu", "", against("setelah entri lain, berikut menerapkannya", "tenang")),
    Row("sampai 60 kantor bergiliran / tenang", "≤ 1,5", against("bergiliran", "tenang")),
    Row("100 unggahan tertinggal / tenang (jam dinding)", "≤ 1,5", against("tertinggal", "tenang, jam dinding")),
    Row("menambah entri", "≤ 1,2", against_one("tambah")),
    Row("mengikuti satu entri", "≤ 1,2", against_one("ikuti")),
    Row("muat", "≤ 1,2", against_one("muat")),
    Row("membuka basis data", "≤ 1,3", against_one("buka")),
    Row("keadaan --json", "≤ 1,3", against_one("keadaan")),
    Row("setelah dua penulis bertemu, ms prosesor", "", plain("bertemu")),
    Row("  ms jam dinding", "≤ 100", plain("bertemu, jam dinding")),
    Row("Rekap (daftar) / Ringkasan satu kantor", "≤ 0,8", against("rekap daftar", "kueri")),
    Row("  dengan peta area", "", against("rekap peta area", "kueri")),
    Row("  dengan peta triwulan", "", against("rekap peta triwulan", "kueri")),
    Row("  perintah rekap --json", "", against("rekap perintah", "kueri")),
    Row("menyusun ulang, detik prosesor", "≤ 1500", lambda r, n, _: _number(_over(r.middle("susun", n), 1000), 1)),
)
"""What is compared, with its aim at 552 offices."""


def print_table(results: Results, sizes: Sequence[Size]) -> None:
    """All rows, a column for each number of offices."""
    smallest = sizes[0].offices
    heading = "".join(f"{size.offices:>11}" for size in sizes)
    sys.stdout.write(
        f"\nNisbah terhadap {smallest} kantor, atau menurut nama barisnya\n  {'kantor':50}{heading}   tuju\n"
    )
    for row in ROWS:
        cells = "".join(f"{row.cell(results, size.offices, smallest):>11}" for size in sizes)
        sys.stdout.write(f"  {row.name:50}{cells}   {row.aim}\n")
    for name, cells in _growth(results, sizes):
        sys.stdout.write(f"  {name:50}{''.join(f'{cell:>11}' for cell in cells)}\n")
    sys.stdout.write(f"\nUkuran yang dibandingkan, ms prosesor pada {smallest} kantor\n")
    for name in ("kueri", "tenang", "tambah", "ikuti", "muat", "buka", "keadaan"):
        sys.stdout.write(f"  {name:50}{_number(results.middle(name, smallest), 1):>11}\n")
    sys.stdout.flush()


def print_writers(results: Results) -> None:
    """What PostgreSQL takes from many writers."""
    sys.stdout.write(f"\nPostgreSQL, {WRITERS} penulis bersama (jam dinding)\n")
    for name, aim in (("kecil", "≥ 150"), ("unggahan", "≥ 20")):
        rate, seen = (results.middle(f"postgresql {one}", WRITERS) for one in (name, f"{name}, terlihat"))
        line = f"{_number(rate, 1):>9} entri/s (tuju {aim}), terlihat paling lambat {_number(seen, 1)} s (tuju ≤ 2)"
        sys.stdout.write(f"  {name:12}{line}\n")
    sys.stdout.flush()


def _growth(results: Results, sizes: Sequence[Size]) -> list[tuple[str, list[str]]]:
    """Of the rebuild: milliseconds an entry, and how it grows from the size before (1: as the entries do)."""
    spent = [results.middle("susun", size.offices) or 0.0 for size in sizes]
    kept = [results.middle("byte entri", size.offices) or 0.0 for size in sizes]
    counts = [size.entry_count for size in sizes]
    steps = [exponent(counts[at - 1], counts[at], spent[at - 1], spent[at]) if at else None for at in range(len(sizes))]
    return [
        ("  ms tiap entri", [_number(one / count) for one, count in zip(spent, counts, strict=True)]),
        ("  pangkat terhadap ukuran sebelumnya (≤ 1,05)", [_number(one) for one in steps]),
        ("KB tiap entri pada jurnal", [_number(one / count / 1000) for one, count in zip(kept, counts, strict=True)]),
        ("entri", [f"{count}" for count in counts]),
    ]


def _over(value: float | None, divisor: float) -> float | None:
    return None if value is None else value / divisor


def _number(value: float | None, digits: int = 2) -> str:
    return "–" if value is None else f"{value:.{digits}f}".replace(".", ",")
