"""The templates to begin with: each is taken unchanged, and makes its document."""

from __future__ import annotations

from io import BytesIO

import pytest
from docx import Document

from monev.outputs.documents import make_document
from monev.outputs.documents.material import gather
from monev.outputs.documents.office_template import WITH_TEMPLATE, fill_with, read_starter, store_template
from tests.outputs.documents.conftest import ANI, ODD_NAME
from tests.outputs.documents.open_documents import docx_text

SAYS = {
    "laporan": (
        "LAPORAN MONITORING DAN EVALUASI",
        "I. Pendahuluan",
        "Rapat evaluasi TW II",
        "Pukul: ",
        "2/8 (25%)",
        "Lengkapi bukti",
    ),
    "lembar": ("LEMBAR MONEV ZONA INTEGRITAS", "II.1.1", "Listrik <padam>"),
    "notulen": ("NOTULEN", ODD_NAME, "Anggaran belum cair", "Susun <jadwal>", "20 Juli 2025"),
    "hadir": ("DAFTAR HADIR", ODD_NAME, "Sekretaris & <PPK>", "Notulis,"),
    "undangan": ("Undangan Rapat evaluasi TW II", "Kamis, 10 Juli 2025", "Sekretaris & <PPK>", "Ketua Tim"),
}
"""Of the meeting in conftest: what each document must say, whoever laid it out."""


@pytest.mark.semua
def test_a_starter_kept_unchanged_makes_its_document(office, p, r, material):
    for kode in WITH_TEMPLATE:
        assert store_template(office, material, kode, read_starter(kode), f"{kode}.docx", **ANI) is not None
        document = make_document(office, p, r, kode, "docx")
        text = docx_text(document)
        assert "KABUPATEN UJI" in text  # the letterhead's
        for words in SAYS[kode]:
            assert words in text, words
        assert not {"{{", "}}"} & {text[k : k + 2] for k in range(len(text))}
        titles = [
            paragraph for paragraph in Document(BytesIO(document)).paragraphs if paragraph.text in text.split("\n")[:5]
        ]
        assert any(paragraph.runs and paragraph.runs[0].font.all_caps for paragraph in titles) or kode == "undangan"


def test_without_a_meeting_a_starter_says_nothing_of_one(office, p):
    text = docx_text(fill_with(gather(office, p, None), read_starter("laporan")))
    assert "Pukul" not in text
    assert "Tembusan" not in docx_text(fill_with(gather(office, p, None), read_starter("undangan")))
