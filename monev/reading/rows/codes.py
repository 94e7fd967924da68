"""Codes under PIC and BUKTI DUKUNG that a legend around the table explains: B, C | B = Kasubbag TU."""

import re
from collections.abc import Callable

from monev.reading.columns.header import Header
from monev.reading.vocabulary.bukti_kinds import starts_like_document
from monev.reading.vocabulary.structure import TITLE_OF_PERSON, explain_codes

_CODE = re.compile(r"[A-Z][A-Za-z0-9]{0,6}(?:[.-]\d{1,2})?|\d{1,2}")
_BETWEEN = re.compile(r"(\s*(?:[,;/&+\n]|\bdan\b)\s*)")
_LEGEND_CELLS = 3
_IS_NAME: dict[str, Callable[[str], object]] = {"pic": TITLE_OF_PERSON.match, "bukti_dukung": starts_like_document}


def write_out_codes(header: Header) -> Header:
    """The table with what codes stand for in columns that hold nothing else, where a legend explains each of them."""
    lines = header.grid.list_lines(_LEGEND_CELLS)
    for meaning, is_name in _IS_NAME.items():
        column, langkah = header.columns.get(meaning, 0), header.columns["langkah_aksi"]
        texts = {k: text for k, text in header.cells_below(column).items() if header.grid.content_at(k, langkah)}
        cells = {row: _BETWEEN.split(text.strip()) for row, text in texts.items()}
        codes = {part for parts in cells.values() for part in parts[::2]}
        names = explain_codes(filter(_CODE.fullmatch, codes), lines)
        if codes and codes == names.keys() and all(map(is_name, names.values())):
            told = "; ".join(f"{code} = {name}" for code, name in sorted(names.items()))
            values = {"names": told, "heading": header.column_display_name(column)}
            said = {(row, column): "".join(names.get(part, part) for part in parts) for row, parts in cells.items()}
            grid = header.grid.with_texts(header.grid.texts | said)
            header = header.asking(header.remark("rows.codes", column, values), grid=grid)
    return header
