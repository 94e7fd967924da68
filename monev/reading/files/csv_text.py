"""Read the bytes of a text file as the rows of a CSV. Runs in the child.

The encoding is found, and a text that is no table is refused by name. The separator is the one that
gives rows of equal width; a quote that swallows rows is refused. A text that a spreadsheet would
run as a formula is stored with an apostrophe before it (`add_quote`), which is taken off again
here.
"""

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
_SAMPLE_BYTES = 1_000  # bytes that tell if this is UTF-16
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_MOST_CONTROL = 0.01
"""Share of control characters at the beginning beyond which this is no text."""
_ESCAPED = re.compile(r'\\"(?!\s*(?:[,;\t|\n]|$))')
"""A quote within a cell as databases write it."""

_END = "\x03"  # a last row of its own: if it does not come out again, an open quote swallowed it


_REST_1252 = dict[int, str]()
"""Stand-in for a byte that is not UTF-8 → its letter in Windows-1252."""

for _byte in range(0x80, 0x100):
    _REST_1252[0xDC00 + _byte] = bytes([_byte]).decode("windows-1252", "replace")


def read(data: bytes) -> JsonObject:
    """Return {"lembar": [the sheet "CSV"], "terpotong": rows of odd width}.

    Each comes with its own width and the usual one. Raises FileRefused for a text that is no table
    or is too large.
    """
    text = _decode_text(data.rstrip(b"\x1a"))  # the end of a file of MS-DOS
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
            shown = remove_quote(value_text(raw))
            if shown:
                cells.append((number, column, shown))
    sheet = {"nama": "CSV", "sel": cells, "gabungan": ()}
    cut = _find_odd(rows, is_whole=text.endswith(("\n", "\r")))
    return {"lembar": [sheet], "terpotong": cut}


def _find_odd(rows: list[tuple[str, ...]], *, is_whole: bool) -> list[tuple[str, int, JsonObject]]:
    """List the rows wider than most, and the last one if it seems cut: code, number and widths."""
    widths = Counter(map(len, rows[:-1]))
    del widths[1]  # titles above the table
    if not widths:
        return []
    [(width, count)] = widths.most_common(1)
    if 2 * count <= widths.total() + 1:
        return []
    odd = list[tuple[str, int, JsonObject]]()
    for number, row in enumerate(rows, 1):
        filled = len(row)
        is_cut = filled < width and number == len(rows) and not is_whole
        if is_cut or (filled > width and any(row[width:])):
            code = "files.csv_cut" if is_cut else "files.csv_wide"
            odd.append((code, number, {"filled": filled, "width": width}))
    return odd


def _decode_text(data: bytes) -> str:
    """Decode bytes by their BOM, else as UTF-8, else as Windows-1252.

    The last is Excel's plain "CSV" in Indonesia. Of UTF-16 without a BOM every other byte is 0;
    a 0 here and there is an export's slip.
    """
    encoding = "utf-8-sig"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    elif 4 * (zeros := (sample := data[:_SAMPLE_BYTES]).count(0)) > len(sample):
        is_little = sample[1::2].count(0) == zeros
        encoding = "utf-16-le" if is_little else "utf-16-be"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as cause:
        if encoding != "utf-8-sig":
            raise limits.refusal("unknown") from cause
        # "CSV (Macintosh)" of Excel ends its lines as no other program does. Else it is UTF-8 but
        # for a few bytes (rows pasted from another file), or of an older encoding as a whole.
        if b"\r" in data and b"\n" not in data:
            text = data.decode("mac-roman")
        else:
            bare = data.removeprefix(codecs.BOM_UTF8)
            text = bare.decode("utf-8", "surrogateescape")
            text = text.translate(_REST_1252)
    # Control characters that no spreadsheet program writes: many are no text, a few are left out
    # of their cells (`value_text`).
    beginning = text[:4000]
    if len(_CONTROL.findall(beginning)) > _MOST_CONTROL * len(beginning):
        raise limits.refusal("unknown")
    return text


def _read_csv(text: str) -> list[tuple[str, ...]]:
    """Return the rows of a CSV text.

    Raises FileRefused if it is too large or a quote is never closed.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _ESCAPED.sub('""', text)
    sample = text[:_SAMPLE_SIZE]
    tidiness = {separator: _tidiness(sample, separator) for separator in _SEPARATORS}
    best = max(tidiness, key=tidiness.__getitem__)
    return _all_rows(text, best)


def _tidiness(text: str, separator: str) -> tuple[float, int]:
    """Return how well a separator makes a table of a text.

    It is (share of rows with the most frequent width of at least 2, this width).
    """
    widths = Counter[int]()
    stream = io.StringIO(text, newline="")
    rows = csv.reader(stream, delimiter=separator)
    with suppress(csv.Error):  # a cell beyond the longest; the rows before it tell enough
        widths.update(map(len, rows))
    del widths[0]
    total = widths.total()
    del widths[1]
    best = (0, 0)
    for width, count in widths.items():
        best = max(best, (count, width))
    count, width = best
    return round(count / max(total, 1), 1), width


def _all_rows(text: str, separator: str) -> list[tuple[str, ...]]:
    """Return every row.

    Cells are counted before they are made: a row of millions of them costs gigabytes.
    """
    if text.count(separator) > limits.MAX_CELLS:
        most = _with_thousands(limits.MAX_CELLS)
        raise limits.refusal("csv_cells", most=most)
    with_end = text.removesuffix("\n") + f"\n{_END}"
    stream = io.StringIO(with_end, newline="")
    rows = list[tuple[str, ...]]()
    try:
        for cells in csv.reader(stream, delimiter=separator):
            if len(rows) > limits.MAX_ROWS:
                most = _with_thousands(limits.MAX_ROWS)
                raise limits.refusal("csv_rows", most=most)
            # Excel writes every row as wide as its widest, with empty cells at its end.
            rows.append(tuple(cells[: limits.MAX_COLUMNS]))
            while cells and not cells[-1].strip():
                cells.pop()
            if len(cells) > limits.MAX_COLUMNS:
                values = {"row": len(rows), "column": len(cells), "most": limits.MAX_COLUMNS}
                raise limits.refusal("csv_columns", **values)
    except csv.Error as cause:
        raise limits.refusal("open_quote", row=len(rows) + 1) from cause
    if rows.pop() != (_END,):
        raise limits.refusal("open_quote", row=len(rows) + 1)
    return rows


def _with_thousands(number: int) -> str:
    return f"{number:,}".replace(",", ".")


# Invisible signs, and wide ones (＝) that a spreadsheet of East Asia accepts, begin a formula too.
_FORMULA = re.compile(
    r"'*[\t\r\n\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]*[=+\-@＝＋－＠]"
)


def add_quote(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would run: `=1+1` → `'=1+1`.

    A text with apostrophes before such a sign gets one more, so none is lost.
    """
    return f"'{text}" if _FORMULA.match(text) else text


def remove_quote(text: str) -> str:
    """Return the text `add_quote` was given."""
    is_quoted = text.startswith("'") and _FORMULA.match(text)
    return text[1:] if is_quoted else text
