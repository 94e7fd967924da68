"""Write out codes under PIC and BUKTI DUKUNG that a legend outside the table explains (B, C with
the legend B = Kasubbag TU)."""

from collections import Counter
from collections.abc import Callable, Iterable

from monev.reading.columns.header import Header
from monev.reading.vocabulary.bukti_kinds import (
    starts_like_document,
)
from monev.reading.vocabulary.marks import PATTERNS
from monev.reading.vocabulary.structure import (
    TITLE_OF_PERSON,
    explain_codes,
)

_LEGEND_CELLS, _FEWEST = 3, 2
_IS_NAME: dict[str, Callable[[str], object]] = {
    "pic": TITLE_OF_PERSON.match,
    "bukti_dukung": starts_like_document,
}
"""The columns that may hold codes, and the test their names must pass."""
_OF_WORK = (
    "langkah_aksi",
    "pic",
    "bukti_dukung",
    "target_waktu",
)
"""A row of work fills more than two of these columns."""


def write_out_codes(header: Header) -> Header:
    """Return the table with names in place of the codes a legend explains; a remark says so."""
    columns = [header.columns.get(meaning, 0) for meaning in _OF_WORK]
    filled = Counter[int]()
    for column in (*columns, *header.months):
        filled.update(header.cells_below(column).keys())
    work = [row for row, count in filled.items() if count > _FEWEST]
    last = max(work, default=header.end)
    for meaning in _IS_NAME:
        header = _write_out_column(header, meaning, last)
    return header


def _write_out_column(header: Header, meaning: str, last: int) -> Header:
    """Return the table with the codes of one column written out; `last` is the last row of
    work."""
    column = header.columns.get(meaning, 0)
    cells = dict[int, str]()
    for row, text in header.cells_below(column).items():
        if row <= last:
            cells[row] = text
    names = _find_names(
        header,
        meaning,
        cells.values(),
        last,
    )
    if not names or not cells:
        return header
    said = dict[tuple[int, int], str]()
    for row, text in cells.items():
        parts = PATTERNS["between_codes"].split(text.strip())
        written_out = [names.get(part, part) for part in parts]
        said[row, column] = "".join(written_out)
    told = [f"{code} = {name}" for code, name in sorted(names.items())]
    heading = header.column_display_name(column)
    values = {"names": "; ".join(told), "heading": heading}
    remark = header.remark("rows.codes", column, values)
    texts = header.grid.texts | said
    return header.asking(remark, grid=header.grid.with_texts(texts))


def _find_names(
    header: Header,
    meaning: str,
    texts: Iterable[str],
    last: int,
) -> dict[str, str]:
    """Map each code to its name, or {} if too few are explained.

    A legend must explain every code of the column, or at least two by names that all fit it.
    """
    codes = set[str]()
    for text in texts:
        parts = PATTERNS["between_codes"].split(text.strip())
        codes.update(parts[::2])
    short = list(filter(PATTERNS["code"].fullmatch, codes))
    if not short:
        return {}  # as in most plans: to look for legends takes longer than to see that
    names = explain_codes(short, _list_outside(header, last))
    fit = list(map(_IS_NAME[meaning], names.values()))
    if not any(fit):
        return {}
    is_explained = len(names) >= _FEWEST and all(fit)
    if names.keys() != codes and not is_explained:
        return {}
    for code, name in names.items():
        if " " in code and not _is_short_for(code, name):
            return {}
    return names


def _list_outside(header: Header, last: int) -> list[str]:
    """List lines that may be a legend: of other sheets, and narrow rows above the headings or below
    the last work."""
    grid = header.grid
    lines = [*grid.legends]
    for row, columns in grid.by_row.items():
        if len(columns) <= _LEGEND_CELLS and not header.start <= row <= last:
            lines.append(grid.join_row(row, columns))
    return lines


def _is_short_for(code: str, name: str) -> bool:
    """True if a name holds the letters of a two-word code in their order: Bag. Um for Bagian Umum,
    but not Kasi Pem for Anggota."""
    letters = iter(name.lower())
    code_letters = filter(str.isalnum, code.lower())
    return all(letter in letters for letter in code_letters)
