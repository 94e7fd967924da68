"""An entry's hash seals everything it says, and nothing of how its file is laid out."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict

import pytest

from monev.journal.entry import FIELDS, hash_of, seal, to_text

CONTOH = {
    "versi": 1,
    "nomor": 1,
    "jenis": "tampilan",
    "waktu": "2025-06-30T10:00:00+07:00",
    "pelaku": "Bu Sari",
    "satker": "KPU Kabupaten Uji",
    "tahun": 2025,
    "sha256": None,
    "sebelum": "",
    "isi": {"disembunyikan": True},
}


def test_the_hash_is_the_sha256_of_the_canonical_json_of_all_other_fields():
    # Written out by hand: keys in alphabetical order, no blanks.
    canonical = (
        '{"isi":{"disembunyikan":true},"jenis":"tampilan","nomor":1,"pelaku":"Bu Sari","satker":"KPU Kabupaten Uji",'
        '"sebelum":"","sha256":null,"tahun":2025,"versi":1,"waktu":"2025-06-30T10:00:00+07:00"}'
    )
    assert seal(**CONTOH).hash == hashlib.sha256(canonical.encode()).hexdigest()


def test_the_hash_does_not_depend_on_the_order_of_fields():
    assert hash_of(dict(reversed(CONTOH.items()))) == seal(**CONTOH).hash


@pytest.mark.parametrize("fields", [m for m in FIELDS if m != "hash"])
def test_any_changed_field_changes_the_hash(fields):
    assert hash_of({**CONTOH, fields: "lain"}) != seal(**CONTOH).hash


def test_a_person_can_read_the_file():
    entry = seal(**{**CONTOH, "pelaku": "Ibu Ni Luh – Sekretariat"})
    text = to_text(entry)
    assert '\n "pelaku": "Ibu Ni Luh – Sekretariat",\n' in text
    assert list(json.loads(text)) == list(FIELDS)
    assert json.loads(text) == asdict(entry)


def test_what_is_sealed_is_what_json_brings_back():
    assert seal(**{**CONTOH, "isi": {"daftar": (1, 2)}}).isi == {"daftar": [1, 2]}


@pytest.mark.parametrize("value", [float("nan"), {1, 2}, object()])
def test_what_json_cannot_hold_is_refused(value):
    with pytest.raises((TypeError, ValueError)):
        seal(**{**CONTOH, "isi": {"x": value}})
