"""While many entries are still to come, every page shows what there is and says how old that is."""

from __future__ import annotations

import pytest

from tests.makers import append_unggahan, sample_content
from tests.page_runs import PAGES, figures_on, written_text

MANY = 5


@pytest.mark.parametrize("page", [one for one in PAGES if "rapat" not in one])
def test_every_page_says_how_many_are_coming_until_they_are_there(fill_database, open_page, page):
    db = fill_database("dilaporkan")
    db.is_followed = True
    before = figures_on(open_page()) if "ringkasan" in page else {}
    for number in range(1, MANY + 1):
        append_unggahan(db.journal, sample_content(unggahan=number), satker="KPU Kabupaten Lain")
    at = open_page(page)
    assert not at.exception
    assert f"{MANY} perubahan baru sedang dimasukkan; yang tampil adalah keadaan sampai" in written_text(at)
    if before:
        assert figures_on(at) == before
    db.follow(lambda: False)
    assert "sedang dimasukkan" not in written_text(at.run())
