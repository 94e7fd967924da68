"""CSV text to rows: the separator is found by which one gives rows of equal width; what swallows rows is refused.

Text that a spreadsheet would run as a formula: kept as text in CSV by an apostrophe, and taken off again.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter

from monev.core.errors import FileRefused
from monev.reading.files import limits

SEPARATORS = {",": "koma", ";": "titik koma", "\t": "tab", "|": "garis tegak"}

_SAMPLE_SIZE = 200_000  # characters from which the separator is found
_ONE_RENCANA = "Unggah hanya tabel rencana aksi satu satker dan satu tahun."
_END = "\x03"  # a last row of its own: where it does not come out again, an open quote swallowed it


def read_csv(text: str) -> tuple[tuple[tuple[str, ...], ...], str]:
    """Rows of a CSV text and its separator. Raises FileRefused: too large, or a quote that is never closed."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    header, _, rest = text.partition("\n")
    guidance = header.strip(" ").strip('"')
    if guidance.lower().startswith("sep=") and len(guidance) == 5:
        # Excel's own hint; the line stays as an empty row so that row numbers match what people see.
        return ((), *_all_rows(rest, guidance[4])), guidance[4]
    candidates = {p: _sample_rows(text[:_SAMPLE_SIZE], p) for p in SEPARATORS}
    separator = max(SEPARATORS, key=lambda p: _tidiness(candidates[p]))
    return _all_rows(text, separator), separator


def _sample_rows(text: str, separator: str) -> list[list[str]]:
    """As many rows of a text as can be read, to see how wide they are."""
    row: list[list[str]] = []
    try:
        row.extend(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error:  # a cell beyond the longest; the rows before it tell enough
        return row
    return row


def _tidiness(row: list[list[str]]) -> tuple[float, int]:
    """How table-like rows are: the share of rows with the commonest width of two or more, then that width."""
    width = Counter(len(b) for b in row if b)
    count = {n: k for n, k in width.items() if n > 1}
    if not count:
        return 0.0, 0
    common = max(count, key=lambda n: (count[n], n))
    return round(count[common] / sum(width.values()), 1), common


def _all_rows(text: str, separator: str) -> tuple[tuple[str, ...], ...]:
    """Every row. The cells are counted before they are made: a row of millions of them costs gigabytes."""
    if text.count(separator) > limits.MAX_CELLS:
        raise FileRefused(f"CSV ini berisi lebih dari {_with_thousands(limits.MAX_CELLS)} sel.", _ONE_RENCANA)
    row: list[tuple[str, ...]] = []
    try:
        _parse(text, separator, row, strict=True)
    except csv.Error as cause:
        if "expected after" not in str(cause):
            raise _open_quote_error(len(row) + 1) from cause
        # `"a"b`: a stray quote inside a cell, harmless where every quote is closed.
        row = []
        try:
            _parse(text.removesuffix("\n") + f"\n{_END}", separator, row, strict=False)
        except csv.Error as sebab_lain:
            raise _open_quote_error(len(row) + 1) from sebab_lain
        if row[-1] != (_END,):
            raise _open_quote_error(len(row)) from cause
        row.pop()
    return tuple(row)


def _parse(text: str, separator: str, row: list[tuple[str, ...]], *, strict: bool) -> None:
    """Add the rows of a text to `row`; raises csv.Error, and FileRefused where there are too many."""
    for cell in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=strict):
        if len(row) > limits.MAX_ROWS:
            raise FileRefused(f"CSV ini lebih dari {_with_thousands(limits.MAX_ROWS)} baris.", _ONE_RENCANA)
        row.append(_trim_row(cell, len(row) + 1))


def _trim_row(cell: list[str], number: int) -> tuple[str, ...]:
    """A row; the empty cells Excel writes up to its widest row are let go where they lie beyond any table."""
    if len(cell) > limits.MAX_COLUMNS:
        while not cell[-1].strip() and len(cell) > limits.MAX_COLUMNS:
            cell.pop()
        if len(cell) > limits.MAX_COLUMNS:
            raise FileRefused(
                f"Baris {number} CSV ini terisi sampai kolom ke-{len(cell)}; batasnya {limits.MAX_COLUMNS}.",
                "Hapus kolom yang bukan rencana aksi, lalu simpan ulang.",
            )
    return tuple(cell)


def _open_quote_error(number: int) -> FileRefused:
    return FileRefused(
        f"CSV ini tidak utuh: tanda kutip yang dibuka pada baris {number} tidak ditutup, "
        "atau isi selnya terlalu panjang.",
        "Perbaiki baris itu, atau simpan ulang dari Excel.",
    )


def _with_thousands(total_count: int) -> str:
    return f"{total_count:,}".replace(",", ".")


_FORMULA = re.compile(r"'*[=+\-@]")
_QUOTED = re.compile(r"'+[=+\-@]")


def add_quote(text: str) -> str:
    """`=1+1` → `'=1+1`; a text that has apostrophes before such a sign gets one more, so that none is lost."""
    return f"'{text}" if _FORMULA.match(text) else text


def remove_quote(text: str) -> str:
    """The text `add_quote` was given."""
    return text[1:] if _QUOTED.match(text) else text
