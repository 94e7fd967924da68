"""The full check: the journal's chain and the original files."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from monev.core import clock
from monev.core.errors import DatabaseNewer, MonevError
from monev.journal.journal import Journal

NO_STOP: Callable[[], bool] = lambda: False  # noqa: E731 - the default of a parameter


@dataclass(slots=True)
class Findings:
    """The result of a check.

    It has counts of entries and originals, the newest entry, a sentence for each fault, and when it
    ended.
    """

    entries: int = 0
    originals: int = 0
    tip: tuple[int, str] = (0, "")
    faults: list[str] = field(default_factory=list)
    moment: datetime = field(default_factory=clock.now)


def check_all(journal: Journal, *, stopped: Callable[[], bool] = NO_STOP) -> Findings:
    """Check every entry and original, until `stopped` says so. It changes nothing.

    Raises MonevError if the journal cannot be asked.
    """
    findings = Findings(faults=journal.store.faults())
    needed = _check_entries(journal, findings, stopped)
    for sha256 in sorted(needed.keys() | set(journal.originals())):
        if stopped():
            break
        try:
            journal.read_file(sha256)
        except MonevError as error:
            owner = f" (entri {needed[sha256]})" if sha256 in needed else ""
            findings.faults.append(f"{error.pesan.removesuffix('.')}{owner}.")
        else:
            findings.originals += 1
    findings.moment = clock.now()
    return findings


def _check_entries(
    journal: Journal, findings: Findings, stopped: Callable[[], bool]
) -> dict[str, int]:
    """Check every entry by itself and by the one before it.

    Returns the originals that entries name: SHA-256 → the first entry with it.
    """
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
            findings.faults.append(error.pesan)
            previous = None
            continue
        previous = entry.hash
        findings.entries += 1
        findings.tip = (number, entry.hash)
        if entry.sha256 is not None:
            needed.setdefault(entry.sha256, number)
    return needed
