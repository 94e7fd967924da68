"""The command line: `python -m monev PERINTAH ...` (DESIGN §9)."""

import sys

from monev.perintah import utama

if __name__ == "__main__":
    sys.exit(utama(sys.argv[1:]))
