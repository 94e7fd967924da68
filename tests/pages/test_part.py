"""Area and PIC chosen for all pages: what each page then counts, says and leads to."""

import pytest

from monev.core.roles import LOCAL_ACTOR
from monev.core.text import NO_PIC
from monev.people.setting_up import set_guest_sight
from monev.ui.page_table import (
    KESENJANGAN,
    LAPOR,
    LINIMASA,
    MENUNGGU,
    NARROWED,
    PETA_CAPAIAN,
    RINGKASAN,
    RIWAYAT,
)
from tests.drawn_pictures import picture_on
from tests.makers import SATKER, TAHUN, add_people
from tests.on_screen import answer_on, blocks_of, blocks_on, kode_on, seen_on, written_text
from tests.page_runs import tell_blocks, touched
from tests.screen_things import Lacking

POSISI = {"posisi": "2025-09-30"}


def choose(at, **chosen: str):
    """Choose an area or a PIC in the header, as a browser tells it."""
    drawn = [blocks_of(element) or [] for element in at.get("bidi_component")]
    is_head = [any(block["kind"] == "head" for block in blocks) for blocks in drawn]
    return tell_blocks(at, touched({"act": chosen}), is_head.index(True))


def offered(at, name: str) -> dict[str, bool]:
    """Return what the header offers under this name, and what of it is chosen."""
    (head,) = [block for block in blocks_on(at) if block["kind"] == "head"]
    return {each["label"]: bool(each["on"]) for each in head.get(name, ())}


def test_what_is_chosen_in_the_header_holds_from_page_to_page_until_it_is_taken_away(
    reported, open_page
):
    at = open_page(RINGKASAN, **POSISI)
    assert offered(at, "area") == {
        "area": True,
        "I Area I": False,
        "V Area V": False,
        "VI Area VI": False,
    }
    assert offered(at, "pic") == {"PIC": True, "Kasubbag Hukum": False, NO_PIC: False}
    whole = answer_on(at)
    at = choose(at, area="V")
    assert answer_on(at).startswith("1 dari 1 target")
    assert offered(at, "area")["V Area V"]
    at = choose(at, pic="Kasubbag Hukum")
    kept = dict(at.query_params)
    at = at.switch_page(KESENJANGAN.file).run()
    assert (at.query_params["area"], at.query_params["pic"]) == (kept["area"], kept["pic"])
    assert [each.kode for each in seen_on(at, Lacking)] == ["V.a.1"]
    at = at.switch_page(RIWAYAT.file).run()
    assert offered(at, "area") == {}, "nothing is pretended where nothing is narrowed"
    at = at.switch_page(RINGKASAN.file).run()
    at = choose(choose(at, area=""), pic="")
    assert {"area", "pic"}.isdisjoint(at.query_params)
    assert answer_on(at) == whole


def test_each_page_shows_only_what_was_chosen_and_says_so(reported, open_page):
    for page in NARROWED:
        at = open_page(page, pic="Kasubbag Hukum", **POSISI)
        assert offered(at, "pic")["Kasubbag Hukum"], page.title
    at = open_page(KESENJANGAN, pic="Kasubbag Hukum", **POSISI)
    assert [langkah.kode for langkah in seen_on(at, Lacking)] == ["V.a.1"]
    at = open_page(LINIMASA, area="V", status="belum_jatuh_tempo", **POSISI)
    assert kode_on(at) == ["V.a.3"]
    assert "Tidak ada bukti yang menunggu" in written_text(open_page(MENUNGGU, area="V", **POSISI))
    assert "V.a.1.1" not in written_text(open_page(LAPOR, area="I", **POSISI))
    at = open_page(PETA_CAPAIAN, area="V", **POSISI)
    drawn = {cell.name.partition(" · ")[0] for cell in picture_on(at, "Peta target").hovered}
    assert drawn == {"V Area V", "Jumlah"}, "the sum is not of all areas"


def test_what_the_plan_does_not_have_is_told_and_dropped(reported, open_page):
    at = open_page(RINGKASAN, area=["IX", "V"], pic="Siapa", **POSISI)
    said = written_text(at)
    assert "Pilihan area “IX” tidak ada di sini dan diabaikan." in said
    assert "Pilihan pic “Siapa” tidak ada di sini dan diabaikan." in said
    assert offered(at, "area")["V Area V"]
    assert at.query_params["area"] == "V"
    assert "pic" not in at.query_params
    at = choose(open_page(RINGKASAN, **POSISI), area="IX")
    assert "Pilihan area “IX”" in written_text(at)


@pytest.mark.parametrize("sight", ["ringkasan", "semua"])
def test_a_guest_sees_no_more_by_it(reported, open_page, look_as, sight):
    set_guest_sight(reported, sight, pelaku=LOCAL_ACTOR)
    look_as(reported, None)
    where = {"satker": SATKER, "tahun": str(TAHUN), **POSISI}
    for page in NARROWED:
        whole = open_page(page, **where)
        part = open_page(page, area="V", pic="Kasubbag Hukum", **where)
        if "Anda perlu masuk" in written_text(whole):
            assert written_text(part) == written_text(whole)
            assert offered(part, "pic") == {}


def test_a_reader_of_another_office_is_shown_nothing_by_an_area(reported, open_page, look_as):
    add_people(reported, lia={"KPU Kabupaten Lain": "pembaca"})
    look_as(reported, "lia")
    at = open_page(RINGKASAN, satker=SATKER, tahun=str(TAHUN), area="V", **POSISI)
    assert "langkah" not in written_text(at)
    assert offered(at, "area") == {}
