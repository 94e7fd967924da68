"""What a command says: JSON on standard output, words on standard error; every error as words, never a traceback."""

from __future__ import annotations

import json
import logging
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from monev.cli.parser import WrongUsage
from monev.core.errors import BadSetting, ConsentNeeded, FileRefused, MonevError
from monev.core.remarks import Remark
from monev.core.system_reasons import cause_of

DONE, REFUSED, WRONG_USAGE = 0, 1, 2
COLUMN_WIDTH = 60

log = logging.getLogger("monev.cli")


@dataclass(slots=True)
class Result:
    """The exit code of a command line."""

    kode: int = DONE


def prepare_process() -> None:
    """Once per process: UTF-8 whatever the locale of a schedule (LANG=C), and logs where they belong.

    Errors go to a file with all their details, our own warnings to the person, everyone else's nowhere.
    """
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    to_person = logging.StreamHandler()
    to_person.setFormatter(logging.Formatter("%(message)s"))
    to_person.addFilter(lambda c: c.levelno == logging.WARNING and c.name.startswith("monev") and not c.exc_info)
    logging.basicConfig(level=logging.WARNING, handlers=[_ErrorFile(), to_person], force=True)
    logging.captureWarnings(True)
    # A log that cannot be written must not put a traceback of its own in front of the person.
    logging.raiseExceptions = False


@contextmanager
def guard() -> Iterator[Result]:
    """Run a command inside: whatever it raises becomes words on standard error and an exit code."""
    result = Result()
    try:
        yield result
    except WrongUsage as error:
        result.kode = WRONG_USAGE
        say(*(b for b in (error.help_text, error.pesan, "" if error.help_text else error.advice) if b))
    except MonevError as error:
        result.kode = WRONG_USAGE if isinstance(error, BadSetting) else REFUSED
        tell(error)
    except KeyboardInterrupt:
        result.kode = REFUSED
        say("Dihentikan. Yang sudah tersimpan tetap tersimpan; selain itu tidak ada yang berubah.")
    except Exception:
        result.kode = REFUSED
        log.exception("galat yang tidak terduga")
        say("Ada yang tidak beres di dalam program, bukan pada masukan Anda. Yang sudah tersimpan tidak berubah.")
        for remarks in (h for h in logging.getLogger().handlers if isinstance(h, _ErrorFile)):
            say(f"Rinciannya ada di {remarks.baseFilename}. Kirimkan berkas itu kepada pengelola Monev ZI.")


def print_json(content: Any) -> None:
    """Result of a command, on standard output. Raises MonevError where it cannot be written."""
    print_text(json.dumps(content, ensure_ascii=False, indent=1))


def print_text(text: str) -> None:
    """Text that was asked for, on standard output. Raises MonevError where it cannot be written."""
    try:
        sys.stdout.write(text if text.endswith("\n") else f"{text}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        _discard(sys.stdout)
    except OSError as error:
        _discard(sys.stdout)
        raise MonevError(
            f"Hasilnya tidak dapat ditulis ke keluaran standar: {cause_of(error)}.", "Periksa tujuannya, lalu ulangi."
        ) from error


def say(*sentence: str) -> None:
    """Words for a person, on standard error."""
    try:
        sys.stderr.write("".join(f"{one}\n" for one in sentence))
        sys.stderr.flush()
    except OSError:
        _discard(sys.stderr)


def say_table(column: Sequence[str], row: Iterable[Sequence[Any]]) -> None:
    """A table for a person, on standard error: numbers to the right, long text cut with an ellipsis."""
    content = [[_cell(value) for value in one] for one in row]
    width = [max([len(heading), *(len(one[i]) for one in content)]) for i, heading in enumerate(column)]
    right = [bool(content) and all(one[i].replace("/", "").isdigit() for one in content) for i in range(len(column))]
    say(_row(column, width, right), "  ".join("-" * one for one in width))
    say(*(_row(one, width, right) for one in content))


def tell(error: MonevError) -> None:
    """One of the project's exceptions in words: title, what happened, every reason by its place, what to do."""
    say(f"{error.title}: {error.pesan}")
    if isinstance(error, FileRefused):
        say(*(f"- {format_remark(one)}" for one in error.errors))
    if isinstance(error, ConsentNeeded):
        say(*(f"- {matter}" for matter in error.matters))
    if error.advice:
        say(error.advice)


def format_remark(remarks: Remark) -> str:
    """One remark with its place: sheet, row, column, what stood there; of no cell, the remark alone says it all."""
    place = [
        f"lembar {remarks.lembar}" if remarks.lembar else "",
        f"baris {remarks.baris}" if remarks.baris else "",
        f"kolom {remarks.kolom}" if remarks.kolom else "",
    ]
    location = ", ".join(t for t in place if t)
    value = f" (tertulis “{remarks.nilai}”)" if remarks.nilai else ""
    return f"{location}{value}: {remarks.pesan}" if location else remarks.pesan


def remarks_json(everything: Iterable[Remark]) -> list[dict[str, Any]]:
    """Remarks in the shape of DESIGN §9."""
    fields = ("lembar", "baris", "kolom", "nilai", "pesan")
    return [{**{k: getattr(one, k) for k in fields}, "kode": one.code} for one in everything]


def _cell(value: Any) -> str:
    text = "–" if value is None else " ".join(str(value).split())
    return text if len(text) <= COLUMN_WIDTH else f"{text[: COLUMN_WIDTH - 1]}…"


def _row(content: Sequence[str], width: Sequence[int], right: Sequence[bool]) -> str:
    cell = (s.rjust(n) if k else s.ljust(n) for s, n, k in zip(content, width, right, strict=True))
    return "  ".join(cell).rstrip()


def _discard(stream: TextIO) -> None:
    """Send the rest of a stream nowhere: its reader has left (`| head`), or its disk is full."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


class _ErrorFile(logging.FileHandler):
    """A log file of its own in the temporary folder, made only when there is an error to write down."""

    def __init__(self) -> None:
        super().__init__(Path(tempfile.gettempdir()) / "monev-galat.log", encoding="utf-8", delay=True)
        self.setLevel(logging.ERROR)
        self.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))

    def _open(self) -> TextIO:
        # A name nobody could have prepared: the folder is shared with everyone on the machine.
        number, self.baseFilename = tempfile.mkstemp(prefix="monev-galat-", suffix=".log")
        return os.fdopen(number, "a", encoding="utf-8")
