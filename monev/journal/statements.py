"""The tables of the one store, and what is asked of them, for SQLite and PostgreSQL alike."""

from functools import cache
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

FOLDER = Path(__file__).resolve().parents[2] / "queries"
FORMAT = 2
"""The format of the tables; a higher one was made by a newer program. 1: a journal alone, whose
programs wrote accounts elsewhere; each entry says the format, so that such a program stops."""
TABLES = sa.MetaData()


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _key(name: str, kind: type[sa.types.TypeEngine[Any]] = sa.Text) -> sa.Column[Any]:
    return sa.Column(name, kind, primary_key=True, autoincrement=False)


_ENTRY = sa.Table(
    "jurnal_entri",
    TABLES,
    sa.Column("nomor", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("hash", sa.Text, nullable=False, unique=True),
    # The entry as JSON. Stores of before have satker and tahun beside it, which nothing reads: its
    # hash does not cover them.
    _text("teks"),
    sa.CheckConstraint("nomor > 0"),
)
_ORIGINAL = sa.Table(
    "jurnal_berkas", TABLES, _key("sha256"), sa.Column("isi", sa.LargeBinary, nullable=False)
)
# One row, the journal's end. A writer locks it, so that numbers follow the order of commits.
_END = sa.Table(
    "jurnal_ujung",
    TABLES,
    sa.Column("satu", sa.Boolean, primary_key=True, server_default=sa.true()),
    sa.Column("format", sa.Integer, nullable=False),
    sa.Column("nomor", sa.BigInteger, nullable=False),
    _text("hash"),
    sa.CheckConstraint("satu"),
)
_PASSWORD = sa.Table("sandi", TABLES, _key("orang"), _text("argon2"), _text("waktu"))
# sidik: SHA-256 of the cookie's secret; dari: address and browser, for the person's own list.
_SESSION = sa.Table(
    "sesi", TABLES, _key("sidik"), *map(_text, ("orang", "dari", "mulai", "terakhir"))
)
_INVITATION = sa.Table("undangan", TABLES, _key("sidik"), _text("orang"), _text("sampai"))
# sidik: digest of a browser that has signed in as this person.
_DEVICE = sa.Table("perangkat", TABLES, _key("sidik"), _key("orang"))
# A mail server's password, the address of a calendar or a presence, what somebody stopped. nama:
# the owner; for a presence its digest, as in the meeting's record.
_VALUE = sa.Table("simpanan", TABLES, _key("jenis"), _key("nama"), _text("nilai"))
# perangkat: the digest of a known browser, else "@" and its address.
_ATTEMPT = sa.Table("percobaan", TABLES, *map(_text, ("orang", "perangkat", "waktu")))
# The IP address an entry came from; deleted after 90 days, unlike the entry.
_ADDRESS = sa.Table("mesin", TABLES, _key("entri", sa.BigInteger), _text("alamat"), _text("waktu"))

ENTRIES, ORIGINALS = _ENTRY.name, _ORIGINAL.name
_WAYS_IN = (_SESSION, _INVITATION, _DEVICE, _ATTEMPT)
ACCOUNTS = tuple(table.name for table in (_PASSWORD, _VALUE, _ADDRESS, *_WAYS_IN))
"""The tables of the accounts."""
EVERYTHING = (ENTRIES, ORIGINALS, *ACCOUNTS)
"""All tables but the one of the journal's end."""
WAYS_IN = tuple(table.name for table in _WAYS_IN)
"""Those of them that a backup brings back outdated."""


_given = sa.bindparam


def _put(
    table: sa.Table, where: sa.ColumnElement[bool] | None = None, **otherwise: sa.ColumnElement[Any]
) -> postgresql.Insert:
    """Add a row; if its key is there, change it, with `where` only then. SQLite reads it too."""
    row = postgresql.insert(table)
    names = [column.name for column in table.c]
    changed = {name: otherwise.get(name, row.excluded[name]) for name in names}
    return row.on_conflict_do_update(index_elements=[*table.primary_key], set_=changed, where=where)


def _put_original() -> postgresql.Insert:
    """Store an original. A damaged copy is replaced, a whole one not written again."""
    row = postgresql.insert(_ORIGINAL)
    return row.on_conflict_do_update(
        index_elements=[_ORIGINAL.c.sha256],
        set_={"isi": row.excluded.isi},
        where=_ORIGINAL.c.isi != row.excluded.isi,
    )


def _tip(newest: sa.FromClause, stamp: sa.ColumnElement[str]) -> sa.Select[*tuple[Any, ...]]:
    """Ask for the journal's end, the newest entry as it is kept, and how many are after `sejak`."""
    later = _ENTRY.c.nomor > _given("sejak")
    count = sa.select(sa.func.max(_ENTRY.c.nomor), sa.func.count()).where(later).subquery()
    found = count.outerjoin(_END, sa.true()).outerjoin(newest, newest.c.nomor == _END.c.nomor)
    end = _END.c.format, _END.c.nomor, _END.c.hash
    return sa.select(*end, stamp, *count.c).select_from(found)


def _begin_attempt() -> sa.Insert:
    """Record a sign-in attempt before the password is checked.

    It is recorded if there were not too many since then. Counted are attempts for this person from
    this source, and from all unknown browsers together, except the first few from an address.
    """
    orang, here, now = (_given(column.name, type_=sa.Text) for column in _ATTEMPT.c)
    unknown, most, many = map(_given, ("di", "paling_banyak", "dari_mana_pun"))
    of_unknown = sa.func.substr(_ATTEMPT.c.perangkat, 1, 1) == unknown
    counts = (
        sa.func.count().filter(_ATTEMPT.c.perangkat == here),
        sa.func.count().filter(of_unknown),
    )
    counted = sa.select(*counts).where(_ATTEMPT.c.orang == orang, _LATELY).subquery()
    from_here, from_unknown = counted.c
    is_among_few = (from_here < _given("sedikit")) & (from_unknown < 2 * many)
    is_known = sa.func.substr(here, 1, 1) != unknown
    row = sa.select(orang, here, now).where(
        from_here < most, is_known | (from_unknown < many) | is_among_few
    )
    return _ATTEMPT.insert().from_select([*_ATTEMPT.c.keys()], row).returning(sa.literal(1))


def _is(*columns: sa.Column[str]) -> sa.ColumnElement[bool]:
    """Compare these columns with the parameters of their names."""
    return sa.and_(*(column == _given(column.name) for column in columns))


_VALID = _is(_INVITATION.c.sidik) & _INVITATION.c.sampai.between(_given("dari"), _given("hingga"))
_OWN_SESSIONS = _is(_SESSION.c.sidik) | _is(_SESSION.c.orang)
_EXCLUDED = postgresql.insert(_VALUE).excluded
_VALUE_ONCE = sa.case((_given("sekali"), _VALUE.c.nilai), else_=_EXCLUDED.nilai)
_ATTEMPTED = sa.cast(sa.func.count(), sa.Text), sa.func.coalesce(sa.func.min(_ATTEMPT.c.waktu), "")
_LATELY = _ATTEMPT.c.waktu.between(_given("sejak"), _given("sampai"))
_FROM_HERE = _is(_ATTEMPT.c.orang, _ATTEMPT.c.perangkat)
_NAME = _given("nama")

STATEMENTS: dict[str, sa.ClauseElement] = {
    "add_entry": _ENTRY.insert(),
    "add_original": _put_original(),
    "set_tip": _END.update().values(format=FORMAT),
    "begin_journal": postgresql.insert(_END)
    .values(format=FORMAT, nomor=0, hash="")
    .on_conflict_do_nothing(),
    "turn": sa.select(_END.c.nomor).with_for_update(),
    "entries_after": sa.select(_ENTRY.c.nomor, _ENTRY.c.teks)
    .where(_ENTRY.c.nomor > _given("sejak"))
    .order_by(_ENTRY.c.nomor)
    .limit(_given("banyak")),
    "numbers": sa.select(_ENTRY.c.nomor).order_by(_ENTRY.c.nomor),
    "original": sa.select(_ORIGINAL.c.isi).where(_is(_ORIGINAL.c.sha256)),
    "originals": sa.select(_ORIGINAL.c.sha256).order_by(_ORIGINAL.c.sha256),
    "drop_after": _ENTRY.delete().where(_ENTRY.c.nomor > _given("nomor")),
    "passwords": sa.select(_PASSWORD)
    .where(_given("orang", type_=sa.Text).is_(None) | _is(_PASSWORD.c.orang))
    .order_by(_PASSWORD.c.orang),
    "set_password": _put(_PASSWORD),
    "drop_password": _PASSWORD.delete().where(_is(_PASSWORD.c.orang)),
    "begin_session": _SESSION.insert().values(mulai=_given("waktu"), terakhir=_given("waktu")),
    "all_sessions": sa.select(_SESSION).order_by(_SESSION.c.sidik),
    "sessions": sa.select(_SESSION).where(_OWN_SESSIONS).order_by(_SESSION.c.terakhir.desc()),
    "seen": _SESSION.update()
    .where(_SESSION.c.sidik == _given("sesi"))
    .values(terakhir=_given("waktu")),
    "end_sessions": _SESSION.delete().where(_OWN_SESSIONS, _SESSION.c.sidik != _given("kecuali")),
    "drop_old_sessions": _SESSION.delete().where(
        (_SESSION.c.terakhir < _given("terakhir")) | (_SESSION.c.mulai < _given("mulai"))
    ),
    "invite": _INVITATION.insert(),
    "invitation": sa.select(_INVITATION.c.orang).where(_VALID),
    "take_invitation": _INVITATION.delete().where(_VALID).returning(_INVITATION.c.orang),
    "drop_invitations": _INVITATION.delete().where(_is(_INVITATION.c.orang)),
    "remember_device": postgresql.insert(_DEVICE).on_conflict_do_nothing(),
    "knows_device": sa.select(sa.literal(1)).where(_is(*_DEVICE.c)),
    "drop_devices": _DEVICE.delete().where(_is(_DEVICE.c.orang)),
    "keep_value": _put(_VALUE, nilai=_VALUE_ONCE).returning(_VALUE.c.nilai),
    "use_later": _put(_VALUE, where=_VALUE.c.nilai < _EXCLUDED.nilai).returning(_VALUE.c.nilai),
    "values": sa.select(_VALUE.c.nama, _VALUE.c.nilai).where(
        _is(_VALUE.c.jenis), (_NAME == "") | (_VALUE.c.nama == _NAME)
    ),
    "drop_value": _VALUE.delete().where(_is(_VALUE.c.jenis, _VALUE.c.nama)),
    "forget_addresses": _VALUE.delete().where(_VALUE.c.jenis.in_(("kalender", "kehadiran"))),
    "begin_attempt": _begin_attempt(),
    "attempts": sa.select(*_ATTEMPTED).where(_FROM_HERE, _LATELY),
    "forget_attempts": _ATTEMPT.delete().where(_FROM_HERE | ~_LATELY),
    "drop_attempts": _ATTEMPT.delete().where(_is(_ATTEMPT.c.orang)),
    "note_machine": _put(_ADDRESS),
    "machines": sa.select(sa.cast(_ADDRESS.c.entri, sa.Text), _ADDRESS.c.alamat)
    .where(_ADDRESS.c.waktu >= _given("sejak"))
    .order_by(_ADDRESS.c.entri),
    "drop_old_machines": _ADDRESS.delete().where(_ADDRESS.c.waktu < _given("sebelum")),
}
"""What is asked or changed, by name. Parameters have the names of their columns, or the words of
what they limit."""

_AS_KEPT = sa.table(ENTRIES, *map(sa.column, ("nomor", "xmin", "ctid")))
_PLACE = sa.cast(_AS_KEPT.c.xmin, sa.Text) + sa.cast(_AS_KEPT.c.ctid, sa.Text)
TIPS = {"sqlite": _tip(_ENTRY, _ENTRY.c.teks), "postgres": _tip(_AS_KEPT, _PLACE)}
"""Where the journal ends. In PostgreSQL the place of its newest row tells if it was changed."""


DIALECTS = {"sqlite": SQLiteDialect_pysqlite(paramstyle="named"), "postgres": PGDialect_psycopg()}


@cache
def own_words(name: str) -> sa.TextClause:
    """Read `queries/<name>.sql`: what only one of the two can be asked."""
    return sa.text((FOLDER / f"{name}.sql").read_text(encoding="utf-8"))


@cache
def rows_of(table: str) -> sa.Select[*tuple[Any, ...]]:
    """Ask for all rows of a table."""
    return sa.select(TABLES.tables[table])


@cache
def row_into(table: str) -> sa.Insert:
    """Add a row to a table."""
    return TABLES.tables[table].insert()


@cache
def drop_all(table: str) -> sa.Delete:
    """Take all rows out of a table."""
    return TABLES.tables[table].delete()


@cache
def in_words_of(
    kind: str, asked: sa.ClauseElement, names: frozenset[str]
) -> tuple[str, dict[str, Any]]:
    """Return a statement as one of the two reads it, with the values that it always has.

    Made once: SQLAlchemy's own way to execute costs 60 microseconds each time, half of a question.
    """
    how: dict[str, Any] = {"column_keys": [*names]} if names else {}
    made = asked.compile(dialect=DIALECTS[kind], compile_kwargs={"render_postcompile": True}, **how)
    params = made.params or {}
    return made.string, {name: value for name, value in params.items() if value is not None}
