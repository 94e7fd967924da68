"""A person's file opened by a child that can do no harm (`monev.children`), and why one is refused, in words."""

from __future__ import annotations

from monev.children import FILES, ChildStopped, run_in_child
from monev.core.errors import FileRefused
from monev.core.records import JsonObject
from monev.reading.files import limits
from monev.reading.files.refusals import WORDS

_TASK = "monev.reading.files.worker:read"
_OF_CHILD = WORDS["of_child"]


def open_file(data: bytes, jenis: str, seconds: float = limits.MAX_SECONDS) -> JsonObject:
    """A file of this kind (as `gate.check_file` names it) as plain data; raises FileRefused.

    `seconds` is processor time: that the machine is busy is no fault of the file.
    """
    try:
        return run_in_child(FILES, _TASK, {"jenis": jenis}, data, seconds=seconds)[0]
    except ChildStopped as cause:
        raise stopped_error(cause.why, jenis, seconds) from cause


def stopped_error(why: str, jenis: str, seconds: float) -> FileRefused:
    """What is said of a file whose child gave no answer (`ChildStopped.why`)."""
    if why in ("waktu", "memori"):
        sentence = _OF_CHILD["time" if why == "waktu" else "memory"].format(seconds=seconds)
        return FileRefused(sentence, WORDS["only_table"].get(jenis, WORDS["advice"]["to_workbook"]))
    return FileRefused(_OF_CHILD["stopped"], WORDS["kinds"][jenis][1])
