"""An entry's hash covers all its fields, but not the layout of its file."""

import base64
import gzip
import hashlib
import json
from dataclasses import asdict

import pytest

from monev import VERSION
from monev.core.errors import DatabaseNewer
from monev.journal import entry
from monev.journal.entry import (
    FIELDS,
    Entry,
    EntryNewer,
    EntryUnreadable,
    from_bytes,
    seal,
    to_text,
)
from tests.journal.homes import SqliteHome
from tests.makers import append_unggahan, large_content

SEALED = {
    "satker": "KPU Kabupaten Uji",
    "tahun": 2025,
    "sha256": None,
    "sebelum": "",
    "isi": {"disembunyikan": True},
}
WRITTEN = {
    "versi": 1,
    "nomor": 1,
    "jenis": "tampilan",
    "waktu": "2025-06-30T10:00:00+07:00",
    "pelaku": "Bu Sari",
}
CONTOH = WRITTEN | SEALED


def test_the_hash_is_the_sha256_of_the_canonical_json_of_all_other_fields():
    # Written out by hand: keys in alphabetical order, no blanks.
    canonical = (
        '{"isi":{"disembunyikan":true},"jenis":"tampilan","nomor":1,"pelaku":"Bu '
        'Sari","satker":"KPU Kabupaten Uji",'
        '"sebelum":"","sha256":null,"tahun":2025,"versi":1,"waktu":"2025-06-30T10:00:00+07:00"}'
    )
    assert seal(**CONTOH).hash == hashlib.sha256(canonical.encode()).hexdigest()


def test_a_person_can_read_the_file_and_what_is_sealed_is_what_json_brings_back():
    entry = seal(**{**CONTOH, "pelaku": "Ibu Ni Luh – Sekretariat"})
    text = to_text(entry)
    assert '\n "pelaku": "Ibu Ni Luh – Sekretariat",\n' in text
    assert list(json.loads(text)) == list(FIELDS)
    assert json.loads(text) == asdict(entry)
    assert seal(**{**CONTOH, "isi": {"daftar": (1, 2)}}).isi == {"daftar": [1, 2]}


@pytest.mark.parametrize("value", [float("nan"), {1, 2}, object()])
def test_what_json_cannot_hold_is_refused(value):
    with pytest.raises((TypeError, ValueError)):
        seal(**{**CONTOH, "isi": {"x": value}})


@pytest.fixture(scope="module")
def long() -> Entry:
    """Make an entry of 228 tenggat with 5 bukti each."""
    return seal(**{**CONTOH, "jenis": "unggahan", "isi": large_content()})


def test_a_long_content_is_packed_comes_back_the_same_and_is_opened_by_any_tool(long):
    text = to_text(long)
    unpacked = json.dumps(
        {name: getattr(long, name) for name in FIELDS}, ensure_ascii=False, indent=1
    )
    assert (len(unpacked) > 200_000, len(text) <= 30_000) == (True, True)
    assert from_bytes(text.encode(), 1) == long
    fields = json.loads(text)
    assert json.loads(gzip.decompress(base64.b64decode(fields["isi_padat"]))) == long.isi
    others = [name for name in FIELDS if name not in ("versi", "isi")]
    kept = [getattr(long, name) for name in others]
    assert [fields[name] for name in others] == kept
    assert long.hash == fields["hash"]
    assert text == to_text(from_bytes(text.encode(), 1)), "the same every time"


def packed_as(entry: Entry, data: bytes) -> bytes:
    """Write an entry's file with other bytes packed."""
    packed = base64.b64encode(data).decode()
    return json.dumps({**json.loads(to_text(entry)), "isi_padat": packed}).encode()


OTHER_DATA = (b"", b"{}", gzip.compress(b"{}"), gzip.compress(b"[" * 100_000))
"""Nothing, a content that is not packed, another content, one nested too deeply."""


def test_something_else_that_is_packed_and_what_is_not_packed_at_all_is_no_entry(long):
    fields = json.loads(to_text(long))
    own = base64.b64decode(fields["isi_padat"])
    kept = [packed_as(long, data) for data in (*OTHER_DATA, own[:-9], own + b"x")]
    for other in (None, 7, [], "?", "ééé", "AAA", "\udcff"):
        kept.append(json.dumps({**fields, "isi_padat": other}).encode())
    for text in kept:
        with pytest.raises(EntryUnreadable):
            from_bytes(text, 1)


def test_a_packed_content_that_unpacks_to_more_than_anybody_writes_is_not_unpacked(
    long, monkeypatch
):
    """It is packed to a thousandth of its size, and never unpacked beyond the limit."""
    monkeypatch.setattr(entry, "LONGEST", 1_000_000)
    with pytest.raises(EntryUnreadable, match="tidak dapat dibaca"):
        from_bytes(packed_as(long, gzip.compress(bytes(50_000_000))), 1)
    monkeypatch.setattr(entry, "LONGEST", 1000)
    assert from_bytes(to_text(long).encode(), 1) == long  # one that is longer is kept unpacked


def test_an_entry_of_a_newer_format_is_left_alone_and_told_with_both_programs(long, tmp_path):
    for newer in ({"versi_isi": 5}, {"isi_lain": 4, "versi": 5}, {"versi": 5, "program": "2.3.0"}):
        data = json.dumps({**json.loads(to_text(long)), **newer}).encode()
        with pytest.raises(EntryNewer):
            from_bytes(data, 1)
    home = SqliteHome(tmp_path / "monev.jurnal")
    append_unggahan(home.open())
    home.write_text(1, data.decode())
    with pytest.raises(DatabaseNewer) as told:
        list(home.open().read())
    assert (
        f"ditulis oleh Monev ZI 2.3.0 (format 5); Monev ZI {VERSION} ini mengenal sampai format 4."
        in told.value.pesan
    )
