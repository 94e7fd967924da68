"""What a child may not: each attempt is made in a real process that has shut itself in as every
child does."""

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
SECRET = "rahasia kantor"


def attempt(folder: Path, how: str, *statements: str) -> list[str]:
    """What came of each statement in one child that is shut in: its words, or the name of its
    error."""
    (folder / "own").mkdir(exist_ok=True)
    (folder / "monev.jurnal").write_text(SECRET)
    tries = "".join(
        f"\ntry:\n    {statement}\nexcept BaseException as error:\n    print(type(error).__name__, flush=True)"
        for statement in statements
    )
    env = {"PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1"}
    done = run_python("-c", SHUT_IN + tries, folder / "own", how, cwd=folder, env=env, check=False)
    return [*done.stdout.splitlines(), *([f"code {done.returncode}"] if done.returncode else [])]


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
def test_no_harm_comes_through_any_of_the_fences(tmp_path: Path, how: str) -> None:
    """All together, the kernel's where Python does not look, and Python's where the kernel has
    none."""
    harms = {
        name: one
        for name, one in HARMS.items()
        if how != "hook alone" or name != "changes the program"
    }
    came = attempt(tmp_path, how, *harms.values())
    assert dict(zip(harms, came, strict=True)) == dict.fromkeys(harms, "PermissionError")
    assert (tmp_path / "monev.jurnal").read_text() == SECRET


def test_native_code_is_held_as_well(tmp_path: Path) -> None:
    calls = (
        "'open'](b'monev.jurnal', 0)",
        "'socket'](2, 1, 0)",
        "'fork']()",
        "'execve'](b'/bin/true', None, None)",
    )
    tries = (f"print(calls[{call}, ctypes.get_errno() in (1, 13))" for call in calls)
    assert attempt(tmp_path, "fence, no hook", *tries) == ["-1 True"] * 4


def test_a_child_may_read_its_libraries_and_write_in_its_own_folder(tmp_path: Path) -> None:
    statement = (
        "open(sys.argv[1] + '/x', 'w').write('a'); import zoneinfo, decimal, sqlite3; print('done')"
    )
    assert attempt(tmp_path, "fence and hook", statement) == ["done"]


def test_memory_and_files_have_a_ceiling(tmp_path: Path) -> None:
    too_much = (
        "x = bytearray(1 << 30)",
        "open(sys.argv[1] + '/x', 'wb').truncate(1 << 40)",
        "x = [open(sys.argv[1] + f'/{n}', 'w') for n in range(500)]",
    )
    assert attempt(tmp_path, "fence and hook", *too_much) == ["MemoryError", "OSError", "OSError"]


def test_processor_time_ends_a_task_and_sleep_does_not(tmp_path: Path) -> None:
    waits = (
        "platform_processes.allow_seconds(0.2); import time; time.sleep(0.6); print('done', "
        "flush=True)"
    )
    works = "platform_processes.allow_seconds(0.2)\n    while True: pass"
    assert attempt(tmp_path, "fence and hook", waits, works) == ["done", f"code {-signal.SIGPROF}"]


def test_the_settings_say_nothing_of_the_office(tmp_path: Path, monkeypatch) -> None:
    """A child has no word of where the journal and the database are."""
    monkeypatch.setenv("MONEV_DB", str(tmp_path / "monev.duckdb"))
    child = pool._Child(pool.FILES)
    known = Path(f"/proc/{child.process.pid}/environ").read_bytes().decode().split("\0")
    child.close()
    assert {line.split("=")[0] for line in known if line} <= {
        *("LANG", "LC_ALL", "TZ", "LD_LIBRARY_PATH"),
        *("PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "PYTHONUTF8", "OPENBLAS_NUM_THREADS", "TMPDIR"),
    }
