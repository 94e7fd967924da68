"""One entry of the journal: its fields, its canonical form, and the hash of that, which chains it
to the one before. A long content is packed: `jq -r .isi_padat 00000001.json | base64 -d | gunzip`
shows it. A content is checked against the record of its jenis before it is appended: one that
cannot be applied would stand in the way of every rebuild."""

import base64
import gzip
import hashlib
import json
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypedDict, Unpack

from monev.core.content import ENTRY_CONTENT, WITHOUT_SATKER, WITHOUT_TAHUN, Field, fields_of
from monev.core.records import JsonObject

JOURNAL_VERSION = 2
"""The format this program writes; newer ones are higher. 1: a remark as a sentence, 2: as code and
values. Next: 4."""
PACKED_VERSION = 3
"""Said in place of an entry's format where it is packed: to a program that knows no such content it
is newer."""
LONG = 8192
"""Bytes of content, as canonical JSON, that are still kept as they are."""
UNREADABLE = "tidak dapat dibaca"
LONGEST = 64 * 1024 * 1024
"""Bytes that a packed content may unpack to. A longer one is not packed; one in a file was not
written by Monev ZI."""


class Content(NamedTuple):
    """A content made ready to be sealed. `value`: as JSON brings it back (a tuple becomes a list),
    so that what is hashed, stored and applied is the same. `canonical`: what is hashed. `packed`:
    None where it is kept as it is."""

    value: JsonObject
    canonical: bytes
    packed: str | None


def make_ready(content: JsonObject) -> Content:
    """Make a content ready. Raises TypeError or ValueError for what JSON cannot hold (a date, NaN):
    a writer's mistake."""
    value = json.loads(to_canonical(content))
    data = to_canonical(
        value
    ).encode()  # anew: keys that were no texts may have come in another order
    is_packed = LONG < len(data) <= LONGEST
    return Content(
        value, data, base64.b64encode(gzip.compress(data, mtime=0)).decode() if is_packed else None
    )


to_canonical = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
).encode
"""The one JSON text of a value: keys in order, no blanks. Raises TypeError, ValueError. Made once:
making it anew took a quarter of the time that checking a journal takes."""


def unpack(packed: object) -> bytes:
    """A packed content as canonical JSON, never more than LONGEST. Raises EntryUnreadable."""
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
    """Something that changed what people see; applying it needs nothing else (docs/operations.md).
    `nomor` counts from 1 without gaps, `waktu` is ISO 8601 with its zone, `sha256` names the
    original file kept beside it. `sebelum`: the hash of entry nomor - 1 ("" for the first); `hash`:
    the SHA-256 of the canonical JSON of all other fields."""

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
        """The satker and tahun it speaks of. Raises ValueError for an entry that holds whatever the
        tahun."""
        if self.satker is None or self.tahun is None:
            raise ValueError(f"entry {self.nomor} ({self.jenis}) speaks of no one rencana")
        return self.satker, self.tahun

    def fields(self) -> JsonObject:
        """What it says, by field; its content is not copied."""
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
    """Make an entry of its fields (all but `hash`) and seal it with its hash. `isi` comes back as
    JSON would bring it back. Raises TypeError or ValueError for what JSON cannot hold (a date,
    NaN): a writer's mistake."""
    return seal_content(make_ready(isi), **others)


def seal_content(content: Content, **others: Unpack[Envelope]) -> Entry:
    """Seal as `seal` a content that was made ready, and the other fields."""
    return Entry(**others, isi=content.value, hash=_hash_around(content.canonical, {**others}))


def _hash_around(content: bytes, others: JsonObject) -> str:
    """Give the SHA-256 (hex) of the canonical JSON of an entry without its `hash`; `isi` comes
    first of all fields."""
    others = {name: value for name, value in others.items() if name not in ("hash", "isi")}
    rest = to_canonical(others).encode()
    return hashlib.sha256(b'{"isi":' + content + b"," + rest[1:]).hexdigest()


class EntryUnreadable(Exception):
    """Bytes that are no whole entry of that number; says why, in words that follow *Entri n
    ...*."""


class EntryNewer(Exception):
    """An entry of a format this program does not know yet; `version` is its format, `program` the
    Monev ZI that wrote it, where it says so: from format 4 on each does, in its field of that
    name."""

    def __init__(self, version: int, program: object = None) -> None:
        super().__init__(f"format {version}")
        self.version = version
        self.program = program if isinstance(program, str) else ""


def from_bytes(data: bytes, number: int, previous: str | None = None) -> Entry:
    """Entry `number` from its file: of a version this program knows, and saying what its hash says;
    where the hash of the entry before is given (`previous`), one that follows it. Raises
    EntryUnreadable and EntryNewer."""
    fields, packed = _check(data, number)
    if previous is not None and fields["sebelum"] != previous:
        raise EntryUnreadable("tidak menyambung dengan entri sebelumnya")
    try:
        content = fields["isi"] if packed is None else json.loads(packed)
    except (ValueError, RecursionError) as error:
        raise EntryUnreadable(UNREADABLE) from error
    return Entry(**{**fields, "isi": content})


def hash_in(data: bytes, number: int) -> str:
    """The hash of entry `number` in its file, checked as by `from_bytes`. Raises EntryUnreadable
    and EntryNewer."""
    return _check(data, number)[0]["hash"]


def to_text(entry: Entry, content: Content | None = None) -> str:
    """The entry as the text of its file; `content` is its own where that was made ready already."""
    fields = entry.fields()
    packed = (content or make_ready(entry.isi)).packed
    if packed is not None:
        del fields["isi"]
        fields |= {"versi": PACKED_VERSION, "versi_isi": entry.versi, "isi_padat": packed}
    return json.dumps(fields, ensure_ascii=False, indent=1) + "\n"


def _check(data: bytes, number: int) -> tuple[JsonObject, bytes | None]:
    """The fields, and the content as canonical JSON where it was packed; `isi` is None then."""
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
        actual = _hash_around(
            to_canonical(fields["isi"]).encode() if packed is None else packed, fields
        )
    except ValueError:  # signs that are no text, numbers that are none
        actual = None
    if fields["nomor"] != number or fields["hash"] != actual:
        raise EntryUnreadable("sudah berubah sejak ditulis")
    return fields, packed


def check_content(
    jenis: str,
    satker: str | None,
    tahun: int | None,
    content: JsonObject,
) -> None:
    """Check that `content` has the shape of its jenis and that each kode, and each tenggat of a
    langkah, stands once. Raises ValueError naming the first place that is wrong: this is a mistake
    of the program, not of a person."""
    if jenis not in ENTRY_CONTENT:
        raise ValueError(
            f"jenis entri tidak dikenal: {jenis!r}; yang dikenal: {', '.join(ENTRY_CONTENT)}"
        )
    wrong = next(_find_wrong_in_entry(jenis, satker, tahun, content), None) or _find_repeated(
        content
    )
    if wrong:
        raise ValueError(f"entri {jenis} tidak dapat disimpan: {wrong}")


Json = None | bool | int | float | str | list["Json"] | tuple["Json", ...] | dict[str, "Json"]
"""What JSON can hold; a tuple becomes a list."""


def _find_wrong_in_entry(
    jenis: str,
    satker: str | None,
    tahun: int | None,
    content: Json,
) -> Iterator[str]:
    for name, value, kind, without in (
        ("satker", satker, str, WITHOUT_SATKER),
        ("tahun", tahun, int, WITHOUT_TAHUN),
    ):
        expected = type(None) if jenis in without else kind
        if type(value) is not expected:
            yield f"entri.{name} = {value!r}, seharusnya {expected.__name__}"
    yield from _find_wrong_in_record(content, ENTRY_CONTENT[jenis], "entri.isi")


def _find_wrong_in_record(value: Json, record: type, place: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{place} harus berupa peta"
        return
    for field in fields_of(record):
        if field.name in value and not field.is_old:
            yield from _find_wrong(value[field.name], field, f"{place}.{field.name}")
        elif not (field.is_old or field.may_be_absent):
            yield f"{place}.{field.name} tidak ada"


def _find_wrong(value: Json, field: Field, place: str) -> Iterator[str]:
    if field.many and isinstance(value, list | tuple):
        for order, item in enumerate(value):
            yield from _find_wrong_in_record(item, field.kind, f"{place}[{order}]")
    elif field.many:
        yield f"{place} harus berupa daftar"
    elif not (value is None and field.may_be_none) and not _is_right(value, field):
        expected = (
            "salah satu dari " + ", ".join(sorted(field.words))
            if field.words
            else field.kind.__name__
        )
        yield (
            f"{place} = {value!r}, seharusnya "
            f"{expected}{' atau NoneType' if field.may_be_none else ''}"
        )


def _is_right(value: Json, field: Field) -> bool:
    if field.words is not None:
        return isinstance(value, str) and value in field.words
    if field.kind is date:
        return isinstance(value, str) and _is_day(value)
    # bool is a kind of int in Python, but true is no number of anything.
    return isinstance(value, field.kind) and isinstance(value, bool) == (field.kind is bool)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _find_repeated(content: JsonObject) -> str | None:
    """Find a kode or tenggat that stands twice: rows are joined on them, it would be counted
    twice."""
    langkah = content.get("langkah", ())
    keys = [row["kode"] for row in langkah]
    keys += [(row["kode"], t["tenggat"]) for row in langkah for t in row["tenggat"]]
    twice = next((key for key, count in Counter(keys).items() if count > 1), None)
    return None if twice is None else f"langkah {twice!r} ada lebih dari satu kali"
