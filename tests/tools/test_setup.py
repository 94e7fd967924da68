"""Set-up says plainly what a machine lacks, instead of failing half-way."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.code import ROOT

BASIC_TOOLS = ("sh", "dirname", "id", "cat", "rm", "mktemp", "tail", "grep")


def _program(path: Path, content: str) -> None:
    path.write_text(f"#!/bin/sh\n{content}\n")
    path.chmod(0o755)


@pytest.fixture
def machine(tmp_path: Path):
    """A machine with nothing but a shell, and a copy of the set-up; returns a way to run it."""
    (tmp_path / "tools").mkdir()
    shutil.copy(ROOT / "tools" / "setup.sh", tmp_path / "tools")
    bin_ = tmp_path / "bin"
    bin_.mkdir()
    for name in BASIC_TOOLS:
        # A script that calls the real one, never a link to it: a test below writes its own over it.
        _program(bin_ / name, f'exec {shutil.which(name)} "$@"')

    def execute(purpose: str, **program: str) -> subprocess.CompletedProcess[str]:
        for name, content in program.items():
            _program(bin_ / name, content)
        return subprocess.run(
            ["sh", "tools/setup.sh", purpose], cwd=tmp_path, env={"PATH": str(bin_)}, capture_output=True, text=True
        )

    return execute


def test_no_python_new_enough(machine):
    result = machine("run", python3="exit 1")
    assert result.returncode == 1
    assert "Python 3.11 atau lebih baru tidak ditemukan" in result.stderr


def test_python_without_venv_names_the_package_of_its_version(machine):
    result = machine("run", python3='case "$2" in *ensurepip*) exit 1;; *print*) echo python3.12-venv;; esac')
    assert result.returncode == 1
    assert "sudo apt-get install python3.12-venv" in result.stderr


def test_a_package_that_cannot_be_installed_is_said(machine):
    python = 'case "$2" in *ensurepip*) exit 1;; *print*) echo python3.12-venv;; esac'
    result = machine("run", python3=python, id="echo 0", **{"apt-get": "echo 'Temporary failure resolving'; exit 100"})
    assert result.returncode == 1
    assert "Temporary failure resolving" in result.stderr
    assert "Paket python3.12-venv tidak dapat dipasang" in result.stderr


@pytest.fixture
def complete_except(machine, tmp_path: Path):
    """A machine on which everything for the tests is there but LibreOffice; returns a way to run the set-up."""
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    _program(tmp_path / ".venv" / "bin" / "python", "exit 0")
    _program(tmp_path / "bin" / "fc-list", "printf '%s\\n' 'DejaVu Sans' 'Liberation Sans' Roboto")
    for name in ("requirements.lock", "requirements-dev.lock"):
        (tmp_path / name).touch()
    return machine


def test_libreoffice_missing_is_said_with_its_package(complete_except):
    result = complete_except("test", id="echo 1000")
    assert result.returncode == 1
    assert "LibreOffice untuk uji berkas Excel tidak ditemukan" in result.stderr
    assert "sudo apt-get install libreoffice-calc-nogui" in result.stderr


def test_libreoffice_is_installed_where_that_can_be_done(complete_except, tmp_path):
    install = f'echo "$*" >> {tmp_path}/dipasang'
    result = complete_except("test", id="echo 0", **{"apt-get": install})
    assert result.returncode == 0, result.stderr
    assert "libreoffice-calc-nogui" in (tmp_path / "dipasang").read_text()


def test_with_libreoffice_there_nothing_is_installed(complete_except):
    result = complete_except("test", soffice="exit 0", id="echo 1000")
    assert result.returncode == 0, result.stderr


def test_fonts_missing_are_said_with_their_packages(complete_except):
    result = complete_except("test", id="echo 1000", **{"fc-list": "echo Roboto"})
    assert result.returncode == 1
    assert "Huruf untuk uji tata letak tidak ditemukan" in result.stderr
    assert "fonts-liberation" in result.stderr


def test_running_the_app_needs_no_libreoffice(complete_except):
    assert complete_except("run", id="echo 1000").returncode == 0


def test_wine_missing_is_said_with_its_packages(complete_except):
    result = complete_except("windows", id="echo 1000", wine="exit 0")
    assert result.returncode == 1
    assert "sudo apt-get install wine gcc-mingw-w64-x86-64" in result.stderr


def test_wine_is_installed_where_that_can_be_done_and_only_where_it_is_missing(complete_except, tmp_path):
    install = f'echo "$*" >> {tmp_path}/dipasang'
    result = complete_except("windows", id="echo 0", **{"apt-get": install})
    assert result.returncode == 0, result.stderr
    assert "gcc-mingw-w64-x86-64" in (tmp_path / "dipasang").read_text()
    (tmp_path / "dipasang").unlink()
    there = {"wine": "exit 0", "x86_64-w64-mingw32-gcc": "exit 0"}
    assert complete_except("windows", id="echo 0", **{"apt-get": install}, **there).returncode == 0
    assert not (tmp_path / "dipasang").exists()
