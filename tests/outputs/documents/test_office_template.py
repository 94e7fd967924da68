"""An office's own Word template: its fields filled in, unknown ones named, nothing else of the machine touched."""

from __future__ import annotations

import json
import re
import zipfile
from io import BytesIO

import pytest
from docx import Document

from monev.core.errors import FileRefused
from monev.outputs.documents import make_document, office_template
from monev.outputs.documents.office_template import delete_template, fill_with, read_template_name, store_template
from monev.outputs.documents.template_expressions import RECORD
from monev.outputs.documents.template_fields import (
    FIELDS,
    PICTURES,
    build_field_values,
    describe_fields,
    fields_in_words,
)
from tests.code import ROOT
from tests.makers import SATKER
from tests.outputs.documents.conftest import ANI, ODD_NAME
from tests.outputs.documents.open_documents import docx_text, rows_docx


def make_template(*paragraph: str, table: list[list[str]] | None = None) -> bytes:
    """A Word document as an office would lay it out."""
    word = Document()
    for one in paragraph:
        word.add_paragraph(one)
    if table:
        grid = word.add_table(0, len(table[0]))
        for row in table:
            for cell, content in zip(grid.add_row().cells, row, strict=True):
                cell.text = content
    buffer = BytesIO()
    word.save(buffer)
    return buffer.getvalue()


LINK_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CLOSING_TAG = b"</Relationships>"
LOOPS = [
    ["Area", "Capaian"],
    ["{%tr for a in area %}", ""],
    ["{{ a.nama }}", "{{ a.capaian }}"],
    ["{%tr endfor %}", ""],
]


def test_every_field_is_documented_as_it_is(material):
    content = json.loads(build_field_values(material))
    assert content.keys() == FIELDS.keys()
    assert PICTURES.keys() <= FIELDS.keys()
    for name, (explanation, inner) in FIELDS.items():
        assert f"{name}" in fields_in_words()
        assert explanation in fields_in_words()
        one = content[name][0] if isinstance(content[name], list) and content[name] else content[name]
        if inner and one:
            assert set(one) == set(inner), name


def test_every_field_can_be_used(material):
    row = []
    for name, (_, inner) in FIELDS.items():
        if describe_fields()["kinds"][name] == RECORD:
            row += [f"{name}.{d}: {{{{ {name}.{d} }}}}" for d in inner]
        elif inner:
            row.append("".join([f"{{% for x in {name} %}}", *(f"{{{{ x.{d} }}}} " for d in inner), "{% endfor %}"]))
        else:
            row.append(f"{name}: {{{{ {name} }}}}")
    text = docx_text(fill_with(material, make_template(*row)))
    assert "capaian_posisi: 2/8 (25%)" in text
    assert f"rapat.pemimpin: {ODD_NAME}" in text
    assert "{{" not in text


def test_kept_it_takes_the_place_of_the_programs_layout_in_word(office, p, r, material):
    data = make_template("Laporan {{ satker }}", "{{ gambar_peta }}", table=LOOPS)
    store_template(office, material, "laporan", data, "kami.docx", **ANI)
    assert read_template_name(office, SATKER, "laporan") == "kami.docx"
    content = make_document(office, p, r, "laporan", "docx")
    assert f"Laporan {SATKER}" in docx_text(content)
    assert rows_docx(content)[0][1:] == [["I Area I", "1/1 (100%)"], *rows_docx(content)[0][2:]]
    assert len(rows_docx(content)[0]) == 1 + len(material.area)
    assert len(Document(BytesIO(content)).inline_shapes) == 1
    assert store_template(office, material, "laporan", data, "kami.docx", **ANI).entry is None
    assert f"Laporan {SATKER}" not in docx_text(make_document(office, p, r, "notulen", "docx"))
    delete_template(office, SATKER, "laporan", **ANI)
    assert "A. Pendahuluan" in docx_text(make_document(office, p, r, "laporan", "docx"))
    assert delete_template(office, SATKER, "laporan", **ANI) is None


def test_an_unknown_field_is_named_with_its_place_and_those_there_are(office, journal, material):
    previous = journal.tip()
    data = make_template("Laporan", "Kantor {{ nama_kantor }} dan {{ satkr }}")
    with pytest.raises(FileRefused) as refused:
        store_template(office, material, "laporan", data, "x.docx", **ANI)
    assert refused.value.pesan.splitlines() == [
        "Templat belum dapat dipakai; tidak ada yang berubah.",
        "Paragraf 2, “Kantor {{ nama_kantor }} dan {{ satkr }}”: medan “nama_kantor” tidak dikenal.",
        "Paragraf 2, “Kantor {{ nama_kantor }} dan {{ satkr }}”: medan “satkr” tidak dikenal. "
        "Maksud Anda {{ satker }}?",
    ]
    assert "capaian_posisi" in refused.value.advice
    assert "area (nama, langkah, capaian" in refused.value.advice
    assert journal.tip() == previous
    assert read_template_name(office, SATKER, "laporan") is None


def test_a_template_kept_before_such_checks_is_still_filled_in(material):
    """A list printed as it is looks odd, and was taken once: its document is still made."""
    data = make_template("{{ agenda }}")
    assert "Pembukaan" in docx_text(fill_with(material, data))


@pytest.mark.parametrize(
    "content",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ gambar_peta.tpl.save('TUJUAN') }}",
        "{{ (gambar_peta|attr('tpl')).save('TUJUAN') }}",
        "{{ ([gambar_peta]|map(attribute='tpl')|list)[0].save('TUJUAN') }}",
        "{{ area.append(1) }}",
        "{{ lipsum.__globals__ }}",
        "{{ '{0.__class__}'.format(1) }}",
        "{{ satker.__init__ }}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as o %}{{ o }}",
    ],
)
def test_a_template_reaches_nothing_but_its_fields(material, tmp_path, content):
    destination = tmp_path / "ditulis.docx"
    with pytest.raises(FileRefused):
        fill_with(material, make_template(content.replace("TUJUAN", str(destination))))
    assert not destination.exists()


@pytest.mark.parametrize(
    "content",
    ["{{ 'a' * 10**10 }}", "{% for a in lembar * 10**8 %}{% for b in lembar * 10**8 %}{% endfor %}{% endfor %}"],
    ids=["memori", "memori dalam ulangan"],
)
def test_a_template_that_would_fill_the_memory_is_stopped(material, content):
    with pytest.raises(FileRefused, match="terlalu rumit"):
        fill_with(material, make_template(content))


def test_whoever_opens_a_document_fetches_nothing_because_of_its_template(material):
    origin, buffer = zipfile.ZipFile(BytesIO(make_template("{{ satker }}"))), BytesIO()
    with zipfile.ZipFile(buffer, "w") as destination:
        for name in origin.namelist():
            content = origin.read(name)
            if name == "word/settings.xml":
                content = content.replace(
                    b"<w:zoom", f'<w:attachedTemplate xmlns:r="{LINK_NAMESPACE}" r:id="rId1"/><w:zoom'.encode()
                )
            if name == "word/_rels/document.xml.rels":
                content = content.replace(
                    b"</Relationships>", _outside("rId90", "image") + _outside("rId91", "hyperlink") + CLOSING_TAG
                )
            destination.writestr(name, content)
        beginning = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        destination.writestr(
            "word/_rels/settings.xml.rels", beginning + _outside("rId1", "attachedTemplate") + CLOSING_TAG
        )
    result = zipfile.ZipFile(BytesIO(fill_with(material, buffer.getvalue())))
    content = {name: result.read(name) for name in result.namelist()}
    assert b"attachedTemplate" not in content["word/settings.xml"]
    foreign = b"".join(content.values()).count(b"http://luar.example/")
    assert foreign == content["word/_rels/document.xml.rels"].count(b"http://luar.example/hyperlink") == 1


def _outside(rid: str, jenis: str) -> bytes:
    return (
        f'<Relationship Id="{rid}" Type="{LINK_NAMESPACE}/{jenis}" Target="http://luar.example/{jenis}" '
        'TargetMode="External"/>'
    ).encode()


def test_a_template_that_never_ends_is_stopped(material, monkeypatch):
    monkeypatch.setattr(office_template, "MAX_SECONDS", 4)
    endless = "{% for a in 'x' * 10**6 %}{% for b in 'x' * 10**6 %}{% endfor %}{% endfor %}"
    with pytest.raises(FileRefused, match="terlalu rumit"):
        fill_with(material, make_template(endless))


@pytest.mark.parametrize(
    "data",
    [b"", b"bukan zip", make_template("{{ satker"), b"PK\x03\x04" + b"x" * 100],
    ids=["kosong", "teks", "kurung", "zip"],
)
def test_what_is_no_template_is_refused_with_a_way_on(material, data):
    with pytest.raises(FileRefused) as refused:
        fill_with(material, data)
    assert refused.value.advice


def test_the_page_about_fields_names_them_all_and_no_others():
    the_page = (ROOT / "docs" / "templat-dokumen.md").read_text(encoding="utf-8")
    row = re.findall(r"^\| `(\w+)` \| (.+?) \| (.*) \|$", the_page, re.MULTILINE)
    assert {n: (explanation, tuple(re.findall(r"`(\w+)`", inner))) for n, explanation, inner in row} == FIELDS
    assert all(f"`{kode}`" in the_page for kode in office_template.WITH_TEMPLATE)
