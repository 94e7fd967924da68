"""Plotly's script in the browser: where it is, and what it takes."""

from __future__ import annotations

from typing import Any

from plotly.offline import get_plotlyjs_version

PLOTLY_ADDRESS = f"/monev/plotly-{get_plotlyjs_version()}.min.js"
"""Where the server has Plotly's library for the browser; the version in it lets a browser keep the file for good."""

Trace = dict[str, Any]
"""One trace of a picture, as Plotly's own names."""


def escape_html(text: str) -> str:
    """Plotly reads a little HTML in texts; what a file says is shown as it stands."""
    return text.replace("&", "&amp;").replace("<", "&lt;")
