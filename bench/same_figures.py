"""Shows the figures of our pages on a bare Streamlit page and on a page of Dash.

Against the bare page our page shows the cost of our own work. Against Dash it shows the cost of
Streamlit, which draws a picture again where Dash changes it in place.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from urllib.error import URLError

from bench.triwulan import TRIWULAN
from tests.browser.server import ROOT, own_settings
from tests.page_runs import app_at
from tests.postgres import free_port

FIGURES = "MONEV_BENCH_GAMBAR"
"""The setting with the path of the captured figures, for the bare pages."""
WITH_FIGURES = ("linimasa", "peta-capaian")
"""The pages with a picture of Plotly."""


def capture(folder: Path, choice: dict[str, str], destination: Path) -> None:
    """Write the figures of our pages at the end of each triwulan, as JSON: page → triwulan → Plotly
    figures.
    """
    os.environ.update(own_settings(folder))
    os.environ.pop("MONEV_JURNAL", None)
    found: dict[str, dict[str, list[dict]]] = {}
    at = app_at().run()
    for page in WITH_FIGURES:
        at.switch_page(str(ROOT / "pages" / page.replace("-", "_") / "page.py"))
        for name, end in TRIWULAN.items():
            at.query_params.clear()
            for key, value in (choice | {"posisi": f"{choice['tahun']}-{end}"}).items():
                at.query_params[key] = value
            drawn = at.run().get("plotly_chart")
            found.setdefault(page, {})[name] = [json.loads(chart.proto.spec) for chart in drawn]
    destination.write_text(json.dumps(found), encoding="utf-8")


def has_dash() -> bool:
    """True if Dash is installed. It is no dependency of the project."""
    return find_spec("dash") is not None


@contextmanager
def start_dash(figures: Path, page: str) -> Iterator[tuple[str, int]]:
    """Show the captured figures of a page on Dash's server; yield its address and its process."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "bench.dash_page", page, str(port)],
        cwd=ROOT,
        env=os.environ | {FIGURES: str(figures)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://localhost:{port}"
    try:
        while process.poll() is None and not _answers(address):
            time.sleep(0.1)
        yield address, process.pid
    finally:
        process.terminate()
        process.wait()


def _answers(address: str) -> bool:
    with suppress(URLError), urllib.request.urlopen(address):
        return True
    return False


def of_page(page: str) -> dict[str, list[dict]]:
    """Read the captured figures of a page, by triwulan."""
    return json.loads(Path(os.environ[FIGURES]).read_text(encoding="utf-8"))[page]


def count_traces(figures: Path, page: str) -> dict[str, int]:
    """Count the traces of a page's captured figures, by triwulan."""
    captured = json.loads(figures.read_text(encoding="utf-8"))[page]
    return {
        name: sum(len(figure["data"]) for figure in of_triwulan)
        for name, of_triwulan in captured.items()
    }
