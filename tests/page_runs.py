"""Pages run by Streamlit's AppTest on a real database, and what a person does on them.

A field, a button, a fold, a row, a point of a picture is found by its words. What stands on a page
is read by `tests.on_screen`.
"""

import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.proto.Common_pb2 import StringTriggerValue
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from streamlit.runtime.context import ContextProxy
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.testing.v1 import AppTest, app_test, local_script_runner
from streamlit.util import calc_hash

from monev.database import Database
from monev.journal import open_journal
from monev.journal.statements import EVERYTHING
from monev.people.accounts import accounts_of
from monev.people.visits import SESSION_COOKIE
from monev.server.application import ROUTER
from monev.ui import context, screen
from monev.ui.page_table import RINGKASAN, Page
from tests.code import ROOT
from tests.conftest import Copy, Fill
from tests.drawn_pictures import picture_on
from tests.makers import (
    append_unggahan,
    langkah_content,
    large_content,
    sample_content,
    tenggat_content,
)
from tests.on_screen import blocks_of, what_is_sent, words_of

TODAY = "2025-10-01"
SECONDS = 240
PAGES = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "pages").rglob("page.py"))

OpenPage = Callable[..., AppTest]


class App(AppTest):
    """The app as a test runs it: a run that ends in an exception fails the test.

    What is chosen in a form goes with its button, as in a browser.
    """

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.chosen: list[WidgetState] = []

    def _run(self, widget_state: WidgetStates | None = None, *given: Any, **named: Any) -> AppTest:
        if widget_state is not None:
            widget_state.widgets.extend(self.chosen)
            self.chosen.clear()
        super()._run(widget_state, *given, **named)
        self._page_hash = ""  # the next run begins, as a browser's, at the page this one ended on
        assert not self.exception, self.exception
        return self


def touch_point(at: AppTest, picture: str, words: str) -> AppTest:
    """Touch the point of a picture over which a pointer reads these words, as a browser tells it.
    A point that is not drawn, or that no touch reaches, fails.
    """
    shown = picture_on(at, picture)
    chart = shown.element.proto
    assert chart.selection_mode, f"{picture} hears no touch"
    found = [one for one in shown.hovered if one.name.startswith(words) and one.told is not None]
    assert found, f"no point of {picture} says “{words}”"
    point = found[-1]
    told = {
        "curve_number": point.curve,
        "point_number": point.index,
        "point_index": point.index,
        "customdata": point.told,
    }
    selection = {"points": [told], "point_indices": [point.index], "box": [], "lasso": []}
    return _tell(at, WidgetState(id=chart.id, string_value=json.dumps({"selection": selection})))


def touch_row(at: AppTest, label: str, value: Any) -> AppTest:
    """Touch the cell of a table that opens something and says this, as a browser tells it."""
    table = next(one for one in at.dataframe if one.proto.alt == label)
    assert table.proto.button_click_widgets, f"nothing in {label} can be touched"
    ((column, widget),) = table.proto.button_click_widgets.items()
    row = table.value[column].tolist().index(value)
    told = StringTriggerValue(data=json.dumps({"row": row, "label": str(value)}))
    return _tell(at, WidgetState(id=widget, string_trigger_value=told))


def _tell(at: AppTest, told: WidgetState) -> AppTest:
    """Send what AppTest itself cannot: the message is the browser's, what answers it is real."""
    states = at._tree.get_widget_states()
    states.widgets.append(told)
    return at._run(states)


def tell_blocks(at: AppTest, raw: str, number: int = -1) -> AppTest:
    """Send a message about our blocks as it comes over the line. `number`: which of our elements it
    is about, else the last one on the page. What a callback refuses stands in `exception`.
    """
    return AppTest._run(at, _told_blocks(at, raw, number))


def _told_blocks(at: AppTest, raw: str, number: int) -> WidgetStates:
    blocks = [element.proto for element in at.get("bidi_component")][number]
    events = f"$$STREAMLIT_INTERNAL_KEY_{blocks.id}__events"
    states = at._tree.get_widget_states()
    states.widgets.append(WidgetState(id=events, json_trigger_value=raw))
    return states


def touched(value: Mapping[str, object]) -> str:
    """Return what a browser sends once something of our blocks was touched."""
    return json.dumps([{"event": "chosen", "value": value}])


def touch(at: AppTest, words: str) -> AppTest:
    """Touch the link, button or row of our blocks that says this."""
    number, sent = what_is_sent(at, words)
    return at._run(_told_blocks(at, touched(sent), number))


def touch_cell(at: AppTest, words: str, column: int) -> AppTest:
    """Touch a cell of the row of our tables that says this."""
    for number, element in enumerate(at.get("bidi_component")):
        for group in blocks_of(element) or ():
            for table in group.get("blocks", ()):
                for row, name in zip(table.get("rows", ()), table.get("acts", ()), strict=False):
                    if words in " ".join(words_of(row)):
                        told = touched({"act": [name, column]})
                        return at._run(_told_blocks(at, told, number))
    raise AssertionError(f"no cell can be touched in a row that says “{words}”")


def unfold(at: AppTest, *words: str, below: str = "") -> AppTest:
    """Open folds by the words they begin with. `below`: the first such fold after these words."""
    for label in words:
        folds = _folds(at, below)
        key = next(key for said, key in folds if said.startswith(label))
        at.session_state[key] = True
        at = at.run()
    return at


def has_fold(at: AppTest, words: str, *, below: str = "") -> bool:
    """True if a page keeps something folded behind these words, after what says `below`."""
    return any(said.startswith(words) for said, _ in _folds(at, below))


def _folds(at: AppTest, below: str = "") -> Iterator[tuple[str, str]]:
    """List the words and the key of each fold."""
    for node in _below(at, below):
        if node.type in ("expander", "popover"):
            fold = node.proto.popover if node.type == "popover" else node.proto
            yield _plain(fold.label), fold.id[len("$$ID--") + 32 :]


def _below(at: AppTest, words: str) -> Iterator[Any]:
    """List the elements of a page in their order: all, or those after the one that says this."""
    nodes = iter(at._tree)
    if words:
        assert any(words in _says(node) for node in nodes), f"nothing says “{words}”"
    yield from nodes


def _says(node: Any) -> str:
    """Return the words of an element of the page."""
    if blocks := blocks_of(node):
        return "\n".join(words_of(blocks))
    said = [getattr(node, name, "") or "" for name in ("label", "value")]
    if node.type == "plotly_chart":
        said = [node.proto.alt]
    return _plain("\n".join(map(str, said)))


def _plain(text: str) -> str:
    """Return a text without the signs that keep it from being Markdown."""
    return text.replace("\\", "")


_FIELDS = (
    "text_input",
    "text_area",
    "number_input",
    "date_input",
    "selectbox",
    "multiselect",
    "radio",
    "button_group",
    "toggle",
    "checkbox",
    "file_uploader",
)


def fields_on(at: AppTest, *, below: str = "") -> list[Any]:
    """List the fields of Streamlit on a page in their order; only those below these words."""
    return [node for node in _below(at, below) if node.type in _FIELDS]


def field(at: AppTest, label: str, *, below: str = "") -> Any:
    """Return the first field that is called so, or else the first whose name begins so."""
    fields = fields_on(at, below=below)
    named = [one for one in fields if _plain(one.label) == label]
    named += [one for one in fields if _plain(one.label).startswith(label)]
    assert named, f"no field is called “{label}”"
    return named[0]


def has_field(at: AppTest, label: str) -> bool:
    """True if a field is called so, or its name begins so."""
    return any(_plain(one.label).startswith(label) for one in fields_on(at))


def fill(at: AppTest, **typed: Any) -> AppTest:
    """Type into fields, by their names; nothing is sent yet."""
    for label, value in typed.items():
        field(at, label).set_value(value)
    return at


def choose(at: AppTest, label: str, *words: str) -> AppTest:
    """Choose in the field that is called so the options with these words, or type them where that
    is possible.
    """
    chosen = field(at, label)
    takes_new = getattr(chosen.proto, "accept_new_options", False)
    values = words if takes_new else [_option(chosen.options, each) for each in words]
    told = WidgetState(id=chosen.id)
    if chosen.type in ("selectbox", "radio"):
        (told.string_value,) = values
    else:
        told.string_array_value.data[:] = values
    if isinstance(at, App) and chosen.proto.form_id:
        at.chosen.append(told)
        return at
    return _tell(at, told)


def _option(options: Sequence[str], words: str) -> str:
    """Return the option that says just this, or else the first with these words."""
    found = [option for option in options if _plain(option) == words]
    found += [option for option in options if words in _plain(option)]
    assert found, f"no option says “{words}”: {options}"
    return found[0]


def buttons_on(at: AppTest) -> list[str]:
    """List the words of the buttons of Streamlit on a page."""
    return [_plain(button.label) for button in at.button]


def choose_all(at: AppTest, label: str) -> AppTest:
    """Choose every option of a field."""
    return choose(at, label, *field(at, label).options)


def press(at: AppTest, label: str) -> AppTest:
    """Press the button that is called so."""
    return next(one for one in at.button if _plain(one.label) == label).click().run()


def told_wrong(at: AppTest) -> str:
    """Return the page's first error, without the signs that keep it from being Markdown."""
    return _plain(at.error[0].value)


def rencana_content() -> dict:
    """Make a plan nothing was reported of: a month, an exact day, a window, a langkah without a
    target.
    """
    span = tenggat_content("2025-11", buka="2025-08-01")
    return sample_content(
        [
            langkah_content("I.1.1", [tenggat_content("2025-03")]),
            langkah_content("I.2.1", [tenggat_content("2025-08-04")], jenis_target="tanggal"),
            langkah_content(
                "V.a.1.1", [span], jenis_target="rentang", mulai="2025-08", pic="Sekretaris"
            ),
            langkah_content("V.a.2.1"),
        ]
    )


def reported_content() -> dict:
    """Make a plan with every status at 30 September 2025, a web address, and texts with signs that
    Markdown and Plotly read.
    """
    selesai = tenggat_content(
        "2025-03", "selesai", tanggal_selesai="2025-04-02", bukti={"SK": "ada"}
    )
    deleted = tenggat_content("2025-11", "tidak_berlaku", kendala="Dihapus")
    terlambat = tenggat_content(
        "2025-06", "proses", kendala="Menunggu *anggaran* | TA 2025", bukti={"SK": "belum_ada"}
    )
    terlambat["bukti"][0]["tautan"] = "https://contoh.example/berkas"
    proof = {"Notulensi": "perlu_perbaikan"}
    without_bukti = tenggat_content("2025-07", "selesai", selesai_sejak="2025-07-31", bukti=proof)
    return sample_content(
        [
            langkah_content("I.1.1", [selesai]),
            langkah_content(
                "I.2.1",
                [terlambat],
                langkah_aksi="Rapat <b>ZI</b> $x$ :red[awas] [a](b)\nbaris dua",
            ),
            langkah_content("V.a.1.1", [without_bukti], pic="Kasubbag Hukum"),
            langkah_content("V.a.2.1", [tenggat_content("2025-10", buka="2025-09-01")]),
            langkah_content("V.a.3.1", [tenggat_content("2025-12"), deleted]),
            langkah_content("VI.1.1"),
        ],
        posisi="2025-09-30",
    )


SITUATIONS: dict[str, Callable[[], list[dict]]] = {
    "kosong": list,
    "rencana": lambda: [rencana_content()],
    "dilaporkan": lambda: [rencana_content(), {**reported_content(), "unggahan": 2}],
    "dua laporan": lambda: [
        {**rencana_content(), "dilaporkan": True},
        {**reported_content(), "unggahan": 2},
    ],
    "satu_baris": lambda: [
        sample_content([langkah_content("I.1.1", [tenggat_content("2025-03")])])
    ],
    "tanpa_tenggat": lambda: [sample_content([langkah_content("I.1.1")])],
    "besar": lambda: [large_content()],
}


class Alone(SimpleNamespace):
    """The runtime of a run: AppTest gives it what a script uses, and nobody's browser is there."""

    def __init__(self, spec: type) -> None:
        super().__init__(get_client=lambda _: None)


def _until_its_end(runner: local_script_runner.LocalScriptRunner, timeout: float) -> None:
    """Wait for a run as for any thread. AppTest looks each millisecond whether it ended."""
    runner._script_thread.join(timeout)
    assert runner.script_stopped(), f"a run of more than {timeout} s"


# What AppTest makes for each run and is the same each time, or a mock that answers anything:
# a quarter of the processor time of a run. Which installed libraries bring components is asked at
# each start of a program.
app_test.MagicMock = Alone
app_test.ScriptCache = local_script_runner.ScriptCache = cache(ScriptCache)
local_script_runner.require_widgets_deltas = _until_its_end
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)

_made: dict[tuple[object, ...], Database] = {}
"""Filled databases that no test changed: what is only looked at is made once."""
_as_made: dict[tuple[object, ...], Path] = {}
"""A copy of each folder as it was filled. A database that a test changed is copied from there."""


@pytest.fixture
def fill_database(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, copy_of: Copy
) -> Iterator[Callable[..., Database]]:
    """Fill the database that the pages open with one situation, or by a function of the test's
    own.
    """
    given: list[tuple[tuple[object, ...], Database, object]] = []

    def content(situation: str | Fill, **other: object) -> Database:
        monkeypatch.setenv("MONEV_HARI_INI", TODAY)
        monkeypatch.chdir(ROOT)
        key = (situation, *other.items())
        db = _made.pop(key, None)
        if db is None:
            folder = tmp_path_factory.mktemp("halaman")
            if key not in _as_made:
                copy_of(Database.catch_up, folder)
            db = _make(folder, key, situation, other)
        monkeypatch.setenv("MONEV_DB", str(db.file))
        monkeypatch.delenv("MONEV_JURNAL", raising=False)
        given.append((key, db, _written(db)))
        return db

    yield content
    for key, db, before in given:
        _forget_visits(db)
        if db.is_followed or db.notice is not None or _written(db) != before:
            db.close()
        else:
            _made[key] = db


def filled_with(fill: str | Fill, **other: object) -> Callable[..., Database]:
    """Make a fixture: the database that the pages open, filled so."""
    return pytest.fixture(lambda fill_database: fill_database(fill, **other))


empty = filled_with("kosong")
planned = filled_with("rencana")
reported = filled_with("dilaporkan")


def _written(db: Database) -> object:
    """Read where the journal ends, what is stored beside it, and when each other file was written
    last. The database itself is left out.
    """
    beside = {
        path: path.stat().st_mtime_ns
        for path in db.file.parent.rglob("*")
        if path.is_file()
        and not path.name.startswith(("monev.duckdb.wal", "monev.jurnal"))
        and path != db.file
    }
    tables = [f"select * from {table}" for table in EVERYTHING]  # noqa: S608 - names of tables
    return db.up_to, _in_journal(db, "ro", *tables), beside


def _forget_visits(db: Database) -> None:
    """Take away that somebody signed in, so that who only looked leaves everything as it was."""
    sign_ins = "delete from simpanan where jenis = 'masuk'"
    _in_journal(db, "rw", "delete from sesi", "delete from perangkat", sign_ins)


def _in_journal(db: Database, mode: str, *statements: str) -> list[list[tuple]] | None:
    """Return the rows of these statements; None if a test took the journal, or its tables, away."""
    address = f"{db.file.with_name('monev.jurnal').as_uri()}?mode={mode}"
    with suppress(sqlite3.Error), closing(sqlite3.connect(address, uri=True)) as file, file:
        return [file.execute(statement).fetchall() for statement in statements]
    return None


def _make(
    folder: Path, key: tuple[object, ...], situation: str | Fill, other: dict[str, object]
) -> Database:
    if key in _as_made:
        shutil.copytree(_as_made[key], folder, dirs_exist_ok=True)
        return Database.open_at(folder / "monev.duckdb", open_journal(folder / "monev.jurnal"))
    db = Database.open_at(folder / "monev.duckdb", open_journal(folder / "monev.jurnal"))
    if isinstance(situation, str):
        fill_situation(db, situation, **other)
    else:
        situation(db)
    db.catch_up()
    _as_made[key] = shutil.copytree(folder, folder.with_name(f"{folder.name} semula"))
    return db


def fill_situation(db: Database, situation: str, **other: object) -> None:
    """Store one of the situations. `other`: fields of each unggahan that differ."""
    for content in SITUATIONS[situation]():
        append_unggahan(db, {**content, **other})


def app_at(page: str | Page | None = None) -> AppTest:
    """Return the app as a browser opens it at the address of a page, before its first run.
    `AppTest.switch_page` knows addresses only after a run of the first page, which would be
    drawn for nothing.
    """
    at = App(str(ROUTER), default_timeout=SECONDS)
    file = page.file if isinstance(page, Page) else page or RINGKASAN.file
    if ROOT / file != Path(RINGKASAN.file):
        at._page_hash = calc_hash(Path(file).parent.name.replace("_", "-"))
    return at


@pytest.fixture
def open_page() -> OpenPage:
    """Open the app, at one page, with choices in its address."""

    def run(page: str | Page | None = None, **choice: str) -> AppTest:
        at = app_at(page)
        for name, value in choice.items():
            at.query_params[name] = value
        return at.run()

    return run


@pytest.fixture
def turn_to_phone(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Let a phone ask for the pages from now on: a browser whose window is as narrow."""
    said = {screen.WIDTH_COOKIE: "360"}
    return lambda: monkeypatch.setattr(ContextProxy, "cookies", property(lambda _: said))


@pytest.fixture
def on_a_phone(turn_to_phone: Callable[[], None]) -> None:
    """Let a phone ask for the pages of a test."""
    turn_to_phone()


@pytest.fixture
def look_as(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let somebody with a session of their own (None: nobody) open the pages at another machine.
    AppTest has no browser: its cookies are put in their place, everything behind them is real.
    """

    def become(db: Database, orang: str | None, *, on_phone: bool = False) -> None:
        cookies = {screen.WIDTH_COOKIE: "360"} if on_phone else {}
        if orang is not None:
            cookies[SESSION_COOKIE] = (
                accounts_of(str(db.journal)).begin_session(orang, origin="uji").session
            )
        monkeypatch.setattr(context, "_is_local", [lambda: False])
        monkeypatch.setattr(ContextProxy, "cookies", property(lambda _: cookies))

    return become
