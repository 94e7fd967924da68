"""The office's letterhead and its own Word layouts, by Streamlit's AppTest."""

from __future__ import annotations

import io

from docx import Document

from monev.keluaran import kop
from monev.keluaran.dokumen import templat_kantor
from monev.ui.halaman import RAPAT
from tests.pembuat import SATKER


def buka_lipatan(buka):
    """The fold opened; its first document is the Lembar Monev."""
    at = buka(RAPAT)
    at.session_state["kantor"] = True
    return at.run()


def tekan(at, label: str):
    return next(tombol for tombol in at.button if tombol.label == label).click().run()


def isian(at, label: str):
    return next(satu for satu in (*at.text_area, *at.text_input) if satu.label == label)


def word(teks: str) -> bytes:
    dokumen, simpan = Document(), io.BytesIO()
    dokumen.add_paragraph(teks)
    dokumen.save(simpan)
    return simpan.getvalue()


def test_the_letterhead_is_kept_for_all_documents(isi_basis, buka):
    db = isi_basis("dilaporkan")
    at = buka_lipatan(buka)
    isian(at, "Baris kop, satu per baris").set_value("KOMISI CONTOH\nKABUPATEN REKAAN")
    isian(at, "Jabatan penanda tangan").set_value("Ketua Tim")
    at = tekan(at, "Simpan kop surat")
    assert not at.exception
    assert "Kop surat tersimpan." in [s.value for s in at.success]
    kini = kop.kop(db, SATKER)
    assert (kini.baris, kini.jabatan) == (("KOMISI CONTOH", "KABUPATEN REKAAN"), "Ketua Tim")


def test_a_letterhead_too_long_is_said_at_its_field_and_nothing_kept(isi_basis, buka):
    db = isi_basis("dilaporkan")
    at = buka_lipatan(buka)
    isian(at, "Baris kop, satu per baris").set_value("\n".join(f"baris {n}" for n in range(40)))
    at = tekan(at, "Simpan kop surat")
    assert any("40 baris" in e.value for e in at.error)
    assert kop.kop(db, SATKER).baris == (SATKER.upper(),)


def test_what_changes_nothing_is_told_without_speaking_over_a_logo_the_uploader_refused(isi_basis, buka):
    """A file the uploader itself refuses never reaches the program: to it, no logo was given."""
    isi_basis("dilaporkan")
    at = tekan(buka_lipatan(buka), "Simpan kop surat")
    at = tekan(at, "Simpan kop surat")
    assert [s.value for s in at.info] == ["Isian sama dengan yang tersimpan, dan tidak ada logo baru yang diterima."]
    assert not at.success


def test_a_template_with_an_unknown_field_is_refused_naming_it(isi_basis, buka):
    db = isi_basis("dilaporkan")
    at = buka_lipatan(buka)
    berkas = next(u for u in at.get("file_uploader") if u.label.startswith("Templat baru"))
    berkas.set_value(("kantor.docx", word("{{ bukan_medan }}"), "application/octet-stream"))
    at = tekan(at.run(), "Pakai templat ini")
    assert any("bukan\\_medan" in e.value for e in at.error)
    assert templat_kantor.nama_templat(db, SATKER, "lembar") is None


def test_a_template_that_fits_is_used_until_taken_back(isi_basis, buka):
    db = isi_basis("dilaporkan")
    at = buka_lipatan(buka)
    berkas = next(u for u in at.get("file_uploader") if u.label.startswith("Templat baru"))
    berkas.set_value(("kantor.docx", word("{{ satker }}"), "application/octet-stream"))
    at = tekan(at.run(), "Pakai templat ini")
    assert not at.exception
    assert [e.value for e in at.error] == []
    assert templat_kantor.nama_templat(db, SATKER, "lembar") == "kantor.docx"
    tekan(at, "Kembali ke tata letak bawaan")
    assert templat_kantor.nama_templat(db, SATKER, "lembar") is None
