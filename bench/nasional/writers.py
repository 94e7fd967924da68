"""Measures many writers at once to a journal in PostgreSQL."""

from __future__ import annotations

import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier

from bench.nasional.nation import Rencana, fill
from monev.journal import open_journal
from tests.postgres import Cluster

WRITERS = 16


def measure(seconds: float, what: str) -> float:
    """Measure how many changes ("edit") or whole plans ("upload") 16 processes write in a second.

    Each process has a rencana of its own. All begin when the last one is ready. Raises RuntimeError
    if one of them wrote nothing: then nothing was measured.
    """
    cluster = Cluster(durable=True)
    address = cluster.new_database()
    plans = fill(open_journal(address), WRITERS, uploads=1, changes=0)
    context = get_context("spawn")
    with ProcessPoolExecutor(
        WRITERS, context, initializer=_meet_at, initargs=(context.Barrier(WRITERS),)
    ) as pool:
        written = [pool.submit(_write, address, plan.satker, what, seconds) for plan in plans]
        counts = [count.result() for count in written]
    cluster.close()
    if not all(counts):
        raise RuntimeError(
            f"{what}: {counts.count(0)} dari {WRITERS} penulis tidak menulis apa pun"
        )
    return sum(counts) / seconds


_BARRIER: list[Barrier] = []
"""The barrier of a writer's process."""


def _meet_at(barrier: Barrier) -> None:
    _BARRIER.append(barrier)


def _write(address: str, satker: str, what: str, seconds: float) -> int:
    """Write entries in a process of its own from when all are ready, and count those stored."""
    journal = open_journal(address)
    rencana = Rencana(satker, unggahan=1)
    _BARRIER[0].wait()
    end = time.monotonic() + seconds
    count = 0
    while time.monotonic() < end:
        getattr(rencana, what)(journal)
        count += 1
    return count
