"""The documents as files: they open, break over pages well, hold any letter, and say what has to be said."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO

import icalendar
import pypdfium2
import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree
from openpyxl import load_workbook
from PIL import Image
from pptx import Presentation
from pptx.util import Inches

from monev import rapat
from monev.galat import GalatMonev
from monev.keadaan import pandang
from monev.keluaran import dokumen
from monev.keluaran.dokumen import buat, gambar, laporan, surat
from monev.keluaran.dokumen.naskah import Baris, Judul, Naskah, Paragraf, Penanda, Tabel, TandaTangan, bersih
from monev.keluaran.dokumen.pdf import ke_pdf
from monev.keluaran.dokumen.word import ke_docx
from monev.keluaran.kop import Kop
from tests.keluaran.dokumen.baca import teks_docx, teks_pdf, teks_pptx
from tests.keluaran.dokumen.conftest import ANI, NAMA_ANEH
from tests.pembuat import SATKER, TAHUN, isi_contoh, isi_langkah, isi_tenggat, unggah

SEMUA = [(d.kode, bentuk) for d in dokumen.daftar() for bentuk in d.bentuk]


@pytest.fixture
def panjang() -> Naskah:
    """A table of 300 rows in parts, one cell of it longer than a page."""
    baris = [Baris((f"Bagian {k}",), rentang=True) if k % 50 == 0 else Baris((str(k), f"Isi {k}")) for k in range(300)]
    baris.append(Baris(("terakhir", "kata " * 3000)))
    tabel = Tabel(("Kolom satu", "Kolom dua"), tuple(baris), (1, 4), judul="Panjang")
    return Naskah(Kop(baris=("KANTOR",)), ("JUDUL",), (tabel,), "Kaki")


@pytest.mark.parametrize(("kode", "bentuk"), SEMUA)
def test_every_document_can_be_made_and_opened_again(kantor, p, r, kode, bentuk):
    isi = buat(kantor, p, r, kode, bentuk)
    if bentuk == "docx":
        assert Document(BytesIO(isi)).paragraphs
    elif bentuk == "pptx":
        assert len(Presentation(BytesIO(isi)).slides) > 5
    elif bentuk == "pdf":
        assert len(pypdfium2.PdfDocument(isi)) >= 1
    elif bentuk == "xlsx":
        assert zipfile.ZipFile(BytesIO(isi)).testzip() is None
    else:
        assert isi.decode()
    assert dokumen.nama_berkas(p, kode, bentuk).endswith(f", 2025-06-30.{bentuk}")


def test_where_nothing_was_reported_no_progress_is_not_compared_with_no_progress(db, jurnal, kantor, p, r):
    assert "Dibandingkan dengan akhir triwulan sebelumnya" in teks_docx(buat(kantor, p, r, "laporan", "docx"))
    for posisi, nomor in (("2025-03-31", 1), ("2025-06-30", 2)):
        rencana = isi_contoh([isi_langkah("I.1.1", [isi_tenggat("2025-03")])], unggahan=nomor, posisi=posisi)
        unggah(jurnal, rencana, satker="KPU Kabupaten Rencana")
    db.ikuti()
    q = pandang(db, "KPU Kabupaten Rencana", TAHUN, date(2025, 6, 30))
    assert not q.ada_realisasi
    assert "Dibandingkan" not in teks_docx(buat(db, q, None, "laporan", "docx"))
    assert any("Belum ada realisasi yang dilaporkan." in s for s in teks_pptx(buat(db, q, None, "paparan", "pptx")))


def test_a_long_table_repeats_its_heading_on_every_page(panjang):
    pdf = pypdfium2.PdfDocument(ke_pdf(panjang))
    halaman = [satu.get_textpage().get_text_range() for satu in pdf]
    assert len(halaman) > 6
    assert all("Kolom satu" in teks for teks in halaman)
    assert [f"Halaman {n} dari {len(halaman)}" in teks for n, teks in enumerate(halaman, 1)] == [True] * len(halaman)
    # Nothing of the long cell is lost, and no part's heading ends a page.
    assert sum(teks.count("kata") for teks in halaman) == 3000
    assert not any(teks.split("Kaki")[0].strip().split("\n")[-1].startswith("Bagian") for teks in halaman)
    lajur = Document(BytesIO(ke_docx(panjang))).tables[0]._tbl.tr_lst
    assert lajur[0].trPr.find(qn("w:tblHeader")) is not None
    assert [t.trPr.find(qn("w:cantSplit")) is not None for t in (lajur[5], lajur[-1])] == [True, False]


def test_a_parts_heading_keeps_with_its_only_row():
    for banyak in range(40, 60):
        baris = [*(Baris((str(k), "isi")) for k in range(banyak)), Baris(("Bagian akhir",), rentang=True)]
        tabel = Tabel(("Kolom satu", "Kolom dua"), (*baris, Baris(("terakhir", "isi"))), (1, 4))
        halaman = _halaman(ke_pdf(Naskah(Kop(baris=("KANTOR",)), ("JUDUL",), (tabel,), "Kaki")))
        assert all(("Bagian akhir" in teks) == ("terakhir" in teks) for teks in halaman), banyak


@pytest.mark.parametrize("mendatar", [False, True], ids=["tegak", "mendatar"])
def test_a_part_that_begins_with_a_row_longer_than_a_page_is_printed_whole(mendatar):
    baris = (Baris(("Bagian satu",), rentang=True), Baris(("1", "kata " * 3000)), Baris(("Bagian dua",), rentang=True))
    tabel = Tabel(("Kolom satu", "Kolom dua"), (*baris, Baris(("2", "baris\n" * 200))), (1, 4))
    naskah = Naskah(Kop(baris=("KANTOR",)), ("JUDUL",), (tabel,), "Kaki", mendatar=mendatar)
    teks = "".join(_halaman(ke_pdf(naskah)))
    assert (teks.count("kata"), teks.count("baris")) == (3000, 200)


def test_a_signature_keeps_with_the_sentence_it_signs():
    terpisah = 0
    for banyak in range(24, 48):
        tabel = Tabel(("Kolom",), tuple(Baris((f"Baris {k}",)) for k in range(banyak)), (1,))
        tanda_tangan = TandaTangan((Penanda("Ketua,", "Siti"),), "Wonosari, 1 Oktober 2025")
        isi = (tabel, Judul("VII. Penutup"), Paragraf("Demikian laporan ini dibuat."), tanda_tangan)
        naskah = Naskah(Kop(baris=("KANTOR",)), ("JUDUL",), isi, "Kaki")
        halaman = _halaman(ke_pdf(naskah))
        assert all(("Demikian" in t) == ("Siti" in t) == ("VII. Penutup" in t) for t in halaman), banyak
        terpisah += len(halaman) > 1
        word = Document(BytesIO(ke_docx(naskah)))
        assert [p.paragraph_format.keep_with_next for p in word.paragraphs[-2:]] == [True, True]
    assert 0 < terpisah < 24  # the page's end did fall in between


def test_a_signature_after_a_table_takes_its_last_rows_along():
    bersama = 0
    for banyak in range(24, 44):
        tabel = Tabel(("Kolom",), tuple(Baris((f"Baris {k};",)) for k in range(1, banyak + 1)), (1,))
        tanda_tangan = TandaTangan((Penanda("Ketua,", "Siti"),), "Wonosari, 1 Oktober 2025")
        naskah = Naskah(Kop(baris=("KANTOR",)), ("JUDUL",), (tabel, tanda_tangan), "Kaki")
        halaman = _halaman(ke_pdf(naskah))
        assert "Siti" in halaman[-1]
        assert f"Baris {banyak};" in halaman[-1], banyak
        bersama += len(halaman) > 1 and f"Baris {banyak - 2};" not in halaman[-1]
        lajur = Document(BytesIO(ke_docx(naskah))).tables[0]._tbl.tr_lst
        ikut = [t.find(f".//{qn('w:keepNext')}") is not None for t in lajur]
        assert ikut == [False] * (banyak - 1) + [True, True]
    assert bersama  # the page's end did fall between table and signature


def test_an_invitation_is_one_page(kantor, p, r):
    (halaman,) = _halaman(buat(kantor, p, r, "undangan", "pdf"))
    assert "Mengingat pentingnya" in halaman


def test_a_long_name_has_room_in_the_attendance_list(kantor, p, r):
    panjang = "Kepala Subbagian Teknis Penyelenggaraan Pemilu, Partisipasi dan Hubungan Masyarakat"
    rapat.hadirkan(kantor, r, [("Budi", panjang), ("Cici", "Staf")], **ANI)
    (halaman,) = pypdfium2.PdfDocument(buat(kantor, p, r, "hadir", "pdf"))
    teks = halaman.get_textpage()
    bawah = {}
    for kata in ("Masyarakat", "Cici"):
        tempat = teks.search(kata).get_next()
        bawah[kata] = teks.get_charbox(tempat[0])
    assert bawah["Masyarakat"][1] > bawah["Cici"][3]  # the last line of one row ends above the next row's first


def _halaman(isi: bytes) -> list[str]:
    return [satu.get_textpage().get_text_range() for satu in pypdfium2.PdfDocument(isi)]


def test_page_numbers_are_fields_and_pictures_are_told_in_words(kantor, p, r):
    isi = buat(kantor, p, r, "laporan", "docx")
    with zipfile.ZipFile(BytesIO(isi)) as arsip:
        kaki = b"".join(arsip.read(n) for n in arsip.namelist() if "footer" in n)
        badan = etree.fromstring(arsip.read("word/document.xml"))
    assert b" PAGE " in kaki
    assert b" NUMPAGES " in kaki
    uraian = [satu.get("descr") for satu in badan.iter("{*}docPr")]
    assert len(uraian) == 2
    assert "capaian s.d. posisi 0/1 (0%), terlambat 1" in uraian[0]
    gaya = [satu.style.name for satu in Document(BytesIO(isi)).paragraphs if satu.style.name.startswith("Heading")]
    assert gaya.count("Heading 1") == 7


@pytest.mark.parametrize("kode", ["laporan", "lembar", "notulen", "hadir", "undangan"])
def test_names_of_any_letters_come_through(kantor, p, r, kode):
    assert NAMA_ANEH in teks_docx(buat(kantor, p, r, kode, "docx"))
    teks = teks_pdf(buat(kantor, p, r, kode, "pdf")).replace("\n", " ")
    assert "Þórðarson" in teks
    assert "□□□" in teks  # what no font that comes along can draw is shown as such, not left out


def test_what_xml_cannot_hold_is_left_out():
    assert bersih("a\x0bb\ud800c\ufffe\t\n🙂") == "abc\t\n🙂"
    assert bersih(None) == ""


def test_a_meeting_without_anything_recorded_makes_all_its_papers(kantor, p):
    kosong = rapat.buka(kantor, SATKER, TAHUN, judul="Kosong", tanggal="2025-07-10", posisi=p.posisi, **ANI)
    for kode, bentuk in (("hadir", "pdf"), ("undangan", "pdf"), ("paparan", "pptx"), ("agenda", "txt")):
        assert buat(kantor, p, kosong, kode, bentuk)
    teks = teks_docx(buat(kantor, p, kosong, "notulen", "docx"))
    assert "Daftar hadir belum diisi." in teks
    assert "Rapat ini tidak menetapkan tindak lanjut." in teks
    hadir = Document(BytesIO(buat(kantor, p, kosong, "hadir", "docx"))).tables[1]
    assert len(hadir.rows) == surat.BARIS_HADIR + 1


def test_without_a_meeting_the_report_says_so_and_papers_of_a_meeting_are_refused(kantor, p):
    assert "dalam rapat" not in teks_docx(buat(kantor, p, None, "laporan", "docx"))
    for d in dokumen.daftar():
        if d.perlu_rapat:
            with pytest.raises(GalatMonev, match="rapatnya belum dipilih"):
                buat(kantor, p, None, d.kode, d.bentuk[0])


def test_an_unknown_document_or_kind_names_those_there_are(kantor, p):
    with pytest.raises(GalatMonev) as galat:
        buat(kantor, p, None, "lapor", "docx")
    assert "laporan" in galat.value.saran
    with pytest.raises(GalatMonev) as galat:
        buat(kantor, p, None, "laporan", "xlsx")
    assert galat.value.saran == "Bentuk yang ada: docx, pdf."


def test_simulated_data_says_so_on_every_page_and_slide(db, jurnal, hari_ini):
    hari_ini("2025-07-10")
    unggah(jurnal, isi_contoh(simulasi=True))
    db.ikuti()
    q = pandang(db, SATKER, TAHUN, rapat.baca.date(2025, 6, 30))
    pdf = pypdfium2.PdfDocument(buat(db, q, None, "laporan", "pdf"))
    assert all("DATA SIMULASI" in satu.get_textpage().get_text_range() for satu in pdf)
    assert all("DATA SIMULASI" in s for s in teks_pptx(buat(db, q, None, "paparan", "pptx")))
    assert (
        "DATA SIMULASI" in Document(BytesIO(buat(db, q, None, "laporan", "docx"))).sections[0].header.paragraphs[0].text
    )
    for lembar in load_workbook(BytesIO(buat(db, q, None, "lembar", "xlsx"))):
        assert lembar.oddHeader.right.text == "DATA SIMULASI"  # on each printed page
    for kode, bentuk in (("agenda", "txt"), ("pesan", "txt")):
        assert "DATA SIMULASI" in buat(db, q, None, kode, bentuk).decode()
    acara = icalendar.Calendar.from_ical(buat(db, q, None, "kalender", "ics")).walk("VEVENT")
    assert all(str(a["summary"]).startswith("DATA SIMULASI: ") for a in acara)


def test_figures_are_never_shown_as_an_lke_score(kantor, p, r):
    for kode in ("laporan", "lembar", "notulen"):
        assert "bukan nilai LKE" in teks_pdf(buat(kantor, p, r, kode, "pdf")).replace("\n", " ")
    assert all("bukan nilai LKE" in s for s in teks_pptx(buat(kantor, p, r, "paparan", "pptx")))


def test_slides_are_16_to_9_with_no_small_text_and_nothing_below_the_edge(kantor, p, r):
    paparan = Presentation(BytesIO(buat(kantor, p, r, "paparan", "pptx")))
    assert paparan.slide_width / paparan.slide_height == pytest.approx(16 / 9, abs=0.01)
    for salindia in paparan.slides:
        for bentuk in salindia.shapes:
            assert bentuk.left >= 0
            assert bentuk.left + bentuk.width <= paparan.slide_width + Inches(0.01)
            assert bentuk.top + bentuk.height <= paparan.slide_height
            sel = [s.text_frame for b in bentuk.table.rows for s in b.cells] if bentuk.has_table else []
            for bingkai in [*sel, *([bentuk.text_frame] if bentuk.has_text_frame else [])]:
                ukuran = [lari.font.size.pt for p in bingkai.paragraphs for lari in p.runs if lari.text]
                assert min(ukuran, default=20) >= 20


def test_a_plan_nobody_reported_of_shows_no_alarm(bahan):
    polos = replace(bahan, p=replace(bahan.p, ada_realisasi=False))
    merah = (0xC2, 0x41, 0x0C)
    for b, ada in ((bahan, True), (polos, False)):
        for png in (
            gambar.batang_capaian(b.per_area, b.ringkasan.kini, rencana_saja=b.rencana_saja),
            gambar.peta(b.matriks, rencana_saja=b.rencana_saja),
        ):
            warna = [w for _, w in Image.open(BytesIO(png)).convert("RGB").getcolors(10**6)]
            dekat = any(all(abs(a - m) < 12 for a, m in zip(w, merah, strict=True)) for w in warna)
            assert dekat is ada
    assert "Menyelesaikan" in " ".join(laporan.rekomendasi(bahan))
    assert "Belum ada realisasi yang dilaporkan" in " ".join(laporan.rekomendasi(polos))
