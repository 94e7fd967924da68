"""Zip packages (.xlsx, .docx, .ods) with some of their parts changed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping


def change_parts(data: bytes, replacement: Callable[[str, bytes], bytes]) -> bytes:
    """The package with each part as `replacement` gives it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as origin, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in origin.namelist():
            new.writestr(name, replacement(name, origin.read(name)))
    return stream.getvalue()


def add_parts(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The package with these parts more."""
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()
