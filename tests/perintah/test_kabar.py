"""Whatever goes wrong comes to a person as words, and results survive the way they are read."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from monev.galat import BerkasDitolak, PerluPersetujuan
from monev.model import Catatan
from monev.perintah import kabar
from tests.kode import AKAR

UJI = ("--satker", "KPU Kota Uji", "--tahun", "2025")
SATU = ("Rapat pertama", "Maret 2025", "Selesai")


def test_a_mistake_of_the_program_is_one_sentence_and_its_details_go_to_a_file(proses, tabel, tmp_path):
    """A stand-in for any mistake: the query's file is there, but the code asking it breaks."""
    proses("muat", tabel("a.csv", SATU))
    rusak = tmp_path / "sitecustomize.py"
    rusak.write_text("import monev.jam\nmonev.jam.posisi_bawaan = lambda tahun: 1 / 0\n", encoding="utf-8")
    lingkungan = os.environ | {"PYTHONPATH": f"{tmp_path}:{AKAR}", "TMPDIR": str(tmp_path)}
    jawaban = proses("keadaan", *UJI, "--json", env=lingkungan)
    assert (jawaban.kode, jawaban.keluar) == (1, "")
    assert "Traceback" not in jawaban.galat
    assert "ZeroDivisionError" not in jawaban.galat
    assert "Yang sudah tersimpan tidak berubah." in jawaban.galat
    [catatan] = tmp_path.glob("monev-galat-*.log")
    assert str(catatan) in jawaban.galat
    assert "ZeroDivisionError" in catatan.read_text(encoding="utf-8")


def test_without_anything_wrong_no_file_is_left_behind(proses, tabel, tmp_path):
    lingkungan = os.environ | {"TMPDIR": str(tmp_path)}
    assert proses("muat", tabel("a.csv", SATU), env=lingkungan).kode == 0
    assert proses("keadaan", "--satker", "?", "--tahun", "2025", env=lingkungan).kode == 1
    assert list(tmp_path.glob("monev-galat-*")) == []


def test_a_reader_that_leaves_early_is_no_error(lingkungan, tabel, jalan):
    jalan("muat", tabel("a.csv", *[(f"Rapat {n}", "Januari s.d. Desember 2025", "") for n in range(400)]))
    perintah = [sys.executable, "-m", "monev", "kesenjangan", *UJI, "--posisi", "2025-12-31", "--json"]
    pipa = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(perintah, cwd=AKAR, env=os.environ | lingkungan, **pipa) as program:
        assert program.stdout.read(1) == b"["
        program.stdout.close()
        galat = program.stderr.read()
    assert (program.returncode, galat) == (0, b"")


def test_a_full_disk_under_the_result_is_told(proses, tabel):
    proses("muat", tabel("a.csv", SATU))
    with Path("/dev/full").open("w") as penuh:
        jawaban = proses("keadaan", *UJI, "--json", stdout=penuh)
    assert jawaban.kode == 1
    assert "ruang disk penuh" in jawaban.galat
    assert "Exception" not in jawaban.galat


def test_names_come_out_whole_whatever_the_locale(proses, lingkungan, tabel):
    lokal = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "PYTHON"))}
    lokal |= lingkungan | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    jawaban = proses("periksa", tabel("a.csv", ("Rapat “pleno” – café", "Maret 2025", "")), "--json", env=lokal)
    assert jawaban.json["langkah"][0]["langkah_aksi"] == "Rapat “pleno” – café"


def test_an_interrupt_is_told_calmly(lingkungan, tmp_path):
    pipa = tmp_path / "pipa.csv"
    os.mkfifo(pipa)
    perintah = [sys.executable, "-m", "monev", "muat", str(pipa)]
    program = subprocess.Popen(
        perintah,
        cwd=AKAR,
        env=os.environ | lingkungan,
        stderr=subprocess.PIPE,
        # A shell's background jobs ignore Ctrl+C and hand that on: a person's terminal does not.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    # Opening returns once the program has opened its end and waits for what is in the file.
    with program, pipa.open("wb"):
        program.send_signal(signal.SIGINT)
        galat = program.stderr.read().decode()
    assert program.returncode == 1
    assert galat.startswith("Dihentikan.")
    assert "Traceback" not in galat


def test_every_reason_is_told_with_its_place(capsys):
    catatan = Catatan("Tulis bulan dan tahun, misalnya “Oktober 2025”.", "Rencana Aksi", 12, "TARGET WAKTU", "segera")
    tanpa_tempat = Catatan("Berkas kosong.", nilai="2025-09-30")
    kabar.sampaikan(BerkasDitolak("Ada 2 hal.", "Perbaiki.", galat=(catatan, tanpa_tempat)))
    assert capsys.readouterr().err.splitlines() == [
        "Berkas belum dapat diterima: Ada 2 hal.",
        "- lembar Rencana Aksi, baris 12, kolom TARGET WAKTU (tertulis “segera”): Tulis bulan dan tahun, misalnya "
        "“Oktober 2025”.",
        "- Berkas kosong.",
        "Perbaiki.",
    ]
    kabar.sampaikan(PerluPersetujuan("Ada 1 hal.", hal=("Langkah I.1.1 hilang.",)))
    assert capsys.readouterr().err.splitlines() == ["Perlu persetujuan: Ada 1 hal.", "- Langkah I.1.1 hilang."]


def test_a_table_lines_numbers_up_and_cuts_long_text(capsys):
    kabar.katakan_tabel(["Kode", "Banyak"], [["I.1.1", 5], ["x" * 80, 120], [None, 0]])
    baris = capsys.readouterr().err.splitlines()
    assert baris[2].endswith("     5")
    assert baris[3] == f"{'x' * 59}…     120"
    assert baris[4].startswith("– ")


def test_a_database_that_cannot_be_opened_is_told(jalan, tmp_path):
    berkas = tmp_path / "bukan folder"
    berkas.write_text("isi", encoding="utf-8")
    jawaban = jalan("--db", berkas / "monev.duckdb", "keadaan", *UJI)
    assert jawaban.kode == 1
    assert "tidak dapat" in jawaban.galat
    jawaban = jalan("keadaan", *UJI, "--jurnal", "postgres+x://kantor/monev")
    assert jawaban.kode == 1
    assert "jurnal" in jawaban.galat.lower()
