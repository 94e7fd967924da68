"""An office's own Word template: its fields are filled in, its rows repeated, and each fault named
with its place.
"""

import json
import re
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from monev.core.errors import FileRefused
from monev.meeting import ending
from monev.outputs.documents import office_template
from monev.outputs.documents.template_fields import (
    FIELDS,
    LISTS,
    NAMES,
    PICTURES,
    fields_in_words,
    written_names,
)
from monev.outputs.documents.template_filling import fill, list_faults, list_paragraphs
from monev.outputs.documents.template_values import build_field_values
from tests.code import ROOT
from tests.makers import SATKER, saved
from tests.outputs.documents.conftest import ANI, ODD_NAME, Desk
from tests.outputs.documents.open_documents import docx_text, rows_docx, texts_of
from tests.reading.packages import add_parts

AREAS = [["Area", "Capaian"], ["{{ area.no }}. {{ area.nama }}", "{{ area.capaian }}"]]


def make_template(
    *paragraphs: str,
    table: list[list[str]] | None = None,
    change: Callable[[Any], object] | None = None,
) -> bytes:
    """Return a Word document as an office would lay it out."""
    word = Document()
    for text in paragraphs:
        word.add_paragraph(text)
    if table:
        add_table(word, table)
    if change:
        change(word)
    return saved(word)


def add_table(word: Any, rows: list[list[str]]) -> None:
    grid = word.add_table(0, len(rows[0]))
    for row in rows:
        for cell, content in zip(grid.add_row().cells, row, strict=True):
            cell.text = content


@pytest.fixture(scope="module")
def values() -> dict[str, Any]:
    """Return every field with its own name as its text, and two rows in each list."""
    texts = {name: f"<{name}>" for name, listing in NAMES.items() if not listing}
    lists: dict[str, list[dict[str, str]]] = {}
    for listing in LISTS:
        names = written_names(listing)
        first = {name: f"{name.replace('.', ' ')} 1" for name in names}
        second = {name: f"{name.replace('.', ' ')} 2" for name in names}
        lists[listing] = [first, second]
    return texts | lists | dict.fromkeys((*PICTURES, "simulasi", "konsep"), "")


def faults(*paragraphs: str, **other: Any) -> list[str]:
    """List the faults of a template of these paragraphs."""
    return list_faults(list_paragraphs(Document(BytesIO(make_template(*paragraphs, **other)))))


def test_every_field_has_its_value_and_can_be_used(material):
    values = json.loads(build_field_values(material))
    assert values.keys() == {name for name, listing in NAMES.items() if not listing} | LISTS.keys()
    assert PICTURES.keys() <= FIELDS.keys()
    lines = [f"{name}: {{{{ {name} }}}}" for name, listing in NAMES.items() if not listing]
    tables = []
    for listing in LISTS:
        tables.append([" ".join(f"{{{{ {name} }}}}" for name in written_names(listing))])
    text = docx_text(
        office_template.fill_with(material, "laporan", make_template(*lines, table=tables))
    )
    for said in (
        "capaian_posisi: 2/8 (25%)",
        f"rapat.pemimpin: {ODD_NAME}",
        "agenda: 1. Pembukaan\n2. ",
    ):
        assert said in text
    assert "{{" not in text


def keep(desk: Desk, data: bytes, kode: str = "laporan"):
    return office_template.store_template(desk.db, desk.material, kode, data, "kami.docx", **ANI)


def test_kept_it_takes_the_place_of_the_programs_layout_in_word(desk):
    data = make_template("Laporan {{ satker }}", "{{ gambar_peta }}", table=AREAS)
    keep(desk, data)
    assert office_template.read_kept(desk.db, SATKER, "laporan")["nama_berkas"] == "kami.docx"
    content = desk.paper("laporan")
    assert f"Laporan {SATKER}" in docx_text(content)
    assert rows_docx(content)[0][:2] == [["Area", "Capaian"], ["1. I Area I", "1/1 (100%)"]]
    assert len(rows_docx(content)[0]) == 1 + len(desk.material.per_area)
    assert len(Document(BytesIO(content)).inline_shapes) == 1
    assert f"Laporan {SATKER}" not in desk.word("notulen")
    office_template.delete_template(desk.db, SATKER, "laporan", **ANI)
    assert "A. Pendahuluan" in desk.word("laporan")


def test_until_the_meeting_is_closed_its_record_is_a_draft_in_an_offices_layout_too(desk):
    for kode in ("notulen", "undangan"):
        keep(desk, make_template("Kantor {{ satker }}"), kode)
    assert "KONSEP: catatan rapat belum ditutup." in desk.word("notulen")
    assert "KONSEP" not in desk.word("undangan"), "it is sent before the meeting"
    desk.do(ending.close_rapat)
    assert "KONSEP" not in desk.word("notulen")


def test_of_two_admins_who_change_it_at_once_the_second_is_told_and_neither_loses(desk):
    shown = office_template.read_kept(desk.db, SATKER, "laporan")
    keep(desk, make_template("Laporan {{ satker }}"))
    of_ani = office_template.read_kept(desk.db, SATKER, "laporan")
    for change in (
        lambda: office_template.delete_template(desk.db, SATKER, "laporan", **ANI, seen=shown),
        lambda: office_template.store_template(
            desk.db,
            desk.material,
            "laporan",
            make_template("Lain {{ satker }}"),
            "b.docx",
            **ANI,
            seen=shown,
        ),
    ):
        with pytest.raises(FileRefused, match="baru saja diganti orang lain"):
            change()
    assert office_template.read_kept(desk.db, SATKER, "laporan") == of_ani
    office_template.delete_template(desk.db, SATKER, "laporan", **ANI, seen=of_ani)


def test_an_unknown_field_is_named_with_its_place_and_those_there_are(desk, journal):
    previous = journal.tip()
    line = "Kantor {{ nama_kantor }} dan {{ satkr }}"
    with pytest.raises(FileRefused) as refused:
        keep(desk, make_template("Laporan", line))
    assert refused.value.pesan.splitlines() == [
        "Templat belum dapat dipakai; tidak ada yang berubah.",
        f"Paragraf 2, “{line}”: medan “nama_kantor” tidak dikenal.",
        f"Paragraf 2, “{line}”: medan “satkr” tidak dikenal. Maksud Anda {{{{ satker }}}}?",
    ]
    assert all(name in refused.value.advice for name in ("capaian_posisi", "area.capaian"))
    assert journal.tip() == previous
    assert office_template.read_kept(desk.db, SATKER, "laporan")["nama_berkas"] is None


def filled(values: dict[str, Any], *paragraphs: str, **other: Any) -> bytes:
    """Fill a template of these paragraphs with these values."""
    return fill(values, make_template(*paragraphs, **other))[1]


def test_a_field_is_filled_in_however_word_cut_it_and_wherever_it_stands(values):
    def lay_out(word: Any) -> None:
        paragraph = word.add_paragraph("Satu {{ sat")
        paragraph.add_run("ker }").bold = True
        paragraph.add_run("} dan “{{ “").italic = True  # Word turns the quotes somebody types
        paragraph.add_run("Rapat.Judul” }}”, {{ ‘posisi’ }} ")
        paragraph.add_run("akhir")
        word.sections[0].header.paragraphs[0].text = "{{ tahun }}"
        word.sections[0].footer.paragraphs[0].text = "{{ triwulan }}"
        box = f"<w:p {nsdecls('w')}><w:r><w:t>{{{{ kalimat }}}}</w:t></w:r></w:p>"
        word.add_paragraph().add_run()._r.append(
            parse_xml(f"<w:pict {nsdecls('w')}><w:txbxContent>{box}</w:txbxContent></w:pict>")
        )

    made = filled(values, change=lay_out)
    text = docx_text(made)
    assert "Satu <satker> dan “<rapat.judul>”, <posisi> akhir" in text
    assert {"<tahun>", "<triwulan>"} <= set(text.split("\n"))
    assert "<kalimat>" in Document(BytesIO(made)).element.xml.replace("&lt;", "<").replace(
        "&gt;", ">"
    )


def test_text_goes_in_as_text_its_lines_stay_lines_and_a_paragraph_with_nothing_to_say_goes(values):
    hostile = "baris satu & <w:p/>\n{{ satker }} {% x %}"
    text = docx_text(filled(values | {"kalimat": hostile}, "A {{ kalimat }} Z"))
    assert text.split("\n") == ["A baris satu & <w:p/>", "{{ satker }} {% x %} Z", "", ""]
    # A paragraph without anything to say goes, and its cell stays.
    empty = values | {"tembusan": "", **dict.fromkeys(written_names("rapat"), "")}
    lines = (
        "Tembusan: {{ tembusan }}",
        "Rapat {{ rapat.judul }} di {{ rapat.tempat }}",
        "{{ satker }}{{ tembusan }}",
    )
    made = filled(empty, *lines, table=[["Tempat", "di {{ rapat.tempat }}"]])
    assert [paragraph.text for paragraph in Document(BytesIO(made)).paragraphs] == ["<satker>"]
    assert rows_docx(made) == [[["Tempat", ""]]]


def test_rows_are_repeated_in_every_table_and_one_without_rows_goes(values):
    def lay_out(word: Any) -> None:
        add_table(
            word,
            [["{{ hadir.nama }}", "{{ satker }}"], ["{{ kendala.solusi }}", ""], ["Jumlah", ""]],
        )
        add_table(word, [["{{ keputusan.pic }}"]])
        inner = word.tables[0].rows[0].cells[0].add_table(1, 1)
        inner.rows[0].cells[0].text = "{{ peserta.nama }}"

    (table,) = Document(BytesIO(filled(values | {"keputusan": []}, change=lay_out))).tables
    assert [list(map(str.strip, texts_of(row.cells))) for row in table.rows] == [
        ["hadir nama 1", "<satker>"],
        ["hadir nama 2", "<satker>"],
        ["kendala solusi 1", ""],
        ["kendala solusi 2", ""],
        ["Jumlah", ""],
    ]
    inner = table.rows[1].cells[0].tables[0]
    assert [row.cells[0].text for row in inner.rows] == ["peserta nama 1", "peserta nama 2"]


def test_sample_data_says_so_on_every_page(values):
    def lay_out(word: Any) -> None:
        word.sections[0].different_first_page_header_footer = True
        word.add_section()
        word.settings.odd_and_even_pages_header_footer = True

    made = filled(values | {"simulasi": "DATA SIMULASI"}, "{{ satker }}", change=lay_out)
    first, second = Document(BytesIO(made)).sections
    for head in (first.header, first.first_page_header, first.even_page_header, second.header):
        assert [paragraph.text for paragraph in head.paragraphs].count("DATA SIMULASI") == 1


FAULTS = {
    "{{ satkr }}": "medan “satkr” tidak dikenal. Maksud Anda {{ satker }}?",
    "{{ xyz }}": "medan “xyz” tidak dikenal.",
    "{{ satker.__class__ }}": "medan “satker.__class__” tidak dikenal.",
    "{{ rapat.judl }}": "medan “rapat.judl” tidak dikenal. Maksud Anda {{ rapat.judul }}?",
    "{{ nama kantor }}": "medan “nama kantor” tidak dikenal.",
    "{{ kop }}": (
        "“kop” berisi beberapa isian. Tulis salah satunya: kop.baris, kop.kota, kop.jabatan, "
        "kop.nama, kop.nip."
    ),
    "{{ hadir }}": (
        "“hadir” berisi beberapa isian. Tulis salah satunya, di baris tabel yang akan diulang: "
        "hadir.no, hadir.nama, hadir.jabatan."
    ),
    "{{ area.nama }}": "“area.nama” isi sebuah daftar: tulis di baris tabel. Baris itu diulang.",
    "{{ satker|upper }}": "medan “satker|upper” tidak dikenal. Maksud Anda {{ satker }}?",
    "{{ satker": "“{{” tanpa “}}”. Keduanya harus ada di paragraf yang sama.",
    "{{ satker }} }}": "“}}” tanpa “{{”. Keduanya harus ada di paragraf yang sama.",
    "{{ }}": "“{{ }}” kosong. Tulis nama medan di dalamnya, misalnya {{ satker }}.",
}


def test_a_fault_is_told_with_its_paragraph_table_or_head_of_pages_and_the_text_of_its_line():
    for line, sentence in FAULTS.items():
        assert faults("Kop", "", line) == [f"Paragraf 3, “{line}”: {sentence}"]
    assert faults("Laporan", "Demikian.") == [
        (
            "Seluruh templat: tidak ada satu medan pun, jadi isinya akan selalu sama. Tulis "
            "misalnya {{ satker }}."
        )
    ]

    def lay_out(word: Any) -> None:
        add_table(word, [["Area", "Nama"], ["{{ area.nama }}", "{{ hadir.nama }}"]])
        word.sections[0].header.paragraphs[0].text = "{{ posis }}"

    assert faults("Kop", table=AREAS, change=lay_out) == [
        (
            "Tabel 2, baris 2, “{{ hadir.nama }}”: “hadir.nama” bukan dari daftar “area”, yang "
            "mengulang baris ini."
        ),
        (
            "Kepala halaman, paragraf 1, “{{ posis }}”: medan “posis” tidak dikenal. Maksud Anda "
            "{{ posisi }}?"
        ),
    ]


def test_what_is_no_template_is_refused_with_a_way_on(material):
    sound = make_template("{{ satker }}")
    for data, words in {
        b"": "bukan dokumen Word",
        b"bukan zip": "bukan dokumen Word",
        b"PK\x03\x04" + b"x" * 100: "rusak",
        b"x" * (office_template.MAX_SIZE + 1): "lebih besar dari 5 MB",
        sound[:-40]: "rusak",
        add_parts(sound, {"word/vbaProject.bin": b"x"}): "makro",
        add_parts(sound, {"word/activeX/activeX1.bin": b"x"}): "ActiveX",
        add_parts(sound, {"../x.xml": b"<a/>"}): "menunjuk ke luar",
        add_parts(sound, {"word/x.xml": b"<!DOCTYPE a><a/>"}): "DTD",
        add_parts(sound, {"word/x.xml": b"<a>" + b" " * 6_000_000 + b"</a>"}): "6 MB",
    }.items():
        with pytest.raises(FileRefused, match=words) as refused:
            office_template.fill_with(material, "laporan", data)
        assert refused.value.advice


@pytest.mark.semua
def test_a_template_that_does_not_end_is_stopped(material, monkeypatch):
    monkeypatch.setattr(office_template, "MAX_SECONDS", 0.5)
    many = make_template(*["{{ satker }}"] * 3_000, table=[["{{ lembar.langkah }} " * 2_000]] * 5)
    with pytest.raises(FileRefused, match="tidak dapat dibuka dan diisi"):
        office_template.fill_with(material, "laporan", many)


def test_the_page_about_fields_names_them_all_and_no_others():
    page = (ROOT / "docs" / "templat-dokumen.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`[a-z].*`) \| (.+) \|$", page, re.MULTILINE)
    documented = [(re.findall(r"`([\w.]+)`", names), words) for names, words in rows]
    assert documented == [
        (written_names(field), words) for field, words in (FIELDS | LISTS).items()
    ]
    assert all(f"`{kode}`" in page for kode in office_template.WITH_TEMPLATE)
    assert all(name in fields_in_words() for name in NAMES)


def test_without_a_meeting_a_starter_says_nothing_of_one(alone):
    for kode, of_a_meeting in (("laporan", "Pukul"), ("undangan", "Tembusan")):
        text = docx_text(
            office_template.fill_with(alone.material, kode, office_template.read_starter(kode))
        )
        assert of_a_meeting not in text
