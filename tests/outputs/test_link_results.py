"""What a check of links found is kept by tahun, by who may write, and forgotten with its link."""

from datetime import date

import pytest

from monev.access import NotAllowed
from monev.core.roles import LOCAL_ACTOR
from monev.edits.single_edits import Target, edit
from monev.evidence_files import link_check
from monev.figures import view_at
from monev.outputs.link_results import check_plan, dead_links, links_of, read_checked
from tests.conftest import filled_by, on_day
from tests.evidence_files.test_link_check import address, serving
from tests.makers import SATKER, TAHUN, add_people, append_unggahan

current = on_day("2025-07-10")
filled = filled_by(append_unggahan)
PLACES = (
    Target("I.1.1", "2025-03", "Undangan"),
    Target("V.a.1.1", "2025-05", "Undangan"),
    Target("V.a.1.1", "2025-09", "Undangan"),
)


def give(db, place: Target, link: str) -> None:
    edit(db, SATKER, TAHUN, place, {"tautan": link}, pelaku=LOCAL_ACTOR)


def test_each_link_has_its_result_and_day_and_one_that_is_dead_is_named_until_it_is_mended(
    filled, monkeypatch
):
    monkeypatch.setattr(link_check, "is_public", lambda ip: str(ip) == "127.0.0.1")
    told: list[str] = []
    with serving() as site:
        paths = ("/200", "/404", "/401")
        links = [address(site, path) for path in paths]
        for place, link in zip(PLACES, links, strict=True):
            give(filled, place, link)
        view = view_at(filled, SATKER, TAHUN, date(2025, 7, 10))
        assert read_checked(filled, view) == (None, {})
        check_plan(filled, view, told.append, pelaku=LOCAL_ACTOR)
    assert sorted(told) == sorted(links)
    day, results = read_checked(filled, view)
    assert day == date(2025, 7, 10)
    assert [results[link] for link in links] == ["terbuka", "tidak_ada", "perlu_masuk"]
    (dead,) = dead_links(filled, view)
    assert (dead["kode"], dead["tautan"], dead["hasil"]) == ("V.a.1.1", links[1], "tidak_ada")
    give(filled, PLACES[1], "https://contoh.go.id/baru")
    now = view_at(filled, SATKER, TAHUN, date(2025, 7, 10))
    assert dead_links(filled, now) == []
    assert len(links_of(filled, now)) == 3


def test_addresses_inside_the_network_are_not_asked_and_who_only_looks_stores_nothing(filled):
    add_people(filled, oki={SATKER: "operator"}, budi={SATKER: "pembaca"})
    with serving() as site:
        give(filled, PLACES[0], address(site, "/200"))
        view = view_at(filled, SATKER, TAHUN, date(2025, 7, 10))
        with pytest.raises(NotAllowed):
            check_plan(filled, view, lambda _: None, pelaku="budi")
        assert read_checked(filled, view).day is None
        check_plan(filled, view, lambda _: None, pelaku="oki")
        assert site.asked == []
    assert [*read_checked(filled, view).results.values()] == ["tidak_diperiksa"]
