"""The child process that fills an office's Word template: what was uploaded may be hostile, so it can be killed.

Run as `python -m monev.keluaran.dokumen.pekerja_templat`. It is asked with fields, pictures, the names that are known,
and the template (`monev.keluaran.proses`); it answers one byte (b"0" a document, b"1" JSON saying what is wrong) and
the content. Expressions run in Jinja's sandbox: no attribute of Python's own is reached; time and memory are limited.
"""

from __future__ import annotations

import base64
import io
import json
import re
from typing import Any

from monev.keluaran.proses import layani

MEMORI_MAKS = 1024**3
DETIK_MAKS = 20
_NS_TAUTAN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def isi_templat(templat: bytes, perintah: dict[str, Any]) -> tuple[bytes, dict[str, Any] | None]:
    """The document, or why there is none: {"galat": kind, "nama": [...]}, a kind of medan, sintaks, terlarang, rusak,
    memori."""
    import jinja2
    from docx.shared import Cm
    from docxtpl import DocxTemplate, InlineImage
    from jinja2.sandbox import SecurityError

    mesin = _mesin()
    try:
        dokumen = DocxTemplate(io.BytesIO(templat))
        asing = dokumen.get_undeclared_template_variables(jinja_env=mesin) - set(perintah["medan"])
        if asing:
            return b"", {"galat": "medan", "nama": sorted(asing)}
        isi = dict(perintah["isi"])
        for nama, lebar in perintah["gambar"].items():
            png = isi[nama]
            isi[nama] = "" if png is None else InlineImage(dokumen, io.BytesIO(base64.b64decode(png)), width=Cm(lebar))
        dokumen.render(isi, mesin, autoescape=True)
        _lepas_tautan(dokumen.docx)
        if isi["simulasi"]:
            _tandai(dokumen, isi["simulasi"])
        wadah = io.BytesIO()
        dokumen.save(wadah)
    except (MemoryError, OverflowError):
        return b"", {"galat": "memori", "nama": []}
    except (SecurityError, jinja2.TemplateNotFound):  # not found: include and import have nowhere to look
        return b"", {"galat": "terlarang", "nama": []}
    except jinja2.UndefinedError as galat:
        nama = re.findall(r"'([^']+)'", str(galat))
        return b"", {"galat": "medan", "nama": nama[-1:]}
    except jinja2.TemplateSyntaxError as galat:
        return b"", {"galat": "sintaks", "nama": re.findall(r"unknown tag '([^']+)'", str(galat.message))}
    except Exception as galat:  # noqa: BLE001 - whatever a damaged file makes its readers raise
        return b"", {"galat": "rusak", "nama": [type(galat).__name__]}
    return wadah.getvalue(), None


def _mesin() -> Any:
    """Jinja with nothing to reach but texts, lists and tables of the fields themselves.

    Jinja's own sandbox would let a picture's methods be called, and docxtpl's can read and write files.
    """
    import jinja2
    from jinja2.runtime import LoopContext
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Mesin(ImmutableSandboxedEnvironment):
        def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
            dikenal = isinstance(obj, str | int | float | dict | list | tuple | LoopContext)
            return dikenal and super().is_safe_attribute(obj, attr, value)

    # Names may hold < and &: escaped, as in HTML. A name that is not known stops, in place of leaving a gap.
    mesin = Mesin(undefined=jinja2.StrictUndefined, autoescape=True, loader=jinja2.DictLoader({}))
    mesin.globals.clear()
    return mesin


def _tandai(dokumen: Any, tulisan: str) -> None:
    """Simulated data says so on every page, whatever the template says."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    for bagian in dokumen.docx.sections:
        p = bagian.header.add_paragraph()
        p.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        p.add_run(tulisan).bold = True


def _lepas_tautan(docx: Any) -> None:
    """Whoever opens a document of the office fetches nothing from elsewhere because of its template.

    Word loads the template a document was made from, a linked picture or a linked object from any address it is given.
    Hyperlinks stay: they are followed only when somebody clicks one.
    """
    for bagian in docx.part.package.iter_parts():
        for rid, tautan in list(bagian.rels.items()):
            if not tautan.is_external or tautan.reltype.endswith("/hyperlink"):
                continue
            penunjuk = f"//*[@*[. = '{rid}' and namespace-uri() = '{_NS_TAUTAN}']]"
            for simpul in bagian.element.xpath(penunjuk) if hasattr(bagian, "element") else ():
                simpul.getparent().remove(simpul)
            del bagian.rels[rid]


def _batasi() -> None:
    """Memory and processor time of this process; where the system has no such limits, the parent's clock remains."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORI_MAKS, MEMORI_MAKS))
    resource.setrlimit(resource.RLIMIT_CPU, (DETIK_MAKS, DETIK_MAKS))


def jawab(perintah: dict[str, Any], templat: bytes) -> bytes:
    """b"0" and the document, or b"1" and JSON saying what is wrong."""
    try:
        hasil, galat = isi_templat(templat, perintah)
    except MemoryError:
        hasil, galat = b"", {"galat": "memori", "nama": []}
    return b"0" + hasil if galat is None else b"1" + json.dumps(galat).encode()


if __name__ == "__main__":
    _batasi()
    layani(jawab)
