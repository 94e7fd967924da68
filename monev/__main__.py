"""The command line: `python -m monev PERINTAH ...` (docs/operations.md)."""

import sys

from monev.cli import main, output

if __name__ == "__main__":
    output.prepare_process()
    sys.exit(main(sys.argv[1:]))
