"""Each thing of a meeting's record goes through all stations, by the table alone: form, act,
read-back, wall, change, undo, deletion, rights, papers.
"""

from typing import Any

import pytest

from monev.access.visitors import guest
from monev.core.meeting_things import SPEAKERS, THINGS, ThingName
from monev.core.roles import LOCAL_ACTOR
from monev.database import Database
from monev.meeting import records
from monev.meeting.recording import record_change
from monev.outputs.documents import make_document
from monev.ui.looks.screen_parts import OpenForm
from pages.rapat import rights
from pages.rapat.messages import Desk
from pages.rapat.room import rapat_screens
from pages.rapat.undoing import find_last_records
from tests.makers import begin_rapat
from tests.outputs.documents.open_documents import docx_text
from tests.page_runs import fill_situation
from tests.pages.rapat.sending import every_part, perform
from tests.uploads.material import SATKER, TAHUN

WALKED: list[ThingName] = [thing for thing in THINGS if thing != "rapat"]
LOCAL = {"pelaku": LOCAL_ACTOR}


def fill_opened(db: Database) -> None:
    """Store a plan reported twice and a meeting about it."""
    fill_situation(db, "dua laporan")
    begin_rapat(db, tanggal="2025-10-01", periode="tw3", **LOCAL)


@pytest.fixture
def desk(fill_database) -> Desk:
    db = fill_database(fill_opened)
    return Desk(db, records.read_rapat(db, SATKER, TAHUN, 1), LOCAL_ACTOR)


def every_screen(desk: Desk) -> list[Any]:
    made = rapat_screens(desk.db, records.rapat_view(desk.db, desk.rapat), desk.rapat)
    return [made.draw(screen) for screen in made.order]


def forms_on(screens: list[Any], **message: Any) -> list[OpenForm]:
    """List the forms whose message has these fields."""
    forms = [part["open"] for part in every_part(screens) if "open" in part]
    return [form for form in forms if message.items() <= form["message"].items()]


def filled(form: OpenForm, words: str) -> dict[str, Any]:
    """Fill in a form by the kinds of its fields: words, the first suggested day, the last choice."""
    entries = {}
    for field in form["fields"]:
        usual = {"day": "2025-12-01", "choice": field["value"], "names": "Sekretaris"}
        entries[field["name"]] = usual.get(field["kind"], f"{words} {field['name']}")
    return {**form["message"], "seen": form["seen"], "entries": entries}


def add(desk: Desk, thing: ThingName, words: str) -> dict[str, Any]:
    """Add a thing by its form and return it as it is read back."""
    message = {"action": "attend"} if thing == "hadir" else {"action": "add", "thing": thing}
    form = forms_on(every_screen(desk), **message)[0]
    assert perform(desk, filled(form, words))["ok"]
    (stored,) = records.read_things(desk.db, desk.rapat, thing)
    return stored


def undo(desk: Desk) -> None:
    assert perform(desk, find_last_records(desk.db, desk.rapat)[LOCAL_ACTOR]["act"])["ok"]


@pytest.mark.parametrize("thing", WALKED)
def test_a_thing_goes_through_all_stations(desk, thing):
    def on_the_wall() -> str:
        return " ".join(str(part.get("text", "")) for part in every_part(every_screen(desk)))

    stored = add(desk, thing, "Hujan")
    first = next(name for name, about in THINGS[thing].fields.items() if name != THINGS[thing].by)
    assert stored[first] == f"Hujan {first}"
    assert stored[first] in on_the_wall()

    (form, *_) = forms_on(every_screen(desk), action="change", thing=thing)
    change = {**form["message"], "seen": form["seen"], "entries": {first: "Banjir"}}
    assert perform(desk, change)["ok"]
    assert "Banjir" in on_the_wall() and stored[first] not in on_the_wall()
    undo(desk)
    assert stored[first] in on_the_wall()

    looking = [
        rights.leave_allowed(each, guest("semua"), desk.rapat) for each in every_screen(desk)
    ]
    acts = {part.get("thing") for part in every_part(looking) if "action" in part}
    assert thing not in acts, "who only looks is offered nothing"

    assert perform(desk, {"action": "delete", "thing": thing, "number": stored["nomor"]})["ok"]
    assert records.read_things(desk.db, desk.rapat, thing) == []
    assert stored[first] not in on_the_wall()
    undo(desk)
    paper = "hadir" if thing == "hadir" else "notulen"
    view = records.rapat_view(desk.db, desk.rapat)
    assert stored[first] in docx_text(make_document(desk.db, view, desk.rapat, paper, "docx"))


@pytest.mark.parametrize("jenis", SPEAKERS)
def test_words_of_earlier_versions_are_read_with_who_said_them(desk, jenis):
    old = {"jenis": jenis, "area": None, "isi": "Segera."}
    record_change(
        desk.db, desk.rapat, "bahasan", lambda book: book.add_things("bahasan", old), **LOCAL
    )
    (said,) = records.read_things(desk.db, desk.rapat, "bahasan")
    assert (said["penutur"], said["isi"]) == (SPEAKERS[jenis], "Segera.")
    assert SPEAKERS[jenis] in str(every_screen(desk))
