"""Moving a whole store: to another place, back from a backup, or on from its last whole entry.

Each is one transaction, after what was there is set aside.
"""

import logging
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple, TypeVar

from monev.core import clock
from monev.core.errors import ConsentNeeded, JournalDamaged, MonevError, in_words
from monev.core.platform_files import fsync_folder, remove, replace
from monev.core.remarks import name_rows
from monev.journal.backup import Backup
from monev.journal.backup_file import add_sum
from monev.journal.journal import Journal
from monev.journal.sqlite_store import SIDE_FILES, SqliteStore, remove_beside
from monev.journal.statements import ACCOUNTS, ENTRIES, EVERYTHING, ORIGINALS
from monev.journal.store import NoTables, Store

log = logging.getLogger(__name__)
T = TypeVar("T")
SUFFIX = ".jurnal"
NO_TIP = (-1, "")


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


class PutBack(NamedTuple):
    """What a restore did: where the old store is now (None: there was none).

    `has_people`: the accounts were put back too. `lost`: originals that neither had whole.
    """

    aside: Path | None
    has_people: bool
    lost: tuple[str, ...]


def put_back(
    journal: Journal, backup: Backup, *, consent: bool, with_accounts: bool = False
) -> PutBack:
    """Put `backup` (just read through) in the place of everything, in one transaction.

    Its accounts come too if nobody has a password now, or `with_accounts`. An original that it
    lacks stays where it is whole here. Raises ConsentNeeded if entries or originals will be gone,
    MonevError.
    """
    with _readable(journal) as source:
        present = _present(source)
        saved = dict(_whole_originals(source, backup.missing))
        lost = tuple(sha256 for sha256 in backup.missing if sha256 not in saved)
        if not consent:
            _ask_consent(journal, present, backup, lost)
        aside = None
        if present or source is not journal:
            aside = _set_aside(journal, backup.file.with_name("monev"))
        has_people = _quietly(source.store.has_people, False)
        takes_people = backup.has_accounts and (with_accounts or not has_people)
        _put_in(journal.store, backup, source.store, saved, takes_people=takes_people)
    return PutBack(aside, takes_people, lost)


def _put_in(
    store: Store, backup: Backup, source: Store, saved: dict[str, bytes], *, takes_people: bool
) -> None:
    """Put a backup in the place of a store, a new file in that of a torn one (`source` reads it).

    `saved`: originals that the backup lacks.
    """
    is_torn = source is not store
    target: Store = _new_beside(store.file) if store.file and is_torn else store

    def finish() -> None:
        for sha256, data in saved.items():
            target.ask("add_original", sha256=sha256, isi=data)
        if takes_people:
            target.forget_ways_in()  # they are outdated
        elif is_torn:
            for table in ACCOUNTS:
                _save_rows(source, target, table)

    tables = (ENTRIES, ORIGINALS, *(ACCOUNTS if takes_people else ()))
    backup.store.copy_to(target, tables, check=finish)
    if store.file is not None and isinstance(target, SqliteStore) and is_torn:
        _exchange(store.file, target)


def _whole_originals(journal: Journal, names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    for sha256 in names:
        with suppress(MonevError):
            yield sha256, journal.read_file(sha256)


@contextmanager
def _readable(journal: Journal) -> Iterator[Journal]:
    """Yield the journal; of a torn file another, a copy from which all that is whole reads."""
    store = journal.store
    if not isinstance(store, SqliteStore) or not store.faults():
        yield journal
        return
    copy = store.path.with_name(f"{store.path.name}.terbaca")
    try:
        with closing(store.readable_copy(copy)) as readable:
            yield Journal(readable)
    finally:
        remove_beside(copy)
        remove(copy)


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


def _ask_consent(
    journal: Journal, present: dict[int, str | None], backup: Backup, lost: tuple[str, ...]
) -> None:
    lacking = []
    for number, entry_hash in present.items():
        if number > backup.entries or entry_hash not in (None, backup.hashes[number - 1]):
            lacking.append(number)
    told, matters = [], []
    if lacking:
        told.append(
            f"Jurnal di {journal} lebih baru: {len(lacking)} entrinya tidak ada di cadangan ini."
        )
        matters.append(f"Tidak lagi berlaku: entri {name_rows(lacking)}.")
    if lost:
        told.append(f"{len(lost)} berkas asli tidak ada di cadangan ini dan tidak utuh di sini.")
        matters.append(f"Tidak akan ada: berkas asli {', '.join(lost)}.")
    if matters:
        raise ConsentNeeded(
            " ".join(told),
            "Belum ada yang diubah. Tambahkan --setuju bila tetap mau memasang cadangan ini; "
            "jurnal yang sekarang disimpan di sebelahnya dengan nama bertanggal.",
            matters=tuple(matters),
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
        add_sum(place)
    return place


def _new_beside(file: Path) -> SqliteStore:
    new = file.with_name(f"{file.name}.baru")
    remove_beside(new)
    remove(new)
    return SqliteStore(new)


def _exchange(file: Path, new: SqliteStore) -> None:
    """Put a new file in the place of a damaged one, which was set aside."""
    new.close()
    advice = "Jalankan Monev ZI lagi: ia meneruskannya."
    with in_words(f"{new.path} tidak dapat dipasang", advice):
        remove_beside(file)
        remove_beside(new.path)
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
    with _readable(journal) as source:
        is_torn = source is not journal
        last, newest = _last_whole(source)
        numbers = _quietly(source.numbers, [])
        is_cut = is_torn or numbers[last:] != [] or _quietly(source.tip, NO_TIP) != (last, newest)
        is_gone = seen[0] > last or (seen[0] > 0 and source.hash_at(seen[0]) != seen[1])
        if not is_gone and not is_cut:
            return None
        if not consent:
            lost = [number for number in numbers if number > last]
            raise _ask_to_go_on(journal, last, lost, seen[0] if is_gone else 0)
        kept = None
        if is_cut:
            kept = _set_aside(journal, beside)
            _cut(journal, source, last, newest)
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


def _cut(journal: Journal, source: Journal, last: int, newest: str) -> None:
    """End the journal with an entry; of a torn file, put what reads of it in its place."""
    store = journal.store

    def end_at(target: Store) -> None:
        target.ask("drop_after", nomor=last)
        target.ask("set_tip", nomor=last, hash=newest)

    if source is journal or store.file is None:
        store.write(lambda: end_at(store))
        return
    new = _new_beside(store.file)

    def work() -> None:
        for number in range(1, last + 1):
            entry = source.entry_at(number)
            text = source.entry_bytes(number).decode()
            new.add_row(ENTRIES, (number, entry.hash, text))
            if entry.sha256 is not None:
                for sha256, data in _whole_originals(source, [entry.sha256]):
                    new.ask("add_original", sha256=sha256, isi=data)
        for table in ACCOUNTS:
            _save_rows(source.store, new, table)
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
