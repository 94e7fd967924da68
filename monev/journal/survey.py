"""The check of a whole journal, which lists everything that is wrong, not only the first."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from monev.core import clock
from monev.core.errors import DatabaseNewer, MonevError
from monev.journal.journal import Journal, short_hash

NO_STOP: Callable[[], bool] = lambda: False  # noqa: E731 - the default of a parameter

_ANCHOR = re.compile(r"(\d+):([0-9a-f]{8,64})", re.ASCII)


class Anchor(NamedTuple):
    """An entry as printed in the foot of a report: its number and the first digits of its hash."""

    number: int
    digits: str

    def __str__(self) -> str:
        return f"{self.number}:{self.digits}"


def read_anchor(text: str) -> Anchor:
    """Read an anchor, such as `12:0123456789abcdef`. Raises ValueError that says what it takes."""
    read = _ANCHOR.fullmatch("".join(text.lower().split()))
    if read is None:
        advice = "Tulis seperti tercetak di kaki laporan, misalnya 12:0123456789abcdef."
        raise ValueError(f"“{text}” bukan jangkar. {advice}")
    return Anchor(int(read[1]), read[2])


def anchor_of(number: int, entry_hash: str) -> Anchor:
    """Return the anchor of an entry, short enough to be printed."""
    return Anchor(number, short_hash(entry_hash))


@dataclass(slots=True)
class Survey:
    """The result of a check: the counts of entries and originals, the newest entry, a sentence for
    each fault. `check_all` adds the number of tables compared with a rebuild, and when it ended."""

    entries: int = 0
    originals: int = 0
    tip: tuple[int, str] = (0, "")
    faults: list[str] = field(default_factory=list)
    tables: int = 0
    moment: datetime = field(default_factory=clock.now)


def survey_journal(journal: Journal, *, stopped: Callable[[], bool] = NO_STOP) -> Survey:
    """Check every entry and every original, until `stopped` says so. Entries appended meanwhile are
    left for the next time. Raises MonevError if the disk cannot be read."""
    survey = Survey(faults=journal.store.faults())
    needed = _survey_entries(journal, survey, stopped)
    for sha256 in sorted(needed.keys() | set(journal.originals())):
        if stopped():
            break
        try:
            journal.read_file(sha256)
        except MonevError as error:
            owner = f" (entri {needed[sha256]})" if sha256 in needed else ""
            survey.faults.append(f"{error.pesan.removesuffix('.')}{owner}.")
        else:
            survey.originals += 1
    return survey


def _survey_entries(
    journal: Journal, survey: Survey, stopped: Callable[[], bool]
) -> dict[str, int]:
    """Check every entry by itself and by the one before it. Returns the originals that entries
    name: SHA-256 → the first entry with it."""
    needed: dict[str, int] = {}
    previous: str | None = ""
    for number in range(1, max(journal.numbers(), default=0) + 1):
        if stopped():
            break
        try:
            entry = journal.entry_at(number, previous)
        except DatabaseNewer:
            raise
        except MonevError as error:
            survey.faults.append(error.pesan)
            previous = None
            continue
        previous = entry.hash
        survey.entries += 1
        survey.tip = (number, entry.hash)
        if entry.sha256 is not None:
            needed.setdefault(entry.sha256, number)
    return needed


def check_anchor(journal: Journal, anchor: Anchor) -> str | None:
    """Return why a printed anchor is not in this journal; None if it is.

    An entry's hash covers the entry before it, so a printed hash vouches for all entries before it:
    a chain that was forged anew has another hash there."""
    present = journal.hash_at(anchor.number)
    if present is None:
        return (
            f"Jangkar {anchor} tidak ada: jurnal ini hanya sampai entri {journal.tip()[0]}, "
            "atau jurnal lain."
        )
    if not present.startswith(anchor.digits):
        said = (
            f"entri {anchor.number} di sini {short_hash(present)}: disusun ulang, atau jurnal lain"
        )
        return f"Jangkar {anchor} tidak cocok: {said}."
    return None
