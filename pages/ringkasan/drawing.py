"""The pictures of Ringkasan: the areas and PICs, the curve of the year, the load of a plan.

Each has words and a table.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from monev.charts.bars import load_bars, month_bars, share_bars
from monev.core.dates import format_day
from monev.figures import format_number, kurva, plan_pics, shared_note, shares
from monev.figures.shares import Level
from monev.ui import address, curve, page_parts, pictures, screen, tables
from monev.ui.context import Context
from monev.ui.guard import guarded
from monev.ui.page_words import safe
from pages.ringkasan import lists

MEASURE = "ukuran"
"""The parameter in the address that says what the bars are shares of."""
_BY_POSISI, _WHOLE_YEAR = "posisi", "setahun"
TITLES: dict[Level, str] = {"area": "Area", "pic": "PIC"}
MOST_PICS = 8
"""So many PICs are drawn; the table has all."""
_FOLDS = {"kurva": "kurva", "triwulan": "area", "pic": "pic"}
"""Old name of a table in the address → the picture it belongs to now."""
_OF_AREAS = ("bukti", "perjalanan")


def level_word(level: Level) -> str:
    """Return the name of a level within a sentence: area, PIC."""
    return "PIC" if level == "pic" else level


def opened_table(wanted: str | None) -> str | None:
    """Return the picture whose table an address of an earlier version asks for."""
    return _FOLDS.get(wanted or "")


def _measures(ctx: Context) -> dict[str, str]:
    """Return what bars can be shares of: name in the address → words, for example *s.d. 30 Sep*."""
    return {_BY_POSISI: ctx.view.until, _WHOLE_YEAR: "setahun"}


def choose_measure(ctx: Context) -> None:
    """Draw the choice of what the bars are shares of."""
    page_parts.choose_part(_measures(ctx), _BY_POSISI, key=MEASURE, label="Dihitung dari")


def is_whole_year() -> bool:
    """True if the address asks for shares of the whole year."""
    return address.requested_one(MEASURE, [_BY_POSISI, _WHOLE_YEAR], _BY_POSISI) == _WHOLE_YEAR


def shown_bars(rows: pd.DataFrame, level: Level) -> pd.DataFrame:
    """Return the rows to draw: every area, but only the first PICs."""
    return rows.head(MOST_PICS) if level == "pic" else rows


def measure_note(ctx: Context, rows: pd.DataFrame, level: Level) -> str:
    """Return what the bars are shares of, and how many of the rows they show."""
    whole = "target setahun" if is_whole_year() else "yang jatuh tempo"
    return f"selesai dari {whole}{of_all(ctx, rows, level)}"


def of_all(ctx: Context, rows: pd.DataFrame, level: Level) -> str:
    """Return how many of the rows the bars show, and that a target may count for several PICs."""
    shown = len(shown_bars(rows, level))
    words = (
        "" if shown == len(rows) else f", {format_number(shown)} dari {format_number(len(rows))}"
    )
    note = shared_note(ctx.db, ctx.view) if level == "pic" else ""
    return f"{words}; {note}" if note else words


class Card(NamedTuple):
    """A card of a row: its key, and what draws it."""

    key: str
    draw: Callable[[], None]


def show_row(*columns: Sequence[Card]) -> None:
    """Draw columns of cards beside each other, equally tall.

    One alone, or on a tablet, as wide as the page.
    """
    filled = [cards for cards in columns if cards]
    if not filled:
        return
    is_wide = screen.layout() == "wide"
    places = st.columns(len(filled)) if is_wide else [st.container() for _ in filled]
    for place, cards in zip(places, filled, strict=True):
        for card in cards:
            key = f"card-{card.key}"
            with place, st.container(border=True, key=key, gap="small", height="stretch"):
                card.draw()


def levels(ctx: Context) -> list[Level]:
    """Return what bars are drawn of; PICs only if the plan names any."""
    return ["area", "pic"] if plan_pics(ctx.db, ctx.view) else ["area"]


@st.fragment
@guarded
def show_shares(ctx: Context, *, has_switch: bool) -> None:
    """Draw how far each area and each PIC is; the first card has the choice of the measure."""
    curve.go_on()
    cards = []
    for level in levels(ctx):
        draw = partial(_show_shares_of, ctx, level, has_switch=has_switch and level == "area")
        cards.append([Card(level, draw)])
    show_row(*cards)


def _show_shares_of(ctx: Context, level: Level, *, has_switch: bool) -> None:
    rows = shares.shares(ctx.db, ctx.view, level, whole_year=is_whole_year())
    shown = shown_bars(rows, level)
    note = measure_note(ctx, rows, level)
    line = _title(TITLES[level], note)
    if has_switch:
        with line:
            choose_measure(ctx)
    said = [
        f"{row['nama']} {row['angka']} {row['lencana']}".strip() for row in shown.to_dict("records")
    ]
    opens = _opens(ctx, "setahun" if is_whole_year() else "capaian", level)
    pictures.show(
        pictures.remembered(ctx, partial(share_bars, shown), "share_bars", level, is_whole_year()),
        key=level,
        alt=f"Capaian tiap {level_word(level)}, {note}: {'; '.join(said)}.",
        file_name=_file_name(ctx, level),
        on_touch=opens,
        beside=line,
    )
    columns = shares.SHARE_COLUMNS | {"nama": TITLES[level]}
    if level == "pic":
        columns = {name: words for name, words in columns.items() if name not in _OF_AREAS}
    touched = tables.Opens("nama", opens, "nilai")
    name = _file_name(ctx, level)
    of = ("bagian",)
    pictures.show_table(rows, columns, key=level, file_name=name, opens=touched, shares=of)


@st.fragment
@guarded
def show_curve(ctx: Context) -> None:
    """Draw the curve of planned and done targets, and one sentence below."""
    curve.go_on()
    line = _title("Rencana dan realisasi setahun", "bagian dari semua target")
    curve.show(ctx, kurva.curve_of_view(ctx.db, ctx.view), _file_name(ctx, "kurva"), line)


@st.fragment
@guarded
def show_months(ctx: Context) -> None:
    """Draw how many targets fall due in each month, for a plan without reports."""
    curve.go_on()
    rows = shares.month_loads(ctx.db, ctx.view)

    def open_month(month: object) -> None:
        curve.lead_to(lists.to_list(ctx, "setahun", bulan=str(month)))

    line = _title("Target per bulan", "target setahun")
    pictures.show(
        pictures.remembered(ctx, partial(month_bars, rows), "month_bars"),
        key="bulan",
        alt=f"{'; '.join(rows['kata'])}.",
        file_name=_file_name(ctx, "bulan"),
        on_touch=open_month,
        beside=line,
    )
    pictures.show_table(rows, shares.MONTH_COLUMNS, key="bulan", file_name=_file_name(ctx, "bulan"))


@st.fragment
@guarded
def show_loads(ctx: Context) -> None:
    """Draw how many targets each area and each PIC has, for a plan without reports."""
    curve.go_on()
    show_row(*([Card(level, partial(_show_loads_of, ctx, level))] for level in levels(ctx)))


def _show_loads_of(ctx: Context, level: Level) -> None:
    rows = shares.loads(ctx.db, ctx.view, level)
    opens = _opens(ctx, "setahun", level)
    shown = shown_bars(rows, level)
    note = (
        "target setahun; gelap: jatuh tempo s.d. "
        f"{format_day(ctx.view.posisi)}{of_all(ctx, rows, level)}"
    )
    said = [f"{row['nama']} {row['angka']}" for row in shown.to_dict("records")]
    pictures.show(
        pictures.remembered(ctx, partial(load_bars, shown), "load_bars", level),
        key=level,
        alt=f"Target tiap {level_word(level)}: {'; '.join(said)}.",
        file_name=_file_name(ctx, level),
        on_touch=opens,
        beside=_title(TITLES[level], note),
    )
    columns = shares.LOAD_COLUMNS | {"nama": TITLES[level]}
    touched = tables.Opens("nama", opens, "nilai")
    name = _file_name(ctx, level)
    pictures.show_table(rows, columns, key=level, file_name=name, opens=touched)


def _opens(ctx: Context, figure: str, level: Level) -> Callable[[object], None]:
    """Return a callback that leads from an area or PIC to its rows."""

    def lead(value: object) -> None:
        curve.lead_to(lists.to_list(ctx, figure, **{level: str(value)}))

    return lead


def _title(text: str, note: str) -> DeltaGenerator:
    """Draw a heading with its note; return their line, for more elements at its end."""
    line = st.container(horizontal=True, vertical_alignment="bottom", gap="small")
    line.markdown(f"## **{safe(text)}**", anchors=False, width="content")
    line.caption(safe(note), width="stretch")
    return line


def _file_name(ctx: Context, part: str) -> str:
    return f"Ringkasan {part} {ctx.view.dated_name}"
