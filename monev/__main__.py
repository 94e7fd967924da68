"""The command line: `python -m monev PERINTAH ...`, and `layani`, which serves the pages.

See docs/operations.md. The pages are slow to load, so they are only if asked for.
"""

import sys

from monev.cli import main, output


def start(arguments: list[str]) -> int:
    """Run one command line and return its exit code."""
    output.prepare_process()
    if arguments[:1] != ["layani"]:
        return main(arguments)
    if "--help" not in arguments and (failed := main(["awal"])):
        return failed
    from monev.server import serve  # after the command line, which does without it

    return serve.main(arguments[1:])


if __name__ == "__main__":
    sys.exit(start(sys.argv[1:]))
