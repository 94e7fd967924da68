"""One entry of the journal: its fields, its canonical JSON, and its hash.

The hash chains it to the one before.

A long content is packed: `jq -r .isi_padat 00000001.json | base64 -d | gunzip` shows it. A content
is checked against the record of its jenis before it is appended, since one that cannot be applied
would stop every rebuild.
"""

import base64
import gzip
import hashlib
import json
import zlib
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from types import GenericAlias
from typing import Annotated, Any, NamedTuple, TypedDict, Unpack

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError, create_model

from monev.core.content import ENTRY_CONTENT, WITHOUT_SATKER, WITHOUT_TAHUN, fields_of
from monev.core.records import JsonObject

JOURNAL_VERSION = 4
"""The format that this program writes. 1: a remark as a sentence; 2: as code and values; 4: what is
said in the app as `isian`, with the day from which it holds."""
PACKED_VERSION = 3
"""Stands in place of the format of a packed entry, so that an older program refuses it as newer."""
LONG = 8192
"""Bytes of canonical JSON; a longer content is packed."""
UNREADABLE = "tidak dapat dibaca"
LONGEST = 64 * 1024 * 1024
"""Bytes of canonical JSON; a longer content is not packed, and never unpacked from a file."""


class Content(NamedTuple):
    """A content ready to be sealed.

    `value`: as JSON brings it back (a tuple becomes a list), so that the same is hashed, stored and
    applied. `canonical`: the bytes to hash. `packed`: None if it is kept as it is.
    """

    value: JsonObject
    canonical: bytes
    packed: str | None


def make_ready(content: JsonObject) -> Content:
    """Make a content ready to be sealed.

    Raises TypeError or ValueError for what JSON cannot hold (a date, NaN), which is a mistake of
    the program.
    """
    value = json.loads(to_canonical(content))
    data = to_canonical(value).encode()  # again: keys that are no texts may now sort otherwise
    packed = None
    if LONG < len(data) <= LONGEST:
        packed = base64.b64encode(gzip.compress(data, mtime=0)).decode()
    return Content(value, data, packed)


to_canonical = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
).encode
"""Write a value as canonical JSON: keys in order, no blanks. Raises TypeError, ValueError. The
encoder is made once: that was a quarter of the time of checking a journal."""


def unpack(packed: object) -> bytes:
    """Unpack a content to canonical JSON, at most LONGEST bytes. Raises EntryUnreadable."""
    unpacker = zlib.decompressobj(wbits=31)  # gzip
    try:
        data = unpacker.decompress(base64.b64decode(str(packed), validate=True), LONGEST + 1)
    except (ValueError, zlib.error) as error:
        raise EntryUnreadable(UNREADABLE) from error
    if len(data) > LONGEST or not unpacker.eof or unpacker.unused_data:
        raise EntryUnreadable(UNREADABLE)
    return data


@dataclass(frozen=True, slots=True)
class Entry:
    """A change of what people see; applying it needs nothing else (docs/operations.md).

    `nomor` counts from 1 without gaps. `waktu` is ISO 8601 with its zone. `sha256` names the
    original file kept beside the entry. `sebelum` is the hash of entry nomor - 1 ("" for the
    first). `hash` is the SHA-256 of the canonical JSON of all other fields.
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
    isi: JsonObject

    @property
    def rencana(self) -> tuple[str, int]:
        """The satker and tahun of the entry. Raises ValueError for an entry of no one rencana."""
        if self.satker is None or self.tahun is None:
            raise ValueError(f"entry {self.nomor} ({self.jenis}) speaks of no one rencana")
        return self.satker, self.tahun

    def fields(self) -> JsonObject:
        """Return field → value; the content is not copied."""
        return {name: getattr(self, name) for name in FIELDS}


FIELDS = tuple(Entry.__dataclass_fields__)


class Envelope(TypedDict):
    """The fields of an entry around its content, without its hash."""

    versi: int
    nomor: int
    jenis: str
    waktu: str
    pelaku: str
    satker: str | None
    tahun: int | None
    sha256: str | None
    sebelum: str


def seal(*, isi: JsonObject, **others: Unpack[Envelope]) -> Entry:
    """Make an entry of its fields and seal it with its hash. Its `isi` is as JSON brings it back.

    Raises as `make_ready`.
    """
    return seal_content(make_ready(isi), **others)


def seal_content(content: Content, **others: Unpack[Envelope]) -> Entry:
    """Make an entry of a ready content and the other fields, and seal it with its hash."""
    return Entry(**others, isi=content.value, hash=_hash_around(content.canonical, {**others}))


def _hash_around(content: bytes, others: JsonObject) -> str:
    """Return the SHA-256 (hex) of the canonical JSON of an entry without its `hash`.

    Its first field is `isi`.
    """
    others = {name: value for name, value in others.items() if name not in ("hash", "isi")}
    rest = to_canonical(others).encode()
    return hashlib.sha256(b'{"isi":' + content + b"," + rest[1:]).hexdigest()


class EntryUnreadable(Exception):
    """The bytes are no whole entry of that number. Its words follow *Entri n ...*."""


class EntryNewer(Exception):
    """An entry of a newer format (`version`).

    `program` is the Monev ZI that wrote it; entries say that from format 4 on, others have "".
    """

    def __init__(self, version: int, program: object = None) -> None:
        super().__init__(f"format {version}")
        self.version = version
        self.program = program if isinstance(program, str) else ""


def from_bytes(data: bytes, number: int, previous: str | None = None) -> Entry:
    """Read entry `number` from the bytes of its file and check its format and hash.

    With `previous` it must follow the entry with that hash. Raises EntryUnreadable, EntryNewer.
    """
    fields, packed = _check(data, number)
    if previous is not None and fields["sebelum"] != previous:
        raise EntryUnreadable("tidak menyambung dengan entri sebelumnya")
    try:
        content = fields["isi"] if packed is None else json.loads(packed)
    except (ValueError, RecursionError) as error:
        raise EntryUnreadable(UNREADABLE) from error
    return Entry(**{**fields, "isi": content})


def hash_in(data: bytes, number: int) -> str:
    """Return the hash of entry `number` from the bytes of its file, checked as by `from_bytes`."""
    return _check(data, number)[0]["hash"]


def to_text(entry: Entry, content: Content | None = None) -> str:
    """Write an entry as the text of its file. `content` is its own if that is ready already."""
    fields = entry.fields()
    packed = (content or make_ready(entry.isi)).packed
    if packed is not None:
        del fields["isi"]
        fields |= {"versi": PACKED_VERSION, "versi_isi": entry.versi, "isi_padat": packed}
    return json.dumps(fields, ensure_ascii=False, indent=1) + "\n"


def _check(data: bytes, number: int) -> tuple[JsonObject, bytes | None]:
    """Check the bytes of entry `number`.

    Return its fields, and its content as canonical JSON if that was packed (`isi` is None then).
    """
    try:
        fields = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise EntryUnreadable(UNREADABLE) from error
    if not isinstance(fields, dict):
        raise EntryUnreadable("tidak berbentuk entri jurnal")
    packed = None
    if fields.get("versi") == PACKED_VERSION and {"isi_padat", "versi_isi"} <= fields.keys():
        fields |= {"versi": fields.pop("versi_isi"), "isi": None}
        packed = unpack(fields.pop("isi_padat"))
    version = fields.get("versi")
    if isinstance(version, int) and version > JOURNAL_VERSION:
        raise EntryNewer(version, fields.get("program"))
    if {*fields} != {*FIELDS}:
        raise EntryUnreadable("tidak berbentuk entri jurnal")
    try:
        content = to_canonical(fields["isi"]).encode() if packed is None else packed
        actual = _hash_around(content, fields)
    except ValueError:  # a lone surrogate, NaN
        actual = None
    if fields["nomor"] != number or fields["hash"] != actual:
        raise EntryUnreadable("sudah berubah sejak ditulis")
    return fields, packed


def check_content(jenis: str, satker: str | None, tahun: int | None, content: Content) -> None:
    """Check that `content` has the shape of its jenis, and no kode or tenggat twice.

    Raises ValueError with the first wrong place, which is a mistake of the program.
    """
    if jenis not in ENTRY_CONTENT:
        known = ", ".join(ENTRY_CONTENT)
        raise ValueError(f"jenis entri tidak dikenal: {jenis!r}; yang dikenal: {known}")
    for name, value, kind, without in (
        ("satker", satker, str, WITHOUT_SATKER),
        ("tahun", tahun, int, WITHOUT_TAHUN),
    ):
        expected = type(None) if jenis in without else kind
        if type(value) is not expected:
            wrong = f"entri.{name} = {value!r}, seharusnya {expected.__name__}"
            raise ValueError(f"entri {jenis} tidak dapat disimpan: {wrong}")
    wrong = _find_wrong(content.canonical, jenis) or _find_repeated(content.value)
    if wrong:
        raise ValueError(f"entri {jenis} tidak dapat disimpan: {wrong}")


def _find_wrong(canonical: bytes, jenis: str) -> str | None:
    try:
        _shape_of(ENTRY_CONTENT[jenis]).model_validate_json(canonical)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = "entri.isi"
        for part in first["loc"]:
            place += f"[{part}]" if isinstance(part, int) else f".{part}"
        if first["type"] == "missing":
            return f"{place} tidak ada"
        return f"{place} = {first['input']!r}: {first['msg']}"
    return None


@cache
def _shape_of(record: type) -> type[BaseModel]:
    """Make the record as pydantic checks it in JSON. Further fields are kept and not checked."""
    shape: dict[str, Any] = {}
    for field in fields_of(record):
        if field.is_old:
            continue
        kind: Any = field.kind
        if field.many:
            kind = GenericAlias(list, _shape_of(field.kind))
        elif field.words is not None:
            kind = Annotated[str, AfterValidator(partial(_check_word, field.words))]
        elif field.kind is date:
            kind = Annotated[str, AfterValidator(_check_day)]
        kind = kind | None if field.may_be_none else kind
        shape[field.name] = (kind, None if field.may_be_absent else ...)
    return create_model(record.__name__, __config__=ConfigDict(strict=True), **shape)


def _check_word(words: frozenset[str], text: str) -> str:
    if text not in words:
        raise ValueError(f"seharusnya salah satu dari {', '.join(sorted(words))}")
    return text


def _check_day(text: str) -> str:
    if date.fromisoformat(text).isoformat() != text:
        raise ValueError("seharusnya hari seperti 2025-06-30")
    return text


def _find_repeated(content: JsonObject) -> str | None:
    """Find a kode, or a tenggat of a langkah, that stands twice.

    Rows are joined on them, so it would be counted twice.
    """
    langkah = content.get("langkah", ())
    keys = [row["kode"] for row in langkah]
    keys += [(row["kode"], due["tenggat"]) for row in langkah for due in row["tenggat"]]
    twice = next((key for key, count in Counter(keys).items() if count > 1), None)
    return None if twice is None else f"langkah {twice!r} ada lebih dari satu kali"
