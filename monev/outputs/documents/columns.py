"""Makes each column of a table wide enough for its longest word, alike in Word and PDF."""

from functools import lru_cache

from monev.outputs.documents.blocks import Table
from monev.outputs.documents.fonts import measure

_MOST = 0.3
"""The share of a table that a word may ask for; a longer one, as an address, is broken."""


def fit_columns(table: Table, width: float) -> list[float]:
    """Return the widths of the columns in points, as wished if every word has room there.

    Else the columns with room to spare give it, each as much as it can.
    """
    whole = sum(table.widths)
    wished = [width * part / whole for part in table.widths]
    if not table.headers:
        return wished
    least = (min(need + 2 * table.sides + 1, _MOST * width) for need in _needed(table))
    spare = [have - need for have, need in zip(wished, least, strict=True)]
    given = sum(room for room in spare if room > 0)
    lacking = -sum(room for room in spare if room < 0)
    if not given or not lacking:
        return wished
    moved = min(given, lacking)
    fitted = []
    for have, room in zip(wished, spare, strict=True):
        fitted.append(have - room * moved / (given if room > 0 else lacking))
    return fitted


def _needed(table: Table) -> list[float]:
    """Return the width of the longest word of each column."""
    needed = [_longest_word(text, table.size, bold=True) for text in table.headers]
    for number, row in enumerate(table.rows):
        if table.spans_all(row):
            continue
        bold = table.is_bold(number)
        for column, text in enumerate(row):
            needed[column] = max(needed[column], _longest_word(text, table.size, bold=bold))
    return needed


@lru_cache(maxsize=8192)
def _longest_word(text: str, size: float, *, bold: bool) -> float:
    return max((measure(word, size, bold=bold) for word in text.split()), default=0)
