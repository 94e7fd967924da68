"""How a child shuts itself in, before it takes its first task: Python's own audit hook everywhere; behind it on Linux
Landlock (which files) and seccomp (which calls of the kernel), which hold native code, too. What was put up is never
taken down again."""

from __future__ import annotations

import os
import sys
import sysconfig
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from monev.core import platform_processes

_ROOT = Path(__file__).resolve().parents[2]
_TIME_PER_TASK = 180
"""A child is replaced once no task of this many seconds would fit into what is left of its life."""

# What Python's code is refused, by the names of its audit events: always, and outside of the readable paths.
_NEVER = (
    *("socket.", "ctypes.", "winreg.", "sqlite3.connect"),
    *("os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.startfile", "os.system", "os.kill"),
    *("pty.spawn", "subprocess.Popen"),
)
_ON_FILES = (
    *("open", "os.chmod", "os.chown", "os.link", "os.listdir", "os.mkdir", "os.remove", "os.rename", "os.rmdir"),
    *("os.scandir", "os.symlink", "os.truncate", "os.utime"),
)
_SYSTEM_FILES = ("/etc/localtime", "/usr/share/zoneinfo", "/dev/null", "/dev/urandom")
_SHARED_LIBRARIES = ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib")


def is_time_nearly_up() -> bool:
    """Whether another task might meet the limit on a child's whole life."""
    return time.process_time() > platform_processes.LIFE_SECONDS - _TIME_PER_TASK


def shut_in(folder: str) -> None:
    """Put up the fences: only `folder` may be written, only the program's own code and libraries be read."""
    readable = _readable()
    platform_processes.shut_in(readable, folder)
    sys.addaudithook(_make_hook(tuple(map(_real, readable)), _real(folder)))


def _readable() -> tuple[str, ...]:
    """What a library may yet have to read: code, fonts and tables that come with it, never data of an office."""
    own = (str(_ROOT / "monev"), *(sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")))
    every = (*own, *(path for path in sys.path if "-packages" in path), *_SHARED_LIBRARIES, *_SYSTEM_FILES)
    return tuple(dict.fromkeys(path for path in every if path and Path(path).exists()))


def _make_hook(readable: tuple[str, ...], folder: str) -> Callable[[str, tuple[Any, ...]], None]:
    def refuse(event: str, arguments: tuple[Any, ...]) -> None:
        if event.startswith(_NEVER):
            raise PermissionError(f"not permitted here: {event}")
        if event in _ON_FILES or event.startswith("shutil."):
            for path in arguments[:2] if event in ("os.rename", "os.link", "os.symlink") else arguments[:1]:
                if isinstance(path, str | bytes | os.PathLike) and not _is_within(path, readable, folder):
                    raise PermissionError(f"not permitted here: {event} {os.fsdecode(path)!r}")

    return refuse


def _is_within(path: Any, readable: tuple[str, ...], folder: str) -> bool:
    real = _real(path)
    return any(real == allowed or real.startswith(allowed + os.sep) for allowed in (folder, *readable))


def _real(path: Any) -> str:
    return os.path.normcase(os.path.realpath(os.fsdecode(path)))
