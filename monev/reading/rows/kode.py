"""Give each langkah its kode, written beside it or made of its place, and report two langkah with
one kode.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from monev.core.remarks import Remark
from monev.reading.rows import Draft
from monev.reading.vocabulary.time_words import PATTERNS


class KodeGiver:
    """Gives each langkah the kode that names it across uploads (docs/reading.md): the one in the
    Kode column, else area, sub_area, no and ordinal.
    """

    def __init__(self) -> None:
        self.used: dict[str, int] = {}
        self._order: Counter[str] = Counter()
        self._repeated: set[str] = set()

    def look_at(self, drafts: Iterable[Draft]) -> None:
        """Note the areas whose work has no number but the area's own, such as a NO merged over all
        of it. Their kode says it once: III.1, not III.III.1.
        """
        numbers: dict[str, set[str]] = {}
        for draft in drafts:
            if draft.no:
                of_area = numbers.setdefault(draft.location.area, set())
                of_area.add(draft.no.strip(" .").casefold())
        for area, said in numbers.items():
            if said == {area.casefold()} and not area.isdecimal():
                self._repeated.add(area)

    def reserve(self, drafts: Sequence[Draft]) -> Iterator[tuple[Draft, Remark]]:
        """Reserve the kode of the Kode column before any is made up, and report each used twice."""
        for draft in drafts:
            first = self.used.setdefault(draft.kode, draft.row)
            if first == draft.row:
                continue
            is_cut = PATTERNS["decimal"].fullmatch(draft.kode)  # 1.10 is 1.1 to a spreadsheet
            code = "rows.kode_lost_zero" if is_cut else "rows.kode_used_twice"
            values = {"kode": draft.kode, "first": first, "second": draft.row}
            yield draft, Remark(code, values=values)

    def give(self, draft: Draft) -> str:
        """Return the kode of a draft."""
        location = draft.location
        no = "" if location.area in self._repeated else draft.no
        parts = (location.area, location.sub_area, no)
        start = ".".join(filter(None, parts))
        self._order[start] += 1
        if draft.kode:
            return draft.kode
        while (kode := f"{start}.{self._order[start]}") in self.used:
            self._order[start] += 1
        self.used[kode] = draft.row
        return kode
