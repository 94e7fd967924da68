"""The folder journal: what was appended comes back, and what was tampered with is named."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from monev.galat import BasisdataLebihBaru, GalatMonev, JurnalRusak, VersiBentrok
from monev.jurnal import VERSI_JURNAL, JurnalFolder, buka_jurnal
from monev.jurnal.entri import ke_teks, segel
from tests.pembuat import SATKER, TAHUN, isi_contoh, unggah

ASLI = b"PK\x03\x04 isi berkas asli"


def berkas_entri(jurnal: JurnalFolder, nomor: int) -> Path:
    return jurnal.folder / "entri" / f"{nomor:08d}.json"


def sunting(jurnal: JurnalFolder, nomor: int, **medan) -> None:
    jalur = berkas_entri(jurnal, nomor)
    jalur.write_text(json.dumps({**json.loads(jalur.read_text()), **medan}))


@pytest.fixture
def tiga(jurnal):
    """A journal of three entries; the second has an original."""
    unggah(jurnal)
    unggah(jurnal, isi_contoh(unggahan=2), berkas=ASLI)
    unggah(jurnal, isi_contoh(unggahan=3))
    return jurnal


def test_an_empty_journal_has_no_entries_and_makes_no_folder(jurnal):
    assert jurnal.ujung() == (0, "")
    assert list(jurnal.baca()) == []
    assert not jurnal.folder.exists()


def test_what_was_appended_comes_back_the_same_in_another_journal_object(jurnal):
    ditulis = [unggah(jurnal), unggah(jurnal, isi_contoh(unggahan=2), berkas=ASLI)]
    assert list(JurnalFolder(jurnal.folder).baca()) == ditulis
    assert JurnalFolder(jurnal.folder).ujung() == (2, ditulis[1].hash)


def test_an_entry_says_who_when_and_what(jurnal, hari_ini):
    hari_ini("2025-07-01")
    entri = unggah(jurnal, berkas=ASLI)
    assert (entri.versi, entri.nomor, entri.jenis, entri.pelaku) == (VERSI_JURNAL, 1, "unggahan", "Penguji")
    assert (entri.satker, entri.tahun, entri.sebelum) == (SATKER, TAHUN, "")
    assert entri.waktu.startswith("2025-07-01T")
    assert entri.waktu.endswith("+07:00")
    assert entri.sha256 == hashlib.sha256(ASLI).hexdigest()


def test_each_entry_names_the_hash_of_the_one_before(tiga):
    satu, dua, tiga_ = tiga.baca()
    assert (dua.sebelum, tiga_.sebelum) == (satu.hash, dua.hash)


def test_reading_goes_on_where_it_stopped(tiga):
    assert [e.nomor for e in tiga.baca(1)] == [2, 3]
    assert list(tiga.baca(3)) == []


def test_the_original_comes_back_byte_for_byte(tiga):
    sha256 = next(tiga.baca(1)).sha256
    assert tiga.berkas(sha256) == ASLI


def test_the_same_original_twice_is_kept_once(tiga):
    unggah(tiga, isi_contoh(unggahan=4), berkas=ASLI)
    assert len(list((tiga.folder / "berkas").iterdir())) == 1


def test_an_original_that_rotted_is_mended_when_the_same_file_comes_again(tiga):
    sha256 = next(tiga.baca(1)).sha256
    (tiga.folder / "berkas" / sha256).write_bytes(b"rusak")
    unggah(tiga, isi_contoh(unggahan=4), berkas=ASLI)
    assert tiga.berkas(sha256) == ASLI


def test_ujung_sees_what_another_writer_appended(tiga):
    lain = JurnalFolder(tiga.folder)
    assert lain.ujung() == tiga.ujung()
    entri = unggah(lain, isi_contoh(unggahan=4))
    assert tiga.ujung() == (4, entri.hash)


def test_ujung_sees_that_the_newest_entry_was_taken_away(tiga):
    assert tiga.ujung()[0] == 3
    berkas_entri(tiga, 3).unlink()
    assert tiga.ujung() == (2, next(tiga.baca(1)).hash)


def test_half_written_and_foreign_files_are_no_entries(tiga):
    for nama in ("00000004.json.tmp", ".DS_Store", "00000003 (1).json", "desktop.ini"):
        (tiga.folder / "entri" / nama).write_text("{")
    assert [e.nomor for e in JurnalFolder(tiga.folder).baca()] == [1, 2, 3]


def test_the_next_writer_clears_what_a_killed_one_left(tiga):
    sisa = [tiga.folder / "entri" / "00000004.json.tmp", tiga.folder / "berkas" / "abc.tmp"]
    for jalur in sisa:
        jalur.write_text("{")
    unggah(tiga, isi_contoh(unggahan=4))
    assert not any(jalur.exists() for jalur in sisa)
    assert tiga.ujung()[0] == 4


@pytest.mark.parametrize("medan", ["jenis", "waktu", "pelaku", "satker", "tahun", "sha256", "sebelum", "hash", "isi"])
def test_a_tampered_field_is_found_and_the_entry_named(tiga, medan):
    sunting(tiga, 2, **{medan: "lain"})
    with pytest.raises(JurnalRusak, match=r"Entri 00000002 .* sudah berubah sejak ditulis"):
        list(tiga.baca())


def test_a_tampered_entry_with_a_new_hash_breaks_the_chain_after_it(tiga):
    medan = json.loads(berkas_entri(tiga, 2).read_text())
    del medan["hash"]
    berkas_entri(tiga, 2).write_text(ke_teks(segel(**{**medan, "pelaku": "Orang lain"})))
    with pytest.raises(JurnalRusak, match=r"Entri 00000003 .* tidak menyambung"):
        list(tiga.baca())
    with pytest.raises(JurnalRusak, match=r"Entri 00000003 .* tidak menyambung"):
        list(tiga.baca(2))


def test_swapped_entries_are_found(tiga):
    satu, dua = berkas_entri(tiga, 1).read_text(), berkas_entri(tiga, 2).read_text()
    berkas_entri(tiga, 1).write_text(dua)
    berkas_entri(tiga, 2).write_text(satu)
    with pytest.raises(JurnalRusak, match="Entri 00000001"):
        list(tiga.baca())


@pytest.mark.parametrize("nomor", [1, 2])
def test_a_gap_is_found_by_readers_and_writers(tiga, nomor):
    berkas_entri(tiga, nomor).unlink()
    lain = JurnalFolder(tiga.folder)
    for minta in (lain.ujung, lambda: list(lain.baca()), lambda: unggah(lain)):
        with pytest.raises(JurnalRusak, match=f"Entri {nomor:08d} .* tidak ada") as galat:
            minta()
        assert f"entri/{nomor:08d}.json dari salinan cadangan" in galat.value.saran


@pytest.mark.parametrize("isi", [b"", b"{", b"\xff\xfe", b"[]", b"{}", b'{"versi": 1}', b"null"])
def test_an_unreadable_entry_is_named_and_nothing_is_appended_after_it(tiga, isi):
    berkas_entri(tiga, 3).write_bytes(isi)
    lain = JurnalFolder(tiga.folder)
    for minta in (lambda: list(lain.baca()), lain.ujung, lambda: unggah(lain)):
        with pytest.raises(JurnalRusak, match="Entri 00000003"):
            minta()
    assert not berkas_entri(tiga, 4).exists()


def test_a_missing_original_is_named_with_its_entry(tiga):
    sha256 = next(tiga.baca(1)).sha256
    (tiga.folder / "berkas" / sha256).unlink()
    with pytest.raises(JurnalRusak, match=f"Entri 00000002 .*berkas/{sha256}"):
        list(tiga.baca())
    with pytest.raises(JurnalRusak, match=sha256):
        tiga.berkas(sha256)


def test_a_changed_original_is_never_given_out(tiga):
    sha256 = next(tiga.baca(1)).sha256
    (tiga.folder / "berkas" / sha256).write_bytes(ASLI + b"!")
    with pytest.raises(JurnalRusak, match="sudah berubah isinya"):
        tiga.berkas(sha256)


def test_an_entry_of_a_newer_format_is_left_alone(tiga):
    sunting(tiga, 3, versi=VERSI_JURNAL + 1, medan_baru="x")
    sebelum = berkas_entri(tiga, 3).read_bytes()
    lain = JurnalFolder(tiga.folder)
    for minta in (lambda: list(lain.baca()), lain.ujung, lambda: unggah(lain)):
        with pytest.raises(BasisdataLebihBaru, match="Entri 00000003"):
            minta()
    assert berkas_entri(tiga, 3).read_bytes() == sebelum
    assert not berkas_entri(tiga, 4).exists()


def test_a_writer_who_saw_the_newest_entry_of_the_rencana_wins(tiga):
    terakhir = tiga.ujung()[1]
    unggah(tiga, satker="KPU Kabupaten Lain")
    assert unggah(tiga, isi_contoh(unggahan=4), setelah=terakhir).nomor == 5


def test_a_writer_who_saw_an_older_entry_is_refused_and_nothing_is_stored(tiga):
    lama = next(tiga.baca(1)).hash
    with pytest.raises(VersiBentrok, match=SATKER):
        unggah(tiga, isi_contoh(unggahan=4), setelah=lama, berkas=b"baru")
    assert tiga.ujung()[0] == 3
    assert len(list((tiga.folder / "berkas").iterdir())) == 1


def test_a_writer_who_saw_no_entry_is_refused_once_there_is_one(tiga):
    with pytest.raises(VersiBentrok):
        unggah(tiga, setelah="")
    assert unggah(tiga, tahun=2026, setelah="").nomor == 4


def test_the_newest_entry_of_a_rencana_is_found_behind_a_very_long_name(tiga):
    # Longer than what is read of an entry's head: the whole entry is read instead.
    pelaku = "Tim ZI " * 1000
    isi = {"disembunyikan": True}
    entri = tiga.tambah(jenis="tampilan", pelaku=pelaku, satker=SATKER, tahun=TAHUN, isi=isi)
    assert unggah(tiga, isi_contoh(unggahan=4), setelah=entri.hash).nomor == 5


def test_broken_characters_are_refused_in_words(jurnal):
    with pytest.raises(GalatMonev, match="karakter rusak"):
        unggah(jurnal, isi_contoh(nama_berkas="rencana\udcff.xlsx"), berkas=ASLI)
    assert jurnal.ujung() == (0, "")


def test_an_address_is_a_folder(tmp_path):
    assert isinstance(buka_jurnal(tmp_path / "monev.jurnal"), JurnalFolder)
    assert isinstance(buka_jurnal(str(tmp_path)), JurnalFolder)


@pytest.mark.parametrize("alamat", ["mysql://server/monev", "http://contoh.go.id"])
def test_another_address_is_refused_with_what_is_accepted(alamat):
    with pytest.raises(GalatMonev) as galat:
        buka_jurnal(alamat)
    assert "jalur sebuah folder" in galat.value.saran


def test_a_file_is_no_journal(tmp_path):
    (tmp_path / "rencana.xlsx").write_bytes(ASLI)
    with pytest.raises(GalatMonev, match="adalah berkas"):
        buka_jurnal(tmp_path / "rencana.xlsx")
