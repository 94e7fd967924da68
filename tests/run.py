"""Run pytest for `make test` without the last words of the DuckDB binding. As each process ends it
calls its own types leaked, which no test can change."""

import re
import subprocess
import sys

_OF_THE_BINDING = re.compile(r"nanobind: | - (leaked |\.\.\. skipped)|See https://nanobind")


def main(arguments: list[str]) -> int:
    """Run pytest with these arguments and return its exit status. Print its errors at once, without
    lines of the binding."""
    command = [sys.executable, "-m", "pytest", *arguments]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, errors="replace") as pytest:
        assert pytest.stderr is not None
        for line in pytest.stderr:
            if not _OF_THE_BINDING.match(line):
                sys.stderr.write(line)
    return pytest.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
