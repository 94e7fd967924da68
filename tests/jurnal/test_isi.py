"""What cannot be applied never gets into the journal."""

from __future__ import annotations

import copy

import pytest

from tests.pembuat import SATKER, TAHUN, isi_contoh, isi_langkah, isi_tenggat, unggah


def ubah(*jalur, nilai):
    isi = copy.deepcopy(isi_contoh())
    tempat = isi
    for bagian in jalur[:-1]:
        tempat = tempat[bagian]
    tempat[jalur[-1]] = nilai
    return isi


SALAH = {
    "posisi that is no date": (ubah("posisi", nilai="30 Juni 2025"), "entri.isi.posisi"),
    "posisi that does not exist": (ubah("posisi", nilai="2025-06-31"), "entri.isi.posisi"),
    "unknown kind of unggahan": (ubah("jenis", nilai="surat"), "entri.isi.jenis"),
    "number as text": (ubah("unggahan", nilai="1"), "entri.isi.unggahan"),
    "true is no number": (ubah("langkah", 0, "baris", nilai=True), "entri.isi.langkah[0].baris"),
    "unknown status": (
        ubah("langkah", 1, "tenggat", 1, "laporan", nilai="terlambat"),
        "entri.isi.langkah[1].tenggat[1].laporan",
    ),
    "no due date": (
        ubah("langkah", 1, "tenggat", 0, "jatuh_tempo", nilai=None),
        "entri.isi.langkah[1].tenggat[0].jatuh_tempo",
    ),
    "langkah that is no list": (ubah("langkah", nilai={}), "entri.isi.langkah"),
    "tenggat that is no object": (ubah("langkah", 0, "tenggat", nilai=["2025-03"]), "entri.isi.langkah[0].tenggat[0]"),
    "kode twice": (isi_contoh([isi_langkah("I.1.1"), isi_langkah("I.1.1")]), "'I.1.1'"),
    "tenggat twice": (isi_contoh([isi_langkah("I.1.1", [isi_tenggat("2025-03")] * 2)]), "'2025-03'"),
}


@pytest.mark.parametrize("kasus", SALAH)
def test_an_unggahan_of_the_wrong_shape_is_refused_by_place_and_nothing_is_stored(jurnal, kasus):
    isi, tempat = SALAH[kasus]
    with pytest.raises(ValueError, match=r"entri unggahan tidak dapat disimpan") as galat:
        unggah(jurnal, isi)
    assert tempat in str(galat.value)
    assert jurnal.ujung() == (0, "")


@pytest.mark.parametrize("kunci", isi_contoh().keys())
def test_a_missing_part_is_named(jurnal, kunci):
    isi = isi_contoh()
    del isi[kunci]
    with pytest.raises(ValueError, match=rf"entri\.isi\.{kunci} tidak ada"):
        unggah(jurnal, isi)


def test_an_entry_speaks_of_one_rencana(jurnal):
    with pytest.raises(ValueError, match=r"entri\.satker"):
        jurnal.tambah(jenis="unggahan", pelaku="A", satker=None, tahun=TAHUN, isi=isi_contoh())
    with pytest.raises(ValueError, match=r"entri\.tahun"):
        jurnal.tambah(jenis="pemulihan", pelaku="A", satker=SATKER, tahun=None, isi={"unggahan": 1})


def test_an_unknown_jenis_is_refused_with_the_known_ones(jurnal):
    with pytest.raises(ValueError, match="unggahan, pembatalan, pemulihan, tampilan"):
        jurnal.tambah(jenis="lain", pelaku="A", satker=SATKER, tahun=TAHUN, isi={})


def test_parts_beyond_the_known_ones_are_kept(jurnal):
    entri = unggah(jurnal, isi_contoh(alat="0.1"))
    assert next(jurnal.baca()).isi["alat"] == entri.isi["alat"] == "0.1"
