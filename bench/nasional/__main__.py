"""`make bench-nasional` (python -m bench.nasional): builds nations of several sizes, measures them by turns, prints."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from bench.nasional import commands, inside, served, writers
from bench.nasional.measures import Results
from bench.nasional.nation import Size
from bench.nasional.table import print_table, print_writers

OFFICES = "1,10,30"
ENTRIES = 10
"""Of each meeting, unless asked otherwise: with these the whole run takes some minutes."""
WHOLE_NATION, WHOLE_ENTRIES = "1,10,30,100,552", 100


def main(arguments: Sequence[str] | None = None) -> None:
    """All of it, or the parts that are named."""
    options = _options(arguments)
    results = Results()
    if "kantor" in options.bagian:
        offices = sorted({int(one) for one in options.kantor.split(",")})
        size = Size(1, options.tahun, options.unggahan, options.rapat, options.catatan, options.benih)
        sizes = [replace(size, offices=number) for number in offices]
        _measure_offices(results, sizes, options.putaran)
        print_table(results, sizes)
    if "postgresql" in options.bagian:
        writers.measure(results, options.detik)
        print_writers(results)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench.nasional", description="Mengukur biaya banyak kantor; hasilnya nisbah."
    )
    parser.add_argument("bagian", nargs="*", default=["kantor", "postgresql"], help="kantor, postgresql")
    parser.add_argument("--kantor", help=f"banyaknya kantor, dipisah koma (bawaan {OFFICES})")
    parser.add_argument("--tahun", type=int, default=3, help="rencana tiap kantor (bawaan 3)")
    parser.add_argument("--unggahan", type=int, default=8, help="unggahan tiap rencana (bawaan 8)")
    parser.add_argument("--rapat", type=int, default=4, help="rapat tiap rencana (bawaan 4)")
    parser.add_argument("--catatan", type=int, help=f"entri tiap rapat (bawaan {ENTRIES})")
    parser.add_argument("--putaran", type=int, default=3, help="berapa kali tiap hal diukur (bawaan 3)")
    parser.add_argument("--benih", type=int, default=13, help="benih acak (bawaan 13)")
    parser.add_argument("--detik", type=float, default=10.0, help="lamanya menulis ke PostgreSQL (bawaan 10)")
    parser.add_argument(
        "--lengkap",
        action="store_true",
        help=f"seluruh negeri: {WHOLE_NATION} kantor, {WHOLE_ENTRIES} entri tiap rapat",
    )
    options = parser.parse_args(arguments)
    options.kantor = options.kantor or (WHOLE_NATION if options.lengkap else OFFICES)
    options.catatan = options.catatan or (WHOLE_ENTRIES if options.lengkap else ENTRIES)
    return options


def _measure_offices(results: Results, sizes: Sequence[Size], rounds: int) -> None:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="monev-nasional-")))
        places = []
        for size in sizes:
            start = time.monotonic()
            places.append(inside.build(folder / str(size.offices), size, results))
            _tell(f"{size.offices} kantor disusun: {size.entry_count} entri, {time.monotonic() - start:.0f} s")
        servers = [stack.enter_context(served.start(place)) for place in places]
        for number in range(rounds + 1):
            kept = results if number else Results()  # the first round only warms up
            for place in places:
                inside.measure(place, kept)
            for place, server in zip(places, servers, strict=True):
                served.measure(place, server, kept, fall_behind=number == rounds)
            for place in places:
                commands.measure(place, kept)
            _tell(f"putaran {number} dari {rounds} selesai")
        for place in places:
            place.db.close()


def _tell(words: str) -> None:
    sys.stderr.write(f"{words}\n")


if __name__ == "__main__":
    main()
