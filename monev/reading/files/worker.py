"""The task of opening a person's file, as a child does it (`monev.children`): which reader opens
which kind. That of .xlsx is imported at the child's start, others with the first such file; nothing
else but limits and words."""

from importlib import import_module

from openpyxl.utils import get_column_letter

from monev.core.errors import FileRefused
from monev.core.records import JsonObject
from monev.core.remarks import Remark
from monev.core.text import shorten
from monev.reading.files import limits, packages, xlsx_books

_MOST_REMARKS = 50

_OPENED_LATER = {
    "docx": "word_document",
    "pdf": "pdf_pages",
    "csv": "csv_text",
}
"""Kind of file → the module whose `read` opens it; workbooks other than .xlsx are opened by one."""


def read(command: JsonObject, data: bytes) -> tuple[JsonObject, bytes]:
    """A file of `command["jenis"]` as plain data (what each reader's `read` says). Raises
    FileRefused, MemoryError."""
    jenis = command["jenis"]
    try:
        return _open(jenis, data), b""
    except (FileRefused, MemoryError):
        raise
    except limits.TooLarge as cause:
        advice = limits.WORDS["only_table"].get(jenis, limits.WORDS["of_child"]["too_large"])
        raise FileRefused(str(cause), advice) from cause
    except Exception as cause:  # openpyxl and its like raise nearly anything on a damaged file
        display_name, advice = limits.WORDS["kinds"][jenis]
        sentence = limits.WORDS["of_child"]["damaged"].format(kind=display_name)
        raise FileRefused(sentence, advice) from cause


def _open(jenis: str, data: bytes) -> JsonObject:
    is_package = jenis in ("xlsx", "xlsb", "ods", "docx")
    if is_package:
        packages.check_structure(data)
    later = f"{__package__}.{_OPENED_LATER.get(jenis, 'xls_and_ods')}"
    answer = (xlsx_books if jenis == "xlsx" else import_module(later)).read(data)
    if is_package:  # after the readers, who say more exactly which sheet is too long
        packages.check_sizes(data)
    if is_package or jenis == "xls":
        answer["aktif"] = packages.find_active(data)
    _refuse_long_cells(answer)
    return answer


def _refuse_long_cells(answer: JsonObject) -> None:
    """Texts that no cell of Excel can hold: none of what is made of them could be opened, or would
    ever end."""
    sheets = [(sheet["nama"], sheet["sel"]) for sheet in answer.get("lembar", ())]
    for block in answer.get("dokumen", ()):
        if table := block.get("tabel"):
            sheets.append((f"Tabel {table['nomor']}", table["sel"]))
    errors = list[Remark]()
    for name, cells in sheets:
        for row, column, text in cells:
            if len(text) > limits.MAX_CELL and len(errors) < _MOST_REMARKS:
                letter = get_column_letter(column)
                values = {"length": len(text), "most": limits.MAX_CELL}
                place = (
                    name,
                    row,
                    letter,
                    shorten(text[:200], 60),
                    f"{letter}{row}",
                )
                errors.append(Remark("files.cell_too_long", *place, values))
    if errors:
        raise limits.refusal(
            "long_cells",
            errors=tuple(errors),
            most=limits.MAX_CELL,
        )
