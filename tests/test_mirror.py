"""What a module promises is tested where the tree says: `monev/core/text.py` in
`tests/core/test_text.py`. What differs is listed here, with its reason.
"""

from pathlib import Path

from tests.code import ROOT

PROVED_BY = {
    "access/test_door": (
        "access/rules core/roles",
        "the door is tried with each rule by each role",
    ),
    "accounts/test_store": ("accounts/place", "one function that opens the store"),
    "charts/test_heatmap": ("charts/heatmap_key charts/theme", "the key is drawn with the map"),
    "charts/test_timeline": ("charts/timeline_key figures/linimasa", "seen on what is drawn"),
    "children/test_worker": ("core/platform_processes", "only a child shows what it may not do"),
    "cli/test_load": ("cli/files cli/store", "commands read and write by them"),
    "cli/test_output": ("core/clock", "a zone and a day are settings of a whole program"),
    "cli/test_seed": ("uploads/first_data", "a first start"),
    "database/test_apply": (
        "database/after_edits database/newest",
        "seen in the rows that entries made",
    ),
    "database/test_database": (
        "database/checks database/connection database/places",
        "a database is opened by them",
    ),
    "database/test_every_sql": ("database/query_files", "each query is read and asked"),
    "edits/test_single_edits": (
        "core/plan_fields core/typed_input",
        "what is typed is refused where it is stored",
    ),
    "figures/test_part": ("figures/bukti", "its rows are counted beside all other rows"),
    "journal/test_content": ("journal/statements", "what it writes is what the journal takes"),
    "journal/test_sqlite_store": ("reminders/health", "troubles of a store are told to its admins"),
    "meeting/test_acts": (
        "core/field_of meeting/fields meeting/input_checks meeting/recording meeting/records meeting/things",
        "what an act checks and stores",
    ),
    "meeting/test_presence": ("access/presence", "an address is found once a meeting gave it"),
    "offices/test_office_register": ("access/offices", "the tree is what a register made of it"),
    "outputs/documents/test_daftar_bukti": ("figures/bukti_index", "it is the list in Excel"),
    "outputs/documents/test_evaluator": (
        "outputs/evaluator",
        "its lists and papers are of a meeting",
    ),
    "outputs/documents/test_forms": (
        "outputs/documents/blocks outputs/documents/coloured outputs/documents/columns outputs/documents/common outputs/documents/fonts outputs/documents/pdf outputs/documents/shown outputs/documents/word",
        "seen in the files that they make",
    ),
    "outputs/documents/test_letterhead": (
        "outputs/letterhead outputs/documents/lembar",
        "printed on every paper",
    ),
    "outputs/documents/test_messages": (
        "outputs/documents/material outputs/documents/pesan outputs/documents/texts outputs/messages",
        "what goes out before and after a meeting",
    ),
    "outputs/documents/test_minutes": (
        "outputs/documents/corrections outputs/documents/hadir outputs/documents/notulen outputs/documents/simpulan outputs/documents/undangan",
        "one meeting in all its papers",
    ),
    "outputs/test_list_columns": ("outputs/workbook", "lists are written by it"),
    "outputs/test_lke": ("outputs/coverage outputs/lke_results", "coverage and results of one LKE"),
    "pages/rapat/test_misshapen": ("ui/looks/screen_parts", "the parts of a meeting's room"),
    "pages/test_every_callback": (
        "ui/follow_ups ui/second_tier ui/target_editor ui/target_table ui/page_parts",
        "what stores is tried by each role",
    ),
    "pages/test_every_page": (
        "ui/context ui/looks/block_parts ui/looks/blocks ui/router ui/screen",
        "each page is made of them",
    ),
    "pages/test_mail_settings": ("writing/forms", "a form that somebody else stored meanwhile"),
    "pages/test_kesenjangan_bukti": ("core/grouping", "people and their lists"),
    "pages/test_lapor": ("ui/many_targets", "many targets are chosen on Lapor alone"),
    "pages/test_pengaturan": ("outputs/settings ui/outcome ui/seen_forms", "forms stand there"),
    "pages/test_two_of_everything": ("ui/chooser", "it offers what several offices have"),
    "pages/test_unggah": (
        "ui/column_meanings ui/drop_field ui/upload_preview",
        "the steps of an upload are a page",
    ),
    "quality/test_reading_quality": (
        "questions/other_times",
        "months a person chose answer what is asked of a plan",
    ),
    "questions/test_sitting": (
        "questions/open_questions questions/proposals",
        "asked and answered in a sitting",
    ),
    "reading/due_dates/test_time_parts": (
        "reading/due_dates/frequency reading/due_dates/named_times reading/vocabulary/time_words",
        "one table of ways to write a time",
    ),
    "reading/evidence/test_split": (
        "reading/vocabulary/bukti_kinds",
        "words by which a cell is split",
    ),
    "reading/files/test_docx": (
        "reading/document_sheets reading/files/ruled_tables reading/files/word_document",
        "Word files that a child reads",
    ),
    "reading/files/test_gate": (
        "reading/files/faults reading/files/limits reading/files/worker",
        "what is refused before and while it is read",
    ),
    "reading/files/test_odd_cells": (
        "reading/files/csv_text reading/files/shown_text",
        "cells as other programs leave them",
    ),
    "reading/files/test_xlsx_books": ("reading/files/grid", "a sheet is read into it"),
    "reading/reports/test_plan_reports": (
        "reading/report_words reading/reports/said_times",
        "words of a report's column, and the targets that they are of",
    ),
    "reading/reports/test_template_sheets": (
        "reading/vocabulary/template_names",
        "names of our own template",
    ),
    "reading/test_marks": (
        "reading/vocabulary/marks reading/times",
        "marks under months become times",
    ),
    "reading/test_office_habits": (
        "reading/vocabulary/structure",
        "habits of offices, in whole tables",
    ),
    "reading/test_columns": ("reading/proposal", "what is proposed for a table"),
    "reading/small_books/test_times": ("reading/time_rows", "rows of months over the work"),
    "reading/test_periods": ("reading/tables", "where a table's periods stand"),
    "reading/test_several_sheets": (
        "questions/plan_tables reading/plan_tables",
        "which tables of a file are the plan",
    ),
    "reading/test_whole_file": (
        "core/records reading/fates reading/kode reading/langkah reading/table_rows reading/works",
        "a file is read into langkah, row by row",
    ),
    "reminders/test_calendars": ("reminders/events", "an event is seen in its calendar"),
    "reminders/test_mail": ("core/public_address", "a setting of the mail"),
    "reminders/test_rounds": ("reminders/desk", "a letter waits there between rounds"),
    "server/test_evidence_routes": ("core/media_types", "files are sent by it"),
    "server/test_redrawing": ("server/presses", "a press is lost or kept while a page is redrawn"),
    "server/test_search_route": ("core/glossary core/words figures/search", "one field asks all"),
    "uploads/test_matching": ("writing/content", "content that is matched"),
    "uploads/test_merge": ("uploads/file_version", "a file as a version to merge"),
    "writing/test_still_valid": ("figures/next_triwulan", "it is shown with what is still valid"),
}
"""Tests of another name, or of another room → modules that they prove, and why there."""

BEHAVIOURS = {
    "cli/test_reminders": "`ingatkan`, with a mail server",
    "database/test_damage": "damage stops only what needs the damaged part",
    "database/test_gaps": "a gap in a journal",
    "database/test_keeping_up": "pages are drawn while many entries are applied",
    "database/test_private": "only the owner reads what is kept",
    "database/test_recovery": "a full disk, a broken block, a swapped journal",
    "database/test_seen": "a journal that is shorter than before",
    "database/test_turns": "several programs over one journal",
    "edits/test_free_edits": "workbooks that people changed as they like",
    "edits/test_random_edits": "random edits of two sides",
    "edits/test_two_servers": "two servers store at once",
    "figures/test_meaning": "queries/meaning: each figure is a plain count",
    "journal/test_postgres_faults": "PostgreSQL and lines to it that die in the middle",
    "meeting/test_earlier_posisi": "a meeting about an earlier day",
    "meeting/test_entries": "a whole meeting in its entries",
    "meeting/test_follow_ups": "follow-ups over several meetings",
    "meeting/test_killed": "a recorder killed in the middle",
    "outputs/documents/test_closed_figures": "a closed meeting's papers at any later time",
    "outputs/test_making": "files are made in a child",
    "people/test_disk": "a disk that is full or can only be read",
    "questions/test_settled_readings": "each case of a question and its one answer",
    "reading/due_dates/test_answers_for_times": "doubtful times and their answers",
    "reading/reports/test_template_rows": "rows of our own template",
    "reading/small_books": "small plans as offices write them, a table each",
    "reading/test_robustness": "no table makes reading fail",
    "reading/test_unknown_headings": "columns whose headings nobody knows",
    "reading/test_worked_table": "docs/reading.md",
    "server/test_deployment": "compose.yaml: two servers over one PostgreSQL",
    "server/test_image": "the files of the image",
    "server/test_killed": "a server killed while it stores",
    "server/test_live_connection": "a visitor's live connection, through gate and accounts",
    "server/test_service": "a service of a Linux machine",
    "server/test_ways_in": "three ways to start it, the same pages",
    "ui/test_scripts": "the scripts of the pages, by node",
    "uploads/test_columns": "a plain table that reports",
    "uploads/test_update_cycles": "how an office's next file differs from its last",
}
"""Tests of no single module, or a folder of them → what they prove."""


def _test_of(module: str) -> str:
    """Name the test of a module, as in core/text → core/test_text."""
    path = Path(module)
    return f"{path.parent}/test_{path.name}"


def _names(folder: str, pattern: str) -> set[str]:
    """List the files of all rooms by their path in a folder, without suffix."""
    paths = (path.relative_to(ROOT / folder) for path in (ROOT / folder).rglob(pattern))
    return {path.with_suffix("").as_posix() for path in paths if path.parts[0] in ROOMS}


ROOMS = {path.parent.name for path in ROOT.glob("monev/*/__init__.py")}
FILES = _names("monev", "*.py")
PACKAGES = {name.removesuffix("/__init__") for name in FILES}
MODULES = {name for name in FILES if not name.endswith("__")}
"""Modules of rooms; what a room hands out (`__init__.py`) is proved where it is made."""
TESTS = _names("tests", "test_*.py")
LISTED = [module for modules, _ in PROVED_BY.values() for module in modules.split()]


def _is_there(test: str) -> bool:
    return (ROOT / f"tests/{test}.py").exists()


def test_each_module_has_its_test_or_is_listed_with_the_test_that_proves_it():
    assert {module for module in MODULES if not _is_there(_test_of(module))} == {*LISTED}
    assert [test for test in PROVED_BY if not _is_there(test)] == []


def test_each_test_is_a_modules_or_is_listed_with_the_behaviour_that_it_proves():
    others = TESTS - {_test_of(name) for name in PACKAGES} - {*PROVED_BY}
    named = {name if name in BEHAVIOURS else str(Path(name).parent) for name in others}
    assert named == {*BEHAVIOURS}
