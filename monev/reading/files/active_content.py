"""What in an Office file (.xlsx, .docx, .xlsb, .xls) runs or fetches something where it is opened. Runs in the child.
In a package told by the types of its parts and their relations (ECMA-376 part 2, 6.2.3 and 6.5), and by what fields and
links of a workbook say: parts may be called anything. Nothing of it runs here; people open such a file at their own
computer."""

import io
import re
import zipfile
from collections.abc import Iterator
from xml.parsers import expat

from monev.reading.files import limits

MACROS, OLE, CONTROLS, REMOTE, DDE = limits.WORDS["acts"]
_CONTENT_TYPES = "[Content_Types].xml"
_TYPES = {"vbaproject": MACROS, "macro": MACROS, "activex": CONTROLS, "oleobject": OLE}
"""In a part's content type, small letters → what it is."""
_EVERY_XLSB = "sheet.binary.macroenabled"
"""In the type of any binary workbook, with macros or without."""
_NAMES = {"vbaproject": MACROS, "vbadata": MACROS, "/macrosheets/": MACROS, "/activex/": CONTROLS}
"""In a part's name, where office programs put it → what it is, should a package not say its type."""
_RELATIONS = {"vbaproject": MACROS, "xlmacrosheet": MACROS, "control": CONTROLS, "oleobject": OLE}
"""The last word of a relation's type, small letters → what it leads to."""
_FETCHED = frozenset({"attachedtemplate", "frame", "subdocument", "afchunk", "package", "control", "oleobject"})
"""Relations whose target is opened with the document: elsewhere, somebody else decides what that is. A template in a
folder of the writer's own computer is ordinary; a link is opened by who touches it, a picture runs nothing."""
_ELSEWHERE = re.compile(
    r"(?:https?|ftps?|mhtml|ms-\w+):|\\\\|//|file:/{2,}(?![/a-z]:|/)|file:\\+(?![a-z]:)", re.IGNORECASE
)
_PROGRAMS = (b"MZ", b"\x7fELF", bytes.fromhex("d0cf11e0a1b11ae1"))
_COMMAND = re.compile(r"\bDDE(?:AUTO)?\b", re.IGNORECASE)
_WITHOUT_COMMANDS = ("/xl/worksheets/", "/xl/sharedstrings", "/xl/styles", "/xl/charts/", "/docprops/")
"""Parts of a workbook that hold its cells: a command stands in a link of its own."""
_XLSB_COMMAND = re.compile(rb"\xe8\x02[\x80-\xff]*[\0-\x7f]\x01\0")
"""How a link's part of an .xlsb begins that is a command ([MS-XLSB] 2.4, BrtBeginSupBook: its type is 1)."""
_XLS_LINK = re.compile(rb"\xae\x01(..)\0\0(..)([\0\x01])", re.DOTALL)
"""A link without sheets in an .xls ([MS-XLS] 2.4.271, SupBook): its length, its letters, and whether
they are wide."""
_XLS_MACROS, _ODF_LIST = "_VBA_PROJECT".encode("utf-16-le"), "META-INF/manifest.xml"
_READ_AT_ONCE = 64 * 1024


def find_active(data: bytes) -> tuple[str, ...]:
    """What it holds that acts, in words, each once; () for an ordinary one. In an .xls only macros and commands are
    looked for, in an .ods macros. Raises what zipfile raises."""
    if not data.startswith(b"PK"):
        macros = (MACROS,) if _XLS_MACROS in data else ()
        return (*macros, DDE) if _is_commanded_xls(data) else macros
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        if _CONTENT_TYPES not in names:
            return (MACROS,) if _ODF_LIST in names and b"Basic/" in archive.read(_ODF_LIST) else ()
        found = {*_by_types(archive), *_by_parts(archive)}
    return tuple(words for words in limits.WORDS["acts"] if words in found)


def _by_types(archive: zipfile.ZipFile) -> Iterator[str]:
    """By what the list of types says of parts that are there: a type for an ending no part has says nothing."""
    names = [name.lower() for name in archive.namelist()]
    endings = {name.rpartition(".")[2] for name in names}
    for element, said, _ in elements(archive, _CONTENT_TYPES):
        ending = said.get("Extension", "").lower()
        if element == "Override" or (element == "Default" and ending in endings):
            kind = said.get("ContentType", "").lower().replace(_EVERY_XLSB, "")
            yield from (words for mark, words in _TYPES.items() if mark in kind)


def _by_parts(archive: zipfile.ZipFile) -> Iterator[str]:
    for entry in archive.infolist():
        name = f"/{entry.filename.lower()}"
        yield from (words for part, words in _NAMES.items() if part in name)
        if name.endswith(".rels"):
            yield from _by_relations(archive, entry.filename)
        elif name.endswith(".xml") and not name.startswith(_WITHOUT_COMMANDS) and entry.file_size <= limits.MAX_ENTRY:
            yield from _by_commands(archive, entry.filename)
        elif not name.endswith(".xml"):
            with archive.open(entry) as part:
                beginning = part.read(8)
            if beginning.startswith(_PROGRAMS) and ("/embeddings/" in name or name.endswith(".exe")):
                yield OLE
            if _XLSB_COMMAND.match(beginning):
                yield DDE


def _is_commanded_xls(data: bytes) -> bool:
    """Whether a link leads to a program and what it is told (with \\3 between them), not to a workbook."""
    for link in _XLS_LINK.finditer(data):
        length, letters = (int.from_bytes(number, "little") for number in link.groups()[:2])
        words = data[link.end() : link.end() + length - 5].replace(b"\0", b"")
        if length - 5 == letters * (1 + link[3][0]) and b"\3" in words:
            return True
    return False


def _by_relations(archive: zipfile.ZipFile, name: str) -> Iterator[str]:
    for element, said, _ in elements(archive, name):
        kind = said.get("Type", "").rpartition("/")[2].lower()
        if element != "Relationship":
            continue
        if kind in _RELATIONS:
            yield _RELATIONS[kind]
        is_elsewhere = said.get("TargetMode") == "External" and _ELSEWHERE.match(said.get("Target", "").strip())
        if kind in _FETCHED and is_elsewhere:
            yield REMOTE


def _by_commands(archive: zipfile.ZipFile, name: str) -> Iterator[str]:
    """DDE: a link of a workbook that says so, and a field of a document, whose words may stand in several runs."""
    fields: list[list[str]] = []
    for element, said, words in elements(archive, name):
        if element == "ddeLink":
            yield DDE
        elif element == "instrText":
            fields.append(words)
        elif element == "fldChar":
            fields.append([" "])
        elif element == "fldSimple":
            fields.append([" ", next((value for key, value in said.items() if key.endswith("instr")), ""), " "])
    if _COMMAND.search("".join(word for words in fields for word in words)):
        yield DDE


def elements(archive: zipfile.ZipFile, name: str) -> Iterator[tuple[str, dict[str, str], list[str]]]:
    """The elements of a part, without their namespace, with their attributes; their words are there at its end."""
    parser = expat.ParserCreate(namespace_separator=" ")
    begun: list[tuple[str, dict[str, str], list[str]]] = []
    open_words: list[list[str]] = [[]]

    def begin(element: str, said: dict[str, str]) -> None:
        open_words[0] = []
        begun.append((element.rpartition(" ")[2], said, open_words[0]))

    parser.StartElementHandler = begin
    parser.CharacterDataHandler = lambda text: open_words[0].append(text)
    with archive.open(name) as part:
        is_whole = True
        while is_whole and (piece := part.read(_READ_AT_ONCE)):
            try:
                parser.Parse(piece)
            except expat.ExpatError:  # what stands after a fault is read by no program either
                is_whole = False
            yield from begun
            begun.clear()
