"""Monev ZI: an office's Rencana Aksi Zona Integritas, followed from plan to proof."""

import tomllib
from pathlib import Path

_SAID_IN = Path(__file__).resolve().parents[1] / "pyproject.toml"
VERSION: str = tomllib.loads(_SAID_IN.read_text(encoding="utf-8"))["project"]["version"]
"""Which Monev ZI this is, for people: what the journal's entries look like has numbers of its own."""
