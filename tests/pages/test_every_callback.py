"""Each function of the pages that stores, found in the code and tried by each role: done, or
refused with nothing changed.

A callback runs before any page is drawn, with values of an earlier run. Here its context says
that it is the machine itself. The person is looked up again, and the journal's door decides.
"""

import ast
import hashlib
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
import streamlit as st

from monev import figures
from monev.access import list_people
from monev.access.door import place_of, said_of_bukti
from monev.core.errors import MonevError
from monev.core.file_references import FileReference
from monev.core.records import Reading
from monev.core.roles import LOCAL_ACTOR, ROLES
from monev.database import Database
from monev.edits.single_edits import Edit, Target, edit
from monev.evidence_files import files
from monev.figures import view_at
from monev.meeting import acts, records
from monev.reading.choices import ChoiceItem
from monev.ui import follow_ups, page_parts, target_editor, target_table
from monev.ui.address import Choice
from monev.ui.context import Context
from monev.ui.drop_field import ChosenFile
from monev.writing.plan_versions import cancel
from monev.writing.reading_choices import store_choices
from pages.kesenjangan_bukti import people
from pages.lapor import quarter
from pages.rapat import rights
from pages.riwayat import versions
from pages.unggah import own_words
from tests.code import ROOT, python_files, syntax_tree
from tests.evidence_files.material import pdf
from tests.makers import SATKER, TAHUN, begin_rapat
from tests.page_runs import filled_with
from tests.pages.test_permission import fill_staffed

SK = Target("I.2.1", "2025-06", "SK")
ANSWER = ChoiceItem("waktu", "Triwulan", "Maret 2025", tahun=TAHUN)
DOOR = "tests/access/test_door.py::test_only_these_roles_store_it_and_only_at_their_own_satker"
MESSAGES = "tests/pages/rapat/test_rights.py::test_each_act_is_done_by_who_may_under_their_own_name_and_by_nobody_else"
UPLOADS = "tests/pages/test_unggah.py::test_a_file_of_an_office_where_one_may_not_is_refused"
GIVEN = "tests/edits/test_given_pics.py::test_what_the_plan_says_is_not_overwritten_and_who_may_not_gives_none"
FOLLOW_UPS = "tests/pages/test_lapor.py::test_the_follow_ups_of_the_triwulan_before_stand_first_and_carry_their_document"
FORMS = "tests/pages/test_permission.py::test_a_control_is_there_for_who_may_use_it"

Act = Callable[[Context], Callable[[], Any]]
"""Prepares what the act is about; gives the act itself."""


def cancel_newest(ctx: Context) -> Callable[[], Any]:
    st.session_state["alasan"] = "berkas tertukar"
    after = figures.version_actions(ctx.db, SATKER, TAHUN).after
    return lambda: versions._cancel(ctx, 2, after, "alasan")


def restore_it(ctx: Context) -> Callable[[], Any]:
    cancel(ctx.db, SATKER, TAHUN, reason="keliru", pelaku=LOCAL_ACTOR)
    after = figures.version_actions(ctx.db, SATKER, TAHUN).after
    return lambda: versions._restore(ctx, 2, after)


def mark_sent(ctx: Context) -> Callable[[], Any]:
    return lambda: page_parts._mark_sent(ctx, [(SATKER, "Kasubbag Hukum")])


def tell_pic(ctx: Context) -> Callable[[], Any]:
    return lambda: people._touched(ctx, {"Kasubbag Hukum"}, {"dikirim": "Kasubbag Hukum"})


def withdraw(ctx: Context) -> Callable[[], Any]:
    store_choices(ctx.db, SATKER, [ANSWER], pelaku=LOCAL_ACTOR, tahun=TAHUN)
    file = ChosenFile("asli", "rencana.xlsx", b"")
    preview = own_words.Preview(ctx, file, Reading(satker=SATKER, tahun=TAHUN), may_say=True)
    return lambda: own_words._take_back(preview, [ANSWER])


def report_line(ctx: Context) -> Callable[[], Any]:
    edits = [Edit(Target("I.2.1", "2025-06"), {"laporan": "belum"}, {"laporan": "proses"})]
    desk = target_editor.Desk(ctx, ctx.view.posisi, may_report=True)
    return lambda: target_editor.store(desk, "I.2.1 2025-06", edits)


def undo_line(ctx: Context) -> Callable[[], Any]:
    made = edit(
        ctx.db, SATKER, TAHUN, Target("I.2.1", "2025-06"), {"kendala": "hujan"}, pelaku="operator"
    )
    desk = target_editor.Desk(ctx, ctx.view.posisi, may_report=True)

    def take_back() -> None:
        target_editor.keep("I.2.1 2025-06", made)
        target_editor.take_back(desk, "I.2.1 2025-06")

    return take_back


def say_it_complete(ctx: Context) -> Callable[[], Any]:
    return lambda: quarter._complete(
        ctx, ctx.view.posisi + timedelta(days=1)
    )  # what is stored was complete


def grant(ctx: Context) -> Callable[[], Any]:
    return lambda: rights.let_record(ctx, list_people(ctx.db)["operator"])


def settle(ctx: Context) -> Callable[[], Any]:
    meeting = begin_rapat(ctx.db, tanggal="2025-10-01", pelaku=LOCAL_ACTOR)
    acts.decide(
        ctx.db,
        meeting,
        uraian="Lengkapi",
        pic="Kasubbag Hukum",
        batas="2025-10-31",
        pelaku=LOCAL_ACTOR,
    )
    (task,) = records.read_tindak_lanjut(ctx.db, SATKER, TAHUN)
    st.session_state["keterangan"] = st.session_state["tautan"] = "dikirim"
    return lambda: follow_ups._settle(ctx, task, "keterangan", "tautan")


def take_back_settled(ctx: Context) -> Callable[[], Any]:
    settle(ctx)()
    said = records.read_tindak_lanjut(ctx.db, SATKER, TAHUN)[0]["nomor"]
    value = {"keterangan": "keliru"}
    made = acts.change_tindak_lanjut(ctx.db, ctx.view, said, value, pelaku="operator")

    def take_back() -> None:
        st.session_state["tindak_lanjut_entri"] = [made.nomor]
        follow_ups._undo(ctx)
        follow_ups._undo(ctx)  # pressed again before the page was redrawn

    return take_back


def add_file(ctx: Context) -> Callable[[], Any]:
    target_editor.memory().file_for = SK
    st.session_state["berkas"] = SimpleNamespace(name="sk.pdf", getvalue=pdf)
    desk = target_editor.Desk(ctx, ctx.view.posisi, may_report=True)
    return lambda: target_table._put_file(desk, "berkas")


def take_off_file(ctx: Context) -> Callable[[], Any]:
    content = pdf()
    files.add_file(
        ctx.db, SATKER, TAHUN, SK, "sk.pdf", content, pelaku=LOCAL_ACTOR, posisi=ctx.view.posisi
    )
    one = FileReference(hashlib.sha256(content).hexdigest(), "sk.pdf")
    desk = target_editor.Desk(ctx, ctx.view.posisi, may_report=True)
    line = SimpleNamespace(kode=SK.kode, tenggat=SK.tenggat, name=f"{SK.kode} {SK.tenggat}")
    return lambda: target_table._take_off(desk, line, SK.bukti, one.sha256)


def judge_again(ctx: Context) -> Callable[[], Any]:
    edit(*ctx.rencana, SK, {"status": "terverifikasi"}, pelaku=LOCAL_ACTOR)
    (row,) = said_of_bukti(*ctx.rencana, kode=SK.kode, tenggat=SK.tenggat, bukti=SK.bukti)
    desk, place = target_editor.Desk(ctx, ctx.view.posisi, may_report=False), place_of(row)
    return lambda: target_editor.judge_above(desk, "SK", place, row["tautan"])


AT_THE_DOOR = {
    "pages/rapat/meeting_list.py": ("show_calling_off show_signed_papers show_photos"),
    "pages/rapat/meeting_data.py": "_show_form",
    "pages/rapat/office_settings.py": "_store_kop",
    "pages/cakupan_lke/linking.py": "_store",
    "monev/ui/column_meanings.py": "store_provisional",
    "pages/pengaturan/register.py": "_store",
    "pages/pengaturan/office.py": "_set_hidden",
    "pages/pengaturan/closing.py": "_set_closed",
    "pages/pengaturan/reach.py": "_show_sight _show_form _withdraw",
    "pages/pengaturan/people.py": "_show_one _add _show_invitation _set_active",
    "pages/pengaturan/personal.py": "_delete",
}
"""File → its functions that store as the journal's door lets them."""
# Function that stores → the act, and who may do it (docs/operations.md); or the test that tries it.
STORING: dict[str, tuple[Act, set[str]] | str] = {
    "pages/riwayat/versions.py:_cancel": (cancel_newest, {"admin"}),
    "pages/riwayat/versions.py:_restore": (restore_it, {"admin"}),
    "pages/unggah/own_words.py:_take_back": (withdraw, {"operator"}),
    "monev/ui/target_editor.py:store": (report_line, {"operator"}),
    "monev/ui/target_editor.py:take_back": (undo_line, {"operator"}),
    "pages/pengaturan/pics.py:_store": GIVEN,
    "pages/pengaturan/pics.py:_take_back": "tests/access/test_door.py::test_an_undo_takes_back_ones_own",
    "pages/lapor/quarter.py:_complete": (say_it_complete, {"operator"}),
    "monev/ui/page_parts.py:_mark_sent": (mark_sent, {"admin", "operator", "pemeriksa"}),
    "pages/kesenjangan_bukti/people.py:_touched": (tell_pic, {"admin", "operator", "pemeriksa"}),
    "monev/ui/target_editor.py:judge_above": (judge_again, {"evaluator"}),
    "pages/rapat/rights.py:let_record": (grant, {"admin"}),
    "monev/ui/follow_ups.py:_settle": (settle, {"operator", "pemeriksa", "kasubbag"}),
    "monev/ui/follow_ups.py:_undo": (take_back_settled, {"operator"}),
    "monev/ui/follow_ups.py:_ask": FOLLOW_UPS,
    "pages/rapat/room.py:_record": MESSAGES,
    "pages/rapat/opening.py:_show_form": FORMS,
    "monev/ui/upload_preview.py:store_answered": UPLOADS,
    "monev/ui/target_table.py:_put_file": (add_file, {"operator"}),
    "monev/ui/target_table.py:_take_off": (take_off_file, {"operator"}),
    "pages/pengaturan/mail.py:_show_form": (
        "tests/reminders/test_mail.py::test_only_who_manages_an_office_sets_its_server_and_for_all_only_who_manages_all"
    ),
}
STORING |= {f"{file}:{name}": DOOR for file, names in AT_THE_DOOR.items() for name in names.split()}
TRIED = {name: act for name, act in STORING.items() if not isinstance(act, str)}


def functions_that_store() -> set[str]:
    """List every function of the pages that looks up under whose name it stores."""
    found = set()
    for path in python_files("pages", "monev/ui"):
        for function in ast.walk(syntax_tree(path)):
            if isinstance(function, ast.FunctionDef) and any(
                isinstance(node, ast.Call)
                and getattr(node.func, "id", "") in ("current_actor", "act_as")
                for node in ast.walk(function)
            ):
                found.add(f"{path.relative_to(ROOT)}:{function.name}")
    return found - {"monev/ui/context.py:current_actor"}  # it says for the others who looks


def test_every_function_that_stores_has_an_expectation_and_the_tests_named_here_are_there():
    assert functions_that_store() == STORING.keys()
    for test in {storing for storing in STORING.values() if isinstance(storing, str)}:
        file, name = test.split("::")
        there = {
            node.name
            for node in ast.walk(syntax_tree(ROOT / file))
            if isinstance(node, ast.FunctionDef)
        }
        assert name in there, test


office = filled_with(fill_staffed)


@pytest.mark.parametrize("name", TRIED)
def test_who_may_not_changes_nothing_and_who_may_does(office, look_as, name):
    prepare, allowed = TRIED[name]
    view = view_at(
        office, SATKER, TAHUN, figures.opening_posisi(figures.list_rencana(office), SATKER, TAHUN)
    )
    ctx = Context(office, Choice(SATKER, TAHUN, view.posisi), view)
    act = prepare(ctx)
    for person in sorted({*ROLES, "kasubbag"} - allowed):
        assert not stored_by(office, look_as, person, act), person
    assert not stored_by(office, look_as, None, act), "a guest"
    assert stored_by(office, look_as, sorted(allowed)[0], act)


def stored_by(db: Database, look_as, person: str | None, act: Callable[[], Any]) -> bool:
    """True if the act, done by this person, stored something. A refusal is one of the project's own
    errors, or words on the page.
    """
    kept = dict(st.session_state)
    look_as(db, person)
    before = db.journal.tip()
    with suppress(MonevError):
        act()
    for key, value in kept.items():
        st.session_state[key] = value
    return db.journal.tip() != before
