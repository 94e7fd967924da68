"""Reads the command line: argparse does the work, and says it in Indonesian."""

import argparse
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any, NoReturn

from monev import VERSION
from monev.core.errors import MonevError
from monev.core.text import capitalized

PROGRAM = "python -m monev"
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
    """One option (`--tahun`; `-o --keluaran`, short and long) or argument (`berkas`): `value_name` is the word for its
    value in help, None for a switch; `how` is whatever else argparse's `add_argument` takes."""

    def __init__(self, name: str, description: str, value_name: str | None = None, **how: Any) -> None:
        self.name = name
        self.description = description
        self.how: dict[str, Any] = {"metavar": value_name, **how} if value_name else {"action": "store_true"}


PLACE_OPTIONS = (
    Option("--db", "berkas basis data (bawaan: MONEV_DB, atau data/monev.duckdb)", "BERKAS"),
    Option(
        "--jurnal", "folder jurnal atau postgresql://… (bawaan: MONEV_JURNAL, atau di sebelah basis data)", "ALAMAT"
    ),
)


@dataclass(frozen=True, slots=True)
class Command:
    """One command: what the list of commands says of it, what its own help says besides, what it takes (PLACE_OPTIONS
    goes without saying), and which function of which module here does it, imported only when it is to be run."""

    name: str
    summary: str
    description: str
    options: tuple[Option, ...]
    does: str


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
        for option in (*command.options, *PLACE_OPTIONS):
            own.add_argument(*option.name.split(), help=option.description, **option.how)
    return parser
