"""Files as each system keeps them: writing that survives a power cut, exchange, locks, names that
cannot be."""

import errno
import logging
import os
import re
import secrets
import shutil
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PureWindowsPath
from typing import IO, TypeVar

from filelock import FileLock, Timeout

from monev.core.errors import CAUSES, MonevError

if sys.platform == "darwin":
    import fcntl

T = TypeVar("T")

log = logging.getLogger(__name__)

OF_OTHERS = 0o077
"""The rights of all but the owner."""
TEMPORARY = "baru.tmp"
"""The name in a folder under which is written what gets its own once it is whole; a killed writer's
is overwritten."""

PATIENCE_SECONDS = 10.0
"""How long a file is asked for anew that another program holds: an antivirus looks at a new one for
seconds."""
ASK_AGAIN_SECONDS = 0.05
_HELD = (5, 32, 33)
"""Windows' words for it: access denied (it is being deleted), sharing violation, lock violation."""

_ONEDRIVE = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
LEAST_FREE = 1 << 20
"""Bytes below which a disk is full: neither an evidence nor the database's own log fits any
more."""
LONGEST_PATH = 259
"""Windows takes no longer one from a program unless an admin has said otherwise."""
_DEVICE = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[1-9¹²³]) *(\..*)?", re.IGNORECASE
)
_NOT_IN_NAMES = re.compile(r'[<>:"|?*\x00-\x1f]|[. ]$')


def write_durably(destination: Path, data: bytes) -> None:
    """Put `data` at `destination` whole or not at all, and return only once it would survive a
    power cut; where a step fails, nothing is left there and OSError is raised. The caller holds the
    lock. A network drive may rename and answer with an error all the same: what then stands there
    decides."""
    temporary = destination.with_name(TEMPORARY)
    try:
        write_synced(temporary, data)
        try:
            replace(temporary, destination)
        except OSError:
            if not _was_renamed(temporary, destination, data):
                raise
    except OSError:
        with suppress(OSError):  # the first error is the one to tell
            remove(temporary)
        raise
    try:
        fsync_folder(destination.parent)
    except OSError:
        remove(destination)
        raise


def write_synced(file: Path, data: bytes) -> None:
    """Write what is on the disk when this returns; its name may not be yet. Raises OSError."""
    with be_patient(lambda: file.open("wb")) as opened:
        opened.write(data)
        opened.flush()
        fsync_file(opened.fileno())


def fsync_file(handle: int) -> None:
    """Have the drive write what this file holds: on macOS only F_FULLFSYNC waits for it. Raises
    OSError."""
    if sys.platform == "darwin":
        fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
    else:
        os.fsync(handle)


def _was_renamed(temporary: Path, destination: Path, data: bytes) -> bool:
    with suppress(OSError):
        return not temporary.exists() and destination.read_bytes() == data
    return False


def replace(source: Path, destination: Path) -> None:
    """Give a file or folder the name `destination`, in the place of one there; on Windows durably.
    Raises OSError."""
    be_patient(lambda: _rename(source, destination))


def remove(file: Path) -> None:
    """Take a file away, if it is there. Raises OSError."""
    be_patient(lambda: file.unlink(missing_ok=True))


def be_patient(act: Callable[[], T]) -> T:
    """Do what another program, which has the file open, may prevent for a while: on Windows alone.
    Raises OSError."""
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            return act()
        except PermissionError as error:
            if not _is_held(error) or time.monotonic() > until:
                raise
        time.sleep(ASK_AGAIN_SECONDS)


def _is_held(error: PermissionError) -> bool:
    """Whether another program has the file. `open` hides Windows' number: there it may be so where
    the file exists."""
    number = getattr(error, "winerror", None)
    if number is None and sys.platform == "win32":
        return bool(error.filename) and Path(error.filename).is_file()
    return number in _HELD


def new_name_in(folder: Path) -> Path:
    """A name in `folder` that nothing has. Not tempfile's: where Windows lets nobody write, it
    tries 2³¹ more."""
    return folder / f".monev-{secrets.token_hex(8)}.tmp"


@contextmanager
def temporary_in(folder: Path) -> Iterator[Path]:
    """A new file in `folder`; what is left of it afterwards is taken away. Raises OSError."""
    file = new_name_in(folder)
    file.touch(0o600, exist_ok=False)
    try:
        yield file
    finally:
        remove(file)


def nameless_file_in(folder: Path) -> IO[bytes]:
    """A new file in `folder` that is gone once it is closed, also by the death of who has it.
    Raises OSError."""
    file = new_name_in(folder)
    of_windows = os.O_BINARY | os.O_TEMPORARY if sys.platform == "win32" else 0
    handle = os.open(file, os.O_RDWR | os.O_CREAT | os.O_EXCL | of_windows, 0o600)
    if not of_windows:
        file.unlink()
    return os.fdopen(handle, "w+b")


def make_folder(folder: Path) -> None:
    """Make `folder` and the folders above it that are missing, each durable in the one above.
    Raises OSError."""
    if folder.is_dir():
        return
    if folder.parent != folder:  # else a drive that is not there
        make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    fsync_folder(folder.parent)


def keep_private() -> None:
    """From now on nobody but who runs this process can read what it writes: the umask, for DuckDB's
    files too. Windows has none: there what lies in a user's folder is theirs."""
    if sys.platform != "win32":
        os.umask(0o077)


def make_private(*paths: Path) -> None:
    """Let nobody but their owner read these files and folders. Those that are somebody else's are
    logged and left."""
    if sys.platform == "win32":
        return
    for path in paths:
        try:
            mode = path.stat().st_mode
            if mode & OF_OTHERS:
                path.chmod(stat.S_IMODE(mode) & ~OF_OTHERS)
        except FileNotFoundError:
            continue
        except OSError as error:
            log.info("%s tetap terbaca oleh pemakai lain: %s", path, error)


def is_private(path: Path) -> bool:
    """Whether nobody but its owner can read it, or it is not there."""
    return sys.platform == "win32" or not path.exists() or not path.stat().st_mode & OF_OTHERS


def why_nothing_fits(folder: Path) -> str | None:
    """Why a disk takes nothing more at this moment; None where it does, and where the folder is not
    there."""
    try:
        room = shutil.disk_usage(folder)
    except FileNotFoundError:
        return None
    if not os.access(folder, os.W_OK):
        return CAUSES[errno.EROFS]
    is_full = room.total and room.free < LEAST_FREE  # some disks of a network say no size
    return CAUSES[errno.ENOSPC] if is_full else None


@contextmanager
def hold_lock(
    file: Path, busy: MonevError, *, wait: float = 30.0, poll: float = 0.01
) -> Iterator[None]:
    """Hold `file` exclusively, against other threads and processes; the system lets go of it when
    its holder dies. Raises `busy` after `wait` seconds, OSError where the file cannot be made."""
    try:
        with FileLock(file, timeout=wait, poll_interval=poll, mode=0o600):
            make_private(file)  # one that lay there keeps its rights
            yield
    except Timeout:  # nothing inside waits for a lock without saying so in words of its own
        raise busy from None


def check_path(path: Path, *, below: int = 0) -> None:
    """Raise OSError, its reason in words, where this system keeps no file at `path`, with `below`
    letters after it."""
    if sys.platform == "win32" and (why := why_not_on_windows(path.absolute(), below=below)):
        raise OSError(errno.EINVAL, why)


def remark_on(folder: Path | PureWindowsPath) -> str:
    """What to know of data in `folder`, or "". OneDrive's folder is where Windows says, else known
    by its name."""
    roots = [root for name in _ONEDRIVE if (root := os.environ.get(name))]
    is_below = any(folder.is_relative_to(root) for root in roots)
    if not is_below and not any(part.lower().startswith("onedrive") for part in folder.parts):
        return ""
    return (
        "Folder ini disalin OneDrive. Jangan membuka datanya dari dua komputer sekaligus; "
        "cadangkan juga ke flash disk."
    )


def why_not_on_windows(path: Path | PureWindowsPath, *, below: int = 0) -> str | None:
    """Why Windows keeps no file at this absolute path, or None (Microsoft: "Naming Files, Paths,
    and Namespaces")."""
    windows = PureWindowsPath(path)
    for name in windows.parts[1:] if windows.anchor else windows.parts:
        if _DEVICE.fullmatch(name):
            return f"“{name}” adalah nama perangkat di Windows, bukan nama berkas"
        if name not in (".", "..") and _NOT_IN_NAMES.search(name):
            return (
                f'“{name}” bukan nama yang dikenal Windows (tanpa < > : " | ? *, tanpa titik '
                "atau spasi di akhir)"
            )
    if len(str(windows)) + below > LONGEST_PATH:
        return (
            f"jalurnya terlalu panjang ({len(str(windows))} huruf); pilih folder yang lebih "
            "dekat ke C:\\"
        )
    return None


if sys.platform == "win32":
    import ctypes

    _REPLACE, _WRITE_THROUGH = 1, 8
    _kernel = ctypes.WinDLL("kernel32", use_last_error=True)

    def fsync_folder(folder: Path) -> None:
        """Nothing: Windows flushes no folder, `replace` asks for its name to be written through."""

    def _rename(source: Path, destination: Path) -> None:
        how = _WRITE_THROUGH if source.is_dir() else _WRITE_THROUGH | _REPLACE
        if not _kernel.MoveFileExW(str(source), str(destination), how):
            raise ctypes.WinError(ctypes.get_last_error())

else:

    def fsync_folder(folder: Path) -> None:
        """Make the names in `folder` durable: a rename is only kept once its folder is. Raises
        OSError."""
        handle = os.open(folder, os.O_RDONLY)
        try:
            fsync_file(handle)
        finally:
            os.close(handle)

    def _rename(source: Path, destination: Path) -> None:
        source.replace(destination)
