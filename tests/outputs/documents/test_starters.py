"""The templates to begin with: each is taken unchanged, and makes its document."""

from __future__ import annotations

import pytest

from monev.outputs.documents import make_document
from monev.outputs.documents.office_template import WITH_TEMPLATE, read_starter, store_template
from monev.outputs.documents.template_check import check_template
from monev.outputs.documents.template_expressions import Fields
from monev.outputs.documents.template_fields import describe_fields
from monev.outputs.documents.template_worker import make_engine
from tests.outputs.documents.conftest import ANI, ODD_NAME
from tests.outputs.documents.open_documents import docx_text

SAYS = {
    "laporan": (
        "LAPORAN MONITORING DAN EVALUASI",
        "I. Pendahuluan",
        "Rapat evaluasi TW II",
        "2/8 (25%)",
        "Lengkapi bukti",
    ),
    "lembar": ("LEMBAR MONEV ZONA INTEGRITAS", "II.1.1", "Listrik <padam>"),
    "notulen": ("NOTULEN", ODD_NAME, "Anggaran belum cair", "Susun <jadwal>", "20 Juli 2025"),
    "hadir": ("DAFTAR HADIR", ODD_NAME, "Sekretaris & <PPK>", "Notulis,"),
    "undangan": ("Undangan Rapat evaluasi TW II", "Kamis, 10 Juli 2025", "Sekretaris & <PPK>", "Ketua Tim"),
}
"""Of the meeting in conftest: what each document must say, whoever laid it out."""


@pytest.mark.parametrize("kode", WITH_TEMPLATE)
def test_a_starter_kept_unchanged_makes_its_document(office, p, r, material, kode):
    stored = store_template(office, material, kode, read_starter(kode), f"{kode}.docx", **ANI)
    assert stored.entry is not None
    assert stored.removed == ()
    text = docx_text(make_document(office, p, r, kode, "docx"))
    assert "KABUPATEN UJI" in text  # the letterhead's
    for one in SAYS[kode]:
        assert one in text, one
    assert not {"{{", "{%", "}}", "%}"} & {text[k : k + 2] for k in range(len(text))}


@pytest.mark.parametrize("kode", WITH_TEMPLATE)
def test_a_starter_has_no_fault(kode):
    assert check_template(read_starter(kode), Fields(**describe_fields()), make_engine()) == []
