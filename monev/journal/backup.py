"""Backups: a copy of a journal in one file, made while others write, and checked when it is read.

cadangan.json             what it holds: when it was made, how many entries, the hash of the last
jurnal/entri/…, berkas/…  as in the journal's folder (docs/operations.md)
akun.sqlite               passwords, names, who wants no letters, calendars' addresses
"""

import hashlib
import json
import re
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

from monev import VERSION
from monev.core import clock, platform_files
from monev.core.content import ENTRY_CONTENT
from monev.core.errors import FileRefused, MonevError, cause_of, in_words
from monev.journal import accounts_file, is_postgres
from monev.journal.backup_file import UNREADABLE, BackupFile
from monev.journal.entry import EntryNewer, EntryUnreadable, from_bytes
from monev.journal.interface import Journal

ABOUT = "cadangan.json"
ACCOUNTS = "akun.sqlite"
FORMAT = 1
KNOWN_NAME = re.compile(
    r"cadangan\.json|akun\.sqlite|jurnal/entri/\d{8,}\.json|jurnal/berkas/[0-9a-f]{64}"
)
_NAME = "cadangan-monev-"
_LONGEST_NAME = 40
LARGEST_PART = 512 * 1024 * 1024
"""Bytes of one part: more than the program ever stores, less than would fill the memory."""


class Backup(NamedTuple):
    """A backup that was read through and is whole. `hashes`: one for each entry, from 1 on.
    `missing`: originals that its entries name but the journal itself had lost."""

    archive: BackupFile
    made_at: str
    hashes: tuple[str, ...]
    originals: int
    missing: tuple[str, ...]
    has_accounts: bool

    @property
    def file(self) -> Path:
        """The path of the backup."""
        return self.archive.path

    @property
    def entries(self) -> int:
        """The number of its entries."""
        return len(self.hashes)


def find_backups(folder: Path) -> list[Path]:
    """List the backups in a folder, the newest first; none if the folder cannot be read."""
    try:
        return sorted(folder.expanduser().glob(f"{_NAME}*.zip"), reverse=True)
    except OSError:
        return []


def make_backup(
    journal: Journal,
    folder: Path,
    *,
    accounts: Callable[[], bytes] | None = None,
    password: str = "",
) -> Backup:
    """Write a backup of the journal as it is now into a new, dated file, and read it through.

    Others may write meanwhile; their entries come into the next backup. `accounts` gives accounts
    that are no file, `password` locks the backup. Raises JournalDamaged for a damaged entry,
    MonevError if there is nothing to copy or it cannot be written; no file is left then."""
    tip = journal.tip()
    if tip == (0, ""):
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
        with platform_files.temporary_in(folder) as temporary:
            file = BackupFile(temporary, password)
            _write(journal, tip, file, accounts or partial(_copy_accounts, str(journal)))
            backup = read_backup(temporary, password)
            destination = _take_name(folder, f"{_NAME}{clock.now():%Y-%m-%d-%H%M%S}")
            try:
                platform_files.replace(temporary, destination)
            except OSError:
                platform_files.remove(destination)
                raise
            platform_files.fsync_folder(folder)
    return backup._replace(archive=BackupFile(destination, password))


class _NotWhole(Exception):
    """The archive is no whole backup. Its words follow *bukan cadangan Monev ZI yang utuh*."""


def read_backup(file: Path, password: str = "") -> Backup:
    """Read a backup through and check every entry and original by its hash. Raises FileRefused."""
    backup_file = BackupFile(file, password)
    try:
        with backup_file.open() as archive:
            return _check(backup_file, archive)
    except OSError as error:
        raise FileRefused(
            f"Berkas {file} tidak dapat dibaca: {cause_of(error)}.", "Periksa berkas itu."
        ) from error
    except (_NotWhole, *UNREADABLE) as error:
        if "Bad password" in str(error):
            raise FileRefused(
                f"Kata sandi itu bukan kata sandi cadangan {file}.", "Periksa, lalu ulangi."
            ) from error
        why = error if isinstance(error, _NotWhole) else "isinya tidak terbaca sebagai ZIP"
        told = f"{file} bukan cadangan Monev ZI yang utuh: {why}. Tidak ada yang diubah."
        advice = "Pakai berkas cadangan yang lain, yang dibuat dengan perintah cadangkan."
        raise FileRefused(told, advice) from error
    except EntryNewer as error:
        told = (
            f"{file} dibuat oleh Monev ZI {error.program or 'versi yang lebih baru'}; di sini "
            f"Monev ZI {VERSION}."
        )
        raise FileRefused(told, "Perbarui Monev ZI di komputer ini.") from error


def unpack_backup(backup: Backup, folder: Path) -> None:
    """Write the journal of a backup into a new folder, durably. Raises OSError, and FileRefused as
    `read_backup`."""
    with backup.archive.open() as archive:
        for name in ("entri", "berkas"):
            (folder / name).mkdir(parents=True)
        for info in archive.infolist():
            if info.filename.startswith("jurnal/"):
                platform_files.write_synced(
                    folder / info.filename.removeprefix("jurnal/"), archive.read(info)
                )
    for name in (folder / "entri", folder / "berkas", folder, folder.parent):
        platform_files.fsync_folder(name)


def unpack_accounts(backup: Backup, destination: Path) -> None:
    """Write the accounts of a backup to `destination`, whole or not at all. Raises OSError."""
    with (
        backup.archive.open() as archive,
        platform_files.temporary_in(destination.parent) as temporary,
    ):
        platform_files.write_synced(temporary, archive.read(ACCOUNTS))
        platform_files.replace(temporary, destination)
        platform_files.fsync_folder(destination.parent)


def _write(
    journal: Journal,
    tip: tuple[int, str],
    file: BackupFile,
    read_accounts: Callable[[], bytes | None],
) -> None:
    count, newest = tip
    with file.create() as archive:
        for number in range(1, count + 1):
            archive.writestr(f"jurnal/entri/{number:08d}.json", journal.entry_bytes(number))
            journal.hash_at(number)  # raises if the entry is damaged
        # All originals there are now, among them those of the entries above.
        for sha256 in journal.originals():
            with suppress(MonevError):  # reading the backup through lists it as missing
                archive.writestr(
                    f"jurnal/berkas/{sha256}", journal.read_file(sha256), zipfile.ZIP_STORED
                )
        if (accounts := read_accounts()) is not None:
            archive.writestr(ACCOUNTS, accounts)
        about = {
            "format": FORMAT,
            "program": VERSION,
            "waktu": clock.now().isoformat(),
            "entri": count,
            "hash": newest,
        }
        archive.writestr(ABOUT, json.dumps(about, indent=1))
    with file.path.open("r+b") as written:
        platform_files.fsync_file(written.fileno())


def _copy_accounts(journal: str) -> bytes | None:
    """Copy the accounts as of one moment, even while the app writes them; None without a file."""
    file = accounts_file(journal)
    if is_postgres(journal) or not file.is_file():
        return None
    try:
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True, timeout=30)) as accounts:
            return accounts.serialize()
    except sqlite3.Error as error:
        advice = (
            "Periksa bahwa berkas itu utuh dan boleh dibaca, lalu ulangi. Jurnal tidak berubah."
        )
        raise MonevError(f"Daftar orang di {file} tidak dapat dicadangkan.", advice) from error


def _check_names(archive: zipfile.ZipFile) -> list[str]:
    names = archive.namelist()
    are_known = all(map(KNOWN_NAME.fullmatch, names)) and len(names) == len(set(names))
    if not are_known or any(info.file_size > LARGEST_PART for info in archive.infolist()):
        raise _NotWhole("isinya bukan bagian-bagian sebuah cadangan")
    return names


def _read_about(archive: zipfile.ZipFile) -> tuple[str, int, str]:
    """Read when a backup was made, its number of entries and the hash of the last. Raises
    _NotWhole, EntryNewer."""
    try:
        about = json.loads(archive.read(ABOUT))
        made_at, count, last, version = (
            about[name] for name in ("waktu", "entri", "hash", "format")
        )
        datetime.fromisoformat(made_at)
    except (KeyError, ValueError, TypeError, RecursionError) as error:
        raise _NotWhole(f"{ABOUT} tidak terbaca") from error
    # `type`, since true is an int for isinstance.
    if not (type(count) is type(version) is int and isinstance(last, str)):
        raise _NotWhole(f"{ABOUT} tidak terbaca")
    if version > FORMAT:
        raise EntryNewer(version, about.get("program"))
    return made_at, count, last


def _check_accounts(archive: zipfile.ZipFile) -> None:
    """Check that the accounts are a whole database. Raises _NotWhole."""
    with closing(sqlite3.connect(":memory:")) as accounts:
        try:
            accounts.deserialize(archive.read(ACCOUNTS))
            faults = [
                fault for (fault,) in accounts.execute("pragma integrity_check") if fault != "ok"
            ]
        except (sqlite3.Error, OverflowError) as error:
            raise _NotWhole("daftar orangnya tidak terbaca") from error
    if faults:
        raise _NotWhole("daftar orangnya rusak")


def _check(file: BackupFile, archive: zipfile.ZipFile) -> Backup:
    names = _check_names(archive)
    made_at, count, last = _read_about(archive)
    hashes, needed = _check_entries(archive)
    if len(hashes) != count:
        raise _NotWhole(f"ada {len(hashes)} entri, seharusnya {count}")
    if hashes[-1:] != [last]:
        raise _NotWhole("entri terakhirnya bukan yang dicatat waktu dibuat")
    present = {name.rpartition("/")[2] for name in names if name.startswith("jurnal/berkas/")}
    for sha256 in present:
        if hashlib.sha256(archive.read(f"jurnal/berkas/{sha256}")).hexdigest() != sha256:
            raise _NotWhole(f"berkas asli {sha256} sudah berubah isinya")
    if ACCOUNTS in names:
        _check_accounts(archive)
    return Backup(
        file,
        made_at,
        tuple(hashes),
        len(present),
        tuple(sorted(needed - present)),
        ACCOUNTS in names,
    )


def _check_entries(archive: zipfile.ZipFile) -> tuple[list[str], set[str]]:
    """Check all entries; return their hashes and the originals they name."""
    hashes = list[str]()
    needed = set[str]()
    entries = sorted(name for name in archive.namelist() if name.startswith("jurnal/entri/"))
    for number, name in enumerate(entries, start=1):
        try:
            entry = from_bytes(archive.read(name), number, hashes[-1] if hashes else "")
        except EntryUnreadable as error:
            raise _NotWhole(f"entri {number:08d} {error}") from error
        if entry.jenis not in ENTRY_CONTENT:  # once put in place it could not be read
            raise EntryNewer(entry.versi)
        hashes.append(entry.hash)
        needed |= {entry.sha256} if entry.sha256 else set()
    return hashes, needed


def _take_name(folder: Path, stem: str) -> Path:
    """Take a free name by making an empty file, so that no backup ever overwrites another. Raises
    OSError."""
    for number in range(1, 1000):
        path = folder / (f"{stem}.zip" if number == 1 else f"{stem}-{number}.zip")
        with suppress(FileExistsError):
            path.touch(exist_ok=False)
            return path
    raise FileExistsError(f"{stem}.zip")
