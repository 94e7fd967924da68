"""Writing that survives a power cut, and a lock between threads and processes: what a folder journal stands on."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from monev.core.errors import MonevError

TEMPORARY = "baru.tmp"
"""The one name in a folder under which is written what gets its own name once it is whole; what a killed writer left
there the next one overwrites."""


def write_durably(destination: Path, data: bytes) -> None:
    """Put `data` at `destination` whole or not at all, and return only once it would survive a power cut.

    Temporary file in the same folder, fsync, rename, fsync of the folder. Where a step fails, nothing is left under
    the name `destination` and OSError is raised. The caller holds the lock: there is one writer in a folder.
    A network drive may rename and answer with an error all the same: what then stands there decides.
    """
    temporary = destination.with_name(TEMPORARY)
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            _fsync(file.fileno())
        try:
            temporary.replace(destination)
        except OSError:
            if not _was_renamed(temporary, destination, data):
                raise
    except OSError:
        with suppress(OSError):  # the first error is the one to tell
            temporary.unlink(missing_ok=True)
        raise
    try:
        fsync_folder(destination.parent)
    except OSError:
        destination.unlink(missing_ok=True)
        raise


def _was_renamed(temporary: Path, destination: Path, data: bytes) -> bool:
    """Whether a rename that answered with an error took place."""
    try:
        return not temporary.exists() and destination.read_bytes() == data
    except OSError:
        return False


def make_folder(folder: Path) -> None:
    """Make `folder` and the folders above it that are missing, each durable in the one above. Raises OSError."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    fsync_folder(folder.parent)


def fsync_folder(folder: Path) -> None:
    """Make the names in `folder` durable: a rename is only kept once its folder is. Raises OSError."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        _fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def hold_lock(file: Path, busy: MonevError, *, wait: float = 30.0, poll: float = 0.01) -> Iterator[None]:
    """Hold `file` exclusively, against other threads and other processes, for the length of a `with` block.

    The system lets go of it when its holder dies, so a killed writer never blocks the next. Raises `busy` after `wait`
    seconds, OSError where the file cannot be made.
    """
    lock = FileLock(file, timeout=wait, poll_interval=poll)
    try:
        lock.acquire()
    except Timeout:
        raise busy from None
    try:
        yield
    finally:
        lock.release()


def _fsync(handle: int) -> None:
    """macOS answers fsync before the drive has written; only F_FULLFSYNC waits for it."""
    if hasattr(fcntl, "F_FULLFSYNC"):
        fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
    else:
        os.fsync(handle)
