"""Ratios, and the table that prints them."""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True)
class Ratio:
    """A measure against its yardstick: a ratio per round, and both medians in milliseconds."""

    name: str
    ratios: tuple[float, ...]
    ms: float
    ms_yardstick: float


def ms(work: Callable[[], object]) -> float:
    """Measure how long a piece of work takes, in milliseconds."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def processor_ms(work: Callable[[], object]) -> float:
    """Measure processor time in milliseconds, over all threads because DuckDB uses several."""
    gc.collect()
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def processor_ms_of(pid: int) -> float:
    """Return the processor time of a process so far, in milliseconds; Linux only."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def compare(name: str, measured: Sequence[float], yardstick: Sequence[float]) -> Ratio:
    """Divide each round by the yardstick of the same round, so that a slow minute counts on
    both.
    """
    ratios = tuple(ours / bare for ours, bare in zip(measured, yardstick, strict=True))
    return Ratio(name, ratios, median(measured), median(yardstick))


def print_table(heading: str, yardstick: str, ratios: Iterable[Ratio]) -> None:
    """Print a table: median, lowest and highest ratio, and the two medians."""
    sys.stdout.write(f"\n{heading}\n  (1 = {yardstick})\n")
    sys.stdout.write(f"  {'':34}{'median':>8}{'min':>8}{'max':>8}{'ms':>10}{'1 = ms':>10}\n")
    for ratio in ratios:
        each = ratio.ratios
        sys.stdout.write(
            f"  {ratio.name:34}{median(each):8.2f}{min(each):8.2f}{max(each):8.2f}"
            f"{ratio.ms:10.1f}{ratio.ms_yardstick:10.1f}\n"
        )
    sys.stdout.flush()
