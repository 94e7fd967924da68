"""Measures many writers at once to a journal in PostgreSQL."""

from __future__ import annotations

import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from bench.nasional.nation import Rencana, fill
from monev.journal import open_journal
from tests.postgres import Cluster

WRITERS = 16
READY = 15
"""Seconds until all writers begin; their processes start meanwhile."""


def measure(seconds: float, what: str) -> float:
    """Measure how many changes ("edit") or whole plans ("upload") 16 processes write in a second.

    Each process has a rencana of its own.
    """
    cluster = Cluster(durable=True)
    address = cluster.new_database()
    plans = fill(open_journal(address), WRITERS, uploads=1, changes=0)
    start = time.time() + READY
    with ProcessPoolExecutor(WRITERS, get_context("spawn")) as pool:
        end = start + seconds
        written = [pool.submit(_write, address, plan.satker, what, start, end) for plan in plans]
        total = sum(count.result() for count in written)
    cluster.close()
    return total / seconds


def _write(address: str, satker: str, what: str, start: float, end: float) -> int:
    """Write entries in a process of its own, and count those stored."""
    journal = open_journal(address)
    rencana = Rencana(satker, unggahan=1)
    time.sleep(max(0.0, start - time.time()))
    count = 0
    while time.time() < end:
        getattr(rencana, what)(journal)
        count += 1
    return count
