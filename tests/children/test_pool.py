"""Test that children are kept warm, replaced when they end, and end with their parent."""

import os
import select
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from monev.children import FILES, ChildKind, ChildStopped, pool, run_in_child
from tests.code import ROOT
from tests.reading.tables import xlsx

ASKED = ChildKind(400 * 1024 * 1024, ("tests.children.asked",))
READ = "monev.reading.files.worker:read"
IMPORTED_LATE = """
import pkgutil, sys
from importlib import import_module
from pathlib import Path
from monev.children import DOCUMENTS

for room in DOCUMENTS.preload:
    import_module(room)
ahead = set(sys.modules)
import monev.outputs.documents as documents
for module in pkgutil.iter_modules(documents.__path__):
    import_module(f"{documents.__name__}.{module.name}")
folders = set()
for name in set(sys.modules) - ahead:
    file = getattr(sys.modules[name], "__file__", None) or ""
    if "site-packages" in file:
        folders.add(Path(file).parent)
for folder in folders:
    for file in folder.glob("*.py"):
        if "import winreg" in file.read_text():
            print(file)
"""
"""Prints modules for the registry of Windows, in folders of libraries that a child imports late."""


def read_small(text: str = "a") -> str:
    answer, _ = run_in_child(FILES, READ, {"jenis": "xlsx"}, xlsx([[text]]), seconds=10)
    return answer["lembar"][0]["sel"][0][2]


def rest_child() -> int:
    """Return the number of the process that would take the next file."""
    return pool._idle[FILES][-1].process.pid


def test_a_child_is_used_again_and_replaced_when_it_was_ended_or_its_task_broke():
    read_small()
    first = rest_child()
    read_small()
    assert rest_child() == first
    ended = os.pidfd_open(first)
    os.kill(first, signal.SIGKILL)
    wait_until_ended(ended)
    assert read_small("b") == "b"
    assert rest_child() != first
    first = rest_child()
    with pytest.raises(ChildStopped) as stopped:
        run_in_child(FILES, "monev.reading.files.worker:nothing", {}, seconds=10)
    assert stopped.value.why == "henti"
    read_small()
    assert rest_child() != first


def test_no_more_children_are_kept_than_wanted_and_they_outlive_the_thread_that_asked():
    with ThreadPoolExecutor(8) as threads:
        texts = list(threads.map(read_small, map(str, range(24))))
    assert texts == [str(number) for number in range(24)]
    assert len(pool._idle[FILES]) <= pool._KEPT
    with ThreadPoolExecutor(1) as threads:
        threads.submit(read_small).result()
    child = rest_child()
    assert read_small("c") == "c"
    assert rest_child() == child


def test_settings_of_the_clock_go_along_with_each_task(monkeypatch):
    task = "tests.children.asked:read_clock"
    for day in ("2025-03-31", "2025-09-30"):
        monkeypatch.setenv("MONEV_HARI_INI", day)
        assert run_in_child(ASKED, task, {}, seconds=10)[0] == {"hari": day}
    monkeypatch.delenv("MONEV_HARI_INI")
    assert run_in_child(ASKED, task, {}, seconds=10)[0] != {"hari": "2025-09-30"}


PARENT = """
import sys, threading
from pathlib import Path
from monev.children import FILES, ChildKind, pool, run_in_child
ASKED = ChildKind(400 << 20, ("tests.children.asked",))
if sys.argv[1] == "at rest":
    run_in_child(FILES, "monev.reading.files.worker:read", {"jenis": "csv"}, b"a;b", seconds=10)
    print(pool._idle[FILES][0].process.pid, pool._idle[FILES][0].folder, flush=True)
else:
    child = pool._starter.submit(pool._Child, ASKED).result()
    print(child.process.pid, child.folder, flush=True)
    task = "tests.children.asked:work_for_ever"
    child.request({"tugas": task, "isi": {}, "detik": 600, "setelan": {}}, b"")
sys.stdin.read()
"""


@pytest.mark.parametrize("when", ["at rest", "at work"])
def test_a_child_ends_with_its_parent(when):
    """A parent that is killed takes its child along, also in the middle of minutes of work."""
    command = [sys.executable, "-c", PARENT, when]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    pipe = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, cwd=ROOT, env=environment, **pipe) as parent:
        ended = os.pidfd_open(int(parent.stdout.readline().split()[0]))
        parent.kill()
    wait_until_ended(ended)


def wait_until_ended(process: int) -> None:
    """Return once the process behind this descriptor is gone."""
    select.select([process], [], [])
    os.close(process)


def test_what_reads_the_registry_of_windows_is_imported_before_a_child_is_shut_in():
    found = subprocess.run(
        [sys.executable, "-c", IMPORTED_LATE], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert found.stdout.split() == []
