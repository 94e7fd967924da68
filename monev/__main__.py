"""The command line: `python -m monev PERINTAH ...` (DESIGN §9)."""

import sys

from monev.perintah import kabar, utama

if __name__ == "__main__":
    kabar.siapkan_proses()
    sys.exit(utama(sys.argv[1:]))
