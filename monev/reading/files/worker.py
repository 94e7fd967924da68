"""Open a person's file in a child process (`monev.children`), each kind with its reader.

The reader of .xlsx is imported at the child's start, others with the first such file. Nothing else
but limits and words is loaded.
"""

from importlib import import_module
from typing import Any

from openpyxl.utils import get_column_letter

from monev.core.errors import FileRefused
from monev.core.records import JsonObject
from monev.core.remarks import Remark
from monev.core.text import shorten
from monev.reading.files import limits, packages, xlsx_books

_MOST_REMARKS = 50

_OPENED_LATER = {"docx": "word_document", "csv": "csv_text"}
"""Kind of file → the module whose `read` opens it. `xls_and_ods` opens all other workbooks but
.xlsx."""


def read(command: JsonObject, data: bytes) -> tuple[JsonObject, bytes]:
    """Read a file of `command["jenis"]` as plain data (see each reader's `read`).

    Raises FileRefused, MemoryError.
    """
    jenis = command["jenis"]
    try:
        return _open(jenis, data), b""
    except (FileRefused, MemoryError):
        raise
    except limits.TooLarge as cause:
        usual = limits.WORDS["of_child"]["too_large"]
        advice = limits.WORDS["only_table"].get(jenis, usual)
        raise FileRefused(str(cause), advice) from cause
    except Exception as cause:  # openpyxl and its like raise nearly anything on a damaged file
        display_name, advice = limits.WORDS["kinds"][jenis]
        sentence = limits.WORDS["of_child"]["damaged"].format(kind=display_name)
        raise FileRefused(sentence, advice) from cause


def _open(jenis: str, data: bytes) -> JsonObject:
    is_package = jenis in ("xlsx", "ods", "docx")
    if is_package:
        packages.check_structure(data)
    reader = xlsx_books
    if jenis != "xlsx":
        later = _OPENED_LATER.get(jenis, "xls_and_ods")
        reader = import_module(f"{__package__}.{later}")
    answer = reader.read(data)
    if is_package:  # after the readers, who say more exactly which sheet is too long
        packages.check_sizes(data)
    if is_package or jenis == "xls":
        answer["aktif"] = packages.find_active(data)
    _refuse_long_cells(answer)
    return answer


def _refuse_long_cells(answer: JsonObject) -> None:
    """Refuse texts that no cell of Excel can hold: no file made of them could be opened."""
    sheets = list[tuple[str, Any]]()
    for sheet in answer.get("lembar", ()):
        sheets.append((sheet["nama"], sheet["sel"]))
    for block in answer.get("dokumen", ()):
        if table := block.get("tabel"):
            sheets.append((f"Tabel {table['nomor']}", table["sel"]))
    errors = list[Remark]()
    for name, cells in sheets:
        for row, column, text in cells:
            if len(text) <= limits.MAX_CELL or len(errors) == _MOST_REMARKS:
                continue
            letter = get_column_letter(column)
            start = shorten(text[:200], 60)
            place = (name, row, letter, start, f"{letter}{row}")
            values = {"length": len(text), "most": limits.MAX_CELL}
            errors.append(Remark("files.cell_too_long", *place, values))
    if errors:
        raise limits.refusal("long_cells", errors=tuple(errors), most=limits.MAX_CELL)
