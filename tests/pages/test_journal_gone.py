"""Every page goes on showing what was known while the journal is not there, and says so first."""

import shutil

from monev.ui import context
from tests.page_runs import PAGES, figures_on, written_text


def test_every_page_says_that_the_journal_is_not_there(fill_database, open_page):
    db = fill_database("dilaporkan")
    before = figures_on(open_page())
    for page in PAGES:
        db.journal.folder.rename(db.journal.folder.with_name("dilepas"))
        at = open_page(page)
        assert not at.exception, page
        assert "folder itu tidak ada" in at.error[0].value, page
        assert "Pasang kembali" in at.error[0].value, page
        assert "nomor kejadian" not in written_text(at), page
        if "ringkasan" in page:
            assert figures_on(at) == before
        db.journal.folder.with_name("dilepas").rename(db.journal.folder)
    assert not at.run().error, "it is there again"


def test_with_database_and_journal_gone_it_is_missed_and_never_called_a_fresh_start(fill_database, open_page):
    db = fill_database("dilaporkan")
    db.close()
    context._opened.cache_clear()
    db.file.unlink()
    shutil.rmtree(db.journal.folder)
    at = open_page()
    assert "Yang terakhir terlihat" in at.error[0].value
    assert "Belum ada rencana" not in written_text(at)
