"""Bytes of a text file → the rows of a CSV: its encoding is found, and what is no table is named.
Runs in the child. The separator is found by which one gives rows of equal width; what swallows rows
is refused. A text that a spreadsheet would run as a formula is kept as text by an apostrophe
(`add_quote`), and taken off again."""

import codecs
import csv
import io
import re
from collections import Counter
from contextlib import suppress

from monev.core.records import JsonObject
from monev.reading.files import limits
from monev.reading.files.shown_text import value_text

_SEPARATORS = ",;\t|"

_SAMPLE_SIZE = 200_000  # characters from which the separator is found
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_END = "\x03"  # a last row of its own: where it does not come out again, an open quote swallowed it


_REST_1252 = dict[int, str]()
"""What stands in the place of a byte that is no UTF-8 → its letter."""

for _byte in range(0x80, 0x100):
    _REST_1252[0xDC00 + _byte] = bytes([_byte]).decode("windows-1252", "replace")


def read(data: bytes) -> JsonObject:
    """{"lembar": its one sheet "CSV", "terpotong": its last row, how wide it is and others are,
    where it seems cut in its middle}. Raises FileRefused where the text is none of a table, or too
    large."""
    text = _decode_text(data)
    start = text[:2000].lstrip().lower()
    for beginning, code in limits.WORDS["first_words"].items():
        if re.match(beginning, start, re.DOTALL):
            raise limits.refusal(code)
    if not text.strip():
        raise limits.refusal("blank")
    rows = _read_csv(text)
    cells: list[tuple[int, int, str]] = []
    for number, row in enumerate(rows, 1):
        for column, raw in enumerate(row, 1):
            if shown := remove_quote(value_text(raw)):
                cells.append((number, column, shown))
    cut = list[tuple[int, JsonObject]]()
    above = Counter(map(len, rows[:-1])).most_common(1)
    if above and not text.endswith(("\n", "\r")):
        width, count = above[0]
        filled = len(rows[-1])
        if filled < width and 2 * count > len(rows):
            cut.append((len(rows), {"filled": filled, "width": width}))
    return {
        "lembar": [
            {
                "nama": "CSV",
                "sel": cells,
                "gabungan": (),
            }
        ],
        "terpotong": cut,
    }


def _decode_text(data: bytes) -> str:
    """Bytes → text, by BOM, else UTF-8, else Windows-1252 (what Excel's plain "CSV" is in
    Indonesia)."""
    is_wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = data.decode("utf-16" if is_wide else "utf-8-sig")
    except UnicodeDecodeError as cause:
        if is_wide:
            raise limits.refusal("unknown") from cause
        # "CSV (Macintosh)" of Excel ends its lines as no other program does. Else it is UTF-8 but
        # for a few bytes (rows pasted from another file), or of an older encoding as a whole.
        if b"\r" in data and b"\n" not in data:
            text = data.decode("mac-roman")
        else:
            bare = data.removeprefix(codecs.BOM_UTF8)
            text = bare.decode("utf-8", "surrogateescape").translate(_REST_1252)
    # Control characters that no spreadsheet program writes.
    if _CONTROL.search(text, 0, 4000):
        raise limits.refusal("unknown")
    return text


def _read_csv(text: str) -> list[tuple[str, ...]]:
    """Rows of a CSV text. Raises FileRefused: too large, or a quote that is never closed."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    sample = text[:_SAMPLE_SIZE]
    best = max(_SEPARATORS, key=lambda separator: _tidiness(sample, separator))
    return _all_rows(text, best)


def _tidiness(text: str, separator: str) -> tuple[float, int]:
    """How table-like a separator makes a text: the share of rows of the commonest width from two
    on, and that width."""
    widths = Counter[int]()
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    with suppress(csv.Error):  # a cell beyond the longest; the rows before it tell enough
        widths.update(map(len, rows))
    del widths[0]
    total = widths.total()
    del widths[1]
    count, width = max(((count, width) for width, count in widths.items()), default=(0, 0))
    return round(count / max(total, 1), 1), width


def _all_rows(text: str, separator: str) -> list[tuple[str, ...]]:
    """Every row. The cells are counted before they are made: a row of millions of them costs
    gigabytes."""
    if text.count(separator) > limits.MAX_CELLS:
        raise limits.refusal("csv_cells", most=_with_thousands(limits.MAX_CELLS))
    stream = io.StringIO(text.removesuffix("\n") + f"\n{_END}", newline="")
    rows = list[tuple[str, ...]]()
    try:
        for cells in csv.reader(stream, delimiter=separator):
            if len(rows) > limits.MAX_ROWS:
                raise limits.refusal("csv_rows", most=_with_thousands(limits.MAX_ROWS))
            # Excel writes every row as wide as its widest, also where nothing stands there.
            rows.append(tuple(cells[: limits.MAX_COLUMNS]))
            while cells and not cells[-1].strip():
                cells.pop()
            if len(cells) > limits.MAX_COLUMNS:
                values = {
                    "row": len(rows),
                    "column": len(cells),
                    "most": limits.MAX_COLUMNS,
                }
                raise limits.refusal("csv_columns", **values)
    except csv.Error as cause:
        raise limits.refusal("open_quote", row=len(rows) + 1) from cause
    if rows.pop() != (_END,):
        raise limits.refusal("open_quote", row=len(rows) + 1)
    return rows


def _with_thousands(number: int) -> str:
    return f"{number:,}".replace(",", ".")


# Signs that are not seen, and wide ones that a spreadsheet of East Asia takes for the usual, begin
# a formula as well.
_FORMULA = re.compile(
    r"'*[\t\r\n\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]*[=+\-@＝＋－＠]"
)


def add_quote(text: str) -> str:
    """`=1+1` → `'=1+1`; a text that has apostrophes before such a sign gets one more, so that none
    is lost."""
    return f"'{text}" if _FORMULA.match(text) else text


def remove_quote(text: str) -> str:
    """The text `add_quote` was given."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
