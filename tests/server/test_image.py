"""The image: its files are enough to run, and none is of the office that built it."""

import os
import shutil
from fnmatch import fnmatchcase
from importlib.util import cache_from_source
from pathlib import Path

import pytest

from monev.uploads import first_data
from tests.code import ROOT, run_python

RULES = [
    line
    for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    if line and line[0] != "#"
]
NOT_LOOKED_AT = {".git", ".venv", "__pycache__"}


def goes_in(path: str) -> bool:
    """True if Docker takes a file along. The last rule that matches it or a folder above it
    decides.
    """
    above = [path, *map(str, Path(path).parents)]
    taken = True
    for rule in RULES:
        pattern = rule.removeprefix("!")
        at_any_depth = pattern.startswith("**/") and pattern.removeprefix("**/") in Path(path).parts
        # Docker's * stops at a slash; a rule names as many folders as it has slashes.
        same_depth = [name for name in above if name.count("/") == pattern.count("/")]
        if at_any_depth or any(fnmatchcase(name, pattern) for name in same_depth):
            taken = rule.startswith("!")
    return taken


@pytest.mark.parametrize(
    "path",
    [
        ".env",
        "sertifikat/monev.pem",
        "data/monev.duckdb",
        "data/monev.jurnal",
        "data/monev.jurnal-wal",
        "data/monev.lama-1.jurnal/entri/00000001.json",
        "data/monev.sertifikat/kunci.pem",
        "data/Rencana kantor.xlsx",
        "cadangan/monev.zip",
        ".venv/bin/python",
        "monev/__pycache__/rahasia.pyc",
        "tests/conftest.py",
        "kunci-rahasia.txt",
    ],
)
def test_what_belongs_to_the_office_stays_out(path):
    assert not goes_in(path)


STORE_AND_BUILD = """
import sys
from monev.cli import main
from monev.uploads.first_data import read_listing
smallest = min((one.path for one in read_listing()), key=lambda path: path.stat().st_size)
assert main(["muat", str(smallest), "--db", sys.argv[1]]) == 0
import app, monev.core.glossary as g, streamlit as st
print(type(app.app), *g.guide())
print(st.get_option("theme.light.primaryColor"), st.get_option("server.address"))
"""


def test_every_plan_of_the_first_start_goes_in():
    for listed in first_data.read_listing():
        assert goes_in(listed.path.relative_to(ROOT).as_posix()), listed.file


def test_what_goes_in_is_enough_to_start_in_any_folder_with_the_settings_beside_app_py(tmp_path):
    """Copied elsewhere, its files store one of the first plans and build the application. What
    Python compiled of them is copied too: compiling it takes longer than all else.

    The settings fail when Streamlit finds `.streamlit/config.toml` in another way than by
    `config._main_script_path`. Read `get_config_files` in streamlit/config.py and `App.__init__` in
    its starlette_app.py, then change `use_own_settings`; remove it if st.App meanwhile looks beside
    the module that made it.
    """
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in NOT_LOOKED_AT]
        for name in names:
            source = Path(folder) / name
            if goes_in(source.relative_to(ROOT).as_posix()):
                for path in (source, Path(cache_from_source(source))):
                    if path.exists():
                        (place := tmp_path / path.relative_to(ROOT)).parent.mkdir(
                            parents=True, exist_ok=True
                        )
                        shutil.copy2(path, place)
    (elsewhere := tmp_path / "lain").mkdir()
    here = os.environ | {"PYTHONPATH": str(tmp_path)}
    said = run_python("-c", STORE_AND_BUILD, tmp_path / "uji.duckdb", cwd=elsewhere, env=here)
    assert (tmp_path / "uji.jurnal").is_file()
    assert (tmp_path / "monev/__main__.py").is_file()
    assert "App" in said.stdout
    assert "cadangan" in said.stdout
    assert said.stdout.splitlines()[-1] == "#244a86 127.0.0.1"
