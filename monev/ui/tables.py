"""Tables that people sort and search (`st.dataframe`), and short ones."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial
from typing import Literal, NamedTuple, TypedDict

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ButtonColumnResult, ColumnConfig

from monev.core.dates import format_tenggat
from monev.core.statuses import STATUS_TENGGAT
from monev.figures.formats import whole_percents
from monev.outputs.frame_files import list_xlsx, to_csv
from monev.ui import context, page_parts, screen
from monev.ui.looks.block_parts import Action
from monev.ui.page_words import safe_line
from monev.ui.shapes import Shape, not_understood, read_shape

ROWS_IN_SIGHT = 15
"""A longer table scrolls."""
_ROW_HEIGHT = 35
"""The height of Streamlit's rows, in pixels at the usual font size."""


class _Pressed(Shape):
    """The row of the pressed button, counted from 0."""

    row: int


class Opens(NamedTuple):
    """What a touch does: the cells of `column` are buttons that call `act`.

    `act` gets the row's value of that column, or of the column `about`, as text.
    """

    column: str
    act: Callable[[str], None]
    about: str = ""


class ColumnRoles(TypedDict, total=False):
    """Which columns of a table have a role.

    It says which are `shares` or `links`, and what a touch `opens`; `note`: what stands above the
    table.
    """

    note: str

    shares: Collection[str]
    links: Collection[str]
    opens: Opens | None


def show(
    frame: pd.DataFrame,
    columns: Mapping[str, str],
    *,
    key: str,
    label: str = "Isi gambar di atas",
    shares: Collection[str] = (),
    links: Collection[str] = (),
    opens: Opens | None = None,
    file_name: str = "",
    picture: str = "",
    note: str = "",
) -> None:
    """Draw a table that can be sorted and searched.

    - `columns`: column of the frame → heading, in order. Their dtype decides how days, moments,
      numbers and yes/no are drawn; a text column `tenggat` is written as people say it.
    - `shares`: parts of 1, drawn as bars. `links`: columns of addresses.
    - `label`: what the table shows, for screen readers.
    - `file_name` (without .csv): adds downloads, also of a `picture` on this page by its key.
    - `note`: stands above it.
    """
    if note:
        st.caption(safe_line(note))
    if frame.empty:
        st.caption("Tabel ini kosong.")
        return
    shown = _as_shown(frame, columns, shares)
    config: dict[str, ButtonColumnResult | ColumnConfig] = {}
    for name, heading in columns.items():
        config[heading] = _column(frame[name], heading, name in shares, name in links)
    if opens is not None:
        config[columns[opens.column]] = _buttons(frame, opens, key)
    st.dataframe(
        shown,
        column_config=config,
        hide_index=True,
        height=_height(len(shown)),
        placeholder="",
        alt=label,
        key=key,
    )
    if file_name:
        ways: list[Action] = [{"text": "Unduh gambar (PNG)", "picture": picture}] if picture else []
        page_parts.offer_files(files_of(frame, columns, file_name), *ways, key=f"{key}_berkas")


def show_short(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Draw a table of a few rows, whose cells are Markdown; on a phone each row is lines.

    `headings` are text.
    """
    names = [safe_line(heading) for heading in headings]
    if screen.is_narrow():
        page_parts.show_list(_in_lines(names, row) for row in rows)
        return
    lines = [names, ["---"] * len(names), *rows]
    st.markdown("\n".join(f"| {' | '.join(line)} |" for line in lines))


def _in_lines(names: Sequence[str], row: Sequence[str]) -> str:
    """Return a row for a Markdown list: its first cell, then the others with their names."""
    first, *others = zip(names, row, strict=True)
    said = [first[1], *(f":gray[{name}:] {cell}" for name, cell in others if cell)]
    return "  \n  ".join(said)


def files_of(frame: pd.DataFrame, columns: Mapping[str, str], file_name: str) -> page_parts.Offered:
    """Return the downloads of a frame's columns under their headings.

    They are a workbook, and CSV for other programs. Both say if this run shows sample data.
    """
    rows = _in_words(frame)
    simulated = context.shows_sample()
    book = partial(list_xlsx, rows, columns, file_name, simulated=simulated)
    return {
        "Unduh .xlsx": (f"{file_name}.xlsx", book),
        "Unduh .csv": (f"{file_name}.csv", partial(to_csv, rows, columns, simulated=simulated)),
    }


def _in_words(frame: pd.DataFrame) -> pd.DataFrame:
    """Write a text column `tenggat` as people say it."""
    if "tenggat" not in frame or not pd.api.types.is_string_dtype(frame["tenggat"]):
        return frame
    return frame.assign(tenggat=frame["tenggat"].map(format_tenggat, na_action="ignore"))


def _as_shown(
    frame: pd.DataFrame, columns: Mapping[str, str], shares: Collection[str]
) -> pd.DataFrame:
    shown = _in_words(frame[list(columns)])
    shown = shown.assign(**{name: whole_percents(shown[name]) for name in shares if name in shown})
    return shown.rename(columns=columns)


def _column(values: pd.Series, heading: str, is_share: bool, is_link: bool) -> ColumnConfig:
    kinds = st.column_config
    types = pd.api.types
    if is_share:
        return kinds.ProgressColumn(
            format="percent",
            min_value=0,
            max_value=1,
            color=_colour("selesai"),
            width=_bar_width(heading),
        )
    if is_link:
        return kinds.LinkColumn(display_text="Buka")
    if isinstance(values.dtype, pd.DatetimeTZDtype):
        return kinds.DatetimeColumn(format="DD/MM/YYYY HH.mm")
    if types.is_datetime64_dtype(values):
        return kinds.DateColumn(format="DD/MM/YYYY")
    if types.is_bool_dtype(values):
        return kinds.CheckboxColumn()
    if types.is_numeric_dtype(values):
        return kinds.NumberColumn(format="localized")
    return kinds.TextColumn()


def _bar_width(heading: str) -> int:
    """Return the width of a bar's column, as small as its heading, so that no column is cut."""
    return max(80, 8 * len(heading))


def _colour(status: str) -> str:
    term = STATUS_TENGGAT[status]
    return term.dark if screen.is_dark() else term.colour


def _buttons(frame: pd.DataFrame, opens: Opens, key: str) -> ButtonColumnResult | ColumnConfig:
    """Return a column of buttons.

    The browser sends the row's place in the frame, however it is sorted.
    """
    told = f"{key}_buka"

    def touched() -> None:
        row = read_shape(st.session_state.get(told), _Pressed).row
        if row >= len(frame):
            raise not_understood()
        opens.act(str(frame[opens.about or opens.column].iloc[row]))

    return st.column_config.ButtonColumn(alignment="left", pinned=True, on_click=touched, key=told)


def _height(rows: int) -> int | Literal["content"]:
    if rows <= ROWS_IN_SIGHT:
        return "content"
    # Half a row shows that there are more.
    return round((1 + ROWS_IN_SIGHT + 0.5) * _ROW_HEIGHT * screen.letters_scale())
