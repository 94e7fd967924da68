"""*Periksa tautan*: whether the links of bukti still open, checked beside the page."""

from dataclasses import dataclass, field
from threading import Lock, Thread

import streamlit as st

from monev.core.dates import format_day, format_short_day, format_tenggat
from monev.core.errors import MonevError
from monev.database import Row
from monev.evidence_files.link_check import RESULTS
from monev.figures.formats import format_number
from monev.outputs.link_results import check_plan, checked_links, links_of, read_checked
from monev.ui import address, page_parts
from monev.ui.context import Context, current_actor
from monev.ui.guard import guarded
from monev.ui.page_words import safe_line, safe_link

OPEN = "tautan"
"""The parameter in the address that says this part is open."""
_UNOPENED = {*RESULTS} - {"terbuka"}
_SHOWN = 50


@dataclass(slots=True)
class _Run:
    """A check on its way. `refused`: why it could not be stored."""

    count: int
    done: set[str] = field(default_factory=set)
    is_over: bool = False
    refused: str = ""


_runs: dict[tuple[str, int], _Run] = {}
_one_at_a_time = Lock()


def offer(ctx: Context) -> None:
    """Draw the button that opens the check, for who may write."""
    if _may(ctx):
        page_parts.button(
            "Periksa tautan", address.write_one, OPEN, "ya", key="periksa_tautan_buka"
        )


def _may(ctx: Context) -> bool:
    return ctx.may("lapor") or ctx.may("verifikasi")


def result_words(ctx: Context) -> dict[str, str]:
    """Map each checked link to what was found and when: tidak ada, 1/10/2025."""
    checked = read_checked(ctx.db, ctx.view)
    if checked.day is None:
        return {}
    day = format_short_day(checked.day)
    return {link: f"{RESULTS[result]}, {day}" for link, result in checked.results.items()}


def show(ctx: Context) -> None:
    """Draw the check, if the address asks for it: its progress, or its button and result."""
    if OPEN not in st.query_params or not _may(ctx):
        return
    with st.container(border=True, key="periksa_tautan"):
        run = _runs.get(ctx.rencana[1:])
        if run is not None and not run.is_over:
            _follow(run)
            return
        if run is not None and run.refused:
            st.error(safe_line(run.refused))
        links = {row["tautan"] for row in links_of(ctx.db, ctx.view)}
        checked = read_checked(ctx.db, ctx.view)
        if checked.day is not None:
            opened = sum(checked.results.get(link) == "terbuka" for link in links)
            count = f"{format_number(opened)} dari {format_number(len(links))} tautan terbuka"
            st.markdown(f"Diperiksa {format_day(checked.day)}: {count}.")
        rows = [row for row in checked_links(ctx.db, ctx.view) if row["hasil"] in _UNOPENED]
        if rows:
            page_parts.show_list(map(_line, rows[:_SHOWN]))
        if not links:
            st.caption("Belum ada tautan pada rencana ini.")
            return
        words = f"Periksa {format_number(len(links))} tautan"
        page_parts.button(words, _start, ctx, len(links), key="periksa_tautan_mulai")


def _line(row: Row) -> str:
    place = f"**{safe_line(row['kode_tampil'])}** {safe_line(row['bukti'])}"
    link = f"{safe_link(row['tautan'])} · :orange[{RESULTS[row['hasil']]}]"
    return f"{place}, {format_tenggat(row['tenggat'])}: {link}"


def _start(ctx: Context, count: int) -> None:
    """Start the check in a thread, under the name of who asked. A callback."""
    run = _runs[ctx.rencana[1:]] = _Run(count)
    Thread(target=_check, args=(ctx, run, current_actor(ctx.db)), daemon=True).start()


def _check(ctx: Context, run: _Run, pelaku: str) -> None:
    try:
        with _one_at_a_time:
            check_plan(ctx.db, ctx.view, run.done.add, pelaku=pelaku)
    except MonevError as error:
        run.refused = f"{error.pesan} {error.advice}".strip()
    finally:
        run.is_over = True


@st.fragment(run_every=1)
@guarded
def _follow(run: _Run) -> None:
    """Draw how far a check is, and the page once it is over."""
    if run.is_over:
        st.rerun()
    done = len(run.done)
    words = f"Memeriksa tautan: {format_number(done)} dari {format_number(run.count)}"
    st.progress(min(done / run.count, 1.0), words)
