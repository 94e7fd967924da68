"""Second processes for tests of the journal and the database, which run a few lines of Python."""

import subprocess
import sys
from pathlib import Path

from tests.code import ROOT

PREAMBLE = """
import sys
sys.path.insert(0, {root!r})
from pathlib import Path
from monev.journal import open_journal
from tests.contents import append_unggahan, large_content, sample_content
folder = Path(sys.argv[1])
journal = open_journal(folder / "monev.jurnal")
def say(text):
    print(text, flush=True)
"""
DATABASE = "from monev.database import Database\n"
"""Imported where the code names it: it loads pandas, which takes longer than all else."""
HOLDING = """
db = Database.open_at(folder / "monev.duckdb", journal)
say("dipegang")
sys.stdin.readline()
"""
"""Holds the database until it reads a line, or is killed."""


def start_process(folder: Path, code: str, *arguments: str) -> subprocess.Popen[str]:
    """Start `code` in a process of its own. It has `folder`, `journal`, the builders, and `say()`,
    which prints a line.
    """
    command = [
        sys.executable,
        "-c",
        PREAMBLE.format(root=str(ROOT)) + DATABASE * ("Database" in code) + code,
        str(folder),
        *arguments,
    ]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
