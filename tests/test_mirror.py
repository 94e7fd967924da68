"""What a module promises is tested where the tree says: `monev/core/text.py` in
`tests/core/test_text.py`. What differs is listed here, with its reason.
"""

from pathlib import Path

from tests.code import ROOT

NOT_YET = {"database", "edits", "meeting", "outputs", "questions", "reading", "uploads", "writing"}
"""Rooms whose tests do not stand where the tree says yet."""

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
    "edits/test_single_edits": ("core/typed_input", "what is typed is refused where it is stored"),
    "figures/test_part": ("figures/bukti", "its rows are counted beside all other rows"),
    "journal/test_content": ("journal/statements", "what it writes is what the journal takes"),
    "journal/test_sqlite_store": ("reminders/health", "troubles of a store are told to its admins"),
    "meeting/test_presence": ("access/presence", "an address is found once a meeting gave it"),
    "offices/test_office_register": ("access/offices", "the tree is what a register made of it"),
    "outputs/documents/test_daftar_bukti": ("figures/bukti_index", "it is the list in Excel"),
    "pages/test_every_callback": (
        "ui/follow_ups ui/second_tier ui/target_editor ui/target_table ui/page_parts",
        "what stores is tried by each role",
    ),
    "pages/test_every_page": (
        "ui/context ui/looks/block_parts ui/looks/blocks ui/router ui/screen",
        "each page is made of them",
    ),
    "pages/test_lapor": ("ui/many_targets", "many targets are chosen on Lapor alone"),
    "pages/test_pengaturan": ("ui/outcome ui/seen_forms", "forms stand there"),
    "pages/test_two_of_everything": ("ui/chooser", "it offers what several offices have"),
    "pages/test_unggah": (
        "ui/column_meanings ui/drop_field ui/upload_preview",
        "the steps of an upload are a page",
    ),
    "pages/test_kesenjangan_bukti": ("core/grouping", "people and their lists"),
    "pages/rapat/test_shapes": ("ui/looks/screen_parts", "the parts of a meeting's room"),
    "reading/test_whole_file": ("core/records", "types; a file is read into them"),
    "reminders/test_mail": ("core/public_address", "a setting of the mail"),
    "reminders/test_calendars": ("reminders/events", "an event is seen in its calendar"),
    "reminders/test_rounds": ("reminders/desk", "a letter waits there between rounds"),
    "server/test_evidence_routes": (
        "core/media_types server/data_routes",
        "files are sent by them",
    ),
    "server/test_redrawing": ("server/presses", "a press is lost or kept while a page is redrawn"),
    "server/test_search_route": ("core/glossary core/words figures/search", "one field asks all"),
    "writing/test_still_valid": ("figures/next_triwulan", "it is shown with what is still valid"),
}
"""Tests of another name, or of another room → modules that they prove, and why there."""

BEHAVIOURS = {
    "cli/test_reminders": "`ingatkan`, with a mail server",
    "cli/test_seed": "`awal`: the first start, interrupted and twice",
    "figures/test_meaning": "queries/meaning: each figure is a plain count",
    "journal/test_postgres_faults": "PostgreSQL and lines to it that die in the middle",
    "people/test_disk": "a disk that is full or can only be read",
    "server/test_deployment": "compose.yaml: two servers over one PostgreSQL",
    "server/test_image": "the files of the image",
    "server/test_killed": "a server killed while it stores",
    "server/test_live_connection": "a visitor's live connection, through gate and accounts",
    "server/test_service": "a service of a Linux machine",
    "server/test_ways_in": "three ways to start it, the same pages",
    "ui/test_scripts": "the scripts of the pages, by node",
}
"""Tests of no single module → what they prove."""


def _test_of(module: str) -> str:
    """Name the test of a module, as in core/text → core/test_text."""
    path = Path(module)
    return f"{path.parent}/test_{path.name}"


def _names(folder: str, pattern: str) -> set[str]:
    """List the files of all rooms by their path in a folder, without suffix."""
    paths = (path.relative_to(ROOT / folder) for path in (ROOT / folder).rglob(pattern))
    return {path.with_suffix("").as_posix() for path in paths if path.parts[0] in ROOMS}


ROOMS = {path.parent.name for path in ROOT.glob("monev/*/__init__.py")} - NOT_YET
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
    assert TESTS - {_test_of(name) for name in PACKAGES} - {*PROVED_BY} == {*BEHAVIOURS}
