"""Changes of wording as Markdown: ~~what went~~ and **what came**, word by word."""

from __future__ import annotations

from monev.ui import page_words

_WORDS_AROUND = 6
"""Unchanged words shown beside each change; more hides the change."""


def mark_difference(from_: str | None, index: str | None) -> str:
    """Two texts as one line: words that went struck through, words that came bold, the rest around them as it is."""
    from monev.core.word_diff import ADDED, DELETED, diff_words  # here: opening a page does not load the reader

    everything = diff_words(from_, index, around=_WORDS_AROUND)
    if not any(one.jenis in (DELETED, ADDED) for one in everything):
        return "(hanya spasi atau pindah baris)"
    # Grey and green besides: a stroke through short words is easily overlooked.
    form = {DELETED: ":gray[~~{}~~]", ADDED: ":green[**{}**]"}
    return " ".join(form.get(one.jenis, "{}").format(page_words.safe_line(one.text)) for one in everything)
