"""The child process that opens files: what it is sent may be hostile, so it can be killed.

Run as `python -m monev.reading.files.worker`. It answers many files one after another, because importing openpyxl
costs ten times as much as reading a decree (130 ms against 10 ms). The reader of .xlsx is imported at its start, the
others when the first such file comes. A request is four bytes of kind, eight of length and the file; an answer eight
bytes of length and JSON. It imports nothing of the project but the readers, the limits and small tables of words.
"""

from __future__ import annotations

import gc
import json
import os
import struct
import sys
import zipfile
import zlib
from datetime import date, datetime
from importlib import import_module
from typing import Any, BinaryIO, cast

from monev.reading.files import limits
from monev.reading.files.limits import TooLarge, Unreadable

# What openpyxl and the zip and XML readers under it raise on damaged workbooks (found by damaging workbooks).
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    SyntaxError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    ArithmeticError,
    EOFError,
    OSError,
    RuntimeError,
    AssertionError,
)
_RETIRE_AT = 300 * limits.MIB

# Kind of file → the module whose `read` opens it.
_READERS = {
    "xlsx": "monev.reading.files.xlsx_books",
    "xls": "monev.reading.files.xls_and_ods",
    "ods": "monev.reading.files.xls_and_ods",
    "docx": "monev.reading.files.word_document",
    "pdf": "monev.reading.files.pdf_pages",
}


def read(data: bytes, jenis: str) -> dict[str, Any]:
    """A file as plain data (what each reader's `read` says), or {"galat": code, "sebab": words}."""
    try:
        return import_module(_READERS[jenis]).read(data)
    except TooLarge as cause:
        return {"galat": "terlalu_besar", "sebab": str(cause)}
    except Unreadable as cause:
        return {"galat": cause.args[0], "sebab": ""}
    except MemoryError:
        return {"galat": "memori", "sebab": ""}
    except _DAMAGED as cause:
        return {"galat": "rusak", "sebab": f"{type(cause).__name__}: {cause}"}


def _is_too_fat() -> bool:
    """Whether this process has grown so that it should be replaced after this answer."""
    try:
        import resource  # only Unix has it
    except ImportError:
        return False
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 > _RETIRE_AT


def serve(incoming: BinaryIO, output: BinaryIO) -> None:
    """Answer files until the other side closes."""
    while len(header := incoming.read(12)) == 12:
        jenis = header[:4].decode().strip()
        answer = read(incoming.read(int.from_bytes(header[4:], "big")), jenis)
        answer["pensiun"] = answer.get("galat") == "memori" or _is_too_fat()
        body = json.dumps(answer, ensure_ascii=False, default=_as_text).encode("utf-8", "replace")
        output.write(len(body).to_bytes(8, "big") + body)
        output.flush()
        del answer, body
        gc.collect()  # the workbook's cycles, while nobody waits


def _as_text(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime | date) else str(value)


if __name__ == "__main__":
    limits.limit_memory()
    # openpyxl imports numpy where it is installed (60 ms, 30 MB) only to recognise its number types.
    cast(dict[str, Any], sys.modules).setdefault("numpy", None)
    import_module(_READERS["xlsx"])
    gc.freeze()
    gc.disable()  # collecting in the middle of a workbook made reading a fifth slower; it is done between files
    # Answers go out on a copy of standard output; a stray print of a library must not get between them.
    channel = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    serve(sys.stdin.buffer, channel)
