"""The dump of a PostgreSQL: written by `pg_dump` while others write, read by `pg_restore`.

What is read are rows of our own tables, never statements: a foreign dump runs nothing here.
"""

import logging
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from psycopg.conninfo import make_conninfo

from monev.core.errors import FileRefused, MonevError, cause_from_text
from monev.core.platform_processes import START
from monev.journal.statements import TABLES
from monev.journal.store import Param, Row

log = logging.getLogger(__name__)

FIRST_BYTES = b"PGDMP"
_COPY = re.compile(rb'COPY (?:\S+\.)?"?(\w+)"? \((.+)\) FROM stdin;\n')
_ESCAPED = re.compile(rb"\\(.)", re.DOTALL)
_ESCAPES = {b"b": b"\b", b"f": b"\f", b"n": b"\n", b"r": b"\r", b"t": b"\t", b"v": b"\v"}
_SECRETS = ("password", "sslpassword")
_OTHER_VERSION = "server version mismatch|unsupported version"
_VERSIONS = re.compile(r"(\w+) version: (\d+)")


def dump(parts: Mapping[str, str], tables: list[str], file: Path) -> None:
    """Write one moment of these tables into a file.

    `parts`: of the server's address; its password is given in the environment, which no other
    account can read. Raises MonevError.
    """
    secret = {"PGPASSWORD": parts["password"]} if "password" in parts else {}
    known = {name: value for name, value in parts.items() if name not in _SECRETS}
    # A gigabyte of originals is 2.0 GB uncompressed after 5 s, 1.2 GB at level 1 after 25 s, and
    # no smaller at level 6 after 90 s. PostgreSQL 15 knows no zstd yet.
    how = ("--format=custom", "--compress=1", "--no-owner", "--no-privileges", "--no-password")
    which = [f"--table={table}" for table in tables]
    place = (f"--dbname={make_conninfo(**known)}", f"--file={file}")
    with _running("pg_dump", *how, "--lock-wait-timeout=30s", *which, *place, env=secret):
        pass


def rows_in(file: Path) -> Iterator[tuple[str, Row]]:
    """Read table and row from a dump.

    Raises MonevError if it is not whole, KeyError or ValueError for what no store of ours holds.
    """
    with _running("pg_restore", "--data-only", "--file=-", str(file), env={}) as lines:
        for line in lines:
            begins = _COPY.fullmatch(line)
            if begins is None or (name := begins[1].decode()) not in TABLES.tables:
                continue
            columns = begins[2].decode().split(", ")
            kinds = {column.name: column.type.python_type for column in TABLES.tables[name].c}
            while (line := lines.readline()) and line != b"\\.\n":
                fields = line.removesuffix(b"\n").split(b"\t")
                row = {
                    column: _read(field, kinds[column])
                    for column, field in zip(columns, fields, strict=True)
                }
                yield name, tuple(row[column] for column in kinds)


def _read(field: bytes, kind: type) -> Param:
    if field == rb"\N":
        return None
    if kind is bytes:
        return bytes.fromhex(field.removeprefix(rb"\\x").decode())
    if kind is bool:
        return field == b"t"
    text = _ESCAPED.sub(lambda found: _ESCAPES.get(found[1], found[1]), field).decode()
    return int(text) if kind is int else text


@contextmanager
def _running(program: str, *arguments: str, env: Mapping[str, str]) -> Iterator[IO[bytes]]:
    """Run a program of PostgreSQL and give what it writes.

    Raises MonevError if it is missing or fails.
    """
    found = shutil.which(program)
    if found is None:
        raise FileRefused(
            f"Program {program} tidak ada di komputer ini, padahal cadangan PostgreSQL dibuat dan "
            "dibaca dengannya. Tidak ada yang diubah.",
            "Pasang PostgreSQL Client, misalnya: sudo apt install postgresql-client.",
        )
    with TemporaryFile() as said:
        with subprocess.Popen(
            [found, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=said,
            creationflags=START,
            env={**os.environ, "LC_ALL": "C", **env},
        ) as process:
            try:
                yield process.stdout  # type: ignore[misc] - it is a pipe, as asked
            except BaseException:
                process.kill()
                raise
        said.seek(0)
        told = said.read().decode(errors="replace").strip()
    if process.returncode:
        log.error("%s", told)
        if re.search(_OTHER_VERSION, told):
            versions = ", ".join(map(" ".join, _VERSIONS.findall(told))) or "formatnya lebih baru"
            raise FileRefused(
                f"Program {program} di komputer ini lebih tua daripada PostgreSQL yang dipakai: "
                f"{versions}. Tidak ada yang diubah.",
                "Pasang PostgreSQL Client yang versinya sama atau lebih baru.",
            )
        why = cause_from_text(told) or "alasannya ada di catatan Monev ZI"
        raise MonevError(
            f"Program {program} tidak dapat menyelesaikannya: {why}.",
            "Periksa ruang dan izin folder itu, lalu ulangi.",
        )
