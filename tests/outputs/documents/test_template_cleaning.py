"""What a template may not bring into a document: field codes, links to scripts and files, embedded programs."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document
from docx.oxml import parse_xml

from monev.core.errors import FileRefused
from monev.outputs.documents.office_template import fill_with
from monev.outputs.documents.template_cleaning import clean_document
from tests.reading.packages import add_parts, change_parts

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RUN = "<w:r><w:t>{}</w:t></w:r>"


def complex_field(*instruction: str, shown: str = "tampak", inner: str = "") -> str:
    """A field as Word writes it: its instruction in pieces, what it shows, perhaps another field inside."""
    pieces = "".join(f'<w:r><w:instrText xml:space="preserve">{one}</w:instrText></w:r>' for one in instruction)

    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    return mark("begin") + pieces + inner + mark("separate") + RUN.format(shown) + mark("end")


def simple_field(instruction: str) -> str:
    return f'<w:fldSimple w:instr="{instruction}">{RUN.format("tampak")}</w:fldSimple>'


def document(*content: str) -> bytes:
    """A document of one paragraph with this content."""
    word = Document()
    word.element.body.insert(0, parse_xml(f"<w:p {W}>{''.join(content)}</w:p>"))
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def xml_of(data: bytes, part: str = "word/document.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(part).decode()


def text_of(data: bytes) -> str:
    return Document(io.BytesIO(data)).paragraphs[0].text


HARMFUL = [
    'INCLUDETEXT "C:\\\\rahasia.txt"',
    'INCLUDEPICTURE "http://luar.example/x.png"',
    'LINK Excel.Sheet "C:\\\\x.xlsx"',
    "AUTOTEXT nama",
    "MACROBUTTON Jalankan Klik",
    'DATABASE \\\\d "C:\\\\x.mdb"',
    "QUOTE 68 68 69",
    'HYPERLINK "javascript:alert(1)"',
    'HYPERLINK "file:///C:/x.exe"',
    'HYPERLINK "\\\\\\\\luar\\\\x.exe"',
    'IMPORT "x.gif"',
    "includetext x",
]


@pytest.mark.parametrize("instruction", HARMFUL)
def test_fields_that_fetch_or_run_are_taken_out_and_their_text_stays(instruction: str) -> None:
    escaped = instruction.replace('"', "&quot;").replace("\\\\", "\\")
    half = len(escaped.split()[0]) // 2
    for field in (complex_field(escaped), complex_field(escaped[:half], escaped[half:]), simple_field(escaped)):
        result, removed = clean_document(document(RUN.format("sebelum "), field))
        assert text_of(result) == "sebelum tampak"
        assert "instr" not in xml_of(result)
        assert "fldChar" not in xml_of(result)
        assert len(removed) == 1


@pytest.mark.parametrize(
    "instruction",
    ["PAGE", " NUMPAGES ", 'DATE \\@ "d MMMM yyyy"', 'HYPERLINK "https://kpu.go.id"', 'HYPERLINK \\l "bab1"', "=1+1"],
)
def test_fields_that_say_what_the_document_knows_stay(instruction: str) -> None:
    escaped = instruction.replace('"', "&quot;")
    for field in (complex_field(escaped), simple_field(escaped)):
        result, removed = clean_document(document(field))
        assert "instr" in xml_of(result)
        assert removed == []


def test_a_field_put_together_from_fields_is_taken_out() -> None:
    inner = complex_field("QUOTE 73", shown="I")
    result, removed = clean_document(document(complex_field("", inner=inner, shown="tampak"), complex_field("PAGE")))
    assert xml_of(result).count("instrText") == 2, "of PAGE alone"
    assert "kode bidang QUOTE" in removed
    nested, _ = clean_document(document(complex_field("IF 1 = 1 ", inner=complex_field("INCLUDETEXT x"))))
    assert "INCLUDETEXT" not in xml_of(nested)
    assert "IF 1 = 1" in xml_of(nested)


def test_a_field_that_never_ends_is_taken_out() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>INCLUDETEXT x</w:instrText></w:r>'
    assert "INCLUDETEXT" not in xml_of(clean_document(document(begin))[0])


@pytest.mark.parametrize("kind", ["DDE", "DDEAUTO", "ddeauto"])
def test_dde_is_refused_by_name(kind: str) -> None:
    for field in (complex_field(f"{kind} cmd"), complex_field(kind[:2], f"{kind[2:]} cmd"), simple_field(f"{kind} x")):
        with pytest.raises(FileRefused, match=f"kode bidang {kind.upper()}") as refused:
            clean_document(document(field))
        assert "Hapus" in refused.value.advice


def link(kind: str, target: str, *, outside: bool = True) -> bytes:
    mode = ' TargetMode="External"' if outside else ""
    return f'<Relationship Id="rId90" Type="{R}/{kind}" Target="{target}"{mode}/></Relationships>'.encode()


def linked(kind: str, target: str, *, outside: bool = True, content: str = "") -> bytes:
    """A document whose main part has such a link."""
    return change_parts(
        document(content or f'<w:hyperlink xmlns:r="{R}" r:id="rId90">{RUN.format("tampak")}</w:hyperlink>'),
        lambda name, xml: (
            xml.replace(b"</Relationships>", link(kind, target, outside=outside))
            if name == "word/_rels/document.xml.rels"
            else xml
        ),
    )


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "file:///C:/x.exe", "vbscript:x", "\\\\luar\\x", "data:text/html,x", "ms-word:x"]
)
def test_links_to_scripts_and_files_are_taken_off_their_text(target: str) -> None:
    result, removed = clean_document(linked("hyperlink", target))
    assert text_of(result) == "tampak"
    assert "rId90" not in xml_of(result) + xml_of(result, "word/_rels/document.xml.rels")
    assert removed == [f"tautan ke {target}"]


@pytest.mark.parametrize("target", ["https://kpu.go.id", "http://x.example", "mailto:a@b.id"])
def test_links_to_pages_and_mail_stay(target: str) -> None:
    result, removed = clean_document(linked("hyperlink", target))
    assert target in xml_of(result, "word/_rels/document.xml.rels")
    assert removed == []


@pytest.mark.parametrize("kind", ["oleObject", "control", "aFChunk", "subDocument", "package"])
@pytest.mark.parametrize("outside", [True, False])
def test_what_is_embedded_is_refused_by_name(kind: str, outside: bool) -> None:
    data = add_parts(linked(kind, "embeddings/x.bin", outside=outside), {"word/embeddings/x.bin": b"x"})
    with pytest.raises(FileRefused, match="yang dapat menjalankan program"):
        clean_document(data)


def test_what_a_field_was_filled_with_is_not_bound_to_another_text() -> None:
    bound = f'<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a" w:storeItemID="x"/></w:sdtPr><w:sdtContent>{RUN.format("a")}'
    result, _ = clean_document(document(f"{bound}</w:sdtContent></w:sdt>"))
    assert "dataBinding" not in xml_of(result)


def test_an_expression_cannot_put_a_field_together(material) -> None:
    """Seen in the filled document: the template itself names no such field."""
    data = document(complex_field("{{ 'INCLUDE' ~ 'TEXT' }} x"), RUN.format("{{ satker }}"))
    result = fill_with(material, data)
    assert "INCLUDETEXT" not in xml_of(result)
    assert text_of(result).startswith("tampak")
    with pytest.raises(FileRefused, match="DDE"):
        fill_with(material, document(complex_field("{{ 'DD' ~ 'E' }} cmd")))


def test_a_template_with_two_faces_is_refused(material) -> None:
    with pytest.raises(FileRefused, match="menunjuk ke luar"):
        fill_with(material, add_parts(document(RUN.format("a")), {"../x.xml": b"<a/>"}))
    with pytest.raises(FileRefused, match="DTD"):
        fill_with(material, add_parts(document(RUN.format("a")), {"word/x.xml": b"<!DOCTYPE a><a/>"}))
