"""Set-up says plainly what a machine lacks, instead of failing half-way."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.kode import AKAR

ALAT_DASAR = ("sh", "dirname", "id", "cat", "rm", "mktemp", "tail")


def _program(jalur: Path, isi: str) -> None:
    jalur.write_text(f"#!/bin/sh\n{isi}\n")
    jalur.chmod(0o755)


@pytest.fixture
def mesin(tmp_path: Path):
    """A machine with nothing but a shell, and a copy of the set-up; returns a way to run it."""
    (tmp_path / "alat").mkdir()
    shutil.copy(AKAR / "alat" / "siapkan.sh", tmp_path / "alat")
    bin_ = tmp_path / "bin"
    bin_.mkdir()
    for nama in ALAT_DASAR:
        # A script that calls the real one, never a link to it: a test below writes its own over it.
        _program(bin_ / nama, f'exec {shutil.which(nama)} "$@"')

    def jalankan(tujuan: str, **program: str) -> subprocess.CompletedProcess[str]:
        for nama, isi in program.items():
            _program(bin_ / nama, isi)
        return subprocess.run(
            ["sh", "alat/siapkan.sh", tujuan], cwd=tmp_path, env={"PATH": str(bin_)}, capture_output=True, text=True
        )

    return jalankan


def test_no_python_new_enough(mesin):
    hasil = mesin("jalan", python3="exit 1")
    assert hasil.returncode == 1
    assert "Python 3.11 atau lebih baru tidak ditemukan" in hasil.stderr


def test_python_without_venv_names_the_package_of_its_version(mesin):
    hasil = mesin("jalan", python3='case "$2" in *ensurepip*) exit 1;; *print*) echo python3.12-venv;; esac')
    assert hasil.returncode == 1
    assert "sudo apt-get install python3.12-venv" in hasil.stderr


def test_a_package_that_cannot_be_installed_is_said(mesin):
    python = 'case "$2" in *ensurepip*) exit 1;; *print*) echo python3.12-venv;; esac'
    hasil = mesin("jalan", python3=python, id="echo 0", **{"apt-get": "echo 'Temporary failure resolving'; exit 100"})
    assert hasil.returncode == 1
    assert "Temporary failure resolving" in hasil.stderr
    assert "Paket python3.12-venv tidak dapat dipasang" in hasil.stderr


@pytest.fixture
def lengkap_kecuali(mesin, tmp_path: Path):
    """A machine on which everything for the tests is there but LibreOffice; returns a way to run the set-up."""
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    _program(tmp_path / ".venv" / "bin" / "python", "exit 0")
    for nama in ("requirements.txt", "requirements-dev.txt", "constraints.txt"):
        (tmp_path / nama).touch()
    return mesin


def test_libreoffice_missing_is_said_with_its_package(lengkap_kecuali):
    hasil = lengkap_kecuali("uji", id="echo 1000")
    assert hasil.returncode == 1
    assert "LibreOffice untuk uji berkas Excel tidak ditemukan" in hasil.stderr
    assert "sudo apt-get install libreoffice-calc-nogui" in hasil.stderr


def test_libreoffice_is_installed_where_that_can_be_done(lengkap_kecuali, tmp_path):
    pasang = f'echo "$*" >> {tmp_path}/dipasang'
    hasil = lengkap_kecuali("uji", id="echo 0", **{"apt-get": pasang})
    assert hasil.returncode == 0, hasil.stderr
    assert "libreoffice-calc-nogui" in (tmp_path / "dipasang").read_text()


def test_with_libreoffice_there_nothing_is_installed(lengkap_kecuali):
    hasil = lengkap_kecuali("uji", soffice="exit 0", id="echo 1000")
    assert hasil.returncode == 0, hasil.stderr


def test_running_the_app_needs_no_libreoffice(lengkap_kecuali):
    assert lengkap_kecuali("jalan", id="echo 1000").returncode == 0
