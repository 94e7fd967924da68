"""A running database goes on: after a full disk, a broken block, a swapped journal, with many asking at once."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from monev.basisdata import Basisdata
from monev.galat import GalatMonev
from tests.basisdata.tabel import isi_semua_tabel
from tests.jurnal.proses import mulai
from tests.pembuat import isi_besar, isi_contoh, unggah

TIMPA_BLOK = """
with (folder / "monev.duckdb").open("r+b") as berkas:
    ujung = berkas.seek(0, 2)
    for tempat in range(12288 + 4096, ujung, 4096):
        berkas.seek(tempat)
        berkas.write(b"\\xaa" * 300)
"""
DISK_PENUH = """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
_, batas = resource.getrlimit(resource.RLIMIT_FSIZE)
unggah(jurnal, isi_contoh())
db = Basisdata.buka(folder / "monev.duckdb", jurnal)
for n in range(2, 12):
    unggah(jurnal, isi_besar(n))
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), batas))
for _ in range(2):
    db.ikuti()
    kata(str(db.tanya("keadaan/daftar_rencana", sertakan_tersembunyi=True)["unggahan"].tolist()))
db.tutup()
db = Basisdata.buka(folder / "monev.duckdb", jurnal)
kata(str(db.tanya("keadaan/daftar_rencana", sertakan_tersembunyi=True)["unggahan"].tolist()))
db.tutup()
resource.setrlimit(resource.RLIMIT_FSIZE, (batas, batas))
db = Basisdata.buka(folder / "monev.duckdb", jurnal)
kata(str(db.di_memori))
db.tutup()
"""


def banyak_langkah(db: Basisdata) -> int:
    return int(db.tanya("keadaan/daftar_rencana", sertakan_tersembunyi=True)["langkah"].sum())


def test_blocks_broken_under_a_running_program_are_rebuilt_and_the_question_answered(tmp_path, jurnal):
    for n in range(1, 4):
        unggah(jurnal, isi_besar(n))
    Basisdata.buka(tmp_path / "monev.duckdb", jurnal).tutup()
    utuh = isi_semua_tabel(tmp_path / "monev.duckdb")
    db = Basisdata.buka(tmp_path / "monev.duckdb", jurnal)
    # By another process: closing a file gives up all locks its own process has on it.
    mulai(tmp_path, TIMPA_BLOK).wait()
    assert len(db.tanya("keadaan/dokumen_langkah", unggahan_id=3, kode="V.a.1.1")) == 5
    db.tutup()
    assert isi_semua_tabel(tmp_path / "monev.duckdb") == utuh
    assert len(list(tmp_path.glob("monev.duckdb.rusak-*"))) == 1


@pytest.mark.parametrize("batas", [20_000, 300_000, 1_000_000])
def test_on_a_full_disk_it_goes_on_answering_and_the_file_catches_up_later(tmp_path, jurnal, batas):
    # The system itself refuses what goes beyond `batas`, wherever DuckDB happens to be then: in the log, in the
    # middle of folding it into the file, at closing.
    assert mulai(tmp_path, DISK_PENUH, str(batas)).communicate()[0].splitlines() == ["[11]", "[11]", "[11]", "False"]
    tabel = isi_semua_tabel(tmp_path / "monev.duckdb")
    Basisdata.buka(tmp_path / "baru.duckdb", jurnal).tutup()
    assert isi_semua_tabel(tmp_path / "baru.duckdb") == tabel


def test_with_no_room_for_a_file_at_all_it_answers_from_memory(tmp_path, jurnal):
    unggah(jurnal)
    proses = mulai(
        tmp_path,
        """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
db = Basisdata.buka(folder / "monev.duckdb", jurnal)
kata(str([db.di_memori, len(db.tanya("skema/sampai"))]))
""",
    )
    assert proses.communicate()[0] == "[True, 1]\n"


def test_a_journal_swapped_under_a_running_program_is_followed(tmp_path, db, jurnal):
    for n in range(1, 4):
        unggah(jurnal, isi_contoh(unggahan=n))
    db.ikuti()
    (jurnal.folder / "entri" / "00000003.json").unlink()
    db.ikuti()
    assert db.tanya("keadaan/daftar_rencana", sertakan_tersembunyi=True)["unggahan"].tolist() == [2]
    unggah(jurnal, isi_contoh([], unggahan=3))
    assert db.ikuti() == 1
    assert banyak_langkah(db) == 0
    assert len(list(tmp_path.glob("monev.duckdb.lain-*"))) == 1


def test_a_journal_swapped_under_a_database_in_memory_is_followed(jurnal):
    for n in range(1, 4):
        unggah(jurnal, isi_contoh(unggahan=n))
    db = Basisdata.buka(None, jurnal)
    (jurnal.folder / "entri" / "00000003.json").unlink()
    db.ikuti()
    assert db.tanya("skema/sampai")["nomor_terakhir"].tolist() == [2]
    db.tutup()


def test_a_question_that_cannot_be_answered_is_told_in_words_and_the_next_one_works(db):
    with pytest.raises(GalatMonev, match="pertanyaan skema/tabel"):
        db.tanya("skema/tabel")
    assert len(db.tanya("skema/sampai")) == 1


def test_many_ask_while_it_follows_and_each_sees_whole_versions(db, jurnal):
    """Each unggahan has one langkah more than the one before it, so a half applied one would show."""
    unggah(jurnal, isi_besar(1, langkah=1))
    db.ikuti()
    selesai = threading.Event()

    def bertanya() -> list[tuple[int, int]]:
        terlihat = []
        while not selesai.is_set():
            satu = db.tanya("keadaan/daftar_rencana", sertakan_tersembunyi=True).iloc[0]
            terlihat.append((int(satu["unggahan"]), int(satu["langkah"])))
        return terlihat

    with ThreadPoolExecutor(4) as kolam:
        penanya = [kolam.submit(bertanya) for _ in range(4)]
        for n in range(2, 16):
            unggah(jurnal, isi_besar(n, langkah=n))
            assert db.ikuti() == 1
        selesai.set()
        terlihat = [satu for p in penanya for satu in p.result()]
    assert len(terlihat) > 20
    assert all(unggahan == langkah for unggahan, langkah in terlihat)
    assert banyak_langkah(db) == 15


def test_many_following_at_once_apply_each_entry_once(db, jurnal):
    unggah(jurnal)
    with ThreadPoolExecutor(8) as kolam:
        for n in range(2, 8):
            unggah(jurnal, isi_contoh(unggahan=n))
            assert sum(kolam.map(lambda _: db.ikuti(), range(8))) == (2 if n == 2 else 1)
    assert db.tanya("keadaan/daftar_rencana", sertakan_tersembunyi=True)["unggahan"].tolist() == [7]


def test_what_was_followed_is_in_the_file_itself_when_the_program_is_killed(tmp_path, jurnal):
    proses = mulai(
        tmp_path,
        """
import os
db = Basisdata.buka(folder / "monev.duckdb", jurnal)
unggah(jurnal, isi_besar(1))
db.ikuti()
os._exit(9)
""",
    )
    assert proses.wait() == 9
    tmp_path.joinpath("monev.duckdb.wal").unlink(missing_ok=True)
    assert len(isi_semua_tabel(tmp_path / "monev.duckdb")["tenggat"]) == 228


def test_a_connection_somebody_else_already_replaced_is_not_replaced_again(db):
    kini = db._sambungan
    db._pulihkan(None)
    assert db._sambungan is kini


def test_many_ask_while_it_is_rebuilt_and_none_sees_an_empty_or_half_one(tmp_path, jurnal):
    for n in range(1, 4):
        unggah(jurnal, isi_besar(n))
    Basisdata.buka(tmp_path / "monev.duckdb", jurnal).tutup()
    db = Basisdata.buka(tmp_path / "monev.duckdb", jurnal)
    mulai(tmp_path, TIMPA_BLOK).wait()
    with ThreadPoolExecutor(8) as kolam:
        jawaban = list(
            kolam.map(lambda _: len(db.tanya("keadaan/dokumen_langkah", unggahan_id=3, kode="V.a.1.1")), range(40))
        )
    assert jawaban == [5] * 40
    assert len(list(tmp_path.glob("monev.duckdb.rusak-*"))) == 1
    db.tutup()


def test_threads_opening_the_same_file_share_one(tmp_path, jurnal):
    unggah(jurnal)
    with ThreadPoolExecutor(8) as kolam:
        terbuka = list(kolam.map(lambda _: Basisdata.buka(tmp_path / "monev.duckdb", jurnal), range(16)))
    assert len({id(db) for db in terbuka}) == 1
    terbuka[0].tutup()


def test_after_a_broken_journal_is_mended_it_goes_on(db, jurnal):
    unggah(jurnal)
    db.ikuti()
    unggah(jurnal, isi_contoh(unggahan=2))
    jalur = jurnal.folder / "entri" / "00000002.json"
    utuh = jalur.read_bytes()
    jalur.write_bytes(utuh[:-10])
    for _ in range(2):
        with pytest.raises(GalatMonev, match="Entri 00000002"):
            db.ikuti()
        assert banyak_langkah(db) == 3
    jalur.write_bytes(utuh)
    assert db.ikuti() == 1


def test_a_file_deleted_under_a_running_program_is_made_again_by_the_next_and_both_go_on(tmp_path, db, jurnal):
    unggah(jurnal)
    db.ikuti()
    tmp_path.joinpath("monev.duckdb").unlink()
    unggah(jurnal, isi_contoh(unggahan=2))
    assert db.ikuti() == 1
    lain = mulai(
        tmp_path,
        """
db = Basisdata.buka(folder / "monev.duckdb", jurnal)
unggah(jurnal, isi_contoh(unggahan=3))
kata(str(db.ikuti()))
db.tutup()
""",
    )
    assert lain.communicate()[0] == "1\n"
    assert db.ikuti() == 1
    db.tutup()
    baru = Basisdata.buka(tmp_path / "monev.duckdb", jurnal)
    assert baru.tanya("keadaan/daftar_rencana", sertakan_tersembunyi=True)["unggahan"].tolist() == [3]
    baru.tutup()
