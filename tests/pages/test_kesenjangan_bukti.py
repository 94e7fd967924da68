"""Bukti: the strip of PIC, the rows of each, and its message."""

import re
from operator import attrgetter
from urllib.parse import unquote

from monev.access import LOCAL, list_people
from monev.core.grouping import group_by
from monev.database import Database
from monev.outputs.audit_log import AuditFilter, audit_lines
from monev.ui.page_table import KESENJANGAN
from tests.makers import SATKER, append_unggahan, langkah_content, sample_content, tenggat_content
from tests.on_screen import address_of, blocks_on, seen_on, written_text
from tests.page_runs import touch
from tests.pages.test_permission import fill_staffed
from tests.screen_things import Document, Lacking, Said, Way

POSISI = {"posisi": "2025-09-30"}


def listed_on(at) -> dict[str, list[Lacking]]:
    """Return the langkah on a page by the PIC they stand under."""
    return group_by(seen_on(at, Lacking), attrgetter("pic"))


def strip_on(at) -> dict[str, str]:
    """Return the counts of the strip by the name of each PIC."""
    (strip,) = [one for one in blocks_on(at) if one.get("looks") == "strip"]
    return {tab["text"]: tab["count"] for tab in strip["items"]}


def heads_on(at) -> list[Said]:
    """Return what stands above the rows of each PIC."""
    return [said for said in seen_on(at, Said) if re.search(r"\w: \d+ bukti$", said.text)]


def test_the_strip_counts_everybody_and_a_press_chooses_one_for_all_pages(reported, open_page):
    at = open_page(KESENJANGAN, **POSISI)
    assert strip_on(at) == {"Semua": "2", "Kasubbag Hukum": "1", "Belum ada PIC": "1"}
    listed = listed_on(at)
    assert [*listed] == ["Kasubbag Hukum", "Belum ada PIC"]
    (done,), (late,) = listed.values()
    assert (done.kode, done.mark, done.state) == ("V.a.1", "", "bukti 0/1")
    assert done.documents == (Document(text="Notulensi", note="perlu perbaikan"),)
    assert (late.kode, late.mark, late.when, late.state) == ("I.2", "▲", "Jun", "bukti 0/1")
    (link,) = late.documents[0].links
    assert (link.text, link.address) == ("tautan", "https://contoh.example/berkas")
    at = touch(at, "Belum ada PIC")
    assert at.query_params["pic"] == "Belum ada PIC"
    assert [*listed_on(at)] == ["Belum ada PIC"]
    assert strip_on(at)["Semua"] == "2", "the strip still counts everybody"
    at = open_page(KESENJANGAN, area="V", **POSISI)
    assert strip_on(at) == {"Semua": "1", "Kasubbag Hukum": "1"}
    at = open_page(KESENJANGAN, area="I", pic="Kasubbag Hukum", **POSISI)
    assert "Tidak ada bukti yang kurang padanya." in written_text(at)


def test_a_langkah_of_two_pic_stands_with_both_and_counts_once_in_all(fill_database, open_page):
    def plan(db: Database) -> None:
        owed = tenggat_content("2025-06", bukti={"SK": "belum_ada"})
        rows = [langkah_content("I.1.1", [owed], pic="Umum; Hukum")]
        append_unggahan(db, sample_content(rows, posisi="2025-09-30"))

    fill_database(plan)
    at = open_page(KESENJANGAN, **POSISI)
    assert strip_on(at) == {"Semua": "1", "Hukum": "1", "Umum": "1"}
    assert [langkah.kode for langkah in seen_on(at, Lacking)] == ["I.1", "I.1"]


def test_more_than_25_langkah_of_one_are_a_press_away_and_a_long_message_is_copied(
    fill_database, open_page
):
    def plan(db: Database) -> None:
        rows = []
        for number in range(60):
            owed = tenggat_content("2025-06", bukti={"Laporan pelaksanaan": "belum_ada"})
            pic = "Hukum" if number % 2 else "Umum"
            rows.append(langkah_content(f"I.{number + 1}.1", [owed], pic=pic))
        append_unggahan(db, sample_content(rows, posisi="2025-09-30"))

    fill_database(plan)
    at = open_page(KESENJANGAN, **POSISI)
    assert {pic: len(rows) for pic, rows in listed_on(at).items()} == {"Hukum": 25, "Umum": 25}
    assert "pic=Hukum" in address_of(at, "semua 30 langkah")
    at = open_page(KESENJANGAN, pic="Hukum", **POSISI)
    assert len(listed_on(at)["Hukum"]) == 30
    (send,) = [way for way in seen_on(at, Way) if way.text == "Salin pesan WhatsApp"]
    assert not send.address, "WhatsApp would cut so long an address"


def test_the_package_is_of_the_area_and_the_version_looked_at(reported, open_page):
    at = open_page(KESENJANGAN, unggahan="2", area="V", **POSISI)
    address = address_of(at, "(.zip")
    assert "unggahan=2" in address and "area=V" in address


def test_a_missing_bukti_that_another_langkah_has_says_where_and_leads_to_its_editor(
    fill_database, open_page
):
    decree = "SK Tim Kerja ZI"

    def plan(db: Database) -> None:
        given = tenggat_content("2025-03", "selesai", bukti={decree: "ada", "Surat tugas": "ada"})
        for bukti in given["bukti"]:
            bukti["tautan"] = "https://contoh.example/sk.pdf"
        owed = tenggat_content("2025-06", bukti={decree: "belum_ada", "Surat tugas": "belum_ada"})
        rows = [langkah_content("I.1.1", [given]), langkah_content("II.1.1", [owed])]
        append_unggahan(db, sample_content(rows, posisi="2025-09-30"))

    fill_database(plan)
    at = open_page(KESENJANGAN, **POSISI)
    (lacking,) = seen_on(at, Lacking)
    offered = {
        document.text: [way.text for way in document.links] for document in lacking.documents
    }
    assert offered == {decree: ["sudah ada di I.1 (Maret 2025)"], "Surat tugas": []}
    assert {"langkah=II.1.1", "target=2025-06"} <= {
        *address_of(at, "sudah ada di").partition("?")[2].split("&")
    }


def test_a_message_is_marked_as_sent_by_who_sent_it_and_the_list_says_who_was_not_told_yet(
    fill_database, look_as, open_page, monkeypatch
):
    db = fill_database(fill_staffed)

    def page_as(person: str):
        look_as(db, person)
        return open_page(KESENJANGAN, **POSISI)

    def note_on(at) -> str:
        (said,) = [one for one in heads_on(at) if one.text.startswith("Kasubbag Hukum")]
        return " · ".join(said.notes)

    at = page_as("operator")
    assert "belum diberi tahu sepekan ini" in note_on(at)
    link = address_of(at, "Kirim ke WhatsApp: Kasubbag Hukum")
    message = unquote(link.removeprefix("https://wa.me/?text="))
    assert message.startswith("*Bukti kurang ZI") and "Kasubbag Hukum (" in message
    at = touch(at, "Tandai terkirim Kasubbag Hukum")
    assert "dikirim 01/10/2025 oleh Operator" in note_on(at)
    assert "dikirim 01/10/2025 oleh Operator" in note_on(page_as("pembaca"))
    assert (
        audit_lines(db, LOCAL, AuditFilter(jenis="kabar"))["apa"][0]
        == "mengirim pesan kepada Kasubbag Hukum"
    )
    monkeypatch.setenv("MONEV_HARI_INI", "2025-10-08")
    at = page_as("pembaca")
    assert "belum diberi tahu sepekan ini" in note_on(at)
    assert "Tandai terkirim" not in written_text(at)


def test_who_may_send_reads_who_a_pic_is(fill_database, look_as, open_page):
    db = fill_database(fill_staffed)
    people = [one for one in list_people(db).values() if one.owns(SATKER, "Kasubbag Hukum")]
    for reader, is_told in (("operator", True), ("pembaca", False)):
        look_as(db, reader)
        said = " ".join(
            note for one in heads_on(open_page(KESENJANGAN, **POSISI)) for note in one.notes
        )
        assert [person.name in said for person in people] == [is_told] * len(people)
    assert people
