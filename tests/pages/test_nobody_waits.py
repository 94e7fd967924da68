"""While readings never end, everybody else still gets pages and documents."""

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
from tests.on_screen import written_text

ENDLESS = ChildKind(400 * 1024 * 1024, ("tests.children.asked",))
READERS = 8
LOOK_AGAIN = 0.1
"""Seconds between two looks at all processes."""


def children() -> list[int]:
    """List the children of this process that read without end."""
    listed = [path.read_text().split() for path in Path("/proc/self/task").glob("*/children")]
    return [
        int(child)
        for some in listed
        for child in some
        if b"tests.children.asked" in command_of(child)
    ]


def command_of(process: str) -> bytes:
    with suppress(OSError):  # ended meanwhile
        return Path(f"/proc/{process}/cmdline").read_bytes()
    return b""


def test_readings_without_end_hold_up_neither_a_page_nor_a_document(reported, open_page):
    with ThreadPoolExecutor(READERS) as threads, ThreadPoolExecutor(1) as other:
        readings = [
            threads.submit(
                run_in_child, ENDLESS, "tests.children.asked:sleep_for_ever", {}, seconds=600
            )
            for _ in range(READERS)
        ]
        try:
            while len(children()) < pool._AT_ONCE - 1:  # one place is left to others
                assert not wait(readings, LOOK_AGAIN, FIRST_COMPLETED).done
            assert "Capaian" in written_text(open_page(RINGKASAN))
            view = view_at(reported, SATKER, TAHUN, date(TAHUN, 12, 31))
            document = other.submit(make_document, reported, view, None, "laporan", "docx")
            while not wait([document], LOOK_AGAIN).done:
                assert len(children()) == pool._AT_ONCE - 1, "the document has to wait, too"
            assert document.result().startswith(b"PK")
            assert not any(reading.done() for reading in readings), "they are still at it"
        finally:
            while wait(readings, LOOK_AGAIN).not_done:
                for child in children():
                    with suppress(ProcessLookupError):  # ended between the look at it and this
                        os.kill(child, signal.SIGKILL)
    for reading in readings:
        with pytest.raises(ChildStopped):
            reading.result()
