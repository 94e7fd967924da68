"""The application, served by `streamlit run app.py`, `uvicorn app:app` and `make run` alike.

Streamlit finds it by reading this file, so it must be called `app` and be made by `st.App(...)`
right here.
"""

import streamlit as st

from monev.server import application

application.use_own_settings()
app = st.App(
    application.ROUTER,
    routes=application.routes(),
    middleware=application.middleware(),
    lifespan=application.lifespan,
    on_script_error=application.tell_error,
)
