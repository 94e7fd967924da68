"""Find the column that labels the rows of a table as plan or as done."""

from monev.reading.columns.header import Header
from monev.reading.vocabulary.headings import REALISASI_WORDS, RENCANA_WORDS, normalize

_LETTERS_OF_PAIRS = ("rt", "rc", "ra", "rl", "pr", "pt", "pa", "pc", "tc", "ta")
_PAIRED = [*map(set, _LETTERS_OF_PAIRS), {"r", "re"}]
"""Letters of rows of plan and done: rencana, target or plan, realisasi, capaian, actual,
terlaksana, laksana."""
_DIVIDING = RENCANA_WORDS | REALISASI_WORDS | set().union(*_PAIRED)


def find_dividing_column(header: Header) -> tuple[int, dict[int, str]] | None:
    """Find the column that only labels each row as plan or realisasi, in words or by a letter;
    with row → label.
    """
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
    repeated heading.
    """
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
