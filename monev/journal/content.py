"""An entry's content is checked against the record of its jenis before it is appended: one that cannot be applied
would stand in the way of every later rebuild. Keys beyond these are kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from monev.core.content import ENTRY_CONTENT, WITHOUT_SATKER, WITHOUT_TAHUN, Field, fields_of


def check_content(jenis: str, satker: str | None, tahun: int | None, content: dict[str, Any]) -> None:
    """Check that `content` has the shape of its jenis and that each kode, and each tenggat of a langkah, stands once.
    All jenis but those of WITHOUT_TAHUN and WITHOUT_SATKER speak of one rencana, so satker and tahun are needed.
    Raises ValueError naming the first place that is wrong: this is a mistake of the program, not of a person."""
    if jenis not in ENTRY_CONTENT:
        raise ValueError(f"jenis entri tidak dikenal: {jenis!r}; yang dikenal: {', '.join(ENTRY_CONTENT)}")
    wrong = next(_find_wrong_in_entry(jenis, satker, tahun, content), None) or _find_repeated(content)
    if wrong:
        raise ValueError(f"entri {jenis} tidak dapat disimpan: {wrong}")


def _find_wrong_in_entry(jenis: str, satker: str | None, tahun: int | None, content: Any) -> Iterator[str]:
    for name, value, kind, without in (("satker", satker, str, WITHOUT_SATKER), ("tahun", tahun, int, WITHOUT_TAHUN)):
        if jenis not in without:
            yield from _find_wrong(value, Field(name, kind, many=False, may_be_none=False, words=None), f"entri.{name}")
        elif value is not None:
            yield f"entri.{name} = {value!r}, seharusnya NoneType"
    yield from _find_wrong_in_record(content, ENTRY_CONTENT[jenis], "entri.isi")


def _find_wrong_in_record(value: Any, record: type, place: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{place} harus berupa peta"
        return
    for field in fields_of(record):
        if field.name in value and not field.is_old:
            yield from _find_wrong(value[field.name], field, f"{place}.{field.name}")
        elif not (field.is_old or field.may_be_absent):
            yield f"{place}.{field.name} tidak ada"


def _find_wrong(value: Any, field: Field, place: str) -> Iterator[str]:
    if field.many and isinstance(value, list | tuple):
        for order, item in enumerate(value):
            yield from _find_wrong_in_record(item, field.kind, f"{place}[{order}]")
    elif field.many:
        yield f"{place} harus berupa daftar"
    elif not (value is None and field.may_be_none) and not _is_right(value, field):
        expected = "salah satu dari " + ", ".join(sorted(field.words)) if field.words else field.kind.__name__
        yield f"{place} = {value!r}, seharusnya {expected}{' atau NoneType' if field.may_be_none else ''}"


def _is_right(value: Any, field: Field) -> bool:
    if field.words is not None:
        return isinstance(value, str) and value in field.words
    if field.kind is date:
        return _is_day(value)
    # bool is a kind of int in Python, but true is no number of anything.
    return isinstance(value, field.kind) and isinstance(value, bool) == (field.kind is bool)


def _is_day(value: Any) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except (TypeError, ValueError):
        return False


def _find_repeated(content: dict[str, Any]) -> str | None:
    """Rows are joined on kode and tenggat: one standing twice would be counted twice."""
    langkah = content.get("langkah", ())
    kode = _first_duplicate([row["kode"] for row in langkah])
    if kode is not None:
        return f"kode {kode!r} ada pada lebih dari satu langkah"
    for row in langkah:
        tenggat = _first_duplicate([t["tenggat"] for t in row["tenggat"]])
        if tenggat is not None:
            return f"langkah {row['kode']!r} mempunyai tenggat {tenggat!r} lebih dari satu kali"
    return None


def _first_duplicate(texts: list[str]) -> str | None:
    return next((text for text, count in Counter(texts).items() if count > 1), None)
