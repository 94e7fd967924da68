"""The journal as a folder: one readable file per entry, the original files beside them (docs/design.md §6).

<folder>/entri/00000001.json    entry 1
<folder>/berkas/<sha256>        an original, as it came
<folder>/kunci                  the lock of writers; readers need none, since files appear whole or not at all

How far it goes is known by who follows it (`remember`): from there the next numbers are probed. Only where nothing is
known the folder is listed. What else lies in it (`ujung` and `indeks` of earlier versions) is nobody's.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from monev.core.errors import JournalDamaged, MonevError, cause_of
from monev.journal.durable import hold_lock, make_folder, write_durably
from monev.journal.entry import Entry, EntryNewer, EntryUnreadable, from_bytes, hash_in, to_text
from monev.journal.folder_errors import busy_error, read_error, write_error
from monev.journal.sealing import check_follows, check_unchanged, draft, written_by_newer
from monev.journal.seen import check_seen, read_replaced, replace_seen

ENTRY_NAME = re.compile(r"(\d{8,})\.json")
SHA256 = re.compile(r"[0-9a-f]{64}")
GAP = "tidak ada, padahal ada entri sesudahnya"

AHEAD = (*range(2, 10), *(2**power for power in range(4, 18)))
"""How far after the newest entry another one is looked for, behind a gap."""

T = TypeVar("T")


class _Newest(NamedTuple):
    """The newest entry, and what tells that its file is still the one that was read."""

    number: int
    hash: str
    stamp: tuple[int, ...]


class FolderJournal:
    """See `monev.journal.Journal` for what each method promises. Safe for many threads and many processes."""

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder).expanduser().absolute()
        self._entries = self.folder / "entri"
        self._originals = self.folder / "berkas"
        self._newest: _Newest | None = None
        self._seen: tuple[int, str] | None = None

    def __str__(self) -> str:
        return str(self.folder)

    def add(
        self,
        *,
        jenis: str,
        pelaku: str,
        satker: str | None,
        tahun: int | None,
        content: dict[str, Any],
        file: bytes | None = None,
        seen: int | None = None,
    ) -> Entry:
        """Append one entry; when this returns, it survives a power cut."""
        new = draft(jenis, pelaku, satker, tahun, content, file)
        with self._writing():
            number, previous = self._writable_tip()
            if seen is not None and seen < number:
                check_unchanged(self.read(seen), satker, tahun)
            entry = new.seal(number + 1, previous)
            self._write(entry, to_text(entry, new.content), file)
        return entry

    def adopt(self, entry: Entry, file: bytes | None = None) -> None:
        """Append an entry of another journal just as it is."""
        with self._writing():
            check_follows(self, entry, self._writable_tip())
            self._write(entry, to_text(entry), file)

    def read(self, since: int = 0) -> Iterator[Entry]:
        """Entries after number `since`, in order, each checked against the one before it."""
        count, missing = self._end()
        previous = self._hash_in(since) if 0 < since < count else ""
        for number in range(since + 1, count + 1):
            entry = self.entry_at(number)
            if entry.sebelum != previous:
                raise self._damaged(number, "tidak menyambung dengan entri sebelumnya")
            yield entry
            previous = entry.hash
        if missing is not None:
            raise self._damaged(missing, GAP)

    def tip(self) -> tuple[int, str]:
        """Number and hash of the newest entry; (0, "") while there is none.

        The page runs ask this each time: two looks at the disk, whatever the length.
        """
        known = self._newest
        if known is not None and self._stamp(known.number) == known.stamp and not self._is_there(known.number + 1):
            return known.number, known.hash
        number, missing = self._end()
        if missing is not None:
            raise self._damaged(missing, GAP)
        if number == 0:
            return 0, ""
        stamp = self._stamp(number)
        entry_hash = self._hash_in(number)
        self._newest = None if stamp is None else _Newest(number, entry_hash, stamp)
        return number, entry_hash

    def is_empty(self) -> bool:
        """Whether there is no entry at all, whole or damaged."""
        return self._end() == (0, None)

    def hash_at(self, number: int) -> str | None:
        """Hash of one entry, None where there is none of that number."""
        stamp, known = self._stamp(number), self._newest
        if known is not None and (known.number, known.stamp) == (number, stamp):
            return known.hash
        return None if stamp is None else self._hash_in(number)

    def remember(self, number: int, entry_hash: str) -> None:
        """What was seen of this journal: `add` goes on from there or not at all."""
        self._seen = (number, entry_hash)

    def was_replaced(self, number: int, entry_hash: str) -> bool:
        """Whether a person said that this journal stands in place of the one that held that entry."""
        return (number, entry_hash) in self.replaced()

    def replaced(self) -> list[tuple[int, str]]:
        """What `digantikan.json` names."""
        return read_replaced(self.folder)

    def replace(self, entries: Mapping[int, Iterable[str]]) -> None:
        """Name these entries in `digantikan.json` too."""
        try:
            make_folder(self.folder)
            replace_seen(self.folder, entries)
        except OSError as error:
            raise MonevError(
                f"{self} tidak dapat ditulis: {cause_of(error)}.",
                "Periksa bahwa folder itu boleh ditulis, lalu ulangi.",
            ) from error

    def what_is_there(self) -> str:
        """The state of the folder."""
        if not self.folder.is_dir():
            return "folder itu tidak ada"
        count = self.tip()[0]
        return f"hanya ada sampai entri {count}" if count else "folder itu kosong"

    def how_to_bring_back(self) -> str:
        """The disk, or the folder."""
        return "Pasang kembali disk atau folder jurnalnya"

    def read_file(self, sha256: str) -> bytes:
        """The bytes of an original, checked against its name."""
        try:
            data = (self._originals / sha256).read_bytes()
        except FileNotFoundError:
            data = None
        except OSError as error:
            raise read_error(self._originals / sha256, error) from error
        if data is None or hashlib.sha256(data).hexdigest() != sha256:
            state = "tidak ada" if data is None else "sudah berubah isinya"
            raise JournalDamaged(
                f"Berkas asli {sha256} {state} di {self._originals}.",
                "Kembalikan berkas itu dari salinan cadangan, dengan nama yang sama.",
            )
        return data

    def _writable_tip(self) -> tuple[int, str]:
        """The newest entry, where the journal still holds what was seen of it and is whole from there on."""
        tip = self.tip()
        if self._seen is not None and self._seen != tip:
            check_seen(self, *self._seen)
            for entry in self.read(self._seen[0]):
                self._seen = (entry.nomor, entry.hash)
        return tip

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """The writers' lock, and the system's errors in words a person can act on."""
        if self._seen is not None:
            check_seen(self, *self._seen)  # before any folder is made where a drive is not mounted
        try:
            make_folder(self.folder)
            with hold_lock(self.folder / "kunci", busy_error(self.folder)):
                for folder in (self._entries, self._originals):
                    make_folder(folder)
                yield
        except OSError as error:
            raise write_error(self.folder, error) from error

    def _write(self, entry: Entry, text: str, file: bytes | None) -> None:
        """The original first: a crash in between leaves a file no entry names, never an entry without its file."""
        new_original: Path | None = None
        if entry.sha256 is not None and file is not None:
            original = self._originals / entry.sha256
            if not (original.is_file() and original.read_bytes() == file):
                write_durably(original, file)
                new_original = original
        try:
            write_durably(self._path(entry.nomor), text.encode())
        except OSError:
            # Only where the entry is surely not there: one that nobody names does no harm, one that is missing does.
            if new_original is not None and self._stamp(entry.nomor) is None:
                new_original.unlink(missing_ok=True)
            raise
        stamp = self._stamp(entry.nomor)
        self._newest = None if stamp is None else _Newest(entry.nomor, entry.hash, stamp)

    def _end(self) -> tuple[int, int | None]:
        """How many entries there are from 1 on without a gap, and the number of the first gap, if there is one.

        Up to an entry that was seen all are taken to be there: one that is missing is told by who needs it.
        """
        count = self._known_number()
        latest = 0 if count else max(self.numbers(), default=0)
        while True:
            while self._is_there(count + 1):
                count += 1
            if latest <= count and not any(self._is_there(count + step) for step in AHEAD):
                return count, None
            if not self._is_there(count + 1):  # else somebody appended meanwhile
                return count, count + 1

    def _known_number(self) -> int:
        """The number of the newest entry that was seen and is there; 0 where none is."""
        known = [] if self._newest is None else [self._newest.number]
        known += [] if self._seen is None else [self._seen[0]]
        return next((number for number in known if self._is_there(number)), 0)

    def _is_there(self, number: int) -> bool:
        return self._stamp(number) is not None

    def numbers(self) -> list[int]:
        """The numbers of the entries that have a file, whole or damaged, in order."""
        return sorted(int(match[1]) for name in _names_in(self._entries) if (match := ENTRY_NAME.fullmatch(name)))

    def originals(self) -> list[str]:
        """The SHA-256 of each original that is kept, whole or damaged, in order."""
        return sorted(name for name in _names_in(self._originals) if SHA256.fullmatch(name))

    def entry_bytes(self, number: int) -> bytes:
        """The file of an entry as it stands on the disk."""
        try:
            return self._path(number).read_bytes()
        except FileNotFoundError as error:
            raise self._damaged(number, "tidak ada") from error
        except OSError as error:
            raise read_error(self._path(number), error) from error

    def entry_at(self, number: int) -> Entry:
        """One entry of the disk: readable, of a version this program knows, and saying what its hash says."""
        return self._read(number, from_bytes)

    def _hash_in(self, number: int) -> str:
        """The hash of one entry of the disk, which was checked in the same way."""
        return self._read(number, hash_in)

    def _read(self, number: int, reader: Callable[[bytes, int], T]) -> T:
        try:
            return reader(self.entry_bytes(number), number)
        except EntryUnreadable as error:
            raise self._damaged(number, str(error)) from error
        except EntryNewer as error:
            raise written_by_newer(self, number, error) from error

    def _path(self, number: int) -> Path:
        return self._entries / f"{number:08d}.json"

    def _stamp(self, number: int) -> tuple[int, ...] | None:
        """What tells that a file is still the one read before; None where it is not there."""
        try:
            stamp = self._path(number).stat()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise read_error(self._path(number), error) from error
        return stamp.st_ino, stamp.st_mtime_ns, stamp.st_size

    def _damaged(self, number: int, why: str, what: str | None = None) -> JournalDamaged:
        return JournalDamaged(
            f"Entri {number:08d} pada jurnal {self.folder} {why}.",
            f"Kembalikan {what or f'berkas entri/{number:08d}.json'} dari salinan cadangan jurnal. "
            "Jangan menyunting atau menghapus entri lain; tidak ada yang diubah oleh program.",
        )


def _names_in(folder: Path) -> list[str]:
    try:
        return [path.name for path in folder.iterdir()]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise read_error(folder, error) from error
