"""The pages run by Streamlit's AppTest on a real database in each of the three situations of
data."""

import json
import re
import shutil
from base64 import b64decode
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import numpy
import pandas as pd
import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.proto.Common_pb2 import StringTriggerValue
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from monev.database import Database
from monev.journal import FolderJournal
from monev.people.visits import SESSION_COOKIE, accounts_of
from monev.server.application import ROUTER
from monev.ui import context, looks
from monev.ui.page_table import RINGKASAN, Page
from tests.code import ROOT
from tests.makers import (
    append_unggahan,
    langkah_content,
    large_content,
    sample_content,
    tenggat_content,
)

TODAY = "2025-10-01"
SECONDS = 240
PAGES = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "pages").rglob("page.py"))

OpenPage = Callable[..., AppTest]


class App(AppTest):
    """The app as a test runs it: a run that ends in an exception fails the test."""

    def _run(self, *given: Any, **named: Any) -> AppTest:
        super()._run(*given, **named)
        assert not self.exception, self.exception
        return self


def blocks_on(at: AppTest, kind: str | None = None) -> list[dict[str, Any]]:
    """The blocks of our own pictures on a page in order, also in groups: all but doors and search,
    or of one kind."""
    drawn = [
        json.loads(k.proto.json)
        for k in at.get("bidi_component")
        if k.proto.component_name == "monev_looks"
    ]
    everything = [block for one in drawn for block in _blocks_in(one["blocks"])]
    return [
        block
        for block in everything
        if block["kind"] == kind or not (kind or block["kind"] in ("doors", "search"))
    ]


def _blocks_in(blocks: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for block in blocks:
        yield block
        yield from _blocks_in(block["blocks"] if block["kind"] == "group" else [])


def words_of(value: Any) -> Iterator[str]:
    """Every text in a block, addresses left out."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for part in value:
            yield from words_of(part)
    elif isinstance(value, dict):
        for name, one in value.items():
            if name not in ("href", "kind", "key", "status", "tone", "looks"):
                yield from words_of(one)


def address_of(at: AppTest, words: str) -> str:
    """The address of what is called so on the page."""
    return next(
        item["href"]
        for item in _items(blocks_on(at))
        if item.get("href") and words in " ".join(words_of(item))
    )


def _items(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for one in (
        value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    ):
        yield from _items(one)


def figures_on(at: AppTest) -> dict[str, str]:
    """The figures of Ringkasan by their keys, each with its share: 2/3 67%."""
    (block,) = blocks_on(at, "figures")
    return {
        item["key"]: f"{item['value']} {item.get('share', '')}".strip() for item in block["items"]
    }


_TURN = re.compile(r"_gambar_\d+$")
"""What `pictures.show` adds to the key of a picture."""


def charts_on(at: AppTest) -> dict[str, dict[str, Any]]:
    """The Plotly figures of a page, by the `key` each was given in `pictures.show`, as plain dicts:
    `data` (traces, arrays as lists) and `layout`. Also what `st.plotly_chart` drew by itself."""
    return {key: _plain(json.loads(chart.spec)) for key, chart in _chart_protos(at).items()}


def chart_words(at: AppTest) -> dict[str, str]:
    """What each figure of a page says to who cannot see it."""
    return {key: chart.alt for key, chart in _chart_protos(at).items()}


def _chart_protos(at: AppTest) -> dict[str, Any]:
    return {_TURN.sub("", one.key or ""): one.proto for one in at.get("plotly_chart")}


def _plain(value: Any) -> Any:
    """Plotly writes an array of numbers as base64 of its bytes: here it is a list."""
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if not isinstance(value, dict):
        return value
    if "bdata" not in value:
        return {name: _plain(one) for name, one in value.items()}
    numbers = numpy.frombuffer(b64decode(value["bdata"]), dtype=value["dtype"])
    if shape := value.get("shape"):
        numbers = numbers.reshape([int(length) for length in str(shape).split(",")])
    return numbers.tolist()


def touch_point(at: AppTest, key: str, customdata: Any) -> AppTest:
    """Touch the point of a figure that carries this `customdata`, as a browser tells it; a point
    that is not drawn, or that no touch reaches, fails."""
    chart = _chart_protos(at)[key]
    assert chart.selection_mode, f"{key} hears no touch"
    traces = charts_on(at)[key]["data"]
    # A touch on a heatmap's own cell tells nothing.
    lists = [() if one["type"] == "heatmap" else one.get("customdata") or () for one in traces]
    found = [
        (curve, list(points).index(customdata))
        for curve, points in enumerate(lists)
        if customdata in points
    ]
    assert found, f"no point of {key} carries {customdata!r}"
    curve, point = found[-1]
    told = {
        "curve_number": curve,
        "point_number": point,
        "point_index": point,
        "customdata": customdata,
    }
    selection = {"points": [told], "point_indices": [point], "box": [], "lasso": []}
    return _tell(at, WidgetState(id=chart.id, string_value=json.dumps({"selection": selection})))


def tables_on(at: AppTest) -> dict[str, pd.DataFrame]:
    """The tables that `st.dataframe` shows on a page, by the `label` each has for who cannot see
    it, under the headings that people read."""
    return {table.proto.alt: table.value for table in at.dataframe}


def touch_row(at: AppTest, label: str, value: Any) -> AppTest:
    """Touch the cell of a table that opens something and says this, as a browser tells it."""
    table = next(one for one in at.dataframe if one.proto.alt == label)
    assert table.proto.button_click_widgets, f"nothing in {label} can be touched"
    ((column, widget),) = table.proto.button_click_widgets.items()
    row = table.value[column].tolist().index(value)
    told = StringTriggerValue(data=json.dumps({"row": row, "label": str(value)}))
    return _tell(at, WidgetState(id=widget, string_trigger_value=told))


def _tell(at: AppTest, told: WidgetState) -> AppTest:
    """AppTest itself has no touch for these two: the message is the browser's, what answers it is
    real."""
    states = at._tree.get_widget_states()
    states.widgets.append(told)
    return at._run(states)


def tell_blocks(at: AppTest, raw: str, number: int = -1) -> AppTest:
    """What a browser tells of our blocks, as it comes over the line: of the last that the page
    draws. What a callback refuses stands in `exception`."""
    blocks = [element.proto for element in at.get("bidi_component")][number]
    events = f"$$STREAMLIT_INTERNAL_KEY_{blocks.id}__events"
    states = at._tree.get_widget_states()
    states.widgets.append(WidgetState(id=events, json_trigger_value=raw))
    return AppTest._run(at, states)


def touch(at: AppTest, words: str) -> AppTest:
    """Follow the link that is called so."""
    at.session_state[looks.DESTINATION] = address_of(at, words)
    return at.run()


def unfold(at: AppTest, *keys: str) -> AppTest:
    """Open what a page keeps folded until it is asked for."""
    for key in keys:
        at.session_state[key] = True
    return at.run()


def press(at: AppTest, label: str) -> AppTest:
    """Press the button that is called so."""
    return (
        next(button for button in at.button if button.label.replace("\\", "") == label)
        .click()
        .run()
    )


def told_wrong(at: AppTest) -> str:
    """What the page's first error says, without the signs that keep it from being Markdown."""
    return at.error[0].value.replace("\\", "")


def rencana_content() -> dict:
    """A plan nothing was reported of: a month, an exact day, a window, a langkah without a
    target."""
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
    """Every status at once at 30 September 2025, texts with signs that Markdown and Plotly read, a
    web address."""
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
    "satu_baris": lambda: [
        sample_content([langkah_content("I.1.1", [tenggat_content("2025-03")])])
    ],
    "tanpa_tenggat": lambda: [sample_content([langkah_content("I.1.1")])],
    "besar": lambda: [large_content()],
}


# Which installed libraries bring components is asked at each start of a program; in tests it is the
# same each time.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)

Fill = Callable[[Database], object]
_made: dict[tuple[object, ...], Database] = {}
"""The databases that were filled, as long as no test changed them: what is only looked at is made
once."""
_as_made: dict[tuple[object, ...], Path] = {}
"""How the folder of each looked before any test: what a test changed is copied from there, not made
again."""


@pytest.fixture
def fill_database(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Database]]:
    """Fill the database the pages will open with one situation, or by a function of the test's
    own."""
    given: list[tuple[tuple[object, ...], Database, dict[Path, int]]] = []

    def content(situation: str | Fill, **other: object) -> Database:
        monkeypatch.setenv("MONEV_HARI_INI", TODAY)
        monkeypatch.chdir(ROOT)
        key = (situation, *other.items())
        db = _made.pop(key, None) or _make(
            tmp_path_factory.mktemp("halaman"), key, situation, other
        )
        monkeypatch.setenv("MONEV_DB", str(db.file))
        monkeypatch.delenv("MONEV_JURNAL", raising=False)
        given.append((key, db, _written(db)))
        return db

    yield content
    for key, db, before in given:
        if db.is_followed or db.notice is not None or _written(db) != before:
            db.close()
        else:
            _made[key] = db


def filled_with(fill: str | Fill, **other: object) -> Callable[..., Database]:
    """A fixture: the database the pages will open, filled so."""
    return pytest.fixture(lambda fill_database: fill_database(fill, **other))


empty = filled_with("kosong")
planned = filled_with("rencana")
reported = filled_with("dilaporkan")


def _written(db: Database) -> dict[Path, int]:
    """When each file beside the database was written last; not the database itself nor who has a
    session."""
    return {
        path: path.stat().st_mtime_ns
        for path in db.file.parent.rglob("*")
        if path.is_file()
        and not path.name.startswith(("monev.duckdb.wal", "monev.akun"))
        and path != db.file
    }


def _make(
    folder: Path, key: tuple[object, ...], situation: str | Fill, other: dict[str, object]
) -> Database:
    if key in _as_made:
        shutil.copytree(_as_made[key], folder, dirs_exist_ok=True)
        return Database.open_at(folder / "monev.duckdb", FolderJournal(folder / "monev.jurnal"))
    db = Database.open_at(folder / "monev.duckdb", FolderJournal(folder / "monev.jurnal"))
    if isinstance(situation, str):
        fill_situation(db, situation, **other)
    else:
        situation(db)
    db.catch_up()
    _as_made[key] = shutil.copytree(folder, folder.with_name(f"{folder.name} semula"))
    return db


def fill_situation(db: Database, situation: str, **other: object) -> None:
    """Store one of the situations; `other`: what is otherwise in each unggahan."""
    for content in SITUATIONS[situation]():
        append_unggahan(db, {**content, **other})


def app_at(page: str | Page | None = None) -> AppTest:
    """The app as a browser opens it at the address of a page, before its first run.

    `AppTest.switch_page` knows addresses only after a run of the first page, which would be drawn
    for nothing."""
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


def written_text(at: AppTest) -> str:
    """Everything a page says in words."""
    jenis = (at.markdown, at.caption, at.info, at.error, at.warning, at.success)
    said = [str(item.value) for everything in jenis for item in everything]
    return "\n".join([*words_of(blocks_on(at)), *said])


@pytest.fixture
def look_as(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let the pages be opened at another machine, by a person with a session of their own (None: by
    nobody).

    AppTest has no browser: its cookies are put in their place, everything behind them is real."""

    def become(db: Database, orang: str | None) -> None:
        cookies = {}
        if orang is not None:
            cookies[SESSION_COOKIE] = (
                accounts_of(str(db.journal)).begin_session(orang, origin="uji").session
            )
        monkeypatch.setattr(context, "_is_local", [lambda: False])
        monkeypatch.setattr(ContextProxy, "cookies", property(lambda _: cookies))

    return become
