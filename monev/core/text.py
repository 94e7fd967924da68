"""Text: shortened without cutting a word, compared word by word; an office's name reduced to what identifies it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

KEPT, DELETED, ADDED = "tetap", "hapus", "tambah"

_MAX_COMPARISONS = 4_000_000
"""Words of one side times words of the other; a cell of Excel's greatest length against another is 25 million."""


def shorten(text: str, length: int = 60) -> str:
    """The start of a text on one line, cut at a word and marked with … where it goes on."""
    one_line = " ".join(text.split())
    if len(one_line) <= length:
        return one_line
    return one_line[: length + 1].rsplit(" ", 1)[0].rstrip(",;:.") + " …"


@dataclass(frozen=True, slots=True)
class WordRun:
    """A run of words that stayed, went or came; `jenis` is one of KEPT, DELETED, ADDED."""

    jenis: str
    text: str


def diff_words(before: str | None, after: str | None, *, around: int | None = None) -> tuple[WordRun, ...]:
    """The words of both texts in order; what went stands before what came in its place.

    Spaces and line breaks count as one space. `around`: keep that many unchanged words beside each change and put …
    for the rest (None: keep all). Words changed wholesale in very long texts are given as one exchange.
    """
    old, new = (before or "").split(), (after or "").split()
    if len(old) * len(new) > _MAX_COMPARISONS:
        return tuple(WordRun(jenis, " ".join(words)) for jenis, words in ((DELETED, old), (ADDED, new)))
    result: list[WordRun] = []
    for _, old_start, old_end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if old[old_start:old_end] == new[new_start:new_end]:
            result.append(WordRun(KEPT, " ".join(old[old_start:old_end])))
            continue
        if old_start < old_end:
            result.append(WordRun(DELETED, " ".join(old[old_start:old_end])))
        if new_start < new_end:
            result.append(WordRun(ADDED, " ".join(new[new_start:new_end])))
    return tuple(result) if around is None else _shorten(result, around)


def _shorten(runs: list[WordRun], around: int) -> tuple[WordRun, ...]:
    """Unchanged runs shortened to the words nearest to a change."""
    result = []
    for index, run in enumerate(runs):
        words = run.text.split()
        beginning = words[:around] if index > 0 else []
        end = words[-around:] if index < len(runs) - 1 else []
        if run.jenis == KEPT and len(words) > len(beginning) + len(end) + 1:
            result.append(WordRun(KEPT, " ".join([*beginning, "…", *end])))
        else:
            result.append(run)
    return tuple(result)


def standard_name(satker: str) -> str:
    """`KOMISI PEMILIHAN UMUM KAB. MESUJI` and `KPU Kabupaten Mesuji` are one: `kpu kabupaten mesuji`."""
    text = " ".join(re.sub(r"[^a-z0-9]+", " ", satker.lower()).split())
    text = text.replace("komisi pemilihan umum", "kpu")
    return re.sub(r"\bprov\b", "provinsi", re.sub(r"\bkab\b", "kabupaten", text)).removeprefix("sekretariat ")
