"""The options of the commands: those that several share, and how the text of each is read.

A reader turns what was typed into a value, or raises ArgumentTypeError with what would be accepted, in Indonesian.
"""

from __future__ import annotations

import re
from argparse import ArgumentTypeError
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from monev.cli.parser import Option
from monev.core.dates import MONTH_NAMES, ROMAN_TRIWULAN
from monev.core.errors import cause_of
from monev.core.office_names import clean_name
from monev.core.platform_files import check_path
from monev.core.roles import ROLES

if TYPE_CHECKING:
    from monev.journal.survey import Anchor

MIN_TAHUN, MAX_TAHUN = 2000, 2100


def read_tahun(text: str) -> int:
    """A tahun of four digits."""
    if not re.fullmatch(r"\d{4}", text.strip()) or not MIN_TAHUN <= int(text) <= MAX_TAHUN:
        raise ArgumentTypeError(
            f"“{text}” bukan tahun. Tulis empat angka dari {MIN_TAHUN} sampai {MAX_TAHUN}, misalnya 2025."
        )
    return int(text)


def read_posisi(text: str) -> date:
    """A date: 2025-09-30, 30-09-2025, 30/9/2025 or 30 September 2025."""
    written = " ".join(text.split()).lower()
    for number, name in enumerate(MONTH_NAMES, start=1):
        written = written.replace(f" {name.lower()} ", f"-{number}-")
    for form in ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y"):
        with suppress(ValueError):
            day = datetime.strptime(written, form).date()  # noqa: DTZ007 - a day has no zone
            break
    else:
        raise ArgumentTypeError(f"“{text}” bukan tanggal. Tulis misalnya 2025-09-30 atau 30 September 2025.")
    read_tahun(str(day.year))
    return day


def read_folder(text: str) -> Path:
    """A folder, which has a name."""
    if not text.strip():
        raise ArgumentTypeError("nama folder tidak boleh kosong.")
    return Path(text)


def read_satker(text: str) -> str:
    """A satker's name; something has to be left of it."""
    cleaned = clean_name(text)
    if not cleaned:
        raise ArgumentTypeError("nama satker tidak boleh kosong.")
    return cleaned


def read_triwulan(text: str) -> int:
    """A triwulan: I to IV, 1 to 4, with or without TW."""
    word = text.strip().upper().removeprefix("TW").strip()
    if word in ROMAN_TRIWULAN:
        return ROMAN_TRIWULAN.index(word) + 1
    if word in ("1", "2", "3", "4"):
        return int(word)
    raise ArgumentTypeError(f"“{text}” bukan triwulan. Tulis I, II, III atau IV.")


def read_rapat(text: str) -> int:
    """The number of a meeting."""
    if not text.strip().isdecimal() or int(text) < 1:
        raise ArgumentTypeError(f"“{text}” bukan nomor rapat. Tulis misalnya 1.")
    return int(text)


def read_roles(text: str) -> frozenset[str]:
    """Roles, separated by commas."""
    roles = frozenset(part.strip().lower() for part in text.split(",") if part.strip())
    if not roles or roles - ROLES.keys():
        raise ArgumentTypeError(f"“{text}” bukan peran. Yang ada, dipisahkan koma: {', '.join(ROLES)}.")
    return roles


def read_anchor(text: str) -> Anchor:
    """An anchor of the journal, as printed."""
    # Not at the top: only this option needs it.
    from monev.journal.survey import read_anchor

    try:
        return read_anchor(text)
    except ValueError as error:
        raise ArgumentTypeError(str(error)) from error


def action(*words: str) -> Option:
    """What a command is to do, of several things it can."""
    return Option(("tindakan",), f"salah satu: {', '.join(words)}", "TINDAKAN", choices=words)


def output_file(what: str, *suffixes: str) -> Option:
    """The file a command writes; its name ends in one of these suffixes."""

    def read(text: str) -> Path:
        if not text.lower().endswith(suffixes):
            raise ArgumentTypeError(f"“{text}” harus berakhiran {' atau '.join(suffixes)}, misalnya nama{suffixes[0]}.")
        try:
            check_path(Path(text))
        except OSError as error:
            raise ArgumentTypeError(f"{cause_of(error)}.") from error
        return Path(text)

    return Option(
        ("-o", "--keluaran"), f"{what} yang ditulis; yang lama disisihkan", "BERKAS", required=True, type=read
    )


SATKER = Option(("--satker",), 'nama satker, misalnya "KPU Kabupaten Mesuji"', "NAMA", required=True, type=read_satker)
TAHUN = Option(("--tahun",), "tahun rencana, misalnya 2025", "T", required=True, type=read_tahun)
POSISI = Option(
    ("--posisi",),
    "tanggal keadaan dinilai, misalnya 2025-09-30 (bawaan: posisi laporan terakhir; bila belum ada laporan, hari ini, "
    "paling akhir 31 Desember tahun rencana)",
    "D",
    type=read_posisi,
)
JSON = Option(("--json",), "mencetak hasil sebagai JSON di keluaran standar")
RENCANA = (SATKER, TAHUN)
