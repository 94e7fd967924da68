"""Start the pages: `python -m monev.server --port 8501`, what `make run` calls."""

import sys

from monev.server.serve import main

sys.exit(main())
