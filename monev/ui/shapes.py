"""What a browser sends, read by its type: our pages send nothing of another shape, so such a
message is refused."""

import re
from collections.abc import Sequence, Sized
from dataclasses import MISSING, dataclass, fields
from functools import cache
from types import UnionType
from typing import (
    Annotated,
    Literal,
    TypeVar,
    Union,
    dataclass_transform,
    get_args,
    get_origin,
    get_type_hints,
    overload,
)

from monev.core.dates import format_tenggat
from monev.core.errors import MonevError

Read = TypeVar("Read")


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

    def check(self, value: int | Sized) -> None:
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


@overload
def read_shape(message: object, shape: type[Read]) -> Read:
    """A message of one type."""


@overload
def read_shape(message: object, shape: object) -> object:
    """A message of one of several types, or of a limited one."""


def read_shape(message: object, shape: object) -> object:
    """A message as the type it must have: of texts, numbers, lists, dicts, `Shape` and unions of
    them. Raises NotUnderstood."""
    try:
        return _read(message, shape)
    except ValueError as error:
        raise not_understood() from error


def not_understood() -> NotUnderstood:
    """The refusal of a message."""
    return NotUnderstood("Tidak ada yang diubah.", "Muat ulang halaman ini, lalu coba lagi.")


def _read(value: object, hint: object) -> object:
    origin = get_origin(hint)
    parts = get_args(hint)
    if origin is Annotated:
        read = _read(value, parts[0])
        for limit in parts[1:]:
            limit.check(read)
        return read
    if origin in (Union, UnionType):
        return _read_any_of(value, parts)
    if hint is object:
        return value
    if isinstance(value, dict | list):
        return _read_parts(value, hint)
    # Of its very type: true is a number in Python, but none of ours.
    if type(value) is hint or (origin is Literal and isinstance(value, str) and value in parts):
        return value
    raise ValueError(f"not {hint}")


def _read_parts(value: dict[object, object] | list[object], hint: object) -> object:
    origin = get_origin(hint)
    parts = get_args(hint)
    if isinstance(value, list):
        if origin is list:
            return [_read(one, parts[0]) for one in value]
    elif origin is dict:
        return {_read(name, parts[0]): _read(one, parts[1]) for name, one in value.items()}
    elif isinstance(hint, type) and issubclass(hint, Shape):
        return _read_fields(value, hint)
    raise ValueError(f"not {hint}")


def _read_any_of(value: object, options: Sequence[object]) -> object:
    for option in options:
        try:
            return _read(value, option)
        except ValueError:
            continue
    raise ValueError("none of the types it may have")


def _read_fields(said: dict[object, object], shape: type) -> object:
    given: dict[str, object] = {}
    for name, (hint, is_needed) in _fields(shape).items():
        if name in said:
            given[name] = _read(said[name], hint)
        elif is_needed:
            raise ValueError(f"{name} lacks")
    return shape(**given)


@cache
def _fields(shape: type) -> dict[str, tuple[object, bool]]:
    """The fields of a shape: each with its type, and whether it must be there."""
    hints = get_type_hints(shape, include_extras=True)
    found: dict[str, tuple[object, bool]] = {}
    for each in fields(shape):
        is_needed = each.default is MISSING and each.default_factory is MISSING
        found[each.name] = (hints[each.name], is_needed)
    return found
