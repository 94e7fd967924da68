"""The fixtures of `tests.page_runs`, for the tests of this folder."""

from tests.page_runs import (
    empty,
    fill_database,
    look_as,
    on_a_phone,
    open_page,
    planned,
    reported,
    turn_to_phone,
)

__all__ = [
    "empty",
    "fill_database",
    "look_as",
    "on_a_phone",
    "open_page",
    "planned",
    "reported",
    "turn_to_phone",
]
