"""What a browser sends, read by its type with pydantic. Our pages send nothing of another shape, so
any other message is refused."""

import re
from functools import cache
from typing import Annotated, Any, TypeVar, overload

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from monev.core.dates import format_tenggat
from monev.core.errors import MonevError

Read = TypeVar("Read")


class Shape(BaseModel):
    """A part of a message. Fields that it does not name are ignored."""

    model_config = ConfigDict(strict=True, frozen=True)


Name = Annotated[str, Field(max_length=4_000)]
"""What names something of ours. What a person typed is a `str`: the domain says in words what is
wrong with it. Pydantic refuses half of a character in both: it can be written to no file."""


def _check_tenggat(text: str) -> str:
    """Return the key of a tenggat. Raises ValueError for another text."""
    if not re.fullmatch("[0-9]{4}-(0[1-9]|1[0-2])(-[0-9]{2})?", text):
        raise ValueError("not the key of a tenggat")
    format_tenggat(text)
    return text


Tenggat = Annotated[str, AfterValidator(_check_tenggat)]
"""A month as 2025-06, or a day as 2025-06-30."""

MessageId = Annotated[str, Field(max_length=64)]
"""A message's own number, by which it is done once."""


class NotUnderstood(MonevError):
    """A message that none of our pages sends."""

    title = "Permintaan ini tidak dikenal"


@overload
def read_shape(message: object, shape: type[Read]) -> Read:
    """Read a message of one type."""


@overload
def read_shape(message: object, shape: object) -> object:
    """Read a message of one of several types, or of a limited one."""


def read_shape(message: object, shape: object) -> object:
    """Read a message as the type it must have. Raises NotUnderstood."""
    try:
        return _reader(shape).validate_python(message, strict=True)
    except ValidationError as error:
        raise not_understood() from error


def not_understood() -> NotUnderstood:
    """Return the refusal of a message."""
    return NotUnderstood("Tidak ada yang diubah.", "Muat ulang halaman ini, lalu coba lagi.")


@cache
def _reader(shape: Any) -> TypeAdapter[object]:  # a type, a union or a limited type
    return TypeAdapter(shape)
