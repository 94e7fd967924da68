"""Files as bukti: checking, adding, removing and showing them.

A file is stored as a single change: the journal entry brings the bytes, kept once by their SHA-256,
and the bukti's TAUTAN names them. A removed file stays in the journal.
"""

import hashlib
import re
import time
import unicodedata
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from monev.access import Visitor
from monev.children import FILES, PAGES, ChildStopped, run_in_child
from monev.core.errors import FileRefused, JournalDamaged, NotFound
from monev.core.file_references import FileReference, files_of, join_tautan, words_of
from monev.core.records import JsonObject
from monev.core.typed_input import EntryRefused
from monev.core.words import read_words, worded
from monev.database import Database
from monev.edits.single_edits import Edit, EditResult, Target, edit
from monev.reading.files.limits import MIB
from monev.writing.content import Content

_WORDS = read_words(__file__)
SAYS_PLACE: str = _WORDS["says_place"]
MAX_SIZE = 25 * MIB
MAX_FILES = 8  # files of one bukti: as many names as a TAUTAN holds
KINDS = ("pdf", "jpg", "png", "docx", "xlsx")
PICTURES = ("jpg", "png")
SMALL, LARGE = 320, 1200
"""Longest side in dots: of a small picture; of a page on which letters of 10 points can be read."""
_SECONDS = 20.0
_DRAW_SECONDS = 2.0
"""Seconds of the processor for one page or picture. A colour scan of A4 at 600 dpi takes 0.3."""
_TRIES, _SLOW_SECONDS = 2, 600.0
"""A file whose pages took all their time so often is not drawn for so long, since 700 bytes can
cause hours of work."""
_KEPT = 128  # pictures of about 15 KB each, and pages of about 150
_LONGEST_STEM = 80
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|]')


def check_file(data: bytes) -> str:
    """Find the kind of a file by its content, in a child.

    Raises FileRefused if it cannot be a bukti.
    """
    return _look_at(data)["jenis"]


def _look_at(data: bytes) -> JsonObject:
    if not data:
        raise worded(FileRefused, _WORDS["empty"])
    if len(data) > MAX_SIZE:
        raise worded(FileRefused, _WORDS["too_large"], size=len(data) / MIB, most=MAX_SIZE // MIB)
    try:
        answer, _ = run_in_child(
            FILES, "monev.evidence_files.file_kinds:answer", {}, data, seconds=_SECONDS
        )
    except ChildStopped as cause:
        raise worded(FileRefused, _WORDS["not_checked"]) from cause
    return answer


def tidy_name(name: str, kind: str) -> str:
    """Make the name to keep of a file's name.

    It is one line, without folders, invisible marks or another kind's ending.
    """
    _, _, last = name.replace("\\", "/").rpartition("/")
    text = ""
    for sign in unicodedata.normalize("NFC", last):
        category = unicodedata.category(sign)
        if category in ("Zs", "Zl", "Zp", "Cc"):
            text += " "
        elif not category.startswith("C"):
            text += sign
    stem, dot, ending = text.rpartition(".")
    if not dot or len(ending) > 4 or not ending.isalnum():
        stem = text
    stem = " ".join(_NOT_IN_NAMES.sub("_", stem).split())
    stem = stem.strip(" .")[:_LONGEST_STEM].rstrip(" .")
    return f"{stem or 'berkas'}.{kind}"


def kind_of(name: str) -> str:
    """Return the kind in a name made by `tidy_name`; "" for another name."""
    _, _, ending = name.rpartition(".")
    return ending if ending in KINDS else ""


def add_file(
    db: Database, satker: str, tahun: int, target: Target, name: str, data: bytes, *, pelaku: str
) -> EditResult:
    """Add a file to a bukti of the newest version; a file that is there already changes nothing.

    A first file makes the bukti Ada, and so does a new one if a checker asked to mend it. Raises
    FileRefused if the file cannot be a bukti, EntryRefused if the bukti takes none, NotFound,
    NotAllowed.
    """
    looked = _look_at(data)
    kind = looked["jenis"]
    new = FileReference(hashlib.sha256(data).hexdigest(), tidy_name(name, kind))

    def join(bukti: Content) -> Content:
        _check_open(bukti)
        there = files_of(bukti["tautan"])
        others = [other for other in there if other.sha256 != new.sha256]
        if len(others) < len(there) and _is_whole(db, satker, new.sha256):
            return {}
        named = new
        if new in there:
            # Bytes are stored with a change only, so a name without its bytes has to change.
            named = new._replace(name=f"{new.name.removesuffix(f'.{kind}')} (2).{kind}")
        return _given(bukti, words_of(bukti["tautan"]), (*others, named))

    result = edit(db, satker, tahun, target, join, pelaku=pelaku, file=data)
    if looked["tempat"]:
        return result._replace(notes=(*result.notes, SAYS_PLACE))
    return result


def edits_of_use(targets: Iterable[Target], tautan: str) -> list[Edit]:
    """Make the edits that give bukti a document that is there already: a file, a link or words.

    A verdict on it elsewhere is none of theirs. Storing them raises EntryRefused if one of them is
    verified, is full, or has another link.
    """
    words = words_of(tautan)

    def join(bukti: Content) -> Content:
        _check_open(bukti)
        own = words_of(bukti["tautan"])
        if words and own not in ("", words):
            said, advice = _WORDS["other_link"]
            raise EntryRefused({"tautan": said.format(name=bukti["nama"])}, advice)
        there = {file.sha256: file for file in files_of(bukti["tautan"])}
        all_files = {file.sha256: file for file in files_of(tautan)} | there
        if len(all_files) == len(there) and own == (words or own):
            return {}
        return _given(bukti, words or own, tuple(all_files.values()))

    return [Edit(target, join, {}) for target in targets]


def _given(bukti: Content, words: str, files: tuple[FileReference, ...]) -> Content:
    """Return what changes of a bukti that gets these words and files."""
    if len(files) > MAX_FILES:
        said, advice = _WORDS["full"]
        count = len(files_of(bukti["tautan"]))
        raise EntryRefused({"berkas": said.format(count=count, most=MAX_FILES)}, advice)
    changed = {"tautan": join_tautan(words, files)}
    if bukti["status"] == "perlu_perbaikan":
        changed["status"] = "ada"
    return changed


def take_off(
    db: Database, satker: str, tahun: int, target: Target, sha256: str, *, pelaku: str
) -> EditResult:
    """Remove a file from a bukti of the newest version; its status stays.

    Raises EntryRefused, NotFound, NotAllowed.
    """

    def leave(bukti: Content) -> Content:
        _check_open(bukti)
        there = files_of(bukti["tautan"])
        kept = [other for other in there if other.sha256 != sha256]
        if len(kept) == len(there):
            return {}
        return {"tautan": join_tautan(words_of(bukti["tautan"]), kept)}

    return edit(db, satker, tahun, target, leave, pelaku=pelaku)


def known_files(db: Database, satker: str) -> frozenset[str]:
    """List the SHA-256 of every file that was ever a bukti of a satker, whatever the tahun."""
    return frozenset(row["sha256"] for row in db.ask("evidence/files", satker=satker, sha256=None))


def read_for(db: Database, visitor: Visitor, sha256: str) -> bytes:
    """Read a file for a visitor. Raises NotFound as `require_file`, JournalDamaged."""
    require_file(db, visitor, sha256)
    return db.journal.read_file(sha256)


def require_file(db: Database, visitor: Visitor, sha256: str) -> None:
    """Raise NotFound unless this visitor may see a satker that added the file.

    Knowing its SHA-256 is not enough, nor that some plan names it.
    """
    if visitor.sight == "semua":
        for row in db.ask("evidence/files", satker=None, sha256=sha256):
            if visitor.may("lihat", row["satker"]):
                return
    raise worded(NotFound, _WORDS["not_there"])


def _is_whole(db: Database, satker: str, sha256: str) -> bool:
    if sha256 not in known_files(db, satker):
        return False
    try:
        db.journal.read_file(sha256)
    except JournalDamaged:
        return False
    return True


def _check_open(bukti: Content) -> None:
    if bukti["status"] == "terverifikasi":
        said, advice = _WORDS["verified"]
        raise EntryRefused({"berkas": said}, advice)


def thumbnail_for(db: Database, visitor: Visitor, sha256: str) -> bytes:
    """Make a JPEG of at most SMALL dots a side of a picture.

    Raises NotFound, JournalDamaged as `read_for`, FileRefused if the picture does not open.
    """
    require_file(db, visitor, sha256)
    try:
        _, picture = _draw(db, sha256, "jpg", 1, SMALL)
    except ChildStopped as cause:
        raise worded(FileRefused, _WORDS["no_picture"]) from cause
    return picture


class Photo(NamedTuple):
    """A photo as a JPEG of at most LARGE dots a side, and the day its camera says."""

    jpeg: bytes
    taken: date | None


def shrink_photo(data: bytes) -> Photo:
    """Shrink a photo in a child. Raises FileRefused if it is none."""
    if _look_at(data)["jenis"] not in PICTURES:
        raise worded(FileRefused, _WORDS["no_picture"])
    asked = {"kind": "jpg", "page": 1, "side": LARGE}
    task = "monev.evidence_files.first_page:answer"
    try:
        said, jpeg = run_in_child(PAGES, task, asked, data, seconds=_DRAW_SECONDS)
    except ChildStopped as cause:
        raise worded(FileRefused, _WORDS["no_picture"]) from cause
    if not jpeg:
        raise worded(FileRefused, _WORDS["no_picture"])
    return Photo(jpeg, date.fromisoformat(said["taken"]) if said["taken"] else None)


class FilePage(NamedTuple):
    """A page of a file.

    `picture`: a JPEG, of a PDF or photo. `parts`: the beginning of a Word document or workbook,
    each {text} or {rows}.
    """

    picture: bytes
    pages: int
    parts: list[JsonObject]


def page_for(db: Database, visitor: Visitor, sha256: str, kind: str, number: int) -> FilePage:
    """Make page `number` of a file of `kind` for a visitor.

    Raises NotFound (also beyond the last page) and JournalDamaged as `read_for`, FileRefused if the
    file does not open.
    """
    require_file(db, visitor, sha256)
    if number < 1 or (kind != "pdf" and number > 1):
        raise worded(NotFound, _WORDS["no_such_page"])
    try:
        said, picture = _draw(db, sha256, kind, number, LARGE)
    except ChildStopped as cause:
        raise worded(FileRefused, _WORDS["not_shown"]) from cause
    return FilePage(picture, said.get("pages", 1), said.get("parts", []))


_slow: dict[str, tuple[int, float]] = {}
"""SHA-256 of a file → how often a page of it took all its time, and the last time."""


@lru_cache(maxsize=_KEPT)
def _draw(db: Database, sha256: str, kind: str, page: int, side: int) -> tuple[JsonObject, bytes]:
    """Draw a page in a child.

    Raises NotFound beyond the last page, FileRefused if the file does not open, ChildStopped.
    Failures are raised, so that the cache keeps pages only.
    """
    times, last = _slow.get(sha256, (0, 0.0))
    if times >= _TRIES and time.monotonic() - last < _SLOW_SECONDS:
        raise ChildStopped("waktu")
    asked = {"kind": kind, "page": page, "side": side}
    task = "monev.evidence_files.first_page:answer"
    try:
        said, picture = run_in_child(
            PAGES, task, asked, db.journal.read_file(sha256), seconds=_DRAW_SECONDS
        )
    except ChildStopped as cause:
        if cause.why == "waktu":
            _slow[sha256] = times + 1, time.monotonic()
        raise
    if not said:
        raise worded(FileRefused, _WORDS["no_picture" if side == SMALL else "not_shown"])
    if not picture and "parts" not in said:
        raise worded(NotFound, _WORDS["no_such_page"])
    return said, picture
