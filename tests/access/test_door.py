"""Test who may store which entry where: every role × action × satker of the code's own lists."""

from dataclasses import replace
from itertools import product

import pytest

from monev.access import (
    ACTIONS,
    LOCAL,
    ROLE_ACTIONS,
    NotAllowed,
    Visitor,
    check_entry,
    list_people,
    may_take_back,
    name_of,
    reporters,
)
from monev.access.rules import NEEDS
from monev.core.content import ENTRY_CONTENT, GONE_KINDS, STATED_COLUMNS
from monev.core.roles import ROLES
from monev.database import Database
from monev.edits.single_edits import Target, edit
from monev.people.setting_up import add_person, change_person
from monev.writing.plan_versions import cancel
from tests.conftest import filled_by
from tests.makers import (
    SATKER,
    TAHUN,
    add_people,
    append_unggahan,
    bukti_content,
    langkah_content,
    sample_content,
    tenggat_content,
)

OTHER = "KPU Kabupaten Lain"
OPERATOR_AT_BOTH = {SATKER: "operator", OTHER: "operator"}


def edit_content(
    kolom: str, *, rapat: int | None = None, menarik: int | None = None, **field: str
) -> dict:
    usual = {"kode": "I.a.1.1", "tenggat": "2025-03", "bukti": None}
    usual |= {"kolom": kolom, "dari": None, "ke": "x", "berlaku": "2025-03-31"}
    return {"rapat": rapat, "menarik": menarik, "ubah": [usual | field]}


COMPLETE = {"rapat": None, "menarik": None, "ubah": [], "lengkap_per": "2025-03-31"}


def bukti_edit(ke: str = "ada", **other) -> dict:
    return edit_content("status", bukti="SK", ke=ke, **other)


def person(satker: str, **other: object) -> dict:
    """Return the content of an entry that makes somebody pembaca at this satker."""
    given = [{"satker": satker, "peran": "pembaca"}]
    usual = {"orang": "baru", "nama": "Baru", "surel": "", "aktif": True, "peran": given, "pic": []}
    return usual | other


def person_at_both(orang: str) -> dict:
    """Return an entry that makes an operator of both satker a pembaca at SATKER."""
    content = person(SATKER, orang=orang, nama=orang.title())
    content["peran"] += [{"satker": OTHER, "peran": "operator"}]
    return content


def follow_up(kolom: str, rapat: int | None = None) -> dict:
    before = {
        "pic": "Kasubbag Hukum",
        "status": "terbuka",
        "keterangan": "",
        "uraian": "lama",
        "batas": "2025-10-31",
    }
    after = {**before, kolom: "baru"}
    change = {"benda": "tindak_lanjut", "nomor": 1, "dari": before, "ke": after}
    return {"rapat": rapat, "menarik": None, "ubah": [change]}


def second_verdict() -> dict:
    place = {"kode": "I.a.1.1", "tenggat": "2025-07", "bukti": "SK"}
    return place | {"verdik": "terverifikasi", "alasan": "", "tautan": "", "menarik": None}


# Case → jenis, content, and the roles that may store it: from docs/operations.md, not the code.
CASES = {
    "upload": ("unggahan", {"langkah": []}, {"operator"}),
    "cancel": ("pembatalan", {"unggahan": 1}, {"admin"}),
    "restore": ("pemulihan", {"unggahan": 1}, {"admin"}),
    "hide the sample": ("tampilan", {"disembunyikan": True}, {"admin"}),
    "close the plan": ("penutupan", {"ditutup": True}, {"admin"}),
    "judge as the tier above": ("penilaian", second_verdict(), {"evaluator"}),
    "report": ("isian", edit_content("laporan"), {"operator"}),
    "report in a meeting": ("isian", edit_content("laporan", rapat=1), {"operator", "pemeriksa"}),
    "bring a bukti": ("isian", bukti_edit(), {"operator"}),
    "say what was mended": ("isian", bukti_edit(dari="perlu_perbaikan"), {"operator"}),
    "verify": ("isian", bukti_edit("terverifikasi"), {"pemeriksa"}),
    "find fault": ("isian", bukti_edit("perlu_perbaikan"), {"pemeriksa"}),
    "take it away again": ("isian", bukti_edit(dari="terverifikasi"), {"pemeriksa"}),
    "verify in a meeting": ("isian", bukti_edit("terverifikasi", rapat=1), {"pemeriksa"}),
    "note on a bukti": ("isian", edit_content("catatan", bukti="SK"), {"operator", "pemeriksa"}),
    "call the report complete": ("isian", COMPLETE, {"operator"}),
    "change the PIC": ("isian", edit_content("pic"), {"operator"}),
    "record of a meeting": ("rapat", follow_up("status", rapat=1), {"pemeriksa"}),
    "a follow-up's state": ("rapat", follow_up("status"), {"operator", "pemeriksa"}),
    "letterhead": ("pengaturan", {"hal": "kop"}, {"admin"}),
    "pilar of the LKE": ("pengaturan", {"hal": "lke"}, {"admin", "operator"}),
    "how a cell is read": ("pilihan", {"pilihan": []}, {"operator"}),
    "a person": ("orang", person(SATKER), {"admin"}),
    "an invitation": ("undangan", {"orang": "pembaca"}, {"admin"}),
    "what guests see": ("tamu", {"terlihat": "semua"}, set()),
    "a guest's link": ("tautan_tamu", {"satker": SATKER}, {"admin"}),
    "the register": ("satker", {"satker": []}, set()),
    "word given to somebody": ("kabar", {"kabar": []}, {"operator", "pemeriksa", "admin"}),
}
FOR_EVERYTHING = ("what guests see", "the register")
"""Cases that hold for every satker: no role at one satker may store them."""
WITHOUT_SATKER = ("orang", "undangan", "tamu", "tautan_tamu", "satker")


@pytest.fixture(scope="module")
def staffed(shared_db: Database) -> Database:
    """Set up an admin of every satker, and one person of each role at SATKER."""
    append_unggahan(shared_db.journal, sample_content())
    add_people(shared_db, **{role: {SATKER: role} for role in ROLES})
    return shared_db


def may_store(db: Database, pelaku: str, jenis: str, content: dict, satker: str) -> bool:
    place: dict = {"satker": satker, "tahun": TAHUN}
    if jenis in WITHOUT_SATKER:
        place = {"satker": None, "tahun": None}
    try:
        check_entry(db, pelaku=pelaku, jenis=jenis, content=content, **place)
    except NotAllowed:
        return False
    return True


PLACE = ("I.1.1", "2025-03", "SK")
NOTULENSI = ("I.1.1", "2025-03", "Notulensi")


def plan(unggahan: int, sk: str, notulensi: str) -> dict:
    """Return a plan of one langkah with these states of its two bukti."""
    tenggat = tenggat_content("2025-03", bukti={"SK": sk, "Notulensi": notulensi})
    return sample_content([langkah_content("I.1.1", [tenggat])], unggahan=unggahan)


@filled_by
def with_reporters(db: Database) -> None:
    """Store a langkah with two bukti, an admin and two operators."""
    append_unggahan(db.journal, plan(1, "belum_ada", "belum_ada"))
    add_people(db, budi={SATKER: "operator"})
    siti = Visitor("siti.rahma", "Siti Rahma", roles={SATKER: frozenset({"operator"})})
    add_person(db, siti, pelaku="utama")


def change(db, place: tuple[str, str, str], pelaku: str, **value: str) -> None:
    edit(db, SATKER, TAHUN, Target(*place), value, pelaku=pelaku)


def test_every_kind_of_entry_and_every_column_has_a_rule_and_a_case():
    assert (
        NEEDS.keys()
        == ENTRY_CONTENT.keys() - GONE_KINDS.keys() - {"suntingan"}
        == {jenis for jenis, _, _ in CASES.values()}
    )
    assert ROLE_ACTIONS.keys() == ROLES.keys()
    assert set().union(*ROLE_ACTIONS.values()) == ACTIONS.keys()
    for kolom in STATED_COLUMNS:
        assert NEEDS["isian"](edit_content(kolom, bukti="SK", dari="ada", ke="tidak_berlaku"))
    assert NEEDS["isian"]({"rapat": None, "menarik": 1, "ubah": []}), "complete no more"


def test_only_these_roles_store_it_and_only_at_their_own_satker(staffed):
    for case, role in product(CASES, [*ROLES, "utama"]):
        jenis, content, allowed = CASES[case]
        everywhere = role == "utama"
        expected = role in allowed
        if everywhere:
            expected = "admin" in allowed or case in FOR_EVERYTHING
        told = may_store(staffed, role, jenis, content, SATKER)
        assert told == expected, (case, role)
        if jenis not in WITHOUT_SATKER:
            told = may_store(staffed, role, jenis, content, OTHER)
            assert told == (everywhere and expected), (case, role, OTHER)


def test_a_guest_and_somebody_unknown_store_nothing_and_the_machine_itself_everything(staffed):
    for case, (jenis, content, _) in CASES.items():
        for who in ("tamu", "penyusup", "komputer ini"):
            may = may_store(staffed, who, jenis, content, SATKER)
            assert may == (who == "komputer ini"), (case, who)


def test_a_guest_stores_nothing_either_before_anybody_was_set_up(db):
    assert not may_store(db, "tamu", "unggahan", {"langkah": []}, SATKER)
    assert may_store(db, "komputer ini", "unggahan", {"langkah": []}, SATKER)


def test_the_admin_of_one_satker_gives_no_role_elsewhere(staffed):
    assert may_store(staffed, "admin", "orang", person(SATKER), SATKER)
    assert not may_store(staffed, "admin", "orang", person(OTHER), SATKER)
    assert not may_store(staffed, "admin", "orang", person("*"), SATKER)
    assert not may_store(staffed, "admin", "tautan_tamu", {"satker": OTHER}, SATKER)
    general_admin = person("*", orang="utama", nama="Lain")
    assert not may_store(staffed, "admin", "orang", general_admin, SATKER)
    own_operator = person(SATKER, orang="operator", nama="Lain")
    assert may_store(staffed, "admin", "orang", own_operator, SATKER)


def test_the_admin_of_one_satker_takes_no_role_elsewhere_and_renames_nobody_with_a_task_there(
    staffed,
):
    add_people(staffed, tiga=OPERATOR_AT_BOTH)
    here_alone = person(SATKER, orang="tiga", nama="Tiga")
    assert not may_store(staffed, "admin", "orang", here_alone, SATKER)
    roles, pics = {SATKER: frozenset({"pembaca"})}, {OTHER: frozenset({"Kasubbag"})}
    add_person(staffed, Visitor("pic", "Pic", roles=roles, pics=pics), pelaku="utama")
    kept = {"peran": [{"satker": SATKER, "peran": "operator"}]}
    kept["pic"] = [{"satker": OTHER, "pic": "Kasubbag"}]
    assert may_store(
        staffed, "admin", "orang", person(SATKER, orang="pic", nama="Pic", **kept), SATKER
    )
    renamed = person(SATKER, orang="pic", nama="Lain", **kept)
    assert not may_store(staffed, "admin", "orang", renamed, SATKER)
    nowhere = Visitor("lepas", "Lepas")
    assert not list_people(staffed)["admin"].manages(nowhere), "who is of no satker"


@pytest.mark.parametrize(
    "change", [{"nama": "Lain"}, {"surel": "budi@asing.example"}, {"aktif": False}]
)
def test_name_email_and_state_of_who_works_elsewhere_too_are_no_local_admins_to_change(
    staffed, change
):
    """Letters go to that address, and the name stands beside what they do, at every satker."""
    (field,) = change
    orang = f"dua{field}"
    add_people(staffed, **{orang: OPERATOR_AT_BOTH})
    content = person_at_both(orang)
    assert may_store(staffed, "admin", "orang", content, SATKER)  # changes the role here alone
    assert not may_store(staffed, "admin", "orang", content | change, SATKER)
    assert may_store(staffed, "utama", "orang", content | change, SATKER)
    works_here_alone = person(SATKER, orang="operator", nama="Operator")
    assert may_store(staffed, "admin", "orang", works_here_alone | change, SATKER)


def test_an_admin_of_one_of_two_satker_is_told_whose_the_email_is_and_it_stays(staffed):
    here_and_there = {SATKER: frozenset({"operator"}), OTHER: frozenset({"pembaca"})}
    for orang, roles in (("dinas", here_and_there), ("tetap", {SATKER: frozenset({"operator"})})):
        form = Visitor(orang, orang.title(), email=f"{orang}@kantor.example", roles=roles)
        add_person(staffed, form, pelaku="utama")
    before = staffed.journal.tip()
    taken_over = replace(list_people(staffed)["dinas"], email="admin@kantor.example")
    with pytest.raises(NotAllowed) as refused:
        change_person(staffed, taken_over, pelaku="admin")
    assert OTHER in f"{refused.value.pesan} {refused.value.advice}"
    assert staffed.journal.tip() == before
    assert list_people(staffed)["dinas"].email == "dinas@kantor.example"
    own = replace(list_people(staffed)["tetap"], email="baru@kantor.example")
    change_person(staffed, own, pelaku="admin")
    assert list_people(staffed)["tetap"].email == "baru@kantor.example"


def test_who_a_follow_up_was_given_to_says_how_far_it_is_and_no_more(staffed):
    own = {SATKER: frozenset({"kasubbag  hukum"})}
    add_person(staffed, Visitor("hukum", "Kasubbag Hukum", pics=own), pelaku="utama")
    add_person(staffed, Visitor("bekas", "Bekas", pics=own, is_active=False), pelaku="utama")
    acts = {kolom: follow_up(kolom) for kolom in ("status", "keterangan", "pic", "uraian", "batas")}
    acts["in a meeting"] = follow_up("status", rapat=1)
    for act, content in acts.items():
        expected = act in ("status", "keterangan")
        assert may_store(staffed, "hukum", "rapat", content, SATKER) == expected, act
        assert not may_store(staffed, "hukum", "rapat", content, OTHER), act
        assert not may_store(staffed, "bekas", "rapat", content, SATKER), act


def test_a_pic_reports_the_langkah_that_name_it_in_the_plan_of_that_year(db):
    for tahun, pic in ((TAHUN, "Kasubbag A"), (TAHUN + 1, "Kasubbag B")):
        other = langkah_content("I.a.1.2", pic="Kasubbag C")
        plan = sample_content([langkah_content("I.a.1.1", pic=pic), other])
        append_unggahan(db.journal, plan, tahun=tahun)
    add_people(db)
    for name in "abc":
        own = {SATKER: frozenset({f"kasubbag {name}"})}
        add_person(db, Visitor(name, name, pics=own), pelaku="utama")
    assert may_store(db, "a", "isian", edit_content("laporan"), SATKER)
    for other in "bc":
        assert not may_store(db, other, "isian", edit_content("laporan"), SATKER), other
    given = sample_content([langkah_content("I.a.1.1", pic="Kasubbag C")], unggahan=2)
    append_unggahan(db.journal, given, tahun=TAHUN)
    db.catch_up()
    assert may_store(db, "c", "isian", edit_content("laporan"), SATKER)
    cancel(db, SATKER, TAHUN, reason="keliru", pelaku="utama")
    assert not may_store(db, "c", "isian", edit_content("laporan"), SATKER), "cancelled"


def test_an_undo_takes_back_ones_own(staffed):
    given = {"pic": "Sekretaris"}
    made = edit(staffed, SATKER, TAHUN, Target("I.1.1"), given, pelaku="operator")
    undo = edit_content("pic", menarik=made.entry.nomor)
    assert may_store(staffed, "operator", "isian", undo, SATKER)
    add_people(staffed, operator2={SATKER: "operator"})
    assert not may_store(staffed, "operator2", "isian", undo, SATKER)
    assert may_store(staffed, "komputer ini", "isian", undo, SATKER)


def test_who_reports_and_checks_does_not_verify_what_they_brought(staffed):
    add_people(staffed, dua={SATKER: "operator pemeriksa"})
    target = Target("I.1.1", "2025-03", "Notulensi")
    edit(staffed, SATKER, TAHUN, target, {"status": "ada"}, pelaku="dua")
    place = {"kode": "I.1.1", "bukti": "Notulensi"}
    verified = edit_content("status", dari="ada", ke="terverifikasi", **place)
    assert not may_store(staffed, "dua", "isian", verified, SATKER)
    assert may_store(staffed, "pemeriksa", "isian", verified, SATKER)
    beside_it = edit_content("status", kode="I.1.1", bukti="SK", dari="ada", ke="terverifikasi")
    assert may_store(staffed, "dua", "isian", beside_it, SATKER), "another brought that one"


def with_verified(link: str, status: str = "terverifikasi") -> dict:
    bukti = bukti_content("SK", status, tautan=link)
    tenggat = {**tenggat_content("2025-03"), "bukti": [bukti]}
    return sample_content([langkah_content("I.1.1", [tenggat])], unggahan=2)


def test_what_was_verified_is_not_exchanged_under_the_same_word(db):
    """Neither a file that repeats the word nor a new link alone may exchange it."""
    append_unggahan(db.journal, with_verified("a"))
    add_people(db, ani={SATKER: "operator"}, dua={SATKER: "operator pemeriksa"})
    assert may_store(db, "ani", "unggahan", with_verified("a"), SATKER)
    assert not may_store(db, "ani", "unggahan", with_verified("b"), SATKER)
    returned = with_verified("a", "perlu_perbaikan")
    assert not may_store(db, "ani", "unggahan", returned, SATKER), "nor gives a file one back"
    exchanged = edit_content("tautan", kode="I.1.1", bukti="SK", dari="a", ke="b")
    assert not may_store(db, "ani", "isian", exchanged, SATKER)
    assert may_store(db, "dua", "isian", exchanged, SATKER)


def test_the_reporter_of_a_bukti_is_who_said_last_that_it_is_there(with_reporters):
    assert reporters(with_reporters, SATKER, TAHUN) == {}, "a file without a report"
    change(with_reporters, PLACE, "siti.rahma", tautan="https://contoh.example/sk")
    change(with_reporters, PLACE, "budi", catatan="halaman 2")
    # A note does not say that the bukti is there.
    assert reporters(with_reporters, SATKER, TAHUN) == {PLACE: "siti.rahma"}
    kode, tenggat, bukti = PLACE
    one = reporters(with_reporters, SATKER, TAHUN, kode=kode, tenggat=tenggat, bukti=bukti)
    assert one == {PLACE: "siti.rahma"}


def test_a_later_file_that_says_no_other_of_a_bukti_is_not_its_reporters(with_reporters):
    """Otherwise the reporter could verify their own bukti once somebody else's file came."""
    append_unggahan(with_reporters, plan(2, "ada", "belum_ada"), pelaku="siti.rahma")
    append_unggahan(with_reporters, plan(3, "ada", "ada"), pelaku="budi")
    found = reporters(with_reporters, SATKER, TAHUN)
    assert (found[PLACE], found[NOTULENSI]) == ("siti.rahma", "budi")
    change(with_reporters, NOTULENSI, "budi", status="belum_ada")
    change(with_reporters, NOTULENSI, "siti.rahma", status="ada")
    append_unggahan(with_reporters, plan(6, "ada", "ada"), pelaku="budi")
    assert reporters(with_reporters, SATKER, TAHUN)[NOTULENSI] == "siti.rahma"


def test_an_unggahan_is_taken_back_by_its_author_or_an_admin_and_free_text_stays_a_name(
    with_reporters,
):
    people = list_people(with_reporters)
    assert may_take_back(people["siti.rahma"], SATKER, "siti.rahma")
    assert not may_take_back(people["budi"], SATKER, "siti.rahma")
    assert may_take_back(people["utama"], SATKER, "siti.rahma")
    assert may_take_back(LOCAL, SATKER, "siti.rahma")
    roles = {SATKER: frozenset({"operator"}), OTHER: frozenset({"admin"})}
    admin_elsewhere = Visitor("luar", "Luar", roles=roles)
    assert not may_take_back(admin_elsewhere, SATKER, "siti.rahma")
    assert name_of(with_reporters, "siti.rahma") == "Siti Rahma"
    assert name_of(with_reporters, "komputer ini") == "komputer ini"
    assert name_of(with_reporters, "Tim ZI") == "Tim ZI"
