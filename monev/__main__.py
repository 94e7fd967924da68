"""The command line: `python -m monev PERINTAH ...` (docs/design.md §9)."""

import sys

from monev.cli import main, output

if __name__ == "__main__":
    output.prepare_process()
    sys.exit(main(sys.argv[1:]))
