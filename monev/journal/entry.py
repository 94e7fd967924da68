"""One entry of the journal: its fields, its canonical form, and the hash that chains it to the entry before.

The file of an entry is meant to be read by a person (indented, UTF-8); the hash is taken of the canonical form, so
that how a file is laid out never matters, only what it says.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

JOURNAL_VERSION = 2
"""The journal format this program writes. An entry of a higher one was written by a newer program.

1: a remark was kept as its sentence. 2: as its code and values.
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that changed what people see, resolved: applying it needs nothing else (docs/design.md §6).

    `nomor` counts from 1 without gaps. `waktu` is ISO 8601 with its zone. `sha256` names the original file kept
    beside the journal, where there was one. `sebelum` is the hash of entry nomor - 1 ("" for the first), `hash` the
    SHA-256 of the canonical JSON of all other fields.
    """

    versi: int
    nomor: int
    jenis: str
    waktu: str
    pelaku: str
    satker: str | None
    tahun: int | None
    sha256: str | None
    sebelum: str
    hash: str
    isi: dict[str, Any]

    @property
    def rencana(self) -> tuple[str, int]:
        """The satker and tahun it speaks of. Raises ValueError for an entry that holds whatever the tahun."""
        if self.satker is None or self.tahun is None:
            raise ValueError(f"entry {self.nomor} ({self.jenis}) speaks of no one rencana")
        return self.satker, self.tahun


FIELDS = tuple(Entry.__dataclass_fields__)
"""The fields in the order files show them: who and what first, the long `isi` last."""


def seal(**fields: Any) -> Entry:
    """Make an entry of its fields (all but `hash`) and seal it with its hash.

    `isi` comes back as JSON would bring it back (a tuple becomes a list), so that what is hashed, stored and applied
    is one and the same. Raises TypeError or ValueError for what JSON cannot hold (a date, NaN): a writer's mistake.
    """
    whole = json.loads(_canonical(fields))
    return Entry(**whole, hash=hash_of(whole))


def hash_of(fields: dict[str, Any]) -> str:
    """The SHA-256 (hex) of the canonical JSON of an entry's fields; a `hash` among them is left out."""
    return hashlib.sha256(_canonical({k: v for k, v in fields.items() if k != "hash"}).encode()).hexdigest()


class EntryUnreadable(Exception):
    """Bytes that are no whole entry of that number; says why, in words that follow *Entri n ...*."""


class EntryNewer(Exception):
    """An entry of a format this program does not know yet; `version` is its format."""

    def __init__(self, version: int) -> None:
        super().__init__(f"format {version}")
        self.version = version


def from_bytes(data: bytes, number: int) -> Entry:
    """Entry `number` from its file: of a version this program knows, and saying what its hash says.

    Raises EntryUnreadable and EntryNewer.
    """
    try:
        fields = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise EntryUnreadable("tidak dapat dibaca") from error
    version = fields.get("versi") if isinstance(fields, dict) else None
    if isinstance(version, int) and version > JOURNAL_VERSION:
        raise EntryNewer(version)
    if not isinstance(fields, dict) or {*fields} != {*FIELDS}:
        raise EntryUnreadable("tidak berbentuk entri jurnal")
    try:
        whole = fields["nomor"] == number and fields["hash"] == hash_of(fields)
    except ValueError:  # signs that are no text, numbers that are none
        whole = False
    if not whole:
        raise EntryUnreadable("sudah berubah sejak ditulis")
    return Entry(**fields)


def to_text(entry: Entry) -> str:
    """The entry as the text of its file."""
    return json.dumps({name: getattr(entry, name) for name in FIELDS}, ensure_ascii=False, indent=1) + "\n"


def _canonical(fields: dict[str, Any]) -> str:
    return json.dumps(fields, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
