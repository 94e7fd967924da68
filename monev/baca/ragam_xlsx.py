"""Workbooks that are as valid as Excel's usual ones but written otherwise: strict Open XML, and names with a prefix."""

from __future__ import annotations

import io
import re
import zipfile

# "Strict Open XML" in Excel's own list of file kinds (ISO/IEC 29500) → the namespaces openpyxl knows.
_KETAT = b"http://purl.oclc.org/ooxml/"
_RUANG: tuple[tuple[bytes, bytes], ...] = (
    (_KETAT + b"spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (_KETAT + b"drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (_KETAT + b"officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
)
_BUKU = "xl/workbook.xml"
_AWALAN = re.compile(rb"<([A-Za-z_][\w.-]{0,30}):worksheet\b")


def lazimkan(data: bytes) -> bytes:
    """A strict workbook in the namespaces of the usual kind; any other as it came. Raises what zipfile raises."""
    with zipfile.ZipFile(io.BytesIO(data)) as arsip:
        if _BUKU not in arsip.namelist() or _KETAT not in arsip.read(_BUKU):
            return data
        aliran = io.BytesIO()
        with zipfile.ZipFile(aliran, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as lazim:
            for nama in dict.fromkeys(arsip.namelist()):
                if nama.endswith((".xml", ".rels")):
                    lazim.writestr(nama, _ganti_ruang(arsip.read(nama)))
    return aliran.getvalue()


def _ganti_ruang(xml: bytes) -> bytes:
    for ketat, biasa in _RUANG:
        xml = xml.replace(ketat, biasa)
    return xml


def tanpa_awalan(xml: bytes) -> bytes:
    """A sheet's XML with `<x:row>` as `<row>`, so that it can be searched without being parsed."""
    awalan = _AWALAN.search(xml[:4000])
    if awalan is None:
        return xml
    return xml.replace(b"<%b:" % awalan[1], b"<").replace(b"</%b:" % awalan[1], b"</")
