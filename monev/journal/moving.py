"""Moving a journal: copying it entry by entry between folders and PostgreSQL, and putting a backup
in its place. Both are read whole and compared before anything is written."""

import shutil
from collections.abc import Iterable
from contextlib import ExitStack, suppress
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from monev.core import clock
from monev.core.errors import ConsentNeeded, JournalDamaged, MonevError, in_words
from monev.core.platform_files import fsync_folder, hold_lock, make_folder, replace
from monev.core.remarks import name_rows
from monev.journal import ACCOUNTS_SUFFIX, JOURNAL_SUFFIX, accounts_file
from monev.journal.backup import Backup, unpack_accounts, unpack_backup
from monev.journal.folder import FolderJournal, busy_error
from monev.journal.interface import Journal

PARTS = ("berkas", "entri")
SQLITE_FILES = ("", "-journal", "-wal", "-shm")
"""The files of an SQLite database. They go together: a new database must not meet the old one's
log."""


class Copied(NamedTuple):
    """The result of a copy. `entries`, `originals`: how many were copied now. `tip`: number and
    hash of the newest entry in both. `missing`: originals that the source has lost."""

    entries: int
    originals: int
    tip: tuple[int, str]
    missing: tuple[str, ...]


def copy_journal(source: Journal, target: Journal) -> Copied:
    """Append to `target` what it lacks of `source`, and read it through. Raises JournalDamaged for
    a broken chain. If `target` holds anything but the beginning of `source`, raises MonevError and
    writes nothing."""
    if str(source) == str(target):
        raise _refused("DARI dan KE adalah jurnal yang sama.", "Sebut tempat lain sebagai KE.")
    hashes = [entry.hash for entry in source.read()]
    if not hashes:
        raise _refused(
            f"Jurnal {source} kosong atau tidak ada, jadi tidak ada yang disalin.",
            "Periksa alamat DARI.",
        )
    _check_is_beginning(source, hashes, target)
    done = target.tip()[0]
    copied = len(target.originals())
    missing = _append_rest(source, target, done, hashes)
    if replaced := source.replaced():
        target.replace(replaced)
    if [entry.hash for entry in target.read()] != hashes:
        told = f"Salinan di {target} tidak sama dengan jurnal {source}."
        raise JournalDamaged(told, "Jangan dipakai. Salin ke tempat lain.")
    new_originals = len(target.originals()) - copied
    return Copied(
        len(hashes) - done, new_originals, (len(hashes), hashes[-1]), tuple(sorted(missing))
    )


def _append_rest(source: Journal, target: Journal, done: int, hashes: list[str]) -> set[str]:
    """Append the entries after `done`, adding to `hashes` those that came meanwhile. Returns the
    originals that are lost."""
    present = set(target.originals())
    missing = set[str]()
    for entry in source.read(done):
        file = None
        if entry.sha256 is not None and entry.sha256 not in present:
            try:
                file = source.read_file(entry.sha256)
                present.add(entry.sha256)
            except JournalDamaged:
                missing.add(entry.sha256)
        target.adopt(entry, file)
        hashes[entry.nomor - 1 :] = [entry.hash]
    return missing


def _check_is_beginning(source: Journal, hashes: list[str], target: Journal) -> None:
    for number, entry in enumerate(target.read(), start=1):
        if hashes[number - 1 : number] != [entry.hash]:
            why = f"sejak entri {number} lain dari"
            if number > len(hashes):
                why = "lebih panjang daripada"
            advice = (
                "Sebut folder atau basis data yang kosong sebagai KE, atau periksa apakah "
                "DARI dan KE tertukar."
            )
            raise _refused(f"{target} sudah berisi jurnal, yang {why} jurnal {source}.", advice)


def _refused(message: str, advice: str) -> MonevError:
    return MonevError(f"{message} Tidak ada yang diubah.", advice, heading="Jurnal tidak disalin")


def put_back(
    journal: Journal,
    backup: Backup,
    *,
    seen: Iterable[tuple[int, str]],
    consent: bool,
    with_accounts: bool = False,
) -> tuple[Path | None, bool]:
    """Put `backup` (just read through) in the place of the journal.

    Returns where the old journal is now (None: there was none), and True if the accounts were put
    back too: if there are none now, or `with_accounts`. `seen`: entries of the old journal that
    databases know, so that they follow the new one. Raises ConsentNeeded if the backup lacks
    entries, MonevError."""
    advice = "Periksa bahwa tempat itu boleh ditulis dan cukup ruangnya, lalu ulangi."
    with in_words(f"Cadangan tidak dapat dipasang di {journal}", advice):
        if not isinstance(journal, FolderJournal):
            _put_into(journal, backup)
            return None, False
        folder = journal.folder
        make_folder(folder)
        stamp = f"{datetime.now(clock.zone()):%Y%m%d-%H%M%S-%f}"
        new = _beside(folder, "baru", stamp)
        with ExitStack() as undo:
            undo.callback(shutil.rmtree, new, ignore_errors=True)
            unpack_backup(backup, new)
            with hold_lock(folder / "kunci", busy_error(folder)):
                if not consent:
                    _ask_consent(journal, backup)
                if replaced := _replaced(journal, backup, seen):
                    journal.replace(replaced)  # has no effect while those entries are there
                kept = _exchange(folder, new, stamp)
        return kept, _put_accounts_back(journal, backup, stamp, instead=with_accounts)


def _put_into(journal: Journal, backup: Backup) -> None:
    """Copy a backup into PostgreSQL, which must be empty or hold the backup's beginning. Nothing
    there is moved aside, since two journals in one database would mix. Accounts stay as they are.
    """
    with TemporaryDirectory(prefix="monev-pulih-") as temporary:
        folder = Path(temporary) / "jurnal"
        unpack_backup(backup, folder)
        copy_journal(FolderJournal(folder), journal)


def _beside(folder: Path, what: str, stamp: str) -> Path:
    return folder.with_name(
        f"{folder.name.removesuffix(JOURNAL_SUFFIX)}.{what}-{stamp}{JOURNAL_SUFFIX}"
    )


def kept_aside(journal: Journal) -> dict[Path, str]:
    """List the old journals that restores left beside a journal's folder: path → the time of the
    restore, in digits."""
    if not isinstance(journal, FolderJournal) or not journal.folder.parent.is_dir():
        return {}
    beginning = f"{journal.folder.name.removesuffix(JOURNAL_SUFFIX)}.lama-"
    found = {}
    for path in sorted(journal.folder.parent.iterdir()):
        if path.name.startswith(beginning):
            found[path] = path.name.removeprefix(beginning).partition(".")[0]
    return found


def _present(journal: FolderJournal) -> dict[int, str | None]:
    """Read the hash of each entry; None for a damaged one."""
    result: dict[int, str | None] = dict.fromkeys(journal.numbers())
    for number in result:
        with suppress(MonevError):
            result[number] = journal.hash_at(number)
    return result


def _ask_consent(journal: FolderJournal, backup: Backup) -> None:
    lacking = []
    for number, entry_hash in _present(journal).items():
        if number > backup.entries or entry_hash not in (None, backup.hashes[number - 1]):
            lacking.append(number)
    if lacking:
        raise ConsentNeeded(
            f"Jurnal di {journal} lebih baru: {len(lacking)} entrinya tidak ada di cadangan ini.",
            "Belum ada yang diubah. Tambahkan --setuju bila tetap mau memasang cadangan ini; "
            "jurnal yang sekarang disimpan di sebelahnya dengan nama bertanggal.",
            matters=(f"Tidak lagi berlaku: entri {name_rows(lacking)}.",),
        )


def _replaced(
    journal: FolderJournal, backup: Backup, seen: Iterable[tuple[int, str]]
) -> set[tuple[int, str]]:
    """List the entries of the old journal that the backup lacks: number and hash."""
    present = [(number, found) for number, found in _present(journal).items() if found is not None]
    known = {pair for pair in [*present, *seen, *journal.replaced()] if pair[0]}
    return known - {*enumerate(backup.hashes, start=1)}


def _exchange(folder: Path, new: Path, stamp: str) -> Path | None:
    """Move the old parts beside the folder and the new ones into their place; undo all if one
    fails. Returns the path of the old parts, None without any. The folder itself stays, since
    writers wait for the lock in it."""
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
    kept = destination.with_name(
        f"{destination.name.removesuffix(ACCOUNTS_SUFFIX)}.lama-{stamp}{ACCOUNTS_SUFFIX}"
    )
    for suffix in SQLITE_FILES:
        present = destination.with_name(destination.name + suffix)
        if present.exists():
            replace(present, kept.with_name(kept.name + suffix))
    unpack_accounts(backup, destination)
    return True
