"""Ratios and the table they are printed in."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Nisbah:
    """One measured thing against its yardstick: a ratio per round, and both medians in milliseconds."""

    nama: str
    nisbah: tuple[float, ...]
    ms: float
    ms_pembanding: float


def ms(kerja: Callable[[], object]) -> float:
    """How long a piece of work takes, in milliseconds."""
    mulai = time.perf_counter()
    kerja()
    return (time.perf_counter() - mulai) * 1000


def bandingkan(nama: str, diukur: Sequence[float], pembanding: Sequence[float]) -> Nisbah:
    """Ratio of each round to the yardstick of the same round, so that a slow minute of the machine counts on both."""
    nisbah = tuple(satu / lain for satu, lain in zip(diukur, pembanding, strict=True))
    return Nisbah(nama, nisbah, median(diukur), median(pembanding))


def cetak(judul: str, pembanding: str, baris: Iterable[Nisbah]) -> None:
    """A table for a terminal: median, lowest and highest ratio, and the two medians."""
    sys.stdout.write(f"\n{judul}\n  (1 = {pembanding})\n")
    sys.stdout.write(f"  {'':34}{'median':>8}{'min':>8}{'max':>8}{'ms':>10}{'1 = ms':>10}\n")
    for satu in baris:
        n = satu.nisbah
        sys.stdout.write(
            f"  {satu.nama:34}{median(n):8.2f}{min(n):8.2f}{max(n):8.2f}{satu.ms:10.1f}{satu.ms_pembanding:10.1f}\n"
        )
    sys.stdout.flush()
