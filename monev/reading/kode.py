"""Give each langkah its kode, and report two langkah with one kode.

A kode is written beside the langkah or made of its place.
"""

from collections import Counter


class KodeGiver:
    """Gives each langkah the kode that names it across uploads (docs/reading.md).

    It is the one in the Kode column, else area, sub_area, no and ordinal.
    """

    def __init__(self) -> None:
        self.used: dict[str, int] = {}
        self._order: Counter[str] = Counter()

    def reserve(self, kode: str, row: int) -> int:
        """Reserve a written kode before any is made up; return the row that has it, or 0."""
        first = self.used.setdefault(kode, row)
        return 0 if first == row else first

    def give(self, written: str, *place: str | None) -> str:
        """Return the kode of a langkah: the written one, else made of its place."""
        start = ".".join(filter(None, place))
        self._order[start] += 1
        if written:
            return written
        while (kode := f"{start}.{self._order[start]}") in self.used:
            self._order[start] += 1
        self.used[kode] = 0
        return kode
