"""The output of commands: JSON on standard output, words on standard error.

Every error is said in words, never as a traceback.
"""

import argparse
import json
import logging
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from monev.cli.commands import WrongUsage
from monev.core.errors import BadSetting, MonevError, cause_of
from monev.core.platform_processes import write_utf8
from monev.core.records import JsonObject
from monev.core.remarks import Remark

DONE, REFUSED, WRONG_USAGE = 0, 1, 2
COLUMN_WIDTH = 60

log = logging.getLogger("monev.cli")


def prepare_process() -> None:
    """Set up UTF-8 (a schedule runs with LANG=C) and logging, once per process.

    Errors go to a file with all details, our own warnings to the person, all others nowhere.
    """
    write_utf8()
    to_person = logging.StreamHandler()
    to_person.setFormatter(logging.Formatter("%(message)s"))
    to_person.addFilter(_is_own_warning)
    logging.basicConfig(level=logging.WARNING, handlers=[_ErrorFile(), to_person], force=True)
    logging.captureWarnings(True)
    # Else a log that cannot be written prints a traceback of its own.
    logging.raiseExceptions = False


def _is_own_warning(record: logging.LogRecord) -> bool:
    is_warning = record.levelno == logging.WARNING and not record.exc_info
    return is_warning and record.name.startswith("monev")


def guard(command: Callable[[], int | None]) -> int:
    """Run a command and return its exit code. Whatever it raises is said on standard error."""
    try:
        return command() or DONE
    except SystemExit:  # argparse has printed the help
        return DONE
    except WrongUsage as error:
        say(error.pesan, error.advice)
        return WRONG_USAGE
    except MonevError as error:
        tell(error)
        return WRONG_USAGE if isinstance(error, BadSetting) else REFUSED
    except KeyboardInterrupt:
        say("Dihentikan. Yang sudah tersimpan tetap tersimpan; selain itu tidak ada yang berubah.")
    except Exception:
        log.exception("galat yang tidak terduga")
        say(
            "Ada yang tidak beres di dalam program, bukan pada masukan Anda. Yang sudah tersimpan "
            "tidak berubah."
        )
        for handler in logging.getLogger().handlers:
            if isinstance(handler, _ErrorFile):
                say(
                    f"Rinciannya ada di {handler.baseFilename}. Kirimkan berkas itu kepada "
                    "pengelola Monev ZI."
                )
    return REFUSED


Printed = JsonObject | Sequence[JsonObject]
"""The result of a command, as JSON."""
Cell = str | float | date | list[str] | None


def print_result(options: argparse.Namespace, content: Printed) -> bool:
    """Print the result of a command if --json asks for it, and return that.

    Raises as `print_json`.
    """
    if options.json:
        cut = getattr(options, "terputus", None)
        is_map = isinstance(content, dict)
        print_json({**content, "jurnal_terputus": cut} if cut and is_map else content)
    return options.json


def print_json(content: Printed) -> None:
    """Print JSON on standard output. Raises MonevError if it cannot be written."""
    try:
        sys.stdout.write(f"{json.dumps(content, ensure_ascii=False, indent=1)}\n")
        sys.stdout.flush()
    except OSError as error:
        _discard(sys.stdout)
        if not isinstance(error, BrokenPipeError):
            told = f"Hasilnya tidak dapat ditulis: {cause_of(error)}."
            raise MonevError(told, "Periksa tujuannya.") from error


def say(*sentences: str) -> None:
    """Print lines for a person on standard error."""
    try:
        sys.stderr.write("".join(f"{sentence}\n" for sentence in sentences))
        sys.stderr.flush()
    except OSError:
        _discard(sys.stderr)


def say_missing(place: str, originals: Sequence[str]) -> None:
    """Print which originals of a journal were not copied, if any."""
    if originals:
        said = f"Yang tidak ikut karena hilang atau rusak di {place}: {len(originals)} berkas asli."
        say(said, *(f"- {sha256}" for sha256 in originals))


def say_table(rows: Sequence[JsonObject], *fields: str) -> None:
    """Print rows, or these fields of them, as a table on standard error.

    Numbers stand to the right, long text is cut with an ellipsis. Without rows nothing is printed.
    """
    if not rows:
        return
    names = fields or tuple(rows[0])
    headings = [name.replace("_", " ") for name in names]
    cells = []
    for row in rows:
        cells.append([_cell(row[name]) for name in names])
    columns = list(zip(headings, *cells, strict=True))
    widths = [max(map(len, column)) for column in columns]
    numeric = [all(map(str.isdigit, column[1:])) for column in columns]
    form = "  ".join(
        f"{{:{'>' if is_right else '<'}{width}}}"
        for width, is_right in zip(widths, numeric, strict=True)
    )
    say(form.format(*headings).rstrip(), "  ".join("-" * width for width in widths))
    say(*(form.format(*row).rstrip() for row in cells))


def tell(error: MonevError) -> None:
    """Print an error of ours: title, what happened, every reason with its place, what to do."""
    say(f"{error.title}: {error.pesan}")
    for reason in (*map(format_remark, error.errors), *error.matters):
        say(f"- {reason}")
    if error.advice:
        say(error.advice)


def format_remark(remark: Remark) -> str:
    """Write a remark with its sheet, row, column and cell; without a cell the remark alone."""
    place = {"lembar": remark.lembar, "baris": remark.baris, "kolom": remark.kolom}
    location = ", ".join(f"{name} {which}" for name, which in place.items() if which)
    value = f" (tertulis “{remark.nilai}”)" if remark.nilai else ""
    return f"{location}{value}: {remark.pesan}" if location else remark.pesan


def say_remarks(remarks: Sequence[Remark]) -> None:
    """Print remarks, a line each."""
    say(f"Perlu dilihat ({len(remarks)}):", *(f"- {format_remark(remark)}" for remark in remarks))


def remarks_json(remarks: Iterable[Remark]) -> list[JsonObject]:
    """Write remarks in the shape of docs/operations.md."""
    return [
        {
            "lembar": remark.lembar,
            "baris": remark.baris,
            "kolom": remark.kolom,
            "nilai": remark.nilai,
            "pesan": remark.pesan,
            "kode": remark.code,
        }
        for remark in remarks
    ]


def refused_json(error: MonevError) -> JsonObject:
    """Write the refusal of a command in the shape of docs/operations.md."""
    return {
        "tersimpan": False,
        "pesan": error.pesan,
        "galat": remarks_json(error.errors),
        "perlu_persetujuan": list(error.matters),
    }


def _cell(value: Cell) -> str:
    if value is None:
        return "–"
    said = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    text = " ".join(said.split())
    return text if len(text) <= COLUMN_WIDTH else f"{text[: COLUMN_WIDTH - 1]}…"


def _discard(stream: TextIO) -> None:
    """Discard the rest of a stream whose reader has left (`| head`) or whose disk is full."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


class _ErrorFile(logging.FileHandler):
    """A log file in the temporary folder, made only when there is an error to log."""

    def __init__(self) -> None:
        super().__init__(
            Path(tempfile.gettempdir()) / "monev-galat.log", encoding="utf-8", delay=True
        )
        self.setLevel(logging.ERROR)
        self.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))

    def _open(self) -> TextIOWrapper:
        # A random name, since everyone on the machine can make files in that folder.
        descriptor, self.baseFilename = tempfile.mkstemp(prefix="monev-galat-", suffix=".log")
        return os.fdopen(descriptor, "a", encoding="utf-8")
