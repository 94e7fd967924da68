"""The kode of each langkah: written beside it, or made of its place; and what is wrong where two
have one."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from monev.core.remarks import Remark
from monev.reading.rows import Draft
from monev.reading.vocabulary.time_words import PATTERNS


class KodeGiver:
    """Gives each langkah the kode that names it across uploads (docs/reading.md). That of the
    Kode column where there is one, else area, sub_area, no and ordinal."""

    def __init__(self) -> None:
        self.used: dict[str, int] = {}
        self._order: Counter[str] = Counter()
        self._repeated: set[str] = set()

    def look_at(self, drafts: Iterable[Draft]) -> None:
        """Note the areas whose work says no other number than the area's, such as NO merged over
        all of it: there it is not said twice (III.1, III.2; not III.III.1)."""
        numbers: dict[str, set[str]] = {}
        for draft in drafts:
            if draft.no:
                numbers.setdefault(draft.location.area, set()).add(draft.no.strip(" .").casefold())
        for area, said in numbers.items():
            if said == {area.casefold()} and not area.isdecimal():
                self._repeated.add(area)

    def reserve(self, drafts: Sequence[Draft]) -> Iterator[tuple[Draft, Remark]]:
        """Keep the kode of the Kode column, before any is made up; what is wrong where two langkah
        have one kode."""
        _tell_twins_apart(drafts)
        for draft in drafts:
            if (first := self.used.setdefault(draft.kode, draft.row)) != draft.row:
                is_cut = PATTERNS["decimal"].fullmatch(draft.kode)  # 1.10 is 1.1 to a spreadsheet
                code = "rows.kode_lost_zero" if is_cut else "rows.kode_used_twice"
                yield (
                    draft,
                    Remark(
                        code,
                        values={
                            "kode": draft.kode,
                            "first": first,
                            "second": draft.row,
                        },
                    ),
                )

    def give(self, draft: Draft) -> str:
        """The kode of a draft."""
        no = "" if draft.location.area in self._repeated else draft.no
        start = ".".join(
            filter(
                None,
                (
                    draft.location.area,
                    draft.location.sub_area,
                    no,
                ),
            )
        )
        self._order[start] += 1
        if draft.kode:
            return draft.kode
        while (kode := f"{start}.{self._order[start]}") in self.used:
            self._order[start] += 1
        self.used[kode] = draft.row
        return kode


def _tell_twins_apart(drafts: Sequence[Draft]) -> None:
    """Put the letter of a column beside KODE behind each kode, where nothing else tells two langkah
    of one kode apart: A.1.I beside SUB a is A.1.I.a."""
    columns = dict.fromkeys(chain.from_iterable(draft.other_columns for draft in drafts))
    for name in columns:
        letters = {draft.row: draft.other_columns.get(name, "").strip(" .)") for draft in drafts}
        together = {(draft.kode, letters[draft.row].casefold()) for draft in drafts}
        are_letters = all(
            PATTERNS["letter"].fullmatch(letter) for letter in letters.values() if letter
        )
        if are_letters and len({draft.kode for draft in drafts}) < len(together) == len(drafts):
            for draft in drafts:
                draft.kode = ".".join(
                    filter(
                        None,
                        (draft.kode, letters[draft.row]),
                    )
                )
            return
