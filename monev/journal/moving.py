"""Moving a whole store: to another place, back from a backup, or on from its last whole entry.

Each is one transaction, after what was there is set aside.
"""

import logging
import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from monev.core import clock
from monev.core.errors import ConsentNeeded, JournalDamaged, MonevError, in_words
from monev.core.platform_files import fsync_folder, replace
from monev.core.remarks import name_rows
from monev.journal.backup import Backup
from monev.journal.journal import Journal
from monev.journal.sqlite_store import SIDE_FILES, SqliteStore
from monev.journal.statements import ACCOUNTS, ENTRIES, EVERYTHING, ORIGINALS
from monev.journal.store import NoTables, Store

log = logging.getLogger(__name__)
T = TypeVar("T")
SUFFIX = ".jurnal"


def copy_store(source: Journal, target: Journal) -> tuple[int, str]:
    """Copy everything into an empty store, in one transaction, and compare.

    Returns number and hash of the newest entry. Raises JournalDamaged for a broken chain,
    MonevError; then `target` is empty.
    """
    if str(source) == str(target):
        raise _refused("DARI dan KE adalah tempat yang sama.", "Sebut tempat lain sebagai KE.")
    if source.is_empty():
        told = f"Jurnal {source} kosong atau tidak ada, jadi tidak ada yang disalin."
        raise _refused(told, "Periksa alamat DARI.")
    if not target.is_empty():
        advice = "Sebut berkas atau basis data yang kosong sebagai KE."
        raise _refused(f"{target} sudah berisi jurnal.", advice)
    source.store.copy_to(target.store, EVERYTHING, check=lambda: _check_same(source, target))
    return target.tip()


def _check_same(source: Journal, target: Journal) -> None:
    """Raise JournalDamaged if an entry or an original is not the same in both, or damaged."""
    hashes = [entry.hash for entry in source.read()]
    if [entry.hash for entry in target.read()] != hashes or source.tip() != target.tip():
        raise JournalDamaged(f"Salinan di {target} tidak sama dengan {source}.", "Ulangi.")
    for sha256 in source.originals():
        with suppress(JournalDamaged):  # it was damaged before
            source.read_file(sha256)
            target.read_file(sha256)


def _refused(message: str, advice: str) -> MonevError:
    return MonevError(f"{message} Tidak ada yang diubah.", advice, heading="Jurnal tidak disalin")


def put_back(
    journal: Journal, backup: Backup, *, consent: bool, with_accounts: bool = False
) -> tuple[Path | None, bool]:
    """Put `backup` (just read through) in the place of everything, in one transaction.

    Returns where the old store is now (None: there was none), and True if the accounts were put
    back too: if nobody has a password now, or `with_accounts`. Raises ConsentNeeded if the backup
    lacks entries, MonevError.
    """
    present = _present(journal)
    if not consent:
        _ask_consent(journal, present, backup)
    store = journal.store
    kept = _set_aside(journal, backup.file.with_name("monev")) if present else None
    takes_people = backup.has_accounts and (with_accounts or not _quietly(store.has_people, False))
    tables = (ENTRIES, ORIGINALS, *(ACCOUNTS if takes_people else ()))

    def finish(target: Store) -> None:
        if takes_people:
            target.forget_ways_in()  # they are outdated

    if store.file is not None and store.faults():
        new = _new_beside(store.file)
        left = {*ACCOUNTS} - {*tables}

        def finish_new() -> None:
            for table in left:
                _save_rows(store, new, table)
            finish(new)

        backup.store.copy_to(new, tables, check=finish_new)
        _exchange(store.file, new)
    else:
        backup.store.copy_to(store, tables, check=lambda: finish(store))
    return kept, takes_people


def _quietly(read: Callable[[], T], nothing: T) -> T:
    """Read from a store that may be damaged."""
    try:
        return read()
    except JournalDamaged as error:
        log.warning("%s", error)
        return nothing


def _present(journal: Journal) -> dict[int, str | None]:
    """Read the hash of each entry; None for a damaged one."""
    result: dict[int, str | None] = dict.fromkeys(_quietly(journal.numbers, []))
    for number in result:
        with suppress(MonevError):
            result[number] = journal.hash_at(number)
    return result


def _ask_consent(journal: Journal, present: dict[int, str | None], backup: Backup) -> None:
    lacking = []
    for number, entry_hash in present.items():
        if number > backup.entries or entry_hash not in (None, backup.hashes[number - 1]):
            lacking.append(number)
    if lacking:
        raise ConsentNeeded(
            f"Jurnal di {journal} lebih baru: {len(lacking)} entrinya tidak ada di cadangan ini.",
            "Belum ada yang diubah. Tambahkan --setuju bila tetap mau memasang cadangan ini; "
            "jurnal yang sekarang disimpan di sebelahnya dengan nama bertanggal.",
            matters=(f"Tidak lagi berlaku: entri {name_rows(lacking)}.",),
        )


def kept_aside(journal: Journal) -> dict[Path, str]:
    """List what was set aside beside a journal's file: path → when, in digits."""
    file = journal.store.file
    if file is None or not file.parent.is_dir():
        return {}
    beginning = f"{file.name.removesuffix(SUFFIX)}.lama-"
    found = {}
    for path in sorted(file.parent.iterdir()):
        if path.name.startswith(beginning) and path.name.endswith(SUFFIX):
            found[path] = path.name.removeprefix(beginning).partition(".")[0]
    return found


def _set_aside(journal: Journal, beside: Path) -> Path:
    """Copy everything, whole or damaged, into a file beside; of a server, beside this one."""
    store = journal.store
    file = store.file or beside
    stamp = f"{datetime.now(clock.zone()):%Y%m%d-%H%M%S-%f}"
    place = file.with_name(f"{file.name.removesuffix(SUFFIX)}.lama-{stamp}{SUFFIX}")
    advice = "Periksa ruang dan izin folder itu, lalu ulangi. Tidak ada yang diubah."
    with in_words(f"Yang sekarang tidak dapat disimpan di {place}", advice):
        if store.file is not None and store.faults():
            for end in ("", *SIDE_FILES):
                part = store.file.with_name(store.file.name + end)
                if part.exists():
                    shutil.copyfile(part, place.with_name(place.name + end))
            return place
        place.touch(0o600, exist_ok=False)
        store.save_as(place)
    return place


def _new_beside(file: Path) -> SqliteStore:
    new = file.with_name(f"{file.name}.baru")
    for end in ("", *SIDE_FILES):
        new.with_name(new.name + end).unlink(missing_ok=True)
    return SqliteStore(new)


def _exchange(file: Path, new: SqliteStore) -> None:
    """Put a new file in the place of a damaged one, which was set aside."""
    new.fold()
    new.close()
    advice = "Jalankan Monev ZI lagi: ia meneruskannya."
    with in_words(f"{new.path} tidak dapat dipasang", advice):
        for end in SIDE_FILES:
            file.with_name(file.name + end).unlink(missing_ok=True)
        replace(new.path, file)
        fsync_folder(file.parent)


def go_on(
    journal: Journal, seen: tuple[int, str], *, consent: bool, beside: Path
) -> tuple[int, Path | None] | None:
    """Go on with the last whole entry, as a person consents.

    `seen`: the newest entry that anybody saw. Returns the number of that entry and where the old
    store is (None: nothing was taken away). That of a server is beside `beside`. Returns None if
    there is nothing to do. Raises ConsentNeeded, MonevError.
    """
    last, newest = _last_whole(journal)
    numbers = _quietly(journal.numbers, [])
    is_torn = bool(journal.store.faults())
    is_cut = is_torn or numbers[last:] != [] or _quietly(journal.tip, (-1, "")) != (last, newest)
    is_gone = seen[0] > last or (seen[0] > 0 and journal.hash_at(seen[0]) != seen[1])
    if not is_gone and not is_cut:
        return None
    if not consent:
        lost = [number for number in numbers if number > last]
        raise _ask_to_go_on(journal, last, lost, seen[0] if is_gone else 0)
    kept = None
    if is_cut:
        kept = _set_aside(journal, beside)
        _cut(journal, last, newest, is_torn=is_torn)
    return last, kept


def _ask_to_go_on(journal: Journal, last: int, lost: list[int], seen: int) -> ConsentNeeded:
    matters = [f"Tidak lagi berlaku: entri {name_rows(lost)}."] if lost else []
    if seen:
        matters.append(f"Yang terlihat sampai entri {seen} tidak lagi berlaku.")
    return ConsentNeeded(
        f"Jurnal {journal} dilanjutkan dari entri {last}, yang terakhir utuh.",
        "Belum ada yang diubah. Bila ada cadangan yang lebih baru, pasang itu "
        "(pulihkan-cadangan). Bila tidak, ulangi dengan --setuju; yang sekarang disimpan di "
        "sebelahnya.",
        matters=tuple(matters),
    )


def _last_whole(journal: Journal) -> tuple[int, str]:
    """Return number and hash of the last entry before any damage."""
    last, newest = 0, ""
    with suppress(JournalDamaged):
        while True:
            entry = journal.entry_at(last + 1, newest)
            last, newest = entry.nomor, entry.hash
    return last, newest


def _cut(journal: Journal, last: int, newest: str, *, is_torn: bool) -> None:
    store = journal.store

    def end_at(target: Store) -> None:
        target.ask("drop_after", nomor=last)
        target.ask("set_tip", nomor=last, hash=newest)

    if store.file is None or not is_torn:
        store.write(lambda: end_at(store))
        return
    new = _new_beside(store.file)

    def work() -> None:
        for number in range(1, last + 1):
            entry = journal.entry_at(number)
            text = journal.entry_bytes(number).decode()
            new.add_row(ENTRIES, (number, entry.hash, entry.satker, entry.tahun, text))
            if entry.sha256 is not None:
                with suppress(JournalDamaged):  # told whenever it is wanted
                    file = journal.read_file(entry.sha256)
                    new.ask("add_original", sha256=entry.sha256, isi=file)
        for table in ACCOUNTS:
            _save_rows(store, new, table)
        end_at(new)

    new.write(work)
    _exchange(store.file, new)


def _save_rows(store: Store, new: Store, table: str) -> None:
    """Copy the rows of a table that can still be read."""
    try:
        with store.snapshot():
            for row in store.rows(table):
                new.add_row(table, row)
    except (MonevError, NoTables) as error:
        log.warning("%s: %s", table, error)
