"""Each part of the bench runs: one that no longer starts would measure nothing, unseen."""

import re
import subprocess
import sys

import pytest

from bench.__main__ import PARTS
from tests.code import ROOT


@pytest.mark.semua
@pytest.mark.parametrize("part", PARTS)
def test_each_part_measures_in_one_round(part):
    ran = subprocess.run(
        [sys.executable, "-m", "bench", part, "--putaran", "1"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    assert re.search(r"^  \S.*(?: +\d+\.\d+){5}$", ran.stdout, re.MULTILINE), "it printed no ratio"
