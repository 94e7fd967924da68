"""What is wrong in a template is told in a sentence, with the paragraph or the table and row, and the line's text."""

from __future__ import annotations

from io import BytesIO

import pytest
from docx import Document

from monev.outputs.documents.template_check import check_template
from monev.outputs.documents.template_expressions import Fields
from monev.outputs.documents.template_fields import describe_fields
from monev.outputs.documents.template_worker import make_engine
from tests.outputs.documents.test_office_template import LOOPS, make_template


def faults(*paragraph: str, table: list[list[str]] | None = None) -> list[str]:
    """What is said about a template of these paragraphs and this table."""
    return check_template(make_template(*paragraph, table=table), Fields(**describe_fields()), make_engine())


def test_a_template_as_it_is_meant_has_no_fault():
    lines = [
        "Laporan {{ satker }} {{ rapat.judul|upper }} {{ kop.nama }} {# catatan #}",
        "{%p for butir in rekomendasi %}",
        "{{ loop.index }}. {{ butir }}",
        "{%p endfor %}",
        "{%p if rapat.judul and area|length > 1 %}",
        "{{ agenda|join('; ') }} {{ area[0].nama }}",
        "{%p endif %}",
        "{% for b in kop.baris %}{{ b }} {% endfor %}",
        "{% set judul = rapat.judul %}{{ judul }}",
        "{% for a in area if a.nama %}{{ a.nama }}{% else %}{{ posisi }}{% endfor %}",
    ]
    assert faults(*lines, table=LOOPS) == []


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("{{ satkr }}", "medan “satkr” tidak dikenal. Maksud Anda {{ satker }}?"),
        ("{{ xyz }}", "medan “xyz” tidak dikenal."),
        ("{{ rapat.judl }}", "“rapat” tidak mempunyai isian “judl”. Maksud Anda {{ rapat.judul }}?"),
        (
            "{{ agenda }}",
            "“agenda” adalah daftar, dan daftar ditulis di dalam ulangan: {%p for x in agenda %}, {{ x }} dan "
            "{%p endfor %}, masing-masing satu paragraf.",
        ),
        (
            "{{ area }}",
            "“area” adalah daftar, dan daftar ditulis di dalam ulangan: {%tr for x in area %}, {{ x.nama }} dan "
            "{%tr endfor %}, masing-masing satu baris tabel.",
        ),
        (
            "{{ area.nama }}",
            "“area” adalah daftar; “nama” ada pada tiap barisnya, di dalam ulangan: {%tr for x in area %}, "
            "{{ x.nama }} dan {%tr endfor %}, masing-masing satu baris tabel.",
        ),
        (
            "{{ kop }}",
            "“kop” berisi beberapa isian (baris, kota, jabatan, nama, nip). Tulis misalnya {{ kop.nama }}.",
        ),
        (
            "{% for a in area %}{{ nama }}{% endfor %}",
            "medan “nama” tidak dikenal. Maksud Anda {{ a.nama }}?",
        ),
        (
            "{% for a in area %}{{ a.capain }}{% endfor %}",
            "“a” tidak mempunyai isian “capain”. Maksud Anda {{ a.capaian }}?",
        ),
        (
            "{% for h in hadir %}{{ h }}{% endfor %}",
            "“h” berisi beberapa isian (no, nama, jabatan). Tulis misalnya {{ h.nama }}.",
        ),
        ("{% fro a in area %}", "perintah “fro” tidak ada. Maksud Anda “for”?"),
        ("{% for a in area %}{{ a.nama }}", "“for” dibuka tetapi tidak ditutup. Tutup dengan {% endfor %}."),
        ("{{ satker }}{% endfor %}", "“endfor” tanpa “for” sebelumnya."),
        ("{{ satker", "“{{” tanpa “}}”. Keduanya harus ada di paragraf yang sama."),
        ("{{ satker }} %}", "“%}” tanpa “{%”. Keduanya harus ada di paragraf yang sama."),
        ("{{ }}", "“{{ }}” kosong. Tulis nama medan di dalamnya, misalnya {{ satker }}."),
        ("{{ nama kantor }}", "“nama kantor” tidak dapat dibaca. Tulis nama medan saja, misalnya {{ satker }}."),
        ("{satker}", "tertulis seperti medan, tetapi bukan. Maksud Anda {{ satker }}?"),
        ("<<Satker>>", "tertulis seperti medan, tetapi bukan. Maksud Anda {{ satker }}?"),
        (
            "{%tr for a in area %}{%tr endfor %}",
            "“{%tr for a in area %}” hanya berlaku di dalam tabel. Di luar tabel tulis “{%p for a in area %}”.",
        ),
        (
            "Butir {%p if satker %}",
            "“{%p if satker %}” harus sendirian di paragrafnya, karena paragraf itu diganti seluruhnya. Pindahkan isi "
            "yang lain ke paragraf tersendiri.",
        ),
        ("{% tr for a in area %}", "“tr” ditulis langsung sesudah {%, tanpa spasi: {%tr for a in area %}."),
    ],
)
def test_a_fault_is_told_with_its_paragraph_and_the_text_of_its_line(line, sentence):
    assert faults("Kop", "", line)[0] == f"Paragraf 3, “{line}”: {sentence}"


def test_a_loop_over_what_is_no_list_says_which_are():
    (fault,) = faults("{% for a in satker %}{% endfor %}")
    assert fault.startswith(
        "Paragraf 1, “{% for a in satker %}{% endfor %}”: “satker” bukan daftar. Ulangan hanya untuk"
    )
    assert "agenda, rekomendasi, area, lembar" in fault


def test_a_fault_in_a_table_says_which_table_and_row():
    rows = [["Area", "Capaian"], ["{%tr for a in area %}{{ a.nama }}", "{{ a.capaian }}"], ["{%tr endfor %}", ""]]
    document = Document(BytesIO(make_template("Kop", table=LOOPS)))
    document.add_paragraph("Antara")
    table = document.add_table(0, 2)
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    buffer = BytesIO()
    document.save(buffer)
    assert check_template(buffer.getvalue(), Fields(**describe_fields()), make_engine()) == [
        "Tabel 2, baris 2, “{%tr for a in area %}{{ a.nama }}”: “{%tr for a in area %}” harus sendirian di baris "
        "tabelnya, karena baris tabel itu diganti seluruhnya. Pindahkan isi yang lain ke baris tabel tersendiri."
    ]


def test_a_loop_that_begins_and_ends_in_different_places_is_told_where():
    rows = [["{% for a in area %}{{ a.nama }}", ""], ["{% endfor %}", ""]]
    assert faults(table=rows) == [
        "Tabel 1, baris 1, “{% for a in area %}{{ a.nama }}”: “for” yang dibuka di sini ditutup di tempat lain: tabel "
        "1, baris 2. Tulis {%tr for … %} dan {%tr endfor %} masing-masing di satu baris tabel, keduanya di tabel yang "
        "sama atau keduanya di luar tabel."
    ]
    mixed = [["{%tr for a in area %}", ""], ["{{ a.nama }}", ""], ["{% endfor %}", ""]]
    assert faults(table=mixed) == [
        "Tabel 1, baris 3, “{% endfor %}”: yang dibuka dengan {%tr for … %} di tabel 1, baris 1 ditutup dengan "
        "{%tr endfor %}."
    ]


def test_a_fault_at_the_head_of_pages_says_so():
    document = Document()
    document.add_paragraph("{{ satker }}")
    document.sections[0].header.paragraphs[0].text = "{{ posis }}"
    buffer = BytesIO()
    document.save(buffer)
    assert check_template(buffer.getvalue(), Fields(**describe_fields()), make_engine()) == [
        "Kepala halaman, paragraf 1, “{{ posis }}”: medan “posis” tidak dikenal. Maksud Anda {{ posisi }}?"
    ]


def test_a_template_without_any_field_is_told_so():
    assert faults("Laporan", "Demikian.") == [
        "Seluruh templat: tidak ada satu medan pun, jadi isinya akan selalu sama. Tulis misalnya {{ satker }}."
    ]


def test_a_field_that_word_cut_into_pieces_is_read_whole():
    document = Document()
    paragraph = document.add_paragraph("{{ sat")
    paragraph.add_run("ker }").bold = True
    paragraph.add_run("}")
    buffer = BytesIO()
    document.save(buffer)
    assert check_template(buffer.getvalue(), Fields(**describe_fields()), make_engine()) == []
