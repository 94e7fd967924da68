"""Backups: everything as of one moment in one file.

It is made while others write, and checked when it is read. Such a file is itself a store, also that
of a server; with a password it is locked as a whole.
"""

import hashlib
import os
import platform
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import NamedTuple

from monev import VERSION
from monev.core import clock, platform_files
from monev.core.content import ENTRY_CONTENT
from monev.core.errors import (
    DatabaseNewer,
    FileRefused,
    JournalDamaged,
    MonevError,
    cause_of,
    in_words,
)
from monev.journal.backup_file import add_sum, check_sum, is_locked, lock, unlock
from monev.journal.journal import Journal
from monev.journal.sqlite_store import FIRST_BYTES, SqliteStore, remove_beside
from monev.journal.store import NoTables, Store

_NAME, _ENDS = "cadangan-monev-", ".jurnal"
_STAMP, _DIGITS = "%Y-%m-%d-%H%M%S", len("2025-11-29-013000")
_LONGEST_NAME = 40
_DAY = 86400
"""Seconds."""
_OF_EARLIER_VERSIONS = {
    b"PK\x03\x04": "Pasang di Monev ZI 1.2 dahulu, lalu naikkan versinya dan cadangkan lagi.",
    b"PGDMP": "Pasang ke basis data PostgreSQL yang kosong: pg_restore --single-transaction.",
}
"""First bytes of backups that only earlier versions wrote → what to do with them."""


class Backup(NamedTuple):
    """A backup that was read through and is whole. `hashes`: one for each entry, from 1 on.

    `missing`: originals that its entries name but the journal itself had lost. `unpacked` holds the
    folder of its `store` as long as it is needed.
    """

    file: Path
    store: SqliteStore
    made_at: str
    hashes: tuple[str, ...]
    originals: int
    missing: tuple[str, ...]
    has_accounts: bool
    unpacked: TemporaryDirectory[str] | None = None

    @property
    def entries(self) -> int:
        """The number of its entries."""
        return len(self.hashes)


def list_backups(folder: Path) -> list[Path]:
    """List the files in a folder that begin as a backup does, the newest first.

    There are none if the folder cannot be read.
    """
    with suppress(OSError):
        found = [file for file in folder.expanduser().iterdir() if _is_backup(file)]
        return sorted(found, key=_made_at, reverse=True)
    return []


def _is_backup(file: Path) -> bool:
    with suppress(OSError):
        return file.is_file() and (is_locked(file) or _first_bytes(file) == FIRST_BYTES)
    return False


def _first_bytes(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(len(FIRST_BYTES))


def tip_of(file: Path, password: str = "") -> str:
    """Return the hash of the newest entry of a whole backup, "" of what does not open as one."""
    with suppress(OSError, MonevError, NoTables):
        plain, _unpacked = _unlocked(file, password)
        check_sum(plain)
        with closing(SqliteStore(plain, is_kept=True)) as store:
            return Journal(store).tip()[1]
    return ""


def make_backup(journal: Journal, folder: Path, *, password: str = "") -> Backup:
    """Write a backup of everything as it is now into a new, dated file, and read it through.

    Others may write meanwhile; their entries come into the next backup. `password` locks it. Raises
    JournalDamaged for a damaged entry, MonevError if there is nothing to copy or it cannot be
    written; no file is left then.
    """
    if journal.tip() == (0, ""):
        told = f"Jurnal {journal} kosong atau tidak ada, jadi belum ada yang dapat dicadangkan."
        raise MonevError(
            told, "Periksa --db, --jurnal atau MONEV_JURNAL; atau pasang disk tempat jurnal itu."
        )
    advice = (
        "Periksa bahwa folder itu ada, boleh ditulis dan cukup ruangnya, lalu ulangi. Jurnal "
        "tidak berubah."
    )
    with in_words(f"Cadangan tidak dapat ditulis di {folder}", advice):
        platform_files.check_path(folder, below=_LONGEST_NAME)
        platform_files.make_folder(folder)
        with _working_file(journal.store, folder, password) as plain:
            with in_words(f"Cadangan tidak dapat ditulis di {plain.parent}", advice):
                journal.store.save_as(plain)
                add_sum(plain)
                backup = _read(plain, name=str(journal))
            backup.store.close()
            destination = _bring(plain, folder, password, name=str(journal))
    store = SqliteStore(destination, is_kept=True)
    return backup._replace(file=destination, store=store, made_at=_made_at(destination))


@contextmanager
def _working_file(store: Store, folder: Path, password: str) -> Iterator[Path]:
    """Yield a file beside the journal, so that no slow disk keeps writers waiting.

    What an ended run left there is replaced. Where the journal's disk takes no copy, or for a
    server, it is in `folder`, if it is to be locked in the system's folder for temporary files.
    """
    if store.file is None or not _takes_copy(store.file):
        with platform_files.temporary_in(Path(gettempdir()) if password else folder) as file:
            yield file
        return
    file = Path(f"{store.file}.cadangan")
    busy = MonevError("Cadangan lain sedang dibuat.", "Tunggu sampai selesai, lalu ulangi.")
    with platform_files.hold_lock(Path(f"{file}.kunci"), busy):
        try:
            _begin(file)
            yield file
        finally:
            platform_files.remove(file)


def _takes_copy(file: Path) -> bool:
    room = shutil.disk_usage(file.parent).free - platform_files.LEAST_FREE
    return os.access(file.parent, os.W_OK) and room > file.stat().st_size


def _begin(file: Path) -> None:
    """Make an empty file in the place of what an ended run left. Raises OSError."""
    remove_beside(file)
    platform_files.remove(file)
    file.touch(0o600, exist_ok=False)


def _bring(plain: Path, folder: Path, password: str, *, name: str) -> Path:
    """Copy a whole file to its folder, or lock it on the way, and give it its name there.

    Nothing unlocked is ever in the folder of a locked one. Raises OSError, FileRefused.
    """
    home = hashlib.sha256(f"{name} {platform.node()}".encode()).hexdigest()
    sent = folder / f".monev-{home[:16]}.tmp"
    try:
        _begin(sent)
        _sweep(folder, sent)
        if password:
            lock(plain, sent, password)
        else:
            how = platform_files.replace if plain.parent == folder else shutil.copyfile
            how(plain, sent)
            with sent.open("r+b") as written:
                platform_files.fsync_file(written.fileno())
            check_sum(sent)
        destination = _take_name(folder, f"{_NAME}{clock.now():{_STAMP}}")
        try:
            platform_files.replace(sent, destination)
        except OSError:
            platform_files.remove(destination)
            raise
    finally:
        platform_files.remove(sent)
    platform_files.fsync_folder(folder)
    return destination


def _sweep(folder: Path, new: Path) -> None:
    """Remove what runs of other homes, or of earlier versions, left a day before a new file."""
    for file in folder.glob(".monev-*.tmp"):
        with suppress(FileNotFoundError):
            if new.stat().st_mtime - file.stat().st_mtime > _DAY:
                platform_files.remove(file)


def read_backup(file: Path, password: str = "") -> Backup:
    """Read a backup through and check every entry and original by its hash.

    With a password it must be locked by it as a whole. Raises FileRefused.
    """
    try:
        return _read(file, password)
    except OSError as error:
        raise FileRefused(
            f"Berkas {file} tidak dapat dibaca: {cause_of(error)}.", "Periksa berkas itu."
        ) from error
    except FileRefused:
        raise
    except DatabaseNewer as error:
        told = f"{file} dibuat oleh Monev ZI versi yang lebih baru; di sini Monev ZI {VERSION}."
        raise FileRefused(told, "Perbarui Monev ZI di komputer ini.") from error
    except (MonevError, NoTables) as error:
        why = error.pesan if isinstance(error, MonevError) else "isinya tidak terbaca"
        told = f"{file} bukan cadangan Monev ZI yang utuh: {why.removesuffix('.')}. Tidak ada yang "
        advice = "Pakai berkas cadangan yang lain, yang dibuat dengan perintah cadangkan."
        raise FileRefused(f"{told}diubah.", advice) from error


def _read(file: Path, password: str = "", *, name: str = "") -> Backup:
    first = _first_bytes(file)
    for bytes_, advice in _OF_EARLIER_VERSIONS.items():
        if first.startswith(bytes_):
            told = f"{file} dibuat oleh versi Monev ZI yang cadangannya tidak dibaca lagi di sini."
            raise FileRefused(f"{told} Tidak ada yang diubah.", advice)
    if password and not is_locked(file):
        raise FileRefused(
            f"Cadangan {file} tidak dikunci, padahal kata sandi cadangan ditentukan.",
            "Pakai cadangan yang dikunci, atau kosongkan kata sandinya. Tidak ada yang diubah.",
        )
    plain, unpacked = _unlocked(file, password)
    check_sum(plain)
    store = SqliteStore(plain, name=name or str(file), is_kept=True)
    return _check(file, store)._replace(unpacked=unpacked)


def _unlocked(file: Path, password: str) -> tuple[Path, TemporaryDirectory[str] | None]:
    """Return what a backup holds, and the folder of that if it was locked."""
    if not is_locked(file):
        return file, None
    unpacked = TemporaryDirectory(prefix="monev-cadangan-")
    plain = Path(unpacked.name) / "cadangan.jurnal"
    unlock(file, plain, password)
    return plain, unpacked


def _made_at(file: Path) -> str:
    """Return when a backup was made, as its name says; of another name, when it was written."""
    with suppress(ValueError):
        stamp = file.name.removeprefix(_NAME)[:_DIGITS]
        return datetime.strptime(stamp, _STAMP).replace(tzinfo=clock.zone()).isoformat()
    return datetime.fromtimestamp(file.stat().st_mtime, clock.zone()).isoformat()


def _check(file: Path, store: SqliteStore) -> Backup:
    """Check every page, entry and original. Raises JournalDamaged, DatabaseNewer, MonevError."""
    for fault in store.faults():
        raise JournalDamaged(fault, "")
    journal = Journal(store)
    hashes, needed = list[str](), set[str]()
    for entry in journal.read():
        if entry.jenis not in ENTRY_CONTENT:  # once put in place it could not be read
            raise DatabaseNewer(f"Entri {entry.nomor} berjenis {entry.jenis}.")
        hashes.append(entry.hash)
        needed |= {entry.sha256} if entry.sha256 else set()
    if journal.tip()[0] != len(hashes) or not hashes:
        raise JournalDamaged(f"Jurnal {journal} tidak berisi entri.", "")
    whole = set[str]()
    for sha256 in journal.originals():
        with suppress(JournalDamaged):
            journal.read_file(sha256)
            whole.add(sha256)
    has_accounts = store.has_people()
    missing = tuple(sorted(needed - whole))
    return Backup(file, store, _made_at(file), tuple(hashes), len(whole), missing, has_accounts)


def _take_name(folder: Path, stem: str) -> Path:
    """Take a free name by making an empty file, so that no backup ever overwrites another.

    Raises OSError.
    """
    for number in range(1, 1000):
        path = folder / (f"{stem}{_ENDS}" if number == 1 else f"{stem}-{number}{_ENDS}")
        with suppress(FileExistsError):
            path.touch(0o600, exist_ok=False)
            return path
    raise FileExistsError(f"{stem}{_ENDS}")
