"""After the start everything stored is checked once, in the background, while people already work."""

from __future__ import annotations

import logging
import threading
from contextlib import AbstractContextManager, suppress
from functools import partial

from monev.core.errors import JournalDamaged
from monev.core.platform_processes import step_back
from monev.database import find_place
from monev.database.whole_check import check_all, keep_result
from monev.journal import open_journal
from monev.server import in_background, logged
from monev.ui.context import open_store

log = logging.getLogger(__name__)

FIRST_VISITORS = 20.0
"""Seconds that are left to the first visitors: nobody waits for this."""
BREATH = 0.001
"""Seconds of rest between any two entries, which the redraws take."""


def check_in_background(*, after: float = FIRST_VISITORS) -> AbstractContextManager[threading.Thread]:
    """Check beside what runs inside, `after` that many seconds; leaving ends it early."""
    return in_background(partial(_check, after), "periksa-jurnal", is_waited_for=True)


def _check(after: float, stop: threading.Event) -> None:
    if stop.wait(after):
        return
    step_back()
    with logged("Jurnal belum dapat diperiksa", level=logging.WARNING):
        place = find_place()
        # Opened as the pages do, so that the file is never read beside the connection they share.
        db = open_store()
        with suppress(JournalDamaged):  # said on every page from now on
            db.check_seals(stopped=lambda: stop.wait(BREATH))
        result = check_all(open_journal(place.journal), place.db, stopped=lambda: stop.wait(BREATH))
        if not stop.is_set() and db.file is not None:
            keep_result(db.file, result)
            for fault in result.faults:
                log.warning("Pemeriksaan jurnal: %s", fault)
