"""Each script of the pages by itself, in one start of node: what needs no layout and no HTML."""

import re
import subprocess

from monev.ui import looks
from tests.code import ROOT

SCRIPTS = ROOT / "tests" / "ui" / "scripts"


def test_every_script_does_what_its_tests_say():
    node = ["node", "--test-reporter=spec", str(SCRIPTS / "all.mjs")]
    run = subprocess.run(node, capture_output=True, text=True, check=False, cwd=ROOT)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "pass 0" not in run.stdout


def test_every_script_has_tests_here():
    tests = "\n".join(path.read_text(encoding="utf-8") for path in SCRIPTS.glob("*.mjs"))
    tested = set(re.findall(r"looks/static/([\w/]+\.js)", tests))
    assert tested == set(looks.MODULES)
    own = {path.name for path in (ROOT / "monev/server/static").glob("*.js")}
    assert own == set(re.findall(r'run\("(\w+\.js)"', tests))
