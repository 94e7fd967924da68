"""How a child shuts itself in, before it takes its first task: limits, and three fences, one behind the other.

Every fence is put up where the system has it. The outermost is Python's own audit hook, everywhere; behind it on
Linux stand Landlock (which files) and seccomp (which calls of the kernel), which hold native code, too. What was put
up is never taken down again.
"""

from __future__ import annotations

import os
import signal
import sys
import sysconfig
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from monev.children import kernel

_ROOT = Path(__file__).resolve().parents[2]
_MIB = 1024 * 1024
_NICE = 5
"""Whoever looks at a page comes before who waits for a document."""
_OPEN_FILES = 64
_LARGEST_FILE = 300 * _MIB
_LIFE_SECONDS = 1200
"""Processor time of a child in all its life; the hard limit, which no task can raise."""
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
_SYSTEM_FILES = ("/etc/localtime", "/usr/share/zoneinfo", "/etc/mime.types", "/dev/null", "/dev/urandom")
_SHARED_LIBRARIES = ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib")


def die_with_parent(parent: int) -> None:
    """End with the process that started this one, where the system can; its closed pipe ends this one else."""
    kernel.die_with_parent()
    if sys.platform == "linux" and os.getppid() != parent:
        sys.exit(0)


def limit_resources(memory: int) -> None:
    """Caps on memory, files, processes and processor time, where the system has them."""
    if (resource := _resource()) is None:
        return
    os.nice(_NICE)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # a write beyond the limit is an error, not a silent end
    for name, most in (
        ("RLIMIT_AS", memory),
        ("RLIMIT_CORE", 0),
        ("RLIMIT_FSIZE", _LARGEST_FILE),
        ("RLIMIT_NOFILE", _OPEN_FILES),
        ("RLIMIT_NPROC", 0),
        ("RLIMIT_CPU", _LIFE_SECONDS),
    ):
        if hasattr(resource, name):
            kind = getattr(resource, name)
            hard = resource.getrlimit(kind)[1]
            most = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(kind, (most, most))


def allow_seconds(seconds: float) -> None:
    """Processor time from now on; whoever goes beyond it is ended by the system, to the millisecond."""
    if hasattr(signal, "setitimer"):  # Unix
        signal.setitimer(signal.ITIMER_PROF, max(seconds, 0.001))


def memory_used() -> int:
    """The most memory this process ever held, in bytes; 0 where the system does not say."""
    resource = _resource()
    return 0 if resource is None else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def is_time_nearly_up() -> bool:
    """Whether another task might meet the limit on a child's whole life."""
    return time.process_time() > _LIFE_SECONDS - _TIME_PER_TASK


def shut_in(folder: str) -> None:
    """Put up the fences: only `folder` may be written, only the program's own code and libraries be read."""
    readable = _readable()
    kernel.shut_in(readable, folder)
    sys.addaudithook(_make_hook(tuple(map(os.path.realpath, readable)), os.path.realpath(folder)))


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
    real = os.path.realpath(os.fsdecode(path))
    return any(real == allowed or real.startswith(allowed + os.sep) for allowed in (folder, *readable))


def _resource() -> Any:
    try:
        import resource  # here: only Unix has it
    except ImportError:
        return None
    return resource
