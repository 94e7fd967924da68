"""Test finding a file's kind by its content; what is no bukti is refused with a reason."""

import io
import struct
import zipfile
import zlib

import pytest

from monev.core.errors import FileRefused
from monev.evidence_files import files
from monev.evidence_files.file_kinds import find_kind
from tests.code import ROOT
from tests.evidence_files.material import docx, one_of_each, pdf, picture, xlsx
from tests.reading.packages import (
    add_parts,
    change_part,
    change_parts,
    with_main_part,
    with_relation,
    with_type,
)

KINDS = one_of_each()


def png_header(width: int, height: int) -> bytes:
    """Make a picture that claims this size but holds next to nothing."""
    whole = picture("png", (2, 2))
    head = whole[12:16] + struct.pack(">II", width, height) + whole[24:29]
    return whole[:12] + head + struct.pack(">I", zlib.crc32(head)) + whole[33:]


def plain_zip() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("catatan.txt", "bukan dokumen")
    return stream.getvalue()


def macro_enabled(data: bytes) -> bytes:
    """Give a workbook the type of an .xlsm, though it holds no macro yet."""
    usual = rb"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main\+xml"
    with_macros = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    return change_part(data, "[Content_Types].xml", usual, with_macros)


def with_field(*runs: str) -> bytes:
    """Make a document whose field has these words, in several runs as Word writes it."""
    words = "".join(f"<w:r><w:instrText>{run}</w:instrText></w:r>" for run in runs)
    field = f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{words}</w:p><w:sectPr'
    replacement = field.replace("\\", r"\\").encode()
    return change_part(docx(), "word/document.xml", b"<w:sectPr", replacement)


def with_template(address: str) -> bytes:
    """Make a document whose template lies at this address."""
    return with_relation(docx(), "word/_rels/settings.xml.rels", "attachedTemplate", address)


def with_link(part: str, content: str) -> bytes:
    """Make a workbook with a link to something outside, in this part."""
    namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    link = f'<externalLink xmlns="{namespace}"><{content}/></externalLink>'
    return add_parts(xlsx(), {part: link.encode()})


def under_password(data: bytes, part: str) -> bytes:
    """Mark one part of a package as under a password."""
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.getinfo(part).flag_bits |= 0x1
        archive.comment = b"."  # so that its table of parts is written anew
    return stream.getvalue()


def as_template(_: str, part: bytes) -> bytes:
    return part.replace(b"document.main+xml", b"template.main+xml")


VBA = "application/vnd.ms-office.vbaProject"
ACTIVE_X = "application/vnd.ms-office.activeX+xml"
ELSEWHERE = "diambil dari alamat lain"
PROGRAM = b"MZ" + bytes(200)
# Case → content, and words of the refusal.
REFUSED = {
    "a page that is called .pdf": (b"<!DOCTYPE html><script>alert(1)</script>", "halaman web"),
    "a drawing that can run scripts": (
        b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
        "halaman web",
    ),
    "a program": (PROGRAM, "program"),
    "an old document": (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "Office lama"),
    "a workbook locked by Excel": (
        (ROOT / "tests/reading/books/sandi.xlsx").read_bytes(),
        "dilindungi kata sandi",
    ),
    "a HEIC": (b"\0\0\0\x18ftypheic" + bytes(100), "HEIC"),
    "words": (b"sekadar teks", "jenis lain"),
    "a PDF cut short": (pdf()[:-300], "terpotong"),
    "a PNG cut short": (picture("png", (300, 300))[:-20], "terpotong"),
    "a JPG cut short": (picture()[: len(picture()) // 3], "terpotong"),
    "a JPG that is only a beginning": (b"\xff\xd8\xff\xe0" + bytes(50), "terpotong"),
    "a picture without size": (png_header(0, 10), "rusak"),
    "a picture that would fill the memory": (png_header(30_000, 30_000), "30000 × 30000 titik"),
    "a zip": (plain_zip(), "arsip ZIP"),
    "a document cut short": (docx()[:-100], "terpotong"),
    "a part under a password": (under_password(docx(), "word/document.xml"), "kata sandi"),
    "a workbook with macros": (add_parts(xlsx(), {"xl/vbaProject.bin": b"x"}), "makro"),
    "a document with macros in another case": (
        add_parts(docx(), {"word/VBAPROJECT.BIN": b"x"}),
        "makro",
    ),
    "a workbook that may run macros": (macro_enabled(xlsx()), "makro"),
    "macros under another name": (with_type(docx(), "word/gaya.bin", VBA), "memuat makro"),
    "an old object": (
        with_type(docx(), "word/embeddings/oleObject1.bin", VBA[:-10] + "oleObject"),
        "OLE",
    ),
    "a program put in": (add_parts(docx(), {"word/embeddings/lampiran.dat": PROGRAM}), "OLE"),
    "a control": (with_type(xlsx(), "xl/kendali.xml", ACTIVE_X), "ActiveX"),
    "a template elsewhere": (with_template("https://contoh.example/a.dotm"), ELSEWHERE),
    "a template at another machine": (with_template("file://10.0.0.9/bagi/a.dotm"), ELSEWHERE),
    "a command in a field": (with_field(" DD", "EAUTO c:\\\\windows\\\\cmd.exe "), "DDE"),
    "a command in a workbook": (with_link("xl/tautan/luar.xml", 'ddeLink ddeService="cmd"'), "DDE"),
    "a template of documents": (change_parts(docx(), as_template), "bukan .docx atau .xlsx biasa"),
    "a document with a climbing part": (
        add_parts(docx(), {"../../luar.txt": b"x"}),
        "menunjuk ke luar",
    ),
}


ORDINARY = {
    "a template of the writer's own": with_template("file:///C:\\Users\\x\\Templates\\Surat.dotx"),
    "a link": with_relation(
        docx(), "word/_rels/document.xml.rels", "hyperlink", "https://contoh.example/"
    ),
    "fields": with_field(" PAGE ", " TIDDE "),
    "a workbook linked to another": with_link("xl/externalLinks/1.xml", "externalBook"),
    "a document of Word on the web": with_main_part(docx(), "document.xml", "document2.xml"),
    "a workbook of Excel on the web": with_main_part(xlsx(), "workbook.xml", "workbook2.xml"),
    "a chart's own workbook": add_parts(
        docx(), {"word/embeddings/Microsoft_Excel_Sheet1.xlsx": xlsx()}
    ),
}


def test_a_pdf_may_have_something_before_its_mark_and_behind_its_end():
    for before, behind in ((b"\xef\xbb\xbf", b""), (b"\r\n", bytes(3_000)), (b"", b"<!-- -->" * 9)):
        assert find_kind(before + pdf() + behind) == "pdf"


def test_a_sound_file_is_of_its_kind_and_what_ordinary_documents_hold_is_taken():
    assert [find_kind(data) for data in KINDS.values()] == list(KINDS)
    for case, data in ORDINARY.items():
        assert find_kind(data) in ("docx", "xlsx"), case


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_bukti_is_refused_saying_what_it_is_and_what_to_do(case):
    data, said = REFUSED[case]
    with pytest.raises(FileRefused) as refused:
        find_kind(data)
    assert said in refused.value.pesan
    assert refused.value.advice


def test_a_child_says_the_same_and_what_is_too_large_never_gets_there():
    assert files.check_file(KINDS["docx"]) == "docx"
    with pytest.raises(FileRefused, match="halaman web"):
        files.check_file(REFUSED["a page that is called .pdf"][0])
    with pytest.raises(FileRefused, match="batasnya 25 MB"):
        files.check_file(b"%PDF-" + bytes(files.MAX_SIZE))
    with pytest.raises(FileRefused, match="kosong"):
        files.check_file(b"")


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Undangan rapat.pdf", "Undangan rapat.pdf"),
        ("foto.PNG", "foto.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\x\\SK No. 12.docx", "SK No. 12.pdf"),
        ("undangan\u202efdp.exe", "undanganfdp.pdf"),
        ("a\r\nSet-Cookie: x", "a Set-Cookie_ x.pdf"),
        ("   ...  ", "berkas.pdf"),
        ("", "berkas.pdf"),
        ("SK Nomor 12.2025", "SK Nomor 12.pdf"),
        ("日本 %20 100%.pdf", "日本 %20 100%.pdf"),
        ("x" * 300 + ".pdf", "x" * 80 + ".pdf"),
    ],
)
def test_a_kept_name_is_safe_and_ends_as_its_content_is(name, kept):
    assert files.tidy_name(name, "pdf") == kept
