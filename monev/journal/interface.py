"""The journal as the rest of the program sees it, in a folder or in PostgreSQL alike
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
"""Makes the entry, and its text, that follows the one with this number and hash; or raises."""

GAP = "tidak ada, padahal ada entri sesudahnya"

ACCEPT_ADVICE = (
    "Bila jurnal yang ada sekarang memang yang benar (misalnya cadangan lama sengaja "
    "dikembalikan), jalankan: "
    f"{OWN_COMMAND} jurnal terima --setuju"
)


class Journal(ABC):
    """One append-only journal, safe for many threads and processes. `str` gives its address without
    a password. Each method may raise JournalDamaged, DatabaseNewer (an entry of a newer format), or
    MonevError if its folder or server fails."""

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
        """Append one entry. When this returns it survives a power cut; if it raises, nothing was
        stored.

        `seen`: the number of the last entry that the writer saw (None: don't check). Raises
        VersionClash if a later one has the same satker and tahun, ValueError for a `content`
        without the shape of its jenis."""
        check_content(jenis, satker, tahun, content)
        # Other writers wait while an entry gets its place, so all else is made ready before.
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
        """Append an entry of another journal as it is, with its original. Raises VersionClash if it
        does not follow the last one here."""
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
        """Read the entries with nomor > `since` in order, each checked by its hash and the entry
        before it. It raises at the first damaged or missing one, after giving those before it.
        Originals are not read."""
        count, missing = self._end()
        previous = ""
        if 0 < since < count:
            previous = self._checked(since, self.entry_bytes(since), hash_in)
        for number, data in self._kept(since, count):
            entry = self._checked(number, data, partial(from_bytes, previous=previous))
            yield entry
            previous = entry.hash
        if missing is not None:
            raise self._damaged(missing, GAP)

    def check_whole(self, up_to: int | None = None) -> None:
        """Raise JournalDamaged if an entry up to this one (None: any) is missing."""
        _, missing = self._end()
        if missing is not None and (up_to is None or missing <= up_to):
            raise self._damaged(missing, GAP)

    def compare(self, seals: Mapping[int, str]) -> None:
        """Raise JournalDamaged for the first of these entries whose content no longer has this
        hash. `seals`: number → hash, numbers without a gap."""
        for number, data in self._kept(min(seals) - 1, max(seals)):
            if number not in seals:
                break
            if self._checked(number, data, hash_in) != seals[number]:
                raise self._damaged(number, "bukan lagi yang pernah dibaca")

    @abstractmethod
    def tip(self) -> tuple[int, str]:
        """Return number and hash of the newest entry, (0, "") without any. Cheap enough for every
        page run."""

    def is_empty(self) -> bool:
        """True if there is no entry at all, whole or damaged."""
        return self._end() == (0, None)

    def hash_at(self, number: int) -> str | None:
        """Return the hash of one entry, checked without its neighbours; None if there is none."""
        data = self._find(number)
        return None if data is None else self._checked(number, data, hash_in)

    def entry_at(self, number: int, previous: str | None = None) -> Entry:
        """Read one entry, checked by its own hash and, with `previous`, as the one after that hash.
        Raises JournalDamaged if there is none."""
        reader = partial(from_bytes, previous=previous)
        return self._checked(number, self.entry_bytes(number), reader)

    def entry_bytes(self, number: int) -> bytes:
        """Read one entry as kept, whole or damaged. Raises JournalDamaged if there is none."""
        data = self._find(number)
        if data is None:
            raise self._damaged(number, "tidak ada")
        return data

    @abstractmethod
    def numbers(self) -> list[int]:
        """List the numbers of the entries, whole or damaged, in order."""

    @abstractmethod
    def originals(self) -> list[str]:
        """List the SHA-256 of the originals, whole or damaged, in order."""

    def read_file(self, sha256: str) -> bytes:
        """Read an original and check it by its SHA-256."""
        data = self._find_original(sha256)
        if data is None or hashlib.sha256(data).hexdigest() != sha256:
            state = "tidak ada" if data is None else "sudah berubah isinya"
            raise JournalDamaged(
                f"Berkas asli {sha256} {state} di {self}.", self.how_to_mend_original
            )
        return data

    def why_nothing_fits(self) -> str | None:
        """Return why nothing more can be written now, if that shows without writing; else None."""
        return None

    @abstractmethod
    def make_private(self) -> None:
        """Let nobody but the owner read the journal."""

    def remember(self, number: int, entry_hash: str) -> None:
        """Remember an entry that was seen. From now on `add` refuses, with words, if it is no
        longer there or anything after it is damaged."""
        self._seen = (number, entry_hash)

    def check_seen(self, number: int, entry_hash: str) -> None:
        """Check that the journal still holds this entry, the newest that tables were filled with
        (0: none yet). Raises JournalStepsBack if the journal is shorter, another one or gone;
        JournalDamaged if that entry is damaged."""
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
        """True if a person consented that this journal replaces the one with this entry."""
        return (number, entry_hash) in self.replaced()

    @abstractmethod
    def replaced(self) -> list[tuple[int, str]]:
        """List the replaced entries: number and hash."""

    @abstractmethod
    def replace(self, entries: Iterable[tuple[int, str]]) -> None:
        """Note that this journal replaces one with these entries."""

    def what_is_there(self) -> str:
        """Describe the journal as it is now, in words that follow *sekarang*."""
        count = self.tip()[0]
        return f"hanya ada sampai entri {count}" if count else self.when_empty

    when_empty: str
    how_to_bring_back: str
    how_to_mend_entry: str
    how_to_mend_original: str

    @abstractmethod
    def _find(self, number: int) -> bytes | None:
        """Read one entry as it is kept; None if there is none of that number."""

    @abstractmethod
    def _find_original(self, sha256: str) -> bytes | None:
        """Read an original as it is kept; None if it is not there."""

    @abstractmethod
    def _append(self, make: Make, file: bytes | None) -> Entry:
        """Append what `make` makes of the newest entry, and its original, durably or not at all."""

    @abstractmethod
    def _end(self) -> tuple[int, int | None]:
        """Return the number of the last entry before any gap, and the first missing entry if others
        follow it (else None)."""

    @abstractmethod
    def _kept(self, since: int, count: int) -> Iterator[tuple[int, bytes]]:
        """Read number and text of the entries after `since` up to `count`, as they are kept. Raises
        JournalDamaged if one is missing."""

    def _damaged(self, number: int, why: str) -> JournalDamaged:
        advice = (
            f"{self.how_to_mend_entry.format(number=number)}; tidak ada yang diubah oleh program."
        )
        return JournalDamaged(f"Entri {number:08d} pada jurnal {self} {why}.", advice)

    def _writable_tip(self) -> tuple[int, str]:
        """Return the newest entry, after checking the journal from the seen entry on."""
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
    """Return the first 16 digits: enough to tell entries apart, few enough to print."""
    return entry_hash[:16]


def changed_meanwhile(satker: str | None, tahun: int | None) -> VersionClash:
    """Return the error that somebody else changed the rencana meanwhile."""
    told = f"Rencana {satker} tahun {tahun} sudah diubah orang lain sejak Anda membukanya."
    advice = (
        "Belum ada yang tersimpan. Muat ulang halaman, periksa perubahan terbaru, lalu simpan lagi."
    )
    return VersionClash(told, advice)


def broken_characters() -> MonevError:
    """Return the error for text that cannot be hashed or kept."""
    return MonevError(
        "Ada tulisan yang memuat karakter rusak sehingga tidak dapat disimpan.",
        (
            "Ganti nama berkasnya atau ketik ulang sel yang memuat tanda aneh, lalu ulangi. Belum "
            "ada yang tersimpan."
        ),
    )
