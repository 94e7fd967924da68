"""What a template may bring into a document of the office, and what is taken out or refused. Runs in the child.

It looks at the filled document, not at the template: an expression can put a field's name together. Field codes that
fetch or run something, links to scripts and files, and everything that Word would fetch from elsewhere on opening are
taken out, the text they showed stays. Embedded programs, and DDE, have no place in a letter: they are refused.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from typing import Any

from docx.opc.oxml import serialize_part_xml
from docx.oxml.parser import parse_xml

from monev.core.errors import FileRefused
from monev.core.text import shorten

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LINKS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STRICT_LINKS = "{http://purl.oclc.org/ooxml/officeDocument/relationships}"

# Fields that only say what the document itself knows. Every other kind is taken out.
_KNOWN_FIELDS = frozenset(
    [
        "=",
        "AUTHOR",
        "COMMENTS",
        "CREATEDATE",
        "DATE",
        "DOCPROPERTY",
        "FILENAME",
        "FORMCHECKBOX",
        "FORMDROPDOWN",
        "FORMTEXT",
        "HYPERLINK",
        "IF",
        "INDEX",
        "KEYWORDS",
        "LASTSAVEDBY",
        "LISTNUM",
        "NOTEREF",
        "NUMPAGES",
        "NUMWORDS",
        "PAGE",
        "PAGEREF",
        "PRINTDATE",
        "REF",
        "REVNUM",
        "SAVEDATE",
        "SECTION",
        "SECTIONPAGES",
        "SEQ",
        "SET",
        "STYLEREF",
        "SUBJECT",
        "SYMBOL",
        "TC",
        "TIME",
        "TITLE",
        "TOC",
        "XE",
    ]
)
_RUNS_PROGRAMS = ("DDE", "DDEAUTO")
_EMBEDDED = {
    "oleObject": "objek OLE",
    "package": "berkas yang disisipkan",
    "control": "kontrol ActiveX",
    "activeXControlBinary": "kontrol ActiveX",
    "aFChunk": "dokumen lain yang disisipkan (altChunk)",
    "subDocument": "subdokumen",
    "vbaProject": "makro",
    "wordVbaData": "makro",
    "keyMapCustomizations": "tombol pintas makro",
    "attachedToolbars": "bilah alat makro",
    "ui/extensibility": "perintah menu tambahan",
}
_SAFE_ADDRESS = re.compile(r"\s*(https?://|mailto:|#)", re.IGNORECASE)
_QUOTED = re.compile(r'"([^"]*)"|(\S+)')
_SWITCH = re.compile(r"\\[A-Za-z]")
_UNSAID = ("attachedTemplate",)
"""Every document names the template it was begun from: taken out without a word."""
_INSERTED = "Hapus {what} itu di Word, simpan, lalu pilih lagi."


def clean_document(data: bytes) -> tuple[bytes, list[str]]:
    """The document without what has no place in it, and what was taken out, in words.

    Raises FileRefused for what would run a program, and what zipfile and lxml raise on a damaged document.
    """
    removed: dict[str, None] = {}
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as origin, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        parts = {entry.filename: origin.read(entry) for entry in origin.infolist()}
        dropped = {
            name: _clean_links(parts, name, removed) for name in parts if name.endswith(".rels") and "_rels/" in name
        }
        by_part = {_owner(name): ids for name, ids in dropped.items()}
        for name, content in parts.items():
            if name.endswith(".xml") and name != "[Content_Types].xml":
                content = _clean_part(content, by_part.get(name, {}), removed)
            new.writestr(name, content)
    return result.getvalue(), list(removed)


def _owner(name: str) -> str:
    """word/_rels/document.xml.rels → word/document.xml."""
    folder, file = posixpath.split(name)
    return posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))


def _clean_links(parts: dict[str, bytes], name: str, removed: dict[str, None]) -> dict[str, str]:
    """Take out of a part's links what leads outside; the ids that are gone, each with its kind."""
    root = parse_xml(parts[name])
    gone: dict[str, str] = {}
    for link in list(root.iterchildren("*")):
        kind = link.get("Type", "").rsplit("/relationships/", 1)[-1].rsplit("/2006/", 1)[-1]
        target = link.get("Target", "")
        if (what := _EMBEDDED.get(kind)) is not None and not _is_table_of_chart(name, target):
            raise FileRefused(f"Templat memuat {what}, yang dapat menjalankan program.", _INSERTED.format(what=what))
        is_page = kind == "hyperlink" and _SAFE_ADDRESS.match(target)
        if link.get("TargetMode") == "External" and not is_page:
            gone[link.get("Id", "")] = kind
            root.remove(link)
            if kind not in _UNSAID:
                removed[f"{'tautan' if kind == 'hyperlink' else 'kaitan'} ke {shorten(target, 60)}"] = None
    if gone:
        parts[name] = serialize_part_xml(root)
    return gone


def _is_table_of_chart(name: str, target: str) -> bool:
    """Word keeps the numbers behind a chart as a workbook."""
    return name.startswith("word/charts/") and target.lower().endswith(".xlsx")


def _clean_part(content: bytes, gone: dict[str, str], removed: dict[str, None]) -> bytes:
    root = parse_xml(content)
    for node in list(root.iter("*")):
        if any(key.startswith((_LINKS, _STRICT_LINKS)) and value in gone for key, value in node.attrib.items()):
            _unwrap(node) if node.tag == f"{_W}hyperlink" else _remove(node)
        elif node.tag in (f"{_W}dataBinding", f"{_W}mailMerge"):
            # What a field of the template was filled with stands, not what the part it is bound to says.
            _remove(node)
        elif (address := node.get("href")) is not None and not _SAFE_ADDRESS.match(address):
            del node.attrib["href"]
            removed[f"tautan ke {shorten(address, 60)}"] = None
    _clean_simple_fields(root, removed)
    _clean_fields(root, removed)
    return serialize_part_xml(root)


def _clean_simple_fields(root: Any, removed: dict[str, None]) -> None:
    for node in list(root.iter(f"{_W}fldSimple")):
        if not _is_known(node.get(f"{_W}instr", ""), removed):
            _unwrap(node)


def _clean_fields(root: Any, removed: dict[str, None]) -> None:
    """Fields of several runs, one inside another too: begin, instruction, what is shown, end."""
    opened: list[tuple[list[Any], list[str]]] = []
    for node in list(root.iter(f"{_W}fldChar", f"{_W}instrText", f"{_W}delInstrText")):
        if node.tag != f"{_W}fldChar":
            if opened:
                opened[-1][0].append(node)
                opened[-1][1].append(node.text or "")
            else:
                _remove(node)
            continue
        kind = node.get(f"{_W}fldCharType")
        if kind == "begin":
            if opened:
                opened[-1][1].append(_NESTED)
            opened.append(([node], []))
        elif opened:
            opened[-1][0].append(node)
            if kind == "end":
                nodes, words = opened.pop()
                if not _is_known("".join(words), removed):
                    for one in nodes:
                        _remove(one)
    for nodes, words in opened:  # a field that never ends: Word would read it as it likes
        if not _is_known("".join(words), removed):
            for one in nodes:
                _remove(one)


_NESTED = "\x00"
"""Stands in an instruction where another field's result would be."""


def _is_known(instruction: str, removed: dict[str, None]) -> bool:
    """Whether a field may stay. Raises FileRefused for one that runs a program."""
    words = instruction.replace(_NESTED, f" {_NESTED} ").split()
    kind = words[0].upper() if words else ""
    if kind in _RUNS_PROGRAMS:
        raise FileRefused(
            f"Templat memuat kode bidang {kind}, yang dapat menjalankan program.",
            _INSERTED.format(what=f"kode bidang {kind}"),
        )
    if kind.startswith("="):
        return True
    if kind == "HYPERLINK":
        unsafe = _unsafe_addresses(instruction)
        removed.update(dict.fromkeys(f"tautan ke {shorten(one, 60)}" for one in unsafe))
        return not unsafe
    if kind in _KNOWN_FIELDS:
        return True
    removed[f"kode bidang {shorten(kind.replace(_NESTED, '…'), 30) or 'tanpa nama'}"] = None
    return False


def _unsafe_addresses(instruction: str) -> list[str]:
    """Of a HYPERLINK's instruction, every address that is none of a page or a mail."""
    unsafe: list[str] = []
    words = iter(_QUOTED.finditer(instruction))
    next(words)
    for word in words:
        if word[2] is None or not _SWITCH.fullmatch(word[2]):
            address = word[1] if word[2] is None else word[2]
            if not _SAFE_ADDRESS.match(address):
                unsafe.append(address.replace(_NESTED, "…"))
        elif word[2][1].lower() in "lot":  # a place in the document, a tip, a window: the next word is its own
            next(words, None)
    return unsafe


def _remove(node: Any) -> None:
    if node.getparent() is not None:
        node.getparent().remove(node)


def _unwrap(node: Any) -> None:
    """The node's content in its place."""
    parent = node.getparent()
    if parent is None:
        return
    place = parent.index(node)
    for offset, child in enumerate(list(node)):
        parent.insert(place + offset, child)
    parent.remove(node)
