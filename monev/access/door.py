"""The journal's door: before an entry is appended it checks that the writer may store it.

Also answers who wrote or reported something before.
"""

from collections.abc import Iterable
from datetime import datetime

from monev.access.presence import meetings_of_presence
from monev.access.rules import ANYWHERE, NEEDS, Action, Content, Need
from monev.access.visitors import (
    PRESENCE,
    Visitor,
    details_in,
    find_visitor,
    list_people,
    name_of,
    not_allowed,
    refusal,
)
from monev.core.roles import EVERY_SATKER
from monev.core.statuses import BUKTI_CHECKED
from monev.core.text import split_pics
from monev.database import Database, Row

BuktiPlace = tuple[str, str, str]
_CHANGES_A_PLAN = frozenset(("unggahan", "pembatalan", "pemulihan", "penilaian", "isian", "rapat"))


def check_entry(
    db: Database,
    *,
    pelaku: str,
    jenis: str,
    satker: str | None,
    tahun: int | None,
    content: Content,
) -> None:
    """Raise NotAllowed if `pelaku` may not store this.

    The tables must be up to date with the journal. Raises LookupError for a kind of entry without a
    rule, a mistake of the program.
    """
    _check_open(db, jenis, satker, tahun, content)
    visitor = find_visitor(db, pelaku)
    if visitor.is_local:
        return
    if visitor is PRESENCE:
        _check_presence(db, jenis, satker, tahun, content)
        return
    for need in NEEDS[jenis](content):
        _check_need(db, visitor, need, need.satker or satker, tahun)
    if jenis == "orang":
        _check_reach(db, visitor, content)
    if jenis == "undangan":
        _check_manages(db, visitor, content["orang"])
    if jenis == "isian" and not visitor.may("verifikasi", satker):
        _check_verified_stays(db, satker, tahun, content)
    if jenis == "unggahan":
        _check_file_verifies_nothing(db, visitor, satker, tahun, content)
    if jenis in ("pembatalan", "pemulihan"):
        _check_own_unggahan(db, visitor, satker, tahun, content["unggahan"])
    _check_own_change(db, visitor, content)


def _check_open(
    db: Database, jenis: str, satker: str | None, tahun: int | None, content: Content
) -> None:
    """Refuse every change of a closed plan but the scan of a signed paper."""
    if jenis not in _CHANGES_A_PLAN or content.get("peristiwa") == "pindaian":
        return
    if db.ask("access/closed", satker=satker, tahun=tahun):
        raise not_allowed("plan_closed", satker=satker, tahun=tahun)


def _check_presence(
    db: Database, jenis: str, satker: str | None, tahun: int | None, content: Content
) -> None:
    """Let a phone only mark invited people as present.

    The meeting must ask for it and not be over. What the notulis noted stays.
    """
    refused = not_allowed("more_than_presence")
    rapat = content.get("rapat") if jenis == "rapat" else None
    if rapat is None or content["menarik"] is not None:
        raise refused
    if not meetings_of_presence(db, satker=satker, tahun=tahun, rapat=rapat):
        raise refused
    for change in content["ubah"]:
        before = change["dari"] or {}
        if change["benda"] != "hadir" or before.get("kehadiran") != "diundang":
            raise refused
        if change["ke"] != {**before, "kehadiran": "hadir"}:
            raise refused


def _check_need(
    db: Database, visitor: Visitor, need: Need, satker: str | None, tahun: int | None
) -> None:
    if _may_do_any(visitor, need.actions, satker):
        if need.bukti is not None:
            _check_other_eyes(db, visitor, need, satker, tahun)
        return
    for pic in split_pics(need.pic):
        if visitor.is_asked(satker, pic):
            return
    if "lapor" in need.actions and need.kode is not None:
        for row in db.ask("access/pics", satker=satker, tahun=tahun, kode=need.kode):
            if visitor.owns(satker, row["pic"]):
                return
    raise refusal(visitor, need.actions, None if satker == ANYWHERE else satker)


def _may_do_any(visitor: Visitor, actions: Iterable[Action], satker: str | None) -> bool:
    for action in actions:
        if satker == ANYWHERE:
            allowed = visitor.may_anywhere(action)
        else:
            allowed = visitor.may(action, satker)
        if allowed:
            return True
    return False


def _check_other_eyes(
    db: Database, visitor: Visitor, need: Need, satker: str | None, tahun: int | None
) -> None:
    """Refuse to let somebody verify a bukti they reported themselves, or checked for its office."""
    place = {"kode": need.kode, "tenggat": need.tenggat, "bukti": need.bukti}
    said = {"bukti": need.bukti, "kode": need.kode, "name": visitor.name}
    if visitor.pelaku in reporters(db, satker, tahun, **place).values():
        raise not_allowed("reported_oneself", **said)
    if need.actions == ("verifikasi_kedua",):
        for row in db.ask("access/checkers", satker=satker, tahun=tahun, **place):
            if row["pelaku"] == visitor.pelaku:
                raise not_allowed("checked_oneself", **said)


def _check_file_verifies_nothing(
    db: Database, visitor: Visitor, satker: str | None, tahun: int | None, content: Content
) -> None:
    """Refuse a file that verifies a bukti. It may only repeat the status that a checker gave."""
    said = set()
    for row in _checked(db, satker, tahun):
        said.add((*place_of(row), *_word_of(row)))
    unsaid = []
    for langkah in content["langkah"]:
        for tenggat in langkah["tenggat"]:
            for bukti in tenggat["bukti"]:
                place = langkah["kode"], tenggat["tenggat"], bukti["nama"]
                is_said = (*place, *_word_of(bukti)) in said
                if bukti["status"] in BUKTI_CHECKED and not is_said:
                    unsaid.append(place)
    if unsaid:
        kode, _, name = unsaid[0]
        code = "checks_its_own" if visitor.may("verifikasi", satker) else "checks_unsaid"
        raise not_allowed(code, count=len(unsaid), bukti=name, kode=kode)


def _checked(db: Database, satker: str | None, tahun: int | None) -> list[Row]:
    return [row for row in said_of_bukti(db, satker, tahun) if row["status"] in BUKTI_CHECKED]


def _word_of(bukti: Content) -> tuple[str, str]:
    """Return a checker's status and what it is about.

    *Terverifikasi* is about this link alone, *Perlu perbaikan* also about a link in its place ("").
    """
    link = bukti["tautan"] if bukti["status"] == "terverifikasi" else ""
    return bukti["status"], link


def _check_verified_stays(
    db: Database, satker: str | None, tahun: int | None, content: Content
) -> None:
    """Refuse another link for a bukti that stays verified."""
    links = {place_of(edit) for edit in content["ubah"] if edit["kolom"] == "tautan"}
    if not links:
        return
    for row in _checked(db, satker, tahun):
        if row["status"] == "terverifikasi" and place_of(row) in links:
            raise not_allowed("verified_stays", bukti=row["bukti"], kode=row["kode"])


def _check_reach(db: Database, admin: Visitor, content: Content) -> None:
    """Refuse a change of a person beyond the admin's satker.

    An admin for everything may change anything. A new name, address or sign-in name, or
    (in)activity, touches every place they have.
    """
    former = list_people(db).get(content["orang"])
    touched = _touched(former, content)
    if former is not None:
        is_called = details_in(db, content)
        is_active = content["aktif"]
        if (is_called, is_active) != (former.called, former.is_active):
            touched |= {*former.roles, *former.pics} or {EVERY_SATKER}
    for satker in sorted(touched or {EVERY_SATKER}):
        admin.require("atur_orang", None if satker == EVERY_SATKER else satker)


def _touched(former: Visitor | None, content: Content) -> set[str]:
    """List the satker where a person's roles or tasks change."""
    held = set()
    if former is not None:
        for kind, places in (("peran", former.roles), ("pic", former.pics)):
            for satker, names in places.items():
                for name in names:
                    held.add((satker, kind, name))
    given = set()
    for kind in ("peran", "pic"):
        for one in content[kind]:
            given.add((one["satker"], kind, one[kind]))
    return {satker for satker, *_ in held ^ given}


def _check_manages(db: Database, admin: Visitor, orang: str) -> None:
    """Refuse an invitation of somebody who has a role elsewhere.

    Whoever opens it acts as that person everywhere.
    """
    person = list_people(db).get(orang)
    if person is None or not admin.manages(person):
        raise not_allowed("not_ones_person", name=admin.name, person=name_of(db, orang))


def _check_own_unggahan(
    db: Database, visitor: Visitor, satker: str | None, tahun: int | None, number: int
) -> None:
    """Refuse to let an operator cancel or restore what others stored; an admin may."""
    authors = authors_of(db, satker=satker, tahun=tahun, unggahan=number)
    for author in authors:
        if not may_take_back(visitor, satker, author):
            raise not_allowed(
                "anothers_unggahan",
                number=number,
                author=name_of(db, authors[0]),
                name=visitor.name,
            )


def _check_own_change(db: Database, visitor: Visitor, content: Content) -> None:
    """Refuse to take back what others wrote."""
    others = {*authors_of(db, content["menarik"])} if content.get("menarik") else set()
    if others - {visitor.pelaku}:
        names = sorted(name_of(db, author) for author in others)
        raise not_allowed("anothers_change", authors=", ".join(names), name=visitor.name)


def authors_of(db: Database, entry: int | None = None, **unggahan: str | int | None) -> list[str]:
    """List who wrote a journal entry, or who stored an unggahan (`satker`, `tahun`, `unggahan`)."""
    what = {"nomor": entry, "satker": None, "tahun": None, "unggahan": None}
    return [row["pelaku"] for row in db.ask("access/authors", **what | unggahan)]


def said_of_bukti(
    db: Database, satker: str | None, tahun: int | None, **where: str | None
) -> list[Row]:
    """List the last status of each bukti of the newest unggahan.

    If `kode`, `tenggat`, `bukti` are given, it is only of those.
    """
    everywhere = {"kode": None, "tenggat": None, "bukti": None}
    return db.ask("access/said_of_bukti", satker=satker, tahun=tahun, **everywhere | where)


def reports(
    db: Database, satker: str | None, tahun: int | None, **where: str | None
) -> dict[BuktiPlace, tuple[str, datetime]]:
    """Find who last reported each bukti, in the app or by a file, and when.

    `where` as in `said_of_bukti`.
    """
    found = {}
    for row in said_of_bukti(db, satker, tahun, **where):
        pelaku = row["pelaku"]
        if pelaku is not None:
            found[place_of(row)] = pelaku, row["waktu"]
    return found


def reporters(
    db: Database, satker: str | None, tahun: int | None, **where: str | None
) -> dict[BuktiPlace, str]:
    """Find who last reported each bukti, as `reports` without the time."""
    return {place: pelaku for place, (pelaku, _) in reports(db, satker, tahun, **where).items()}


def place_of(row: Content) -> BuktiPlace:
    """Return kode, tenggat and bukti of a row that names a bukti."""
    return row["kode"], row["tenggat"], row["bukti"]


def may_take_back(visitor: Visitor, satker: str | None, author: str) -> bool:
    """True if a visitor may cancel or restore an unggahan by `author`: their own, an admin any."""
    if not visitor.may("batalkan", satker):
        return False
    if visitor.is_local or author == visitor.pelaku:
        return True
    return visitor.may("atur_kantor", satker)
