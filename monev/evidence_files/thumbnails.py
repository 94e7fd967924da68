"""A picture small enough to look at in a langkah: made by a child, remembered for a while, never the file itself."""

from __future__ import annotations

from functools import lru_cache

from monev.access import Visitor
from monev.children import FILES, ChildStopped, run_in_child
from monev.core.errors import FileRefused
from monev.database import Database
from monev.evidence_files.files import require_file

_SECONDS = 20.0
_KEPT = 256
"""Of about 15 KB each."""


def thumbnail_for(db: Database, visitor: Visitor, sha256: str) -> bytes:
    """A JPEG of at most 320 dots a side, of a picture that this visitor may see.

    Raises NotFound, JournalDamaged as `files.read_for`, FileRefused for what is no picture that opens.
    """
    require_file(db, visitor, sha256)
    made = _make(db, sha256)
    if made is None:
        raise FileRefused("Gambar ini tidak dapat dibuka.", "Unduh berkas aslinya untuk melihatnya.")
    return made


@lru_cache(maxsize=_KEPT)
def _make(db: Database, sha256: str) -> bytes | None:
    try:
        task = "monev.evidence_files.small_picture:answer"
        return run_in_child(FILES, task, {}, db.journal.read_file(sha256), seconds=_SECONDS)[1] or None
    except ChildStopped:
        return None
