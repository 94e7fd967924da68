"""What the rest of the program knows of a journal, whatever its home: a folder, or PostgreSQL
(docs/operations.md)."""

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import TypeVar

from monev import VERSION
from monev.core import clock
from monev.core.errors import (
    DatabaseNewer,
    JournalDamaged,
    JournalStepsBack,
    MonevError,
    VersionClash,
)
from monev.core.platform_processes import OWN_COMMAND
from monev.core.records import JsonObject
from monev.journal.entry import (
    JOURNAL_VERSION,
    Entry,
    EntryNewer,
    EntryUnreadable,
    check_content,
    from_bytes,
    hash_in,
    make_ready,
    seal_content,
    to_canonical,
    to_text,
)

T = TypeVar("T")
Make = Callable[[int, str], tuple[Entry, str]]
"""The entry after the one of that number and hash, and its text. Raises what stands in its way."""

GAP = "tidak ada, padahal ada entri sesudahnya"

ACCEPT_ADVICE = (
    "Bila jurnal yang ada sekarang memang yang benar (misalnya cadangan lama sengaja "
    "dikembalikan), jalankan: "
    f"{OWN_COMMAND} jurnal terima --setuju"
)


class Journal(ABC):
    """One append-only journal, safe for many threads and processes. Its text: where it lies,
    without a password. Each method may raise JournalDamaged, DatabaseNewer (an entry of a newer
    format), MonevError of its home."""

    def __init__(self) -> None:
        self._seen: tuple[int, str] | None = None

    def add(
        self,
        *,
        jenis: str,
        pelaku: str,
        satker: str | None,
        tahun: int | None,
        content: JsonObject,
        file: bytes | None = None,
        seen: int | None = None,
    ) -> Entry:
        """Append one entry; when this returns it survives a power cut, and where it raises nothing
        was stored. `seen` is the number of the entry up to which the writer has seen the journal,
        None not to check: a later one of the same satker and tahun raises VersionClash. ValueError
        for a `content` that has not the shape of its jenis."""
        check_content(jenis, satker, tahun, content)
        # While an entry is given its place in the chain others wait: so all else is made ready
        # before.
        said = {"jenis": jenis, "pelaku": pelaku, "satker": satker, "tahun": tahun}
        try:
            ready = make_ready(content)
            to_canonical(said).encode()
        except UnicodeEncodeError as error:
            raise broken_characters() from error
        sha256 = None if file is None else hashlib.sha256(file).hexdigest()

        def make(number: int, previous: str) -> tuple[Entry, str]:
            later = self.read(seen) if seen is not None and seen < number else ()
            if any((entry.satker, entry.tahun) == (satker, tahun) for entry in later):
                raise changed_meanwhile(satker, tahun)
            chain = {
                "versi": JOURNAL_VERSION,
                "nomor": number + 1,
                "sha256": sha256,
                "sebelum": previous,
            }
            entry = seal_content(ready, **said, **chain, waktu=clock.now().isoformat())
            return entry, to_text(entry, ready)

        return self._append(make, file)

    def adopt(self, entry: Entry, file: bytes | None = None) -> None:
        """Append an entry of another journal as it is, with its original. Raises VersionClash
        unless it follows."""
        text = to_text(entry)

        def make(number: int, previous: str) -> tuple[Entry, str]:
            if (entry.nomor - 1, entry.sebelum) != (number, previous):
                told = (
                    f"Entri {entry.nomor} tidak menyambung dengan jurnal {self}, yang kini "
                    f"sampai entri {number}."
                )
                advice = (
                    "Belum ada yang tersimpan. Hentikan program lain yang menulis ke jurnal "
                    "itu, lalu ulangi."
                )
                raise VersionClash(told, advice)
            return entry, text

        self._append(make, file)

    def read(self, since: int = 0) -> Iterator[Entry]:
        """Entries with nomor > `since`, in order; each is checked against its hash and the one
        before it. Where one is damaged or missing, those before it are given first. Originals are
        not looked at."""
        count, missing = self._end()
        previous = (
            self._checked(since, self.entry_bytes(since), hash_in) if 0 < since < count else ""
        )
        for number, data in self._kept(since, count):
            entry = self._checked(number, data, partial(from_bytes, previous=previous))
            yield entry
            previous = entry.hash
        if missing is not None:
            raise self._damaged(missing, GAP)

    def check_whole(self, up_to: int | None = None) -> None:
        """Return where no entry is missing of those up to that one (None: of all). Raises
        JournalDamaged."""
        _, missing = self._end()
        if missing is not None and (up_to is None or missing <= up_to):
            raise self._damaged(missing, GAP)

    def compare(self, seals: Mapping[int, str]) -> None:
        """Return where each of these entries still has, by its own content, the hash it had (number
        → hash, numbers without a gap). Raises JournalDamaged for the first that has not."""
        for number, data in self._kept(min(seals) - 1, max(seals)):
            if number not in seals:
                break
            if self._checked(number, data, hash_in) != seals[number]:
                raise self._damaged(number, "bukan lagi yang pernah dibaca")

    @abstractmethod
    def tip(self) -> tuple[int, str]:
        """Number and hash of the newest entry, (0, "") while there is none; cheap enough for every
        page run."""

    def is_empty(self) -> bool:
        """Whether there is no entry at all, whole or damaged."""
        return self._end() == (0, None)

    def hash_at(self, number: int) -> str | None:
        """Hash of one entry, checked by itself whatever stands around it; None where there is no
        such entry."""
        data = self._find(number)
        return None if data is None else self._checked(number, data, hash_in)

    def entry_at(self, number: int, previous: str | None = None) -> Entry:
        """One entry, checked by itself; with `previous`, that it follows that hash. Raises
        JournalDamaged for none."""
        return self._checked(
            number, self.entry_bytes(number), partial(from_bytes, previous=previous)
        )

    def entry_bytes(self, number: int) -> bytes:
        """One entry as it is kept, whole or damaged. Raises JournalDamaged where there is none of
        that number."""
        data = self._find(number)
        if data is None:
            raise self._damaged(number, "tidak ada")
        return data

    @abstractmethod
    def numbers(self) -> list[int]:
        """The numbers of the entries that are kept, whole or damaged, in order."""

    @abstractmethod
    def originals(self) -> list[str]:
        """The SHA-256 of each original that is kept, whole or damaged, in order."""

    def read_file(self, sha256: str) -> bytes:
        """The bytes of an original as it came, checked against its SHA-256."""
        data = self._find_original(sha256)
        if data is None or hashlib.sha256(data).hexdigest() != sha256:
            state = "tidak ada" if data is None else "sudah berubah isinya"
            raise JournalDamaged(
                f"Berkas asli {sha256} {state} di {self}.", self.how_to_mend_original
            )
        return data

    def why_nothing_fits(self) -> str | None:
        """Why its home takes nothing more at this moment, where that can be seen without
        writing."""
        return None

    @abstractmethod
    def make_private(self) -> None:
        """Let nobody but its owner read what is kept."""

    def remember(self, number: int, entry_hash: str) -> None:
        """That entry was seen: `add` refuses with words unless it is still in the journal and all
        after it is whole."""
        self._seen = (number, entry_hash)

    def check_seen(self, number: int, entry_hash: str) -> None:
        """Return where the journal still holds entry `number` with that hash (0: always), the
        newest that some tables were filled with. Raises JournalStepsBack where it is shorter,
        another one or gone, unless a person said that it is right (`replaced`); JournalDamaged
        where that entry itself is damaged."""
        present = entry_hash if number == 0 else self.hash_at(number)
        if present == entry_hash:
            return
        if present is None:
            there = f"sekarang {self.what_is_there()}"
        else:
            there = (
                f"entri {number} yang ada sekarang lain ({short_hash(present)}): ini jurnal lain"
            )
        raise JournalStepsBack(
            (
                f"Yang terakhir terlihat dari jurnal {self}: entri {number} "
                f"({short_hash(entry_hash)}), sedangkan {there}."
            ),
            "Yang terakhir terlihat tetap ditampilkan dan tidak ada yang ditulis. "
            f"{self.how_to_bring_back}; sesudah itu program melanjutkan sendiri. {ACCEPT_ADVICE}",
        )

    def was_replaced(self, number: int, entry_hash: str) -> bool:
        """Whether a person said that this journal stands in place of the one that held that
        entry."""
        return (number, entry_hash) in self.replaced()

    @abstractmethod
    def replaced(self) -> list[tuple[int, str]]:
        """All the entries of which a person said so: number and hash."""

    @abstractmethod
    def replace(self, entries: Iterable[tuple[int, str]]) -> None:
        """Say that this journal stands in place of one that held these entries."""

    def what_is_there(self) -> str:
        """What stands in the journal's place, in words that follow *sekarang*: for one that is not
        what was seen."""
        count = self.tip()[0]
        return f"hanya ada sampai entri {count}" if count else self.when_empty

    when_empty: str
    how_to_bring_back: str
    how_to_mend_entry: str
    how_to_mend_original: str

    @abstractmethod
    def _find(self, number: int) -> bytes | None:
        """One entry as it is kept; None where there is none of that number."""

    @abstractmethod
    def _find_original(self, sha256: str) -> bytes | None:
        """An original as it is kept; None where it is not there."""

    @abstractmethod
    def _append(self, make: Make, file: bytes | None) -> Entry:
        """Put what `make` makes of the newest entry at the end, with its original, durably or not
        at all."""

    @abstractmethod
    def _end(self) -> tuple[int, int | None]:
        """How many entries there are from 1 on without a gap, and which is missing then, if others
        follow."""

    @abstractmethod
    def _kept(self, since: int, count: int) -> Iterator[tuple[int, bytes]]:
        """Number and text of the entries after `since` up to `count`, as they are kept. Raises
        JournalDamaged."""

    def _damaged(self, number: int, why: str) -> JournalDamaged:
        advice = (
            f"{self.how_to_mend_entry.format(number=number)}; tidak ada yang diubah oleh program."
        )
        return JournalDamaged(f"Entri {number:08d} pada jurnal {self} {why}.", advice)

    def _writable_tip(self) -> tuple[int, str]:
        """The newest entry, where the journal still holds what was seen of it and is whole from
        there on."""
        tip = self.tip()
        if self._seen is not None and self._seen != tip:
            self.check_seen(*self._seen)
            for entry in self.read(self._seen[0]):
                self._seen = (entry.nomor, entry.hash)
        return tip

    def _checked(self, number: int, data: bytes, reader: Callable[[bytes, int], T]) -> T:
        try:
            return reader(data, number)
        except EntryUnreadable as error:
            raise self._damaged(number, str(error)) from error
        except EntryNewer as error:
            raise DatabaseNewer(
                f"Entri {number:08d} pada jurnal {self} ditulis oleh Monev ZI "
                f"{error.program or 'yang lebih baru'} (format {error.version}); Monev ZI "
                f"{VERSION} ini mengenal sampai format {JOURNAL_VERSION}."
            ) from error


def short_hash(entry_hash: str) -> str:
    """The first 16 digits: enough to tell one entry from any other, short enough to be printed and
    compared."""
    return entry_hash[:16]


def changed_meanwhile(satker: str | None, tahun: int | None) -> VersionClash:
    """The refusal of who planned on less than is stored by now."""
    told = f"Rencana {satker} tahun {tahun} sudah diubah orang lain sejak Anda membukanya."
    advice = (
        "Belum ada yang tersimpan. Muat ulang halaman, periksa perubahan terbaru, lalu simpan lagi."
    )
    return VersionClash(told, advice)


def broken_characters() -> MonevError:
    """The refusal of text that can be neither hashed nor kept."""
    return MonevError(
        "Ada tulisan yang memuat karakter rusak sehingga tidak dapat disimpan.",
        (
            "Ganti nama berkasnya atau ketik ulang sel yang memuat tanda aneh, lalu ulangi. Belum "
            "ada yang tersimpan."
        ),
    )
