"""Find the column that labels the rows of a table as plan or as done."""

from monev.reading.columns.header import Header
from monev.reading.vocabulary.headings import (
    PATTERNS,
    REALISASI_WORDS,
    RENCANA_WORDS,
    REQUIRED,
    normalize,
)

_LETTERS_OF_PAIRS = ("rt", "rc", "ra", "rl", "pr", "pt", "pa", "pc", "tc", "ta")
_PAIRED = [*map(set, _LETTERS_OF_PAIRS), {"r", "re"}]
"""Letters of rows of plan and done: rencana, target or plan, realisasi, capaian, actual,
terlaksana, laksana."""
_DIVIDING = RENCANA_WORDS | REALISASI_WORDS | set().union(*_PAIRED)


def find_dividing_column(header: Header) -> tuple[int, dict[int, str]] | None:
    """Find the column that only labels each row as plan or realisasi, in words or by a letter;
    with row → label."""
    for column in range(1, header.grid.last_column + 1):
        if column in header.months:
            continue
        labels = _list_labels(header, column)
        said = {*labels.values()}
        if said in _PAIRED:
            return column, labels
        has_both = said & RENCANA_WORDS and said & REALISASI_WORDS
        if has_both and said <= _DIVIDING:
            return column, labels
    return None


def _list_labels(header: Header, column: int) -> dict[int, str]:
    """Return row → the word by which a column may label it. A lone note labels nothing, nor does a
    repeated heading."""
    labels: dict[int, str] = {}
    heading = header.headings.get(column)
    for row, text in header.cells_below(column).items():
        if text == heading:
            continue
        word = normalize(text)
        has_others = len(header.grid.by_row[row]) > 1
        if has_others or len(word) == 1 or word in REALISASI_WORDS:
            labels[row] = word
    return labels


def find_rows_of_done(header: Header) -> tuple[int, dict[int, str]]:
    """Find the column in which rows right below most works begin with Realisasi, without work of
    their own; with row → *realisasi*. No row if fewer works have one."""
    grid = header.grid
    langkah = header.column_of("langkah_aksi")
    done: dict[int, str] = {}
    headed = 0
    column = 0
    for row in header.rows_below:
        first = grid.by_row[row][0]
        text = grid.texts[row, first]
        if not PATTERNS["done_row"].fullmatch(text):
            continue
        if grid.explains_colour(row, first):
            continue
        work = grid.own_text(row, langkah)
        if work not in ("", text):
            continue
        column = column or first
        above = row - 1
        is_headed = above in grid.by_row and above not in done
        headed += is_headed and above > header.end
        done[row] = "realisasi"
    works = 0
    for row in header.cells_below(langkah):
        is_full = len(grid.by_row[row]) >= len(REQUIRED)
        works += is_full and row not in done
    if 2 * headed <= works:
        done = {}
    return column, done
