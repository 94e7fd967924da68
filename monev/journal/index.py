"""Which entries speak of a rencana or of a satker, known without looking back through a folder journal.

<folder>/indeks    24 bytes for each entry, in order: the satker (6 bytes of a hash of it) and the tahun, the beginning
                   of the entry's hash, and a checksum of all that stands before

It is derived from the entries and never trusted over them. One that is behind is gone on with, one that is damaged or
belongs to another journal is made anew from the entries' heads: in memory by who reads, in the file by who appends.
"""

from __future__ import annotations

import hashlib
import struct
import threading
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from monev.core.errors import MonevError
from monev.journal.extent import replace_unsynced

INDEX_FILE = "indeks"
RECORD = struct.Struct(">6sH12sI")
NOBODY = bytes(6)
"""The satker of an entry that speaks of none."""
UNKNOWN = b"\xff" * 8
"""Satker and tahun of an entry that could not be read: it has to be looked at itself."""
NO_HASH = bytes(12)
_NAME = b"indeks Monev ZI 1\n  "
START = _NAME + zlib.crc32(_NAME).to_bytes(4)
"""What the file begins with; as long as a record, and ending with a checksum like one."""

HeaderOf = Callable[[int], Mapping[str, Any]]


class Index:
    """The index of one folder. `header_of` reads the head of an entry: who, which rencana, its hash."""

    def __init__(self, folder: Path, header_of: HeaderOf) -> None:
        self._file = folder / INDEX_FILE
        self._header_of = header_of
        self._all = bytearray(START)
        self._lock = threading.Lock()

    def newest_of(self, satker: str | None, tahun: int | None, below: int) -> Iterator[int]:
        """The numbers below `below` of the entries of one rencana, newest first, each to be looked at itself: another's
        may be among them, one of its own is never missing. Raises OSError."""
        key = _key(satker, tahun)
        while below > 1:
            with self._lock:
                self._follow(below - 1)
                below = max(self._last(key, below), self._last(UNKNOWN, below))
            if below:
                yield below

    def about(self, satker: str, since: int, up_to: int) -> list[int]:
        """The numbers after `since` up to `up_to` of the entries that may speak of a satker or of none, in order.
        Raises OSError."""
        with self._lock:
            self._follow(up_to)
            keys = (_satker_key(satker), NOBODY, UNKNOWN[:6])
            return sorted({number for key in keys for number in self._all_with(key, since, up_to)})

    def agrees(self, number: int, entry_hash: str) -> bool:
        """Whether entry `number` has that hash as far as the index knows."""
        with self._lock:
            return number <= self._count() and self._record(number)[2] in (_short(entry_hash), NO_HASH)

    def append(self, number: int, fields: Mapping[str, Any]) -> None:
        """Put the entry just written into the file. The caller holds the writers' lock. Raises OSError."""
        if not self._append_to_file(number, fields):
            with self._lock:
                self._follow(number)
                del self._all[(number + 1) * RECORD.size :]
                replace_unsynced(self._file, bytes(self._all))

    def _append_to_file(self, number: int, fields: Mapping[str, Any]) -> bool:
        """Whether the file went exactly up to the entry before, so that one record was enough."""
        place = number * RECORD.size
        if number == 1 or not self._file.is_file() or self._file.stat().st_size != place:
            return False
        with self._file.open("r+b", buffering=0) as file:
            file.seek(place - RECORD.size)
            last = file.read(RECORD.size)
            if RECORD.unpack(last)[2] != _short(fields["sebelum"]):
                return False
            return file.write(_make_record(last, fields)) == RECORD.size

    def _follow(self, number: int) -> None:
        """Hold at least the entries up to `number`, as they are now."""
        if self._is_of(number):
            return
        self._read_file()
        if not self._is_of(min(number, self._count())):
            self._all = bytearray(START)
        for following in range(self._count() + 1, number + 1):
            self._all += _make_record(bytes(self._all[-RECORD.size :]), self._head(following))

    def _is_of(self, number: int) -> bool:
        """Whether entry `number`, and with it all before it, is the one that the index knows."""
        if not 0 < number <= self._count():
            return number == 0
        head = self._head(number)
        return self._record(number)[2] == (NO_HASH if head is None else _short(head["hash"]))

    def _head(self, number: int) -> Mapping[str, Any] | None:
        """None of an entry that cannot be read now: who needs it is told when they look at it."""
        try:
            return self._header_of(number)
        except (MonevError, OSError):
            return None

    def _read_file(self) -> None:
        """Take over what others appended; all of it anew where that does not continue what is known."""
        try:
            with self._file.open("rb") as file:
                file.seek(len(self._all) - RECORD.size)
                new = file.read()
                if new[: RECORD.size] == self._all[-RECORD.size :] and _is_whole(new):
                    self._all += new[RECORD.size :]
                    return
                file.seek(0)
                everything = file.read()
        except FileNotFoundError:
            return
        self._all = bytearray(everything if everything.startswith(START) and _is_whole(everything) else START)

    def _count(self) -> int:
        return len(self._all) // RECORD.size - 1

    def _record(self, number: int) -> tuple[bytes, int, bytes, int]:
        return RECORD.unpack_from(self._all, number * RECORD.size)  # type: ignore[return-value]  # as RECORD says

    def _last(self, key: bytes, below: int) -> int:
        """The largest number below `below` whose record begins with `key`; 0 where there is none."""
        place = below * RECORD.size
        while (place := self._all.rfind(key, RECORD.size, place)) > 0:
            if place % RECORD.size == 0:
                return place // RECORD.size
            place += len(key) - 1
        return 0

    def _all_with(self, key: bytes, since: int, up_to: int) -> Iterator[int]:
        place, end = (since + 1) * RECORD.size, (up_to + 1) * RECORD.size
        while (place := self._all.find(key, place, end)) > 0:
            if place % RECORD.size == 0:
                yield place // RECORD.size
            place += 1


def _is_whole(records: bytes) -> bool:
    """Whether nothing is wrong after the first of these records: the last one has the right checksum of all before."""
    first, rest = records[: RECORD.size], records[RECORD.size :]
    if len(records) % RECORD.size or not first:
        return False
    return not rest or zlib.crc32(rest[:-4], _sum_through(first)).to_bytes(4) == rest[-4:]


def _sum_through(record: bytes) -> int:
    """The checksum of all up to the end of a record, which itself ends with that of all before."""
    return zlib.crc32(record[-4:], int.from_bytes(record[-4:]))


def _make_record(last: bytes, fields: Mapping[str, Any] | None) -> bytes:
    """The record after `last`. None: of an entry that cannot be read."""
    start = UNKNOWN + NO_HASH if fields is None else _key(fields["satker"], fields["tahun"]) + _short(fields["hash"])
    return start + zlib.crc32(start, _sum_through(last)).to_bytes(4)


def _short(entry_hash: str) -> bytes:
    return bytes.fromhex(entry_hash)[:12]


def _satker_key(satker: str | None) -> bytes:
    return NOBODY if satker is None else hashlib.sha256(satker.encode(errors="surrogatepass")).digest()[:6]


def _key(satker: str | None, tahun: int | None) -> bytes:
    return _satker_key(satker) + struct.pack(">H", 0 if tahun is None else tahun % 0xFFFF)
