"""How far a folder journal goes, known without listing it.

<folder>/ujung    the number of the newest entry, and how `entri` and `berkas` looked once it stood there

Whoever appends turns the time of change of those two folders back by some seconds, to one that no later change can give
them: as long as it is the noted one, no name has come or gone. Where it is not, or cannot be set (a folder of another
owner, some network drives), the folder is listed. `ujung` is made anew with each entry, and harmless to lose.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

TIP_FILE = "ujung"
WATCHED = ("entri", "berkas")
BACK = 2_000_000_000
"""Nanoseconds: also the coarsest file system tells two seconds apart."""

Look = tuple[int, int]
"""A folder's inode and its time of change."""


@dataclass(frozen=True, slots=True)
class Extent:
    """`count`: the newest entry's number. `is_tidy`: nothing else came or went either, such as the rest of a writer
    that was killed."""

    count: int
    is_tidy: bool


def known_extent(folder: Path) -> Extent | None:
    """What `ujung` says, where the entries' folder is still as it was then; else None. Raises OSError."""
    try:
        content = json.loads((folder / TIP_FILE).read_bytes())
        count, noted = int(content["nomor"]), [content[name] for name in WATCHED]
        now = [list(_look(folder / name)) for name in WATCHED]
    except (FileNotFoundError, NotADirectoryError, ValueError, TypeError, KeyError):
        return None
    return Extent(count, is_tidy=now == noted) if now[0] == noted[0] else None


def note_extent(folder: Path, count: int) -> None:
    """Note that `count` entries stand in the folder, without a gap. The caller holds the lock. Raises OSError."""
    content = {"nomor": count, **{name: _set_back(folder / name) for name in WATCHED}}
    replace_unsynced(folder / TIP_FILE, json.dumps(content).encode())


def replace_unsynced(destination: Path, data: bytes) -> None:
    """Put `data` at `destination` as a whole, not waiting for the disk: for what can be made anew. Raises OSError."""
    temporary = destination.with_name(destination.name + ".baru")
    temporary.write_bytes(data)
    temporary.replace(destination)


def _look(folder: Path) -> Look:
    stat = folder.stat()
    return stat.st_ino, stat.st_mtime_ns


def _set_back(folder: Path) -> Look | None:
    """Turn the folder's time of change back; how it looks then, None where that cannot be."""
    before = folder.stat()
    try:
        os.utime(folder, ns=(before.st_atime_ns, before.st_mtime_ns - before.st_mtime_ns % BACK - BACK))
    except PermissionError:
        return None
    after = _look(folder)
    return after if after[1] < before.st_mtime_ns else None
