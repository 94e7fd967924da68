"""Measured of PostgreSQL as the journal's home: many writers at once."""

from __future__ import annotations

import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from bench.nasional.nation import Rencana, fill
from monev.journal import open_journal
from tests.postgres import Cluster

WRITERS = 16
READY = 15
"""Seconds after which all writers begin: until then their processes start."""


def measure(seconds: float, what: str) -> float:
    """How many small entries ("edit") or whole plans ("upload") 16 processes write in a second,
    each of a rencana of its own."""
    cluster = Cluster(durable=True)
    address = cluster.new_database()
    plans = fill(open_journal(address), WRITERS, uploads=1, changes=0)
    start = time.time() + READY
    with ProcessPoolExecutor(WRITERS, get_context("spawn")) as pool:
        written = [
            pool.submit(_write, address, plan.satker, what, start, start + seconds)
            for plan in plans
        ]
        total = sum(count.result() for count in written)
    cluster.close()
    return total / seconds


def _write(address: str, satker: str, what: str, start: float, end: float) -> int:
    """In a process of its own: how many entries it was told are stored."""
    journal, rencana = open_journal(address), Rencana(satker, unggahan=1)
    time.sleep(max(0.0, start - time.time()))
    count = 0
    while time.time() < end:
        getattr(rencana, what)(journal)
        count += 1
    return count
