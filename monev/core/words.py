"""The words of a room, in TOML beside its modules; and an error in such words."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from monev.core.errors import MonevError

E = TypeVar("E", bound=MonevError)


def read_words(module: str, name: str = "refusals") -> dict[str, Any]:
    """The words that lie beside this module in a file of that name, read once. Of a refusal: what
    is so, what to do, and a heading where it has its own."""
    return _read(Path(module).with_name(f"{name}.toml"))


@cache
def _read(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def worded(kind: type[E], words: tuple[str, ...], **values: object) -> E:
    """An error of this kind in the words of a refusal, with the values in their places."""
    pesan, advice, *heading = (part.format(**values) for part in words)
    return kind(pesan, advice, heading=heading[0] if heading else None)
