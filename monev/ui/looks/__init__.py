"""Our own pictures on a page: plain data blocks, drawn by one component of ours in one visual
language.

    from monev.ui import looks
    from monev.ui.looks import blocks

    looks.show([blocks.sentence("…"), blocks.bars(...)], key="ringkasan")

- A **block** is plain data (`blocks.py` makes them, `block_types.py` says what they hold), drawn by
  the painter of its `kind` in `static/`. Text goes in as text: nothing a file says can become
  markup. A block that did not change keeps its place in the browser untouched, so give blocks that
  come and go a `key`.
- What **leads somewhere** carries an address: `looks.link(page_table.LINIMASA,
  k.choice.url(status="terlambat"))`. It is a real link (copied, middle-clicked); pressed plainly,
  the page goes on within this visit. `same_page` keeps the rest of the address that is open.
- What **does something** carries `act`, any plain value: a button, and `on_choose` is called with
  that value before the page is drawn anew. Without an `on_choose` the value names choices for the
  address (`address.write_choices`).
- **A new kind of block**: its fields in `block_types.py` (`tools/block_types.py` then writes the
  painters' types), a function in `blocks.py` that makes its data, a painter in a module of
  `static/` that `drawing.js` imports and enters in its PAINTERS,
  its looks in `blocks.css`, or in a CSS file of its own named in `STYLES`. Colours, letters and
  spaces come from `tokens.css` alone; every colour there follows the light or dark theme by itself.
  Class names begin with `m-`.
- **Phone and paper**: `phone.css` has what a narrow screen changes; `page.css` prints each page
  whole, and what is of no use on paper has the class `m-screen-only`.

The browser loads script and styles once, by addresses that change with their content (`SCRIPT`,
`STYLE`), which the server has; a page sends only its blocks.
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
from monev.ui import address, page_table
from monev.ui.guard import guard
from monev.ui.looks import block_types
from monev.ui.looks.block_parts import Action, ActionLooks, SavedFile
from monev.ui.looks.block_types import Block
from monev.ui.page_table import Page
from monev.ui.shapes import Name, NotUnderstood, Shape, read_shape

Files = Mapping[str, Callable[[], bytes]]
"""Files by their names, each as what makes it."""

STATIC = Path(__file__).resolve().parent / "static"
STYLES = (
    "tokens",
    "blocks",
    "heatmap",
    "lists",
    "report",
    "charts",
    "menu",
    "room",
    "phone",
    "page",
)
"""The one stylesheet's parts, in their order: what is said of paper stands last."""

DESTINATION = "tujuan"
"""Where in the visit's state the address waits that was touched."""
_OPEN = "halaman_terbuka"
_FILE = "berkas"


def _check_address(text: str) -> str:
    """Return an address. Raises ValueError for what only looks like one (http://[x)."""
    urlsplit(text)
    return text


class _Touched(Shape):
    """What was touched: an address to go to, or an `act`."""

    href: Annotated[Name, AfterValidator(_check_address)] | None = None
    act: object = None


class _Told(Shape):
    """What the component says of itself."""

    chosen: _Touched | None = None


def _fingerprint(texts: Iterable[str]) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:12]


MODULES = {
    path.relative_to(STATIC).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted(STATIC.rglob("*.js"))
}
"""The modules that draw blocks, by their place below `static`: they import each other by it."""
_FOLDER = f"/monev/looks-{_fingerprint([*MODULES, *MODULES.values()])}"
SCRIPT = f"{_FOLDER}/drawing.js"
"""The address of the module that draws blocks, and so loads all others."""
SCRIPTS = [f"{_FOLDER}/{name}" for name in MODULES]
"""The addresses of all modules; the start page names them, so that none waits for another."""
_STYLE_TEXT = "\n".join((STATIC / f"{name}.css").read_text(encoding="utf-8") for name in STYLES)
STYLE = f"/monev/looks-{_fingerprint([_STYLE_TEXT])}.css"
"""The address of the stylesheet of every page; the start page names it, so that nothing is drawn
without it."""
FILES = {STYLE: (_STYLE_TEXT, "text/css")} | {
    address: (text, "text/javascript")
    for address, text in zip(SCRIPTS, MODULES.values(), strict=True)
}
"""What the server has for the browser: address → text and its media type."""

# Streamlit sends a component's script with each redraw: this one only fetches ours, which the
# browser keeps.
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
    files: Files = MappingProxyType({}),
) -> None:
    """Draw blocks as one element of the page. `on_choose` is called with the `act` of what was
    touched, and reads it by its type first (`read_shape`): it comes from the browser.
    `plan_only`: all in the neutral colour; `files`: what is made and handed over once its
    `file_button` is touched."""
    asked = f"{key}_berkas"

    def chosen() -> None:
        touched = read_shape(st.session_state.get(key), _Told).chosen or _Touched()
        if touched.href is not None:
            st.session_state[DESTINATION] = touched.href
        elif touched.act in [[_FILE, name] for name in files]:
            st.session_state[asked] = touched.act[1]
        elif touched.act is not None:
            on_choose(touched.act)

    data: block_types.Page = {"blocks": list(content), "plan_only": plan_only}
    if (name := st.session_state.pop(asked, None)) in files:
        with guard():  # what refuses to be made is said above the list, not in place of it
            data["file"] = handed_over(name, files[name]())
    _component()(key=key, data=data, on_chosen_change=chosen)
    if DESTINATION in st.session_state:  # touched in a fragment, which runs without the router
        follow(None)


def file_button(text: str, name: str, /, **looks_like: Unpack[ActionLooks]) -> Action:
    """A button, for `actions`, that hands over the file `name` of those that `show` is given."""
    return {"text": text, "act": [_FILE, name], **looks_like}


def handed_over(name: str, content: bytes) -> SavedFile:
    """A file as a message hands it to the browser, which saves it."""
    mime = MEDIA_TYPES[name.rpartition(".")[2]]
    return {
        "id": token_hex(4),
        "name": name,
        "mime": mime,
        "content": b64encode(content).decode(),
        "coded": True,
    }


def link(page: Page, query: Mapping[str, str | Sequence[str]]) -> str:
    """The address of a page (of `page_table`) with its query, as it stands in a link."""
    return f"{page.path}?{urlencode(query, doseq=True)}" if query else page.path


def same_page(page: Page, **changed: str | None) -> str:
    """The address that is open, with some parameters changed, or taken away where None."""
    kept = {name: st.query_params.get_all(name) for name in st.query_params if name not in changed}
    return link(page, kept | {name: value for name, value in changed.items() if value is not None})


def follow_here() -> None:
    """Write the address that was touched where it is of the open page, before anything is asked of
    the address."""
    touched = st.session_state.get(DESTINATION)
    if isinstance(touched, str) and urlsplit(touched).path == st.session_state.get(_OPEN):
        st.query_params.from_dict(parse_qs(urlsplit(touched).query, keep_blank_values=True))
        del st.session_state[DESTINATION]


def follow(current_page: str | None) -> None:
    """Go on to the address that was touched, before anything is drawn; one that is none of ours is
    left alone. `current_page`: the address of this run's page; None in a fragment, which runs
    without the router."""
    if current_page is not None:
        st.session_state[_OPEN] = current_page
    touched = st.session_state.pop(DESTINATION, None)
    parts = urlsplit(touched if isinstance(touched, str) else "")
    if page := page_table.page_of(parts.path):
        st.switch_page(page.file, query_params=parse_qs(parts.query, keep_blank_values=True))


@st.cache_resource
def _component() -> ComponentRenderer:
    return component("monev_looks", js=_LOADER, isolate_styles=False)
