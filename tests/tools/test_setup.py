"""Set-up says plainly what a machine lacks, and does not fail half-way. The same of the start by a
double click on Windows (tools/windows/mulai.py), as far as another system shows it:
docs/windows.md.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from monev import build
from tests.code import ROOT
from tools.windows.build import Compiler, put_byte_code

BASIC_TOOLS = ("sh", "dirname", "id", "cat", "rm", "mktemp", "tail", "grep", "sleep", "uname")


def _program(path: Path, content: str) -> None:
    path.write_text(f"#!/bin/sh\n{content}\n")
    path.chmod(0o755)


@pytest.fixture
def machine(tmp_path: Path):
    """Return a way to run the set-up on a machine with nothing but a shell."""
    (tmp_path / "tools").mkdir()
    shutil.copy(ROOT / "tools" / "setup.sh", tmp_path / "tools")
    bin_ = tmp_path / "bin"
    bin_.mkdir()
    for name in BASIC_TOOLS:
        # A script that calls the real program, not a link to it: a test below overwrites it.
        _program(bin_ / name, f'exec {shutil.which(name)} "$@"')

    def execute(purpose: str, **program: str) -> subprocess.CompletedProcess[str]:
        for name, content in program.items():
            _program(bin_ / name, content)
        return subprocess.run(
            ["sh", "tools/setup.sh", purpose],
            cwd=tmp_path,
            env={"PATH": str(bin_)},
            capture_output=True,
            text=True,
        )

    return execute


NO_VENV = 'case "$2" in *ensurepip*) exit 1;; *print*) echo python3.12-venv;; esac'
PERSON = {"id": "echo 1000", "apt-get": "exit 100"}
UNREACHABLE = {"id": "echo 0", "apt-get": "echo 'Temporary failure resolving'; exit 100"}


LACKS = {
    "no Python new enough": (
        {"python3": "exit 1"},
        ["Python 3.11 atau lebih baru", "python3-venv"],
    ),
    "Python without venv": ({"python3": NO_VENV}, ["python3.12-venv"]),
    "a package that cannot be installed": (
        {"python3": NO_VENV} | UNREACHABLE,
        ["Temporary failure resolving", "Paket tidak dapat dipasang: python3.12-venv"],
    ),
}


@pytest.mark.parametrize(("programs", "said"), LACKS.values(), ids=LACKS)
def test_what_the_program_lacks_is_said_with_its_package(machine, programs, said):
    result = machine("run", **programs)
    assert result.returncode == 1
    assert all(words in result.stderr for words in said)


def test_a_person_is_told_all_that_the_tests_lack_before_anything_is_downloaded(machine, tmp_path):
    result = machine(
        "test",
        **PERSON,
        python3=NO_VENV.replace("esac", "*CDLL*) exit 1;; esac"),
        uname="echo Linux",
    )
    assert result.returncode == 1
    assert not result.stdout
    assert not (tmp_path / ".venv").exists()
    (command,) = [line for line in result.stderr.splitlines() if "apt-get" in line]
    assert {"python3.12-venv", "nodejs", "chromium", "postgresql"} <= {*command.split()}
    for thing in ("Node.js", "Chromium", "huruf", "PostgreSQL"):
        assert f"\n  {thing}" in result.stderr


@pytest.fixture
def complete_except(machine, tmp_path: Path):
    """Return a way to run the set-up on a machine that has everything for the tests but
    PostgreSQL.
    """
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    for place in (tmp_path / ".venv" / "bin" / "python", tmp_path / "bin" / "python3"):
        _program(place, "exit 0")
    for name in ("node", "npm", "chromium"):
        _program(tmp_path / "bin" / name, "exit 0")
    _program(tmp_path / "bin" / "fc-list", "printf '%s\\n' 'DejaVu Sans' 'Liberation Sans' Roboto")
    for name in ("requirements.lock", "requirements-dev.lock"):
        (tmp_path / name).touch()
    return machine


TESTS_LACK = {
    "no PostgreSQL": ("test", {}, ["postgresql"]),
    "no letters": ("test", {"fc-list": "echo Roboto"}, ["huruf DejaVu Sans", "fonts-liberation"]),
    "no npm": (
        "test",
        {"node": "exit 127", "npm": "exit 127", "postgres": "exit 0"},
        ["nodejs npm"],
    ),
    "a browser without its libraries": (
        "test",
        PERSON | {"chromium": "exit 127", "postgres": "exit 0"},
        ["chromium"],
    ),
    "no Wine": ("windows", {"wine": "exit 0"}, ["wine", "gcc-mingw-w64-x86-64"]),
    "all for the tests": ("test", {"postgres": "exit 0"}, []),
    "no PostgreSQL to run": ("run", {}, []),
}


@pytest.mark.parametrize(("purpose", "programs", "said"), TESTS_LACK.values(), ids=TESTS_LACK)
def test_what_the_tests_lack_is_said_with_its_packages_where_it_is_needed(
    complete_except, purpose, programs, said
):
    result = complete_except(purpose, **{"id": "echo 1000", **programs})
    assert result.returncode == (1 if said else 0), result.stderr
    assert all(words in result.stderr for words in said)


def test_a_browser_that_does_not_start_says_so_in_its_own_words(complete_except, tmp_path):
    fails = "case \"$2\" in *chromium*) echo 'libatomic.so.1: cannot open'; exit 127;; esac"
    _program(tmp_path / ".venv" / "bin" / "python", fails)
    result = complete_except("test", id="echo 1000", postgres="exit 0")
    assert result.returncode == 1
    assert "libatomic.so.1: cannot open" in result.stderr
    assert "tidak dapat dijalankan" in result.stderr


def test_the_first_start_says_what_it_does_how_large_it_is_and_that_it_goes_on(
    complete_except, tmp_path
):
    slow = """case "$*" in
        *hashlib*) echo another ;;
        *pip\\ install*) [ -e there ] || { echo Collecting pandas; echo >begun; read word <slow; : >there; } ;;
        esac"""
    _program(tmp_path / ".venv" / "bin" / "python", slow)
    for pipe in ("begun", "slow"):
        os.mkfifo(tmp_path / pipe)
    # The clock of this machine: when it rings a second time, the library is there.
    ring = "[ -e rang ] && { echo >slow; exit 1; }; : >rang; read word <begun"
    result = complete_except("run", sleep=ring)
    assert result.returncode == 0, result.stderr
    assert "200 MB diunduh, 750 MB di cakram" in result.stdout
    assert "masih berjalan: Collecting pandas" in result.stdout


def test_where_the_office_looks_into_https_its_authority_is_enough_for_the_fast_way(
    complete_except, tmp_path
):
    pip = 'case "$*" in *hashlib*) echo another ;; *requirements.lock*) echo by pip >>there ;; esac'
    certs = "*--system-certs*) echo by uv >>there ;;"
    uv = f'case "$*" in {certs} *) echo invalid peer certificate; exit 1 ;; esac'
    for name, content in (("python", pip), ("uv", uv)):
        _program(tmp_path / ".venv" / "bin" / name, content)
    result = complete_except("run")
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "there").read_text() == "by uv\n"


def test_it_is_installed_where_that_can_be_done_and_only_where_it_is_missing(
    complete_except, tmp_path
):
    installed = tmp_path / "dipasang"
    # What is installed is there: otherwise the set-up says that it is not.
    gives = f"""echo "$*" >> {installed}
        case "$*" in
        *postgresql*) echo '#!/bin/sh' > bin/postgres; /bin/chmod +x bin/postgres ;;
        *mingw*) for name in wine x86_64-w64-mingw32-gcc; do
            echo '#!/bin/sh' > bin/$name; /bin/chmod +x bin/$name; done ;;
        esac"""
    as_root = {"id": "echo 0", "apt-get": gives}
    for purpose, package in (("test", "postgresql"), ("windows", "gcc-mingw-w64-x86-64")):
        result = complete_except(purpose, **as_root)
        assert result.returncode == 0, result.stderr
        assert package in installed.read_text()
        installed.unlink()
        assert complete_except(purpose, **as_root).returncode == 0
        assert not installed.exists()


def test_what_ci_runs_gets_no_help_from_the_machine_but_its_network(tmp_path):
    (tmp_path / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / "run", tmp_path / ".ci")
    (tmp_path / "Makefile").write_text(
        "test:\n\t@echo $$PATH; echo $$HTTPS_PROXY; cd ~ && find . -type f && cat .npmrc\n"
    )
    home = tmp_path / "rumah"
    (home / ".config" / "pip").mkdir(parents=True)
    (home / ".config" / "pip" / "pip.conf").touch()
    (home / ".npmrc").write_text("fund=false")
    (home / ".profile").touch()
    environment = {
        "HOME": str(home),
        "PATH": f"{home}:{os.environ['PATH']}",
        "HTTPS_PROXY": "proksi",
    }
    said = subprocess.run(
        ["sh", ".ci/run"], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert said[:2] == ["/usr/local/bin:/usr/bin:/bin", "proksi"]
    assert sorted(said[2:4]) == ["./.config/pip/pip.conf", "./.npmrc"]
    assert said[4:] == ["fund=false"]


START = ROOT / "tools" / "windows" / "mulai.py"


@pytest.fixture
def unpacked(tmp_path):
    """Lay out the program as the ZIP holds it, with its data beside it, in a folder with special
    letters in its name.
    """
    program = tmp_path / "Monev é ZI" / "program"
    program.mkdir(parents=True)
    for name in ("app.py", "monev", "pages", "queries", "data", ".streamlit", "pyproject.toml"):
        (program / name).symlink_to(ROOT / name)
    for file in (START, START.with_name("bersama_windows.py")):
        shutil.copy(file, program)
    (program.parent / "data di sini.txt").touch()
    browser = program / "peramban"
    browser.write_text("#!/bin/sh\necho dibuka $1\n")
    browser.chmod(0o755)
    return program


def start(program: Path, *arguments: str) -> subprocess.Popen[str]:
    """Start the program as the double click does. Its browser is a program that prints the
    address.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MONEV_")}
    return subprocess.Popen(
        [sys.executable, "-P", str(program / "mulai.py"), *arguments],
        env={**kept, "BROWSER": f"'{program / 'peramban'}' %s"},
        stdout=subprocess.PIPE,
        text=True,
    )


def test_a_place_where_nothing_can_be_kept_is_said(unpacked):
    (unpacked.parent / "data").write_text("bukan folder")
    refused = start(unpacked)
    assert "Data tidak dapat disimpan" in refused.communicate()[0]
    assert refused.returncode == 1


@pytest.fixture
def mulai(monkeypatch):
    """Load the module tools/windows/mulai.py."""
    spec = importlib.util.spec_from_file_location("mulai", START)
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setattr(sys, "path", [*sys.path])
    spec.loader.exec_module(module)
    return module


def test_another_version_on_the_same_data_says_which_one_runs(unpacked, mulai, monkeypatch, capsys):
    data = unpacked.parent
    (data / "sedang-jalan.json").write_text('{"alamat": "http://localhost:8501", "versi": "0.9.0"}')
    monkeypatch.setattr(mulai, "_answers", lambda address: True)
    monkeypatch.setattr(mulai.webbrowser, "open", lambda address: True)
    with mulai.hold_lock(data / mulai.LOCK, mulai.RunsAlready("")):
        assert mulai.serve(data) == 0
    said = capsys.readouterr().out
    assert "sudah berjalan: http://localhost:8501" in said
    assert f"Itu Monev ZI 0.9.0. Untuk memakai {build()}, tutup jendelanya" in said


def test_an_earlier_versions_data_go_on_in_words(unpacked, mulai, monkeypatch, capsys):
    (unpacked.parent / "sedang-jalan.json").write_text('{"versi": "0.9.0"}')
    monkeypatch.setattr("monev.cli.main", lambda _: 0)
    monkeypatch.setattr("monev.server.serve.main", lambda _, when_ready: 0)
    monkeypatch.chdir(unpacked)
    assert mulai.serve(unpacked.parent) == 0
    assert "Data dari Monev ZI 0.9.0 diteruskan" in capsys.readouterr().out


READ = """
import pkgutil, traceback, bawaan, pustaka.isi, monev.bagian
print(bawaan.NILAI, pustaka.isi.NILAI, monev.bagian.NILAI, pustaka.__path__[0])
print(pkgutil.get_data("pustaka", "tabel.txt").decode())
try:
    pustaka.isi.gagal()
except ZeroDivisionError:
    traceback.print_exc()
"""


@pytest.fixture
def compiled(tmp_path):
    """Compile modules of Python, of a library and of ours, and write their sources anew since."""
    program = tmp_path / "program é"
    library, own = program / "python" / "Lib" / "site-packages" / "pustaka", program / "monev"
    for folder in (library, own):
        folder.mkdir(parents=True)
        (folder / "__init__.py").touch()
    (library / "tabel.txt").write_text("isi tabel")
    files = (library / "isi.py", own / "bagian.py", library.parents[1] / "bawaan.py")
    for file in files:
        file.write_text("NILAI = 'dari kode jadi'\ndef gagal():\n    return 1 / 0\n")
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    put_byte_code(program, Compiler(sys.executable, version))
    for file in files:
        file.write_text("NILAI = 'dari sumber'\ndef gagal():\n    return 1 / 0\n")
    (library / "__init__.py").touch()
    return program


def read_modules(program: Path) -> subprocess.CompletedProcess[str]:
    libraries = program / "python" / "Lib"
    found_in = os.pathsep.join(map(str, (libraries, libraries / "site-packages", program)))
    kept = {**os.environ, "PYTHONPATH": found_in, "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, "-P", "-c", READ], env=kept, capture_output=True, text=True, check=True
    )


def test_modules_come_out_of_the_one_file_and_all_else_from_where_it_lies(compiled):
    read = read_modules(compiled)
    library = compiled / "python" / "Lib" / "site-packages" / "pustaka"
    assert read.stdout == f"dari kode jadi dari kode jadi dari kode jadi {library}\nisi tabel\n"
    assert f'"{library / "isi.py"}", line 3, in gagal\n    return 1 / 0' in read.stderr
    assert not list(compiled.rglob("__pycache__"))


def test_byte_code_of_another_python_is_not_run(compiled):
    (kept,) = compiled.rglob("modul.bin")
    kept.write_bytes(kept.read_bytes().replace(importlib.util.MAGIC_NUMBER, b"\x00\x01\r\n"))
    assert read_modules(compiled).stdout.startswith("dari sumber dari sumber dari sumber ")
