"""The router: page config, the menu, the chooser on top of every page, and the page itself.

Streamlit runs this file as a script for each redraw; `app.py` names it. No `pages` folder may lie
beside it, or Streamlit would serve each page without the router and its guard.
"""

import streamlit as st

from monev import figures
from monev.access import guest
from monev.core import turns
from monev.core.errors import MonevError
from monev.ui import (
    chooser,
    context,
    guard,
    looks,
    outcome,
    page_parts,
    page_table,
    screen,
    watched,
)
from monev.ui.looks import Block, blocks
from monev.ui.looks.block_parts import Door
from monev.ui.page_table import RINGKASAN, SEARCH, Page

_BEGUN = "kunjungan_dimulai"
_AT_THUMB = 4
"""So many pages stand at the foot of a phone."""


def show_current_page() -> None:
    """Show the page that the address names, behind the guard."""
    outcome.begin_run()
    looks.follow_here()
    state, seen, doors = _entrance()
    current_page = st.navigation(page_table.menu(doors, screen.menu_room()), position="top")
    page = page_table.page_of(f"/{current_page.url_path}") or RINGKASAN
    st.set_page_config(
        page_title=" · ".join([page.title, *_part_of(seen), "Monev ZI"]),
        page_icon="📋",
        layout=page_table.layout_of(page),
        initial_sidebar_state="collapsed",
    )
    looks.follow(f"/{current_page.url_path}")
    with guard.guard():
        if seen is None:
            context.open_store()  # raises again, now inside the guard
            return
        ctx = seen.ctx
        if not page_table.may_open(page, ctx.visitor):
            watched.leave()
            chooser.show_way_in(page, ctx.visitor)
            return
        if page == RINGKASAN:
            _begin(seen, doors)
        full_screen = page_table.is_full_screen(page)
        own_head = full_screen or page == page_table.REKAP  # Rekap's head chooses many satker
        is_shown = chooser.show(page, seen, without_head=own_head)
        if not full_screen:
            _show_bar(doors, page, ctx)
        if full_screen:  # a meeting follows the journal by itself
            watched.leave()
        else:
            shown = ctx.choice if is_shown and not page.of_all else None
            watched.watch(state, ctx.db, shown.satker if shown else None)
        if is_shown:
            if isinstance(ctx, page.needs):
                current_page.run()
            else:
                page_parts.show_nothing_yet()
            if not full_screen:
                chooser.show_footer(ctx, page)


def _part_of(seen: chooser.Seen | None) -> list[str]:
    """Return the chosen areas and PICs in words, for the title of the browser's tab."""
    if seen is None or seen.ctx.choice is None:
        return []
    chosen = seen.ctx.choice
    return [*(f"Area {area}" for area in chosen.area), *chosen.pic]


def _entrance() -> tuple[watched.State, chooser.Seen | None, list[Page]]:
    """Return the state of the data, what this run shows, and the menu.

    If the database can't be opened, nothing is shown; the page says why.
    """
    try:
        db = context.open_store()
        # Before anything is drawn, so that later entries redraw the page.
        state = watched.state_of(db)
        who = context.current_visitor(db)
        seen = chooser.look(db, who)
        doors = page_table.doors_of(who, several=len(chooser.real_offices(seen.listing)) > 1)
        return state, seen, doors
    except MonevError:
        return watched.UNKNOWN, None, page_table.doors_of(guest("semua"), several=True)


def _begin(seen: chooser.Seen, doors: list[Page]) -> None:
    begins = _BEGUN not in st.session_state
    st.session_state[_BEGUN] = True
    is_ready = bool(chooser.real_offices(seen.listing))
    compares = figures.compares_offices(seen.listing)
    first = page_table.first_page(seen.ctx.visitor, doors, is_ready=is_ready, compares=compares)
    if begins and not st.query_params and first != RINGKASAN:
        st.switch_page(first.file)


def _show_bar(doors: list[Page], current: Page, ctx: context.AnyContext) -> None:
    """Draw the search, and on a phone the pages of every day where its thumb is."""

    def door(page: Page) -> Door:
        return {
            "text": page.title,
            "href": looks.link(page, {} if ctx.choice is None else ctx.choice.url()),
            "current": page == current,
        }

    # No search for a guest of one page.
    bar: list[Block] = [] if len(doors) < 2 else [blocks.search(SEARCH)]
    if screen.may_lack_menu_line():
        bar.append(blocks.doors(map(door, doors[:_AT_THUMB])))
    looks.show(bar, key="pintu", tells_width=True)


if __name__ == "__main__":
    with turns.in_turn():
        show_current_page()
