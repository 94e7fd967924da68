"""What `app.py` builds on in Streamlit; each test says what to do when an upgrade of Streamlit breaks it."""

import os
import subprocess
import sys

from streamlit.testing.v1 import AppTest

from monev.server.application import ROUTER
from tests.code import ROOT


def test_the_settings_beside_app_py_hold_wherever_the_server_is_started(tmp_path):
    """Fails when Streamlit finds `.streamlit/config.toml` in another way than by `config._main_script_path`.

    Read `get_config_files` in streamlit/config.py and `App.__init__` in its starlette_app.py, then change
    `use_own_settings`; remove it if st.App meanwhile looks beside the module that made it.
    """
    question = (
        "import app, streamlit as st; print(st.get_option('theme.light.primaryColor'), st.get_option('server.address'))"
    )
    result = subprocess.run(
        [sys.executable, "-c", question],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert result.stdout.split() == ["#244a86", "127.0.0.1"]


def test_no_pages_folder_lies_beside_the_router():
    """Streamlit takes a folder `pages` beside its script for pages of its own: it would serve each file there without
    the router and its guard, and the first visitor of Linimasa would read "Page not found" (`PagesManager`)."""
    assert not (ROUTER.parent / "pages").exists()


def test_an_error_in_a_callback_is_told_in_our_words():
    """Fails when `st.App` calls its `on_script_error` in another way: look at its docstring, then at `tell_error`."""

    def script() -> None:
        import streamlit as st

        from monev.server.application import tell_error

        assert tell_error(ValueError("rahasia"))
        st.caption("selesai")

    at = AppTest.from_function(script).run()
    assert "belum dapat ditampilkan" in at.error[0].value
    assert "rahasia" not in at.error[0].value
    assert at.caption[0].value == "selesai"
