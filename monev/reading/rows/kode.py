"""Give each langkah its kode, and report two langkah with one kode.

A kode is written beside the langkah or made of its place.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from monev.core.remarks import Remark
from monev.reading.rows import Draft


class KodeGiver:
    """Gives each langkah the kode that names it across uploads (docs/reading.md).

    It is the one in the Kode column, else area, sub_area, no and ordinal.
    """

    def __init__(self) -> None:
        self.used: dict[str, int] = {}
        self._order: Counter[str] = Counter()

    def reserve(self, drafts: Sequence[Draft]) -> Iterator[tuple[Draft, Remark]]:
        """Reserve the kode of the Kode column before any is made up, and report each used twice."""
        for draft in drafts:
            first = self.used.setdefault(draft.kode, draft.row)
            if first == draft.row:
                continue
            values = {"kode": draft.kode, "first": first, "second": draft.row}
            yield draft, Remark("rows.kode_used_twice", values=values)

    def give(self, draft: Draft) -> str:
        """Return the kode of a draft."""
        location = draft.location
        parts = (location.area, location.sub_area, draft.no)
        start = ".".join(filter(None, parts))
        self._order[start] += 1
        if draft.kode:
            return draft.kode
        while (kode := f"{start}.{self._order[start]}") in self.used:
            self._order[start] += 1
        self.used[kode] = draft.row
        return kode
