"""The letter that a meeting is called off, put off, or held at another hour than the invitation said."""

from __future__ import annotations

import pytest

from monev import meeting
from monev.core.errors import MonevError
from monev.outputs.documents import list_documents, make_document
from tests.makers import SATKER, TAHUN
from tests.outputs.documents.conftest import ANI
from tests.outputs.documents.open_documents import docx_text, pdf_text

INVITED = {"mulai": "09.00", "tempat": "Aula", "undangan_nomor": "7/UND/2025", "undangan_tanggal": "2025-07-02"}


def letter(office, p) -> str:
    r = meeting.read_rapat(office, SATKER, TAHUN, 1)
    text = docx_text(make_document(office, p, r, "ralat", "docx"))
    assert "7/UND/2025 tanggal 2 Juli 2025" in text
    assert "Pukul" in " ".join(pdf_text(make_document(office, p, r, "ralat", "pdf")).split())
    return text


def test_it_says_what_was_announced_why_it_changed_and_what_holds_now(office, p):
    content = {"judul": "Rapat TW II", "tanggal": "2025-07-10", "posisi": p.posisi, "rincian": INVITED}
    r = meeting.open_rapat(office, SATKER, TAHUN, **content, **ANI)
    with pytest.raises(MonevError, match="tidak ada untuk rapat ini"):
        make_document(office, p, r, "ralat", "docx")
    cases = (
        ({"tanggal": "2025-07-17"}, "Penundaan", "Kamis, 17 Juli 2025"),
        ({"mulai": "13.00"}, "Ralat Undangan", "13.00 WIB s.d. selesai"),
        ({"tanggal": "2025-07-14"}, "Perubahan Jadwal", "Senin, 14 Juli 2025"),
    )
    before = "Kamis, 10 Juli 2025"
    for value, what, then in cases:
        meeting.move_rapat(office, r, value, alasan="Pimpinan dinas luar.", surat_nomor="8/UND", **ANI)
        text = letter(office, p)
        for words in (f"{what} Rapat TW II", "8/UND", before, then, "alasan: Pimpinan dinas luar."):
            assert words in text, (words, text)
        r = meeting.read_rapat(office, SATKER, TAHUN, 1)
        before = "Kamis, 17 Juli 2025"
    meeting.call_off_rapat(office, r, alasan="Kantor dipakai", **ANI)
    text = letter(office, p)
    for words in ("Pembatalan Rapat TW II", "Senin, 14 Juli 2025", "dibatalkan, dengan alasan: Kantor dipakai."):
        assert words in text, (words, text)
    invitation = docx_text(make_document(office, p, meeting.read_rapat(office, SATKER, TAHUN, 1), "undangan", "docx"))
    assert ("Kamis, 10 Juli 2025" in invitation, "09.00 WIB" in invitation) == (True, True)  # as it was sent
    called_off = meeting.read_rapat(office, SATKER, TAHUN, 1)
    assert [d.kode for d in list_documents(called_off)] == ["undangan", "ralat"]
    with pytest.raises(MonevError, match="Notulen tidak ada"):
        make_document(office, p, called_off, "notulen", "docx")
    meeting.move_rapat(office, called_off, {"tanggal": "2025-07-21"}, alasan="Jadi juga", **ANI)
    meeting.call_off_rapat(office, meeting.read_rapat(office, SATKER, TAHUN, 1), alasan="Banjir", **ANI)
    for words in ("Pembatalan Rapat TW II", "Senin, 21 Juli 2025", "dibatalkan, dengan alasan: Banjir."):
        assert words in letter(office, p), words


def test_an_invitation_sent_anew_says_what_holds_then(office, p):
    content = {"judul": "Rapat TW II", "tanggal": "2025-07-10", "posisi": p.posisi, "rincian": INVITED}
    r = meeting.open_rapat(office, SATKER, TAHUN, **content, **ANI)
    meeting.move_rapat(office, r, {"tanggal": "2025-07-17"}, alasan="Pimpinan dinas luar", **ANI)
    r = meeting.read_rapat(office, SATKER, TAHUN, 1)
    meeting.change_rapat(office, r, {"undangan_nomor": "9/UND/2025", "undangan_tanggal": "2025-07-11"}, **ANI)
    r = meeting.read_rapat(office, SATKER, TAHUN, 1)
    text = docx_text(make_document(office, p, r, "undangan", "docx"))
    assert ("9/UND/2025" in text, "Kamis, 17 Juli 2025" in text, "10 Juli 2025" in text) == (True, True, False)
