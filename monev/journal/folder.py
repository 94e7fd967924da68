"""The journal as a folder: one readable file per entry, the original files beside them (docs/design.md §6).

<folder>/entri/00000001.json    entry 1
<folder>/berkas/<sha256>        an original, as it came
<folder>/kunci                  the lock of writers; readers need none, since files appear whole or not at all

How far it goes is known by who follows it (`remember`): from there the next numbers are probed. Only where nothing is
known the folder is listed. What else lies in it (`ujung` and `indeks` of earlier versions) is nobody's.
"""

import json
import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple, TypeVar

from monev.core import clock
from monev.core.errors import MonevError, in_words
from monev.core.platform_files import check_path, hold_lock, make_folder, remove, replace, write_durably
from monev.journal.entry import Entry, hash_in, to_text
from monev.journal.interface import GAP, Journal, Make

T = TypeVar("T")

ENTRY_NAME = re.compile(r"(\d{8,})\.json")
REPLACED_FILE = "digantikan.json"
SHA256 = re.compile(r"[0-9a-f]{64}")

LONGEST_INSIDE = len("/berkas/") + 64

AHEAD = (*range(2, 10), *(2**power for power in range(4, 18)))
"""How far after the newest entry another one is looked for, behind a gap."""


class _Newest(NamedTuple):
    number: int
    hash: str
    stamp: tuple[int, ...]


class FolderJournal(Journal):
    """See `monev.journal.Journal` for what each method promises. Safe for many threads and many processes."""

    when_empty = "folder itu kosong"
    how_to_bring_back = "Pasang kembali disk atau folder jurnalnya"
    how_to_mend_entry = "Kembalikan berkas entri/{number:08d}.json dari salinan cadangan, tanpa menyunting yang lain"
    how_to_mend_original = "Kembalikan berkas itu ke folder berkas dari salinan cadangan, dengan nama yang sama."

    def __init__(self, folder: str | Path) -> None:
        super().__init__()
        self.folder = Path(folder).expanduser().absolute()
        self._entries = self.folder / "entri"
        self._originals = self.folder / "berkas"
        self._newest = _Newest(0, "", ())

    def __str__(self) -> str:
        return str(self.folder)

    def tip(self) -> tuple[int, str]:
        """Two looks at the disk, whatever the length."""
        known = self._newest
        if self._stamp(known.number) == known.stamp and not self._is_there(known.number + 1):
            return known.number, known.hash
        number, missing = self._end()
        if missing is not None:
            raise self._damaged(missing, GAP)
        if number == 0:
            return 0, ""
        stamp = self._stamp(number) or ()  # of one that is gone none is right
        entry_hash = self._checked(number, self.entry_bytes(number), hash_in)
        self._newest = _Newest(number, entry_hash, stamp)
        return number, entry_hash

    def hash_at(self, number: int) -> str | None:
        known = self._newest
        is_known = (known.number, known.stamp) == (number, self._stamp(number))
        return known.hash if is_known else super().hash_at(number)

    def replaced(self) -> list[tuple[int, str]]:
        """Nothing where the file is not there or says nothing: then a person is asked again."""
        try:
            content = json.loads((self.folder / REPLACED_FILE).read_bytes())
            return [(int(number), str(entry_hash)) for number, hashes in content.items() for entry_hash in hashes]
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

    def put_back(self, entry: Entry) -> None:
        """Write an entry of before once more; a damaged one goes beside it, under another name. Raises MonevError."""
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
            "Periksa bahwa folder itu ada, cukup ruangnya dan boleh ditulis, lalu ulangi. Perubahan belum tersimpan."
        )
        return in_words(f"Jurnal di {self.folder} tidak dapat ditulis", advice)

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
                remove(new_original)
            raise
        self._newest = _Newest(entry.nomor, entry.hash, self._stamp(entry.nomor) or ())

    def _end(self) -> tuple[int, int | None]:
        """How many entries there are from 1 on without a gap, and the number of the first gap, if there is one. Up to
        an entry that was seen all are taken to be there: one that is missing is told by who needs it."""
        known = (self._newest.number, 0 if self._seen is None else self._seen[0])
        count = next((number for number in known if self._is_there(number)), 0)
        latest = 0 if count else max(self.numbers(), default=0)
        while True:
            while self._is_there(count + 1):
                count += 1
            if latest <= count and not any(self._is_there(count + step) for step in AHEAD):
                return count, None
            if not self._is_there(count + 1):  # else somebody appended meanwhile
                return count, count + 1

    def _is_there(self, number: int) -> bool:
        return self._stamp(number) is not None

    def numbers(self) -> list[int]:
        names = _look(os.listdir, self._entries) or ()
        return sorted(int(match[1]) for name in names if (match := ENTRY_NAME.fullmatch(name)))

    def originals(self) -> list[str]:
        return sorted(name for name in _look(os.listdir, self._originals) or () if SHA256.fullmatch(name))

    def _find(self, number: int) -> bytes | None:
        return _look(Path.read_bytes, self._path(number))

    def _find_original(self, sha256: str) -> bytes | None:
        return _look(Path.read_bytes, self._originals / sha256)

    def _kept(self, since: int, count: int) -> Iterator[tuple[int, bytes]]:
        return ((number, self.entry_bytes(number)) for number in range(since + 1, count + 1))

    def _path(self, number: int) -> Path:
        return self._entries / f"{number:08d}.json"

    def _stamp(self, number: int) -> tuple[int, ...] | None:
        """What tells that a file is still the one read before; None where it is not there."""
        stamp = _look(Path.stat, self._path(number))
        return (stamp.st_ino, stamp.st_mtime_ns, stamp.st_size) if stamp else None


def _look(what: Callable[[Path], T], path: Path) -> T | None:
    """What is found at a place of the journal; None where nothing is there. Raises MonevError where it is refused."""
    advice = "Periksa bahwa folder jurnal ada dan boleh dibaca oleh pengguna yang menjalankan program."
    with in_words(f"Jurnal tidak dapat dibaca: {path}", advice), suppress(FileNotFoundError):
        return what(path)
    return None


def busy_error(folder: Path) -> MonevError:
    """Somebody else has held the writers' lock for too long."""
    told = f"Jurnal di {folder} sedang ditulis oleh proses lain sejak 30 detik."
    return MonevError(told, "Tunggu sebentar lalu ulangi. Belum ada yang tersimpan.")
