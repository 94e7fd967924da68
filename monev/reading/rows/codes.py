"""Codes under PIC and BUKTI DUKUNG that a legend outside the table explains (B, C | B = Kasubbag
TU): `write_out_codes`."""

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import chain

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
"""Columns that may hold codes, and what the names of these are."""
_OF_WORK = (
    "langkah_aksi",
    "pic",
    "bukti_dukung",
    "target_waktu",
)
"""Of which a row of work says more than two."""


def write_out_codes(header: Header) -> Header:
    """The table with the names in place of codes that a legend explains, which is told."""
    columns = [header.columns.get(meaning, 0) for meaning in _OF_WORK]
    filled = Counter(
        chain(
            *map(
                header.cells_below,
                (*columns, *header.months),
            )
        )
    )
    last = max(
        (row for row, count in filled.items() if count > _FEWEST),
        default=header.end,
    )
    for meaning in _IS_NAME:
        column = header.columns.get(meaning, 0)
        cells = {row: text for row, text in header.cells_below(column).items() if row <= last}
        names = _find_names(header, meaning, cells.values(), last)
        said = dict[tuple[int, int], str]()
        for row, text in cells.items() if names else ():
            parts = PATTERNS["between_codes"].split(text.strip())
            said[row, column] = "".join(names.get(part, part) for part in parts)
        if said:
            told = "; ".join(f"{code} = {name}" for code, name in sorted(names.items()))
            values = {
                "names": told,
                "heading": header.column_display_name(column),
            }
            remark = header.remark("rows.codes", column, values)
            header = header.asking(
                remark,
                grid=header.grid.with_texts(header.grid.texts | said),
            )
    return header


def _find_names(
    header: Header,
    meaning: str,
    texts: Iterable[str],
    last: int,
) -> dict[str, str]:
    """Code → its name: of all that a column holds, or of several where each name fits it."""
    codes = set[str]()
    for text in texts:
        codes.update(PATTERNS["between_codes"].split(text.strip())[::2])
    short = list(filter(PATTERNS["code"].fullmatch, codes))
    if not short:
        return {}  # as in most plans: to look for legends takes longer than to tell that
    names = explain_codes(short, _list_outside(header, last))
    fit = list(map(_IS_NAME[meaning], names.values()))
    are_enough = names.keys() == codes or (len(names) >= _FEWEST and all(fit))
    are_short = all(" " not in code or _is_short_for(code, name) for code, name in names.items())
    return names if any(fit) and are_enough and are_short else {}


def _list_outside(header: Header, last: int) -> list[str]:
    """What may be a legend: lines of other sheets, and narrow rows above the headings or below the
    last work."""
    grid = header.grid
    lines = [*grid.legends]
    for row, columns in grid.by_row.items():
        if len(columns) <= _LEGEND_CELLS and not header.start <= row <= last:
            lines.append(grid.join_row(row, columns))
    return lines


def _is_short_for(code: str, name: str) -> bool:
    """True if the letters of a code of two words stand in a name in their order: Bag. Um of Bagian
    Umum; Kasi Pem is no Anggota."""
    letters = iter(name.lower())
    return all(letter in letters for letter in code.lower() if letter.isalnum())
