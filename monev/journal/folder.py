"""The journal as a folder: one readable file per entry, the original files beside them (docs/design.md §6).

<folder>/entri/00000001.json    entry 1
<folder>/berkas/<sha256>        an original, as it came
<folder>/ujung, indeks          derived: they spare listing the folder and looking back through it (extent.py, index.py)
<folder>/kunci                  the lock of writers; readers need none, since files appear whole or not at all
"""

from __future__ import annotations

import hashlib
import json
import logging
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from monev.core.errors import JournalDamaged, MonevError, cause_of
from monev.journal.durable import hold_lock, make_folder, remove_temporary, write_durably
from monev.journal.entry import FIELDS, Entry, EntryNewer, EntryUnreadable, from_bytes, hash_in, to_text
from monev.journal.extent import known_extent, note_extent
from monev.journal.folder_errors import busy_error, read_error, write_error
from monev.journal.index import Index
from monev.journal.sealing import check_follows, draft, written_by_newer
from monev.journal.seen import check_seen, read_replaced, replace_seen

ENTRY_NAME = re.compile(r"(\d{8,})\.json")
SHA256 = re.compile(r"[0-9a-f]{64}")
CONTENT = re.compile(rb',\n "(?:isi|versi_isi)": ')
"""Where an entry's content begins in its file, packed or not."""
HEADER_BYTES = 4096
"""Bytes of an entry's file that surely hold everything but the content: who, and which rencana."""

GAP = "tidak ada, padahal ada entri sesudahnya"

T = TypeVar("T")
log = logging.getLogger(__name__)


class FolderJournal:
    """See `monev.journal.Journal` for what each method promises. Safe for many threads and many processes."""

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder).expanduser().absolute()
        self._entries = self.folder / "entri"
        self._originals = self.folder / "berkas"
        self._tip: tuple[int, str, tuple[int, ...]] | None = None
        self._seen: tuple[int, str] | None = None
        self._index = Index(self.folder, self._header)

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
        after: str | None = None,
    ) -> Entry:
        """Append one entry; when this returns, it survives a power cut."""
        new = draft(jenis, pelaku, satker, tahun, content, file)
        with self._writing():
            number, previous = self._writable_tip()
            if after is not None:
                new.check_after(after, self.newest_hash(satker, tahun, number))
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
        total_count, missing = self._numbers()
        previous = self.entry_at(since).hash if 0 < since <= total_count else ""
        for number in range(since + 1, total_count + 1):
            entry = self.entry_at(number)
            if entry.sebelum != previous:
                raise self._damaged(number, "tidak menyambung dengan entri sebelumnya")
            yield entry
            previous = entry.hash
        if missing is not None:
            raise self._damaged(missing, GAP)

    def entries_about(self, satker: str, since: int = 0, up_to: int | None = None) -> Iterator[Entry]:
        """Entries that name a satker or none, in order, each checked by itself; found by the index."""
        count, missing = self._numbers()
        last = count if up_to is None else min(count, up_to)
        for number in self._index.about(satker, since, last):
            entry = self.entry_at(number)
            if not self._index.agrees(number, entry.hash):
                raise self._damaged(number, "bukan yang dahulu ditulis di situ")
            if entry.satker in (satker, None):
                yield entry
        if missing is not None and (up_to is None or missing <= up_to):
            raise self._damaged(missing, GAP)

    def tip(self) -> tuple[int, str]:
        """Number and hash of the newest entry; (0, "") while there is none.

        The page runs ask this each time: two looks at the disk, whatever the length (10 µs at 5,000 entries).
        """
        remembered = self._tip
        if remembered is not None:
            number, entry_hash, stamp = remembered
            if self._stamp(number) == stamp and self._stamp(number + 1) is None:
                return number, entry_hash
        number = self._count()
        if number == 0:
            return 0, ""
        stamp = self._stamp(number)
        entry_hash = self._hash_in(number)
        self._tip = None if stamp is None else (number, entry_hash, stamp)
        return number, entry_hash

    def is_empty(self) -> bool:
        """Whether there is no entry at all, whole or damaged."""
        return self._numbers() == (0, None)

    def hash_at(self, number: int) -> str | None:
        """Hash of one entry, None where there is none of that number."""
        stamp, tip = self._stamp(number), self._tip
        if tip is not None and (tip[0], tip[2]) == (number, stamp):
            return tip[1]
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
        known = known_extent(self.folder)
        if known is None or not known.is_tidy:
            for folder in (self._entries, self._originals):
                remove_temporary(folder)
            self._count()
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
        self._note(entry)

    def _note(self, entry: Entry) -> None:
        """So that the entry, which is stored already, will be found quickly."""
        try:
            stamp = self._stamp(entry.nomor)
            self._tip = None if stamp is None else (entry.nomor, entry.hash, stamp)
            self._index.append(entry.nomor, entry.fields())
            note_extent(self.folder, entry.nomor)
        except (OSError, MonevError) as error:
            log.warning("%s: entri %d belum masuk indeks, dan dicari tanpa indeks: %s", self, entry.nomor, error)

    def newest_hash(self, satker: str | None, tahun: int | None, number: int) -> str:
        """Hash of the newest entry of one rencana (None, None: of what is no rencana's, people and guests), "" where it
        has none, up to entry `number`."""
        for found in self._index.newest_of(satker, tahun, number + 1):
            header = self._header(found)
            if not self._index.agrees(found, header["hash"]):  # changed since it was written; nothing is known of it
                return self._look_back(satker, tahun, number)
            if (header["satker"], header["tahun"]) == (satker, tahun):
                return header["hash"]
            self.entry_at(found)  # another's with the same key, or one that was changed: then this says so
        return ""

    def _look_back(self, satker: str | None, tahun: int | None, number: int) -> str:
        """The same without the index: every entry is looked at."""
        for earlier in range(number, 0, -1):
            header = self._header(earlier)
            if (header["satker"], header["tahun"]) == (satker, tahun):
                return header["hash"]
        return ""

    def _header(self, number: int) -> dict[str, Any]:
        """An entry's fields but its content. Files hold that last, from a line of its own on, and JSON text holds no
        raw line breaks: so what stands before that line is the rest of the object."""
        try:
            with self._path(number).open("rb") as file:
                header, *rest = CONTENT.split(file.read(HEADER_BYTES), maxsplit=1)
        except FileNotFoundError as error:
            raise self._damaged(number, "tidak ada") from error
        except OSError as error:
            raise read_error(self._path(number), error) from error
        if not rest:
            return self.entry_at(number).fields()
        try:
            fields = json.loads(header + b"}")
        except ValueError:
            return self.entry_at(number).fields()
        return fields if _is_header(fields) else self.entry_at(number).fields()

    def _count(self) -> int:
        """How many entries there are. Raises JournalDamaged where one is missing among them."""
        count, missing = self._numbers()
        if missing is not None:
            raise self._damaged(missing, GAP)
        return count

    def _numbers(self) -> tuple[int, int | None]:
        """How many entries there are from 1 on without a gap, and the number of the first gap, if there is one."""
        known = self._known_count()
        if known is not None:
            return known, None
        numbers = self.numbers()
        missing = next((at for at, number in enumerate(numbers, start=1) if number != at), None)
        return (len(numbers), None) if missing is None else (missing - 1, missing)

    def _known_count(self) -> int | None:
        """How many entries there are, where that is known without listing them."""
        try:
            known = known_extent(self.folder)
        except OSError as error:
            raise read_error(self.folder, error) from error
        if known is None or known.count < 1 or self._stamp(known.count) is None:
            return None
        return known.count if self._stamp(known.count + 1) is None else None

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


def _is_header(fields: dict[str, Any]) -> bool:
    """Whether these are an entry's fields but its content, of kinds that can be compared."""
    return (
        {*FIELDS} - {"isi"} <= fields.keys()
        and isinstance(fields["satker"], str | None)
        and isinstance(fields["tahun"], int | None)
        and isinstance(fields["hash"], str)
        and SHA256.fullmatch(fields["hash"]) is not None
    )


def _names_in(folder: Path) -> list[str]:
    try:
        return [path.name for path in folder.iterdir()]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise read_error(folder, error) from error
