"""Prints what CHANGES.md says of the present version: the notes of a release."""

import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def notes(changes: str, version: str) -> str:
    """Return the part of CHANGES.md below the heading of a version. Raises LookupError."""
    found = re.search(
        rf"^## {re.escape(version)}(?: [^\n]*)?\n(.*?)(?=^## |\Z)", changes, re.M | re.S
    )
    if found is None:
        raise LookupError(f"CHANGES.md: tidak ada bagian {version}")
    return found[1].strip() + "\n"


if __name__ == "__main__":
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    sys.stdout.write(notes((ROOT / "CHANGES.md").read_text(encoding="utf-8"), project["version"]))
