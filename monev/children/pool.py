"""The parent's side: keeps children warm and gives tasks to them."""

import atexit
import json
import logging
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from monev.children import pipe_messages
from monev.core import platform_processes, turns
from monev.core.errors import FileRefused, MonevError
from monev.core.records import JsonObject
from monev.core.remarks import stored_remark

MIB = 1024 * 1024
_ROOT = Path(__file__).resolve().parents[2]
_AT_ONCE = 4
_KEPT = 2
_GUARD_SECONDS = 1800.0
"""The end of a child that sleeps for ever. A child that works is limited by its processor time."""
_PASSED_ON = ("LANG", "LC_ALL", "TZ", "LD_LIBRARY_PATH", "SYSTEMROOT")
_SETTINGS = ("MONEV_ZONA", "MONEV_HARI_INI")


@dataclass(frozen=True, slots=True)
class ChildKind:
    """A kind of child: the memory it may take, the modules it imports before its first task."""

    memory: int
    preload: tuple[str, ...]


FILES = ChildKind(768 * MIB, ("monev.reading.files.worker",))
"""Opens people's files; never sees a document of the office."""

PAGES = ChildKind(768 * MIB, ("monev.evidence_files.first_page",))
"""Draws a page of people's files. It is not FILES because it has to import PDFium, a native
library, before its first task."""

DOCUMENTS = ChildKind(1536 * MIB, ("monev.outputs.documents.material", "dateutil.tz"))
"""Makes documents of the office's data; never opens people's files. Once a child has shut itself
in, it cannot read Windows' registry, where dateutil looks for the time zone when it is imported."""


class ChildStopped(Exception):
    """The child gave no answer.

    `why`: "waktu" (its processor time was used up), "memori", or "henti" (it broke off).
    """

    def __init__(self, why: str, detail: str = "") -> None:
        super().__init__(detail or why)
        self.why = why


_log = logging.getLogger(__name__)
_places = threading.BoundedSemaphore(_AT_ONCE)
_places_of_task: dict[str, threading.BoundedSemaphore] = {}
"""Task → places for it, one less than there are, so that other tasks always come through."""
_idle = defaultdict[ChildKind, list["_Child"]](list)
_lock = threading.Lock()
# A child dies with the thread that started it; this thread lives as long as the program.
_starter = ThreadPoolExecutor(1, thread_name_prefix="children")


class _Child:
    def __init__(self, kind: ChildKind) -> None:
        self.kind = kind
        self.folder = tempfile.mkdtemp(prefix="monev-")
        environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
        environment |= dict.fromkeys(
            ("PYTHONDONTWRITEBYTECODE", "PYTHONUTF8", "OPENBLAS_NUM_THREADS"), "1"
        )
        environment |= {"PYTHONPATH": str(_ROOT), "TMPDIR": self.folder}
        # Arrow's own allocator takes 1 GB of addresses at the first text of a table: of the memory
        # that a maker of documents may take it left 35 MB for pictures.
        environment["ARROW_DEFAULT_MEMORY_POOL"] = "system"
        settings = {"ruang": kind.preload, "memori": kind.memory, "induk": os.getpid()}
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "monev.children.worker", json.dumps(settings)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=self.folder,
            env=environment,
            creationflags=platform_processes.START,
        )
        self.leash = platform_processes.Leash(self.process.pid, kind.memory)

    def request(self, command: JsonObject, data: bytes) -> tuple[JsonObject, bytes]:
        """Send a task and return its answer.

        Raises ChildStopped if the process ended or its answer makes no sense.
        """
        # Popen's type does not know that both are pipes.
        requests = cast(IO[bytes], self.process.stdin)
        answers = cast(IO[bytes], self.process.stdout)
        guard = threading.Timer(_GUARD_SECONDS, self.process.kill)
        guard.daemon = True
        guard.start()
        try:
            self.leash.allow(command["detik"])
            with suppress(OSError):  # the child ended, so there is no answer either
                pipe_messages.send(requests, command, data)
            answer = pipe_messages.receive(answers)
            if answer is None:
                code = self.process.wait()
                why = "waktu" if platform_processes.was_out_of_time(code) else "henti"
                raise ChildStopped(why, f"kode {code}")
        except ValueError as cause:
            raise ChildStopped("henti", str(cause)) from cause
        finally:
            guard.cancel()
        return answer

    def close(self) -> None:
        """End the process; close its pipes and delete its folder."""
        self.process.kill()
        self.process.communicate()
        self.leash.let_go()
        shutil.rmtree(self.folder, ignore_errors=True)


def run_in_child(
    kind: ChildKind, task: str, command: JsonObject, data: bytes = b"", *, seconds: float
) -> tuple[JsonObject, bytes]:
    """Run `task` ("module:function") with (command, data) in a child and return its answer.

    The answer is a dict of plain values, and bytes. The run may wait for a place. `seconds`: of the
    processor. Raises ChildStopped, and the MonevError that the task raised.
    """
    settings = {name: os.environ.get(name, "") for name in _SETTINGS}
    with (
        turns.aside(),
        _places_of_task.setdefault(task, threading.BoundedSemaphore(_AT_ONCE - 1)),
        _places,
    ):
        child = _take(kind)
        is_fit = False
        try:
            answer, body = child.request(
                {"tugas": task, "isi": command, "detik": seconds, "setelan": settings}, data
            )
            is_fit = answer.get("pensiun") is False
        finally:
            _give_back(child, is_fit=is_fit)
    return _result_of(answer, task), body


def _result_of(answer: JsonObject, task: str) -> JsonObject:
    match answer:
        case {"jawab": dict(result)}:
            return result
        case {
            "ditolak": {
                "berkas": is_file,
                "pesan": pesan,
                "saran": advice,
                "judul": title,
                "galat": remarks,
            }
        }:
            kind = FileRefused if is_file else MonevError
            raise kind(pesan, advice, heading=title, errors=tuple(map(stored_remark, remarks)))
        case {"gagal": str(why), "sebab": str(cause)}:
            _log.warning("%s: %s", task, cause)
            raise ChildStopped(why, cause)
    raise ChildStopped("henti", "jawabannya tidak dikenal")


def _take(kind: ChildKind) -> _Child:
    with _lock:
        while at_rest := _idle[kind]:
            child = at_rest.pop()
            if child.process.poll() is None:
                return child
            child.close()
    return _starter.submit(_Child, kind).result()


def _give_back(child: _Child, *, is_fit: bool) -> None:
    with _lock:
        if is_fit and len(_idle[child.kind]) < _KEPT:
            _idle[child.kind].append(child)
            return
    child.close()


@atexit.register
def _close_all() -> None:
    with _lock:
        for at_rest in _idle.values():
            while at_rest:
                at_rest.pop().close()
