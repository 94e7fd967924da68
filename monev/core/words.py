"""The words of a room, in a TOML file beside its modules, and errors that use them."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from monev.core.errors import MonevError

E = TypeVar("E", bound=MonevError)


def read_words(module: str, name: str = "refusals") -> dict[str, Any]:
    """Read the file of words with this name beside a module; cached.

    A refusal has a message, an advice and perhaps a heading.
    """
    return _read(Path(module).with_name(f"{name}.toml"))


@cache
def _read(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def worded(kind: type[E], words: tuple[str, ...], **values: object) -> E:
    """Make an error of this kind from the words of a refusal, with the values filled in."""
    pesan, advice, *heading = (part.format(**values) for part in words)
    return kind(pesan, advice, heading=heading[0] if heading else None)
