"""Measured of PostgreSQL as the journal's home: many writers at once, and when a database that follows has it."""

from __future__ import annotations

import multiprocessing
import time
from multiprocessing.synchronize import Event

from bench.nasional.nation import Rencana, fill
from monev.database import Database
from monev.journal import open_journal
from tests.postgres import Cluster

WRITERS = 16
FOLLOWED = 0.5
"""How often a server looks, in seconds, as `monev.server.following` does."""


def measure(seconds: float) -> dict[str, tuple[float, float]]:
    """Of small entries and of whole plans: how many a second 16 processes write at once, each of a rencana of its own,
    and after how many seconds at most a database that follows shows one."""
    cluster = Cluster(durable=True)
    try:
        return {name: _measure(cluster.new_database(), seconds, name) for name in ("edit", "upload")}
    finally:
        cluster.close()


def _measure(address: str, seconds: float, what: str) -> tuple[float, float]:
    journal = open_journal(address)
    plans = fill(journal, WRITERS, uploads=1, changes=0)
    context = multiprocessing.get_context("spawn")
    start, told = context.Event(), context.Queue()
    writers = [
        context.Process(target=_write, args=(address, plan.satker, seconds, what, start, told)) for plan in plans
    ]
    for writer in writers:
        writer.start()
    db = Database.open_at(None, journal)
    for _ in writers:
        told.get()  # each says when it is ready
    start.set()
    seen: list[tuple[int, float]] = []
    end = time.monotonic() + seconds
    written: list[tuple[int, float]] = []
    while time.monotonic() < end or seen[-1][0] < max(number for number, _ in written):
        began = time.monotonic()
        db.catch_up()
        seen.append((db.up_to[0], time.time()))
        time.sleep(max(0.0, FOLLOWED - (time.monotonic() - began)))
        if time.monotonic() >= end and not written:
            written = [pair for _ in writers for pair in told.get()]
    for writer in writers:
        writer.join()
    db.close()
    late = max(next(at for up_to, at in seen if up_to >= number) - stored for number, stored in written)
    return len(written) / seconds, late


def _write(address: str, satker: str, seconds: float, what: str, start: Event, told: multiprocessing.Queue) -> None:
    """In a process of its own: number and time of each entry when its writer was told that it is stored."""
    journal, rencana = open_journal(address), Rencana(satker)
    rencana.unggahan = 1
    told.put(None)
    start.wait()
    written: list[tuple[int, float]] = []
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        entry = getattr(rencana, what)(journal)
        written.append((entry.nomor, time.time()))
    told.put(written)
