"""The whole judgement of some sources: claims, words and what is said first; in words for whoever mends it."""

from __future__ import annotations

from collections.abc import Iterable

from tests.situations.claims import Source, find_forbidden_words, find_late_opening, judge
from tests.situations.truth import Truth


def find_faults(sources: Iterable[Source], truth: Truth, today: str) -> list[str]:
    """Everything false or misleading that they say, each with its source."""
    return [
        f"{source.name}: {fault}"
        for source in sources
        for fault in (
            *judge(source, truth).faults,
            *find_forbidden_words(source, truth, today),
            *find_late_opening(source, truth),
        )
    ]
