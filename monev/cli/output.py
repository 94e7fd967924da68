"""What a command says: JSON on standard output, words on standard error; every error as words,
never a traceback."""

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
    """Once per process: UTF-8 whatever the locale of a schedule (LANG=C), and logs where they
    belong. Errors go to a file with all their details, our own warnings to the person, everyone
    else's nowhere."""
    write_utf8()
    to_person = logging.StreamHandler()
    to_person.setFormatter(logging.Formatter("%(message)s"))
    to_person.addFilter(
        lambda c: c.levelno == logging.WARNING and c.name.startswith("monev") and not c.exc_info
    )
    logging.basicConfig(level=logging.WARNING, handlers=[_ErrorFile(), to_person], force=True)
    logging.captureWarnings(True)
    # A log that cannot be written must not put a traceback of its own in front of the person.
    logging.raiseExceptions = False


def guard(command: Callable[[], int | None]) -> int:
    """Run a command: whatever it raises becomes words on standard error and an exit code."""
    try:
        return command() or DONE
    except SystemExit:  # help was asked for, and is written
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
        for log_file in (
            handler for handler in logging.getLogger().handlers if isinstance(handler, _ErrorFile)
        ):
            say(
                f"Rinciannya ada di {log_file.baseFilename}. Kirimkan berkas itu kepada pengelola "
                "Monev ZI."
            )
    return REFUSED


Printed = JsonObject | Sequence[JsonObject]
"""What a command came to, as JSON."""
Cell = str | float | date | list[str] | None


def print_result(options: argparse.Namespace, content: Printed) -> bool:
    """Print what a command came to, where --json asks for it; whether it did. Raises as
    `print_json`."""
    if options.json:
        print_json(content)
    return options.json


def print_json(content: Printed) -> None:
    """Print JSON on standard output. Raises MonevError where it cannot be written."""
    try:
        sys.stdout.write(f"{json.dumps(content, ensure_ascii=False, indent=1)}\n")
        sys.stdout.flush()
    except OSError as error:
        _discard(sys.stdout)
        if not isinstance(error, BrokenPipeError):
            raise MonevError(
                f"Hasilnya tidak dapat ditulis: {cause_of(error)}.", "Periksa tujuannya."
            ) from error


def say(*sentences: str) -> None:
    """Words for a person, on standard error."""
    try:
        sys.stderr.write("".join(f"{sentence}\n" for sentence in sentences))
        sys.stderr.flush()
    except OSError:
        _discard(sys.stderr)


def say_missing(place: str, originals: Sequence[str]) -> None:
    """Which originals of a journal did not come along."""
    if originals:
        said = f"Yang tidak ikut karena hilang atau rusak di {place}: {len(originals)} berkas asli."
        say(said, *(f"- {sha256}" for sha256 in originals))


def say_table(rows: Sequence[JsonObject], *fields: str) -> None:
    """Print what JSON says, or these fields of it, as a table for a person, on standard error:
    numbers to the right, long text cut with an ellipsis; nothing where there is no row."""
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
    """One of the project's exceptions in words: title, what happened, every reason by its place,
    what to do."""
    say(f"{error.title}: {error.pesan}")
    for reason in (*map(format_remark, error.errors), *error.matters):
        say(f"- {reason}")
    if error.advice:
        say(error.advice)


def format_remark(remark: Remark) -> str:
    """One remark with its place: sheet, row, column, what stood there; of no cell, the remark alone
    says it all."""
    place = {"lembar": remark.lembar, "baris": remark.baris, "kolom": remark.kolom}
    location = ", ".join(f"{name} {which}" for name, which in place.items() if which)
    value = f" (tertulis “{remark.nilai}”)" if remark.nilai else ""
    return f"{location}{value}: {remark.pesan}" if location else remark.pesan


def say_remarks(remarks: Sequence[Remark]) -> None:
    """What has to be looked at, a line each."""
    say(f"Perlu dilihat ({len(remarks)}):", *(f"- {format_remark(remark)}" for remark in remarks))


def remarks_json(remarks: Iterable[Remark]) -> list[JsonObject]:
    """Remarks in the shape of docs/operations.md."""
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
    """Why a command did nothing, in the shape of docs/operations.md."""
    said = {"tersimpan": False, "pesan": error.pesan, "galat": remarks_json(error.errors)}
    return {**said, "perlu_persetujuan": list(error.matters)}


def _cell(value: Cell) -> str:
    if value is None:
        return "–"
    said = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    text = " ".join(said.split())
    return text if len(text) <= COLUMN_WIDTH else f"{text[: COLUMN_WIDTH - 1]}…"


def _discard(stream: TextIO) -> None:
    """Send the rest of a stream nowhere: its reader has left (`| head`), or its disk is full."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


class _ErrorFile(logging.FileHandler):
    """A log file of its own in the temporary folder, made only when there is an error to write
    down."""

    def __init__(self) -> None:
        super().__init__(
            Path(tempfile.gettempdir()) / "monev-galat.log", encoding="utf-8", delay=True
        )
        self.setLevel(logging.ERROR)
        self.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))

    def _open(self) -> TextIOWrapper:
        # A name nobody could have prepared: the folder is shared with everyone on the machine.
        descriptor, self.baseFilename = tempfile.mkstemp(prefix="monev-galat-", suffix=".log")
        return os.fdopen(descriptor, "a", encoding="utf-8")
