"""Second processes for tests of the journal and the database, which run a few lines of Python.

They are forked by a process that imported once what they need, which takes a second.
"""

import multiprocessing
import os
import sys
from multiprocessing.context import reduction
from pathlib import Path

PREAMBLE = """
import sys
from pathlib import Path
from monev.journal import open_journal
from tests.contents import append_unggahan, large_content, sample_content
folder = Path(sys.argv[1])
journal = open_journal(folder / "monev.jurnal")
def say(text):
    print(text, flush=True)
"""
DATABASE = "from monev.database import Database\n"
"""Where the code names it."""
HOLDING = """
db = Database.open_at(folder / "monev.duckdb", journal)
say("dipegang")
sys.stdin.readline()
"""
"""Holds the database until it reads a line, or is killed."""


_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["tests.contents", "monev.database"])


class Second:
    """A process of its own: `stdin`, `stdout`, `kill`, `wait` and `communicate` are those of a
    `subprocess.Popen`.
    """

    def __init__(self, code: str, *arguments: str) -> None:
        reads, writes = os.pipe()
        hears, says = os.pipe()
        self.stdin, self.stdout = os.fdopen(writes, "w"), os.fdopen(hears)
        ends = reduction.DupFd(reads), reduction.DupFd(says)
        self._process = _FORKS.Process(target=_run, args=(code, arguments, {**os.environ}, ends))
        self._process.start()
        self.kill = self._process.kill
        os.close(reads)
        os.close(says)

    def wait(self) -> int | None:
        """Wait for its end; return its exit code."""
        self._process.join()
        return self._process.exitcode

    def communicate(self) -> tuple[str, None]:
        """Let it read to the end of what it is told; return what it says until it ends."""
        self.stdin.close()
        said = self.stdout.read()
        self.wait()
        return said, None


def _run(code: str, arguments: tuple[str, ...], environment: dict[str, str], ends: tuple) -> None:
    for number, end in enumerate(ends):
        os.dup2(end.detach(), number)
    sys.stdin, sys.stdout = os.fdopen(0, closefd=False), os.fdopen(1, "w", closefd=False)
    sys.argv = ["", *arguments]
    os.environ.clear()
    os.environ.update(environment)
    exec(code, {"__name__": "__main__"})
    sys.stdout.flush()


def start_process(folder: Path, code: str, *arguments: str) -> Second:
    """Start `code` in a process of its own. It has `folder`, `journal`, the builders, and `say()`,
    which prints a line.
    """
    return Second(PREAMBLE + DATABASE * ("Database" in code) + code, str(folder), *arguments)
