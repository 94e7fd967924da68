"""A figure on a page: its words, what a touch answers, and the screen that it fills."""

from streamlit.testing.v1 import AppTest

from tests.page_runs import chart_words, charts_on, touch_point


def _page() -> None:
    import plotly.graph_objects as go
    import streamlit as st

    from monev.charts import theme as charts_theme
    from monev.ui import pictures

    def draw(theme: charts_theme.Theme) -> go.Figure:
        marks = go.Scatter(
            x=[1, 2, 3], y=[1, 1, 2], mode="markers", customdata=["I.1", "I.2", "V.1"]
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
    touch_point(at, "coba", "I.2")
    touch_point(at, "coba", "I.2")
    touch_point(at, "coba", "V.1")
    at.run()
    assert at.session_state["touched"] == ["I.2", "I.2", "V.1"]


def test_a_picture_says_what_it_shows_and_gives_its_points():
    at = opened()
    assert chart_words(at) == {"coba": "Tiga target"}
    (trace,) = charts_on(at)["coba"]["data"]
    assert trace["customdata"] == ["I.1", "I.2", "V.1"]


def test_arrays_of_numbers_are_read_as_lists():
    def page() -> None:
        import numpy
        import plotly.graph_objects as go
        import streamlit as st

        st.plotly_chart(go.Figure(go.Heatmap(z=numpy.arange(6).reshape(2, 3))), key="panas")

    at = AppTest.from_function(page).run()
    assert charts_on(at)["panas"]["data"][0]["z"] == [[0, 1, 2], [3, 4, 5]]
