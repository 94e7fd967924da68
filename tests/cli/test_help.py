"""Help is complete and Indonesian, and does not keep anybody waiting."""

import re
import subprocess
import sys

import pytest

from monev.cli import COMMANDS
from tests.code import ROOT

ENGLISH = re.compile(
    r"\b(usage|options|positional|arguments?|show this|error|required|expected|invalid|choose|unrecognized|not allowed"
    r"|ambiguous|the following)\b"
)


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_a_command_explains_every_option_it_takes(run, name):
    answer = run(name, "--help")
    assert (answer.exit_code, answer.stderr) == (0, "")
    assert not ENGLISH.search(answer.stdout)
    squeezed = " ".join(answer.stdout.split())
    for item in COMMANDS[name].options:
        assert all(write in squeezed for write in item.names)
        assert item.description in squeezed
    assert squeezed.startswith(f"Pemakaian: python -m monev {name}")


@pytest.mark.parametrize("way", [("--help",), ("-h",)])
def test_help_of_the_program_names_every_command(run, way):
    answer = run(*way)
    assert answer.exit_code == 0
    assert not ENGLISH.search(answer.stdout)
    for name, command in COMMANDS.items():
        assert re.search(rf"^  {name} +{re.escape(command.summary)}$", answer.stdout, re.MULTILINE)


def test_the_version_is_said(run):
    answer = run("--version")
    assert (answer.exit_code, answer.stdout, answer.stderr) == (0, "Monev ZI 1.0.0\n", "")


def test_without_a_command_help_is_shown_as_wrong_usage(run):
    answer = run()
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert "{periksa,muat" in answer.stderr


def test_help_loads_none_of_the_heavy_libraries():
    program = (
        "import sys; from monev.cli import COMMANDS, main;"
        "[main([name, '--help']) for name in COMMANDS];"
        "print({'pandas', 'duckdb', 'openpyxl', 'python_calamine'} & set(sys.modules), file=sys.stderr)"
    )
    result = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert result.stderr.strip() == "set()"
