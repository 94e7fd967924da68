"""Kesenjangan Bukti: its groups, its filters, and what the address may ask."""

import re

from monev.access import LOCAL
from monev.core.roles import LOCAL_ACTOR
from monev.database import Database
from monev.edits.single_edits import Target, edit
from monev.evidence_files import link_check
from monev.outputs.audit_log import AuditFilter, audit_lines
from monev.ui.page_table import KESENJANGAN
from pages.kesenjangan_bukti import listing
from tests.drawn_pictures import picture_on
from tests.evidence_files.test_link_check import address, serving
from tests.makers import (
    SATKER,
    TAHUN,
    add_people,
    append_unggahan,
    langkah_content,
    sample_content,
    tenggat_content,
)
from tests.on_screen import address_of, count_on, seen_on, written_text
from tests.page_runs import buttons_on, press, touch_point, unfold
from tests.pages.test_permission import fill_staffed
from tests.screen_things import Document, Lacking, Said

POSISI = {"posisi": "2025-09-30"}


def listed_on(at) -> dict[str, list[Lacking]]:
    """Return the langkah on a page by the headings they stand under."""
    listed = {}
    for langkah in seen_on(at, Lacking):
        listed.setdefault(langkah.under, []).append(langkah)
    return listed


def filter_counts(at, label: str) -> dict[str, str]:
    """Return how many rows each choice of a filter leaves."""
    at = unfold(at, "Saring")
    (found,) = [one for one in at.get("button_group") if one.label == label]
    return dict(re.fullmatch(r"(.+) \((\d+)\)", one).groups() for one in found.options)


def test_what_is_late_goes_first_each_row_says_what_it_lacks_and_filters_narrow_the_list(
    reported, open_page
):
    at = open_page(KESENJANGAN, **POSISI)
    listed = listed_on(at)
    assert list(listed) == ["Terlambat", "Selesai, bukti belum lengkap"]
    (late,), (done,) = listed.values()
    assert (done.kode, done.state, done.pic) == ("V.a.1.1", "Selesai", "Kasubbag Hukum")
    assert done.documents == (Document(text="Notulensi", note="perlu perbaikan"),)
    assert (late.kode, late.mark, late.state) == ("I.2.1", "▲", "92 hari lewat")
    assert late.when == "Juni 2025"
    (link,) = late.documents[0].links
    assert (link.text, link.address) == ("tautan", "https://contoh.example/berkas")
    assert count_on(at) == "2 bukti"
    assert filter_counts(at, "Jenis bukti") == {"Notulensi": "1", "SK": "1"}
    at = open_page(KESENJANGAN, jenis="SK", **POSISI)
    assert count_on(at) == "1 dari 2 bukti"
    at = open_page(KESENJANGAN, area="V", **POSISI)
    assert count_on(at) == "1 bukti"
    assert "Area V: 3 dari 6 langkah." in written_text(at)
    at = open_page(KESENJANGAN, cari="KASUBBAG", **POSISI)
    assert count_on(at) == "1 dari 2 bukti"
    at = open_page(KESENJANGAN, cari="tidak mungkin ada", **POSISI)
    assert "Tidak ada bukti yang cocok" in written_text(at)


def test_the_package_says_what_it_holds_and_is_of_the_area_and_the_version_looked_at(
    reported, open_page
):
    only = "Bukti TW III (.zip: hanya daftar bukti)"
    address = address_of(open_page(KESENJANGAN, **POSISI), only)
    assert "unggahan" not in address
    at = open_page(KESENJANGAN, unggahan="2", **POSISI)
    assert "unggahan=2" in address_of(at, "Bukti TW III (.zip")
    at = open_page(KESENJANGAN, posisi="2026-02-28")
    assert "Bukti TW IV (.zip" in written_text(at), "the last of its year"
    for area, named in (("V", "area=V"), (["I", "V"], "area=I&area=V")):
        at = open_page(KESENJANGAN, area=area, **POSISI)
        assert named in address_of(at, "(.zip"), "of what the page shows"


def test_the_headings_of_an_order_go_by_it_and_what_has_none_comes_last(fill_database, open_page):
    def plan(db: Database) -> None:
        owed = {
            "I.1.1": ("2025-08", "Undangan", "Umum"),
            "I.2.1": ("2025-03", "SK", "Hukum"),
            "II.1.1": ("2025-06", "Notulensi", None),
        }
        rows = []
        for kode, (month, bukti, pic) in owed.items():
            target = tenggat_content(month, bukti={bukti: "belum_ada"})
            rows.append(langkah_content(kode, [target], pic=pic))
        append_unggahan(db, sample_content(rows, posisi="2025-09-30"))

    fill_database(plan)
    orders = ("area", "pic", "bulan", "jenis")
    headings = {
        order: [*listed_on(open_page(KESENJANGAN, urut=order, **POSISI))] for order in orders
    }
    assert headings == {
        "area": ["I Area I", "II Area II"],
        "pic": ["Hukum", "Umum", "Belum ada PIC"],
        "bulan": ["Maret 2025", "Juni 2025", "Agustus 2025"],
        "jenis": ["Notulensi", "SK", "Undangan"],
    }


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
    assert offered == {decree: ["sudah ada di I.1.1 (Maret 2025)"], "Surat tugas": []}
    assert {"langkah=II.1.1", "target=2025-06"} <= {
        *address_of(at, "sudah ada di").partition("?")[2].split("&")
    }
    at = open_page(KESENJANGAN, langkah="II.1.1", target="2025-06", bukti=decree, **POSISI)
    at = press(unfold(at, "Pakai dokumen yang sudah ada"), "Pakai")
    assert "Tersimpan untuk 1 bukti." in written_text(at)


def test_who_may_write_has_the_links_checked_beside_the_page_and_reads_what_each_gave(
    reported, open_page, look_as, monkeypatch
):
    monkeypatch.setattr(link_check, "is_public", lambda ip: str(ip) == "127.0.0.1")
    add_people(reported, oki={SATKER: "operator"}, budi={SATKER: "pembaca"})
    look_as(reported, "budi")
    at = open_page(KESENJANGAN, tautan="ya", **POSISI)
    assert not [words for words in buttons_on(at) if "Periksa" in words]
    look_as(reported, "oki")
    place = Target("I.2.1", "2025-06", "SK")
    with serving() as site:
        link = address(site, "/404")
        for value in ({"tautan": link}, {"status": "belum_ada"}):
            edit(reported, SATKER, TAHUN, place, value, pelaku=LOCAL_ACTOR)
        at = press(open_page(KESENJANGAN, tautan="ya"), "Periksa 1 tautan")
        while "Diperiksa 1 Oktober 2025: 0 dari 1 tautan terbuka." not in written_text(at):
            at = at.run()
    assert f"SK, Juni 2025: [tautan]({link}) · :orange[tidak ada]" in written_text(at)
    shown = [
        way.text for one in seen_on(at, Lacking) for each in one.documents for way in each.links
    ]
    assert shown == ["tautan (tidak ada, 01/10/2025)"]


PICTURE = "Bukti per PIC dan"
HUKUM_V = "Kasubbag Hukum · V Area V"


def cells_on(at) -> dict[str, str]:
    """Return the number in each cell of the picture, by the first line over it: PIC and area."""
    return picture_on(at, PICTURE).texts


def test_the_picture_counts_by_pic_and_area_and_a_cell_filters_the_list(reported, open_page):
    at = unfold(open_page(KESENJANGAN, **POSISI), PICTURE)
    assert cells_on(at) == {
        HUKUM_V: "1",
        "Kasubbag Hukum · jumlah": "1",
        "Belum ada PIC · I Area I": "1",
        "Belum ada PIC · jumlah": "1",
        "Jumlah · I Area I": "1",
        "Jumlah · V Area V": "1",
        "Jumlah · jumlah": "2",
    }
    at = touch_point(at, PICTURE, HUKUM_V)
    assert (at.query_params["pic"], at.query_params["area"]) == ("Kasubbag Hukum", "V")
    assert count_on(at) == "1 bukti"
    assert len(cells_on(at)) == 4, "the cell and its sums"
    assert "sel berbingkai" in written_text(at)
    at = touch_point(at, PICTURE, HUKUM_V)
    assert {"pic", "area"}.isdisjoint(at.query_params)
    assert count_on(at) == "2 bukti"
    at = touch_point(at, PICTURE, "Belum ada PIC · I Area I")
    assert count_on(at) == "1 bukti"
    assert [langkah.kode for langkah in seen_on(at, Lacking)] == ["I.2.1"]
    at = touch_point(at, PICTURE, "Jumlah · I Area I")
    assert ("pic" in at.query_params, at.query_params["area"]) == (False, "I")


ODD = (
    {"area": "XXX"},
    {"menurut": "apa"},
    {"jenis": "\x00" * 5000},
    {"pic": "<b>siapa</b>"},
    {"urut": "acak"},
    {"cari": "x" * 5000},
)


def test_what_the_address_asks_for_and_is_not_there_is_said(reported, open_page):
    for choice in ODD:
        at = open_page(KESENJANGAN, **choice)
        assert count_on(at).endswith("2 bukti"), "all others are shown"
        texts = [said.text for said in seen_on(at, Said)]
        (notice,) = [text for text in texts if re.search("tidak ada di sini|terlalu panjang", text)]
        assert len(notice) < 200


def test_any_page_of_the_list_is_a_page(fill_database, open_page, monkeypatch):
    monkeypatch.setattr(listing, "LANGKAH_PER_PAGE", 2)
    fill_database("rencana")
    for page in ("2", "0", "99", "-1", "x", "9" * 400):
        at = open_page(KESENJANGAN, halaman=page, posisi="2025-12-31")
        assert len(seen_on(at, Lacking)) == (1 if page in ("2", "99") else 2)
        shown = 2 if page in ("2", "99") else 1
        assert (at.pagination[0].value, at.pagination[0].num_pages) == (shown, 2)
    at = at.pagination[0].set_value(2).run()
    assert at.query_params["halaman"] == "2"
    assert len(seen_on(at, Lacking)) == 1


def test_a_message_is_marked_as_sent_by_who_sent_it_and_the_list_says_who_was_not_told_yet(
    fill_database, look_as, open_page, monkeypatch
):
    db = fill_database(fill_staffed)

    def page_as(person: str):
        look_as(db, person)
        return open_page(KESENJANGAN, salin="ya", **POSISI)

    def words(at) -> str:
        return written_text(at).replace("\\", "")

    at = page_as("operator")
    assert "Belum diberi tahu dalam sepekan ini: Kasubbag Hukum." in words(at)
    at = press(at, "Tandai sudah dikirim")
    assert "Kasubbag Hukum: dikirim 01/10/2025 oleh Operator" in words(page_as("pembaca"))
    assert "Belum diberi tahu" not in words(at)
    assert (
        audit_lines(db, LOCAL, AuditFilter(jenis="kabar"))["apa"][0]
        == "mengirim pesan kepada Kasubbag Hukum"
    )
    monkeypatch.setenv("MONEV_HARI_INI", "2025-10-08")
    at = page_as("pembaca")
    assert "Belum diberi tahu dalam sepekan ini: Kasubbag Hukum." in words(at)
    assert "Tandai sudah dikirim" not in buttons_on(at)
