"""The table inside a Word decree is read as its workbook is: merges, page ends, automatic numbers, tracked changes."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from monev.baca import anak, baca, batas
from monev.baca.kisi import Kisi, dari_pekerja
from monev.baca.word_nomor import tulis_angka
from monev.model import Bacaan, Langkah
from tests.baca.tabel_word import (
    JUDUL,
    KOLOM,
    W,
    beri_nomor,
    dari_kisi,
    dokumen,
    gabung,
    isi_xml,
    penomoran,
    simpan,
    tabel,
)

DATA = Path(__file__).resolve().parents[2] / "data"
MESUJI = "Rencana Aksi ZI KPU Kabupaten Mesuji 2025.xlsx"
GUNUNGKIDUL = "Rencana Aksi ZI KPU Kabupaten Gunungkidul 2024.xlsx"
# File, heading row, last row of the table (above the signatures).
KEPUTUSAN = {MESUJI: (5, 67), GUNUNGKIDUL: (10, 81)}
BARIS = (
    (1, "Tim Kerja", "Menerbitkan SK", "Membentuk Tim Kerja", "SK Tim", "Juli 2025", "1 SK"),
    (2, "Pola Pikir", "Pimpinan teladan", "Pimpinan hadir", "Daftar Hadir, Video", "Oktober 2025", "4 Dokumen"),
)
AREA = ("I. MANAJEMEN PERUBAHAN",)


@cache
def kisi(nama: str) -> Kisi:
    """The sheet of a decree in data/."""
    return dari_pekerja(anak.buka_workbook((DATA / nama).read_bytes())).lembar[0]


@cache
def asal(nama: str) -> Bacaan:
    """The decree read from its workbook."""
    return baca((DATA / nama).read_bytes(), nama)


def rencana(*baris: tuple, atas: tuple[str, ...] = JUDUL) -> bytes:
    """A small decree: headings, area I, these rows."""
    satu = dokumen(*atas)
    tabel(satu, (KOLOM, AREA, *baris))
    return simpan(satu)


def tanpa_asal(hasil: Bacaan) -> list[Langkah]:
    """What is read, apart from where it stood."""
    return [replace(satu, lembar="", baris=0, jejak=()) for satu in hasil.langkah]


def ubah(data: bytes, pola: bytes, ganti: bytes) -> bytes:
    """A document whose main part is changed at the first place that fits a pattern."""
    aliran = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as lama, zipfile.ZipFile(aliran, "w", zipfile.ZIP_DEFLATED) as baru:
        for bagian in lama.infolist():
            isi = lama.read(bagian)
            if bagian.filename == "word/document.xml":
                isi, banyak = re.subn(pola, ganti, isi, count=1)
                assert banyak == 1
            baru.writestr(bagian.filename, isi)
    return aliran.getvalue()


@pytest.mark.parametrize(("per_tabel", "ulang"), [(1000, 0), (15, 0), (15, 2)], ids=["satu", "terpotong", "berjudul"])
@pytest.mark.parametrize(("nama", "langkah", "tenggat"), [(MESUJI, 45, 40), (GUNUNGKIDUL, 56, 228)])
def test_a_decree_in_word_reads_as_its_workbook(
    nama: str, langkah: int, tenggat: int, per_tabel: int, ulang: int
) -> None:
    """As one table, as a table a page, and with the headings on each page."""
    hasil = baca(dari_kisi(kisi(nama), *KEPUTUSAN[nama], per_tabel=per_tabel, ulang=ulang), "sk.docx")
    assert hasil.galat == ()
    assert (len(hasil.langkah), sum(len(satu.tenggat) for satu in hasil.langkah)) == (langkah, tenggat)
    assert tanpa_asal(hasil) == tanpa_asal(asal(nama))
    assert (hasil.satker, hasil.tahun) == (asal(nama).satker, asal(nama).tahun)


def test_a_message_names_the_table_and_the_row_in_it() -> None:
    satu = dokumen("KEPUTUSAN KETUA")
    tabel(satu, (("Menimbang", ":", "bahwa"),), lebar=3)
    for teks in JUDUL:
        satu.add_paragraph(teks)
    tabel(satu, (KOLOM, AREA, *BARIS, (3, "Peta", "Ada peta", "Menyusun peta", "Peta", "kapan-kapan", "1")))
    hasil = baca(simpan(satu), "sk.docx")
    [tanya] = hasil.peringatan
    assert (tanya.lembar, tanya.baris, tanya.kolom) == ("Tabel 2", 5, "TARGET WAKTU")
    assert (hasil.satker, hasil.tahun) == ("KPU Kabupaten Contoh", 2025)
    assert [(s.lembar, s.baris) for s in hasil.langkah] == [("Tabel 2", 3), ("Tabel 2", 4), ("Tabel 2", 5)]


def test_rows_of_joined_tables_are_counted_on_and_where_each_begins_is_said() -> None:
    satu = dokumen(*JUDUL)
    tabel(satu, (KOLOM, AREA, BARIS[0]))
    satu.add_paragraph("- 2 -")
    tabel(satu, (KOLOM, BARIS[1]))
    hasil = baca(simpan(satu), "sk.docx")
    assert [(s.lembar, s.baris) for s in hasil.langkah] == [("Tabel 1–2", 3), ("Tabel 1–2", 5)]
    assert hasil.keterangan["sambungan Tabel 1–2"] == "Tabel 1–2 dibaca sebagai satu tabel; Tabel 2 mulai baris 4."
    assert hasil.peringatan == ()
    assert "dilewati" not in hasil.keterangan


def test_merges_in_both_directions_fill_what_they_cover() -> None:
    satu = dokumen(*JUDUL)
    atas = ("NO", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET", None)
    bawah = (None, None, None, None, None, "WAKTU", "CAPAIAN")
    isi = tabel(satu, (atas, bawah, AREA, BARIS[0], (None, None, None, "Menetapkan uraian tugas", "SK", None, None)))
    gabung(isi, 1, 6, 1, 7)
    for kolom in range(1, 6):
        gabung(isi, 1, kolom, 2, kolom)
    for kolom in (1, 2, 3, 6, 7):
        gabung(isi, 4, kolom, 5, kolom)
    pertama, kedua = baca(simpan(satu), "sk.docx").langkah
    assert (kedua.no, kedua.komponen, kedua.target_waktu) == ("1", pertama.komponen, "Juli 2025")
    assert {j.kolom for j in kedua.jejak if j.cara == "gabungan"} >= {"KOMPONEN", "INDIKATOR", "TARGET WAKTU"}


def test_automatic_numbers_are_counted_as_word_shows_them() -> None:
    """Areas by upper roman, NO by digits starting again under each area, evidence by letters: nothing of it typed."""
    satu = dokumen(*JUDUL)
    penomoran(satu, 71, ("upperRoman", "%1."))
    penomoran(satu, 72, ("decimal", "%1."))
    penomoran(satu, 73, pokok=972, mulai_lagi=True)
    penomoran(satu, 74, ("lowerLetter", "%1)"))
    kosong = [(None, *baris[1:]) for baris in BARIS]
    isi = tabel(satu, (KOLOM, ("MANAJEMEN PERUBAHAN",), *kosong, ("PENATAAN TATA LAKSANA",), *kosong))
    for baris in (1, 4):
        beri_nomor(isi.cell(baris, 0).paragraphs[0], 71)
    for baris, daftar in ((2, 72), (3, 72), (5, 73), (6, 73)):
        beri_nomor(isi.cell(baris, 0).paragraphs[0], daftar)
    bukti = isi.cell(2, 4)
    bukti.text = ["undangan", "notulensi dan daftar hadir"][0]
    bukti.add_paragraph("notulensi dan daftar hadir")
    for paragraf in bukti.paragraphs:
        beri_nomor(paragraf, 74)
    hasil = baca(simpan(satu), "sk.docx")
    assert [s.kode for s in hasil.langkah] == ["I.1.1", "I.2.1", "II.1.1", "II.2.1"]
    assert hasil.langkah[0].bukti_dukung == "a) undangan\nb) notulensi dan daftar hadir"
    assert [b.nama for b in hasil.langkah[0].bukti] == ["undangan", "notulensi dan daftar hadir"]
    assert hasil.peringatan == ()


def test_numbers_of_a_style_and_of_deeper_levels_are_counted() -> None:
    satu = dokumen(*JUDUL)
    penomoran(satu, 81, ("decimal", "%1."), ("decimal", "%1.%2"))
    isi = tabel(satu, (KOLOM, AREA, *BARIS))
    for baris, tingkat in ((2, 0), (3, 1)):
        isi.cell(baris, 3).text = "langkah"
        beri_nomor(isi.cell(baris, 3).paragraphs[0], 81, tingkat)
    for teks in ("Undangan", "Foto"):
        isi.cell(2, 4).add_paragraph(teks, style="List Bullet")
    satu_langkah, dua_langkah = baca(simpan(satu), "sk.docx").langkah
    assert satu_langkah.langkah_aksi == "1. langkah"
    assert dua_langkah.langkah_aksi == "1.1 langkah"
    assert [b.nama for b in satu_langkah.bukti] == ["SK Tim", "Undangan", "Foto"]


@pytest.mark.parametrize(
    ("nilai", "macam", "teks"),
    [
        (4, "upperRoman", "IV"),
        (49, "lowerRoman", "xlix"),
        (27, "lowerLetter", "aa"),
        (3, "upperLetter", "C"),
        (7, "decimalZero", "07"),
        (5, "cardinalText", "5"),
        (5, "none", ""),
    ],
)
def test_a_number_is_written_in_words_own_formats(nilai: int, macam: str, teks: str) -> None:
    assert tulis_angka(nilai, macam) == teks


def test_tracked_insertions_count_and_deletions_do_not() -> None:
    satu = dokumen(*JUDUL)
    isi = tabel(satu, (KOLOM, AREA, *BARIS, (3, "Dihapus", "x", "Baris yang dihapus", "y", "Mei 2025", "z")))
    pembuat = 'w:id="9" w:author="a" w:date="2025-01-01T00:00:00Z"'
    isi_xml(
        isi.cell(2, 5),
        f"<w:p><w:del {pembuat}><w:r><w:delText>Juli 2025</w:delText></w:r></w:del>"
        f"<w:ins {pembuat}><w:r><w:t>Agustus 2025</w:t></w:r></w:ins></w:p>",
    )
    isi.rows[4]._tr.get_or_add_trPr().append(parse_xml(f"<w:del {W} {pembuat}/>"))
    hasil = baca(simpan(satu), "sk.docx")
    assert [s.target_waktu for s in hasil.langkah] == ["Agustus 2025", "Oktober 2025"]


def test_text_formatted_as_hidden_is_not_read() -> None:
    satu = dokumen(*JUDUL)
    isi = tabel(satu, (KOLOM, AREA, *BARIS))
    tampak = '<w:rPr><w:vanish w:val="0"/></w:rPr>'
    tersembunyi = "<w:rPr><w:vanish/></w:rPr>"
    isi_xml(
        isi.cell(2, 5),
        f"<w:p><w:r>{tersembunyi}<w:t>Mei dan </w:t></w:r><w:r>{tampak}<w:t>Juli 2025</w:t></w:r></w:p>",
    )
    assert baca(simpan(satu), "sk.docx").langkah[0].target_waktu == "Juli 2025"


def test_ticks_of_symbol_fonts_are_ticks() -> None:
    """Month columns ticked by Insert › Symbol, by a private character, and by ü typed in Wingdings."""
    satu = dokumen(*JUDUL)
    bulan = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
    kepala = ("NO", "KOMPONEN", "INDIKATOR", "LANGKAH AKSI", "BUKTI DUKUNG", "TARGET CAPAIAN", *bulan)
    baris = (1, "Tim", "SK", "Membentuk Tim", "SK Tim", "1 SK")
    isi = tabel(satu, (kepala, AREA, baris), lebar=len(kepala))
    wingdings = '<w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr>'
    isi_xml(isi.cell(2, 6), '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r></w:p>')
    isi_xml(isi.cell(2, 8), f"<w:p><w:r>{wingdings}<w:t>\uf0fc</w:t></w:r></w:p>")
    isi_xml(isi.cell(2, 10), f"<w:p><w:r>{wingdings}<w:t>ü</w:t></w:r></w:p>")
    [langkah] = baca(simpan(satu), "sk.docx").langkah
    assert [t.tenggat for t in langkah.tenggat] == ["2025-01", "2025-03", "2025-05"]


def test_borders_dragged_by_hand_do_not_shift_a_cell_into_another_column() -> None:
    """Each row's border between KOMPONEN and INDIKATOR stands elsewhere: Word keeps nine columns, people see seven."""
    satu = dokumen(*JUDUL)
    isi = tabel(satu, (KOLOM, AREA, *BARIS))
    asli = isi._tbl.find(qn("w:tblGrid"))
    asli.getparent().replace(
        asli,
        parse_xml(
            f"<w:tblGrid {W}>"
            + "".join(f'<w:gridCol w:w="{lebar}"/>' for lebar in (500, 1500, 300, 400, 1500, 1500, 1500, 1500, 1500))
            + "</w:tblGrid>"
        ),
    )

    def lebarkan(baris: int, *lebar: int) -> None:
        for tc, banyak in zip(isi.rows[baris]._tr.findall(qn("w:tc")), lebar, strict=True):
            tc.get_or_add_tcPr().append(parse_xml(f'<w:gridSpan {W} w:val="{banyak}"/>'))

    area = isi.rows[1]._tr.find(qn("w:tc")).tcPr
    area.remove(area.find(qn("w:gridSpan")))
    lebarkan(1, 9)
    lebarkan(0, 1, 1, 3, 1, 1, 1, 1)
    lebarkan(2, 1, 2, 2, 1, 1, 1, 1)
    lebarkan(3, 1, 3, 1, 1, 1, 1, 1)
    hasil = baca(simpan(satu), "sk.docx")
    assert hasil.peringatan == ()
    assert [(s.komponen, s.indikator, s.target_capaian) for s in hasil.langkah] == [
        ("Tim Kerja", "Menerbitkan SK", "1 SK"),
        ("Pola Pikir", "Pimpinan teladan", "4 Dokumen"),
    ]


def test_a_row_with_a_cell_too_many_loses_no_word() -> None:
    satu = dokumen(*JUDUL)
    isi = tabel(satu, (KOLOM, AREA, *BARIS))
    isi.rows[3]._tr.append(parse_xml(f"<w:tc {W}><w:p><w:r><w:t>sel berlebih</w:t></w:r></w:p></w:tc>"))
    hasil = baca(simpan(satu), "sk.docx")
    assert hasil.langkah[1].target_capaian == "4 Dokumen\nsel berlebih"


def test_a_table_in_a_cell_and_a_text_box_are_named_with_their_place() -> None:
    satu = dokumen(*JUDUL)
    isi = tabel(satu, (KOLOM, AREA, *BARIS))
    isi.cell(2, 4).add_table(1, 1).cell(0, 0).text = "Tabel kecil"
    isi.cell(2, 4).add_paragraph("")
    isi_xml(
        isi.cell(3, 4),
        '<w:p><w:r><w:t>Daftar Hadir</w:t></w:r><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml">'
        "<v:textbox><w:txbxContent><w:p><w:r><w:t>Coretan</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape>"
        "</w:pict></w:r></w:p>",
    )
    hasil = baca(simpan(satu), "sk.docx")
    assert [s.bukti_dukung for s in hasil.langkah] == ["SK Tim", "Daftar Hadir"]
    assert [(c.pesan, c.lembar, c.baris) for c in hasil.peringatan] == [
        ("Tabel di dalam sel tidak ikut dibaca: “Tabel kecil”.", "Tabel 1", 3),
        ("Kotak teks tidak ikut dibaca: “Coretan”.", "Tabel 1", 4),
    ]


def test_a_text_box_beside_the_plan_is_named_but_not_asked_about() -> None:
    satu = dokumen(*JUDUL)
    tabel(satu, (KOLOM, AREA, *BARIS))
    kotak = satu.add_paragraph("")
    kotak._p.append(
        parse_xml(
            f'<w:r {W}><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent><w:p><w:r>'
            "<w:t>Stempel</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
        )
    )
    hasil = baca(simpan(satu), "sk.docx")
    assert hasil.peringatan == ()
    assert hasil.keterangan["dilewati"] == "Kotak teks tidak ikut dibaca: “Stempel”."


def test_a_table_for_each_area_under_its_name_is_one_plan() -> None:
    satu = dokumen(*JUDUL)
    for area in ("I. MANAJEMEN PERUBAHAN", "II. PENATAAN TATA LAKSANA"):
        satu.add_paragraph(area)
        tabel(satu, (KOLOM, *BARIS))
    hasil = baca(simpan(satu), "sk.docx")
    assert [s.kode for s in hasil.langkah] == ["I.1.1", "I.2.1", "II.1.1", "II.2.1"]
    assert [(s.lembar, s.baris) for s in hasil.langkah][2] == ("Tabel 2", 2)


def test_an_area_named_between_two_halves_of_a_table_is_a_heading_of_it() -> None:
    satu = dokumen(*JUDUL)
    tabel(satu, (KOLOM, AREA, *BARIS))
    satu.add_paragraph("II. PENATAAN TATA LAKSANA")
    tabel(satu, BARIS)
    hasil = baca(simpan(satu), "sk.docx")
    assert [s.kode for s in hasil.langkah] == ["I.1.1", "I.2.1", "II.1.1", "II.2.1"]


def test_texts_between_the_halves_of_a_table_are_named_not_lost() -> None:
    satu = dokumen(*JUDUL)
    tabel(satu, (KOLOM, AREA, BARIS[0]))
    satu.add_paragraph("Lanjutan lampiran rencana aksi")
    tabel(satu, (KOLOM, BARIS[1]))
    hasil = baca(simpan(satu), "sk.docx")
    assert len(hasil.langkah) == 2
    assert "Lanjutan lampiran rencana aksi" in hasil.keterangan["dilewati"]


def test_plans_of_two_years_in_one_document_are_asked_about() -> None:
    satu = dokumen(*JUDUL)
    tabel(satu, (KOLOM, AREA, *BARIS))
    satu.add_paragraph("RENCANA AKSI TAHUN 2026")
    tabel(satu, (KOLOM, AREA, *BARIS))
    [galat] = baca(simpan(satu), "sk.docx").galat
    assert "Tabel 1" in galat.pesan
    assert "Tabel 2" in galat.pesan


def test_a_page_of_the_table_with_other_columns_is_asked_about() -> None:
    satu = dokumen(*JUDUL)
    tabel(satu, (KOLOM, AREA, BARIS[0]))
    tabel(satu, [baris[:6] for baris in BARIS], lebar=6)
    [tanya] = baca(simpan(satu), "sk.docx").peringatan
    assert "Tabel 2 (2 baris, 6 kolom)" in tanya.pesan


def test_the_title_may_stand_in_a_table_and_old_years_of_the_decree_are_not_the_plans() -> None:
    satu = dokumen(
        "KEPUTUSAN", "NOMOR 5 TAHUN 2023", "Mengingat: Lembaran Negara Republik Indonesia Tahun 2017 Nomor 182"
    )
    tabel(satu, (("LAMPIRAN",), ("RENCANA AKSI ZI KPU KABUPATEN CONTOH TAHUN 2025",)), lebar=1)
    tabel(satu, (KOLOM, AREA, *BARIS))
    hasil = baca(simpan(satu), "sk.docx")
    assert (hasil.satker, hasil.tahun, len(hasil.langkah)) == ("KPU Kabupaten Contoh", 2025, 2)


def test_a_document_without_a_table_or_without_a_plan_is_refused_with_what_was_found() -> None:
    [kosong] = baca(simpan(dokumen("Surat biasa")), "a.docx").galat
    assert "tidak berisi tabel" in kosong.pesan
    satu = dokumen("Daftar")
    tabel(satu, (("NO", "NAMA", "JABATAN"), (1, "Contoh Satu", "Ketua")), lebar=3)
    [bukan] = baca(simpan(satu), "a.docx").galat
    assert "Tabel 1" in bukan.pesan


def test_macros_of_a_document_are_said_once() -> None:
    """A .docm has another content type, which python-docx's own opening refuses."""
    aliran = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(rencana(*BARIS))) as lama, zipfile.ZipFile(aliran, "w") as baru:
        for bagian in lama.infolist():
            isi = lama.read(bagian)
            if bagian.filename == "[Content_Types].xml":
                isi = isi.replace(
                    b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                    b"application/vnd.ms-word.document.macroEnabled.main+xml",
                )
            baru.writestr(bagian.filename, isi)
        baru.writestr("word/vbaProject.bin", b"x")
    hasil = baca(aliran.getvalue(), "sk.docm")
    assert len(hasil.langkah) == 2
    assert [c.pesan for c in hasil.peringatan] == [
        "Dokumen ini berisi makro. Makronya tidak dijalankan dan tidak disimpan."
    ]


@pytest.mark.parametrize(
    ("pola", "ganti"),
    [
        (rb"<w:body>", b"<w:body"),
        (rb"<w:document ", b"<w:kosong "),
        (rb"<w:body>.*</w:body>", b""),
    ],
)
def test_a_damaged_document_is_refused_with_a_next_step(pola: bytes, ganti: bytes) -> None:
    data = ubah(rencana(*BARIS), rb"(?s)" + pola, ganti)
    [galat] = baca(data, "sk.docx").galat
    assert "rusak" in galat.pesan
    assert "Word" in galat.pesan


def test_outside_files_are_never_read_by_an_entity() -> None:
    data = rencana((1, "Tim", "SK", "RAHASIA", "SK Tim", "Juli 2025", "1 SK"), BARIS[1])
    data = ubah(data, rb"<w:document ", b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document ')
    hasil = baca(ubah(data, rb"RAHASIA", b"&a;"), "sk.docx")
    assert "root:" not in repr(hasil)


def test_an_entity_bomb_does_not_explode() -> None:
    bom = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaaaaaaaaaaaa">'
    bom += b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 30) for n in range(12)) + b"]>"
    data = ubah(
        rencana((1, "Tim", "SK", "ISI", "SK Tim", "Juli 2025", "1 SK")), rb"<w:document ", bom + b"<w:document "
    )
    hasil = baca(ubah(data, rb"ISI", b"&m;"), "sk.docx")
    assert len(repr(hasil)) < 20_000


def test_a_table_without_end_is_refused() -> None:
    baris = b"<w:tr><w:tc><w:p/></w:tc></w:tr>" * (batas.BARIS_MAKS + 1)
    [galat] = baca(ubah(rencana(*BARIS), rb"</w:tbl>", baris + b"</w:tbl>"), "sk.docx").galat
    assert f"Tabel 1 berisi lebih dari {batas.BARIS_MAKS} baris" in galat.pesan


def test_a_cell_over_a_thousand_million_columns_does_no_harm() -> None:
    hasil = baca(ubah(rencana(*BARIS), rb'w:gridSpan w:val="7"', b'w:gridSpan w:val="999999999"'), "sk.docx")
    assert len(hasil.langkah) == 2


def test_a_document_that_unpacks_to_gigabytes_is_refused_at_the_gate() -> None:
    aliran = io.BytesIO(rencana(*BARIS))
    with zipfile.ZipFile(aliran, "a", zipfile.ZIP_DEFLATED) as z, z.open("word/media/besar.bmp", "w") as bagian:
        for _ in range(batas.BONGKAR_MAKS // batas.MIB + 1):
            bagian.write(b"0" * batas.MIB)
    [galat] = baca(aliran.getvalue(), "sk.docx").galat
    assert "terlalu besar setelah dibuka" in galat.pesan
