"""What stands on a page, as a person reads it: rows, bars, figures, tables, buttons.

This is the one place that knows under which names the blocks of `monev.ui.looks` hold it. Tests
speak of what is read: a name that changes there changes here alone, a word that changes on the
screen turns a test red."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

import pandas as pd
from streamlit.testing.v1 import AppTest

from tests.screen_things import (
    Bar,
    Block,
    Cell,
    Choice,
    Code,
    Counted,
    Document,
    Door,
    Field,
    Figure,
    File,
    Head,
    Item,
    Lacking,
    Line,
    Room,
    Row,
    Said,
    Still,
    Table,
    Waiting,
    Way,
)

Seen = TypeVar("Seen")


def seen_on(at: AppTest, wanted: type[Seen]) -> list[Seen]:
    """List the things of one sort on a page, from top to bottom."""
    return seen_in(blocks_on(at), wanted)


def seen_in(blocks: Iterable[Block], wanted: type[Seen]) -> list[Seen]:
    """List things of one sort in blocks that are on no page."""
    return [thing for thing in things_in(blocks) if isinstance(thing, wanted)]


def rows_on(at: AppTest) -> list[Row]:
    """List the rows on a page."""
    return seen_on(at, Row)


def kode_on(at: AppTest) -> list[str]:
    """List the kode before the rows on a page."""
    return [row.kode for row in rows_on(at)]


def figures_on(at: AppTest) -> dict[str, str]:
    """Return the figures on a page by their names, each with its share: 2/3 67%."""
    return {figure.label: figure.said for figure in seen_on(at, Figure)}


def ways_on(at: AppTest) -> list[str]:
    """List the words of the buttons and links in rows of their own."""
    return [way.text for way in seen_on(at, Way)]


def count_on(at: AppTest) -> str:
    """Return the words over a list: how many rows it holds."""
    return seen_on(at, Counted)[0].text


def head_on(at: AppTest) -> Head:
    """Return the head of the page."""
    (head,) = seen_on(at, Head)
    return head


def room_on(at: AppTest) -> Room:
    """Return the room of the meeting that is open."""
    (room,) = seen_on(at, Room)
    return room


def room_things(room: Room, wanted: type[Seen]) -> list[Seen]:
    """List the things of one sort on the screen of a room."""
    return seen_in(room.blocks, wanted)


def address_of(at: AppTest, words: str) -> str:
    """Return the address of the link, row or figure with these words."""
    found = (item for item in _touchable(blocks_on(at)) if item.get("href"))
    return next(item["href"] for item in found if words in " ".join(words_of(item)))


def what_is_sent(at: AppTest, words: str) -> tuple[int, dict[str, Any]]:
    """Return the message that a touch of the thing with these words sends, and the number of our
    element that it goes to."""
    for number, element in enumerate(at.get("bidi_component")):
        for item in _touchable(blocks_of(element)):
            if words in " ".join(words_of(item)):
                if item.get("href"):
                    return number, {"href": item["href"]}
                return number, {"act": item["act"]}
    raise AssertionError(f"nothing to touch says “{words}”")


def place_of(at: AppTest, wanted: type[Seen]) -> int:
    """Return the number of our element on which things of this sort stand."""
    drawn = [blocks_of(element) or [] for element in at.get("bidi_component")]
    return next(number for number, blocks in enumerate(drawn) if seen_in(blocks, wanted))


def written_text(at: AppTest) -> str:
    """Return everything a page says in words."""
    kinds = (at.markdown, at.caption, at.info, at.error, at.warning, at.success)
    said = [str(element.value) for elements in kinds for element in elements]
    return "\n".join([*words_of(blocks_on(at)), *said])


def tables_on(at: AppTest) -> dict[str, pd.DataFrame]:
    """Return the tables of `st.dataframe` by the `label` each has for who cannot see it, under the
    headings that people read."""
    return {table.proto.alt: table.value for table in at.dataframe}


def words_of(value: Any) -> Iterator[str]:
    """List every text in a block, without addresses and without what is no word."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for part in value:
            yield from words_of(part)
    elif isinstance(value, dict):
        for name, part in value.items():
            if name not in ("href", "kind", "key", "status", "tone", "looks"):
                yield from words_of(part)


def blocks_on(at: AppTest) -> list[Block]:
    """List the blocks on a page in their order, without the menu of a phone and the search."""
    blocks = [block for drawn in _drawn(at) for block in drawn]
    return [block for block in blocks if block["kind"] not in ("doors", "search")]


def has_search(at: AppTest) -> bool:
    """True if the page offers the search everywhere."""
    return any(block["kind"] == "search" for drawn in _drawn(at) for block in drawn)


def doors_on(at: AppTest) -> list[Door]:
    """List the pages in the menu of a phone."""
    found = [block for drawn in _drawn(at) for block in drawn if block["kind"] == "doors"]
    return [
        Door(text=door["text"], note=door["note"]) for door in (*found[0]["near"], *found[0]["far"])
    ]


def blocks_of(element: Any) -> list[Block] | None:
    """Return the blocks that an element of the page draws; None if it draws none."""
    proto = getattr(element, "proto", None)
    if getattr(proto, "component_name", "") != "monev_looks":
        return None
    return json.loads(proto.json)["blocks"]


def _drawn(at: AppTest) -> list[list[Block]]:
    drawn = [blocks_of(element) for element in at.get("bidi_component")]
    return [blocks for blocks in drawn if blocks is not None]


def _touchable(value: Any) -> Iterator[Block]:
    """List everything with an address or an act, in its order."""
    if isinstance(value, dict):
        if value.get("href") or value.get("act") is not None:
            yield value
        value = [*value.values()]
    if isinstance(value, list):
        for part in value:
            yield from _touchable(part)


def things_in(blocks: Iterable[Block]) -> Iterator[Any]:
    """List what stands in blocks, each thing as what it is."""
    for block in blocks:
        if block["kind"] == "group":
            yield from things_in(block["blocks"])
        elif read := _READERS.get(block["kind"]):
            yield from read(block)


def _way(action: Block) -> Way:
    return Way(
        text=action["text"],
        name=action.get("name", ""),
        address=action.get("href") or "",
        act=action.get("act"),
        is_first=action.get("primary", False),
        is_open=action.get("is_open"),
        file=action.get("file", {}),
    )


def _said(block: Block) -> Iterator[Said]:
    notes = block.get("notes") or filter(None, [block.get("note")])
    yield Said(
        text=block["text"],
        mark=block.get("mark", ""),
        notes=tuple(notes),
        ways=(_way(block["link"]),) if block.get("link") else (),
        colour=block.get("tone", ""),
        stands_out=block["kind"] != "sentence",
        is_scrolled_to=block.get("appears", False),
        texts=tuple(words_of(block)),
    )


def _sentence(text: str) -> Said:
    return Said(text=text, texts=(text,))


def _lines(block: Block) -> Iterator[Said]:
    for line in block["items"]:
        is_touched = line.get("href") or line.get("act") is not None
        ways = (_way(line),) if is_touched else ()
        yield Said(text=line["text"], ways=ways, texts=(line["text"],))


def _head(block: Block) -> Iterator[Head]:
    offices = block.get("satker")
    yield Head(
        title=block["title"],
        badge=block.get("badge", ""),
        office=None if offices is None else offices[0]["label"],
    )


def _rows(block: Block) -> Iterator[Row]:
    for row in block["items"]:
        yield Row(
            under=block["label"],
            kode=row.get("kode", ""),
            mark=row.get("mark", ""),
            text=row.get("text", ""),
            state=row.get("state", ""),
            notes=tuple(row.get("notes", ())),
            colour=row.get("status", ""),
        )


def _lacking(block: Block) -> Iterator[Lacking]:
    for langkah in block["items"]:
        documents = []
        for bukti in langkah["bukti"]:
            links = tuple(map(_way, bukti["links"]))
            documents.append(Document(text=bukti["text"], note=bukti["note"], links=links))
        yield Lacking(
            under=block["label"],
            mark=langkah["mark"],
            state=langkah["state"],
            kode=langkah["kode"],
            text=langkah["text"],
            when=langkah["when"],
            pic=langkah["pic"],
            documents=tuple(documents),
            act=langkah["act"],
        )


def _bars(block: Block) -> Iterator[Bar]:
    for bar in block["items"]:
        yield Bar(
            under=block["label"],
            label=bar["label"],
            value=bar.get("value", ""),
            late=bar.get("late", ""),
            note=bar.get("note", ""),
            parts={part["status"]: part["n"] for part in bar["parts"]},
        )


def _figures(block: Block) -> Iterator[Figure]:
    for figure in block["items"]:
        yield Figure(
            label=figure["label"],
            value=figure["value"],
            share=figure.get("share", ""),
            change=figure.get("change", ""),
            note=figure.get("note", ""),
            bar=(figure["n"], figure["total"]) if figure.get("total") else None,
        )


def _switches(block: Block) -> Iterator[Choice]:
    for choice in (choice for group in block["choices"] for choice in group):
        yield Choice(
            under=block["label"],
            text=choice["text"],
            name=choice.get("name", ""),
            mark=choice.get("mark", ""),
            is_on=choice["on"],
        )


def _filters(block: Block) -> Iterator[Choice]:
    for group in block["groups"]:
        for choice in group["items"]:
            yield Choice(
                under=group["label"],
                text=choice["text"],
                count=choice.get("count", ""),
                is_on=choice["on"],
            )


def _table(block: Block) -> Iterator[Table]:
    rows = []
    for row in block["rows"]:
        rows.append(tuple(map(_table_cell, row)))
    yield Table(label=block["label"], headings=tuple(block["head"]), rows=tuple(rows))


def _table_cell(cell: str | Block) -> Cell:
    if isinstance(cell, str):
        return Cell(text=cell)
    return Cell(
        text=" ".join(filter(None, (cell.get("kode"), cell["text"]))),
        note=cell.get("note", ""),
        is_number=cell.get("number", False),
        is_marked=cell.get("marked", False),
    )


def _cells(block: Block) -> Iterator[Cell]:
    for cell in block["items"]:
        yield Cell(text=cell["text"], heading=cell["heading"], late=cell.get("late", ""))


def _tools(block: Block) -> Iterator[Counted | Way]:
    fields = [select["label"] for select in block["selects"]]
    if block["search"]:
        fields.insert(0, block["search"]["label"])
    yield Counted(text=block["count"], fields=tuple(fields))
    yield from map(_way, block["items"])


def _files(block: Block) -> Iterator[File]:
    for item in block["items"]:
        yield read_file_item(item)


def read_file_item(item: Block) -> File:
    """Read a file of a list."""
    return File(
        text=item["text"],
        note=item["note"],
        address=item["href"],
        picture=item.get("picture"),
    )


def _inbox(block: Block) -> Iterator[Waiting]:
    for langkah in block["langkah"]:
        for item in langkah["items"]:
            links = [(link["host"], link["text"], link["href"]) for link in item["links"]]
            yield Waiting(
                kode=langkah["kode"],
                bukti=item["bukti"],
                when=item["when"],
                reported=item["said"],
                words=item["words"],
                links=tuple(links),
                closed=item["closed"],
            )


def _report(block: Block) -> Iterator[Line | Said]:
    if not block["lines"]:
        yield _sentence(block["empty"])
    for line in block["lines"]:
        if "heading" in line:
            yield _sentence(line["heading"])
            continue
        documents = []
        for each in line["documents"]:
            ways = []
            for way in each["ways"]:
                ways.append(Way(text=way["text"], address=way.get("href", "")))
            documents.append(
                Document(
                    text=each["name"],
                    note=each["note"],
                    links=tuple(ways),
                    is_ticked=each["on"],
                    is_fixed=each["fixed"],
                )
            )
        yield Line(
            kode=line["kode"],
            status=line["state"] or block["words"].get(line["report"], ""),
            documents=tuple(documents),
            is_open=line["open"],
        )


def _items(block: Block) -> Iterator[Item]:
    if not block["items"]:
        yield Item(text=block["empty"], is_heading=True)
    for entry in block["items"]:
        if "heading" in entry:
            yield Item(text=entry["heading"], is_heading=True)
        elif "fold" in entry:
            yield from _folded(entry)
        else:
            yield _item(entry, sums_up=bool(entry.get("parts")))
            if entry.get("parts"):
                yield from _folded(entry["parts"], is_part=True)


def _folded(fold: Block, is_part: bool = False) -> Iterator[Item]:
    looks = {"fills": fold.get("fills", False), "is_part": is_part}
    yield Item(text=fold["fold"], is_heading=True, folded=fold["fold"], **looks)
    for entry in fold["items"]:
        yield _item(entry, folded=fold["fold"], **looks)


def _item(entry: Block, **looks: Any) -> Item:
    ticks = [Document(text=tick["full"], is_ticked=tick["on"]) for tick in entry.get("ticks", ())]
    return Item(
        text=entry["text"],
        kode=entry.get("kode", ""),
        number=entry.get("number", ""),
        mark=entry.get("mark", ""),
        aside=entry.get("aside", ""),
        notes=tuple(entry.get("notes", ())),
        ticks=tuple(ticks),
        buttons=tuple(map(_way, entry.get("buttons", ()))),
        colour=entry.get("status", ""),
        **looks,
    )


def fields_of(button: Way) -> list[Field]:
    """List the fields of the form that a button opens."""
    return [
        Field(
            name=each["name"],
            label=each["label"],
            value=each["value"],
            suggested=tuple(each.get("suggested", ())),
        )
        for each in button.act["open"]["fields"]
    ]


def sent_by(button: Way, **entries: str) -> dict[str, Any]:
    """Return the message that the form behind a button sends, filled in so."""
    form = button.act["open"]
    return {**form["message"], "seen": form["seen"], "entries": entries}


def _still(block: Block) -> Iterator[Still]:
    lines = [(line["text"], line["points"]) for line in block["lines"]]
    yield Still(
        months=tuple(block["months"]),
        label=block["label"],
        posisi=block["posisi"],
        lines=tuple(lines),
    )


def _room(block: Block) -> Iterator[Room]:
    shown = block["screens"][block["here"]]
    yield Room(
        screen=shown["title"],
        remark=block["remark"],
        is_dark=block.get("dark", False),
        is_plan_only=block["plan_only"],
        screens={place["title"]: place["key"] for place in block["order"]},
        blocks=shown["blocks"],
    )


_READERS: dict[str, Callable[[Block], Iterator[Any]]] = {
    "sentence": _said,
    "heading": _said,
    "notice": _said,
    "opened": _said,
    "firstLook": lambda block: map(_sentence, block["items"]),
    "lines": _lines,
    "actions": lambda block: map(_way, block["items"]),
    "head": _head,
    "rows": _rows,
    "missing": _lacking,
    "bars": _bars,
    "figures": _figures,
    "switches": _switches,
    "filters": _filters,
    "table": _table,
    "cells": _cells,
    "tools": _tools,
    "files": _files,
    "inbox": _inbox,
    "report": _report,
    "items": _items,
    "still": _still,
    "qr": lambda block: iter([Code(text=block["text"], address=block["address"])]),
    "room": _room,
}
"""How each kind of block is read."""
