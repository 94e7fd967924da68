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


NO_VENV = 'case "$2" in *ensurepip*) exit 1;; *print*) echo python3.12-venv;; esac'
UNREACHABLE = {"id": "echo 0", "apt-get": "echo 'Temporary failure resolving'; exit 100"}


LACKS = {
    "no Python new enough": ({"python3": "exit 1"}, ["Python 3.11 atau lebih baru tidak ditemukan"]),
    "Python without venv": ({"python3": NO_VENV}, ["sudo apt-get install python3.12-venv"]),
    "a package that cannot be installed": (
        {"python3": NO_VENV} | UNREACHABLE,
        ["Temporary failure resolving", "Paket python3.12-venv tidak dapat dipasang"],
    ),
}


@pytest.mark.parametrize(("programs", "said"), LACKS.values(), ids=LACKS)
def test_what_the_program_lacks_is_said_with_its_package(machine, programs, said):
    result = machine("run", **programs)
    assert result.returncode == 1
    assert all(words in result.stderr for words in said)


@pytest.fixture
def complete_except(machine, tmp_path: Path):
    """A machine on which everything for the tests is there but LibreOffice; returns a way to run the set-up."""
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    _program(tmp_path / ".venv" / "bin" / "python", "exit 0")
    _program(tmp_path / "bin" / "fc-list", "printf '%s\\n' 'DejaVu Sans' 'Liberation Sans' Roboto")
    for name in ("requirements.lock", "requirements-dev.lock"):
        (tmp_path / name).touch()
    return machine


LIBREOFFICE = "LibreOffice untuk uji berkas Excel tidak ditemukan"
LETTERS = "Huruf untuk uji tata letak tidak ditemukan"
TESTS_LACK = {
    "no LibreOffice": ("test", {}, [LIBREOFFICE, "sudo apt-get install libreoffice-calc-nogui"]),
    "no letters": ("test", {"fc-list": "echo Roboto"}, [LETTERS, "fonts-liberation"]),
    "no Wine": ("windows", {"wine": "exit 0"}, ["sudo apt-get install wine gcc-mingw-w64-x86-64"]),
    "all for the tests": ("test", {"soffice": "exit 0"}, []),
    "no LibreOffice to run": ("run", {}, []),
}


@pytest.mark.parametrize(("purpose", "programs", "said"), TESTS_LACK.values(), ids=TESTS_LACK)
def test_what_the_tests_lack_is_said_with_its_packages_where_it_is_needed(complete_except, purpose, programs, said):
    result = complete_except(purpose, id="echo 1000", **programs)
    assert result.returncode == (1 if said else 0), result.stderr
    assert all(words in result.stderr for words in said)


def test_it_is_installed_where_that_can_be_done_and_only_where_it_is_missing(complete_except, tmp_path):
    installed = tmp_path / "dipasang"
    as_root = {"id": "echo 0", "apt-get": f'echo "$*" >> {installed}'}
    for purpose, package, there in (
        ("test", "libreoffice-calc-nogui", ("soffice",)),
        ("windows", "gcc-mingw-w64-x86-64", ("wine", "x86_64-w64-mingw32-gcc")),
    ):
        result = complete_except(purpose, **as_root)
        assert result.returncode == 0, result.stderr
        assert package in installed.read_text()
        installed.unlink()
        assert complete_except(purpose, **as_root, **dict.fromkeys(there, "exit 0")).returncode == 0
        assert not installed.exists()
