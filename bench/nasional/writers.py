"""Measured of PostgreSQL as the journal's home: many writers at once, and when a server that follows has it."""

from __future__ import annotations

import multiprocessing
import tempfile
import time
from contextlib import closing
from multiprocessing.synchronize import Event
from pathlib import Path

from bench.nasional.measures import Results
from bench.nasional.nation import Nation, Size
from bench.nasional.rencana import Rencana
from monev.database import Database
from monev.journal import open_journal
from tests.postgres import Cluster

WRITERS = 16
FOLLOWED = 0.5
"""How often a server looks, in seconds, as `monev.server.following` does."""


def measure(results: Results, seconds: float) -> None:
    """Entries a second of 16 processes that write at once, small ones and then whole plans, each of a rencana of its
    own; and the longest time until a database that follows shows one."""
    cluster = Cluster(durable=True)
    try:
        for name, small in (("kecil", True), ("unggahan", False)):
            written, seen = _write(cluster.new_database(), seconds, small=small)
            results.add(f"postgresql {name}", WRITERS, len(written) / seconds)
            late = max((_first_seen(seen, number) - stored for number, stored in written), default=0.0)
            results.add(f"postgresql {name}, terlihat", WRITERS, late)
    finally:
        cluster.close()


def _first_seen(seen: list[tuple[int, float]], number: int) -> float:
    return next(at for up_to, at in seen if up_to >= number)


def _write(address: str, seconds: float, *, small: bool) -> tuple[list[tuple[int, float]], list[tuple[int, float]]]:
    """Number and time of each entry when its writer was told that it is stored, and when the follower was how far."""
    size = Size(WRITERS, years=1, uploads=1, meetings=0)
    journal = open_journal(address)
    Nation(size).fill(journal)
    context = multiprocessing.get_context("spawn")
    start, told = context.Event(), context.Queue()
    writers = [
        context.Process(target=_writer, args=(address, name, seconds, small, start, told)) for name in size.names
    ]
    for one in writers:
        one.start()
    seen: list[tuple[int, float]] = []
    with (
        tempfile.TemporaryDirectory() as temporary,
        closing(Database.open_at(Path(temporary) / "monev.duckdb", journal)) as db,
    ):
        for _ in writers:
            told.get()  # each says when it is ready
        start.set()
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            seen.append(_follow(db))
        written = [pair for _ in writers for pair in told.get()]
        while seen[-1][0] < max(number for number, _ in written):
            seen.append(_follow(db))
    for one in writers:
        one.join()
    return written, seen


def _follow(db: Database) -> tuple[int, float]:
    began = time.monotonic()
    db.catch_up()
    seen = db.up_to[0], time.time()
    time.sleep(max(0.0, FOLLOWED - (time.monotonic() - began)))
    return seen


def _writer(address: str, satker: str, seconds: float, small: bool, start: Event, told: multiprocessing.Queue) -> None:
    """In a process of its own."""
    journal = open_journal(address)
    rencana = Rencana(satker, 2025, decree_number=0, seed=satker)
    rencana.upload(rencana.posisi)
    told.put(None)
    start.wait()
    written: list[tuple[int, float]] = []
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        jenis, content = rencana.tick() if small else rencana.upload(rencana.posisi)
        entry = journal.add(jenis=jenis, pelaku="ukur", satker=satker, tahun=2025, content=content)
        written.append((entry.nomor, time.time()))
    told.put(written)
