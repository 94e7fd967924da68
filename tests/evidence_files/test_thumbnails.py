"""The small picture of a bukti: made in a child, from any picture that opens, for who may see the file."""

from __future__ import annotations

import hashlib
from io import BytesIO

import pytest
from PIL import Image

from monev.access import LOCAL, guest
from monev.core.errors import FileRefused, NotFound
from monev.edits.single_edits import Target
from monev.evidence_files.files import add_file
from monev.evidence_files.first_page import answer
from monev.evidence_files.thumbnails import SMALL, thumbnail_for
from tests.evidence_files.material import pdf, picture
from tests.makers import SATKER, TAHUN, append_unggahan

ASKED = {"kind": "jpg", "page": 1, "side": SMALL}
UNDANGAN = Target("V.a.1.1", "2025-05", "Undangan")


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def test_a_child_makes_it_and_it_is_small(db, journal):
    append_unggahan(journal)
    photo = picture(size=(4000, 3000))
    add_file(db, SATKER, TAHUN, UNDANGAN, "foto.jpg", photo, pelaku="komputer ini")
    sha256 = hashlib.sha256(photo).hexdigest()
    made = thumbnail_for(db, LOCAL, sha256)
    assert (opened(made).format, opened(made).size) == ("JPEG", (SMALL, SMALL * 3 // 4))
    with pytest.raises(NotFound):
        thumbnail_for(db, guest("semua", "KPU Kabupaten Lain"), sha256)


def test_what_is_no_picture_says_so(db, journal):
    append_unggahan(journal)
    document = pdf()
    add_file(db, SATKER, TAHUN, UNDANGAN, "undangan.pdf", document, pelaku="komputer ini")
    with pytest.raises(FileRefused, match="tidak dapat dibuka"):
        thumbnail_for(db, LOCAL, hashlib.sha256(document).hexdigest())


@pytest.mark.parametrize("mode", ["RGBA", "P", "L", "1", "I;16", "CMYK"])
def test_pictures_of_every_mode_become_one(mode):
    stream = BytesIO()
    Image.new(mode, (900, 500)).save(stream, "JPEG" if mode == "CMYK" else "PNG")
    assert opened(answer(ASKED, stream.getvalue())[1]).mode == "RGB"


def test_a_photo_taken_upright_stands_upright():
    stream = BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    Image.new("RGB", (800, 600)).save(stream, "JPEG", exif=exif)
    assert opened(answer(ASKED, stream.getvalue())[1]).size == (SMALL * 3 // 4, SMALL)


@pytest.mark.parametrize("data", [picture("png")[:200], picture()[:300], b"", b"GIF89a" + bytes(40)])
def test_what_does_not_open_gives_nothing(data):
    assert answer(ASKED, data) == ({}, b"")
