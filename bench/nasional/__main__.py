"""`make bench-nasional` (python -m bench.nasional): builds nations of several sizes, measures them by turns, prints."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from bench.nasional import inside, served, writers
from bench.nasional.inside import Place

ROWS = (
    ("kueri halaman satu kantor", "≤ 1,2", "kueri", "kueri"),
    ("gambar ulang, prosesor server", "≤ 1,2", "tenang", "tenang"),
    ("gambar ulang setelah entri kantor lain / tenang", "≤ 1,3", "setelah entri lain", None),
    ("sampai 60 kantor bergiliran / tenang", "≤ 1,5", "bergiliran", None),
    ("100 unggahan tertinggal / tenang (jam dinding)", "≤ 1,5", "tertinggal", None),
    ("menambah entri", "≤ 1,2", "tambah", "tambah"),
    ("mengikuti satu entri", "≤ 1,2", "ikuti", "ikuti"),
    ("muat", "≤ 1,2", "muat", "muat"),
    ("keadaan --json", "≤ 1,3", "keadaan", "keadaan"),
    ("membuka basis data", "≤ 1,3", "buka", "buka"),
)
"""Ratios: what is said, its aim at 552 offices, what was measured, and against what of the smallest number of offices;
None: against a quiet redraw of as many."""
PLAIN = (
    ("KB halaman", "≤ +5", "byte"),
    ("setelah dua penulis bertemu, ms jam dinding", "≤ 100", "bertemu"),
    ("menyusun ulang, detik prosesor", "≤ 1500", "susun"),
    ("  ms tiap entri", "", "susun tiap entri"),
    ("KB tiap entri pada jurnal", "", "KB tiap entri"),
    ("entri", "", "entri"),
)
"""Values as they are."""


def main(arguments: Sequence[str] | None = None) -> None:
    """All of it, or the parts that are named."""
    parser = argparse.ArgumentParser(prog="python -m bench.nasional", description="Mengukur biaya banyak kantor.")
    parser.add_argument("bagian", nargs="*", default=["kantor", "postgresql"], help="kantor, postgresql")
    parser.add_argument("--kantor", help="banyaknya kantor, dipisah koma (bawaan 1,10,30)")
    parser.add_argument("--perubahan", type=int, help="perubahan sesudah tiap unggahan (bawaan 10)")
    parser.add_argument("--lengkap", action="store_true", help="seluruh negeri: sampai 552 kantor, 150 perubahan")
    options = parser.parse_args(arguments)
    if "kantor" in options.bagian:
        sizes = options.kantor or ("1,10,30,100,552" if options.lengkap else "1,10,30")
        changes = options.perubahan or (150 if options.lengkap else 10)
        _print_table(_measure([int(size) for size in sizes.split(",")], changes))
    if "postgresql" in options.bagian:
        sys.stdout.write(f"\nPostgreSQL, {writers.WRITERS} penulis bersama (jam dinding)\n")
        for (name, (rate, late)), aim in zip(writers.measure(10).items(), (150, 20), strict=True):
            sys.stdout.write(
                f"  {name:12}{rate:9.1f} entri/s (tuju ≥ {aim}), terlihat paling lambat {late:.1f} s (tuju ≤ 2)\n"
            )


def _measure(sizes: Sequence[int], changes: int, rounds: int = 3) -> list[Place]:
    with ExitStack() as stack:
        root = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="monev-nasional-")))
        places = []
        for size in sizes:
            folder = root / str(size)
            folder.mkdir()
            places.append(Place(folder, size, uploads=8, changes=changes))
            sys.stderr.write(f"{size} kantor disusun\n")
        servers = [stack.enter_context(served.start(place)) for place in places]
        for number in range(rounds + 1):
            for place, server in zip(places, servers, strict=True):
                inside.measure(place)
                served.measure(place, server, fall_behind=number == rounds)
                if number == 0:
                    place.values.clear()  # the first round only warms up
            sys.stderr.write(f"putaran {number} dari {rounds} selesai\n")
        for place in places:
            place.db.close()
    return places


def _print_table(places: Sequence[Place]) -> None:
    sys.stdout.write(f"\n  {'kantor':50}{''.join(f'{place.offices:>11}' for place in places)}   tuju\n")
    for said, aim, name, against in ROWS:
        quiet = "tenang, jam dinding" if name == "tertinggal" else "tenang"
        bare = [places[0].values[against] if against else place.values[quiet] for place in places]
        _print_row(said, [_middle(place.values[name], of) for place, of in zip(places, bare, strict=True)], aim)
    for said, aim, name in PLAIN:
        _print_row(said, [_middle(place.built.get(name) or place.values[name], [1.0]) for place in places], aim)


def _middle(values: Sequence[float], of: Sequence[float]) -> str:
    return f"{median(values) / median(of):.2f}" if values else "–"


def _print_row(said: str, cells: Sequence[str], aim: str) -> None:
    sys.stdout.write(f"  {said:50}{''.join(f'{cell:>11}' for cell in cells)}   {aim}\n")


if __name__ == "__main__":
    main()
