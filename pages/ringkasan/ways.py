"""The ways out of Ringkasan: from a number to its rows, from a row to its langkah, and back."""

from __future__ import annotations

from monev.ui import looks, page_table
from monev.ui.context import Context
from monev.ui.looks import Block, blocks
from monev.ui.page_table import RINGKASAN, Page


def to_list(k: Context, figure: str, **narrowed: str) -> str:
    """The address of the rows that a figure counts, perhaps of one area, PIC or month only."""
    return looks.link(RINGKASAN, k.choice.url(daftar=figure, **narrowed))


def to_table(k: Context, picture: str) -> Block:
    """The way from a picture to its table."""
    return blocks.way("tabel →", to_list(k, picture))


def to_langkah(kode: str) -> str:
    """The address of a langkah's panel over the page that is open."""
    return looks.same_page(RINGKASAN, langkah=kode)


def back(k: Context) -> Block:
    """The way back to Ringkasan itself."""
    return blocks.way("← Kembali ke Ringkasan", looks.link(RINGKASAN, k.choice.url()))


def address_where_open(k: Context, page: Page, **chosen: str) -> str | None:
    """The address of another page; None for who may not open it, such as a guest who sees Ringkasan alone."""
    return looks.link(page, k.choice.url(**chosen)) if page_table.may_open(page, k.visitor) else None


def where_open(k: Context, text: str, page: Page) -> Block | None:
    """The way to another page, for who may open it."""
    address = address_where_open(k, page)
    return None if address is None else blocks.way(text, address)
