"""Is a zip package (.xlsx, .docx, .ods) one that every reader understands alike, and small enough? Runs in the child.
Parts with the same name, names that climb out of their folder, entries that say other things in their own header than
in the list at the end, and XML with declarations of its own (a DTD) are how a file shows one thing to the check and
another to the reader. No office program writes any of them: such a file is refused whole, with the part named."""

import io
import re
import struct
import zipfile
from xml.parsers import expat

from monev.core.text import shorten
from monev.reading.files import limits

_XML = (".xml", ".rels", ".vml")
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".svg", ".webp")
_LOCAL = struct.Struct("<4s5H3L2H")
_LOCAL_MARK, _END_MARK, _END_LENGTH = b"PK\x03\x04", b"PK\x05\x06", 22
_SIZES_FOLLOW = 0x08
_CLIMBS = re.compile(r"^[/\\]|^[A-Za-z]:|(^|[/\\])\.\.([/\\]|$)|\\|\x00")
_SNIFFED = 64 * 1024


def check_structure(data: bytes) -> None:
    """Refuse a package that can be read in two ways. Raises FileRefused, and what zipfile raises."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        _check_names(entries)
        _check_end(data, archive.comment)
        _check_headers(data, entries)
        for entry in entries:
            if entry.filename.lower().endswith(_XML):
                _check_declarations(archive, entry)


def check_sizes(data: bytes) -> None:
    """Refuse a package with a part that is too large once unpacked. Raises FileRefused."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for entry in archive.infolist():
            # A photograph is as large packed as unpacked, and is never opened: the limit on the upload is its own.
            is_picture = entry.filename.lower().endswith(_PICTURES) and entry.file_size <= 2 * entry.compress_size
            if entry.file_size > limits.MAX_ENTRY and not is_picture:
                size, most = entry.file_size / limits.MIB, limits.MAX_ENTRY // limits.MIB
                raise limits.refusal("part_too_big", part=_name(entry), size=size, most=most)


def _check_names(entries: list[zipfile.ZipInfo]) -> None:
    seen: set[str] = set()
    for entry in entries:
        if _CLIMBS.search(entry.orig_filename):
            raise limits.refusal("climbs", part=_name(entry))
        # Names of parts differ by more than capitals: ECMA-376 part 2, 6.2.2.
        if (name := entry.orig_filename.lower()) in seen:
            raise limits.refusal("part_twice", part=_name(entry))
        seen.add(name)


def _check_end(data: bytes, comment: bytes) -> None:
    """The list of parts stands once, at the end, and nothing is hidden in the remark behind it or in front."""
    end = len(data) - len(comment) - _END_LENGTH
    if data[end : end + 4] != _END_MARK or b"PK" in comment or data[:4] != _LOCAL_MARK:
        raise limits.refusal("two_ways", what="daftar isinya tidak berada di ujung berkas")


def _check_headers(data: bytes, entries: list[zipfile.ZipInfo]) -> None:
    """Each part's own header says the same as the list, and no two parts lie over each other."""
    reached = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        start = entry.header_offset
        header = data[start : start + _LOCAL.size]
        if start < reached or len(header) < _LOCAL.size or (reached == 0 and start != 0):
            raise limits.refusal("two_ways", what=f"bagian “{_name(entry)}” bertumpuk dengan bagian lain")
        mark, _, flags, method, _, _, _, packed, size, name_length, extra_length = _LOCAL.unpack(header)
        name_at = start + _LOCAL.size
        name = data[name_at : name_at + name_length].decode("utf-8" if flags & 0x800 else "cp437", "replace")
        says_size = not flags & _SIZES_FOLLOW and 0xFFFFFFFF not in (packed, size)
        if (
            mark != _LOCAL_MARK
            or name != entry.orig_filename
            or method != entry.compress_type
            or (says_size and (packed, size) != (entry.compress_size, entry.file_size))
        ):
            raise limits.refusal("two_ways", what=f"bagian “{_name(entry)}” tercatat berbeda di dua tempat")
        reached = name_at + name_length + extra_length + entry.compress_size


def _check_declarations(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """Refuse a part with a DTD, in whatever encoding: it can only stand before the first element. Of a part broken
    before that its reader tells, unless a more lenient one meets a declaration."""

    def refuse(*_: object) -> None:
        raise limits.refusal("dtd", part=_name(entry))

    begun: list[str] = []
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = lambda name, _: begun.append(name)
    with archive.open(entry) as part:
        start = piece = part.read(_SNIFFED)
        try:
            while piece and not begun:
                parser.Parse(piece)
                piece = part.read(_SNIFFED)
        except expat.ExpatError:
            words = start.replace(b"\x00", b"").upper()
            if not begun and (b"<!DOCTYPE" in words or b"<!ENTITY" in words):
                refuse()


def _name(entry: zipfile.ZipInfo) -> str:
    return shorten(entry.orig_filename.replace("\x00", "␀"), 60)
