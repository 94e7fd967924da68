"""Change the usual plan of the tests in one line."""

from typing import Any

from monev.database import Database
from monev.edits.single_edits import EditResult, Target, edit
from tests.makers import SATKER, TAHUN


def edit_plan(db: Database, target: Target, values: dict[str, Any], **more: Any) -> EditResult:
    """Call `edit` on the usual plan of the tests."""
    return edit(db, SATKER, TAHUN, target, values, **more)
