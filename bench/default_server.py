"""Runs our pages on Streamlit's own server with its own settings, to compare it with ours under
many viewers.
"""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError

from monev.server.application import ROUTER
from tests.browser.server import ROOT, make_environment, run_command

_WAIT_SECONDS = 60


@contextmanager
def start_default_server(folder: Path) -> Iterator[str]:
    """Run the router by `streamlit run` in a folder without our settings, with the program's
    sample plans.

    Yields its address. Raises ConnectionError if it does not answer.
    """
    run_command(folder, "awal")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = (
        "--server.headless",
        "true",
        "--server.port",
        str(port),
        "--browser.gatherUsageStats",
        "false",
    )
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", str(ROUTER), *options],
        cwd=folder,
        env=make_environment(folder) | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(f"http://localhost:{port}/_stcore/health")
        yield f"http://localhost:{port}"
    finally:
        process.terminate()
        process.wait()


def _wait_for(address: str) -> None:
    end = time.monotonic() + _WAIT_SECONDS
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address) as answer:
                if answer.status == 200:
                    return
        except URLError:
            time.sleep(0.2)
    raise ConnectionError(f"server bawaan Streamlit tidak menjawab di {address}")
