"""The letterhead: kept once, checked at each field, printed on every paper."""

from __future__ import annotations

import os
from io import BytesIO

import pypdfium2
import pytest
from docx import Document
from PIL import Image

from monev.basisdata import Basisdata
from monev.galat import TidakDitemukan
from monev.isian import IsianDitolak
from monev.keluaran.dokumen import buat
from monev.keluaran.kop import SISI_LOGO, Kop, kop, periksa_logo, simpan_kop
from tests.keluaran.dokumen.baca import teks_docx
from tests.keluaran.dokumen.conftest import ANI, NAMA_ANEH
from tests.pembuat import SATKER


def logo(lebar: int = 900, tinggi: int = 700, bentuk: str = "PNG") -> bytes:
    wadah = BytesIO()
    Image.new("RGB", (lebar, tinggi), "#aa2200").save(wadah, bentuk)
    return wadah.getvalue()


def test_without_one_the_offices_name_stands_above(kantor):
    assert kop(kantor, SATKER) == Kop(baris=(SATKER.upper(),))


def test_it_is_kept_field_by_field_and_found_again_by_another_machine(kantor, jurnal):
    simpan_kop(kantor, SATKER, {"baris": ["KOMISI", NAMA_ANEH, ""], "kota": "Wonosari"}, logo=logo(), **ANI)
    simpan_kop(kantor, SATKER, {"nama": "Siti", "nip": "1990"}, **ANI)
    lain = Basisdata.buka(None, jurnal)
    satu = kop(lain, SATKER)
    assert (satu.baris, satu.kota, satu.nama, satu.nip) == (("KOMISI", NAMA_ANEH), "Wonosari", "Siti", "1990")
    gambar = Image.open(BytesIO(satu.logo))
    assert (gambar.format, max(gambar.size)) == ("PNG", SISI_LOGO)
    assert simpan_kop(kantor, SATKER, {"nama": "Siti"}, **ANI) is None
    simpan_kop(kantor, SATKER, {}, tanpa_logo=True, **ANI)
    assert kop(kantor, SATKER).logo is None
    lain.tutup()


def test_it_is_printed_with_its_logo_and_signature(kantor, p, r):
    simpan_kop(
        kantor, SATKER, {"baris": ["KOMISI"], "kota": "Wonosari", "nama": "Siti", "nip": "1990"}, logo=logo(), **ANI
    )
    isi = buat(kantor, p, r, "undangan", "docx")
    teks = teks_docx(isi)
    assert "KOMISI" in teks
    # The day of a letter is that of sending it, not that of the meeting: it is given with its number.
    assert "Wonosari, ………………………… 2025" in teks
    assert "Hari, tanggal\n:\nKamis, 10 Juli 2025" in teks
    assert "Siti\nNIP 1990" in teks
    assert "Wonosari, 10 Juli 2025" in teks_docx(buat(kantor, p, r, "laporan", "docx"))
    assert b"/Image" in buat(kantor, p, r, "undangan", "pdf")


@pytest.mark.parametrize(("lebar", "tinggi"), [(700, 900), (900, 700), (4000, 200)])
def test_a_logo_of_any_shape_stays_in_its_place_undistorted(kantor, p, r, lebar, tinggi):
    simpan_kop(kantor, SATKER, {"baris": ["KOMISI"]}, logo=logo(lebar, tinggi), **ANI)
    gambar = Document(BytesIO(buat(kantor, p, r, "undangan", "docx"))).inline_shapes[0]
    assert gambar.width.cm <= 2.71
    assert gambar.height.cm <= 2.41
    assert gambar.width / gambar.height == pytest.approx(lebar / tinggi, rel=0.05)
    (halaman,) = pypdfium2.PdfDocument(buat(kantor, p, r, "undangan", "pdf"))
    kiri, _, kanan, _ = next(satu for satu in halaman.get_objects([pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])).get_bounds()
    assert (kanan - kiri) / 72 * 2.54 <= 2.61


@pytest.mark.parametrize(
    ("data", "kata"),
    [
        (os.urandom(30 * 1024 * 1024), "30,0 MB; paling besar 2 MB"),
        (b"", "PNG atau JPEG"),
        (b"\x89PNG\r\n\x1a\n" + os.urandom(500), "PNG atau JPEG"),
        (logo()[:300], "PNG atau JPEG"),
        (logo(bentuk="GIF"), "PNG atau JPEG"),
        (logo(9000, 9000), "9000 × 9000"),
    ],
    ids=["30 MB", "kosong", "acak", "terpotong", "gif", "terlalu lebar"],
)
def test_a_logo_that_cannot_be_used_is_refused_at_its_field(kantor, jurnal, data, kata):
    sebelum = jurnal.ujung()
    with pytest.raises(IsianDitolak) as ditolak:
        simpan_kop(kantor, SATKER, {"baris": ["X"]}, logo=data, **ANI)
    assert list(ditolak.value.isian) == ["logo"]
    assert kata in ditolak.value.isian["logo"]
    assert jurnal.ujung() == sebelum


def test_a_jpeg_becomes_a_png_without_what_the_camera_wrote():
    assert Image.open(BytesIO(periksa_logo(logo(300, 200, "JPEG")))).size == (300, 200)


def test_fields_that_are_too_much_are_named(kantor):
    with pytest.raises(IsianDitolak) as ditolak:
        simpan_kop(kantor, SATKER, {"baris": ["x"] * 7, "nama": "n" * 201}, **ANI)
    assert set(ditolak.value.isian) == {"baris", "nama"}
    with pytest.raises(TidakDitemukan):
        simpan_kop(kantor, "KPU Lain", {"kota": "x"}, **ANI)
