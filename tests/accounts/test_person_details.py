"""Test that the journal knows a person by an id alone, from their first entry on.

Their name lies with the accounts, and is shown wherever they acted until it is deleted there.
"""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from monev.access import (
    LOCAL,
    NotAllowed,
    Visitor,
    find_visitor,
    list_people,
    name_of,
    person_signing_in,
)
from monev.accounts.place import accounts_store
from monev.core import clock
from monev.core.errors import NotFound
from monev.core.roles import EVERY_SATKER, LOCAL_ACTOR
from monev.database import Database
from monev.edits.single_edits import Target, edit
from monev.journal import Journal, open_journal, store_at
from monev.meeting import acts, ending
from monev.outputs.audit_log import AuditFilter, audit_lines
from monev.outputs.personal_data import is_in_journal, personal_data
from monev.people.accounts import accounts_of
from monev.people.setting_up import (
    add_person,
    change_person,
    close_person,
    find_person,
    invite_person,
)
from monev.reminders.rounds import send_round
from monev.server import account_pages
from monev.writing.touches import all_versions
from tests.conftest import before_release
from tests.makers import SATKER, TAHUN, append_unggahan, begin_rapat, refused_at
from tests.reminders.post_office import post_office, set_up

NAME, SIGN_IN, MAIL = "Zulaikha Qurrata", "zulaikha.q", "zulaikha.q@kantor.go.id"
WORDS = ("zulaikha", "qurrata", "wahyudi", "bawono")
PASSWORD = "kuda lumping di sawah"
BUKTI = Target("V.a.1.1", "2025-05", "Undangan")
ADMIN = {EVERY_SATKER: frozenset({"admin", "pemeriksa"})}
HERE = {SATKER: frozenset({"operator"})}


@pytest.fixture(params=["folder", *before_release("postgres")])
def home(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the address of an empty journal: once in a folder, once in PostgreSQL."""
    if request.param == "folder":
        return str(tmp_path / "monev.jurnal")
    return request.getfixturevalue("postgres").new_database()


@pytest.fixture
def store(home: str) -> Iterator[Database]:
    """Open a database that follows this journal, and store a plan."""
    with closing(Database.open_at(None, open_journal(home))) as opened:
        append_unggahan(opened)
        yield opened


def add(db: Database, sign_in: str, name: str, *, pelaku: str, **held: object) -> str:
    """Set a person up as the page does; return their id."""
    form = Visitor("", name, sign_in_name=sign_in, **held)
    return add_person(db, form, pelaku=pelaku).isi["orang"]


@pytest.fixture
def admin(store: Database) -> str:
    return add(store, "wahyudi", "Wahyudi Bawono", pelaku=LOCAL_ACTOR, roles=ADMIN)


@pytest.fixture
def zulaikha(store: Database, admin: str) -> str:
    return add(store, SIGN_IN, NAME, pelaku=admin, roles=HERE, email=MAIL)


def journal_text(journal: Journal) -> str:
    """Return the text of all entries, packed or not, in lower case."""
    entries = (entry.fields() for entry in journal.read())
    return "\n".join(map(str, entries)).casefold()


def work(db: Database, admin: str, orang: str) -> None:
    """Do all that a person can do, and all that an admin can do to them short of deleting."""
    accounts = accounts_of(str(db.journal))
    secret = invite_person(db, orang, pelaku=admin)
    assert accounts.take_up(secret, PASSWORD, origin="10.0.0.7 · Firefox", name=SIGN_IN)
    with_pic = {SATKER: frozenset({"Kasubbag Hukum"})}
    change_person(db, replace(list_people(db)[orang], pics=with_pic), pelaku=admin)
    of_more = {SATKER: frozenset({"operator", "pemeriksa"})}
    change_person(db, replace(list_people(db)[orang], roles=of_more), pelaku=admin)
    edit(db, SATKER, TAHUN, BUKTI, {"status": "ada"}, pelaku=orang)
    edit(db, SATKER, TAHUN, BUKTI, {"status": "terverifikasi"}, pelaku=admin)
    rapat = begin_rapat(db, pelaku=orang)
    acts.add_attendance(db, rapat, [("Ketua", "Ketua")], pelaku=orang)
    words = {"pemimpin": "Ketua", "notulis": "Sekretaris", "selesai": "11.45"}
    ending.close_rapat(db, rapat, words, pelaku=admin)


def send_letter(db: Database) -> None:
    """Send a letter that the mail server refuses with the person's address in its answer."""
    with post_office() as office:
        office.answer_rcpt = {MAIL: f"550 5.1.1 <{MAIL}>: User zulaikha.q unknown"}.get
        settings = set_up(db, office.port, jenis=("tugas",))
        tried = send_round(db, SATKER, settings, clock.now())
    assert [letter.answer.state for letter in tried] == ["gagal"]
    assert MAIL in tried[0].answer.words


def test_nothing_a_person_is_called_stands_in_the_journal_and_closing_takes_it_from_the_accounts(
    store, home, admin, zulaikha, today
):
    today("2025-09-23")
    work(store, admin, zulaikha)
    send_letter(store)
    close_person(store, zulaikha, pelaku=admin)
    text = journal_text(store.journal)
    assert [word for word in WORDS if word in text] == []
    assert text.count(zulaikha) > 10
    kept = str(accounts_of(str(store.journal)).kept("orang")).casefold()
    assert "zulaikha" not in kept and "wahyudi" in kept
    assert name_of(store, zulaikha).startswith("Pengguna dihapus ")
    for file in Path(home).parent.glob("*.jurnal*") if "://" not in home else ():
        assert b"ulaikha" not in file.read_bytes(), "not in its free pages either"


def test_a_person_is_named_wherever_they_acted_by_what_they_are_called_now(store, admin, zulaikha):
    edit(store, SATKER, TAHUN, BUKTI, {"status": "ada"}, pelaku=zulaikha)
    edit(store, SATKER, TAHUN, BUKTI, {"catatan": "lengkap"}, pelaku=admin)
    change_person(store, replace(list_people(store)[zulaikha], name="Zahra"), pelaku=admin)
    last, first, _ = all_versions(store, SATKER, TAHUN)
    named = [name_of(store, each["pelaku"]) for each in (first, last)]
    assert named == ["Zahra", "Wahyudi Bawono"]
    lines = audit_lines(store, LOCAL, AuditFilter())
    assert f"Zahra ({SIGN_IN})" in set(lines["siapa"])
    assert any(f"menetapkan Zahra ({SIGN_IN}): operator" in did for did in lines["apa"])
    data = personal_data(store, zulaikha, pelaku=admin)
    assert (data["orang"]["nama"], data["orang"]["nama_pengguna"]) == ("Zahra", SIGN_IN)
    assert not is_in_journal(store, list_people(store)[zulaikha])


def test_two_who_take_one_name_at_two_servers_do_not_both_get_it(store, home, admin, zulaikha):
    with closing(Database.open_at(None, open_journal(home))) as other:
        for name in (SIGN_IN, admin):
            with refused_at(orang="sudah dipakai"):
                add(other, name, "Lain", pelaku=admin, roles=HERE)
        for name in ("", "Siti Rahma", "tamu"):
            with refused_at(orang="Nama pengguna"):
                add(other, name, "Lain", pelaku=admin, roles=HERE)
        orang = add(other, "lain", "Lain", pelaku=admin, roles=HERE)
        lain = list_people(other)[orang]
        with refused_at(orang="sudah dipakai"):
            change_person(store, replace(lain, sign_in_name=SIGN_IN), pelaku=admin)
    kept = accounts_store(str(store.journal)).ask("values", jenis="orang", nama="")
    assert len(kept) == 3, "what was refused is kept of nobody"


def test_a_refused_change_keeps_nothing_of_a_person(store, admin, zulaikha):
    before = accounts_store(str(store.journal)).ask("values", jenis="orang", nama="")
    with pytest.raises(NotAllowed):
        add(store, "lain", "Lain", pelaku=zulaikha, roles=HERE)
    with pytest.raises(NotAllowed):
        change_person(store, replace(list_people(store)[admin], name="Lain"), pelaku=zulaikha)
    assert accounts_store(str(store.journal)).ask("values", jenis="orang", nama="") == before


def test_one_signs_in_by_the_name_of_now_and_by_no_id(store, admin, zulaikha, monkeypatch):
    monkeypatch.setattr(account_pages, "open_store", lambda: store)
    accounts_of(str(store.journal)).set_password(zulaikha, PASSWORD, name=SIGN_IN)

    def comes_in(name: str) -> str | None:
        attempt = account_pages._begin_attempt(name, "", "10.0.0.7")
        try:
            signed_in = account_pages._prove(attempt, PASSWORD, "uji", "")
        except account_pages.SignInRefused:
            return None
        return accounts_of(str(store.journal)).person_of(signed_in.session)

    assert (comes_in(SIGN_IN), comes_in(zulaikha), comes_in("tidak.ada")) == (zulaikha, None, None)
    change_person(store, replace(list_people(store)[zulaikha], sign_in_name="zahra"), pelaku=admin)
    assert (comes_in(SIGN_IN), comes_in("zahra")) == (None, zulaikha)
    other = add(store, SIGN_IN, "Lain", pelaku=admin, roles=HERE)
    assert (person_signing_in(store, SIGN_IN).pelaku, comes_in(SIGN_IN)) == (other, None)


def old_person(journal: Journal, orang: str, name: str, **held: object) -> None:
    """Store a person as an earlier version wrote them, with their name in the journal."""
    content = {"orang": orang, "nama": name, "surel": f"{orang}@kantor.go.id", "aktif": True}
    content |= {"peran": [], "pic": []} | held
    about = {"jenis": "orang", "pelaku": LOCAL_ACTOR, "satker": None, "tahun": None}
    journal.add(**about, content=content)


def test_people_of_an_old_journal_are_who_they_were_and_later_entries_say_no_name_anew(store):
    roles = [{"satker": EVERY_SATKER, "peran": "admin"}]
    old_person(store.journal, "budi", "Budi Lama", peran=roles)
    store.catch_up()
    budi = find_person(store, "budi")
    assert (budi.pelaku, budi.name, budi.email) == ("budi", "Budi Lama", "budi@kantor.go.id")
    assert person_signing_in(store, "budi") == budi == find_visitor(store, "budi")
    assert is_in_journal(store, budi)  # the page that deletes their data says so
    more = {**budi.roles, SATKER: frozenset({"operator"})}
    entry = change_person(store, replace(budi, roles=more, name="Budi Baru"), pelaku="budi")
    assert (entry.isi["orang"], entry.isi["nama"], entry.isi["surel"]) == ("budi", "", "")
    new_name = replace(find_person(store, "budi"), sign_in_name="b.baru")
    renamed = change_person(store, new_name, pelaku="budi")
    assert renamed.isi["orang"] == find_person(store, "b.baru").pelaku == "budi"
    with refused_at(orang="sudah dipakai"):
        form = Visitor("", "Lain", sign_in_name="budi", roles=HERE)
        add_person(store, form, pelaku="budi")


def test_without_the_accounts_a_journal_opens_and_people_can_be_named_anew(tmp_path, request):
    lost = str(tmp_path / "lama" / "monev.jurnal")
    with closing(Database.open_at(None, open_journal(lost))) as db:
        admin = add(db, "wahyudi", "Wahyudi Bawono", pelaku=LOCAL_ACTOR, roles=ADMIN)
    (tmp_path / "lama").rename(tmp_path / "baru")
    found = str(tmp_path / "baru" / "monev.jurnal")
    store = store_at(found)
    store.write(lambda: store.empty("simpanan"))
    with closing(Database.open_at(None, open_journal(found))) as db:
        assert name_of(db, admin) == f"Pengguna {admin}"
        assert list_people(db)[admin].may("atur_orang", None)
        with pytest.raises(NotFound):
            find_person(db, "wahyudi")
        form = replace(find_person(db, admin), name="Wahyudi", sign_in_name="wahyudi")
        change_person(db, form, pelaku=LOCAL_ACTOR)
        assert (name_of(db, admin), find_person(db, "wahyudi").pelaku) == ("Wahyudi", admin)
