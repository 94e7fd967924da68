"""The child: it shuts itself in, then answers tasks one after another until the other side closes. It is kept for many
tasks, because importing costs ten times as much as reading a decree. A task is a function of a module of the project,
named by the parent."""

from __future__ import annotations

import gc
import json
import mimetypes
import os
import sys
import traceback
from importlib import import_module
from typing import IO, Any, cast

from monev.children import confinement, messages
from monev.core import platform_processes
from monev.core.errors import FileRefused, MonevError
from monev.core.records import JsonObject

_RETIRE_AT = 300 * 1024 * 1024
"""Bytes of memory above what it took at its start."""


def serve(incoming: IO[bytes], output: IO[bytes]) -> None:
    """Answer tasks until the other side closes."""
    retire_at = platform_processes.memory_used() + _RETIRE_AT
    while (message := messages.receive(incoming)) is not None:
        said, body = answer(*message)
        is_worn = platform_processes.memory_used() > retire_at or confinement.is_time_nearly_up()
        said["pensiun"] = said.get("pensiun") or "gagal" in said or is_worn
        messages.send(output, said, body)
        del said, body, message
        gc.collect()  # the workbook's cycles, while nobody waits


def answer(command: JsonObject, data: bytes) -> tuple[JsonObject, bytes]:
    """What a task answers: {"jawab": ...} and bytes, or {"ditolak": why} or {"gagal": kind, "sebab": words}."""
    platform_processes.allow_seconds(command["detik"])
    os.environ.update(command["setelan"])
    module, function = command["tugas"].split(":")
    try:
        result, body = getattr(import_module(module), function)(command["isi"], data)
    except MemoryError:
        return {"gagal": "memori", "sebab": ""}, b""
    except MonevError as error:
        return {"ditolak": _refusal(error)}, b""
    except Exception:  # noqa: BLE001 - whatever it was is told to the parent, which logs it and says that it failed
        return {"gagal": "henti", "sebab": traceback.format_exc()[-3000:]}, b""
    return {"jawab": result, "pensiun": result.pop("pensiun", False)}, body


def _refusal(error: MonevError) -> JsonObject:
    is_file, remarks = isinstance(error, FileRefused), [remark.as_stored() for remark in error.errors]
    return {"berkas": is_file, "pesan": error.pesan, "saran": error.advice, "judul": error.title, "galat": remarks}


def _main(settings: JsonObject) -> None:
    # Answers go out on a copy of standard output; a stray print of a library must not get between them.
    channel = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    platform_processes.die_with_parent(settings["induk"])
    platform_processes.limit_resources(settings["memori"])
    if not any(name.startswith("monev.outputs") for name in settings["ruang"]):
        # openpyxl imports numpy where it is installed (60 ms, 30 MB) only to recognise its number types.
        cast(dict[str, Any], sys.modules).setdefault("numpy", None)
    for name in settings["ruang"]:
        import_module(name)
    mimetypes.init()  # openpyxl asks for it: the system's own table, where there is one, is not read later
    confinement.shut_in(os.environ["TMPDIR"])
    gc.freeze()
    gc.disable()  # collecting in the middle of a workbook made reading a fifth slower; it is done between tasks
    serve(sys.stdin.buffer, channel)


if __name__ == "__main__":
    _main(json.loads(sys.argv[1]))
