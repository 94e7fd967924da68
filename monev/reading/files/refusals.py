"""Why a file is refused, and what to do instead, as listed in `refusals.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path

from monev.core.errors import FileRefused

WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
"""The tables of the file: sentences, advice, and kinds of file."""


def refusal(code: str, **values: object) -> FileRefused:
    """The refusal of this code, with its values: what is wrong with the file, and what to do instead."""
    message, advice = WORDS["refusals"][code]
    return FileRefused(message.format(**values), WORDS["advice"].get(advice, advice))
