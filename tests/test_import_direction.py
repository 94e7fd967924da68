"""Arrows point one way: app.py, pages/ → monev/ui → monev → queries/ (docs/design.md §2)."""

import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions, version
from pathlib import Path

import pytest

from tests.code import ROOT, imports, python_files, run_python

ALL_CODE = ("app.py", "pages", "monev")


def test_contracts_in_pyproject_are_kept():
    # It runs as a program: called from here it would silence the loggers that other tests watch.
    program = Path(sys.executable).with_name("lint-imports")
    command = [program, "--config", ROOT / "pyproject.toml", "--no-cache"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


def test_every_room_has_its_place_in_the_contract():
    tools = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    layers = tools["importlinter"]["contracts"][0]["layers"]
    placed = set(" | ".join(layers).split(" | "))
    rooms = {f"monev.{path.parent.name}" for path in (ROOT / "monev").glob("*/__init__.py")}
    assert placed == rooms | {"pages"}


def test_every_room_has_its_tests_in_the_folder_of_its_name():
    """Who changes a room runs what guards it by that name."""
    rooms = {path.parent.name for path in (ROOT / "monev").glob("*/__init__.py")}
    unguarded = set()
    for room in rooms:
        of_tests = {name for path in python_files(f"tests/{room}") for name in imports(path)}
        if not any(f"{name}.".startswith(f"monev.{room}.") for name in of_tests):
            unguarded.add(room)
    assert unguarded == set()


FRONT = ("app.py", "pages", "monev/ui")
DOMAIN = [
    f"monev/{path.name}"
    for path in sorted((ROOT / "monev").iterdir())
    if path.name not in ("ui", "server")
]
BELOW_READING = {"core", "children", "reading"}
BESIDE_READING = [
    f"monev.{path.parent.name}"
    for path in sorted((ROOT / "monev").glob("*/__init__.py"))
    if path.parent.name not in BELOW_READING
]
FORBIDDEN = {
    "reading could be a package of its own": (("monev/reading",), tuple(BESIDE_READING)),
    "pages know the database through the rooms between": (
        FRONT,
        ("duckdb", "openpyxl", "python_calamine"),
    ),
    "pages are no command line": (("app.py", "pages"), ("monev.cli", "monev.__main__")),
    "the domain knows nothing of how it is shown": (DOMAIN, ("streamlit", "uvicorn")),
    "nothing needs the program itself": (("monev", "pages"), ("app",)),
}
"""Rules beside the arrows between the rooms, which the contract has."""


@pytest.mark.parametrize("arrow", FORBIDDEN)
def test_no_file_reaches_past_the_rooms_between(arrow):
    places, forbidden = FORBIDDEN[arrow]
    beginnings = tuple(f"{name}." for name in forbidden)
    reached = ((path, name) for path in python_files(*places) for name in imports(path))
    assert [f"{path}: {name}" for path, name in reached if f"{name}.".startswith(beginnings)] == []


def test_domain_runs_without_loading_streamlit():
    program = (
        "import sys, monev.database, monev.reading, monev.figures, monev.uploads, monev.outputs;"
        "print(sorted({'streamlit', 'pandas.plotting._matplotlib'} & set(sys.modules)))"
    )
    assert run_python("-c", program).stdout.strip() == "[]"


def test_periksa_runs_without_loading_what_it_does_not_need():
    book = next((ROOT / "data").glob("*Mesuji*.xlsx"))
    program = (
        "import sys; from monev.cli import main; main(['periksa', sys.argv[1], '--json']);"
        "heavy = {'pandas', 'duckdb', 'numpy', 'openpyxl', 'streamlit', 'pyarrow', 'PIL', 'docx'};"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    result = run_python("-c", program, book)
    assert (result.stdout[:1], result.stderr.splitlines()[-1]) == ("{", "[]")


def _pins(*file: str) -> dict[str, str]:
    rows = "\n".join((ROOT / name).read_text(encoding="utf-8") for name in file)
    pins = re.findall(r"^([\w.-]+)==([^\s#]+)", rows, re.MULTILINE)
    return {_usual(name): pinned for name, pinned in pins}


def _usual(name: str) -> str:
    """Return the name of a package as indexes compare it. Example: python_docx is python-docx."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_library_the_program_imports_is_pinned_with_a_reason():
    owner = packages_distributions()
    imported = {name.split(".")[0] for path in python_files(*ALL_CODE) for name in imports(path)}
    used = {_usual(owner[root][0]) for root in imported & owner.keys()}
    asked = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    with_reason = re.findall(r"^([\w.-]+)==\S+(?: ; [^#]+)?\s+# \w", asked, re.MULTILINE)
    reason = set(map(_usual, with_reason))
    assert reason == set(_pins("requirements.txt")), "setiap baris: nama==versi  # alasan"
    assert used <= reason, f"belum disematkan di requirements.txt: {sorted(used - reason)}"
    # Loaded by other libraries: by zoneinfo, psycopg, DuckDB and uvicorn.
    without_import = {"tzdata", "psycopg-binary", "numpy", "uvloop"}
    assert reason <= used | without_import, (
        f"tidak dipakai lagi: {sorted(reason - used - without_import)}"
    )


@pytest.mark.parametrize("kind", ["", "-dev"])
def test_a_lock_holds_what_is_asked_for_and_nothing_but_versions_and_hashes(kind):
    lock = f"requirements{kind}.lock"
    rows = (ROOT / lock).read_text(encoding="utf-8").splitlines()
    known = re.compile(
        r"[\w.-]+==[\w.]+( ; [\w\s.!='<>]+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?"
    )
    assert [row for row in rows if not known.fullmatch(row)] == []
    assert _pins("requirements.txt", f"requirements{kind}.txt").items() <= _pins(lock).items(), (
        "make lock"
    )


def test_every_requirement_is_pinned_and_tests_run_on_exactly_the_locked_versions():
    elsewhere = {"colorama", "httpx2-jsfetch"}  # Windows, and Python inside a browser
    for name, pin in _pins("requirements-dev.lock").items():
        assert name in elsewhere or version(name) == pin, name
    for name in ("requirements.txt", "requirements-dev.txt"):
        for row in (ROOT / name).read_text(encoding="utf-8").splitlines():
            assert not row.strip() or row.startswith(("#", "-r")) or "==" in row, (name, row)
    assert _pins("requirements.lock").items() <= _pins("requirements-dev.lock").items()
