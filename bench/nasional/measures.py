"""What was measured: a list of values for each thing and number of offices, a value a round; and the clocks."""

from __future__ import annotations

import gc
import time
from collections import defaultdict
from collections.abc import Callable
from math import log
from statistics import median


class Results:
    """Values by what they are of and by the number of offices, in the order of the rounds."""

    def __init__(self) -> None:
        self._values: dict[str, dict[int, list[float]]] = defaultdict(lambda: defaultdict(list))

    def add(self, name: str, offices: int, value: float) -> None:
        """The value of the next round."""
        self._values[name][offices].append(value)

    def middle(self, name: str, offices: int) -> float | None:
        """The median of all rounds; None where it was not measured."""
        values = self._values[name][offices]
        return median(values) if values else None

    def ratio(self, name: str, offices: int, yardstick: str, yardstick_offices: int) -> float | None:
        """The median of each round's ratio to the same round of the yardstick, of what was measured less often that of
        the medians; None where one was not measured."""
        ours, bare = self._values[name][offices], self._values[yardstick][yardstick_offices]
        if not (ours and bare):
            return None
        if len(ours) != len(bare):
            return median(ours) / median(bare)
        pairs = [(a, b) for a, b in zip(ours, bare, strict=True) if b > 0]
        return median(a / b for a, b in pairs) if pairs else None


def processor_ms(work: Callable[[], object]) -> float:
    """Milliseconds of the processor, of all threads of this process: DuckDB works on several."""
    return processor_and_clock_ms(work)[0]


def processor_and_clock_ms(work: Callable[[], object]) -> tuple[float, float]:
    """The same, and milliseconds of the clock."""
    gc.collect()
    processor, clock = time.process_time(), time.perf_counter()
    work()
    return (time.process_time() - processor) * 1000, (time.perf_counter() - clock) * 1000


def processor_of(pid: int) -> float:
    """Milliseconds of the processor that another process has used up to now (Linux: the clock of that process)."""
    return time.clock_gettime((~pid << 3) | 2) * 1000


def exponent(small: float, large: float, value_small: float, value_large: float) -> float:
    """How a value grows with the amount: 1 as the amount does, above it faster."""
    return log(value_large / value_small) / log(large / small)
