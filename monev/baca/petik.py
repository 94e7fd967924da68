"""Text that a spreadsheet would run as a formula: kept as text in CSV by an apostrophe, and taken off again."""

from __future__ import annotations

import re

_RUMUS = re.compile(r"'*[=+\-@]")
_BERPETIK = re.compile(r"'+[=+\-@]")


def beri_petik(teks: str) -> str:
    """`=1+1` → `'=1+1`; a text that has apostrophes before such a sign gets one more, so that none is lost."""
    return f"'{teks}" if _RUMUS.match(teks) else teks


def lepas_petik(teks: str) -> str:
    """The text `beri_petik` was given."""
    return teks[1:] if _BERPETIK.match(teks) else teks
