"""The counter of conditions says in how many books each was true and false, and leaves out those
that decide.
"""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_what_one_plan_leaves_undecided_is_printed_with_its_place() -> None:
    plan = next((ROOT / "data").glob("*.xlsx"))
    command = [sys.executable, ROOT / "tools/deciding_conditions.py", plan]
    *lines, summary = subprocess.run(
        command, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert all(re.match(r"monev/reading/\S+\.py:\d+: (?:0/\d+|\d+/0)( |$)", line) for line in lines)
    undecided, everything = map(int, re.match(r"(\d+) of (\d+) conditions", summary).groups())
    assert len(lines) == undecided < everything
