"""Test that every failure comes in words, and that results arrive whole however they are read."""

import os
import signal
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path

from monev.cli import output
from monev.core import clock
from monev.core.errors import ConsentNeeded, FileRefused
from tests.cli.conftest import ONE, STATE, TEST_OFFICE
from tests.code import ROOT
from tests.makers import said_remark


def test_a_clock_that_stands_before_what_is_stored_is_told_beside_the_answer(
    run, journal, monkeypatch
):
    assert "Jam komputer" not in run(*STATE).says(0).stderr
    monkeypatch.delenv("MONEV_HARI_INI")
    monkeypatch.setattr(clock, "now", lambda: datetime(2009, 1, 3, tzinfo=clock.zone()))
    told = run(*STATE).says(0, "Jam komputer ini menunjuk 3 Januari 2009, padahal")
    assert told.json


def test_a_mistake_of_the_program_and_a_full_disk_are_told_in_one_sentence(
    run, process, table, tmp_path, monkeypatch
):
    """The mistake stands for any other: a function that `keadaan` calls divides by zero."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    run("muat", table("a.csv", ONE))
    assert run("keadaan", "--satker", "?", "--tahun", "2025").exit_code == 1
    # No file is left behind for what a person can mend.
    assert list(tmp_path.glob("monev-galat-*")) == []
    (tmp_path / "sitecustomize.py").write_text(
        "from monev.core import office_names\noffice_names.standard_name = lambda name: 1 / 0\n",
        encoding="utf-8",
    )
    environment = os.environ | {"PYTHONPATH": f"{tmp_path}:{ROOT}", "TMPDIR": str(tmp_path)}
    answer = process("keadaan", *TEST_OFFICE, "--json", env=environment).says(
        1, "Yang sudah tersimpan tidak berubah."
    )
    assert answer.stdout == ""
    assert "Traceback" not in answer.stderr
    assert "ZeroDivisionError" not in answer.stderr
    [log] = tmp_path.glob("monev-galat-*.log")
    assert str(log) in answer.stderr
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")
    with Path("/dev/full").open("w") as full:
        answer = process("keadaan", *TEST_OFFICE, "--json", stdout=full)
    answer.says(1, "ruang disk penuh")
    assert "Exception" not in answer.stderr


def test_names_come_out_whole_whatever_the_locale(process, environment, table):
    settings = environment | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    for name, value in os.environ.items():
        if not name.startswith(("LC_", "LANG", "PYTHON")):
            settings.setdefault(name, value)
    langkah = "Rapat “pleno” – café"
    file = table("a.csv", (langkah, "Maret 2025", ""))
    answer = process("periksa", file, "--json", env=settings)
    assert answer.json["langkah"][0]["langkah_aksi"] == langkah


def test_an_interrupt_is_told_calmly(environment, tmp_path):
    pipe = tmp_path / "pipa.csv"
    os.mkfifo(pipe)
    program = subprocess.Popen(
        [sys.executable, "-m", "monev", "muat", str(pipe)],
        cwd=ROOT,
        env=os.environ | environment,
        stderr=subprocess.PIPE,
        # In a shell's background job Ctrl+C is ignored, and children inherit that.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    # `open` returns once the program has opened its end. Python handles a signal that comes just
    # before the read only after it, so the read must find the end of the file.
    with program:
        with pipe.open("wb"):
            program.send_signal(signal.SIGINT)
        error = program.stderr.read().decode()
    assert program.returncode == 1
    assert error.startswith("Dihentikan.")
    assert "Traceback" not in error


def test_every_reason_is_told_with_its_place(capsys):
    words = "Tulis bulan dan tahun, misalnya “Oktober 2025”."
    remarks = said_remark(words, "Rencana Aksi", 12, "TARGET WAKTU", "segera")
    without_place = said_remark("Berkas kosong.", nilai="2025-09-30")
    output.tell(FileRefused("Ada 2 hal.", "Perbaiki.", errors=(remarks, without_place)))
    assert capsys.readouterr().err.splitlines() == [
        "Berkas belum dapat diterima: Ada 2 hal.",
        f"- lembar Rencana Aksi, baris 12, kolom TARGET WAKTU (tertulis “segera”): {words}",
        "- Berkas kosong.",
        "Perbaiki.",
    ]
    output.tell(ConsentNeeded("Ada 1 hal.", matters=("Langkah I.1.1 hilang.",)))
    assert capsys.readouterr().err.splitlines() == [
        "Perlu persetujuan: Ada 1 hal.",
        "- Langkah I.1.1 hilang.",
    ]
