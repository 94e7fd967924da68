"""/metrik, which answers a collector and nobody else."""

import math

from monev.access import LOCAL
from monev.core import clock
from monev.core.content import Notice, Notices, as_content
from monev.people.backups import back_up
from monev.server import health, reach
from monev.writing.append import NewEntry, append_entry
from tests.journal.homes import home_of
from tests.makers import SATKER, append_unggahan
from tests.server.asgi import read_metrics, send_request, streamlit_stand_in


def figures() -> dict[str, float]:
    """Read /metrik as a collector at this machine."""
    _, _, text = send_request(
        health.measure(streamlit_stand_in, reach.LOOPBACK), "/metrik", machine="127.0.0.1"
    )
    return read_metrics(text.decode())


def test_the_age_of_the_last_backup_the_letters_that_failed_and_the_free_disk_are_told(
    own_store, tmp_path
):
    assert figures()["monev_journal_entry"] == 0.0, "not opened yet"
    db = own_store()
    append_unggahan(db)
    asked = figures()
    assert (asked["monev_backup_age_seconds"], asked["monev_letters_failed"]) == (math.inf, 0)
    assert 0 < asked["monev_disk_free_bytes"] < 1e18
    failed = Notice(
        "tugas/ani", "ani", "tugas", "gagal", clock.today(), 1, 0, {}, "550 tidak dikenal"
    )
    append_entry(
        db, NewEntry("kabar", SATKER, None, as_content(Notices((failed,)))), pelaku=LOCAL.pelaku
    )
    back_up(db.journal, tmp_path / "cadangan")
    asked = figures()
    assert 0 <= asked["monev_backup_age_seconds"] < 600
    assert asked["monev_letters_failed"] == 1


def test_what_can_not_be_known_is_no_number_and_the_others_are_told(own_store, monkeypatch):
    db = own_store()
    append_unggahan(db)
    monkeypatch.setenv("MONEV_DB", str(db.file))
    home_of(db.journal).execute("alter table simpanan rename column nilai to lain")
    asked = figures()
    assert math.isnan(asked["monev_backup_age_seconds"])
    assert asked["monev_journal_entry"] == 1


def test_to_others_and_through_a_proxy_its_address_is_as_unknown_as_any(own_store):
    measured = health.measure(streamlit_stand_in, reach.LOOPBACK)
    for asked in (
        {"machine": "192.168.1.20"},
        {"machine": "127.0.0.1", "x_forwarded_for": "127.0.0.1"},
    ):
        assert send_request(measured, "/metrik", **asked)[2] == b"asli"
