"""A page of Dash with the figures of one of our pages and a button for each triwulan: `python -m
bench.dash_page PAGE PORT`.
"""

import sys

from dash import Dash, Input, Output, ctx, dcc, html

from bench.same_figures import of_page
from bench.triwulan import TRIWULAN


def make_app(page: str) -> Dash:
    """Make the page at TW III; a button changes the figures in place."""
    figures = of_page(page)
    buttons = [html.Button(name, id={"triwulan": name}) for name in TRIWULAN]
    graphs = []
    for number, figure in enumerate(figures["TW III"]):
        graphs.append(dcc.Graph(id={"gambar": number}, figure=figure))
    app = Dash(__name__)
    app.layout = html.Div(
        [html.Div(buttons, className="dash-triwulan"), html.P("TW III", id="chosen"), *graphs]
    )

    outputs = [Output({"gambar": number}, "figure") for number in range(len(graphs))]
    inputs = [Input({"triwulan": name}, "n_clicks") for name in TRIWULAN]

    @app.callback(outputs, Output("chosen", "children"), inputs, prevent_initial_call=True)
    def choose(*_: object) -> list:
        name = str(ctx.triggered_id["triwulan"])  # type: ignore[index] - Dash says any of its kinds
        return [*figures[name], name]

    return app


if __name__ == "__main__":
    make_app(sys.argv[1]).run(port=int(sys.argv[2]))
