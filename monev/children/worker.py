"""The child's side: it shuts itself in, then answers tasks one after another.

A task is a function of the project, named by the parent. Importing costs ten times as much as
reading a decree.

Its fences are never taken down: Python's own audit hook, and behind it on Linux Landlock (files)
and seccomp (calls of the kernel), which stop native code too.
"""

import gc
import json
import mimetypes
import os
import sys
import sysconfig
import time
import traceback
from importlib import import_module
from pathlib import Path
from typing import IO, cast

from monev.children import pipe_messages
from monev.core import platform_processes
from monev.core.errors import FileRefused, MonevError
from monev.core.records import JsonObject

_RETIRE_AT = 300 * 1024 * 1024
"""Bytes of memory beyond those at its start."""
_ROOT = Path(__file__).resolve().parents[2]
_TIME_PER_TASK = 180
"""A child is replaced once the rest of its life is shorter than this."""

# Audit events that are refused: _NEVER always, _ON_FILES outside of the readable paths.
_NEVER = (
    *("socket.", "ctypes.", "winreg.", "sqlite3.connect"),
    *("os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.startfile", "os.system", "os.kill"),
    *("pty.spawn", "subprocess.Popen"),
)
_ON_FILES = (
    "open",
    "os.chmod",
    "os.chown",
    "os.link",
    "os.listdir",
    "os.mkdir",
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.scandir",
    "os.symlink",
    "os.truncate",
    "os.utime",
)
_ON_TWO_FILES = ("os.rename", "os.link", "os.symlink")
_SYSTEM_FILES = ("/etc/localtime", "/usr/share/zoneinfo", "/dev/null", "/dev/urandom")
_SHARED_LIBRARIES = ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib")


def serve(incoming: IO[bytes], output: IO[bytes]) -> None:
    """Answer tasks until the other side closes."""
    retire_at = platform_processes.memory_used() + _RETIRE_AT
    while (message := pipe_messages.receive(incoming)) is not None:
        said, body = answer(*message)
        is_late = time.process_time() > platform_processes.LIFE_SECONDS - _TIME_PER_TASK
        is_worn = is_late or platform_processes.memory_used() > retire_at
        said["pensiun"] = said.get("pensiun") or "gagal" in said or is_worn
        pipe_messages.send(output, said, body)
        del said, body, message
        gc.collect()  # now, while nobody waits: a workbook leaves cycles


def answer(command: JsonObject, data: bytes) -> tuple[JsonObject, bytes]:
    """Run a task.

    Answers {"jawab": ...} and bytes, {"ditolak": why}, or {"gagal": kind, "sebab": words}.
    """
    platform_processes.allow_seconds(command["detik"])
    os.environ.update(command["setelan"])
    module, function = command["tugas"].split(":")
    try:
        result, body = getattr(import_module(module), function)(command["isi"], data)
    except MemoryError:
        return {"gagal": "memori", "sebab": ""}, b""
    except MonevError as error:
        words = {"pesan": error.pesan, "saran": error.advice, "judul": error.title}
        remarks = [remark.as_stored() for remark in error.errors]
        words |= {"berkas": isinstance(error, FileRefused), "galat": remarks}
        return {"ditolak": words}, b""
    except Exception:  # noqa: BLE001 - the parent logs it and says that the task failed
        return {"gagal": "henti", "sebab": traceback.format_exc()[-3000:]}, b""
    return {"jawab": result, "pensiun": result.pop("pensiun", False)}, body


def shut_in(folder: str) -> None:
    """Put up the fences: only `folder` may be written, only code and libraries be read."""
    readable = _readable()
    platform_processes.shut_in(readable, folder)
    within = (_real(folder), *map(_real, readable))

    def refuse(event: str, arguments: tuple[object, ...]) -> None:
        if event.startswith(_NEVER):
            raise PermissionError(f"not permitted here: {event}")
        if event in _ON_FILES or event.startswith("shutil."):
            count = 2 if event in _ON_TWO_FILES else 1
            for path in arguments[:count]:
                is_path = isinstance(path, str | bytes | os.PathLike)
                if is_path and not _is_within(_real(path), within):
                    raise PermissionError(f"not permitted here: {event} {os.fsdecode(path)!r}")

    sys.addaudithook(refuse)


def _readable() -> tuple[str, ...]:
    """List what libraries may still have to read: code, fonts, tables; never an office's data."""
    own = (
        str(_ROOT / "monev"),
        *(sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")),
    )
    every = (
        *own,
        *(path for path in sys.path if "-packages" in path),
        *_SHARED_LIBRARIES,
        *_SYSTEM_FILES,
    )
    return tuple(dict.fromkeys(path for path in every if path and Path(path).exists()))


def _is_within(path: str, places: tuple[str, ...]) -> bool:
    return any(path == place or path.startswith(place + os.sep) for place in places)


def _real(path: str | bytes | os.PathLike[str]) -> str:
    return os.path.normcase(os.path.realpath(os.fsdecode(path)))


def _main(settings: JsonObject) -> None:
    # Answers go out on a copy of standard output, so that no library's print gets between them.
    channel = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    platform_processes.die_with_parent(settings["induk"])
    platform_processes.limit_resources(settings["memori"])
    if not any(name.startswith("monev.outputs") for name in settings["ruang"]):
        # openpyxl would import numpy (60 ms, 30 MB) only to recognise its number types.
        cast(JsonObject, sys.modules).setdefault("numpy", None)
    for name in settings["ruang"]:
        import_module(name)
    # openpyxl needs it, and the system's table of types cannot be read later.
    mimetypes.init()
    shut_in(os.environ["TMPDIR"])
    gc.freeze()
    # Collecting in the middle of a workbook made reading a fifth slower; it is done between tasks.
    gc.disable()
    serve(sys.stdin.buffer, channel)


if __name__ == "__main__":
    _main(json.loads(sys.argv[1]))
