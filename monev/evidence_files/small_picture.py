"""A small picture of a large one. Runs in a child (`monev.children`), which needs nothing else of the program."""

from __future__ import annotations

import io
import warnings

from PIL import Image, ImageOps, UnidentifiedImageError

from monev.core.records import JsonObject
from monev.evidence_files.file_kinds import MAX_PIXELS

SIDE = 320
"""Longest side, in dots."""
_QUALITY = 80


def answer(_: JsonObject, data: bytes) -> tuple[JsonObject, bytes]:
    """The child's side of `thumbnails`: the small picture, upright as it was taken; no bytes for what does not open."""
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG")) as picture:
            picture.draft("RGB", (2 * SIDE, 2 * SIDE))  # a JPEG is opened at a fraction of its size
            picture.thumbnail((SIDE, SIDE))
            upright = ImageOps.exif_transpose(picture).convert("RGBA")
    except (UnidentifiedImageError, Image.DecompressionBombError, Image.DecompressionBombWarning, OSError, ValueError):
        return {}, b""
    except SyntaxError:  # what Pillow says of a broken PNG
        return {}, b""
    paper = Image.new("RGB", upright.size, "white")
    paper.paste(upright, mask=upright)
    stream = io.BytesIO()
    paper.save(stream, "JPEG", quality=_QUALITY)
    return {}, stream.getvalue()
