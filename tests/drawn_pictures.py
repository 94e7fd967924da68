"""The figures of Plotly on a page, as a person sees them and reads over them with a pointer.

This is the one place that knows how Plotly holds them.
"""

import json
import re
from base64 import b64decode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any

import numpy
from streamlit.testing.v1 import AppTest


@dataclass(frozen=True, kw_only=True)
class Point:
    """A point of a picture: the words drawn there, those over it line by line, and what a touch
    tells the page (None: nothing). `series`: its name in the key, `symbol`: its shape.
    """

    text: str
    hover: tuple[str, ...]
    told: Any
    x: Any
    y: Any
    series: str
    symbol: str
    shape: str
    curve: int
    index: int

    @property
    def name(self) -> str:
        """The first line over it."""
        return self.hover[0] if self.hover else ""


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A figure of Plotly on a page. `words`: what it says to who cannot see it; `columns`: below
    its axis, at their places; `key`: the names in its key; `frames`: the breadth of each frame.
    """

    words: str
    columns: Mapping[Any, str]
    key: tuple[str, ...]
    notes: tuple[str, ...]
    frames: tuple[float, ...]
    points: tuple[Point, ...]
    source: str
    element: Any

    @property
    def hovered(self) -> list[Point]:
        """The points that say something to a pointer."""
        return [point for point in self.points if point.hover]

    @property
    def texts(self) -> dict[str, str]:
        """The words drawn at each point, by the first line over it."""
        return {point.name: point.text for point in self.hovered}

    def beside(self, point: Point) -> list[str]:
        """List what is drawn at the height of a point: of a bar its name, its value, its badge."""
        heights = [other.y for other in self.hovered]
        drawn = [each for each in self.points if each.text and not each.hover]
        near = []
        for each in drawn:
            if min(heights, key=lambda height: abs(height - each.y)) == point.y:
                near.append(each.text)
        return near


def pictures_on(at: AppTest) -> list[Picture]:
    """List the pictures on a page."""
    return [read_picture(element) for element in at.get("plotly_chart")]


def picture_on(at: AppTest, words: str) -> Picture:
    """Return the picture whose words begin so."""
    (found,) = [one for one in pictures_on(at) if one.words.startswith(words)]
    return found


def read_picture(element: Any) -> Picture:
    """Read an element of the page that is a picture."""
    figure = _plain(json.loads(element.proto.spec))
    layout = figure["layout"]
    axis = layout.get("xaxis", {})
    points = []
    for curve, trace in enumerate(figure["data"]):
        if trace["type"] != "heatmap":
            points += _points_of(trace, curve)
    shown = [trace["name"] for trace in figure["data"] if trace.get("name")]
    shapes = [shape for shape in layout.get("shapes", ()) if shape["type"] == "rect"]
    notes = [as_read(note["text"]) for note in layout.get("annotations", ())]
    return Picture(
        words=element.proto.alt,
        columns=_columns(axis),
        key=tuple(map(as_read, shown)),
        notes=tuple(notes),
        frames=tuple(shape["x1"] - shape["x0"] for shape in shapes),
        points=tuple(points),
        source=str(figure),
        element=element,
    )


def _columns(axis: Mapping[str, Any]) -> dict[Any, str]:
    words = map(as_read, axis.get("ticktext") or ())
    return dict(zip(axis["tickvals"], words, strict=True)) if "ticktext" in axis else {}


def _points_of(trace: Mapping[str, Any], curve: int) -> Iterator[Point]:
    length = len(trace.get("x") or ())
    symbols = trace.get("marker", {}).get("symbol", "")
    for index in range(length):
        text = _one_of(trace.get("text"), index) or ""
        yield Point(
            text=as_read(text),
            hover=_hover(trace, index, text),
            told=_one_of(trace.get("customdata"), index),
            x=trace["x"][index],
            y=trace["y"][index],
            series=as_read(trace.get("name") or ""),
            symbol=_one_of(symbols, index) or "",
            shape=trace["type"],
            curve=curve,
            index=index,
        )


def _hover(trace: Mapping[str, Any], index: int, text: str) -> tuple[str, ...]:
    """List the lines that a pointer shows over a point."""
    if trace.get("hoverinfo") == "skip":
        return ()
    words = _one_of(trace.get("hovertext"), index) or ""
    if pattern := trace.get("hovertemplate"):
        pattern = pattern.replace("%{hovertext}", words).replace("%{text}", text)
        words = pattern.removesuffix("<extra></extra>")
    return tuple(filter(None, map(as_read, words.split("<br>"))))


def _one_of(values: Any, index: int) -> Any:
    """Return one of a list; a single value stands for all."""
    if values is None or isinstance(values, str):
        return values
    return values[index] if index < len(values) else None


def as_read(text: str) -> str:
    """Return a text of a picture as it is read: without its tags, its signs as they stand."""
    return " ".join(unescape(re.sub("<[^>]+>", " ", text)).split())


def _plain(value: Any) -> Any:
    """Return a figure with lists of numbers: Plotly writes them as base64 of their bytes."""
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if not isinstance(value, dict):
        return value
    if "bdata" not in value:
        return {name: _plain(one) for name, one in value.items()}
    return numpy.frombuffer(b64decode(value["bdata"]), dtype=value["dtype"]).tolist()
