"""What `pip install .` brings, and the notes of a release."""

import subprocess
import sys
import tomllib

import pytest

from tests.code import ROOT
from tools.release_notes import notes


def test_the_wheel_brings_what_the_image_brings():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert all(place == f"monev_zi/{name}" for name, place in wheel.items() if "tools" not in name)
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    image = {line.removeprefix("!") for line in lines if line.startswith("!")}
    # pip brings the libraries and the licence by itself.
    assert {name for name in wheel if "tools" not in name} == image - {
        "requirements.lock",
        "LICENSE",
    }


def test_the_pages_are_served_by_a_command():
    command = (sys.executable, "-m", "monev", "layani", "--help")
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert "--port" in told


def test_the_notes_of_a_release_are_its_part_of_the_changes():
    changes = "# Perubahan\n\n## 2.0.0\n\n- Satu.\n\n## 1.2.0 (29 November 2026)\n\n- Dua.\n"
    assert notes(changes, "2.0.0") == "- Satu.\n"
    assert notes(changes, "1.2.0") == "- Dua.\n"
    with pytest.raises(LookupError):
        notes(changes, "2.0")
