"""A test that never ends fails by the processor time it uses, and names itself."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.code import ROOT

ENDLESS = """
import pytest

@pytest.mark.processor_seconds(0.2)
def test_endless():
    while True:
        pass

def test_after_it():
    pass
"""


@pytest.mark.slow
def test_a_test_that_never_ends_fails_and_the_next_one_runs(tmp_path: Path) -> None:
    (tmp_path / "test_endless.py").write_text(ENDLESS)
    command = [sys.executable, "-m", "pytest", "-c", ROOT / "pyproject.toml", "-p", "tests.conftest", "-q"]
    result = subprocess.run(
        [*command, "-p", "no:cacheprovider", tmp_path], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert "more than 0.2 s of processor time" in result.stdout
    assert "1 failed, 1 passed" in result.stdout
