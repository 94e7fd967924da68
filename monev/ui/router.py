"""The router: page config, the menu, the chooser on top of every page, and the page itself; nothing else.

Streamlit runs this file as a script for each redraw; `app.py` names it. It must lie in a folder without a `pages`
folder beside it: there Streamlit would take each page for one to be served without the router and its guard.
"""

from __future__ import annotations

import streamlit as st

from monev.access import Visitor, guest
from monev.core.errors import MonevError
from monev.ui import chooser, context, guard, looks, page_parts, page_table, rehearsal, visitor, watched


def show_current_page() -> None:
    """Show the page that the address names, behind the guard."""
    who = _visitor_where_known()
    current_page = st.navigation(page_table.pages_of(who or guest("semua")), position="top", expanded=True)
    st.set_page_config(
        page_title=f"{current_page.title} · Monev ZI", page_icon="📋", layout="wide", initial_sidebar_state="collapsed"
    )
    looks.follow(f"/{current_page.url_path}")
    with guard.guard():
        if who is not None and not page_table.may_open(page_table.file_of(current_page), who):
            watched.leave()
            chooser.show_way_in(current_page)
            return
        full_screen = page_table.is_full_screen(current_page)
        # Before anything is drawn: what comes meanwhile draws it again.
        db = context.current_database()
        state = watched.state_of(db)
        file = page_table.file_of(current_page)
        own_head = full_screen or file == page_table.REKAP  # it looks at many satker at once
        is_shown = chooser.show(db, current_page, without_head=own_head)
        _watch(file if is_shown else None, state, follows_by_itself=full_screen)
        if is_shown:
            if page_table.can_show(file, context.current_context()):
                current_page.run()
            else:
                page_parts.show_nothing_yet()
            if not full_screen:
                chooser.show_footer(file)


def _watch(page: str | None, state: watched.State, *, follows_by_itself: bool) -> None:
    """Let this page (None: what was asked for is not there) be drawn anew where others change what it shows."""
    if follows_by_itself or rehearsal.current() is not None:
        watched.leave()
        return
    choice = None if page is None or page_table.looks_at_all(page) else context.current_context().choice
    watched.watch(state, context.current_database(), None if choice is None else choice.satker)


def _visitor_where_known() -> Visitor | None:
    """Who looks; where that can't be known (None) the page itself says why, and shows nothing else."""
    try:
        return visitor.current_visitor(context.current_database())
    except MonevError:
        return None


if __name__ == "__main__":
    show_current_page()
