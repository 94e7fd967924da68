"""Zip packages (.xlsx, .docx, .ods) with some of their parts changed."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping


def change_parts(data: bytes, replacement: Callable[[str, bytes], bytes]) -> bytes:
    """Replace each part of a package by what `replacement` returns for it."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as origin,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in origin.namelist():
            new.writestr(name, replacement(name, origin.read(name)))
    return stream.getvalue()


def change_part(data: bytes, part: str, pattern: bytes, replacement: bytes) -> bytes:
    """Change one part of a package at the first place that fits a pattern."""
    changed = []

    def change(name: str, content: bytes) -> bytes:
        if name != part:
            return content
        content, count = re.subn(pattern, replacement, content, count=1, flags=re.DOTALL)
        changed.append(count)
        return content

    result = change_parts(data, change)
    assert changed == [1]
    return result


def add_parts(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """Add parts to a package."""
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def with_main_part(data: bytes, old: str, new: str) -> bytes:
    """Rename the main part of a package, and every mention of it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as origin, zipfile.ZipFile(stream, "w") as archive:
        for name in origin.namelist():
            archive.writestr(
                name.replace(old, new), origin.read(name).replace(old.encode(), new.encode())
            )
    return stream.getvalue()


def with_type(data: bytes, part: str, kind: str, content: bytes = b"x") -> bytes:
    """Add a part to a package, with its type in the list of types."""
    override = f'<Override PartName="/{part}" ContentType="{kind}"/></Types>'.encode()
    typed = change_parts(
        data,
        lambda name, old: (
            old.replace(b"</Types>", override) if name == "[Content_Types].xml" else old
        ),
    )
    return add_parts(typed, {part: content})


def with_relation(data: bytes, rels: str, kind: str, target: str) -> bytes:
    """Add a relation to an outside address to a package."""
    kind = f'Type="{_RELATION}{kind}"'
    relation = f'<Relationship Id="rIdX" {kind} Target="{target}" TargetMode="External"/>'
    listing = f'<Relationships xmlns="{_PACKAGE}">{relation}</Relationships>'
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        is_there = rels in archive.namelist()
    if not is_there:
        return add_parts(data, {rels: listing.encode()})
    end = f"{relation}</Relationships>".encode()
    return change_parts(
        data, lambda name, old: old.replace(b"</Relationships>", end) if name == rels else old
    )


_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
