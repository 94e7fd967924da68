"""The timeline: its filters, what they find, open areas, picture, table, and what comes next."""

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from monev import figures
from monev.charts import timeline as chart
from monev.charts.theme import Theme
from monev.core.dates import MONTH_NAMES, format_day
from monev.core.statuses import OVERDUE, STATUS_TENGGAT, UNCOUNTED
from monev.core.text import joined, shorten
from monev.database import rows_of
from monev.figures.linimasa import TimelineRows, table_rows, timeline
from monev.figures.rows import TenggatRow
from monev.figures.targets import SOON, coming_soon
from monev.figures.told import as_in_key
from monev.ui import address, looks, page_parts, page_words, pictures, tables
from monev.ui.context import Context
from monev.ui.looks import Block, blocks
from monev.ui.looks.block_parts import Line, RowItem
from monev.ui.looks.tenggat_blocks import told_row
from monev.ui.page_table import LINIMASA
from monev.ui.shapes import Name, read_shape

LABELS = {"status": "Status", "bulan": "Bulan jatuh tempo"}
"""The filters: query parameter → label."""
_VALUES: dict[str, Callable[[pd.DataFrame], pd.Series]] = {
    "status": lambda tenggat: tenggat["status"],
    "bulan": lambda tenggat: tenggat["jatuh_tempo"].dt.month,
}
_LANES_PER_SCREEN = 16
"""So many lanes fit below the chooser and the sentence at 1366×768."""
_TABLE_COLUMNS = page_words.headings(
    (
        "kode_tampil",
        "nama_area",
        "langkah_aksi",
        "tenggat",
        "jatuh_tempo",
        "status",
        "hari_terlambat",
        "pic",
    ),
    nama_area="Area",
    hari_terlambat="Hari lewat tenggat",
)
_ROWS_PER_PAGE = 100
_COMING_SHOWN = 20


class Filters(NamedTuple):
    """The filters of the timeline.

    `chosen`: filter → values (empty: everything). `words`: filter → the label of each value.
    `complaints`: what in the address was not understood.
    """

    chosen: dict[str, list[str | int]]
    words: dict[str, dict[str | int, str]]
    complaints: list[str]

    def apply(self, rows: TimelineRows) -> TimelineRows:
        """Return the matching tenggat and the langkah that have a lane.

        Those are the langkah with a match, or all without a filter.
        """
        if not self.is_active:
            return rows
        tenggat, langkah = rows
        for name, values in self.chosen.items():
            if values:
                tenggat = tenggat[_VALUES[name](tenggat).isin(values)]
        return TimelineRows(tenggat, langkah[langkah["kode"].isin(tenggat["kode"])])

    @property
    def key(self) -> tuple[tuple[str | int, ...], ...]:
        """The choice as a hashable value."""
        return tuple((name, *values) for name, values in self.chosen.items())

    @property
    def is_active(self) -> bool:
        """True if any filter is set."""
        return any(self.chosen.values())

    def describe(self) -> str:
        """Return the choice in words."""
        words = []
        for name, values in self.chosen.items():
            words += [self.words[name][value] for value in values]
        return ", ".join(words)


def read_filters() -> Filters:
    """Read the filters from the address."""
    labels: dict[str | int, str] = {kode: term.label for kode, term in STATUS_TENGGAT.items()}
    del labels["tanpa_target"]
    words: dict[str, dict[str | int, str]] = {
        "status": labels,
        "bulan": dict(enumerate(MONTH_NAMES, start=1)),
    }
    chosen = {name: address.requested_values(name, [*values]) for name, values in words.items()}
    known = {name: set(map(str, values)) for name, values in words.items()}
    return Filters(chosen, words, address.not_understood(known))


def found_blocks(ctx: Context, matching: pd.DataFrame, asked: Filters) -> tuple[list[Block], int]:
    """Return the list of the tenggat that match the filters, and how many pages it has.

    Nothing without a filter.

    Tenggat that don't count (tidak berlaku, docs/design.md §5) are listed only if that status is
    chosen.
    """
    if not asked.is_active:
        return [], 1
    if not {*UNCOUNTED} & {*asked.chosen["status"]}:
        matching = matching[matching["dihitung"]]
    rows = rows_of(matching.sort_values(["jatuh_tempo", "urutan"]), TenggatRow)
    counted = (
        f"{figures.format_number(len(rows))} target" if rows else "Tidak ada target yang cocok"
    )
    result: list[Block] = [blocks.heading(f"{counted}: {shorten(asked.describe(), 80)}")]
    last = 1
    if rows:
        shown, last = page_parts.page_of(rows, _ROWS_PER_PAGE)
        items: list[RowItem] = []
        for row in shown:
            items.append(
                {
                    **told_row(as_in_key(figures.tell([row]), ctx.view)),
                    "act": ["langkah", row["kode"]],
                }
            )
        result.append(blocks.rows("Target yang cocok", items, key="daftar"))
    return result, last


def open_areas(ctx: Context, langkah: pd.DataFrame, asked: Filters) -> list[str]:
    """Return the open areas, as the person left them.

    At first: with a filter all, else the urgent ones.
    """
    key = _open_key(ctx, asked)
    if key not in st.session_state:
        is_all = asked.is_active
        st.session_state[key] = [*langkah["area"].unique()] if is_all else _areas_to_open(ctx)
    return st.session_state[key]


def blocks_above(ctx: Context, asked: Filters) -> list[Block]:
    """Return what stands above the picture: the answer in a sentence, remarks on the address."""
    found = figures.ringkasan(ctx.db, ctx.view)
    about = (figures.opening_remark(ctx.view), figures.next_month_sentence(found))
    answer = figures.plan_sentence(ctx.view, found.current), joined(*about, by=" ")
    notices = [blocks.notice(text, key=text) for text in asked.complaints]
    return [blocks.answer(*answer), *notices]


def show_choices(ctx: Context, langkah: pd.DataFrame, asked: Filters) -> DeltaGenerator:
    """Draw the row of choices: all areas open or closed, the filters, a button that clears them."""
    key = _open_key(ctx, asked)
    areas = [*langkah["area"].unique()]
    is_open = {*areas} <= {*open_areas(ctx, langkah, asked)}
    row = st.container(horizontal=True, vertical_alignment="center", key="linimasa_baris")
    with row:
        words, icon = ("Tutup semua", "less") if is_open else ("Buka semua", "more")
        page_parts.button(
            words,
            _set_open,
            key,
            [] if is_open else areas,
            key="buka_semua",
            icon=f":material/unfold_{icon}:",
        )
        filters = {
            name: page_parts.Narrowing(LABELS[name], words) for name, words in asked.words.items()
        }
        page_parts.show_filters(filters, asked.describe())
    return row


def _set_open(key: str, areas: list[str]) -> None:
    st.session_state[key] = areas


def show_picture(
    ctx: Context, shown: TimelineRows, opened: list[str], beside: DeltaGenerator, asked: Filters
) -> None:
    """Draw the picture, or say that there is nothing to draw. `beside`: the row of choices."""
    if shown.langkah.empty:
        looks.show([blocks.sentence("Tidak ada langkah yang cocok.", key="kosong")], key="kosong")
        return

    def draw(theme: Theme) -> go.Figure:
        return chart.timeline(theme, timeline(ctx.view, shown, opened))

    about = ("linimasa", frozenset(opened), asked.key)
    remembered = pictures.remembered(ctx, draw, *about)
    of_plan = f"rencana {ctx.view.satker} tahun {ctx.view.tahun}"
    _show_months(ctx, asked, remembered(pictures.current_theme()))
    pictures.show(
        remembered,
        key="linimasa",
        alt=f"Linimasa target {of_plan}, satu lajur per langkah. Isinya sama dengan {_BELOW}.",
        file_name=_file_name(ctx),
        on_touch=partial(choose, ctx, asked),
        beside=beside,
    )
    told = blocks.words("note m-screen-only", _HINT, key="petunjuk")
    signs = blocks.words("note", _SIGNS if ctx.view.rencana_only else f"{_SIGNS} {_REPORTED}")
    looks.show([told, signs], key="linimasa_petunjuk")


def _show_months(ctx: Context, asked: Filters, figure: go.Figure) -> None:
    """Draw the month names once more, to stay in sight while the picture scrolls."""
    about: Any = figure.layout["meta"]
    above, before, months = about
    items: list[Line] = []
    for name, month in months:
        items.append({"text": name, "act": ["bulan", month]} if month else {"text": name})
    names = blocks.months("Bulan", items, above=above, before=before)
    looks.show([names], key="linimasa_bulan", on_choose=partial(choose, ctx, asked))


_BELOW = "Tabel dan unduhan di bawah gambar"
_HINT = (
    "Pilih tanda, langkah, atau area untuk membukanya, keterangan tanda untuk menyembunyikannya."
)
_SIGNS = "Batang: rentang waktu."
_REPORTED = "Garis tipis: sampai hari selesai."


def _file_name(ctx: Context) -> str:
    return f"Linimasa {ctx.view.dated_name}"


def show_table(ctx: Context, tenggat: pd.DataFrame) -> None:
    """Draw the same numbers as a table, in a fold; a kode opens its langkah."""
    rows = table_rows(tenggat)
    opens = tables.Opens("kode_tampil", partial(address.write_one, "langkah"), about="kode")
    name = _file_name(ctx)
    pictures.show_table(rows, _TABLE_COLUMNS, key="linimasa", file_name=name, opens=opens)


def choose(ctx: Context, asked: Filters, act: object) -> None:
    """Act on a touch.

    A mark, name or row opens its langkah, an area folds, a month lists its tenggat.
    """
    key = _open_key(ctx, asked)
    match read_shape(act, list[Name | int] | address.Choices):
        case ["langkah", str(kode)]:
            st.query_params["langkah"] = kode
        case ["area", str(area)]:
            old = st.session_state.get(key, [])
            is_open = area in old
            others = [opened for opened in old if opened != area]
            st.session_state[key] = others if is_open else [*old, area]
        case ["bulan", int(month)]:
            address.write_choices({"bulan": [month] if month else []})
        case choices:
            address.write_choices(choices)


def _open_key(ctx: Context, asked: Filters) -> str:
    return f"buka_{ctx.view.rencana_id}_{ctx.view.posisi}{asked.chosen if asked.is_active else ''}"


def _areas_to_open(ctx: Context) -> list[str]:
    """Return the areas with something late or due within a month, as many as one screen holds.

    The most urgent area is always among them.
    """
    areas = rows_of(figures.attention(ctx.db, ctx.view))
    room = _LANES_PER_SCREEN - len(areas)
    if sum(area["langkah"] for area in areas) <= room:
        return [area["area"] for area in areas]
    # In a plan without reports nothing is late: only what comes next counts.
    matters = ("segera",) if ctx.view.rencana_only else (*OVERDUE, "segera")
    urgent = sorted(areas, key=lambda area: [area[matter] for matter in matters], reverse=True)
    opened = []
    for area in urgent:
        if not opened or (any(area[matter] for matter in matters) and area["langkah"] <= room):
            opened.append(area["area"])
            room -= area["langkah"]
    return opened


def coming_block(ctx: Context) -> list[Block]:
    """Return the card of what falls due within a month; none if nothing does."""
    rows = rows_of(coming_soon(ctx.db, ctx.view), TenggatRow)
    if not rows:
        return []
    note = (
        f"{figures.format_number(len(rows))} target jatuh tempo s.d. "
        f"{format_day(ctx.view.posisi + SOON)}"
    )
    if len(rows) > _COMING_SHOWN:
        note += f", {_COMING_SHOWN} yang pertama"
    months = {row["tenggat"][:7] for row in rows}
    month = months.pop() if len(months) == 1 else ""
    items = [
        told_row(
            as_in_key(figures.tell([row]), ctx.view),
            href=looks.same_page(LINIMASA, langkah=row["kode"]),
            month=month,
        )
        for row in rows[:_COMING_SHOWN]
    ]
    heading = "Sebulan ke depan"
    return [blocks.card(heading, blocks.rows(heading, items), note=note, key="mendatang")]
