"""The command line (docs/operations.md), by the same code as the pages.

The module of a command is imported only when it runs: DuckDB is slow to load, and `--help` needs
none.
"""

from importlib import import_module

from monev.cli import output
from monev.cli.commands import COMMANDS, WrongUsage, make_parser
from monev.core import clock
from monev.core.errors import MonevError
from monev.core.platform_files import keep_private
from monev.core.platform_processes import OWN_COMMAND


def main(arguments: list[str]) -> int:
    """Run one command line (without the program's name) and return its exit code. Never raises."""
    keep_private()
    return output.guard(lambda: _answer(arguments))


def _answer(arguments: list[str]) -> int | None:
    try:
        options = make_parser().parse_args(arguments)
        clock.now()  # so that every command refuses a wrong setting of the clock
        module, _, function = options.does.partition(":")
        done = getattr(import_module(f"monev.cli.{module}"), function)(options)
        is_cut = module == "figures" and hasattr(options, "terputus")
        return output.REFUSED if is_cut else done
    except MonevError as error:
        if isinstance(error, WrongUsage):
            command = next((f" {name}" for name in arguments[:1] if name in COMMANDS), "")
            error.advice = f"Cara memakai: {OWN_COMMAND}{command} --help"
        if "--json" in arguments:
            output.print_json(output.refused_json(error))
        raise
