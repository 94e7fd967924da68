"""Our own blocks on a page: plain data, drawn by one component in one visual language.

    from monev.ui import looks
    from monev.ui.looks import blocks

    looks.show([blocks.sentence("…"), blocks.bars(...)], key="ringkasan")

- A **block** is plain data: `blocks.py` makes it, `block_types.py` has its fields, and the painter
  of its `kind` in `static/` draws it. Text is inserted as text, so nothing in a file can become
  markup. An unchanged block stays untouched in the browser; give blocks that come and go a `key`.
- A **link** carries an address: `looks.link(page_table.LINIMASA,
  ctx.choice.url(status="terlambat"))`. It can be copied and middle-clicked; a plain click stays
  within this visit. `same_page` keeps the rest of the open address.
- A **button** carries `act`, any plain value, with which `on_choose` is called before the page is
  redrawn. Without an `on_choose` the value holds choices for the address (`address.write_choices`).
- **A new kind of block** needs (1) its fields in `block_types.py`, from which
  `tools/block_types.py` writes the painters' types, (2) a function in `blocks.py`, (3) a painter
  with the name of its kind, exported by a module that `painting.js` gathers in PAINTERS, (4) its
  style in `blocks.css`, or in a CSS file named in `STYLES`. Colours, fonts and spaces come only
  from `tokens.css`, whose colours follow the light or dark theme. Class names begin with `m-`.
- **Phone and paper**: `phone.css` has the changes for a narrow screen. `page.css` prints each page
  whole; things of no use on paper have the class `m-screen-only`.

The browser loads script and styles once, from addresses that change with their content (`SCRIPT`,
`STYLE`). A page sends only its blocks.
"""

import hashlib
import json
from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from secrets import token_hex
from types import MappingProxyType
from typing import Annotated, Unpack
from urllib.parse import parse_qs, urlencode, urlsplit

import streamlit as st
from pydantic import AfterValidator
from streamlit.components.v2 import component
from streamlit.components.v2.types import ComponentRenderer

from monev.core.media_types import MEDIA_TYPES
from monev.core.statuses import STATUS_TENGGAT
from monev.ui import address, outcome, page_table, screen
from monev.ui.guard import guard
from monev.ui.looks import block_types
from monev.ui.looks.block_types import Block
from monev.ui.page_table import Page
from monev.ui.shapes import Name, NotUnderstood, Shape, read_shape

STATIC = Path(__file__).resolve().parent / "static"
STYLES = (
    "tokens",
    "blocks",
    "desk",
    "gaps",
    "offices",
    "charts",
    "menu",
    "room",
    "reading",
    "phone",
    "sheet",
    "page",
)
"""The parts of the stylesheet in order; the rules for paper come last."""

DESTINATION = "tujuan"
"""The session key of the address that was touched."""
_OPEN = "halaman_terbuka"


def _check_address(text: str) -> str:
    """Return an address. Raises ValueError for what only looks like one (http://[x)."""
    urlsplit(text)
    return text


class _Said(Shape):
    """A numbered touch, which is heard once though it may come again."""

    nr: int
    act: object


class _Touched(Shape):
    """What was touched: an address to go to, or an `act`; or the new `width` of the window.

    `said`: the touches that are not known to be heard.
    """

    said: tuple[_Said, ...] | list[_Said] = ()

    width: int | None = None
    href: Annotated[Name, AfterValidator(_check_address)] | None = None
    act: object = None


class _Told(Shape):
    """What the component sends."""

    chosen: _Touched | None = None


def _fingerprint(texts: Iterable[str]) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:12]


MODULES = {
    path.relative_to(STATIC).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted(STATIC.rglob("*.js"))
}
"""The modules that draw blocks: path below `static`, by which they import each other → text."""
_FOLDER = f"/monev/looks-{_fingerprint([*MODULES, *MODULES.values()])}"
SCRIPT = f"{_FOLDER}/drawing.js"
"""The address of the module that draws blocks and loads all others."""
SCRIPTS = [f"{_FOLDER}/{name}" for name in MODULES]
"""The addresses of all modules. The start page names them, so that they load at the same time."""


def status_style() -> str:
    """Return the colours of the statuses and the classes that set them, as CSS."""
    terms = STATUS_TENGGAT.values()
    colours = [f"  --{one.kode}: light-dark({one.colour}, {one.dark});" for one in terms]
    classes = [f".{one.kode} {{\n  --status: var(--{one.kode});\n}}" for one in terms]
    # What asks nothing now: its light colour is no ink for a sign.
    quiet = ", ".join(f".{one.kode}" for one in terms if one.state == "belum" or one.is_declared)
    signs = f".m-mark:is({quiet}) {{\n  color: var(--ink-quiet);\n}}"
    badges = (
        f".m-room .m-badge:is({quiet}) {{\n  background: var(--track);\n  color: var(--ink);\n}}"
    )
    return "\n".join((":root {", *colours, "}", *classes, signs, badges))


_STYLE_TEXT = "\n".join(
    (status_style(), *((STATIC / f"{name}.css").read_text(encoding="utf-8") for name in STYLES))
)
STYLE = f"/monev/looks-{_fingerprint([_STYLE_TEXT])}.css"
"""The address of the stylesheet. The start page names it, so that nothing is drawn without it."""
FILES = {STYLE: (_STYLE_TEXT, "text/css")} | {
    address: (text, "text/javascript")
    for address, text in zip(SCRIPTS, MODULES.values(), strict=True)
}
"""What the server has for the browser: address → text and media type."""

# Streamlit sends a component's script with each redraw. This one only loads ours, which the browser
# caches.
_LOADER = f"""
const drawing = import(location.origin + {json.dumps(SCRIPT)});
export default async (place) => {{
  try {{
    return (await drawing).default(place);
  }} catch {{
    place.parentElement.append(
      "Bagian ini tidak dapat dimuat. Muat ulang halaman untuk mencoba lagi.",
    );
  }}
}};
"""


def show(
    content: Sequence[Block],
    *,
    key: str,
    on_choose: Callable[[object], None] = address.write_choices,
    plan_only: bool = False,
    tells_width: bool = False,
) -> None:
    """Draw blocks as one element of the page.

    - `on_choose`: called with the `act` of what was touched. It comes from the browser, so it must
      be read by its type (`read_shape`).
    - `plan_only`: everything in the neutral colour.
    - `tells_width`: the page is told when the window gets another width than it was drawn for.
    """

    def chosen() -> None:
        if (told := st.session_state.get(key)) is None:
            return  # said by a block that is no longer drawn
        touched = read_shape(told, _Told).chosen or _Touched()
        if touched.width is not None:
            screen.tell_width(touched.width)
            outcome.show_again()
        elif touched.href is not None:
            st.session_state[DESTINATION] = touched.href
        elif touched.act is not None:
            on_choose(touched.act)
        for each in touched.said:
            if each.nr > st.session_state.get(heard, 0):
                st.session_state[heard] = each.nr
                on_choose(each.act)

    heard = f"{key} terdengar"

    data: block_types.Page = {"blocks": list(content), "plan_only": plan_only}
    if heard in st.session_state:
        data["heard"] = st.session_state[heard]
    if tells_width:
        data["width"] = screen.width()
    _component()(key=key, data=data, on_chosen_change=chosen)
    if DESTINATION in st.session_state:  # touched in a fragment, where no router follows it
        follow(None)


def link(page: Page, query: Mapping[str, str | Sequence[str]]) -> str:
    """Return the address of a page (of `page_table`) with its query."""
    return f"{page.path}?{urlencode(query, doseq=True)}" if query else page.path


def same_page(page: Page, **changed: str | Sequence[str] | None) -> str:
    """Return the open address with some parameters changed, or removed (None)."""
    kept = {name: st.query_params.get_all(name) for name in st.query_params if name not in changed}
    return link(page, kept | {name: value for name, value in changed.items() if value is not None})


def follow_here() -> None:
    """Write the touched address if it belongs to the open page, before the address is read."""
    touched = st.session_state.get(DESTINATION)
    if isinstance(touched, str) and urlsplit(touched).path == st.session_state.get(_OPEN):
        st.query_params.from_dict(parse_qs(urlsplit(touched).query, keep_blank_values=True))
        del st.session_state[DESTINATION]


def follow(current_page: str | None) -> None:
    """Go to the touched address before anything is drawn; ignore one that is none of ours.

    `current_page`: the address of this run's page; None in a fragment, which runs without the
    router.
    """
    if current_page is not None:
        st.session_state[_OPEN] = current_page
    touched = st.session_state.pop(DESTINATION, None)
    parts = urlsplit(touched if isinstance(touched, str) else "")
    if page := page_table.page_of(parts.path):
        st.switch_page(page.file, query_params=parse_qs(parts.query, keep_blank_values=True))


@st.cache_resource
def _component() -> ComponentRenderer:
    return component("monev_looks", js=_LOADER, isolate_styles=False)
