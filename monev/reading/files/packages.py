"""Check the parts of an Office file for tricks and for anything that acts. Runs in the child.

`check_structure` refuses a zip package that may show one thing to the check and another to the
reader: parts with the same name, names that climb out of their folder, entries whose own header
differs from the list at the end, and XML with declarations of its own (a DTD). No office program
writes any; the refusal names the part.

`find_active` finds what runs or fetches something when the file is opened, by the types of parts
and their relations (ECMA-376 part 2, 6.2.3 and 6.5), and by the words of fields and links: parts
may have any name. Nothing of it runs here; people open such a file at their own computer.
"""

import io
import re
import struct
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from xml.parsers import expat

from monev.core.text import shorten
from monev.reading.files import limits

_XML = (".xml", ".rels", ".vml")
_PICTURES = (
    ".png",
    ".jpg",
    ".jpeg",
    ".gif",
    ".bmp",
    ".tif",
    ".tiff",
    ".emf",
    ".wmf",
    ".svg",
    ".webp",
)
_LOCAL = struct.Struct("<4s5H3L2H")
_LOCAL_MARK, _END_MARK, _END_LENGTH = b"PK\x03\x04", b"PK\x05\x06", 22
_SIZES_FOLLOW = 0x08
_CLIMBS = re.compile(r"^[/\\]|^[A-Za-z]:|(^|[/\\])\.\.([/\\]|$)|\\|\x00")
_FIRST_WORDS = 64 * 1024
_CONTENT_TYPES = "[Content_Types].xml"
_TYPED_PART = re.compile(rb"<[^<>]+>")
_PART_NAME = re.compile(rb"""partname\s*=\s*["']/([^"']*)""")
_MAIN_TYPES = {
    b"officedocument.wordprocessingml.document.main+xml": "docx",
    b"officedocument.spreadsheetml.sheet.main+xml": "xlsx",
    b"ms-excel.sheet.macroenabled.main+xml": "xlsm",
}
"""Type of a package's main part, small letters → kind."""


def main_kind(archive: zipfile.ZipFile) -> str:
    """Return "docx", "xlsx" or "xlsm" by the type of the main part; "" for another package.

    Its name differs: Office on the web writes word/document2.xml and xl/workbook2.xml. Only the
    list of types is looked into, as bytes: nothing is parsed outside the child.
    """
    names = {name.lower() for name in archive.namelist()}
    for tag in _TYPED_PART.findall(read_first(archive, _CONTENT_TYPES).lower()):
        part = _PART_NAME.search(tag)
        for words, kind in _MAIN_TYPES.items():
            if words in tag and (part is None or part[1].decode("utf-8", "replace") in names):
                return kind
    return ""


def read_first(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return the first megabyte of a part without its NULs, or nothing if there is none."""
    if name not in archive.namelist():
        return b""
    with archive.open(name) as part:
        return part.read(limits.MIB).replace(b"\0", b"")


def check_structure(data: bytes) -> None:
    """Refuse a package that can be read in two ways.

    Raises FileRefused, and what zipfile raises.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        _check_names(entries)
        # The list of parts stands once, at the end; nothing is hidden in the remark behind it or
        # in front.
        end = len(data) - len(archive.comment) - _END_LENGTH
        is_last = data[end : end + 4] == _END_MARK and b"PK" not in archive.comment
        if not is_last or data[:4] != _LOCAL_MARK:
            what = "daftar isinya tidak berada di ujung berkas"
            raise limits.refusal("two_ways", what=what)
        _check_headers(data, entries)
        for entry in entries:
            if entry.filename.lower().endswith(_XML):
                _check_declarations(archive, entry)


def check_sizes(data: bytes) -> None:
    """Refuse a package with a part that is too large once unpacked. Raises FileRefused."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for entry in archive.infolist():
            # A photograph is as large packed as unpacked, and is never opened: the limit on the
            # upload is enough.
            is_dense = entry.file_size <= 2 * entry.compress_size
            is_picture = is_dense and entry.filename.lower().endswith(_PICTURES)
            if entry.file_size > limits.MAX_ENTRY and not is_picture:
                size = entry.file_size / limits.MIB
                most = limits.MAX_ENTRY // limits.MIB
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


def _check_headers(data: bytes, entries: list[zipfile.ZipInfo]) -> None:
    """Refuse a part whose own header differs from the list, or that lies over another."""
    reached = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        start = entry.header_offset
        name_at = start + _LOCAL.size
        is_shifted = reached == 0 and start != 0
        if start < reached or name_at > len(data) or is_shifted:
            what = f"bagian “{_name(entry)}” bertumpuk dengan bagian lain"
            raise limits.refusal("two_ways", what=what)
        said = _LOCAL.unpack_from(data, start)
        mark, _, flags, method, _, _, _, packed, size, name_length, extra_length = said
        encoding = "utf-8" if flags & 0x800 else "cp437"
        name = data[name_at : name_at + name_length].decode(encoding, "replace")
        listed = [entry.orig_filename, entry.compress_type]
        own = [name, method]
        if not flags & _SIZES_FOLLOW and 0xFFFFFFFF not in (packed, size):
            listed += [entry.compress_size, entry.file_size]
            own += [packed, size]
        if mark != _LOCAL_MARK or own != listed:
            what = f"bagian “{_name(entry)}” tercatat berbeda di dua tempat"
            raise limits.refusal("two_ways", what=what)
        reached = name_at + name_length + extra_length + entry.compress_size


def _check_declarations(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """Refuse a part with a DTD, in any encoding: it can only stand before the first element.

    A part broken before that is left to its reader, unless a declaration stands in it that a more
    lenient reader would accept.
    """

    def refuse(*_: object) -> None:
        raise limits.refusal("dtd", part=_name(entry))

    def stop(*_: object) -> None:
        raise StopIteration

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = stop
    with archive.open(entry) as part, suppress(StopIteration):
        try:
            parser.ParseFile(part)
        except expat.ExpatError:
            part.seek(0)
            words = part.read(_FIRST_WORDS).replace(b"\x00", b"").upper()
            if b"<!DOCTYPE" in words or b"<!ENTITY" in words:
                refuse()


def _name(entry: zipfile.ZipInfo) -> str:
    return shorten(entry.orig_filename.replace("\x00", "␀"), 60)


MACROS, OLE, CONTROLS, REMOTE, DDE = limits.WORDS["acts"]
_TYPES = {"vbaproject": MACROS, "macro": MACROS, "activex": CONTROLS, "oleobject": OLE}
"""In a part's content type, small letters → what acts."""
_EVERY_XLSB = "sheet.binary.macroenabled"
"""In the type of any binary workbook, with macros or without."""
_NAMES = {"vbaproject": MACROS, "vbadata": MACROS, "/macrosheets/": MACROS, "/activex/": CONTROLS}
"""In a part's usual name → what acts, for a package that does not give its type."""
_RELATIONS = {"vbaproject": MACROS, "xlmacrosheet": MACROS, "control": CONTROLS, "oleobject": OLE}
"""The last word of a relation's type, small letters → what acts."""
_FETCHED = frozenset(
    {"attachedtemplate", "frame", "subdocument", "afchunk", "package", "control", "oleobject"}
)
"""Relations whose target is opened with the document: if it lies elsewhere, somebody else decides
what it is.

A template in a folder of the writer's own computer is ordinary; a link opens only on a click, a
picture runs nothing.
"""
_ELSEWHERE = re.compile(
    r"(?i)(?:https?|ftps?|mhtml|ms-\w+):|\\\\|//|file:/{2,}(?![/a-z]:|/)|file:\\+(?![a-z]:)"
)
_PROGRAMS = (b"MZ", b"\x7fELF", bytes.fromhex("d0cf11e0a1b11ae1"))
_COMMAND = re.compile(r"\bDDE(?:AUTO)?\b", re.IGNORECASE)
_WITHOUT_COMMANDS = (
    "/xl/worksheets/",
    "/xl/sharedstrings",
    "/xl/styles",
    "/xl/charts/",
    "/docprops/",
)
"""Parts of a workbook that hold its cells: commands stand in parts of their own."""
_XLS_LINK = re.compile(rb"\xae\x01(..)\0\0(..)([\0\x01])", re.DOTALL)
"""A link without sheets in an .xls ([MS-XLS] 2.4.271, SupBook): its length, its letters, and 1 if
these are wide."""
_XLS_MACROS = "_VBA_PROJECT".encode("utf-16-le")
_ODF_LIST = "META-INF/manifest.xml"


def find_active(data: bytes) -> tuple[str, ...]:
    """List what acts in a file, each once: of an .xls only macros and DDE, of an .ods macros.

    Raises what zipfile raises.
    """
    if not data.startswith(b"PK"):
        macros = (MACROS,) if _XLS_MACROS in data else ()
        return (*macros, DDE) if _is_commanded_xls(data) else macros
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        if _CONTENT_TYPES not in names:
            has_macros = _ODF_LIST in names and b"Basic/" in archive.read(_ODF_LIST)
            return (MACROS,) if has_macros else ()
        found = {*_by_types(archive), *_by_parts(archive)}
    return tuple(words for words in limits.WORDS["acts"] if words in found)


def _by_types(archive: zipfile.ZipFile) -> Iterator[str]:
    """Find what acts by the list of types; a type for an ending that no part has does not count."""
    endings = {name.lower().rpartition(".")[2] for name in archive.namelist()}
    for element, said in elements(archive, _CONTENT_TYPES):
        is_there = element == "Default" and said.get("Extension", "").lower() in endings
        if is_there or element == "Override":
            kind = said.get("ContentType", "").lower().replace(_EVERY_XLSB, "")
            for mark, words in _TYPES.items():
                if mark in kind:
                    yield words


def _by_parts(archive: zipfile.ZipFile) -> Iterator[str]:
    """Find what acts by the names of parts and by their content."""
    for entry in archive.infolist():
        name = f"/{entry.filename.lower()}"
        for part_of_name, words in _NAMES.items():
            if part_of_name in name:
                yield words
        if name.endswith(".rels"):
            yield from _by_relations(archive, entry.filename)
        elif not name.endswith(".xml"):
            with archive.open(entry) as part:
                beginning = part.read(8)
            is_embedded = "/embeddings/" in name or name.endswith(".exe")
            if is_embedded and beginning.startswith(_PROGRAMS):
                yield OLE
        elif entry.file_size <= limits.MAX_ENTRY and not name.startswith(_WITHOUT_COMMANDS):
            yield from _by_commands(archive, entry.filename)


def _is_commanded_xls(data: bytes) -> bool:
    """True if a link leads to a program and its command (\\3 between them), not to a workbook."""
    for link in _XLS_LINK.finditer(data):
        length = int.from_bytes(link[1], "little")
        letters = int.from_bytes(link[2], "little")
        size = length - 5
        is_wide = link[3] == b"\1"
        start = link.end()
        words = data[start : start + size].replace(b"\0", b"")
        if size == letters * (2 if is_wide else 1) and b"\3" in words:
            return True
    return False


def _by_relations(archive: zipfile.ZipFile, name: str) -> Iterator[str]:
    for element, said in elements(archive, name):
        if element != "Relationship":
            continue
        _, _, kind = said.get("Type", "").lower().rpartition("/")
        if kind in _RELATIONS:
            yield _RELATIONS[kind]
        is_outside = kind in _FETCHED and said.get("TargetMode") == "External"
        if is_outside and _ELSEWHERE.match(said.get("Target", "").strip()):
            yield REMOTE


def _by_commands(archive: zipfile.ZipFile, name: str) -> Iterator[str]:
    """Find DDE: a workbook's ddeLink, or a document's field.

    The field's words may stand in several runs.
    """
    words = ""
    for element, said in list(elements(archive, name)):
        if element == "ddeLink":
            yield DDE
        elif element == "instrText":
            words += said.text or ""
        elif element in ("fldChar", "fldSimple"):
            instructions = [value for key, value in said.items() if key.endswith("instr")]
            words += f" {' '.join(instructions)} "
    if _COMMAND.search(words):
        yield DDE


def elements(archive: zipfile.ZipFile, name: str) -> Iterator[tuple[str, Element]]:
    """Return the elements of a part as they begin, each with its name without a namespace.

    The words of an element are complete at its end.
    """
    # No program reads on after a fault either.
    with archive.open(name) as part, suppress(ElementTree.ParseError):
        for _, element in ElementTree.iterparse(part, ("start",)):
            yield element.tag.rpartition("}")[2], element
