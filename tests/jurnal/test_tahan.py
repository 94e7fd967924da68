"""Nothing told as stored is ever lost: killed writers, full disks, writers at the same moment."""

from __future__ import annotations

import random
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from monev.galat import GalatMonev
from monev.jurnal import JurnalFolder
from monev.jurnal.tulis import kunci, tulis_tahan
from tests.jurnal.proses import mulai
from tests.pembuat import isi_besar, isi_contoh, unggah

MENULIS_TERUS = """
while True:
    entri = unggah(jurnal, isi_besar(1, bulan=6, langkah=4), berkas=sys.argv[2].encode() + bytes(200_000))
    kata(f"{entri.nomor} {entri.hash}")
"""
MENULIS_DUA_PULUH = """
kata("siap")
sys.stdin.readline()
for n in range(20):
    kata(unggah(jurnal, isi_contoh(), satker=sys.argv[2], berkas=f"{sys.argv[2]} {n}".encode()).hash)
"""


def test_killed_at_any_moment_nothing_announced_is_lost(tmp_path):
    acak = random.Random(20)
    diumumkan: list[str] = []
    for putaran in range(20):
        proses = mulai(tmp_path, MENULIS_TERUS, str(putaran))
        # The first line proves that it is writing; then it is killed somewhere in one of its next writes.
        diumumkan.append(proses.stdout.readline())
        time.sleep(acak.uniform(0, 0.03))
        proses.kill()
        diumumkan += proses.stdout.read().splitlines()
        proses.wait()
    entri = {e.nomor: e for e in JurnalFolder(tmp_path / "monev.jurnal").baca()}
    assert len(diumumkan) >= 20
    for baris in diumumkan:
        nomor, hash_entri = baris.split()
        assert entri[int(nomor)].hash == hash_entri
    # At most one entry per kill was whole on the disk and not yet announced.
    assert len(entri) - len(diumumkan) <= 20


def test_two_processes_writing_at_once_lose_nothing(tmp_path, jurnal):
    proses = [mulai(tmp_path, MENULIS_DUA_PULUH, satker) for satker in ("KPU Kabupaten A", "KPU Kabupaten B")]
    for p in proses:
        assert p.stdout.readline() == "siap\n"
    for p in proses:
        p.stdin.write("mulai\n")
        p.stdin.flush()
    diumumkan = [baris for p in proses for baris in p.communicate()[0].split()]
    entri = list(jurnal.baca())
    assert len(diumumkan) == len(entri) == 40
    assert {e.hash for e in entri} == set(diumumkan)
    for satker in ("KPU Kabupaten A", "KPU Kabupaten B"):
        urutan = [jurnal.berkas(e.sha256).decode() for e in entri if e.satker == satker]
        assert urutan == [f"{satker} {n}" for n in range(20)]


def test_threads_writing_and_reading_at_once_see_a_whole_chain(jurnal):
    selesai = threading.Event()
    terbaca: list[int] = []

    def membaca():
        while not selesai.is_set():
            terbaca.append(len(list(jurnal.baca())))

    with ThreadPoolExecutor(6) as kolam:
        pembaca = [kolam.submit(membaca) for _ in range(2)]
        penulis = [kolam.submit(lambda: [unggah(jurnal).nomor for _ in range(10)]) for _ in range(4)]
        nomor = sorted(n for p in penulis for n in p.result())
        selesai.set()
        for p in pembaca:
            p.result()
    assert nomor == list(range(1, 41))
    assert len(list(jurnal.baca())) == 40
    assert terbaca


def test_a_full_disk_while_the_entry_is_written_leaves_nothing(jurnal):
    sebelum = unggah(jurnal)
    # Writing to /dev/full fails as a full disk does.
    (jurnal.folder / "entri" / "00000002.json.tmp").symlink_to("/dev/full")
    with pytest.raises(GalatMonev, match="penuh") as galat:
        unggah(jurnal, isi_contoh(unggahan=2), berkas=b"asli")
    assert galat.value.judul == "Ruang penyimpanan penuh"
    assert sorted(j.name for j in jurnal.folder.rglob("*")) == ["00000001.json", "berkas", "entri", "kunci"]
    assert list(jurnal.baca()) == [sebelum]
    assert unggah(jurnal, isi_contoh(unggahan=2), berkas=b"asli").nomor == 2


def test_a_full_disk_keeps_an_original_that_another_entry_needs(jurnal):
    unggah(jurnal, berkas=b"asli")
    (jurnal.folder / "entri" / "00000002.json.tmp").symlink_to("/dev/full")
    with pytest.raises(GalatMonev, match="penuh"):
        unggah(jurnal, isi_contoh(unggahan=2), berkas=b"asli")
    assert [jurnal.berkas(e.sha256) for e in jurnal.baca()] == [b"asli"]


def test_a_disk_that_fills_halfway_leaves_nothing(tmp_path, jurnal):
    # A real limit on the size of files: the system takes the first 50,000 bytes of the original and no more.
    proses = mulai(
        tmp_path,
        """
import resource, signal
from monev.galat import GalatMonev
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
try:
    unggah(jurnal, berkas=bytes(60_000))
except GalatMonev as galat:
    kata(galat.judul)
""",
    )
    assert proses.communicate()[0] == "Ruang penyimpanan penuh\n"
    assert list((jurnal.folder / "berkas").iterdir()) == list((jurnal.folder / "entri").iterdir()) == []


def test_a_write_that_fails_keeps_what_stood_there(tmp_path):
    tujuan = tmp_path / "x.json"
    tulis_tahan(tujuan, b"lama")
    (tmp_path / "x.json.tmp").symlink_to("/dev/full")
    with pytest.raises(OSError, match="No space left"):
        tulis_tahan(tujuan, b"baru")
    assert tujuan.read_bytes() == b"lama"
    assert list(tmp_path.iterdir()) == [tujuan]


def test_a_journal_that_cannot_be_written_says_why(tmp_path):
    (tmp_path / "berkas").write_text("bukan folder")
    with pytest.raises(GalatMonev, match="tidak dapat ditulis") as galat:
        unggah(JurnalFolder(tmp_path / "berkas" / "monev.jurnal"))
    assert "boleh ditulis" in galat.value.saran


def test_a_writer_waits_for_the_lock_and_says_so_when_it_waits_too_long(tmp_path):
    proses = mulai(
        tmp_path,
        """
from monev.jurnal.tulis import kunci
with kunci(folder / "kunci"):
    kata("dipegang")
    sys.stdin.readline()
""",
    )
    assert proses.stdout.readline() == "dipegang\n"
    with pytest.raises(GalatMonev, match="sedang ditulis oleh proses lain"), kunci(tmp_path / "kunci", tunggu=0.1):
        pytest.fail("dua pemegang kunci")
    proses.kill()
    proses.wait()
    with kunci(tmp_path / "kunci", tunggu=5):
        pass


def test_a_large_unggahan_is_appended_whole(jurnal):
    entri = unggah(jurnal, isi_besar())
    assert next(JurnalFolder(jurnal.folder).baca()).isi == entri.isi == isi_besar()
