"""What the rest of the program knows of a journal, whatever its home: a folder, or PostgreSQL (docs/design.md §6)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol

from monev.journal.entry import Entry


class Journal(Protocol):
    """One append-only journal. Safe for many threads and many processes.

    Its text (`str`) says where it lies, without any password. Every method may raise JournalDamaged (names the entry
    and what to do), DatabaseNewer (an entry of a newer format), and MonevError where its home cannot be reached, read
    or written.
    """

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
        """Append one entry; when this returns it survives a power cut, and where it raises nothing was stored.

        `seen` is the number of the entry up to which the writer has seen the journal, None not to check: a later one
        of the same satker and tahun raises VersionClash. ValueError for a `content` that has not the shape of its jenis
        (a mistake of the program).
        """
        ...

    def adopt(self, entry: Entry, file: bytes | None = None) -> None:
        """Append an entry of another journal just as it is, with its original where there is one.

        Raises VersionClash unless it follows the newest entry here.
        """
        ...

    def read(self, since: int = 0) -> Iterator[Entry]:
        """Entries with nomor > `since`, in order; each is checked against its hash and the one before it.

        Where one is damaged or missing, those before it are given first. Originals are not looked at.
        """
        ...

    def tip(self) -> tuple[int, str]:
        """Number and hash of the newest entry, (0, "") while there is none; cheap enough for every page run."""
        ...

    def is_empty(self) -> bool:
        """Whether there is no entry at all, whole or damaged."""
        ...

    def hash_at(self, number: int) -> str | None:
        """Hash of one entry, checked by itself whatever stands around it; None where there is no such entry."""
        ...

    def entry_at(self, number: int) -> Entry:
        """One entry, checked by itself. Raises JournalDamaged where there is none of that number."""
        ...

    def entry_bytes(self, number: int) -> bytes:
        """One entry as it is kept, whole or damaged. Raises JournalDamaged where there is none of that number."""
        ...

    def numbers(self) -> list[int]:
        """The numbers of the entries that are kept, whole or damaged, in order."""
        ...

    def originals(self) -> list[str]:
        """The SHA-256 of each original that is kept, whole or damaged, in order."""
        ...

    def read_file(self, sha256: str) -> bytes:
        """The bytes of an original as it came, checked against its SHA-256."""
        ...

    def remember(self, number: int, entry_hash: str) -> None:
        """That entry was seen: from there on the newest one is looked for, and `add` refuses with words unless it is
        still in the journal and all after it is whole."""
        ...

    def was_replaced(self, number: int, entry_hash: str) -> bool:
        """Whether a person said that this journal stands in place of the one that held that entry."""
        ...

    def replaced(self) -> list[tuple[int, str]]:
        """All the entries of which a person said so: number and hash."""
        ...

    def replace(self, entries: Mapping[int, Iterable[str]]) -> None:
        """Say that this journal stands in place of one that held these entries (number → hashes)."""
        ...

    def what_is_there(self) -> str:
        """What stands in the journal's place, in words that follow *sekarang*: for one that is not what was seen."""
        ...

    def how_to_bring_back(self) -> str:
        """What a person does whose journal is not there: one sentence."""
        ...
