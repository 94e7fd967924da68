"""Fills the HTML template of a paper. Browsers show and print it, and `word` turns it into Word."""

import re
from base64 import b64encode
from functools import partial
from itertools import count
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from monev.core.dates import format_day
from monev.core.text import shorten, with_mark
from monev.figures.heatmap import late_ground
from monev.figures.sentences import NOT_LKE
from monev.outputs.documents.common import FILL_BY_HAND, imprint, place_and_day
from monev.outputs.documents.material import Material

# Characters that XML 1.0 forbids. A decree's cell may hold a vertical tab or half a character.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PERIODE = re.compile(r"\b(Triwulan [IV]+ )?Tahun [0-9]{4}\b", re.IGNORECASE)


def _as_html(value: object) -> object:
    """Turn a value into HTML that every file format can hold; a line break in it is kept."""
    if isinstance(value, Markup) or value is None:
        return value or ""
    return Markup(escape(_FORBIDDEN.sub("", str(value))).replace("\n", Markup("<br>")))


def _as_address(picture: bytes) -> str:
    return f"data:image/png;base64,{b64encode(picture).decode()}"


def _unbroken(text: str) -> str:
    """Keep *Triwulan III Tahun 2025* on one line, so that the year does not stand alone."""
    return _PERIODE.sub(lambda found: found[0].replace(" ", "\u00a0"), text)


TEMPLATES = Path(__file__).parent / "templates"
_TEMPLATES = Environment(
    loader=FileSystemLoader(TEMPLATES),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    finalize=_as_html,
)
_TEMPLATES.filters |= {
    "berkas": _as_address,
    "hari": format_day,
    "latar": late_ground,
    "pendek": partial(shorten, length=90),
    "titik": partial(with_mark, mark="."),
    "utuh": _unbroken,
}


def write(material: Material, kode: str, content: dict[str, object]) -> str:
    """Write a paper as HTML. `content`: what its template needs beside the material."""
    paper = material.kop.paper
    numbers = {kind: count(1) for kind in ("Tabel", "Gambar")}
    is_letter = not content["judul"]
    has_figures = content.pop("berangka", True)
    foot = f"{content['nama']}, {material.view.satker}"
    foot += f", posisi {material.posisi}. {NOT_LKE}" if has_figures else "."
    if not is_letter:
        foot += f" {imprint(material)}"
    is_dated_above = paper.letak_tanggal == "kanan_atas"
    frame = {
        "bahan": material,
        "urut": lambda kind: f"{kind} {next(numbers[kind])}",
        "titik": FILL_BY_HAND,
        "kaki": foot,
        "konsep": has_figures,
        "tanggal_atas": place_and_day(material) if is_dated_above and not is_letter else "",
        "tempat": "" if is_dated_above else place_and_day(material),
        "kertas": paper,
    }
    return render(kode, **(frame | content))


def render(name: str, **content: object) -> str:
    """Fill a template."""
    return _TEMPLATES.get_template(f"{name}.html").render(content)
