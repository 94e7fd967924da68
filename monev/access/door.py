"""The journal's door: whether who writes an entry may, asked once before it is appended; and who
did what before."""

from datetime import datetime
from functools import partial

from monev.access.phone_addresses import meetings_of_address
from monev.access.rules import ANYWHERE, NEEDS, Content, Need
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


def check_entry(
    db: Database,
    *,
    pelaku: str,
    jenis: str,
    satker: str | None,
    tahun: int | None,
    content: Content,
) -> None:
    """Raise NotAllowed where `pelaku` may not store this; the tables must be up to date with the
    journal. Raises LookupError for a kind of entry without a rule: a mistake of the program."""
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
    if jenis == "suntingan" and not visitor.may("verifikasi", satker):
        _check_verified_stays(db, satker, tahun, content)
    if jenis == "unggahan":
        _check_file_verifies_nothing(db, visitor, satker, tahun, content)
    if jenis in ("pembatalan", "pemulihan"):
        _check_own_unggahan(db, visitor, satker, tahun, content["unggahan"])
    if content.get("menarik") is not None:
        _check_own_change(db, visitor, content["menarik"])


def _check_open(
    db: Database, jenis: str, satker: str | None, tahun: int | None, content: Content
) -> None:
    """A closed plan is changed by nobody; only the scan of a signed paper may still come."""
    changes = jenis in ("unggahan", "pembatalan", "pemulihan", "suntingan", "rapat")
    if (
        changes
        and content.get("peristiwa") != "pindaian"
        and db.ask("access/closed", satker=satker, tahun=tahun)
    ):
        raise not_allowed("plan_closed", satker=satker, tahun=tahun)


def _check_presence(
    db: Database, jenis: str, satker: str | None, tahun: int | None, content: Content
) -> None:
    """On a phone people of the list who are not marked yet say that they came, in a meeting that
    asks for it and goes on; nothing else, and nothing that the notulis said is changed."""
    rapat = content.get("rapat") if jenis == "rapat" else None
    is_asked = rapat is not None and meetings_of_address(
        db, "presensi", satker=satker, tahun=tahun, rapat=rapat
    )
    if (
        not is_asked
        or content["menarik"] is not None
        or not all(map(_says_present, content["ubah"]))
    ):
        raise not_allowed("more_than_presence")


def _says_present(change: Content) -> bool:
    before = change["dari"] or {}
    is_unmarked = change["benda"] == "hadir" and before.get("kehadiran") == "diundang"
    return is_unmarked and change["ke"] == {**before, "kehadiran": "hadir"}


def _check_need(
    db: Database, visitor: Visitor, need: Need, satker: str | None, tahun: int | None
) -> None:
    may = visitor.may_anywhere if satker == ANYWHERE else partial(visitor.may, satker=satker)
    if any(map(may, need.actions)):
        # Two pairs of eyes: who brought a bukti does not say of it that it is right.
        where = {"kode": need.kode, "tenggat": need.tenggat, "bukti": need.bukti}
        if (
            need.actions == ("verifikasi",)
            and visitor.pelaku in reporters(db, satker, tahun, **where).values()
        ):
            raise not_allowed(
                "reported_oneself", bukti=need.bukti, kode=need.kode, name=visitor.name
            )
        return
    if any(visitor.is_asked(satker, pic) for pic in split_pics(need.pic)):
        return
    is_report = "lapor" in need.actions and need.kode is not None
    pics = db.ask("access/pics", satker=satker, tahun=tahun, kode=need.kode) if is_report else ()
    if not any(visitor.owns(satker, row["pic"]) for row in pics):
        raise refusal(visitor, need.actions, None if satker == ANYWHERE else satker)


def _check_file_verifies_nothing(
    db: Database, visitor: Visitor, satker: str | None, tahun: int | None, content: Content
) -> None:
    """A file may repeat what a checker said; it can't say it in the checker's place, nor check what
    it reports."""
    said = {(*place_of(row), *_word_of(row)) for row in _checked(db, satker, tahun)}
    unsaid = [
        (langkah["kode"], bukti["nama"])
        for langkah in content["langkah"]
        for tenggat in langkah["tenggat"]
        for bukti in tenggat["bukti"]
        if bukti["status"] in BUKTI_CHECKED
        and (langkah["kode"], tenggat["tenggat"], bukti["nama"], *_word_of(bukti)) not in said
    ]
    if unsaid:
        kode, name = unsaid[0]
        code = "checks_its_own" if visitor.may("verifikasi", satker) else "checks_unsaid"
        raise not_allowed(code, count=len(unsaid), bukti=name, kode=kode)


def _checked(db: Database, satker: str | None, tahun: int | None) -> list[Row]:
    return [row for row in said_of_bukti(db, satker, tahun) if row["status"] in BUKTI_CHECKED]


def _word_of(bukti: Content) -> tuple[str, str]:
    """What a checker said: Terverifikasi of just this link, Perlu perbaikan of whatever comes in
    its place."""
    return bukti["status"], bukti["tautan"] if bukti["status"] == "terverifikasi" else ""


def _check_verified_stays(
    db: Database, satker: str | None, tahun: int | None, content: Content
) -> None:
    """What was verified is not exchanged for something else under the same word."""
    links = {place_of(edit) for edit in content["ubah"] if edit["kolom"] == "tautan"}
    for row in _checked(db, satker, tahun) if links else ():
        if row["status"] == "terverifikasi" and place_of(row) in links:
            raise not_allowed("verified_stays", bukti=row["bukti"], kode=row["kode"])


def _check_reach(db: Database, admin: Visitor, content: Content) -> None:
    """The admin of one satker changes what a person is there; an admin for everything changes
    anything."""
    former = list_people(db).get(content["orang"])
    touched = _touched(former, content)
    if former is not None and not _is_called_the_same(db, former, content):
        touched |= {*former.roles, *former.pics} or {EVERY_SATKER}
    for satker in sorted(touched or {EVERY_SATKER}):
        admin.require("atur_orang", None if satker == EVERY_SATKER else satker)


def _touched(former: Visitor | None, content: Content) -> set[str]:
    """The satker where a person has other roles or tasks than before."""
    of_kind = {} if former is None else {"peran": former.roles, "pic": former.pics}
    held = {
        (at, kind, name)
        for kind, places in of_kind.items()
        for at, names in places.items()
        for name in names
    }
    given = {(role["satker"], "peran", role["peran"]) for role in content["peran"]}
    given |= {(task["satker"], "pic", task["pic"]) for task in content["pic"]}
    return {satker for satker, *_ in held ^ given}


def _is_called_the_same(db: Database, former: Visitor, content: Content) -> bool:
    """Whether name, address, sign-in name and being active stay: they are of every place a person
    has."""
    is_called = details_in(db, content)
    return is_called == former.called and content["aktif"] == former.is_active


def _check_manages(db: Database, admin: Visitor, orang: str) -> None:
    """An invitation lets whoever opens it act as that person, everywhere they have a role."""
    person = list_people(db).get(orang)
    if person is None or not admin.manages(person):
        raise not_allowed("not_ones_person", name=admin.name, person=name_of(db, orang))


def _check_own_unggahan(
    db: Database, visitor: Visitor, satker: str | None, tahun: int | None, number: int
) -> None:
    """An operator takes back what they stored; an admin anybody's."""
    authors = authors_of(db, satker=satker, tahun=tahun, unggahan=number)
    if any(not may_take_back(visitor, satker, author) for author in authors):
        raise not_allowed(
            "anothers_unggahan", number=number, author=name_of(db, authors[0]), name=visitor.name
        )


def _check_own_change(db: Database, visitor: Visitor, entry: int) -> None:
    authors = authors_of(db, entry)
    if {*authors} - {visitor.pelaku}:
        named = ", ".join(sorted(name_of(db, author) for author in authors))
        raise not_allowed("anothers_change", authors=named, name=visitor.name)


def authors_of(db: Database, entry: int | None = None, **unggahan: str | int | None) -> list[str]:
    """Who wrote a journal entry; of a rencana (`satker`, `tahun`) who stored the unggahan of that
    number."""
    what = {"nomor": entry, "satker": None, "tahun": None, "unggahan": None}
    return [row["pelaku"] for row in db.ask("access/authors", **what | unggahan)]


def said_of_bukti(
    db: Database, satker: str | None, tahun: int | None, **where: str | None
) -> list[Row]:
    """What was said last of each bukti of the newest unggahan; of one `kode`, `tenggat`, `bukti`
    where given."""
    everywhere = {"kode": None, "tenggat": None, "bukti": None}
    return db.ask("access/said_of_bukti", satker=satker, tahun=tahun, **everywhere | where)


def reports(
    db: Database, satker: str | None, tahun: int | None, **where: str | None
) -> dict[BuktiPlace, tuple[str, datetime]]:
    """Who said last of each bukti that it is there, in the app or by a file, and when; `where` as
    above."""
    said = said_of_bukti(db, satker, tahun, **where)
    return {
        place_of(row): (row["pelaku"], row["waktu"]) for row in said if row["pelaku"] is not None
    }


def reporters(
    db: Database, satker: str | None, tahun: int | None, **where: str | None
) -> dict[BuktiPlace, str]:
    """As `reports`, without when."""
    return {place: pelaku for place, (pelaku, _) in reports(db, satker, tahun, **where).items()}


def place_of(row: Content) -> BuktiPlace:
    """Where a row that names a bukti is."""
    return row["kode"], row["tenggat"], row["bukti"]


def may_take_back(visitor: Visitor, satker: str | None, author: str) -> bool:
    """Whether they may cancel or restore an unggahan that `author` stored: their own, an admin
    anybody's."""
    is_theirs = visitor.is_local or author == visitor.pelaku or visitor.may("atur_kantor", satker)
    return is_theirs and visitor.may("batalkan", satker)
