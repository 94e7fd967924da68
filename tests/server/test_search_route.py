"""Search everywhere: finds, who gets them, and where they lead."""

import json
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from starlette.applications import Starlette

from monev.access import LOCAL, Visitor, guest
from monev.core.glossary import guide
from monev.core.roles import LOCAL_ACTOR
from monev.core.words import read_words
from monev.database import Database
from monev.people.visits import SESSION_COOKIE
from monev.server.data_routes import ROUTES, search
from monev.ui import page_table
from monev.writing.plan_versions import cancel
from tests.makers import (
    SATKER,
    TAHUN,
    add_people,
    append_unggahan,
    langkah_content,
    sample_content,
    tenggat_content,
)
from tests.server.asgi import send_request, session_of

OTHER = "KPU Kota Lain"
SEEN = {"satker": SATKER, "tahun": str(TAHUN), "posisi": "2025-05-31"}


def two_offices(db: Database) -> None:
    """Store two offices with the same langkah. One has a second version with another V.a.2.1."""
    append_unggahan(db.journal)
    append_unggahan(db.journal, satker=OTHER)
    newer = langkah_content(
        "V.a.2.1", [tenggat_content("2025-08")], langkah_aksi="Membangun Kotak Saran", pic="Umum"
    )
    unread = langkah_content("V.a.3.1", pic="Tim Arsip")
    append_unggahan(
        db, sample_content([newer, unread], unggahan=2, posisi="2025-08-31"), satker=OTHER
    )


@pytest.fixture
def db(own_store, today) -> Database:
    today("2025-07-01")
    return own_store(two_offices)


def found(
    db: Database, words: str, visitor: Visitor = LOCAL, seen: dict[str, str] | None = None
) -> dict[str, list[str]]:
    """List the finds of each kind of data: kode, text and note in one line."""

    def line_of(item: dict[str, str]) -> str:
        return " ".join(filter(None, (item.get("kode"), item["text"], item.get("note"))))

    return {
        group["label"]: list(map(line_of, group["items"]))
        for group in search(db, visitor, {"kata": words} | (seen or {}))
        if group["label"] != "Panduan"
    }


def leads_to(
    db: Database, words: str, label: str, seen: dict[str, str] | None = None
) -> tuple[str, dict[str, str]]:
    """Return path and query of the first result of a kind."""
    groups = search(db, LOCAL, {"kata": words} | (seen or {}))
    (items,) = [group["items"] for group in groups if group["label"] == label]
    address = urlsplit(items[0]["href"])
    return address.path, {name: values[0] for name, values in parse_qs(address.query).items()}


def test_every_kind_is_found_what_is_looked_at_first_and_every_word_must_stand_there(db):
    assert found(db, "v.a.1", seen=SEEN) == {"Langkah": ["V.a.1 Langkah V.a.1.1"]}
    assert found(db, "KOTAK  saran", seen=SEEN) == {
        "Langkah": [f"V.a.2 Membangun Kotak Saran {OTHER} 2025"]
    }
    assert found(db, "undangan", seen=SEEN) == {
        "Halaman": ["Rapat"],
        "Bukti": [
            "I.1 Undangan ada",
            "V.a.1 Undangan belum ada",
            f"V.a.2 Undangan belum ada · {OTHER} 2025",
        ],
    }
    assert found(db, "kasubbag hukum", seen=SEEN) == {"PIC": ["Kasubbag Hukum"]}
    assert found(db, "tim arsip") == {}, "without any target there is nothing to show of them"
    assert found(db, "lini", seen=SEEN) == {"Halaman": ["Linimasa"]}
    assert found(db, "kota lain")["Satker"] == [f"{OTHER} 2025"]
    assert found(db, "tidak ada yang begini") == {}
    assert found(db, "saran gedung") == {}
    assert found(db, "saran lain") == {"Langkah": [f"V.a.2 Membangun Kotak Saran {OTHER} 2025"]}
    for signs in ("%", "_", "' or 1=1", "\\"):
        assert "Langkah" not in found(db, signs), signs


FOUND_BY = {
    "upload": "Unggah",
    "pengguna": "Pengaturan",
    "lupa password": "Pengaturan",
    "backup": "Pengaturan",
    "tambah user": "Pengaturan",
    "laporan triwulan": "Lapor",
    "timeline": "Linimasa",
    "grafik": "Ringkasan",
    "cetak": "Ringkasan",
    "verifikasi": "Periksa",
    "heatmap": "Peta",
    "dashboard": "Ringkasan",
    "bantuan": "Panduan",
    "hapus": "Riwayat",
    "eviden": "Bukti",
    "notulen": "Rapat",
}


def test_a_page_is_found_by_the_words_that_people_have_for_it(db):
    for typed, page in FOUND_BY.items():
        assert found(db, typed)["Halaman"][0] == page, typed


def test_every_word_of_the_table_belongs_to_a_page_that_is_there():
    known = read_words(page_table.__file__, "search_words")
    pages = {path.removeprefix("/") or "ringkasan" for path in page_table.page_addresses()}
    assert set(known["halaman"]) <= pages
    assert set(known["panduan"]) == set(guide())


def test_an_answer_in_the_guide_is_found_with_its_line(db):
    def answers(words: str, visitor: Visitor = LOCAL) -> list[str]:
        groups = search(db, visitor, {"kata": words})
        guide = [item for group in groups if group["label"] == "Panduan" for item in group["items"]]
        return [f"{entry['text']}: {entry['note']}" for entry in guide]

    (said,) = answers("flash disk", Visitor("sini", "Sini", roles={SATKER: frozenset({"pembaca"})}))
    assert said.startswith("Mencadangkan: Tulis folder di flash disk")
    assert leads_to(db, "flash disk", "Panduan") == ("/panduan", {"bagian": "cadangan"})
    assert answers("flash disk", guest("ringkasan")) == answers("") == answers("flash kayu") == []


def test_without_words_the_pages_are_offered_and_an_address_that_names_nothing_searches_all_the_same(
    db,
):
    assert list(found(db, "  ")) == ["Halaman"]
    assert "Bukti" in found(db, "")["Halaman"]
    for wrong in (
        {"tahun": "x"},
        {"posisi": "31/05/2025"},
        {"satker": "Tidak ada"},
        {"unggahan": "9"},
    ):
        assert found(db, "kotak", seen=SEEN | wrong)["Langkah"], wrong


def test_a_result_opens_exactly_that_at_the_unggahan_that_was_asked_for(db):
    assert leads_to(db, "v.a.1.1", "Langkah", seen=SEEN) == ("/", SEEN | {"langkah": "V.a.1.1"})
    assert leads_to(db, "undangan", "Bukti", seen=SEEN) == ("/", SEEN | {"langkah": "I.1.1"})
    assert leads_to(db, "kasubbag", "PIC", seen=SEEN) == (
        "/linimasa",
        SEEN | {"pic": "Kasubbag Hukum"},
    )
    assert leads_to(db, "peta", "Halaman", seen=SEEN) == ("/peta-capaian", SEEN)
    narrowed = SEEN | {"area": "V"}
    assert leads_to(db, "peta", "Halaman", seen=narrowed) == ("/peta-capaian", narrowed)
    elsewhere = {"satker": OTHER, "tahun": "2025", "posisi": "2025-08-31"}
    assert leads_to(db, "kotak saran", "Langkah", seen=SEEN) == (
        "/",
        elsewhere | {"langkah": "V.a.2.1"},
    )
    assert leads_to(db, "kota lain", "Satker", seen=SEEN) == ("/", elsewhere)
    older = {"satker": OTHER, "tahun": "2025", "posisi": "2025-06-30", "unggahan": "1"}
    assert found(db, "saran", seen=older) == {}
    assert leads_to(db, "kasubbag", "PIC", seen=older) == (
        "/linimasa",
        older | {"pic": "Kasubbag Hukum"},
    )
    cancel(db, OTHER, TAHUN, reason="berkas tertukar", pelaku=LOCAL_ACTOR)
    assert "Langkah" not in found(db, "kotak saran")


def test_only_what_a_visitor_may_see_is_found(db):
    reader = Visitor("sini", "Sini", roles={SATKER: frozenset({"pembaca"})})
    assert found(db, "saran", reader) == {}
    assert found(db, "kota lain", reader) == {}
    assert len(found(db, "undangan", reader)["Bukti"]) == 2
    assert "Halaman" not in found(db, "orang dan akses", reader)
    assert (
        found(db, "undangan", guest("semua", SATKER))["Bukti"]
        == found(db, "undangan", reader)["Bukti"]
    )
    assert found(db, "undangan", guest("ringkasan")) == found(db, "undangan", guest("tidak")) == {}
    other = SEEN | {"satker": OTHER}
    assert found(db, "kotak", reader, seen=other) == {}, "the address names another office"
    assert search(db, reader, {"kata": "peta"} | other)[0]["items"][0]["href"] == "/peta-capaian", (
        "and is not said"
    )


def test_over_the_web_who_asks_is_told_by_their_session(db):
    add_people(db, sini={SATKER: "pembaca"})
    session = session_of(db, "sini")
    address = f"/cari?{urlencode({'kata': 'saran'})}"

    def ask(machine: str, cookie: str) -> tuple[list[str], str]:
        header = {"host": machine, "cookie": f"{SESSION_COOKIE}={cookie}"}
        status, headers, content = send_request(
            Starlette(routes=ROUTES), address, machine=machine, **header
        )
        assert status == 200
        return [group["label"] for group in json.loads(content)["groups"]], headers["cache-control"]

    assert ask("127.0.0.1", "") == (["Langkah"], "no-store")
    assert ask("192.168.1.20", session) == ([], "no-store")
    assert ask("192.168.1.20", "rekaan") == ([], "no-store")
