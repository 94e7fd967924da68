"""Text that a spreadsheet would run as a formula: kept as text in CSV by an apostrophe, and taken off again."""

from __future__ import annotations

import re

_FORMULA = re.compile(r"'*[=+\-@]")
_QUOTED = re.compile(r"'+[=+\-@]")


def add_quote(text: str) -> str:
    """`=1+1` → `'=1+1`; a text that has apostrophes before such a sign gets one more, so that none is lost."""
    return f"'{text}" if _FORMULA.match(text) else text


def remove_quote(text: str) -> str:
    """The text `add_quote` was given."""
    return text[1:] if _QUOTED.match(text) else text
