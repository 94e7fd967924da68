"""What a browser sends, read by its type: our pages send nothing of another shape, so such a
message is refused."""

import re
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import cache
from types import UnionType
from typing import (
    Annotated,
    Any,
    Literal,
    Union,
    dataclass_transform,
    get_args,
    get_origin,
    get_type_hints,
)

from monev.core.dates import format_tenggat
from monev.core.errors import MonevError


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Shape:
    """A part of a message: each subclass is a frozen dataclass, built of what it names; what else
    comes is ignored."""

    def __init_subclass__(cls) -> None:
        dataclass(frozen=True, kw_only=True)(cls)


@dataclass(frozen=True, slots=True)
class Within:
    """A limit of a value: of a number itself, of anything else its length."""

    least: int
    most: int

    def check(self, value: Any) -> None:
        """Raises ValueError beyond the limit."""
        size = value if isinstance(value, int) else len(value)
        if not self.least <= size <= self.most:
            raise ValueError(f"{size} is not within {self.least} and {self.most}")


class Whole:
    """A text without halves of characters, which can be written to no address and no file."""

    def check(self, value: str) -> None:
        """Raises UnicodeEncodeError, a ValueError."""
        value.encode()


Name = Annotated[str, Within(0, 4_000), Whole()]
"""What names something of ours. What a person typed is a `str`: the domain says in words what is
wrong with it."""


class _KeyOfTenggat:
    """A month as 2025-06, or a day as 2025-06-30."""

    def check(self, value: str) -> None:
        """Raises ValueError for another text."""
        if not re.fullmatch("[0-9]{4}-(0[1-9]|1[0-2])(-[0-9]{2})?", value):
            raise ValueError("not the key of a tenggat")
        format_tenggat(value)


Tenggat = Annotated[str, _KeyOfTenggat()]
MessageId = Annotated[str, Within(0, 64), Whole()]
"""A message's own number, by which it is done once."""


class NotUnderstood(MonevError):
    """A message that none of our pages sends."""

    title = "Permintaan ini tidak dikenal"


def read_shape(message: object, shape: Any) -> Any:
    """A message as the type it must have: of texts, numbers, lists, dicts, `Shape` and unions of
    them. Raises NotUnderstood."""
    try:
        return _read(message, shape)
    except ValueError as error:
        raise not_understood() from error


def not_understood() -> NotUnderstood:
    """The refusal of a message."""
    return NotUnderstood("Tidak ada yang diubah.", "Muat ulang halaman ini, lalu coba lagi.")


def _read(value: Any, hint: Any) -> Any:
    origin = get_origin(hint)
    parts = get_args(hint)
    if origin is Annotated:
        read = _read(value, parts[0])
        for limit in parts[1:]:
            limit.check(read)
        return read
    if origin in (Union, UnionType):
        return _read_any_of(value, parts)
    if origin in (list, dict):
        return _read_many(value, origin, parts)
    if is_dataclass(hint):
        return _read_shape(value, hint)
    is_one = isinstance(value, str) and value in parts if origin is Literal else type(value) is hint
    if is_one or hint is Any:  # of its very type: true is a number in Python, but none of ours
        return value
    raise ValueError(f"not {hint}")


def _read_many(value: Any, kind: type, parts: tuple[Any, ...]) -> Any:
    if not isinstance(value, kind):
        raise ValueError(f"not a {kind.__name__}")
    if isinstance(value, dict):
        return {_read(name, parts[0]): _read(one, parts[1]) for name, one in value.items()}
    return [_read(one, parts[0]) for one in value]


def _read_any_of(value: Any, options: tuple[Any, ...]) -> Any:
    for option in options:
        try:
            return _read(value, option)
        except ValueError:
            continue
    raise ValueError("none of the types it may have")


def _read_shape(value: Any, shape: Any) -> Any:
    if not isinstance(value, dict):
        raise ValueError(f"no {shape.__name__}")
    given = {}
    for name, (hint, is_needed) in _fields(shape).items():
        if name in value:
            given[name] = _read(value[name], hint)
        elif is_needed:
            raise ValueError(f"{name} lacks")
    return shape(**given)


@cache
def _fields(shape: Any) -> dict[str, tuple[Any, bool]]:
    """The fields of a shape: each with its type, and whether it must be there."""
    hints = get_type_hints(shape, include_extras=True)
    return {
        each.name: (hints[each.name], each.default is MISSING and each.default_factory is MISSING)
        for each in fields(shape)
    }
