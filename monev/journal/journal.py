"""The journal as the rest of the program sees it (docs/operations.md).

It is in an SQLite file or in PostgreSQL alike.
"""

import hashlib
import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, NamedTuple, TypeVar

from monev import VERSION
from monev.core import clock
from monev.core.errors import DatabaseNewer, JournalDamaged, JournalStepsBack, VersionClash
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
from monev.journal.statements import FORMAT
from monev.journal.store import Store, broken_characters

T = TypeVar("T")
READ_BATCH = 50
COUNTED_AGAIN = 1000
"""So many of the newest entries are counted at each look at the journal's end, to find a gap. All
are counted at the first look: of a million, each redraw took 0.2 s longer."""
Beside = Callable[[Entry], object] | None
"""Changes more of the store, in the transaction of an entry."""
Make = Callable[[int, str], tuple[Entry, str]]
"""Makes the entry, with its text, that follows the one of this number and hash; or raises."""

GAP = "tidak ada, padahal ada entri sesudahnya"

ACCEPT_ADVICE = (
    "Bila jurnal yang ada sekarang memang yang benar (misalnya cadangan lama sengaja "
    "dikembalikan), jalankan: "
    f"{OWN_COMMAND} jurnal lanjutkan --setuju"
)


_ANCHOR = re.compile(r"(\d+):([0-9a-f]{8,64})", re.ASCII)


class Anchor(NamedTuple):
    """An entry as printed in the foot of a report: its number and the first digits of its hash."""

    number: int
    digits: str

    def __str__(self) -> str:
        return f"{self.number}:{self.digits}"


def read_anchor(text: str) -> Anchor:
    """Read an anchor, such as `12:0123456789abcdef`. Raises ValueError that says what it takes."""
    read = _ANCHOR.fullmatch("".join(text.lower().split()))
    if read is None:
        advice = "Tulis seperti tercetak di kaki laporan, misalnya 12:0123456789abcdef."
        raise ValueError(f"“{text}” bukan jangkar. {advice}")
    return Anchor(int(read[1]), read[2])


def anchor_of(number: int, entry_hash: str) -> Anchor:
    """Return the anchor of an entry, short enough to be printed."""
    return Anchor(number, short_hash(entry_hash))


class Journal:
    """The append-only journal of a store, safe for many threads and processes.

    `str` gives its address without a password. Each method may raise JournalDamaged, DatabaseNewer
    (an entry of a newer format), or MonevError if its disk or server fails.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self._tip: tuple[int, str, str] | None = None
        self._row: tuple[object, tuple[int, str, str, int, int]] = (None, (0, "", "", 0, 0))
        self._seen: tuple[int, str] | None = None
        self._whole_to = 0

    def __str__(self) -> str:
        return self.store.name

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
        beside: Beside = None,
    ) -> Entry:
        """Append one entry and return it.

        When this returns it survives a power cut; if it raises, nothing was stored. What `beside`
        changes in the store is part of it.

        `seen`: the number of the last entry that the writer saw (None: don't check). Raises
        VersionClash if a later one has the same satker and tahun, ValueError for a `content`
        without the shape of its jenis.
        """
        # Other writers wait while an entry gets its place, so all else is made ready before.
        said = {"jenis": jenis, "pelaku": pelaku, "satker": satker, "tahun": tahun}
        try:
            ready = make_ready(content)
            to_canonical(said).encode()
        except UnicodeEncodeError as error:
            raise broken_characters() from error
        check_content(jenis, satker, tahun, ready)
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

        return self._append(make, file, beside)

    def read(self, since: int = 0) -> Iterator[Entry]:
        """Read the entries with nomor > `since` in order.

        Each is checked by its hash and the entry before it. It raises at the first damaged or
        missing one, after giving those before it. Originals are not read.
        """
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

    def tip(self) -> tuple[int, str]:
        """Return number and hash of the newest entry, (0, "") without any.

        Cheap enough for every page run.
        """
        number, entry_hash, stamp, largest, count = self._tip_row()
        if not number == largest == count:
            self.check_whole()
            raise self._damaged(min(number, largest) + 1, GAP)
        if number == 0:
            return 0, ""
        if self._tip != (number, entry_hash, stamp):
            if self._checked(number, self.entry_bytes(number), hash_in) != entry_hash:
                raise self._damaged(number, "bukan yang terakhir ditulis")
            self._tip = (number, entry_hash, stamp)
        return number, entry_hash

    def is_empty(self) -> bool:
        """True if there is no entry at all, whole or damaged."""
        return self._end() == (0, None)

    def hash_at(self, number: int) -> str | None:
        """Return the hash of one entry, checked without its neighbours; None if there is none."""
        data = self._find(number)
        return None if data is None else self._checked(number, data, hash_in)

    def entry_at(self, number: int, previous: str | None = None) -> Entry:
        """Read one entry, checked by its own hash and, with `previous`, as the one after that hash.

        Raises JournalDamaged if there is none.
        """
        reader = partial(from_bytes, previous=previous)
        return self._checked(number, self.entry_bytes(number), reader)

    def entry_bytes(self, number: int) -> bytes:
        """Read one entry as kept, whole or damaged. Raises JournalDamaged if there is none."""
        data = self._find(number)
        if data is None:
            raise self._damaged(number, "tidak ada")
        return data

    def numbers(self) -> list[int]:
        """List the numbers of the entries, whole or damaged, in order."""
        return [number for (number,) in self.store.ask("numbers")]

    def originals(self) -> list[str]:
        """List the SHA-256 of the originals, whole or damaged, in order."""
        return [sha256 for (sha256,) in self.store.ask("originals")]

    def read_file(self, sha256: str) -> bytes:
        """Read an original and check it by its SHA-256."""
        rows = self.store.ask("original", sha256=sha256)
        data: bytes | None = rows[0][0] if rows else None
        if data is None or hashlib.sha256(data).hexdigest() != sha256:
            state = "tidak ada" if data is None else "sudah berubah isinya"
            raise JournalDamaged(
                f"Berkas asli {sha256} {state} di {self}.", f"{self.store.how_to_mend}."
            )
        return data

    def remember(self, number: int, entry_hash: str) -> None:
        """Remember an entry that was seen.

        From now on `add` refuses, with words, if it is no longer there or anything after it is
        damaged.
        """
        self._seen = (number, entry_hash)

    def check_seen(self, number: int, entry_hash: str) -> None:
        """Check that the journal still holds this entry.

        It is the newest that tables were filled with (0: none yet). Raises JournalStepsBack if the
        journal is shorter, another one or gone; JournalDamaged if that entry is damaged.
        """
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
            f"{self.store.how_to_bring_back}; sesudah itu program melanjutkan sendiri. "
            f"{ACCEPT_ADVICE}",
        )

    def check_anchor(self, anchor: Anchor) -> str | None:
        """Return why a printed anchor is not in this journal; None if it is.

        An entry's hash covers the entry before it, so a printed hash vouches for all before it: a
        chain that was forged anew has another hash there.
        """
        present = self.hash_at(anchor.number)
        if present is None:
            return (
                f"Jangkar {anchor} tidak ada: jurnal ini hanya sampai entri {self.tip()[0]}, "
                "atau jurnal lain."
            )
        if not present.startswith(anchor.digits):
            said = f"entri {anchor.number} di sini {short_hash(present)}"
            return f"Jangkar {anchor} tidak cocok: {said}: disusun ulang, atau jurnal lain."
        return None

    def what_is_there(self) -> str:
        """Describe the journal as it is now, in words that follow *sekarang*."""
        count = self.tip()[0]
        return f"hanya ada sampai entri {count}" if count else self.store.when_empty

    def _find(self, number: int) -> bytes | None:
        """Read one entry as it is kept; None if there is none of that number."""
        rows = self.store.ask("entries_after", sejak=number - 1, banyak=1)
        return _as_kept(rows[0][1]) if rows and rows[0][0] == number else None

    def _append(self, make: Make, file: bytes | None, beside: Beside) -> Entry:
        """Append what `make` makes after the newest entry, its original, what `beside` changes.

        This is done durably or not at all.
        """
        if self._seen is not None:
            self.check_seen(*self._seen)  # before tables are made where a drive is not mounted

        def work() -> Entry:
            self.store.take_turn()
            entry, text = make(*self._writable_tip())
            if entry.sha256 is not None and file is not None:
                self.store.ask("add_original", sha256=entry.sha256, isi=file)
            self.store.ask("add_entry", nomor=entry.nomor, hash=entry.hash, teks=text)
            self.store.ask("set_tip", nomor=entry.nomor, hash=entry.hash)
            if beside is not None:
                beside(entry)
            return entry

        return self.store.write(work, made=lambda entry: self.hash_at(entry.nomor) == entry.hash)

    def _tip_row(self) -> tuple[int, str, str, int, int]:
        """Return number and hash of the tip, and the newest entry as it is kept.

        Also return the largest number and the count.
        """
        version = self.store.version()
        known, row = self._row
        if version is not None and version == known:
            return row
        version_of_tables, number, entry_hash, stamp, largest, count = self._counted_tip()
        self._whole_to = count if count == largest else 0
        if version_of_tables is not None and version_of_tables > FORMAT:
            raise DatabaseNewer(
                f"Jurnal {self} dibuat oleh Monev ZI versi yang lebih baru (susunan "
                f"{version_of_tables}); Monev ZI {VERSION} ini mengenal sampai susunan {FORMAT}."
            )
        row = number or 0, entry_hash or "", stamp or "", largest or 0, count
        self._row = version, row
        return row

    def _counted_tip(self) -> tuple[Any, ...]:
        """Ask for the tip, counting the newest entries alone if all before them were whole."""
        since = max(0, self._whole_to - COUNTED_AGAIN)
        rows = self.store.ask_tip(since)
        if since and not (rows and rows[0][-2] == since + rows[0][-1]):
            since = 0
            rows = self.store.ask_tip()
        if not rows:
            return FORMAT, 0, "", "", None, 0
        *tip, count = rows[0]
        return *tip, count + since

    def _end(self) -> tuple[int, int | None]:
        """Return the number of the last entry before any gap, and the first missing entry.

        The first missing entry is None if no others follow it.
        """
        number, _, _, largest, count = self._tip_row()
        end = max(number, largest)
        if count == end:
            return end, None
        missing = 1
        for found in self.numbers():
            missing += found == missing
        return missing - 1, missing

    def _kept(self, since: int, count: int) -> Iterator[tuple[int, bytes]]:
        """Read number and text of the entries after `since` up to `count`, as they are kept.

        Raises JournalDamaged if one is missing.
        """
        number, batch = since, READ_BATCH
        while number < count:
            try:
                rows = self.store.ask("entries_after", sejak=number, banyak=batch)
            except JournalDamaged:
                if batch == 1:
                    raise
                batch = 1  # those before a torn page can be read
                continue
            for found, text in rows or [(count + 1, "")]:
                number += 1
                if number > count:
                    return
                if found != number:
                    raise self._damaged(number, GAP)
                yield number, _as_kept(text)

    def _damaged(self, number: int, why: str) -> JournalDamaged:
        advice = f"{self.store.how_to_mend}; tidak ada yang diubah oleh program."
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


def _as_kept(text: str) -> bytes:
    """Return the bytes of an entry, also of one that is no longer text."""
    return text.encode(errors="surrogateescape")


def short_hash(entry_hash: str) -> str:
    """Return the first 16 digits: enough to tell entries apart, few enough to print."""
    return entry_hash[:16]


def changed_meanwhile(satker: str | None, tahun: int | None) -> VersionClash:
    """Return the error that somebody else changed the rencana meanwhile."""
    told = f"Rencana {satker} tahun {tahun} sudah diubah orang lain sejak Anda membukanya."
    advice = "Belum ada yang tersimpan. Muat ulang halaman, periksa perubahan terbaru, lalu ulangi."
    return VersionClash(told, advice)
