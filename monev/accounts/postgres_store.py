"""The accounts of a journal in PostgreSQL, shared by all its servers: the same statements as in the
file, in a schema of their own."""

import re
from collections.abc import Mapping
from functools import cache, partial
from typing import LiteralString, cast

from monev.accounts.store import Param, Row, read_statement
from monev.core.errors import JournalUnreachable
from monev.journal.postgres_server import Connection, Server, statement, with_tables

SCHEMA = "akun"
_SESSION, _SEEN = "sessions", "seen"
_ENDINGS = ("end_sessions", "drop_old_sessions")


class PostgresAccountsStore:
    """The accounts in PostgreSQL. Sessions that were seen here hold while PostgreSQL is silent, so
    that people can still look; nothing can be stored."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._sessions: dict[str, list[Row]] = {}

    def ask(self, name: str, **params: Param) -> list[Row]:
        """Run `queries/accounts/<name>.sql`, commit, and return its rows."""
        work = partial(_run, name, params)
        tables = statement("accounts_schema"), _translated("schema")
        key = str(params.get("sidik", ""))
        try:
            rows = self._server.run(with_tables(work, *tables))
        except JournalUnreachable:
            if name == _SEEN:
                return []
            if name == _SESSION and key in self._sessions:
                return self._sessions[key]
            raise
        if name in _ENDINGS:
            # Every sign-in does this too, so the cache never grows past those signed in.
            self._sessions.clear()
        elif name == _SESSION and key:
            self._sessions.pop(key, None)
            if rows:
                self._sessions[key] = rows
        return rows


def _run(name: str, params: Mapping[str, Param], connection: Connection) -> list[Row]:
    with connection.transaction():
        if name == "begin_attempt":
            connection.execute(statement("one_attempt_at_a_time"), {"orang": params["orang"]})
        cursor = connection.execute(_translated(name), params)
        if cursor.description is None:
            return []
        return cursor.fetchall()


@cache
def _translated(name: str) -> LiteralString:
    return cast("LiteralString", re.sub(r"\$(\w+)", r"%(\1)s", read_statement(name)))
