"""The command line (docs/design.md §9): the same code as the pages, for scripts, schedules and checks.

Results go to standard output as JSON, a refusal too where --json was asked for, words for people to standard error;
exit 0 done, 1 refused with its reasons, 2 wrong usage. What does a command is imported only when it is to be run
(`commands`): DuckDB takes its time to load, and `--help` does without.
"""

from __future__ import annotations

from monev import VERSION
from monev.cli import output
from monev.cli.commands import COMMANDS
from monev.cli.parser import WrongUsage, main_help
from monev.core import clock
from monev.core.errors import MonevError


def main(arguments: list[str]) -> int:
    """Run one command line (without the program's name); returns the exit code. Never raises, save for sys.exit."""
    return output.guard(lambda: _answer(arguments))


def _answer(arguments: list[str]) -> int | None:
    try:
        return _run(arguments)
    except (WrongUsage, MonevError) as error:
        if isinstance(error, WrongUsage):
            error.command = next((name for name in arguments[:1] if name in COMMANDS), "")
        if "--json" in arguments:
            output.print_json(output.refused_json(error))
        raise


def _run(arguments: list[str]) -> int | None:
    if not arguments:
        raise WrongUsage("Perintahnya belum disebut.", help_text=main_help(COMMANDS))
    name, *rest = arguments
    if name in ("-h", "--help"):
        return output.print_text(main_help(COMMANDS))
    if name == "--version":
        return output.print_text(f"Monev ZI {VERSION}")
    if name not in COMMANDS:
        raise WrongUsage(f"Perintah “{name}” tidak ada. Yang ada: {', '.join(COMMANDS)}.")
    command = COMMANDS[name]
    options = command.parse(rest)
    if options is None:
        return output.print_text(command.help_text())
    clock.now()  # a wrong setting of the clock is told by every command, also by one that does not look at it
    return command.run(options)
