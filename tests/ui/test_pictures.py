"""A figure on a page: its words, and the answer to a touch."""

from streamlit.testing.v1 import AppTest

from tests.drawn_pictures import picture_on
from tests.page_runs import touch_point


def _page() -> None:
    import plotly.graph_objects as go
    import streamlit as st

    from monev.charts import theme as charts_theme
    from monev.ui import pictures

    def draw(theme: charts_theme.Theme) -> go.Figure:
        marks = go.Scatter(
            x=[1, 2, 3],
            y=[1, 1, 2],
            mode="markers",
            hovertext=["satu", "dua", "tiga"],
            customdata=["I.1", "I.2", "V.1"],
        )
        return charts_theme.figure(
            theme, [marks], height=200, margin={"l": 20, "r": 0, "t": 0, "b": 20}
        )

    st.session_state.setdefault("touched", [])
    pictures.show(
        draw,
        key="coba",
        alt="Tiga target",
        file_name="Coba KPU",
        on_touch=st.session_state["touched"].append,
    )


def opened() -> AppTest:
    at = AppTest.from_function(_page).run()
    assert not at.exception
    return at


def test_a_touch_answers_each_time_also_at_the_same_point_and_never_by_itself():
    at = opened()
    for words in ("dua", "dua", "tiga"):
        touch_point(at, "Tiga target", words)
    at.run()
    assert at.session_state["touched"] == ["I.2", "I.2", "V.1"]


def test_a_picture_says_what_it_shows_and_gives_its_points():
    at = opened()
    picture = picture_on(at, "Tiga target")
    assert [(point.name, point.told) for point in picture.hovered] == [
        ("satu", "I.1"),
        ("dua", "I.2"),
        ("tiga", "V.1"),
    ]
