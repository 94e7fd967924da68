"""The parent's side: children that are kept warm, and a task given to one of them.

A request is two lengths of eight bytes each, what is asked as JSON, and the data; an answer has the same shape. What
comes back is JSON and bytes, never anything that runs when it is read.
"""

from __future__ import annotations

import atexit
import json
import logging
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

from monev.children.turns import Turns
from monev.core.errors import FileRefused, MonevError
from monev.core.remarks import stored_remark

MIB = 1024 * 1024
_ROOT = Path(__file__).resolve().parents[2]
_AT_ONCE = 4
_KEPT = 2
"""Children of a kind kept warm."""
_GUARD_SECONDS = 1800.0
"""Only a child that sleeps and never wakes meets this: what works is limited by its processor time."""
_LARGEST_ANSWER = 512 * MIB
_ANSWERS = ("jawab", "ditolak", "gagal")
_PASSED_ON = ("LANG", "LC_ALL", "TZ", "LD_LIBRARY_PATH", "SYSTEMROOT")
_SETTINGS = ("MONEV_ZONA", "MONEV_HARI_INI")
_OUT_OF_TIME = tuple(-getattr(signal, name, 0) for name in ("SIGPROF", "SIGXCPU", "SIGKILL"))


@dataclass(frozen=True, slots=True)
class ChildKind:
    """A kind of child: what it imports ahead of its first task, how much memory it may take."""

    name: str
    memory: int
    preload: tuple[str, ...]


FILES = ChildKind("files", 768 * MIB, ("monev.reading.files.worker",))
"""Opens what people send; it never sees a document of the office."""

DOCUMENTS = ChildKind("documents", 1536 * MIB, ("monev.outputs.in_child", "monev.outputs.documents.material"))
"""Makes documents of the office's data; it never opens what people send."""


class ChildStopped(Exception):
    """There is no answer. `why` is "waktu" (its processor time was used up), "memori" or "henti" (it broke off)."""

    def __init__(self, why: str, detail: str = "") -> None:
        super().__init__(detail or why)
        self.why = why


_log = logging.getLogger(__name__)
_turns = Turns(_AT_ONCE)
_idle: dict[str, list[_Child]] = {}
_lock = threading.Lock()
# A child is told to die with the thread that started it: this one lives as long as the program.
_starter = ThreadPoolExecutor(1, thread_name_prefix="children")


class _Child:
    """One process, its pipes, and the one folder it may write in."""

    def __init__(self, kind: ChildKind) -> None:
        self.kind = kind
        self.folder = tempfile.mkdtemp(prefix="monev-")
        kept = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
        environment = kept | {
            "PYTHONPATH": str(_ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONIOENCODING": "utf-8",
            "OPENBLAS_NUM_THREADS": "1",
            "TMPDIR": self.folder,
        }
        command = {"ruang": kind.preload, "memori": kind.memory, "induk": os.getpid()}
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "monev.children.worker", json.dumps(command)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=self.folder,
            env=environment,
        )
        # Both are pipes, because both were asked for above.
        self.requests = cast(IO[bytes], self.process.stdin)
        self.answers = cast(IO[bytes], self.process.stdout)

    def is_alive(self) -> bool:
        return self.process.poll() is None

    def request(self, command: Mapping[str, Any], data: bytes) -> tuple[dict[str, Any], bytes]:
        """The answer. Raises ChildStopped where the process ended instead."""
        asked = json.dumps(command, ensure_ascii=False).encode("utf-8", "replace")
        guard = threading.Timer(_GUARD_SECONDS, self.process.kill)
        guard.daemon = True
        guard.start()
        try:
            self.requests.write(len(asked).to_bytes(8, "big") + len(data).to_bytes(8, "big") + asked)
            self.requests.write(data)
            self.requests.flush()
            return self._answer()
        except BrokenPipeError:
            return self._answer()
        finally:
            guard.cancel()

    def _answer(self) -> tuple[dict[str, Any], bytes]:
        start = self.answers.read(16)
        lengths = int.from_bytes(start[:8], "big"), int.from_bytes(start[8:], "big")
        if len(start) == 16 and sum(lengths) <= _LARGEST_ANSWER:
            header, body = (self.answers.read(length) for length in lengths)
            if (len(header), len(body)) == lengths:
                return _checked(header), body
        if len(start) == 16:
            self.process.kill()
        code = self.process.wait()
        raise ChildStopped("waktu" if code in _OUT_OF_TIME and len(start) < 16 else "henti", f"kode {code}")

    def close(self) -> None:
        """End the process, let go of its pipes and its folder."""
        self.process.kill()
        for pipe in (self.requests, self.answers):
            try:
                pipe.close()
            except BrokenPipeError:
                _log.debug("unsent data for a child that had ended was dropped")
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


def _checked(header: bytes) -> dict[str, Any]:
    """The answer's dictionary; a child that was taken over may say anything."""
    try:
        answer = json.loads(header)
    except (ValueError, RecursionError) as cause:
        raise ChildStopped("henti", "jawabannya bukan JSON") from cause
    if not isinstance(answer, dict) or not {"pensiun"} < answer.keys() <= {*_ANSWERS, "pensiun", "sebab"}:
        raise ChildStopped("henti", "jawabannya tidak dikenal")
    return answer


def run_in_child(
    kind: ChildKind, task: str, command: Mapping[str, Any], data: bytes = b"", *, seconds: float
) -> tuple[dict[str, Any], bytes]:
    """What `task` ("module:function") answers to (command, data): a dictionary of plain values, and bytes.

    `seconds` is processor time. Raises ChildStopped, and the MonevError that the task raised. A task without a place
    waits for one; each kind of task has its own line.
    """
    settings = {name: os.environ[name] for name in _SETTINGS if name in os.environ}
    asked = {"tugas": task, "isi": command, "detik": seconds, "setelan": settings}
    with _turns.turn(task):
        child = _take(kind)
        is_fit = False
        try:
            header, body = child.request(asked, data)
            is_fit = not header["pensiun"]
        finally:
            _give_back(child, is_fit=is_fit)
    if (refusal := header.get("ditolak")) is not None:
        raise _as_error(refusal)
    if (why := header.get("gagal")) is not None:
        _log.warning("%s: %s", task, header["sebab"])
        raise ChildStopped(why, header["sebab"])
    return header["jawab"], body


def _as_error(refusal: dict[str, Any]) -> MonevError:
    if refusal["berkas"]:
        return FileRefused(
            refusal["pesan"], refusal["saran"], error=tuple(stored_remark(one) for one in refusal["galat"])
        )
    return MonevError(refusal["pesan"], refusal["saran"], heading=refusal["judul"])


def _take(kind: ChildKind) -> _Child:
    """A child of this kind that lives: one at rest, else a new one."""
    with _lock:
        while at_rest := _idle.get(kind.name):
            child = at_rest.pop()
            if child.is_alive():
                return child
            child.close()
    return _starter.submit(_Child, kind).result()


def _give_back(child: _Child, *, is_fit: bool) -> None:
    with _lock:
        at_rest = _idle.setdefault(child.kind.name, [])
        if is_fit and len(at_rest) < _KEPT:
            at_rest.append(child)
            return
    child.close()


@atexit.register
def _close_all() -> None:
    with _lock:
        for at_rest in _idle.values():
            while at_rest:
                at_rest.pop().close()
