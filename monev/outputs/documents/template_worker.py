"""The task of filling in an office's Word template, as a child does it (`monev.children`): it may be hostile.

It is asked with fields, pictures, the names that are known, and the template. Expressions run in Jinja's sandbox: no
attribute of Python's own is reached.
"""

from __future__ import annotations

import base64
import io
import re
import zipfile
from typing import Any

import jinja2
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm
from docxtpl import DocxTemplate, InlineImage
from jinja2.exceptions import SecurityError
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from monev.outputs.documents.template_check import check_template
from monev.outputs.documents.template_cleaning import clean_document
from monev.outputs.documents.template_expressions import Fields
from monev.reading.files import packages


def fill_template(template: bytes, command: dict[str, Any]) -> tuple[bytes, dict[str, Any] | None]:
    """The document, or why there is none: {"galat": kind, "nama": [...]}, a kind of medan, sintaks, terlarang, rusak,
    memori."""
    machine = make_engine()
    try:
        document = DocxTemplate(io.BytesIO(template))
        foreign = document.get_undeclared_template_variables(jinja_env=machine) - set(command["medan"]["kinds"])
        if foreign:
            return b"", {"galat": "medan", "nama": sorted(foreign)}
        content = dict(command["isi"])
        for name, width in command["gambar"].items():
            png = content[name]
            content[name] = (
                "" if png is None else InlineImage(document, io.BytesIO(base64.b64decode(png)), width=Cm(width))
            )
        document.render(content, machine, autoescape=True)
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


def make_engine() -> Any:
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


def fill(command: dict[str, Any], template: bytes) -> tuple[dict[str, Any], bytes]:
    """{"galat": None, "dibuang": what was taken out} and the document, or {"galat": kind, "nama": [...]}.

    With `periksa` what would not come out as meant is found before anything is filled in; without it (an office's
    template that was taken earlier) only where filling in fails: {"galat": "letak", "temuan": [sentences]}.
    A child that met a template is not used again: an expression that got out of the sandbox would find nobody else's
    file. Raises FileRefused for a package or a content that no office's document has.
    """
    try:
        packages.check_structure(template)
        packages.check_sizes(template)
        if command["periksa"] and (found := _look_for_faults(template, command)):
            return {"galat": "letak", "nama": [], "temuan": found, "pensiun": True}, b""
        result, error = fill_template(template, command)
        if error is not None and error["galat"] in ("medan", "sintaks", "rusak"):
            found = _look_for_faults(template, command)
            error = {"galat": "letak", "nama": [], "temuan": found} if found else error
        if error is None:
            result, removed = clean_document(result)
            return {"galat": None, "dibuang": removed, "pensiun": True}, result
    except (zipfile.BadZipFile, SyntaxError, ValueError, KeyError) as cause:
        error = {"galat": "rusak", "nama": [type(cause).__name__]}
    return {**error, "pensiun": True}, b""


def _look_for_faults(template: bytes, command: dict[str, Any]) -> list[str]:
    fields = Fields(**command["medan"])
    try:
        return check_template(template, fields, make_engine())
    except Exception:  # noqa: BLE001 - whatever a damaged file makes its readers raise: filling in says that it is
        return []
