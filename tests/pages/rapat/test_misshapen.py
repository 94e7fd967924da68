"""Messages from a browser: one of another shape is refused in words, a fault of our own is an
incident.
"""

import logging
from collections import deque

import pytest
from streamlit.runtime.scriptrunner import exec_code

from monev.meeting import ending
from monev.server import application
from monev.ui.page_table import RAPAT
from pages.rapat import messages
from tests.makers import begin_rapat
from tests.meeting.conftest import ANI, close, decide
from tests.on_screen import room_on, written_text
from tests.page_runs import OpenPage, tell_blocks, touched
from tests.pages.rapat.sending import perform


@pytest.fixture
def opened(reported, open_page: OpenPage):
    """Open the room of a meeting."""
    begin_rapat(reported, tanggal="2025-10-01", posisi=None)
    return open_page(RAPAT, rapat="1")


def touch_of(act: object) -> str:
    return touched({"act": act})


MISSHAPEN = {
    "half": "{",
    "deep": "[" * 2_000,
    "no list": '{"open": {}}',
    "half href": '[{"event": "chosen", "value": {"href": "http://["}}]',
    "go half": touch_of({"action": "go", "key": "\ud800"}),
    "long id": touch_of({"action": "undo", "origin": "rapat", "entry": 0, "id": "x" * 100_000}),
    "presence": touch_of({"action": "presence", "value": {}}),
    "number": touch_of({"action": "agree", "numbers": [True]}),
    "rapat": touch_of({"action": "delete", "thing": "rapat", "number": 1}),
    "secret": touch_of(
        {"action": "change", "thing": "rapat", "number": 1, "entries": {"presensi": "x"}}
    ),
}


REFUSED = [raw for name, raw in MISSHAPEN.items() if name not in ("half", "no list")]
"""The others say nothing to our blocks."""


def test_what_no_page_sends_is_refused_and_never_an_incident(reported, opened, caplog, monkeypatch):
    before, errors = reported.journal.tip(), []
    monkeypatch.setattr(
        exec_code, "handle_user_script_exception", lambda error, _: errors.append(error)
    )
    for name, raw in MISSHAPEN.items():
        with caplog.at_level(logging.ERROR):
            at = tell_blocks(opened, raw)
            for error in errors:
                application.tell_error(error)
        assert bool(errors) == (raw in REFUSED), name
        errors.clear()
        assert "kejadian" not in written_text(at.run()), name
    assert not [record for record in caplog.records if "kejadian" in record.message]
    assert reported.journal.tip() == before


def test_a_fault_of_ours_inside_an_act_is_an_incident_with_its_number(
    reported, opened, caplog, monkeypatch
):
    def fail(message: messages.Add, desk: messages.Desk) -> str:
        raise KeyError("kolom")

    monkeypatch.setattr(messages.Add, "do", fail)
    # What this process answered before would be answered again, not done.
    monkeypatch.setattr(messages, "_ANSWERS", deque())
    note = {"action": "add", "thing": "catatan", "id": "a", "entries": {"kendala": "Hujan"}}
    with caplog.at_level(logging.ERROR):
        at = tell_blocks(opened, touch_of(note))
    (incident,) = [record for record in caplog.records if "kejadian" in record.message]
    assert isinstance(incident.exc_info[1], KeyError)
    answer = room_on(at).answer
    assert (answer["ok"], answer["id"]) == (False, "a")
    assert "nomor kejadian" in answer["error"]


def test_nobody_removes_a_decision_of_another_meeting(reported):
    first = begin_rapat(reported, tanggal="2025-10-01", posisi=None)
    decide(reported, first, batas="2025-10-31")
    close(reported, first)
    second = begin_rapat(reported, tanggal="2025-10-01", posisi=None)
    before = reported.journal.tip()
    desk = messages.Desk(reported, second, "Ani")
    answer = perform(desk, {"action": "delete", "thing": "tindak_lanjut", "number": 1})
    assert (answer["ok"], answer["title"]) == (False, "Tidak diizinkan")
    assert reported.journal.tip() == before


def test_a_later_meetings_decision_is_not_changed_in_an_earlier_one_that_is_corrected(reported):
    first = begin_rapat(reported, tanggal="2025-10-01", posisi=None)
    close(reported, first)
    ending.correct_rapat(reported, first, alasan="Nama keliru", **ANI)
    second = begin_rapat(reported, tanggal="2025-10-01", posisi=None)
    decide(reported, second, batas="2025-10-31")
    desk = messages.Desk(reported, first, "Ani")
    agree = {"action": "agree", "numbers": [1]}
    of_decision = {"thing": "tindak_lanjut", "number": 1}
    for message in (
        agree,
        {"action": "change", **of_decision, "entries": {"status": "selesai"}},
        {"action": "undo", "origin": "rapat", "entry": reported.journal.tip()[0]},
    ):
        assert not perform(desk, message)["ok"], message
    assert perform(desk._replace(rapat=second), agree)["ok"]
