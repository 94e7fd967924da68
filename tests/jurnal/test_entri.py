"""An entry's hash seals everything it says, and nothing of how its file is laid out."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict

import pytest

from monev.jurnal.entri import MEDAN, hash_dari, ke_teks, segel

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
    kanonik = (
        '{"isi":{"disembunyikan":true},"jenis":"tampilan","nomor":1,"pelaku":"Bu Sari","satker":"KPU Kabupaten Uji",'
        '"sebelum":"","sha256":null,"tahun":2025,"versi":1,"waktu":"2025-06-30T10:00:00+07:00"}'
    )
    assert segel(**CONTOH).hash == hashlib.sha256(kanonik.encode()).hexdigest()


def test_the_hash_does_not_depend_on_the_order_of_fields():
    assert hash_dari(dict(reversed(CONTOH.items()))) == segel(**CONTOH).hash


@pytest.mark.parametrize("medan", [m for m in MEDAN if m != "hash"])
def test_any_changed_field_changes_the_hash(medan):
    assert hash_dari({**CONTOH, medan: "lain"}) != segel(**CONTOH).hash


def test_a_person_can_read_the_file():
    entri = segel(**{**CONTOH, "pelaku": "Ibu Ni Luh – Sekretariat"})
    teks = ke_teks(entri)
    assert '\n "pelaku": "Ibu Ni Luh – Sekretariat",\n' in teks
    assert list(json.loads(teks)) == list(MEDAN)
    assert json.loads(teks) == asdict(entri)


def test_what_is_sealed_is_what_json_brings_back():
    assert segel(**{**CONTOH, "isi": {"daftar": (1, 2)}}).isi == {"daftar": [1, 2]}


@pytest.mark.parametrize("nilai", [float("nan"), {1, 2}, object()])
def test_what_json_cannot_hold_is_refused(nilai):
    with pytest.raises((TypeError, ValueError)):
        segel(**{**CONTOH, "isi": {"x": nilai}})
