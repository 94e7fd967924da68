"""A fault of the program while it reads: the place where it happened, and its entry in the log.

A file of people can be odd in any way; what fails then is ours, and never told as theirs.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from monev.core.errors import MonevError

log = logging.getLogger(__name__)


class ReadingFault(Exception):
    """A stage of reading failed at a row of a sheet; 0: before it came to any."""

    def __init__(self, sheet: str, row: int) -> None:
        super().__init__(sheet, row)
        self.sheet = sheet
        self.row = row


@contextmanager
def at_row(sheet: str, row: int = 0) -> Iterator[None]:
    """Give a fault of the block this place, unless it has one. Raises ReadingFault."""
    try:
        yield
    except (ReadingFault, MonevError, MemoryError):
        raise
    except Exception as cause:
        raise ReadingFault(sheet, row) from cause


@contextmanager
def logged_faults() -> Iterator[list[ReadingFault]]:
    """Write a fault of the block into the program's log, and put it into the list it yields."""
    faults = list[ReadingFault]()
    try:
        with at_row(""):
            yield faults
    except ReadingFault as fault:
        log.exception("berkas tidak terbaca: lembar “%s”, baris %d", fault.sheet, fault.row)
        faults.append(fault)
