"""A journal put in another place: copied into another home, from a folder to PostgreSQL or back,
entry by entry as it is, or a backup put where it stood. Nothing is written before all of one was
read and compared with the other."""

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
"""A database of SQLite, and what it has not folded in yet: of the old one this must not be taken
for the new one's."""


class Copied(NamedTuple):
    """`entries`, `originals`: how many were copied now. `tip`: number and hash of the newest in
    both. `missing`: originals that the journal copied from lacks itself."""

    entries: int
    originals: int
    tip: tuple[int, str]
    missing: tuple[str, ...]


def copy_journal(source: Journal, target: Journal) -> Copied:
    """Append to `target` what it lacks of `source`, and read it through. Raises JournalDamaged for
    a broken chain, and MonevError where `target` holds anything but the beginning of `source`; then
    nothing was written."""
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
    """Append what comes after entry `done`, noting the hashes of what came since; the originals
    that are lost."""
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
    number = 0
    for number, entry in enumerate(target.read(), start=1):
        if hashes[number - 1 : number] != [entry.hash]:
            why = (
                "lebih panjang daripada"
                if number > len(hashes)
                else f"sejak entri {number} lain dari"
            )
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
    """Put `backup` (just read through) in the place of the journal; where the old one is now (None:
    none), and whether the people were put back too: where there are none now, or `with_accounts`.
    `seen`: what databases know of the old one, so that they follow the new. Raises ConsentNeeded
    where the backup lacks entries, MonevError."""
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
                    journal.replace(replaced)  # heeded only once its entries stand there no more
                kept = _exchange(folder, new, stamp)
        return kept, _put_accounts_back(journal, backup, stamp, instead=with_accounts)


def _put_into(journal: Journal, backup: Backup) -> None:
    """Into a home that is no folder, and is empty or holds the backup's beginning. What stands
    there is never taken away: two journals in one PostgreSQL database would not be told apart. Its
    accounts stay as they are."""
    with TemporaryDirectory(prefix="monev-pulih-") as temporary:
        folder = Path(temporary) / "jurnal"
        unpack_backup(backup, folder)
        copy_journal(FolderJournal(folder), journal)


def _beside(folder: Path, what: str, stamp: str) -> Path:
    return folder.with_name(
        f"{folder.name.removesuffix(JOURNAL_SUFFIX)}.{what}-{stamp}{JOURNAL_SUFFIX}"
    )


def kept_aside(journal: Journal) -> dict[Path, str]:
    """What restores left beside a journal's folder, what stood there before, and when, in
    digits."""
    if not isinstance(journal, FolderJournal) or not journal.folder.parent.is_dir():
        return {}
    beginning = f"{journal.folder.name.removesuffix(JOURNAL_SUFFIX)}.lama-"
    names = sorted(
        path.name for path in journal.folder.parent.iterdir() if path.name.startswith(beginning)
    )
    return {
        journal.folder.with_name(name): name.removeprefix(beginning).partition(".")[0]
        for name in names
    }


def _present(journal: FolderJournal) -> dict[int, str | None]:
    """The hash of each entry there is, None of a damaged one."""
    result: dict[int, str | None] = dict.fromkeys(journal.numbers())
    for number in result:
        with suppress(MonevError):
            result[number] = journal.hash_at(number)
    return result


def _ask_consent(journal: FolderJournal, backup: Backup) -> None:
    lacking = [
        number
        for number, entry_hash in _present(journal).items()
        if number > backup.entries
        or (entry_hash is not None and entry_hash != backup.hashes[number - 1])
    ]
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
    known = {
        (number, entry_hash)
        for number, entry_hash in _present(journal).items()
        if entry_hash is not None
    }
    known |= {(number, entry_hash) for number, entry_hash in [*seen, *journal.replaced()] if number}
    return known - {*enumerate(backup.hashes, start=1)}


def _exchange(folder: Path, new: Path, stamp: str) -> Path | None:
    """The parts that stand there go beside it, the new ones into their place; undone where one of
    them cannot. The folder itself stays, and with it the lock that writers wait for."""
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
