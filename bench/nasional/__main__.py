"""`make bench-nasional` (python -m bench.nasional): builds nations of several sizes, and measures
them in turn.
"""

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

ROUNDS = 3
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
    ("menyusun ulang, tiap entri", "≤ 1,2", "susun", "susun"),
)
"""Rows of the table: words, aim at 552 offices, the measure, and its yardstick with the fewest
offices. None: a quiet redraw of as many offices is the yardstick."""


def main() -> None:
    """Measure offices in folders, then writers in PostgreSQL."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.nasional", description="Mengukur biaya banyak kantor."
    )
    parser.add_argument(
        "--lengkap", action="store_true", help="seluruh negeri: sampai 552 kantor, 150 perubahan"
    )
    sizes = (1, 10, 30)
    changes = 10
    if parser.parse_args().lengkap:
        sizes = (1, 10, 30, 100, 552)
        changes = 150
    _print_table(measure(sizes, changes))
    for what, aim in (("edit", 150), ("upload", 20)):
        rate = writers.measure(10, what)
        who = f"PostgreSQL, {writers.WRITERS} penulis, {what}"
        sys.stdout.write(f"  {who}: {rate:.1f} entri/s (tuju ≥ {aim})\n")


def measure(sizes: Sequence[int], changes: int) -> list[Place]:
    """Measure nations of these sizes, in turn in each round. `changes`: after each upload."""
    with ExitStack() as stack:
        root = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="monev-nasional-")))
        places = [Place(root / str(size), size, uploads=8, changes=changes) for size in sizes]
        servers = [stack.enter_context(served.start(place)) for place in places]
        for number in range(ROUNDS + 1):
            for place, server in zip(places, servers, strict=True):
                inside.measure(place)
                served.measure(place, server, fall_behind=number > 0)
                if number == 0:
                    place.values.clear()  # the first round fills caches
            sys.stderr.write(f"putaran {number} dari {ROUNDS} selesai\n")
        for place in places:
            inside.rebuild(place)
        for place in places[1:]:
            if unmeasured := [name for *_, name, _ in ROWS if not place.values[name]]:
                raise RuntimeError(
                    f"{place.offices} kantor: tidak terukur: {', '.join(unmeasured)}"
                )
    return places


def _print_table(places: Sequence[Place]) -> None:
    sizes = "".join(f"{place.offices:>11}" for place in places)
    sys.stdout.write(f"\n  {'kantor':50}{sizes}   tuju\n")
    for said, aim, name, against in ROWS:
        cells = ""
        for place in places:
            quiet = "tenang, jam dinding" if name == "tertinggal" else "tenang"
            bare = places[0].values[against] if against else place.values[quiet]
            values = place.values[name]
            cells += f"{median(values) / median(bare):11.2f}" if values else f"{'–':>11}"
        sys.stdout.write(f"  {said:50}{cells}   {aim}\n")


if __name__ == "__main__":
    main()
