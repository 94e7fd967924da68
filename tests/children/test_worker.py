"""Test what a child may not do, by attempts in a real process that is shut in as every child is."""

import signal
from pathlib import Path

import pytest

from monev.children import pool
from tests.code import ROOT, run_python

SHUT_IN = """
import ctypes, json, os, socket, subprocess, sys, threading
from monev.children import worker
from monev.core import platform_processes
if "fence" in sys.argv[2]:
    platform_processes.die_with_parent(os.getppid())
    platform_processes.limit_resources(400 << 20)
libc = ctypes.CDLL(None, use_errno=True)
calls = {name: getattr(libc, name) for name in ("open", "socket", "fork", "execve", "system")}
if sys.argv[2] == "fence, no hook":
    sys.addaudithook = lambda hook: None
if sys.argv[2] == "hook alone":
    platform_processes.shut_in = lambda *_: None
worker.shut_in(sys.argv[1])
"""
TRY = """
try:
    {}
except BaseException as error:
    print(type(error).__name__, flush=True)
"""
SECRET = "rahasia kantor"


def attempt(folder: Path, how: str, *statements: str) -> list[str]:
    """Run the statements in one child that is shut in; return a line of each.

    A line is what the statement printed, or the name of its error. If the child was ended, the
    last line is its exit code.
    """
    (folder / "own").mkdir(exist_ok=True)
    (folder / "monev.jurnal").write_text(SECRET)
    program = SHUT_IN + "".join(TRY.format(statement) for statement in statements)
    env = {"PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1"}
    done = run_python("-c", program, folder / "own", how, cwd=folder, env=env, check=False)
    lines = done.stdout.splitlines()
    if done.returncode:
        lines.append(f"code {done.returncode}")
    return lines


HARMS = {
    "reads the journal": "print(open('monev.jurnal').read())",
    "lists the office's folder": "print(os.listdir('.'))",
    "writes beside the journal": "open('baru', 'w').write('x'); print('done')",
    "takes the journal away": "os.rename('monev.jurnal', 'x'); print('done')",
    "changes the program": "import monev; open(monev.__file__, 'a'); print('done')",
    "reads another process": "print(len(open(f'/proc/{os.getppid()}/environ').read()))",
    "reaches the network": "socket.socket(); print('done')",
    "runs a program": "subprocess.run(['/bin/true']); print('done')",
    "becomes a program": "os.execv('/bin/echo', ['echo', 'done'])",
    "makes a process": "os.fork(); print('done')",
    "stops its parent": "os.kill(os.getppid(), 0); print('done')",
}


@pytest.mark.parametrize("how", ["fence and hook", "fence, no hook", "hook alone"])
def test_no_harm_comes_through_any_of_the_fences(tmp_path, how):
    """Each fence holds alone: the kernel's without Python's hook, the hook without the kernel's."""
    harms = dict(HARMS)
    if how == "hook alone":
        del harms["changes the program"]
    outcomes = attempt(tmp_path, how, *harms.values())
    assert dict(zip(harms, outcomes, strict=True)) == dict.fromkeys(harms, "PermissionError")
    assert (tmp_path / "monev.jurnal").read_text() == SECRET


def test_native_code_is_held_as_well(tmp_path):
    calls = (
        "'open'](b'monev.jurnal', 0)",
        "'socket'](2, 1, 0)",
        "'fork']()",
        "'execve'](b'/bin/true', None, None)",
    )
    tries = (f"print(calls[{call}, ctypes.get_errno() in (1, 13))" for call in calls)
    assert attempt(tmp_path, "fence, no hook", *tries) == ["-1 True"] * 4


def test_a_child_may_read_its_libraries_and_write_in_its_own_folder(tmp_path):
    statement = (
        "open(sys.argv[1] + '/x', 'w').write('a'); import zoneinfo, decimal, sqlite3; print('done')"
    )
    assert attempt(tmp_path, "fence and hook", statement) == ["done"]


def test_memory_and_files_have_a_ceiling(tmp_path):
    too_much = (
        "x = bytearray(1 << 30)",
        "open(sys.argv[1] + '/x', 'wb').truncate(1 << 40)",
        "x = [open(sys.argv[1] + f'/{number}', 'w') for number in range(500)]",
    )
    assert attempt(tmp_path, "fence and hook", *too_much) == ["MemoryError", "OSError", "OSError"]


def test_processor_time_ends_a_task_and_sleep_does_not(tmp_path):
    allow = "platform_processes.allow_seconds(0.2)"
    waits = f"{allow}; import time; time.sleep(0.6); print('done', flush=True)"
    works = f"{allow}\n    while True: pass"
    assert attempt(tmp_path, "fence and hook", waits, works) == ["done", f"code {-signal.SIGPROF}"]


def test_the_settings_say_nothing_of_the_office(tmp_path, monkeypatch):
    """A child's environment does not say where the journal and the database are."""
    monkeypatch.setenv("MONEV_DB", str(tmp_path / "monev.duckdb"))
    child = pool._Child(pool.FILES)
    known = Path(f"/proc/{child.process.pid}/environ").read_bytes().decode().split("\0")
    child.close()
    names = {line.split("=")[0] for line in known if line}
    allowed = "LANG LC_ALL TZ LD_LIBRARY_PATH PYTHONPATH PYTHONDONTWRITEBYTECODE PYTHONUTF8"
    assert names <= {
        *allowed.split(),
        "ARROW_DEFAULT_MEMORY_POOL",
        "OPENBLAS_NUM_THREADS",
        "TMPDIR",
    }
