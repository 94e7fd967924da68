"""Why something is refused: the words of a room, in `refusals.toml` beside its modules."""

import tomllib
from pathlib import Path
from typing import Any, TypeVar

from monev.core.errors import MonevError

E = TypeVar("E", bound=MonevError)


def read_refusals(module: str) -> dict[str, Any]:
    """The words that lie beside this module, by code: what is so, what to do, and a heading where it has its own."""
    return tomllib.loads(Path(module).with_name("refusals.toml").read_text(encoding="utf-8"))


def worded(kind: type[E], words: tuple[str, ...], **values: object) -> E:
    """An error of this kind in such words, with the values in their places."""
    pesan, advice, *heading = (part.format(**values) for part in words)
    return kind(pesan, advice, heading=heading[0] if heading else None)
