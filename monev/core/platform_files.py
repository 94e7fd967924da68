"""Files on each system: writes that survive a power cut, renaming, locks, impossible names."""

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
"""The rights of everybody but the owner."""

PATIENCE_SECONDS = 10.0
"""How long to retry a file that another program holds. An antivirus inspects a new file for
seconds."""
ASK_AGAIN_SECONDS = 0.05
_HELD = (5, 32, 33)
"""Windows' errors for it: access denied (it is being deleted), sharing violation, lock
violation."""

_ONEDRIVE = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
LEAST_FREE = 1 << 20
"""A disk with fewer free bytes is full: neither a bukti nor the database's own log fits."""
LONGEST_PATH = 259
"""The longest path that Windows accepts, unless an admin allowed longer ones."""
_DEVICE = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[1-9¹²³]) *(\..*)?", re.IGNORECASE
)
_NOT_IN_NAMES = re.compile(r'[<>:"|?*\x00-\x1f]|[. ]$')


def fsync_file(handle: int) -> None:
    """Wait until the drive has written this file.

    On macOS only F_FULLFSYNC does that. Raises OSError.
    """
    if sys.platform == "darwin":
        fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
    else:
        os.fsync(handle)


def replace(source: Path, destination: Path) -> None:
    """Rename a file or folder to `destination`, replacing one there; on Windows durably.

    Raises OSError.
    """
    be_patient(lambda: _rename(source, destination))


def remove(file: Path) -> None:
    """Delete a file if it exists. Raises OSError."""
    be_patient(lambda: file.unlink(missing_ok=True))


def be_patient(act: Callable[[], T]) -> T:
    """Run `act` and retry for a while if another program has the file open.

    Only Windows forbids that. Raises OSError.
    """
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            return act()
        except PermissionError as error:
            if not _is_held(error) or time.monotonic() > until:
                raise
        time.sleep(ASK_AGAIN_SECONDS)


def _is_held(error: PermissionError) -> bool:
    """True if another program has the file open.

    `open` hides Windows' error number, so then any existing file may be held.
    """
    number = getattr(error, "winerror", None)
    if number is None and sys.platform == "win32":
        return bool(error.filename) and Path(error.filename).is_file()
    return number in _HELD


def new_name_in(folder: Path) -> Path:
    """Return an unused name in `folder`.

    On Windows, tempfile would try 2³¹ names in a read-only folder.
    """
    return folder / f".monev-{secrets.token_hex(8)}.tmp"


@contextmanager
def temporary_in(folder: Path) -> Iterator[Path]:
    """Make a new file in `folder` and delete it afterwards, if it is still there.

    Raises OSError.
    """
    file = new_name_in(folder)
    file.touch(0o600, exist_ok=False)
    try:
        yield file
    finally:
        remove(file)


def nameless_file_in(folder: Path) -> IO[bytes]:
    """Make a new file in `folder` that disappears when it is closed or its process dies.

    Raises OSError.
    """
    file = new_name_in(folder)
    of_windows = os.O_BINARY | os.O_TEMPORARY if sys.platform == "win32" else 0
    handle = os.open(file, os.O_RDWR | os.O_CREAT | os.O_EXCL | of_windows, 0o600)
    if not of_windows:
        file.unlink()
    return os.fdopen(handle, "w+b")


def make_folder(folder: Path) -> None:
    """Make `folder` and missing folders above it, each durable in the one above. Raises OSError."""
    if folder.is_dir():
        return
    if folder.parent != folder:  # else it is a drive that does not exist
        make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    fsync_folder(folder.parent)


def keep_private() -> None:
    """Set the umask so that only the owner of this process can read its new files.

    They include DuckDB's. Windows has no umask; there a user's folder is private.
    """
    if sys.platform != "win32":
        os.umask(0o077)


def make_private(*paths: Path) -> None:
    """Take the rights of others from these files and folders.

    Those of another owner are logged and left.
    """
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
    """True if only the owner can read it, or it does not exist."""
    return sys.platform == "win32" or not path.exists() or not path.stat().st_mode & OF_OTHERS


def why_nothing_fits(folder: Path) -> str | None:
    """Say why a disk accepts nothing more. None if it does, or if the folder does not exist."""
    try:
        room = shutil.disk_usage(folder)
    except FileNotFoundError:
        return None
    if not os.access(folder, os.W_OK):
        return CAUSES[errno.EROFS]
    is_full = room.total and room.free < LEAST_FREE  # some network disks give no size
    return CAUSES[errno.ENOSPC] if is_full else None


@contextmanager
def hold_lock(
    file: Path, busy: MonevError, *, wait: float = 30.0, poll: float = 0.01
) -> Iterator[None]:
    """Hold a lock on `file` against other threads and processes.

    The system releases it if the holder dies.

    Raises `busy` after `wait` seconds, OSError if the file cannot be made.
    """
    try:
        with FileLock(file, timeout=wait, poll_interval=poll, mode=0o600):
            make_private(file)  # an older file has kept its rights
            yield
    except Timeout:  # of this lock: other waits inside raise their own errors
        raise busy from None


def file_system(folder: Path) -> str:
    """Return the kind of disk of a folder, such as ext4 or nfs4; "" if that cannot be told."""
    if sys.platform == "win32":
        return "cifs" if folder.absolute().drive.startswith("\\\\") else ""
    kinds: dict[Path, str] = {}
    with suppress(OSError):  # not on every system
        for line in Path("/proc/mounts").read_text(errors="replace").splitlines():
            _, place, kind, *_ = line.split(" ")
            kinds[Path(place.replace("\\040", " "))] = kind
    path = folder.absolute()
    return next((kinds[place] for place in (path, *path.parents) if place in kinds), "")


def check_path(path: Path, *, below: int = 0) -> None:
    """Raise OSError with a reason if this system can keep no file at `path` + `below` letters."""
    if sys.platform == "win32" and (why := why_not_on_windows(path.absolute(), below=below)):
        raise OSError(errno.EINVAL, why)


def remark_on(folder: Path | PureWindowsPath) -> str:
    """Return a remark about data in `folder`, or "".

    OneDrive's folder is known from Windows' variables, else by its name.
    """
    roots = [root for name in _ONEDRIVE if (root := os.environ.get(name))]
    is_below = any(folder.is_relative_to(root) for root in roots)
    if not is_below and not any(part.lower().startswith("onedrive") for part in folder.parts):
        return ""
    return (
        "Folder ini disalin OneDrive. Jangan membuka datanya dari dua komputer sekaligus; "
        "cadangkan juga ke flash disk."
    )


def why_not_on_windows(path: Path | PureWindowsPath, *, below: int = 0) -> str | None:
    """Say why Windows cannot keep a file at this absolute path, or None.

    See Microsoft: "Naming Files, Paths, and Namespaces".
    """
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

    def owner_of(file: Path) -> str:
        """Return "": Windows keeps a person's folder from others itself."""
        return ""

    def fsync_folder(folder: Path) -> None:
        """Do nothing: Windows flushes no folder. `replace` writes its name through."""

    def _rename(source: Path, destination: Path) -> None:
        how = _WRITE_THROUGH if source.is_dir() else _WRITE_THROUGH | _REPLACE
        if not _kernel.MoveFileExW(str(source), str(destination), how):
            raise ctypes.WinError(ctypes.get_last_error())

else:
    import pwd

    def owner_of(file: Path) -> str:
        """Return the account that owns a file, or as root the folder for a new one.

        "" if this process runs as it.
        """
        own = os.geteuid()
        place = file
        while not place.exists() and place != place.parent:
            place = place.parent
        found = place.stat().st_uid
        if found == own or (place != file and own != 0):
            return ""
        try:
            return pwd.getpwuid(found).pw_name
        except KeyError:
            return f"'#{found}'"

    def fsync_folder(folder: Path) -> None:
        """Make the names in `folder` durable: a rename is safe only after that. Raises OSError."""
        handle = os.open(folder, os.O_RDONLY)
        try:
            fsync_file(handle)
        finally:
            os.close(handle)

    def _rename(source: Path, destination: Path) -> None:
        source.replace(destination)
