"""Questions about a langkah or a bukti: who may ask, whose turn it is, who closes, what is taken
back.
"""

import json
from dataclasses import replace

import pytest

from monev.access import NotAllowed, Visitor, find_visitor, name_of
from monev.core.clock import today_within
from monev.core.content import Message
from monev.core.typed_input import EntryRefused
from monev.database import Database
from monev.figures import view_at
from monev.figures.riwayat import news
from monev.outputs.audit_log import AuditFilter, audit_lines
from monev.outputs.personal_data import personal_data
from monev.people.setting_up import add_person, change_person, close_person
from monev.writing.closing import close_plan
from monev.writing.threads import LONGEST, MOST_MESSAGES, threads_of, waiting, write
from tests.makers import SATKER, TAHUN, add_people, append_unggahan, sample_content

KODE = sample_content()["langkah"][0]["kode"]
PIC = "Kasubbag Hukum"
"""The PIC of the langkah that is asked about."""


def fill(db: Database) -> None:
    content = sample_content()
    content["langkah"][0]["pic"] = PIC
    append_unggahan(db, content)
    roles = ("operator", "pemeriksa", "pembaca", "admin")
    add_people(db, **{role: {SATKER: role} for role in roles}, lain={SATKER: "pemeriksa"})
    hana = Visitor("hana", "Hana", pics={SATKER: frozenset({PIC})})
    add_person(db, hana, pelaku="utama")


@pytest.fixture
def db(own_store, today) -> Database:
    today("2025-10-01")
    return own_store(fill)


def now_judged(db: Database):
    return view_at(db, SATKER, TAHUN, today_within(TAHUN))


def last_of(db: Database, number: int = -1):
    return threads_of(db, now_judged(db))[number][-1]


def ask(db: Database, pelaku: str, to: str = "pic", words: str = "Mana lampirannya?"):
    return write(
        db, SATKER, TAHUN, Message(KODE, None, None, to, ucapan=words), None, pelaku=pelaku
    )


def go_on(db: Database, pelaku: str, words: str = "", last=None, **said):
    last = last or last_of(db)
    message = Message(KODE, None, None, last["kepada"], last["pertanyaan"], ucapan=words, **said)
    return write(db, SATKER, TAHUN, message, last, pelaku=pelaku)


def whose_turn(db: Database) -> set[str]:
    people = ("operator", "pemeriksa", "pembaca", "admin", "lain", "hana", "utama")
    return {who for who in people if waiting(db, now_judged(db), find_visitor(db, who))}


@pytest.mark.parametrize(
    ("to", "turn"),
    [("pic", {"hana"}), ("pemeriksa", {"pemeriksa", "lain"}), ("operator", {"operator"})],
)
def test_the_turn_is_of_whom_the_question_asks_then_of_who_asked(db, to, turn):
    author = "operator" if to == "pemeriksa" else "pemeriksa"
    ask(db, author, to)
    assert whose_turn(db) == turn
    go_on(db, sorted(turn)[0], "Sudah dilampirkan.")
    assert whose_turn(db) == {author}
    go_on(db, author, "Bukan yang itu.")
    assert whose_turn(db) == turn
    go_on(db, author, selesai=True)
    assert whose_turn(db) == set()


def test_what_a_pic_without_an_account_is_asked_waits_for_the_operators_too(db):
    ask(db, "pemeriksa")
    assert whose_turn(db) == {"hana"}
    change_person(db, replace(find_visitor(db, "hana"), is_active=False), pelaku="utama")
    assert whose_turn(db) == {"operator"}
    go_on(db, "operator", "Saya tanyakan.")
    assert whose_turn(db) == {"pemeriksa"}


@pytest.mark.parametrize("who", ["pembaca", "admin"])
def test_who_neither_reports_nor_checks_asks_and_answers_nothing(db, who):
    with pytest.raises(NotAllowed, match="tidak berwenang"):
        ask(db, who)
    ask(db, "pemeriksa")
    with pytest.raises(NotAllowed, match="tidak berwenang"):
        go_on(db, who, "Saya tahu.")


def test_who_asked_or_an_admin_closes_it_and_nobody_else(db):
    ask(db, "hana", "operator")
    for who in ("operator", "pemeriksa", "pembaca"):
        with pytest.raises(NotAllowed):
            go_on(db, who, selesai=True)
    go_on(db, "admin", selesai=True)
    assert whose_turn(db) == set() and last_of(db)["selesai"]
    go_on(db, "admin", selesai=True, menarik=last_of(db)["entri"])
    assert whose_turn(db) == {"operator"}, "the admin took the closing back"
    go_on(db, "hana", selesai=True)
    assert last_of(db)["selesai"]


def test_one_takes_back_ones_own_last_message_only(db):
    question = ask(db, "pemeriksa")
    with pytest.raises(NotAllowed, match="Pemeriksa"):
        go_on(db, "hana", menarik=question.nomor)
    seen = last_of(db)
    go_on(db, "hana", "Ada di map.")
    with pytest.raises(EntryRefused, match="baru saja berubah"):
        go_on(db, "pemeriksa", last=seen, menarik=question.nomor)
    go_on(db, "hana", menarik=last_of(db)["entri"])
    assert last_of(db)["ucapan"] == "Mana lampirannya?"
    go_on(db, "pemeriksa", menarik=question.nomor)
    assert threads_of(db, now_judged(db)) == []


def test_what_came_in_between_is_seen_first(db):
    ask(db, "pemeriksa")
    seen = last_of(db)
    go_on(db, "hana", "Ada di map.")
    for said in ({"words": "Masih belum ada?"}, {"selesai": True}):
        with pytest.raises(EntryRefused, match="baru saja berubah"):
            go_on(db, "pemeriksa", last=seen, **said)


def test_words_have_limits_and_so_has_a_thread(db):
    for words, why in (("  \n ", "Tulis pesannya"), ("x" * (LONGEST + 1), "terlalu panjang")):
        with pytest.raises(EntryRefused, match=why):
            ask(db, "pemeriksa", words=words)
    ask(db, "pemeriksa")
    for number in range(1, MOST_MESSAGES):
        go_on(db, "hana", f"Jawaban {number}")
    with pytest.raises(EntryRefused, match=f"paling banyak {MOST_MESSAGES} pesan"):
        go_on(db, "pemeriksa", "satu lagi")
    go_on(db, "pemeriksa", selesai=True)


def test_a_closed_plan_takes_no_message_and_asks_nobody(db):
    ask(db, "pemeriksa")
    close_plan(db, SATKER, TAHUN, closed=True, pelaku="admin")
    assert whose_turn(db) == set()
    with pytest.raises(NotAllowed, match="ditutup"):
        go_on(db, "hana", "Terlambat.")


def test_others_messages_are_news_and_stand_in_the_log(db):
    begun = ask(db, "pemeriksa")
    moment = last_of(db)["waktu"]
    go_on(db, "hana", "Ada di map.")
    assert sum(row["pesan"] for row in news(db, SATKER, TAHUN, moment, "pemeriksa")) == 1
    assert sum(row["pesan"] for row in news(db, SATKER, TAHUN, moment, "operator")) == 2
    go_on(db, "hana", menarik=last_of(db)["entri"])
    assert sum(row["pesan"] for row in news(db, SATKER, TAHUN, moment, "pemeriksa")) == 0
    log = audit_lines(db, find_visitor(db, "utama"), AuditFilter(jenis="percakapan"))
    assert [*log["apa"]] == [
        f"menarik pesan tentang langkah {KODE}",
        *[f"menulis pesan tentang langkah {KODE}"] * 2,
    ]
    assert begun.jenis == "percakapan"


def test_a_person_whose_data_are_deleted_is_named_in_no_thread(db):
    orang = find_visitor(db, "lain").pelaku
    ask(db, orang, "operator")
    mine = json.dumps(personal_data(db, orang, pelaku="utama"))
    assert "Mana lampirannya?" in mine
    close_person(db, orang, pelaku="utama")
    assert name_of(db, last_of(db)["pelaku"]).startswith("Pengguna dihapus")
    assert whose_turn(db) == {"operator"}
    go_on(db, "operator", "Ini.")
    go_on(db, "admin", selesai=True)
    assert last_of(db)["selesai"]
