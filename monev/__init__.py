"""Monev ZI: an office's Rencana Aksi Zona Integritas, followed from plan to proof."""

import subprocess
import tomllib
from functools import cache
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]
VERSION: str = tomllib.loads((_ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
    "version"
]
"""Which Monev ZI this is, for people: what the journal's entries look like has numbers of its
own."""
BUILD_FILE = "monev/terbitan.txt"
"""Day and commit of what was built (an image, a ZIP, a release), written there by what builds
it."""
_OF_COMMIT = ("git", "log", "-1", "--format=%cs, %h", "--abbrev=8")


def mark_of_commit(folder: Path) -> str:
    """Answers day and commit of a git clone, "2026-11-28, 0a1b2c3d".

    Raises OSError, CalledProcessError.
    """
    told = subprocess.run(_OF_COMMIT, cwd=folder, capture_output=True, text=True, check=True)
    return told.stdout.strip()


@cache
def build() -> str:
    """Names this build: "1.1.0 (2026-11-28, 0a1b2c3d)".

    The version alone where nobody knows more.
    """
    kept = _ROOT / BUILD_FILE
    try:
        mark = kept.read_text(encoding="utf-8").strip() if kept.exists() else mark_of_commit(_ROOT)
    except (
        OSError,
        subprocess.CalledProcessError,
    ):  # no git, or a copy of the folder without its history
        return VERSION
    return f"{VERSION} ({mark})"
