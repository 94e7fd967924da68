"""What a running app and a command line beside it say to each other: frames as Arrow, all else as JSON, never a pickle.

A message is two lengths, a JSON object and the bytes that go with it. Whoever reads one takes no more than a ceiling.
"""

from __future__ import annotations

import hashlib
import json
import math
import socket
import struct
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
import pyarrow as pa

from monev.core.clock import zone
from monev.database.apply import fingerprint
from monev.database.questions import FOLDER, list_questions
from monev.journal import Journal

SUFFIX = ".sok"
LARGEST_QUESTION = 4 * 2**20
LARGEST_ANSWER = 512 * 2**20
_LENGTHS = struct.Struct(">IQ")
_TAG = "~"
"""Key of what JSON has no word for: {"~": "hari", "isi": "2025-09-30"}."""


class LineBroken(Exception):
    """The other side is gone, does not answer, or says what is no message."""


class Message(NamedTuple):
    """What is said: a JSON object, and a frame's bytes where one goes with it."""

    head: dict[str, Any]
    body: bytes = b""


def socket_file(database: Path) -> Path:
    """`data/monev.duckdb` → `data/monev.duckdb.sok`."""
    return database.with_name(database.name + SUFFIX)


@cache
def program() -> str:
    """What tells that both sides are the same program: a hash of all questions, and of how answers are told here."""
    sources = (Path(__file__), *(FOLDER / f"{name}.sql" for name in list_questions()))
    return hashlib.sha256(b"".join((fingerprint().encode(), *(one.read_bytes() for one in sources)))).hexdigest()


def introduction(journal: Journal) -> dict[str, str]:
    """What both sides must have in common to answer alike: program, journal and zone."""
    return {"program": program(), "jurnal": str(journal), "zona": str(zone())}


def send(line: socket.socket, message: Message) -> None:
    """Say one message. Raises LineBroken."""
    head = json.dumps(message.head, ensure_ascii=False).encode()
    try:
        line.sendall(_LENGTHS.pack(len(head), len(message.body)) + head + message.body)
    except OSError as error:
        raise LineBroken(str(error)) from error


def receive(line: socket.socket, largest: int) -> Message | None:
    """The next message, of at most so many bytes; None where the other side has ended. Raises LineBroken."""
    lengths = _read(line, _LENGTHS.size, may_end=True)
    if not lengths:
        return None
    head, body = _LENGTHS.unpack(lengths)
    if head + body > largest:
        raise LineBroken(f"{head + body} byte")
    try:
        told = json.loads(_read(line, head))
    except ValueError as error:
        raise LineBroken(str(error)) from error
    if not isinstance(told, dict):
        raise LineBroken("tanpa kepala")
    return Message(told, _read(line, body))


def _read(line: socket.socket, count: int, *, may_end: bool = False) -> bytes:
    parts: list[bytes] = []
    missing = count
    while missing:
        try:
            part = line.recv(min(missing, 2**20))
        except OSError as error:
            raise LineBroken(str(error)) from error
        if not part:
            if may_end and missing == count:
                return b""
            raise LineBroken("terputus")
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)


def pack_frame(frame: pd.DataFrame) -> Message:
    """A question's answer as a message. Raises TypeError for a value there is no way to say."""
    loose = [name for name in frame.columns if frame[name].dtype == object]
    rest = frame.drop(columns=loose)
    table = pa.Table.from_pandas(rest, preserve_index=False)
    body = pa.BufferOutputStream()
    with pa.ipc.new_stream(body, table.schema) as writer:
        writer.write_table(table)
    values = {name: [pack_value(one) for one in frame[name].tolist()] for name in loose}
    head = {"kolom": list(frame.columns), "objek": values, "baris": len(frame)}
    return Message(head, body.getvalue().to_pybytes())


def unpack_frame(message: Message) -> pd.DataFrame:
    """The frame as it was packed, each column of the same dtype. Raises LineBroken for what is none."""
    try:
        head = message.head
        rest = pa.ipc.open_stream(message.body).read_all().to_pandas()
        loose = {name: pd.Series(unpack_value(told), dtype=object) for name, told in head["objek"].items()}
        columns = {name: loose[name] if name in loose else rest[name] for name in head["kolom"]}
        return pd.DataFrame(columns, index=pd.RangeIndex(head["baris"]))
    except (pa.ArrowException, KeyError, TypeError, ValueError) as error:
        raise LineBroken(f"jawaban tidak terbaca: {error}") from error


def pack_value(value: Any) -> Any:
    """A value of a question or an answer as JSON has it. Raises TypeError for one there is no way to say."""
    if value is None or type(value) in (str, bool, int):
        return value
    if type(value) is float:
        return value if math.isfinite(value) else _tagged("pecahan", repr(value))
    if value is pd.NA or value is pd.NaT:
        return _tagged("kosong", "NA" if value is pd.NA else "NaT")
    if type(value) is datetime:
        return _tagged("saat", value.isoformat())
    if type(value) is date:
        return _tagged("hari", value.isoformat())
    if isinstance(value, dict):
        return _tagged("peta", [[key, pack_value(one)] for key, one in value.items()])
    if isinstance(value, list):
        return [pack_value(one) for one in value]
    if isinstance(value, tuple):
        return _tagged("baris", [pack_value(one) for one in value])
    raise TypeError(f"{type(value).__name__} tidak dapat dikirim")


def unpack_value(told: Any) -> Any:
    """The value that was packed. Raises KeyError or ValueError for what is none."""
    if isinstance(told, list):
        return [unpack_value(one) for one in told]
    if not isinstance(told, dict):
        return told
    return _UNTAG[told[_TAG]](told["isi"])


def _tagged(kind: str, content: Any) -> dict[str, Any]:
    return {_TAG: kind, "isi": content}


_UNTAG = {
    "pecahan": float,
    "kosong": {"NA": pd.NA, "NaT": pd.NaT}.__getitem__,
    "saat": datetime.fromisoformat,
    "hari": date.fromisoformat,
    "peta": lambda content: {key: unpack_value(one) for key, one in content},
    "baris": lambda content: tuple(unpack_value(content)),
}
"""What is made of each tag's content."""
