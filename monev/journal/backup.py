"""Backups: everything as of one moment in one file.

It is made while others write, and checked when it is read. Such a file is itself a store; with a
password it is locked as a whole.

Those of earlier versions are ZIPs of a journal's folder, and are read for ever.
"""

import json
import re
import zipfile
import zlib
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pyzipper

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
    read_setting,
)
from monev.core.records import JsonObject
from monev.journal.backup_file import is_locked, lock, unlock
from monev.journal.journal import Journal
from monev.journal.moving_in import copy_folder
from monev.journal.postgres_dump import FIRST_BYTES, rows_in
from monev.journal.sqlite_store import SqliteStore
from monev.journal.statements import TABLES
from monev.journal.store import NoTables

_NAME, _ENDS = "cadangan-monev-", (".jurnal", ".dump", ".zip")
_STAMP, _DIGITS = "%Y-%m-%d-%H%M%S", len("2025-11-29-013000")
_LONGEST_NAME = 40
_OLD_PART = re.compile(
    r"cadangan\.json|akun\.sqlite|jurnal/entri/\d{8,}\.json|jurnal/berkas/[0-9a-f]{64}"
)
_OLD_FAULTS = (
    zipfile.BadZipFile,
    pyzipper.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    KeyError,
)
KEPT_SETTING = "MONEV_CADANGAN_SIMPAN"


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


def find_backups(folder: Path) -> list[Path]:
    """List the backups in a folder, the newest first; none if the folder cannot be read."""
    try:
        found = [*folder.expanduser().glob(f"{_NAME}*")]
    except OSError:
        return []
    return sorted((file for file in found if file.suffix in _ENDS), reverse=True)


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
    store = journal.store
    advice = (
        "Periksa bahwa folder itu ada, boleh ditulis dan cukup ruangnya, lalu ulangi. Jurnal "
        "tidak berubah."
    )
    with in_words(f"Cadangan tidak dapat ditulis di {folder}", advice):
        platform_files.check_path(folder, below=_LONGEST_NAME)
        platform_files.make_folder(folder)
        with platform_files.temporary_in(folder) as temporary:
            store.save_as(temporary)
            backup = _read(temporary, name=str(journal))
            destination = _put_in_place(temporary, folder, password, store.end_of_copy)
    held = backup.store if backup.unpacked else SqliteStore(destination, is_kept=True)
    return backup._replace(file=destination, store=held, made_at=_made_at(destination))


def _put_in_place(temporary: Path, folder: Path, password: str, end: str) -> Path:
    destination = _take_name(folder, f"{_NAME}{clock.now():{_STAMP}}", end)
    try:
        if password:
            with platform_files.temporary_in(folder) as locked:
                lock(temporary, locked, password)
                platform_files.replace(locked, destination)
        else:
            with temporary.open("r+b") as written:
                platform_files.fsync_file(written.fileno())
            platform_files.replace(temporary, destination)
    except (OSError, MonevError):
        platform_files.remove(destination)
        raise
    platform_files.fsync_folder(folder)
    return destination


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
    except (MonevError, NoTables, *_OLD_FAULTS) as error:
        if "Bad password" in str(error):
            raise FileRefused(
                f"Kata sandi itu bukan kata sandi cadangan {file}.", "Periksa, lalu ulangi."
            ) from error
        why = error.pesan if isinstance(error, MonevError) else "isinya tidak terbaca"
        told = f"{file} bukan cadangan Monev ZI yang utuh: {why.removesuffix('.')}. Tidak ada yang "
        advice = "Pakai berkas cadangan yang lain, yang dibuat dengan perintah cadangkan."
        raise FileRefused(f"{told}diubah.", advice) from error


def _read(file: Path, password: str = "", *, name: str = "") -> Backup:
    with file.open("rb") as opened:
        is_dump = opened.read(len(FIRST_BYTES)) == FIRST_BYTES
        is_zip = zipfile.is_zipfile(file)
    if password and not is_locked(file):
        raise FileRefused(
            f"Cadangan {file} tidak dikunci, padahal kata sandi cadangan ditentukan.",
            "Pakai cadangan yang dikunci, atau kosongkan kata sandinya. Tidak ada yang diubah.",
        )
    name = name or str(file)
    if not (is_zip or is_dump or is_locked(file)):
        return _check(file, SqliteStore(file, name=name, is_kept=True))
    unpacked = TemporaryDirectory(prefix="monev-cadangan-")
    plain = Path(unpacked.name) / "cadangan.jurnal"
    store = SqliteStore(plain, name=name)
    if is_zip:
        made_at = _unpack_old(file, Path(unpacked.name), store, password)
        return _check(file, store, made_at)._replace(unpacked=unpacked)
    if is_dump:
        store.write(lambda: _fill(store, file))
        return _check(file, store)._replace(unpacked=unpacked)
    unlock(file, plain, password)
    found = _read(plain, name=name)
    return found._replace(file=file, made_at=_made_at(file), unpacked=found.unpacked or unpacked)


def _fill(store: SqliteStore, dumped: Path) -> None:
    for table in TABLES.tables:
        store.empty(table)
    for table, row in rows_in(dumped):
        store.add_row(table, row)


def _made_at(file: Path) -> str:
    """Return when a backup was made, as its name says; of another name, when it was written."""
    with suppress(ValueError):
        stamp = file.name.removeprefix(_NAME)[:_DIGITS]
        return datetime.strptime(stamp, _STAMP).replace(tzinfo=clock.zone()).isoformat()
    return datetime.fromtimestamp(file.stat().st_mtime, clock.zone()).isoformat()


def _unpack_old(file: Path, folder: Path, store: SqliteStore, password: str) -> str:
    """Unpack a ZIP of an earlier version and move it into `store`. Returns when it was made."""
    with pyzipper.AESZipFile(file) as archive:
        if is_locked(file):
            parts = archive.infolist()
            if not password:
                unlock(file, folder / "tanpa", password)
            if not all(info.flag_bits & 0x1 for info in parts):
                raise ValueError("a part is not locked")
            archive.setpassword(password.encode())
        names = archive.namelist()
        if not all(map(_OLD_PART.fullmatch, names)) or len(names) != len(set(names)):
            raise ValueError("foreign parts")
        archive.extractall(folder)
    about = _read_json(folder / "cadangan.json")
    (folder / "jurnal" / "entri").mkdir(parents=True, exist_ok=True)
    store.write(lambda: copy_folder(folder / "jurnal", folder / "akun.sqlite", store))
    if Journal(store).tip() != (about["entri"], about["hash"]):
        raise ValueError("not the last entry that was noted")
    return str(about["waktu"])


def _read_json(file: Path) -> JsonObject:
    read = json.loads(file.read_bytes())
    if not isinstance(read, dict):
        raise ValueError("no object")
    return read


def _check(file: Path, store: SqliteStore, made_at: str = "") -> Backup:
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
    made_at = made_at or _made_at(file)
    return Backup(file, store, made_at, tuple(hashes), len(whole), missing, has_accounts)


def thin(folder: Path) -> list[Path]:
    """Delete older backups in a folder if a setting says so.

    Kept is the newest of each of so many days, weeks and months. Returns those deleted. Raises
    BadSetting, MonevError.
    """
    kept = read_setting(
        KEPT_SETTING,
        lambda text: tuple(map(int, text.split(","))),
        "bukan tiga angka.",
        "Tulis hari, minggu dan bulan, misalnya 14,8,12.",
    )
    if kept is None:
        return []
    newest: list[dict[object, Path]] = [{}, {}, {}]
    for file in find_backups(folder):
        with suppress(ValueError):
            day = date.fromisoformat(file.name.removeprefix(_NAME)[:10])
            keys = (day, day.isocalendar()[:2], (day.year, day.month))
            for by, key in zip(newest, keys, strict=True):
                by.setdefault(key, file)
    spared = set[Path]()
    for by, count in zip(newest, kept, strict=False):
        spared.update([*by.values()][:count])
    deleted = [file for file in find_backups(folder) if file not in spared]
    with in_words(f"Cadangan lama di {folder} tidak dapat dihapus", "Periksa izin folder itu."):
        for file in deleted:
            platform_files.remove(file)
    return deleted


def _take_name(folder: Path, stem: str, end: str) -> Path:
    """Take a free name by making an empty file, so that no backup ever overwrites another.

    Raises OSError.
    """
    for number in range(1, 1000):
        path = folder / (f"{stem}{end}" if number == 1 else f"{stem}-{number}{end}")
        with suppress(FileExistsError):
            path.touch(0o600, exist_ok=False)
            return path
    raise FileExistsError(f"{stem}{end}")
