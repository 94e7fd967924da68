"""An office's own Word template: its fields filled in, unknown ones named, nothing else of the machine touched."""

from __future__ import annotations

import json
import re
import zipfile
from io import BytesIO

import pytest
from docx import Document

from monev.galat import BerkasDitolak
from monev.keluaran.dokumen import buat, templat_kantor
from monev.keluaran.dokumen.medan import GAMBAR, MEDAN, nilai
from monev.keluaran.dokumen.templat_kantor import (
    hapus_templat,
    isi_dengan,
    nama_templat,
    sebut_medan,
    simpan_templat,
)
from tests.keluaran.dokumen.baca import baris_docx, teks_docx
from tests.keluaran.dokumen.conftest import ANI, NAMA_ANEH
from tests.kode import AKAR
from tests.pembuat import SATKER


def templat(*paragraf: str, tabel: list[list[str]] | None = None) -> bytes:
    """A Word document as an office would lay it out."""
    word = Document()
    for satu in paragraf:
        word.add_paragraph(satu)
    if tabel:
        kisi = word.add_table(0, len(tabel[0]))
        for baris in tabel:
            for sel, isi in zip(kisi.add_row().cells, baris, strict=True):
                sel.text = isi
    wadah = BytesIO()
    word.save(wadah)
    return wadah.getvalue()


NS_TAUTAN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
AKHIR = b"</Relationships>"
ULANGAN = [
    ["Area", "Capaian"],
    ["{%tr for a in area %}", ""],
    ["{{ a.nama }}", "{{ a.capaian }}"],
    ["{%tr endfor %}", ""],
]


def test_every_field_is_documented_as_it_is(bahan):
    isi = nilai(bahan)
    assert isi.keys() == MEDAN.keys()
    assert json.loads(json.dumps(isi)) == isi
    assert GAMBAR.keys() <= MEDAN.keys()
    for nama, (uraian, dalam) in MEDAN.items():
        assert f"{nama}" in sebut_medan()
        assert uraian in sebut_medan()
        satu = isi[nama][0] if isinstance(isi[nama], list) and isi[nama] else isi[nama]
        if dalam and satu:
            assert set(satu) == set(dalam), nama


def test_every_field_can_be_used(bahan):
    baris = []
    for nama, (_, dalam) in MEDAN.items():
        if nama in ("kop", "rapat"):
            baris += [f"{nama}.{d}: {{{{ {nama}.{d} }}}}" for d in dalam]
        elif dalam:
            baris.append("".join([f"{{% for x in {nama} %}}", *(f"{{{{ x.{d} }}}} " for d in dalam), "{% endfor %}"]))
        else:
            baris.append(f"{nama}: {{{{ {nama} }}}}")
    teks = teks_docx(isi_dengan(bahan, templat(*baris)))
    assert "capaian_posisi: 2/8 (25%)" in teks
    assert f"rapat.pemimpin: {NAMA_ANEH}" in teks
    assert "{{" not in teks


def test_kept_it_takes_the_place_of_the_programs_layout_in_word(kantor, p, r, bahan):
    data = templat("Laporan {{ satker }}", "{{ gambar_peta }}", tabel=ULANGAN)
    simpan_templat(kantor, bahan, "laporan", data, "kami.docx", **ANI)
    assert nama_templat(kantor, SATKER, "laporan") == "kami.docx"
    isi = buat(kantor, p, r, "laporan", "docx")
    assert f"Laporan {SATKER}" in teks_docx(isi)
    assert baris_docx(isi)[0][1:] == [["I Area I", "1/1 (100%)"], *baris_docx(isi)[0][2:]]
    assert len(baris_docx(isi)[0]) == 1 + len(bahan.area)
    assert len(Document(BytesIO(isi)).inline_shapes) == 1
    assert simpan_templat(kantor, bahan, "laporan", data, "kami.docx", **ANI) is None
    assert f"Laporan {SATKER}" not in teks_docx(buat(kantor, p, r, "notulen", "docx"))
    hapus_templat(kantor, SATKER, "laporan", **ANI)
    assert "I. Dasar" in teks_docx(buat(kantor, p, r, "laporan", "docx"))
    assert hapus_templat(kantor, SATKER, "laporan", **ANI) is None


@pytest.mark.parametrize(
    ("isi", "nama"),
    [("{{ nama_kantor }}", "nama_kantor"), ("{% for a in area %}{{ a.capain }}{% endfor %}", "capain")],
)
def test_an_unknown_field_is_named_with_those_there_are(kantor, jurnal, bahan, isi, nama):
    sebelum = jurnal.ujung()
    with pytest.raises(BerkasDitolak) as ditolak:
        simpan_templat(kantor, bahan, "laporan", templat(isi), "x.docx", **ANI)
    assert ditolak.value.pesan == f"Templat memakai medan yang tidak dikenal: {nama}."
    assert "capaian_posisi" in ditolak.value.saran
    assert "area (nama, langkah, capaian" in ditolak.value.saran
    assert jurnal.ujung() == sebelum


@pytest.mark.parametrize(
    "isi",
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
def test_a_template_reaches_nothing_but_its_fields(bahan, tmp_path, isi):
    tujuan = tmp_path / "ditulis.docx"
    with pytest.raises(BerkasDitolak):
        isi_dengan(bahan, templat(isi.replace("TUJUAN", str(tujuan))))
    assert not tujuan.exists()


@pytest.mark.parametrize(
    "isi",
    ["{{ 'a' * 10**10 }}", "{% for a in lembar * 10**8 %}{% for b in lembar * 10**8 %}{% endfor %}{% endfor %}"],
    ids=["memori", "memori dalam ulangan"],
)
def test_a_template_that_would_fill_the_memory_is_stopped(bahan, isi):
    with pytest.raises(BerkasDitolak, match="terlalu rumit"):
        isi_dengan(bahan, templat(isi))


def test_whoever_opens_a_document_fetches_nothing_because_of_its_template(bahan):
    asal, wadah = zipfile.ZipFile(BytesIO(templat("{{ satker }}"))), BytesIO()
    with zipfile.ZipFile(wadah, "w") as tujuan:
        for nama in asal.namelist():
            isi = asal.read(nama)
            if nama == "word/settings.xml":
                isi = isi.replace(
                    b"<w:zoom", f'<w:attachedTemplate xmlns:r="{NS_TAUTAN}" r:id="rId1"/><w:zoom'.encode()
                )
            if nama == "word/_rels/document.xml.rels":
                isi = isi.replace(b"</Relationships>", _luar("rId90", "image") + _luar("rId91", "hyperlink") + AKHIR)
            tujuan.writestr(nama, isi)
        awal = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        tujuan.writestr("word/_rels/settings.xml.rels", awal + _luar("rId1", "attachedTemplate") + AKHIR)
    hasil = zipfile.ZipFile(BytesIO(isi_dengan(bahan, wadah.getvalue())))
    isi = {nama: hasil.read(nama) for nama in hasil.namelist()}
    assert b"attachedTemplate" not in isi["word/settings.xml"]
    asing = b"".join(isi.values()).count(b"http://luar.example/")
    assert asing == isi["word/_rels/document.xml.rels"].count(b"http://luar.example/hyperlink") == 1


def _luar(rid: str, jenis: str) -> bytes:
    return (
        f'<Relationship Id="{rid}" Type="{NS_TAUTAN}/{jenis}" Target="http://luar.example/{jenis}" '
        'TargetMode="External"/>'
    ).encode()


def test_a_template_that_never_ends_is_stopped(bahan, monkeypatch):
    monkeypatch.setattr(templat_kantor, "DETIK_MAKS", 4)
    tanpa_akhir = "{% for a in 'x' * 10**6 %}{% for b in 'x' * 10**6 %}{% endfor %}{% endfor %}"
    with pytest.raises(BerkasDitolak, match="terlalu rumit"):
        isi_dengan(bahan, templat(tanpa_akhir))


@pytest.mark.parametrize(
    "data",
    [b"", b"bukan zip", templat("{{ satker"), b"PK\x03\x04" + b"x" * 100],
    ids=["kosong", "teks", "kurung", "zip"],
)
def test_what_is_no_template_is_refused_with_a_way_on(bahan, data):
    with pytest.raises(BerkasDitolak) as ditolak:
        isi_dengan(bahan, data)
    assert ditolak.value.saran


def test_the_page_about_fields_names_them_all_and_no_others():
    halaman = (AKAR / "docs" / "templat-dokumen.md").read_text(encoding="utf-8")
    baris = re.findall(r"^\| `(\w+)` \| (.+?) \| (.*) \|$", halaman, re.MULTILINE)
    assert {n: (uraian, tuple(re.findall(r"`(\w+)`", dalam))) for n, uraian, dalam in baris} == MEDAN
    assert all(f"`{kode}`" in halaman for kode in templat_kantor.BERTEMPLAT)
