"""The router: page config, the menu, the chooser on top of every page, and the page itself; nothing else.

Streamlit runs this file as a script for each redraw; `app.py` names it. It must lie in a folder without a `pages`
folder beside it: there Streamlit would take each page for one to be served without the router and its guard.
"""

from __future__ import annotations

import streamlit as st

from monev.ui import chooser, context, guard, page_table


def show_current_page() -> None:
    """Show the page that the address names, behind the guard."""
    current_page = st.navigation(page_table.all_pages(), position="top")
    st.set_page_config(
        page_title=f"{current_page.title} · Monev ZI", page_icon="📋", layout="wide", initial_sidebar_state="collapsed"
    )
    with guard.guard():
        full_screen = page_table.is_full_screen(current_page)
        if chooser.show(context.current_database(), full_screen=full_screen):
            current_page.run()
            if not full_screen:
                chooser.show_footer()


if __name__ == "__main__":
    show_current_page()
