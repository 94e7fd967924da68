"""The journal as a folder: one readable file per entry, the original files beside them
(docs/operations.md).

<folder>/entri/00000001.json    entry 1
<folder>/berkas/<sha256>        an original, as it came
<folder>/kunci                  the lock of writers; readers need none, since files appear whole

The last entry is found by listing the folder, at opening and whenever it has changed, so that a gap
is never taken for the end. Other files in it (`ujung`, `indeks` of earlier versions) are ignored.
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
"""Two changes of a folder within this time may get the same mtime: ext4 keeps it to 4 ms, exFAT to
10. With room to spare."""


class _Newest(NamedTuple):
    number: int
    hash: str
    stamp: tuple[int, ...]


class _Listing(NamedTuple):
    """The end of the journal and the first missing entry, by a listing of the folder with this
    stamp. `is_settled`: the stamp was old enough that a later change gives another one."""

    stamp: tuple[int, ...] | None
    end: int
    missing: int | None
    is_settled: bool


class FolderJournal(Journal):
    """A journal in a folder, safe for many threads and processes. Its methods promise what
    `monev.journal.Journal` says."""

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
        """Return number and hash of the newest entry, by four looks at the disk whatever the
        length. After a change the folder is listed (10,000 entries: 15 ms)."""
        number, missing = self._end()
        if missing is not None:
            raise self._damaged(missing, GAP)
        if number == 0:
            return 0, ""
        newest, stamp = self._newest, self._stamp(number) or ()  # (): it has just gone
        if (newest.number, newest.stamp) != (number, stamp):
            entry_hash = self._checked(number, self.entry_bytes(number), hash_in)
            newest = self._newest = _Newest(number, entry_hash, stamp)
        return newest.number, newest.hash

    def hash_at(self, number: int) -> str | None:
        known = self._newest
        is_known = (known.number, known.stamp) == (number, self._stamp(number))
        return known.hash if is_known else super().hash_at(number)

    def replaced(self) -> list[tuple[int, str]]:
        """List the replaced entries; none if the file is missing or unreadable, so that a person
        has to consent again."""
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
        """Let nobody but the owner read the journal. A folder comes after its files: if it is
        private already, so are they."""
        for folder in (self._entries, self._originals, self.folder):
            if not is_private(folder):
                make_private(*folder.iterdir(), folder)

    def put_back(self, entry: Entry) -> None:
        """Write an earlier entry once more. A damaged file there is kept under another name. Raises
        MonevError."""
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
        """Hold the writers' lock; turn the system's errors into words a person can act on."""
        if self._seen is not None:
            self.check_seen(*self._seen)  # before a folder is made where a drive is not mounted
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
        """Write the original, then the entry. A crash in between leaves a file that no entry names,
        never an entry without its file."""
        new_original: Path | None = None
        if entry.sha256 is not None and file is not None:
            original = self._originals / entry.sha256
            if not (original.is_file() and original.read_bytes() == file):
                write_durably(original, file)
                new_original = original
        try:
            write_durably(self._path(entry.nomor), text.encode())
        except OSError:
            # Only if the entry is surely not there: a file too many does no harm, a missing one
            # does.
            if new_original is not None and self._stamp(entry.nomor) is None:
                remove(new_original)
            raise
        self._newest = _Newest(entry.nomor, entry.hash, self._stamp(entry.nomor) or ())
        # The journal is still whole, so nothing is listed: else storing thousands would list
        # thousands each time.
        self._listing = _Listing(_stamp_of(self._entries), entry.nomor, None, is_settled=True)

    def _end(self) -> tuple[int, int | None]:
        listing = self._listing
        stamp = _stamp_of(self._entries)
        # FAT on Windows keeps no time of a folder: so look also at the last entry and the next.
        is_as_listed = stamp == listing.stamp and listing.is_settled
        has_next = self._is_there(listing.end + 1)
        has_lost_last = listing.end > 0 and not self._is_there(listing.end)
        if not is_as_listed or has_next or has_lost_last:
            listing = self._listing = self._list(stamp)
        return listing.end, listing.missing

    def _list(self, stamp: tuple[int, ...] | None) -> _Listing:
        is_settled = stamp is None or time.time_ns() - stamp[1] > TICK_NS
        numbers = self.numbers()
        end = max(numbers, default=0)
        listed = set(numbers)
        missing = None
        for number in range(1, end):
            # A listing may leave out an entry that was appended meanwhile.
            if number not in listed and not self._is_there(number):
                missing = number
                break
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
    """Return inode, mtime and size of a file or folder, which change with it; None if there is
    none."""
    stamp = _look(Path.stat, path)
    return (stamp.st_ino, stamp.st_mtime_ns, stamp.st_size) if stamp else None


def _look(what: Callable[[Path], T], path: Path) -> T | None:
    """Call `what` on a path of the journal; None if nothing is there. Raises MonevError if the
    system refuses."""
    advice = (
        "Periksa bahwa folder jurnal ada dan boleh dibaca oleh pengguna yang menjalankan program."
    )
    with in_words(f"Jurnal tidak dapat dibaca: {path}", advice), suppress(FileNotFoundError):
        return what(path)
    return None


def busy_error(folder: Path) -> MonevError:
    """Return the error that somebody else has held the writers' lock for too long."""
    told = f"Jurnal di {folder} sedang ditulis oleh proses lain sejak 30 detik."
    return MonevError(told, "Tunggu sebentar lalu ulangi. Belum ada yang tersimpan.")
