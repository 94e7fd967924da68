"""Arrows point one way: app.py, pages/ → monev/ui → monev → queries/ (docs/design.md §7)."""

import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions, version
from pathlib import Path

import pytest

from tests.code import ROOT, imports, python_files

ALL_CODE = ("app.py", "pages", "monev")


def _violations(file, forbidden: tuple[str, ...]) -> list[str]:
    return [
        f"{path.relative_to(ROOT)} mengimpor {name}"
        for path in file
        for name in imports(path)
        if any(name == prefix or name.startswith(f"{prefix}.") for prefix in forbidden)
    ]


def test_contracts_in_pyproject_are_kept():
    # As a program of its own: called from here it would silence every logger that other tests listen to.
    command = [Path(sys.executable).with_name("lint-imports"), "--config", ROOT / "pyproject.toml", "--no-cache"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


def test_every_room_has_its_place_in_the_contract():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    placed = {name for layer in contracts[0]["layers"] for name in layer.split(" | ")}
    rooms = {f"monev.{path.parent.name}" for path in (ROOT / "monev").glob("*/__init__.py")}
    assert placed == rooms | {"pages"}


def test_domain_knows_neither_streamlit_nor_pages():
    shown = {ROOT / "monev" / "ui", ROOT / "monev" / "server"}
    domain = [path for path in python_files("monev") if not shown & set(path.parents)]
    assert len(domain) > 10
    assert _violations(domain, ("streamlit", "uvicorn", "monev.ui", "monev.server", "pages", "app")) == []


def test_domain_runs_without_loading_streamlit():
    program = (
        "import sys, monev.database, monev.reading, monev.figures, monev.uploads, monev.outputs;"
        "print(sorted({'streamlit', 'pandas.plotting._matplotlib'} & set(sys.modules)))"
    )
    result = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


def test_periksa_runs_without_loading_what_it_does_not_need():
    book = next((ROOT / "data").glob("*Mesuji*.xlsx"))
    program = (
        "import sys; from monev.cli import main; main(['periksa', sys.argv[1], '--json']);"
        "heavy = {'pandas', 'duckdb', 'numpy', 'openpyxl', 'streamlit', 'pyarrow', 'PIL', 'docx'};"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    command = [sys.executable, "-c", program, str(book)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert (result.stdout[:1], result.stderr.splitlines()[-1]) == ("{", "[]")


def test_pages_and_router_go_through_monev_to_the_database():
    front = python_files("app.py", "pages")
    assert front
    assert _violations(front, ("duckdb", "openpyxl", "python_calamine", "monev.cli", "monev.__main__")) == []


def test_ui_asks_the_domain_and_never_the_database_driver():
    assert _violations(python_files("monev/ui"), ("duckdb", "openpyxl", "python_calamine", "pages", "app")) == []


def test_nothing_imports_a_page_or_the_router():
    assert _violations(python_files("monev"), ("pages", "app")) == []


def _pins(*file: str) -> dict[str, str]:
    rows = "\n".join((ROOT / name).read_text(encoding="utf-8") for name in file)
    return {_usual(name): pinned for name, pinned in re.findall(r"^([\w.-]+)==([^\s#]+)", rows, re.MULTILINE)}


def _usual(name: str) -> str:
    """A package's name as indexes compare it: pdfminer.six is pdfminer-six."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_library_the_program_imports_is_pinned_with_a_reason():
    owner = packages_distributions()
    used = {
        _usual(owner[root][0])
        for path in python_files(*ALL_CODE)
        for root in {name.split(".")[0] for name in imports(path)}
        if root in owner
    }
    reason = {
        _usual(row.split("==")[0])
        for row in (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
        if re.match(r"[\w.-]+==\S+\s+# \w", row)
    }
    assert reason == set(_pins("requirements.txt")), "setiap baris: nama==versi  # alasan"
    assert used <= reason, f"belum disematkan di requirements.txt: {sorted(used - reason)}"
    without_import = {"tzdata", "psycopg-binary"}  # a data package that zoneinfo reads; what psycopg loads by itself
    assert reason <= used | without_import, f"tidak dipakai lagi: {sorted(reason - used - without_import)}"


LOCKS = {
    "requirements.lock": ("requirements.txt",),
    "requirements-dev.lock": ("requirements.txt", "requirements-dev.txt"),
}


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_what_is_asked_for_and_nothing_but_versions_and_hashes(lock: str) -> None:
    rows = (ROOT / lock).read_text(encoding="utf-8").splitlines()
    other = [
        row
        for row in rows
        if not re.fullmatch(r"[\w.-]+==[\w.]+( ; [\w\s.!='<>]+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?", row)
    ]
    assert other == []
    assert _pins(*LOCKS[lock]).items() <= _pins(lock).items(), "make lock"


def test_what_runs_and_what_tests_run_on_is_the_same():
    assert _pins("requirements.lock").items() <= _pins("requirements-dev.lock").items()


def test_tests_run_on_exactly_the_locked_versions():
    elsewhere = {"colorama", "httpx2-jsfetch"}  # Windows, and Python inside a browser
    pins = {name: pin for name, pin in _pins("requirements-dev.lock").items() if name not in elsewhere}
    assert {name: (pin, version(name)) for name, pin in pins.items() if version(name) != pin} == {}


def test_every_requirement_is_pinned():
    for name in ("requirements.txt", "requirements-dev.txt"):
        rows = (ROOT / name).read_text(encoding="utf-8").splitlines()
        assert [row for row in rows if row.strip() and not row.startswith(("#", "-r")) and "==" not in row] == []
