"""While files are being read that never come to an end, everybody else sees their page, and gets their documents."""

import os
import signal
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from monev.children import ChildKind, ChildStopped, pool, run_in_child
from monev.figures import view_at
from monev.outputs.documents import make_document
from monev.ui.page_table import RINGKASAN
from tests.makers import SATKER, TAHUN
from tests.page_runs import written_text

ENDLESS = ChildKind("asked", 400 * 1024 * 1024, ("tests.children.asked",))
READERS = 8
LOOK_AGAIN = 0.1
"""Seconds between two looks at all processes."""


def children() -> list[int]:
    """Every child of this process that reads without end."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            command, parent = (
                (folder / "cmdline").read_bytes(),
                (folder / "stat").read_text().rsplit(")", 1)[1].split()[1],
            )
        except OSError:
            continue  # ended meanwhile
        if b"tests.children.asked" in command and int(parent) == os.getpid():
            found.append(int(folder.name))
    return found


def end_children() -> None:
    for child in children():
        with suppress(ProcessLookupError):  # ended between the look at it and this
            os.kill(child, signal.SIGKILL)


def all_wait_or_read() -> bool:
    """One place is left to others."""
    return len(children()) == pool._AT_ONCE - 1


def test_readings_without_end_hold_up_neither_a_page_nor_a_document(fill_database, open_page) -> None:
    db = fill_database("dilaporkan")
    with ThreadPoolExecutor(READERS) as threads, ThreadPoolExecutor(1) as other:
        readings = [
            threads.submit(run_in_child, ENDLESS, "tests.children.asked:sleep_for_ever", {}, seconds=600)
            for _ in range(READERS)
        ]
        try:
            while not all_wait_or_read():
                assert not wait(readings, LOOK_AGAIN, FIRST_COMPLETED).done
            at = open_page(RINGKASAN)
            assert not at.exception
            assert "Capaian" in written_text(at)
            document = other.submit(
                make_document, db, view_at(db, SATKER, TAHUN, date(TAHUN, 12, 31)), None, "laporan", "pdf"
            )
            while not wait([document], LOOK_AGAIN).done:
                assert all_wait_or_read(), "the document has to wait, too"
            assert document.result().startswith(b"%PDF")
            assert not any(one.done() for one in readings), "they are still at it"
        finally:
            while wait(readings, LOOK_AGAIN).not_done:
                end_children()
    for one in readings:
        with pytest.raises(ChildStopped):
            one.result()
