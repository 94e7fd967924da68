"""`templat`: the workbook to fill in, made from what is stored."""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import IO, TYPE_CHECKING

from monev.cli import output, store
from monev.cli.options import PLACE_OPTIONS, RENCANA
from monev.cli.parser import Command, Option, WrongUsage
from monev.core.clock import now
from monev.core.errors import MonevError, cause_of

if TYPE_CHECKING:
    from monev.database import Database
    from monev.figures import Rencana

SHEETS = ("rencana", "realisasi", "bukti")
DEFAULT_SHEET = "realisasi"


def run(options: argparse.Namespace) -> int:
    """Write the workbook, or one sheet of it as CSV. Raises NotFound, WrongUsage, and MonevError where it cannot
    be written."""
    # Not at the top: it brings pandas and DuckDB, and --help does not wait for them.
    from monev.figures import find_rencana

    csv = options.keluaran.suffix.lower() == ".csv"
    if options.lembar and not csv:
        raise WrongUsage("--lembar hanya untuk berkas .csv; berkas .xlsx memuat semua lembar.", name="templat")
    with store.open_database(options) as db:
        rencana = find_rencana(db, options.satker, options.tahun)
        content = _csv_content(db, rencana, options.lembar or DEFAULT_SHEET) if csv else _xlsx_content(db, rencana)
    return write_and_say(options.keluaran, content, f"Berkas isian {rencana.satker} tahun {rencana.tahun}")


def _xlsx_content(db: Database, rencana: Rencana) -> bytes:
    # Not at the top: it brings pandas and DuckDB, and --help does not wait for them.
    from monev.outputs.template import make_template

    return make_template(db, rencana.satker, rencana.tahun)


def _csv_content(db: Database, rencana: Rencana, sheet: str) -> bytes:
    # Not at the top: it brings pandas and DuckDB, and --help does not wait for them.
    from monev.outputs.template import make_csv

    return make_csv(db, rencana.satker, rencana.tahun, sheet)


def read_output(text: str) -> Path:
    """Where to write. Raises ValueError unless it ends in .xlsx or .csv."""
    if not text.lower().endswith((".xlsx", ".csv")):
        raise ValueError(f"“{text}” harus berakhiran .xlsx atau .csv, misalnya isian.xlsx.")
    return Path(text)


def read_sheet_name(text: str) -> str:
    """Which sheet. Raises ValueError for one there is not."""
    sheet = text.strip().lower()
    if sheet not in SHEETS:
        raise ValueError(f"“{text}” bukan lembar. Pilih {', '.join(SHEETS[:-1])} atau {SHEETS[-1]}.")
    return sheet


def write_and_say(path: Path, content: bytes, what: str) -> int:
    """Write a file and say so, and where one that stood there was put; the exit code. Raises MonevError."""
    set_aside = write_file(path, content)
    output.say(f"{what} ditulis ke {path}.")
    if set_aside is not None:
        output.say(f"Berkas yang sudah ada di situ disimpan sebagai {set_aside.name}.")
    return output.DONE


def write_file(path: Path, content: bytes | Callable[[IO[bytes]], None]) -> Path | None:
    """Write a whole file or none; a filled one in its place is moved aside, and where to is returned.

    `content`: bytes, or what writes a large one piece by piece. The file there may be a workbook somebody has spent a
    day on. Raises MonevError.
    """
    try:
        descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-", suffix=".tmp")
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(content) if isinstance(content, bytes) else content(file)
            Path(temporary).chmod(0o644)
            set_aside = _set_aside(path)
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise MonevError(
            f"{path} tidak dapat ditulis: {cause_of(error)}.",
            "Periksa bahwa foldernya ada dan boleh ditulis, dan bahwa berkas itu tidak sedang dibuka.",
            heading="Berkas tidak dapat ditulis",
        ) from error
    return set_aside


def _set_aside(path: Path) -> Path | None:
    if not path.is_file() or path.stat().st_size == 0:
        return None
    destination = path.with_name(f"{path.stem} (lama {now():%Y-%m-%d %H.%M.%S}){path.suffix}")
    path.rename(destination)
    return destination


OUTPUT = Option(
    ("-o", "--keluaran"),
    "berkas .xlsx atau .csv yang ditulis; yang lama disisihkan",
    "BERKAS",
    required=True,
    read=read_output,
)

SHEET = Option(
    ("--lembar",),
    f"lembar yang ditulis ke .csv: rencana, realisasi atau bukti (bawaan: {DEFAULT_SHEET})",
    "LEMBAR",
    read=read_sheet_name,
)

COMMAND = Command(
    "Membuat berkas Excel untuk diisi satker: rencana aksi, realisasi per tenggat, dan bukti dukung per tenggat. "
    "Dengan akhiran .csv: salah satu lembarnya.",
    (*RENCANA, OUTPUT, SHEET, *PLACE_OPTIONS),
    run,
)
