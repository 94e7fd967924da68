"""An .xlsx that Excel and LibreOffice open and openpyxl does not, rewritten so that it does: names
of Strict Open XML, colours like `#000000`, fonts of a family 15, names, filters or properties gone
wrong. Of its looks only what is read stays: number formats, fills, what is struck out. Runs in the
child process, for files that openpyxl refused."""

import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from xml.sax.saxutils import quoteattr

from openpyxl.xml.constants import SHEET_MAIN_NS

from monev.reading.files import packages

_STRICT = {
    b"http://purl.oclc.org/ooxml/spreadsheetml/main": SHEET_MAIN_NS.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/": b"http://schemas.openxmlformats.org/officeDocument/2006/",
    b"http://purl.oclc.org/ooxml/drawingml/main": b"http://schemas.openxmlformats.org/drawingml/2006/main",
}
"""Names of Strict Open XML (ISO/IEC 29500-1, annex A) → those of every other file."""

_OF_SHEET = (
    "autoFilter colBreaks conditionalFormatting controls customSheetViews dataConsolidate "
    "dataValidations drawing "
    "extLst headerFooter ignoredErrors oleObjects pageMargins pageSetup phoneticPr picture "
    "printOptions "
    "protectedRanges rowBreaks scenarios sheetCalcPr sheetPr sheetProtection sheetViews smartTags "
    "sortState tableParts "
    "webPublishItems"
)
_OF_WORKBOOK = (
    "bookViews calcPr customWorkbookViews definedNames extLst externalReferences fileRecoveryPr "
    "fileSharing "
    "fileVersion functionGroups pivotCaches smartTagPr webPublishing workbookProtection"
)
_LEFT_OUT = ("docProps/core.xml", "docProps/app.xml", "xl/calcChain.xml")
_RUN_LOOKS = re.compile(rb"<((?:\w+:)?)rPr\b[^>]*?>(.*?)</\1rPr>", re.DOTALL)
_RUN_FONT = re.compile(rb'<(?:\w+:)?rFont val="[^"<>&]*"\s*/>')
_OTHER_RELATIONS = re.compile(
    rb"<Relationship\b[^>]*/(?:table|pivotTable|pivotCacheDefinition)\"[^>]*?/>"
)
_COLOUR = re.compile(r"#?(?:[0-9A-Fa-f]{2})?([0-9A-Fa-f]{6})")
_STYLE = "{" + SHEET_MAIN_NS + "}"


def _elements(names: str) -> re.Pattern[bytes]:
    """A pattern of these elements, whole."""
    listed = "|".join(names.split()).encode()
    return re.compile(rb"<((?:\w+:)?)(" + listed + rb")\b[^>]*?(?:/>|>.*?</\1\2>)", re.DOTALL)


_SHEET_PARTS, _WORKBOOK_PARTS = _elements(_OF_SHEET), _elements(_OF_WORKBOOK)


def tidy(data: bytes) -> bytes:
    """The same workbook without what openpyxl stumbles over. Raises what zip and XML readers raise;
    FileRefused for parts that are too large."""
    packages.check_sizes(data)
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            if name not in _LEFT_OUT:
                new.writestr(name, _tidy_part(name, old.read(name)))
    return stream.getvalue()


def _tidy_part(name: str, content: bytes) -> bytes:
    if not name.endswith((".xml", ".rels")):
        return content
    for strict, usual in _STRICT.items():
        content = content.replace(strict, usual)
    if name == "xl/styles.xml":
        return _plain_styles(content)
    if name == "xl/workbook.xml":
        return _WORKBOOK_PARTS.sub(b"", content)
    if name.startswith("xl/worksheets/") and name.endswith(".xml"):
        content = _SHEET_PARTS.sub(b"", content)
    elif name.endswith(".rels"):
        return _OTHER_RELATIONS.sub(b"", content)
    return _RUN_LOOKS.sub(_struck_alone, content)


def _struck_alone(found: re.Match[bytes]) -> bytes:
    """Of the looks of a part of a text, its font and that it is struck out."""
    prefix = found[1]
    font = _RUN_FONT.search(found[2])
    kept = font[0] if font else b""
    kept += b"<%bstrike/>" % prefix if b"<%bstrike" % prefix in found[2] else b""
    return b"<%brPr>%b</%brPr>" % (prefix, kept, prefix) if kept else b""


def _plain_styles(content: bytes) -> bytes:
    """The number formats, fonts, fills and styles of cells that are read, and no other look."""
    root = ElementTree.fromstring(content)
    formats = [
        _numbered(each)
        for each in root.iter(f"{_STYLE}numFmt")
        if each.get("numFmtId", "").isdecimal()
    ]
    fonts = [_font(each) for each in _children(root, "fonts")] or ["<font/>"]
    fills = [_fill(each) for each in _children(root, "fills")] or ["<fill><patternFill/></fill>"]
    styles = [_style(each, len(fonts), len(fills)) for each in _children(root, "cellXfs")] or [
        "<xf/>"
    ]
    parts = {
        "numFmts": formats,
        "fonts": fonts,
        "fills": fills,
        "borders": ["<border/>"],
        "cellXfs": styles,
    }
    inside = "".join(f"<{name}>{''.join(each)}</{name}>" for name, each in parts.items())
    return f'<styleSheet xmlns="{SHEET_MAIN_NS}">{inside}</styleSheet>'.encode()


def _children(root: Element, name: str) -> Iterator[Element]:
    found = root.find(f"{_STYLE}{name}")
    return iter(found if found is not None else ())


def _numbered(element: Element) -> str:
    return (
        f'<numFmt numFmtId="{element.get("numFmtId")}" '
        f"formatCode={quoteattr(element.get('formatCode', 'General'))}/>"
    )


def _font(font: Element) -> str:
    strike = font.find(f"{_STYLE}strike")
    is_struck = strike is not None and strike.get("val", "1") not in ("0", "false")
    name = font.find(f"{_STYLE}name")
    named = f"<name val={quoteattr(name.get('val', ''))}/>" if name is not None else ""
    return f"<font>{'<strike/>' if is_struck else ''}{named}</font>"


def _fill(fill: Element) -> str:
    """A fill with its colour; a plain one where it has none that can be told."""
    pattern = fill.find(f"{_STYLE}patternFill")
    colour = pattern.find(f"{_STYLE}fgColor") if pattern is not None else None
    if pattern is None or colour is None or pattern.get("patternType", "none") == "none":
        return "<fill><patternFill/></fill>"
    if found := _COLOUR.fullmatch(colour.get("rgb", "")):
        said = f'rgb="FF{found[1].upper()}"'
    else:
        kind = next((name for name in ("theme", "indexed") if colour.get(name, "").isdecimal()), "")
        said = f'{kind}="{colour.get(kind)}"' if kind else ""
    inside = f"<fgColor {said}/>" if said else ""
    return f'<fill><patternFill patternType="solid">{inside}</patternFill></fill>'


def _style(style: Element, fonts: int, fills: int) -> str:
    """What a cell of this style looks like, by the numbers of its format, font and fill."""
    most = {"numFmtId": 1 << 15, "fontId": fonts, "fillId": fills}
    numbers = {name: style.get(name, "0") for name in most}
    kept = [
        f'{name}="{said}"'
        for name, said in numbers.items()
        if said.isdecimal() and int(said) < most[name]
    ]
    return f"<xf {' '.join(kept)}/>"
