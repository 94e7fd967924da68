"""Putting a backup in the place of a journal. The one that stood there is kept beside it, under a dated name."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path
from tempfile import TemporaryDirectory

from monev.core import clock
from monev.core.errors import ConsentNeeded, MonevError, cause_of
from monev.core.platform_files import fsync_folder, hold_lock, make_folder, replace
from monev.journal.backup import Backup, unpack_accounts, unpack_backup
from monev.journal.folder import FolderJournal
from monev.journal.folder_errors import busy_error
from monev.journal.interface import Journal
from monev.journal.moving import copy_journal
from monev.journal.places import ACCOUNTS_SUFFIX, JOURNAL_SUFFIX, accounts_file

LISTED = 5
PARTS = ("berkas", "entri")
SQLITE_FILES = ("", "-journal", "-wal", "-shm")
"""A database of SQLite, and what it has not folded in yet: of the old one this must not be taken for the new one's."""


@dataclass(frozen=True, slots=True)
class Restored:
    """`kept`: where the journal that stood there is now, None where there was none. `accounts`: whether the people of
    the backup were put back as well."""

    kept: Path | None
    accounts: bool


def put_back(
    journal: Journal,
    backup: Backup,
    *,
    seen: Iterable[tuple[int, str]],
    consent: bool,
    with_accounts: bool = False,
) -> Restored:
    """Put `backup` (just read through) in the place of the journal.

    `seen`: what databases know of the journal there was, so that they follow the one put back instead of asking.
    People of the backup are put back where there are none now, or `with_accounts`. Raises ConsentNeeded where the
    journal has entries that the backup lacks, and MonevError where it cannot be done; then nothing has changed.
    """
    if not isinstance(journal, FolderJournal):
        return _put_into(journal, backup)
    folder = journal.folder
    try:
        make_folder(folder)
        stamp = _free_stamp(folder)
        new = _beside(folder, "baru", stamp)
        with ExitStack() as undo:
            undo.callback(shutil.rmtree, new, ignore_errors=True)
            unpack_backup(backup, new)
            with hold_lock(folder / "kunci", busy_error(folder)):
                if not consent:
                    _ask_consent(journal, backup)
                if replaced := _replaced(journal, backup, seen):
                    journal.replace(replaced)  # heeded only once its entries stand there no more
                kept = _exchange(folder, new, stamp)
        return Restored(kept, _put_accounts_back(journal, backup, stamp, instead=with_accounts))
    except OSError as error:
        raise _not_possible(folder, error) from error


def _put_into(journal: Journal, backup: Backup) -> Restored:
    """Put `backup` into a home that is not a folder: an empty one, or one that holds its beginning. What stands there
    is never taken away: two journals in one PostgreSQL database would not be told apart. Its accounts stay as they
    are."""
    with TemporaryDirectory(prefix="monev-pulih-") as temporary:
        folder = Path(temporary) / "jurnal"
        try:
            unpack_backup(backup, folder)
        except OSError as error:
            raise _not_possible(folder, error) from error
        copy_journal(FolderJournal(folder), journal)
    return Restored(None, accounts=False)


def _not_possible(place: Path, error: OSError) -> MonevError:
    return MonevError(
        f"Cadangan tidak dapat dipasang di {place}: {cause_of(error)}.",
        f"Periksa bahwa {place.parent} boleh ditulis dan cukup ruangnya, lalu ulangi.",
        heading="Cadangan tidak dapat dipasang",
    )


def _beside(folder: Path, what: str, stamp: str) -> Path:
    return folder.with_name(f"{folder.name.removesuffix(JOURNAL_SUFFIX)}.{what}-{stamp}{JOURNAL_SUFFIX}")


def _free_stamp(folder: Path) -> str:
    """The moment, as no folder beside it has it yet."""
    moment = f"{clock.now():%Y%m%d-%H%M%S}"
    stamps = chain([moment], (f"{moment}-{number}" for number in count(2)))
    return next(
        stamp for stamp in stamps if not any(_beside(folder, what, stamp).exists() for what in ("baru", "lama"))
    )


def _present(journal: FolderJournal) -> dict[int, str | None]:
    """The entries that stand there: number → hash, None of a damaged one."""
    result: dict[int, str | None] = {}
    for number in journal.numbers():
        try:
            result[number] = journal.hash_at(number)
        except MonevError:
            result[number] = None
    return result


def _ask_consent(journal: FolderJournal, backup: Backup) -> None:
    """Raise ConsentNeeded where something that stands in the journal would stand there no more."""
    lacking = [
        number
        for number, entry_hash in _present(journal).items()
        if number > backup.entries or (entry_hash is not None and entry_hash != backup.hashes[number - 1])
    ]
    if lacking:
        first = ", ".join(str(number) for number in lacking[:LISTED])
        more = f" dan {len(lacking) - LISTED} lainnya" if len(lacking) > LISTED else ""
        raise ConsentNeeded(
            f"Jurnal di {journal} lebih baru: {len(lacking)} entrinya tidak ada di cadangan ini.",
            "Belum ada yang diubah. Tambahkan --setuju bila tetap mau memasang cadangan ini; jurnal yang sekarang "
            "disimpan di sebelahnya dengan nama bertanggal.",
            matters=(f"Tidak lagi berlaku: entri {first}{more}.",),
        )


def _replaced(journal: FolderJournal, backup: Backup, seen: Iterable[tuple[int, str]]) -> dict[int, set[str]]:
    """The entries that were known and are not in the backup."""
    known: dict[int, set[str]] = {}
    for number, entry_hash in [*_present(journal).items(), *seen, *journal.replaced()]:
        if entry_hash and backup.hashes[number - 1 : number] != (entry_hash,):
            known.setdefault(number, set()).add(entry_hash)
    known.pop(0, None)
    return known


def _exchange(folder: Path, new: Path, stamp: str) -> Path | None:
    """The parts that stand there go beside it, the new ones into their place; undone where one of them cannot.

    The folder itself stays, and with it the lock that writers wait for.
    """
    kept = _beside(folder, "lama", stamp)
    kept.mkdir()
    with ExitStack() as undo:
        for part in PARTS:
            if (folder / part).exists():
                replace(folder / part, kept / part)
                undo.callback(replace, kept / part, folder / part)
            replace(new / part, folder / part)
            undo.callback(replace, folder / part, new / part)
        for changed in (folder, kept, folder.parent):
            fsync_folder(changed)
        undo.pop_all()
    if any(kept.iterdir()):
        return kept
    kept.rmdir()
    return None


def _put_accounts_back(journal: Journal, backup: Backup, stamp: str, *, instead: bool) -> bool:
    destination = accounts_file(str(journal))
    if not backup.has_accounts or (destination.exists() and not instead):
        return False
    kept = destination.with_name(f"{destination.name.removesuffix(ACCOUNTS_SUFFIX)}.lama-{stamp}{ACCOUNTS_SUFFIX}")
    for suffix in SQLITE_FILES:
        present = destination.with_name(destination.name + suffix)
        if present.exists():
            replace(present, kept.with_name(kept.name + suffix))
    unpack_accounts(backup, destination)
    return True
