"""Two versions of a text word by word: what stayed, what went, what came."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

KEPT, DELETED, ADDED = "tetap", "hapus", "tambah"

_MAX_COMPARISONS = 4_000_000
"""Words of one side times words of the other; a cell of Excel's greatest length against another is 25 million."""


@dataclass(frozen=True, slots=True)
class WordRun:
    """A run of words that stayed, went or came; `jenis` is one of TETAP, HAPUS, TAMBAH."""

    jenis: str
    text: str


def diff_words(from_: str | None, index: str | None, *, around: int | None = None) -> tuple[WordRun, ...]:
    """The words of both texts in order; what went stands before what came in its place.

    Spaces and line breaks count as one space. `around`: keep that many unchanged words beside each change and put …
    for the rest (None: keep all). Words changed wholesale in very long texts are given as one exchange.
    """
    old, new = (from_ or "").split(), (index or "").split()
    if len(old) * len(new) > _MAX_COMPARISONS:
        return tuple(WordRun(j, " ".join(wording)) for j, wording in ((DELETED, old), (ADDED, new)))
    result: list[WordRun] = []
    for _, a1, a2, first_row, last_row in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if old[a1:a2] == new[first_row:last_row]:
            result.append(WordRun(KEPT, " ".join(old[a1:a2])))
            continue
        if a1 < a2:
            result.append(WordRun(DELETED, " ".join(old[a1:a2])))
        if first_row < last_row:
            result.append(WordRun(ADDED, " ".join(new[first_row:last_row])))
    return tuple(result) if around is None else _shorten(result, around)


def _shorten(everything: list[WordRun], around: int) -> tuple[WordRun, ...]:
    """Unchanged runs shortened to the words nearest to a change."""
    result = []
    for index, one in enumerate(everything):
        wording = one.text.split()
        beginning = wording[:around] if index > 0 else []
        end = wording[-around:] if index < len(everything) - 1 else []
        if one.jenis == KEPT and len(wording) > len(beginning) + len(end) + 1:
            result.append(WordRun(KEPT, " ".join([*beginning, "…", *end])))
        else:
            result.append(one)
    return tuple(result)
