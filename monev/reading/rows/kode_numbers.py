"""Which kode names each langkah across uploads (DESIGN §2)."""

from __future__ import annotations

from collections import Counter

from monev.reading.rows.drafts import Draft


class KodeGiver:
    """Gives each langkah its kode: the Kode column's where there is one, else area, sub_area, no and ordinal."""

    def __init__(self) -> None:
        self.used: dict[str, int] = {}
        self._order: Counter[str] = Counter()

    def reserve(self, drafts: list[Draft]) -> list[Draft]:
        """Reserve the kode of the Kode column before any is made up; returns drafts whose kode was taken before."""
        return [one for one in drafts if one.kode and self.used.setdefault(one.kode, one.row) != one.row]

    def give(self, one: Draft) -> str:
        """The kode of a draft."""
        location = one.location
        beginning = ".".join(filter(None, (location.area, location.sub_area, one.no)))
        self._order[beginning] += 1
        if one.kode:
            return one.kode
        while (kode := f"{beginning}.{self._order[beginning]}") in self.used:
            self._order[beginning] += 1
        self.used[kode] = one.row
        return kode
