"""Reads the command line: argparse does the work, and says it in Indonesian. And the options that several commands
share: a reader turns what was typed into a value, or raises ArgumentTypeError with what would be accepted."""

from __future__ import annotations

import argparse
import re
from argparse import ArgumentTypeError
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from monev import VERSION
from monev.core.errors import MonevError, cause_of
from monev.core.office_names import clean_name
from monev.core.platform_files import check_path
from monev.core.roles import ROLES
from monev.core.text import capitalized

if TYPE_CHECKING:
    from monev.journal.survey import Anchor

PROGRAM = "python -m monev"
MIN_TAHUN, MAX_TAHUN = 2000, 2100

_SENTENCES = {
    "usage: ": "Pemakaian: ",
    "positional arguments": "Yang diberikan",
    "options": "Pilihan",
    "show this help message and exit": "menampilkan bantuan ini",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "the following arguments are required: %s": "Perlu disebut: %s.",
    "unrecognized arguments: %s": (
        "Tidak dikenal di sini: %s. Jika itu bagian dari sebuah nama, apit namanya dengan tanda kutip."
    ),
    "expected one argument": "harus diikuti nilainya.",
    "ignored explicit argument %r": "tidak memakai nilai (%r).",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s dapat berarti %(matches)s.",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r tidak ada. Yang ada: %(choices)s.",
}
"""What argparse says → the same in Indonesian. It asks gettext, whose catalogues go by the locale of the process: a
schedule runs with LANG=C. So it is given these, whatever the locale."""

argparse._ = lambda text: _SENTENCES.get(text, text)  # type: ignore[attr-defined]  # the name it asks gettext by


class WrongUsage(MonevError):
    """The command line itself is wrong: exit code 2."""


class Option:
    """One option (`--tahun`) or argument (`berkas`): `value_name` is the word for its value in help, None for a switch;
    `how` is whatever else argparse's `add_argument` takes."""

    def __init__(self, names: tuple[str, ...], description: str, value_name: str | None = None, **how: Any) -> None:
        self.names = names
        self.description = description
        self.how: dict[str, Any] = {"metavar": value_name, **how} if value_name else {"action": "store_true"}


PLACE_OPTIONS = (
    Option(("--db",), "berkas basis data (bawaan: MONEV_DB, atau data/monev.duckdb)", "BERKAS"),
    Option(
        ("--jurnal",),
        "folder jurnal atau postgresql://… (bawaan: MONEV_JURNAL, atau di sebelah basis data)",
        "ALAMAT",
    ),
)


@dataclass(frozen=True, slots=True)
class Command:
    """One command: what the list of commands says of it, what its own help says besides, what it takes besides
    PLACE_OPTIONS, and which function does it ("module of this room:function"), imported only when it is to be run."""

    name: str
    summary: str
    description: str
    own_options: tuple[Option, ...]
    does: str

    @property
    def options(self) -> tuple[Option, ...]:
        """Everything it takes."""
        return (*self.own_options, *PLACE_OPTIONS)


class _Parser(argparse.ArgumentParser):
    def __init__(self, **how: Any) -> None:
        form = partial(argparse.HelpFormatter, max_help_position=28, width=100)
        super().__init__(**how, formatter_class=form, allow_abbrev=False)

    def error(self, message: str) -> NoReturn:
        raise WrongUsage(message)


def make_parser(commands: Iterable[Command]) -> argparse.ArgumentParser:
    """The parser of the whole command line; what it reads says in `does` what is to be run. It raises WrongUsage."""
    parser = _Parser(
        prog=PROGRAM,
        description="Memantau Rencana Aksi Zona Integritas dari baris perintah. Hasil --json keluar di keluaran "
        "standar, kalimat untuk orang di keluaran galat. Kode keluar: 0 selesai, 1 ditolak dengan alasannya, 2 salah "
        "pakai.",
        epilog="PERINTAH --help: rinciannya, dengan semua pilihannya.",
    )
    parser.add_argument(
        "--version", action="version", version=f"Monev ZI {VERSION}", help="menampilkan versi program ini"
    )
    adding = parser.add_subparsers(title="Perintah", metavar="PERINTAH", required=True)
    for command in commands:
        told = f"{capitalized(command.summary)}. {command.description}"
        own = adding.add_parser(command.name, help=command.summary, description=told)
        own.set_defaults(does=command.does)
        for option in command.options:
            own.add_argument(*option.names, help=option.description, **option.how)
    return parser


def read_tahun(text: str) -> int:
    """A tahun of four digits."""
    if not re.fullmatch(r"\d{4}", text.strip()) or not MIN_TAHUN <= int(text) <= MAX_TAHUN:
        raise ArgumentTypeError(
            f"“{text}” bukan tahun. Tulis empat angka dari {MIN_TAHUN} sampai {MAX_TAHUN}, misalnya 2025."
        )
    return int(text)


def read_posisi(text: str) -> date:
    """A date, as 2025-09-30."""
    try:
        day = datetime.strptime(text.strip(), "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError as error:
        raise ArgumentTypeError(f"“{text}” bukan tanggal. Tulis misalnya 2025-09-30.") from error
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
