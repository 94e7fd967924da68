"""Reads the options of a command. argparse does the work; every word a person sees is ours, in Indonesian.

argparse asks gettext for its own sentences, but a catalogue for it would not do as well: it is found by the locale
of the process (a schedule runs with LANG=C), its keys change from one Python to the next, and a sentence such as
"expected one argument" cannot say what the value is for or which options there are. So a refusal is worded here,
from the option itself, and argparse is only asked for what it understood.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any, NoReturn

PROGRAM = "python -m monev"


class WrongUsage(Exception):
    """The command line itself is wrong: exit code 2. `help_text` is printed before the reason where given; `command` is
    set where it is known which one was meant."""

    command = ""

    def __init__(self, message: str, *, help_text: str = "") -> None:
        super().__init__(message)
        self.pesan = message
        self.help_text = help_text

    @property
    def advice(self) -> str:
        """How to find out what would be right."""
        return f"Cara memakai: {' '.join(filter(None, (PROGRAM, self.command)))} --help"


@dataclass(frozen=True, slots=True)
class Option:
    """One option (`--tahun`) or argument (`BERKAS`): `value_name` is the word for its value in help, None for a switch.

    `read` turns the text into a value or raises ValueError with the reason, in Indonesian.
    """

    names: tuple[str, ...]
    description: str
    value_name: str | None = None
    required: bool = False
    read: Callable[[str], Any] = str

    @property
    def key(self) -> str:
        """The name of its value in the options handed to the command."""
        return self.names[-1].lstrip("-").replace("-", "_").lower()

    @property
    def has_dash(self) -> bool:
        """Whether it is written with a dash."""
        return self.names[0].startswith("-")

    @property
    def shown(self) -> str:
        """What a sentence calls it: --tahun, BERKAS."""
        return self.names[-1]


PLACE_OPTIONS = (
    Option(("--db",), "berkas basis data (bawaan: MONEV_DB, atau data/monev.duckdb)", "BERKAS"),
    Option(
        ("--jurnal",),
        "folder jurnal atau postgresql://… (bawaan: MONEV_JURNAL, atau di sebelah basis data)",
        "ALAMAT",
    ),
)
"""Options of every command."""


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

    def run(self, options: argparse.Namespace) -> int | None:
        """Do it; the exit code, None where all was done."""
        module, _, function = self.does.partition(":")
        return getattr(import_module(f"monev.cli.{module}"), function)(options)

    def parse(self, arguments: list[str]) -> argparse.Namespace | None:
        """The options as values; None where help was asked for. Raises WrongUsage."""
        try:
            options, rest = _make_parser(self).parse_known_args(arguments)
        except argparse.ArgumentError as error:
            raise WrongUsage(self._wrong_value(error.argument_name or "")) from error
        if options.help:
            return None
        if rest:
            raise WrongUsage(self._unknown(rest[0]))
        for option in self.options:
            text = getattr(options, option.key)
            if option.required and text is None:
                raise WrongUsage(f"{option.shown} perlu disebut: {option.description}.")
            if option.value_name and text is not None:
                try:
                    setattr(options, option.key, option.read(text))
                except ValueError as error:
                    raise WrongUsage(f"{option.shown}: {error}") from error
        return options

    def help_text(self) -> str:
        """The whole help text of the command."""
        return _make_parser(self).format_help()

    def _wrong_value(self, name: str) -> str:
        """argparse refuses a known option for one reason only: a value missing, or one given to a switch."""
        option = next((option for option in self.options if set(option.names) & set(name.split("/"))), None)
        if option is None:
            return "Pilihan itu tidak dapat dipahami."
        if option.value_name is None:
            return f"Pilihan {option.shown} tidak memakai nilai."
        return f"Pilihan {option.shown} harus diikuti nilainya: {option.description}."

    def _unknown(self, argument: str) -> str:
        if not argument.startswith("-"):
            advice = "Jika itu bagian dari sebuah nama, apit namanya dengan tanda kutip."
            return f"“{argument}” tidak dikenal di sini. {advice}"
        existing = [option.names[-1] for option in self.options if option.has_dash]
        return f"Pilihan {argument.split('=')[0]} tidak ada. Yang ada: {', '.join(existing)}."


class _HelpFormatter(argparse.HelpFormatter):
    """Help with Indonesian words of its own; options keep their column."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=28, width=100)

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "Pemakaian: ")


class _Parser(argparse.ArgumentParser):
    def __init__(self, prog: str, explanation: str, usage: str) -> None:
        super().__init__(
            prog=prog,
            usage=usage,
            description=explanation,
            formatter_class=_HelpFormatter,
            add_help=False,
            allow_abbrev=False,
            exit_on_error=False,
        )

    def error(self, message: str) -> NoReturn:
        """argparse's own sentence is English; what can be told better is told before it comes to this."""
        raise WrongUsage("Perintah itu tidak dapat dipahami.") from ValueError(message)


def main_help(commands: Mapping[str, Command]) -> str:
    """The help text of the program: its commands, and what holds for all of them."""
    parser = _Parser(
        PROGRAM,
        "Memantau Rencana Aksi Zona Integritas dari baris perintah. Hasil --json keluar di keluaran standar, kalimat "
        "untuk orang di keluaran galat. Kode keluar: 0 selesai, 1 ditolak dengan alasannya, 2 salah pakai.",
        f"{PROGRAM} {{{','.join(commands)}}} [pilihan]",
    )
    width = max(map(len, commands)) + 2
    listing = "".join(f"  {name:<{width}}{command.summary}\n" for name, command in commands.items())
    common = parser.add_argument_group("Pilihan setiap perintah")
    _add_options(common, PLACE_OPTIONS)
    common.add_argument(
        "-h", "--help", action="store_true", help="menampilkan bantuan ini; PERINTAH --help: rinciannya"
    )
    common.add_argument("--version", action="store_true", help="menampilkan versi program ini; tanpa PERINTAH")
    return f"{parser.format_help()}\nPerintah:\n{listing}"


def _make_parser(command: Command) -> _Parser:
    """The argparse parser of one command. Nothing is `required` to argparse: its refusal would be in English."""
    usage = "".join(f" {_format_usage(option)}" for option in command.own_options)
    prog = f"{PROGRAM} {command.name}"
    told = f"{command.summary[:1].upper()}{command.summary[1:]}. {command.description}"
    parser = _Parser(prog, told, f"{prog}{usage} [--db BERKAS] [--jurnal ALAMAT]")
    arguments = [option for option in command.options if not option.has_dash]
    if arguments:
        _add_options(parser.add_argument_group("Yang diberikan"), arguments)
    group = parser.add_argument_group("Pilihan")
    _add_options(group, [option for option in command.options if option.has_dash])
    group.add_argument("-h", "--help", action="store_true", help="menampilkan bantuan ini")
    return parser


def _add_options(group: argparse._ArgumentGroup, options: Iterable[Option]) -> None:
    for option in options:
        if option.value_name is None:
            group.add_argument(*option.names, action="store_true", help=option.description)
        elif option.has_dash:
            group.add_argument(*option.names, metavar=option.value_name, help=option.description, dest=option.key)
        else:
            group.add_argument(option.key, metavar=option.value_name, nargs="?", help=option.description)


def _format_usage(option: Option) -> str:
    usage = " ".join(filter(None, (option.names[0] if option.has_dash else "", option.value_name)))
    return usage if option.required else f"[{usage}]"
