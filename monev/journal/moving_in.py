"""Moving in: a journal of earlier versions becomes the one store in its place.

It is a folder of JSON files with the accounts beside it. The folder is set aside, never deleted.

An earlier program finds a file where its folder was, and says in words that it knows none.
"""

import hashlib
import json
import logging
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from monev.core import clock
from monev.core.errors import JournalDamaged, MonevError, in_words
from monev.core.platform_files import fsync_folder, hold_lock, remove, replace
from monev.journal.entry import EntryNewer, EntryUnreadable, hash_in
from monev.journal.journal import Journal
from monev.journal.sqlite_store import SIDE_FILES, SqliteStore
from monev.journal.statements import ACCOUNTS, ENTRIES, ORIGINALS, REPLACED

log = logging.getLogger(__name__)
SUFFIX, ACCOUNTS_SUFFIX = ".jurnal", ".akun.sqlite"
_ENTRY = re.compile(r"(\d{8,})\.json")
_SHA256 = re.compile(r"[0-9a-f]{64}")


Check = Callable[[Journal, Journal], None]
"""Compares the answers of an earlier home with those of the store. Raises MonevError if they
differ."""


class OldJournal(Journal):
    """The journal in a folder of an earlier version, only read."""

    def __init__(self, folder: Path) -> None:
        super().__init__(SqliteStore(folder))
        self._files = _files(folder)

    def numbers(self) -> list[int]:
        return [*self._files]

    def replaced(self) -> list[tuple[int, str]]:
        return []

    def _find(self, number: int) -> bytes | None:
        file = self._files.get(number)
        return None if file is None else file.read_bytes()

    def _kept(self, since: int, count: int) -> Iterator[tuple[int, bytes]]:
        for number in range(since + 1, count + 1):
            yield number, self.entry_bytes(number)

    def _tip_row(self) -> tuple[int, str, str, int, int]:
        newest = max(self._files, default=0)
        with suppress(JournalDamaged):
            return newest, self.hash_at(newest) or "", "", newest, len(self._files)
        return newest, "", "", newest, len(self._files)


def move_in(file: Path, check: Check) -> None:
    """Move a folder of an earlier version in, if one stands where the store's file belongs.

    Raises MonevError; then the folder is as it was.
    """
    new = file.with_name(f"{file.name}.baru")
    if not (file / "entri").is_dir() and (file.exists() or not new.exists()):
        return
    busy = MonevError(
        f"Jurnal {file} sedang dipindahkan atau ditulis oleh proses lain sejak 30 detik.",
        "Tutup Monev ZI yang lain, lalu ulangi. Belum ada yang diubah.",
    )
    advice = "Periksa ruang dan izin folder itu, lalu ulangi. Jurnal lama tidak berubah."
    lock = file.with_name(f"{file.name}.kunci")
    with in_words(f"Jurnal {file} tidak dapat dipindahkan", advice), hold_lock(lock, busy):
        SqliteStore(file).check_place()
        if (file / "entri").is_dir():
            with hold_lock(file / "kunci", busy):
                _copy(file, new, check)
            set_aside = aside(file)
            replace(file, set_aside)
            log.warning(
                "Jurnal dipindahkan dari folder ke satu berkas, %s; yang lama disimpan di %s.",
                file,
                set_aside,
            )
        if not file.exists() and new.exists():
            replace(new, file)
            fsync_folder(file.parent)
    remove(lock)


def aside(file: Path, end: str = SUFFIX) -> Path:
    """Return a dated name beside a journal for what is set aside."""
    stamp = f"{datetime.now(clock.zone()):%Y%m%d-%H%M%S-%f}"
    return file.with_name(f"{file.name.removesuffix(SUFFIX)}.lama-{stamp}{end}")


def copy_folder(folder: Path, accounts: Path, store: SqliteStore) -> None:
    """Copy a folder of an earlier version and its accounts into a store, within `write`.

    A damaged entry is copied as it is: it is found in the store too. Raises OSError, MonevError.
    """
    number, newest = 0, ""
    for number, file in _files(folder).items():
        fields, data = {}, file.read_bytes()
        newest = f"rusak {number}"
        with suppress(EntryUnreadable, EntryNewer):
            newest = hash_in(data, number)
            fields = json.loads(data)
        row = number, newest, fields.get("satker"), fields.get("tahun")
        store.add_row(ENTRIES, (*row, data.decode(errors="replace")))
    store.ask("set_tip", nomor=number, hash=newest)
    for path in sorted((folder / "berkas").glob("*")):
        if _SHA256.fullmatch(path.name):
            store.add_row(ORIGINALS, (path.name, path.read_bytes()))
    with suppress(OSError, ValueError, AttributeError):
        replaced = json.loads((folder / "digantikan.json").read_bytes())
        for replaced_number, hashes in replaced.items():
            for entry_hash in hashes:
                store.add_row(REPLACED, (int(replaced_number), str(entry_hash)))
    if accounts.is_file():
        _copy_accounts(accounts, store)


def _files(folder: Path) -> dict[int, Path]:
    """Map the number of each entry to its file, in order."""
    found = (path for path in (folder / "entri").iterdir() if _ENTRY.fullmatch(path.name))
    return {int(path.stem): path for path in sorted(found)}


def _copy_accounts(accounts: Path, store: SqliteStore) -> None:
    source = SqliteStore(accounts)
    try:
        with source.snapshot():
            for table in ACCOUNTS:  # an earlier version had fewer tables
                for row in source.rows(table):
                    store.add_row(table, row)
    except MonevError as error:
        raise MonevError(
            f"Daftar orang di {accounts} tidak terbaca, jadi jurnal belum dipindahkan.",
            "Kembalikan berkas itu dari cadangan, lalu ulangi. Tidak ada yang diubah.",
        ) from error
    finally:
        source.close()


def _copy(folder: Path, new: Path, check: Check) -> None:
    """Copy a folder into a new file in one transaction, and compare bytes and answers."""
    for end in ("", *SIDE_FILES):
        remove(new.with_name(new.name + end))
    store = SqliteStore(new)
    accounts = folder.with_name(folder.name.removesuffix(SUFFIX) + ACCOUNTS_SUFFIX)
    store.write(lambda: copy_folder(folder, accounts, store))
    kept = dict(store.ask("entries_after", sejak=0, banyak=-1))
    old = _files(folder).items()
    same = {number: file.read_bytes().decode(errors="replace") for number, file in old} == kept
    for (sha256,) in store.ask("originals"):
        ((data,),) = store.ask("original", sha256=sha256)
        own = folder / "berkas" / sha256
        same &= hashlib.sha256(data).digest() == hashlib.sha256(own.read_bytes()).digest()
    try:
        check(OldJournal(folder), Journal(store))
    finally:
        store.fold()
        store.close()
    if not same:
        raise MonevError(
            f"Salinan jurnal {folder} tidak sama dengan aslinya.",
            "Periksa disknya, lalu ulangi. Jurnal lama tidak berubah.",
        )
