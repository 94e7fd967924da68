"""What a file looks like, small in a langkah or a page of it at a time: made by a child, remembered for a while, never
the file itself."""

from __future__ import annotations

from base64 import b64encode
from functools import lru_cache

from monev.access import Visitor
from monev.children import PAGES, ChildStopped, run_in_child
from monev.core.errors import FileRefused
from monev.core.records import JsonObject
from monev.database import Database
from monev.evidence_files.files import require_file

SMALL, LARGE = 320, 1200
"""Longest side in dots: of a small picture; of a page on which letters of 10 points can be read."""
_SECONDS = 20.0
_KEPT = 128
"""Pictures of about 15 KB each, and pages of about 150."""


def thumbnail_for(db: Database, visitor: Visitor, sha256: str) -> bytes:
    """A JPEG of at most SMALL dots a side, of a picture that this visitor may see.

    Raises NotFound, JournalDamaged as `files.read_for`, FileRefused for what is no picture that opens.
    """
    require_file(db, visitor, sha256)
    _, made = _draw(db, sha256, "jpg", 1, SMALL)
    if not made:
        raise FileRefused("Gambar ini tidak dapat dibuka.", "Unduh berkas aslinya untuk melihatnya.")
    return made


def page_for(db: Database, visitor: Visitor, sha256: str, kind: str, number: int) -> JsonObject:
    """Page `number` of a file of `kind` that this visitor may see: {picture (a `data:` JPEG), page, pages}, or of a
    Word document or workbook its beginning as {parts}, each {text} or {rows}.

    Raises NotFound, JournalDamaged as `files.read_for`, FileRefused for what does not open.
    """
    require_file(db, visitor, sha256)
    said, picture = _draw(db, sha256, kind, number, LARGE)
    if not said:
        raise FileRefused("Berkas ini tidak dapat ditampilkan di sini.", "Unduh berkas aslinya untuk melihatnya.")
    return said | {"picture": f"data:image/jpeg;base64,{b64encode(picture).decode()}"} if picture else said


@lru_cache(maxsize=_KEPT)
def _draw(db: Database, sha256: str, kind: str, page: int, side: int) -> tuple[JsonObject, bytes]:
    """As `first_page.answer` says it."""
    asked = {"kind": kind, "page": page, "side": side}
    try:
        task = "monev.evidence_files.first_page:answer"
        return run_in_child(PAGES, task, asked, db.journal.read_file(sha256), seconds=_SECONDS)
    except ChildStopped:
        return {}, b""
