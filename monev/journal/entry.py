"""One entry of the journal: its fields, its canonical form, and the hash that chains it to the entry before.

The file of an entry is meant to be read by a person (indented, UTF-8); the hash is taken of the canonical form, so
that how a file is laid out never matters, only what it says. A long content is kept packed, a plan of 228 tenggat in 20
KB instead of 250: in place of `isi` stands `isi_padat`, its canonical JSON as gzip and base64, which any tool opens
(`jq -r .isi_padat 00000001.json | base64 -d | gunzip`). Who and what the entry is stays readable.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import zlib
from dataclasses import dataclass
from typing import Any

JOURNAL_VERSION = 2
"""The journal format this program writes. An entry of a higher one was written by a newer program.

1: a remark was kept as its sentence. 2: as its code and values. The next one is 4.
"""
PACKED_VERSION = 3
"""What the file of an entry says in place of its own format where its content is packed, so that a program that knows
no packed content says that the entry is newer than itself."""
LONG = 8192
"""Bytes of content, as canonical JSON, that are still kept unpacked."""
LONGEST = 64 * 1024 * 1024
"""Bytes that a packed content may unpack to. A longer one is not packed; one in a file was not written by Monev ZI."""


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

    def fields(self) -> dict[str, Any]:
        """What it says, by field; its content is not copied."""
        return {name: getattr(self, name) for name in FIELDS}


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
    if not isinstance(fields, dict):
        raise EntryUnreadable("tidak berbentuk entri jurnal")
    packed = None
    if fields.get("versi") == PACKED_VERSION and {"isi_padat", "versi_isi"} <= fields.keys():
        packed = _unpack(fields.pop("isi_padat"))
        fields |= {"versi": fields.pop("versi_isi"), "isi": None}
    version = fields.get("versi")
    if isinstance(version, int) and version > JOURNAL_VERSION:
        raise EntryNewer(version)
    if {*fields} != {*FIELDS}:
        raise EntryUnreadable("tidak berbentuk entri jurnal")
    try:
        whole = fields["nomor"] == number and fields["hash"] == (
            hash_of(fields) if packed is None else _hash_of_packed(fields, packed)
        )
        content = fields["isi"] if packed is None else json.loads(packed)
    except (ValueError, RecursionError):  # signs that are no text, numbers that are none
        whole, content = False, None
    if not whole:
        raise EntryUnreadable("sudah berubah sejak ditulis")
    return Entry(**{**fields, "isi": content})


def to_text(entry: Entry) -> str:
    """The entry as the text of its file."""
    fields = entry.fields()
    content = _canonical(entry.isi).encode()
    if LONG < len(content) <= LONGEST:
        del fields["isi"]
        packed = base64.b64encode(gzip.compress(content, mtime=0)).decode()
        fields |= {"versi": PACKED_VERSION, "versi_isi": entry.versi, "isi_padat": packed}
    return json.dumps(fields, ensure_ascii=False, indent=1) + "\n"


def _unpack(packed: object) -> bytes:
    """A packed content as canonical JSON; never more than LONGEST of it."""
    unpacker = zlib.decompressobj(wbits=31)  # gzip
    try:
        data = unpacker.decompress(base64.b64decode(str(packed), validate=True), LONGEST + 1)
    except (ValueError, zlib.error) as error:
        raise EntryUnreadable("tidak dapat dibaca") from error
    if len(data) > LONGEST:
        raise EntryUnreadable("tidak wajar besarnya")
    if not unpacker.eof or unpacker.unused_data:
        raise EntryUnreadable("tidak dapat dibaca")
    return data


def _hash_of_packed(fields: dict[str, Any], content: bytes) -> str:
    """As `hash_of`, of the content as it was packed: `isi` comes first in the canonical form."""
    others = _canonical({k: v for k, v in fields.items() if k not in ("hash", "isi")})
    return hashlib.sha256(b'{"isi":' + content + b"," + others.encode()[1:]).hexdigest()


def _canonical(fields: dict[str, Any]) -> str:
    return json.dumps(fields, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
