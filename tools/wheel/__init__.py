"""Monev ZI as `pip install` puts it: its folders lie here as in a clone, and this starts them.

This file becomes the package `monev_zi` of the wheel (pyproject.toml).
"""

import sys
from pathlib import Path


def main() -> int:
    """Run `monev PERINTAH ...`; `monev layani` serves the pages. Returns the exit code."""
    sys.path.insert(0, str(Path(__file__).resolve().parent))
    from monev.__main__ import start  # found only now that its folder is on the path

    return start(sys.argv[1:])
