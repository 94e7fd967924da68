"""The journal as a folder: one readable file per entry, the original files beside them
(docs/operations.md).

<folder>/entri/00000001.json    entry 1
<folder>/berkas/<sha256>        an original, as it came
<folder>/kunci                  the lock of writers; readers need none: files appear whole

How far it goes is what a listing says, made at opening and whenever the folder changed: a gap is
never taken for the end. What else lies in it (`ujung` and `indeks` of earlier versions) is
nobody's.
"""

import json
import os
import re
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple, TypeVar

from monev.core import clock
from monev.core.errors import MonevError, in_words
from monev.core.platform_files import (
    check_path,
    hold_lock,
    is_private,
    make_folder,
    make_private,
    remove,
    replace,
    why_nothing_fits,
    write_durably,
)
from monev.journal.entry import Entry, hash_in, to_text
from monev.journal.interface import GAP, Journal, Make

T = TypeVar("T")

ENTRY_NAME = re.compile(r"(\d{8,})\.json")
REPLACED_FILE = "digantikan.json"
SHA256 = re.compile(r"[0-9a-f]{64}")

LONGEST_INSIDE = len("/berkas/") + 64

TICK_NS = 100_000_000
"""Two changes of a folder so close together may have one time: ext4 keeps it to 4 ms, exFAT to
10."""


class _Newest(NamedTuple):
    number: int
    hash: str
    stamp: tuple[int, ...]


class _Listing(NamedTuple):
    """What the folder of entries with this stamp was found to hold, in the words of `_end`.
    `is_settled`: its time was old enough to tell a change that came after."""

    stamp: tuple[int, ...] | None
    end: int
    missing: int | None
    is_settled: bool


class FolderJournal(Journal):
    """See `monev.journal.Journal` for what each method promises. Safe for many threads and many
    processes."""

    when_empty = "folder itu kosong"
    how_to_bring_back = "Pasang kembali disk atau folder jurnalnya"
    how_to_mend_entry = (
        "Kembalikan berkas entri/{number:08d}.json dari salinan cadangan, tanpa "
        "menyunting yang lain"
    )
    how_to_mend_original = (
        "Kembalikan berkas itu ke folder berkas dari salinan cadangan, dengan nama yang sama."
    )

    def __init__(self, folder: str | Path) -> None:
        super().__init__()
        self.folder = Path(folder).expanduser().absolute()
        self._entries = self.folder / "entri"
        self._originals = self.folder / "berkas"
        self._newest = _Newest(0, "", ())
        self._listing = _Listing(None, 0, None, is_settled=False)

    def __str__(self) -> str:
        return str(self.folder)

    def tip(self) -> tuple[int, str]:
        """Four looks at the disk, whatever the length; after a change one listing (10,000 entries:
        15 ms)."""
        number, missing = self._end()
        if missing is not None:
            raise self._damaged(missing, GAP)
        if number == 0:
            return 0, ""
        newest, stamp = self._newest, self._stamp(number) or ()  # of one that is gone none is right
        if (newest.number, newest.stamp) != (number, stamp):
            entry_hash = self._checked(number, self.entry_bytes(number), hash_in)
            newest = self._newest = _Newest(number, entry_hash, stamp)
        return newest.number, newest.hash

    def hash_at(self, number: int) -> str | None:
        known = self._newest
        is_known = (known.number, known.stamp) == (number, self._stamp(number))
        return known.hash if is_known else super().hash_at(number)

    def replaced(self) -> list[tuple[int, str]]:
        """Nothing where the file is not there or says nothing: then a person is asked again."""
        try:
            content = json.loads((self.folder / REPLACED_FILE).read_bytes())
            return [
                (int(number), str(entry_hash))
                for number, hashes in content.items()
                for entry_hash in hashes
            ]
        except (OSError, ValueError, TypeError, AttributeError):
            return []

    def replace(self, entries: Iterable[tuple[int, str]]) -> None:
        replaced: dict[str, list[str]] = {}
        for number, entry_hash in dict.fromkeys([*self.replaced(), *sorted(entries)]):
            replaced.setdefault(str(number), []).append(entry_hash)
        with self._told_in_words():
            make_folder(self.folder)
            write_durably(self.folder / REPLACED_FILE, json.dumps(replaced, indent=1).encode())

    def what_is_there(self) -> str:
        return super().what_is_there() if self.folder.is_dir() else "folder itu tidak ada"

    def why_nothing_fits(self) -> str | None:
        return why_nothing_fits(self.folder)

    def make_private(self) -> None:
        """Each folder after what lies in it: one that is private already says so of all of it."""
        for folder in (self._entries, self._originals, self.folder):
            if not is_private(folder):
                make_private(*folder.iterdir(), folder)

    def put_back(self, entry: Entry) -> None:
        """Write an entry of before once more; a damaged one goes beside it, under another name.
        Raises MonevError."""
        path = self._path(entry.nomor)
        with self._writing():
            if path.exists():
                replace(path, path.with_name(f"{path.name}.rusak-{clock.now():%Y%m%d-%H%M%S}"))
            write_durably(path, to_text(entry).encode())

    def _append(self, make: Make, file: bytes | None) -> Entry:
        with self._writing():
            entry, text = make(*self._writable_tip())
            self._write(entry, text, file)
        return entry

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """The writers' lock, and the system's errors in words a person can act on."""
        if self._seen is not None:
            self.check_seen(*self._seen)  # before any folder is made where a drive is not mounted
        with self._told_in_words():
            check_path(self.folder, below=LONGEST_INSIDE)
            make_folder(self.folder)
            with hold_lock(self.folder / "kunci", busy_error(self.folder)):
                for folder in (self._entries, self._originals):
                    make_folder(folder)
                yield

    def _told_in_words(self) -> AbstractContextManager[None]:
        advice = (
            "Periksa bahwa folder itu ada, cukup ruangnya dan boleh ditulis, lalu ulangi. "
            "Perubahan belum tersimpan."
        )
        return in_words(f"Jurnal di {self.folder} tidak dapat ditulis", advice)

    def _write(self, entry: Entry, text: str, file: bytes | None) -> None:
        """The original first: a crash in between leaves a file no entry names, never an entry
        without its file."""
        new_original: Path | None = None
        if entry.sha256 is not None and file is not None:
            original = self._originals / entry.sha256
            if not (original.is_file() and original.read_bytes() == file):
                write_durably(original, file)
                new_original = original
        try:
            write_durably(self._path(entry.nomor), text.encode())
        except OSError:
            # Only where the entry is surely not there: one that nobody names does no harm, one that
            # is missing does.
            if new_original is not None and self._stamp(entry.nomor) is None:
                remove(new_original)
            raise
        self._newest = _Newest(entry.nomor, entry.hash, self._stamp(entry.nomor) or ())
        # What was whole before is so with it: who stores thousands does not list thousands each
        # time.
        self._listing = _Listing(_stamp_of(self._entries), entry.nomor, None, is_settled=True)

    def _end(self) -> tuple[int, int | None]:
        listing = self._listing
        stamp = _stamp_of(self._entries)
        # The folder's time says nothing where a drive keeps none (FAT on Windows): the two places
        # where it goes on do.
        is_as_listed = (
            stamp == listing.stamp and listing.is_settled and not self._is_there(listing.end + 1)
        )
        if not is_as_listed or (listing.end and not self._is_there(listing.end)):
            listing = self._listing = self._list(stamp)
        return listing.end, listing.missing

    def _list(self, stamp: tuple[int, ...] | None) -> _Listing:
        is_settled = stamp is None or time.time_ns() - stamp[1] > TICK_NS
        numbers = self.numbers()
        end = max(numbers, default=0)
        listed = set(numbers)
        # One that was appended meanwhile may be left out of a listing.
        gaps = (
            number
            for number in range(1, end)
            if number not in listed and not self._is_there(number)
        )
        missing = next(gaps, None)
        return _Listing(stamp, end if missing is None else missing - 1, missing, is_settled)

    def _is_there(self, number: int) -> bool:
        return self._stamp(number) is not None

    def numbers(self) -> list[int]:
        names = _look(os.listdir, self._entries) or ()
        return sorted(int(match[1]) for name in names if (match := ENTRY_NAME.fullmatch(name)))

    def originals(self) -> list[str]:
        return sorted(
            name for name in _look(os.listdir, self._originals) or () if SHA256.fullmatch(name)
        )

    def _find(self, number: int) -> bytes | None:
        return _look(Path.read_bytes, self._path(number))

    def _find_original(self, sha256: str) -> bytes | None:
        return _look(Path.read_bytes, self._originals / sha256)

    def _kept(self, since: int, count: int) -> Iterator[tuple[int, bytes]]:
        return ((number, self.entry_bytes(number)) for number in range(since + 1, count + 1))

    def _path(self, number: int) -> Path:
        return self._entries / f"{number:08d}.json"

    def _stamp(self, number: int) -> tuple[int, ...] | None:
        return _stamp_of(self._path(number))


def _stamp_of(path: Path) -> tuple[int, ...] | None:
    """What tells that a file or folder is still as it was; None where it is not there."""
    stamp = _look(Path.stat, path)
    return (stamp.st_ino, stamp.st_mtime_ns, stamp.st_size) if stamp else None


def _look(what: Callable[[Path], T], path: Path) -> T | None:
    """What is found at a place of the journal; None where nothing is there. Raises MonevError where
    it is refused."""
    advice = (
        "Periksa bahwa folder jurnal ada dan boleh dibaca oleh pengguna yang menjalankan program."
    )
    with in_words(f"Jurnal tidak dapat dibaca: {path}", advice), suppress(FileNotFoundError):
        return what(path)
    return None


def busy_error(folder: Path) -> MonevError:
    """Somebody else has held the writers' lock for too long."""
    told = f"Jurnal di {folder} sedang ditulis oleh proses lain sejak 30 detik."
    return MonevError(told, "Tunggu sebentar lalu ulangi. Belum ada yang tersimpan.")
