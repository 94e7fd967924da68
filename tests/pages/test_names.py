"""No page shows anybody's id: who acted stands there by name."""

import re

from monev.access import Visitor
from monev.core.roles import EVERY_SATKER, LOCAL_ACTOR
from monev.database import Database
from monev.edits.single_edits import Target, edit
from monev.people.setting_up import add_person
from monev.ui.page_table import LOG, RIWAYAT
from monev.writing.plan_versions import cancel
from tests.makers import SATKER, TAHUN, append_unggahan, begin_rapat, sample_content
from tests.on_screen import written_text
from tests.page_runs import PAGES, filled_with

ID = re.compile(r"\bo-[a-z2-9]{10}\b")
ADMIN = {EVERY_SATKER: frozenset({"admin", "operator", "pemeriksa"})}


@filled_with
def worked(db: Database) -> None:
    """Let two people report, verify, take back, choose and meet."""
    append_unggahan(db, sample_content())
    db.catch_up()
    ids = {}
    for name in ("Zulaikha", "Wahyudi"):
        form = Visitor("", name, sign_in_name=name.lower(), roles=ADMIN)
        ids[name] = add_person(db, form, pelaku=LOCAL_ACTOR).isi["orang"]
    zulaikha, wahyudi = ids.values()
    where = Target("V.a.1.1", "2025-05", "Undangan")
    edit(db, SATKER, TAHUN, where, {"status": "ada"}, pelaku=zulaikha)
    edit(db, SATKER, TAHUN, where, {"status": "terverifikasi"}, pelaku=wahyudi)
    append_unggahan(db, sample_content(unggahan=9), pelaku=zulaikha)
    cancel(db, SATKER, TAHUN, reason="keliru", pelaku=wahyudi)
    begin_rapat(db, pelaku=zulaikha)


def test_who_acted_is_called_by_name_and_by_no_id(worked, open_page):
    said = {}
    for page in PAGES:
        at = open_page(page, satker=SATKER, tahun=str(TAHUN))
        assert not at.error, page
        said[page] = written_text(at)
        assert ID.findall(said[page]) == [], page
    for part in ({"versi": "3"}, {"bagian": LOG}):
        text = written_text(open_page(RIWAYAT, satker=SATKER, tahun=str(TAHUN), **part))
        assert "Zulaikha" in text or "Wahyudi" in text, part
