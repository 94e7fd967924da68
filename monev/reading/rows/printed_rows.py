"""Rows below the headings that a printed page says again: headings, titles, numbers of columns and pages."""

from monev.reading.columns.header import Header
from monev.reading.rows.areas import may_name_area
from monev.reading.vocabulary.headings import normalize
from monev.reading.vocabulary.structure import PAGE_NUMBER, PATTERNS, name_person

_EXPLAINED, _NUMBERED_COLUMNS = 3, 4


def find_printed_rows(header: Header) -> frozenset[int]:
    """The rows below the headings that only repeat or explain them, repeat a title, or count columns and pages."""
    headings = header.heading_words
    titles = {normalize(title) for title in header.titles}

    def is_printed(number: int) -> bool:
        texts = [header.grid.texts[number, k] for k in header.grid.by_row[number]]
        explains = all(map(PATTERNS["in_brackets"].fullmatch, texts)) and len(texts) >= _EXPLAINED
        is_below = explains and number == header.end + 1
        if is_below or header.repeats_heading(number, headings) or _is_column_numbers(header, number):
            return True
        # A title above the table, or the plan's with its year, printed once more; what names an area or person is none.
        repeats_title = normalize(texts[0]) in titles or PATTERNS["dated_title"].search(texts[0])
        is_title = len(texts) == 1 and repeats_title and not (may_name_area(texts[0]) or name_person(texts[0]))
        return bool(is_title) or all(map(PAGE_NUMBER.match, texts))

    return frozenset(filter(is_printed, header.rows_below))


def _is_column_numbers(header: Header, number: int) -> bool:
    """Whether this is the row `1 2 3 4 5 6 7` under a heading, also as `(1) (2) (3)`, `a b c`, `(7)=(5)/(6)`."""
    grid, columns = header.grid, header.grid.by_row[number]
    if len(columns) < _NUMBERED_COLUMNS:
        return False
    marks = [PATTERNS["column_mark"].fullmatch(grid.texts[number, column].strip()) for column in columns]
    words = [mark[1].lower() for mark in marks if mark]
    if len(words) < len(columns):
        return False
    # Letters count columns only from the first one on; four cells of one letter may stand in any row.
    are_letters = columns[0] <= header.first_column and all(map(str.isalpha, words)) and words == sorted(set(words))
    return (words[:2] == ["1", "2"] and all(map(str.isdecimal, words))) or (words[:2] == ["a", "b"] and are_letters)
