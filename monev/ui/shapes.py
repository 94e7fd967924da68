"""What a browser sends, read by its type with pydantic.

Our pages send no other shape, so another one is refused.
"""

import re
from functools import cache
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_origin, overload

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from monev.core.dates import format_tenggat
from monev.core.errors import MonevError

Read = TypeVar("Read")


class Shape(BaseModel):
    """A part of a message. Fields that it does not name are ignored."""

    model_config = ConfigDict(strict=True, frozen=True)


Name = Annotated[str, Field(max_length=4_000)]
"""The name of something of ours. A text that a person typed is a plain `str`, which the domain
checks.

Pydantic refuses lone surrogates in both, since they can't be written to a file.
"""


def _check_tenggat(text: str) -> str:
    """Return the key of a tenggat. Raises ValueError for another text."""
    if not re.fullmatch("[0-9]{4}-(0[1-9]|1[0-2])(-[0-9]{2})?", text):
        raise ValueError("not the key of a tenggat")
    format_tenggat(text)
    return text


Tenggat = Annotated[str, AfterValidator(_check_tenggat)]
"""A month as 2025-06, or a day as 2025-06-30."""

MOST_PARTS = 20_000
"""Most texts, numbers and lists in one message. The largest form of the meeting has half of it."""

MessageId = Annotated[str, Field(max_length=64)]
"""A message's own number, so that it is done only once."""


class NotUnderstood(MonevError):
    """A message that none of our pages sends."""

    title = "Permintaan ini tidak dikenal"


@overload
def read_shape(message: object, shape: type[Read]) -> Read:
    """Return a message as one type."""


@overload
def read_shape(message: object, shape: object) -> object:
    """Return a message as one of several types, or as a limited one."""


def read_shape(message: object, shape: object) -> object:
    """Return a message as its type.

    Raises NotUnderstood, without what pydantic says of each part: that is longer than the message,
    and quotes it.
    """
    if not _is_short(message):
        raise not_understood()
    try:
        return _reader(shape).validate_python(message, strict=True)
    except ValidationError:
        raise not_understood() from None


def _is_short(message: object) -> bool:
    """True if a message has at most `MOST_PARTS` parts."""
    count, lists = 1, [message]
    while lists and count <= MOST_PARTS:
        one = lists.pop()
        inside = one.values() if isinstance(one, dict) else one if isinstance(one, list) else ()
        count += len(inside)
        if count <= MOST_PARTS:
            lists += inside
    return count <= MOST_PARTS


def not_understood() -> NotUnderstood:
    """Return the refusal of a message."""
    return NotUnderstood("Tidak ada yang diubah.", "Muat ulang halaman ini, lalu coba lagi.")


@cache
def _reader(shape: Any) -> TypeAdapter[object]:  # a type, a union or a limited type
    """Return the reader of a type. Of a union the first type that fits counts.

    Pydantic's own choice would read {"id": "7", "acts": []} as `Choices`, a plain dict, although
    `Said` stands before it.
    """
    if get_origin(shape) in (Union, UnionType):
        shape = Annotated[shape, Field(union_mode="left_to_right")]
    return TypeAdapter(shape)
