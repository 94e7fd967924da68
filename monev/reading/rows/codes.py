"""Tell which codes under PIC and BUKTI DUKUNG a legend outside the work explains (B, C with the
legend B = Kasubbag TU). They stay as the office wrote them."""

from collections.abc import Callable, Sequence

from monev.reading.columns.header import Header
from monev.reading.vocabulary.bukti_kinds import starts_like_document
from monev.reading.vocabulary.marks import PATTERNS
from monev.reading.vocabulary.structure import TITLE_OF_PERSON, explain_codes

_LEGEND_CELLS = 3
_IS_NAME: dict[str, Callable[[str], object]] = {
    "pic": TITLE_OF_PERSON.match,
    "bukti_dukung": starts_like_document,
}
"""The columns that may hold codes, and the test that a name of theirs passes."""


def tell_codes(header: Header, rows: Sequence[int]) -> Header:
    """Return the table with a remark for each column whose codes a legend explains.

    It stands on another sheet, or in narrow rows above the headings or below these rows of work.
    """
    grid = header.grid
    last = max(rows, default=header.end)
    lines = [*grid.legends]
    for row, columns in grid.by_row.items():
        if len(columns) <= _LEGEND_CELLS and not header.start <= row <= last:
            lines.append(grid.join_row(row, columns))
    for meaning, is_name in _IS_NAME.items():
        column = header.columns.get(meaning, 0)
        codes = set[str]()
        for text in header.cells_below(column).values():
            codes.update(PATTERNS["between_codes"].split(text.strip()))
        short = sorted(filter(PATTERNS["code"].fullmatch, codes))
        if not short:
            continue  # as in most plans: to look for legends takes longer than to see that
        names = explain_codes(short, lines)
        if any(map(is_name, names.values())):
            told = [f"{code} = {name}" for code, name in names.items()]
            values = {
                "names": "; ".join(told),
                "heading": header.column_display_name(column),
            }
            header = header.asking(header.remark("rows.codes", column, values))
    return header
