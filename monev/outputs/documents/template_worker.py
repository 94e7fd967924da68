"""The child process that fills an office's Word template: what was uploaded may be hostile, so it can be killed.

Run as `python -m monev.outputs.documents.template_worker`. It is asked with fields, pictures, the names that are known,
and the template (`monev.outputs.child_process`); it answers one byte (b"0" a document, b"1" JSON saying what is wrong)
and the content. Expressions run in Jinja's sandbox: no attribute of Python's own is reached; time and memory are
limited.
"""

from __future__ import annotations

import base64
import io
import json
import re
from typing import Any

import jinja2
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm
from docxtpl import DocxTemplate, InlineImage
from jinja2.exceptions import SecurityError
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from monev.outputs.child_process import serve

MAX_MEMORY = 1024**3
MAX_SECONDS = 20
_LINK_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def fill_template(template: bytes, command: dict[str, Any]) -> tuple[bytes, dict[str, Any] | None]:
    """The document, or why there is none: {"galat": kind, "nama": [...]}, a kind of medan, sintaks, terlarang, rusak,
    memori."""
    machine = _make_engine()
    try:
        document = DocxTemplate(io.BytesIO(template))
        foreign = document.get_undeclared_template_variables(jinja_env=machine) - set(command["medan"])
        if foreign:
            return b"", {"galat": "medan", "nama": sorted(foreign)}
        content = dict(command["isi"])
        for name, width in command["gambar"].items():
            png = content[name]
            content[name] = (
                "" if png is None else InlineImage(document, io.BytesIO(base64.b64decode(png)), width=Cm(width))
            )
        document.render(content, machine, autoescape=True)
        _remove_links(document.docx)
        if content["simulasi"]:
            _mark_simulated(document, content["simulasi"])
        buffer = io.BytesIO()
        document.save(buffer)
    except (MemoryError, OverflowError):
        return b"", {"galat": "memori", "nama": []}
    except (SecurityError, jinja2.TemplateNotFound):  # not found: include and import have nowhere to look
        return b"", {"galat": "terlarang", "nama": []}
    except jinja2.UndefinedError as error:
        name = re.findall(r"'([^']+)'", str(error))
        return b"", {"galat": "medan", "nama": name[-1:]}
    except jinja2.TemplateSyntaxError as error:
        return b"", {"galat": "sintaks", "nama": re.findall(r"unknown tag '([^']+)'", str(error.message))}
    except Exception as error:  # noqa: BLE001 - whatever a damaged file makes its readers raise
        return b"", {"galat": "rusak", "nama": [type(error).__name__]}
    return buffer.getvalue(), None


def _make_engine() -> Any:
    """Jinja with nothing to reach but texts, lists and tables of the fields themselves.

    Jinja's own sandbox would let a picture's methods be called, and docxtpl's can read and write files.
    """

    class Engine(ImmutableSandboxedEnvironment):
        def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
            known = isinstance(obj, str | int | float | dict | list | tuple | LoopContext)
            return known and super().is_safe_attribute(obj, attr, value)

    # Names may hold < and &: escaped, as in HTML. A name that is not known stops, in place of leaving a gap.
    machine = Engine(undefined=jinja2.StrictUndefined, autoescape=True, loader=jinja2.DictLoader({}))
    machine.globals.clear()
    return machine


def _mark_simulated(document: Any, writing: str) -> None:
    """Simulated data says so on every page, whatever the template says."""
    for parts in document.docx.sections:
        p = parts.header.add_paragraph()
        p.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        p.add_run(writing).bold = True


def _remove_links(docx: Any) -> None:
    """Whoever opens a document of the office fetches nothing from elsewhere because of its template.

    Word loads the template a document was made from, a linked picture or a linked object from any address it is given.
    Hyperlinks stay: they are followed only when somebody clicks one.
    """
    for parts in docx.part.package.iter_parts():
        for rid, link in list(parts.rels.items()):
            if not link.is_external or link.reltype.endswith("/hyperlink"):
                continue
            xpath = f"//*[@*[. = '{rid}' and namespace-uri() = '{_LINK_NAMESPACE}']]"
            for node in parts.element.xpath(xpath) if hasattr(parts, "element") else ():
                node.getparent().remove(node)
            del parts.rels[rid]


def _limit_resources() -> None:
    """Memory and processor time of this process; where the system has no such limits, the parent's clock remains."""
    try:
        import resource  # here: Windows has no such module
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MAX_SECONDS, MAX_SECONDS))


def answer(command: dict[str, Any], template: bytes) -> bytes:
    """b"0" and the document, or b"1" and JSON saying what is wrong."""
    try:
        result, error = fill_template(template, command)
    except MemoryError:
        result, error = b"", {"galat": "memori", "nama": []}
    return b"0" + result if error is None else b"1" + json.dumps(error).encode()


if __name__ == "__main__":
    _limit_resources()
    serve(answer)
