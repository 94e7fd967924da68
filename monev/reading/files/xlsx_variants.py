"""Workbooks that are as valid as Excel's usual ones but written otherwise: strict Open XML, and names with a prefix."""

from __future__ import annotations

import io
import re
import zipfile

# "Strict Open XML" in Excel's own list of file kinds (ISO/IEC 29500) → the namespaces openpyxl knows.
_STRICT = b"http://purl.oclc.org/ooxml/"
_NAMESPACES: tuple[tuple[bytes, bytes], ...] = (
    (_STRICT + b"spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (_STRICT + b"drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (_STRICT + b"officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
)
_WORKBOOK = "xl/workbook.xml"
_PREFIX = re.compile(rb"<([A-Za-z_][\w.-]{0,30}):worksheet\b")


def make_usual(data: bytes) -> bytes:
    """A strict workbook in the namespaces of the usual kind; any other as it came. Raises what zipfile raises."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if _WORKBOOK not in archive.namelist() or _STRICT not in archive.read(_WORKBOOK):
            return data
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as usual:
            for name in dict.fromkeys(archive.namelist()):
                if name.endswith((".xml", ".rels")):
                    usual.writestr(name, _replace_namespaces(archive.read(name)))
    return stream.getvalue()


def _replace_namespaces(xml: bytes) -> bytes:
    for strict, ordinary in _NAMESPACES:
        xml = xml.replace(strict, ordinary)
    return xml


def without_prefix(xml: bytes) -> bytes:
    """A sheet's XML with `<x:row>` as `<row>`, so that it can be searched without being parsed."""
    prefix = _PREFIX.search(xml[:4000])
    if prefix is None:
        return xml
    return xml.replace(b"<%b:" % prefix[1], b"<").replace(b"</%b:" % prefix[1], b"</")
