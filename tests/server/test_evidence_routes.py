"""Bukti over the web: only visitors who may see its office get a file, as it came. It is never
shown as a page.
"""

import hashlib
import zipfile
from io import BytesIO
from typing import NamedTuple
from urllib.parse import urlencode

import pytest
from PIL import Image
from starlette.applications import Starlette

from monev.core.file_references import FileReference
from monev.database import Database
from monev.edits.single_edits import Target
from monev.evidence_files.files import add_file
from monev.people.setting_up import set_guest_sight
from monev.people.visits import SESSION_COOKIE
from monev.server import data_routes
from monev.server.data_routes import ROUTES
from monev.ui.context import open_store
from tests.evidence_files.material import pdf, picture
from tests.journal.homes import SqliteHome
from tests.makers import SATKER, TAHUN, add_people, append_unggahan, begin_rapat
from tests.server.asgi import send_request, session_of

OTHER = "KPU Kabupaten Lain"
PDF, PHOTO = pdf(), picture(size=(1000, 500))
SHA256 = hashlib.sha256(PDF).hexdigest()
NAME = 'SK "baru" №1\r\n.pdf'
CHOICE = {"satker": SATKER, "tahun": TAHUN, "posisi": "2025-06-30"}
PACKAGE = f"/paket-bukti?{urlencode(CHOICE)}"
SHEET = PACKAGE.replace("/paket-bukti", "/ringkasan-cetak")
PAPER = PACKAGE.replace("/paket-bukti", "/naskah/notulen")


def fill(db: Database) -> None:
    """Store two offices, a file, a photo and a meeting of the first, and a reader of each."""
    append_unggahan(db)
    append_unggahan(db, satker=OTHER)
    where = Target("V.a.1.1", "2025-05", "Undangan")
    for name, data in ((NAME, PDF), ("foto.jpg", PHOTO)):
        add_file(db, SATKER, TAHUN, where, name, data, pelaku="komputer ini")
    begin_rapat(db, judul="Rapat <b>TW II</b>", pelaku="komputer ini")
    add_people(db, sini={SATKER: "pembaca"}, sana={OTHER: "pembaca"})


@pytest.fixture
def office(own_store, today) -> dict[str, str]:
    """Return the addresses of what is stored, and sessions of both readers."""
    today("2025-06-30")
    db = own_store(fill)
    photo = FileReference(hashlib.sha256(PHOTO).hexdigest(), "foto.jpg")
    return {
        "sini": session_of(db, "sini"),
        "sana": session_of(db, "sana"),
        "file": FileReference(SHA256, "SK _baru_ №1.pdf").path,
        "photo": f"/bukti-kecil/{photo.sha256}",
    }


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    content: bytes


def get(address: str, session: str = "", machine: str = "192.168.1.20") -> Answer:
    """Ask as a browser at another machine, or at this one, with a session or without."""
    headers = {"host": machine, "cookie": f"{SESSION_COOKIE}={session}"}
    return Answer(*send_request(Starlette(routes=ROUTES), address, machine=machine, **headers))


def test_a_file_comes_as_it_was_to_be_saved_and_never_as_a_page(office):
    answer = get(office["file"], office["sini"])
    assert (answer.status, answer.content) == (200, PDF)
    name = (
        "attachment; filename=\"SK _baru_ _1.pdf\"; filename*=UTF-8''SK%20_baru_%20%E2%84%961.pdf"
    )
    told = {
        "content-type": "application/pdf",
        "content-disposition": name,
        "cache-control": "no-store",
    }
    assert (told | {"x-content-type-options": "nosniff"}).items() <= answer.headers.items()
    assert "sandbox" in answer.headers["content-security-policy"]


def test_the_address_decides_no_other_type_or_name(office):
    beginning = office["file"].rpartition("/")[0]
    answer = get(f"{beginning}/a%2F..%2Fhalaman.html", office["sini"])
    assert answer.content == PDF
    assert answer.headers["content-type"] == "application/octet-stream"
    assert 'filename="halaman.bin"' in answer.headers["content-disposition"]
    assert (
        "set-cookie" not in get(f"{beginning}/a%0d%0aSet-Cookie:%20x=1.pdf", office["sini"]).headers
    )


def test_who_sits_here_needs_no_session_a_photo_is_seen_small(office):
    assert get(office["file"], machine="127.0.0.1").content == PDF
    answer = get(office["photo"], office["sini"])
    assert Image.open(BytesIO(answer.content)).size == (320, 160)
    assert answer.headers["content-type"] == "image/jpeg"


def test_the_hash_of_another_offices_file_opens_nothing(office):
    for session in (office["sana"], "", "rekaan"):
        for address in (office["file"], office["photo"], PACKAGE):
            answer = get(address, session)
            assert answer.status == 404
            assert b"tidak ada" in answer.content
            assert PDF not in answer.content


def test_a_guest_sees_files_with_all_pages_and_only_of_their_office(office):
    db = open_store()
    set_guest_sight(db, "ringkasan", pelaku="utama")
    assert [get(address).status for address in (office["file"], PACKAGE)] == [404, 404]
    set_guest_sight(db, "semua", pelaku="utama")
    assert get(office["file"]).content == PDF


def test_what_is_no_hash_or_no_package_is_told_in_words(office):
    for address in (
        "/bukti/abc/x.pdf",
        f"/bukti/{'a' * 64}/x.pdf",
        "/bukti/..%2F..%2Fentri/x.pdf",
        "/bukti-kecil/x",
        "/paket-bukti",
        f"{PACKAGE}&area=IX",
        f"{PACKAGE}&area=V&pic=Siapa",
        f"{SHEET}&area=IX",
        PACKAGE.replace("2025-06-30", "kapan"),
        PACKAGE.replace(f"tahun={TAHUN}", "tahun=1999"),
        SHEET.replace("2025-06-30", "9999-12-31"),
        f"{PAPER}&rapat=9",
        PAPER.replace("notulen", "lapor") + "&rapat=1",
        PAPER,
    ):
        answer = get(address, machine="127.0.0.1")
        assert (answer.status, "tidak" in answer.content.decode().lower()) == (404, True), address


def test_a_paper_of_a_meeting_is_a_page_of_its_own_for_those_who_see_its_office(office):
    address = f"{PAPER}&rapat=1"
    answer = get(address, office["sini"])
    assert (answer.status, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert "content-disposition" not in answer.headers, "it is shown, not saved"
    page = answer.content.decode()
    assert "NOTULEN" in page and "RAPAT &lt;B&gt;TW II" in page and "<script" not in page
    for session in (office["sana"], "", "rekaan"):
        assert get(address, session).status == 404


def test_who_finds_every_place_taken_is_asked_to_come_again(office):
    answer = data_routes._page_of_refusal(data_routes._full(), None)
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "3")


def test_damaged_bytes_are_told_and_nothing_of_them_is_sent(office, tmp_path):
    SqliteHome(tmp_path / "monev.jurnal").write_original(SHA256, PDF + b"x")
    answer = get(office["file"], office["sini"])
    assert answer.status == 503
    assert "sudah berubah isinya" in answer.content.decode()
    set_guest_sight(open_store(), "semua", pelaku="utama")
    answer = get(office["file"])
    assert (answer.status, str(tmp_path) in answer.content.decode()) == (503, False), (
        "a guest is told no folder"
    )
    assert get(office["photo"], office["sini"]).status == 200


def test_the_evidence_of_a_tahun_is_one_zip_that_leaves_nothing_behind(office, tmp_path):
    before = sorted(path.name for path in tmp_path.iterdir())
    answer = get(f"{PACKAGE}&area=V", office["sini"])
    archive = zipfile.ZipFile(BytesIO(answer.content))
    name = "Area V/V.a.1 Undangan (Mei 2025)"
    assert archive.namelist()[:2] == [f"{name}.pdf", f"{name}.jpg"]
    assert archive.read(f"{name}.pdf") == PDF
    assert int(answer.headers["content-length"]) == len(answer.content)
    name = f"Berkas evaluator ZI 2025, Area V, {SATKER}, 2025-06-30.zip"
    assert f'filename="{name}"' in answer.headers["content-disposition"]
    assert sorted(path.name for path in tmp_path.iterdir()) == before
