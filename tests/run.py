"""Runs pytest for `make test` without what the binding of DuckDB says of itself as each process
ends: it counts its own types as leaked, which no test can change."""

import re
import subprocess
import sys

_OF_THE_BINDING = re.compile(r"nanobind: | - (leaked |\.\.\. skipped)|See https://nanobind")


def main(arguments: list[str]) -> int:
    """Run pytest with these arguments and answer its exit status. What it says goes on at once, but
    for lines of the binding."""
    command = [sys.executable, "-m", "pytest", *arguments]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, errors="replace") as pytest:
        assert pytest.stderr is not None
        for line in pytest.stderr:
            if not _OF_THE_BINDING.match(line):
                sys.stderr.write(line)
    return pytest.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
